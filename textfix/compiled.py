"""The compiled part, where it was built."""
from __future__ import annotations

import os
from typing import Any


def load() -> Any:
    """The C module, or None where it was not built or `TEXTFIX_PURE=1` is set."""
    if os.environ.get("TEXTFIX_PURE") == "1":
        return None
    try:
        from textfix import _native
    except ImportError:
        return None
    return _native

"""The commands of `python -m benchmarks`: a file each; the folder is the list.

A file's first docstring line is its help; it has `run(args) -> Report`, and `options(parser)` where it takes more than the options
that all commands have (`--data`, `--quick`, `--json`).  `ALL = True` makes it a part of `all`.
"""
from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def commands() -> dict[str, ModuleType]:
    """All commands by name."""
    return {module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)}

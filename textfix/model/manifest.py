"""`textfix-model.json`: what its owner says about a model goes over every guess."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from textfix.errors import TextfixError, unknown

NAME = "textfix-model.json"
_TYPES: dict[str, type] = {"source": str, "target": str, "source_prefix": list, "target_prefix": list,
                           "source_spm": str, "target_spm": str, "add_eos": bool}


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of a model folder, its files as paths; empty where there is none.

    Raises TextfixError for a key or a value that is wrong.
    """
    path = folder / NAME
    facts = json_object(path) if path.is_file() else {}
    for key, value in facts.items():
        if key not in _TYPES:
            raise unknown("key", key, _TYPES, f"in {path}")
        if not isinstance(value, _TYPES[key]) or (isinstance(value, list) and not all(isinstance(v, str) for v in value)):
            kind = "list of strings" if _TYPES[key] is list else _TYPES[key].__name__
            raise TextfixError(f"{path}: {key} is a {kind}, not {value!r}")
        if key.endswith("_spm"):
            facts[key] = _existing(folder / str(value), key)
    return facts


def _existing(path: Path, key: str) -> str:
    if not path.is_file():
        raise TextfixError(f"{path}, which {NAME} names as {key}, does not exist")
    return str(path)


def json_object(path: Path) -> dict[str, Any]:
    """The object in a JSON file.  Raises TextfixError where there is none."""
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise TextfixError(f"{path} cannot be read: {error}") from error
    if not isinstance(content, dict):
        raise TextfixError(f"{path} holds no JSON object")
    return content

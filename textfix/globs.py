"""Patterns of paths, as in `.gitignore`: `*` and `?` within a name, `**` over folders; a folder stands for all that is below it."""
from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = {"**/": r"(?:.*/)?", "/**": r"(?:/.*)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
_PARTS = re.compile(r"(\*\*/|/\*\*|\*\*|\*|\?|\[!?\]?[^\]]*\])")


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path with slashes, relative to where the patterns are written, or a folder above it fits one of them.

    A pattern without a slash fits a name at any depth, one with a slash the whole path.
    """
    return compiled(patterns).match(path) is not None


@lru_cache(64)
def compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """An expression that matches the paths that fit one of the patterns."""
    rooted = [_expression(pattern) for pattern in patterns if "/" in pattern.rstrip("/")]
    names = "|".join(_expression(pattern) for pattern in patterns if "/" not in pattern.rstrip("/"))
    each = "|".join([*rooted, *([rf"(?:.*/)?(?:{names})"] if names else [])]) or "(?!)"
    return re.compile(rf"(?:{each})(?:/|\Z)", re.DOTALL)


def _expression(pattern: str) -> str:
    return "".join(_SIGNS.get(part) or _literal(part) for part in _PARTS.split(pattern.strip("/").removeprefix("./")))


def _literal(part: str) -> str:
    """A set of characters as a set, all else as it is."""
    if not (part.startswith("[") and part.endswith("]") and len(part) > 2):
        return re.escape(part)
    inner = part[1:-1].replace("\\", r"\\").replace("[", r"\[")
    return f"[^/{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"

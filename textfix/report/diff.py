"""A unified diff of what a repair changes."""
from __future__ import annotations

from difflib import unified_diff


def diff(name: str, old: str, new: str) -> str:
    """The unified diff of two texts, `a/` and `b/` before the name; empty where they are equal."""
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{name}", f"b/{name}", n=1)
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)

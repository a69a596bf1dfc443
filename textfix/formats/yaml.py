"""YAML: the values that are prose; keys, names, code, anchors and collections in braces stay.

In a file of translations (its path or its one root key names a language) each value of more than one word is prose, elsewhere only the
values of keys such as `title` and `description`.
"""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from textfix.document import Segment
from textfix.formats import _skeleton
from textfix.formats._front_matter import PROSE
from textfix.formats._language import PARENTS, language_of, tag
from textfix.formats._yaml_scan import Scalar, Scan
from textfix.formats._yaml_text import segments, shape
from textfix.formats.format import Format, Hints
from textfix.later import later

_MORE = frozenset("message label hint help tooltip text note question answer body".split())
_FILLED = later(r"%\{[^{}]*\}|\{[^{}]*\}|%[-\w]|<[^<>]*>|&\w+;")
_WORDS = later(r"[^\W\d_]{2,}[^\n]*?[^\w\s]?\s[^\n]*?[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]{2}")


def _read(text: str, hints: Hints) -> Iterator[Segment]:
    scalars = list(Scan(text).read())
    root = _root(scalars)
    lang = root or language_of(hints.path)
    everything = root is not None or _is_translation(hints.path)
    for scalar in scalars:
        key = scalar.path[-1].lower() if scalar.path else ""
        if (everything or key in PROSE or key in _MORE) and _is_prose(text, scalar):
            yield from segments(text, scalar, "ui-string", lang)


def _root(scalars: list[Scalar]) -> str | None:
    """The language that the one key at the root names."""
    roots = {scalar.path[:1] for scalar in scalars}
    return tag(next(iter(roots))[0]) if len(roots) == 1 and scalars[0].path[1:] else None


def _is_translation(path: PurePath) -> bool:
    """Whether the name or the folder of a file says that it holds translations."""
    return language_of(PurePath(path.name)) is not None or any(part.lower() in PARENTS for part in path.parts[:-1])


def _is_prose(text: str, scalar: Scalar) -> bool:
    """Whether there are two words beside placeholders."""
    return any(_WORDS.search(_FILLED.sub("", text[low:high])) for low, high in scalar.lines)


def _values(text: str, _: Hints) -> Iterator[Segment]:
    """All values, prose or not."""
    return (segment for scalar in Scan(text).read() for segment in segments(text, scalar, "ui-string", None))


_check = _skeleton.damage(_values)


def _damage(old: str, new: str) -> str | None:
    before, after = (shape(text, Scan(text).read()) for text in (old, new))
    return None if old == new else _check(old, new) or (None if before == after else "its keys and styles would change")


FORMAT = Format("YAML", frozenset({".yaml", ".yml"}), _read, _damage, ("#",))

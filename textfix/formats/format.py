"""What a file of a format is to the engine: segments of prose on the way in, a look at the structure on the way out."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePath

from textfix.document import Segment


@dataclass(frozen=True)
class Hints:
    """What is known about a file beside its text.

    path: its name, from which formats read a language (`/de/`, `values-ja`, `.fr.md`).
    fields: the names of the fields or columns that are prose, for formats that hold data.
    """

    path: PurePath = field(default_factory=PurePath)
    fields: tuple[str, ...] = ()


@dataclass(frozen=True)
class Format:
    """A format of files; each module of this package has one as `FORMAT`.

    read: the segments of a text, in order.  Raises TextfixError where the text is not of this format at all.
    damage: what of the structure (tags, keys, placeholders, code) differs between a text and its repaired self, or None.
    comments: the signs that open a comment.
    blocks: whether empty lines part its blocks; a comment on a line of its own then speaks of all up to the next empty line, else of the
        next segment.
    outline: where a format has a cheap one, a text with all its prose, each piece between line ends as it stands in its segment, and maybe
        more; None for a text of which only `read` can tell.  A file in whose outline no rule has a candidate is not read at all.
    keeps_edges: whether blanks at the edges of a segment are part of it, as in the strings of programs.
    tagged: as in `Document`.
    needs_fields: whether it holds data of which only fields that are named are prose.
    """

    name: str
    suffixes: frozenset[str]
    read: Callable[[str, Hints], Iterable[Segment]]
    damage: Callable[[str, str], str | None]
    comments: tuple[str, ...] = ("<!--",)
    blocks: bool = False
    outline: Callable[[str], str | None] = lambda _: None
    keeps_edges: bool = False
    tagged: bool = False
    needs_fields: bool = False

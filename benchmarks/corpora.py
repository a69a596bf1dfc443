"""Gold documents: text with the edits that are wanted, the edits that are tolerated and the spans nobody may touch.

A gold file holds one JSON object a line: `id, lang, source_set, text, edits: [{start, end, kind, original, repairs, tier}],
protect: [[start, end, why]]`, offsets in code points.  Tier *core* must be repaired, *soft* is good to repair, *flag* is at most
reported (its listed repairs are neutral).  Everything outside the edits must stay as it is.
"""
from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from textfix.text import parse_marks

from .inject.plan import inject

HERE = Path(__file__).parent
_FIELDS = {"id", "lang", "text", "edits"}
SEEDS = HERE.parent / "seeds"


@dataclass(frozen=True, slots=True)
class GoldEdit:
    """A place to repair, `text[start:end] == original`; `repairs` are equally right, best first; a finding within `near` counts too."""

    start: int
    end: int
    kind: str
    original: str
    repairs: tuple[str, ...]
    tier: str
    near: tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One document of a gold set; `protect` lists spans of the text that no edit may touch."""

    id: str
    lang: str
    source_set: str
    text: str
    edits: tuple[GoldEdit, ...] = ()
    protect: tuple[tuple[int, int], ...] = ()


Sets = dict[str, list[GoldDocument]]


def load(data: Path | None) -> Sets:
    """All gold sets of a folder (or the one of a file), by the part of the file name before its first dot; without any the project's own
    small ones.  Files that hold something else are passed over."""
    files = [data] if data and data.is_file() else sorted((data or HERE / "data").glob("*.jsonl"))
    sets = {path.name.split(".")[0]: docs for path in files if path.suffix == ".jsonl" and (docs := _read(path))}
    return sets if data else sets | {"seeds": list(marked(SEEDS))}


def own_injected() -> Sets:
    """The project's own texts with injected artifacts: a gold set that tells kinds apart, without any data."""
    clean = [(_after(doc), doc.lang) for doc in marked(SEEDS)]
    return {"injected": [_document(row) for row in inject(clean)]}


def _after(doc: GoldDocument) -> str:
    """A marked document as it reads after its repairs."""
    text, at = "", 0
    for edit in doc.edits:
        text, at = text + doc.text[at:edit.start] + (edit.repairs or (edit.original,))[0], edit.end
    return text + doc.text[at:]


def _read(path: Path) -> list[GoldDocument]:
    """The documents of a gold file; no documents where a JSON-lines file holds something else."""
    first = next(json_lines(path), None)
    return list(map(_document, json_lines(path))) if isinstance(first, dict) and first.keys() >= _FIELDS else []


def json_lines(path: Path) -> Iterator[Any]:
    """The values of a JSON Lines file, without its empty lines.  Raises SystemExit for a line that is no JSON."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                if line.strip():
                    yield json.loads(line)
            except ValueError as error:
                raise SystemExit(f"{path}, line {number}: no JSON: {error}") from error


def _document(row: dict[str, Any]) -> GoldDocument:
    protect = tuple((start, end) for start, end, _ in row.get("protect", []))
    return GoldDocument(row["id"], row["lang"], row.get("source_set", ""), row["text"], tuple(map(_edit, row["edits"])), protect)


def _edit(row: dict[str, Any]) -> GoldEdit:
    start, end = row["start"], row["end"]
    low, high = row.get("near") or (start, end)
    near = min(start, low), max(end, high)
    return GoldEdit(start, end, row["kind"], row["original"], tuple(row["repairs"]), row["tier"], near)


def marked(folder: Path) -> Iterator[GoldDocument]:
    """The documents `<name>.marked` of a folder as gold; `<name>` may end in `.xx` or `-xx`, its language, else it is English.

    Raises ValueError where `<name>.txt` (or `.md`) is not the marked text without its marks.
    """
    for path in sorted(folder.glob("*.marked")):
        text, marks = parse_marks(_verbatim(path))
        found = next(p for suffix in (".md", ".txt") if (p := path.with_suffix(suffix)).exists() or suffix == ".txt")
        if _verbatim(found) != text:
            raise ValueError(f"{path.name} without its marks differs from {found.name}")
        edits = tuple(_from_mark(text, start, end, new) for start, end, new in marks)
        yield GoldDocument(path.stem, language_of(path.stem), "seeds", text, edits)


def language_of(name: str) -> str:
    """The two-letter language at the end of a document's name: `fair.es` or `fair-es` is Spanish; English without one."""
    tail = name.replace(".", "-").rpartition("-")[2] if {".", "-"} & set(name) else ""
    return tail if len(tail) == 2 and tail.isascii() and tail.islower() else "en"


def _verbatim(path: Path) -> str:
    """The file's text with its line ends as they are."""
    return path.read_bytes().decode("utf-8")


def _from_mark(text: str, start: int, end: int, new: str | None) -> GoldEdit:
    kind, tier = ("reported", "flag") if new is None else ("marked", "core")
    return GoldEdit(start, end, kind, text[start:end], () if new is None else (new,), tier, (start, end))


def select(docs: Iterable[GoldDocument], langs: Collection[str], without: Collection[str] = ()) -> list[GoldDocument]:
    """The documents in `langs` (all where empty; `pt` includes `pt-BR`); kinds in `without` count as *flag*."""
    chosen = [doc for doc in docs if not langs or {doc.lang, doc.lang.split("-")[0]} & set(langs)]
    return [replace(doc, edits=tuple(_lowered(edit, without) for edit in doc.edits)) for doc in chosen]


def _lowered(edit: GoldEdit, without: Collection[str]) -> GoldEdit:
    return replace(edit, tier="flag") if edit.kind in without else edit

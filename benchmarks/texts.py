"""Plain texts to time: the project's own, a gold set's, or those of any files of the user's.

A folder is read with all below it: `.txt`, `.md`, `.rst` (a file is a text; `de.txt` or `news.de.txt` says its language), `.jsonl` (a line
is an object with `text` and maybe `lang`) and `.parquet` (the same as columns; needs pyarrow).  A gold set gives its texts as they are
after the best repairs.
"""
from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from textfix.language import codes

from .choices import ideal
from .corpora import Sets, json_lines, load
from .peers import Text

PLAIN = (".txt", ".md", ".rst")
KINDS = (*PLAIN, ".jsonl", ".parquet")
_BATCH = 256                  # rows of a Parquet file in memory at once


def texts(data: Path | None) -> list[Text]:
    """All texts of the user's data; without any the project's own.  Raises SystemExit where there are none."""
    sets = load(data)
    found = list(_clean(sets)) if sets else [text for path in _files(data) for text in read(path)]
    if not found:
        raise SystemExit(f"{data}: no text found; a folder or file of {', '.join(KINDS)} is wanted")
    return found


def _clean(sets: Sets) -> Iterator[Text]:
    """The texts of the set `clean` where there is one, else of all."""
    for name, docs in sets.items():
        if name == "clean" or "clean" not in sets:
            yield from ((ideal(doc), doc.lang) for doc in docs)


def _files(data: Path | None) -> list[Path]:
    if data is None or data.is_file():
        return [data] if data else []
    return sorted(path for path in data.rglob("*") if path.suffix in KINDS and path.is_file())


def read(path: Path) -> Iterator[Text]:
    """The texts of one file, one after the other."""
    if path.suffix == ".parquet":
        rows = _parquet(path)
    elif path.suffix == ".jsonl":
        rows = json_lines(path)
    else:
        rows = iter([{"text": path.read_text("utf-8", errors="replace"), "lang": _named(path)}])
    yield from map(_text, rows)


def _named(path: Path) -> str | None:
    """The language in the name of a file, `de.txt` or `report.pt-BR.md`, where textfix has a pack of it."""
    tag = path.stem.rpartition(".")[2]
    return tag if tag in codes() else None


def _parquet(path: Path) -> Iterator[dict[str, Any]]:
    try:
        parquet = importlib.import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise SystemExit(f"{path}: Parquet needs pyarrow: pip install pyarrow") from error
    for batch in parquet.ParquetFile(path).iter_batches(_BATCH):
        yield from batch.to_pylist()


def _text(row: Any) -> Text:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise SystemExit(f"each row is an object with its text in “text”, not {str(row)[:80]}")
    return row["text"], row.get("lang") or row.get("language")


def by_turns(texts: Iterable[Text]) -> list[Text]:
    """The first text of every language, then the second of every language …"""
    seen: Counter[str | None] = Counter()
    ranked = []
    for k, (text, lang) in enumerate(texts):
        ranked.append((seen[lang], k, (text, lang)))
        seen[lang] += 1
    return [pair for *_, pair in sorted(ranked, key=lambda item: item[:2])]


def sized(texts: Sequence[Text], least: int, most: int) -> list[Text]:
    """As many of the texts as `most` bytes hold, repeated where they are fewer than `least` (too short for a clock)."""
    chosen: list[Text] = []
    size = 0
    for pair in texts:
        size += len(pair[0].encode())
        if chosen and size > most:
            break
        chosen.append(pair)
    total = sum(len(text.encode()) for text, _ in chosen)
    return chosen * -(-least // total) if total else chosen


def sentences(texts: Iterable[Text], low: int = 150, high: int = 250) -> list[Text]:
    """The sentences of `low` to `high` bytes, each once, at most 500."""
    parts = ((part, lang) for text, lang in texts for part in re.split(r"(?<=[.!?]) +|\n+", text))
    return list(dict.fromkeys(pair for pair in parts if low <= len(pair[0].encode()) <= high))[:500]

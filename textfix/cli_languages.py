"""The command `languages`: what is known of each language, and which language a text is in."""
from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from textfix import files
from textfix.coverage import Coverage, coverage
from textfix.detection import detect
from textfix.scripts import script_of

HEAD = ("code", "language", "script", "rules", "examples", "false/10k", "recall", "natural")
NUMBERS_FROM = 3              # columns from here on are numbers, and end at the same place
REASONS = {
    "script": "its script and letters",
    "words": "its everyday words and letters",
    "langdetect": "statistics of letters (langdetect)",
    "unknown": "nothing tells; the rules of the script apply",
}


@click.command()
@click.option("--detect", "source", metavar="FILE", type=click.Path(allow_dash=True),
              help="Say which language a file (- for standard input) is in, and why.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def languages(source: str | None, output_format: str) -> None:
    """List the languages that have a pack; any other gets the rules of its script.

    rules: how many have something to look for in the language; examples: on how many they are tested in it; false/10k: wrong changes in
    10,000 words that people wrote well; recall: percentage of damage that was put into such text and is repaired; natural: the same for
    damage found in real machine translation. A dash stands where nothing was measured.
    """
    if source is not None:
        found = _detected(source)
        click.echo(_as_json(found) if output_format == "json" else _decision(found))
    elif output_format == "json":
        click.echo(_as_json([_as_data(one) for one in coverage()]))
    else:
        click.echo(_table(_row(one) for one in coverage()))


def _as_json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _as_data(one: Coverage) -> dict[str, Any]:
    lang = one.language
    known = {"code": lang.code, "name": lang.name, "script": lang.script, "rules": one.rules, "examples": one.examples}
    return known | {"measured": one.measured or None}


def _row(one: Coverage) -> tuple[str, ...]:
    figures = [one.figure("clean", "false_per_10k_words"), one.figure("injected", "core_recall"), one.figure("natural", "core_recall")]
    lang = one.language
    return (lang.code, lang.name, lang.script, str(one.rules), str(one.examples), *map(_shown, figures))


def _shown(figure: float | None) -> str:
    return "—" if figure is None else f"{figure:.1f}"


def _table(rows: Iterable[Sequence[str]]) -> str:
    """The rows in columns below their heads."""
    lines = [HEAD, *rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(_line(cells, widths, bold=cells is HEAD) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int], *, bold: bool) -> str:
    padded = [c.ljust(w) if n < NUMBERS_FROM else c.rjust(w) for n, (c, w) in enumerate(zip(cells, widths, strict=True))]
    return click.style("  ".join(padded), bold=bold or None)


def _detected(source: str) -> dict[str, Any]:
    """The decision for a file as data."""
    text = (files.decode(sys.stdin.buffer.read(), "-") if source == "-" else files.read(Path(source))).text
    decision = detect(text)
    lang = decision.language
    return {"path": source, "code": lang.code, "name": lang.name, "script": script_of(text), "reason": decision.reason}


def _decision(found: dict[str, Any]) -> str:
    name = f" ({found['name']})" if found["name"] != found["code"] else ""
    reason = REASONS.get(found["reason"], "")
    return f"{found['path']}: {click.style(found['code'], bold=True)}{name}, script {found['script']}; decided by {found['reason']}" + (
        f": {reason}" if reason else "")

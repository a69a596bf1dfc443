"""`docs/benchmarks.md` and its charts, from the committed results; `docs/generate.py` writes them and checks that they are up to date."""
from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .chart import Bar, bars
from .report import Table
from .results import FOLDER, available, result

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
ORDER = ("quality", "peers", "speed", "latency", "startup", "scaling", "adversarial", "memory", "pipe", "names", "model")
COMMANDS = {"adversarial": "scaling --adversarial"}        # results that are not named like their command
MOST_ROWS = 40

_HEAD = """# Benchmarks

Made by `python -m benchmarks`, from the results in `benchmarks/results`; nothing here is written by hand.

- Contestants of a race run by turns, round after round, each in a process of its own; figures are the median of the rounds, ± half the
  distance of the quartiles. Ratios are taken round by round, and not told where the spread swamps them.
- Recall: how many of the artifacts were repaired rightly. Precision: how many of the changes were right. “95 %”: what another sample of
  the same kind could have shown.
- On your own texts: `python -m benchmarks inject CLEAN... --lang TAG -o GOLD.jsonl`, then `python -m benchmarks quality --data GOLD.jsonl`;
  for speed `--data` takes any folder of texts, a JSON Lines or a Parquet file. `pip install -e '.[bench]'` installs the peers.
- `python -m benchmarks all --out FOLDER` makes all results, `python -m benchmarks compare OLD NEW` says what has become worse beyond
  the noise.
- A figure in another page is followed by a comment that names its result; a test compares them.
"""


def pages() -> dict[Path, str]:
    """The page and the charts, by path."""
    charts = {FOLDER / f"{name}.svg": svg for name, svg in _charts()}
    names = sorted(available(), key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
    return charts | {PAGE: "\n".join([_HEAD, *(_section(name, charts) for name in names)])}


def _section(name: str, charts: dict[Path, str]) -> str:
    """One result: what it is, its charts and tables, on which machine and with which options it was taken."""
    found = result(name)
    images = [f"![{path.stem}](../benchmarks/results/{path.name})" for path in charts if path.stem.split("-")[0] == name]
    parts = [f"## {name.capitalize()}", _about(name), *images, *map(_table, found["tables"]), *(f"- {note}" for note in found["notes"])]
    return "\n\n".join([*parts, _provenance(name, found)]) + "\n"


def _about(name: str) -> str:
    command = COMMANDS.get(name, name).split()[0]
    return (importlib.import_module(f"benchmarks.commands.{command}").__doc__ or "").partition("\n")[0]


def _table(found: dict[str, Any]) -> str:
    rows = found["rows"][:MOST_ROWS]
    more = f"\n\n… and {len(found['rows']) - MOST_ROWS} more rows in the JSON." if len(found["rows"]) > MOST_ROWS else ""
    return Table(found["title"], found["head"], rows).markdown() + more


def _provenance(name: str, found: dict[str, Any]) -> str:
    machine = found["machine"]
    packages = ", ".join(f"{k} {v}" for k, v in machine.items() if k not in ("processor", "cores", "system", "python") and v)
    texts = f"texts of `{found['options']['data']}`" if found["options"].get("data") else "the project’s own texts"
    return (f"*`python -m benchmarks {COMMANDS.get(name, name)}`, {texts}; {machine['processor']}, {machine['cores']} cores, "
            f"{machine['system']}, {machine['python']}, {packages}.*")


def _charts() -> Iterator[tuple[str, str]]:
    """The charts of the results that have one."""
    if "speed" in available():
        for corpus, found in result("speed")["figures"].items():
            data = [_bar(k, f["cpu"]) for k, f in found["systems"].items()]
            yield f"speed-{_slug(corpus)}", bars(f"Throughput, {corpus}", "MB/s of CPU", data)
    if "peers" in available():
        for scope, found in result("peers")["figures"]["speed"].items():
            data = sorted((_bar(k, f["cpu"]) for k, f in found.items()), key=lambda bar: -bar.value)
            yield f"peers-{_slug(scope)}", bars(f"Throughput, {scope}", "MB/s of CPU", data, logarithmic=True)
    if "quality" in available():
        kinds = result("quality")["figures"]["textfix"]["kind"]
        data = [Bar(k, f["core_recall"], *f["interval"]["core_recall"]) for k, f in kinds.items() if f["core_recall"] is not None]
        yield "quality-kinds", bars("Recall by kind of artifact, with the 95 % interval", "%", sorted(data, key=lambda bar: -bar.value))


def _bar(label: str, found: dict[str, Any]) -> Bar:
    return Bar(label, found["value"], found["low"], found["high"])


def _slug(text: str) -> str:
    return text.lower().replace(",", "").replace(" ", "-")

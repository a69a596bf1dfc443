"""`python -m benchmarks speed`: CPU time of textfix beside ftfy and the naive baseline, on the same texts in the same process.

Rounds of all contestants are interleaved, so that a busy machine slows all of them alike: trust the ratios more than the MB/s.
"""
from __future__ import annotations

import argparse
import importlib
import json
import re
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from time import process_time

import textfix

from . import naive
from .choices import ideal
from .corpora import GoldDocument, load
from .report import Cell, table, write_json

Texts = Sequence[tuple[str, str]]  # (text, language)
Contestant = Callable[[str, str], object]
_Rates = dict[str, dict[str, Cell]]  # by contestant

_MAX_BYTES = 1_000_000
_MIN_BYTES = 200_000  # below it a round is too short for the clock
_HEAVY = ("langdetect", "ctranslate2", "click")
_IMPORT = f"""
import json, sys, time
start = time.process_time()
import textfix
spent = time.process_time() - start
print(json.dumps([spent, [name for name in {_HEAVY} if name in sys.modules]]))
"""


def contestants() -> dict[str, Contestant]:
    """Who is measured, by name; ftfy only where it is installed."""
    ours: dict[str, Contestant] = {"textfix": lambda text, lang: textfix.fix_text(text, lang=lang)}
    ours |= {"textfix, no lang": lambda text, lang: textfix.fix_text(text), "naive": lambda text, lang: naive.fix_text(text)}
    try:
        ftfy = importlib.import_module("ftfy")
    except ModuleNotFoundError:
        return ours
    return ours | {"ftfy": lambda text, lang: ftfy.fix_text(text)}


def corpora(docs: Iterable[GoldDocument]) -> dict[str, Texts]:
    """Clean texts: English documents, a mix of all languages by turns, and English sentences."""
    texts = [(ideal(doc), doc.lang) for doc in docs]
    english = [pair for pair in texts if pair[1] == "en"]
    return {"English": _sized(english), "multilingual": _sized(_by_turns(texts)), "200-byte sentences": _sized(sentences(english))}


def _by_turns(texts: Texts) -> Texts:
    """The first text of every language, then the second of every language …"""
    seen: Counter[str] = Counter()
    ranked = []
    for k, (text, lang) in enumerate(texts):
        ranked.append((seen[lang], k, (text, lang)))
        seen[lang] += 1
    return [pair for *_, pair in sorted(ranked)]


def _sized(texts: Texts) -> Texts:
    """As many of the texts as `_MAX_BYTES` holds, repeated where they are fewer than `_MIN_BYTES`."""
    chosen, size = [], 0
    for pair in texts:
        chosen.append(pair)
        size += len(pair[0].encode())
        if size > _MAX_BYTES:
            break
    return chosen * (1 + _MIN_BYTES // size if 0 < size < _MIN_BYTES else 1)


def sentences(texts: Texts) -> Texts:
    """Sentences of about 200 bytes (150 to 250), each once, at most 500."""
    parts = ((part, lang) for text, lang in texts for part in re.split(r"(?<=[.!?]) +|\n+", text))
    return list(dict.fromkeys(pair for pair in parts if 150 <= len(pair[0].encode()) <= 250))[:500]


def race(runners: dict[str, Contestant], texts: Texts, rounds: int) -> dict[str, list[float]]:
    """CPU seconds of each contestant for all texts, one value a round, after a round to warm up."""
    spent: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(rounds + 1):
        for name, runner in runners.items():
            spent[name].append(_seconds(runner, texts))
    return {name: seconds[1:] for name, seconds in spent.items()}


def _seconds(runner: Contestant, texts: Texts) -> float:
    start = process_time()
    for text, lang in texts:
        runner(text, lang)
    return process_time() - start


def throughput(spent: dict[str, list[float]], texts: Texts) -> _Rates:
    """MB/s (UTF-8 bytes) in the median, worst and best round, ratio to ftfy, and µs per text."""
    size = sum(len(text.encode()) for text, _ in texts) / 1e6
    median = {name: statistics.median(seconds) for name, seconds in spent.items()}
    return {name: _rates(seconds, size, median.get("ftfy"), len(texts)) for name, seconds in spent.items()}


def _rates(seconds: list[float], size: float, ftfy: float | None, texts: int) -> dict[str, Cell]:
    middle = statistics.median(seconds)
    rates = {"MB/s": size / middle, "worst": size / max(seconds), "best": size / min(seconds), "µs/text": 1e6 * middle / texts}
    ratio = ftfy / middle if ftfy else None
    return {name: rate if rate is None else round(rate, 2) for name, rate in {**rates, "x ftfy": ratio}.items()}


def import_cost(rounds: int) -> dict[str, Cell]:
    """CPU milliseconds of `import textfix` in a fresh interpreter (median), and which heavy packages came with it."""
    command = [sys.executable, "-c", _IMPORT]
    runs = [json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(rounds)]
    heavy = {name for _, names in runs for name in names}
    return {"import ms": round(1e3 * statistics.median(spent for spent, _ in runs), 2), "heavy imports": ", ".join(sorted(heavy)) or "none"}


def candidates(texts: Texts) -> dict[str, float]:
    """Candidates a rule gets per KB of text, by code; empty where the engine does not count them."""
    count: Callable[[str, str], dict[str, int]] | None = getattr(importlib.import_module("textfix.engine"), "candidates", None)
    total: Counter[str] = Counter()
    for text, lang in texts if count else ():
        total.update(count(text, lang) if count else {})
    kilobytes = sum(len(text.encode()) for text, _ in texts) / 1000
    return {code: round(n / kilobytes, 3) for code, n in total.most_common()}


def run(args: argparse.Namespace) -> str:
    """Carry out the command: the tables as text, the JSON where `--json` says."""
    sets = load(args.data)
    mixed = corpora(doc for name in sets if name == "clean" or "clean" not in sets for doc in sets[name])
    races = {name: throughput(race(contestants(), texts, args.rounds), texts) for name, texts in mixed.items() if texts}
    sizes: dict[str, Cell] = {name: sum(len(text.encode()) for text, _ in texts) for name, texts in mixed.items()}
    counts, cost = candidates(mixed["multilingual"]), import_cost(args.rounds)
    if args.json:
        write_json(args.json, {"rounds": args.rounds}, {"bytes": sizes, "throughput": races, "import": cost, "candidates per KB": counts})
    return "\n\n".join(_tables(races, sizes, cost, counts))


def _tables(races: dict[str, _Rates], sizes: dict[str, Cell], cost: dict[str, Cell], counts: dict[str, float]) -> Iterable[str]:
    rows = [[corpus, sizes[corpus], name, *rates.values()] for corpus, result in races.items() for name, rates in result.items()]
    yield table(("corpus", "bytes", "system", "MB/s", "worst", "best", "µs/text", "x ftfy"), rows)
    yield table(("import textfix", ""), list(cost.items()))
    if counts:
        yield table(("rule", "candidates per KB"), list(counts.items()))

"""Spoils your clean texts with known artifacts: a gold set in any language, for `quality` and `peers` to measure with.

`python -m benchmarks inject CLEAN... --lang en -o GOLD.jsonl`, then `python -m benchmarks quality --data GOLD.jsonl`.
CLEAN is any .txt, .md, .rst, .jsonl or .parquet or a folder of them; texts that look like artifacts stay and are listed as protected.
"""
from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from ..inject.plan import RATES, inject
from ..report import Report, table
from ..texts import texts


def options(parser: argparse.ArgumentParser) -> None:
    """What this command takes."""
    parser.add_argument("clean", nargs="+", type=Path, metavar="CLEAN", help="files or folders of clean text")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="GOLD", help="the gold file to write (.jsonl)")
    parser.add_argument("--lang", metavar="TAG", help="the language of texts that do not say it")
    parser.add_argument("--rates", choices=RATES, default="even",
                        help="all kinds alike, or as in the output of real systems (default: even)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, other artifacts (default: 1)")


def run(args: argparse.Namespace) -> Report:
    """Write the gold file; a table of what is in it."""
    found = []
    for path in args.clean:
        found += [(text, lang or args.lang) for text, lang in texts(path)]
        if not all(lang for _, lang in found):
            raise SystemExit(f"{path}: a text does not say its language: --lang TAG says it, or the name of its file (de.txt, news.de.txt)")
    rows = list(inject(found, args.rates, args.seed))
    args.output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return _report(rows)


def _report(rows: list[dict[str, Any]]) -> Report:
    kinds = Counter((edit["kind"], edit["tier"]) for row in rows for edit in row["edits"])
    languages = Counter(row["lang"] for row in rows)
    spared = Counter(why for row in rows for _, _, why in row["protect"])
    figures = {"documents": len(rows), "without an artifact": sum(not row["edits"] for row in rows),
               "kinds": {kind: n for (kind, _), n in kinds.items()}, "languages": languages, "look-alikes": spared}
    title = f"{len(rows)} documents in {len(languages)} languages"
    return Report([table(title, ("kind", "tier", "artifacts"), [[kind, tier, n] for (kind, tier), n in sorted(kinds.items())]),
                   table("Look-alikes that stay", ("kind", "spans"), sorted(spared.items()))], figures)

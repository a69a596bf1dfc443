"""The command `python -m benchmarks`: `quality`, `languages` or `speed`."""
from __future__ import annotations

import argparse
import os
from pathlib import Path

from . import languages, quality, speed
from .tally import GROUPS


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="{quality,languages,speed}")
    _add_quality(commands.add_parser("quality", help="recall, precision and harm on gold sets"))
    _add_languages(commands.add_parser("languages", help="recall, precision and harm in each language"))
    _add_speed(commands.add_parser("speed", help="CPU time beside ftfy and the naive baseline"))
    return top


def _add_quality(sub: argparse.ArgumentParser) -> None:
    _add_common(sub)
    sub.add_argument("--langs", type=_names, default=(), help="only documents in these languages, as in en,es,pt-BR")
    sub.add_argument("--sets", type=_names, default=(), help="only these sets; a set is named by its file up to the first dot")
    sub.add_argument("--without", type=_names, default=(), help="kinds that are neutral instead of wanted, as in name_variant")
    sub.add_argument("--by", type=_names, default=("lang",), help=f"tables by any of {', '.join(GROUPS)} (default: lang)")
    sub.add_argument("--lang-none", action="store_true", help="let textfix find out the language")
    sub.add_argument("--unsafe", action="store_true", help="apply unsafe repairs too")
    sub.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N errors")
    sub.add_argument("--baseline", action=argparse.BooleanOptionalAction, default=True, help="run the naive baseline beside")
    sub.set_defaults(run=quality.run)


def _add_languages(sub: argparse.ArgumentParser) -> None:
    _add_common(sub)
    sub.add_argument("--without", type=_names, default=(), help="kinds that are neutral instead of wanted, as in name_variant")
    sub.add_argument("--write", action="store_true", help="keep the figures in textfix/lang/measured.json")
    sub.set_defaults(run=languages.run)


def _add_speed(sub: argparse.ArgumentParser) -> None:
    _add_common(sub)
    sub.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds after the one to warm up (default: 5)")
    sub.set_defaults(run=speed.run)


def _add_common(sub: argparse.ArgumentParser) -> None:
    data = os.environ.get("TEXTFIX_DATA")
    sub.add_argument("--data", type=Path, default=Path(data) if data else None, metavar="DIR",
                     help="folder of gold sets (*.jsonl); default: $TEXTFIX_DATA, else the small ones of the project")
    sub.add_argument("--json", type=Path, metavar="OUT", help="write all figures there too")


def _names(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in text.split(","))))


if __name__ == "__main__":
    args = parser().parse_args()
    print(args.run(args))

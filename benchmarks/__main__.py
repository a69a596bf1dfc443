"""Measures textfix, and what people use beside it, on the texts of the project or on yours."""
from __future__ import annotations

import argparse
import sys

from .commands import commands
from .options import common, recorded
from .report import Report


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    subs = top.add_subparsers(required=True, metavar="COMMAND")
    for name, module in commands().items():
        about = (module.__doc__ or "").partition("\n")[0]
        sub = subs.add_parser(name, help=about, description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        common(sub)
        if hasattr(module, "options"):
            module.options(sub)
        sub.set_defaults(run=module.run, command=name)
    return top


def main() -> int:
    """Run one command: tables on standard output, JSON where it is wanted; returns the exit status."""
    args = parser().parse_args()
    if args.data and not args.data.exists():
        raise SystemExit(f"{args.data}: no such file or folder")
    report: Report = args.run(args)
    print(report.text())
    if args.json:
        report.write(args.json, recorded(args))
    return report.failed


if __name__ == "__main__":
    sys.exit(main())

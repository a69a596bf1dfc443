"""Measures textfix, and what people use beside it, on the texts of the project or on yours."""
from __future__ import annotations

import sys

from .commands import parser
from .options import recorded
from .report import Report


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

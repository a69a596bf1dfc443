"""The commands of `python -m benchmarks`: a file each; the folder is the list.

A file's first docstring line is its help; it has `run(args) -> Report`, and `options(parser)` where it takes more than the options
that all commands have (`--data`, `--quick`, `--json`).  `ALL = True` makes it a part of `all`.
"""
from __future__ import annotations

import argparse
import importlib
import pkgutil
from types import ModuleType

from ..options import common


def commands() -> dict[str, ModuleType]:
    """All commands by name."""
    return {module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)}


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    about = "Measures textfix, and what people use beside it, on the texts of the project or on yours."
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=about)
    subs = top.add_subparsers(required=True, metavar="COMMAND")
    for name, module in commands().items():
        about = (module.__doc__ or "").partition("\n")[0]
        sub = subs.add_parser(name, help=about, description=module.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
        common(sub)
        if hasattr(module, "options"):
            module.options(sub)
        sub.set_defaults(run=module.run, command=name)
    return top

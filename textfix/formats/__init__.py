"""The formats that textfix reads; the folder is the registry: a module with a `FORMAT` is a format."""
from __future__ import annotations

from functools import cache
from importlib import import_module
from os import PathLike
from os.path import splitext
from pkgutil import iter_modules

from textfix.formats._language import tag as language_tag
from textfix.formats.format import Format, Hints
from textfix.formats.plain import FORMAT as PLAIN

__all__ = ["PLAIN", "Format", "Hints", "format_of", "formats", "language_tag"]


@cache
def formats() -> tuple[Format, ...]:
    """All formats, by module name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(module.FORMAT for module in modules if hasattr(module, "FORMAT"))


def format_of(path: str | PathLike[str]) -> Format | None:
    """The format of a file by the end of its name, or None where no format claims it."""
    return _by_suffix().get(splitext(path)[1].lower())  # noqa: PTH122 (10,000 times a run)


@cache
def _by_suffix() -> dict[str, Format]:
    """The formats by the ends of names; the first that claims one has it."""
    return {suffix: form for form in reversed(formats()) for suffix in form.suffixes}

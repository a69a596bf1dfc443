"""The formats that textfix reads; the folder is the registry: a module with a `FORMAT` is a format."""
from __future__ import annotations

from functools import cache
from importlib import import_module
from os import PathLike, fspath, sep
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
    stem, _, suffix = fspath(path).rpartition(".")
    return _by_suffix().get(suffix.lower()) if stem and stem[-1] != sep else None          # a name such as .md has no suffix


@cache
def _by_suffix() -> dict[str, Format]:
    """The formats by the ends of names, without the dot; the first that claims one has it."""
    return {suffix[1:]: form for form in reversed(formats()) for suffix in form.suffixes}

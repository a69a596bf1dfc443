"""What stands around a sentence: the tokens and the words by which a model is told the languages."""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from textfix.model.codes import base, token_of
from textfix.model.layouts import Layout

_T5 = {"en": "English", "de": "German", "fr": "French", "ro": "Romanian"}


class Frame(NamedTuple):
    """What stands around the pieces of a source and before those of a target; `text` is written before the source."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    target: tuple[str, ...]
    text: str = ""


@lru_cache(64)
def frame_of(layout: Layout, source: str | None, lang: str) -> Frame | str:
    """What the family of a model wants around a sentence of these languages; or why the model does not do for them."""
    family, last = layout.family, (layout.eos,) if layout.eos else ()
    if layout.target and layout.target != base(lang):
        return f"the model translates into {layout.target}, not {lang}"
    if layout.source_prefix or layout.target_prefix or not (layout.tokens or family.name == "T5"):
        return Frame(layout.source_prefix, last, layout.target_prefix)
    if family.name == "T5":
        names = _T5.get(base(source or "")), _T5.get(base(lang))
        return Frame((), last, (), f"translate {names[0]} to {names[1]}: ") if all(names) else f"T5 does not translate {source} into {lang}"
    target = token_of(lang, layout.tokens)
    mine = token_of(source or "", layout.tokens) if family.names_source else ""
    if target is None or mine is None:
        return f"the model does not speak {lang if target is None else source}"
    before = (mine,) if family.names_source == "first" else (target,) if family.names_target == "before source" else ()
    after = (*last, mine) if family.names_source == "last" else last
    return Frame(before, after, (target,) if family.names_target == "before target" else ())

"""From a path to an arbiter, and from the options of a run to the step that uses it."""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from textfix.errors import TextfixError
from textfix.language import language
from textfix.model.arbiter import ModelArbiter
from textfix.model.codes import base
from textfix.model.decision import WITH_SOURCE, WITHOUT_SOURCE, Thresholds
from textfix.model.frames import frame_of
from textfix.model.layouts import Layout, find_layout
from textfix.model.proposals import Proposals
from textfix.model.runtime import Runtime, check_installed
from textfix.model.settle import Arbitration


class Wanted(NamedTuple):
    """The options of a run that are about a model, by their names in `Config`."""

    model: str | None
    source_lang: str | None
    lang: str | None
    model_margin: float | None
    model_floor: float | None
    model_without_source: bool
    model_suggest: bool


@lru_cache(8)
def arbitration(wanted: Wanted) -> Arbitration:
    """The step after `find` that asks a model.  Raises TextfixError where the model cannot be used."""
    if wanted.model is None:
        raise TextfixError("model_suggest (--model-suggest) needs a model (--model DIR)")
    measured = WITHOUT_SOURCE if wanted.model_without_source else WITH_SOURCE
    needed = Thresholds(_number("model_margin", wanted.model_margin, measured.margin),
                        _number("model_floor", wanted.model_floor, measured.floor))
    arbiter = opened(wanted.model, wanted.source_lang, wanted.lang, needed)
    if wanted.model_without_source != (arbiter.layout.kind == "generator"):
        raise TextfixError(f"{wanted.model} is a translation model and needs the source; model_without_source is for decoder-only models"
                           if wanted.model_without_source else
                           f"{wanted.model} is a decoder-only model: it judges a text without its source, and less well than a translation "
                           "model; set model_without_source to let it")
    proposals = Proposals(arbiter, arbiter.source or "") if wanted.model_suggest else None
    return Arbitration(arbiter, needed, proposals, without_source=wanted.model_without_source)


def _number(name: str, given: object, default: float) -> float:
    if given is None:
        return default
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        raise TextfixError(f"{name} is a number of nats, not {given!r}")
    return float(given)


def opened(path: str, source: str | None = None, target: str | None = None, needed: Thresholds = WITH_SOURCE) -> ModelArbiter:
    """The arbiter of a model; see `textfix.model.open_model`."""
    layout = find_layout(Path(path).expanduser())
    check_installed()
    return ModelArbiter(_runtime(layout), _source(layout, source, target), needed)


@lru_cache(4)
def _runtime(layout: Layout) -> Runtime:
    """The model in memory, shared by all who open it."""
    return Runtime(layout)


def _source(layout: Layout, source: str | None, target: str | None) -> str | None:
    """The source language, checked together with the target against what the model says."""
    for given, own, what in ((source, layout.source, "from"), (target, layout.target, "into")):
        if given is not None:
            if not isinstance(given, str):
                raise TextfixError(f"source_lang is a language tag such as 'es' or None, not {given!r}")
            language(given)
            if own is not None and base(given) != own:
                raise TextfixError(f"{layout.folder} translates {what} {own}, not {given}")
    source, target = source or layout.source, target or layout.target
    named = layout.tokens or layout.family.name == "T5"
    if layout.kind == "translator" and (source is None or (target is None and not named)):
        raise TextfixError(f"{layout.folder} does not say its languages; give source_lang (--source-lang) and lang (--lang), "
                           "or write them into textfix-model.json")
    if target and isinstance(why := frame_of(layout, source, target), str):
        raise TextfixError(f"{layout.folder}: {why}")
    return source

"""Tables and trees with wrong bytes: the C part refuses them, or makes no wild read."""
from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

Check = Callable[[str, random.Random], bool]


def _changed_bytes(table: bytes, dice: random.Random) -> bytes:
    """The table with a few other bytes, at times cut off."""
    spoilt = bytearray(table)
    for _ in range(dice.choice((1, 1, 3)) if spoilt else 0):
        spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
    return bytes(spoilt[:dice.randrange(len(spoilt) + 1)] if dice.random() < 0.1 else spoilt)


def spoilt_tables(module: Any, entries: list[Any]) -> Check:
    """Tables with wrong bytes are refused, or scanned without a wild read."""
    from textfix.native import NativeScanner

    class Recorder:
        tables: tuple[Any, ...] = ()
        scan, look = module.scan, module.look

        def compile(self, *tables: Any) -> Any:
            self.tables = tables

    NativeScanner(recorder := Recorder(), entries)

    def check(text: str, dice: random.Random) -> bool:
        tables = list(recorder.tables)
        at = dice.choice([n for n, table in enumerate(tables) if isinstance(table, (bytes, tuple))])
        if isinstance(tables[at], bytes):
            tables[at] = _changed_bytes(tables[at], dice)
        else:
            lists = list(tables[at])
            one = dice.randrange(len(lists))
            lists[one] = tuple(_changed_bytes(table, dice) if dice.random() < 0.5 else table for table in lists[one])
            tables[at] = tuple(lists)
        with suppress(ValueError):
            module.scan(module.compile(*tables), text, 0, len(text))
        return True

    return check


def spoilt_trees(module: Any) -> Check:
    """Trees with wrong bytes are refused, or go no wrong way."""
    from textfix.names.scorer import packed, trained

    tables = packed(trained().trees)

    def check(text: str, dice: random.Random) -> bool:
        spoilt = [table if dice.random() < 0.5 else _changed_bytes(table, dice) for table in tables]
        with suppress(ValueError):
            module.grown(module.forest(*spoilt), [float(ord(char)) for char in text[:250]], 0.0)
        return True

    return check

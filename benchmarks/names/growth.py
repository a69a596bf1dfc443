"""How the work grows with the number of distinct names: candidates a name, time, memory."""
from __future__ import annotations

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

from textfix.names.blocking import candidates
from textfix.names.match import probability

from .synthetic import names


class Growth(NamedTuple):
    """What so many names lead to; `met` is the share of the pairs that are one name in two spellings which come up for comparison."""

    names: int
    a_name: float
    met: float
    seconds: float
    megabytes: float


def growth(count: int) -> Growth:
    """Block so many made names; CPU seconds, and the peak of the process so far in MB."""
    found, twins = names(count)
    wanted = set(map(frozenset, twins))
    start = time.process_time()
    total = met = 0
    for pair in candidates(found):
        total += 1
        met += frozenset(pair) in wanted
    seconds = time.process_time() - start
    return Growth(count, total / count, met / len(wanted), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


class Speed(NamedTuple):
    """Candidate pairs of made names scored in a second of CPU: each for the first time, and again."""

    pairs: int
    first: float
    again: float
    looked_at: float


def speed(count: int, seed: int) -> Speed:
    """Score all candidates among so many names, twice; `looked_at` is the share that the trees had to decide.

    They are found in another process, so that no name has been seen in this one before.
    """
    probability("Anna Berg", "Anna Bergh")                  # reads the tables
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        pairs = pool.submit(_pairs, count, seed).result()
    first, again = (_seconds(pairs) for _ in range(2))
    return Speed(len(pairs), len(pairs) / first, len(pairs) / again, sum(probability(*pair) > 0 for pair in pairs) / len(pairs))


def _pairs(count: int, seed: int) -> list[tuple[str, str]]:
    return list(candidates(names(count, seed)[0]))


def _seconds(pairs: list[tuple[str, str]]) -> float:
    start = time.process_time()
    for one, two in pairs:
        probability(one, two)
    return time.process_time() - start

"""A measured value with its spread, and ratios that are told only where the spread allows it."""
from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

PARTS = "parts of"            # the unit of a ratio of costs
MOST_SPREAD = 0.3             # of a ratio: quartiles further apart than this part of the median say nothing


@dataclass(frozen=True, slots=True)
class Measure:
    """The median of some rounds, with the quartiles; `unit` says what of (`MB/s`, `µs`, `×`, `%` …)."""

    value: float
    low: float
    high: float
    unit: str

    @property
    def spread(self) -> float:
        """Distance of the quartiles as a part of the median."""
        return (self.high - self.low) / self.value if self.value else 0.0

    def __str__(self) -> str:
        return f"{digits(self.value)} ±{100 * self.spread / 2:.0f} %"


def digits(value: float) -> str:
    """Three significant digits, never as a power of ten."""
    size = abs(value)
    return f"{value:.0f}" if size >= 100 else f"{value:.1f}" if size >= 10 else f"{value:.2f}" if size >= 1 else f"{value:.3f}"


def measure(values: Sequence[float], unit: str) -> Measure:
    """The measure of one value a round; of a single round low and high are its value."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
    return Measure(round(middle, 6), round(low, 6), round(high, 6), unit)


def ratio(above: Sequence[float], below: Sequence[float], unit: str = "×") -> Measure | None:
    """How many times `above` is `below`, round by round, so that what slows a whole round cancels out; the unit is × where more is
    better, `PARTS` where less is.

    None where the spread swamps it: the quartiles are further apart than `MOST_SPREAD` of the median.
    """
    found = measure([a / b for a, b in zip(above, below, strict=True)], unit)
    return None if found.spread > MOST_SPREAD else found

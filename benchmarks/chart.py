"""Bar charts as SVG, small enough to read in a diff."""
from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from .measure import digits

_LABEL, _BAR, _ROW, _TOP = 210, 420, 22, 34          # pixels
_OURS, _OTHERS = "#2a6f97", "#b0b7bf"


class Bar(NamedTuple):
    """A bar from zero to `value`, with a whisker from `low` to `high`."""

    label: str
    value: float
    low: float
    high: float


def bars(title: str, unit: str, data: Sequence[Bar], *, logarithmic: bool = False) -> str:
    """The chart; bars whose label begins with textfix stand out.  On a logarithmic scale the least bar has a tenth of the width."""
    most, least = max(b.high for b in data), min(b.value for b in data)

    def width(value: float) -> float:
        if not logarithmic:
            return _BAR * value / most if most else 0.0
        return _BAR * (0.1 + 0.9 * math.log(max(value, least) / least) / (math.log(most / least) or 1))

    height = _TOP + _ROW * len(data) + 10
    font, scale = 'font-family="sans-serif" font-size="12"', " (logarithmic)" if logarithmic else ""
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LABEL + _BAR + 90}" height="{height}" {font}>',
             '<rect width="100%" height="100%" fill="white"/>',
             f'<text x="8" y="20" font-weight="bold">{escape(title)}{scale}, {escape(unit)}</text>']
    for number, bar in enumerate(data):
        lines += _row(bar, _TOP + number * _ROW, width(bar.value), width(bar.low), width(bar.high))
    return "\n".join([*lines, "</svg>"]) + "\n"


def _row(bar: Bar, top: int, width: float, low: float, high: float) -> list[str]:
    fill, middle = _OURS if bar.label.startswith("textfix") else _OTHERS, top + _ROW // 2
    return [
        f'<text x="{_LABEL - 8}" y="{middle + 4}" text-anchor="end">{escape(bar.label)}</text>',
        f'<rect x="{_LABEL}" y="{top + 3}" width="{width:.1f}" height="{_ROW - 6}" fill="{fill}"/>',
        f'<path d="M{_LABEL + low:.1f} {middle}H{_LABEL + high:.1f}" stroke="black"/>',
        f'<text x="{_LABEL + max(width, high) + 6:.1f}" y="{middle + 4}">{digits(bar.value)}</text>',
    ]

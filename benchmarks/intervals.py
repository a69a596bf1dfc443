"""95 % confidence intervals of counts: what another sample of the same kind could have shown."""
from __future__ import annotations

import math

_Z = 1.959964


def wilson(part: int, whole: int) -> tuple[float, float] | None:
    """Interval of a proportion in percent (Wilson 1927), sound for few and for extreme counts; None of nothing."""
    if not whole:
        return None
    rate, z2 = part / whole, _Z * _Z / whole
    middle = (rate + z2 / 2) / (1 + z2)
    reach = _Z * math.sqrt(rate * (1 - rate) / whole + z2 / (4 * whole)) / (1 + z2)
    return round(100 * max(0.0, middle - reach), 2), round(100 * min(1.0, middle + reach), 2)


def poisson(count: int, size: float, per: float) -> tuple[float, float] | None:
    """Interval of a rate: `count` events in `size`, told for `per` (Byar's approximation); None of nothing."""
    if not size:
        return None
    low = count * (1 - 1 / (9 * count) - _Z / (3 * math.sqrt(count))) ** 3 if count else 0.0
    more = count + 1
    high = more * (1 - 1 / (9 * more) + _Z / (3 * math.sqrt(more))) ** 3
    return round(low * per / size, 3), round(high * per / size, 3)

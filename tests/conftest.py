from __future__ import annotations

from hypothesis import settings

# The first call of a test compiles the scanners, so no test has a deadline of its own.
settings.register_profile("textfix", deadline=None)
settings.load_profile("textfix")

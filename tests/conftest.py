from __future__ import annotations

from hypothesis import settings

# The first call of a test compiles the scanners, so no test has a deadline of its own.  The everyday profile draws the same examples each time:
# a change is not refused for what it has not touched.  `pytest --hypothesis-profile search` looks for new ones.
settings.register_profile("textfix", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=3000)
settings.load_profile("textfix")

"""The optional C scanner: where it cannot be built, the one in Python does the same, slower."""
from pathlib import Path

from setuptools import Extension, setup

PARTS = sorted(map(str, Path("textfix/c").glob("*.h")))           # which `_native.c` is made of
setup(ext_modules=[Extension("textfix._native", ["textfix/_native.c"], depends=PARTS, optional=True, extra_compile_args=["-O2"])])

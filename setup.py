"""The optional C scanner: where it cannot be built, the one in Python does the same, slower."""
from glob import glob

from setuptools import Extension, setup

PARTS = sorted(glob("textfix/c/*.h"))           # which `_native.c` is made of
setup(ext_modules=[Extension("textfix._native", ["textfix/_native.c"], depends=PARTS, optional=True, extra_compile_args=["-O2"])])

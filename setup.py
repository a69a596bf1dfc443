"""The optional C scanner: where it cannot be built, the one in Python does the same, slower."""
from setuptools import Extension, setup

setup(ext_modules=[Extension("textfix._native", ["textfix/_native.c"], optional=True, extra_compile_args=["-O2"])])

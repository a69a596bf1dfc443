"""proselint reports matters of English style; it repairs nothing."""
from __future__ import annotations

from . import Fix, each

PACKAGES = ("proselint",)
REPAIRS = False
LANGUAGES = ("en",)


def load() -> Fix:
    """`LintFile.lint`, all checks."""
    from proselint.checks import __register__
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)

    def look(text: str) -> str:
        LintFile("text", text or " ").lint(DEFAULT)
        return text

    return each(look)

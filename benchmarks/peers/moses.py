"""The punctuation normaliser of Moses (sacremoses): quotation marks, dashes and blanks, before statistical translation."""
from __future__ import annotations

from functools import cache

from . import Fix

PACKAGES = ("sacremoses",)
REPAIRS = True


def load() -> Fix:
    """`MosesPunctNormalizer(lang).normalize`, a line at a time."""
    from sacremoses import MosesPunctNormalizer

    @cache
    def normalise(lang: str) -> MosesPunctNormalizer:
        return MosesPunctNormalizer(lang=lang)

    def fix(text: str, lang: str | None) -> str:
        one = normalise((lang or "en").split("-")[0])
        return "\n".join(one.normalize(line) if line else "" for line in text.split("\n"))

    return lambda texts: [fix(text, lang) for text, lang in texts]

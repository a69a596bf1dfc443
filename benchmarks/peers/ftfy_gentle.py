"""ftfy with what changes sound text switched off, as large cleaning pipelines set it."""
from __future__ import annotations

from . import Fix, each

PACKAGES = ("ftfy",)
REPAIRS = True


def load() -> Fix:
    """`ftfy.fix_text` that leaves quotation marks, widths, ligatures, line ends and composition alone."""
    import ftfy

    config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False, fix_line_breaks=False,
                                  normalization=None)
    return each(lambda text: ftfy.fix_text(text, config))

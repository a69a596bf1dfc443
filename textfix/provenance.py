"""What files say of where their text comes from: marks of machine translation, as tools and sites leave them."""
from __future__ import annotations

import re

REACH = 4096                  # code points at the beginning and at the end of a file that are looked at

# A mark stands in the front matter, a comment or the head of a file; the units of an XLIFF file each have their own.
MARKS = {
    "Microsoft Learn": r"^ms\.translationtype:[ \t]*['\"]?MT\b",
    "Adobe": r"^(?:ht-degree:[ \t]*['\"]?0%|source-wordcount:[^\n]*\n(?:[^\n]*\n)?ht-degree:[ \t]*['\"]?0%)",
    "MDN": r"^l10n:[ \t]*\r?\n[ \t]+sourceCommit:",
    "status": r"^translation[_-]status:[ \t]*['\"]?(?:machine|auto)",
    "machine-translated": r"^(?:machine|auto)[_-]?translat(?:ed|ion):[ \t]*['\"]?(?:true|yes|1)\b",
    "translator": r"^(?:translator|translated[_-]by|\"?X-Generator):[^\n]*\b(?:DeepL|Google Translate|google_nmt|GPT|LibreTranslate|Argos|"
                  r"machine translation)\b",
    "Co-op Translator": r"CO-OP TRANSLATOR DISCLAIMER",
    "notice": r"<!--[^>\n]*\b(?:machine|automatically)[- ]translated\b",
    "Google Translate": r"<font style=\"vertical-align: inherit;\">",
    "page": r"<meta[^>\n]*\bname=\"(?:ms\.translationtype|translation)\"[^>\n]*\bcontent=\"(?:MT|machine)",
}
UNITS = {"XLIFF": r"\b(?:state-qualifier|logoport:origin)=\"(?:leveraged-mt|mt-suggestion|mt)\"|\borigin=\"(?:mt|machine)"}

_MARK = re.compile("|".join(f"(?:{pattern})" for pattern in MARKS.values()), re.MULTILINE)
_UNIT = re.compile("|".join(UNITS.values()))


def is_machine_translated(text: str) -> bool:
    """Whether a file says that its text, or a unit of it, was translated by a machine."""
    ends = text if len(text) <= 2 * REACH else text[:REACH] + "\n" + text[-REACH:]
    return bool(_MARK.search(ends) or ("<xliff" in text[:REACH] and _UNIT.search(text)))

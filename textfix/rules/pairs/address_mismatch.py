"""SRC007: an address is not the one of the source."""
from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import MOST, about_all

_ADDRESS = re.compile(r"""(?:https?|ftp)://[^\s<>"'”»“’)\]}|\\、。，）】」`]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+""", re.ASCII)
_END = ".,;:!?*_"
_PART = re.compile(r"\w+|\W")
_WIDE = str.maketrans({":": ":：", "/": "/／", ".": ".．。", "@": "@＠", "-": "-－", "?": "?？", "=": "=＝"})
# what a translator changes on purpose: the language in an address, and where in the page it leads
_LOCAL = re.compile(r"(?i)(?<=[/.])[a-z]{2,3}(?:[-_][a-z]{2,4})?(?=[/.]|\Z)|[?&](?:hl|lang|locale|lc|l)=[\w-]+|#.*|/\Z")
NEAR = 0.8                    # similarity from which two addresses are one that was changed


@rule("SRC007", over="pair", touches=("url", "email", "domain", "path", "handle", "file", "number", "identifier", "version"), examples=r"""
de: Siehe ⟦https: //example.org/hilfe→https://example.org/hilfe⟧. ‖ See https://example.org/hilfe.
ja: ⟦https：//example.org/a→https://example.org/a⟧をご覧ください。 ‖ See https://example.org/a.
fr: Écrivez à ⟦info @ example.org→info@example.org⟧. ‖ Write to info@example.org.
es: Consulte ⟦https://example.org/instal-guide/⟧. ‖ See https://example.org/install-guide/.
it: ⟦Consulta la guida.⟧ ‖ See the guide at https://example.org/guide.
de: Siehe https://example.org/de/start und https://de.example.org/. ‖ See https://example.org/en-US/start and https://en.example.org/.
fr: Voir https://exemple.fr/accueil. ‖ See https://example.org/start.
en: See https://example.org/a. ‖ Siehe https://example.org/a.
""")
def address_mismatch(spot: Spot, lang: Language) -> Iterator[Finding]:
    """An address is not as the source has it.

    Compares web and mail addresses of both texts.

    Translation engines put blanks into addresses, write their marks wide, change a letter, or lose them.

    The repair is safe where the address of the source stands there once with blanks or wide marks in it.  One that differs in a few
    letters is reported, and so is one that is lost where the text has no address at all.

    Silent where only the language in it (`/de/`, `hl=de`) or the place in the page differs, and where it leads to another site.
    """
    there, here = _addresses(spot.source), _addresses(spot.text)
    missing, surplus = [a for a in there if a not in here][:MOST], [a for a in here if a not in there][:MOST]
    for wanted in missing:
        places = [m.span() for m in _loose(wanted).finditer(spot.text)]
        changed = next((a for a in surplus if _is_changed(wanted, a)), None)
        if len(places) == 1:
            yield spot.edit(*places[0], wanted)
        elif changed:
            at = spot.text.index(changed)
            yield spot.report(at, at + len(changed), f"it is {wanted} in the source")
        elif not here and "][" not in spot.text:         # a link whose address stands elsewhere in the file
            yield about_all(spot, f"{wanted} of the source is missing")


def _addresses(text: str) -> list[str]:
    return list(dict.fromkeys(m.group().rstrip(_END) for m in _ADDRESS.finditer(text)))


def _loose(wanted: str) -> re.Pattern[str]:
    """A pattern of the address with blanks and wide marks in it, itself left out."""
    parts = [f"[{re.escape(p.translate(_WIDE))}]" if p.translate(_WIDE) != p else re.escape(p) for p in _PART.findall(wanted)]
    return re.compile(rf"(?!{re.escape(wanted)})" + r"\s?".join(parts), re.IGNORECASE)


def _is_changed(wanted: str, found: str) -> bool:
    """Whether it is the same address with a few letters changed, and not in another language on purpose."""
    if _LOCAL.sub("", wanted) == _LOCAL.sub("", found):
        return False
    return len(wanted) < 300 and SequenceMatcher(None, wanted, found, autojunk=False).ratio() >= NEAR

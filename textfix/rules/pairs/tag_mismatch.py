"""SRC002: a tag of the source is damaged, lost or added."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import MOST, about_all
from textfix.rules.pairs.placeholder_mismatch import KEPT

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<more>(?:\s[^<>]{0,300})?)/?>")
_ID = re.compile(r"""\s(?:id|rid)=["']([^"']{1,40})["']""")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_MARKS = {"<": "[<＜]", ">": "[>＞]", "/": "[/／]", '"': "[\"“”„«»＂]", "'": "['‘’]", "=": "[=＝]"}


@rule("SRC002", over="pair", touches=KEPT, examples=r"""
de: Drücken Sie ⟦< b >→<b>⟧OK⟦</ b>→</b>⟧. ‖ Press <b>OK</b>.
ja: ⟦＜b＞→<b>⟧保存⟦＜/b＞→</b>⟧を押します。 ‖ Press <b>Save</b>.
fr: Voir ⟦<a href = "%s">→<a href="%s">⟧la page</a>. ‖ See <a href="%s">the page</a>.
es: ⟦Pulse <b>Guardar.⟧ ‖ Press <b>Save</b>.
it: ⟦Premi Salva.⟧ ‖ Press <em>Save</em>.
ru: Нажмите ⟦<x id = "1" />→<x id="1"/>⟧. ‖ Press <x id="1"/>.
de: Zeile<br/>Zeile <strong>fett</strong> ‖ line<br>line <strong>bold</strong>
fr: si a <b> est vrai ‖ if a <b> is true
en: Is a < b and b > c? ‖ Ist a < b und b > c?
ar: <b>حفظ</b> <i>الآن</i> ‖ <i>Now</i> <b>save</b>
""")
def tag_mismatch(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A tag is not as the source has it.

    Compares the HTML and XML tags of both texts by name (and `id`), whatever their order.

    Translation engines put blanks into tags, write them in wide characters, close them twice or not at all.

    The repair is safe because the tag of the source is missing and there is just one place where the same stands damaged.  A tag that is
    lost without a trace is reported, and so is one too many.

    Silent on comparisons, and where the source has the same.
    """
    there, here = Counter(map(_key, _TAG.finditer(spot.source))), Counter(map(_key, _TAG.finditer(spot.text)))
    missing = there - here
    lost = []
    for key in list(missing)[:MOST]:
        wanted = next(m.group() for m in _TAG.finditer(spot.source) if _key(m) == key)
        places = [m.span() for m in _loose(wanted).finditer(spot.text)]
        if places and len(places) == missing[key]:
            yield from (spot.edit(*place, wanted, message=f"{wanted} of the source is damaged") for place in places)
        else:
            lost.append(wanted)
    if lost:
        yield about_all(spot, f"{', '.join(lost)} of the source is missing")
    if there and not missing and (surplus := here - there):
        yield about_all(spot, f"<{next(iter(surplus))[0]}> is not in the source")
    yield from _respaced(spot)


def _key(tag: re.Match[str]) -> tuple[str, str]:
    """What a tag is compared by: its name, with the slash of an end, and its id."""
    number = _ID.search(tag["more"])
    return tag["end"] + tag["name"].lower(), number[1] if number else ""


def _loose(wanted: str) -> re.Pattern[str]:
    """A pattern of what a tag may have become, the tag itself left out."""
    parts = [_MARKS.get(token, re.escape(token)) for token in _TOKEN.findall(wanted)]
    return re.compile(rf"(?!{re.escape(wanted)})" + r"\s*".join(parts), re.IGNORECASE)


def _respaced(spot: Spot) -> Iterator[Finding]:
    """Tags with blanks around the marks of their attributes, which the source writes without."""
    for found in islice(_TAG.finditer(spot.source), MOST):
        if found["more"].strip() and found.group() not in spot.text and _key(found) in map(_key, _TAG.finditer(spot.text)):
            places = [m.span() for m in _loose(found.group()).finditer(spot.text)]
            if len(places) == 1:
                yield spot.edit(*places[0], found.group())

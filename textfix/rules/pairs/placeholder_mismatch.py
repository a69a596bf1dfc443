"""SRC001: a placeholder of the source is damaged, lost or added."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from textfix.placeholders import arguments, bare, placeholders
from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import MOST, about_all

_WIDE = str.maketrans("%{}()$@#", "％｛｝（）＄＠＃")
_MASK = re.compile(r"_+[A-Z0-9_]+_+")
_POSITION = re.compile(r"%\d+\$")
_FRAME = re.compile(r"[\w.$:-]+(?: [\w.$:-]+)*")
_BRACES = re.compile(r"[#$%]?\{{1,2}\s?([\w.-]{1,60})\s?\}{1,2}")
_NAMED = re.compile(r"[{(\[_]\s?\w|%\d+\$|%L?\d")
_DIGITS = re.compile(r"%L?\d+")
KEPT = ("placeholder", "number", "identifier", "tag", "hashtag", "handle", "entity", "code")


@rule("SRC001", over="pair", touches=KEPT, examples=r"""
de: Hallo ⟦{ name }→{name}⟧, Sie haben ⟦% d→%d⟧ Nachrichten. ‖ Hello {name}, you have %d messages.
fr: Le coupon ⟦% 1 $ s→%1$s⟧ n’est plus valable. ‖ The coupon %1$s is no longer valid.
es: Hola, ⟦{nombre}→{name}⟧: faltan {count} archivos. ‖ Hello, {name}: {count} files are missing.
ja: ⟦｛user｝→{user}⟧さんが⟦％s→%s⟧を送りました。 ‖ {user} sent %s.
ru: Привет, ⟦{{ имя }}→{{name}}⟧! ‖ Hello, {{name}}!
it: Da ⟦% s→%s⟧ a ⟦% s→%s⟧. ‖ From %s to %s.
pt: ⟦% (count) d→%(count)d⟧ ficheiros em ⟦{{folder}→{{folder}}⟧. ‖ %(count)d files in {{folder}}.
de: ⟦Die Datei wurde gelöscht.⟧ ‖ The file %s was deleted.
tr: ⟦%(country)ama üzerinde arama⟧ ‖ Search in %(country)s
de: Von den %2$s sind %1$s fertig, das sind 50 %. ‖ %s of %s are done, that is 50%.
tr: Dosyaların %50 kadarı silindi. ‖ About 50% of the files were deleted.
fr: {n, plural, one {# fichier} many {# fichiers} other {# fichiers}} de {name} ‖ {n, plural, one {# file} other {# files}} by {name}
en: Write { x } or {y}. ‖ Schreiben Sie { x } oder {y}.
es: Quedan %d s y el 20 % del total. ‖ %ds are left and 20% of the total.
""")
def placeholder_mismatch(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A placeholder is not as the source has it.

    Compares printf, Python, Qt, ICU, `.stringsdict` and template placeholders with those of the source, whatever their order; of ICU
    messages with arms the names only, for languages have other arms.

    Translation engines put blanks into placeholders (`% 1 $ s`), write them in wide characters, drop a brace, translate the name in them
    or leave them out; the program then shows nonsense or stops.

    The repair is safe because the source says what must stand there: a placeholder is missing, and there are just as many places where
    the same stands damaged, or one other in the same braces.  What is lost without a trace, or added, is reported.

    Silent where the source has the same form, and where `%s` became `%1$s` to be put in another order.
    """
    missing, surplus = _differences(spot)
    lost: list[str] = []
    repaired: set[tuple[int, int]] = set()
    for wanted in missing:
        spans = _damaged(spot, wanted, surplus) or _translated(spot, wanted, missing, surplus)
        for span in spans:
            if span not in repaired:
                yield spot.edit(*span, wanted, message=f"{wanted} of the source is damaged")
        repaired.update(spans)
        if not spans:
            lost.append(wanted)
    if lost:
        yield about_all(spot, f"{', '.join(lost)} of the source is missing")
    if surplus and not missing and arguments(spot.source):
        yield about_all(spot, f"{next(iter(surplus))} is not in the source")


def _differences(spot: Spot) -> tuple[list[str], Counter[str]]:
    """The placeholders that only the source has, as it writes them, and those that only the text has."""
    there, here = _counted(spot.source), _counted(spot.text)
    if any(_POSITION.match(p) for p in here) and not any(_POSITION.match(p) for p in there):
        here = Counter(_POSITION.sub("%", p) for p in here.elements())
    surplus = here - there
    for found in list(surplus):           # a figure with its percent sign, unless the source has such placeholders
        if found == "%%" or (_DIGITS.fullmatch(found) and not any(_DIGITS.fullmatch(p) for p in there)):
            del surplus[found]
    written = {bare(p.text): p.text for p in placeholders(spot.source)}
    missing = [written.get(p, p) for p in there - here if p != "%%"][:MOST]
    return [p for p in missing if spot.text.count(p) < spot.source.count(p)], surplus


def _counted(text: str) -> Counter[str]:
    """The placeholders of a text; one with a name may be said once or again."""
    found = Counter(arguments(text))
    return Counter({p: 1 if _NAMED.search(p) else n for p, n in found.items()})


def _damaged(spot: Spot, wanted: str, surplus: Counter[str]) -> list[tuple[int, int]]:
    """The places where a placeholder stands with blanks, wide marks, other case or without a brace: none unless as many as are missing."""
    whole = [(p.start, p.end) for p in placeholders(spot.text) if bare(p.text) not in surplus]
    found = [m.span() for m in _loose(wanted).finditer(spot.text)]
    places = [(start, end) for start, end in found if not any(a < end and start < b for a, b in whole)]
    damaged = [(start, end) for start, end in places if spot.text[start:end] != wanted]
    lacking = spot.source.count(wanted) - spot.text.count(wanted)
    return damaged if len(damaged) == lacking or (_NAMED.search(wanted) and len(damaged) == 1) else []


def _loose(wanted: str) -> re.Pattern[str]:
    """A pattern of what a placeholder may have become."""
    if braces := _BRACES.fullmatch(wanted):
        name = r"\s?".join(map(re.escape, braces[1]))
        mark = r"[#$%]?\s?" if wanted[0] in "#$%" else ""
        opened, closed = r"(?:[{｛]\s?)", r"(?:\s?[}｝])"
        return re.compile(f"{mark}(?:{opened}{{1,2}}{name}{closed}{{0,2}}|{opened}?{name}{closed}{{1,2}})", re.IGNORECASE)
    if _MASK.fullmatch(wanted):
        return re.compile(r"\s?".join(map(re.escape, wanted)))
    body = r"\s?".join(f"[{re.escape(c)}{c.translate(_WIDE)}]" if c.translate(_WIDE) != c else re.escape(c) for c in wanted)
    return re.compile(body + r"(?![A-Za-z])", re.IGNORECASE)


def _translated(spot: Spot, wanted: str, missing: list[str], surplus: Counter[str]) -> list[tuple[int, int]]:
    """The placeholder that stands for one whose name was translated: the only other one, in the same marks."""
    named = _BRACES.fullmatch(wanted)
    if not named or len(missing) != 1 or not named[1][:1].isalpha():
        return []
    others = [m for m in _BRACES.finditer(spot.text) if m[1] not in {n[1] for n in _BRACES.finditer(spot.source)}]
    frames = [_FRAME.sub("", "".join(m.group().split())) for m in others]
    same = len(others) == 1 and not others[0][1].isdigit() and frames[0] == _FRAME.sub("", wanted)
    return [others[0].span()] if same else []

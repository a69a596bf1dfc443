"""An HTML entity that was left in plain text."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import unescape
from html.entities import name2codepoint

from textfix.rule import DIGIT, LETTER, UNSAFE, Finding, Language, Spot, either, rule, words
from textfix.rules.markup._document import has_markdown, has_tags

# names that are words as well, as in `black&and;` are left
_WORDS = {"and", "or", "not", "part", "image", "real", "int", "sum", "sub", "sup", "cap", "cup", "empty"}
_NAMES = frozenset(name2codepoint) - _WORDS | {"apos"}
_ENTITY = re.compile(r"&(?:amp;)*(?!amp;)(?P<tight>\#\d{1,6}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2})[;；]|"
                     r"& ?(?:amp ?; ?)?(?P<loose>\# ?\d{2,5}|quot|amp|apos|nbsp|lt|gt|[lr][sd]quo|[nm]dash|hellip) ?[;；]|"
                     r"&(?P<only>amp);")
_SPACES = re.compile(r"(?:(?:&nbsp;|&\#160;)[ \t]*)+", re.IGNORECASE)
_SPACES_BEFORE = re.compile(r"(?:&nbsp;|&\#160;)[ \t]*\Z", re.IGNORECASE)
_TOPIC = re.compile(r"(?i)\b(?:html|xml|entit(?:y|ies|és?|ad|ades|à|ät|äten)|escap(?:ing|ed? character)|ampersand|"
                    r"сущност\w*|мнемоник\w*)\b")
_QUOTES = "\"'“”„«»‘’‚‹›「」"

AT = either("&" + LETTER, "&#" + DIGIT, "&#x", "&#X", "& #",
            "& " + words("quot", "amp", "apos", "nbsp", "lt", "gt", "lsquo", "rsquo", "ldquo", "rdquo", "ndash", "mdash", "hellip"))


@rule("MRK001", at=AT, touches=("entity", "hashtag", "number", "placeholder"), examples="""
en: They called it ⟦&quot;→"⟧a quiet day⟦&quot;→"⟧ at the port.
en: Harlow ⟦&amp;→&⟧ Sons opened a caf⟦&eacute;→é⟧.
en: It⟦&#39;→'⟧s late, he said ⟦&ndash;→–⟧ twice.
en: A word escaped twice: ⟦&amp;quot;→"⟧yes⟦&amp;quot;→"⟧, fish ⟦& amp ;→&⟧ chips.
es: El m⟦&aacute;→á⟧s viejo⟦&nbsp;→ ⟧del pueblo.
fr: Vous partez⟦&nbsp;→\u00a0⟧? L⟦&#8217;→’⟧heure tourne.
de: Ein gr⟦&ouml;→ö⟧⟦&szlig;→ß⟧eres Haus, ⟦& quot ;→"⟧ja⟦& quot ;→"⟧.
pt: Ele saiu ⟦&agrave;→à⟧s 5 horas.
it: Il sindaco ⟦&egrave;→è⟧ contento.
ru: Газета ⟦&laquo;→«⟧Порт⟦&raquo;→»⟧ пишет о мосте.
en: If a ⟦&lt;→<⟧ b, stop.
en: <p>Harlow &amp; Sons</p>
en: In HTML the entity &amp; stands for an ampersand.
en: See https://example.org/?a=1&copy=2&lt=3 and `&nbsp;` here.
en: AT&T, R&D; Q&A; B&B;
de: Müller&Söhne; H&M;
es: Escriba «&lt;» para abrir.
""")
def html_entity(spot: Spot, lang: Language) -> Iterable[Finding]:
    """An HTML entity stands in plain text.

    Finds entities by name or number (`&quot;`, `&eacute;`, `&#39;`), escaped twice (`&amp;quot;`) or with blanks put in (`& quot ;`).

    Translation services return HTML; what was cut out of it as plain text keeps the entities, and tokenizers put blanks in.

    The repair is safe because each entity stands for one character.  A no-break space becomes a blank, except before the high marks of
    French and between figures.

    Silent where the text has tags, in code and addresses, in a text about entities, and for entities that cannot be seen; unsafe in
    Markdown, and where `<` or `>` would make a tag.
    """
    found = _ENTITY.match(spot.text, spot.at)
    char = _character(found) if found else ""
    if not found or not char or _is_meant(spot, found.end()):
        return
    if char == "\N{NO-BREAK SPACE}":
        if not _SPACES_BEFORE.search(spot.before(spot.at)):
            yield _blank(spot, lang)
    elif unicodedata.category(char)[0] not in "CMZ":
        unsafe = has_markdown(spot.text) or (char in "<>" and _makes_tag(spot, char, found.end()))
        yield spot.edit(spot.at, found.end(), char, safety=UNSAFE if unsafe else None)


def _character(found: re.Match[str]) -> str:
    """The one character that an entity stands for; empty if it is none."""
    name = (found["tight"] or found["loose"] or found["only"]).replace(" ", "")
    if name[0] != "#" and name not in _NAMES:
        name = name.lower() if name.lower() in _NAMES else ""
    char = unescape(f"&{name};") if name else ""
    return char if len(char) == 1 and char != "\N{REPLACEMENT CHARACTER}" else ""


def _is_meant(spot: Spot, end: int) -> bool:
    """Whether the text is HTML, speaks of entities, or quotes this one."""
    quoted = spot.char(spot.at - 1) in _QUOTES and spot.char(end) in _QUOTES and spot.char(end) != "" != spot.char(spot.at - 1)
    in_html = has_tags(spot.text) or has_tags(spot.source) or _ENTITY.search(spot.source)
    return quoted or bool(in_html) or bool(_TOPIC.search(spot.before(spot.at) + " " + spot.after(end)))


def _blank(spot: Spot, lang: Language) -> Finding:
    """A run of no-break spaces as one blank, of the kind that the place asks for; none beside another blank."""
    run = _SPACES.match(spot.text, spot.at) or _ENTITY.match(spot.text, spot.at)
    end = run.end() if run else spot.at
    left, right = spot.char(spot.at - 1), spot.char(end)
    high = lang.code.startswith("fr") and ((right and right in "!?;:»%") or left == "«")
    if not left or not right or left.isspace() or right in "\n\r":
        return spot.edit(spot.at, end, "")
    return spot.edit(spot.at, end, "\N{NO-BREAK SPACE}" if high or (left.isdigit() and right.isdigit()) else " ")


def _makes_tag(spot: Spot, char: str, end: int) -> bool:
    """Whether `<` would stand before a name or a slash, or `>` would close such a thing."""
    if char == "<":
        return spot.char(end).isalpha() or spot.char(end) in set("/!?")
    return bool(re.search(r"(?:<|&lt;)[^<>&]{1,60}\Z", spot.before(spot.at)))

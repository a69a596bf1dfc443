"""A placeholder or a tag of a string that translation pulled apart."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from textfix.rule import BOUNDARY, DIGIT, EDGE, LETTER, SAFE, UNSAFE, UPPER, Finding, Language, Safety, Spot, any_of, either, rule, words
from textfix.rules.markup._document import SHORT, TAGS, has_form, placeholders

_BRACES = re.compile(r"(?P<dollar>\$ ?)?(?P<open>\{ ?\{|\{) ?(?P<name>[A-Za-z_]\w*(?:[.-]\w+)*|\d{1,2}) ?(?P<close>\} ?\}|\})")
_PERCENT = re.compile(r"% ?(?:\( ?(?P<key>\w+) ?\)|(?P<place>\d{1,2}) ?\$)? ?(?P<type>[sd@])(?![A-Za-z0-9'’])")
_TAG = re.compile(rf"< ?(?P<end>/?) ?(?P<name>{TAGS}) ?(?P<self>/?) ?>", re.IGNORECASE)
_HASH = re.compile(r"(?<![\w#&])##?(?P<left> ?)(?P<name>[A-Za-z]+(?:_\w+|\d*))(?P<right> ?)#(?![\w#])")
_LIQUID = re.compile(r"\{ ?% ?(?P<body>-? ?\w[^{}%\n]{0,60}?)\s?% ?\}")
# braces after or before these are code
_CODE_BEFORE, _CODE_AFTER = re.compile(r"(?:=|=>|\)|\\\w+)\s*\Z"), re.compile(r"\s*(?:=|from ['\"])")
_KEYWORDS = {"return", "break", "continue", "pass", "null", "true", "false"}
_S_IS_A_WORD = {"cs", "sk", "sl", "hr", "bs", "sr", "mk", "bg"}
_VOID = {"br", "hr", "img", "input", "wbr"}
_OPENERS = (*TAGS.replace("h[1-6]|", "").split("|"), *(f"h{n}" for n in range(1, 7)))
_CJK = re.compile("[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")

AT = either("{ ", " }", "}}", "{{", "$ {", "% " + any_of("sd@"), "% " + DIGIT, "% (", "%" + DIGIT + " $", "$ " + any_of("sd@"),
            ") " + any_of("sd") + BOUNDARY, "</ ", "< /", "/ >", (LETTER | DIGIT) + " >", "< " + words(*_OPENERS), "# " + UPPER,
            (LETTER | DIGIT) + " #" + BOUNDARY, (LETTER | DIGIT) + " #" + EDGE, "{ %", "% }")

_NO_WORD = r"(?![%)] [sd@][A-Za-z0-9'’])"      # `5 % de` is no `% d`


@rule("MRK002", at=AT, near=_NO_WORD, touches=("placeholder", "tag", "hashtag", "number", "identifier"), examples=r"""
en: Hello ⟦{ name }→{name}⟧, you have ⟦% d→%d⟧ new messages.
en: {user} copied ⟦{{ count }→{{count}}⟧ files to ⟦$ {folder}→${folder}⟧.
en: {user} copied ⟦{count}}→{{count}}⟧ files, <b>twice⟦</ b>→</b>⟧.
es: Tu pedido <b>⟦{order_id }→{order_id}⟧</b> se envió a ⟦% s→%s⟧.
fr: Bonjour {name},⟦< br / >→<br/>⟧votre commande ⟦<b >→<b>⟧{id}</b> est partie.
de: ⟦< code >→<code>⟧make⟦< / code >→</code>⟧ und ⟦< script >→<script>⟧run()⟦< / script >→</script>⟧
de: ⟦% 1 $ s→%1$s⟧ hat ⟦% (count) d→%(count)d⟧ Dateien gelöscht.
pt: Olá, ⟦{ {name} }→{{name}}⟧!
it: Ho comprato il ⟦# PRS_ORG#→#PRS_ORG#⟧ ieri.
ru: {name}, у вас ⟦% d→%d⟧ новых писем.
ja: {name}さん、⟦% d→%d⟧件あります。
en: ⟦{ % if paid % }→{% if paid %}⟧Paid{% endif %}
de: Ich bin zu 100 % sicher, 50 % d. h. die Hälfte, 5 % s. o.
cs: Cena je 50 % s DPH a podíl v % s daní.
fr: Une hausse de 20 % d’ici mai, en % d’une année.
en: The sets { a, b } and { x } are finite if a < b and b > c.
en: To list all of {user}, run:\n$ {command} list --all
en: Write const { name } = user; or {{ name }} in a template.
en: {count, plural, one { file } other { files }} for {name}
es: <p>Texto<br />otro texto</p>
en: # Title #\nWe are # 1 and C # is a language.
""")
def placeholder_damage(spot: Spot, lang: Language) -> Iterable[Finding]:
    """A placeholder or tag is pulled apart or has lost a brace.

    Finds `{ name }`, `{{ count }`, `{count}}`, `$ {folder}`, `% s`, `% 1 $ s`, `% (n) s`, `</ b>`, `< br / >`, `# NAME#`, `{ % if % }`.

    Translation engines put blanks around marks, and drop a brace of a pair; a program then shows the placeholder instead of its value.

    The repair is safe where the form is nothing else (`% 1 $ s`, `</ b>`), or where the text has whole placeholders or is one short string;
    in longer prose it is unsafe.  A lost brace is put back.

    Silent on percentages and on words after a percent sign, on sets, code, templates written with blanks (`{{ name }}`) throughout, the
    arms of plural forms, comparisons and headings.
    """
    for pattern, repair in _REPAIRS:
        found = next((m for m in pattern.finditer(spot.text, max(0, spot.at - 70), spot.at + 80) if m.end() > spot.at), None)
        if found and found.start() <= spot.at + 1:
            for new, safety in repair(spot, found, lang):
                if new != found.group():
                    yield spot.edit(found.start(), found.end(), new, safety=safety)


Repair = Iterator[tuple[str, Safety]]


def _braces(spot: Spot, found: re.Match[str], lang: Language) -> Repair:
    name, before = found["name"], spot.before(found.start())
    opened, closed = found["open"].count("{"), found["close"].count("}")
    if _open_braces(before) > 0 or _CODE_BEFORE.search(before) or _CODE_AFTER.match(spot.after(found.end())) or name in _KEYWORDS:
        return
    if opened != closed and _open_braces(spot.after(found.end())):
        return
    if found["dollar"] and not before.strip():            # the prompt of a shell
        return
    tight, trust = has_form(spot.text, r"\{\{\w[\w.]*\}\}"), _trust(spot, found, len(name) > 1)
    if (found.group() == f"{{{{ {name} }}}}" and not tight) or (trust == UNSAFE and len(name) < 2):
        return
    depth = max(opened, closed)
    inner = f" {name} " if depth == 2 and not tight and has_form(spot.text, r"\{\{ \w[\w.]* \}\}") else name
    if opened != closed and not placeholders(spot.text) - {found.group()}:
        trust = UNSAFE        # the brace may as well be one too many
    yield ("$" if found["dollar"] else "") + "{" * depth + inner + "}" * depth, trust


def _open_braces(text: str) -> int:
    """How many braces more are opened than closed, damaged placeholders left out."""
    rest = _BRACES.sub("", text)
    return rest.count("{") - rest.count("}")


def _trust(spot: Spot, found: re.Match[str], is_named: bool) -> Safety:
    """Safe where the text has other, whole placeholders, or is one short string with a named one."""
    others = placeholders(spot.text) - {found.group()}
    return SAFE if others or (is_named and len(spot.text) <= SHORT) else UNSAFE


def _percent(spot: Spot, found: re.Match[str], lang: Language) -> Repair:
    before = spot.before(found.start())
    if before.rstrip(" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")[-1:].isdigit():
        return
    plain = found["key"] is None and found["place"] is None
    if plain and found["type"] == "s" and lang.code.partition("-")[0] in _S_IS_A_WORD and not placeholders(spot.text):
        return
    middle = f"({found['key']})" if found["key"] else f"{found['place']}$" if found["place"] else ""
    blank = " " if before[-1:].isalpha() and not _CJK.match(before[-1]) and found.group().startswith("% ") else ""
    yield f"{blank}%{middle}{found['type']}", _trust(spot, found, True) if plain else SAFE


def _tag(spot: Spot, found: re.Match[str], lang: Language) -> Repair:
    name, closed = found["name"], found["self"]
    blank = " " if closed and (re.fullmatch(r"<\w+ />", found.group()) or has_form(spot.text, r"<\w+ />")) else ""
    sure = found["end"] or closed or name.lower() in _VOID or has_form(spot.text, rf"(?i)< ?/ ?{name} ?>")
    yield f"<{found['end']}{name}{blank}{closed}>", SAFE if sure else UNSAFE


def _hash(spot: Spot, found: re.Match[str], lang: Language) -> Repair:
    name, one_side = found["name"], found["left"] != found["right"]
    coded = "_" in name or name[-1].isdigit() or (name.isupper() and len(name) > 2)
    if coded and (one_side or has_form(spot.text, r"(?<!\w)#[A-Za-z]\w*#")) and (one_side or spot.before(found.start())):
        yield f"#{name}#", SAFE


def _liquid(spot: Spot, found: re.Match[str], lang: Language) -> Repair:
    yield f"{{% {found['body'].strip()} %}}", SAFE


_REPAIRS: tuple[tuple[re.Pattern[str], Callable[[Spot, re.Match[str], Language], Repair]], ...] = (
    (_BRACES, _braces), (_PERCENT, _percent), (_TAG, _tag), (_HASH, _hash), (_LIQUID, _liquid))

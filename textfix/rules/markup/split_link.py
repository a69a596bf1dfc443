"""MRK004: a link in pieces."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import EDGE, UNSAFE, Edit, Finding, Language, Spot, either, rule

from ._document import has_markdown
from ._links import ADDRESS, IMAGE, TEXT

_LONGEST = 300                # code points of a link
_APART = re.compile(rf"(?<![\]\\])!?\[(?P<text>(?:{TEXT})+)\](?P<gap>[ \t]{{1,2}})\({ADDRESS}\)")
_IMAGE = re.compile(rf"!(?P<gap> )\[(?P<text>(?:{TEXT})*)\]\({IMAGE}\)")
_WIDE = re.compile(
    rf"(?<![\]］\\])(?P<open>[\[［])(?P<text>(?:(?![［］]){TEXT})+)(?P<close>[\]］])(?P<left>[(（]){ADDRESS}(?P<right>[)）])")
_ASCII = {"［": "[", "］": "]", "（": "(", "）": ")"}
_LABEL = re.compile(r"[\W\d_]*|[xX]")            # a citation, a check box

AT = either("] (", "]  (", EDGE + "! [", "[! [", "］(", "］（", "]（")


@rule("MRK004", at=AT, touches=("url", "domain", "path", "file"), examples=r"""
en: # Guide\n\nRead [the guide]⟦ →⟧(https://example.org/guide) first.
de: - Siehe [das Handbuch]⟦ →⟧(../handbuch.md) und [die Liste](liste.md).
ja: **注意**: ⟦［→[⟧手引き⟦］→]⟧(https://example.org/guide) を読む。
zh: # 指南\n\n请看[指南]⟦（→(⟧https://example.org/guide⟦）→)⟧。
ko: # 안내\n\n!⟦ →⟧[그림](images/bridge.png)
en: Read [the guide]⟦ →⟧(https://example.org/guide) first.
en: As shown in [1] (https://example.org/a) and [*] (https://example.org/b).
en: # List\n\n- [x] (https://example.org) is done\n- [ ] (/etc/hosts) is not
en: # Text\n\nThe press [see below] (2019) said so, [who] (he?) was there.
zh: # 文章\n\n作者［王］（https 是协议）说。请看【指南】（https://example.org/guide）。
fr: # Lisez !\n\nRegardez ! [La suite](suite.md) vient. [a][b] (https://example.org)
""")
def split_link(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A link is in pieces, or its brackets are full-width.

    Finds `[text] (https://…)`, `! [text](image.png)` at the head of a line, `［text］(https://…)` and `[text]（https://…）`.

    Translation engines set a blank after a bracket as after a word, and write Chinese and Japanese brackets for all brackets. The
    reader then sees the address instead of a link.

    The repair is safe in a text that has other Markdown, because what stands in the round brackets is an address, a path or an anchor
    and nothing else; in other texts it is unsafe, for a person may have given the address behind a word in square brackets. Numbers of
    citations, check boxes, 【】 and brackets with words stay.
    """
    low = max(0, spot.at - _LONGEST)
    line = spot.text.rfind("\n", low, spot.at + 1) + 1 or low
    for pattern in (_APART, _IMAGE, _WIDE):
        found = next((m for m in pattern.finditer(spot.text, line, spot.at + _LONGEST) if m.end() > spot.at), None)
        if found and found.start() <= spot.at + 1 and not _LABEL.fullmatch(found["text"]):
            yield from _whole(spot, found)


def _whole(spot: Spot, found: re.Match[str]) -> Iterator[Finding]:
    """The link made whole: its gap closed, its brackets in ASCII."""
    if found.re is _WIDE:
        edits = [Edit(*found.span(name), _ASCII[found[name]]) for name in ("open", "close", "left", "right") if found[name] in _ASCII]
    else:
        edits = [Edit(*found.span("gap"), "")]
    if edits:
        yield spot.edit(*edits[0], *edits[1:], safety=None if has_markdown(spot.evidence.text) else UNSAFE)


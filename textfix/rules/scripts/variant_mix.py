"""A sentence in traditional characters in a simplified text, or the other way round."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import Finding, Language, Spot, rule

from ._han import TELLING, one_form

_SENTENCE = re.compile(r"[^。！？\n]+")
_QUOTED = re.compile("「[^」]*」|『[^』]*』|《[^》]*》|“[^”]*”|（[^）]*）|\\([^)]*\\)|\"[^\"]*\"")
_LEAST, _SHARE = 2, 2         # telling characters of a sentence; how many times more of the other form a document has that is in it


def _has_both(text: str) -> bool:
    """Whether a text has words of every text in both forms."""
    return "的" in text and all(any(char in text for char in telling) for telling in TELLING)


@rule("SCR006", over="segment", gate=_has_both, examples=r"""
zh: 我们昨天来到这里，这个城市很大，人们说时间过得很快，还要发展。⟦他擔任電影的導演，負責原作和劇本⟧。后来他们说会再来，时间还没有定。
zh: 这些人说这个问题是很难的，对我们来说，经过几个会议还没有结果。⟦這個問題沒有時間討論⟧。我们会再来，时间不多，还要开会讨论发言。
zh-TW: 我們昨天來到這裡，這個城市的時間還很多。⟦他担任电影的导演，这个会⟧。後來他們說會再來，還沒有決定時間。
zh: 我们说过，这里的这个城市很大。他在《電影時代》上写了文章，说這個词很难。时间会来。
zh: 我们会来的，这个时候不说。繁体字是：「這個國家們說」
zh-TW: 我們會來，這個時候不說話，我的書寫完了。他寫了「这个国家们说」。
ja: 会議は来週の時間に個別に説明する。
en: The word 这个 is 這個 elsewhere, and 们 is 們.
""")
def variant_mix(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A sentence is in traditional characters and the text in simplified ones, or the other way round.

    Translation systems learn Chinese from texts of both kinds and change from one sentence to the next.

    The forms are told by characters that the standard set of one kind has and the frequent part of the other lacks. Converting a sentence
    takes more than a table of characters, so the rule reports and does not repair.

    Silent on what stands in quotes and brackets, on sentences with fewer than two such characters or with some of each; a text
    that is in the other form for the most part is judged by that form.
    """
    if lang.code[:2] not in ("zh", "yu"):
        return
    used = "".join(set(spot.text))
    kinds = [form.findall(used) for form in one_form()]
    if min(map(len, kinds)) < _LEAST:
        return
    counts = [sum(map(spot.text.count, kind)) for kind in kinds]
    major = int(lang.code in ("zh-TW", "zh-HK", "zh-Hant", "yue"))
    if counts[1 - major] > _SHARE * counts[major]:
        major = 1 - major         # a text of the other kind throughout
    own, foreign = one_form()[major], one_form()[1 - major]
    bare = _QUOTED.sub(lambda m: " " * len(m.group()), spot.text)
    for sentence in _SENTENCE.finditer(bare):
        text = sentence.group()
        if len(foreign.findall(text)) >= _LEAST and not own.search(text):
            start = sentence.start() + len(text) - len(text.lstrip())
            yield spot.report(start, sentence.end())

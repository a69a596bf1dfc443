"""SPC010: a blank inside a Korean word."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from textfix.rule import Finding, Language, Spot, Trigger, any_of, rule, words

_WORD, _TAIL = re.compile("[가-힣]+"), re.compile("[가-힣]+\\Z")
_REACH = 8                    # code points before an ending that hold the word it belongs to
_LONGEST = 4                  # pieces of a loan word
_ADJECTIVAL = frozenset({"한", "할", "함", "해"})         # also a numeral or words of their own
_STEM_FORMS = frozenset({"한", "할", "하여", "해", "해서"})
_PARTICLES = ("을", "를", "은", "는")
_FINALS, _FINAL_N, _FINAL_L = 28, 4, 8                    # places of the final consonants in the block of syllables
_COUNTED = frozenset("번 명 개 가지 걸음 걸음씩 사람 마리 권 장 잔 대 시간 달".split())


def _tail(known: Iterable[str]) -> Trigger:
    """The last two syllables that words may end in."""
    known = list(known)
    return any_of({w[-2] for w in known}) + any_of({w[-1] for w in known})


def _shape(lang: Language) -> Trigger:
    """A last syllable of what may be broken off, a blank, and an ending or tail; bare 한 and its like only behind roots and stems."""
    endings, tails = lang.list("spacing.split_endings"), lang.list("spacing.split_tails")
    if not endings:
        return Trigger(())
    roots = {*lang.list("spacing.split_roots"), *lang.get("spacing.split_stems", {})}
    nouns = lang.list("spacing.split_nouns")
    behind_stems = any_of(w for w in roots if len(w) == 1) + " " + words(*_STEM_FORMS)
    behind_roots = _tail(w for w in roots if len(w) > 1) + " " + words(*endings)
    behind_nouns = _tail(nouns) + " " + words(*(e for e in endings if e not in _ADJECTIVAL))
    behind_pieces = any_of({c for w in lang.list("spacing.split_loans") for c in w}) + " " + words(*tails)
    return behind_stems | behind_roots | behind_nouns | behind_pieces


@rule("SPC010", at=_shape, examples=r"""
ko: 이 기능이 ⟦필요 합니다→필요합니다⟧. 다시 시도하세요.
ko: 이 문제에 ⟦대 한→대한⟧ 설명을 읽으세요.
ko: 서류를 ⟦서명 하는→서명하는⟧ 것이 좋습니다.
ko: 요청은 자동으로 ⟦처리 됩니다→처리됩니다⟧.
ko: 이것은 ⟦간략 한→간략한⟧ 소개입니다.
ko: 새 ⟦애플 리 케이 션→애플리케이션⟧을 설치합니다.
ko: 규칙을 ⟦이해 하려면→이해하려면⟧ 예를 보세요.
ko: 학교 위 한 곳에 새가 앉았다.
ko: 공부를 하는 학생이 많다. 안 하는 사람도 있다.
ko: 그는 사람 한 명을 만났다. 단 한 번이었다.
ko: 어려운 설명 하는 시간이 왔다.
ko: 사과 하나와 배 하나를 샀다.
ko: 새로운 액션 영화가 나왔다.
zh: 这是一个简单的说明。
""")
def hangul_spacing(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank stands inside a Korean word.

    Systems that translate piece by piece break words where the pieces meet: 필요 합니다, 대 한, 애플 리 케이 션.

    The blank is deleted. It is safe behind roots that are no words of their own (간략, 대 behind a particle), behind nouns of action whose
    verb in 하다 or 되다 is written as one word, and in loan words whose pieces together are a word of a closed list. A noun with a
    modifier before it (어려운 설명 하는) may be the object of the verb, and stays; so do nouns of other kinds, the numeral 한, and
    adverbs before 하다.
    """
    start = spot.text.index(" ", spot.at) + 1
    found = _WORD.match(spot.text, start, start + 20)
    right = found.group() if found else ""
    if right in lang.set("spacing.split_endings"):
        yield from _ending(spot, lang, start, right)
    elif tail := next((t for t in lang.set("spacing.split_tails") if right.startswith(t)), ""):
        yield from _loan(spot, lang, start, start + len(tail))


def _ending(spot: Spot, lang: Language, start: int, right: str) -> Iterator[Finding]:
    found = _TAIL.search(spot.text, max(0, start - _REACH), start - 1)
    left = found.group() if found else ""
    low, end = start - 1 - len(left), start + len(right)
    if left in lang.set("spacing.split_roots"):
        fits = not (right == "한" and spot.next_word(end) in _COUNTED)        # 한: the numeral
    elif left in lang.set("spacing.split_nouns"):
        fits = right not in _ADJECTIVAL and not _modifies(spot.previous_word(low))
    elif left in (stems := lang.get("spacing.split_stems", {})):
        fits = right in _STEM_FORMS and spot.previous_word(low).endswith(tuple(stems[left]))
    else:
        return
    if fits:
        yield spot.edit(low, end, left + right)


def _modifies(before: str) -> bool:
    """Whether the word before may modify a noun: it ends in 의, 적 or the final n or l of a verb, and not in a particle."""
    if not before or before.endswith(_PARTICLES):
        return False
    final = (ord(before[-1]) - ord("가")) % _FINALS if "가" <= before[-1] <= "힣" else 0
    return before[-1] in "의적" or final in (_FINAL_N, _FINAL_L)


def _loan(spot: Spot, lang: Language, start: int, end: int) -> Iterator[Finding]:
    """Pieces that together are a loan word."""
    low = start
    known = lang.set("spacing.split_loans")
    for _ in range(_LONGEST):
        left = spot.word_before(low - 1) if spot.char(low - 1) == " " else ""
        if not left:
            return
        low -= 1 + len(left)
        whole = spot.text[low:end].replace(" ", "")
        if whole in known:
            yield spot.edit(low, end, whole)
            return

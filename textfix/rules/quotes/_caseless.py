"""Quoted fragments in scripts that have no capitals to tell where a sentence begins."""
from __future__ import annotations

import re
from functools import lru_cache

from textfix.rule import LETTER, SPACE, Language, Spot, Trigger, any_of, words

# languages that put the verb last, where a form of `be` ends the clause
_VERB_LAST = frozenset({"fa", "ur", "hi", "bn", "mr", "ne", "ta", "te", "kn", "ml", "gu", "pa"})
_CHINESE = ("的", "等", "和", "与", "與", "及", "或", "是", "為", "为")
_SCRIPTS = frozenset({"Arab", "Hebr", "Deva", "Beng", "Taml", "Telu", "Gujr", "Guru", "Knda", "Mlym"})
_END = re.compile(r"[.!?…।۔؟。！？] ?\S|: ")
_LONGEST = 12                 # characters of a Chinese fragment, without a comma


def going_on(lang: Language) -> Trigger | None:
    """A stop and a closing mark before a word that begins no sentence; None where case tells."""
    if lang.get("marks.stop") == "。":
        return "。" + any_of("”」』") + words(*_CHINESE) if lang.code[:2] == "zh" else Trigger(())
    if lang.script not in _SCRIPTS:
        return None
    following = _following(lang)
    if _puts_verb_last(lang):
        return any_of(".।۔") + any_of('"”“»') + SPACE + LETTER
    return any_of(".।۔") + any_of('"”“»') + SPACE + words(*sorted(following)) if following else Trigger(())


def _puts_verb_last(lang: Language) -> bool:
    return lang.code.partition("-")[0] in _VERB_LAST


@lru_cache(64)
def _following(lang: Language) -> frozenset[str]:
    """Words that go on with a sentence."""
    late = lang.set("words.auxiliaries") if _puts_verb_last(lang) else frozenset()
    return frozenset(w for w in lang.set("breaks.continuers") | late if w[:1].isalnum())


def is_fragment_of_caseless(spot: Spot, start: int, stop: int, close: int, lang: Language) -> bool:
    """Whether what is quoted from `start` to `stop` is one piece of a sentence, opened behind a word that does not announce speech."""
    inside, before = spot.text[start + 1:stop], spot.before(start)
    if not inside or _END.search(inside) or before.rstrip()[-1:] in ("", ":", "،", ",", "：", "，", ".", "।", "۔", "。"):
        return False
    if lang.code[:2] == "zh":
        return len(inside) <= _LONGEST and "，" not in inside and before[-1] not in "说道问答喊叫："
    last = before.split()[-1]
    if not before[-1].isspace() or last in lang.set("case.speech", "breaks.complementizers") or spot.char(close + 1) == "\n":
        return False
    if not _puts_verb_last(lang):
        return True
    # a sentence ends in its verb: not in a lone noun
    following = (spot.after(close + 2).split() or [""])[0]
    lone = " " not in inside and inside not in lang.function_words and inside not in lang.set("case.speech")
    return following.rstrip(",،।۔.") in _following(lang) or lone

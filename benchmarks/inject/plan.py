"""Which faults go into which text, and what the text becomes."""
from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ..diff import count_words
from . import case, characters, lines, marks  # noqa: F401 they fill KINDS
from .fault import KINDS, Clean, Fault
from .lookalikes import Protected, lookalikes

PIECE = 4000                  # code points of a document, about; longer texts are cut at paragraphs
APART = 20                    # code points between two faults
SMALL, LEAST = 200, 3         # function words of a language, and how often they stand in the corpus
Chosen = list[tuple[Fault, str]]        # faults with their kinds, by offset

_WORD = re.compile(r"[^\W\d_]+")
_TWICE = re.compile(r"(?i)\b([^\W\d_]+) \1\b")
_SENTENCE = re.compile(r"(?<=[.!?] )[^\n.!?]{40,200}[.!?](?=[ \n])")


@dataclass(frozen=True)
class Rates:
    """How many faults: `spoilt` of the documents have `per_word` of them; kinds by weight, evenly where there are no weights."""

    spoilt: float
    per_word: float
    weights: Mapping[str, float] = field(default_factory=dict)


# `field`: core and soft artifacts per 10,000 words that were read in the output of 21 systems; a third of the documents had any
RATES = {
    "even": Rates(0.8, 1 / 50),
    "field": Rates(0.32, 0.0129 / 0.32, {
        "stray_capital": 24, "missing_capital": 19, "name_case_variant": 18, "untranslated_leftover": 9, "doubled_word": 5,
        "fullwidth_halfwidth": 5, "scrape_metadata": 5, "cjk_space": 5, "name_variant": 4, "double_space": 4, "space_before_punctuation": 4,
        "missing_space_after_punctuation": 4, "merged_sentence": 4, "wrong_script_punctuation": 2, "false_sentence_break": 1,
        "quote_punctuation": 1, "doubled_punctuation": 1, "repetition_loop": 1, "mojibake": 1, "placeholder_damage": 1, "unpaired_quote": 3,
        "unpaired_bracket": 1, "wrong_language_sentence": 1, "html_entity": 0.5, "homoglyph": 0.5, "llm_chatter": 0.5,
    }),
    "sparse": Rates(1.0, 1 / 500),          # what a fairly good system leaves: one in five hundred words
}


def inject(texts: Iterable[tuple[str, str]], rates: str = "even", seed: int = 1) -> Iterator[dict[str, Any]]:
    """Rows of a gold file, one for each text (or part of a long one); the same for the same texts, rates and seed."""
    pieces = [(piece, lang) for text, lang in texts for piece in _pieces(text)]
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for number, clean in enumerate(_corpus(pieces)):
        dice = Random(f"{seed}:{number}")
        protected = lookalikes(clean.text)
        faults = _faults(clean, protected, RATES[rates], used[clean.lang], dice)
        yield {"id": f"{clean.lang}-{number:05}", "lang": clean.lang, "source_set": f"injected/{rates}", "licence": "as the clean text",
               **_spoilt(clean.text, faults, protected)}


def _pieces(text: str) -> Iterator[str]:
    """A text in parts of about `PIECE` code points, each of whole paragraphs."""
    piece = ""
    for paragraph in re.split(r"(?<=\n)(?!\n)", text):
        if piece and len(piece) + len(paragraph) > PIECE:
            yield piece
            piece = ""
        piece += paragraph
    if piece.strip():
        yield piece


def _corpus(pieces: Sequence[tuple[str, str]]) -> Iterator[Clean]:
    """The texts with what their corpus knows of each language."""
    by_lang: dict[str, list[str]] = defaultdict(list)
    for text, lang in pieces:
        by_lang[lang].append(text)
    small = {lang: _small(texts) for lang, texts in by_lang.items()}
    pairs = {lang: {word.lower() for text in texts for word in _TWICE.findall(text)} for lang, texts in by_lang.items()}
    some = {lang: _SENTENCE.findall("\n".join(texts))[:20] for lang, texts in by_lang.items()}
    foreign = {lang: [s for other, own in some.items() if other.split("-")[0] != lang.split("-")[0] for s in own] for lang in by_lang}
    yield from (Clean(text, lang, small[lang], pairs[lang], foreign[lang]) for text, lang in pieces)


def _small(texts: Iterable[str]) -> frozenset[str]:
    """The most frequent words of a language that hardly ever stand capitalised within a sentence."""
    words, within = Counter[str](), Counter[str]()
    for text in texts:
        words.update(_WORD.findall(text))
        within.update(re.findall(r"(?<=[^\W\d_] )[^\W\d_]+", text))
    lower = [w for w, n in words.most_common() if n >= LEAST and w == w.lower() and 20 * within[w.title()] < n]
    return frozenset(lower[:SMALL])


def _faults(clean: Clean, protected: Sequence[Protected], rates: Rates, used: Counter[str], dice: Random) -> Chosen:
    """The chosen faults, by offset; `used` counts the kinds of all documents of the language."""
    if dice.random() > rates.spoilt:
        return []
    wanted = min(40, int(count_words(clean.text) * rates.per_word + dice.random()))
    open_kinds = {name: _free(name, clean, protected, dice) for name in (rates.weights or KINDS)}
    chosen: Chosen = []
    while len(chosen) < wanted and (names := [name for name, faults in open_kinds.items() if faults]):
        name = _next_kind(names, rates, used, dice)
        fault = open_kinds[name].pop()
        if all(fault.start > f.end + APART or fault.end < f.start - APART for f, _ in chosen):
            chosen.append((fault, name))
            used[name] += 1
    return sorted(chosen)


def _next_kind(names: Sequence[str], rates: Rates, used: Counter[str], dice: Random) -> str:
    """By weight; without weights the kind that was used least so far."""
    if rates.weights:
        return dice.choices(names, [rates.weights[name] for name in names])[0]
    return min(names, key=lambda name: (used[name], dice.random()))


def _free(name: str, clean: Clean, protected: Sequence[Protected], dice: Random) -> list[Fault]:
    """All faults of a kind that change something and touch no look-alike (placeholders are what some are about), shuffled."""
    faults = [f for f in KINDS[name](clean, dice) if f.bad not in (clean.text[f.start:f.end], *f.also)]
    free = [f for f in faults if not any(_meets(f, low, high) for low, high, _ in protected)]
    dice.shuffle(free)
    return free


def _meets(fault: Fault, low: int, high: int) -> bool:
    return low <= fault.end and fault.start <= high and (low, high) != (fault.start, fault.end)


def _spoilt(text: str, chosen: Chosen, protected: Sequence[Protected]) -> dict[str, Any]:
    """The text with its faults, the edits that take them out again, and where the look-alikes now stand."""
    edits: list[dict[str, Any]] = []
    out, at = "", 0
    for fault, name in chosen:
        out += text[at:fault.start]
        repairs = [text[fault.start:fault.end], *fault.also]
        edits.append({"start": len(out), "end": len(out) + len(fault.bad), "kind": name, "original": fault.bad, "repairs": repairs,
                      "tier": fault.tier, "near": [_moved(p, chosen) for p in fault.near] if fault.near else None})
        out, at = out + fault.bad, fault.end
    covered = {(f.start, f.end) for f, _ in chosen}
    kept = [[_moved(low, chosen), _moved(high, chosen), why] for low, high, why in protected if (low, high) not in covered]
    return {"text": out + text[at:], "edits": edits, "protect": kept}


def _moved(at: int, chosen: Chosen) -> int:
    """Where an offset of the clean text is in the spoilt one."""
    return at + sum(len(f.bad) - (f.end - f.start) for f, _ in chosen if f.end <= at)

"""Marks of a subword tokenizer that the output was not freed of."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from textfix.rule import DIGIT, LETTER, UNSAFE, Finding, Language, Spot, either, rule

_LOW, _PIECE = "\N{LOWER ONE EIGHTH BLOCK}", "[^\\s\u2580-\u259f\u3001-\u3011\uff01-\uff0f\uff1a-\uff20.,;:!?()<>\"“”«»]+"
_UNKNOWN = re.compile(r"(?i)<unk>|\[UNK\]|\N{DOUBLE QUESTION MARK}")
_SENTINELS = re.compile(
    r"[ \t]*(?:(?:<\|(?:endoftext|eot_id|im_end|end|begin_of_text|pad)\|>|"
    r"<\|(?:im_start|start_header_id)\|>(?:(?:system|user|assistant)\b)?(?:<\|end_header_id\|>)?|"
    r"</?s>|<(?:pad|eos|bos|(?:start|end)_of_turn|extra_id_\d+)>)[ \t]*)+")
_RUN = re.compile(rf"(?:{_LOW}{_PIECE})+")
_RUN_BEFORE = re.compile(rf"{_LOW}{_PIECE}\Z")
_BLOCKS = re.compile("[\u2580-\u259f]")
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uff00-\uff65]")
# a text about tokenizers shows their marks on purpose
_TOPIC = re.compile(r"(?i)sentencepiece|wordpiece|tokeni[sz]|subword|\bbpe\b|token\b|токен|vocab")

AT = either(_LOW, (LETTER | DIGIT) + "@@ " + (LETTER | DIGIT), LETTER + " ##" + LETTER, (LETTER | DIGIT) + " @-@ " + (LETTER | DIGIT),
            DIGIT + " @,@ " + DIGIT, DIGIT + " @.@ " + DIGIT, "<unk>", "<UNK>", "[UNK]", "\N{DOUBLE QUESTION MARK}", "<|", "</s>", "<s>",
            "<pad>", "<eos>", "<bos>", "<start_of_", "<end_of_", "<extra_id_")


@rule("SCR004", at=AT, touches=("tag", "handle", "hashtag", "number", "identifier"), examples=r"""
en: The ferry ⟦▁has→has⟧ left the harbour.
en: They trained both⟦▁Kurdish▁and▁Arab→ Kurdish and Arab⟧ forces.
en: The children ⟦play ##ing→playing⟧ there left early.
en: It is a ⟦well @-@ known→well-known⟧ song from ⟦1 @,@ 000→1,000⟧ years ago.
en: The road to ⟦<unk>⟧ is closed.
en: The end.⟦ </s>→⟧
en: See you tomorrow.⟦<|endoftext|>→⟧
es: La ⟦esta@@ ción→estación⟧ está cerrada.
fr: Le bâton de ⟦▁hockey→hockey⟧ est ⟦diffé@@ rent→différent⟧.
de: Das Wetter war ⟦un@@ glaub@@ lich→unglaublich⟧ gut.
pt: As ⟦pess@@ oas→pessoas⟧ esperam no cais.
it: Il sindaco⟦▁ha▁detto→ ha detto⟧ di no.
ru: Мост ⟦▁закрыт→закрыт⟧ до весны.
ja: 今日は晴れで、⟦▁明→明⟧日は雨です。
en: The diff begins with @@ -1,3 +1,4 @@ and goes on.
en: Sales by month: ▁▂▃▅▇ and ▁▁▁▁ to fill in.
en: Old price: <s>5 €</s> now 4 €.
en: SentencePiece writes ▁has for a word that follows a blank, BPE un@@ known.
de: Frag @@admin oder ##team, C## gibt es nicht.
es: # Título\n## Subtítulo
""")
def subword_mark(spot: Spot, lang: Language) -> Iterable[Finding]:
    """A mark of the translation model's tokenizer stands in the text.

    Finds the marks by which models cut words in pieces (`▁`, `@@`, `##`, `@-@`), their names for unknown words (`<unk>`, `⁇`) and for the
    end of a text (`</s>`, `<|endoftext|>`).

    The pieces are put together after translation; where that step fails or knows other marks, they reach the reader.

    The repair is safe because the marks say themselves how the pieces join.  An unknown word is lost and can only be reported.

    Silent on sparklines and lines to fill in, on struck text (`<s>…</s>`), on diffs and headings, and in a text about tokenizers.
    """
    if not _is_topic(spot.evidence.text):
        char = spot.char(spot.at)
        if char == _LOW:
            yield from _pieces(spot)
        elif _UNKNOWN.match(spot.text, spot.at):
            yield from _unknown(spot)
        elif char == "<":
            yield from _sentinel(spot)
        else:
            yield from _joined(spot, lang)


@lru_cache(4)
def _is_topic(text: str) -> bool:
    return _TOPIC.search(text) is not None


def _pieces(spot: Spot) -> Iterator[Finding]:
    """`▁` becomes a blank, or nothing where there is a blank or where the script has none; the whole run at once."""
    at, left = spot.at, spot.char(spot.at - 1)
    run = _RUN.match(spot.text, at)
    if run is None or _BLOCKS.match(left) or _RUN_BEFORE.search(spot.before(at)):
        return
    if _is_raw(spot.before(at) + spot.after(at)):
        yield from _whole_line(spot)
    elif (left.isspace() or _UNSPACED.match(left)) and _LOW not in run.group()[1:]:
        end = at + 2 if _UNSPACED.match(spot.char(at + 1)) else run.end()
        yield spot.edit(at, end, spot.text[at + 1:end])
    else:
        text = re.sub(rf"(?P<before>.?){_LOW}(?=(?P<after>.))", _blank, left + run.group())
        yield spot.edit(at, run.end(), text[len(left):].lstrip() if not left or left in _OPENING else text[len(left):])


_OPENING = " \t\n([“«„'\""


def _blank(match: re.Match[str]) -> str:
    unspaced = any(_UNSPACED.match(c) for c in (match["before"], match["after"]))
    return match["before"] + ("" if unspaced or match["before"] in _OPENING else " ")


def _is_raw(line: str) -> bool:
    """Whether these are all pieces, divided by blanks: some words begin with the mark, the others are their tails."""
    tokens = line.split()
    heads = sum(t.startswith(_LOW) for t in tokens)
    return 2 < heads < len(tokens) < 4 * heads and line.lstrip().startswith(_LOW)


def _whole_line(spot: Spot) -> Iterator[Finding]:
    start = spot.text.rfind("\n", 0, spot.at) + 1
    if spot.text.startswith(_LOW, start) and spot.at == start:
        end = spot.text.find("\n", start)
        end = end if end >= 0 else len(spot.text)
        yield spot.edit(start, end, spot.text[start:end].replace(" ", "").replace(_LOW, " ").strip(), safety=UNSAFE)


def _unknown(spot: Spot) -> Iterator[Finding]:
    found = _UNKNOWN.match(spot.text, spot.at)
    left = spot.char(spot.at - 1)
    if found and (found.group()[0] in "<[" or left.isspace()):
        yield spot.report(spot.at, found.end(), "The model did not know a word, and it is lost")


def _sentinel(spot: Spot) -> Iterator[Finding]:
    """Sentinels go, with the blanks around them; between two words one blank stays."""
    low = spot.at - len(spot.before(spot.at))
    found = next((m for m in _SENTINELS.finditer(spot.text, low, spot.at + 80) if m.end() > spot.at), None)
    if found and found.start() <= spot.at and not _is_struck(spot, found.start(), found.end()):
        left, right = spot.char(found.start() - 1), spot.char(found.end())
        between = bool(left) and bool(right) and not left.isspace() and not right.isspace()
        yield spot.edit(found.start(), found.end(), " " if between else "")


def _is_struck(spot: Spot, start: int, end: int) -> bool:
    """Whether this is `<s>` or `</s>` around struck text: both stand in the line, close to their text."""
    if spot.text[start:end].strip() not in {"<s>", "</s>"}:
        return False
    line = spot.before(start) + spot.text[start:end] + spot.after(end)
    tight = re.search(r"<s>\S(?:[^<]*\S)?</s>", line)
    return tight is not None or ("</s>" not in line and "<s>" in line and not spot.text[start:end].endswith(" "))


def _joined(spot: Spot, lang: Language) -> Iterator[Finding]:
    """Pieces of a word, cut by `@@ `, ` ##` or ` @-@ `, are joined at once."""
    start = spot.at - len(spot.before(spot.at))
    chain = next((m for m in _CHAIN.finditer(spot.text, start, spot.at + 160) if m.end() > spot.at), None)
    if chain and chain.start() <= spot.at:
        tail = chain["tail"] or ""
        if not tail or (tail.islower() and spot.char(chain.end()) != "#" and chain.group().split()[0].lower() not in lang.function_words):
            doubtful = len(tail) > 3 and spot.evidence.text.count(" ##") < 2
            new = _JOINT.sub(lambda m: m[1] or "", chain.group())
            yield spot.edit(chain.start(), chain.end(), new, safety=UNSAFE if doubtful else None)


_CHAIN = re.compile(r"\w+(?:@@ \w+)+|\w+(?: ##(?P<tail>\w+))+|\w+(?: @[-,.]@ \w+)+")
_JOINT = re.compile("@@ | ##| @([-,.])@ ")

"""Lines and words that do not belong: metadata, chatter of a model, what is left of a source, sentences of another language."""
from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from .facts import CHATTER, JOINING, LEFT_OVER, METADATA
from .fault import FLAG, SOFT, Clean, Fault, kind

_SENTENCE = re.compile(r"(?<=[.!?] )[^\n.!?]{40,300}[.!?](?=[ \n])")


@kind
def scrape_metadata(clean: Clean, dice: Random) -> Iterator[Fault]:
    """A date before the first sentence."""
    date = f"20{dice.randint(10, 25)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    yield Fault(0, 0, dice.choice(METADATA).format(date=date, time=f"{dice.randint(6, 22)}:{dice.randint(10, 59)}"))


@kind
def llm_chatter(clean: Clean, dice: Random) -> Iterator[Fault]:
    """Here is the translation: before the text."""
    yield Fault(0, 0, dice.choice(CHATTER))


@kind
def untranslated_leftover(clean: Clean, dice: Random) -> Iterator[Fault]:
    """salt and pepper → salt y pepper"""
    own = JOINING.get(clean.language, ())[:1]
    for match in re.finditer(r"(?<=[^\W\d_] )[^\W\d_]+(?= [^\W\d_])", clean.text):
        if match[0] in own:
            yield Fault(match.start(), match.end(), dice.choice([w for w in LEFT_OVER if w not in JOINING[clean.language]]), (), SOFT)


@kind
def wrong_language_sentence(clean: Clean, dice: Random) -> Iterator[Fault]:
    """A sentence stands there in another language; its meaning is lost, so it is at most reported."""
    if clean.foreign:
        others = sorted(clean.foreign)
        yield from (Fault(m.start(), m.end(), dice.choice(others), (), FLAG) for m in _SENTENCE.finditer(clean.text))

"""UTF-8 that was read in another encoding: its shapes, a lead character and its usual continuations, and how to undo it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


def _chars(codec: str, low: int, stop: int) -> str:
    """The characters that an encoding gives to the bytes `low` to `stop - 1`."""
    return bytes(range(low, stop)).decode(codec, "ignore")


C1 = "".join(map(chr, range(0x80, 0xA0)))
WESTERN_LEADS = "".join(map(chr, range(0xC2, 0xDC)))          # of two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic
WESTERN_LONG_LEADS = "".join(map(chr, range(0xE0, 0xF1)))     # of three: marks, Vietnamese, Indic, Thai, Han, Hangul; ð of four: emoji
WESTERN = _chars("cp1252", 0x80, 0xC0) + C1
CENTRAL_LEADS, CENTRAL = "ÂĂÄĹ", _chars("cp1250", 0x80, 0xC0)
CYRILLIC_LEADS, CYRILLIC = "РС", _chars("cp1251", 0x80, 0xC0) + "\x98"
SIGN_LEADS, SIGNS = "ГДЕ", "".join(c for c in CYRILLIC if not c.isalpha() and c not in "‘’“”«»–—…\N{NO-BREAK SPACE}")
MAC = _chars("mac_roman", 0x80, 0xC0)
DOS = "".join(c for c in _chars("cp437", 0x80, 0xC0) if not "─" <= c <= "▟")
LONE = "".join(c for c in C1 if c not in "\x81\x85\x8d\x8f\x90\x9d")     # what Windows-1252 has there; U+0085 is a line end
LONGEST = 60                  # units of one edit: text without blanks is repaired in parts
LATIN_LETTERS, ASCII_LETTERS = "A-Za-zÀ-ɏ", "A-Za-z"


class Run(NamedTuple):
    """A damaged word: `text[start:end]` and what it was; `mixed` where its other letters may be of any kind."""

    start: int
    end: int
    new: str
    mixed: bool


class Family:
    """One misreading: a pattern of its units, the encodings to undo it with, and the letters that its words may hold besides."""

    def __init__(self, unit: str, codecs: tuple[str, ...], letters: str) -> None:
        self.codecs, self.mixed = codecs, letters == LATIN_LETTERS
        self.unit = re.compile(unit)
        self.word = re.compile(f"(?:{unit}|[{letters}]|[-'’](?=[{letters}])){{1,{LONGEST}}}")
        self.head = re.compile(f"[{letters}]*\\Z")

    def runs(self, text: str) -> Iterator[Run]:
        """The words that decode to something else."""
        at = 0
        for match in self.unit.finditer(text):
            if match.start() >= at:
                start = self._start(text, at, match.start())
                whole = self.word.match(text, start)
                at = whole.end() if whole else match.end()
                new = self.decoded(text[start:at])
                if new != text[start:at]:
                    yield Run(start, at, new, self.mixed)

    def _start(self, text: str, low: int, at: int) -> int:
        letters = self.head.search(text, max(low, at - 40), at)
        return letters.start() if letters else at

    def decoded(self, old: str) -> str:
        """What a word was: by ftfy where it is sure, else strictly, unit by unit."""
        from ftfy import fix_encoding

        new = fix_encoding(old) if self.codecs else old
        if new == old or "\N{REPLACEMENT CHARACTER}" in new:
            new = self.unit.sub(lambda m: undo(m.group(), self.codecs), old)
        return _CUT_QUOTE.sub("”", new).replace("\N{ZERO WIDTH NO-BREAK SPACE}", "")


def undo(unit: str, codecs: tuple[str, ...]) -> str:
    """The character that a unit was; the unit itself where it is none."""
    import ftfy.bad_codecs  # noqa: F401  (registers the codecs that know all 256 bytes)

    if not codecs:
        return unit.encode("latin-1").decode("cp1252")
    for codec in codecs:
        try:
            return unit.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return unit


def one_of(chars: str) -> str:
    """A pattern of one of these characters."""
    return f"[{re.escape(chars)}]"


# the last letter of a word before a mark that French sets apart
SET_APART = f"(?!(?:(?<=[{LATIN_LETTERS}])[à-ð]|à)\N{NO-BREAK SPACE}[«»–—])"
# the third byte of a closing quote, 9D, is no character of Windows-1252 and gets lost
_CUT = "â€(?![^\\W\\d_])\N{REPLACEMENT CHARACTER}?"
_CUT_QUOTE = re.compile(_CUT)
_W, _Y, _Z, _L = one_of(WESTERN), one_of(CYRILLIC), one_of(CENTRAL), one_of(WESTERN_LONG_LEADS)
_SIGNED = f"[{SIGN_LEADS}]{one_of(SIGNS)}"
FAMILIES = (
    Family(f"{one_of(WESTERN_LEADS)}{_W}|ð{_W}{{3}}|{_L}{_W}{{2}}|{_CUT}", ("sloppy-windows-1252", "latin-1"), LATIN_LETTERS),
    Family(f"{one_of(CENTRAL_LEADS)}{_Z}|â€{_Z}", ("cp1250",), LATIN_LETTERS),
    Family(f"[{CYRILLIC_LEADS}]{_Y}|вЂ{_Y}|{_SIGNED}|В[«»\N{NO-BREAK SPACE}]", ("sloppy-windows-1251",), ASCII_LETTERS),
    Family(f"√{one_of(MAC)}|‚Ä{one_of(MAC)}", ("mac_roman",), ASCII_LETTERS),
    Family(f"├{one_of(DOS)}|ΓÇ{one_of(DOS)}", ("cp437",), ASCII_LETTERS),
    Family(f"(?<![\x80-\xbfÂÃâÐÑ]){one_of(LONE)}(?![\x80-\xbf])", (), LATIN_LETTERS),
)
CYRILLIC_UNIT = re.compile(f"[{CYRILLIC_LEADS}]{_Y}")
CYRILLIC_RUN = re.compile(CYRILLIC_UNIT.pattern * 2)
# the shapes of the rule's trigger: the first match is its first spot
STRONG = re.compile("|".join((f"{one_of(WESTERN_LEADS)}{_W}", f"{SET_APART}{_L}{_W}{{2}}", "â€", f"{one_of(CENTRAL_LEADS)}{_Z}",
                              CYRILLIC_RUN.pattern, "вЂ", _SIGNED, f"√{one_of(MAC)}", "‚Ä", f"├{one_of(DOS)}", "ΓÇ", one_of(LONE))))

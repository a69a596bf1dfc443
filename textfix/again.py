"""Whether words may be said again: the gate in Python before the search for repeats."""
from __future__ import annotations

from itertools import islice
from operator import eq

LONGEST = 8                   # words in a run that repeats; longer ones only as whole sentences
_WIDEST = 255                 # bytes of a word: longer ones count as this long
# p words said three times are 2p - 1 words or more that equal the word p places on, for the last may have another mark behind it
_LOOPS = [(period, bytes(2 * period - 1)) for period in range(3, LONGEST + 1)]


def words_recur(words: list[bytes]) -> bool:
    """Whether a word may be said twice in a row, two words twice, or three to `LONGEST` words three times.

    The lengths of all words are one number, which is laid beside itself a few places on: only where enough of them in a row are the
    same are the words looked at.
    """
    if any(map(eq, words, islice(words, 1, None))):
        return True
    lengths = _lengths(words)
    number, size = int.from_bytes(lengths, "little"), len(lengths)
    if _are_twice(words, (number ^ number >> 16).to_bytes(size, "little")):
        return True
    for period, run in _LOOPS:
        if run in (number ^ number >> 8 * period).to_bytes(size, "little") and \
                bytes([1] * len(run)) in bytes(map(eq, words, islice(words, period, None))):
            return True
    return False


def _lengths(words: list[bytes]) -> bytes:
    try:
        return bytes(map(len, words))
    except ValueError:
        return bytes([min(len(word), _WIDEST) for word in words])


def _are_twice(words: list[bytes], differ: bytes) -> bool:
    """Whether two words are said twice, where `differ` is 0 for each word that is as long as the second after it."""
    at = differ.find(b"\0\0", 0, -2)
    while at >= 0:
        if words[at] == words[at + 2] and words[at + 1] == words[at + 3]:
            return True
        at = differ.find(b"\0\0", at + 1, -2)
    return False


def letters_recur(text: str, longest: int) -> bool:
    """Whether a run of 2 to `longest` letters may stand three times in a row.

    As for words: of each code point one byte is laid beside that of another some places on.
    """
    letters = text.encode("utf-16-le", "surrogatepass")[::2]
    number, size = int.from_bytes(letters, "little"), len(letters)
    return any(bytes(2 * period) in (number ^ number >> 8 * period).to_bytes(size, "little") for period in range(2, longest + 1))

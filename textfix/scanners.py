"""The scanners of some rules: one for each language, made on first use, one for all of them, one for rules over documents."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import cached_property

from textfix import compiled
from textfix.detection import UNKNOWN
from textfix.language import Language, codes, language
from textfix.native import NativeScanner
from textfix.rule import Rule
from textfix.scanner import Entry, Scanner
from textfix.tables import TooLargeError
from textfix.trigger import Alternative, Trigger


class Scanners:
    """The scanners of some rules; rules are known to them by their numbers."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._spots = [(n, r) for n, r in enumerate(rules) if r.over in ("spots", "segment", "document") and r.at is not None]
        self._made: dict[str, Scanner | NativeScanner] = {}

    def of(self, lang: Language) -> Scanner | NativeScanner:
        """That of a language."""
        found = self._made.get(lang.code)
        if found is None:
            found = self._made[lang.code] = self._best(lambda: (Entry(n, rule.trigger_for(lang)) for n, rule in self._spots), lang)
            lang.forget_sets()
        return found

    @cached_property
    def frame(self) -> Scanner | NativeScanner:
        """That of the rules over documents, which know no language."""
        return self._best(lambda: (Entry(n, rule.trigger_for(UNKNOWN)) for n, rule in self._spots if rule.over == "document"), UNKNOWN)

    @cached_property
    def union(self) -> Scanner | NativeScanner:
        """One for all languages, without the rules whose trigger is what the language is not."""
        return self._best(self._of_all, UNKNOWN)

    def _of_all(self) -> Iterator[Entry]:
        """The entries of all languages, one for each alternative: all their words at once are a lot."""
        known = [UNKNOWN, *map(language, codes())]
        for number, rule in self._spots:
            if not rule.contrasts:
                for alternative in _united(rule, known if rule.depends_on_language else [UNKNOWN]):
                    yield Entry(number, Trigger((alternative,)))

    def _best(self, entries: Callable[[], Iterable[Entry]], lang: Language) -> Scanner | NativeScanner:
        """The scanner in C where it was built and its tables hold the triggers, else the one in Python; both find the same.

        `entries` makes them one by one, for those of all languages at once are a lot.
        """
        module, nears = compiled.load(), [rule.near_for(lang) for rule in self._rules]
        if module is not None:
            with suppress(TooLargeError):
                return NativeScanner(module, entries(), nears)
        return Scanner(entries(), nears)


def _united(rule: Rule, languages: Iterable[Language]) -> Iterator[Alternative]:
    """The alternatives of a rule in some languages; words behind the same atoms become one list."""
    marks: dict[Alternative, None] = {}
    lists: dict[tuple[int, ...], dict[frozenset[str], None]] = {}              # those of most languages are the same
    for lang in languages:
        for alternative in rule.trigger_for(lang).alternatives:
            if alternative.words is None:
                marks[alternative] = None
            else:
                lists.setdefault(alternative.atoms, {})[alternative.words] = None
        lang.forget_sets()
    yield from marks
    for atoms, whole in lists.items():
        yield Alternative(atoms, _all(whole))


def _all(lists: Collection[frozenset[str]]) -> frozenset[str]:
    """Their union; of a single one the very same."""
    return next(iter(lists)) if len(lists) == 1 else frozenset().union(*lists)

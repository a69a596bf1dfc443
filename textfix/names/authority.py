"""What the user says about names: it goes before all evidence."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from textfix.errors import TextfixError

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Authority:
    """The user's word about names.

    keep: names that are never changed.
    same: spellings of one name each; the first is written instead of the others, wherever they stand.
    different: names that are never taken for one another, each with all others of its list.
    prefer: spellings that are written where a document has others of the same name too.
    standard: source languages with the standard by which their names are romanised: `(("ru", "english"),)`.

    Raises TextfixError where it contradicts itself.
    """

    keep: frozenset[str] = frozenset()
    same: Groups = ()
    different: Groups = ()
    prefer: frozenset[str] = frozenset()
    standard: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        written = self._written()
        for first in written.values():
            if first in written:
                raise _contradiction(f"same says to write {first!r}, and elsewhere to write {written[first]!r} for it")
        for name in sorted((self.keep | self.prefer) & written.keys()):
            raise _contradiction(f"same says to write {written[name]!r} for {name!r}, which is in keep or prefer")
        for one, other in sorted(self.apart):
            if written.get(one, one) == written.get(other, other):
                raise _contradiction(f"{one!r} and {other!r} are in one list of same and in one of different")

    def _written(self) -> dict[str, str]:
        written: dict[str, str] = {}
        for first, *others in self.same:
            for other in others:
                if written.setdefault(other, first) != first:
                    raise _contradiction(f"same says to write {written[other]!r} for {other!r}, and elsewhere {first!r}")
        return written

    @cached_property
    def spellings(self) -> dict[str, str]:
        """What is written for each spelling that is not to stand."""
        return self._written()

    @cached_property
    def preferred(self) -> frozenset[str]:
        """The spellings that are written where there are others."""
        return self.prefer | {group[0] for group in self.same}

    @cached_property
    def apart(self) -> frozenset[tuple[str, str]]:
        """The pairs of names that are different, each pair in order."""
        return frozenset(pair for group in self.different for pair in combinations(sorted(set(group)), 2))

    def parts(self, one: str, other: str) -> bool:
        """Whether the user says that two names are different."""
        return (min(one, other), max(one, other)) in self.apart

    def merged(self, other: Authority) -> Authority:
        """Both; where they name a standard for the same language, this one's."""
        return Authority(self.keep | other.keep, self.same + other.same, self.different + other.different, self.prefer | other.prefer,
                         tuple({**dict(other.standard), **dict(self.standard)}.items()))

    def __bool__(self) -> bool:
        return any((self.keep, self.same, self.different, self.prefer, self.standard))


def _contradiction(what: str) -> TextfixError:
    return TextfixError(f"names: {what}; leave one of them")


SILENT = Authority()          # of a user who says nothing about names

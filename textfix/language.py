"""A language: the facts of one `lang/xx.toml`, with what it inherits.

The facts are plain lists in sections; `lang.set("words.articles", "words.prepositions")` is how rules ask for them.
A language without a pack gets the script-level rules: its lists are empty.
"""
from __future__ import annotations

import json
import sys
import tomllib
import zlib
from collections.abc import Callable
from difflib import get_close_matches
from functools import cache, cached_property, partial
from importlib.resources import files
from typing import Any

from textfix.errors import TextfixError

# ISO 639-1, every code, and those of ISO 639-3 that translation systems offer: a language without a pack is known, but only the
# script-level rules apply to it.
ISO_639_1 = frozenset(
    """aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks
    ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
    rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa
    wo xh yi yo za zh zu
    arz ary ast awa azb ban bar bho brx bug ceb ckb crh cv doi dsb dzo fil fur gom gsw haw hil hmn hne hsb ilo jv kab kac kmr kok kri
    lij lmo lus mag mai min mni mul nds nso nqo pag pam pap pcm pms pnb prs quy raj sah sat scn shn ssw szl tet tpi tum tzm udm umb und
    vec war yue zgh""".split())

# tags that name a language otherwise than its pack does
ALIASES = {"no": "nb", "zh-cn": "zh", "zh-hans": "zh", "zh-hant": "zh-TW", "zh-hk": "zh-TW", "zh-mo": "zh-TW", "tl": "fil", "iw": "he",
           "in": "id", "sh": "sr-Latn", "mo": "ro"}


_SHORT = 200                  # code points of a list that is kept once it was asked for


class Language:
    """The facts of one language; `code` is its BCP 47 tag, `facts` the merged tables of its pack and its parents as they are kept, for
    `get`, `list` and `set` to read."""

    def __init__(self, code: str, facts: dict[str, Any], has_pack: bool) -> None:
        self.code, self.facts, self.has_pack = code, facts, has_pack
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}
        self._said: dict[str, Any] = {}               # facts that are no long lists, as they are asked for again and again

    def __repr__(self) -> str:
        return f"Language({self.code!r})"

    @property
    def name(self) -> str:
        """English name, or the code where there is no pack."""
        return str(self.facts.get("name", self.code))

    @property
    def script(self) -> str:
        """ISO 15924 code of the script, `Zyyy` where it is not known."""
        return str(self.facts.get("script", "Zyyy"))

    def get(self, path: str, default: Any = None) -> Any:
        """One fact by its path, `quotes.pairs`."""
        if default is None and path in self._said:
            return self._said[path]
        section, _, key = path.partition(".")
        value = self.facts.get(section, default)
        found = value.get(key, default) if key and isinstance(value, dict) else value
        long = type(found) is _Joined and len(found) > _SHORT
        found = found.parts() if type(found) is _Joined else found
        if default is None and not long and type(found) is not dict:
            self._said[path] = found
        return found

    def list(self, path: str) -> list[str]:
        """A list of the pack, in its order; empty where the pack has none."""
        return list(self.get(path) or ())

    def set(self, *paths: str) -> frozenset[str]:
        """The union of lists of the pack."""
        if paths not in self._sets:
            self._sets[paths] = frozenset(item for path in paths for item in self.get(path) or ())
        return self._sets[paths]

    def forget_sets(self) -> None:
        """Drop the remembered unions: what was asked to make the scanners is mostly not asked again, and all languages' are a lot."""
        self._sets.clear()
        self.__dict__.pop("function_words", None)
        self.__dict__.pop("frequent_words", None)

    @cached_property
    def function_words(self) -> frozenset[str]:
        """All closed-class words, in lower case."""
        return self.set(*(f"words.{c}" for c in CLOSED))

    @cached_property
    def frequent_words(self) -> frozenset[str]:
        """Closed-class words and the pack's frequent content words, in lower case."""
        return self.function_words | self.set("words.common")


class _Joined(str):
    """A list of texts as one, a line each, which takes a seventh of the memory: most are asked for once, to make a scanner."""

    __slots__ = ()

    def parts(self) -> list[str]:
        """The list; a word that several lists have is one object."""
        return list(map(sys.intern, self.split("\n")))


CLOSED = ("articles", "determiners", "possessives", "pronouns", "objects", "relatives", "interrogatives", "coordinators",
          "subordinators", "prepositions", "auxiliaries", "adverbs", "numerals")


@cache
def packs() -> dict[str, Callable[[], dict[str, Any]]]:
    """Loader of the facts of each pack, by code."""
    folder = files("textfix.lang")
    found = sorted(p.name.removesuffix(".toml") for p in folder.iterdir() if p.name.endswith(".toml"))
    return {code: cache(partial(_load, code)) for code in found}


def _load(code: str) -> dict[str, Any]:
    """The facts of a pack: from the compiled file where it is of this very pack, else from its TOML file."""
    data = (files("textfix.lang") / f"{code}.toml").read_bytes()
    checksum, facts = _compiled().pop(code, ("", "{}"))              # asked once: packs() remembers the facts
    loaded: dict[str, Any] = json.loads(facts) if checksum == f"{zlib.crc32(data):08x}" else tomllib.loads(data.decode("utf-8"))
    return {name: {k: _joined(v) for k, v in value.items()} if isinstance(value, dict) and name != "examples" else value
            for name, value in loaded.items()}


def _joined(value: Any) -> Any:
    """A list of texts without line ends as one text, any other value as it is."""
    whole = "\n".join(value) if isinstance(value, list) and value and all(isinstance(v, str) for v in value) else ""
    return _Joined(whole) if whole and whole.count("\n") == len(value) - 1 else value


@cache
def _compiled() -> dict[str, tuple[str, str]]:
    """Checksum and facts (JSON) of each pack in the compiled file."""
    path = files("textfix.lang") / "packs.tsv"
    rows = [line.split("\t", 2) for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    return {code: (checksum, facts) for code, checksum, facts in rows}


@cache
def _facts(code: str) -> dict[str, Any]:
    own = packs()[code]()
    parent = own.get("inherits", "base")
    merged = dict(_facts(parent)) if parent in packs() and code != "base" else {}
    for key, value in own.items():
        merged[key] = {**merged.get(key, {}), **value} if isinstance(value, dict) else value
    return merged


def codes() -> list[str]:
    """Codes of all languages that have a pack."""
    return [code for code in packs() if code != "base"]


@cache
def language(code: str) -> Language:
    """The language of a BCP 47 tag: its own pack, else that of its shorter forms (`en-GB` → `en`), else script-level rules only.

    Raises TextfixError for a code that is neither a pack's nor a known language's.
    """
    by_lower = {c.lower(): c for c in codes()}
    tag = code.replace("_", "-").lower()
    while tag:
        tag = tag if tag in by_lower else ALIASES.get(tag, tag).lower()
        if tag in by_lower:
            return Language(by_lower[tag], _facts(by_lower[tag]), True)
        if "-" not in tag:
            break
        tag = tag.rpartition("-")[0]
    if tag not in ISO_639_1:
        raise _unknown_language(code)
    return Language(tag, _facts("base") if "base" in packs() else {}, False)


def _unknown_language(given: str) -> TextfixError:
    """An error that knows languages by their names as well (`english`)."""
    names = {str(packs()[code]()["name"]).lower(): code for code in codes()}
    near = get_close_matches(given.lower(), [*names, *names.values()], 1, 0.6)
    help_ = f"; did you mean {names.get(near[0], near[0])!r}?" if near else ""
    return TextfixError(f"unknown language {given!r}{help_} (a BCP 47 tag such as 'en' or 'pt-BR'; textfix languages lists them)")


def everywhere(path: str) -> dict[str, tuple[str, ...]]:
    """A list of all packs, by language: what a translation may have left behind from any other language."""
    found = {code: tuple(language(code).list(path)) for code in codes()}
    return {code: values for code, values in found.items() if values}

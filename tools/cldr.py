"""Takes what Unicode CLDR knows about the languages of textfix into `textfix/lang/cldr.json`.

`python tools/cldr.py --write` downloads CLDR from the npm registry and writes the file anew; `--check` downloads it and compares:
exit 0 when the file is CLDR's, 1 when it differs. Both need `npm` and the network, and exit with 2 where either is missing.

The file maps each language to its facts, and `_cldr` to the CLDR release they come from:

- `name`, `native`: its name in English and in itself; `script`: ISO 15924 code;
- `quotes`: two strings of opening + closing mark, the primary pair and the one for quotes within quotes;
- `months` (12, from January) and `days` (7, from Monday) within a sentence; `months_alone`, `days_alone` where they differ by themselves;
- `months_capital`, `days_capital`: whether they begin with a capital within a sentence, null in a script without case;
- `letters`: letters and combining marks of the alphabet, lower case, by code point; not for Chinese, Japanese and Korean;
- `ellipsis`: pattern of a text `{0}` that is cut off; `and`, `or`: the word between two items of a list, null where that is only a mark.
"""
from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VERSION = "48.2.0"
TARGET = Path(__file__).parent.parent / "textfix" / "lang" / "cldr.json"
LICENCE = TARGET.with_name("LICENSE-CLDR")

LANGUAGES = tuple(
    """af ar az be bg bn bs ca cs cy da de el en es es-MX et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lo lt lv
    mk mn mr ms my nb ne nl nn pa pl pt pt-PT ro ru sk sl sq sr-Cyrl sr-Latn sv sw ta te th tl tr uk ur vi zh zh-TW""".split())
# The languages that CLDR files under another tag.
LOCALES = {"sr-Cyrl": "sr", "tl": "fil", "zh-TW": "zh-Hant"}
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NO_ALPHABET = frozenset({"Hans", "Hant", "Jpan", "Kore"})

PACKAGES = {
    "cldr-misc-full": ("delimiters", "characters", "listPatterns"),
    "cldr-dates-full": ("ca-gregorian",),
    "cldr-localenames-full": ("languages", "scripts", "localeDisplayNames"),
}
SUBTAGS, TERMS = "package/supplemental/likelySubtags.json", "package/LICENSE"
Facts = dict[str, Any]
Members = dict[str, bytes]


class UnavailableError(Exception):
    """CLDR cannot be had here: no npm, no network or no such release."""


@dataclass(frozen=True)
class Locale:
    """One CLDR locale: its JSON tables by file name."""

    tag: str
    members: Members

    def table(self, file: str, path: str) -> Any:
        """The value at a slash-separated path within `main/TAG` of a file."""
        value = json.loads(self.members[f"package/main/{self.tag}/{file}.json"])["main"][self.tag]
        for key in path.split("/"):
            value = value[key]
        return value

    def name_of(self, code: str) -> str:
        """What this locale calls a language: `Serbian (Latin)`."""
        names: dict[str, str] = self.table("languages", "localeDisplayNames/languages")
        language, _, subtag = code.partition("-")
        if len(subtag) != len("Latn"):
            return names.get(code) or names[LOCALES.get(code, code)]
        pattern: str = self.table("localeDisplayNames", "localeDisplayNames/localeDisplayPattern/localePattern")
        return pattern.format(names[language], self.table("scripts", "localeDisplayNames/scripts")[subtag])


def download(folder: Path) -> Members:
    """The needed files of CLDR, by their path in the npm packages; `folder` takes the packages."""
    if not (npm := shutil.which("npm")):
        raise UnavailableError("npm is not installed")
    names = [f"{name}@{VERSION}" for name in ("cldr-core", *PACKAGES)]
    command = [npm, "pack", "--fetch-retries=1", "--fetch-timeout=60000", "--loglevel=error"]
    done = subprocess.run([*command, *names], capture_output=True, text=True, cwd=folder, check=False)  # noqa: S603 the arguments are ours
    if done.returncode:
        raise UnavailableError(f"npm cannot fetch release {VERSION}:\n{done.stderr.strip()}")
    return _unpack(folder)


def _unpack(folder: Path) -> Members:
    tags = {"en", *(LOCALES.get(code, code) for code in LANGUAGES)}
    wanted = {SUBTAGS, TERMS} | {f"package/main/{tag}/{file}.json" for tag in tags for group in PACKAGES.values() for file in group}
    found: Members = {}
    for archive in folder.glob("*.tgz"):
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.name in wanted and (stream := tar.extractfile(member)):
                    found[member.name] = stream.read()
    return found


def facts(code: str, members: Members) -> Facts:
    """All facts of one language, in the order of the module's description."""
    here, script = Locale(LOCALES.get(code, code), members), likely_script(code, members)
    found: Facts = {"name": Locale("en", members).name_of(code), "native": here.name_of(code), "script": script}
    found |= {"quotes": quotes(here)} | calendar(here, "months", [str(n) for n in range(1, 13)]) | calendar(here, "days", WEEK)
    if script not in NO_ALPHABET:
        found["letters"] = letters(here.table("characters", "characters/exemplarCharacters"))
    found["ellipsis"] = here.table("characters", "characters/ellipsis/final")
    return found | {"and": joining_word(here, "standard"), "or": joining_word(here, "or")}


def likely_script(code: str, members: Members) -> str:
    """The script in the tag itself, else the likely one of the tag or of its language."""
    likely = json.loads(members[SUBTAGS])["supplemental"]["likelySubtags"]
    language, _, subtag = code.partition("-")
    return subtag if len(subtag) == len("Latn") else str(likely.get(code, likely[language]).split("-")[1])


def quotes(locale: Locale) -> list[str]:
    """The primary and the alternate pair, each as one string of two marks."""
    marks = locale.table("delimiters", "delimiters")
    return [marks[f"{kind}Start"] + marks[f"{kind}End"] for kind in ("quotation", "alternateQuotation")]


def calendar(locale: Locale, kind: str, keys: list[str]) -> Facts:
    """The facts about `months` or `days`."""
    table = locale.table("ca-gregorian", f"dates/calendars/gregorian/{kind}")
    within, alone = ([table[form]["wide"][key] for key in keys] for form in ("format", "stand-alone"))
    return {kind: within} | ({f"{kind}_alone": alone} if alone != within else {}) | {f"{kind}_capital": capital(within)}


def capital(words: list[str]) -> bool | None:
    """Whether words begin with a capital; None where no letter has two cases (Georgian's capitals are never initials)."""
    cased = any(c.lower() != c.title() for word in words for c in word)
    return any(word[0].isupper() for word in words) if cased else None


def letters(pattern: str) -> str:
    """The letters of a CLDR character set such as `[aä b {ch} ·]`, and the marks listed by themselves."""
    strings, bare = re.findall(r"\{(.*?)\}", pattern), re.sub(r"\{.*?\}", "", pattern)
    if re.search(r"\w-\w|\\u", bare):
        raise ValueError(f"ranges and escapes in a character set are not known here: {pattern}")
    found = {c for c in bare if unicodedata.category(c)[0] in "LM"} | {c for s in strings for c in s if c.isalpha()}
    return "".join(sorted(c for c in found if c == c.lower()))


def joining_word(locale: Locale, kind: str) -> str | None:
    """The word between two items in a list of the kind `standard` (and) or `or`."""
    pattern: str = locale.table("listPatterns", f"listPatterns/listPattern-type-{kind}/2")
    between = pattern.format("", "").strip(" \N{NO-BREAK SPACE}\N{ZERO WIDTH SPACE}")
    return between if any(c.isalpha() for c in between) else None


def dumped(table: Facts) -> str:
    """JSON text with a language a line; characters that cannot be seen are escaped."""
    text = "{\n" + ",\n".join(f'"{key}": {json.dumps(table[key], ensure_ascii=False)}' for key in sorted(table)) + "\n}\n"
    return "".join(c if c.isprintable() or c == "\n" else f"\\u{ord(c):04x}" for c in text)


def check(text: str, licence: bytes) -> int:
    """Compares with what is on disk; 1 with a message when it differs."""
    if TARGET.is_file() and LICENCE.is_file() and TARGET.read_text("utf-8") == text and LICENCE.read_bytes() == licence:
        print(f"{TARGET.name} is what CLDR {VERSION} says")
        return 0
    old, new = _flat(TARGET.read_text("utf-8") if TARGET.is_file() else "{}"), _flat(text)
    lines = [f"{key}: {old.get(key)} -> {new.get(key)}" for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
    print(f"{TARGET} is not what CLDR {VERSION} says; run `python tools/cldr.py --write`", file=sys.stderr)
    print(*lines or ["only the release, the layout or the licence differs"], sep="\n", file=sys.stderr)
    return 1


def _flat(text: str) -> Facts:
    return {f"{code}.{key}": value for code, own in json.loads(text).items() if code != "_cldr" for key, value in own.items()}


def main() -> int:
    """The command; returns its exit code."""
    parser = argparse.ArgumentParser(description="Unicode CLDR's facts about the languages of textfix.")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the file anew")
    mode.add_argument("--check", action="store_true", help="compare the file with CLDR")
    writes = parser.parse_args().write
    try:
        with tempfile.TemporaryDirectory() as folder:
            members = download(Path(folder))
    except UnavailableError as error:
        print(f"CLDR is not available: {error}", file=sys.stderr)
        return 2
    text = dumped({"_cldr": VERSION} | {code: facts(code, members) for code in LANGUAGES})
    if writes:
        TARGET.write_text(text, "utf-8", newline="\n")
        LICENCE.write_bytes(members[TERMS])
    return check(text, members[TERMS])


if __name__ == "__main__":
    sys.exit(main())

"""The language of a file: what a tag in it says, and what its path says (`/de/`, `values-ja`, `index.pt-br.md`, `app_ko.arb`)."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path, PurePath

from textfix.formats._regions import REGIONS

_TAG = re.compile(r"(?P<base>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?(?:[-_]r?(?P<region>[A-Za-z]{2}|\d{3}))?(?:[.@][\w-]{2,16})?")
_ANDROID = re.compile(r"values-(?:b\+)?(?P<tag>[\w+-]+)")
# folders whose children are languages, whatever word a code may also be
PARENTS = frozenset(
    "i18n l10n intl locale locales localization localisation localized lang langs language languages translation translations translated "
    "_locales _i18n po messages".split())
# codes that are also English words, kinds of files or usual names of folders: a name alone does not make them languages
_AMBIGUOUS = frozenset(
    """aa ab ae af am an ar as av ay ba be bi bo br ca ch co cr cs cu cv ce dv ee el ff ga gd gl gn gu gv ha he ho hr ht hz ia id ie
    ig ii ik in io is it iu jv kg ki kj kk kl km kn kr ks ku kv kw la lb lg li ln lo lu mg mh mi ml mn mo mr ms mt my na nb nd ne ng no
    nr nv ny oc oj om or os pa pi pl ps qu rm rn rw sa sc sd se sg sh si sk sl sm sn so sr ss st su sw ta te tg ti tk tl tn to ts tt
    tw ty uk ug ve vi vo wa wo xh yo za""".split())
_PROSE = frozenset({".md", ".mdx", ".markdown", ".rst", ".adoc", ".asciidoc", ".html", ".htm", ".txt", ".text"})
_README = frozenset({"readme", "index", "changelog", "contributing"})
_SIBLINGS = 2                 # names beside this one that are languages for sure make it one as well


def tag(value: str) -> str | None:
    """A BCP 47 tag as it is usually written (`pt_br` → `pt-BR`, `b+sr+Latn` → `sr-Latn`); None where it is no known language's.

    >>> tag("pt_br"), tag("zh-hant-tw"), tag("de_DE.UTF-8"), tag("yes")
    ('pt-BR', 'zh-Hant-TW', 'de-DE', None)
    """
    found = _TAG.fullmatch(value.strip().replace("+", "-"))
    if not found or found["base"].lower() not in _known():
        return None
    region = (found["region"] or "").upper()
    if region and not region.isdigit() and region.lower() not in REGIONS:
        return None
    return "-".join(part for part in (found["base"].lower(), (found["script"] or "").title(), region) if part)


@lru_cache(1)
def _known() -> frozenset[str]:
    from textfix.language import ALIASES, ISO_639_1, codes  # what has been remembered needs no language

    return ISO_639_1 | {code.lower() for code in (*codes(), *ALIASES)}


@lru_cache(4096)
def _of_folders(folder: PurePath) -> str | None:
    """The one language that the folders of a path name; None where they name none, or several (a translation of a translation)."""
    parts = folder.parts
    found = {t.partition("-")[0]: t for n in range(len(parts)) if (t := _of_folder(folder, n))}
    return next(iter(found.values())) if len(found) == 1 else None


def language_of(path: PurePath) -> str | None:
    """The language that the path of a file names, as a BCP 47 tag, or None.

    A name must have the shape of a tag.  Codes that are words or kinds of files too (`is`, `no`, `io`, `cs`) count only where their place
    says it: below `locales/` and the like, in `values-is`, in `LC_MESSAGES`, or beside two other languages.

    >>> language_of(PurePath("docs/de/index.md")), language_of(PurePath("docs/is/index.md")), language_of(PurePath("locales/is/app.json"))
    ('de', None, 'is')
    """
    return _of_name(path) or _of_folders(path.parent)


def in_catalogue(path: PurePath) -> bool:
    """Whether a file stands below a folder that holds translations (`locales/`, `i18n/`), whatever its language.

    >>> in_catalogue(PurePath("src/locales/common.json")), in_catalogue(PurePath("src/common.json"))
    (True, False)
    """
    return any(part.lower() in PARENTS for part in path.parts[:-1])


def _of_folder(path: PurePath, n: int) -> str | None:
    name, above = path.parts[n], path.parts[n - 1].lower() if n else ""
    android, apple = _ANDROID.fullmatch(name), name.endswith(".lproj")
    if android or apple:
        return tag(android["tag"] if android else name.removesuffix(".lproj"))
    below = path.parts[n + 1] if n + 1 < len(path.parts) else ""
    if above in PARENTS or below == "LC_MESSAGES":
        return tag(name)
    found = tag(name) if name.count("-") + name.count("_") < 3 else None
    return found if found and (_is_sure(name) or _has_siblings(Path(*path.parts[:n]), "", "")) else None


def _is_sure(name: str) -> bool:
    """Whether a name that has the shape of a tag is one, wherever it stands."""
    base, _, region = name.replace("_", "-").partition("-")
    if region:
        return base not in _AMBIGUOUS or region[:1].isupper()
    return len(base) == 2 and base.islower() and base not in _AMBIGUOUS


def _of_name(path: PurePath) -> str | None:
    """The language in a file's name: `de.json`, `index.de.md`, `app_de.arb`, `README-de.md`."""
    stem, suffix = path.stem, path.suffix
    if found := tag(stem):
        whole = suffix == ".po" or path.parent.name.lower() in PARENTS or "-" in found or suffix.lower() not in _PROSE
        return found if whole and (_is_sure(stem) or suffix == ".po" or path.parent.name.lower() in PARENTS) else None
    for match in re.finditer(r"[._-](?=[A-Za-z])", stem):
        name, rest = stem[:match.start()], stem[match.end():]
        if (found := tag(rest)) and name:
            usual = match.group() == "." or suffix.lower() not in _PROSE or name.lower() in _README
            sure = usual and _is_sure(rest) and (match.group() != "-" or "-" in found or suffix.lower() in _PROSE)
            return found if sure or _has_siblings(path.parent, name + match.group(), suffix) else None
    return None


@lru_cache(4096)
def _has_siblings(folder: PurePath, head: str, tail: str) -> bool:
    """Whether the folder has names that differ only in their language, at least two of them languages for sure."""
    try:
        names = [entry.name for entry in Path(folder).iterdir()]
    except OSError:
        return False
    inner = (n[len(head):len(n) - len(tail)] for n in names if n.startswith(head) and n.endswith(tail) and len(n) > len(head) + len(tail))
    return sum(bool(tag(name)) and _is_sure(name) for name in inner) >= _SIBLINGS

"""The pages of the languages, from the packs, the examples and the figures measured."""
from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from textfix.coverage import Coverage, Example, coverage, examples, measured
from textfix.language import CLOSED, Language, language

FIRST = 20                                     # entries of a long list that are shown
CASED = {"Latn", "Cyrl", "Grek", "Armn"}       # scripts with capitals that begin sentences and names
MARKS = ("stop", "comma", "semicolon", "colon", "question", "exclamation", "ellipsis", "abbreviation", "digits")
FOLDER = Path(__file__).parent / "languages"


def pages() -> dict[Path, str]:
    """Every page, by path: one for each language and their index."""
    known = coverage()
    by_language: dict[str, list[Example]] = {}
    for example in examples():
        by_language.setdefault(example[1], []).append(example)
    texts = {FOLDER / f"{one.language.code}.md": page(one, by_language.get(one.language.code, [])) for one in known}
    return {FOLDER / "index.md": index(known)} | texts


def index(known: list[Coverage]) -> str:
    """The list of all languages."""
    head = ("code", "language", "script", "rules", "examples", "false changes per 10,000 words", "recall, injected", "recall, natural")
    return (f"# Languages\n\n{table(head, map(_index_row, known))}\n\n"
            "Rules: how many have something to look for in the language. Examples: on how many they are tested in it. "
            f"{explained()} “—”: not measured, or nothing there to repair.\n")


def _index_row(one: Coverage) -> list[object]:
    lang = one.language
    figures = [one.figure("clean", "false_per_10k_words"), one.figure("injected", "core_recall"), one.figure("natural", "core_recall")]
    return [f"[{lang.code}]({lang.code}.md)", lang.name, lang.script, one.rules, one.examples, *figures]


def explained() -> str:
    """What the figures mean, with the version and what was left out."""
    content = measured()
    left_out = f"; not counted: {', '.join(content['without'])}" if content.get("without") else ""
    return ("Clean: text that people wrote well, where every change is a false one. Injected: such text with damage put in. "
            "Natural: real machine translation. Recall and precision in percent "
            f"(version {content.get('version', '—')}{left_out}).")


def page(one: Coverage, found: list[Example]) -> str:
    """One language's page."""
    lang = one.language
    parts = [f"# {lang.name} ({lang.code})", _nature(lang), "## Writing", _writing(lang), "## Words", _words(lang), "## Abbreviations",
             some(lang.list("breaks.abbreviations")), "## May stand twice", _doubling(lang), "## Leftovers", _leftovers(lang),
             "## Figures", _figures(one), "## Examples", "\n\n".join(_examples(found)) or "None yet."]
    return "\n\n".join(parts) + "\n"


def _nature(lang: Language) -> str:
    parent = lang.get("inherits")
    inherits = f" It inherits from [{language(parent).name}]({parent}.md) what it does not say itself." if parent else ""
    blanks = "" if lang.get("spaced", True) else " It is written without blanks between words."
    return f"{lang.get('native')}, script {lang.script}.{blanks}{inherits}"


def _writing(lang: Language) -> str:
    inverted = [lang.get("inverted.question"), lang.get("inverted.exclamation")]
    own = [f"{name} {quoted(mark)}" for name in MARKS if (mark := lang.get(f"marks.{name}"))]
    rows = [("quotation marks, the usual first", " ".join(map(quoted, lang.list("quotes.pairs")))),
            ("a blank before", " ".join(map(quoted, lang.get("spacing.before", "")))),
            ("dash", quoted(lang.get("spacing.dash", ""))),
            ("marks of its own", ", ".join(own)),
            ("marks before questions and exclamations", " ".join(map(quoted, filter(None, inverted)))),
            ("capitals inside a sentence", _capitals(lang))]
    return table(("", ""), ((name, value or "none") for name, value in rows))


def _capitals(lang: Language) -> str:
    """What the language capitalises besides names."""
    if lang.script not in CASED:
        return "the script has none"
    classes = [name for name in ("nouns", "months", "days", "nationalities") if lang.get(f"case.{name}") is True]
    return ", ".join(["names", *classes, *lang.list("case.capitalised")[:FIRST]])


def _words(lang: Language) -> str:
    classes = [*CLOSED, "contracted", "elided", "common"]
    return table(("class", "words"), ((name, count) for name in classes if (count := len(lang.list(f"words.{name}")))))


def _doubling(lang: Language) -> str:
    grammar = "Doubling a word is grammar here. " if lang.get("doubling.reduplication") else ""
    return grammar + some(lang.list("doubling.allowed") + lang.list("doubling.clitics"))


def _leftovers(lang: Language) -> str:
    lists = {name: lang.get(f"leftovers.{name}") for name in lang.get("leftovers", {})}
    known = {name: len(values) for name, values in lists.items() if isinstance(values, list) and values}
    return table(("kind", "known"), ((name.replace("_", " "), count) for name, count in known.items()))


def _figures(one: Coverage) -> str:
    if not one.measured:
        return "Not measured yet."
    columns = {"docs": "documents", "words": "words", "false_changes": "false changes", "false_per_10k_words": "per 10,000 words",
               "core": "to repair", "core_recall": "recall", "precision": "precision"}
    rows = table(("text", *columns.values()), ([kind, *(figures.get(key) for key in columns)] for kind, figures in one.measured.items()))
    return f"{rows}\n\n{explained()}"


def _examples(found: list[Example]) -> Iterator[str]:
    """The examples by rule; a line without a mark is left alone."""
    for rule in sorted({rule for rule, _, _ in found}, key=lambda rule: rule.code):
        lines = "\n".join(escaped(marked) for one, _, marked in found if one is rule)
        fence = "````" if "```" in lines else "```"
        yield f"[{rule.name}](../rules/{rule.name}.md)\n\n{fence}text\n{lines}\n{fence}"


def escaped(marked: str) -> str:
    """Line ends within an example as signs."""
    return marked.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")


def some(entries: list[str]) -> str:
    """How many entries a list has, and its first ones."""
    more = ", …" if len(entries) > FIRST else ""
    return f"{len(entries)}: {', '.join(map(quoted, entries[:FIRST]))}{more}" if entries else "None."


def quoted(text: str) -> str:
    """Text as code; blanks and marks that cannot be seen by sign or name."""
    return f"`{''.join(map(_seen, text))}`" if text else ""


def _seen(char: str) -> str:
    if char == " ":
        return "␣"
    return char if char.isprintable() else f"[{unicodedata.name(char, hex(ord(char))).lower()}]"


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; a cell without a value is a dash."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    return "—" if value is None else f"{value:.1f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)

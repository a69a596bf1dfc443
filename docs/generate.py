"""Write the pages of rules, languages and benchmarks: `python docs/generate.py` writes them, `--check` says which are stale."""
from __future__ import annotations

import sys
from pathlib import Path

import language_pages
from language_pages import escaped

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import page as benchmark_page
from textfix.rule import Rule, load_rules
from textfix.text import SOURCE_MARK

FOLDER = Path(__file__).parent / "rules"
SAFETY = {
    "safe": "Its repairs are safe: they are made by default. A finding whose evidence is weaker is marked as unsafe or as a suggestion.",
    "unsafe": "Its repairs are unsafe: they are made only with `unsafe=True` or `--unsafe-fixes`.",
    "suggestion": "It reports; it repairs nothing by itself.",
}


def page(rule: Rule) -> str:
    """One rule's page."""
    examples = "\n".join(f"{code}: {escaped(marked)}" for code, marked in rule.marked_examples())
    source = " Behind `‖` stands the source." if SOURCE_MARK in examples else ""
    return (f"# {rule.name} ({rule.code})\n\n{rule.message}.\n\n{rule.docs}\n\n## Safety\n\n{SAFETY[rule.safety]}\n\n"
            "## Examples\n\n`⟦bad→good⟧` is what is found and what it becomes; a line without a mark is left alone."
            f"{source}\n\n"
            f"```text\n{examples}\n```\n")


def index() -> str:
    """The list of all rules, by family."""
    rows = [f"| [{r.code}]({r.name}.md) | {r.name} | {r.family} | {r.safety if r.fixable else 'report'} | {r.message} |"
            for r in load_rules()]
    return "# Rules\n\n| code | name | family | repair | what it finds |\n|---|---|---|---|---|\n" + "\n".join(rows) + "\n"


def pages() -> dict[Path, str]:
    """Every generated page, by path."""
    rules = {FOLDER / "index.md": index()} | {FOLDER / f"{r.name}.md": page(r) for r in load_rules()}
    return rules | language_pages.pages() | benchmark_page.pages()


def stale() -> list[Path]:
    """Pages that are missing, out of date or of no rule or language any more."""
    wanted = pages()
    wrong = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    present = [path for folder in (FOLDER, language_pages.FOLDER) for path in folder.glob("*.md")]
    present += benchmark_page.FOLDER.glob("*.svg")
    return sorted(wrong + [path for path in present if path not in wanted])


def main() -> int:
    """Write the pages, or with --check only say which are stale."""
    if "--check" in sys.argv:
        for path in stale():
            print(f"{path.relative_to(FOLDER.parent.parent)} is stale; run python docs/generate.py")
        return bool(stale())
    for path in stale():
        path.unlink(missing_ok=True)
    language_pages.FOLDER.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

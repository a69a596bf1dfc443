"""The command `model`: what a translation model is and does, or what is wrong with it."""
from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from textfix.model.describe import Description


@click.command()
@click.argument("path", metavar="DIR")
@click.option("--source-lang", metavar="TAG", help="Language of the source texts, where the model does not say.")
@click.option("--lang", metavar="TAG", help="Language to translate into, where the model has many.")
@click.option("--probe", metavar="TEXT", help="A sentence in the source language to try it with.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def model(path: str, source_lang: str | None, lang: str | None, probe: str | None, output_format: str) -> None:
    """Describe a translation model and try it, or say what is wrong with it (exit status 2)."""
    from textfix.model.describe import describe
    from textfix.model.opened import opened

    found = describe(path, opened(path, source_lang, lang), lang, probe)
    click.echo(json.dumps(found._asdict(), ensure_ascii=False, indent=2) if output_format == "json" else _text(found))


def _text(found: Description) -> str:
    rows = {
        "family": f"{found.family} ({found.kind})",
        "languages": _languages(found),
        "size": f"{found.size / 1e6:.1f} MB, {found.compute}",
        "tokenizer": f"{min(found.fit):.0%} of its most frequent pieces are in the vocabulary",
        "probe": " → ".join(found.probe) + f" (mean log p {found.mean:.1f})",
        "speed": ", ".join(f"{speed:.0f} sentences/s {what}" for what, speed in
                           (("translated", found.translated), ("scored", found.scored)) if speed),
    }
    return "\n".join([click.style(found.path, bold=True), *(f"  {name:<10} {value}" for name, value in rows.items())])


def _languages(found: Description) -> str:
    pair = f"{found.source or '?'} → {found.target}" if found.kind == "translator" else found.target or "any it was trained on"
    return pair + (f"; in all {len(found.languages)}: {' '.join(found.languages)}" if found.languages else "")

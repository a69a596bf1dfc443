"""The command: `check`, `fix`, `rule`, `rules`, `languages`, `names`, `model`, `baseline`."""
from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from textfix import __version__, compiled
from textfix.errors import TextfixError, unknown
from textfix.options import Options
from textfix.report import FORMATS
from textfix.run import FAILED, run
from textfix.settings import SCOPES, Settings

if TYPE_CHECKING:
    from textfix.rule import Rule

Command = TypeVar("Command", bound=Callable[..., None])
ELSEWHERE = ("baseline", "languages", "model", "names")        # commands with a module of their own, imported when they are asked for


class _Group(click.Group):
    """Wrong input of a person is one line on stderr and exit status 2, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted((*super().list_commands(ctx), *ELSEWHERE))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        found = vars(import_module(f"textfix.cli_{cmd_name}"))[cmd_name]
        return found if isinstance(found, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            _refuse(_in_one_line(error))
        except TextfixError as error:
            _refuse(str(error))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            _refuse(_in_one_line(error))


def _refuse(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(FAILED)


def _in_one_line(error: click.UsageError) -> str:
    """What click has to say of wrong usage, without its block of help."""
    message = " ".join(error.format_message().split()).rstrip(".")
    return f"{message[:1].lower()}{message[1:]} ({error.ctx.command_path if error.ctx else 'textfix'} --help lists what there is)"


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, help="Show the version.",
              callback=lambda ctx, _, wanted: _version(ctx) if wanted else None)
def cli() -> None:
    """Find and repair what machine translation leaves behind in text.

    Exit status: 0 nothing found (or nothing left after fix), 1 findings left, 2 wrong usage, configuration or unreadable file.
    """


def _version(ctx: click.Context) -> None:
    click.echo(f"textfix {__version__} (scanner in {'C' if compiled.load() else 'Python'})")
    ctx.exit()


def _shared(command: Command) -> Command:
    """The options that `check` and `fix` have in common."""
    for decorate in reversed((
        click.argument("paths", nargs=-1, type=click.Path(allow_dash=True)),
        click.option("--lang", metavar="TAG", help="Language of the text, such as en or pt-BR. Default: detected."),
        click.option("--select", metavar="RULES", help="Only these rules: codes, prefixes or names, with commas."),
        click.option("--ignore", metavar="RULES", help="Not these rules."),
        click.option("--unsafe-fixes", is_flag=True, help="Also repair what the evidence does not settle."),
        click.option("--model", metavar="DIR", help="Translation model that settles doubtful findings where a source text is known."),
        click.option("--source-lang", metavar="TAG", help="Language of the source texts, where the model does not say."),
        click.option("--model-suggest", is_flag=True, help="Show what the model would write where a translation is missing."),
        click.option("--source-pattern", metavar="PATTERN", multiple=True,
                     help="Where the source of a translation stands: 'docs/{path} -> i18n/{lang}/{path}'."),
        click.option("--fields", metavar="NAMES", help="Fields or columns that are prose, in files that hold data (JSON Lines, CSV)."),
        click.option("--diff", is_flag=True, help="Show what fix would change; write nothing."),
        click.option("--output-format", type=click.Choice(FORMATS), default="full", show_default=True),
        click.option("--statistics", is_flag=True, help="Counts by rule instead of the findings."),
        click.option("--stdin-filename", metavar="NAME", help="Name to report for text that comes in through -."),
        click.option("--exclude", metavar="PATTERNS", multiple=True, help="Leave these files and folders out instead of the usual ones."),
        click.option("--extend-exclude", metavar="PATTERNS", multiple=True, help="Leave these files and folders out, too."),
        click.option("--force-exclude", is_flag=True,
                     help="Leave out what is excluded, or of no known format, even where it is named: for hooks."),
        click.option("--scope", type=click.Choice(SCOPES), help="mt: only files that say that a machine translated them."),
        click.option("--diff-base", metavar="REV", help="Only lines that have changed in git since a revision, such as origin/main."),
        click.option("--baseline", metavar="FILE", type=click.Path(resolve_path=True),
                     help="Only what is not in this file, which textfix baseline writes."),
        click.option("--no-cache", "cache", is_flag=True, flag_value=False, default=True,
                     help="Look again at files that have not changed."),
        click.option("--jobs", metavar="N", type=click.IntRange(min=1),
                     help="Processes that look at files. Default: as many as are worth it."),
        click.option("--config", "config_file", type=click.Path(path_type=Path), help="Read this file instead of looking for one."),
        click.option("--isolated", is_flag=True, help="Ignore all configuration files."),
    )):
        command = decorate(command)
    return command


@cli.command()
@_shared
def check(**values: Any) -> None:
    """Report what is wrong in files, folders, or - for standard input."""
    sys.exit(run(_options(values, write=False)))


@cli.command()
@_shared
@click.option("--interactive", is_flag=True, help="Ask about each repair, safe or not.")
def fix(**values: Any) -> None:
    """Repair files in place (- repairs standard input to standard output); report what is left."""
    sys.exit(run(_options(values, write=True)))


def _options(values: dict[str, Any], *, write: bool) -> Options:
    given = {"lang": values.pop("lang"), "select": values.pop("select"), "ignore": values.pop("ignore"),
             "source_pattern": values.pop("source_pattern") or None, "fields": values.pop("fields"),
             "exclude": values.pop("exclude") or None, "extend_exclude": values.pop("extend_exclude") or None,
             "unsafe": values.pop("unsafe_fixes") or None, "model": values.pop("model"), "source_lang": values.pop("source_lang"),
             "model_suggest": values.pop("model_suggest") or None, "scope": values.pop("scope"),
             "baseline": values.pop("baseline")}
    options = Options(overrides={k: v for k, v in given.items() if v is not None}, write=write, **values)
    if not options.paths:
        raise click.UsageError("name files or folders, or - for standard input")
    # a wrong option is an error even where there is no file; the model to suggest may be that of a configuration
    Settings().with_options(**{key: value for key, value in options.overrides.items() if key != "model_suggest"})
    return options


@cli.command()
@click.argument("name")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rule(name: str, output_format: str) -> None:
    """Explain one rule, by its code or name."""
    from textfix.comments import invalid_suppression

    found = next((r for r in (*_rules(), invalid_suppression) if name.lower() in (r.code.lower(), r.name)), None)
    if found is None:
        raise unknown("rule", name, (n for r in _rules() for n in (r.code, r.name)), "(textfix rules lists them)")
    click.echo(json.dumps(_as_data(found), ensure_ascii=False, indent=2) if output_format == "json" else _explained(found), nl=True)


@cli.command()
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(output_format: str) -> None:
    """List all rules."""
    if output_format == "json":
        click.echo(json.dumps([_as_data(r) for r in _rules()], ensure_ascii=False, indent=2))
        return
    for found in _rules():
        click.echo(f"{click.style(found.code, bold=True)} {'[*]' if found.fixable else '   '} {found.name:<32} {found.message}")


def _rules() -> tuple[Rule, ...]:
    from textfix.rule import load_rules

    return load_rules()


def _as_data(found: Rule) -> dict[str, Any]:
    return {"code": found.code, "name": found.name, "family": found.family, "message": found.message, "safety": found.safety,
            "fixable": found.fixable, "docs": found.docs, "examples": [{"lang": c, "marked": m} for c, m in found.marked_examples()]}


def _explained(found: Rule) -> str:
    examples = "\n".join(f"  {code}: {marked}" for code, marked in found.marked_examples())
    state = f"{found.safety} repair" if found.fixable else "report only"
    return f"{click.style(found.code, bold=True)} {found.name} ({state})\n\n{found.message}.\n\n{found.docs}\n\nExamples:\n{examples}"

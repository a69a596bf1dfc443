"""What a project sets for the command beside the options of the library: which files, and what is ignored in which of them."""
from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textfix.config import Config, as_table, read
from textfix.errors import TextfixError, unknown
from textfix.globs import matches
from textfix.selectors import selectors

if TYPE_CHECKING:
    from textfix.api import Fixer
    from textfix.rule import Rule
    from textfix.sources import SourcePattern

FILES = ("textfix.toml", "pyproject.toml")
EXCLUDE = (".git", ".hg", ".svn", ".venv", "node_modules", "__pycache__", ".tox", ".mypy_cache", ".ruff_cache", ".pytest_cache",
           ".textfix_cache")
SCOPES = ("all", "mt")


@dataclass(frozen=True)
class Settings(Config):
    """All keys of `[tool.textfix]`; those of `Config`, and for the command:

    exclude, extend_exclude: patterns of files and folders that are left out; the first has defaults, the second adds to them.
    per_file_ignores: rules that are ignored in the files that fit a pattern: `{"legal/**" = ["CAP"]}`.
    fields: names of the fields (JSON, JSON Lines) or columns (CSV, TSV) that are prose.
    source_pattern: where the source of a translated file stands: `docs/{path} -> i18n/{lang}/{path}`.
    scope: `all`, or `mt` for only those files that say that a machine translated them.
    baseline: the file of the findings that are accepted.

    Raises TextfixError for a wrong value.
    """

    exclude: tuple[str, ...] = EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    per_file_ignores: Any = ()
    fields: tuple[str, ...] = ()
    source_pattern: Any = ()
    scope: str = "all"
    baseline: str | None = None

    __hash__ = Config.__hash__

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in ("exclude", "extend_exclude"):
            object.__setattr__(self, name, _patterns(name, getattr(self, name)))
        object.__setattr__(self, "fields", _names("fields", self.fields))
        object.__setattr__(self, "source_pattern", _source_patterns(self.source_pattern))
        if self.scope not in SCOPES:
            raise unknown("scope", str(self.scope), SCOPES, "(all or mt)")
        if not isinstance(self.baseline, str | None):
            raise TextfixError(f"baseline is a file, not {self.baseline!r}")
        table = as_table("per-file-ignores", self.per_file_ignores)
        ignored = tuple((pattern, selectors(f"per-file-ignores of {pattern}", codes)) for pattern, codes in table.items())
        object.__setattr__(self, "per_file_ignores", ignored)

    @cached_property
    def excluded(self) -> tuple[str, ...]:
        """All patterns of what is left out."""
        return (*self.exclude, *self.extend_exclude)

    def ignored_in(self, path: str) -> frozenset[Rule]:
        """The rules that are ignored in a file, named relative to the project."""
        selectors = tuple(s for pattern, found in self.per_file_ignores if matches(path, (pattern,)) for s in found)
        return _ignored(selectors) if selectors else frozenset()


@cache
def _ignored(selectors: tuple[str, ...]) -> frozenset[Rule]:
    return frozenset(Config().rules) - frozenset(Config(ignore=selectors).rules)


def _patterns(option: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = (value,)
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
        raise TextfixError(f"{option.replace('_', '-')} is a list of patterns such as 'vendor/**', not {value!r}")
    return tuple(value)


def _names(option: str, value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [name.strip() for name in value.split(",") if name.strip()]
    if not isinstance(value, (list, tuple)) or not all(isinstance(v, str) for v in value):
        raise TextfixError(f"{option} is a list of names such as 'text', not {value!r}")
    return tuple(value)


def _source_patterns(value: Any) -> tuple[SourcePattern, ...]:
    values = value if isinstance(value, (list, tuple)) else (value,)
    if not values:
        return ()
    from textfix.sources import SourcePattern

    return tuple(v if isinstance(v, SourcePattern) else SourcePattern(str(v)) for v in values)


@dataclass(frozen=True)
class Project:
    """What holds for a file: the settings, and the folder that their paths are relative to."""

    root: Path
    settings: Settings

    @cached_property
    def fixer(self) -> Fixer:
        """The fixer made from the settings."""
        from textfix.api import Fixer

        return Fixer(self.settings)

    def relative(self, path: str) -> str:
        """A path as the patterns of the project see it, with slashes; one outside the project as it is."""
        return os.path.abspath(path).removeprefix(f"{self.root}{os.sep}").replace(os.sep, "/")  # noqa: PTH100 (10,000 times a run)


@cache
def project(config_file: Path | None, folder: str, overrides: tuple[tuple[str, Any], ...]) -> Project:
    """The project of a configuration file, or of a folder without one, with options over those of the file."""
    settings = read(config_file, Settings) if config_file else Settings()
    settings = settings.with_options(**dict(overrides))
    return Project(Path(os.path.abspath(config_file.parent if config_file else folder)), settings)  # noqa: PTH100


@cache
def project_file(folder: Path) -> Path | None:
    """The configuration file that holds in a folder, looked for once: the nearest `textfix.toml`, or `pyproject.toml` with a table
    `[tool.textfix]`, upwards."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and (name == "textfix.toml" or _has_table(path.read_text("utf-8", "replace"))):
                return path
    return None


def _has_table(text: str) -> bool:
    """Whether a `pyproject.toml` has a table for textfix; a damaged one that seems to is read, so that its error is told."""
    if "textfix" not in text:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except tomllib.TOMLDecodeError:
        return "tool.textfix" in text
    return isinstance(tool, dict) and "textfix" in tool

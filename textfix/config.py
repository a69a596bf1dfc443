"""What a user can set: one immutable `Config`, checked when it is made, and where it is found on disk."""
from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textfix.errors import TextfixError, unknown
from textfix.names.authority import SILENT, Authority
from textfix.selectors import known_rules, selectors, weight

# Rules, languages and what reads them are imported where they are asked for: a run that has remembered everything needs none of them.
if TYPE_CHECKING:
    from textfix.detector import Detector
    from textfix.language import Language
    from textfix.model.protocol import Settle
    from textfix.rule import Finding, Rule

PER_LANGUAGE = ("select", "ignore", "extend_select")
C = TypeVar("C", bound="Config")


@dataclass(frozen=True)
class Config:
    """Options of `fix_text`, `check`, `Fixer` and of `[tool.textfix]`.

    lang: BCP 47 tag of the text, or None to detect it.
    select, ignore: codes (`CAP001`), prefixes (`CAP`) or names (`stray-capital`) of rules; `ALL` selects every rule.
    extend_select: further rules beside those selected.
    unsafe: also apply repairs that the rule's own evidence does not settle.
    detector: `module:function`, a function from a text to its BCP 47 tag or None, asked instead of textfix's own detection.
    per_language: other `select`, `ignore`, `extend_select` for texts in some languages: `{"de": {"ignore": ["doubled-word"]}}`; a table
        of `pt` also holds for `pt-BR`, unless that has its own.
    names: what the user says about names: an `Authority`, or a table of `keep`, `same`, `different`, `prefer`, `standard`, `authority`.
    model: folder of a translation model (or an Argos package) that settles doubtful findings where a source text is known.
    source_lang: BCP 47 tag of the source texts, where the model has many languages or does not say.
    model_margin, model_floor: nats by which, and log-probability a token with which, the model's choice must win; None: as measured.
    model_without_source: let a decoder-only model judge texts alone.  model_suggest: let the model propose translations.

    Raises TextfixError for a value of the wrong type, an unknown language or rule, a detector or model that cannot be used.
    """

    lang: str | None = None
    select: tuple[str, ...] = ("ALL",)
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    unsafe: bool = False
    detector: str | None = None
    per_language: Any = ()
    names: Any = SILENT
    model: str | None = None
    source_lang: str | None = None
    model_margin: float | None = None
    model_floor: float | None = None
    model_without_source: bool = False
    model_suggest: bool = False

    def __post_init__(self) -> None:
        for name in ("select", "ignore", "extend_select"):
            object.__setattr__(self, name, selectors(name, getattr(self, name)))
        if not isinstance(self.unsafe, bool):
            raise TextfixError(f"unsafe is True or False, not {self.unsafe!r}")
        if self.lang is not None:
            if not isinstance(self.lang, str):
                raise TextfixError(f"lang is a language tag such as 'en' or None, not {self.lang!r}")
            _code(self.lang)
        if self.detector is not None:
            if not isinstance(self.detector, str):
                raise TextfixError(f"detector is 'module:function' or None, not {self.detector!r}")
            _ = self.find_language
        for name in ("model_margin", "model_floor"):
            if not isinstance(value := getattr(self, name), float | int | None):
                raise TextfixError(f"{name.replace('_', '-')} is a number, not {value!r}")
        object.__setattr__(self, "per_language", _language_tables(self.per_language))
        object.__setattr__(self, "names", _authority(self.names, Path()))
        object.__setattr__(self, "model", None if self.model is None else str(self.model))
        _ = self.settle

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, f.name) for f in fields(self)))

    @classmethod
    def make(cls: type[C], options: dict[str, Any], where: str = "") -> C:
        """A config from a table; an unknown key is an error that names the nearest."""
        known = {f.name for f in fields(cls)}
        options = {k.replace("-", "_"): v for k, v in options.items()}
        for key in options:
            if key not in known:
                raise unknown("option", key.replace("_", "-"), (name.replace("_", "-") for name in known), where)
        return cls(**options)

    def with_options(self: C, **options: Any) -> C:
        """A copy with some options changed."""
        for key in options:
            if key not in {f.name for f in fields(self)}:
                raise unknown("option", key, (f.name for f in fields(self)))
        return replace(self, **options) if options else self

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that may find something in some language, by code."""
        if not self.per_language:
            return self._selected
        return tuple(r for r in known_rules() if r in self._selected or any(r in rules for rules in self._by_language.values()))

    def allows(self, finding: Finding, lang: Language | None) -> bool:
        """Whether the rule of a finding is selected in the language that it was made in."""
        tag = lang.code if lang else ""
        while tag and tag not in self._by_language:
            tag = tag.rpartition("-")[0]
        return finding.rule in (self._by_language[tag] if tag else self._selected)

    @cached_property
    def _selected(self) -> tuple[Rule, ...]:
        """The rules selected and not ignored, by code; the more precise selector wins, as in ruff."""
        return tuple(r for r in known_rules() if weight(r, (*self.select, *self.extend_select)) > weight(r, self.ignore))

    @cached_property
    def _by_language(self) -> dict[str, frozenset[Rule]]:
        """The rules selected in each language that has a table."""
        return {tag: frozenset(self.with_options(per_language=(), **dict(table)).rules) for tag, table in self.per_language}

    @property
    def find_language(self) -> Detector | None:
        """The detector, ready to be asked; None where textfix's own is."""
        if self.detector is None:
            return None
        from textfix.detector import load_detector

        return load_detector(self.detector)

    @property
    def settle(self) -> Settle | None:
        """The step that asks the model about doubtful findings; None without a model."""
        if self.model is None and not self.model_suggest:
            return None
        from textfix.model.opened import Wanted, arbitration

        return arbitration(Wanted(*(getattr(self, name) for name in Wanted._fields)))


def _code(tag: str) -> str:
    """The code of the language of a tag.  Raises TextfixError where there is none."""
    from textfix.language import language

    return language(tag).code


def _authority(table: Any, folder: Path) -> Authority:
    if isinstance(table, Authority):
        return table
    from textfix.names.authority_file import of_table

    return of_table(table, folder)


def _language_tables(value: Any) -> tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]:
    """The tables of languages as a value that can be hashed."""
    tables = []
    for tag, table in as_table("per-language", value).items():
        options = {key.replace("-", "_"): given for key, given in as_table(f"per-language.{tag}", table).items()}
        for key in options:
            if key not in PER_LANGUAGE:
                raise unknown("option", key, PER_LANGUAGE, f"in per-language.{tag}")
        if (code := _code(tag)).lower() != tag.lower():
            raise TextfixError(f"per-language.{tag}: textfix treats {tag} as {code}; name that")
        tables.append((code, tuple((key, selectors(f"per-language.{tag}", given)) for key, given in options.items())))
    return tuple(tables)


def as_table(option: str, value: Any) -> dict[str, Any]:
    """The value of an option as a table.  Raises TextfixError where it is none."""
    try:
        return dict(value)
    except (TypeError, ValueError):
        raise TextfixError(f"{option} is a table, not {value!r}") from None


def read(path: Path, kind: type[C]) -> C:
    """The config, of a kind, of a TOML file.  Raises TextfixError where it cannot be read or has a wrong key or value."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise TextfixError(f"{path}: the configuration cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TextfixError(f"{path}: the configuration is not valid UTF-8 (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise TextfixError(f"{path}: the configuration is no valid TOML: {error}") from error
    if path.name == "pyproject.toml":
        table = table.get("tool", {}).get("textfix", {})
    try:
        if isinstance(table.get("model"), str):          # a path in a file is relative to the file
            table["model"] = str(path.parent / Path(table["model"]).expanduser())
        table["names"] = _authority(table.get("names", SILENT), path.parent)
        return kind.make(table)
    except TextfixError as error:
        raise TextfixError(f"{path}: {error}") from error

"""The library: `fix_text`, `fix_and_explain`, `check` and `Fixer`."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any

from textfix.asking import Found
from textfix.config import Config
from textfix.document import Document
from textfix.engine import Engine, Read, engine
from textfix.errors import TextfixError
from textfix.language import Language, codes, language
from textfix.result import Result
from textfix.rule import Finding, Rule, load_rules

_BYTES = "textfix repairs text, not bytes; decode first: data.decode('utf-8') (or the encoding the text is in)"


class Fixer:
    """One configuration, ready to run on any number of texts; picklable, made ready on first use in each process.

    >>> Fixer(Config(lang="en")).fix_text("The ferry sank near the the pier.")
    'The ferry sank near the pier.'
    """

    def __init__(self, config: Config | None = None, **options: Any) -> None:
        """`config`, with options changed by keyword.  Raises TextfixError for a wrong option."""
        self.config = (config or Config()).with_options(**options)

    def __getstate__(self) -> dict[str, Any]:
        return {"config": self.config}

    @cached_property
    def _engine(self) -> Engine:
        return engine(self.config.rules, self.config.find_language, self.config.settle, self.config.names)

    @cached_property
    def _repairs(self) -> Engine:
        """The engine without the rules that only report, which change no text; a model that suggests may write where they report, and any
        model what is not safe."""
        config = self.config
        if config.model_suggest:
            return self._engine
        sure = config.settle is None and not config.unsafe
        return engine(tuple(r for r in config.rules if r.fixable), config.find_language, config.settle, config.names, sure)

    @cached_property
    def _plain(self) -> bool:
        """Whether nothing is said of single languages."""
        return not self.config.per_language

    @cached_property
    def _language(self) -> Language | None:
        return language(self.config.lang) if self.config.lang else None

    def fix_text(self, text: str, source: str | None = None) -> str:
        """The repaired text.  `source` is the text it was translated from, where it is known."""
        read = None if source is None and self._plain else self._read(source)           # as little as can be for a short text
        return self._repairs.repaired(text if type(text) is str else _checked(text), self._language, self.config.unsafe, read)

    def fix_and_explain(self, text: str, source: str | None = None) -> Result:
        """The repaired text with the findings and the edits that made it."""
        return self._engine.fix(_checked(text), self._language, self.config.unsafe, self._read(source))

    def _read(self, source: str | None) -> Read | None:
        """How the texts of the library are read; None where they are plain."""
        return None if source is None and self._plain else self._reading(lambda t: Document.plain(t, source=source))

    def check(self, text: str, source: str | None = None) -> list[Finding]:
        """All findings by offset (code points), repaired or not; nothing is changed."""
        return self.look(text, source).findings

    def look(self, text: str, source: str | None = None) -> Found:
        """The findings with the language they were made in and whether candidates were cut (`truncated`)."""
        return self.look_document(text, lambda t: Document.plain(t, source=source))

    def fix_document(self, text: str, read: Read) -> Result:
        """Like `fix_and_explain` for a file of some format: `read` makes a document of its text."""
        return self._engine.fix(_checked(text), self._language, self.config.unsafe, self._reading(read))

    def look_document(self, text: str, read: Read) -> Found:
        """Like `look` for a file of some format: `read` makes a document of its text."""
        return self._engine.find(self._reading(read)(_checked(text)), self._language)

    def is_clean(self, text: str, prose: str, lang: str | None = None) -> bool:
        """Whether no rule has anything to look at in a file: `prose` is all of its prose, `lang` the language that the file says."""
        own = language(lang) if lang and not self._language else self._language
        return self._engine.is_clean(_checked(text), prose, own)

    def _reading(self, read: Read) -> Read:
        """`read`, and what is said of single languages."""
        return (lambda text: read(text).keeping(self.config.allows)) if self.config.per_language else read

    def pipe(self, texts: Iterable[str], n_process: int = 1, batch_size: int = 256) -> Iterator[str]:
        """The repaired texts, in order and in constant memory: `texts` may never end.

        n_process: worker processes (from 2 on they are started beside this one, and get `batch_size` texts at a time).
        Raises PipeError, with the `index` of the text, where a text cannot be repaired or the process of a worker dies.
        """
        from textfix.pipe import pipe

        return pipe(self.fix_text, texts, n_process, batch_size)


def _checked(text: object) -> str:
    if isinstance(text, str):
        return text
    raise TextfixError(_BYTES if isinstance(text, (bytes, bytearray)) else f"text is a str, not {type(text).__name__}")


def fix_text(text: str, lang: str | None = None, *, source: str | None = None, **options: Any) -> str:
    """Return `text` repaired; text that a person wrote well comes back as it is.

    lang: BCP 47 tag (`en`, `pt-BR`), or None to detect it when a candidate needs it.
    source: the text it was translated from, where it is known.
    options: `select`, `ignore`, `unsafe`; see `Config`.
    Raises TextfixError for bytes, an unknown language, rule or option.

    >>> fix_text("The minister’s long tour, Her first in a decade, ends today.", lang="en")
    'The minister’s long tour, her first in a decade, ends today.'
    """
    return (_fixer(lang, options) if options else _PLAIN.get(lang) or _plain(lang)).fix_text(text, source)


def fix_and_explain(text: str, lang: str | None = None, *, source: str | None = None, **options: Any) -> Result:
    """Like `fix_text`, with findings and edits: `apply(text, result.edits) == result.text`."""
    return _fixer(lang, options).fix_and_explain(text, source)


def check(text: str, lang: str | None = None, *, source: str | None = None, **options: Any) -> list[Finding]:
    """The findings in `text`, by offset; nothing is changed."""
    return _fixer(lang, options).check(text, source)


_FIXERS = 512                 # texts of all languages by turns need one each
_PLAIN: dict[str | None, Fixer] = {}              # those without options, at less than the cost of a look into a cache


def _plain(lang: str | None) -> Fixer:
    """The fixer without options."""
    fixer = _remembered(lang, ())
    if len(_PLAIN) < _FIXERS:
        _PLAIN[lang] = fixer
    return fixer


def _fixer(lang: str | None, options: dict[str, Any]) -> Fixer:
    """The fixer of these options, made once for each set of them."""
    if not options:
        return _remembered(lang, ())
    try:
        return _remembered(lang, tuple(sorted((k, tuple(v) if isinstance(v, list) else v) for k, v in options.items())))
    except TypeError:                 # a value that cannot be remembered: the fixer says what is wrong with it
        return Fixer(lang=lang, **options)


@lru_cache(_FIXERS)
def _remembered(lang: str | None, options: tuple[tuple[str, Any], ...]) -> Fixer:
    return Fixer(lang=lang, **dict(options))


def rules() -> list[Rule]:
    """All rules, by code."""
    return list(load_rules())


def languages() -> list[Language]:
    """All languages that have a pack, by code."""
    return [language(code) for code in codes()]

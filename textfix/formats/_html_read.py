"""The prose of HTML: text between the tags of blocks, with the tags of words in it protected; a tokenizer of its own keeps every offset."""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from textfix.document import Protected, Segment
from textfix.formats._html_attributes import attributes
from textfix.formats._inline import MARKUP, ordered
from textfix.formats._joined import is_solid, segment, text_of
from textfix.formats._language import tag
from textfix.formats._lines import LONGEST, too_long

_OPEN = re.compile(r"<(?:!--|[!?%]|/?(?P<name>[A-Za-z][^\s/>]*))")
_REST = re.compile(r"(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>")
_ENDS = {"<!--": "-->", "<?": "?>", "<%": "%>", "<!": ">"}
# tags of words; any other one ends a paragraph
_WORDS = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math nobr q rb rp rt ruby s samp small span
    strike strong sub sup time tt u var wbr""".split())
_UNREAD = frozenset("script style pre textarea template svg math code kbd samp tt var object iframe noembed select".split())
_RAW = frozenset({"script", "style", "textarea"})
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_KINDS = {"title": "title", "td": "table-cell", "th": "table-cell", "li": "list-item", "caption": "caption", "figcaption": "caption",
          "button": "ui-string", "option": "ui-string", "label": "ui-string", **{f"h{n}": "heading" for n in range(1, 7)}}
_LANGUAGE = re.compile(r"(?i)\s(?:xml:)?lang\s*=\s*[\"']?([\w-]+)")
_KEPT = re.compile(r"(?i)\stranslate\s*=\s*[\"']?no\b|\sclass\s*=\s*(?:\"[^\"]*|'[^']*)\bnotranslate\b")
_LETTER = re.compile(r"[^\W\d_]")
_LINE = re.compile(r"[^\r\n]+")
_INLINE = re.compile(
    r"\{\{.{0,300}?\}\}|\{%.{0,300}?%\}|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?<!\s)\s{2,}+(?=\S)", re.DOTALL)


class HTML:
    """The segments of `text[start:end]`, in order; `lang` is the language where no tag says another.

    shown: whether attributes that are shown are segments as well, but for those within a paragraph that has prose of its own.
    """

    def __init__(self, text: str, lang: str | None = None, start: int = 0, end: int | None = None, *, shown: bool = False) -> None:
        self.text, self._lang, self._at = text, lang, start
        self._end = len(text) if end is None else end
        self._begin, self._kind = start, "paragraph"
        self._shows, self._shown = shown, list[Segment]()    # attributes of words in the paragraph
        self._kept: list[tuple[int, int]] = []               # spans of words in the paragraph that stay as they are
        self._langs: list[tuple[str, int, str | None]] = []  # name and depth of elements that say their language, and the one around them

    def read(self) -> Iterator[Segment]:
        """All segments.  Raises TextfixError for a paragraph that is no prose."""
        while found := _OPEN.search(self.text, self._at, self._end):
            name = (found["name"] or "").lower()
            closing = _ENDS.get(found.group()) if not name else None
            stop = self._behind(closing, found.end()) if closing else self._tag_end(found.end())
            if stop < 0:                                     # what does not close goes on to the end
                self._end = found.start()
                break
            if closing:
                self._at = stop
                self._kept.append((found.start(), stop))
            else:
                yield from self._tag(name, found.start(), stop)
        yield from self._paragraph(self._end, self._end)

    def _behind(self, mark: str, at: int) -> int:
        stop = self.text.find(mark, at, self._end)
        return stop + len(mark) if stop >= 0 else -1

    def _tag_end(self, at: int) -> int:
        found = _REST.match(self.text, at, self._end)
        return found.end() if found else -1

    def _tag(self, name: str, start: int, stop: int) -> Iterator[Segment]:
        whole = self.text[start:stop]
        opens = not whole.startswith("</") and not whole.endswith("/>") and name not in _VOID
        kept = opens and (name in _UNREAD or _KEPT.search(whole) is not None)
        lang = tag(found[1]) if opens and (found := _LANGUAGE.search(whole)) else None
        foreign = lang is not None and name in _WORDS and lang != self._lang
        after = self._element_end(name, stop) if kept or foreign else stop
        shown = [] if kept or not self._shows else list(attributes(whole, start, lang or self._lang))
        if name in _WORDS:
            self._kept.append((start, after))
            self._shown += shown
        else:
            yield from self._paragraph(start, after)
            yield from shown
            self._kind = _KINDS.get(name, "paragraph") if opens else "paragraph"
            self._enter(name, lang, opens=opens and not kept, closes=whole.startswith("</"))
        self._at = after

    def _element_end(self, name: str, at: int) -> int:
        """The offset behind the end tag of an element whose content begins at an offset; the end of the text where there is none."""
        depth = 1
        opens = r"(/)" if name in _RAW else r"(/?)"
        for found in re.compile(rf"(?i)<{opens}{re.escape(name)}(?=[\s/>])[^>]*>").finditer(self.text, at, self._end):
            depth += -1 if found[1] else 1
            if not depth:
                return found.end()
        return self._end

    def _enter(self, name: str, lang: str | None, *, opens: bool, closes: bool) -> None:
        """Remember the language of an element and, behind it, that of the one around it."""
        if opens and lang:
            self._langs.append((name, 0, self._lang))
            self._lang = lang
        elif self._langs and name == self._langs[-1][0]:
            element, depth, outer = self._langs.pop()
            if closes and not depth:
                self._lang = outer
            else:
                self._langs.append((element, depth + (1 if opens else -1 if closes else 0), outer))

    def _paragraph(self, end: int, after: int) -> Iterator[Segment]:
        """The paragraph that ends here; the next one begins behind the tag."""
        if end - self._begin > LONGEST:
            raise too_long(self.text, self._begin, end)
        lines = self._lines(self._begin, end)
        if lines:
            text = text_of(self.text, lines)
            kept = _placed(lines, self._kept) if self._kept else []
            protected = ordered((*((m.start(), m.end(), MARKUP) for m in _INLINE.finditer(text)), *kept))
            if _has_prose(text, protected):
                yield segment(self.text, lines, self._kind, self._lang, protected=protected, text=text)
                self._shown.clear()
        yield from self._shown
        self._begin, self._kept, self._shown = after, [], []

    def _lines(self, start: int, end: int) -> list[tuple[int, int]]:
        """The lines of a paragraph without the blanks around them."""
        part = self.text[start:end]
        if not part.strip():
            return []
        spans = []
        for found in _LINE.finditer(part):
            line = found.group()
            left, right = len(line) - len(line.lstrip()), len(line.rstrip())
            if left < right:
                spans.append((start + found.start() + left, start + found.start() + right))
        return [(spans[0][0], spans[-1][1])] if is_solid(self.text, spans) else spans


def _placed(lines: list[tuple[int, int]], spans: list[tuple[int, int]]) -> list[Protected]:
    """Spans of the document as spans of the text of some lines."""
    begins = [start for start, _ in lines]
    offsets = list(accumulate((end - start + 1 for start, end in lines), initial=0))

    def offset(at: int) -> int:
        n = max(bisect_right(begins, at) - 1, 0)
        return offsets[n] + min(max(at - begins[n], 0), lines[n][1] - begins[n])

    found = ((offset(low), offset(high)) for low, high in spans)
    return [(low, high, MARKUP) for low, high in found if low < high]


def _has_prose(text: str, protected: tuple[Protected, ...]) -> bool:
    at = 0
    for low, high, _ in protected:
        if _LETTER.search(text, at, low):
            return True
        at = high
    return _LETTER.search(text, at) is not None

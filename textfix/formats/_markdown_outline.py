"""The prose of a simple Markdown text without its blocks: looked at first, for most files have nothing that a rule would be asked about.

All that is prose stands in it as it stands in its segment, between line ends; it may have more.  A text with marks of other kinds has none.
"""
from __future__ import annotations

import re

LARGEST = 200_000             # code points; a larger text is read at once
_FRONT = re.compile(r"---\n(?P<values>(?:[\w.-]+:(?: [^\n]*)?\n)*+)---\n")
_VALUE = re.compile(r"\n[\w.-]+: *[\"']?|[\"']?(?=\n)")
_NO_SIMPLE_VALUE = re.compile(r"\\|''| \#|\n(?:lang|language|locale):|: *[|>&*!]", re.IGNORECASE)
# each pattern begins with the line end before, which is quickly found
_NOT_SIMPLE = re.compile(
    r"\n(?:[ \t>]*+<[A-Za-z/!?]|[ \t>]+(?:[-+*\d.)]+[ \t]+)*+(?:```|~~~)|[-+*\d][-+*\d.) \t>]*+(?:```|~~~)|~~~|````|\$\$|import\b|export\b|"
    r"[+;-]{3}\n|\{)")
_FENCE = re.compile(r"\n```[^`\n]*\n(?:(?!```)[^\n]*\n)*+```(?=\n)")
_MARKS = re.compile(
    r"\n(?=[ \t>\#:*+\[\d-])(?:[ \t]*+(?:>|(?:[-+*:]|\d{1,9}[.)]|\#{1,6}|\[[ xX]\]|\[\^[^\]\s]{1,99}\]:)(?=[ \t])))*+[ \t]*+")
_HEADING = re.compile(rf"(?P<marks>{_MARKS.pattern})(?P<text>[^\n]*?)[ \t]\#+(?=\n)")
_BLANK_LINES = re.compile(r"\n{3,}")
_ROW, _OPEN_ROW, _DELIMITER = re.compile(r"\n\|[^\n]*"), re.compile(r"\n(?!\|)[^\n]*\|"), re.compile(r"\n\|?[ \t:]*-[- \t:]*\|")
_CELL = re.compile(r"(?<!\\)[ \t]*+\|[ \t]*+")


def outline(text: str) -> str | None:
    """All prose of a text, each piece between line ends; None where that takes the scanner of blocks."""
    if len(text) > LARGEST:
        return None
    front = _FRONT.match(text)
    values = f"\n{front['values']}" if front else ""
    body = f"\n{text[front.end():] if front else text}\n"
    if "\r" in body or " \n" in body or "\t\n" in body or "<!--" in body or _NOT_SIMPLE.search(body) or _NO_SIMPLE_VALUE.search(values):
        return None
    if "```" in body:
        body = _FENCE.sub("\n", body)
    if "#\n" in body:
        body = _HEADING.sub(lambda line: line["marks"] + line["text"] if "#" in line["marks"] else line.group(), body)
    prose = _MARKS.sub("\n", body)
    if "|" in prose:
        if _OPEN_ROW.search(prose) and _DELIMITER.search(prose):
            return None
        prose = _ROW.sub(lambda row: _CELL.sub("\n", row.group()), prose)
    prose = _VALUE.sub("\n", values) + prose
    return _BLANK_LINES.sub("\n\n", prose) if "\n\n\n" in prose else prose

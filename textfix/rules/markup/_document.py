"""What kind of document this is: with tags, with Markdown, of strings for a user interface."""
from __future__ import annotations

import re
from functools import lru_cache

TAGS = ("a|abbr|b|big|blockquote|body|br|button|caption|center|cite|code|dd|del|div|dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i|"
        "img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|option|p|pre|q|script|section|select|small|span|strike|strong|style|sub|sup|table|"
        "tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr")
_TAG = re.compile(rf"(?i)</?(?:{TAGS})(?:\s[^<>\n]{{0,300}})?\s?/?>")
_MARKDOWN = re.compile(r"^#{1,6} \S|^```|\]\(\S+\)|\*\*\S[^*\n]*\*\*", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{\{?\w[\w.]*\}?\}|\{\{ \w[\w.]* \}\}|%(?:\d+\$)?[sd@](?!\w)|%\(\w+\)[sd]")
SHORT = 200                   # code points of a text that is a single string of a user interface


@lru_cache(8)
def has_tags(text: str) -> bool:
    """Whether HTML tags stand in the text."""
    return "<" in text and _TAG.search(text) is not None


@lru_cache(8)
def has_markdown(text: str) -> bool:
    """Whether the text has headings, links, bold words or fences of Markdown."""
    return _MARKDOWN.search(text) is not None


@lru_cache(8)
def placeholders(text: str) -> frozenset[str]:
    """The whole placeholders of a text."""
    return frozenset(_PLACEHOLDER.findall(text))


@lru_cache(64)
def has_form(text: str, pattern: str) -> bool:
    """Whether a pattern fits somewhere in the text."""
    return re.search(pattern, text) is not None

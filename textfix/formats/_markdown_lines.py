"""What a line of Markdown begins: containers before it, and the kinds of blocks that its first characters open."""
from __future__ import annotations

import re

from textfix.later import later

# marks of quotes and lists before the content of a line
LEAD = re.compile(r"(?P<indent>[ \t]*+)(?P<marks>(?:(?:>|[-+*](?=[ \t]|\Z)|\d{1,9}[.)](?=[ \t]|\Z))[ \t]*+)*+)")
LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
TASK = re.compile(r"\[[ xX]\][ \t]+")
OPENERS = frozenset("`~#*-_=[<$|:!?{ei+\\")            # what a line that is no plain line of a paragraph begins with

_TAGS = ("address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|"
         "figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|"
         "option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul")
_ATTRIBUTES = r"(?:\s[^<>]{0,1000})?"
START = later("|".join((
    r"(?P<fence>`{3,}+(?=[^`]*\Z)|~{3,}+)",
    r"(?P<heading>\#{1,6}(?!\#)(?:[ \t]+|\Z))",
    r"(?P<delimiter>\|?[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-+:?[ \t]*+)*+\|?[ \t]*+\Z)",
    r"(?P<underline>=+[ \t]*+\Z)",
    r"(?P<rule>(?:\*[ \t]*+){3,}+\Z|(?:_[ \t]*+){3,}+\Z|(?:-[ \t]*+){3,}+\Z)",
    r"(?P<footnote>\[\^[^\]\s]{1,99}\]:[ \t]*+)",
    r"(?P<definition>\*?\[[^\]\n]{1,999}\]:)",
    r"(?P<raw><!--|<\?|<![A-Za-z]|<!\[CDATA\[|(?i:<(?:script|pre|style|textarea)\b)|\$\$|\{/\*|\{\#(?=\s))",
    rf"(?P<html>(?i:</?(?:{_TAGS})(?=[\s/>]|\Z)))",
    rf"(?P<alone></?[A-Z][\w.]*+(?=[\s/>])|</?[A-Za-z][\w.:-]*{_ATTRIBUTES}>[ \t]*+\Z|</?[A-Za-z][\w.:-]*+(?:\s[^<>]*+)?\Z)",
    r"(?P<row>\|)",
    r"(?P<container>(?:!!!|\?\?\?\+?)[ \t]+\w|===[!+]?[ \t]+[\"'])",
    r"(?P<directive>:{3,}|\{%[^%]*%\}[ \t]*+\Z|\{\{[^{}]*\}\}[ \t]*+\Z)",
    (r"(?P<script>import[ \t]+(?:[\w*{][^\n]*[ \t]from[ \t]+)?['\"]|import[ \t]*\{|"
    r"export[ \t]+(?:default|const|function|let|var|async|\{|\*))"),
    r"(?P<term>:[ \t]+)",
)))
# where what stands untouched to its own end ends
ENDS = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>", "$$": "$$", "{/*": "*/}", "{#": "#}"}
CELL = re.compile(r"(?:\\.|[^|\\\r\n])++")


def end_of_raw(opener: str) -> re.Pattern[str]:
    """What ends a block that some characters open."""
    if opener.startswith("<!") and opener not in ENDS:
        return re.compile(">")
    return re.compile(re.escape(ENDS[opener]) if opener in ENDS else rf"(?i)</{re.escape(opener[1:])}\s*>")

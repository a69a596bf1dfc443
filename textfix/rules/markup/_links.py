"""What a link of Markdown looks like."""
from __future__ import annotations

# where a link leads: an address, a path or an anchor; no words in brackets
ADDRESS = r"(?:[a-z][a-z0-9+.-]{1,15}:|/|\.{1,2}/|\#)[^\s()<>（）]*(?:\([^\s()（）]*\)[^\s()<>（）]*)*"
TARGET = rf"(?:<[^<>\n]+>|{ADDRESS}|[^\s()<>（）]+\.(?:md|mdx|html?|rst|pdf|png|jpe?g|gif|svg|webp)(?:\#[^\s()（）]*)?)"
PLACE = rf"\({TARGET}(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'))?\)"
IMAGE = r"[^\s()]+\.(?:png|jpe?g|gif|svg|webp)(?:\?[^\s()]*)?"
TEXT = r"(?:`[^`\n]+`|\\.|!\[[^\[\]\n]*\]\([^()\n]*\)|[^\[\]\n`])"      # one piece of the text between the square brackets

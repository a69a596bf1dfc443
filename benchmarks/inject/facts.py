"""The few facts about languages that spoiling a text needs; a language without them is spared the kinds that ask for them."""
from __future__ import annotations

# and, or, but: before these a comma is right as well where a false stop is taken away
JOINING = {code: words.split() for code, words in {
    "af": "en of maar", "bg": "и или но", "ca": "i o però", "cs": "a nebo ale", "cy": "a ac neu ond", "da": "og eller men",
    "de": "und oder aber", "el": "και ή αλλά", "en": "and or but", "es": "y e o pero", "et": "ja või aga", "eu": "eta edo baina",
    "fi": "ja tai mutta", "fr": "et ou mais", "ga": "agus nó ach", "gl": "e ou pero", "hr": "i ili ali", "hu": "és vagy de",
    "id": "dan atau tetapi", "is": "og eða en", "it": "e o ma", "lt": "ir arba bet", "lv": "un vai bet", "ms": "dan atau tetapi",
    "nb": "og eller men", "nl": "en of maar", "nn": "og eller men", "pl": "i lub ale", "pt": "e ou mas", "ro": "și sau dar",
    "ru": "и или но", "sk": "a alebo ale", "sl": "in ali ampak", "sq": "dhe ose por", "sr": "i ili ali и или али",
    "sv": "och eller men", "sw": "na au lakini", "tr": "ve veya ama", "uk": "і або але", "vi": "và hoặc nhưng",
}.items()}
# what is left of the source: its “and”, in languages that much is translated from
LEFT_OVER = ("y", "und", "et", "и", "and")
SPACED_MARKS = frozenset({"fr", "br"})          # languages that set a blank before ! and ?

METADATA = ("date {date} ", "{date} ", "{date} {time}\n\n")
CHATTER = ("Here is the translation:\n\n", "Sure! Here is the translated text:\n\n", "Translation:\n\n")
ENTITIES = {"&": "&amp;", '"': "&quot;", "'": "&#39;", "’": "&rsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;",
            "\N{NO-BREAK SPACE}": "&nbsp;"}
INVISIBLE = ("\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\N{WORD JOINER}", "\N{ZERO WIDTH NO-BREAK SPACE}")
LATIN, CYRILLIC = "aceopxyAEOCPTXHMKB", "асеорхуАЕОСРТХНМКВ"

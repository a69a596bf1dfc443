"""SRC009: a text was left in the language of its source."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.language import language
from textfix.rule import Finding, Language, Spot, rule
from textfix.rules.pairs._shared import about_all, base, prose

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
WORDS = 4                     # words in lower case from which a text is a sentence that can be translated
_CODE = re.compile(r"`[^`]*`|\S{0,64}[/\\_=<>(){}\[\]|@]\S{0,64}|\b\S{1,64}\.\S{1,64}\b")


@rule("SRC009", over="pair", examples=r"""
de: ⟦Please enter the name of your file.⟧ ‖ Please enter the name of your file.
fr: ⟦The password is not correct, try again.⟧ ‖ The password is not correct, try again.
ja: ⟦You do not have to rebuild your queries.⟧ ‖ You do not have to rebuild your queries.
de: Android Studio ‖ Android Studio
fr: npm install --save-dev ‖ npm install --save-dev
en: Please enter the name of your file. ‖ Please enter the name of your file.
es: La contraseña no es correcta. ‖ The password is not correct.
""")
def untranslated(spot: Spot, lang: Language) -> Iterator[Finding]:
    """The text is that of the source: it was not translated.

    Finds sentences of English that stand in a translation just as they stand in the source.

    Engines give back what they do not translate, and pipelines fill gaps with the source.

    Reports only: the translation has to come from somewhere else.

    Silent on names, commands and other short texts that are the same in many languages, and on English itself.
    """
    text = " ".join(spot.text.split())
    if base(lang) not in ("en", "und") and text == " ".join(spot.source.split()):
        words = [w for w in _WORD.findall(_CODE.sub(" ", prose(text))) if w.islower()]
        if len(words) >= WORDS and sum(w in language("en").function_words - lang.function_words for w in words) > 1:
            yield about_all(spot, spot.rule.message)

"""BRK003: a blank inside a file name or a domain."""
from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.rule import DIGIT, LETTER, SUGGESTION, Finding, Language, Spot, any_of, rule, words

from ._shared import EXTENSIONS

# endings that are a word somewhere or hang on a name only: they need to be written whole elsewhere, or to follow a name
_WEAK = frozenset("config props targets org com net io dev app bin lock log sh bat md ts go rs rb java".split())
_STEMS = frozenset("package packages index main config setup readme web settings manifest build install installer changelog styles".split())
_PLURALS = frozenset(
    """file files format formats extension extensions datei dateien fichier fichiers archivo archivos ficheiro ficheiros arquivo arquivos
    файл файлы файла файлов""".split())
_NAME, _NAME_END = re.compile(r"\w+"), re.compile(r"[\w-]+\Z")
_CAMEL = re.compile(r"[A-Z]\w*[a-z]\w*[A-Z]|[a-z]\w*[A-Z]|\w*[\d_]|[A-Z]{2}")


@rule("BRK003", at=(LETTER | DIGIT | any_of("_)}")) + ". " + words(*sorted(EXTENSIONS | _WEAK)), examples="""
en: Run MSBuild.⟦ →⟧exe from the folder of the project.
en: Open package.⟦ →⟧json and look for the version.
en: The installer is called setup_v2.⟦ →⟧msi and lies next to it.
de: Starten Sie danach NuGet.⟦ →⟧exe mit der Option des Pakets.
ru: Запустите DotNet.⟦ →⟧exe ещё раз.
ru: Подробности есть на сайте NuGet.⟦ →⟧org в справке.
tr: Dosyanın adı MyControl.⟦ →⟧cs olmalıdır.
it: Aggiornare il file.⟦ →⟧jar nella cartella del progetto.
fr: Ouvrez le fichier web.⟦ →⟧config dans un éditeur : web.config est un fichier texte.
es: Descargue el archivo data2.⟦ →⟧zip de la página.
en: Save the file first. Pdf files can be opened later. Then print it.
en: He called the office. The app was down. Net losses grew.
en: The team won again. go home now, they said.
pt: Ele saiu do NuGet. com a equipa foi ao Porto.
de: Er nannte den Namen. net gesagt, aber falsch.
fr: Il a lu le journal. Zip et son chien dormaient.
""")
def split_file_name(spot: Spot, lang: Language) -> Iterator[Finding]:
    """A blank splits a file name.

    A translation that takes the dot of a file name or a domain for the end of a sentence writes a blank behind it
    (`MSBuild. exe`). The ending in lower case is a known one, and the word before is a name (capitals inside, a digit, an
    underscore), a usual stem such as `package`, or the name stands whole elsewhere in the document; then the blank is deleted.
    Otherwise the repair is only shown: the blank may belong before the dot (`il file. jar`), or the dot may end a sentence.

    Silent where the ending is a word of the language (Portuguese `com`).
    """
    stop = spot.at + 1
    ending, left = _name_at(spot, stop + 2), _name_before(spot, stop)
    if ending in lang.frequent_words or left.lower() in lang.frequent_words - _STEMS or not left:
        return
    whole, cased = spot.count(f"{left}.{ending}") > 0, bool(_CAMEL.match(left))
    if ending in _WEAK and not (whole or cased):
        return
    named = cased or left.lower() in _STEMS or left[0].isupper()
    sure = whole or (named and spot.next_word(stop + 2 + len(ending)).lower() not in _PLURALS)
    yield spot.edit(stop + 1, stop + 2, "", safety=None if sure else SUGGESTION)


def _name_at(spot: Spot, at: int) -> str:
    found = _NAME.match(spot.text, at, at + 12)
    return found.group() if found else ""


def _name_before(spot: Spot, at: int) -> str:
    found = _NAME_END.search(spot.before(at))
    return found.group() if found else ""

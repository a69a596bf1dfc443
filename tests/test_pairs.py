"""Source pairs: what only the source can tell, and what it forbids to find."""
import pytest

from textfix.api import Fixer, check, fix_text


def codes(text, lang, source, **options):
    return [f.code for f in check(text, lang, source=source, **options)]


def test_the_source_settles_a_repair():
    assert fix_text("Hallo { name }!", lang="de", source="Hello {name}!") == "Hallo {name}!"
    assert fix_text("Hallo {nombre}!", lang="de") == "Hallo {nombre}!"


def test_without_a_language_the_source_is_compared_all_the_same():
    assert fix_text("{nombre} no existe", source="{name} does not exist") == "{name} no existe"


def test_inherited_faults_are_not_reported():
    assert codes("Das Ende..", "de", "The end..") == []
    assert codes("Tom &amp; Jerry", "de", "Tom &amp; Jerry") == []
    assert codes("Der Wert &quot;1&quot;", "de", "Tom &amp; Jerry") == []
    assert codes("Die Datei , bitte.", "de", "The file , please.") == []
    assert codes("Die Datei , bitte.", "de", "The file, please.") == ["SRC005"]


def test_a_break_that_is_right_in_the_source_is_not_inherited():
    source = "Abrió la puerta. Luego salió."
    assert codes("He opened the door. and then he went out.", "en", source) == ["BRK001"]


def test_where_the_source_settles_it_no_other_rule_speaks():
    assert codes("Die Datei ist ungültig.Bitte laden Sie sie hoch.", "de", "The file is invalid. Please upload it.") == ["SRC004"]


def test_good_pairs_are_silent():
    pairs = [
        ("%(n)s Dateien in {ordner}", "de", "%(n)s files in {ordner}"),
        ("名前：", "ja", "Name: "),
        ("¿Quiere borrar %s?", "es", "Do you want to delete %s?"),
        ("Vous partez déjà ?", "fr", "Are you leaving already?"),
        ("Ende 100 %", "de", "End 100%"),
        ("{name} wurde geladen.", "de", "{name} is loaded. Use {name} now."),
        ("%sni tanlash", "uz", "Select %s"),
    ]
    assert [c for text, lang, source in pairs for c in codes(text, lang, source)] == []


def test_a_fixer_takes_a_source():
    assert Fixer(lang="fr").fix_text("Nom", source="Name ") == "Nom "


HOSTILE = ["{", "%", "<a ", "`", "](", "[", "1", "a", "a.-@", "&#39;", "Aa.Bb", "$t(", "{% ", "{n, plural, one {", "https://e.org/", " "]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_pairs_do_not_hang(unit):
    text = unit * (30_000 // len(unit))
    assert codes(text, "de", text, select="SRC") in ([], ["SRC009"])
    assert all(f.code.startswith("SRC") for f in check(text + "x", "de", source="{n} " * 5_000 + text, select="SRC"))


def test_large_texts_are_not_compared():
    assert check("x " * 30_000, "de", source="%s", select="SRC") == []

"""Files as tools write them: what is repaired in them, and that all the rest (notes, states, locked units, keys, tags) stays as it is."""
from __future__ import annotations

from pathlib import Path

import pytest

from textfix.cache import Caches
from textfix.done import Done
from textfix.options import Options
from textfix.run import all_done
from textfix.totals import Totals

# name → text, in which ⟦old→new⟧ is what a repair with --unsafe-fixes does
CASES = {
    "a/de.xlf": """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="app" source-language="en" target-language="de"><body><group id="g">
 <trans-unit id="a" approved="yes"><source>In the harbour.</source><target state="final">In dem dem Hafen.</target></trans-unit>
 <trans-unit id="b"><source>Click <g id="1">here</g> to <x id="2"/> leave.</source><target>Klicken Sie <g id="1">hier</g>, um⟦ um→⟧ <x id="2"/> zu gehen.</target>
  <note from="dev">Shown in the the menu .</note></trans-unit>
 <trans-unit id="c" translate="no"><source>x x</source><target>für für alle .</target></trans-unit>
 <trans-unit id="d"><source><![CDATA[<b>Open</b> the old gate.]]></source><target state="needs-review-translation"><![CDATA[<b>Öffnen</b> Sie das alte Tor⟦ .→.⟧]]></target></trans-unit>
 <trans-unit id="e"><source>Old</source><target>Alt</target><alt-trans match-quality="80"><target>Alt und und alt .</target></alt-trans></trans-unit>
 <trans-unit id="f"><source>One. Two.</source><seg-source><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">It is two.</mrk></seg-source>
  <target><mrk mtype="seg" mid="1">Eins.</mrk> <mrk mtype="seg" mid="2">Es sind zwei⟦ .→.⟧</mrk></target></trans-unit>
</group></body></file></xliff>
""",
    "a/fr.xliff": """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f1"><unit id="1">
 <notes><note>The the note.</note></notes>
 <segment state="translated"><source>Hello <pc id="1">world</pc><ph id="2" dataRef="d1"/>.</source><target>Bonjour le⟦ le→⟧ <pc id="1">monde</pc><ph id="2" dataRef="d1"/>.</target></segment>
 <segment state="final"><source>Go to the sea.</source><target>Va à la la mer.</target></segment></unit>
 <unit id="2" translate="no"><segment><source>To the sea.</source><target>À la la mer.</target></segment></unit></file></xliff>
""",
    "m.tmx": """<?xml version="1.0"?><tmx version="1.4"><header creationtool="x" segtype="sentence" adminlang="en" srclang="en-US" datatype="xml"/><body>
<tu tuid="1"><prop type="x">for the the dog</prop><tuv xml:lang="en-US"><seg>A <bpt i="1">&lt;b&gt;</bpt>big<ept i="1">&lt;/b&gt;</ept> dog.</seg></tuv>
<tuv xml:lang="de-DE"><seg>Ein <bpt i="1">&lt;b&gt;</bpt>großer<ept i="1">&lt;/b&gt;</ept> Hund⟦ .→.⟧</seg></tuv></tu></body></tmx>
""",
    "Res.de.resx": """<?xml version="1.0" encoding="utf-8"?>\r
<root><resheader name="resmimetype"><value>text/microsoft-resx</value></resheader>\r
<data name="Hi" xml:space="preserve"><value>Guten Tag {0}, wie⟦ wie→⟧ geht es Ihnen?</value><comment>at the the top .</comment></data>\r
<data name="Logo" type="System.Resources.ResXFileRef, System.Windows.Forms"><value>der der logo.png;System.Byte[]</value></data></root>\r
""",
    "de.lproj/L.strings": """/* Title of the the screen . */
"The %@ has %d items." = "Das %@ hat für⟦ für→⟧ alle %d Elemente⟦ .→.⟧";  // the the tail .
"esc" = "Er sagte es \\"ihr\\" am Tor⟦ .→.⟧\\nNeue Zeile";
""",
    "de.lproj/L.stringsdict": """<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>n files</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@files@ bleiben</string>
<key>files</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType</string><key>NSStringFormatValueTypeKey</key><string>d</string>
<key>one</key><string>%d Datei bleibt⟦ bleibt→⟧</string><key>other</key><string>%d Dateien bleiben⟦ .→.⟧</string></dict></dict></dict></plist>
""",
    "L.xcstrings": """{ "sourceLanguage" : "en", "strings" : { "Delete the file?" : { "comment" : "for the the alert", "localizations" : {
  "fr" : { "stringUnit" : { "state" : "needs_review", "value" : "Supprimer le⟦ le→⟧ fichier ?" } } } },
  "skip" : { "shouldTranslate" : false, "localizations" : { "fr" : { "stringUnit" : { "state" : "translated", "value" : "le le nom" } } } } }, "version" : "1.0" }
""",
    "values-de/strings.xml": """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- for the the menu . -->
    <string name="hello">Hallo %1$s, du hast⟦ hast→⟧ %2$d Nachrichten⟦ .→.⟧</string>
    <string name="other"> @string/hello_hello </string>
    <string-array name="off" translatable="false"><item>für für alle .</item></string-array>
    <string name="no" translatable="false">für für alle .</string>
    <string name="cdata"><![CDATA[<p>Das ist für⟦ für→⟧ alle</p>]]></string>
    <plurals name="n"><item quantity="one">%d Datei ist da</item><item quantity="other">%d Dateien sind da⟦ .→.⟧</item></plurals>
    <string-array name="days"><item>Montag</item><item>Wir öffnen am⟦ am→⟧ Montag</item></string-array>
</resources>
""",
    "app_de.arb": """{ "@@locale": "de", "hello": "Hallo {name}, wie⟦ wie→⟧ geht es?",
  "@hello": { "description": "for the the greeting .", "placeholders": { "name": { "type": "String", "example": "Bob Bob" } } },
  "n": "{count, plural, one{Es ist eine Datei da} other{Es sind {count} Dateien da}}" }
""",
    "de/m.ftl": """### For the the menu .
-brand = Firefox
emails = { $n ->
    [one] Eine Nachricht ist da
   *[other] { $n } Nachrichten sind⟦ sind→⟧ da
}
    .title = Sie warten auf⟦ auf→⟧ Post
""",
    "de/LC_MESSAGES/m.po": """msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. for the the menu .
#, c-format
msgctxt "menu menu"
msgid "Open %s for all"
msgstr "%s für⟦ für→⟧ alle öffnen"

#, fuzzy
#| msgid "for for"
msgid "For all"
msgstr "Für für alle"

msgid "%d file is left"
msgid_plural "%d files are left"
msgstr[0] "%d Datei ist⟦ ist→⟧ da"
msgstr[1] "%d Dateien sind "
"da⟦ .→.⟧"

#~ msgid "gone"
#~ msgstr "für für alle"
""",
    "locales/de/common.json": """{"menu": {"items_one": "{{count}} Datei ist⟦ ist→⟧ da", "nested": [{"k": "Siehe $t(menu.open)⟦ ,→,⟧ bitte"}]}, "für für": "a", "n": 3, "t": "Der \\"gro\\u00dfe\\" Hund ist weg⟦ .→.⟧"}
""",
    "de.vtt": """WEBVTT - For the the harbour

NOTE
For the the note

intro
00:00:01.000 --> 00:00:04.000 align:start position:0%
<v Bob>Das ist für⟦ für→⟧ den Hafen.</v>

2
00:00:05.000 --> 00:00:06.000
- Nein, wir bleiben hier⟦ .→.⟧
""",
    "q.csv": """id,text,note\r
1,"Der Hund sagte ""ja""⟦ .→.⟧\r
Es ist für⟦ für→⟧ den Hafen.",für für alle\r
""",
}


def fixed(path: Path, text: str) -> tuple[str, Done]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    options = Options((str(path),), {"unsafe": True, "fields": "text", "lang": "de"} if path.suffix == ".csv" else {"unsafe": True}, write=True, isolated=True)
    (done,) = all_done([str(path)], options, Totals(), Caches(options, on=False))
    return path.read_bytes().decode(), done


@pytest.mark.parametrize("name", CASES)
def test_what_is_marked_is_repaired_and_nothing_else(tmp_path: Path, name: str) -> None:
    text, expected = "", ""
    for n, part in enumerate(CASES[name].replace("⟦", "\0⟦").replace("⟧", "\0").split("\0")):
        old, _, new = part.removeprefix("⟦").partition("→") if n % 2 else (part, "", part)
        text, expected = text + old, expected + new
    assert text != expected
    assert fixed(tmp_path / name, text)[0] == expected
    assert fixed(tmp_path / name, expected)[1].repairs == 0


def test_a_small_page_is_read_by_its_text_not_by_its_tags(tmp_path: Path) -> None:
    page = "<html lang='en'>\n<body>\n<p>The council closed the store. and the harbour was\nempty for a year.</p>\n<p>Nobody was asked.</p>\n</body>\n</html>\n"
    assert fixed(tmp_path / "a.html", page)[0] == page.replace("store. and", "store and")

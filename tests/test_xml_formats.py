"""XLIFF, TMX, Android, .resx and .stringsdict: what is read, whole files before and after, hostile files."""
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.api import Fixer
from textfix.document import Document
from textfix.errors import TextfixError
from textfix.formats import Hints, format_of
from textfix.text import Edit, apply

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="app.ts" source-language="en" target-language="de" datatype="plaintext"><body>
    <trans-unit id="a"><source>Press <x id="1"/>, please.</source><target state="translated">Drücken Sie <x id="1"/> , bitte.</target></trans-unit>
    <trans-unit id="b" approved="yes"><source>One, two</source><target>Eins , zwei</target></trans-unit>
    <trans-unit id="c" translate="no"><source>One, two</source><target>Eins , zwei</target></trans-unit>
    <trans-unit id="d"><source>One, two</source><target state="final">Eins , zwei</target></trans-unit>
    <trans-unit id="e"><source>Tom &amp; <g id="1">Jerry, Inc.</g></source>
      <target state="needs-review-translation" state-qualifier="leveraged-mt">
        Tom &amp; <g id="1">Jerry , GmbH</g>
      </target><alt-trans><target>Eins , zwei</target></alt-trans></trans-unit>
    <trans-unit id="f"><source><ph id="1">&lt;b ; c&gt;</ph>One, two</source><target><ph id="1">&lt;b ; c&gt;</ph>Eins , zwei</target></trans-unit>
    <trans-unit id="g"><source>Go. On.</source><seg-source><mrk mtype="seg" mid="1">Go.</mrk> <mrk mtype="seg" mid="2">On.</mrk></seg-source>
      <target><mrk mtype="seg" mid="1">Los ,</mrk> <mrk mtype="seg" mid="2">Weiter , los.</mrk></target></trans-unit>
  </body></file>
</xliff>
"""
XLIFF2 = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f">
 <unit id="1"><segment><source>Hello {name}</source><target>Bonjour { name }</target></segment></unit>
 <unit id="2"><segment state="final"><source>Hello {name}</source><target>Bonjour { name }</target></segment></unit>
 <unit id="3"><segment><source>Press <pc id="1">Save</pc>.</source><target>Pressez <pc id="1">Enregistrer</pc> .</target></segment></unit>
</file></xliff>
"""
TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="de"><seg>Eins , zwei<bpt i="1">&lt;b , &gt;</bpt></seg></tuv><tuv xml:lang="en"><seg>One , <bpt i="1">&lt;b , &gt;</bpt> three</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>One, two</seg></tuv><tuv xml:lang="de"><seg>Eins , zwei</seg></tuv></tu>
</body></tmx>
"""
ANDROID = r"""<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
    <!-- one , two -->
    <string name="a">L\'ami , bonjour</string>
    <string name="b" translatable="false">L\'ami , bonjour</string>
    <string name="c"><![CDATA[Une autre amie , l'été]]></string>
    <string name="d">De <xliff:g id="n" example="a , b">%1$s</xliff:g> , ici
        et là &amp; partout , oui</string>
    <string-array name="e"><item>Un , deux</item></string-array>
    <plurals name="f"><item quantity="one">Un , deux</item></plurals>
    <string name="g">"  Un , deux"</string>
</resources>
"""
RESX = """<root><resheader name="version"><value>2 , 0</value></resheader>
  <data name="A" xml:space="preserve"><value>Eins , zwei</value><comment>a , b</comment></data>
  <data name="B" type="System.Drawing.Size, System.Drawing"><value>Eins , zwei</value></data>
  <data name="&gt;&gt;B.Name" xml:space="preserve"><value>Eins , zwei</value></data>
</root>
"""
DICT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>files , n</key><dict><key>NSStringLocalizedFormatKey</key><string>%#@f@ Dateien , bitte</string>
<key>f</key><dict><key>NSStringFormatSpecTypeKey</key><string>NSStringPluralRuleType , a</string><key>one</key><string>Eine Datei , ja</string></dict>
</dict></dict></plist>
"""


def read(path, text):
    return Document(text, tuple(format_of(PurePath(path)).read(text, Hints(PurePath(path)))))


def fixed(path, text):
    return Fixer().fix_document(text, lambda t: read(path, t)).text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("path", "before", "repairs"), [
    ("a.xlf", XLIFF, [("<x id=\"1\"/> , bitte", "<x id=\"1\"/>, bitte"), ("Jerry , GmbH", "Jerry, GmbH"), ("</ph>Eins , ", "</ph>Eins, "),
                      ("Los ,", "Los,"), ("Weiter , los", "Weiter, los")]),
    ("a.xliff", XLIFF2, [("{ name }</target></segment></unit>\n <unit id=\"2", "{name}</target></segment></unit>\n <unit id=\"2"), ("</pc> .", "</pc>.")]),
    ("a.tmx", TMX, [(">Eins , zwei</seg></tuv></tu>\n</body>", ">Eins, zwei</seg></tuv></tu>\n</body>")]),
    ("values-fr/strings.xml", ANDROID, [("\"a\">L\\'ami , ", "\"a\">L\\'ami, "), ("Une autre amie , ", "Une autre amie, "),                                        ("<item>Un ,", "<item>Un,"), ("\"one\">Un ,", "\"one\">Un,"), ("\"  Un ,", "\"  Un,")]),
    ("App.de.resx", RESX, [("\"preserve\"><value>Eins ,", "\"preserve\"><value>Eins,")]),
    ("de.lproj/a.stringsdict", DICT, [("%#@f@ Dateien ,", "%#@f@ Dateien,"), ("Eine Datei ,", "Eine Datei,")]),
])
def test_the_whole_file(path, before, repairs, end):
    after = before
    for bad, good in repairs:
        assert bad in after
        after = after.replace(bad, good, 1)
    before, after = before.replace("\n", end), after.replace("\n", end)
    assert fixed(path, before) == after
    assert format_of(PurePath(path)).damage(before, after) is None
    assert fixed(path, after) == after


def test_sources_languages_and_keys():
    a, e, f, g1, g2 = read("a.xlf", XLIFF).segments
    assert (a.lang, a.source, a.key) == ("de", 'Press <x id="1"/>, please.', "app.ts/a")
    assert (e.text, e.source) == ('Tom & <g id="1">Jerry , GmbH</g>', 'Tom & <g id="1">Jerry, Inc.</g>')
    assert (g1.source, g2.source, g2.key) == ("Go.", "On.", "app.ts/g/2")
    assert f.protected[0] == (0, len('<ph id="1">&lt;b ; c&gt;</ph>'), "tag")
    assert [(s.source, s.lang) for s in read("a.tmx", TMX).segments][1] == ("One, two", "de")
    assert [s.key for s in read("values-fr/strings.xml", ANDROID).segments] == ["a", "c", "d", "e/0", "f/one", "g"]
    assert read("values-fr/strings.xml", ANDROID).segments[2].text.endswith("ici et là & partout , oui")


def test_a_blank_at_the_edge_of_an_android_string_is_written_so_that_it_stays():
    text = '<resources><string name="a">Nom</string></resources>'
    segment = read("values-fr/strings.xml", text).segments[0]
    after = apply(text, [*segment.place(Edit(0, 0, " ")), *segment.place(Edit(3, 3, " "))])
    assert after == '<resources><string name="a">\\u0020Nom\\u0020</string></resources>'
    assert read("values-fr/strings.xml", after).segments[0].text == " Nom "


def test_other_xml_is_not_read():
    assert read("pom.xml", "<project><name>Eins , zwei") == Document("<project><name>Eins , zwei", ())


def test_a_lost_attribute_is_damage():
    form = format_of(PurePath("a.xlf"))
    assert form.damage(XLIFF, XLIFF.replace(' approved="yes"', ""))
    with pytest.raises(TextfixError):
        form.damage(XLIFF, XLIFF.replace("</g>", ""))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1), st.data())
@pytest.mark.parametrize("path", ["values-de/strings.xml", "a.resx"])
def test_what_is_written_is_read(path, text, data):
    tail = {"values-de/strings.xml": '<resources><string name="a">x-x</string></resources>', "a.resx": '<root><data name="a"><value>x-x</value></data></root>'}[path]
    segment = read(path, tail).segments[0]
    after = read(path, apply(tail, segment.place(Edit(1, 2, text)))).segments[0]
    assert after.text.split() == f"x{text}x".split()
    low = data.draw(st.integers(0, len(after.text) - 1))
    again = apply(apply(tail, segment.place(Edit(1, 2, text))), after.place(Edit(low, low + 1, after.text[low])))
    assert read(path, again).segments[0].text == after.text


BOMB = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><resources><string name="a">&b; one</string></resources>'


@pytest.mark.parametrize(("text", "message"), [
    (BOMB, "DOCTYPE declares"),
    ("<resources>" * 100_000 + "</resources>" * 100_000, "nested deeper than 200"),
    ("<resources><string name='a'>one</resources>", "line 1, column 34: mismatched tag"),
    ("<resources>\n<string name='a'>one &foo;</string></resources>", "line 2, column 22: undefined entity"),
    ("<resources", "well-formed"),
])
def test_hostile_files_are_refused_with_one_message(text, message):
    with pytest.raises(TextfixError, match=message) as error:
        read("a.resx", text)
    assert "\n" not in str(error.value)


def test_white_space_that_lays_a_translation_out_is_not_compared():
    text = ('<xliff version="1.2"><file source-language="en" target-language="de"><body><trans-unit id="1"><source>Name: </source>\n'
            '<target>\n  Name:\n</target></trans-unit><trans-unit id="2"><source>Name: </source><target>Name:</target></trans-unit>'
            '<trans-unit id="3"><source>Name</source><target/></trans-unit>'
            '<trans-unit id="4"><source>Name</source><target state="translated"></target></trans-unit></body></file></xliff>')
    assert fixed("a.xlf", text) == text.replace("<target>Name:<", "<target>Name: <")
    assert [f.message for f in Fixer(select="SRC010").look_document(text, lambda t: read("a.xlf", t)).findings] == ["the translation is empty"]

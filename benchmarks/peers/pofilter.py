"""pofilter (Translate Toolkit) checks PO files; each paragraph is a message whose source is the text itself.  It repairs nothing."""
from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from . import Fix, Text, script

PACKAGES = ("translate-toolkit",)
REPAIRS = False

_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def load() -> Fix:
    """`pofilter`, all checks."""
    command = script("pofilter", "translate-toolkit")

    def look(texts: Sequence[Text]) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "texts.po")
            path.write_text(_HEAD + "".join(map(_messages, enumerate(text for text, _ in texts))), "utf-8")
            subprocess.run([command, "--progress=none", str(path), str(path.with_name("found.po"))], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, check=False)
        return [text for text, _ in texts]

    return look


def _messages(numbered: tuple[int, str]) -> str:
    number, text = numbered
    lines = [json.dumps(line, ensure_ascii=False) for line in text.split("\n") if line]
    return "".join(f'\nmsgctxt "{number}-{k}"\nmsgid {line}\nmsgstr {line}\n' for k, line in enumerate(lines))

"""What the first bytes of a `model.bin` say; nothing is loaded."""
from __future__ import annotations

import struct
from pathlib import Path
from typing import Literal

from textfix.errors import TextfixError

LENGTH = 128                  # bytes that are read
TRANSLATORS = frozenset({"TransformerSpec", "TransformerBase", "TransformerBig"})
GENERATORS = frozenset({"TransformerDecoderSpec", "TransformerDecoderModelSpec"})
_VERSIONS = range(2, 100)     # of the binary format; the length of the name has been written since version 2

Kind = Literal["translator", "generator"]


def kind_of(model: Path) -> Kind:
    """Whether a model translates or goes on with a text.  Raises TextfixError where it does neither."""
    spec = _spec(model)
    if spec in TRANSLATORS:
        return "translator"
    if spec in GENERATORS:
        return "generator"
    raise TextfixError(f"{model}: a {spec} is no model that translates; give one made by a ctranslate2 converter for translation")


def _spec(model: Path) -> str:
    """The name of the specification: `uint32 version, uint16 length, name, NUL`."""
    with model.open("rb") as file:
        head = file.read(LENGTH)
    version, length = struct.unpack_from("<IH", head.ljust(6, b"\0"))
    name = head[6:6 + length - 1]
    if version not in _VERSIONS or not name.isalnum() or head[5 + length:6 + length] != b"\0":
        raise TextfixError(f"{model} is no ctranslate2 model; make one with a ctranslate2 converter (see docs/model.md)")
    return name.decode("ascii")

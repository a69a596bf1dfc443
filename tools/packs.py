"""Write textfix/lang/packs.tsv, the packs in a form that loads thirty times faster than TOML: `python tools/packs.py`.

Each line is a pack: its code, the CRC-32 of its TOML file, its facts as JSON.  A line is used only where the CRC agrees, so a pack that
was edited since is read from its TOML file: the file saves time and decides nothing.
"""
from __future__ import annotations

import json
import sys
import tomllib
import zlib
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "textfix" / "lang"
TARGET = FOLDER / "packs.tsv"


def compiled() -> str:
    """The content of the file, from the packs."""
    lines = []
    for path in sorted(FOLDER.glob("*.toml")):
        data = path.read_bytes()
        facts = json.dumps(tomllib.loads(data.decode("utf-8")), ensure_ascii=False, separators=(",", ":"))
        lines.append(f"{path.stem}\t{zlib.crc32(data):08x}\t{facts}\n")
    return "".join(lines)


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(None if TARGET.read_text("utf-8") == compiled() else f"{TARGET.name} is stale; run python tools/packs.py")
    TARGET.write_text(compiled(), "utf-8", newline="\n")

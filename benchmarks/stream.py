"""A child process that sends a stream of JSON Lines through `Fixer.pipe`: `python -m benchmarks.stream TEXTS BYTES PROCESSES [LANG]`.

TEXTS is a JSON list of texts, said again and again until BYTES of JSON were read.  Every line is made, parsed, repaired and written
anew, as in a user's pipeline; prints the most memory used after each tenth, in MiB, and what was read and how long it took.
"""
from __future__ import annotations

import itertools
import json
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from textfix import Fixer

from .worker import MEBI, RSS_UNIT

TENTHS = 10


class Stream:
    """Lines of JSON up to a size; `read` counts their bytes, `peaks` holds the peak memory after each tenth."""

    def __init__(self, texts: list[str], size: int) -> None:
        self._texts, self._size, self.read = texts, size, 0
        self.peaks: list[float] = []

    def texts(self) -> Iterator[str]:
        """The text of each line."""
        for number, text in enumerate(itertools.cycle(self._texts)):
            if self.read >= self._size:
                return
            line = json.dumps({"id": number, "text": text}, ensure_ascii=False)
            self.read += len(line.encode())
            while self.read >= (len(self.peaks) + 1) * self._size / TENTHS:
                self.peaks.append(peak(resource.RUSAGE_SELF))
            yield json.loads(line)["text"]


def peak(who: int) -> float:
    """The most memory a process (or the largest of its children that have ended) has had at once, in MiB."""
    return resource.getrusage(who).ru_maxrss * RSS_UNIT / MEBI


def main(path: str, size: int, processes: int, lang: str | None = None) -> dict[str, object]:
    """Run the stream to its end."""
    stream, start = Stream(json.loads(Path(path).read_text("utf-8")), size), process_time()
    before = peak(resource.RUSAGE_SELF)
    with Path(os.devnull).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": text}) + "\n" for text in Fixer(lang=lang).pipe(stream.texts(), processes))
    return {"before": before, "peaks": stream.peaks, "worker": peak(resource.RUSAGE_CHILDREN), "bytes": stream.read,
            "cpu": process_time() - start}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])))

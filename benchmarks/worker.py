"""A child process with one contestant: `python -m benchmarks.worker PEER` reads requests, answers with seconds or texts.

Requests and answers are lines of JSON on standard input and output.  What the peer itself prints goes nowhere.
"""
from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TextIO

from . import peers

MEBI = 1 << 20
RSS_UNIT = 1 if sys.platform == "darwin" else 1024          # of ru_maxrss, in bytes
_NOTHING: list[peers.Text] = [("", None)]


class Worker:
    """One peer with the corpora it was given."""

    def __init__(self, name: str) -> None:
        self._fix = peers.ready(name)
        self._corpora: dict[str, list[peers.Text]] = {}

    def load(self, path: str) -> dict[str, Any]:
        """Take the corpora of a file, `{name: [[text, language], …]}`."""
        self._corpora = {name: [(t, lang) for t, lang in texts] for name, texts in json.loads(Path(path).read_text("utf-8")).items()}
        return {}

    def time(self, corpus: str, given: bool) -> dict[str, Any]:
        """Seconds of CPU (with child processes) and of the clock for a corpus, less those for an empty text (a command's start)."""
        texts = self._texts(corpus, given)
        idle, busy = self._seconds(_NOTHING), self._seconds(texts)
        return {"cpu": max(busy[0] - idle[0], 1e-9), "wall": max(busy[1] - idle[1], 1e-9)}

    def fix(self, corpus: str, given: bool) -> dict[str, Any]:
        """What the peer makes of the texts."""
        return {"texts": self._fix(self._texts(corpus, given))}

    def memory(self) -> dict[str, Any]:
        """The most memory this process has had at once, in MiB."""
        return {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / MEBI}

    def _texts(self, corpus: str, given: bool) -> list[peers.Text]:
        texts = self._corpora[corpus]
        return texts if given else [(text, None) for text, _ in texts]

    def _seconds(self, texts: list[peers.Text]) -> tuple[float, float]:
        children, wall, cpu = _of_children(), perf_counter(), process_time()
        self._fix(texts)
        return process_time() - cpu + _of_children() - children, perf_counter() - wall


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _private(stream: TextIO) -> TextIO:
    """The stream by another number; what is printed from here on goes nowhere."""
    kept = os.fdopen(os.dup(stream.fileno()), "w", encoding="utf-8")
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    return kept


def main(name: str) -> None:
    """Answer requests until there are no more; the first answer is the state of the peer."""
    out = _private(sys.stdout)
    try:
        worker = Worker(name)
        print(json.dumps({"versions": peers.versions(name)}), file=out, flush=True)
    except peers.Unavailable as reason:
        print(json.dumps({"unavailable": str(reason)}), file=out, flush=True)
        return
    for line in sys.stdin:
        request: dict[str, Any] = json.loads(line)
        try:
            answer = getattr(worker, request.pop("do"))(**request)
        except Exception as error:         # whatever a peer raises is its result, told by the race
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=out, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

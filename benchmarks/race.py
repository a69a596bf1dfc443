"""Contestants side by side: a process each, all alive at once, of which only one runs at a time, by turns.

So no contestant pays for another's memory or imports, and what disturbs the machine disturbs all of them alike.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TextIO, cast

from .peers import Text

Corpora = Mapping[str, Sequence[Text]]


class Contestant(NamedTuple):
    """A peer under a name; `environment` is set for its process, `given`: it is told the languages of texts."""

    name: str
    peer: str
    environment: Mapping[str, str] = {}
    given: bool = True


TEXTFIX = Contestant("textfix", "textfix", {"TEXTFIX_PURE": "0"})
PURE = Contestant("textfix, pure Python", "textfix", {"TEXTFIX_PURE": "1"})
UNTOLD = Contestant("textfix, language not told", "textfix", {"TEXTFIX_PURE": "0"}, given=False)
UNTOLD_PURE = Contestant("textfix, pure, not told", "textfix", {"TEXTFIX_PURE": "1"}, given=False)
FTFY = Contestant("ftfy", "ftfy")
NAIVE = Contestant("naive", "naive")


class FailedError(RuntimeError):
    """A contestant raised an error or died."""


class Child:
    """The process of a contestant; `skipped` says why it cannot run, `versions` those of its packages."""

    def __init__(self, contestant: Contestant) -> None:
        self.contestant = contestant
        command = [sys.executable, "-m", "benchmarks.worker", contestant.peer]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                                         env={**os.environ, **contestant.environment, "PYTHONUTF8": "1"}, cwd=Path(__file__).parent.parent)
        self._in, self._out = cast(TextIO, self._process.stdin), cast(TextIO, self._process.stdout)
        state = self._answer()
        self.skipped: str | None = state.get("unavailable") or state.get("error")
        self.versions: dict[str, str] = state.get("versions", {})

    def ask(self, do: str, **request: Any) -> dict[str, Any]:
        """Have something done.  Raises FailedError."""
        self._in.write(json.dumps({"do": do, **request}) + "\n")
        self._in.flush()
        answer = self._answer()
        if "error" in answer:
            raise FailedError(f"{self.contestant.name}: {answer['error']}")
        return answer

    def _answer(self) -> dict[str, Any]:
        line = self._out.readline()
        return json.loads(line) if line else {"error": f"its process ended with status {self._process.wait()}"}

    def kill(self) -> None:
        """End the process in the middle of its work; whoever asked for that gets FailedError."""
        self._process.kill()

    def close(self) -> None:
        """End the process."""
        self._in.close()
        self._out.close()
        self._process.wait()


class Lap(NamedTuple):
    """Seconds of CPU and of the clock for one corpus in one round."""

    cpu: float
    wall: float


class Race:
    """The contestants that run here, each with all corpora; `skipped` has the reasons of the others."""

    def __init__(self, children: list[Child], corpora: Corpora) -> None:
        self.children = [child for child in children if not child.skipped]
        self.skipped = {child.contestant.name: child.skipped for child in children if child.skipped}
        self.versions = {package: v for child in self.children for package, v in child.versions.items()}
        self._corpora = corpora

    def laps(self, corpus: str, rounds: int, only: Collection[str] | None = None) -> dict[str, list[Lap]]:
        """A lap of each contestant (of those named) in each round, after a round to warm up; each round begins with another one."""
        running = [child for child in self.children if only is None or child.contestant.name in only]
        found: dict[str, list[Lap]] = {child.contestant.name: [] for child in running}
        for n in range(rounds + 1):
            first = n % len(running)
            for child in (*running[first:], *running[:first]):
                found[child.contestant.name].append(Lap(**child.ask("time", corpus=corpus, given=child.contestant.given)))
        return {name: laps[1:] for name, laps in found.items()}

    def bytes(self, corpus: str) -> int:
        """Size of a corpus in UTF-8."""
        return sum(len(text.encode()) for text, _ in self._corpora[corpus])

    def code_points(self, corpus: str) -> int:
        """Size of a corpus in code points."""
        return sum(len(text) for text, _ in self._corpora[corpus])


@contextmanager
def race(contestants: Sequence[Contestant], corpora: Corpora) -> Iterator[Race]:
    """The processes of the contestants, with the corpora loaded; they end with the block."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "corpora.json")
        path.write_text(json.dumps({name: list(texts) for name, texts in corpora.items()}), "utf-8")
        children = [Child(contestant) for contestant in contestants]
        for child in children:
            stack.callback(child.close)
        found = Race(children, corpora)
        for child in found.children:
            child.ask("load", path=str(path))
        yield found

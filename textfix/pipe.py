"""`Fixer.pipe`: many texts, in order and in constant memory, in one process or several.  What is said of texts holds for any values."""
from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple

from textfix.errors import TextfixError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

LOOK_AHEAD = 4                # batches for each process that are read before the first of them is given out

Fix = Callable[[Any], Any]


class PipeError(TextfixError):
    """A text of a pipe cannot be repaired, or the process that repaired it died; `index` says which text, from 0,
    `reason` why."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(f"text {index} of the pipe: {reason}")
        self.index, self.reason = index, reason


class _Batch(NamedTuple):
    """Texts in a row, `first` the index of the first."""

    number: int
    first: int
    texts: list[Any]


class _Done(NamedTuple):
    """What became of a batch: a text each, None for one that is as it was; where one failed, those before it and the reason."""

    texts: list[Any]
    failure: str | None

    def given_out(self, batch: _Batch) -> Iterator[Any]:
        """The repaired texts.  Raises PipeError at the one that failed."""
        for old, new in zip(batch.texts, self.texts, strict=False):
            yield old if new is None else new
        if self.failure is not None:
            raise PipeError(batch.first + len(self.texts), self.failure)


def pipe(fix: Fix, texts: Iterable[Any], n_process: int, batch_size: int, context: BaseContext | None = None) -> Iterator[Any]:
    """The repaired texts in order; `fix` is picklable where `n_process` is more than 1.  Raises TextfixError at once for wrong
    arguments, PipeError (an error of its own) while the texts are asked for."""
    for name, value in (("n_process", n_process), ("batch_size", batch_size)):
        if not isinstance(value, int) or value < 1:
            raise TextfixError(f"{name} is a whole number from 1 up, not {value!r}")
    if isinstance(texts, (str, bytes)):
        raise TextfixError("pipe takes many texts; for one there is fix_text")
    if n_process == 1:
        return _alone(fix, texts)
    return _in_processes(fix, _batches(texts, batch_size), n_process, context or multiprocessing.get_context())


def _alone(fix: Fix, texts: Iterable[Any]) -> Iterator[Any]:
    for index, text in enumerate(texts):
        try:
            new = fix(text)
        except Exception as error:
            raise PipeError(index, _reason(error)) from error
        yield new


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, TextfixError) else f"{type(error).__name__}: {error}"


def _batches(texts: Iterable[Any], size: int) -> Iterator[_Batch]:
    left = iter(texts)
    for number, batch in enumerate(iter(lambda: list(islice(left, size)), [])):
        yield _Batch(number, number * size, batch)


def _repaired(fix: Fix, texts: list[Any], at: Any) -> _Done:
    """Repair texts up to the first that fails; `at.value` is the number of the one at hand."""
    done: list[Any] = []
    for at.value, text in enumerate(texts):
        try:
            new = fix(text)
        except Exception as error:        # whatever it is, it belongs to this text
            return _Done(done, _reason(error))
        done.append(None if new == text else new)
    return _Done(done, None)


def _in_processes(fix: Fix, batches: Iterator[_Batch], n_process: int, context: BaseContext) -> Iterator[Any]:
    """Batches go to the processes as these get free; what is done waits for what was before it."""
    workers: list[_Worker] = []
    done: dict[int, tuple[_Batch, _Done]] = {}
    told = 0
    try:
        workers += (_Worker.start(fix, context) for _ in range(n_process))
        upcoming = next(batches, None)
        while upcoming or told in done or any(w.batch for w in workers):
            free = next((w for w in workers if not w.batch), None)
            if upcoming and free and upcoming.number < told + LOOK_AHEAD * n_process:
                free.send(upcoming)
                upcoming = next(batches, None)
            elif told in done:
                batch, result = done.pop(told)
                yield from result.given_out(batch)
                told += 1
            else:
                busy: dict[Any, _Worker] = {w.connection: w for w in workers if w.batch}
                for ready in wait(list(busy)):
                    batch, result = busy[ready].receive()
                    done[batch.number] = batch, result
    finally:
        for worker in workers:
            worker.stop()


@dataclass
class _Worker:
    """A process, the way to it, the number of the text of its batch that it is at, and the batch."""

    process: BaseProcess
    connection: Connection
    at: Any
    batch: _Batch | None = None

    @classmethod
    def start(cls, fix: Fix, context: BaseContext) -> _Worker:
        here, there = context.Pipe()
        at = context.RawValue("q", 0)
        process = context.Process(target=_work, args=(fix, there, at), daemon=True)     # type: ignore[attr-defined]
        process.start()
        there.close()
        return cls(process, here, at)

    def send(self, batch: _Batch) -> None:
        self.batch, self.at.value = batch, 0
        try:
            self.connection.send(batch.texts)
        except OSError:
            raise self._death() from None

    def receive(self) -> tuple[_Batch, _Done]:
        assert self.batch  # noqa: S101 only workers that have one are asked
        try:
            done = self.connection.recv()
        except (EOFError, OSError):
            raise self._death() from None
        batch, self.batch = self.batch, None
        return batch, done

    def _death(self) -> PipeError:
        self.process.join()
        status = self.process.exitcode or 0
        how = f"of signal {signal.Signals(-status).name}" if status < 0 else f"with exit status {status}"
        return PipeError(self.batch.first + self.at.value if self.batch else 0, f"the process that it was given to died {how}")

    def stop(self) -> None:
        self.process.terminate()
        self.process.join()
        self.connection.close()


def _work(fix: Fix, connection: Connection, at: Any) -> None:
    """The process of a worker: ends with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    alive: list[Any] = [connection, *([parent.sentinel] if parent else [])]
    with suppress(EOFError, OSError):         # nobody is at the other end any more
        while connection in wait(alive):
            connection.send(_repaired(fix, connection.recv(), at))

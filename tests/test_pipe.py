"""`Fixer.pipe`: order, bounded look-ahead, errors that name their text, an end that is an end; with fork and with spawn."""
from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from textfix import Config, Fixer
from textfix.errors import TextfixError
from textfix.pipe import LOOK_AHEAD, PipeError, pipe

BAD, GOOD = "The ferry sank near the the pier.", "The ferry sank near the pier."
METHODS = [m for m in ("fork", "spawn") if m in multiprocessing.get_all_start_methods()]


def shout(text: str) -> str:
    """Stands for a repair: dies, fails, waits or answers, as the text says."""
    if text == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if text == "leave":
        os._exit(3)
    if text == "fail":
        raise ZeroDivisionError("no")
    if text == "slow":
        time.sleep(0.3)
    return text.upper()


def piped(texts: Iterator[str] | list[str], n: int = 2, size: int = 3, method: str = "fork") -> Iterator[str]:
    return pipe(shout, texts, n, size, multiprocessing.get_context(method))


@pytest.mark.parametrize("method", METHODS)
def test_the_order_is_kept_whatever_takes_longer(method: str) -> None:
    texts = ["slow", *(f"a{n}" for n in range(50)), "SAME"]
    assert list(piped(texts, method=method)) == [t.upper() for t in texts]
    assert list(piped([], method=method)) == []


@pytest.mark.parametrize("n", [1, 2])
def test_a_fixer_repairs_the_same_in_one_process_and_in_two(n: int) -> None:
    fixer = Fixer(Config(lang="en"))
    assert list(fixer.pipe([BAD, GOOD, ""] * 3, n_process=n, batch_size=2)) == [GOOD, GOOD, ""] * 3


@pytest.mark.parametrize("n", [1, 3])
def test_an_endless_iterator_is_read_no_further_than_the_look_ahead(n: int) -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for number in itertools.count():
            read += 1
            yield f"t{number}"

    out = piped(endless(), n, 5)
    most = 0
    for given in range(1, 400):
        assert next(out) == f"T{given - 1}"
        most = max(most, read - given)
    assert most <= (LOOK_AHEAD * n + 1) * 5
    out.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_slow_first_text_does_not_let_the_others_run_away() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        for text in itertools.chain(["slow"], itertools.repeat("a")):
            read += 1
            yield text

    out = piped(endless(), 2, 1)
    assert next(out) == "SLOW"
    assert read <= 2 * LOOK_AHEAD + 1
    out.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(("word", "reason"), [("die", "died of signal SIGKILL"), ("leave", "died with exit status 3"), ("fail", "ZeroDivisionError: no")])
def test_a_text_that_ends_its_process_or_fails_is_an_error_with_its_index(method: str, word: str, reason: str) -> None:
    out = piped([f"a{n}" for n in range(7)] + [word] + ["b"] * 20, method=method)
    got = []
    with pytest.raises(PipeError, match=reason) as caught:
        got += out
    assert caught.value.index == 7
    assert multiprocessing.active_children() == []
    with pytest.raises(StopIteration):
        next(out)


def test_texts_before_one_that_fails_are_given_out() -> None:
    for n in (1, 2):
        got = []
        with pytest.raises(PipeError, match="text 4 of the pipe: ZeroDivisionError"):
            for text in piped(["a", "b", "c", "d", "fail", "e"], n):
                got.append(text)
        assert got == ["A", "B", "C", "D"]


def test_a_value_that_is_no_text_is_an_error_with_its_index() -> None:
    for n in (1, 2):
        with pytest.raises(PipeError, match="text 1 of the pipe: textfix repairs text, not bytes"):
            list(Fixer(lang="en").pipe([GOOD, b"x"], n_process=n))  # type: ignore[list-item]


def test_wrong_arguments_are_refused_at_once() -> None:
    fixer = Fixer()
    for options in ({"n_process": 0}, {"n_process": 2.0}, {"batch_size": 0}):
        with pytest.raises(TextfixError, match="whole number from 1"):
            fixer.pipe([], **options)  # type: ignore[arg-type]
    with pytest.raises(TextfixError, match="many texts"):
        fixer.pipe("one text")


ENDLESS = """
    import itertools, multiprocessing, os, signal, sys
    from textfix import Fixer

    if __name__ == "__main__":
        # who runs these tests in the background has told them to ignore Ctrl-C
        signal.signal(signal.SIGINT, signal.default_int_handler)
        multiprocessing.set_start_method({method!r})
        for n, text in enumerate(Fixer(lang="en").pipe(itertools.repeat("A clean text."), n_process=2)):
            if n == 1000:
                print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="process groups are those of POSIX")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_ctrl_c_and_the_death_of_the_parent_leave_nothing_running(method: str, end: signal.Signals, tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(textwrap.dedent(ENDLESS.format(method=method)), "utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True) as process:
        assert process.stdout
        assert process.stderr
        children = [int(pid) for pid in process.stdout.readline().split()]
        assert len(children) == 2
        if end == signal.SIGINT:
            os.killpg(process.pid, end)          # as a terminal does: to all of them
        else:
            process.kill()
        errors = process.stderr.read()           # ends only when nobody holds it any more: all children have gone
    assert errors.count("Traceback") == (end == signal.SIGINT)
    assert errors.strip().endswith("KeyboardInterrupt") == (end == signal.SIGINT)
    for _ in range(100):
        if not any(is_alive(pid) for pid in children):
            return
        time.sleep(0.05)
    pytest.fail("a worker has outlived its parent")


def is_alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has waited for does not."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return False

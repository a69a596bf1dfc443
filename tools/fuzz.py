"""Fuzzes the C part under the address and undefined-behaviour sanitizers, beside the Python that it stands for.

`python tools/fuzz.py --seconds 60` builds `textfix/_native.c` with them, runs it on random texts of all widths and windows, compares what
it finds with the Python reference, and gives it spoilt tables, which must be an error and never a wild read.  Exit status 0 where nothing
was found, or where there is no C compiler (it says so), 1 with the seed and the text otherwise.
"""
from __future__ import annotations

import argparse
import importlib.util
import os
import random
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import Any

import fuzz_checks

ROOT = Path(__file__).parent.parent
FLAGS = ["-O1", "-g", "-shared", "-fPIC", "-fno-omit-frame-pointer", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


def main() -> int:
    """Build and run, in a process that has the sanitizers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60, help="how long (default: 60)")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000, help="to do the same again")
    parser.add_argument("--native", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.native:
        return fuzz(load(args.native), args.seconds, args.seed, Path(args.native).with_name("last"))
    compiler = shutil.which("gcc") or shutil.which("cc")
    if not compiler or "win" in sys.platform:
        print("skipped: the sanitizers need gcc or another cc, and Linux")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder, "_native.so")
        include = sysconfig.get_paths()["include"]
        subprocess.run([compiler, *FLAGS, f"-I{include}", str(ROOT / "textfix" / "_native.c"), "-o", str(built)], check=True)
        preload = ":".join(_output([compiler, f"-print-file-name={name}"]) for name in ("libasan.so", "libubsan.so"))
        env = {**os.environ, "LD_PRELOAD": preload, "PYTHONMALLOC": "malloc", "ASAN_OPTIONS": "detect_leaks=0", "PYTHONPATH": str(ROOT)}
        command = [sys.executable, __file__, "--native", str(built), "--seconds", str(args.seconds), "--seed", str(args.seed)]
        status = subprocess.run(command, check=False, env=env).returncode
        last = built.with_name("last")
        if status and last.exists():
            print(f"seed {args.seed}, on this text: {last.read_text('ascii')[:5000]}")
        return bool(status)


def _output(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def load(path: str) -> Any:
    """The built module, taken for `textfix._native`."""
    spec = importlib.util.spec_from_file_location("textfix._native", path)
    if not spec or not spec.loader:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules["textfix._native"] = module
    from textfix import compiled

    if compiled.load() is not module:
        raise ImportError("another build of the C part is in use, or TEXTFIX_PURE=1 is set")
    return module


def fuzz(module: Any, seconds: float, seed: int, last: Path) -> int:
    """All checks on random texts until the time is up; `last` holds the text at hand, for when the process is ended."""
    dice = random.Random(seed)
    pieces, checks = fuzz_checks.pieces(), fuzz_checks.checks(module)
    end, texts = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        text = fuzz_checks.random_text(dice, pieces)
        last.write_text(ascii(text), "ascii")
        for name, check in checks.items():
            if not check(text, dice):
                print(f"{name} differs from its reference")
                return 1
        texts += 1
    print(f"seed {seed}: {texts} texts, {len(checks)} checks each, nothing found")
    return 0


if __name__ == "__main__":
    sys.exit(main())

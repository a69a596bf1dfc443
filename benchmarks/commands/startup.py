"""What it costs to begin: `import textfix`, the first call and the first call in a further language, beside ftfy."""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from ..measure import PARTS, measure, ratio
from ..options import rounds
from ..report import Report, table, told

ALL = True
_SENTENCE = "The old ferry left the harbour for the last time, and nobody on the quay said a word about it."
_HEAVY = ("langdetect", "ctranslate2", "click", "regex", "ftfy", "rich")
# in a fresh interpreter; its own start is not counted
_SCRIPT = """
import json, sys, time
clock = time.process_time
start = clock()
import {module}
steps = [clock() - start]
for call in {calls!r}:
    start = clock()
    eval(call)
    steps.append(clock() - start)
print(json.dumps([steps, [name for name in {heavy!r} if name in sys.modules and name != {module!r}]]))
"""
_CALLS = {
    "textfix": [f"textfix.fix_text({_SENTENCE!r}, lang={lang!r})" for lang in ("en", "fr")] + [f"textfix.fix_text({_SENTENCE!r})"],
    "ftfy": [f"ftfy.fix_text({_SENTENCE!r})"],
}
_STEPS = ("import", "first call", "first in a second language", "first without a language")
_SYSTEMS = {"textfix": ("textfix", "0"), "textfix, pure Python": ("textfix", "1"), "ftfy": ("ftfy", "0")}


def run(args: argparse.Namespace) -> Report:
    """One table of milliseconds of CPU, each step in a fresh interpreter, systems by turns."""
    n = rounds(args)
    found: dict[str, list[list[float]]] = {name: [] for name in _SYSTEMS}
    heavy: dict[str, list[str]] = {}
    for _ in range(n + 1):                     # the first warms up the file cache and writes the byte code
        for name, (module, pure) in _SYSTEMS.items():
            steps, heavy[name] = _fresh(module, pure)
            found[name].append(steps)
    figures: dict[str, Any] = {
        name: {step: measure([1e3 * steps[k] for steps in runs[1:]], "ms") for k, step in enumerate(_STEPS) if k < len(runs[0])}
        for name, runs in found.items() if runs[0]}
    key = "import, parts of ftfy’s"
    if "ftfy" in figures:
        for name, figure in figures.items():
            figure[key] = ratio([s[0] for s in found[name][1:]], [s[0] for s in found["ftfy"][1:]], PARTS)
    rows = [[name, *(f.get(step) for step in _STEPS), told(f[key]) if key in f else None] for name, f in figures.items()]
    notes = [f"{name}: imports {', '.join(names)}" for name, names in heavy.items() if names]
    notes += ["ftfy: skipped, ftfy is not installed: pip install ftfy"] if "ftfy" not in figures else []
    head = ("system", *(f"{step}, ms" for step in _STEPS), key)
    return Report([table(f"Start in a fresh interpreter, ms of CPU, {n} rounds", head, rows)], figures, notes)


def _fresh(module: str, pure: str) -> tuple[list[float], list[str]]:
    """Seconds of each step in a fresh interpreter and the heavy packages it imported; no steps where the module is missing."""
    script = _SCRIPT.format(module=module, calls=_CALLS[module], heavy=_HEAVY)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False,
                          env={**os.environ, "TEXTFIX_PURE": pure}, cwd=Path(__file__).parent.parent.parent)
    if done.returncode and "ModuleNotFoundError" in done.stderr:
        return [], []
    if done.returncode:
        raise SystemExit(f"{module} failed in a fresh interpreter: {done.stderr.strip().splitlines()[-1]}")
    steps, heavy = json.loads(done.stdout)
    return steps, heavy

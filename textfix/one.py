"""One file of a run: read it, find what is wrong, repair it."""
from __future__ import annotations

import sys

from textfix import files
from textfix.cache import Caches
from textfix.done import Done
from textfix.fingerprint import stamp
from textfix.limits import Limits
from textfix.options import STDIN, Options
from textfix.report.checked import Checked


def one(path: str, options: Options, caches: Caches) -> Done:
    """Check a file, or repair its text; nothing is written.  Raises TextfixError where it cannot be read or repaired."""
    if path == STDIN:
        source, name, mark = files.decode(sys.stdin.buffer.read(), options.stdin_filename or STDIN), options.stdin_filename or STDIN, ""
    else:
        mark = stamp(path)                    # before it is read: of what is written meanwhile nothing is remembered
        source, name = files.read(path), files.named(path)
    limits = Limits(path, source.text, options)
    text, repairs = source.text, 0
    looked = caches.find(path, mark, text)
    if looked is None or ((options.write or options.diff) and any(f.edits for f in looked.findings)):
        from textfix.anew import anew

        text, looked, repairs = anew(name, text, looked, options, limits.each)
    changed = text != source.text
    counted, unfound = limits.counted(text, looked.findings)
    return Done(
        Checked(name, text, counted, looked.truncated), looked, source.text, repairs, unfound,
        repaired=source._replace(text=text) if options.writes and (changed or path == STDIN) else None,
        entry=caches.entry(path, "" if changed else mark, text, looked) if options.writes or not changed else None)

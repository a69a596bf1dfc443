"""What people use today beside textfix: a file each, which calls it as its users do.

A file has `PACKAGES` (the distributions whose versions are recorded), `REPAIRS` (whether it returns repaired texts; one that only
looks is timed and not judged), `LANGUAGES` where it is made for some only (it gets no others) and `load() -> Fix`, which raises
Unavailable with a reason where it cannot run here.  Nothing is imported before `load`, and each peer runs in a process of its own.
"""
from __future__ import annotations

import importlib
import pkgutil
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import ModuleType

Text = tuple[str, str | None]         # a text and its language, None where it is not told
Fix = Callable[[Sequence[Text]], list[str]]


class Unavailable(Exception):  # noqa: N818 a state, not a defect
    """A peer cannot run here; the message says why and what to do."""


def names() -> list[str]:
    """All peers, by the names of their files."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def peer(name: str) -> ModuleType:
    """The module of a peer."""
    return importlib.import_module(f"{__name__}.{name}")


def ready(name: str) -> Fix:
    """The peer, loaded.  Raises Unavailable."""
    module = peer(name)
    try:
        return module.load()  # type: ignore[no-any-return]
    except ModuleNotFoundError as error:
        raise Unavailable(f"{error.name} is not installed: pip install {' '.join(module.PACKAGES)}") from error


def versions(name: str) -> dict[str, str]:
    """The versions of a peer's packages."""
    return {package: found for package in peer(name).PACKAGES if (found := _version(package))}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def each(fix_text: Callable[[str], str]) -> Fix:
    """A peer that takes one text at a time and knows no languages."""
    return lambda texts: [fix_text(text) for text, _ in texts]


def script(name: str, package: str) -> str:
    """The path of a command, beside this Python or on the path.  Raises Unavailable."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if not found:
        raise Unavailable(f"the command {name} is not installed: pip install {package}")
    return found


def in_files(command: Sequence[str]) -> Fix:
    """A command that repairs the files of a folder in place: a file for each text, one call for all."""
    def fix(texts: Sequence[Text]) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, f"{number:06}.txt") for number in range(len(texts))]
            for path, (text, _) in zip(paths, texts, strict=True):
                path.write_bytes(text.encode())
            subprocess.run([*command, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            return [path.read_bytes().decode() for path in paths]

    return fix

"""The options of a run of `check` or `fix`, as given on the command line."""
from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from textfix.globs import matches
from textfix.settings import Project, project, project_file

STDIN = Path("-")


@cache
def _project(named: Path | None, isolated: bool, folder: str, here: str, overrides: tuple[tuple[str, Any], ...]) -> Project:
    """The project of the files of a folder, looked for once; `here` is the working directory."""
    return project(named or (None if isolated else project_file(Path(here, folder))), here, overrides)


@dataclass(frozen=True)
class Options:
    """The options of a run; `overrides` go over those of the configuration file."""

    paths: tuple[str, ...]
    overrides: dict[str, Any] = field(default_factory=dict)
    write: bool = False
    diff: bool = False
    output_format: str = "full"
    statistics: bool = False
    stdin_filename: str | None = None
    config_file: Path | None = None
    isolated: bool = False
    force_exclude: bool = False
    cache: bool = True
    diff_base: str | None = None
    interactive: bool = False

    def project(self, path: Path) -> Project:
        """What holds for a file: the configuration nearest above it, or the one that was named."""
        return _project(self.config_file, self.isolated, os.path.dirname(path), os.getcwd(), tuple(self.overrides.items()))  # noqa: PTH109, PTH120

    def leaves_out(self, path: str) -> bool:
        """Whether the configuration that holds for a file excludes it."""
        found = self.project(Path(path))
        return matches(found.relative(path), found.settings.excluded)

"""The options of a run of `check` or `fix`, as given on the command line."""
from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from textfix.globs import compiled
from textfix.settings import Project, project, project_file

STDIN = "-"


@cache
def _project(folder: str, named: Path | None, isolated: bool, here: str, overrides: tuple[tuple[str, Any], ...]) -> Project:
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
    jobs: int | None = None

    @property
    def writes(self) -> bool:
        """Whether files are repaired, and not only shown as they would be."""
        return self.write and not self.diff

    def project(self, path: str | Path) -> Project:
        """What holds for a file: the configuration nearest above it, or the one that was named."""
        return _project(os.path.dirname(path), *self._everywhere)  # noqa: PTH120

    def leaves_out(self, path: str) -> bool:
        """Whether the configuration that holds for a file or folder excludes it."""
        cut = path.rfind(os.sep) + 1
        within, excluded = self._excluded.get(path[:cut]) or self._excluded.setdefault(path[:cut], self._of_folder(path[:cut]))
        return excluded.match(within + path[cut:]) is not None

    @cached_property
    def _excluded(self) -> dict[str, tuple[str, re.Pattern[str]]]:
        """What is known of the folders that were asked about."""
        return {}

    def _of_folder(self, folder: str) -> tuple[str, re.Pattern[str]]:
        """What stands before the names of a folder as the patterns see them, and the expression of all that is left out of it."""
        found = self.project(folder)
        return found.relative(os.path.join(folder, "x"))[:-1], compiled(found.settings.excluded)  # noqa: PTH118

    @cached_property
    def _everywhere(self) -> tuple[Any, ...]:
        """What the projects of all folders depend on, the working directory with it."""
        return self.config_file, self.isolated, os.getcwd(), tuple(self.overrides.items())  # noqa: PTH109

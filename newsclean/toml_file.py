"""TOML files of the user's, with errors that name the file and what is wrong with it."""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from newsclean.errors import ConfigError, NewscleanError


def read_toml(file: Path | Traversable, invalid: type[NewscleanError] = ConfigError) -> dict[str, Any]:
    """Return what a file holds; raises ConfigError where it cannot be read, `invalid` where it is no TOML."""
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}; check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise invalid(f"{file} is not valid TOML: {error}") from error

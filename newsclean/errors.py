"""The exceptions newsclean raises, as one tree.

NewscleanError
├── ConfigError        a preset, a filter name or a configuration file that cannot be used
├── RuleError          a rule or a pack that breaks its own promises
├── InputError         a document that cannot be read as text
│   └── TooLargeError  a document that is larger than any article
├── IndexFileError     a duplicate index that is foreign, damaged or from another version
└── MissingExtraError  an optional dependency that is not installed
"""


class NewscleanError(Exception):
    """The base of everything newsclean raises on purpose."""


class ConfigError(NewscleanError):
    """A preset, a filter name or a configuration file that cannot be used."""


class RuleError(NewscleanError):
    """A rule or a pack that breaks its own promises."""


class InputError(NewscleanError):
    """A document that cannot be read as text."""


class TooLargeError(InputError):
    """A document that is larger than any article."""


class IndexFileError(NewscleanError):
    """A duplicate index that is foreign, damaged or from another version."""


class MissingExtraError(NewscleanError, ImportError):
    """An optional dependency that is not installed; the message names the extra."""

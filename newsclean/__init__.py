"""Clean, deduplicated, explained articles from scraped news.

>>> import newsclean
>>> newsclean.clean("By Ana Vega\\n\\nThe harbour froze in the night, the mayor said.").authors
('Ana Vega',)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.duplicates import find_duplicates
    from newsclean.pipeline import Pipeline, clean, clean_many

__version__ = "0.1.0"
__all__ = ["Article", "Pipeline", "__version__", "clean", "clean_many", "find_duplicates"]

# Where each public name lives; it is imported when it is first used, so that `import newsclean` stays light.
_HOMES = {
    "Article": "newsclean.article",
    "Pipeline": "newsclean.pipeline",
    "clean": "newsclean.pipeline",
    "clean_many": "newsclean.pipeline",
    "find_duplicates": "newsclean.duplicates",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'newsclean' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)

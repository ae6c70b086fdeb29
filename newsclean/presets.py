"""Named pipelines: each is a tuple of the names of its steps, in the order of their phases."""

from __future__ import annotations

from newsclean.errors import ConfigError

REPAIR = ("controls", "mojibake", "markup", "entities", "markdown", "soft_hyphens", "space")
RULES = (
    *REPAIR,
    "elements",
    "patterns",
    "timestamps",
    "datelines",
    "suffixes",
    "repeats",
    "breadcrumbs",
    "captions",
    "contents",
    "excerpts",
    "boxes",
    "names",
    "beside",
    "outside",
)
NEWS = (*RULES, "body", "signers", "openings", "headings", "lists", "copies")

PRESETS: dict[str, tuple[str, ...]] = {
    "news": NEWS,  # everything: for pages and dumps of unknown quality
    "rules": RULES,  # cuts only what a rule or a filter names: for texts that are nearly clean
    "repair": REPAIR,  # characters only, no cuts
}


def preset(name: str) -> tuple[str, ...]:
    """Return the steps of a preset; raises ConfigError for a name that is none."""
    try:
        return PRESETS[name]
    except KeyError:
        raise ConfigError(f"no preset {name!r}; there are {', '.join(PRESETS)}") from None

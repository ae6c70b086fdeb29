"""Invented stories for the tests of duplicates: one, an edited copy of it, and others."""

from pathlib import Path

STORY = (
    "The harbour froze in the night, the mayor said on Monday, and all of the ferries stayed in port until noon.\n\n"
    "Fishermen walked out over the ice to their boats, while children skated between the piers of the old bridge.\n"
)
EDITED = STORY.replace("Fishermen walked", "They ran").replace("children", "kids")
OTHERS = [
    "A court in the capital ruled that the new tax on bicycles breaks the constitution, since nobody had asked the "
    "towns that must collect it.\n\nThe ministry will appeal, its spokeswoman told reporters on the court's steps.\n",
    "Beekeepers in the north lost half of their hives to the frost of April, their union said after a count in "
    "forty villages.\n\nHoney will be dear this year, and apples may be, too, because few blossoms were visited.\n",
    "The museum of clocks opens again on Friday with a hall for the sundials that stood in its cellar for a "
    "century.\n\nVisitors may set one of them up in the courtyard, if the weather gives them any shadow to read.\n",
]


def write_texts(root: Path, texts: dict[str, str]) -> Path:
    """Write texts by name below a folder, and return it."""
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root

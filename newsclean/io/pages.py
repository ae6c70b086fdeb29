"""Files that hold web pages: what their names say, archives of one page (MHTML), and where a page was found."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple

from newsclean.errors import InputError

TEXTS: Final = (".txt",)
MARKDOWN: Final = (".md", ".markdown")
PAGES: Final = (".html", ".htm", ".xhtml")
ARCHIVES: Final = (".mhtml", ".mht")
URL_SUFFIX: Final = ".url"
MAX_URL_BYTES = 1 << 16
_HTML_TYPES = ("text/html", "application/xhtml+xml")


class Archived(NamedTuple):
    """The page in an archive, and where it was found."""

    html: bytes  # with its charset declared at its start, where the archive knows better than UTF-8
    url: str | None


def name_without_gz(path: Path) -> str:
    """Return the name of a file in lower case, as it would be unpacked."""
    return path.name.lower().removesuffix(".gz")


def kind_of(path: Path) -> Literal["page"] | None:
    """Return "page" for a file that holds a web page by its name, else None: its first characters will tell."""
    return "page" if name_without_gz(path).endswith(PAGES + ARCHIVES) else None


def is_archive(path: Path) -> bool:
    """Say whether a file is a page archived with its images, by its name."""
    return name_without_gz(path).endswith(ARCHIVES)


def read_archive(raw: bytes) -> Archived:
    """Return the first page of an MHTML archive. Source: RFC 2557.

    Raises InputError where it holds none.
    """
    from email import message_from_bytes
    from email.message import Message

    try:
        message = message_from_bytes(raw)
        page = next((part for part in message.walk() if part.get_content_type() in _HTML_TYPES), None)
        html = page.get_payload(decode=True) if page is not None else None
    except (ValueError, RecursionError) as error:
        raise InputError(f"This archive cannot be read ({error}); save the page as .html.") from None
    if not isinstance(page, Message) or not isinstance(html, bytes):
        raise InputError("This archive holds no HTML page; save the page as .html, or leave the file out.")
    places = (message["Snapshot-Content-Location"], page["Content-Location"], message["Content-Location"])
    url = next((str(place).strip() for place in places if place and str(place).startswith(("http:", "https:"))), None)
    charset = page.get_content_charset("utf-8")
    declared = b"" if charset == "utf-8" else f'<meta charset="{charset}">'.encode("ascii", "replace")
    return Archived(declared + html, url)


def read_url(path: Path) -> str | None:
    """Return where a document was found, from the file of the same name in `.url` beside it; None if there is none.

    The file holds the address on a line of its own, or is a shortcut as browsers save it (`URL=...`). A link is not
    followed.
    """
    stem = path.name[: -len(".gz")] if path.name.lower().endswith(".gz") else path.name
    beside = path.with_name(stem.rpartition(".")[0] + URL_SUFFIX) if "." in stem[1:] else None
    if beside is None or beside == path or not beside.is_file() or beside.is_symlink():
        return None
    try:
        with beside.open("rb") as file:
            lines = file.read(MAX_URL_BYTES).decode("utf-8-sig", "replace").split("\n")
    except OSError:
        return None
    addresses = (line.strip().removeprefix("URL=") for line in lines)
    return next((line for line in addresses if line.startswith(("http://", "https://"))), None)

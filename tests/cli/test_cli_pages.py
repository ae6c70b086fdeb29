"""Web pages on the command line: folders of them, archives, where they were found, and what never happens to them."""

import gzip
import json
from pathlib import Path

import pytest
from shell import TITLED, Cli, snapshot

import newsclean
from newsclean.errors import InputError
from newsclean.io.files import Input
from newsclean.io.pages import read_archive, read_url
from newsclean.io.text import Document, read_text_document

STORY = (
    "<!doctype html><html lang=en><head><title>Harbour freezes over</title></head><body><nav><a href=/>Home</a></nav>"
    "<article><h1>Harbour freezes over in one night</h1>"
    "<p>The harbour froze in the night, the mayor of the little town said on Monday, and nobody was hurt by it.</p>"
    "<p>Ferries stayed in port until noon, and the market on the quay opened three hours late.</p>"
    "<p>Share on Facebook</p></article></body></html>"
)
FRAGMENT = "<h2>Ice</h2><p>The harbour froze in the night, the mayor said.</p><p>Ferries stayed in port.</p>"
ARCHIVE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lantern.example/ice\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    "------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    "------b\r\nContent-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://lantern.example/frame\r\n\r\n{html}\r\n------b--\r\n"
)


def put(root: Path, name: str, content: str | bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return path


def rows(out: str) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in map(json.loads, out.splitlines())}


def test_a_folder_of_pages(cli: Cli, tmp_path: Path) -> None:
    for name in ("a.html", "b.htm.gz", "c.xhtml", "d.txt"):
        put(tmp_path, f"in/{name}", STORY)
    put(tmp_path, "in/b.url", "https://lantern.example/b\n")
    assert cli("run", "in", "--out", "out").code == 0
    summary = json.loads((tmp_path / "out/summary.json").read_text())
    assert summary["skipped"] == {"url": 1} and summary["pipeline"]["kind"] is None
    found = rows((tmp_path / "out/articles.jsonl").read_text("utf-8"))
    assert set(found) == {"a.html", "b.htm.gz", "c.xhtml", "d.txt"}
    assert {row["text"] for row in found.values()} == {newsclean.clean(STORY).text}
    assert [row["url"] for row in found.values()] == [None, "https://lantern.example/b", None, None]


def test_the_name_says_page_and_the_option_says_otherwise(cli: Cli, tmp_path: Path) -> None:
    put(tmp_path, "a.html", "The harbour froze.\n<b>Ferries stayed in port.</b>")
    page = json.loads(cli("clean", "a.html").out)
    assert page["signals"]["page"] == 1 and newsclean.Article.from_dict(page).undo().count("\n") == 0
    text = json.loads(cli("clean", "a.html", "--kind", "text").out)
    assert text["signals"]["page"] == 0 and "<b>" in newsclean.Article.from_dict(text).undo()
    assert cli("clean", "a.html", "--kind", "book").code == 2


def test_explain_shows_the_lines_of_a_reader(cli: Cli, tmp_path: Path) -> None:
    put(tmp_path, "a.html", STORY)
    code, out, _ = cli("explain", "a.html", "--url", "https://lantern.example/a")
    assert code == 0
    assert "<p>" not in out and "[-Share on Facebook-]" in out and "# " in out


@pytest.mark.parametrize("verb", ["check", "fix"])
@pytest.mark.parametrize(("name", "content"), [("a.html", STORY), ("a.html", TITLED), ("a.txt", STORY)])
def test_a_page_is_never_rewritten(cli: Cli, tmp_path: Path, verb: str, name: str, content: str) -> None:
    put(tmp_path, name, content)
    before = snapshot(tmp_path)
    code, out, err = cli(verb, name)
    assert (code, out) == (3, "")
    assert f"{name}: page: this is a web page, and only texts are checked and fixed in place" in err
    assert snapshot(tmp_path) == before


def test_pages_in_a_folder_of_texts_are_skipped_by_the_hook(cli: Cli, tmp_path: Path) -> None:
    put(tmp_path, "in/a.html", STORY)
    put(tmp_path, "in/b.txt", TITLED)
    assert cli("fix", "in").code == 1
    assert snapshot(tmp_path)["in/a.html"] == STORY.encode()
    assert cli("check", "in").code == 0


def test_tags_that_are_left_in_a_text_are_fixed(cli: Cli, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", FRAGMENT + "\n")
    assert cli("fix", "a.txt").code == 1
    assert (
        path.read_text()
        == "Ice\nThe harbour froze in the night, the mayor said.\nFerries stayed in port.\n".replace(
            "Ice\n", "Ice\n\n"
        ).replace(".\nF", ".\n\nF")
    )


def test_archives(tmp_path: Path, cli: Cli) -> None:
    html = "<html><p>Der Hafen fror =FCber Nacht zu, sagte der B=FCrgermeister."
    put(tmp_path, "in/a.mhtml", ARCHIVE.format(charset="iso-8859-1", html=html))
    put(tmp_path, "in/b.mht.gz", ARCHIVE.format(charset="utf-8", html=STORY.replace("=", "=3D")))
    put(tmp_path, "in/c.mhtml", "From: a\r\nContent-Type: image/png\r\n\r\nx")
    code, out, err = cli("clean", "in")
    found = rows(out)
    assert code == 3
    assert "in/c.mhtml: damaged: This archive holds no HTML page; save the page as .html" in err
    assert found["a.mhtml"]["text"] == "Der Hafen fror über Nacht zu, sagte der Bürgermeister."
    assert found["b.mht.gz"]["text"] == newsclean.clean(STORY).text
    assert found["a.mhtml"]["url"] == "https://lantern.example/ice"


def test_an_archive_of_archives_is_refused_or_read_in_time() -> None:
    boundary = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n" for i in range(3000))
    with pytest.raises(InputError, match="archive"):
        read_archive(f"{boundary}Content-Type: image/png\r\n\r\nx".encode())


@pytest.mark.parametrize(
    ("content", "url"),
    [
        ("https://lantern.example/a", "https://lantern.example/a"),
        ("\ufeff\n  http://lantern.example/a \r\n", "http://lantern.example/a"),
        ("[InternetShortcut]\r\nURL=https://lantern.example/a\r\nIconIndex=0\r\n", "https://lantern.example/a"),
        ("lantern.example", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_where_a_page_was_found(tmp_path: Path, content: str, url: str | None) -> None:
    put(tmp_path, "a.b.url", content)
    for name in ("a.b.html", "a.b.html.gz", "a.b.txt"):
        path = put(tmp_path, name, STORY)
        assert read_url(path) == url
        document = read_text_document(Input(path, name))
        assert isinstance(document, Document)
        assert (document.url, document.kind) == (url, None if name.endswith("txt") else "page")
    assert read_url(tmp_path / "a.html") is None
    assert read_url(tmp_path / "a.b.url") is None


def test_no_link_is_followed_to_an_address(tmp_path: Path) -> None:
    put(tmp_path, "secret", "https://lantern.example/a")
    (tmp_path / "a.url").symlink_to("secret")
    assert read_url(put(tmp_path, "a.html", STORY)) is None


def test_what_recurs_is_cut_from_pages_too(cli: Cli, tmp_path: Path) -> None:
    ad = "<p>The Lantern has told the story of this coast every single morning since the summer of 1911.</p>"
    for i, word in enumerate("one two three four five six seven".split()):
        page = STORY.replace("in the night", f"in the night of the {word}").replace("</article>", f"{ad}</article>")
        put(tmp_path, f"in/lantern/{i}.html", page)
    cli("run", "in", "--out", "plain", "--no-duplicates")
    cli("run", "in", "--out", "cut", "--no-duplicates", "--recurring")
    plain, cut = (rows((tmp_path / out / "articles.jsonl").read_text("utf-8")) for out in ("plain", "cut"))
    if any("since the summer of 1911" in str(row["text"]) for row in plain.values()):
        assert not any("since the summer of 1911" in str(row["text"]) for row in cut.values())
    assert all(row["signals"]["page"] == 1 for row in cut.values())  # type: ignore[index]


def test_a_page_that_is_too_large_is_a_reject(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.parse.tame.MAX_TAGS", 100)
    put(tmp_path, "in/a.html", "<html>" + "<p>a</p>" * 200)
    put(tmp_path, "in/b.html", STORY)
    code, _, err = cli("run", "in", "--out", "out")
    assert code == 3 and "1 inputs failed" in err
    (reject,) = [json.loads(line) for line in (tmp_path / "out/rejects.jsonl").read_text("utf-8").splitlines()]
    assert (reject["id"], reject["reason"]) == ("a.html", "too_large")
    assert "more than 100; no article has" in reject["detail"]


def test_comments_on_request(cli: Cli, tmp_path: Path) -> None:
    remark = "<ol class=comment-list><li id=comment-1><cite>Ada</cite><div class=comment-text>It did.</div></li></ol>"
    put(tmp_path, "a.html", STORY.replace("</article>", f"</article>{remark}"))
    assert json.loads(cli("clean", "a.html").out)["comments"] == []
    found = json.loads(cli("clean", "a.html", "--with-comments").out)["comments"]
    assert found == [{"author": "Ada", "text": "It did.", "published": None}]

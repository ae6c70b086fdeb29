from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from newsclean.dedup import DuplicateIndex, HeadlineIndex, Hit, cluster
from newsclean.errors import MissingExtraError

STORM = "Storm hits the long coast of Wexford"
BODY = " ".join(f"word{i % 37}of{i}" for i in range(120))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Any]]:
    """A real Redis server, of this test alone."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("redis-server is not installed (Debian package redis-server)")
    redis = pytest.importorskip("redis", reason="the Redis client is not installed (pip install 'newsclean[redis]')")
    port = free_port()
    place = tmp_path_factory.mktemp("redis")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(place)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = redis.Redis(host="127.0.0.1", port=port)
    try:
        for _ in range(100):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
        else:
            pytest.fail("redis-server did not start within 5 s")
        yield {"host": "127.0.0.1", "port": port}
    finally:
        client.close()
        process.terminate()
        process.wait(10)


@pytest.fixture(params=["memory", "redis"])
def storage(request: pytest.FixtureRequest) -> dict[str, Any]:
    if request.param == "memory":
        return {}
    return {"redis": request.getfixturevalue("server"), "name": request.node.name}


def test_add_query_remove(storage: dict[str, Any]) -> None:
    index = HeadlineIndex(**storage)
    index.add("a", STORM)
    index.add("b", "Council votes on the new harbour")
    assert len(index) == 2 and "a" in index and "x" not in index
    assert index.query(f"LIVE: {STORM} - Harbour News") == [Hit("a", 1.0, 1.0)]
    assert index.query(STORM, key="a") == []
    index.remove("a")
    assert index.query(STORM) == [] and len(index) == 1 and "a" not in index
    with pytest.raises(KeyError):
        index.remove("a")


def test_add_if_new(storage: dict[str, Any]) -> None:
    index = HeadlineIndex(**storage)
    assert index.add_if_new("a", STORM) is None
    assert index.add_if_new("a", STORM) is None, "a text is no copy of itself"
    hit = index.add_if_new("b", STORM + " again")
    assert hit is not None and hit.key == "a" and 0.7 < hit.similarity < 1.0
    assert len(index) == 1


def test_every_hit_is_verified_and_guarded(storage: dict[str, Any]) -> None:
    index = HeadlineIndex(**storage)
    index.add("3", "Championship semi-final, match 3: what we learned")
    assert index.add_if_new("4", "Championship semi-final, match 4: what we learned") is None
    assert [hit.key for hit in index.query("Championship semi-final, match 4: what we learned!")] == ["4"]


def test_truncated_headlines_are_found_by_their_beginning(storage: dict[str, Any]) -> None:
    index = HeadlineIndex(**storage)
    whole = "Finance minister presents the long awaited budget to a divided parliament in Rotterdam"
    index.add("whole", whole)
    (hit,) = index.query(whole[:50] + "…")
    assert hit.containment > 0.95 and hit.similarity < 0.6
    index.remove("whole")
    assert index.query(whole[:50] + "…") == []


def test_the_same_key_again_replaces(storage: dict[str, Any]) -> None:
    index = HeadlineIndex(**storage)
    index.add("a", STORM)
    index.add("a", "Council votes on the new harbour")
    assert len(index) == 1 and index.query(STORM) == []
    assert [hit.key for hit in index.query("Council votes on the new harbour")] == ["a"]


def test_empty_texts_are_kept_and_never_found(storage: dict[str, Any]) -> None:
    index = HeadlineIndex(**storage)
    assert index.add_if_new("a", "") is None
    assert index.add_if_new("b", " !? ") is None
    assert len(index) == 2 and index.query("") == []
    index.remove("a")


def test_bodies(storage: dict[str, Any]) -> None:
    index = DuplicateIndex(**storage)
    index.add_many([("whole", BODY), ("other", BODY[::-1]), ("whole", BODY)])
    assert len(index) == 2
    cut = " ".join(BODY.split()[:50]) + " Read more"
    assert [hit.key for hit in index.query(BODY.upper())] == ["whole"]
    assert [hit.key for hit in index.query(cut)] == ["whole"]
    assert index.query("something else entirely, and not short either, by some words") == []


def test_a_stream_agrees_with_a_batch() -> None:
    texts = [
        f"Story {n} of the long and rocky {word} coast" for n in range(5) for word in ("Wexford", "Kerry", "Calder")
    ]
    texts += [f"LIVE: {text}" for text in texts]
    index = HeadlineIndex()
    new = [index.add_if_new(str(i), text) is None for i, text in enumerate(texts)]
    assert sum(new) == len(set(cluster(texts).cluster))


def test_another_process_finds_what_redis_holds(server: Mapping[str, Any]) -> None:
    HeadlineIndex(redis=server, name="shared").add("a", STORM)
    code = (
        "import sys; from newsclean.dedup import HeadlineIndex;"
        f"index = HeadlineIndex(redis={dict(server)!r}, name='shared');"
        f"print(len(index), index.query({STORM!r})[0].key)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "a"]


def test_indexes_of_other_names_are_apart(server: Mapping[str, Any]) -> None:
    HeadlineIndex(redis=server, name="one").add("a", STORM)
    assert HeadlineIndex(redis=server, name="two").query(STORM) == []


def test_nothing_in_redis_is_pickled(server: Mapping[str, Any]) -> None:
    import redis

    HeadlineIndex(redis=server, name="plain").add("key", STORM)
    client = redis.Redis(**server)
    stored = [
        client.lrange(name, 0, -1) for name in client.keys("plain:headline:texts:*") if client.type(name) == b"list"
    ]
    assert stored == [[STORM.encode()]]


def test_a_missing_client_names_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "redis.py").write_text("raise ImportError('not here')")
    code = (
        "from newsclean.dedup import HeadlineIndex\n"
        "try:\n    HeadlineIndex(redis={'host': 'localhost'})\n"
        "except ImportError as error:\n    print(type(error).__name__, error)"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.startswith(MissingExtraError.__name__) and "newsclean[redis]" in done.stdout

"""The file of conversations: private, shared by processes, refused when newer, set aside when damaged."""

from __future__ import annotations

import multiprocessing
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import HistoryError
from rag.home import home
from tests.ui.history.conftest import ANNA, conversation, note
from ui.history.store import HistoryStore, history_path


def test_the_file_lies_in_the_data_folder() -> None:
    assert history_path() == home() / "history.sqlite"


def test_only_its_user_can_read_the_file(store: HistoryStore) -> None:
    conversation(store, "问")
    modes = {stat.S_IMODE(file.stat().st_mode) for file in store.path.parent.glob("history.sqlite*")}
    assert not any(mode & 0o077 for mode in modes)


def test_a_file_of_a_newer_version_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(HistoryError, match=r"newer version of Youju \(format 99, .*update Youju") as refused:
        HistoryStore(path)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_set_aside_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "history.sqlite"
    path.write_bytes("这不是数据库。".encode() * 400)
    opened = HistoryStore(path)
    assert opened.set_aside is not None
    assert opened.set_aside.read_bytes() == "这不是数据库。".encode() * 400
    assert str(opened.set_aside) in caplog.text
    assert conversation(opened, "问")
    opened.close()


def _spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[3 * 4096 :] = b"\xff" * (len(content) - 3 * 4096)
    path.write_bytes(content)


def _filled(store: HistoryStore) -> None:
    for n in range(40):
        conversation(store, f"{n}" * 400)


def test_damage_inside_the_file_is_found_at_the_start(store: HistoryStore) -> None:
    _filled(store)
    store.close()
    _spoil(store.path)
    broken = HistoryStore(store.path)
    assert broken.set_aside is not None
    assert broken.set_aside.read_bytes()[-4096:] == b"\xff" * 4096
    assert broken.find(ANNA) == ()
    broken.close()


def test_damage_that_happens_later_is_told_and_the_next_call_works(store: HistoryStore) -> None:
    _filled(store)
    with closing(sqlite3.connect(store.path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _spoil(store.path)
    with pytest.raises(HistoryError, match=r"damaged .* kept as .*\.damaged-.*Try again"):
        store.find(ANNA, search="3")
    assert store.find(ANNA, search="3") == ()


def test_a_folder_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HistoryError, match=r"cannot be used .*YOUJU_HOME") as refused:
        HistoryStore(tmp_path / "file" / "history.sqlite")
    assert "\n" not in str(refused.value)


def test_threads_lose_no_turn(store: HistoryStore) -> None:
    identity = conversation(store, "0")
    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(lambda n: store.append(ANNA, identity, note(str(n))), range(40)))
    assert sorted(numbers) == list(range(2, 42))
    assert store.get(ANNA, identity).turns == 41


def _append_many(path: Path, identity: str) -> None:
    store = HistoryStore(path)
    for n in range(25):
        store.append(ANNA, identity, note(str(n)))
    store.close()


def test_two_processes_lose_no_turn(store: HistoryStore) -> None:
    identity = conversation(store, "0")
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_append_many, args=(store.path, identity)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    assert [t.n for t in store.turns(ANNA, identity, last=100)] == list(range(1, 52))

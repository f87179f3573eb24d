"""Reading files and folders: nothing is lost silently, nothing blocks, nothing raises."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.folder import Duplicate, read_file, read_paths

BRIDGE = "海桥大桥今日通车\n海桥市的跨海大桥在六年的施工之后通车了。\n"
METRO = "地铁三号线开通\n海桥市的地铁三号线今天开通，全长二十八公里。\n"


def write(path: Path, text: str = BRIDGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(found: tuple[object, ...]) -> list[str]:
    return [Path(str(item.path)).name for item in found]  # type: ignore[attr-defined]


def test_article_has_the_characters_of_its_file(tmp_path: Path) -> None:
    article = read_file(write(tmp_path / "大桥.txt"))
    assert (article.text, article.title, article.language) == (BRIDGE, "海桥大桥今日通车", "zh")
    assert article.path == str(tmp_path / "大桥.txt")


def test_folders_are_read_with_all_below_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/二.md", "a/z.txt", "c/d/e.txt"):
        write(tmp_path / name, METRO + name)
    assert names(read_paths([tmp_path]).articles) == ["z.txt", "二.md", "b.txt", "e.txt"]


def test_order_of_the_paths_is_kept(tmp_path: Path) -> None:
    paths = [write(tmp_path / "b.txt"), write(tmp_path / "a.txt", METRO)]
    assert names(read_paths(paths).articles) == ["b.txt", "a.txt"]


def test_hidden_files_and_readmes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "README.md", "readme.txt", "a.txt"):
        write(tmp_path / name, METRO + name)
    reading = read_paths([tmp_path])
    assert (names(reading.articles), reading.failures) == (["a.txt"], ())


def test_readme_given_by_name_is_read(tmp_path: Path) -> None:
    assert len(read_paths([write(tmp_path / "README.md")]).articles) == 1


@pytest.mark.parametrize("within", [True, False])
def test_unsupported_file_is_a_failure_that_lists_what_is_supported(tmp_path: Path, within: bool) -> None:
    path = write(tmp_path / "a.xlsx")
    (failure,) = read_paths([tmp_path if within else path]).failures
    assert failure.path == str(path)
    assert ".docx, .htm, .html, .markdown, .md, .pdf, .text, .txt" in failure.message


def test_bad_files_do_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01\x02" * 99)
    reading = read_paths([tmp_path])
    assert (names(reading.articles), names(reading.failures)) == (["b.txt"], ["a.txt", "c.txt"])


def test_each_failure_is_one_line(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", " \n")
    write(tmp_path / "b.md", "---\ntitle: a: b: [\n---\n正文。")
    messages = [failure.message for failure in read_paths([tmp_path, tmp_path / "absent"]).failures]
    assert len(messages) == 3
    assert not any("\n" in message for message in messages)


def test_missing_path_is_a_failure_with_the_remedy(tmp_path: Path) -> None:
    (failure,) = read_paths([tmp_path / "absent"]).failures
    assert failure.message == "there is no such file or folder (or a link points nowhere); check the path"


def test_same_article_twice_is_kept_once_and_told(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    reading = read_paths([tmp_path])
    assert names(reading.articles) == ["a.txt"]
    assert reading.duplicates == (Duplicate(str(second), str(first)),)


def test_file_given_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    reading = read_paths([path, path, tmp_path])
    assert (len(reading.articles), reading.duplicates, reading.failures) == (1, (), ())


def test_link_to_a_file_is_a_duplicate_of_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to(path)
    assert read_paths([tmp_path]).duplicates == (Duplicate(str(tmp_path / "b.txt"), str(path)),)


def test_progress_counts_every_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.xyz")
    counts: list[tuple[int, int]] = []
    read_paths([tmp_path], progress=lambda done, total: counts.append((done, total)))
    assert counts == [(1, 2), (2, 2)]


def test_empty_folder_gives_an_empty_reading(tmp_path: Path) -> None:
    reading = read_paths([tmp_path])
    assert (reading.articles, reading.failures, reading.duplicates) == ((), (), ())


def test_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(read_paths([tmp_path]).articles) == ["a.txt"]


def test_link_to_itself_and_broken_link_are_failures(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "absent.txt")
    failures = read_paths([tmp_path]).failures
    assert names(failures) == ["broken.txt", "self.txt"]
    assert "a link points nowhere" in failures[0].message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (failure,) = read_paths([tmp_path]).failures
    assert "no regular file" in failure.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder_are_failures(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    write(tmp_path / "locked/b.txt").parent.chmod(0)
    failures = read_paths([tmp_path]).failures
    (tmp_path / "locked").chmod(0o700)
    assert [failure.message.split(";")[1] for failure in failures] == [
        " change the file's permissions or run as its owner",
        " change its permissions",
    ]


def test_file_name_that_is_no_valid_text_can_be_shown(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xb4\xf3\xc7\xc5.txt"
    with open(path, "wb") as file:
        file.write(BRIDGE.encode())
    (article,) = read_paths([tmp_path]).articles
    assert article.path.encode("utf-8")


def test_one_file_that_cannot_be_read_raises(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read; convert it to one of"):
        read_file(write(tmp_path / "a.xyz"))


def test_a_relative_path_is_remembered_as_the_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("市长宣布码头关闭。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (read,) = read_paths([Path("./a.txt")]).articles
    assert read.path == str(tmp_path / "a.txt")


def test_a_title_cannot_command_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        '---\ntitle: "a\\e]0;x\\a\u202eb"\n---\n\n市长宣布码头关闭。', encoding="utf-8"
    )
    (read,) = read_paths([tmp_path / "a.md"]).articles
    assert read.title == "a]0;xb"

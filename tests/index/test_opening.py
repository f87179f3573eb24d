"""Whatever is wrong with a folder is told in one line with the remedy, before a native library reads it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import EncoderMismatch, IndexDamaged, IndexMissing, IndexTooNew, StoreError
from index import FaissVectors, Index, build, status, verify
from index.manifest import _checksum
from tests.index.fakes import HashingEncoder, article

FILES = (
    "manifest.json",
    "articles.sqlite",
    "vectors.faiss",
    "lexical/meta.json",
    "lexical/*.term",
    "lexical/*.idx",
)


def generation(folder: Path) -> Path:
    return folder / "generations" / (folder / "CURRENT").read_text().strip()


def file_of(folder: Path, pattern: str) -> Path:
    (path,) = generation(folder).glob(pattern)
    return path


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [flip, truncate, empty, Path.unlink])
@pytest.mark.parametrize("pattern", FILES)
def test_a_harmed_file_is_told_with_its_name(
    folder: Path, encoder: HashingEncoder, pattern: str, harm: Callable[[Path], object]
) -> None:
    path = file_of(folder, pattern)
    harm(path)
    with pytest.raises(IndexDamaged, match="youju index build") as caught:
        Index.open(folder, encoder)
    assert path.name in caught.value.message
    assert "\n" not in caught.value.message
    assert any(path.name in problem for problem in verify(folder))


def test_no_native_library_reads_a_harmed_file(
    folder: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    flip(file_of(folder, "lexical/*.idx"))
    monkeypatch.setattr(FaissVectors, "from_bytes", lambda data: pytest.fail("FAISS read it"))
    monkeypatch.setattr("index.index.LexicalIndex.open", lambda path: pytest.fail("tantivy read it"))
    monkeypatch.setattr("index.index.ArticleStore.open", lambda path: pytest.fail("SQLite read it"))
    with pytest.raises(IndexDamaged):
        Index.open(folder, encoder)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"garbage",
        b"../x",
        b"../../etc",
        b"/etc",
        b"\xff\xfe\x00",
        b"20260101T000000-00000000/../..",
        b"a" * 999,
    ],
)
def test_a_garbled_current_is_not_followed(folder: Path, encoder: HashingEncoder, content: bytes) -> None:
    (folder / "CURRENT").write_bytes(content)
    with pytest.raises(IndexDamaged, match="no generation's id"):
        Index.open(folder, encoder)
    assert verify(folder)


def test_a_current_that_names_an_absent_generation_is_damage(folder: Path, encoder: HashingEncoder) -> None:
    (folder / "CURRENT").write_text("20260101T000000-00000000\n")
    with pytest.raises(IndexDamaged, match=r"manifest\.json cannot be read"):
        Index.open(folder, encoder)


@pytest.mark.parametrize("make", [lambda path: None, Path.mkdir, lambda path: path.write_text("a file")])
def test_where_there_is_no_index_one_is_missing(
    tmp_path: Path, encoder: HashingEncoder, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "index")
    with pytest.raises(IndexMissing, match="youju index build"):
        Index.open(tmp_path / "index", encoder)


def rewrite(folder: Path, **changes: object) -> None:
    """Change a manifest and seal it again, as an attacker or another version would."""
    path = generation(folder) / "manifest.json"
    body = {**json.loads(path.read_text()), **changes}
    body.pop("checksum")
    path.write_text(json.dumps({**body, "checksum": _checksum(body)}))


def test_a_newer_format_asks_for_an_update(folder: Path, encoder: HashingEncoder) -> None:
    rewrite(folder, format=2)
    with pytest.raises(IndexTooNew, match=r"format 2; this Youju reads up to 1.*pip install"):
        Index.open(folder, encoder)


@pytest.mark.parametrize("name", ["../../CURRENT", "/etc/passwd", "lexical/../../x", "..", "a/b/c"])
def test_a_manifest_cannot_name_files_elsewhere(folder: Path, encoder: HashingEncoder, name: str) -> None:
    files = json.loads((generation(folder) / "manifest.json").read_text())["files"]
    rewrite(folder, files={name: {"size": 0, "sha256": ""}, **files})
    with pytest.raises(IndexDamaged, match="which no index holds"):
        Index.open(folder, encoder)


@pytest.mark.parametrize("field", ["files", "coverage", "encoder", "generation"])
def test_a_manifest_of_another_shape_is_damage(folder: Path, encoder: HashingEncoder, field: str) -> None:
    rewrite(folder, **{field: 7})
    with pytest.raises(IndexDamaged):
        Index.open(folder, encoder)


@pytest.mark.parametrize("content", ["", "[]", "null", "{}", "[" * 100_000, '{"format": "1", "checksum": 1}'])
def test_a_manifest_that_is_none_is_damage(folder: Path, encoder: HashingEncoder, content: str) -> None:
    (generation(folder) / "manifest.json").write_text(content)
    with pytest.raises(IndexDamaged):
        Index.open(folder, encoder)


def test_files_of_two_generations_do_not_mix(folder: Path, tmp_path: Path, encoder: HashingEncoder) -> None:
    build(tmp_path / "other", [article("别的文章。")], encoder)
    shutil.copy(file_of(tmp_path / "other", "vectors.faiss"), file_of(folder, "vectors.faiss"))
    with pytest.raises(IndexDamaged, match=r"vectors\.faiss differs"):
        Index.open(folder, encoder)


def test_a_generation_under_another_name_is_damage(
    folder: Path, tmp_path: Path, encoder: HashingEncoder
) -> None:
    build(tmp_path / "other", [article("别的文章。")], encoder)
    shutil.rmtree(generation(folder))
    shutil.copytree(generation(tmp_path / "other"), generation(folder))
    with pytest.raises(IndexDamaged, match="belongs to the generation"):
        Index.open(folder, encoder)


def test_sealed_nonsense_is_damage_not_a_crash(folder: Path, encoder: HashingEncoder) -> None:
    with pytest.raises(IndexDamaged, match="cannot be read by FAISS"):
        FaissVectors.from_bytes(b"nonsense")


def test_another_encoder_of_the_same_length_is_refused_with_the_remedy(folder: Path) -> None:
    with pytest.raises(
        EncoderMismatch, match=r"made with the encoder hashing .*not with hashing .*youju index reencode"
    ):
        Index.open(folder, HashingEncoder(salt="other"))


def test_every_message_is_one_line(folder: Path) -> None:
    (folder / "CURRENT").write_bytes(b"a\nb")
    with pytest.raises(StoreError) as caught:
        status(folder)
    assert "\n" not in caught.value.message


def test_verify_tells_when_the_arms_disagree(folder: Path, tmp_path: Path, encoder: HashingEncoder) -> None:
    coverage = json.loads((generation(folder) / "manifest.json").read_text())["coverage"]
    rewrite(folder, coverage={**coverage, "passages": 1, "articles": 9})
    assert len(verify(folder)) == 4

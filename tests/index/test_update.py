"""Building, adding, removing: what is encoded, what is kept, what is gone."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import EncoderMismatch, IndexBusy, IndexMissing, InputError, StoreError
from index import Index, add, build, reencode, remove, split, status, tokenize, verify
from index.generation import writing
from tests.index.fakes import HashingEncoder, article

NEW = "谷歌发布了新的模型，并公布了价格。" * 40


def test_a_built_index_has_no_fault(folder: Path) -> None:
    assert verify(folder) == []


def test_the_manifest_tells_encoder_settings_and_extent(folder: Path, encoder: HashingEncoder) -> None:
    manifest = status(folder)
    assert (manifest.encoder.name, manifest.encoder.fingerprint) == (encoder.name, encoder.fingerprint)
    assert manifest.settings["splitter_size"] == 400
    assert manifest.coverage.articles == 3


def test_progress_reaches_the_number_of_passages(tmp_path: Path, encoder: HashingEncoder) -> None:
    seen: list[tuple[int, int]] = []
    many = [article(f"第{n}篇。") for n in range(600)]
    build(tmp_path, many, encoder, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(256, 600), (512, 600), (600, 600)]


def test_adding_encodes_only_what_is_new(folder: Path, encoder: HashingEncoder) -> None:
    add(folder, [article(NEW, title="新模型", path="d.txt")], encoder)
    assert encoder.encoded
    assert all("谷歌发布了新的模型" in text for text in encoder.encoded)
    assert verify(folder) == []


def test_vectors_that_are_used_again_are_those_of_a_new_build(
    folder: Path, tmp_path: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    new = article(NEW, title="新模型", path="d.txt")
    add(folder, [new], encoder)
    build(tmp_path / "fresh", [*articles, new], encoder)
    with Index.open(folder, encoder) as updated, Index.open(tmp_path / "fresh", encoder) as fresh:
        assert updated.search_dense("模型", 50) == fresh.search_dense("模型", 50)
        terms = dict.fromkeys(tokenize("模型离职"), 1.0)
        assert updated.search_lexical(terms, 50) == fresh.search_lexical(terms, 50)


def test_building_again_encodes_nothing_that_is_there(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    build(folder, articles, encoder)
    assert encoder.encoded == []


def test_an_article_with_the_same_id_but_other_words_is_encoded_anew(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    add(folder, [replace(articles[0], text=NEW)], encoder)
    assert encoder.encoded
    with Index.open(folder, encoder) as index:
        assert index.search_lexical({"宣布": 1.0}, 5) == []


def test_adding_a_path_that_is_there_replaces_its_article(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    manifest = add(folder, [article(NEW, title="更正", path="a.txt")], encoder)
    assert manifest.coverage.articles == 3
    with Index.open(folder, encoder) as index:
        assert articles[0].id not in {a.id for a in index.articles()}


@pytest.mark.parametrize("by", ["id", "path"])
def test_what_is_removed_is_in_no_arm(
    folder: Path, articles: list[Article], encoder: HashingEncoder, by: str
) -> None:
    gone = articles[0]
    remove(folder, [getattr(gone, by)], encoder)
    with Index.open(folder, encoder) as index:
        terms = dict.fromkeys(tokenize("姚顺宇"), 1.0)
        assert index.search_lexical(terms, 50) == []
        assert all(index.lexical.document_frequency(term) == 0 for term in terms)
        assert index.vectors.size == index.lexical.size == index.passage_count
        found = index.search_dense(gone.text[:300], 50)
        assert gone.id not in {index.passage_at(hit.ordinal).article_id for hit in found}
        assert gone.text[:20].encode() not in b"".join(
            path.read_bytes() for path in (folder / "generations" / index.id).rglob("*") if path.is_file()
        )
    assert encoder.encoded == []
    assert verify(folder) == []


def test_all_articles_may_be_removed(folder: Path, articles: list[Article], encoder: HashingEncoder) -> None:
    assert remove(folder, [a.id for a in articles], encoder).coverage.articles == 0
    assert verify(folder) == []


def test_removing_what_is_not_there_removes_nothing(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    before = status(folder)
    with pytest.raises(InputError, match=r"No article 'nobody\.txt'"):
        remove(folder, [articles[0].id, "nobody.txt"], encoder)
    assert status(folder) == before


@pytest.mark.parametrize("change", [lambda f, e: add(f, [article(NEW)], e), lambda f, e: remove(f, ["x"], e)])
def test_changing_what_is_not_an_index_makes_none(
    tmp_path: Path, encoder: HashingEncoder, change: Callable[[Path, HashingEncoder], object]
) -> None:
    with pytest.raises(IndexMissing, match="youju index build"):
        change(tmp_path / "none", encoder)
    assert not (tmp_path / "none").exists()


def test_adding_with_another_encoder_of_the_same_length_is_refused(folder: Path) -> None:
    with pytest.raises(EncoderMismatch, match="youju index reencode"):
        add(folder, [article(NEW)], HashingEncoder(salt="other"))


def test_building_with_another_encoder_encodes_everything(folder: Path, articles: list[Article]) -> None:
    other = HashingEncoder(salt="other")
    manifest = build(folder, articles, other)
    assert len(other.encoded) == manifest.coverage.passages
    Index.open(folder, other).close()


def test_building_heals_a_damaged_index(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    (folder / "generations" / status(folder).generation / "vectors.faiss").write_bytes(b"")
    build(folder, articles, encoder)
    assert verify(folder) == []


def test_of_several_articles_with_one_id_the_first_is_kept(tmp_path: Path, encoder: HashingEncoder) -> None:
    manifest = build(tmp_path, [article(NEW, path="a"), article(NEW, path="b")], encoder)
    assert manifest.coverage.articles == 1
    assert verify(tmp_path) == []


def test_the_current_generation_and_the_one_before_are_kept(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    made = [status(folder).generation, *(build(folder, articles, encoder).generation for _ in range(3))]
    assert {path.name for path in (folder / "generations").iterdir()} == set(made[-2:])


def test_a_reader_keeps_the_generation_that_it_opened(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    with Index.open(folder, encoder) as reader:
        for _ in range(3):
            remove(folder, [articles[0].id], encoder)
            add(folder, articles[:1], encoder)
        remove(folder, [articles[0].id], encoder)
        assert reader.search_lexical(dict.fromkeys(tokenize("姚顺宇"), 1.0), 1)
        assert list(reader.articles()) == articles
        assert reader.article(articles[0].id) == articles[0]


def test_a_failing_encoder_leaves_the_last_generation_and_no_litter(
    folder: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = status(folder)
    monkeypatch.setattr(encoder, "encode_passages", lambda texts: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add(folder, [article(NEW)], encoder)
    assert status(folder) == before
    assert [path.name for path in (folder / "generations").iterdir()] == [before.generation]


def test_a_second_writer_is_refused(folder: Path) -> None:
    with (
        writing(folder),
        pytest.raises(StoreError, match="Another process is writing"),
        writing(folder, seconds=0),
    ):
        pass


def test_whoever_may_read_one_file_may_read_all(folder: Path) -> None:
    generation = folder / "generations" / status(folder).generation
    modes = {stat.S_IMODE(path.stat().st_mode) for path in generation.rglob("*") if path.is_file()}
    assert len(modes) == 1


def test_an_index_is_opened_where_nothing_may_be_written(
    folder: Path, encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Index.open(folder, encoder) as index:
        assert index.search_lexical(dict.fromkeys(tokenize("姚顺宇"), 1.0), 1)
    assert not list(folder.rglob(".tantivy-meta.lock"))


def test_folders_may_have_chinese_names(
    tmp_path: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    build(tmp_path / "新闻 索引%?#", articles, encoder)
    assert verify(tmp_path / "新闻 索引%?#") == []
    Index.open(tmp_path / "新闻 索引%?#", encoder).close()


def test_many_small_additions_give_the_results_of_one_build(tmp_path: Path, encoder: HashingEncoder) -> None:
    parts = [article(f"第{n}篇：谷歌发布了新的模型。", path=f"{n}.txt") for n in range(12)]
    build(tmp_path / "grown", parts[:1], encoder)
    for part in parts[1:]:
        add(tmp_path / "grown", [part], encoder)
    build(tmp_path / "fresh", parts, encoder)
    terms = dict.fromkeys(tokenize("谷歌的新模型"), 1.0)
    with Index.open(tmp_path / "grown", encoder) as grown, Index.open(tmp_path / "fresh", encoder) as fresh:
        assert grown.search_lexical(terms, 5) == fresh.search_lexical(terms, 5)
        assert grown.search_dense("谷歌", 5) == fresh.search_dense("谷歌", 5)
        assert list(grown.articles()) == list(fresh.articles()) == parts
    assert verify(tmp_path / "grown") == []


def test_an_index_with_other_settings_is_written_anew_when_it_is_added_to(
    tmp_path: Path, articles: list[Article], encoder: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.writer.split", lambda a: split(a, size=100))
    monkeypatch.setattr("index.manifest.TOKENS_VERSION", 0)
    before = build(tmp_path, articles, encoder).coverage.passages
    monkeypatch.undo()
    manifest = add(tmp_path, [article(NEW, path="d.txt")], encoder)
    assert manifest.settings["tokens_version"] > 0
    assert manifest.coverage.passages < before
    assert verify(tmp_path) == []


def test_reencoding_needs_no_files_and_keeps_the_articles(tmp_path: Path) -> None:
    build(tmp_path, [article("市长宣布码头关闭。", path="gone.txt")], HashingEncoder())
    reencode(tmp_path, HashingEncoder(salt="new"))
    with Index.open(tmp_path, HashingEncoder(salt="new")) as index:
        assert [a.path for a in index.articles()] == ["gone.txt"]


def test_reencoding_takes_no_vector_of_the_former_encoder(tmp_path: Path) -> None:
    build(tmp_path, [article("市长宣布码头关闭。")], HashingEncoder())
    encoder = HashingEncoder(salt="new")
    reencode(tmp_path, encoder)
    assert len(encoder.encoded) == 1


def test_the_former_encoder_is_refused_with_a_remedy_that_works(tmp_path: Path) -> None:
    build(tmp_path, [article("市长宣布码头关闭。")], HashingEncoder())
    with pytest.raises(EncoderMismatch, match="youju index reencode"):
        Index.open(tmp_path, HashingEncoder(salt="new"))


def test_a_file_is_removed_by_whatever_path_leads_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(tmp_path / "index", [article("市长宣布码头关闭。", path=str(tmp_path / "a.txt"))], HashingEncoder())
    monkeypatch.chdir(tmp_path)
    assert remove(tmp_path / "index", ["./a.txt"], HashingEncoder()).coverage.articles == 0


def test_beside_the_others_an_article_gets_a_free_path(folder: Path, encoder: HashingEncoder) -> None:
    new = [article(f"{NEW}{n}", title="新", path="a.txt") for n in range(2)]
    add(folder, new, encoder, beside=True)
    with Index.open(folder, encoder) as index:
        assert [a.path for a in index.articles()] == ["a.txt", "b.txt", "c.txt", "a (2).txt", "a (3).txt"]


def test_beside_the_others_an_article_that_is_there_is_left_as_it_is(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    add(folder, [replace(articles[0], path="elsewhere.txt")], encoder, beside=True)
    with Index.open(folder, encoder) as index:
        assert index.article(articles[0].id).path == "a.txt"


def test_index_that_was_made_meanwhile_is_kept(
    folder: Path, articles: list[Article], encoder: HashingEncoder
) -> None:
    before = status(folder)
    assert build(folder, articles[:1], encoder, unless_there=True) == before
    assert status(folder) == before


def test_second_writer_is_told_to_wait(folder: Path, encoder: HashingEncoder) -> None:
    with (
        writing(folder),
        pytest.raises(IndexBusy, match="Another process is writing to the index"),
        writing(folder, seconds=0),
    ):
        pass

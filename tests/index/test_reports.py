"""Reports in an index: the same however it came to hold its articles; older indexes still open."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index import Index, add, build, remove, status, verify
from index.manifest import FORMAT, Manifest, _checksum
from index.opening import REPORTS
from index.reports import independent
from tests.index.fakes import HashingEncoder, article
from tests.index.stories import story, without

TITLE = "海港城旧码头将关闭"
ARTICLES = [
    article(story(1), title=TITLE, path="/n/a.txt"),
    article(without(story(1), 0.3), title="码头要关了", path="/n/b.txt"),
    article(story(2), title="渡轮", path="/n/c.txt"),
    article(f"《{TITLE}》一文有误，特此更正。", title="更正", path="/n/d.txt"),
    article(story(1)[:500] + story(2), title="两则", path="/n/e.txt"),
    article("据甲报、乙台、丙网报道，" + story(3), title="综述", path="/n/f.txt"),
]


def known(index: Index) -> dict[str, object]:
    """Return what an index knows of all its articles."""
    reports, ids = index.reports, [a.id for a in index.articles()]
    told = {i: (reports.is_digest(i), [asdict_of(s) for s in reports.corrected_by(i)]) for i in ids}
    return {"report": reports.report_of(ids), "told": told, "count": reports.count}


def asdict_of(said: object) -> object:
    return asdict(said)  # type: ignore[call-overload]


def built(folder: Path, articles: list[Article]) -> dict[str, object]:
    build(folder, articles, HashingEncoder())
    with Index.open(folder, HashingEncoder()) as index:
        return known(index)


def test_near_copies_are_one_report_and_digests_none(tmp_path: Path) -> None:
    found = built(tmp_path, ARTICLES)
    report = found["report"]
    assert report[ARTICLES[0].id] == report[ARTICLES[1].id] != report[ARTICLES[2].id]  # type: ignore[index]
    assert found["told"][ARTICLES[5].id] == (True, [])  # type: ignore[index]
    assert found["told"][ARTICLES[0].id][1]  # type: ignore[index]
    assert status(tmp_path).reports == found["count"] == 3
    assert verify(tmp_path) == []


def test_all_that_is_known_is_told_at_once(tmp_path: Path) -> None:
    build(tmp_path, ARTICLES, HashingEncoder())
    with Index.open(tmp_path, HashingEncoder()) as index, Index.in_memory(ARTICLES) as other:
        told, same = index.reports.overview(), other.reports.overview()
    pair = {ARTICLES[0].id, ARTICLES[1].id}
    assert set(told.told_by[ARTICLES[0].id]) == set(told.told_by[ARTICLES[1].id]) == pair
    assert ARTICLES[5].id in told.digests
    assert told.corrected == {ARTICLES[0].id}
    assert (told.digests, told.corrected) == (same.digests, same.corrected)
    assert {i: set(ids) for i, ids in told.told_by.items()} == {i: set(s) for i, s in same.told_by.items()}


def test_an_index_in_memory_knows_the_same(tmp_path: Path) -> None:
    assert known(Index.in_memory(ARTICLES)) == built(tmp_path, ARTICLES)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.lists(st.sampled_from(ARTICLES), unique_by=lambda a: a.id, min_size=1),
    added=st.lists(st.sampled_from(ARTICLES), unique_by=lambda a: a.id),
    removed=st.sets(st.sampled_from(ARTICLES).map(lambda a: a.id)),
)
def test_adding_and_removing_gives_what_building_anew_gives(
    tmp_path_factory: pytest.TempPathFactory, first: list[Article], added: list[Article], removed: set[str]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    build(folder, first, HashingEncoder())
    if added:
        add(folder, added, HashingEncoder())
    gone = removed & {a.id for a in [*first, *added]}
    if gone:
        remove(folder, gone, HashingEncoder())
    left = {a.id: a for a in [*first, *added] if a.id not in gone}
    with Index.open(folder, HashingEncoder()) as index:
        assert known(index) == built(tmp_path_factory.mktemp("fresh"), list(left.values()))
    assert verify(folder) == []


def make_older(folder: Path) -> None:
    """Rewrite the current generation as an older Youju would have written it."""
    path = folder / "generations" / status(folder).generation
    (path / REPORTS).unlink()
    body = json.loads((path / "manifest.json").read_text())
    del body["reports"], body["files"][REPORTS], body["settings"]["reports_version"], body["checksum"]
    body["checksum"] = _checksum(body)
    (path / "manifest.json").write_text(json.dumps(body))
    assert Manifest.read(path / "manifest.json").reports is None
    assert body["format"] == FORMAT


def test_an_older_index_opens_and_finds_out_by_itself(tmp_path: Path) -> None:
    expected = built(tmp_path, ARTICLES)
    make_older(tmp_path)
    with Index.open(tmp_path, HashingEncoder()) as index:
        assert known(index) == expected
    assert verify(tmp_path) == []


def test_in_a_large_older_index_what_is_asked_for_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(tmp_path, ARTICLES)
    make_older(tmp_path)
    monkeypatch.setattr("index.index._QUICKLY_JUDGED", 3)
    with Index.open(tmp_path, HashingEncoder()) as index:
        whole, repost, other, *_, digest = (a.id for a in ARTICLES)
        report = index.reports.report_of([whole, repost, other])
        assert report[whole] == report[repost] != report[other]
        assert index.reports.is_digest(digest)
        assert index.reports.count is None


def test_texts_that_come_with_a_question_are_compared_when_asked_for() -> None:
    index = Index.in_memory(ARTICLES, on_demand=True)
    assert len(set(index.reports.report_of([a.id for a in ARTICLES[:3]]).values())) == 2
    assert index.reports.report_of([ARTICLES[0].id]) == {ARTICLES[0].id: ARTICLES[0].id}
    noted = article("更正：本文此前版本误写了造价。", title="码头", path="/n/g.txt")
    (said,) = Index.in_memory([noted], on_demand=True).reports.corrected_by(noted.id)
    assert noted.text[said.start : said.end] == noted.text


def test_adding_to_an_older_index_knows_all_its_articles(tmp_path: Path) -> None:
    build(tmp_path / "older", ARTICLES[:3], HashingEncoder())
    make_older(tmp_path / "older")
    add(tmp_path / "older", ARTICLES[3:], HashingEncoder())
    with Index.open(tmp_path / "older", HashingEncoder()) as index:
        assert known(index) == built(tmp_path / "fresh", ARTICLES)


def test_reports_that_are_not_the_articles_are_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.report_store._write", lambda *_: None)
    build(tmp_path, ARTICLES, HashingEncoder())
    assert "The reports are not those of the articles." in verify(tmp_path)


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ([], 0),
        ([("a", False)], 1),
        ([("a", False), ("a", False)], 1),
        ([("a", False), ("b", False)], 2),
        ([("a", False), ("b", True)], 1),
        ([("a", True), ("b", True)], 1),
    ],
)
def test_digests_add_nothing_to_reports(told: list[tuple[str, bool]], count: int) -> None:
    assert independent(told) == count

"""The façade, over small articles of our own and over the shipped ones."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article, Language
from corpus.errors import InputError
from index import Encoder, build
from rag import Answer, Reason, Status, Youju
from rag.checking import check
from rag.home import default_index_folder
from rag.question import LONGEST_QUESTION, Question
from rag.span_reader import Finding, Stretch
from tests.rag.conftest import make_article

QUESTIONS = (
    "旧码头什么时候关闭？",
    "新码头要花多少钱",
    "市长是谁",
    "為什麼要關閉舊碼頭？",
    "谁承建新码头？它耗资多少？",
    "How many tickets were sold?",
    "Why was the parade cancelled?",
    "Which company builds the new wharf?",
    "火星上有几座码头？",
)


def test_a_question_is_answered_from_the_sentence_that_holds_the_answer(bot: Youju) -> None:
    answer = bot.ask("新码头由哪家公司承建？")
    assert answer.status is Status.ANSWERED
    assert "远帆集团" in answer.sentences[0].text


def test_an_english_question_is_answered_from_english_articles(bot: Youju) -> None:
    assert "4,200" in bot.ask("How many tickets were sold at the orchard festival?").text


def test_evidence_in_another_language_is_framed(bot: Youju) -> None:
    answer = bot.ask("Which company builds the new wharf, and at what cost?")
    assert answer.citations
    assert "Chinese" in answer.notice


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_holds_the_invariants(bot: Youju, question: str) -> None:
    check(bot.ask(question), bot.article)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.lists(st.sampled_from(QUESTIONS), max_size=2))
def test_whatever_is_asked_the_answer_holds_the_invariants(
    bot: Youju, question: str, history: list[str]
) -> None:
    check(bot.ask(question, history=history), bot.article)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_question_gives_the_same_bytes(
    bot: Youju, articles: list[Article], encoder: Encoder, question: str
) -> None:
    again = Youju.over_articles(articles, encoder=encoder)
    again.ask("先问别的：渔民代表是谁？")
    assert repr_of(again.ask(question)) == repr_of(bot.ask(question))


def repr_of(answer: Answer) -> str:
    return repr(
        (answer.status, answer.reason, answer.notice, answer.sentences, answer.citations, answer.passages)
    )


def test_streaming_grows_the_answer_and_ends_with_the_whole(bot: Youju) -> None:
    grown = list(bot.stream("谁承建新码头？渔民代表是谁？"))
    assert len(grown) > 1
    assert grown[-1] == bot.ask("谁承建新码头？渔民代表是谁？")


def test_numbering_stays_the_same_while_streaming(bot: Youju) -> None:
    *partial, whole = bot.stream("谁承建新码头？渔民代表是谁？")
    for answer in partial:
        check(answer, bot.article)
        assert answer.citations == whole.citations[: len(answer.citations)]


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", Reason.EMPTY_QUESTION),
        ("   \n\t", Reason.EMPTY_QUESTION),
        ("？？？！", Reason.UNREADABLE),
        ("🤷🙃", Reason.UNREADABLE),
        ("长" * (LONGEST_QUESTION + 1), Reason.TOO_LONG),
    ],
)
def test_what_is_no_question_is_refused_with_its_reason(bot: Youju, question: str, reason: Reason) -> None:
    answer = bot.ask(question)
    assert (answer.status, answer.reason) == (Status.ABSTAINED, reason)


def test_a_question_about_something_else_is_refused(bot: Youju) -> None:
    assert bot.ask("木星有多少颗卫星被望远镜看到过？").status is Status.ABSTAINED


def test_confidence_tells_an_answer_from_a_refusal(bot: Youju) -> None:
    answered, refused = bot.ask("新码头由哪家公司承建？"), bot.ask("码头上谁发现了鲸鱼的化石？")
    assert refused.status is Status.ABSTAINED
    assert 0 < refused.confidence < answered.confidence <= 1


@pytest.mark.parametrize("question", ["", "？？？", "长" * (LONGEST_QUESTION + 1)])
def test_nothing_is_confident_before_anything_is_read(bot: Youju, question: str) -> None:
    assert bot.ask(question).confidence == 0


def test_a_refusal_names_the_coverage_and_cites_nothing(bot: Youju) -> None:
    answer = bot.ask("木星有多少颗卫星被望远镜看到过？")
    assert "2 篇文章" in answer.notice
    assert not answer.citations


def test_own_words_are_in_the_language_asked_for(bot: Youju) -> None:
    assert "articles" in bot.ask("木星有多少颗卫星被望远镜看到过？", language="en").notice


def test_a_part_without_evidence_leaves_the_answer_partial(bot: Youju) -> None:
    answer = bot.ask("新码头由哪家公司承建？木星有多少颗卫星被望远镜看到过？")
    assert answer.status is Status.PARTIAL
    assert "木星" in answer.notice


def test_more_parts_than_are_looked_up_are_named_as_open(bot: Youju) -> None:
    asked = "新码头由谁承建？新码头耗资多少？渔民代表是谁？市长是谁？"
    answer = bot.ask(asked)
    assert answer.status is Status.PARTIAL
    assert "市长是谁？" in answer.notice


def test_a_follow_up_is_answered_about_what_came_before(bot: Youju) -> None:
    answer = bot.ask("那它要花多少钱？", history=["新码头由谁承建？"])
    assert "12亿元" in answer.text


def test_given_texts_are_cited_by_their_place() -> None:
    bot = Youju.over_texts(["天气很好。", "新桥周五通车。"])
    assert {c.article_id for c in bot.ask("新桥什么时候通车？").citations} == {"passage-1"}


def test_the_answer_is_found_in_a_very_long_text(encoder: Encoder) -> None:
    lines = [f"第{n}个村子今年修了路，又种了树，全村的人都很高兴。" * 6 for n in range(200)]
    lines.insert(150, "渔民代表老周反对关闭旧码头。")
    answer = Youju.over_texts(["\n\n".join(lines)], encoder=encoder).ask("谁反对关闭旧码头？")
    assert answer.citations[0].quote == "渔民代表老周反对关闭旧码头。"


def test_no_texts_at_all_are_an_empty_index() -> None:
    assert Youju.over_texts([]).ask("谁？是谁").reason is Reason.EMPTY_INDEX


def test_an_unknown_article_is_one_line(bot: Youju) -> None:
    with pytest.raises(InputError, match="nowhere"):
        bot.article("nowhere")


def test_search_gives_passages_best_first(bot: Youju) -> None:
    scores = [p.score for p in bot.search("码头", k=5)]
    assert scores == sorted(scores, reverse=True)


def test_the_default_index_is_made_from_the_shipped_articles_on_first_use() -> None:
    assert not default_index_folder().exists()
    assert len(Youju.open().articles()) >= 20


def test_a_running_bot_picks_up_a_new_generation(
    tmp_path: Path, articles: list[Article], encoder: Encoder
) -> None:
    build(tmp_path, articles[:1], encoder)
    bot = Youju.open(tmp_path, encoder=encoder)
    assert len(bot.articles()) == 1
    build(tmp_path, articles, encoder)
    assert len(bot.articles()) == 2


def test_a_question_asked_again_has_the_same_answer_at_once(bot: Youju) -> None:
    assert bot.ask("新码头由谁承建？") is bot.ask(" 新码头由谁承建？")


def test_what_else_shapes_an_answer_is_no_repetition(bot: Youju) -> None:
    plain, told = bot.ask("它由谁承建？"), bot.ask("它由谁承建？", history=["新码头什么时候动工？"])
    assert plain.standalone_question != told.standalone_question
    assert bot.ask("谁发现了青霉素？", language="en").notice != bot.ask("谁发现了青霉素？").notice


def test_a_changed_index_gives_no_old_answer(tmp_path: Path, encoder: Encoder) -> None:
    quotes = ["新桥的工程师是郑书白。", "新桥的工程师是骆一舟。"]
    build(tmp_path, [make_article("新桥", quotes[0])], encoder)
    bot = Youju.open(tmp_path, encoder=encoder)
    for quote in quotes:
        build(tmp_path, [make_article("新桥", quote)], encoder)
        answer = bot.ask("新桥的工程师是谁？")
        assert (answer.citations[0].quote, answer.index_id) == (quote, bot.index_id)


def test_a_running_bot_survives_its_folder(tmp_path: Path, articles: list[Article], encoder: Encoder) -> None:
    build(tmp_path / "i", articles, encoder)
    bot = Youju.open(tmp_path / "i", encoder=encoder)
    (tmp_path / "i" / "CURRENT").write_text("../elsewhere")
    assert bot.ask("新码头由谁承建？").citations


def test_a_damaged_new_generation_leaves_the_open_one(
    tmp_path: Path, articles: list[Article], encoder: Encoder
) -> None:
    build(tmp_path, articles, encoder)
    bot = Youju.open(tmp_path, encoder=encoder)
    newer = build(tmp_path, articles[:1], encoder).generation
    (tmp_path / "generations" / newer / "vectors.faiss").write_bytes(b"broken")
    assert len(bot.articles()) == 2


def test_shipped_articles_are_cited_in_the_askers_language(shipped_bot: Youju) -> None:
    for question, language in (("Sharma 为什么辞职？", "zh"), ("Why did Mrinank Sharma resign?", "en")):
        answer = shipped_bot.ask(question)
        assert {shipped_bot.article(c.article_id).language for c in answer.citations} == {language}


def test_the_example_of_an_answer_can_be_written_as_json(bot: Youju) -> None:
    assert json.dumps([c.quote for c in bot.ask("新码头由谁承建？").citations], ensure_ascii=False)


class ReadsNothing:
    """A reader to which no sentence ever answers."""

    languages: frozenset[Language] = frozenset({"zh", "en"})
    doubting: frozenset[Language] = frozenset()
    sees_context = False

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        del question
        return [[Finding(-15.0, None) for _ in s.sentences] for s in stretches]


def test_another_reader_decides(articles: list[Article], encoder: Encoder) -> None:
    question = "新码头由谁承建？"
    own = Youju.over_articles(articles, encoder=encoder).ask(question)
    other = Youju.over_articles(articles, encoder=encoder, reader=ReadsNothing()).ask(question)
    assert own.status is Status.ANSWERED
    assert other.confidence < own.confidence

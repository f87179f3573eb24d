"""The stages of an answer: told as they begin, none for a remembered one, none further when stopped."""

from __future__ import annotations

import time
from collections.abc import Generator, Sequence

import pytest

from corpus.article import Article, Language
from corpus.errors import InputError
from index import Encoder
from rag import Answer, Stage, Youju
from rag.question import Question
from rag.span_reader import Finding, Stretch
from rag.stages import carried_out

TWO = "谁承建新码头？渔民代表是谁？"


class Counting:
    """A reader that counts how often it reads, and takes its time."""

    languages: frozenset[Language] = frozenset({"zh", "en"})
    doubting: frozenset[Language] = frozenset()
    sees_context = False

    def __init__(self, pause: float = 0.0) -> None:
        self.pause = pause
        self.times = 0

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        del question
        self.times += 1
        time.sleep(self.pause)
        return [[Finding(5.0, None) for _ in s.sentences] for s in stretches]


def fresh(articles: list[Article], encoder: Encoder, reader: Counting | None = None) -> Youju:
    return Youju.over_articles(articles, encoder=encoder, reader=reader)


def test_each_stage_is_told_before_the_answer(articles: list[Article], encoder: Encoder) -> None:
    *stages, answer = fresh(articles, encoder).steps("新码头由哪家公司承建？")
    assert stages == [Stage.SEARCHING, Stage.READING, Stage.CHECKING]
    assert isinstance(answer, Answer)


def test_each_question_of_a_text_is_searched_and_read_for(articles: list[Article], encoder: Encoder) -> None:
    told = [made for made in fresh(articles, encoder).steps(TWO) if isinstance(made, Stage)]
    assert told == [Stage.SEARCHING, Stage.READING] * 2 + [Stage.CHECKING]


def test_the_answer_after_the_stages_is_the_one_that_asking_gives(
    articles: list[Article], encoder: Encoder
) -> None:
    *_, answer = fresh(articles, encoder).steps(TWO)
    assert answer == fresh(articles, encoder).ask(TWO)


def test_a_remembered_answer_has_no_stages(articles: list[Article], encoder: Encoder) -> None:
    bot = fresh(articles, encoder)
    bot.ask(TWO)
    assert all(isinstance(made, Answer) for made in bot.steps(TWO))


def test_what_cannot_be_looked_up_has_no_stages(bot: Youju) -> None:
    assert all(isinstance(made, Answer) for made in bot.steps("？？？"))


def test_a_stage_is_told_before_its_work_is_done(articles: list[Article], encoder: Encoder) -> None:
    reader = Counting()
    steps = fresh(articles, encoder, reader).steps("谁承建新码头？")
    assert (next(steps), next(steps), reader.times) == (Stage.SEARCHING, Stage.READING, 0)
    assert (next(steps), reader.times) == (Stage.CHECKING, 1)


def test_closed_steps_begin_no_further_stage(articles: list[Article], encoder: Encoder) -> None:
    reader = Counting()
    steps = fresh(articles, encoder, reader).steps(TWO)
    while next(steps) is not Stage.READING:
        pass
    steps.close()
    assert (list(steps), reader.times) == ([], 0)


def test_a_stopped_answer_is_not_remembered(articles: list[Article], encoder: Encoder) -> None:
    bot = fresh(articles, encoder)
    steps = bot.steps(TWO)
    next(steps)
    steps.close()
    assert next(iter(bot.steps(TWO))) is Stage.SEARCHING


def test_the_time_that_a_caller_takes_between_stages_is_not_counted(
    articles: list[Article], encoder: Encoder
) -> None:
    for made in fresh(articles, encoder, Counting()).steps("谁承建新码头？"):
        time.sleep(0.2 if made is Stage.READING else 0)
    assert isinstance(made, Answer)
    assert made.timings["read"] < 0.2


def test_a_bound_that_names_no_day_is_an_error_of_the_first_step(bot: Youju) -> None:
    with pytest.raises(InputError, match="someday"):
        next(iter(bot.steps("谁承建新码头？", since="someday")))


def test_carrying_out_gives_what_the_steps_return() -> None:
    def steps() -> Generator[Stage, None, int]:
        yield Stage.SEARCHING
        yield Stage.READING
        return 7

    assert carried_out(steps()) == 7

"""Follow-ups made standalone: written out, put beside the last question, or left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag import Youju
from rag.follow_up import Earlier, Turn, understand
from rag.rewriting import about

UNHURRIED = settings(deadline=None, max_examples=60)  # whichever test comes first reads the models


def said(question: str, *history: Earlier) -> str:
    return understand(question, history).text


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        ("林若溪什么时候上任的？", "她为什么辞职？", "林若溪为什么辞职？"),
        ("林若溪什麼時候上任的？", "她為什麼辭職？", "林若溪為什麼辭職？"),
        ("Holm 为什么取消游行？", "他怎么说？", "Holm 怎么说？"),
        ("Northgate 公司卖什么？", "这家公司在哪里？", "Northgate 在哪里？"),
        ("林若溪的辞职信有多长？", "那封信写给谁？", "林若溪的辞职信写给谁？"),
        ("Who is Ada Holm?", "When did she resign?", "When did Ada Holm resign?"),
        ("Who is Ada Holm?", "What is her job?", "What is Ada Holm's job?"),
        ("Where did Holm publish her letter?", "How long is it?", "How long is Holm's letter?"),
        ("What does Northvale Labs do?", "When was the company founded?", "When was Northvale Labs founded?"),
    ],
)
def test_a_word_that_points_back_is_replaced_by_what_it_stands_for(
    earlier: str, question: str, standalone: str
) -> None:
    assert said(question, earlier) == standalone


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        ("林若溪什么时候辞职的？", "为什么？", "林若溪为什么辞职的？"),
        ("林若溪辞职了吗？", "什么时候？", "什么时候林若溪辞职？"),
        ("When did Ada Holm resign?", "Why?", "Why did Ada Holm resign?"),
        ("Did the parade take place?", "And where?", "Where did the parade take place?"),
        ("How much did Holm spend?", "When?", "When did Holm spend?"),
    ],
)
def test_a_bare_interrogative_asks_about_the_last_question(
    earlier: str, question: str, standalone: str
) -> None:
    assert said(question, earlier) == standalone


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        ("林若溪什么时候辞职的？", "王建国呢？", "王建国什么时候辞职的？"),
        ("林若溪什么时候辞职的？", "那 Holm 呢？", "Holm 什么时候辞职的？"),
        ("第一期工程是什么？", "第二期呢？", "第二期工程是什么？"),
        ("Why did Ada Holm resign?", "What about Ben Dorn?", "Why did Ben Dorn resign?"),
        ("When did Holm speak in Paris?", "And in Rome?", "When did Holm speak in Rome?"),
    ],
)
def test_a_name_takes_the_place_of_the_name_asked_about(earlier: str, question: str, standalone: str) -> None:
    assert said(question, earlier) == standalone


@pytest.mark.parametrize(
    ("earlier", "question", "standalone"),
    [
        ("Northgate 什么时候上市的？", "那估值呢", "Northgate 的估值是多少？"),
        ("林若溪是谁？", "她的薪水呢？", "林若溪的薪水是多少？"),
        (
            "When did Northgate go public?",
            "And what about its valuation?",
            "How much is the valuation of Northgate?",
        ),
    ],
)
def test_an_aspect_is_asked_of_what_the_last_question_is_about(
    earlier: str, question: str, standalone: str
) -> None:
    assert said(question, earlier) == standalone


def test_a_question_that_begins_with_its_verb_gets_the_last_subject() -> None:
    assert said("什么时候辞职的？", "林若溪是谁？") == "林若溪什么时候辞职的？"


def test_who_an_answer_named_can_be_pointed_back_to() -> None:
    asked = Turn("谁写了这封公开信？", "公开信的作者林若溪周三露面。[1]")
    assert said("他为什么写信？", asked) == "林若溪为什么写信？"


def test_a_name_that_an_unseen_answer_gave_is_not_guessed() -> None:
    assert said("What struck him?", "Who wrote the essay about Northvale?") == (
        "About “Who wrote the essay about Northvale”: What struck him?"
    )


def test_the_other_one_is_the_second_of_the_kind_that_was_named() -> None:
    asked = Turn("林若溪支持新码头吗？", "市长林若溪支持，渔民代表王建国反对。")
    assert said("另一位为什么？", asked) == "王建国为什么？"


def test_of_two_in_the_question_the_other_is_the_one_not_answered() -> None:
    asked = Turn("Did Ada Holm or Ben Dorn resign?", "Ada Holm resigned.")
    assert said("What does the other one do?", asked) == "What does Ben Dorn do?"


def test_a_pronoun_reaches_back_through_follow_ups() -> None:
    history = ("Who is Ada Holm?", "When did she resign?")
    assert said("Why did she do that job?", *history) == "Why did Ada Holm do that job?"


def test_what_no_rule_writes_out_is_put_beside_the_last_question() -> None:
    found = understand("那要是不建呢，谁来出钱", ["新码头由谁承建？"])
    assert found.text == "关于“新码头由谁承建”：要是不建呢，谁来出钱"
    assert found.own == "要是不建呢，谁来出钱"
    assert found.context == "新码头由谁承建"


@pytest.mark.parametrize(
    "question",
    [
        "果园节卖了多少票？",
        "王建国说他担心什么？",
        "为什么渔民担心生计？",
        "其他城市有码头吗？",
        "谁担心生计？",
        "Who cancelled the parade on Sunday?",
        "What did Ben Dorn say when he left?",
        "Which team won the parade that Dorn led?",
        "When did Dorn sell his boat?",
    ],
)
def test_a_new_topic_is_left_alone(question: str) -> None:
    history = ("林若溪什么时候辞职的？", Turn("Who is Ada Holm?", "Ada Holm is the mayor."))
    assert understand(question, history).text == question
    assert understand(question, history).context == ""


def test_the_answer_says_how_the_question_was_understood(bot: Youju) -> None:
    answer = bot.ask("它要花多少钱？", history=[Turn("什么时候开建新码头？")])
    assert answer.standalone_question == "新码头要花多少钱？"
    assert "12亿元" in answer.text


def test_a_new_topic_gets_the_answer_that_it_gets_alone(bot: Youju) -> None:
    alone = bot.ask("果园节卖了多少票？")
    after = bot.ask("果园节卖了多少票？", history=["新码头由谁承建？", Turn("市长是谁？", "林若溪。")])
    assert after == alone


def test_a_question_beside_another_does_not_grow_with_each_turn() -> None:
    first = about("then?", "Who left?").text
    assert about("and then?", first).text == "About “Who left then”: and then?"


CHINESE = (
    "他 她 它 那 呢 为什么 什么时候 林若溪 码头 这家公司 另一个 的 估值 谁 第二 其 ？ “ ” 关于“ ：".split()
)
ENGLISH = [
    "why ",
    "he ",
    "it ",
    "its ",
    "And ",
    "What about ",
    "the other one ",
    "Ada Holm ",
    "did ",
    "?",
    " ",
]
PIECES = CHINESE + ENGLISH
TEXT = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(max_size=30)
QUESTION = TEXT.map(lambda t: " ".join(t.split()))
HISTORY = st.lists(TEXT | st.builds(Turn, TEXT, TEXT), max_size=4)


@UNHURRIED
@given(QUESTION)
def test_without_history_a_question_is_unchanged(question: str) -> None:
    assert understand(question).text == question


@UNHURRIED
@given(QUESTION.filter(bool), HISTORY)
def test_something_is_always_asked(question: str, history: list[Earlier]) -> None:
    found = understand(question, history)
    assert found.text.strip()
    assert found.own.strip()


@UNHURRIED
@given(QUESTION, HISTORY)
def test_what_is_standalone_stays_as_it_is(question: str, history: list[Earlier]) -> None:
    once = said(question, *history)
    assert said(once, *history) == once


@pytest.mark.parametrize(
    ("last", "question", "understood"),
    [
        ("2026年2月发生了什么？", "那2024年呢？", "2024年发生了什么？"),
        ("2026年2月发生了什么？", "上个月呢？", "上个月发生了什么？"),
        ("What happened in February 2026?", "And in 2024?", "What happened in 2024?"),
        ("What happened in February 2026?", "And last September?", "What happened last September?"),
        ("Who resigned last month?", "What about May 2024?", "Who resigned in May 2024?"),
    ],
)
def test_follow_up_that_names_another_time_asks_the_same_of_it(
    last: str, question: str, understood: str
) -> None:
    assert understand(question, [last]).text == understood


def test_time_with_anything_else_is_a_question_of_its_own() -> None:
    assert understand("2024年谁管码头？", ["2026年2月发生了什么？"]).text == "2024年谁管码头？"

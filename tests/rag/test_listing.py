"""Enumerations as answers: in both languages, by what heads them, and one for each thing compared."""

from __future__ import annotations

import pytest

from corpus.article import Article
from rag.listing import listings
from rag.question import take_apart
from tests.rag.conftest import make_article
from tests.rag.sentences import sentences_of

BRIDGE = make_article(
    "青河大桥加固工程启动",
    "青河大桥的加固工程周一启动。桥墩的裂缝很明显。\n## 施工步骤\n工程将分三步进行。\n"
    "- 先封闭东侧车道\n- 再更换支座\n- 最后检测承重\n完工之后，货车可以通行。",
)
BAKERS = make_article(
    "面包师工会公布罢工要求",
    "面包师工会昨天公布了罢工要求。工会主席说，谈判已经拖了半年。\n"
    "第一，夜班工资提高两成。第二，每周至少休息两天。第三，烤房必须通风。\n雇主协会说，许多小店会关门。",
)
DUCKS = make_article(
    "湖区野鸭减少的调查",
    "今年湖区的野鸭只有去年的一半。\n## 减少的原因"
    "\n1. 芦苇被割走\n2. 夜间的渔灯太亮\n3. 外来的龙虾吃掉水草\n恢复需要十年。",
)
RINK = make_article(
    "A park for the docks",
    "The council approved a park. Residents complained about parking.\nThe park will have three zones:\n"
    "- a skating rink\n- an orchard\n- a pond\nWork begins in spring.",
    language="en",
)
TEACHERS = make_article(
    "教师协会提出要求",
    "教师协会周二递交了一封信。\n教师协会的要求有三项："
    "\n- 减少作业\n- 缩短晚自习\n- 修好暖气\n市政府答应答复。",
)
DOCTORS = make_article(
    "医生协会也提出要求",
    "医生协会第二天递交了信。会长说，夜班太多。\n医生协会的要求有两项："
    "\n- 夜班减半\n- 周日轮休\n市政府没有表态。",
)


def listed(asked: str, *articles: Article, best: str = "") -> list[list[str]]:
    """Return the parts of the lists that answer, the articles' sentences read in order after the best one."""
    found = [s for article in articles for s in sentences_of(article)]
    found.sort(key=lambda s: best not in s.text)
    by_id = {a.id: a for a in articles}
    made = listings(take_apart(asked), found, by_id)
    return [[by_id[one.article_id].text[s.start : s.end] for s in one.parts] for one in made]


STEPS = ["工程将分三步进行。", "- 先封闭东侧车道", "- 再更换支座", "- 最后检测承重"]
DEMANDS = ["第一，夜班工资提高两成。", "第二，每周至少休息两天。", "第三，烤房必须通风。"]
REASONS = ["1. 芦苇被割走", "2. 夜间的渔灯太亮", "3. 外来的龙虾吃掉水草"]
ZONES = ["The park will have three zones:", "- a skating rink", "- an orchard", "- a pond"]


@pytest.mark.parametrize(
    ("asked", "article", "expected"),
    [
        ("What are the three steps of the bridge reinforcement project?", BRIDGE, STEPS),
        ("Which steps will the reinforcement of the bridge take?", BRIDGE, STEPS),
        ("大桥加固分哪三步？", BRIDGE, STEPS),
        ("What three demands did the bakers' union make?", BAKERS, DEMANDS),
        ("What are the demands of the bakers' union?", BAKERS, DEMANDS),
        ("面包师工会提出了哪些要求？", BAKERS, DEMANDS),
        ("List the reasons for the decline of wild ducks.", DUCKS, REASONS),
        ("野鸭减少的原因有哪些？", DUCKS, REASONS),
        ("What are the three zones of the new park?", RINK, ZONES),
        ("新公园有哪三个区域？", RINK, ZONES),
    ],
)
def test_a_list_answers_in_either_language(asked: str, article: Article, expected: list[str]) -> None:
    assert listed(asked, article) == [expected]


def test_a_sentence_that_names_more_of_what_is_asked_is_no_list() -> None:
    assert listed("What are the complaints of residents about parking?", RINK, best="complained") == []


def test_another_number_of_items_is_not_what_was_asked_for() -> None:
    assert listed("What are the four steps of the bridge reinforcement?", BRIDGE) == []


def test_a_number_of_something_else_is_no_number_of_items() -> None:
    assert listed("两个城市的面包师工会提出了哪些要求？", BAKERS) == [DEMANDS]
    assert listed("What zones will the park have after two years?", RINK) == [ZONES]


TEACHERS_DEMAND = ["教师协会的要求有三项：", "- 减少作业", "- 缩短晚自习", "- 修好暖气"]
DOCTORS_DEMAND = ["医生协会的要求有两项：", "- 夜班减半", "- 周日轮休"]


@pytest.mark.parametrize(
    "asked",
    [
        "教师协会和医生协会分别有哪些要求？",
        "教师协会和医生协会的要求有什么不同？",
        "How do the teachers' demands differ from the doctors' demands?",
        "What are the demands of the teachers and the doctors, respectively?",
    ],
)
def test_each_of_two_things_compared_has_its_list_in_the_order_of_the_question(asked: str) -> None:
    assert listed(asked, DOCTORS, TEACHERS) == [TEACHERS_DEMAND, DOCTORS_DEMAND]


def test_the_thing_named_first_has_its_list_first() -> None:
    asked = "医生协会和教师协会的要求有什么不同？"
    assert listed(asked, TEACHERS, DOCTORS) == [DOCTORS_DEMAND, TEACHERS_DEMAND]


def test_lists_under_headings_of_one_article_are_told_apart() -> None:
    text = "## 北原机场的措施\n- 检查跑道\n- 增加值班员\n## 南屏机场的措施\n- 重新过检\n- 增加驱鸟车"
    airports = make_article("两座机场的安全措施", text)
    assert listed("南屏机场和北原机场分别采取了哪些措施？", airports) == [
        ["- 重新过检", "- 增加驱鸟车"],
        ["- 检查跑道", "- 增加值班员"],
    ]


def test_lists_of_something_else_do_not_answer_a_comparison() -> None:
    asked = "教师协会和医生协会的会长分别是谁？"
    assert listed(asked, DOCTORS, TEACHERS, best="会长") == []

"""The extractive composer."""

from dataclasses import replace
from datetime import date

from corpus.article import Article
from rag.composing import Draft, Ranking, Scored, compose
from rag.question import take_apart
from rag.selecting import MOST_CHARACTERS, MOST_SENTENCES
from tests.rag.conftest import make_article
from tests.rag.sentences import sentences_of


def candidates(article: Article, *scores: float) -> list[Scored]:
    """Return the article's sentences with these scores, best first."""
    found = [Scored(s, score) for s, score in zip(sentences_of(article), scores, strict=True)]
    return sorted(found, key=lambda s: -s.score)


def draft(text: str, *scores: float, asked: str = "怎么样？") -> Draft:
    article = make_article("题", text)
    ranking = Ranking(take_apart(asked), candidates(article, *scores))
    return compose([ranking], {article.id: article})


def texts(made: Draft) -> list[str]:
    return [s.text for s in made.sentences]


def test_the_best_sentence_comes_first() -> None:
    assert texts(draft("甲队输了。乙队赢了。", 0.001, 1.0)) == ["乙队赢了。"]


def test_what_tells_goes_before_what_asks() -> None:
    assert texts(draft("谁赢了比赛呢？乙队赢了决赛。", 1.0, 0.2)) == ["乙队赢了决赛。"]


def test_a_question_of_the_article_answers_when_nothing_else_comes_near() -> None:
    assert texts(draft("谁赢了比赛呢？天气晴朗。", 1.0, 0.001)) == ["谁赢了比赛呢？"]


def test_a_sentence_nearly_as_good_is_added() -> None:
    assert texts(draft("甲队输了比赛。天气非常晴朗。", 1.0, 0.9)) == ["甲队输了比赛。", "天气非常晴朗。"]


def test_no_answer_has_more_sentences_than_allowed() -> None:
    text = "".join(f"第{c}件事各不相同。" for c in "甲乙丙丁戊己")
    assert len(draft(text, *[1.0] * 6).sentences) <= MOST_SENTENCES


def test_further_sentences_stay_within_the_room() -> None:
    text = "".join(c * 90 + "。" for c in "甲乙丙丁")
    assert sum(map(len, texts(draft(text, 1.0, 0.99, 0.98, 0.97)))) <= MOST_CHARACTERS


def test_a_single_long_sentence_is_quoted_whole() -> None:
    assert texts(draft("长" * 400 + "。", 1.0)) == ["长" * 400 + "。"]


def test_the_same_thing_is_not_said_twice() -> None:
    text = "市长周三宣布关闭码头。\n市长周三宣布关闭码头了。"
    assert len(draft(text, 1.0, 0.99).sentences) == 1


def test_a_sentence_that_opens_with_a_pronoun_is_followed_by_the_one_before_it() -> None:
    text = "老周是渔民代表。他希望先安置渔船。"
    assert texts(draft(text, 0.1, 1.0)) == ["他希望先安置渔船。", "老周是渔民代表。"]


def test_each_part_of_a_question_gets_its_best_sentence() -> None:
    article = make_article("题", "甲队输了比赛。天气非常晴朗。")
    rankings = [
        Ranking(take_apart("谁输了？"), candidates(article, 1.0, 0.01)),
        Ranking(take_apart("天气怎么样？"), candidates(article, 0.01, 1.0)),
    ]
    assert texts(compose(rankings, {article.id: article})) == ["甲队输了比赛。", "天气非常晴朗。"]


def test_every_sentence_cites_its_exact_range() -> None:
    text = "- **甲队**输了比赛。\n> 天气非常晴朗。"
    made = draft(text, 1.0, 0.9)
    assert [text[c.start : c.end] for c in made.citations] == [c.quote for c in made.citations]
    assert [s.citations for s in made.sentences] == [(1,), (2,)]


def test_the_span_that_the_reader_found_is_the_focus() -> None:
    text = "前情。\n- **甲队**周五输了比赛。"
    article = make_article("题", text)
    best = candidates(article, 0.1, 1.0)[0]
    start = text.index("甲队")
    asked = Ranking(take_apart("谁输了？"), [replace(best, focus=(start, start + 2))])
    (sentence,) = compose([asked], {article.id: article}).sentences
    assert sentence.focus is not None
    assert sentence.text[slice(*sentence.focus)] == "甲队"


def test_the_focus_cuts_no_figure_in_half() -> None:
    article = make_article("题", "工程耗资3800万元。")
    best = replace(candidates(article, 1.0)[0], focus=(4, 7))
    (sentence,) = compose([Ranking(take_apart("耗资多少？"), [best])], {article.id: article}).sentences
    assert sentence.focus is not None
    assert sentence.text[slice(*sentence.focus)] == "3800万元"


def test_without_a_reader_the_focus_is_what_the_question_expects() -> None:
    (sentence,) = draft("比赛定于5月3日举行。", 1.0, asked="比赛什么时候举行？").sentences
    assert sentence.focus is not None
    assert sentence.text[slice(*sentence.focus)] == "5月3日"


def test_where_nothing_expected_stands_there_is_no_focus() -> None:
    assert draft("比赛举行了。", 1.0, asked="比赛什么时候举行？").sentences[0].focus is None


def test_a_pronoun_whose_neighbour_names_nobody_is_explained_beside_the_sentence() -> None:
    text = "渔民代表周海生说码头太旧。天气非常晴朗。他希望先安置渔船。"
    (sentence,) = draft(text, 0.002, 0.001, 1.0).sentences
    assert (sentence.text, sentence.about) == ("他希望先安置渔船。", "周海生")


def test_a_quotation_whose_speaker_stands_before_it_tells_who_says_it() -> None:
    text = "周海生写道：\n- “**码头**太旧了。”\n天气非常晴朗。"
    (sentence,) = draft(text, 0.001, 1.0, 0.0001).sentences
    assert (sentence.text, sentence.said_by) == ("“码头太旧了。”", "周海生")
    assert [(sentence.text[a.start : a.end], a.speaker) for a in sentence.attributions] == [
        ("码头太旧了。", "周海生")
    ]


def test_a_speaker_whom_the_sentence_or_the_one_shown_before_names_is_not_told_again() -> None:
    made = draft("周海生说：“码头太旧了。”“没有人修。”天气非常晴朗。", 1.0, 0.9, 0.0001)
    assert [(s.text, s.said_by) for s in made.sentences] == [
        ("周海生说：“码头太旧了。”", ""),
        ("“没有人修。”", ""),
    ]
    assert [a.speaker for s in made.sentences for a in s.attributions] == ["周海生", "周海生"]


def test_a_pronoun_that_one_name_explains_needs_no_further_sentence() -> None:
    made = draft("渔民代表周海生说码头太旧。他希望先安置渔船。", 0.001, 1.0)
    assert [(s.text, s.about) for s in made.sentences] == [("他希望先安置渔船。", "周海生")]


def test_what_the_sentence_above_it_says_is_not_said_beside_it() -> None:
    made = draft("渔民代表周海生说码头太旧。他希望先安置渔船。", 1.0, 0.9)
    assert [s.about for s in made.sentences] == ["", ""]


def test_what_a_pronoun_refers_to_comes_after_the_answer_as_its_context() -> None:
    made = draft("航道淤塞得越来越厉害。这在去年迫使大船改道。", 0.001, 1.0)
    assert [(s.text, s.is_context) for s in made.sentences] == [
        ("这在去年迫使大船改道。", False),
        ("航道淤塞得越来越厉害。", True),
    ]


def test_a_sentence_that_leads_in_comes_before_what_it_leads_in() -> None:
    assert texts(draft("市长这样解释：\n码头亏损严重。", 0.5, 1.0)) == ["市长这样解释：", "码头亏损严重。"]


def test_what_is_compared_comes_in_the_order_of_the_question() -> None:
    text = "汽车便宜些，还能走远路。火车快些，而且准点。"
    made = draft(text, 1.0, 0.3, asked="火车和汽车有什么区别？")
    assert texts(made) == ["火车快些，而且准点。", "汽车便宜些，还能走远路。"]


def test_each_articles_sentences_stand_together() -> None:
    one = make_article("甲", "甲队输了比赛。天气非常晴朗。", published=date(2025, 5, 2))
    two = make_article("乙", "观众有九千人。", published=date(2025, 5, 1))
    first, third = candidates(one, 1.0, 0.8)
    mixed = [first, *candidates(two, 0.9), third]
    made = compose([Ranking(take_apart("怎么样？"), mixed)], {one.id: one, two.id: two})
    assert texts(made) == ["甲队输了比赛。", "天气非常晴朗。", "观众有九千人。"]


def test_the_older_article_comes_first_where_several_things_are_asked_for() -> None:
    one = make_article("甲", "甲队输了比赛。", published=date(2025, 5, 2))
    two = make_article("乙", "乙队赢了另一场。", published=date(2025, 5, 1))
    mixed = [*candidates(one, 1.0), *candidates(two, 0.9)]
    made = compose([Ranking(take_apart("都有哪些结果？"), mixed)], {one.id: one, two.id: two})
    assert texts(made) == ["乙队赢了另一场。", "甲队输了比赛。"]


def test_neither_an_echo_nor_a_heading_nor_the_title_is_an_answer() -> None:
    text = "题\n旧码头为什么关闭？\n旧码头的关闭\n航道淤塞得厉害，大船早就进不来了。"
    made = draft(text, 1.0, 0.9, 0.8, 0.7, asked="旧码头为什么关闭？")
    assert texts(made) == ["航道淤塞得厉害，大船早就进不来了。"]


LIST = "工程分三步：\n- 先清理航道\n- 再筑新堤\n- 最后建仓库\n\n完工后通车。"


def test_an_enumeration_is_one_answer_with_a_citation_for_each_item() -> None:
    made = draft(LIST, 0.2, 1.0, 0.3, 0.1, 0.1, asked="工程分哪几步？")
    assert texts(made) == ["工程分三步：", "先清理航道", "再筑新堤", "最后建仓库"]
    assert [s.citations for s in made.sentences] == [(1,), (2,), (3,), (4,)]
    assert made.left_out == ()


def test_an_item_that_says_more_of_what_is_asked_answers_alone() -> None:
    text = "各地动向：\n- 北港今年公布渔船的三项新规\n- 南港维修大坝\n- 东港没有动静"
    made = draft(text, 0.002, 1.0, 0.001, 0.001, asked="北港公布了哪些渔船新规？")
    assert texts(made) == ["北港今年公布渔船的三项新规"]


def test_a_single_fact_is_not_answered_with_a_list() -> None:
    assert texts(draft(LIST, 0.001, 0.001, 0.001, 1.0, 0.001, asked="工程什么时候建仓库？")) == ["最后建仓库"]


def test_as_many_items_as_the_question_counts_need_to_name_less() -> None:
    text = "## 全球治理\n治理在全球各地都有。两条路径：\n- 协调\n- 各自为政"
    made = draft(text, 0.01, 1.0, 0.5, 0.1, 0.1, asked="全球治理有哪两条路径？")
    assert texts(made) == ["两条路径：", "协调", "各自为政"]


def test_two_things_compared_have_a_citation_for_each_item_of_both_lists() -> None:
    text = "甲队的计划：\n- 换教练\n- 修球场\n\n乙队的计划：\n- 招新人\n- 去集训"
    made = draft(text, 1.0, 0.5, 0.5, 0.9, 0.5, 0.5, asked="乙队和甲队的计划有什么不同？")
    assert texts(made) == ["乙队的计划：", "招新人", "去集训", "甲队的计划：", "换教练", "修球场"]
    assert [s.citations for s in made.sentences] == [(n,) for n in range(1, 7)]


def test_what_announces_something_is_not_shown_without_it() -> None:
    text = "北港动向：\n" + "长" * 200 + "。\n码头关闭了，渔船都已经搬走。"
    assert texts(draft(text, 0.9, 0.1, 1.0)) == ["码头关闭了，渔船都已经搬走。"]


def test_a_question_of_the_article_is_no_addition() -> None:
    assert texts(draft("码头关闭了。谁还记得它？", 1.0, 0.9)) == ["码头关闭了。"]


def test_a_reference_is_no_answer_unless_sources_are_asked_for() -> None:
    text = "码头的报告 — https://example.org/report\n码头关闭了。"
    assert texts(draft(text, 1.0, 0.9)) == ["码头关闭了。"]
    assert texts(draft(text, 1.0, 0.001, asked="报告的链接？")) == ["码头的报告 — https://example.org/report"]


def test_a_long_list_keeps_whole_items_and_says_how_many_it_lacks() -> None:
    items = "".join(f"- {c * 90}\n" for c in "甲乙丙丁戊己庚辛壬癸")
    made = draft("工程分多步：\n" + items, 1.0, *[0.1] * 10, asked="工程分哪些步骤？")
    assert sum(map(len, texts(made))) <= 700
    assert all(len(t) == 90 for t in texts(made)[1:])
    assert made.left_out[0].count == 10 - (len(made.sentences) - 1)


def test_a_list_of_sources_answers_only_who_asks_for_sources() -> None:
    text = "📌 本文信息来源：港湾日报、海风台、渔民协会公告。\n码头的渔民协会反对关闭。"
    assert texts(draft(text, 1.0, 0.9, asked="哪个协会反对？")) == ["码头的渔民协会反对关闭。"]
    assert texts(draft(text, 1.0, 0.0001, asked="信息来源是哪些？"))[0].startswith("📌 本文信息来源")


def test_whom_a_quotation_is_credited_to_is_no_answer() -> None:
    text = "—— 周海生，公开信摘录\n码头的渔民协会反对关闭。"
    assert texts(draft(text, 1.0, 0.9, asked="谁反对关闭？")) == ["码头的渔民协会反对关闭。"]


def test_keywords_in_a_row_are_no_answer() -> None:
    text = "码头 渔民协会 关闭 港务局 赔偿\n码头的渔民协会反对关闭。"
    assert texts(draft(text, 1.0, 0.9, asked="谁反对关闭码头？")) == ["码头的渔民协会反对关闭。"]


def test_the_line_that_dates_the_article_is_no_answer() -> None:
    text = "发布日期：2026-02-12\n码头将在2026年3月1日关闭。"
    assert texts(draft(text, 1.0, 0.9, asked="码头关闭日期？")) == ["码头将在2026年3月1日关闭。"]

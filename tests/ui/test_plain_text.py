"""An answer as text for a terminal."""

from tests.ui.fake_bot import corrected
from ui.commands.plain_text import plain_text, shown


def test_control_characters_and_marks_of_direction_are_not_printed() -> None:
    assert shown("第一\x1b[31m行\n\u202e第二行\x07") == "第一[31m行\n第二行"


def test_what_the_articles_say_instead_stands_below_the_notice() -> None:
    text = plain_text(corrected("他为什么留下？"))
    notice, otherwise = text.split("\n\n", 1)
    assert notice == "3 篇报道都没有提到这件事。"
    assert otherwise.startswith("文章的说法\n[1] 夏尔马离职")
    assert "原文：“夏尔马在二月九日宣布离职。”" in otherwise
    assert "What the articles say" in plain_text(corrected("Why did he stay?", language="en"))

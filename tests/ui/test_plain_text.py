"""An answer as text for a terminal."""

from ui.commands.plain_text import shown


def test_control_characters_and_marks_of_direction_are_not_printed() -> None:
    assert shown("第一\x1b[31m行\n\u202e第二行\x07") == "第一[31m行\n第二行"

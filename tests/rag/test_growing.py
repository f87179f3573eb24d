"""An answer as it grows."""

from dataclasses import replace

from rag.answer import AnswerSentence, Support
from rag.growing import growing
from tests.rag.scripted import CITATION, answer


def test_an_answer_grows_sentence_by_sentence_with_the_citations_that_it_uses() -> None:
    second = replace(CITATION, n=2, start=8, end=13, quote="李四接任。")
    sentence = AnswerSentence(text="李四接任。", citations=(2,), support=Support.VERBATIM)
    one = answer()
    whole = replace(one, sentences=(*one.sentences, sentence), citations=(CITATION, second))
    first, last = growing(whole)
    assert (first.sentences, first.citations) == (one.sentences, (CITATION,))
    assert last is whole

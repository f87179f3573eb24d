"""Answers with citations: retrieval for a question, reading, composing, checking, and the façade."""

from rag.answer import Answer, AnswerSentence, Citation, Reason, RetrievedPassage, Status, Support
from rag.follow_up import Turn
from rag.stages import Stage
from rag.verdicts import Check, Verdict
from rag.youju import Youju

__all__ = [
    "Answer",
    "AnswerSentence",
    "Check",
    "Citation",
    "Reason",
    "RetrievedPassage",
    "Stage",
    "Status",
    "Support",
    "Turn",
    "Verdict",
    "Youju",
]

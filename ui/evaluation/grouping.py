"""The groups of questions that tables and plots have rows and columns for."""

from __future__ import annotations

from rag.evaluate import Evaluation, Figure


def by_key(evaluation: Evaluation) -> dict[tuple[str, str], Figure]:
    """Return the figures by measure and group."""
    return {(figure.measure, figure.group): figure for figure in evaluation.figures()}


def languages(evaluation: Evaluation) -> list[str]:
    """Return the languages of the questions, Chinese first."""
    return sorted({grade.language for grade in evaluation.grades}, reverse=True)


def types_of(evaluation: Evaluation, measure: str) -> list[str]:
    """Return the types of the questions that a measure applies to, as first met."""
    return list(dict.fromkeys(grade.type for grade in evaluation.grades if measure in grade.outcomes))


def type_group(type_: str, group: str) -> str:
    """Return the group of the questions of a type, in all languages or one: ``type:who``, ``type:who:zh``."""
    return f"type:{type_}" if group == "all" else f"type:{type_}:{group}"

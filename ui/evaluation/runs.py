"""Evaluations that the page started: one at a time in its own thread, the last few kept. Knows no HTML."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from threading import Lock, Thread

from corpus.errors import InputError, YoujuError
from rag.evaluate import EvaluatedBot, Evaluation, evaluate
from rag.evaluation_gate import Comparison, baseline_of, compare
from rag.evaluation_measures import EvalQuestion

MOST_QUESTIONS = 2000
KEPT = 6
"""Runs kept with their reports."""

log = logging.getLogger(__name__)


class State(StrEnum):
    """Where a run stands."""

    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Busy(Exception):  # noqa: N818 - names what is so
    """Another run is going on."""


class _Cancelled(Exception):  # noqa: N818
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One evaluation.

    Attributes:
        key: cannot be guessed; names it in addresses.
        reader: who started it.
        name: of the file of questions.
        began: when.
        of: questions.
        done: of these, those that were asked.
        line: what went wrong, of one that failed by an error of Youju's own.
        evaluation: of one that is done.
        comparison: with the last run before it that asked some of the same questions.
        former: the key of that run.
    """

    key: str
    reader: str
    name: str
    began: datetime
    of: int
    done: int = 0
    state: State = State.RUNNING
    line: str = ""
    evaluation: Evaluation | None = None
    comparison: Comparison | None = None
    former: str = ""


class Runs:
    """Runs over one bot; safe to use from several threads.

    Args:
        bot: who is graded.
    """

    def __init__(self, bot: EvaluatedBot) -> None:
        self._bot = bot
        self._lock = Lock()
        self._runs: list[Run] = []  # the newest last
        self._is_cancelled = False

    def start(self, name: str, questions: Sequence[EvalQuestion], reader: str) -> Run:
        """Start a run and return it.

        Raises:
            Busy: another one is going on.
        """
        run = Run(
            key=secrets.token_urlsafe(24),
            reader=reader,
            name=name,
            began=datetime.now(UTC),
            of=len(questions),
        )
        with self._lock:
            if any(r.state is State.RUNNING for r in self._runs):
                raise Busy
            self._runs = [*self._runs, run][-KEPT:]
            self._is_cancelled = False
        Thread(target=self._carry_out, args=(run, questions), daemon=True, name="evaluation").start()
        return run

    def cancel(self, reader: str) -> None:
        """End the reader's run that is going on, after the question that is being asked."""
        with self._lock:
            if any(r.state is State.RUNNING and r.reader == reader for r in self._runs):
                self._is_cancelled = True

    def of(self, reader: str) -> tuple[Run, ...]:
        """Return the reader's runs, newest first."""
        with self._lock:
            return tuple(r for r in reversed(self._runs) if r.reader == reader)

    def get(self, key: str) -> Run | None:
        """Return a run by its key; None when it was let go or never was."""
        with self._lock:
            return next((r for r in self._runs if secrets.compare_digest(r.key.encode(), key.encode())), None)

    def _carry_out(self, run: Run, questions: Sequence[EvalQuestion]) -> None:
        try:
            found = evaluate(self._bot, questions, progress=lambda done, _: self._told(run.key, done))
            comparison, former = self._against_former(run, found)
            self._change(run.key, state=State.DONE, evaluation=found, comparison=comparison, former=former)
        except _Cancelled:
            self._change(run.key, state=State.CANCELLED)
        except YoujuError as error:
            self._change(run.key, state=State.FAILED, line=error.message)
        except Exception:  # the outermost layer of its thread: the reader is told, the log has the details
            log.exception("an evaluation failed")
            self._change(run.key, state=State.FAILED)

    def _told(self, key: str, done: int) -> None:
        if self._is_cancelled:
            raise _Cancelled
        self._change(key, done=done)

    def _change(self, key: str, **fields: object) -> None:
        with self._lock:
            self._runs = [replace(r, **fields) if r.key == key else r for r in self._runs]  # type: ignore[arg-type]

    def _against_former(self, run: Run, found: Evaluation) -> tuple[Comparison | None, str]:
        for former in self.of(run.reader):
            if former.evaluation is not None:
                try:
                    return compare(found, baseline_of(former.evaluation)), former.key
                except InputError:  # it asked none of these questions
                    continue
        return None, ""

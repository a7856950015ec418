"""One judgement for every place of sending: held or not, the reasons in a few lines, and never an exception of the check."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tonecheck.errors import CheckError, NoWordsError, ToneCheckError

if TYPE_CHECKING:
    from tonecheck.config import Config
    from tonecheck.finding import Finding
    from tonecheck.report import Report

#: Environment variable that lets everything pass, and its value that does so.
SWITCH, OFF = "TONECHECK", "off"
#: Seconds that a check may take at the place of sending.
LIMIT = 60.0
#: As if it lay in a file of this name: what a mail program is given is a mail, and is not to be taken for plain text.
MAIL = "mail.eml"
#: Findings that a refusal shows; `tonecheck FILE` shows them all.
MOST_FINDINGS = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a place of sending needs to know. `report` is None where there were no words to judge; `note` says why."""

    held: bool
    report: Report | None
    note: str = ""


def switched_off() -> bool:
    """Whether the user let everything pass (`TONECHECK=off`)."""
    return os.environ.get(SWITCH, "").strip().lower() == OFF


def judge(
    content: bytes,
    configuration: Callable[[], Config],
    *,
    profile: str | None = None,
    kind: str | None = None,
    seconds: float = LIMIT,
) -> Judgement:
    """Judges a message that is about to be sent: a mail, however few its headers, or of another `kind`.

    `configuration` is read here, since a wrong file is a failure too.

    Raises:
        CheckError: it could not be judged, for whatever reason, within `seconds`.
    """
    try:
        with _time_limit(seconds):
            from tonecheck.engine import Checker

            # A verdict needs no language model, and sending does not wait for one.
            config = configuration().override(profile=profile, rewriter="off")
            with Checker(config=config) as checker:
                report = checker.check(content, kind=kind, name=MAIL)
    except NoWordsError as error:
        return Judgement(held=False, report=None, note=str(error))
    except ToneCheckError as error:
        raise CheckError(str(error)) from error
    except Exception as error:  # whatever a bug throws, the message must not be the one to suffer
        raise CheckError(f"internal error: {type(error).__name__}: {error}") from error
    return Judgement(held=report.is_held(config.fail_on), report=report)


@contextlib.contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Ends what takes longer with a `CheckError`; only where the system has alarms, and in the main thread."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_signal: int, _frame: object) -> None:
        raise CheckError(f"the check took longer than {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def reasons(report: Report) -> list[str]:
    """The verdict and the gravest findings, as lines for a terminal or a log; nothing in them steers a terminal."""
    from tonecheck.render.source import printable
    from tonecheck.render.verdict import verdict_line

    ranked = sorted(report.findings, key=lambda finding: (-finding.severity.rank, -finding.weight))
    shown = sorted(ranked[:MOST_FINDINGS], key=report.findings.index)
    lines = [verdict_line(report)]
    for finding in shown:
        lines += _lines_of(finding, report)
    left = len(report.findings) - len(shown)
    if left:
        lines.append(f"  and {left} more")
    return [printable(line) for line in lines]


def _lines_of(finding: Finding, report: Report) -> Iterator[str]:
    from tonecheck.finding import Applicability
    from tonecheck.render.source import Lines, sentence_after

    lines = Lines(report.message.raw)
    # Of a decoded mail the lines are not those of the file.
    numbered = finding.span is not None and report.message.source_exact
    place = f"line {lines.line_of(finding.span.start)}: " if numbered and finding.span is not None else ""
    yield f"  {place}{' '.join(finding.message.split())} ({finding.category})"
    finished = [rewrite for rewrite in finding.rewrites if rewrite.applicability is not Applicability.SHOW]
    if finished:
        yield f"    try: {' '.join(sentence_after(lines, finding, finished[0]).split())}"

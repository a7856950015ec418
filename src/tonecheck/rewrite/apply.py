"""Making rewrites in a draft until nothing is left that may be made."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from tonecheck.errors import ConfigError
from tonecheck.finding import Applicability, Edit, Finding, Rewrite
from tonecheck.message import Kind, Message
from tonecheck.rewrite.carrier import carrier_of
from tonecheck.span import Span

if TYPE_CHECKING:
    from datetime import datetime

    from tonecheck.report import Report

#: Whether a rewrite is to be made, asked once for each that could be; or what is to be made in its place.
Accept = Callable[[Finding, Rewrite], "bool | Rewrite"]


#: Words by which rewrites may lengthen a draft, or a third of it where that is more.
MORE_WORDS = 40

#: Points by which a score may fall when rewrites are made of themselves: less is noise of the sentences around.
LEAST_FALL = 0.5
_DIMENSIONS = ("politeness", "professionalism", "ownership")

#: A mended text is at most twice as long as the draft and so many code points more; else rewrites feed each other.
GROWTH = 5_000


class Checks(Protocol):
    """What is needed of a Checker."""

    def check(
        self,
        draft: str | bytes | Message,
        *,
        subject: str | None = None,
        to: str | Sequence[str] | None = None,
        reply_to: str | bytes | Message | None = None,
        attachments: Sequence[str] = (),
        kind: Kind | str | None = None,
        name: str | None = None,
        cc: str | Sequence[str] | None = None,
        date: datetime | None = None,
    ) -> Report:
        """The report of one draft."""


@dataclass(frozen=True, slots=True)
class Applied:
    """One rewrite that was made: of which finding, on which words."""

    finding: Finding
    rewrite: Rewrite
    quote: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended draft.

    `before` and `text` are the judged text; `draft` is the whole draft in its own form (bytes for bytes). `settled` is
    False where rewrites kept calling for more; then nothing was changed.
    """

    text: str
    applied: tuple[Applied, ...]
    rounds: int
    before: str
    draft: str | bytes
    settled: bool = True


def apply_rewrites(
    draft: str | bytes | Message,
    checker: Checks,
    *,
    accept: Applicability | Accept = Applicability.SAFE,
    max_rounds: int = 10,
    subject: str | None = None,
    to: str | Sequence[str] | None = None,
    reply_to: str | bytes | Message | None = None,
    attachments: Sequence[str] = (),
    kind: Kind | str | None = None,
    name: str | None = None,
    cc: str | Sequence[str] | None = None,
    date: datetime | None = None,
    _again: bool = False,
) -> Fixed:
    """`draft` with the accepted rewrites made, judged again and mended again until it is still.

    `accept` is the least applicability that is made, or a function that decides; SHOW is never made. Doing it again
    changes nothing more. Text outside the edits stays as it is, newlines included.

    Raises:
        RewriteError: the draft cannot be changed without damage.
        DraftError: it cannot be judged.
    """
    if isinstance(draft, Message):
        # Later rounds judge text, which has lost what the message knew besides it.
        subject = draft.subject if subject is None else subject
        to = draft.to if to is None else to
        cc = draft.cc if cc is None else cc
        date = draft.date if date is None else date
        reply_to = draft.reply_to if reply_to is None else reply_to
        attachments = (*draft.attachments, *attachments)
    beside: dict[str, Any] = {key: value for key, value in (("cc", cc), ("date", date)) if value}
    decide = _at_least(accept) if isinstance(accept, Applicability) else accept

    def judge(current: str | bytes | Message) -> Report:
        return checker.check(
            current, subject=subject, to=to, reply_to=reply_to, attachments=attachments, kind=kind, name=name, **beside
        )

    report = judge(draft)
    # The draft's nature does not change with its words: a mended text must not turn into a commit on the way.
    kind = report.message.kind
    before = report.message.raw
    carrier = carrier_of(draft, report.message)
    drafts: list[str | bytes] = [carrier.rebuild(before)]
    texts = [before]
    made: list[Applied] = []
    counts = [0]
    most = 2 * len(before) + GROWTH
    # What somebody chose one by one may be as long as they like.
    words = _count(before) + max(MORE_WORDS, _count(before) // 3) if isinstance(accept, Applicability) else most

    def fits(text: str) -> bool:
        return len(text) <= most and _count(text) <= words

    refused: set[tuple[str, tuple[str, ...]]] = set()

    def wanted(finding: Finding, rewrite: Rewrite) -> bool | Rewrite:
        return _name(finding, rewrite) not in refused and decide(finding, rewrite)

    unchanged = Fixed(before, (), 0, before, drafts[0], settled=False)

    def still(fixed: Fixed, *, circle: bool = False) -> Fixed:
        """What was made, if mending it once more changes nothing; after a circle or a refusal that is not sure."""
        if not _again and (refused or circle) and fixed.applied and isinstance(accept, Applicability):
            more = {**beside, "subject": subject, "to": to, "reply_to": reply_to, "attachments": attachments}
            once_more = apply_rewrites(
                fixed.draft, checker, accept=accept, max_rounds=max_rounds, kind=kind, name=name, _again=True, **more
            )
            if once_more.text != fixed.text:
                return unchanged
        return fixed

    while len(texts) <= max_rounds and fits(texts[-1]):
        chosen = choose(report, wanted)
        text = _edit(texts[-1], [edit for applied in chosen for edit in applied.rewrite.edits])
        if text == texts[-1]:
            return still(Fixed(text, tuple(made), len(texts) - 1, before, drafts[-1]))
        if text in texts:
            # Rules that undo each other: from wherever the circle is entered it must be left at the same text.
            stop = min(range(texts.index(text), len(texts)), key=lambda at: texts[at])
            return still(Fixed(texts[stop], tuple(made[: counts[stop]]), stop, before, drafts[stop]), circle=True)
        changed = carrier.rebuild(text)
        judged = judge(changed)
        if isinstance(accept, Applicability) and _lower(judged, report):
            # One of them costs the draft more than its fault did: those that do so by themselves are left out.
            costly = [
                _name(one.finding, one.rewrite)
                for one in chosen
                if len(chosen) == 1 or _lower(judge(carrier.rebuild(_edit(texts[-1], one.rewrite.edits))), report)
            ]
            if costly:
                refused.update(costly)
                continue
        made += chosen
        drafts.append(changed)
        texts.append(text)
        counts.append(len(made))
        report = judged
        if report.message.raw != text:
            carrier = carrier_of(drafts[-1], report.message)
            texts[-1] = report.message.raw
    if fits(texts[-1]) and not choose(report, wanted):
        return still(Fixed(texts[-1], tuple(made), len(texts) - 1, before, drafts[-1]))
    return unchanged


def choose(report: Report, decide: Accept) -> list[Applied]:
    """The rewrites to make in one round: at most one for each finding, none that meets another."""
    raw = report.message.raw
    own = [part.span for part in report.message.judged_parts()]
    newline = _newline(raw)
    chosen: list[Applied] = []
    taken: list[Span] = []  # ascending; they do not meet, so only the neighbours of a new one matter
    for finding in report.findings:
        for rewrite in finding.rewrites:
            if rewrite.applicability is Applicability.SHOW or _changes_nothing(rewrite, raw):
                continue
            spans = [edit.span for edit in rewrite.edits]
            if not all(any(span in part for part in own) for span in spans):
                continue
            if any(_meet(span, other) for span in spans for other in _neighbours(taken, span)):
                continue
            answer = decide(finding, rewrite)
            if answer:
                rewrite = answer if isinstance(answer, Rewrite) else rewrite
                spans = [edit.span for edit in rewrite.edits]
                edits = tuple(Edit(edit.span, _NEWLINE.sub(newline, edit.text)) for edit in rewrite.edits)
                quote = "" if finding.span is None else finding.span.of(raw)
                chosen.append(Applied(finding, Rewrite(edits, rewrite.applicability, rewrite.because), quote))
                for span in spans:
                    bisect.insort(taken, span)
                break
    return chosen


def _name(finding: Finding, rewrite: Rewrite) -> tuple[str, tuple[str, ...]]:
    return finding.rule, tuple(_NEWLINE.sub("\n", edit.text) for edit in rewrite.edits)


def _lower(after: Report, before: Report) -> bool:
    """Whether any score fell by more than LEAST_FALL."""
    pairs = ((getattr(after.scores, name), getattr(before.scores, name)) for name in _DIMENSIONS)
    return any(new < old - LEAST_FALL for new, old in pairs)


def _count(text: str) -> int:
    return len(text.split())


def _at_least(least: Applicability) -> Accept:
    return lambda finding, rewrite: rewrite.applicability.rank >= least.rank


_NEWLINE = re.compile(r"\r\n|\n|\r")


def _newline(raw: str) -> str:
    """The newline that a text uses most, \\n where it has none."""
    counts = dict.fromkeys(("\n", "\r\n", "\r"), 0)
    for found in _NEWLINE.finditer(raw):
        counts[found[0]] += 1
    return max(counts, key=lambda kind: counts[kind])


def _changes_nothing(rewrite: Rewrite, raw: str) -> bool:
    return all(edit.span.of(raw) == edit.text for edit in rewrite.edits)


def _neighbours(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    at = bisect.bisect_left(taken, span)
    return taken[max(0, at - 1) : at + 2]


def _meet(one: Span, other: Span) -> bool:
    """Whether two edits concern the same place; an insertion also meets what it touches."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _edit(raw: str, edits: Iterable[Edit]) -> str:
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits):
        pieces += (raw[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, raw[at:]))


def rewrite_draft(
    draft: str | bytes | Message, *, accept: Applicability | Accept | str = "safe", **options: Any
) -> Fixed:
    """What `tonecheck.rewrite` does: see there."""
    from tonecheck.config import Config, load_config
    from tonecheck.engine import Checker

    if isinstance(accept, str) and not isinstance(accept, Applicability):
        allowed = (Applicability.SAFE.value, Applicability.SUGGEST.value)
        if accept not in allowed:
            raise ConfigError(f"accept is {accept!r}; allowed: {', '.join(allowed)}, or a function")
        accept = Applicability(accept)
    made = {name: options.pop(name) for name in ("profile", "config", "rules") if name in options}
    config = made.get("config")
    if accept is Applicability.SAFE and config is not None:
        # A language model's sentences are never safe, so none is asked for.
        config = config if isinstance(config, Config) else load_config(None, explicit=Path(config))
        made["config"] = config.override(rewriter="off")
    with Checker(**made) as checker:
        return apply_rewrites(draft, checker, accept=accept, **options)

"""The order of the steps from a draft to a report; nothing else."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tonecheck import message as messages
from tonecheck.checkers.findings import RuleChecker
from tonecheck.checkers.reader_view import READER_RULES
from tonecheck.config import Config, load_config
from tonecheck.errors import ConfigError, DraftError
from tonecheck.finding import MESSAGE_LEVEL, MOST_REWRITES, WORDING, Finding, Rewrite
from tonecheck.message import Kind, Message, PartKind
from tonecheck.nlp import Analysis, Sentence, analyze, analyze_many
from tonecheck.report import Report, Withheld
from tonecheck.rulebook import PROFILES, Rulebook, load_builtin, load_folder
from tonecheck.score import assess
from tonecheck.span import Span
from tonecheck.thread import read_thread

if TYPE_CHECKING:
    from tonecheck.checkers.grammar import Grammar
    from tonecheck.reader import Reading
    from tonecheck.rewrite.writer import DraftWriter, Writer

#: Drafts that `check_many` takes through the models at once.
TOGETHER = 16


class Checker:
    """Checks drafts. One checker may serve many threads; rules and models are read at the first draft.

    `profile`: who the reader is (customer, colleague, review, public); None takes the configuration's, and `review` for
    commits and patches. `config`: a `Config`, a file's path, or None for the defaults (no file is looked for).
    `rules`: a rulebook in place of the built-in one.

    Raises:
        ConfigError: an unknown profile, or a configuration file that is wrong.
    """

    def __init__(
        self,
        *,
        profile: str | None = None,
        config: Config | str | Path | None = None,
        rules: Rulebook | None = None,
    ) -> None:
        if isinstance(config, (str, Path)):
            config = load_config(None, explicit=Path(config))
        if profile is not None and profile not in PROFILES:
            raise ConfigError(f"unknown profile {profile!r}; allowed: {', '.join(PROFILES)}")
        self.config = config or Config()
        self._profile = profile
        self._rules = rules
        self._lock = threading.Lock()

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules in force: built-in and those of the configuration's folders."""
        book = self._rules if self._rules is not None else load_builtin(cases=False)
        for folder in self.config.rule_folders:
            book = book + load_folder(Path(folder))
        self.config.verify_names([*book.by_id, *READER_RULES])
        return book

    @cached_property
    def _checker(self) -> RuleChecker:
        book = self.rulebook
        if book is load_builtin(cases=False):
            return _builtin_checker()
        with self._lock:
            return RuleChecker(book)

    @cached_property
    def _grammar(self) -> Grammar:
        from tonecheck.checkers.grammar import Grammar

        with self._lock:
            return Grammar(self.config.grammar, accept=self.config.names)

    @cached_property
    def _writer(self) -> Writer | None:
        settings = self.config.rewriter
        if settings is None:
            return None
        from tonecheck.rewrite.writer import Writer

        return Writer(settings)

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
        """Judges one draft.

        `subject`, `to`, `cc`, `attachments`: what the draft's own headers do not say. `reply_to`: the message it answers,
        or a mail folder (mbox) that holds it. `date`: when it is written, from which dates in its promises are reckoned.
        `kind`: text, eml, markdown, commit or patch; None tells it by content and file `name`.

        Raises:
            DraftError: the draft cannot be judged (nothing in it, not text, encrypted, over 1 MB of own words).
        """
        message = messages.parse(
            draft,
            kind=kind,
            name=name,
            subject=subject,
            to=to,
            cc=cc,
            date=date,
            reply_to=reply_to,
            attachments=attachments,
        )
        return self._report(analyze(message), name)

    def check_many(self, drafts: Iterable[str | bytes | Message]) -> Iterator[Report]:
        """The reports of many drafts, in order; quicker than one by one, since several go through the models together.

        Raises:
            DraftError: a draft cannot be judged, after the reports of those before it.
        """
        waiting: list[Message] = []
        for draft in drafts:
            try:
                waiting.append(messages.parse(draft))
            except DraftError:
                yield from self._reports(waiting)
                raise
            if len(waiting) == TOGETHER:
                yield from self._reports(waiting)
                waiting = []
        yield from self._reports(waiting)

    def _reports(self, waiting: Sequence[Message]) -> Iterator[Report]:
        for analysis in analyze_many(waiting):
            yield self._report(analysis, None)

    def _report(self, analysis: Analysis, name: str | None) -> Report:
        message = analysis.message
        writer = None if self._writer is None else self._writer.for_draft()
        profile = self._profile or self.config.profile or _profile_of(message)
        found = self._checker.check(analysis, profile=profile)
        readings: Sequence[tuple[Sentence, Reading]] = ()
        unread: tuple[str, ...] = ()
        if self.config.reader == "on":
            from tonecheck.checkers.classifier import joined, judge

            judged = judge(analysis, profile=profile)
            found = joined(found, judged, analysis)
            readings, unread = judged.readings, judged.skipped
        grammar, skipped = self._grammar.check(message)
        findings = resolve(_chosen([*found, *grammar], self.config, message))
        findings, withheld, unproven = self._proven(findings, analysis, profile, writer)
        findings = (*findings, *self._of_subject(message, profile))
        scores, strengths, verdict = assess(findings, analysis, profile=profile, config=self.config, readings=readings)
        return Report(
            message=message,
            findings=findings,
            scores=scores,
            strengths=strengths,
            skipped=(*message.skipped, *unread, *skipped, *unproven, *(writer.notes() if writer else ())),
            verdict=verdict,
            profile=profile,
            path=name,
            thread=read_thread(analysis),
            withheld=withheld,
        )

    def _of_subject(self, message: Message, profile: str) -> Iterator[Finding]:
        """What the rules find in a subject that stands beside the judged text (an e-mail's, or one that was given).

        Such findings have no place in `Message.raw`, and no rewrite: their message says that it is the subject.
        """
        if not message.subject or any(part.kind is PartKind.SUBJECT for part in message.parts):
            return
        try:
            alone = messages.parse(f"Subject: {message.subject}\n", kind=Kind.TEXT)
        except DraftError:
            return
        found = self._checker.check(analyze(alone), profile=profile)
        for finding in resolve(_chosen(found, self.config, alone)):
            if finding.span is not None and finding.category not in MESSAGE_LEVEL:
                said = f"In the subject: {finding.message}"
                yield replace(finding, message=said, span=None, sentence=None, rewrites=())

    def _proven(
        self, findings: Sequence[Finding], analysis: Analysis, profile: str, writer: DraftWriter | None
    ) -> tuple[tuple[Finding, ...], tuple[Withheld, ...], tuple[str, ...]]:
        """The findings with the rewrites that hold, those that do not, and what could not be proved, for the report.

        The changed sentences are judged by the same checkers.
        """
        if not findings:
            return (), (), ()
        from tonecheck.rewrite.prove import prove

        notes: dict[str, None] = {}

        def judged(analyses: Sequence[Analysis]) -> list[tuple[Finding, ...]]:
            return [self._sentence_findings(changed, profile) for changed in analyses]

        def scored(found: Sequence[Finding], changed: Analysis) -> Sequence[float]:
            scores = assess(found, changed, profile=profile, config=self.config)[0]
            return (scores.politeness, scores.professionalism, scores.ownership)

        def proofread(pairs: Sequence[tuple[str, str]]) -> Sequence[Finding | None]:
            faults, missed = self._grammar.compare(pairs, analysis.message)
            notes.update(dict.fromkeys(missed))
            return faults

        proven, withheld = prove(
            findings,
            analysis,
            judged,
            scored,
            profile=profile,
            writer=writer,
            proofread=proofread if self._grammar.reached else None,
        )
        return proven, withheld, tuple(notes)

    def _sentence_findings(self, analysis: Analysis, profile: str) -> tuple[Finding, ...]:
        found: Iterable[Finding] = self._checker.check(analysis, profile=profile)
        if self.config.reader == "on":
            from tonecheck.checkers.classifier import joined, judge

            found = joined(found, judge(analysis, profile=profile), analysis)
        return resolve(_chosen(found, self.config, analysis.message))

    def close(self) -> None:
        """Stops a grammar server that this checker started."""
        if "_grammar" in self.__dict__:
            self._grammar.close()

    def __enter__(self) -> Checker:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


@lru_cache(maxsize=1)
def _builtin_checker() -> RuleChecker:
    """The built-in rules made ready, once a process: a checker may be made for each draft."""
    return RuleChecker(load_builtin(cases=False))


#: The subject of a patch on a mailing list, and of the answers to it.
_PATCH_SUBJECT = re.compile(r"\[(?:[\w.-]+ )*PATCH\b[^\]]*\]")


def _profile_of(message: Message) -> str:
    """`review` for commits, patches and the answers to patches; else `customer`."""
    patch = message.subject is not None and _PATCH_SUBJECT.search(message.subject)
    return "review" if patch or message.kind in (Kind.COMMIT, Kind.PATCH) else "customer"


def _chosen(findings: Iterable[Finding], config: Config, message: Message) -> Iterator[Finding]:
    """The findings that the configuration wants, with its severities."""
    for finding in findings:
        if not config.wants(finding.rule, finding.category, finding.dimension):
            continue
        severity = config.severity_of(finding.rule, finding.category, finding.severity)
        if severity is None or (finding.span is not None and _accepted(finding, config, message)):
            continue
        yield finding if severity is finding.severity else replace(finding, severity=severity)


def _accepted(finding: Finding, config: Config, message: Message) -> bool:
    """Whether the finding rests on a phrase that the house accepts."""
    assert finding.span is not None
    around = message.raw[max(0, finding.span.start - 40) : finding.span.end + 40].casefold()
    words = finding.span.of(message.raw).casefold()
    return any((words in a and a in around) or a in words for a in (p.casefold() for p in config.accept) if a)


def resolve(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each cause, in the order of the text; those of the whole message last.

    Of findings about meaning that share at least half of the shorter one's words, the weightier and surer stays; findings about
    wording (swearing, slang, capitals, emoji) compete only among themselves, grammar with nothing.
    """
    kept: list[Finding] = []
    ranked = sorted(
        findings,
        key=lambda f: (-f.severity.rank, -f.weight * f.confidence, -(len(f.span) if f.span else 0), f.rule),
    )
    near = _Near()
    for finding in ranked:
        # Two about the whole message are one wherever they point to.
        place = None if finding.category in MESSAGE_LEVEL else finding.span
        at = next((i for i in near.to(place) if _same_cause(finding, kept[i])), None)
        if at is None:
            near.add(len(kept), place)
            kept.append(finding)
        elif kept[at].category == finding.category and finding.rewrites:
            kept[at] = replace(kept[at], rewrites=_best((*kept[at].rewrites, *finding.rewrites)))
    mended = []
    for finding in kept:
        beside = [kept[i] for i in near.to(finding.sentence)] if finding.sentence is not None else []
        rewrites = tuple(r for r in finding.rewrites if not _half_mended(finding, r, beside))
        mended.append(replace(finding, rewrites=rewrites))
    return tuple(
        sorted(
            mended, key=lambda f: (f.span is None, f.span.start if f.span else 0, f.span.end if f.span else 0, f.rule)
        )
    )


class _Near:
    """Numbers by the stretch of text that they belong to, so that only neighbours are compared."""

    SIZE = 512  # code points of a stretch

    def __init__(self) -> None:
        self._at: dict[int, list[int]] = {}

    def _stretches(self, span: Span | None) -> range:
        return range(-1, 0) if span is None else range(span.start // self.SIZE, span.end // self.SIZE + 1)

    def add(self, number: int, span: Span | None) -> None:
        for stretch in self._stretches(span):
            self._at.setdefault(stretch, []).append(number)

    def to(self, span: Span | None) -> list[int]:
        """The numbers near a span, and those without a place, ascending."""
        return sorted({n for stretch in (-1, *self._stretches(span)) for n in self._at.get(stretch, ())})


def _half_mended(finding: Finding, rewrite: Rewrite, kept: Sequence[Finding]) -> bool:
    """Whether a rewrite turns the sentence into another kind of sentence although a second fault stays in it.

    "Could you still confirm the finish, so part of this is on you?" is worse than no rewrite.
    """
    if finding.sentence is None or finding.span is None or _layer(finding) != "meaning":
        return False
    recast = len(rewrite.edits) > 1 or rewrite.edits[-1].text.endswith("?")
    first, last = rewrite.edits[0].span, rewrite.edits[-1].span
    return recast and any(
        other is not finding
        and other.span is not None
        and _layer(other) == "meaning"
        and other.span in finding.sentence
        and not any(other.span in edit.span for edit in rewrite.edits)
        and first.start <= other.span.start <= last.end
        for other in kept
    )


def _best(rewrites: Sequence[Rewrite]) -> tuple[Rewrite, ...]:
    """The rewrites of findings with one cause: finished sentences before frames, none twice, at most MOST_REWRITES."""
    unlike = {rewrite.edits: rewrite for rewrite in reversed(rewrites)}
    ordered = sorted(unlike.values(), key=lambda rewrite: -rewrite.applicability.rank)
    return tuple(ordered[:MOST_REWRITES])


def _same_cause(one: Finding, other: Finding) -> bool:
    if one.category == other.category and one.category in MESSAGE_LEVEL:
        if one.category == "addressing":
            return one.rule == other.rule
        return one.category != "placeholder" or one.span == other.span
    if one.span is None or other.span is None:
        return False
    if _layer(one) != _layer(other):
        return False
    shared = one.span.overlap(other.span)
    if one.category == other.category and one.sentence is not None and one.sentence == other.sentence:
        return shared > 0
    return shared * 2 >= min(len(one.span), len(other.span)) > 0


def _layer(finding: Finding) -> str:
    if finding.dimension == "grammar" or finding.category in MESSAGE_LEVEL:
        return finding.dimension
    return "wording" if finding.category in WORDING else "meaning"

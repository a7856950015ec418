"""Reports and a checker made by hand, so that what is around the engine can be tested without it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tonecheck.config import Config
from tonecheck.finding import DIMENSION, Applicability, Edit, Finding, Rewrite, Severity, Strength
from tonecheck.message import Kind, Message, parse
from tonecheck.report import Contribution, Report, Score, Scores
from tonecheck.rulebook import Rule, Rulebook
from tonecheck.span import Span


@dataclass(frozen=True)
class Word:
    """What the handmade checker looks for: a regular expression, and what to write for it (None: no rewrite)."""

    pattern: str
    rule: str
    category: str
    instead: str | None = None
    applicability: Applicability = Applicability.SAFE
    severity: Severity = Severity.WARNING


WORDS = (
    Word(r"!{2,}", "exclamation-marks", "shouting", "!", severity=Severity.NOTE),
    Word(r"\bYou forgot to\b", "you-forgot-to", "accusation", "Could you", Applicability.SUGGEST),
    Word(r"\bidiot\b", "idiot", "insult", severity=Severity.ERROR),
    Word(r"\bsoon\b", "no-date", "vague-commitment", "by [date]", Applicability.SHOW),
)


def report_of(
    message: Message, words: Sequence[Word] = WORDS, *, config: Config | None = None, path: str | None = None
) -> Report:
    """The report of a message; overall is 80 less 20 for each error, 10 for each warning."""
    config = config or Config()
    findings = []
    for part in message.judged_parts():
        for word in words:
            severity = config.severity_of(word.rule, word.category, word.severity)
            if severity is None or not config.wants(word.rule, word.category, DIMENSION[word.category]):
                continue
            for found in re.compile(word.pattern).finditer(message.raw, part.span.start, part.span.end):
                span = Span(*found.span())
                rewrites: tuple[Rewrite, ...] = ()
                if word.instead is not None:
                    rewrites = (Rewrite((Edit(span, word.instead),), word.applicability, "it reads calmer"),)
                findings.append(
                    Finding(
                        word.rule, word.category, DIMENSION[word.category], severity, 0.9,
                        f"“{found[0]}” hurts; say it in other words.", span,
                        explanation="The reader hears a reproach.", rewrites=rewrites,
                    )
                )  # fmt: skip
    if (
        "missing-greeting" not in config.ignore
        and message.kind is Kind.TEXT
        and not message.raw.startswith(("Hi", "Dear", "Subject"))
    ):
        findings.append(
            Finding(
                "no-greeting", "missing-greeting", "professionalism", Severity.NOTE, 0.8,
                "There is no greeting.", None, explanation="A mail without a greeting reads like an order.",
            )
        )  # fmt: skip
    findings.sort(key=lambda finding: (finding.span is None, finding.span or Span(0, 0)))
    faults = tuple(
        Contribution(finding.rule, -20.0 if finding.severity is Severity.ERROR else -10.0, finding.span, "fault")
        for finding in findings
        if finding.severity is not Severity.NOTE
    )
    value = max(0.0, 80.0 + sum(fault.value for fault in faults))
    ranks = [finding.severity.rank for finding in findings]
    verdict = "hold" if 2 in ranks else "review" if 1 in ranks else "send"
    thanks = message.raw.find("Thank you")
    strengths = (
        (Strength("thanks", "politeness", Span(thanks, thanks + 9), 2.0, "says thank you"),) if thanks >= 0 else ()
    )
    return Report(
        message=message,
        findings=tuple(findings),
        scores=Scores(value, value, value, value, (Score("ownership", value, 80.0, faults),)),
        strengths=strengths,
        skipped=message.skipped,
        verdict=verdict,  # type: ignore[arg-type]
        profile=config.profile or "customer",
        path=path,
    )


class HandChecker:
    """Stands in for tonecheck.engine.Checker."""

    def __init__(self, *, config: Config | None = None, words: Sequence[Word] = WORDS) -> None:
        self.config = config or Config()
        self.words = words
        self.calls: list[dict[str, Any]] = []

    @property
    def rulebook(self) -> Rulebook:
        return _Book()  # type: ignore[return-value]

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
    ) -> Report:
        self.calls.append(
            {"subject": subject, "to": to, "reply_to": reply_to, "attachments": attachments, "kind": kind}
        )
        message = parse(draft, kind=kind, name=name, subject=subject, to=to, reply_to=reply_to, attachments=attachments)
        return report_of(message, self.words, config=self.config, path=name)

    def close(self) -> None:
        """There is nothing to close."""


class _Book:
    def __iter__(self) -> Iterator[Rule]:
        return iter(())

    def __len__(self) -> int:
        return len(self.by_id)

    by_id = dict.fromkeys([word.rule for word in WORDS] + ["no-greeting"])

"""What a check comes to: scores that add up, and the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tonecheck.finding import Finding, Rewrite, Strength
from tonecheck.message import Message
from tonecheck.span import Span

if TYPE_CHECKING:
    from tonecheck.promises import Promise
    from tonecheck.thread import ThreadView

Verdict = Literal["send", "review", "hold"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one cause adds to (`value` > 0) or takes from a score. `kind`: fault, suspicion, strength, estimate, manner or sentiment."""

    name: str
    value: float
    span: Span | None
    kind: str


@dataclass(frozen=True, slots=True)
class Score:
    """One dimension's score, 0..100. The contributions add up to `value - baseline`."""

    dimension: str
    value: float
    baseline: float
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """Each 0..100; `overall` is drawn from the three. `details` has the three with their contributions."""

    politeness: float
    professionalism: float
    ownership: float
    overall: float
    details: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A rewrite that was made and not shown: of which rule's finding, the changed sentence, and why it did not hold."""

    rule: str
    category: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The judgement of one draft. `skipped` says in words what was not judged and why, `withheld` which rewrites did not hold.

    `thread`: how the other sees it, where the draft answers something: what was asked and is still open, and more.
    """

    message: Message
    findings: tuple[Finding, ...]
    scores: Scores
    strengths: tuple[Strength, ...]
    skipped: tuple[str, ...]
    verdict: Verdict
    profile: str
    path: str | None = None
    thread: ThreadView | None = None
    withheld: tuple[Withheld, ...] = ()

    @property
    def promises(self) -> tuple[Promise, ...]:
        """What the draft promises, by whom and by when; read at each call, dates reckoned from the mail's date or now."""
        from tonecheck.promises import find_promises

        return find_promises(self.message)

    def is_held(self, fail_on: str) -> bool:
        """Whether the verdict holds the draft back where `fail_on` is hold, review or never."""
        return self.verdict in {"hold": ("hold",), "review": ("hold", "review"), "never": ()}[fail_on]

    @property
    def rewrites(self) -> tuple[tuple[Finding, Rewrite], ...]:
        """All rewrites with their findings, in the order of the findings."""
        return tuple((finding, rewrite) for finding in self.findings for rewrite in finding.rewrites)

    def to_dict(self) -> dict[str, Any]:
        """The report as one message of the JSON that docs/json.md describes."""
        from tonecheck.render.json import message_dict

        return message_dict(self)

"""What a check can say: findings with their rewrites, and strengths."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tonecheck.span import Span

#: Dimension of each category of the annotation guide, plus grammar.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "politeness": (
        "insult", "dismissal", "condescension", "passive-aggression", "sarcasm", "demand", "threat",
        "accusatory-question", "curtness",
    ),
    "professionalism": (
        "profanity", "slang", "shouting", "emoji", "complaint", "internal-affairs", "overpromise", "vague-commitment",
        "policy-deflection", "impersonal", "hedging", "cliche", "insensitive",
        "missing-greeting", "missing-closing", "missing-attachment", "placeholder", "wrong-name", "addressing",
    ),
    "ownership": (
        "accusation", "third-party-blame", "excuse", "non-apology", "minimisation", "denial", "evasive-passive",
        "unacknowledged-complaint", "apology-without-remedy", "delay-without-date", "unanswered-question",
    ),
    "grammar": ("grammar", "spelling", "punctuation", "style"),
}  # fmt: skip

DIMENSION: dict[str, str] = {category: dimension for dimension, names in CATEGORIES.items() for category in names}

#: Categories that judge the message as a whole.
MESSAGE_LEVEL: frozenset[str] = frozenset(
    {
        "missing-greeting", "missing-closing", "unacknowledged-complaint", "apology-without-remedy",
        "delay-without-date", "unanswered-question", "missing-attachment", "placeholder", "wrong-name",
        "addressing",
    }
)  # fmt: skip

#: The categories of single sentences, in the order of the learned reader's outputs.
SENTENCE_LEVEL: tuple[str, ...] = tuple(
    category for category, dimension in DIMENSION.items() if dimension != "grammar" and category not in MESSAGE_LEVEL
)

#: Categories about the surface of words: they may stand inside a finding about meaning without being the same cause.
WORDING: frozenset[str] = frozenset({"profanity", "slang", "shouting", "emoji", "insensitive", "cliche"})

#: What talk about code is judged for: how it treats people. Hedges, abbreviations and plans are its everyday language there,
#: and "the fault is in the driver, not in the script" is a fact.
IN_REVIEW: frozenset[str] = frozenset(
    {"insult", "profanity", "threat", "condescension", "sarcasm", "dismissal", "accusation", "accusatory-question"}
    | {"passive-aggression", "insensitive", "shouting", "demand", "curtness", "complaint", "non-apology"}
)


class Severity(str, Enum):
    """How much a finding weighs in the verdict: NOTE < WARNING < ERROR."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        return ("note", "warning", "error").index(self.value)


class Applicability(str, Enum):
    """What the reader of a rewrite may rely on: SHOW < SUGGEST < SAFE."""

    SHOW = "show"  #: a frame with blanks `[…]` to fill; never applied
    SUGGEST = "suggest"  #: a finished sentence that the writer must agree to
    SAFE = "safe"  #: the meaning is exactly the same

    @property
    def rank(self) -> int:
        return ("show", "suggest", "safe").index(self.value)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the code points of `span` by `text`."""

    span: Span
    text: str


#: Most rewrites that a finding offers.
MOST_REWRITES = 3


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Edits in ascending order that do not overlap; `because` says why the result is better."""

    edits: tuple[Edit, ...]
    applicability: Applicability
    because: str

    def apply(self, raw: str) -> str:
        """`raw` with the edits made."""
        for edit in reversed(self.edits):
            raw = raw[: edit.span.start] + edit.text + raw[edit.span.end :]
        return raw


@dataclass(frozen=True, slots=True)
class Evidence:
    """A word that moved the learned reader's decision, and its share of it, 0..1."""

    span: Span
    share: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `span` is None where the message as a whole is meant. `confidence` is in 0..1.

    `explanation` says why the words hurt the reader; `message` is the one-line form of it.
    """

    rule: str
    category: str
    dimension: str
    severity: Severity
    confidence: float
    message: str
    span: Span | None
    weight: float = 3.0
    explanation: str = ""
    rewrites: tuple[Rewrite, ...] = ()
    sentence: Span | None = None  #: the sentence that holds the span
    url: str | None = None
    evidence: tuple[Evidence, ...] = ()  #: of the learned reader: the words that moved its decision


@dataclass(frozen=True, slots=True)
class Strength:
    """Something the draft does well: what it is called, where, and the dimension it lifts (with a weight > 0)."""

    name: str
    dimension: str
    span: Span | None
    weight: float
    message: str

"""What a worker tells the gate about a message, and the headers that say so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """`verdict` is send, review, hold, or none where there were no words to judge. Scores are whole numbers, 0..100."""

    held: bool
    verdict: str
    scores: Mapping[str, int] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> Verdict:
        """The inverse of `to_dict`, after a way through JSON."""
        return cls(**{**fields, "categories": tuple(fields["categories"]), "reasons": tuple(fields["reasons"])})

    def headers(self) -> bytes:
        """Header lines of their own, in ASCII, each ended by CRLF and none longer than 78 characters."""
        rows = [f"X-Tonecheck-Verdict: {self.verdict}"]
        if self.scores:
            rows.append("X-Tonecheck-Scores: " + "; ".join(f"{name}={value}" for name, value in self.scores.items()))
        if self.categories:
            rows.append("X-Tonecheck-Findings: " + ",\r\n ".join(self.categories))
        return "".join(f"{row}\r\n" for row in rows).encode("ascii")


#: The header of a message that could not be checked.
UNCHECKED = b"X-Tonecheck-Verdict: unchecked\r\n"

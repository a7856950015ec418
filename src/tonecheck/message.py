"""A draft as its parts: `parse` takes what the user has and says which words are the writer's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from tonecheck.span import Span


class PartKind(str, Enum):
    HEADERS = "headers"
    SUBJECT = "subject"
    GREETING = "greeting"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    QUOTE = "quote"
    CODE = "code"
    OTHER = "other"


#: Kinds whose words are the writer's own.
OWN = frozenset({PartKind.SUBJECT, PartKind.GREETING, PartKind.BODY, PartKind.CLOSING})


class Kind(str, Enum):
    TEXT = "text"
    EML = "eml"
    MARKDOWN = "markdown"
    COMMIT = "commit"
    PATCH = "patch"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the raw text. `language` is an ISO 639-1 code, None where it was not asked or cannot be told."""

    kind: PartKind
    span: Span
    language: str | None = None

    @property
    def judged(self) -> bool:
        return self.kind in OWN and self.language in (None, "en")


@dataclass(frozen=True, slots=True)
class Message:
    """A parsed draft.

    `parts` tile `raw` without gap or overlap. `masked` are spans inside judged parts that are not words of the writer
    (URLs, addresses, inline code, log lines inside a paragraph), in ascending order. `source_exact` tells whether
    `raw` equals the decoded file, so that positions are the file's. `skipped` says in words what was not judged and why.
    """

    raw: str
    parts: tuple[Part, ...]
    kind: Kind = Kind.TEXT
    masked: tuple[Span, ...] = ()
    subject: str | None = None
    sender: str | None = None
    to: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    reply_to: Message | None = None
    source_exact: bool = True
    skipped: tuple[str, ...] = ()

    def judged_parts(self) -> Iterator[Part]:
        return (part for part in self.parts if part.judged)

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of an offset into `raw`; lines end at \\n, \\r\\n or \\r."""
        raise NotImplementedError

"""The value types of a parsed draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import lru_cache

from tonecheck.message._lines import line_starts
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
    (URLs, addresses, inline code, file paths, identifiers), in ascending order. `source_exact` tells whether `raw`
    equals the decoded file (a byte order mark included, as a part of kind OTHER), so that positions are the file's and
    `raw.encode(encoding)` gives the file back. `skipped` says in words what was not judged and why. `date` is when it was
    written, with its time zone; `answers` are the ids of the messages that it answers, the nearest first.
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
    encoding: str = "utf-8"
    cc: tuple[str, ...] = ()
    date: datetime | None = None
    answers: tuple[str, ...] = ()

    def judged_parts(self) -> Iterator[Part]:
        return (part for part in self.parts if part.judged)

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of an offset into `raw`; lines end at \\n, \\r\\n or \\r.

        Raises:
            ValueError: if the offset is not in 0..len(raw).
        """
        if not 0 <= offset <= len(self.raw):
            raise ValueError(f"offset {offset}: 0..{len(self.raw)} is required")
        starts = _line_starts(self.raw)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=8)
def _line_starts(raw: str) -> tuple[int, ...]:
    return tuple(line_starts(raw))

"""Header lines that a plain draft starts with: "Subject: ...", "To: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from tonecheck.message._lines import Line
from tonecheck.message._types import PartKind

_HEADER = re.compile(
    r"(?P<name>Subject|To|Cc|Bcc|From|Date|Reply-To|Sender|Attachments?|Message-ID|In-Reply-To|References|Importance|"
    r"Priority|X-[\w-]{1,40}|MIME-Version|Content-[\w-]{1,40}|User-Agent|Return-Path|Received|Fcc|Organization|"
    r"Betreff|Objet|Asunto|List-[\w-]{1,30})[ \t]*:[ \t]*",
    re.IGNORECASE,
)
_SUBJECTS = ("subject", "betreff", "objet", "asunto")
_FOLDED = re.compile(r"[ \t]+\S")


@dataclass(slots=True)
class Head:
    """Header lines `first`..`last` (excluded) and what they say; `subject_at` is the offset of the subject's words."""

    first: int
    last: int
    values: dict[str, str] = field(default_factory=dict)
    subject_at: int | None = None
    subject_end: int | None = None


def read_head(lines: Sequence[Line], first: int = 0) -> Head | None:
    """The header lines at the top, blank lines before them allowed; None if the text starts without any.

    A lone "To:" or "From:" line without a blank line below is taken for text; a "Subject:" line never is.
    """
    while first < len(lines) and lines[first].blank:
        first += 1
    head = Head(first, first)
    names: list[str] = []
    for index in range(first, len(lines)):
        line = lines[index]
        match = _HEADER.match(line.text)
        if match:
            name = match["name"].lower()
            names.append("subject" if name in _SUBJECTS else name)
            _add(head, names[-1], line, match.end())
        elif names and _FOLDED.match(line.text):
            _fold(head, names[-1], line)
        else:
            break
        head.last = index + 1
    ended = head.last >= len(lines) or lines[head.last].blank
    return head if names and ("subject" in names or (len(names) > 1 and ended) or (ended and "to" in names)) else None


def _add(head: Head, name: str, line: Line, offset: int) -> None:
    value = line.text[offset:].strip()
    if name == "subject" and head.subject_at is None:
        head.subject_at, head.subject_end = line.start + offset, line.end
        head.values[name] = value
    elif name != "subject":
        head.values[name] = f"{head.values[name]}, {value}" if name in head.values else value


def _fold(head: Head, name: str, line: Line) -> None:
    head.values[name] = f"{head.values[name]} {line.text.strip()}".strip()
    if name == "subject" and head.subject_end == line.start:
        head.subject_end = line.end


def label_head(
    lines: Sequence[Line], kinds: list[PartKind | None], cuts: dict[int, list[tuple[int, PartKind]]], head: Head
) -> None:
    """Labels the header lines HEADERS and the words of the subject SUBJECT."""
    for index in range(head.first, head.last):
        line = lines[index]
        kinds[index] = PartKind.HEADERS
        if head.subject_at is None or head.subject_end is None:
            continue
        if line.start <= head.subject_at < line.end and head.values.get("subject"):
            cuts[index] = [(head.subject_at, PartKind.SUBJECT)]
        elif head.subject_at < line.start < head.subject_end:
            kinds[index] = PartKind.SUBJECT


def split_addresses(value: str) -> tuple[str, ...]:
    """The addressees of a header value: parted at commas and semicolons outside quotes and brackets.

    Without any "@" the whole is one addressee, because "Anton Reiter, Reiter Bakeries" is.
    """
    if "@" not in value:
        return (value.strip(),) if value.strip() else ()
    found, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(value):
        quoted ^= sign == '"'
        depth += (sign in "<(") - (sign in ">)")
        if sign in ",;" and not quoted and depth <= 0:
            found.append(value[start:place])
            start = place + 1
    found.append(value[start:])
    return tuple(name.strip() for name in found if name.strip())


def read_date(value: str | None) -> datetime | None:
    """The moment of a Date field, with its time zone (UTC where it names none); None if it cannot be read."""
    if not value:
        return None
    try:
        read = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=timezone.utc)


def answered_ids(in_reply_to: str, references: str) -> tuple[str, ...]:
    """The message ids that In-Reply-To and References name, the nearest first."""
    ids = [*re.findall(r"<[^<>\s]{1,500}>", in_reply_to), *reversed(re.findall(r"<[^<>\s]{1,500}>", references))]
    return tuple(dict.fromkeys(ids))

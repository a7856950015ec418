"""Promises as a table, as JSON, and as tasks (iCalendar VTODO, RFC 5545)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from tonecheck.promises import Promise
from tonecheck.render.source import printable
from tonecheck.render.text import cell_width, wrap

FORMATS = ("table", "json", "ical")
#: Changes only when a field goes away or changes its meaning.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Promised:
    """What one draft promises. `path`: its file, None for standard input. `subject`: of the mail."""

    path: str | None
    subject: str | None
    promises: tuple[Promise, ...]


def promise_dict(promise: Promise) -> dict[str, Any]:
    """One promise. Offsets are code points of the judged text; `due` is a date, or a moment with its offset from UTC."""
    return {
        "who": promise.who,
        "what": promise.what,
        "due": promise.due.iso if promise.due is not None else None,
        "due_words": promise.due.words if promise.due is not None else None,
        "condition": promise.condition,
        "vague": list(promise.vague),
        "quote": promise.text,
        "start": promise.span.start,
        "end": promise.span.end,
    }


def render_json(drafts: Sequence[Promised], *, ascii_only: bool = False) -> str:
    """All promises as one JSON document."""
    document = {
        "version": VERSION,
        "messages": [
            {"path": draft.path, "subject": draft.subject, "promises": [promise_dict(p) for p in draft.promises]}
            for draft in drafts
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=ascii_only) + "\n"


def render_table(drafts: Sequence[Promised], *, width: int = 80, ascii_only: bool = False) -> str:
    """A row for each promise: who, what, by when, and what is vague about it."""
    several = len(drafts) > 1
    blocks = []
    for draft in drafts:
        lines = [printable(draft.path or "standard input", ascii_only=ascii_only)] if several else []
        lines += _table(draft.promises, width, ascii_only) or ["No promises."]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _table(promises: Sequence[Promise], width: int, ascii_only: bool) -> list[str]:
    rows = [
        tuple(printable(" ".join(cell.split()), ascii_only=ascii_only) for cell in cells)
        for cells in (
            (
                promise.who or ("?" if ascii_only else "–"),
                promise.what + (f" ({promise.condition})" if promise.condition else ""),
                _when(promise),
                f"vague: {', '.join(promise.vague)}" if promise.vague else "",
            )
            for promise in promises
        )
    ]
    if not rows:
        return []
    rows.insert(0, ("who", "what", "by when", ""))
    widths = [max(cell_width(row[at]) for row in rows) for at in range(4)]
    widths[0] = min(widths[0], 24)
    widths[2] = min(widths[2], 32)
    widths[1] = min(widths[1], max(20, width - widths[0] - widths[2] - min(widths[3], 28) - 6))
    widths[3] = max(12, width - sum(widths[:3]) - 6)
    lines = []
    for row in rows:
        cells = [wrap(cell, width=room) for cell, room in zip(row, widths, strict=True)]
        for at in range(max(map(len, cells))):
            shown = [cell[at] if at < len(cell) else "" for cell in cells]
            lines.append("  ".join(_filled(cell, room) for cell, room in zip(shown, widths, strict=True)).rstrip())
    return lines


def _filled(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_width(text))


def _when(promise: Promise) -> str:
    """The day, or the hour in the mail's own time zone; else the words."""
    due = promise.due
    if due is None:
        return ""
    if due.at is None:
        return due.words
    return due.at.strftime("%a %Y-%m-%d %H:%M %z" if isinstance(due.at, datetime) else "%a %Y-%m-%d")


def render_ical(drafts: Sequence[Promised], *, now: datetime) -> bytes:
    """The promises as tasks, each with the same UID whenever the same draft is read; `now` is the time of writing them.

    A promise without a day becomes a task without DUE; vague ones carry the category VAGUE and say why.
    """
    from icalendar import Calendar, Todo

    calendar = Calendar()
    calendar.add("prodid", "-//tonecheck//promises//EN")
    calendar.add("version", "2.0")
    for draft in drafts:
        for place, promise in enumerate(draft.promises):
            task = Todo()
            key = f"{draft.subject}\0{promise.text}\0{promise.what}\0{place}"
            task.add("uid", f"{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}@tonecheck")
            task.add("dtstamp", now.astimezone(timezone.utc))
            task.add("summary", _plain(f"{promise.who}: {promise.what}" if promise.who else promise.what))
            task.add("description", _plain(_description(draft, promise)))
            task.add("status", "NEEDS-ACTION")
            if promise.due is not None and promise.due.at is not None:
                at = promise.due.at
                # An offset alone is no time zone that calendars know; UTC is.
                task.add("due", at.astimezone(timezone.utc) if isinstance(at, datetime) else at)
            task.add("categories", ["PROMISE", *(["VAGUE"] if promise.vague else [])])
            calendar.add_component(task)
    return bytes(calendar.to_ical())


def _description(draft: Promised, promise: Promise) -> str:
    lines = [promise.text]
    if draft.subject:
        lines.append(f"Subject: {draft.subject}")
    if promise.due is not None:
        lines.append(f"When: {promise.due.words}")
    if promise.condition:
        lines.append(f"Condition: {promise.condition}")
    if promise.vague:
        lines.append(f"Vague: {', '.join(promise.vague)}")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Without control characters, which iCalendar forbids, and without halves of characters, which no encoding has."""
    kept = "".join(char for char in text if char == "\n" or char == "\t" or ord(char) >= 32)
    return kept.encode("utf-8", "replace").decode("utf-8")

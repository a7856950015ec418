"""The corpus of whole drafts, read into values.

A draft begins with ``=== <id> <setting> <english>``, then lines ``to:``, ``subject:``, ``attachments:`` and ``scores:`` (politeness,
professionalism, ownership, 1-5), the received message between ``<<<`` and ``>>>`` where there is one, the draft's text, and after
``--- labels`` one line for each fault: its category, and after a colon the exact words (none for faults of the whole message).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD = re.compile(r"((?:(?:to|subject|attachments|scores): [^\n]*\n)+)(?:<<<\n(.*?)\n>>>\n)?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft with what was known to its writer, its faults as (category, words or None), and its scores, 1-5."""

    name: str
    to: str | None
    subject: str | None
    attachments: tuple[str, ...]
    thread: str | None
    text: str
    labels: tuple[tuple[str, str | None], ...]
    politeness: int
    professionalism: int
    ownership: int


def read_drafts(path: Path) -> Iterator[Draft]:
    """Yield the drafts of a file, in order.

    Raises:
        ValueError: a draft is not as described; names the file and the draft.
    """
    for block in re.split(r"^=== ", path.read_text(encoding="utf8"), flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        name = f"{path.name}: {head.split()[0]}"
        body, mark, after = rest.rpartition("--- labels")
        found = _HEAD.fullmatch(body)
        if not mark or found is None:
            raise ValueError(f"{name}: found no '--- labels' or no head lines (to, subject, attachments, scores)")
        fields = dict(line.split(": ", 1) for line in found[1].splitlines())
        scores = re.fullmatch(r"([1-5]) ([1-5]) ([1-5])", fields.get("scores", ""))
        if scores is None:
            raise ValueError(f"{name}: scores {fields.get('scores')!r}; allowed are three numbers from 1 to 5")
        labels = []
        for line in after.strip().splitlines():
            category, colon, words = line.partition(": ")
            if colon and words not in found[3]:
                raise ValueError(f"{name}: the words {words!r} are not in the draft")
            labels.append((category.strip().rstrip(":"), words if colon else None))
        yield Draft(
            head.split()[0],
            fields.get("to"),
            fields.get("subject"),
            tuple(a.strip() for a in fields["attachments"].split(",")) if fields.get("attachments") else (),
            found[2],
            found[3].strip() + "\n",
            tuple(labels),
            *(int(score) for score in scores.groups()),
        )

"""Commit messages and patches by mail, as git writes them."""

from __future__ import annotations

import re

from tonecheck.message._eml import Envelope
from tonecheck.message._headers import label_head, read_head, split_addresses
from tonecheck.message._layout import Sheet, lay_out
from tonecheck.message._types import PartKind

_MBOX = re.compile(r"From [0-9a-f]{7,64} [A-Z][a-z]{2} [A-Z][a-z]{2} ")
_DIFF = re.compile(r"^(?:diff --git |Index: \S|--- \S.*\r?\n\+\+\+ \S)", re.MULTILINE)
_PATCH_SUBJECT = re.compile(r"^Subject:[ \t]*\[[^\]\n]{0,60}PATCH[^\]\n]{0,60}\]", re.MULTILINE | re.IGNORECASE)
_PREFIX = re.compile(r"\s*(?:Re:\s*)?\[[^\]\n]{0,80}PATCH[^\]\n]{0,80}\]\s*", re.IGNORECASE)
_ENCODED = re.compile(
    r"^(?:Content-Transfer-Encoding:[ \t]*(?:base64|quoted-printable)|Content-Type:[ \t]*multipart/|Subject:[^\n]*=\?)",
    re.MULTILINE | re.IGNORECASE,
)
_TEMPLATE = re.compile(
    r"^# (?:-{8,} >8 -{8,}|Please enter the commit message|Please enter a commit message|This is a combination of "
    r"\d+ commits|"
    r"On branch \S|Changes to be committed:|Write a message for tag)",
    re.MULTILINE,
)
_SCISSORS = re.compile(r"# -{4,} >8 -{4,}\s*$")
_TRAILER = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9-]{1,40}): \S|\(cherry picked from commit [0-9a-f]+\)|#\d+\s*$")
_KNOWN = re.compile(
    r"(?:[A-Za-z-]+-by|fixes|closes|close|fix|resolves|refs?|see-also|bug|cc|link|change-id|reviewed-on|issue|"
    r"git-[\w-]+|depends-on|"
    r"bug-[\w-]+|breaking-change|co-authored-by|acked|tested-on|cq-[\w-]+)\Z|.*-id\Z",
    re.IGNORECASE,
)
_STAT = re.compile(
    r"\s*\S.{0,200} \|\s+(?:\d+ ?[+-]*|Bin\b.*)\s*$|\s*\d+ files? changed\b|\s(?:create|delete|rename|copy) "
    r"(?:mode )?\S|\s*mode change "
)
_DIFF_LINE = re.compile(r"diff --git |diff -|Index: \S|@@ -\d|--- \S|\+\+\+ \S")
_IN_BODY = re.compile(r"(?:From|Date|Subject): ")


def is_commit_template(text: str) -> bool:
    """Whether the comments are those that git leaves for the writer of a commit message."""
    return bool(_TEMPLATE.search(text[:200_000]))


def is_patch(head: str) -> bool:
    """Whether a text starts as format-patch writes it, or is a bare diff."""
    if _MBOX.match(head) or _DIFF.match(head):
        return True
    return bool(_PATCH_SUBJECT.search(head.partition("\n\n")[0])) and ("\n---" in head or bool(_DIFF.search(head)))


def is_encoded(source: str | bytes) -> bool:
    """Whether the head of a patch mail asks for decoding, so that its lines are not those of the text."""
    head = source[:20_000]
    text = head.decode("latin-1") if isinstance(head, bytes) else head
    return bool(_ENCODED.search(re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]))


def is_patch_body(subject: str | None, body: str) -> bool:
    """Whether a decoded mail is a patch: by its subject and the diff below."""
    return bool(subject and _PREFIX.match(subject)) and bool(_DIFF.search(body))


def label_commit(sheet: Sheet) -> Envelope:
    """Labels comments and what is below the scissors OTHER, the first line SUBJECT, trailers SIGNATURE."""
    last = len(sheet.lines)
    for index, line in enumerate(sheet.lines):
        if _SCISSORS.match(line.text):
            last = index
            break
        if line.text.startswith("#"):
            sheet.kinds[index] = PartKind.OTHER
    sheet.mark(last, len(sheet.lines), PartKind.OTHER)
    _label_verbose_diff(sheet, last)
    subject = None
    for index in range(last):
        line = sheet.lines[index]
        if sheet.kinds[index] is None and not line.blank:
            sheet.kinds[index] = PartKind.SUBJECT
            subject = line.text.strip()
            _label_message(sheet, index + 1, last, letter=False)
            break
    return Envelope(subject=subject)


def _label_verbose_diff(sheet: Sheet, last: int) -> None:
    """`git commit -v` of old gits puts the diff below the comments without scissors."""
    for index in range(last):
        if sheet.lines[index].text.startswith("diff --git ") and index and sheet.kinds[index - 1] is PartKind.OTHER:
            sheet.mark(index, last, PartKind.OTHER)
            return


def _label_message(sheet: Sheet, first: int, last: int, *, letter: bool) -> None:
    """The body of a message between two lines: trailers, indented code, and the rest as in a mail."""
    _label_trailers(sheet, first, last)
    _label_indented(sheet, first, last)
    lay_out(sheet, first, last, letter=letter)


def _label_trailers(sheet: Sheet, first: int, last: int) -> None:
    """The last paragraph if each of its lines is a trailer and one is of a known name."""
    end = last
    while end > first and (sheet.kinds[end - 1] is not None or sheet.lines[end - 1].blank):
        end -= 1
    start, known = end, False
    while start > first and sheet.kinds[start - 1] is None and not sheet.lines[start - 1].blank:
        text = sheet.lines[start - 1].text
        match = _TRAILER.match(text)
        if match is None and not text.startswith((" ", "\t")):
            return
        key = match["key"] if match else None
        known = known or (bool(match) and (key is None or bool(_KNOWN.match(key))))
        start -= 1
    if known:
        sheet.mark(start, end, PartKind.SIGNATURE)


def _label_indented(sheet: Sheet, first: int, last: int) -> None:
    """Lines indented by four, after a blank line, are code in a commit message unless they go on with a list."""
    code, listed = False, False
    for index in range(first, last):
        line = sheet.lines[index]
        if line.blank:
            continue
        indented = line.text.startswith(("    ", "\t"))
        after_blank = index == first or sheet.lines[index - 1].blank
        code = indented and (code or (after_blank and not listed))
        if not indented:
            listed = bool(re.match(r"\s{0,3}(?:[-*+•]|\d{1,3}[.)])\s", line.text))
        if code and sheet.kinds[index] is None:
            sheet.kinds[index] = PartKind.CODE


def label_patch(sheet: Sheet) -> Envelope:
    """Labels a format-patch mail: headers, the subject behind its bracket, the message, and the diff as CODE."""
    first = 1 if sheet.lines and _MBOX.match(sheet.lines[0].text) else 0
    sheet.mark(0, first, PartKind.HEADERS)
    head = read_head(sheet.lines, first)
    if head is None:
        label_patch_body(sheet, first)
        return Envelope()
    prefix = _PREFIX.match(head.values.get("subject", ""))
    if head.subject_at is not None and prefix:
        head.subject_at += prefix.end()
    label_head(sheet.lines, sheet.kinds, sheet.cuts, head)
    label_patch_body(sheet, head.last)
    return Envelope(
        subject=head.values.get("subject"),
        sender=head.values.get("from"),
        to=split_addresses(head.values.get("to", "")),
    )


def label_patch_body(sheet: Sheet, first: int) -> None:
    """From line `first`: message, then notes between "---" and the diffstat, then nothing of the writer's."""
    lines = sheet.lines
    while first < len(lines) and (lines[first].blank or _IN_BODY.match(lines[first].text)):
        sheet.kinds[first] = None if lines[first].blank else PartKind.HEADERS
        first += 1
    end = first
    while end < len(lines) and lines[end].text.rstrip() != "---" and not _starts_diff(sheet, end):
        end += 1
    _label_message(sheet, first, end, letter=True)
    notes = end
    if end < len(lines) and lines[end].text.rstrip() == "---":
        sheet.kinds[end] = PartKind.OTHER
        notes = end + 1
    diff = notes
    while diff < len(lines) and not _STAT.match(lines[diff].text[:300]) and not _starts_diff(sheet, diff):
        diff += 1
    lay_out(sheet, notes, diff, letter=False)
    _label_diff(sheet, diff)


def _starts_diff(sheet: Sheet, index: int) -> bool:
    return bool(_DIFF_LINE.match(sheet.lines[index].text[:300]))


def _label_diff(sheet: Sheet, first: int) -> None:
    """The diffstat and git's version line OTHER, the diff CODE."""
    kind = PartKind.OTHER
    last = len(sheet.lines)
    for index in range(first, last):
        if _starts_diff(sheet, index):
            kind = PartKind.CODE
        # "-- " and the version of git end a patch; inside a hunk the same line deletes "- ".
        elif sheet.lines[index].text.rstrip("\r\n") == "-- " and last - index <= 4:
            kind = PartKind.OTHER
        sheet.kinds[index] = kind

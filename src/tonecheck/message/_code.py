"""Lines of a plain mail that are a machine's: code, tracebacks, diffs, logs, armour of OpenPGP."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tonecheck.message._lines import Line
from tonecheck.message._types import PartKind

#: Longest line, in characters, that is looked at.
LONGEST = 400

_FENCE = re.compile(r"\s{0,3}(```+|~~~+)\s*[\w+.-]*\s*$")
_LOG = re.compile(
    r"\s*(?:<\d+>)?\s*\[?(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d|.{0,20}\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|"
    r"FATAL|TRACE)\b)|"
    r"[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S|\d\d:\d\d:\d\d[.,]\d{3}\b|\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|"
    r"TRACE)\]\s)"
    r"|\s*\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[\d\d/"
)
_LEVEL = re.compile(
    r"\s*\[?(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|TRACE|CRITICAL|NOTICE|HINT|DETAIL|LINE \d+)\]?\s*[:|]"
)
_TRACEBACK = re.compile(r"\s*Traceback \(most recent call last\):\s*$")
_EXCEPTION = re.compile(
    r"\s*(?:[\w$]+\.)*[\w$]*(?:Error|Exception|Warning|Interrupt|Exit|Fault)\b(?::.*)?$|"
    r"\s*(?:[\w$]+\.)+[A-Z]\w*(?::.*)?$"
)
_FRAME = re.compile(
    r"\s+at \S.*[)\d]\s*$|\s*\.{3} \d+ more\s*$|\s*Caused by: |\s+at <anonymous>|\s*#\d+\s+0x[0-9a-f]+ in "
)
_THROWN = re.compile(
    r"\s*(?:Exception in thread|Unhandled exception|Uncaught )|\s*(?:[\w$]+\.)*[\w$]*(?:Error|Exception)(?::|$)"
)
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_DIFF_HEAD = re.compile(r"diff --git |Index: \S|diff -[a-zA-Z]")
_DIFF_META = re.compile(
    r"index [0-9a-f]+\.\.|--- \S|\+\+\+ \S|(?:new|deleted) file mode|old mode|new mode|similarity index|rename "
    r"(?:from|to)|"
    r"Binary files|GIT binary patch|={10,}$"
)
_ARMOUR = re.compile(r"\s*-----BEGIN ([A-Z0-9 ]{3,40})-----\s*$")
_CODE = re.compile(
    r"\s*(?:(?:async )?def \w+\(.*|class \w+(?:\(.*\))?:|from [\w.]+ import .+|import [a-z][\w.]*;?|"
    r"[a-z_$][\w.$\[\]\"']*\s*(?:=|\+=|-=|:=|=>)\s*[^=\s£$€].*|"
    r"(?:const|let|var|public|private|static|final|void|int|char|func|fn|package|using|namespace|#include|"
    r"#define)\b.*[;{(=>]|"
    r"(?:if|for|while|switch|catch|elif|foreach)\s*\(.*\)\s*\{?|(?:if|for|while|else|try|with|elif|except)\b.*:$|"
    r"(?:return|yield|raise|throw|await|assert|print|echo)\b[ (].*[;)\]}]|"
    r"(?:\$|>>>|\.\.\.|PS [A-Z]:\\.*>|[\w-]+@[\w-]+:\S*[$#]) \S.*|"
    r"(?:SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|GRANT|WITH|FROM|WHERE|JOIN|VALUES|BEGIN|COMMIT)\b.*;|"
    r"(?:SELECT|INSERT INTO|ALTER (?:TABLE|SYSTEM)|CREATE (?:TABLE|INDEX)|DROP TABLE) .*|"
    r"\w[\w.]*\(.*\)\s*[;{]?|</?[a-zA-Z][^>]*>.*|\"[\w .-]+\"\s*:\s*.+|[\[\]{}()]+[,;]?|//.*|/\*.*|\*/|#!/.*|"
    r".*\w\(.*\)\s*;|.*[=:]\s*\S*;|.*[)\w]\s*\{|(?:sudo|git|docker|kubectl|npm|pip|curl|apt-get|cd|ssh|systemctl) "
    r"\S.*)\s*$"
)
# Shell commands are English words too ("curl"); a sentence mark or many words make prose of such a line.
_PROSE = re.compile(r"[a-z]{2,}[.?!]$|(?:\b[a-z]{2,}\b[ ,]+){6,}")


def is_log(text: str) -> bool:
    """A line with a time stamp in the form that programs write."""
    return bool(_LOG.match(text[:LONGEST]))


def is_code(text: str) -> bool:
    """A line in the shape of a programming language, of SQL, JSON or a shell session."""
    head = text[:LONGEST].strip()
    return bool(head) and bool(_CODE.match(head)) and not _PROSE.search(head)


def mark_machine_lines(lines: Sequence[Line], kinds: list[PartKind | None], first: int, last: int) -> None:
    """Labels lines `first`..`last` (excluded) that are a machine's; lines that have a kind keep it."""
    _mark_fences(lines, kinds, first, last)
    at = first
    while at < last:
        end = at if kinds[at] is not None else _block_end(lines, at, last)
        for index in range(at, end):
            kinds[index] = kinds[index] or PartKind.CODE
        at = max(end, at + 1)
    _mark_armour(lines, kinds, first, last)
    _mark_paragraphs(lines, kinds, first, last)


def _mark_fences(lines: Sequence[Line], kinds: list[PartKind | None], first: int, last: int) -> None:
    """A fence that is never closed is not one: in a mail it would swallow the rest."""
    opened: tuple[int, str] | None = None
    for index in range(first, last):
        match = _FENCE.match(lines[index].text[:LONGEST]) if kinds[index] is None else None
        if match is None:
            continue
        if opened is None:
            opened = index, match[1]
        elif match[1].startswith(opened[1]):
            for inside in range(opened[0], index + 1):
                kinds[inside] = PartKind.CODE
            opened = None


def _block_end(lines: Sequence[Line], at: int, last: int) -> int:
    """The line after a traceback, stack, diff or log record that starts at `at`; `at` itself if there is none."""
    text = lines[at].text[:LONGEST]
    if _TRACEBACK.match(text):
        return _traceback_end(lines, at, last)
    if _DIFF_HEAD.match(text) or _HUNK.match(text) or _starts_file(lines, at, last):
        return _diff_end(lines, at, last)
    following = lines[at + 1].text[:LONGEST] if at + 1 < last else ""
    if _FRAME.match(text) and (
        _FRAME.match(following) or (not text[:1].isalpha() and _FRAME.match(lines[at - 1].text[:LONGEST] if at else ""))
    ):
        return at + 1
    if _THROWN.match(text) and _FRAME.match(following):
        return at + 2
    if is_log(text):
        end = at + 1
        while end < last and _LEVEL.match(lines[end].text[:LONGEST]):
            end += 1
        return end
    return at


def _traceback_end(lines: Sequence[Line], at: int, last: int) -> int:
    end = at + 1
    while end < last and (lines[end].text[:1] in (" ", "\t") and not lines[end].blank):
        end += 1
    return end + 1 if end < last and _EXCEPTION.match(lines[end].text[:LONGEST]) else end


def _starts_file(lines: Sequence[Line], at: int, last: int) -> bool:
    return lines[at].text.startswith("--- ") and at + 1 < last and lines[at + 1].text.startswith("+++ ")


def _diff_end(lines: Sequence[Line], at: int, last: int) -> int:
    """Past the head lines and the hunks of a diff, whose lengths are counted, so that text below is not swallowed."""
    end = at
    while end < last:
        text = lines[end].text[:LONGEST]
        hunk = _HUNK.match(text)
        if hunk:
            end = _hunk_end(lines, end + 1, last, int(hunk[1] or 1), int(hunk[2] or 1))
        elif end == at or _DIFF_HEAD.match(text) or _DIFF_META.match(text):
            end += 1
        else:
            break
    return end


def _hunk_end(lines: Sequence[Line], end: int, last: int, old: int, new: int) -> int:
    while end < last and (old > 0 or new > 0):
        sign = lines[end].text[:1]
        if sign not in ("", " ", "-", "+", "\\", "\t"):
            break
        old -= sign in ("", " ", "-", "\t")
        new -= sign in ("", " ", "+", "\t")
        end += 1
    return end + 1 if end < last and lines[end].text.startswith("\\ No newline") else end


def _mark_armour(lines: Sequence[Line], kinds: list[PartKind | None], first: int, last: int) -> None:
    """`-----BEGIN ...-----` to `-----END ...-----`; of a clear-signed message only the lines of the machinery."""
    at = first
    while at < last:
        match = _ARMOUR.match(lines[at].text[:LONGEST]) if kinds[at] is None else None
        if match is None:
            at += 1
            continue
        end = _armour_end(lines, at + 1, last, match[1])
        for index in range(at, end):
            kinds[index] = PartKind.OTHER
        at = end


def _armour_end(lines: Sequence[Line], at: int, last: int, label: str) -> int:
    if label == "PGP SIGNED MESSAGE":
        while at < last and not lines[at].blank:
            at += 1
        return at
    closing = f"-----END {label}-----"
    while at < last and lines[at].text.strip() != closing:
        at += 1
    return min(at + 1, last)


def _mark_paragraphs(lines: Sequence[Line], kinds: list[PartKind | None], first: int, last: int) -> None:
    """Indented blocks of which half is code, and runs of two or more lines of code that are not indented."""
    at = first
    while at < last:
        if kinds[at] is not None or lines[at].blank:
            at += 1
            continue
        end = at
        indented = _indented(lines[at])
        while end < last and kinds[end] is None and not lines[end].blank and _indented(lines[end]) == indented:
            end += 1
        _mark_run(lines, kinds, at, end, indented=indented)
        at = end


def _indented(line: Line) -> bool:
    return line.text.startswith(("    ", "\t"))


def _mark_run(lines: Sequence[Line], kinds: list[PartKind | None], first: int, last: int, *, indented: bool) -> None:
    coded = [is_code(lines[index].text) for index in range(first, last)]
    if indented:
        if 2 * sum(coded) >= last - first:
            kinds[first:last] = [PartKind.CODE] * (last - first)
        return
    at = 0
    while at < len(coded):
        end = at
        while end < len(coded) and coded[end]:
            end += 1
        if end - at >= 2:
            kinds[first + at : first + end] = [PartKind.CODE] * (end - at)
        at = end + 1

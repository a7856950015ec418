"""The program behind a mail program's extension: JSON over native messaging, one checker for as long as it runs.

Each message is JSON in UTF-8 after its length in four bytes of the machine's own order, on standard input and output.
docs/thunderbird.md describes the fields. Whatever comes in, an answer goes out: a report, or an error that says what was
found and what is allowed. Positions count UTF-16 code units here, because extensions are written in JavaScript.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from tonecheck.errors import ConfigError, DraftError, NoWordsError, ToneCheckError
from tonecheck.mail.judging import switched_off

if TYPE_CHECKING:
    from tonecheck.engine import Checker
    from tonecheck.finding import Finding, Rewrite
    from tonecheck.message import Message, PartKind
    from tonecheck.render.source import Lines
    from tonecheck.report import Report

#: Of the messages; changes only when a field goes away or changes its meaning.
VERSION = 1

#: Most bytes of a request: a draft may hold 1 MB of own words, and quotes besides.
LONGEST_REQUEST = 16_000_000

#: Most bytes of an answer. Source: MDN, "Native messaging" (1 MB from the application).
LONGEST_ANSWER = 1_000_000

#: Most characters of words shown in an answer; positions and edits are never cut.
LONGEST_QUOTE = 400

_LENGTH = struct.Struct("=I")
_KINDS = ("quote", "signature", "code")
_FIELDS: dict[str, frozenset[str]] = {
    "hello": frozenset(("version", "id", "type")),
    "check": frozenset(("version", "id", "type", "text", "labels", "subject", "to", "cc", "attachments", "profile")),
}

#: What is said of a draft without words of its own.
_NOTHING_JUDGED: dict[str, Any] = {
    "verdict": "none",
    "summary": "",
    "scores": {},
    "findings": [],
    "left_out": 0,
    "strengths": [],
}


class _BadRequest(ToneCheckError):
    """The request is not as docs/thunderbird.md says."""


def run() -> int:
    """Answer on the standard streams until the mail program closes them."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # A stray print of some library must not end up among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with answers, NativeHost() as host:
        try:
            for answer in host.answers(sys.stdin.buffer):
                answers.write(_LENGTH.pack(len(answer)) + answer)
                answers.flush()
        except BrokenPipeError:
            return 0
    return 0


class NativeHost:
    """Answers requests. The checker has the user's own configuration: mail lies in no project folder."""

    def __init__(self) -> None:
        self._checkers: dict[str | None, Checker] = {}

    def __enter__(self) -> NativeHost:
        return self

    def __exit__(self, *exception: object) -> None:
        for checker in self._checkers.values():
            checker.close()

    def answers(self, requests: BinaryIO) -> Iterator[bytes]:
        """An answer to each request, until the stream ends."""
        while len(head := requests.read(_LENGTH.size)) == _LENGTH.size:
            (length,) = _LENGTH.unpack(head)
            if length > LONGEST_REQUEST:
                text = f"the request has {length:,} bytes; at most {LONGEST_REQUEST:,} are allowed"
                yield _encoded(_error(None, "too-long", text))
                _pass_over(requests, length)
                continue
            content = requests.read(length)
            if len(content) < length:
                return
            yield self.answer(content)

    def answer(self, content: bytes) -> bytes:
        """The answer to one request."""
        number: object = None
        try:
            request = _read(content)
            number = request.get("id")
            _verify(request)
            if request["type"] == "hello":
                return _encoded({**_head(number, "hello"), "tonecheck": self._hello()})
            return self._checked(request)
        except _BadRequest as error:
            return _encoded(_error(number, "bad-request", str(error)))
        except DraftError as error:
            return _encoded(_error(number, "draft", str(error)))
        except ToneCheckError as error:
            return _encoded(_error(number, "configuration" if isinstance(error, ConfigError) else "setup", str(error)))
        except Exception as error:  # a bug of ours must not take the mail program's connection down
            text = f"internal error: {type(error).__name__}: {error}. This is a bug; please report it."
            return _encoded(_error(number, "internal", text))

    def _hello(self) -> str:
        """Loads rules and models, so that the first draft does not wait for them; gives the version."""
        from tonecheck import __version__

        self._checker(None).check("Hello.")
        return __version__

    def _checker(self, profile: str | None) -> Checker:
        if profile not in self._checkers:
            from tonecheck.config import load_config
            from tonecheck.engine import Checker

            checker = Checker(profile=profile, config=load_config(None))
            # A configuration that is wrong is told here, and read again at the next request: it may be mended by then.
            _ = checker.rulebook
            self._checkers[profile] = checker
        return self._checkers[profile]

    def _checked(self, request: dict[str, Any]) -> bytes:
        checker = self._checker(request.get("profile"))
        head = _head(request.get("id"), "report")
        try:
            report = checker.check(
                _draft(request["text"], request.get("labels", [])),
                subject=request.get("subject"),
                to=request.get("to"),
                cc=request.get("cc"),
                attachments=request.get("attachments", ()),
            )
        except NoWordsError as error:
            return _encoded({**head, "held": False, **_NOTHING_JUDGED, "skipped": [_short(str(error))]})
        held = report.is_held(checker.config.fail_on) and not switched_off()
        return _fitting({**head, "held": held, **_report(report, request["text"])}, report.findings)


def _pass_over(requests: BinaryIO, length: int) -> None:
    while length > 0 and (piece := requests.read(min(length, 1 << 16))):
        length -= len(piece)


# --- requests -------------------------------------------------------------------------------------------------------


def _read(content: bytes) -> dict[str, Any]:
    try:
        request = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _BadRequest(f"the request is no JSON in UTF-8: {error}") from None
    if not isinstance(request, dict):
        raise _BadRequest(f"the request is {_named(request)}; an object is required")
    return request


def _verify(request: dict[str, Any]) -> None:
    number = request.get("id")
    if number is not None and (not isinstance(number, (str, int)) or len(str(number)[:101]) > 100):
        request["id"] = None
        raise _BadRequest("id: a number or a string of at most 100 characters is required")
    if request.get("version") != VERSION or isinstance(request["version"], bool):
        raise _BadRequest(
            f"version: {_shown(request.get('version'))} was given; this tonecheck speaks version {VERSION}"
        )
    kind = request.get("type")
    if not isinstance(kind, str) or kind not in _FIELDS:
        raise _BadRequest(f"type: {_shown(kind)} was given; allowed: {', '.join(_FIELDS)}")
    unknown = sorted(set(request) - _FIELDS[kind])
    if unknown:
        raise _BadRequest(f"unknown field {_shown(unknown[0])}; allowed: {', '.join(sorted(_FIELDS[kind]))}")
    if kind != "check":
        return
    if not isinstance(request.get("text"), str):
        raise _BadRequest(f"text: {_named(request.get('text'))} was given; a string is required")
    for name in ("subject", "profile"):
        if not isinstance(request.get(name), (str, type(None))):
            raise _BadRequest(f"{name}: {_named(request[name])} was given; a string is required")
    for name in ("to", "cc", "attachments"):
        value = request.get(name, [])
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise _BadRequest(f"{name}: a list of strings is required")
    _verify_labels(request.get("labels", []), request["text"])


def _verify_labels(labels: object, text: str) -> None:
    if not isinstance(labels, list):
        raise _BadRequest(f"labels: {_named(labels)} was given; a list is required")
    longest = len(text) + sum(sign > "\uffff" for sign in text)
    for at, label in enumerate(labels):
        fits = isinstance(label, list) and len(label) == 3
        if not fits or not all(type(place) is int for place in label[:2]) or label[2] not in _KINDS:
            raise _BadRequest(f"labels[{at}]: [start, end, kind] is required; kinds are {', '.join(_KINDS)}")
        if not 0 <= label[0] <= label[1] <= longest:
            raise _BadRequest(f"labels[{at}]: start <= end within 0..{longest} is required")


def _named(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _shown(value: object) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _draft(text: str, labels: Sequence[Sequence[Any]]) -> Message:
    """The draft as a mail's text, whatever it may look like (Markdown, a patch)."""
    from tonecheck.message import PartKind, parse_labelled

    kinds: dict[str, PartKind] = {kind: PartKind(kind) for kind in _KINDS}
    points = _code_points(text)
    return parse_labelled(text, [(points(start), points(end), kinds[kind]) for start, end, kind in labels])


def _code_points(text: str) -> Any:
    """A function from UTF-16 offsets to code points."""
    if all(sign <= "\uffff" for sign in text):
        return lambda offset: offset
    places = [at for at, sign in enumerate(text) for _ in range(1 + (sign > "\uffff"))]
    return [*places, len(text)].__getitem__


# --- answers --------------------------------------------------------------------------------------------------------


def _head(number: object, kind: str) -> dict[str, Any]:
    return {"version": VERSION, "id": number, "type": kind}


def _error(number: object, code: str, text: str) -> dict[str, Any]:
    return {**_head(number, "error"), "code": code, "message": text[:2000]}


def _encoded(answer: dict[str, Any]) -> bytes:
    # ASCII, so that a lone surrogate in a draft survives.
    return json.dumps(answer, separators=(",", ":")).encode("ascii")


def _report(report: Report, text: str) -> dict[str, Any]:
    from tonecheck.render.source import Lines
    from tonecheck.render.verdict import verdict_line

    scores = report.scores
    lines = Lines(report.message.raw)
    # Where the judged text is not the one that was given, its positions would be wrong there.
    exact = report.message.raw == text
    return {
        "verdict": report.verdict,
        "summary": verdict_line(report),
        "scores": {
            name: round(float(getattr(scores, name)), 6)
            for name in ("politeness", "professionalism", "ownership", "overall")
        },
        "findings": [_finding(finding, lines, exact) for finding in report.findings],
        "left_out": 0,
        "strengths": [strength.message for strength in report.strengths[:20]],
        "skipped": [_short(reason) for reason in report.skipped[:20]],
    }


def _finding(finding: Finding, lines: Lines, exact: bool) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "category": finding.category,
        "dimension": finding.dimension,
        "severity": finding.severity.value,
        "message": _short(finding.message),
        "explanation": finding.explanation,
        "quote": None if span is None else _short(span.of(lines.raw)),
        "start": None if span is None or not exact else lines.utf16_offset(span.start),
        "end": None if span is None or not exact else lines.utf16_offset(span.end),
        "rewrites": [_rewrite(rewrite, finding, lines, exact) for rewrite in finding.rewrites],
    }


def _rewrite(rewrite: Rewrite, finding: Finding, lines: Lines, exact: bool) -> dict[str, Any]:
    from tonecheck.render.source import sentence_after

    return {
        "applicability": rewrite.applicability.value,
        "because": rewrite.because,
        "text": sentence_after(lines, finding, rewrite)[: 10 * LONGEST_QUOTE],
        "edits": [
            {
                "start": lines.utf16_offset(edit.span.start),
                "end": lines.utf16_offset(edit.span.end),
                "text": edit.text,
            }
            for edit in rewrite.edits
            if exact
        ],
    }


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def _fitting(answer: dict[str, Any], findings: Sequence[Finding]) -> bytes:
    """The answer within the limit: where it is too long, the lighter findings are left out and counted."""
    encoded = _encoded(answer)
    shown = list(zip(findings, answer["findings"], strict=True))
    while len(encoded) > LONGEST_ANSWER:
        ranked = sorted(range(len(shown)), key=lambda at: (-shown[at][0].severity.rank, -shown[at][0].weight, at))
        kept = sorted(ranked[: len(shown) // 2])
        shown = [shown[at] for at in kept]
        answer = {
            **answer,
            "findings": [entry for _, entry in shown],
            "left_out": len(findings) - len(shown),
        }
        encoded = _encoded(answer)
    return encoded

"""Grammar, spelling and punctuation, as LanguageTool sees them.

The writer's own words go to a LanguageTool server, and what it answers comes back as findings of the dimension grammar.
In mode `auto` only a server that is configured and running is asked; in mode `on` a copy on this machine is started and
stopped again. Nothing is ever downloaded here.
"""

from __future__ import annotations

import math
import os
import re
import threading
import time
import weakref
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from tonecheck.errors import ConfigError, MissingPartError
from tonecheck.finding import DIMENSION, Applicability, Edit, Finding, Rewrite, Severity
from tonecheck.languagetool.address import ServerAddress, listening, parse_address, stays_here
from tonecheck.languagetool.local import LocalServer, find_copy, find_java, need_copy, start_server
from tonecheck.message import Message, Part, PartKind
from tonecheck.span import Span

if TYPE_CHECKING:
    from tonecheck.languagetool.client import Answer, Client

MODES = ("auto", "on", "off")
VARIANTS = ("en-US", "en-GB", "en-AU", "en-CA", "en-NZ", "en-ZA")

#: Longest text of one request, in code points: about a second of LanguageTool on one core.
LONGEST_REQUEST = 20_000

#: A server that did not answer is left alone for so long (seconds): a thousand drafts must not wait a thousand times.
PAUSE = 30.0

#: Categories of LanguageTool that judge style, register or content; tonecheck has rules of its own for these.
#: Source: the category ids in grammar.xml and style.xml of LanguageTool 6.8, English.
_OFF_CATEGORIES = (
    "AMERICAN_ENGLISH_STYLE", "BRE_STYLE_OXFORD_SPELLING", "COLLOQUIALISMS", "CREATIVE_WRITING",
    "GENDER_NEUTRALITY", "PLAIN_ENGLISH", "REGIONALISMS", "REPETITIONS_STYLE", "STYLE", "TEXT_ANALYSIS", "WIKIPEDIA",
)  # fmt: skip

#: Rules whose findings in e-mail are noise: typographic quotes, dashes and ellipses that keyboards do not have, and
#: what e-mail does on purpose (two blanks after a full stop, an unfinished line, a phrase used in three sentences).
_OFF_RULES = (
    "ARROWS", "COPYRIGHT", "DASH_RULE", "DOUBLE_PUNCTUATION", "ELLIPSIS", "EN_QUOTES", "EN_UNPAIRED_QUOTES",
    "ENGLISH_WORD_REPEAT_BEGINNING_RULE", "PROFANITY", "PUNCTUATION_PARAGRAPH_END",
    "PUNCTUATION_PARAGRAPH_END2", "TOO_LONG_PARAGRAPH", "TOO_LONG_SENTENCE", "TYPOGRAPHICAL_APOSTROPHE", "UNIT_SPACE",
)  # fmt: skip

#: Subjects, greetings and closings are fragments: their case and their end follow other habits than a sentence.
_NOT_IN_FRAGMENTS = frozenset(
    {"UPPERCASE_SENTENCE_START", "SENTENCE_FRAGMENT", "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE"}
)
_FRAGMENTS = frozenset({PartKind.SUBJECT, PartKind.GREETING, PartKind.CLOSING})

#: What a misspelled word with a capital in a greeting or closing may have been; all others there are names.
_FORMULAS = frozenset(
    {
        "all", "best", "cheers", "colleagues", "dear", "everyone", "faithfully", "good", "greetings", "hello", "kind",
        "madam", "many", "morning", "regards", "respectfully", "sincerely", "team", "thank", "thanks", "truly", "warm",
        "wishes", "yours",
    }
)  # fmt: skip

_STYLE = frozenset({"REDUNDANCY", "REPETITIONS", "SEMANTICS_STYLE"})
_SPELLING = frozenset({"TYPOS", "CASING", "COMPOUNDING", "PROPER_NOUNS"})
_PUNCTUATION = frozenset({"PUNCTUATION", "TYPOGRAPHY"})

_SEVERITY = {
    "grammar": Severity.WARNING,
    "spelling": Severity.WARNING,
    "punctuation": Severity.NOTE,
    "style": Severity.NOTE,
}
_WEIGHT = {"grammar": 3.0, "spelling": 2.0, "punctuation": 1.0, "style": 1.0}
#: How often such a finding is right; estimates, until benchmarks/ has counts for grammar.
_CONFIDENCE = {"grammar": 0.75, "spelling": 0.85, "punctuation": 0.7, "style": 0.5}
_CONFIDENCE_NAME = 0.3  #: an unknown word with a capital is as often a name as a slip

_HOW = "tonecheck grammar install, or [grammar] server = ..."
_NO_SERVER = f"grammar was not checked: no LanguageTool server is configured ({_HOW})"
_NOT_STARTED = (
    "grammar was not checked: no LanguageTool server is configured "
    "(a copy is on this machine: --grammar on starts it; or [grammar] server = ...)"
)
_HIGHEST_TIMEOUT = 600.0  # seconds
_SUBJECT_PREFIX = re.compile(r"(?:subject:\s*)?(?:(?:re|fwd?|aw|wg)(?:\[\d+\])?:\s*)*", re.IGNORECASE)
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True)
class GrammarSettings:
    """What the user decided about grammar.

    `mode` is one of `MODES`. `server` is the address of a LanguageTool server; one that is not on this machine is
    refused unless `allow_remote`. `path` is the folder of LanguageTool's jars and `java` a Java program, both for mode
    `on`. `timeout` is in seconds, for one request. `variant` is one of `VARIANTS`; without it all of them are right.

    Raises:
        ConfigError: if a value is not allowed.
    """

    mode: str = "auto"
    server: str | None = None
    allow_remote: bool = False
    path: Path | None = None
    java: str | Path | None = None
    timeout: float = 10.0
    variant: str | None = None

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ConfigError(f"grammar.mode: {self.mode!r}; allowed are {', '.join(MODES)}")
        if self.variant is not None and self.variant not in VARIANTS:
            raise ConfigError(f"grammar.variant: {self.variant!r}; allowed are {', '.join(VARIANTS)}")
        number = isinstance(self.timeout, (int, float)) and not isinstance(self.timeout, bool)
        if not number or not math.isfinite(self.timeout) or not 0 < self.timeout <= _HIGHEST_TIMEOUT:
            raise ConfigError(f"grammar.timeout: {self.timeout!r}; allowed are seconds above 0 and up to 600")
        if self.server is not None:
            address = parse_address(self.server)
            if not self.allow_remote and self.mode != "off":
                stays_here(self.server, address, key="grammar.server")


# ---------------------------------------------------------------------------------------------- the text that is sent


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of judged text: where it starts in the request and in `Message.raw`, and how long it is."""

    sent: int
    raw: int
    length: int
    kind: PartKind


@dataclass(frozen=True, slots=True)
class _Request:
    """One text for LanguageTool; `pieces` say which of its code points are which of `Message.raw`."""

    text: str
    pieces: tuple[_Piece, ...]
    masked: tuple[Span, ...]

    def place(self, start: int, end: int) -> tuple[Span, PartKind] | None:
        """The span of `Message.raw`, None where the match is not entirely inside the writer's own words."""
        for piece in self.pieces:
            if piece.sent <= start and end <= piece.sent + piece.length:
                shift = piece.raw - piece.sent
                span = Span(start + shift, end + shift)
                return None if any(span.overlap(mask) for mask in self.masked) else (span, piece.kind)
        return None


def _stand_in(covered: str, *, whole_line: bool) -> str:
    """Same-length text for words that are not to be judged.

    Inside a sentence an unknown name keeps the grammar whole ("See Xxxx for details"), where blanks would break it; a
    masked line is a paragraph of its own and becomes blank.
    """
    if whole_line or "\n" in covered or not covered.strip():
        return re.sub(r"[^\n]", " ", covered)
    return "X" + "x" * (len(covered) - 1)


def _own_words(message: Message, part: Part) -> tuple[int, str]:
    """Start in `Message.raw` and text of a judged part, as long as the original, with stand-ins for masked words."""
    raw = message.raw
    start, end = part.span.start, part.span.end
    text = raw[start:end]
    for mask in message.masked:
        if not part.span.overlap(mask):
            continue
        left, right = max(mask.start, start), min(mask.end, end)
        line_left = raw.rfind("\n", start, left) + 1 or start
        line_right = raw.find("\n", right, end)
        rest = raw[line_left:left] + raw[right : end if line_right < 0 else line_right]
        cover = _stand_in(raw[left:right], whole_line=not rest.strip())
        text = text[: left - start] + cover + text[right - start :]
    # A carriage return is white space to LanguageTool, which would complain about a blank at the end of the line.
    text = _UNSENDABLE.sub(" ", text.replace("\r\n", " \n").replace("\r", "\n"))
    if part.kind is PartKind.SUBJECT:
        prefix = _SUBJECT_PREFIX.match(text)
        skipped = prefix.end() if prefix else 0
        start, text = start + skipped, text[skipped:]
    body = text.strip()
    return start + text.find(body) if body else start, body


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of at most LONGEST_REQUEST, cut between paragraphs, else lines, else words."""
    start = 0
    while len(text) - start > LONGEST_REQUEST:
        limit = start + LONGEST_REQUEST
        cut = next((at for mark in ("\n\n", "\n", " ") if (at := text.rfind(mark, start + 1, limit)) > 0), limit)
        yield start, text[start:cut]
        start = cut
    yield start, text[start:]


def _requests(message: Message) -> Iterator[_Request]:
    """The judged words of `message`, part after part as paragraphs, in as few requests as their length allows."""
    text, pieces = "", list[_Piece]()
    for part in message.judged_parts():
        begin, words = _own_words(message, part)
        for offset, piece in _cut(words) if words else ():
            if text and len(text) + 2 + len(piece) > LONGEST_REQUEST:
                yield _Request(text, tuple(pieces), message.masked)
                text, pieces = "", []
            if text:
                text += "\n\n"
            pieces.append(_Piece(len(text), begin + offset, len(piece), part.kind))
            text += piece
    if text:
        yield _Request(text, tuple(pieces), message.masked)


# ------------------------------------------------------------------------------------------------ match -> finding


def _category(family: str, issue: str) -> str:
    """Our category for a category id and an issue type of LanguageTool.

    Source: the issue types are those of the W3C Internationalization Tag Set 2.0, section 8.9.
    """
    if family in _STYLE or issue in ("style", "register", "locale-violation"):
        return "style"
    if family in _PUNCTUATION or issue in ("typographical", "whitespace"):
        return "punctuation"
    if family in _SPELLING:
        return "spelling"
    return "grammar"


def _plain(text: str, limit: int = 300) -> str:
    """One line without markup or control characters: a server's words end up in terminals and web pages."""
    text = re.sub(r"</?suggestion>", '"', text)
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _only_spaces(raw: str, span: Span, after: str) -> bool:
    """Whether `after` merely collapses doubled blanks, or takes the blank away that stands before a comma or full stop.

    A mark that touches the next word may belong to it (".NET", ",v"), so the blank before it may matter.
    """
    before = span.of(raw)
    if "\n" in before or after == before:
        return False
    collapsed = re.sub(r"[ \t]{2,}", " ", before)
    loose = raw[span.end : span.end + 1].strip() == ""
    return after == collapsed or (loose and after == re.sub(r"[ \t]+([,.;])\Z", r"\1", collapsed))


def _layout(raw: str, span: Span) -> bool:
    """Whether blanks are laid out on purpose: after a full stop or colon, at a line's edge, or in columns."""
    before, after = raw[max(0, span.start - 1) : span.start], raw[span.end : span.end + 1]
    if before in ("", "\r", "\n", ".", "!", "?", ":") or after in ("", "\r", "\n"):
        return True
    left = max(raw.rfind("\n", 0, span.start), raw.rfind("\r", 0, span.start)) + 1
    right = raw.find("\n", span.end)
    line = raw[left : right if right >= 0 else len(raw)].strip()
    return len(re.findall(r"[^\s.!?:](?: {2,}|[ ]*\t\s*)(?=\S)", line)) > 1


def _rewrites(answer: Answer, raw: str, span: Span, message: str) -> tuple[Rewrite, ...]:
    before = span.of(raw)
    rewrites: list[Rewrite] = []
    for text in answer.match.replacements:
        if not isinstance(text, str) or text == before or not text.isprintable():
            continue
        safe = _only_spaces(raw, span, text)
        applicability = Applicability.SAFE if safe else Applicability.SUGGEST
        rewrite = Rewrite((Edit(span, text),), applicability, message)
        if rewrite not in rewrites:
            rewrites.append(rewrite)
        if len(rewrites) == 3:
            break
    return tuple(rewrites)


def _looks_like_name(word: str, sentence: str) -> bool:
    """Whether an unknown word may be a name, an acronym or an identifier rather than a slip."""
    if any(sign.isdigit() or sign == "_" for sign in word) or word[1:] != word[1:].lower():
        return True
    return word[:1].isupper() and not sentence.lstrip().startswith(word)


class _Mapping:
    """Turns LanguageTool's answers into findings. `accepted` holds casefolded words that are spelled right."""

    def __init__(self, raw: str, names: frozenset[str], accepted: frozenset[str], variant: str | None) -> None:
        self.raw = raw
        self.accepted = accepted
        self.names = names
        self.variant = variant

    @staticmethod
    def known(text: str, words: frozenset[str]) -> bool:
        text = re.sub(r"['’]s?$", "", text.casefold())
        return text in words or ("-" in text and all(piece in words for piece in text.split("-") if piece))

    def finding(self, answer: Answer, request: _Request) -> Finding | None:
        match = answer.match
        place = request.place(answer.start, answer.end)
        if place is None:
            return None
        span, kind = place
        before = span.of(self.raw)
        category = _category(match.category, match.rule_issue_type)
        severity, confidence = _SEVERITY[category], _CONFIDENCE[category]
        speller = match.rule_id.startswith(("MORFOLOGIK_RULE", "HUNSPELL"))
        likely = match.replacements[0].casefold() if match.replacements else ""
        formula = kind in (PartKind.GREETING, PartKind.CLOSING) and likely in _FORMULAS
        if category == "spelling" and self.known(before, self.accepted if formula else self.accepted | self.names):
            return None
        if kind in _FRAGMENTS and match.rule_id in _NOT_IN_FRAGMENTS:
            return None
        if speller:
            # "Possible spelling mistake. ‘colour’ is British English."
            if self.variant is None and re.search(r"\bis (?:\w+ )+English\b", match.message):
                return None
            if kind in (PartKind.GREETING, PartKind.CLOSING) and before[:1].isupper() and not formula:
                return None
            if _looks_like_name(before, match.sentence):
                severity, confidence = Severity.NOTE, _CONFIDENCE_NAME
        if not before.strip() and _layout(self.raw, span):
            return None
        text = _plain(match.message) or "LanguageTool found a fault here."
        rewrites = _rewrites(answer, self.raw, span, text)
        if rewrites and rewrites[0].applicability is Applicability.SAFE:
            confidence = 0.95
        return Finding(
            rule=f"languagetool/{re.sub(r'[^A-Za-z0-9_.-]', '_', match.rule_id)[:100] or 'UNKNOWN'}",
            category=category,
            dimension=DIMENSION[category],
            severity=severity,
            confidence=confidence,
            message=text,
            span=span,
            weight=_WEIGHT[category],
            rewrites=rewrites,
            url=answer.url if answer.url and answer.url.isprintable() else None,
        )


def _words(texts: Iterable[str]) -> frozenset[str]:
    """The texts and the words in them, casefolded."""
    found: set[str] = set()
    for text in texts:
        found.add(text.strip().casefold())
        for word in _WORD.findall(text):
            found.add(word.casefold())
            found.update(word.casefold().split("-"))
    return frozenset(found - {""})


def _names(message: Message) -> Iterator[str]:
    """The people on the envelope and in the signature: their names are spelled as they spell them."""
    for address in (message.sender, *message.to):
        if address:
            yield re.sub(r"@[^\s>]*", " ", address)
    for part in message.parts:
        if part.kind in (PartKind.GREETING, PartKind.CLOSING, PartKind.SIGNATURE):
            yield from (word for word in _WORD.findall(part.span.of(message.raw)) if word[0].isupper())


# ------------------------------------------------------------------------------------------------ the checker

_alive: weakref.WeakSet[Grammar] = weakref.WeakSet()


def _after_fork() -> None:
    for grammar in list(_alive):
        grammar._forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


class Grammar:
    """Checks drafts with LanguageTool, one request at a time; may be shared by threads and used in a `with`.

    `accept` holds words and names that are spelled right (colleagues, products). The connection, and in mode `on` the
    Java process, come with the first draft and go with `close`, or at the latest when this process ends. A process that
    is forked off starts its own.
    """

    def __init__(self, settings: GrammarSettings | None = None, *, accept: Collection[str] = ()) -> None:
        self.settings = settings or GrammarSettings()
        self._accepted = _words(accept)
        self._lock = threading.RLock()
        self._client: Client | None = None
        self._server: LocalServer | None = None
        self._stop: weakref.finalize[..., Grammar] | None = None
        self._closed = False
        self._down: tuple[float, str] | None = None
        self._address: ServerAddress | None = parse_address(self.settings.server) if self.settings.server else None
        _alive.add(self)

    def __enter__(self) -> Grammar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stops the Java process if this object started one. A later `check` raises ValueError."""
        with self._lock:
            self._closed = True
            self._drop()

    def check(self, message: Message) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """Findings in order of their place, and what was not checked, as sentences for the report.

        Raises:
            MissingPartError: in mode `on`, if there is no LanguageTool, no Java or no language-tool-python.
        """
        if self.settings.mode == "off":
            return (), ()
        if self.settings.mode == "auto" and self._address is None:
            return (), (_NOT_STARTED if find_copy(self.settings.path) else _NO_SERVER,)
        return self._asked(tuple(_requests(message)), message.raw, message)

    @property
    def reached(self) -> bool:
        """Whether there is a server to ask, and the last request was answered."""
        return self._client is not None and not self._closed

    def compare(
        self, pairs: Sequence[tuple[str, str]], message: Message
    ) -> tuple[tuple[Finding | None, ...], tuple[str, ...]]:
        """Of pairs of sentences, before and after a change in `message`: a fault that only the changed one has.

        All go out as paragraphs of one request (more, where they are long). Where nobody answers, no fault is known, and
        the second value says so, as sentences for the report.
        """
        texts = list(dict.fromkeys(chain.from_iterable(pairs)))
        found: dict[str, list[Finding]] = {text: [] for text in texts}
        requests, starts, raw = list[_Request](), list[int](), ""
        for text in texts:
            line = re.sub(r"\s+", " ", _UNSENDABLE.sub(" ", text))
            if not requests or len(requests[-1].text) + 2 + len(line) > LONGEST_REQUEST:
                requests.append(_Request("", (), ()))
            so_far = requests[-1]
            sent = f"{so_far.text}\n\n" if so_far.text else ""
            piece = _Piece(len(sent), len(raw), len(line), PartKind.BODY)
            requests[-1] = _Request(sent + line, (*so_far.pieces, piece), ())
            starts.append(len(raw))
            raw += line + "\n\n"
        answered, notes = self._asked(tuple(requests), raw, message) if self.reached else ((), ())
        for finding in answered:
            if finding.span is not None and finding.category != "style":
                found[texts[bisect_right(starts, finding.span.start) - 1]].append(finding)
        missed = tuple(
            note.replace("grammar was not checked", "rewrites were not checked for grammar", 1)
            for note in notes
            if note.startswith("grammar was not checked")
        )
        return tuple(_new(found[before], found[after]) for before, after in pairs), missed

    def _asked(
        self, requests: tuple[_Request, ...], raw: str, message: Message
    ) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """What the server finds in `requests`, whose pieces stand in `raw`; the names of `message` are spelled right."""
        if not requests:
            return (), ()
        mapping = _Mapping(raw, _words(_names(message)), self._accepted, self.settings.variant)
        with self._lock:
            if self._closed:
                raise ValueError("this Grammar is closed")
            return self._check(mapping, requests)

    def _check(self, mapping: _Mapping, requests: tuple[_Request, ...]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        if self._down is not None and time.monotonic() < self._down[0]:
            return (), (self._down[1],)
        self._down = None
        try:
            from tonecheck.languagetool.client import NoAnswerError
        except ImportError as error:
            text = f"language-tool-python is not installed ({error}): pip install language-tool-python"
            if self.settings.mode == "on":
                raise MissingPartError(text) from error
            return (), (f"grammar was not checked: {text}",)

        findings: list[Finding] = []
        notes: list[str] = []
        sent = False
        checked = 0
        try:
            client = self._connect()
            for request in requests:
                answers = client.answers(request.text)
                sent = True
                findings += (found for answer in answers if (found := mapping.finding(answer, request)))
                checked += 1
        except NoAnswerError as error:
            sent = sent or error.sent
            where = "" if not checked else f" after the first {requests[checked].pieces[0].raw} characters"
            notes.append(f"grammar was not checked{where}: {_plain(str(error))}")
            self._down = (time.monotonic() + PAUSE, notes[0])
            self._client = None
        if sent and self._address is not None and not self._address.loopback and self._server is None:
            how = "" if self._address.scheme == "https" else ", unencrypted"
            notes.append(f"text left this machine: the draft was sent to {self._address}{how}, for grammar")
        unique = dict.fromkeys(findings)
        return tuple(sorted(unique, key=_place)), tuple(notes)

    def _connect(self) -> Client:
        """The client, made or made again as needed. The caller holds the lock.

        Raises:
            NoAnswerError: if a server is configured and does not answer (mode `auto`).
            MissingPartError: if none can be started (mode `on`).
        """
        from tonecheck.languagetool.client import Client, NoAnswerError

        if self._server is not None and not self._server.alive:
            self._drop()
        if self._client is not None:
            return self._client
        settings = self.settings
        language = settings.variant or "en-US"

        def client(url: str, *, loopback: bool, timeout: float) -> Client:
            return Client(
                language,
                url,
                loopback=loopback,
                timeout=timeout,
                disabled_rules=_OFF_RULES,
                disabled_categories=_OFF_CATEGORIES,
            )

        if self._address is not None and self._server is None:
            # A remote server may only be reachable through a proxy, so its port says nothing.
            url = listening(self._address) if self._address.loopback else str(self._address)
            if url is not None:
                self._client = client(url, loopback=self._address.loopback, timeout=settings.timeout)
                return self._client
            if settings.mode != "on":
                raise NoAnswerError(f"the LanguageTool server at {self._address} does not answer")
        if self._server is None:
            copy = need_copy(settings.path)
            self._server = start_server(copy, find_java(settings.java))
            self._stop = weakref.finalize(self, LocalServer.stop, self._server)
        try:
            # The first sentence makes LanguageTool read its rules, which takes longer than any check.
            client(self._server.url, loopback=True, timeout=60.0).answers("This is a test.")
        except NoAnswerError as error:
            self._drop()
            raise MissingPartError(f"the LanguageTool that was started does not work: {error}") from error
        self._client = client(self._server.url, loopback=True, timeout=settings.timeout)
        return self._client

    def _drop(self) -> None:
        """Lets go of the client, and stops the server if there is one."""
        self._client = None
        if self._stop is not None:
            self._stop()
        self._stop = self._server = None

    def _forget(self) -> None:
        """After a fork, in the child: neither the lock, nor the connection, nor the Java process is ours."""
        self._lock = threading.RLock()
        self._client = None
        if self._stop is not None:
            self._stop.detach()
        if self._server is not None:
            self._server.abandon()
        self._stop = self._server = None


def _new(before: Sequence[Finding], after: Sequence[Finding]) -> Finding | None:
    """The first of `after` of whose rule there are more than in `before`."""
    known = Counter(finding.rule for finding in before)
    for finding in after:
        known[finding.rule] -= 1
        if known[finding.rule] < 0:
            return finding
    return None


def _place(finding: Finding) -> tuple[int, int, str]:
    span = finding.span or Span(0, 0)
    return span.start, span.end, finding.rule

"""What checks of the whole message look at: own words, the message that is answered, who writes to whom.

Words are read with patterns and not with the pipeline, because the thread is not analysed; a view of a draft is
made once and kept with its analysis.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from typing import TypeVar, cast

from tonecheck.checkers.lazy import Pattern
from tonecheck.message import OWN, Kind, Message, Part, PartKind
from tonecheck.nlp import Analysis, tidy

_ABBREVIATION = Pattern(
    r"\b(?:mr|mrs|ms|dr|prof|st|no|nr|approx|incl|excl|ext|tel|vs|etc|e\.g|i\.e|a\.m|p\.m|jr|sr|inc|ltd|co|"
    r"dept|fig|sec|ref|art|min|max)\.$"
    r"|(?:^|\s)[A-Z]\.$",
    re.I,
)
_BREAK = Pattern(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[\w£$€@#*+(\[>-])")
_QUOTE_MARK = Pattern(r"^[ \t]*(?:[>|][ \t]?)+", re.M)
_QUOTE_HEAD = Pattern(
    r"^.{0,200}\b(?:wrote|writes|schrieb|said)\b.{0,60}:\s*$|^-{2,}.*-{2,}\s*$|^(?:From|Sent|To|Cc|Subject|"
    r"Date):.*$",
    re.M,
)
_MARKS = Pattern(r"[ \t]*(?:[>|][ \t]?)+")
#: Where an older message begins inside the quoted one.
_OLDER = Pattern(
    r"^(?:On|Am|Le) .{6,150}\b(?:wrote|schrieb|a écrit)\b.{0,60}:[ \t]*$|^-{2,} ?(?:Original|Forwarded) .*-{2,}[ \t]*$|^From: .{3,200}\n(?:Sent|Date|To): ",
    re.M,
)
_FOOTER = Pattern(
    r"^\s*(?:sent (?:from|via|with|using)|get outlook|this (?:e-?mail|message)|confidential|disclaimer)", re.I
)
_REPLY = Pattern(r"^\s*(?:re|aw|sv|antw?)\s*(?:\[\d+\])?:", re.I)
_LAST_WORD = Pattern(
    r"^(?:many |again,? )?(?:thanks|thank you|cheers|ta|have an? (?:\w+ )?(?:day|week|weekend|evening|one|"
    r"trip|holiday|flight)|see you|"
    r"speak (?:soon|then)|talk (?:soon|then)|take care|until then|all the best|good luck|enjoy|"
    r"looking forward|bye|warmest|best)\b",
    re.I,
)
_FIRST_WORD = Pattern(
    r"^(?:many thanks|thanks(?: again)?|thank you(?: again)?|cheers|congratulations|congrats|welcome|"
    r"happy \w+|good (?:morning|afternoon|evening|day)|"
    r"(?:good )?(?:morning|afternoon|evening|day)(?: to you)?|hello|hi|hey|dear|to whom it may concern|"
    r"ladies and gentlemen|to the \w+|attention|attn|"
    r"sorry|of course|sure|namaste|salaam|team|all|folks|everyone|colleagues|friends)\b,?(?: (?-i:[A-Z])[\w'’-]+|"
    r" all| team| everyone| both| there){0,3}\s*[,!.:–]",
    re.I,
)
_OPENS = Pattern(r"^(?:madam|sir|ma'am|dear|hi|hello|hey|hiya|howzit|well|oi|ahoy|yo)\b", re.I)
#: How strangers write: with "Dear" or "Hello" and a full name.
_STRANGER = Pattern(r"^\W*(?:dear|respected|hello|good (?:morning|afternoon|evening|day)|to whom|sir|madam)\b", re.I)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, lines that belong together joined."""
    return _sentences_in(tidy(text)[0])


def _sentences_in(tidied: str) -> list[str]:
    found: list[str] = []
    for line in tidied.split("\n"):
        pending = ""
        start = 0
        for gap in _BREAK.finditer(line):
            piece = pending + line[start : gap.end()]
            start = gap.end()
            if _ABBREVIATION.search(piece.rstrip()):
                pending = piece
            else:
                found.append(piece.strip())
                pending = ""
        rest = (pending + line[start:]).strip()
        if rest:
            found.append(rest)
    return found


def _latest(quoted: str) -> str:
    """Of what a draft quotes the last message alone, without marks: not what that message quotes in turn."""
    lines = quoted.splitlines()
    depths = [len(mark[0].replace(" ", "").replace("\t", "")) if (mark := _MARKS.match(line)) else 0 for line in lines]
    marked = sorted({depth for depth in depths if depth})
    # Deeper marks are older messages, unless nothing but them was quoted.
    kept = [line for line, depth in zip(lines, depths, strict=True) if not marked or depth <= marked[0]]
    text = _QUOTE_MARK.sub("", "\n".join(kept))
    heads = [head.start() for head in _OLDER.finditer(text)]
    older = next((at for at in heads if re.search(r"\w", _QUOTE_HEAD.sub("", text[:at]))), None)
    return text if older is None else text[:older]


class Received:
    """The message that is answered: its own words, and who signed it."""

    def __init__(self, text: str, signature: str, greeting: str, closing: str) -> None:
        self.text = text
        self.signature = signature
        self.greeting = greeting
        self.closing = closing

    @cached_property
    def sentences(self) -> list[str]:
        return sentences_of(self.text)

    @property
    def familiar(self) -> bool:
        """Whether it reads like a line among people who know each other: short, with a first name under it or none."""
        lines = [line for line in self.signature.splitlines() if re.search(r"\w", line)]
        return (
            (
                not self.closing
                or re.fullmatch(r"\W*(?:thanks|thank you|cheers|ta|thx)\W*", self.closing, re.I) is not None
            )
            and not _STRANGER.match(self.greeting)
            and len(self.text.split()) <= 45
            and (not lines or len(lines[0].split()) == 1)
        )

    @property
    def formal(self) -> bool:
        return bool(
            re.search(r"\b(?:dear|respected|to whom|sir|madam)\b", self.greeting, re.I)
            or re.search(r"\b(?:yours|sincerely|faithfully|truly|respectfully)\b", self.closing, re.I)
        )


Fact = TypeVar("Fact")


class Draft:
    """A draft as a reader sees it: what is its own, what it answers, whether it is a mail at all."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.message: Message = analysis.message
        #: Answers to the questions marked `once`.
        self.facts: dict[Callable[[Draft], object], object] = {}

    def _texts(self, *kinds: PartKind) -> list[str]:
        return [p.span.of(self.message.raw) for p in self.message.parts if p.kind in kinds]

    @cached_property
    def body(self) -> list[str]:
        """Sentences of the body in English."""
        return [
            sentence
            for segment in self.analysis.segments
            if segment.part.kind is PartKind.BODY
            for sentence in _sentences_in(segment.text)
        ]

    @cached_property
    def text(self) -> str:
        return "\n".join(self.body)

    @cached_property
    def words(self) -> int:
        return len(re.findall(r"[A-Za-z]+", self.text))

    @cached_property
    def paragraphs(self) -> int:
        return sum(
            1
            for part in self.message.parts
            if part.kind is PartKind.BODY
            for paragraph in re.split(r"(?:\r?\n[ \t]*){2,}", part.span.of(self.message.raw))
            if re.search(r"\w", paragraph)
        )

    @cached_property
    def is_mail(self) -> bool:
        """Whether the draft is a letter to somebody, and no bare sentence, commit message or patch."""
        message = self.message
        if message.kind in (Kind.COMMIT, Kind.PATCH) or not self.body:
            return False
        kinds = {part.kind for part in message.parts}
        if message.kind is Kind.EML or message.subject or message.to or message.reply_to is not None:
            return True
        if kinds & {PartKind.HEADERS, PartKind.CLOSING, PartKind.SIGNATURE}:
            return True
        if PartKind.GREETING in kinds and "\n" in message.raw.strip():
            return True
        return message.kind is not Kind.MARKDOWN and self.paragraphs >= 2 and self.words >= 40

    @cached_property
    def received(self) -> Received | None:
        """The message that is answered: as given, else what the draft quotes."""
        answered = self.message.reply_to
        if answered is None:
            quoted = "\n".join(self._texts(PartKind.QUOTE))
            quoted = _QUOTE_HEAD.sub("", _latest(quoted)).strip()
            return Received(quoted, "", "", "") if re.search(r"\w", quoted) else None

        def text(*kinds: PartKind) -> str:
            return "\n".join(p.span.of(answered.raw) for p in answered.parts if p.kind in kinds).strip()

        own = text(PartKind.SUBJECT, PartKind.BODY) or text(*OWN) or answered.raw
        signature = "\n".join([answered.sender or "", text(PartKind.SIGNATURE)]).strip()
        return Received(own, signature, text(PartKind.GREETING), text(PartKind.CLOSING))

    @cached_property
    def greeting(self) -> str:
        return " ".join(self._texts(PartKind.GREETING)).strip()

    @cached_property
    def signature(self) -> str:
        return "\n".join(self._texts(PartKind.SIGNATURE)).strip()

    @cached_property
    def opening(self) -> str:
        """What stands alone on the first line and is no sentence: "Hilary", "Madam ji", "Howzit Devon", "[SALUTATION]"."""
        own = "".join(self._texts(PartKind.GREETING, PartKind.BODY)).strip()
        line, gap, _ = own.partition("\n\n")
        words = line.split()
        if not gap or "\n" in line or not 0 < len(words) <= 4 or line.rstrip()[-1] in ".?!:;":
            return ""
        return line if words[-1].strip("[]<>{},!")[:1].isupper() or _OPENS.match(line) else ""

    @property
    def greets(self) -> bool:
        return bool(self.greeting or self.opening) or bool(self.body and _FIRST_WORD.match(self.body[0]))

    @property
    def closes(self) -> bool:
        if self._texts(PartKind.CLOSING):
            return True
        lines = [line for line in self.signature.splitlines() if re.search(r"\w", line)]
        if lines and not _FOOTER.match(lines[0]) and not re.fullmatch(r"[A-Z]+\.|[a-z ]+[.!?]", lines[0].strip()):
            return True
        last = self.body[-1] if self.body else ""
        if len(last.split()) <= 7 and _LAST_WORD.match(last):
            return True
        names = re.findall(r"[^\W\d_][\w'’.-]*", last)
        signed = last[-1:] not in ".!?:;" and 0 < len(names) <= 6 and len(self.body) > 1
        return signed and names[0][0].isupper() and sum(name[0].isupper() for name in names) * 2 >= len(names)

    @property
    def replies(self) -> bool:
        return self.received is not None or bool(_REPLY.match(self.message.subject or ""))

    @property
    def is_chat(self) -> bool:
        """A line or two inside a thread, as in a chat."""
        received = self.received
        if not self.replies or self.paragraphs > 1:
            return False
        if received is not None and received.formal:
            return self.words <= 8
        if received is not None and not received.familiar:
            return self.words <= 15
        chatty = (
            received is not None and received.familiar and not received.greeting and len(received.text.split()) <= 30
        )
        return self.words <= (40 if chatty else 20)

    @property
    def opens_with_quote(self) -> bool:
        for part in self.message.parts:
            if part.kind is PartKind.QUOTE:
                return True
            if part.kind in OWN and part.kind is not PartKind.SUBJECT:
                return False
        return False

    # ------------------------------------------------------------------------------------------- places for rewrites

    def _bodies(self) -> Iterator[Part]:
        return (part for part in self.message.parts if part.kind is PartKind.BODY)

    @property
    def top(self) -> int:
        """Where a greeting goes: before the first own words."""
        return next((p.span.start for p in self.message.parts if p.kind in (PartKind.BODY, PartKind.CLOSING)), 0)

    @property
    def after_greeting(self) -> int:
        return next((p.span.end for p in self.message.parts if p.kind is PartKind.GREETING), self.top)

    @property
    def before_closing(self) -> int:
        """The end of the body, where a last word about the matter goes."""
        ends = [part.span.end for part in self._bodies() if part.judged]
        return ends[-1] if ends else len(self.message.raw)


def once(find: Callable[[Draft], Fact]) -> Callable[[Draft], Fact]:
    """A question about a draft that several rules ask, answered once for each draft."""

    @wraps(find)
    def known(draft: Draft) -> Fact:
        if find not in draft.facts:
            draft.facts[find] = find(draft)
        return cast("Fact", draft.facts[find])

    return known


def view(analysis: Analysis) -> Draft:
    """The draft of an analysis; made once."""
    known = analysis.__dict__.get("_draft")
    if not isinstance(known, Draft):
        known = analysis.__dict__["_draft"] = Draft(analysis)
    return known

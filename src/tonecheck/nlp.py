"""The boundary around the language parts: nothing else in tonecheck imports spaCy or TextBlob.

`analyze` turns a message into an `Analysis`: spaCy documents over the writer's own words, with one conversion from
tokens back to positions in `Message.raw`. The text that spaCy sees is tidied first (soft line breaks and runs of blanks
become one space, curly apostrophes straight ones, invisible characters go), and every character keeps its raw offset.
"""

from __future__ import annotations

import re
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from tonecheck.errors import MissingPartError
from tonecheck.message import Message, Part, PartKind
from tonecheck.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

    from tonecheck._pipeline import Pipeline

#: Longest text of one spaCy document, in code points; longer parts are cut between paragraphs. Bounds memory.
LONGEST_DOC = 3_000

#: Documents that go through the models together.
BATCH = 64

#: Different words after which a long-lived process starts afresh with an empty vocabulary (about 50 MB of words).
MOST_WORDS = 100_000

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
#: All that `tidy` changes: white space but for single blanks, invisible characters, apostrophes that are not straight.
_UNTIDY = re.compile(rf"(?:[^\S ]| (?=[\s{_INVISIBLE}]))[\s{_INVISIBLE}]*|[{_INVISIBLE}]+|[’‘ʼ`´]")
_NOTHING = _INVISIBLE + "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_BULLET = re.compile(r"[ \t]*(?:[-*•–+]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t]+")
_SUBJECT_ROLES = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})


# --------------------------------------------------------------------------------------------------- the pipeline

_lock = threading.Lock()
_pipeline: Pipeline | None = None


def pipeline() -> Pipeline:
    """The shipped English pipeline, loaded at first use, and again after every MOST_WORDS different words.

    Documents keep their vocabulary, so those of one pipeline stay good when another has taken over.

    Raises:
        MissingPartError: the model file is not in the installation.
    """
    global _pipeline
    if _pipeline is None:
        with _lock:
            if _pipeline is None:
                _pipeline = _load()
    return _pipeline


def _annotated(texts: Iterable[str]) -> Iterator[Doc]:
    """The documents of texts. A vocabulary that has seen too many words is left behind with its pipeline."""
    global _pipeline
    current = pipeline()
    if len(current.vocab) > MOST_WORDS:
        with _lock:
            if _pipeline is current:
                _pipeline = _load()
        current = pipeline()
    return current.pipe(texts, batch_size=BATCH)


def _load() -> Pipeline:
    from tonecheck._pipeline import from_packed

    path = files("tonecheck") / "models" / "english" / "pipeline.bin"
    try:
        packed = path.read_bytes()
    except OSError:
        raise MissingPartError(
            f"{path}: the English pipeline is missing from this installation; reinstall tonecheck"
        ) from None
    return from_packed(packed)


# --------------------------------------------------------------------------------------------------- tidied text


def tidy(text: str, *, base: int = 0) -> tuple[str, array[int]]:
    """The text as the pipeline should see it, and for each of its characters (and its end) the offset in `text` plus `base`.

    A line break is soft, and becomes a space, where the line before is long or the next goes on in lower case; a hard
    one stays a line break and ends the sentence.
    """
    if not text.strip(_NOTHING):
        return "", array("L", [base + len(text)])
    out: list[str] = []
    at = array("L")
    done = 0
    for found in _UNTIDY.finditer(text):
        start, end = found.span()
        out.append(text[done:start])
        at.extend(range(base + done, base + start))
        if text[start].isspace():
            out.append("\n" if _hard_break(text, start, end, found[0]) else " ")
            at.append(base + start)
        elif text[start] not in _INVISIBLE:
            out.append("'")
            at.append(base + start)
        done = end
    out.append(text[done:])
    at.extend(range(base + done, base + len(text) + 1))
    return "".join(out), at


def _hard_break(text: str, start: int, end: int, gap: str) -> bool:
    lines = gap.replace("\r\n", "\n").replace("\r", "\n").count("\n")
    if lines != 1:
        return lines > 1
    if end >= len(text) or _BULLET.match(text, end):
        return True
    before = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    if text[end].islower():
        return False
    return start - before < 45 or text[start - 1] in ":"


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Cuts a long text between paragraphs, else between lines, else between words, at most LONGEST_DOC apart."""
    start = 0
    while len(text) - start > LONGEST_DOC:
        window = text[start : start + LONGEST_DOC]
        cut = max(window.rfind("\n\n"), window.rfind("\r\n\r\n"))
        if cut < LONGEST_DOC // 4:
            ends = [m.end() for m in re.finditer(r"[.!?][\"')\]]*\s", window)]
            cut = ends[-1] if ends and ends[-1] > LONGEST_DOC // 4 else max(window.rfind("\n"), window.rfind(" "))
        if cut <= 0:
            cut = LONGEST_DOC
        yield start, start + cut
        start += cut
    yield start, len(text)


# --------------------------------------------------------------------------------------------------- the analysis


@dataclass(frozen=True, slots=True)
class Segment:
    """One spaCy document over (a piece of) a part. `offsets[i]` is the raw offset of the document's character i."""

    part: Part
    doc: Doc
    text: str  #: the document's text, which spaCy would put together anew each time
    offsets: Sequence[int]
    masked: frozenset[int] = frozenset()  #: token indices that are no words of the writer (URLs, inline code)


#: Attributes that spaCy keeps as text; all others are flags or numbers.
_TEXTS = frozenset(
    {"ORTH", "TEXT", "LOWER", "NORM", "LEMMA", "POS", "TAG", "DEP", "SHAPE", "ENT_TYPE", "PREFIX", "SUFFIX"}
)


class Columns:
    """The attributes of a stretch of tokens, each read from spaCy once, when first asked for."""

    def __init__(self, tokens: Tokens | Doc) -> None:
        self.tokens = list(tokens)  # spaCy makes its tokens anew each time they are looked at
        self._columns: dict[str, Sequence[Any]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, attribute: str) -> Sequence[Any]:
        """One value a token: text, flag or number as spaCy has it; for MORPH the set of its features."""
        if attribute not in self._columns:
            if attribute in _TEXTS:
                name = "text" if attribute in ("ORTH", "TEXT") else f"{attribute.lower()}_"
            else:
                name = attribute.lower()
            if attribute == "MORPH":
                column: list[Any] = [frozenset(str(token.morph).split("|")) for token in self.tokens]
            elif attribute == "LENGTH":
                column = [len(token) for token in self.tokens]
            else:
                column = [getattr(token, name) for token in self.tokens]
            self._columns[attribute] = column
        return self._columns[attribute]


#: A word or a single mark.
WORD = re.compile(r"\w+|[^\w\s]")


class Sentence:
    """One sentence of a segment, with its words as keys and sets, by which checkers find out quickly whether to look closer."""

    def __init__(self, segment: Segment, tokens: Tokens, index: int) -> None:
        self.segment = segment
        self.tokens = tokens
        self.index = index  #: position among the sentences of the whole message

    @cached_property
    def columns(self) -> Columns:
        """The attributes of its tokens."""
        return Columns(self.tokens)

    @cached_property
    def norms(self) -> frozenset[str]:
        """Lower-cased, apostrophe-normalised forms (spaCy NORM) and lower-cased forms."""
        return frozenset(self.columns["NORM"]).union(self.columns["LOWER"])

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(self.columns["LEMMA"])

    @cached_property
    def text(self) -> str:
        return str(self.tokens.text)

    @cached_property
    def words(self) -> tuple[tuple[str, int, int], ...]:
        """Words and single marks with their places in `text`. Not spaCy's tokens, which take "gonna" apart."""
        return tuple((m[0], *m.span()) for m in WORD.finditer(self.text))

    @cached_property
    def cased_keys(self) -> tuple[str, ...]:
        """The words as they are written."""
        return tuple([word for word, _, _ in self.words])

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words in small letters."""
        return tuple(map(str.lower, self.cased_keys))

    @cached_property
    def present(self) -> frozenset[str]:
        """The words in small letters, as a set."""
        return frozenset(self.keys)

    def __repr__(self) -> str:
        return f"Sentence({self.text!r})"


@dataclass(frozen=True)
class Analysis:
    """A message and the spaCy documents over its judged parts, in the order of the text."""

    message: Message
    segments: tuple[Segment, ...]
    _sentiments: dict[int, tuple[float, float]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def docs(self) -> tuple[Doc, ...]:
        return tuple(segment.doc for segment in self.segments)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences of subject, greeting, body and closing; white-space tokens at their ends are cut off."""
        found: list[Sentence] = []
        for segment in self.segments:
            for sentence in segment.doc.sents:
                start, end = sentence.start, sentence.end
                while start < end and segment.doc[start].is_space:
                    start += 1
                while end > start and segment.doc[end - 1].is_space:
                    end -= 1
                if start < end:
                    found.append(Sentence(segment, segment.doc[start:end], len(found)))
        return tuple(found)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body alone."""
        return tuple(s for s in self.sentences if s.segment.part.kind is PartKind.BODY)

    @cached_property
    def words(self) -> int:
        """Number of the writer's own words (tokens with a letter or digit) in the body."""
        return sum(1 for s in self.body for t in s.tokens if t.is_alpha or t.like_num)

    def span(self, segment: Segment, tokens: Tokens) -> Span:
        """Where the tokens stand in `Message.raw`: the one conversion from tokens to positions."""
        return self.characters(segment, tokens.start_char, tokens.end_char)

    def characters(self, segment: Segment, start: int, end: int) -> Span:
        """Where characters start..end of the segment's document stand in `Message.raw`."""
        if start == end:
            return Span(segment.offsets[start], segment.offsets[start])
        return Span(segment.offsets[start], segment.offsets[end - 1] + 1)

    def sentence_span(self, sentence: Sentence) -> Span:
        return self.span(sentence.segment, sentence.tokens)

    def sentiment(self, sentence: Sentence) -> tuple[float, float]:
        """TextBlob's polarity (-1..1) and subjectivity (0..1) of a sentence.

        Source: the pattern lexicon, as TextBlob ships it. What it is worth is measured in docs/scores.md.
        """
        if sentence.index not in self._sentiments:
            self._sentiments[sentence.index] = _sentiment(sentence.text)
        return self._sentiments[sentence.index]


@lru_cache(maxsize=1)
def _sentiment_reader() -> Any:
    from textblob.en import sentiment

    return sentiment


def _sentiment(text: str) -> tuple[float, float]:
    polarity, subjectivity = _sentiment_reader()(text)
    return float(polarity), float(subjectivity)


def analyze(message: Message) -> Analysis:
    """Runs the pipeline over the judged parts of a message."""
    return analyze_many((message,))[0]


def analyze_many(messages: Sequence[Message]) -> list[Analysis]:
    """The analyses of several messages, whose documents go through the models together."""
    pieces = [list(_pieces(message)) for message in messages]
    tidied = [tidy(message.raw[a:b], base=a) for message, own in zip(messages, pieces, strict=True) for _, a, b in own]
    docs = zip(tidied, _annotated(text for text, _ in tidied), strict=True)
    analyses = []
    for message, own in zip(messages, pieces, strict=True):
        segments = []
        for (part, _, _), ((clean, offsets), doc) in zip(own, islice(docs, len(own)), strict=True):
            segments.append(Segment(part, doc, clean, offsets, _masked(message, doc, offsets)))
        analyses.append(Analysis(message, tuple(segments)))
    return analyses


def _pieces(message: Message) -> Iterator[tuple[Part, int, int]]:
    """The stretches of a message that become one document each."""
    for part in message.judged_parts():
        own = part.span.of(message.raw)
        for start, end in _chunks(own):
            if start < end and not own[start:end].isspace():
                yield part, part.span.start + start, part.span.start + end


def _masked(message: Message, doc: Doc, offsets: Sequence[int]) -> frozenset[int]:
    if not message.masked:
        return frozenset()
    low, high = offsets[0], offsets[-1]
    inside = [span for span in message.masked if span.start < high and span.end > low]
    if not inside:
        return frozenset()
    return frozenset(
        token.i
        for token in doc
        for span in inside
        if offsets[token.idx] < span.end and offsets[token.idx + len(token) - 1] + 1 > span.start
    )


def analyze_text(text: str) -> Analysis:
    """Analysis of a bare text as one body part: for rule examples and for the context of a rewrite."""
    part = Part(PartKind.BODY, Span(0, len(text)))
    return analyze(Message(raw=text, parts=(part,)))


def analyze_texts(texts: Iterable[str]) -> Iterator[Analysis]:
    """Like `analyze_text` for many texts, in one batch."""
    texts = list(texts)
    tidied = [tidy(text) for text in texts]
    docs = _annotated(clean for clean, _ in tidied)
    for text, (clean, offsets), doc in zip(texts, tidied, docs, strict=True):
        part = Part(PartKind.BODY, Span(0, len(text)))
        yield Analysis(Message(raw=text, parts=(part,)), (Segment(part, doc, clean, offsets),))


def bare_sentence(text: str) -> Sentence:
    """A text as one tokenized but unparsed sentence: for checks that look at forms alone."""
    clean, offsets = tidy(text)
    doc = pipeline().make_doc(clean)
    return Sentence(Segment(Part(PartKind.BODY, Span(0, len(text))), doc, clean, offsets), doc[:], 0)


# --------------------------------------------------------------------------------------------------- grammar facts


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb or predicate, its own only."""
    return next((child for child in verb.children if child.dep_ in _SUBJECT_ROLES), None)


def is_imperative(root: Token) -> bool:
    """Whether a token heads an imperative: a base-form verb without subject that nothing makes finite or infinitive.

    Mood=Imp alone is not trusted; the model finds it in fragments too.
    """
    if root.pos_ not in ("VERB", "AUX") or root.tag_ not in ("VB", "VBP"):
        return False
    if root.dep_ not in ("ROOT", "conj", "parataxis") or subject_of(root) is not None:
        return False
    for child in root.children:
        if child.dep_ in ("aux", "aux:pass") and child.lower_ not in ("do", "don't"):
            return False
        if child.dep_ == "mark" or (child.dep_ == "cop"):
            return False
    if root.dep_ == "conj":
        return is_imperative(root.head)
    return True


def is_passive(verb: Token) -> bool:
    """Whether a participle is passive: aux:pass, or "been" (a get-passive counts as the treebank tags it)."""
    return verb.tag_ in ("VBN", "VBD") and any(
        child.dep_ == "aux:pass" or (child.lower_ == "been" and child.i < verb.i) for child in verb.children
    )

"""One finding in its sentence, as transformations see it: words of the raw text, clauses, persons, verb forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.finding import Applicability, Finding
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis, Sentence, is_imperative, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Proposal:
    """A sentence that could stand in place of the old one; an empty text takes the sentence out.

    `warmth`: of two that are as good, the warmer comes first for customers, the plainer one for colleagues.
    """

    text: str
    because: str
    applicability: Applicability = Applicability.SUGGEST
    warmth: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the sentence with a finite verb of its own: tokens `start`..`end`, without what joins it.

    `lead` is where the joint before it begins; `word` the small word that opens it ("but", "because", ""), `mark` the
    punctuation before that.
    """

    lead: int
    start: int
    end: int
    word: str
    mark: str
    subordinate: bool


_COORDINATORS = frozenset({"but", "and", "so", "or", "yet"})
_SUBORDINATORS = frozenset(
    {
        "because",
        "since",
        "as",
        "though",
        "although",
        "while",
        "whereas",
        "which",
        "hence",
        "seeing",
        "where",
        "who",
        "cos",
    }
)
_CONDITIONS = frozenset({"if", "unless", "when", "whenever", "once", "until", "before", "after", "whether", "provided"})
_MARKS = frozenset({",", ";", ":", "–", "—", "-", "--", "...", "…"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_PRONOUN = {"i": "me", "we": "us", "he": "him", "she": "her", "they": "them", "it": "it", "you": "you"}


class Case:
    """A finding, its sentence, and the words that it marks."""

    def __init__(
        self, analysis: Analysis, sentence: Sentence, finding: Finding, beside: Sequence[Finding] = ()
    ) -> None:
        self.analysis = analysis
        self.sentence = sentence
        self.finding = finding
        self.doc = sentence.segment.doc
        self.start, self.end = sentence.tokens.start, sentence.tokens.end
        inside = self._inside(finding)
        self.marked = range(min(inside), max(inside) + 1) if inside else range(self.start, self.end)
        #: Tokens that findings of the same category mark.
        self.alike = frozenset(
            i for other in (finding, *beside) if other.category == finding.category for i in self._inside(other)
        )

    def _inside(self, finding: Finding) -> list[int]:
        offsets, span = self.sentence.segment.offsets, finding.span
        return [
            token.i
            for token in self.sentence.tokens
            if span is not None and offsets[token.idx] < span.end and offsets[token.idx + len(token) - 1] >= span.start
        ]

    @cached_property
    def tokens(self) -> list[Token]:
        return list(self.sentence.tokens)

    @cached_property
    def body_end(self) -> int:
        """Where the words of the sentence end and its final marks begin."""
        end = self.end
        while (
            end > self.start
            and (self.doc[end - 1].is_punct or self.doc[end - 1].is_space)
            and (self.doc[end - 1].text not in ("]", ")", "%"))
        ):
            end -= 1
        return end

    @cached_property
    def final(self) -> str:
        """The final marks of the sentence."""
        return self.text(self.body_end, self.end).strip()

    @cached_property
    def root(self) -> Token:
        return self.sentence.tokens.root

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.lower_ for token in self.tokens)

    @cached_property
    def plain(self) -> str:
        """The sentence in small letters with straight apostrophes."""
        return self.sentence.text.lower()

    @cached_property
    def plural(self) -> bool:
        """Whether the writer says "we" rather than "I"; the first who speaks in the sentence decides, else the draft."""
        own = [w for w in self.words if w in _FIRST]
        if not own:
            own = [t.lower_ for s in self.analysis.sentences for t in s.tokens if t.lower_ in _FIRST]
        ones = sum(w in ("i", "me", "my", "mine") for w in own)
        return len(own) - ones >= ones

    @cached_property
    def speaks(self) -> bool:
        """Whether the draft says "I" or "we" at all."""
        return any(t.lower_ in _FIRST for s in self.analysis.sentences for t in s.tokens)

    @cached_property
    def writer(self) -> str:
        """In small letters for use within a sentence; `finish` writes the capital."""
        return "we" if self.plural else "I"

    @property
    def us(self) -> str:
        return "us" if self.plural else "me"

    @property
    def sorry(self) -> str:
        return "We're sorry" if self.plural else "I'm sorry"

    def text(self, start: int, end: int) -> str:
        """The raw words of tokens start..end, line breaks as blanks."""
        if start >= end:
            return ""
        raw = self.analysis.span(self.sentence.segment, self.doc[start:end]).of(self.analysis.message.raw)
        return re.sub(r"\s+", " ", raw)

    def inner(self, start: int, end: int) -> str:
        """The same as words within a sentence: a capital that only opened the sentence goes."""
        text = self.text(start, end)
        first = self.doc[start] if start < end else None
        if first is None or start != self.start or not text[:1].isupper() or _keeps_capital(first):
            return text
        return text[0].lower() + text[1:]

    def subtree(self, token: Token) -> range:
        """Tokens from the first to the last that hangs on a token, within the sentence."""
        inside = [t.i for t in token.subtree if self.start <= t.i < self.end]
        return range(min(inside), max(inside) + 1)

    def spread(self, token: Token) -> bool:
        """Whether what hangs on a token stands in one piece."""
        inside = {t.i for t in token.subtree}
        return set(self.subtree(token)) == inside

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(_clauses(self))

    @cached_property
    def marked_clauses(self) -> tuple[Clause, ...]:
        """The clauses that hold at least half of their own or of the marked words."""
        chosen = []
        for clause in self.clauses:
            shared = len(set(self.marked) & set(range(clause.lead, clause.end)))
            if shared and shared * 2 >= min(len(self.marked), clause.end - clause.start):
                chosen.append(clause)
        return tuple(chosen)

    @cached_property
    def alone(self) -> bool:
        """Whether the sentence is all that the draft's body says."""
        return sum(len(re.findall(r"\w+", s.text)) for s in self.analysis.body if s is not self.sentence) < 3

    @cached_property
    def next(self) -> Sentence | None:
        index = self.sentence.index + 1
        return self.analysis.sentences[index] if index < len(self.analysis.sentences) else None

    @cached_property
    def apologised(self) -> bool:
        """Whether the draft says sorry in another sentence."""
        return any(
            re.search(r"\b(?:sorry|apolog\w+)\b", s.text, re.I) for s in self.analysis.body if s is not self.sentence
        )

    @cached_property
    def in_body(self) -> bool:
        return self.sentence.segment.part.kind is PartKind.BODY

    @cached_property
    def question(self) -> bool:
        return self.final.startswith("?") or "?" in self.final

    def finish(self, text: str, final: str = ".") -> str:
        """A sentence of these words: capital, spacing, final mark; new apostrophes as the draft writes them."""
        text = smooth(text)
        if self.tokens[0].text[:1].islower() and not re.match(r"I\b|[A-Z]{2}", text):
            text = text[:1].lower() + text[1:]
        if final == "?":
            text = text.rstrip(".")
        if text.endswith("[…]") or not re.search(r"[.!?…][\"”’')\]]*$", text):
            text = text.rstrip(" ,;:–—-") + final
        text = re.sub(r"(?<![ap]\.m)\.(?=(?:, please)?\?$)", "", text)
        if "’" in self.analysis.message.raw:
            text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
        return text


_FIRST = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})


def _keeps_capital(token: Token) -> bool:
    if token.lower_ in ("i", "i'm", "i've", "i'll", "i'd"):
        return True
    if len(token.text) > 1 and token.text[1:] != token.text[1:].lower():
        return True
    return bool(token.pos_ == "PROPN" or (token.text[:1].isupper() and token.lower_ in CAPITALISED))


def lowered(word: str) -> str:
    """A word in capitals in small letters; days and months keep their first one."""
    small = word.lower()
    return small.capitalize() if small in CAPITALISED and small not in ("may", "march") else small


CAPITALISED = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "english",
        "french",
        "german",
        "christmas",
        "easter",
    ]
)


def smooth(text: str) -> str:
    """Spacing, stranded commas and the first capital put right."""
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"^(?:[,;:.–—-]+\s*)+", "", text)
    text = re.sub(r"\s+([,;:.?!])", r"\1", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"[,;:–—-]+\s*([.?!])", r"\1", text)
    return text[:1].upper() + text[1:]


def _finite(token: Token) -> bool:
    """Whether a token is, or carries, a finite verb with a subject of its own, or is an imperative."""
    if token.pos_ not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "NUM"):
        return False
    subject = subject_of(token)
    if subject is None:
        return is_imperative(token)
    if token.tag_ in _FINITE:
        return True
    return any(c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in _FINITE for c in token.children)


def _clauses(case: Case) -> Iterator[Clause]:
    doc, end = case.doc, case.body_end
    heads = [t for t in case.tokens if t.i < end and _finite(t)]
    joints: list[tuple[int, int, str, str]] = []
    i = case.start + 1
    while i < end - 1:
        token = doc[i]
        mark = token.text if token.text in _MARKS else ""
        at = i + 1 if mark else i
        word = doc[at].lower_ if at < end else ""
        if mark and word in ("and", "but") and at + 1 < end and doc[at + 1].lower_ in ("so", "yet", "then"):
            at += 1
        if word in _COORDINATORS or word in _SUBORDINATORS:
            compared = (
                word == "as" and not mark and any(t.lower_ in ("as", "so", "such", "same") for t in doc[case.start : i])
            )
            if compared:
                i = at + 1
                continue
            if mark or word in ("because", "but", "since", "so", "and", "or", "as", "while", "hence"):
                joints.append((i, at + 1, word, mark))
            i = at + 1
            continue
        if mark and (mark != "-" or doc[i - 1].whitespace_):
            joints.append((i, at, "", mark))
        i += 1
    lead, start, word, mark = case.start, case.start, "", ""
    first = doc[case.start].lower_
    if first in _SUBORDINATORS or first in _CONDITIONS:
        word = first
    pieces: list[Clause] = []
    for joint_lead, joint_start, joint_word, joint_mark in [*joints, (end, end, "", "")]:
        inside = [h for h in heads if start <= h.i < joint_lead and _subject_within(h, start, joint_lead)]
        beyond = [h for h in heads if joint_start <= h.i < end and _subject_within(h, joint_start, end)]
        if not inside or (joint_start < end and not beyond):
            continue
        if joint_start < end and not _separate(doc, inside, beyond, joint_start, joint_word, joint_mark):
            continue
        subordinate = word in _SUBORDINATORS or word in _CONDITIONS
        pieces.append(Clause(lead, start, joint_lead, word, mark, subordinate))
        lead, start, word, mark = joint_lead, joint_start, joint_word, joint_mark
    if not pieces or pieces[-1].end != end:
        if pieces:
            last = pieces.pop()
            pieces.append(Clause(last.lead, last.start, end, last.word, last.mark, last.subordinate))
        else:
            pieces.append(Clause(case.start, case.start, end, word, "", bool(word)))
    yield from pieces


def _subject_within(head: Token, start: int, end: int) -> bool:
    subject = subject_of(head)
    return subject is None or start <= subject.i < end


def _separate(doc: Doc, inside: list[Token], beyond: list[Token], joint: int, word: str, mark: str) -> bool:
    """Whether the joint stands between clauses and not between parts of one: the next head's clause begins there."""
    nearest = beyond[0]
    first = min((t.i for t in nearest.subtree if t.i >= joint), default=nearest.i)
    subject = subject_of(nearest)
    opening = subject.left_edge.i if subject is not None else nearest.i
    if opening - joint > 4 and first > joint + 2:
        return False
    if opening - joint > 9:
        return False
    if any(doc[i].lower_ in _SUBORDINATORS for i in range(joint, opening)):
        return False
    return not (not mark and word in ("as", "so", "and", "or", "while") and opening - joint > 3)


# ---------------------------------------------------------------------------------------------------- verb forms


#: What may stand before a verb that is in the table: "overwrite", "misread".
_FRONT = Rare(r"^(over|mis|under|out|re|un|fore|with)(\w{3,})$")
_COLUMNS = {"VBD": 1, "VBN": 2, "VBG": 3, "VBZ": 4}


@lru_cache(maxsize=1)
def _verbs() -> str:
    """The table of verb forms: its whole text, since a search takes less than reading it into a dictionary."""
    return (files("tonecheck") / "models" / "verbs" / "forms.txt").read_text(encoding="utf8")


@lru_cache(maxsize=2048)
def is_base(word: str) -> bool:
    """Whether a word is the base form of a verb in the table."""
    return re.search(rf"^{re.escape(word)} ", _verbs(), re.M) is not None


@lru_cache(maxsize=2048)
def is_third_person(word: str) -> bool:
    """Whether a word may be a verb in the third person ("closes")."""
    return word.endswith("s") and re.search(rf" {re.escape(word)}$", _verbs(), re.M) is not None


@lru_cache(maxsize=2048)
def inflect(lemma: str, tag: str) -> str:
    """A verb in the form of a Penn tag (VBD, VBN, VBG, VBZ); lemminflect is asked for those that are not in the table."""
    known = re.search(rf"^{re.escape(lemma)} .*", _verbs(), re.M)
    if known:
        form = known[0].split(" ")[_COLUMNS[tag]]
        return form if "-" in lemma else form.replace("-", "")
    front = _FRONT.match(lemma)
    if front is not None and is_base(front[2]):
        return f"{front[1]}{inflect(front[2], tag)}"
    from lemminflect import getInflection

    forms = getInflection(lemma, tag=tag)
    return str(forms[0]) if forms else lemma


@lru_cache(maxsize=2048)
def base_of(participle: str, lemma: str) -> str | None:
    """The base form of a participle as it is written ("double-booked" -> "double-book"); None where it is none."""
    lead, _, word = participle.rpartition("-")
    lead = f"{lead}-" if lead else ""
    own = lemma.rpartition("-")[2]
    if is_base(own) and inflect(own, "VBN") == word:
        return f"{lead}{own}"
    known = [m[1] for m in re.finditer(rf"^(\S+) \S+ {re.escape(word)} \S+ \S+$", _verbs(), re.M)]
    known.sort(key=lambda base: (base[:2] != word[:2], len(base)))
    return f"{lead}{known[0]}" if known else None


def past(participle: Token) -> str:
    """The simple past of a participle as it is written; one in -ed is its own past, so that no table is needed."""
    word = participle.lower_
    if word.endswith("ed"):
        return str(word)
    return inflect(base_of(word, participle.lemma_) or participle.lemma_, "VBD")


def participle(verb: Token) -> str:
    """The past participle of a verb in any form."""
    word = str(verb.lower_)
    if word.endswith("ed") and verb.tag_ in ("VBN", "VBD"):
        return word
    if verb.tag_ == "VBN" and base_of(word, verb.lemma_) is not None:
        return word
    return inflect(lemma_of(verb), "VBN")


def lemma_of(verb: Token) -> str:
    """The base form of a verb, from the table where the tagger's is no verb ("brok" of "broke")."""
    if is_base(verb.lemma_) and (verb.lemma_ != verb.lower_ or verb.tag_ not in ("VBD", "VBN")):
        return str(verb.lemma_)
    word = verb.lower_
    front = _FRONT.match(word)
    known = re.search(rf"^(\S+) {re.escape(word)} \S+ \S+ \S+$", _verbs(), re.M)
    if known is None and front is not None and not word.endswith("ed"):
        known = re.search(rf"^(\S+) {re.escape(front[2])} \S+ \S+ \S+$", _verbs(), re.M)
        if known is not None:
            return f"{front[1]}{known[1]}"
    return known[1] if known and (verb.tag_ in ("VBD", "VBN") or not is_base(verb.lower_)) else str(verb.lemma_)


def is_plural(noun: Token) -> bool:
    """Whether a subject takes a plural verb."""
    if noun.lower_ in ("you", "they", "we", "these", "those", "both", "all"):
        return True
    if noun.tag_ in ("NNS", "NNPS") or (noun.tag_ == "CD" and noun.lower_ not in ("one", "1")):
        return True
    return any(child.dep_ == "conj" for child in noun.children) and any(
        c.dep_ == "cc" and c.lower_ == "and" for k in noun.children if k.dep_ == "conj" for c in k.children
    )


def it_or_them(noun: Token) -> str:
    return "them" if is_plural(noun) else "it"


def as_object(case: Case, noun: Token) -> str | None:
    """A subject's words as an object; None where they do not stand in one piece."""
    if not case.spread(noun):
        return None
    span = case.subtree(noun)
    if len(span) == 1 and noun.lower_ in _PRONOUN:
        return _PRONOUN[noun.lower_]
    return case.inner(span.start, span.stop)

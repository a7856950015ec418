"""Shared guards: reasons why words that look like a fault are none. A rule names those that hold for it.

Each guard takes a hit and says whether it is exempt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.hit import Hit, quotations
from tonecheck.nlp import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_IF = frozenset({"if", "unless", "whether", "provided", "providing", "assuming", "lest"})
_NEGATIONS = frozenset(
    {"not", "never", "no", "neither", "nor", "hardly", "without", "n't", "nobody", "nothing", "none"}
)
_SPEECH = frozenset(
    [
        "say",
        "tell",
        "write",
        "claim",
        "report",
        "ask",
        "mention",
        "state",
        "hear",
        "read",
        "explain",
        "add",
        "note",
        "complain",
        "reply",
        "answer",
        "argue",
        "describe",
        "believe",
        "think",
        "feel",
        "suggest",
        "quote",
    ]
)
_WRITER = frozenset({"i", "we", "me", "us"})
_READER = frozenset({"you", "u", "ya", "y'all"})
_HYPOTHETICAL = re.compile(
    r"\b(?:imagine|suppose|supposing|for example|for instance|e\.g\.|in theory|theoretically|as if|as though|"
    r"say,|let's say|hypothetically|would have|could have|might have|in case|just in case)\b",
    re.I,
)
_SOFT = re.compile(
    r"\b(?:please|kindly|pls|plz|feel free|let me know|let us know|could you|would you|can you|might you|may i ask|"
    r"grateful|appreciate|at your convenience|when you have a moment|if you like|if possible|do (?:come|have|call|send|let))\b",
    re.I,
)
_MENDED = re.compile(
    r"\b(?:(?:i|we)(?:'ll|'ve| will| have)(?: (?:now|already|just|since|also|today|therefore))?(?: (?:and|gladly|both|then))? "
    r"(?:sen[dt]|resen[dt]|bring|brought|fit(?:ted)?|refund(?:ed)?|replace[d]?|repair(?:ed)?|correct(?:ed)?|fix(?:ed)?|credit(?:ed)?|"
    r"re-?issue[d]?|redo(?:ne)?|re-?book(?:ed)?|re-?print(?:ed)?|restore[d]?|mend(?:ed)?|pay|paid|waive[d]?|put (?:it|this|that|you|them|your)|"
    r"taken? (?:it off|\d|one|half|all)|post(?:ed)?|deliver(?:ed)?|drive|driven|cover(?:ed)?|mov(?:e|ed) (?:it|you|your)|order(?:ed)?)|"
    r"(?:is|are|was|were|been|be) (?:refunded|credited|waived|replaced|put right|mended)|"
    r"free of charge|no charge|at (?:my|our) (?:own )?(?:cost|expense)|(?:is|are) on (?:me|us)\b(?! to)|"
    r"(?:a|the|your) (?:full )?(?:refund|replacement|credit note|voucher)|"
    r"(?:that|it) was me|and i made (?:it|them)|i (?:did not|didn't) (?:check|look|notice|ask)|when i (?:ran|moved|changed|sent|typed|packed)|"
    r"(?:both|all|entirely) (?:by me|mine|ours)|at (?:our|my) end|i take responsibility)",
    re.I,
)
_REFUSED = re.compile(
    r"\b(?:(?:but|unfortunately|sadly|however|afraid)\b.{0,40}\b(?:can't|cannot|can not|won't|not|no|unable)|"
    r"(?:can't|cannot|won't|no|not|nor|without)\b.{0,25}\b(?:refund|replacement|voucher|credit|charge)|"
    r"as soon as (?:i|we) can|when (?:i|we) can|when (?:i|we) get|at some point|eventually|soon|if (?:you|i|we) (?:want|insist|must|have time))\b",
    re.I,
)
_STEP = re.compile(r"^\s*(?:\(?\d{1,2}[.):]|step \d+|first(?:ly)?,|second(?:ly)?,|then,|next,|finally,|[-*•–] )", re.I)


def _line(head: Token) -> Iterator[Token]:
    """The token and its ancestors up to the root."""
    yield head
    yield from head.ancestors


def _verb(hit: Hit) -> Token:
    """The verb or predicate that the match belongs to."""
    head = hit.tokens.root
    for token in _line(head):
        if token.pos_ in ("VERB", "AUX") or subject_of(token) is not None or token.dep_ == "ROOT":
            return token
    return head


def conditional(hit: Hit) -> bool:
    """Inside or under a condition: "If you failed the test, ...", "Should you need ...", "in case it broke"."""
    sentence = hit.tokens.sent
    for token in _line(hit.tokens.root):
        for child in token.children:
            if child.dep_ in ("mark", "advmod", "cc") and child.lower_ in _IF and child.i < hit.end:
                return True
            if child.lower_ == "case" and child.i > 0 and token.doc[child.i - 1].lower_ == "in" and child.i < hit.start:
                return True
        if token.dep_ == "advcl":
            first = next(iter(token.subtree))
            if first.lower_ in ("should", "had", "were") and subject_of(token) is not None:
                return True
        if token.sent.start != sentence.start:
            break
    start = hit.start
    for i in range(start - 1, max(sentence.start, start - 7) - 1, -1):
        if hit.doc[i].lower_ in (",", ";", ":", "."):
            break
        if hit.doc[i].lower_ in _IF or (hit.doc[i].lower_ == "case" and i and hit.doc[i - 1].lower_ == "in"):
            return True
    return (
        sentence[0].lower_ == "should" and len(sentence) > 1 and sentence[1].lower_ in ("you", "anyone", "the", "your")
    )


def question(hit: Hit) -> bool:
    """The sentence is a question."""
    tokens = hit.tokens.sent
    return any(t.text.startswith("?") or t.text.endswith("?") for t in tokens[-3:])


def statement(hit: Hit) -> bool:
    """The sentence is no question: "the one who designed it"."""
    return not question(hit)


def negated(hit: Hit) -> bool:
    """A negation belongs to the match's verb, or stands right before the match."""
    verb = _verb(hit)
    for token in (hit.tokens.root, verb):
        for child in token.children:
            if (child.norm_ in _NEGATIONS or child.lower_ in _NEGATIONS) and not hit.start <= child.i < hit.end:
                return True
    sentence = hit.tokens.sent
    return any(
        hit.doc[i].norm_ in _NEGATIONS or hit.doc[i].lower_ in _NEGATIONS
        for i in range(max(sentence.start, hit.start - 2), hit.start)
    )


def quoted(hit: Hit) -> bool:
    """All of the match stands between quotation marks."""
    start, end = hit.tokens.start_char, hit.tokens.end_char
    return any(a <= start and end <= b for a, b in quotations(hit.text))


def reported(hit: Hit) -> bool:
    """Somebody else's words or thoughts: under a verb of saying whose subject is not the writer."""
    head = hit.tokens.root
    for token in _line(head):
        up = token.head
        if token.dep_ in ("ccomp", "parataxis") and up.lemma_ in _SPEECH and not hit.start <= up.i < hit.end:
            speaker = subject_of(up)
            if speaker is not None and speaker.lower_ not in _WRITER:
                return True
        if up.i == token.i:
            break
    return quoted(hit)


def writer(hit: Hit) -> bool:
    """The match's verb has the writer as its subject: "I failed to ...", "we forgot", "my mistake"."""
    subject = subject_of(_verb(hit))
    if subject is None:
        return False
    owners = {c.lower_ for c in subject.children if c.dep_ in ("nmod:poss", "poss", "det")}
    return subject.lower_ in _WRITER or bool(owners & {"my", "our"})


def third_party(hit: Hit) -> bool:
    """The match's verb has a third person as its subject."""
    subject = subject_of(_verb(hit))
    if subject is None:
        return False
    owners = {c.lower_ for c in subject.children if c.dep_ in ("nmod:poss", "poss")}
    return subject.lower_ not in _WRITER | _READER and not owners & {"my", "our", "your"}


def hypothetical(hit: Hit) -> bool:
    """A supposed case, an example, or what would have been."""
    return bool(_HYPOTHETICAL.search(hit.tokens.sent.text))


def instruction(hit: Hit) -> bool:
    """A step of instructions: the sentence stands in a numbered or bulleted line, or starts with "Step 2"."""
    text, start = hit.text, hit.tokens.sent.start_char
    line = text.rfind("\n", 0, hit.tokens.start_char) + 1
    return bool(_STEP.match(text, line)) or bool(_STEP.match(text, start))


def softened(hit: Hit) -> bool:
    """The sentence asks nicely: please, could you, let me know."""
    return bool(_SOFT.search(hit.tokens.sent.text))


def owned(hit: Hit) -> bool:
    """The writer mends it, or says that it was them, in the sentence or in the next one, without taking that back."""
    tokens = hit.tokens.sent
    following = hit.doc[tokens.end].sent.text if tokens.end < len(hit.doc) else ""
    return any(
        _MENDED.search(text) and not _REFUSED.search(text)
        for text in (tokens.text.replace("’", "'"), following.replace("’", "'"))
    )


GUARDS: dict[str, Callable[[Hit], bool]] = {
    "conditional": conditional,
    "question": question,
    "statement": statement,
    "negated": negated,
    "quoted": quoted,
    "reported": reported,
    "writer": writer,
    "third-party": third_party,
    "hypothetical": hypothetical,
    "instruction": instruction,
    "softened": softened,
    "owned": owned,
}

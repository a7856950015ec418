"""Shared guards: reasons why words that look like a fault are none. A rule names those that hold for it.

Each guard takes a hit and says whether it is exempt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.hit import Hit, quotations
from tonecheck.checkers.lazy import Pattern
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
_HYPOTHETICAL = Pattern(
    r"\b(?:imagine|suppose|supposing|for example|for instance|e\.g\.|in theory|theoretically|as if|as though|"
    r"say,|let's say|hypothetically|would have|could have|might have|in case|just in case)\b",
    re.I,
)
_SOFT = Pattern(
    r"\b(?:please|kindly|pls|plz|feel free|let me know|let us know|could you|would you|can you|might you|may i ask|"
    r"grateful|appreciate|at your convenience|when you have a moment|if you like|if possible|do (?:come|have|call|send|let))\b",
    re.I,
)
_FAULT = (
    r"(?:faults?|mistakes?|errors?|oversight|slip(?:-up)?|doing|omission|failings?|failure|carelessness|responsibility|typo|mix-up|"
    r"blunder|lapse|misprint|muddle|(?:bad|wrong) (?:assumption|guess|call))"
)
_OWNED = Pattern(
    r"(?<!not )(?<!n't )(?<!never )(?<!hardly )(?<!without )(?<!no )\b(?:"
    rf"(?:my|our)(?: own)?(?: \w+)? {_FAULT}\b|"
    rf"{_FAULT} (?:was|were|is|are|lies|lay|sits|rests)(?: all| entirely| \w+ly)? (?:mine|ours|(?:on|with|in|at) (?:me|us|our|my)|down to (?:me|us))\b|"
    rf"(?:{_FAULT}|wrong|came|mistyped|misread|miskeyed|misheard)\b[^.;!?]{{0,25}} (?:on|at|from) (?:our|my) (?:side|end|part|desk)\b|"
    r"(?:came|comes|started|began) (?:from|with|at) (?:our (?:own )?\w+|us|me)\b|"
    r"(?:i|we)(?: really| clearly)? (?:shouldn't|should not|should)(?:'ve| have)\b|(?:i|we) (?:was|were) wrong\b|(?:i|we) got (?:it|that|this) wrong|"
    r"excuse myself\b|(?:i|we) \w+ (?:it|both|them|that|this|these) (?:myself|ourselves)\b|"
    r"(?:was|is|were|are) (?:ours|mine) (?:to|alone)\b|(?:i|we)(?:'ve| have)? let you down|my bad\b|inexcusable|unforgivable|ashamed|no excuse\b|happened to me\b|"
    r"(?:i|we) (?:take|took|accept)(?: \w+)? (?:responsibility|blame|the blame)|"
    r"(?:missed|lost|sent|made|done|deleted|caused|overlooked|mistyped|packed|entered|booked) by (?:me|us)\b|(?:down|was|is|all) (?:to|on) us\b(?! to)|"
    r"(?:that|it) was me\b|and i made (?:it|them)|i (?:did not|didn't) (?:check|look|notice|ask)|"
    r"when i (?:ran|moved|changed|sent|typed|packed)|(?:both|all|entirely) (?:by me|mine|ours)|(?<!all good )(?<!fine )at (?:our|my) end)",
    re.I,
)
_MENDING = (
    r"(?:sen[dt]|resen[dt]|bring|brought|fit(?:ted)?|refund(?:ed)?|replaced?|repair(?:ed)?|correct(?:ed)?|fix(?:ed)?|credit(?:ed)?|"
    r"re-?issued?|redo(?:ne)?|re-?book(?:ed)?|re-?print(?:ed)?|restored?|mend(?:ed)?|pay|paid|waived?|reversed?|swap(?:ped)?|"
    r"re-?opened?|re-?run|rebuilt|rebuild|re-?cut|re-?paint(?:ed)?|put (?:it|this|that|you|them|your|the|in|all|right)|set (?:aside|it|up)|"
    r"taken? (?:it|one|half|all|off|that|the|\W?\d)|post(?:ed)?|deliver(?:ed)?|drive|driven|cover(?:ed)?|moved? (?:it|you|your|the)|"
    r"order(?:ed)?|ask(?:ed)? (?!you)|spoken (?:with|to)|book(?:ed)?|arranged?|added|return(?:ed)?|lowered|removed?|updated?|changed|"
    r"scheduled|printed|unlock(?:ed)?|unblock(?:ed)?|retyped?|released?|reserved?)"
)
_MENDED = Pattern(
    r"\b(?:(?:i|we)(?:'ll|'ve| will| have| shall)(?: (?:now|already|just|since|also|today|therefore|\w+ly))?(?: (?:and|both|then))? "
    rf"{_MENDING}\b|"
    r"(?:i|we)(?:'m| am|'re| are)(?: now| already| just)? (?:sending|bringing|paying|refunding|replacing|driving|posting|reprinting|"
    r"redoing|crediting|fixing|taking (?:it|the|that|one|half)|covering|reissuing|returning|delivering|repairing|reversing)\b|"
    r"(?:i|we) (?:returned|refunded|credited|reversed|replaced|restored|corrected|repaired|resent|reissued|redid|reprinted|waived)\b|"
    r"(?:is|are|was|were|been|be|gets?)(?: now| already| both| all| fully| since)? (?:refunded|credited|waived|replaced|put right|mended|"
    r"corrected|reversed|repaired|restored|swapped|reprinted|redone|re-?issued|taken off|rebooked|put back)\b|"
    r"(?:is|are)(?: both| all| now| already)? (?:going back|(?:back )?on (?:its|their) way)\b|(?:will|'ll|to) be back (?:in|on|by|with)\b|"
    r"(?:is|are) not on your (?:bill|invoice|account)|off your (?:bill|invoice|account|rent|fee)|"
    r"(?:total|figure|sum|price|date|spelling|name|number|record|address) is now\b|(?:is|are) (?:right|correct|open|live) (?:now|again)\b|"
    r"free of charge|no charge|at (?:my|our) (?:own )?(?:cost|expense)|(?:is|are) on (?:me|us)\b(?! to)|"
    r"(?:a|the|your) (?:full )?(?:refund|replacement|credit note|voucher))",
    re.I,
)
_REFUSED = Pattern(  # a mend that is taken back, or has no time
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
    """The writer says that it was them, or mends it, in the sentence or in one beside it, without taking that back."""
    doc, own = hit.doc, hit.tokens.sent
    texts = [own.text]
    if own.end < len(doc):
        texts.append(doc[own.end].sent.text)
    if own.start > 0:
        texts.append(doc[own.start - 1].sent.text)
    return any(_OWNED.search(text) or (_MENDED.search(text) and not _REFUSED.search(text)) for text in texts)


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

"""Keeping the clause that informs where the other only fills the page: jargon, courtesies by the yard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import is_imperative, subject_of
from tonecheck.rewrite.recast import remove, wording
from tonecheck.rewrite.recast.case import Case, Proposal, is_plural

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_POINTS_BACK = Rare(
    r"^(?:its|them|their|this|that|these|those|he|she|his|her|him|such|one|ones|then|there(?:fore|by)|which|who|where|what|how|"
    r"if|because|since|as|though|although|while|or|not|also|too|instead|do say|hope|especially|the (?:same|latter|former|other))\b",
    re.I,
)
#: What the opening may not hold: it tells, asks or promises something.
_SAYS = Rare(
    r"\d|\b(?:please|could you|would you|will|'ll|we can|i can|not|n't|never|cannot|refund|attached|enclosed|unfortunately|let's)\b|n't\b|'ll\b",
    re.I,
)
_FILLER = Rare(
    r"\b(?:matters?|important|priority|valued?|valuable|appreciated?|satisfaction|excellence|committed|journey|every (?:guest|customer|client|patient|member)|"
    r"strive|proud|delight\w*|at heart|helps? us|fuels?|pleasure)\b",
    re.I,
)
_BECAUSE = {
    "cliche": "the rest says what matters; “{}” says nothing",
    "impersonal": "the rest says what matters; “{}” is said to everybody",
}


def informing(case: Case) -> Iterator[Proposal]:
    """ "We walk the extra mile for you; the gate costs R11,200." -> "The gate costs R11,200." """
    at = _rest_at(case)
    if at is None:
        return
    category = case.finding.category
    opening = case.text(case.start, at)
    plain = opening.lower().replace("’", "'")
    if _SAYS.search(plain) or (category == "impersonal" and not _FILLER.search(plain)):
        return
    if re.search(r"\bso(?: that)?\s*$", plain) and re.search(r"\byour\b|\bto (?:do|have|take)\b", plain):
        return  # What it is for stands in the opening.
    rest = _named(case, at)
    if rest is None:
        return
    gone = re.sub(r"[\s,;:–—-]+(?:and|but|so|yet|which is why)?\s*$", "", opening, flags=re.I)
    final = case.final if case.final in (".", "!", "?") else "?" if case.question else "."
    yield Proposal(case.finish(rest, final), _BECAUSE[category].format(gone))


_ITS = Rare(r"^(?P<it>it|they|she|he)(?P<short>'(?:ll|s|re|ve))?\b", re.I)
_LONG = {"'ll": " will", "'s": "'s", "'re": " are", "'ve": " have", None: ""}


def _named(case: Case, at: int) -> str | None:
    """The words from `at`; where they begin with "it", the subject of the opening in its place: "The new app is …, and it shows …"."""
    rest = case.text(at, case.body_end)
    found = _ITS.match(rest.replace("’", "'"))
    if found is None:
        return rest
    subject = subject_of(case.root) if case.root.i < at else None
    if subject is None or subject.pos_ not in ("NOUN", "PROPN") or not case.spread(subject):
        return None
    span = case.subtree(subject)
    if span.start != case.start or len(span) > 6 or is_plural(subject) != (found["it"].lower() == "they"):
        return None
    if (
        found["it"].lower() in ("he", "she")
        or not any(c.dep_ in ("det", "nmod:poss") for c in subject.children)
        or JARGON.search(case.text(span.start, span.stop))
    ):
        return None
    short = found["short"].lower() if found["short"] else None
    return f"{case.text(span.start, span.stop)}{_LONG[short]}{rest[found.end() :]}"


def _rest_at(case: Case) -> int | None:
    """Where the informing rest begins: behind the marked words and a joint, with a subject and a finite verb of its own."""
    doc = case.doc
    before_mark = [t for t in doc[case.start : case.marked[0]] if t.is_alpha]
    praises = case.finding.category == "cliche" and _PRAISES.match(case.plain)
    if len(before_mark) > (12 if praises else 3):
        return None
    for i in range(max(case.start + 2, case.marked[-1] - 1), case.body_end - 2):
        token = doc[i]
        if token.text not in (",", ";", ":", "–", "—", "-") and token.lower_ not in ("but", "so", "and", "yet"):
            continue
        if token.text == "-" and not doc[i - 1].whitespace_:
            continue
        at = i + 1
        while at < case.body_end and doc[at].lower_ in ("but", "so", "and", "yet", "still", ","):
            at += 1
        if [t.lower_ for t in doc[at : at + 3]] == ["which", "is", "why"]:
            at += 3
        if _stands(case, at) or (token.text == ";" and _says(case, at)):
            return at
        if token.text in (";", ":"):
            return None
    return None


_PRAISES = Rare(
    r"^(?:as an? \w+,? )?(?:we|our|with (?:the|our|us|this)|at our|this \w+ is (?:all )?about|it's all about|thank(?:s| you) for coming|(?:the|\w+'s)(?: \w+){1,3} (?:is|gives|brings|offers))\b",
    re.I,
)
#: Words that say little by themselves: where one is left, the sentence is not mended.
JARGON = Rare(
    r"\b(?:ecosystems?|holistic|force multipliers?|journeys?|synerg\w+|stakeholders?|mindset|offerings?|landscape|momentum|at scale|empower\w*|unlock\w*|curat\w+|"
    r"reimagin\w+|thriv\w+|next level|excellence|transformation\w*|end-to-end|bespoke|leverag\w+|robust|omnichannel|paradigm|value chain|growth trajectory|touchpoints?|"
    r"shift left|last mile|co-creat\w+|digital-first|customer-\w+|client-centric|world-class|seamless\w*|best-in-class|state-of-the-art|one-stop|drive stickiness|"
    r"joined-up|tomorrow's|disrupt\w+|agile|prosperity|innovators?|solutions|going forward|go-forward|insights|sweet spot|narrative|messaging|stickiness|north star)\b",
    re.I,
)


def plain_jargon(case: Case) -> Iterator[Proposal]:
    """Like `wording.plain_words`, where no other jargon is left in the sentence."""
    for proposal in wording.plain_words(case):
        if not JARGON.search(proposal.text) and not re.search(
            r"\b(?:is|was) (?:quick |easy )?\w+ments\b", proposal.text
        ):
            yield proposal


def without_praise(case: Case) -> Iterator[Proposal]:
    """ "We are your partner for innovative concepts and come on 4 November." -> "We come on 4 November." """
    root, subject = case.root, subject_of(case.root)
    if subject is None or case.question or subject.lower_ not in ("we", "i") or subject.i != case.start:
        return
    second = next(
        (c for c in root.children if c.dep_ == "conj" and subject_of(c) is None and c.tag_ in ("VBP", "VBD", "VB")),
        None,
    )
    if second is None or case.doc[second.i - 1].lower_ != "and" or case.marked[-1] >= second.i:
        return
    rest = case.text(second.i, case.body_end)
    if not re.search(r"\d", rest) or _SAYS.search(case.text(case.start, second.i - 1)) or JARGON.search(rest):
        return
    gone = case.text(root.i, second.i - 1).rstrip(",")
    yield Proposal(case.finish(f"{case.text(case.start, case.start + 1)} {rest}"), _BECAUSE["cliche"].format(gone))


def _says(case: Case, at: int) -> bool:
    """Whether the words behind a semicolon open with a noun of their own and hold a finite verb, whatever the parse makes of the joint."""
    rest = case.doc[at : case.body_end]
    own = rest[0].lower_ in ("the", "your", "our", "my", "a", "an") and not _POINTS_BACK.match(
        case.text(at, case.body_end)
    )
    return own and len(rest) > 3 and any(t.tag_ in _FINITE for t in rest)


def _stands(case: Case, at: int) -> bool:
    """Whether the words from `at` are a sentence of their own that leans on nothing before it."""
    doc, end = case.doc, case.body_end
    rest = case.text(at, end)
    if len(re.findall(r"\w+", rest)) < 4 or _POINTS_BACK.match(rest):
        return False
    if is_imperative(doc[at]) or doc[at].lower_ in ("please", "kindly"):
        return True
    for token in doc[at:end]:
        subject = subject_of(token)
        if subject is None or subject.i < at:
            continue
        finite = token.tag_ in _FINITE or any(
            c.tag_ in _FINITE and c.i >= at and c.dep_ in ("aux", "aux:pass", "cop") for c in token.children
        )
        if finite and min(subject.left_edge.i, token.i) - at <= (0 if not case.question else 1):
            return True
        if finite:
            lead = [t for t in doc[at : subject.left_edge.i] if t.is_alpha]
            return len(lead) <= 4 and lead[0].pos_ in ("ADV", "ADP", "AUX", "PRON", "DET", "SCONJ")
    return False


_BOASTS = Rare(r"^(?:(?:as a \w+,? )?we\b|our\b|it's\b|it is\b|it gives us\b|at our\b)", re.I)
_TELLS = Rare(
    r"\d|\b(?:you get|you (?:will|need|can|have)|will|must|need|should|shall|let's|please|agreed?|decided|moved?|moving|since|until|cancel\w*|chang\w+|"
    r"because|sorry|late|delay\w*|had|not|no|never|acknowledge|noted|receiv\w+|found|fix\w*|repair\w*|roll\w* out|launch\w*|open\w*|clos\w+|hir\w+|start\w*)\b|n't\b|'ll\b",
    re.I,
)


def without_boast(case: Case) -> Iterator[Proposal]:
    """Nothing in place of a sentence in which the firm praises itself: "We have a holistic view of the ecosystem." """
    plain = case.plain.replace("’", "'")
    if not case.question and _BOASTS.match(plain) and not _TELLS.search(plain):
        yield from remove.without_blame_sentence(case)

"""Keeping the clause that informs where the other only fills the page: jargon, courtesies by the yard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.nlp import is_imperative, subject_of
from tonecheck.rewrite.recast import remove
from tonecheck.rewrite.recast.case import Case, Proposal

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_POINTS_BACK = re.compile(
    r"^(?:it|its|they|them|their|this|that|these|those|he|she|his|her|him|such|one|ones|then|there(?:fore|by)|which|who|where|what|how|"
    r"if|because|since|as|though|although|while|or|not|also|too|instead|do say|hope|especially|the (?:same|latter|former|other))\b",
    re.I,
)
#: What the opening may not hold: it tells, asks or promises something.
_SAYS = re.compile(
    r"\d|\b(?:please|could you|would you|will|'ll|we can|i can|not|n't|never|cannot|refund|attached|enclosed|unfortunately|let's)\b|n't\b|'ll\b",
    re.I,
)
_FILLER = re.compile(
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
    rest = case.text(at, case.body_end)
    gone = re.sub(r"[\s,;:–—-]+(?:and|but|so|yet|which is why)?\s*$", "", opening, flags=re.I)
    final = case.final if case.final in (".", "!", "?") else "?" if case.question else "."
    yield Proposal(case.finish(rest, final), _BECAUSE[category].format(gone))


def _rest_at(case: Case) -> int | None:
    """Where the informing rest begins: behind the marked words and a joint, with a subject and a finite verb of its own."""
    doc = case.doc
    before_mark = [t for t in doc[case.start : case.marked[0]] if t.is_alpha]
    if len(before_mark) > 3:
        return None
    for i in range(max(case.start + 2, case.marked[-1] - 1), case.body_end - 2):
        token = doc[i]
        if token.text not in (",", ";", ":", "–", "—", "-") and token.lower_ not in ("but", "so", "and", "yet"):
            continue
        at = i + 1
        while at < case.body_end and doc[at].lower_ in ("but", "so", "and", "yet", "still", ","):
            at += 1
        if doc[at].lower_ == "which" and [t.lower_ for t in doc[at : at + 3]] == ["which", "is", "why"]:
            at += 3
        if _stands(case, at):
            return at
        if token.text in (";", ":"):
            return None
    return None


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


_BOASTS = re.compile(r"^(?:(?:as a \w+,? )?we\b|our\b|it's\b|it is\b|it gives us\b|at our\b)", re.I)
_TELLS = re.compile(
    r"\d|\b(?:you get|you (?:will|need|can|have)|will|must|need|should|shall|let's|please|agreed?|decided|moved?|moving|since|until|cancel\w*|chang\w+|"
    r"because|sorry|late|delay\w*|not|no|never|acknowledge|noted|receiv\w+|found|fix\w*|repair\w*|roll\w* out|launch\w*|open\w*|clos\w+|hir\w+|start\w*)\b|n't\b|'ll\b",
    re.I,
)


def without_boast(case: Case) -> Iterator[Proposal]:
    """Nothing in place of a sentence in which the firm praises itself: "We have a holistic view of the ecosystem." """
    plain = case.plain.replace("’", "'")
    if not case.question and _BOASTS.match(plain) and not _TELLS.search(plain):
        yield from remove.without_blame_sentence(case)

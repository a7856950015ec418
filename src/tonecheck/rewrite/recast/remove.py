"""Taking out the words that hurt where the rest of the sentence, or of the draft, stands without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tonecheck.rewrite.recast.case import Case, Clause, Proposal

_LEANS = frozenset(
    [
        "it",
        "they",
        "them",
        "he",
        "she",
        "him",
        "her",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "one",
        "ones",
        "such",
        "so",
        "otherwise",
        "then",
        "therefore",
        "hence",
        "instead",
        "but",
        "and",
        "or",
        "yet",
        "still",
        "also",
        "too",
        "neither",
        "nor",
        "either",
        "however",
        "if",
        "its",
        "their",
        "his",
    ]
)
_NEXT_LEANS = re.compile(
    r"^\W*(?:it|they|them|he|she|this|that|these|those|which|such|so|otherwise|then|therefore|hence|instead|but|and|or|"
    r"yet|also|neither|nor|however|still|his|their|its|same|as such|in that case|because|especially|in the meantime|meanwhile)\b",
    re.I,
)
_BECAUSE = "the rest says what matters; “{}” only hurts"


def without_clause(case: Case) -> Iterator[Proposal]:
    """The sentence without the marked clause, where what is left is a sentence of its own."""
    clauses, marked = case.clauses, case.marked_clauses
    if len(clauses) < 2 or not marked or len(marked) == len(clauses) or case.question:
        return
    text = left_over(case, marked)
    if text is not None:
        gone = case.text(marked[0].start, marked[-1].end)
        yield Proposal(case.finish(text, _mark(case)), _BECAUSE.format(gone))


def left_over(case: Case, marked: tuple[Clause, ...]) -> str | None:
    """The words of the other clauses, joined as they were; None where they lean on what goes."""
    clauses = case.clauses
    kept = [c for c in clauses if c not in marked]
    if not kept:
        return None
    first, at = kept[0], clauses.index(kept[0])
    if any(c.word in ("or", "if", "unless", "which", "where", "when", "until") for c in marked):
        return None
    if first is clauses[0] and first.subordinate and first.word in ("if", "unless", "when", "whenever", "once"):
        return None
    # What follows a removed clause must not be a subordinate part of it, nor point back at it.
    for clause in kept:
        before = clauses.index(clause) - 1
        if before >= 0 and clauses[before] in marked and clause.word in (
            "because", "since", "as", "though", "although", "while", "whereas", "which", "where", "or", "yet", "seeing", "who", "cos"
        ):  # fmt: skip
            return None
    if at > 0 and case.doc[first.start].lower_ in _LEANS and case.doc[first.start].dep_ != "expl":
        return None
    if (
        first.word in ("so", "hence", "which")
        and at > 0
        and case.finding.category not in ("excuse", "internal-affairs", "third-party-blame")
    ):
        return None
    opening = case.text(first.start, first.end)
    if CONCEDES.match(opening) and any(c.word in ("but", "and", "though", "although", "yet") for c in marked):
        return None
    if re.match(r"(?:do say|please ignore|ignore me|feel free to ignore)\b", opening, re.I):
        return None
    if (
        case.finding.category in ("insult", "sarcasm", "accusation")
        and first is clauses[0]
        and any(c.word == "and" and not c.mark for c in marked)
    ):
        return None
    if any(_reproaches(case, clause) for clause in kept):
        return None
    if sum(1 for i in range(first.start, kept[-1].end) if case.doc[i].is_alpha or case.doc[i].like_num) < 3:
        return None
    if any(clause.subordinate for clause in kept) and all(clause.subordinate for clause in kept):
        return None
    if at > 0 and re.match(r"^[^,]{1,50}, (?:but|and|so|yet)\b", case.text(first.start, case.body_end)):
        moved = _past_fragment(case, first.start)
        first = replace(first, start=moved)
        kept[0] = first
        clauses = tuple(first if c.end == first.end else c for c in clauses)
    pieces = [case.text(first.start, first.end)]
    previous = clauses.index(first)
    for clause in kept[1:]:
        index = clauses.index(clause)
        if index == previous + 1:
            pieces.append(case.text(clause.lead, clause.end))
        else:
            if clause.word in ("so", "hence"):
                return None
            joint = f", {clause.word}" if clause.word and clause.word != "so" else ","
            pieces.append(f"{joint} {case.text(clause.start, clause.end)}")
        previous = index
    return re.sub(r" (,)", r"\1", " ".join(pieces))


CONCEDES = re.compile(
    r"^(?:(?:we|i|you|one) (?:could|might|may|realise|realize|know|understand|have given up|hate|don't want|suppose|guess|admit|am sure|'m sure)\b|"
    r"every(?:body|one) else\b|it takes a\b|true\b|granted|yes\b|i'm sure|i hate|i don't want)",
    re.I,
)


def _reproaches(case: Case, clause: Clause) -> bool:
    """Whether a clause says what the reader did or is: without the other half it stands there barer still."""
    for token in case.doc[clause.start : clause.end]:
        if token.dep_ in ("nsubj", "nsubj:pass") and token.lower_ == "you" and token.head.i < clause.end:
            head = token.head
            if head.dep_ in ("ROOT", "conj", "parataxis", "ccomp") and not any(c.tag_ == "MD" for c in head.children):
                return head.lemma_ not in ("say", "write", "mention", "ask", "need", "see", "find", "have")
    return False


def without_denial(case: Case) -> Iterator[Proposal]:
    """Like `without_clause`, where what is left offers or states something for the reader."""
    for proposal in without_clause(case):
        if re.search(
            r"\b(?:will|can|could|would|please|have|here|let|sorry|apologi[sz]e)\b|'ll\b", proposal.text, re.I
        ):
            yield proposal


def without_reason(case: Case) -> Iterator[Proposal]:
    """Like `without_clause`, where the reproach comes last: "…, which you clearly never ran"."""
    if case.marked_clauses and case.marked_clauses[-1] == case.clauses[-1]:
        yield from without_clause(case)


def without_denying_sentence(case: Case) -> Iterator[Proposal]:
    """Like `without_sentence`, where another sentence of the draft offers something."""
    others = (s.text for s in case.analysis.body if s.index != case.sentence.index)
    if any(_OFFERS.search(text) for text in others):
        yield from without_sentence(case)


_OFFERS = re.compile(r"\b(?:will|can|could|would|please|here|let|sorry|apologi[sz]e|attached|enclosed)\b|'ll\b", re.I)


def without_opening(case: Case) -> Iterator[Proposal]:
    """The sentence without the marked words that open it before a comma, colon or "but"; they need no verb."""
    doc, last = case.doc, case.marked[-1] + 1
    if any(doc[i].is_alpha for i in range(case.start, case.marked[0])) or last >= case.body_end:
        return
    at = last
    if doc[at].text in (",", ":", ";", "–", "—"):
        at += 1
        if at < case.body_end and doc[at].lower_ in ("but", "so", "and", "yet"):
            at += 1
    elif doc[at].lower_ == "but":
        at += 1
    elif doc[last - 1].text in (",", ":"):
        pass
    else:
        return
    at = _past_fragment(case, at)
    rest = [t for t in doc[at : case.body_end] if t.is_alpha]
    if len(rest) < 3 or doc[at].lower_ in _LEANS or case.question:
        return
    if not any(
        t.dep_ in ("ROOT", "ccomp", "parataxis", "conj") and t.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        for t in doc[at : case.body_end]
    ):
        return
    if not any(c.start <= at < c.end or c.start == at for c in case.clauses):
        return
    gone = case.text(case.marked[0], last).rstrip(",:; ")
    yield Proposal(case.finish(case.text(at, case.body_end), _mark(case)), _BECAUSE.format(gone))


def _past_fragment(case: Case, at: int) -> int:
    """Behind words without a verb that stand between an opening and "but": "all six of them, but the lift …"."""
    for i in range(at, min(at + 9, case.body_end - 1)):
        if case.doc[i].text == "," and case.doc[i + 1].lower_ in ("but", "and", "so", "yet"):
            if any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") for t in case.doc[at:i]):
                return at
            return i + 2
    return at


def without_tail(case: Case) -> Iterator[Proposal]:
    """The sentence without the marked words that close it after a comma or dash."""
    doc, first = case.doc, case.marked[0]
    if case.marked[-1] + 1 < case.body_end or first <= case.start + 2:
        return
    at = first
    while at > case.start and doc[at - 1].lower_ in ("but", "and", "so", "because", "as", "since"):
        at -= 1
    if doc[at - 1].text not in (",", ";", "–", "—", ":", "(") and at == first:
        return
    cut = at - 1 if doc[at - 1].is_punct else at
    before = doc[case.start : cut]
    if sum(t.is_alpha for t in before) < 3 or before[0].lower_ in ("if", "when", "unless", "because", "since", "as"):
        return
    root = before.root
    if root.tag_ not in ("VBD", "VBP", "VBZ", "VB", "MD") and not any(
        c.dep_ in ("cop", "aux", "aux:pass", "nsubj") and c.i < cut for c in root.children
    ):
        return
    gone = case.text(first, case.body_end)
    yield Proposal(case.finish(case.text(case.start, cut), _mark(case)), _BECAUSE.format(gone))


def without_sentence(case: Case) -> Iterator[Proposal]:
    """Nothing in place of a sentence that is a fault as a whole, where the draft says something else."""
    if not case.in_body or case.alone:
        return
    words = [i for i in range(case.start, case.body_end) if case.doc[i].is_alpha]
    if sum(i in case.marked for i in words) < 0.7 * len(words):
        return
    following = case.next
    if (
        following is not None
        and following.segment is case.sentence.segment
        and (
            _NEXT_LEANS.match(following.text)
            or not any(t.tag_ in ("VBD", "VBP", "VBZ", "MD", "VB") for t in following.tokens)
        )
    ):
        return
    yield Proposal("", _BECAUSE.format(case.text(case.start, case.body_end)))


_ADVERBS = frozenset(
    [
        "obviously",
        "clearly",
        "evidently",
        "surely",
        "simply",
        "just",
        "actually",
        "basically",
        "literally",
        "honestly",
        "frankly",
        "really",
        "again",
        "yet",
        "naturally",
        "merely",
        "only",
        "plainly",
        "quite",
        "totally",
        "utterly",
        "absolutely",
        "definitely",
        "certainly",
        "undoubtedly",
        "even",
        "ever",
        "finally",
        "conveniently",
        "apparently",
        "allegedly",
        "supposedly",
        "seriously",
    ]
)


def without_adverbs(case: Case) -> Iterator[Proposal]:
    """The sentence without the adverb that talks down ("Obviously, …", "you simply …")."""
    doc = case.doc
    gone = [
        i
        for i in case.marked
        if doc[i].lower_ in _ADVERBS and doc[i].pos_ == "ADV" and doc[i].lower_ in
        ("obviously", "clearly", "evidently", "surely", "simply", "basically", "naturally", "plainly", "honestly", "frankly",
         "actually", "just", "undoubtedly")
    ]  # fmt: skip
    opening = re.match(
        r"^(?:of course|needless to say|as you (?:surely |well |should )?know|as you should know)\b,?\s*",
        case.sentence.text,
        re.I,
    )
    if opening and not gone:
        rest = case.sentence.text[opening.end() :]
        if len(rest.split()) >= 3:
            yield Proposal(case.finish(rest), "says the same without telling readers what they ought to know")
        return
    if not gone or len(gone) > 2:
        return
    pieces = [case.text(i, i + 1) + doc[i].whitespace_ for i in range(case.start, case.end) if i not in gone]
    text = "".join(pieces)
    text = re.sub(r"(\w),\s*,", r"\1,", text)
    if len(re.findall(r"\w+", text)) >= 3:
        words = " … ".join(doc[i].text.lower() for i in gone)
        yield Proposal(case.finish(text, case.final or "."), f"“{words}” tells readers that they ought to have known")


def _mark(case: Case) -> str:
    return case.final if case.final in (".", "!", "") and case.final != "" else "."

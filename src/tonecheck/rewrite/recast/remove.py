"""Taking out the words that hurt where the rest of the sentence, or of the draft, stands without them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import Analysis, Sentence, is_imperative
from tonecheck.rewrite.recast.case import Case, Clause, Proposal
from tonecheck.rewrite.recast.frames import EPITHET
from tonecheck.rewrite.recast.halves import behind_joint, finite_in, informs_text, orders, private, tells

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
_NEXT_LEANS = Rare(
    r"^\W*(?:it|they|them|he|she|this|that|these|those|which|such|so|otherwise|then|therefore|hence|instead|but|and|or|"
    r"yet|also|neither|nor|however|still|his|their|its|same|as such|in that case|after (?:that|this)|because|especially|in the meantime|meanwhile)\b",
    re.I,
)
_BECAUSE = "the rest says what matters; “{}” only hurts"


def without_clause(case: Case) -> Iterator[Proposal]:
    """The sentence without the marked clause, where what is left is a sentence of its own."""
    clauses, marked = case.clauses, case.marked_clauses
    if len(marked) == len(clauses) == 2 and case.finding.category in (
        "internal-affairs",
        "excuse",
        "third-party-blame",
    ):
        marked = tuple(
            c for c, other in zip(clauses, (clauses[1], clauses[0]), strict=True) if c.word in _WHY or other.word in _SO
        )
    if len(clauses) < 2 or not marked or len(marked) == len(clauses) or case.question:
        return
    if case.finding.category == "accusation" and re.match(r"\W*(?:but |and |so )?you(?:['’]ve|['’]d)? ", case.plain):
        return
    if any(2.5 * len(set(case.marked) & set(range(c.lead, c.end))) < c.end - c.start for c in marked):
        return
    text = left_over(case, marked)
    if (
        text is not None
        and case.finding.category == "overpromise"
        and (is_imperative(case.root) or _STILL.search(text))
    ):
        return
    if (
        text is not None
        and case.finding.category == "excuse"
        and (re.search(r"\bwould have\b|^\W*(?:i|we) meant to\b", text, re.I) or _result_gone(case, marked))
    ):
        return
    if text is not None:
        gone = case.text(marked[0].start, marked[-1].end)
        yield Proposal(case.finish(text, _mark(case)), _BECAUSE.format(gone))


def _result_gone(case: Case, marked: tuple[Clause, ...]) -> bool:
    """Whether what came of it would go, and only its cause be left: "(The post is on strike), so your letter is late." """
    return any(c.word in ("so", "hence") or c.word == "which" for c in marked)


#: A promise that stays as flat without the words that crowned it.
_STILL = Rare(r"\b(?:will|won't|always|never|guarantee\w*|promise\w*|certain\w*)\b|'ll\b", re.I)
_WHY = frozenset({"because", "since", "as", "cos"})
_SO = frozenset({"so", "hence", "which"})


#: Words of which a sentence that has lost a clause must have at least as many left, and as many as it has lost.
LEAST_WORDS = 5


def _length(case: Case, start: int, end: int) -> int:
    return sum(1 for i in range(start, end) if case.doc[i].is_alpha or case.doc[i].like_num)


def _enough(kept: int, gone: int) -> bool:
    """Whether what is left may be the point of the sentence: a stub is not, nor what only led up to the rest."""
    return kept >= max(LEAST_WORDS, gone)


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
    if at > 0 and first.word == "and" and case.finding.category == "insult":
        return None  # "…, and the whole class knows": it backs the sting.
    opening = case.text(first.start, first.end)
    told = " ".join(case.text(c.start, c.end) for c in kept)
    if case.finding.category == "internal-affairs" and private(told):
        return None
    if case.finding.category == "sarcasm" and not (_FOR_THE_READER.search(told) or informs_text(told)):
        return None
    if re.match(r"(?:we|you) (?:both|all) know\b", opening, re.I):
        return None
    if (
        CONCEDES.match(opening) and any(c.word in ("but", "and", "though", "although", "yet") for c in marked)
    ) or _CALLED.match(opening):
        return None
    if re.match(
        r"(?:do say|please ignore|ignore me|feel free to ignore|on (?:why|how|what)|as to\b|as for\b|the (?:pair|lot) of you|you (?:lot|people))\b",
        opening,
        re.I,
    ):
        return None
    if (
        case.finding.category in ("insult", "sarcasm", "accusation")
        and first is clauses[0]
        and any(c.word == "and" and not c.mark for c in marked)
    ):
        return None
    if any(_reproaches(case, clause) for clause in kept):
        return None
    if not _enough(
        sum(_length(case, c.start, c.end) for c in kept), sum(_length(case, c.start, c.end) for c in marked)
    ):
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
            mark = ";" if clause.mark == ";" else ","
            joint = f"{mark} {clause.word}" if clause.word and clause.word != "so" else mark
            pieces.append(f"{joint} {case.text(clause.start, clause.end)}")
        previous = index
    return _ONLY.sub("", re.sub(r" ([,;])", r"\1", " ".join(pieces)))


#: What led up to a reason that is gone.
_ONLY = Rare(r",? (?:only|just|mainly|simply|purely|largely|partly|solely|mostly|precisely|all)$")


#: A name that somebody was called by, and the joint behind it.
_CALLED = Rare(r"(?:(?:mr|mrs|ms|dr)\.? )?[\w'-]+, (?:and|but|so)\b", re.I)
CONCEDES = Rare(
    r"^(?:(?:we|i|you|one) (?:could|might|may|realise|realize|know|understand|have given up|hate|don't want|suppose|guess|admit|am sure|'m sure)\b|"
    r"every(?:body|one) else\b|it takes a\b|true\b|granted|yes\b|i'm sure|i hate|i don't want|i hear you|(?:it is|it's) your (?:duty|job|responsibility))",
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


#: What the writer had asked of others: alone it is half the blame.
_SENT_OFF = Rare(
    r"\W*(?:i|we)(?:'ve|’ve|'d|’d| have| had)? (?:\w+ly |even |already )?(?:told|asked|warned|reminded|ordered|chased|instructed|requested|sent|gave|placed|begged)\b",
    re.I,
)


_WENT_WRONG = Rare(
    r"(?:\b(?:not|never|no|nobody|nothing|late|delay\w*|wrong\w*|lost|miss\w*|brok\w+|cannot|without|twice|error\w*|mistake\w*|cancel\w*|wait\w*|forg[eo]t\w*|damag\w+|dent\w*|"
    r"crush\w*|bounc\w+|delet\w+|dropp\w+|stuck|misplac\w+|mislaid|dirty|cold|torn|smashed|short|down|off)\b|n't\b)(?!.*\bfrom [\w ]+ side\b)",
    re.I,
)
#: A reproach still when nothing follows it: "You promised to send it."
_WORD_GIVEN = Rare(r"^\W*you (?:promised|said|agreed|swore)\b", re.I)


def without_reason(case: Case) -> Iterator[Proposal]:
    """Like `without_clause`, where the reproach comes last: "…, which you clearly never ran"."""
    if not case.marked_clauses or case.marked_clauses[-1] != case.clauses[-1]:
        return
    for proposal in without_clause(case):
        if case.finding.category == "third-party-blame" and (
            _SENT_OFF.match(proposal.text) or not _WENT_WRONG.search(proposal.text)
        ):
            continue
        # A reason as long as what is left tells the reader something; "You promised to send it" alone is a reproach still.
        if not _WORD_GIVEN.match(proposal.text) and len(case.plain.split()) <= 1.6 * len(proposal.text.split()):
            yield proposal


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
    at = _past_label(case, _past_fragment(case, at))
    if at >= case.body_end or doc[at].tag_ in ("VBZ", "VBD", "MD"):
        return
    rest = [t for t in doc[at : case.body_end] if t.is_alpha]
    if not _enough(len(rest), _length(case, case.start, at)) or doc[at].lower_ in _LEANS or case.question:
        return
    if not any(
        t.dep_ in ("ROOT", "ccomp", "parataxis", "conj") and t.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        for t in doc[at : case.body_end]
    ):
        return
    if not any(c.start <= at < c.end or c.start == at for c in case.clauses):
        return
    gone = case.text(case.marked[0], last).rstrip(",:; ")
    if re.match(r"do say\b", case.text(at, case.body_end), re.I) or re.search(
        r"\b(?:legally|strictly|technically)\b", gone, re.I
    ):
        return
    yield Proposal(case.finish(case.text(at, case.body_end), _mark(case)), _BECAUSE.format(gone))


def _past_label(case: Case, at: int) -> int:
    """Behind words without a verb that an opening leaves before a comma or colon: "nice and slow: the button saves it"."""
    stop = next((i for i in range(at, min(at + 9, case.body_end)) if case.doc[i].text in (",", ":")), None)
    if stop is None or finite_in(case, at, stop) or orders(case, at) or not finite_in(case, stop + 1, case.body_end):
        return at
    if case.doc[stop].text == "," and case.doc[at].pos_ in ("ADP", "ADV", "SCONJ", "INTJ"):
        return at
    if any(t.like_num or t.pos_ == "PROPN" for t in case.doc[at:stop]):
        return at
    return behind_joint(case, stop + 1)[0]


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
    if not _enough(_length(case, case.start, cut), _length(case, first, case.body_end)):
        return
    if before[0].lower_ in ("if", "when", "unless", "because", "since", "as"):
        return
    root = before.root
    if root.tag_ not in ("VBD", "VBP", "VBZ", "VB", "MD") and not any(
        c.dep_ in ("cop", "aux", "aux:pass", "nsubj") and c.i < cut for c in root.children
    ):
        return
    gone = case.text(first, case.body_end)
    if case.finding.category == "overpromise" and (
        is_imperative(case.root) or _STILL.search(case.text(case.start, cut))
    ):
        return
    if case.finding.category in ("policy-deflection", "denial") and doc[at].lower_ == "but":
        return  # The answer itself.
    if _WORD_GIVEN.match(case.plain):
        return
    yield Proposal(case.finish(_ONLY.sub("", case.text(case.start, cut)), _mark(case)), _BECAUSE.format(gone))


_STING = frozenset(
    {
        "insult",
        "sarcasm",
        "condescension",
        "passive-aggression",
        "dismissal",
        "complaint",
        "internal-affairs",
        "insensitive",
    }
)
#: What the reader needs to be told or asked: such a sentence is recast and not taken out.
_NEEDED = Rare(
    r"\b(?:please|kindly (?:clear|pay|send|sign|do|return|call)|could you|would you|can you|let (?:me|us) know|attached|enclosed|sorry|apologi[sz]e|thank you|refund\w*|replace\w*|"
    r"deadline|invoice|unfortunately)\b|(?:\b(?:i|we) will|'ll) (?:send|call|write|ring|come|fix|pay|check|bring|ship|give|book|replace|refund|be)\b",
    re.I,
)
#: What a draft must say besides a sentence that gives a reason or lays blame, so that taking that out leaves an answer.
_SAYS = Rare(
    r"\b(?:will|can|could|would|please|here|let|sorry|apologi[sz]e|attached|enclosed|thank|have|has|is|are|was|were)\b|'(?:ll|ve|s|re|m)\b",
    re.I,
)


#: Sentences of the body that must be left when one is taken out: with fewer the point of the mail may go with it, unless it
#: is a plain insult or a reproach put as a question.
LEFT = 2
_NO_POINT = frozenset({"insult", "accusatory-question"})

#: Faults that are attitude through and through. Denials, refusals, reproaches hold the answer too, however badly it is put.
_ATTITUDE = (_STING - {"dismissal"}) | _NO_POINT | {"hedging", "excuse", "threat", "cliche"}


def without_sentence(case: Case) -> Iterator[Proposal]:
    """Nothing in place of a sentence that is a fault as a whole, where the draft says something else."""
    if not case.in_body or case.alone or case.finding.category not in _ATTITUDE:
        return
    if len(case.analysis.body) <= LEFT and case.finding.category not in _NO_POINT:
        return
    words = [i for i in range(case.start, case.body_end) if case.doc[i].is_alpha]
    share = sum(i in case.marked for i in words)
    # What informs beside the sting stays, however much of the sentence is marked.
    if case.finding.category != "sarcasm" and tells(case):
        return
    text = case.text(case.start, case.body_end).replace("’", "'")
    if _SAID_WITH_IT.search(text) or (orders(case, case.start) and _NAMED_AT_THE_END.search(text)):
        return
    if (
        case.finding.category == "insult"
        and EPITHET.match(text)
        and case.root.tag_ == "VBD"
        and case.root.lemma_ != "be"
    ):
        return  # "The lazy driver left it in the rain." tells what happened.
    if case.finding.category == "internal-affairs" and re.search(
        r"(?:^|[,;:] (?:and |but |so )?)your (?:\w+ ){1,3}(?:is|are|was|were|got|has|have|will)\b", text, re.I
    ):
        return
    if share < 0.7 * len(words) and (len(case.clauses) > 1 or share < 0.3 * len(words)):
        return
    # What stands beside the marked words behind a comma or colon may be the point of the sentence.
    around = (case.text(case.start, case.marked[0]), case.text(case.marked[-1] + 1, case.body_end))
    if any(re.search(r"[,:;–—]", text) and re.search(r"\w{2}", text) for text in around):
        return
    category = case.finding.category
    # A promise is kept, however it is put.
    if category != "overpromise" and category not in _STING and re.search(r"\b(?:i|we)(?:['’]ll| will)\b", case.plain):
        return
    if category in ("internal-affairs", "excuse", "third-party-blame") and any(c.word in _SO for c in case.clauses):
        return
    if category == "excuse" and (
        len(case.clauses) > 1 or _JOINED.search(case.plain) or _FAILED.search(case.plain.replace("’", "'"))
    ):
        return  # What went wrong is said in it too.
    if category in ("insult", "condescension") and _STING_TAIL.search(
        case.text(case.start, case.body_end).replace("’", "'")
    ):
        return
    if category == "accusatory-question" and _ASKS.match(case.plain.replace("’", "'")):
        return
    if category == "impersonal" and re.search(
        r"\b(?:has|have|had|was|were|is|are|will)\b|'(?:s|ve|re|ll)\b", case.plain
    ):
        return
    if category == "hedging" and (not _SELF.search(case.plain) or _SORRY_FOR.search(case.plain)):
        return
    if category not in ("complaint", "internal-affairs") and (":" in case.plain or len(words) > 26):
        return
    if category in ("threat", "overpromise") and (is_imperative(case.root) or re.match(r"\W*if\b", case.plain)):
        return
    if re.match(r"\W*(?:yes|no|yep|nope|yeah|sure|certainly|of course)\b", case.plain):
        return
    if case.sentence.text.rstrip().endswith((":", ",")) or _NEEDED.search(case.plain.replace("’", "'")):
        return
    previous = case.sentence.index - 1
    if previous >= 0 and case.analysis.sentences[previous].segment is case.sentence.segment:
        before = case.analysis.sentences[previous].text.rstrip()
        # What follows a question answers it.
        if before.endswith(":") or (
            before.endswith("?") and category not in ("insult", "sarcasm", "accusatory-question")
        ):
            return
    following = case.next
    if following is not None and following.segment is case.sentence.segment:
        if _leans_on(case, following) or following.text[:1].islower():
            return
        if not any(t.tag_ in ("VBD", "VBP", "VBZ", "MD", "VB") or t.lower_ in _COURTEOUS for t in following.tokens):
            return
    if led_up_to(case.analysis, case.sentence, category) or _without_news(case):
        return
    gone = case.text(case.start, case.body_end)
    gone = gone if len(gone) <= 60 else gone[:59].rstrip() + "…"
    yield Proposal("", f"the draft says what matters without “{gone}”, which only hurts")


_SORRY_FOR = Rare(
    r"\b(?:sorry|apolog\w+) (?:\w+ )?(?:for|about|that) (?:the|our|your|my|we|i) (?!mail|e-?mail|bother|trouble|question)"
)
#: A question that wants its answer, however it is put.
_ASKS = Rare(
    r"^\W*(?:(?:and|so|but) )?(?:where(?:'s| is| are) (?:my|our|the)|when (?:will|can|is|are|do|does)\b|how come\b|are you (?:ever |even )?(?:going|planning) to\b|why your\b|"
    r"(?:how (?:much|many) (?:longer|more)\b)|what(?:'s| is) (?:stopping|keeping|preventing) you)"
)
_JOINED = Rare(r";|, (?:and|but|so|though)\b|\b(?:which is|that['’]s|that is) why\b|\bso\b(?! (?:much|many|busy))")
_FAILED = Rare(
    r"\byour\b|\b(?:could not|couldn't|haven't|hasn't|wasn't|weren't|didn't|not been|never|late|rough|wrong|downtime|missed|lost|forgot|not|down|off)\b"
)
_POINTS = Rare(r"^\W*(it|its|they|them|their|he|she|his|this|these)\b", re.I)
_DEFINITE = frozenset({"the", "this", "that", "your", "our", "my", "these", "those"})


def _leans_on(case: Case, following: Sentence) -> bool:
    """Whether the next sentence needs this one: by a pronoun for a thing it names, or by the word that joins them.

    A pronoun behind a blank line means what stood before, where this sentence names nothing that it could mean.
    """
    if not _NEXT_LEANS.match(following.text):
        return False
    found = _POINTS.match(following.text)
    if found is None or not _apart(case.analysis, case.sentence, following):
        return True
    word = found[1].lower()
    for token in case.tokens:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        definite = any(c.lower_ in _DEFINITE for c in token.children) or token.pos_ == "PROPN"
        if not definite and token.dep_ not in ("nsubj", "nsubj:pass"):
            continue
        if token.head.dep_ not in ("ROOT", "conj", "parataxis") and token.dep_ != "ROOT":
            continue  # What a subordinate clause names is not what the next paragraph speaks of.
        plural = token.tag_ in ("NNS", "NNPS")
        if plural == (word in ("they", "them", "their", "these")):
            return True
    return False


def _apart(analysis: Analysis, one: Sentence, other: Sentence) -> bool:
    """Whether a blank line stands between two sentences that follow each other."""
    between = analysis.message.raw[analysis.sentence_span(one).end : analysis.sentence_span(other).start]
    return re.search(r"\n[ \t]*\r?\n", between) is not None


def beside(analysis: Analysis, sentence: Sentence) -> list[Sentence]:
    """The other sentences of a sentence's paragraph."""
    found = []
    for step in (-1, 1):
        here = sentence.index
        while 0 <= here + step < len(analysis.sentences):
            one, other = (analysis.sentences[i] for i in sorted((here, here + step)))
            if one.segment is not other.segment or _apart(analysis, one, other):
                break
            here += step
            found.append(analysis.sentences[here])
    return found


_YOU_DID = Rare(
    r"^\W*(?:(?:so|and|but|oh|ah|well),? )?you(?:'ve|'d|'re| (?!can\b|may\b|will\b|need\b|should\b|could\b)\w+)", re.I
)
_FOR_THE_READER = Rare(
    r"\d|[snei]day\b|rday\b|\b(?:please|let (?:me|us) know|appreciated|could you|attached|enclosed|tomorrow|noon|january|february|march|april|june|july|august|september|october|november|december)\b",
    re.I,
)


_AT_YOU = Rare(
    r"^\W*(?:do|did|have|are|is) (?:you|your)\b.*\?|\bhalf (?:the|my|our)\b|\byou(?:'ve| have) outdone\b", re.I
)


def led_up_to(analysis: Analysis, sentence: Sentence, category: str) -> bool:
    """Whether all that would be left of the paragraph only led up to the sting: "You were bitten by bed bugs." """
    left = beside(analysis, sentence)
    if len(left) != 1 or category not in ("insult", "sarcasm", "condescension", "passive-aggression"):
        return False
    text = left[0].text.replace("’", "'")
    return _YOU_DID.match(text) is not None or (category == "sarcasm" and _AT_YOU.search(text) is not None)


def _without_news(case: Case) -> bool:
    """Whether what is left of the paragraph of a mocking sentence holds nothing that the reader needs."""
    left = beside(case.analysis, case.sentence)
    if len(left) != 1 or case.finding.category != "sarcasm":
        return False
    text = left[0].text.replace("’", "'")
    return not (_FOR_THE_READER.search(text) or informs_text(text))


_NAMED_AT_THE_END = Rare(r", you (?:\w+ ){0,3}\w+$", re.I)
#: An answer before the sting, what an order is called by, a pointer to where it stands, and what a private matter leads to.
_SAID_WITH_IT = Rare(
    r"^\W*(?:it|they|he|she|i|we|that|there) (?:is|are|was|were|do|does|did|have|has|had|can|will|am)(?:n't)?, |"
    r"\w, (?:like|as) (?:it|i|we) (?:says?|said|wrote|told)\b|\bhence (?:the|our|my|this)\b|\bo'clock\b|\bmanaged to (?:break|lose)\b|^\W*(?!you\b)\w+ (?:it|that|this|the \w+)(?: \w+)?, you (?:\w+ ){0,3}\w+$",
    re.I,
)
_SELF = Rare(
    r"\b(?:sorry|bother\w*|stupid|silly|idiot|hopeless|terrible|useless|opinion|ignore|worst|rubbish|disturb\w*|forgive|nonsense|your time|dumb|clueless|"
    r"pain|nuisance|apolog\w*|hate me|no expert|embarrass\w*|inadequate|foolish|annoying|pest|fool)\b"
)
_COURTEOUS = frozenset({"thanks", "thank", "regards", "sorry", "apologies"})


def without_blame_sentence(case: Case) -> Iterator[Proposal]:
    """Like `without_sentence`, for a reproach, an excuse or blame: another sentence must still say or offer something."""
    others = [s.text for s in case.analysis.body if s.index != case.sentence.index]
    if any(_SAYS.search(text) and len(text.split()) > 4 for text in others):
        for proposal in without_sentence(case):
            gone = case.text(case.start, case.body_end)
            gone = gone if len(gone) <= 60 else gone[:59].rstrip() + "…"
            yield replace(proposal, because=f"“{gone}” helps nobody; the draft says what matters without it")


_STING_TAIL = Rare(
    r",? (?:which|as|something|a thing) (?:(?:that )?any(?:one|body)|every(?:one|body)|any \w+|a child|even a \w+|you)\b(?: [\w'-]+){0,9}? (?:knows?|would|could|should|can|will|learns?)\b[^,;:]*$|"
    r",? (?:you (?:absolute |complete |utter |total |stupid |lazy |bloody |silly |useless )*(?:idiot|moron|fool|muppet|clown|imbecile|genius|dimwit|halfwit|numpty|donkey|twit|liar|lot|people|amateurs?))$|"
    r"[,;]? (?:genius|einstein|sherlock|sunshine|sweetheart|my friend|my dear|dear|love|pal|champ|princess|your (?:highness|majesty|lordship))$|"
    r",? (?:for (?:the|your) (?:hundredth|thousandth|umpteenth|millionth|\w+th) time|for once in your life|if (?:it's|that's) not too (?:hard|difficult|much)(?: for you)?|"
    r"if you (?:can|could|even) (?:manage|bother|find)[^,;:]*|assuming you (?:can|even)[^,;:]*|believe it or not|in case you (?:hadn't|haven't) noticed|"
    r"(?:as )?if (?:you|that) (?:actually |even |really )?(?:care|cared|matters?|mattered)|how hard can it be|it's not rocket science|not that you(?:'d| would)[^,;:]*)$",
    re.I,
)


def without_sting(case: Case) -> Iterator[Proposal]:
    """The sentence without a jibe that closes it: "…, which any beginner would know"."""
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = _STING_TAIL.search(text)
    if found is None:
        yield from _without_name(case)
    if found is None or len(re.findall(r"\w+", text[: found.start()])) < 3:
        return
    gone = found[0].strip(" ,;")
    if not any(
        t.tag_ in ("VBD", "VBP", "VBZ", "MD", "VB") and t.text in text[: found.start()].split() for t in case.tokens
    ):
        return
    yield Proposal(case.finish(text[: found.start()], case.final or "."), _BECAUSE.format(gone))


def _without_name(case: Case) -> Iterator[Proposal]:
    """ "Go ahead and return it, you old cheapskate." -> "Please go ahead and return it." """
    comma = next((i for i in range(case.body_end - 1, case.start, -1) if case.doc[i].text == ","), None)
    if (
        comma is None
        or case.doc[comma + 1].lower_ != "you"
        or (case.doc[case.body_end - 1].pos_ not in ("NOUN", "ADJ", "PROPN") and not orders(case, case.start))
    ):
        return
    called = case.doc[comma + 2 : case.body_end]
    if not 1 <= len(called) <= 4 or any(t.pos_ in ("AUX", "PRON", "ADP", "SCONJ") for t in called):
        return
    if not finite_in(case, case.start, comma) and not orders(case, case.start):
        return
    text = case.text(case.start, comma)
    if orders(case, case.start) and not re.match(r"(?:please|kindly)\b", text, re.I):
        text = f"please {case.inner(case.start, comma)}"
    yield Proposal(case.finish(text, case.final or "."), _BECAUSE.format(case.text(comma + 1, case.body_end)))


URGES = Rare(
    r"^\W*(?:(?:right |do it )?now|immediately|at once|a\.?s\.?a\.?p\.?|hurry(?: up)?|chop chop|quick(?:ly)?|pronto|no excuses|"
    r"end of story|full stop|period|final answer|that's final|or else|get on with it|get a move on|move it|snap to it|"
    r"this (?:minute|instant|second)|and fast|no ifs,? no buts|today|and i mean now|what are you waiting for|jump to it|sharpish)\W*$",
    re.I,
)


def without_urging(case: Case) -> Iterator[Proposal]:
    """Nothing in place of a clipped sentence that only drives on: "Now." "Hurry up." """
    if URGES.match(case.plain.replace("’", "'")) and not case.alone and case.in_body:
        yield Proposal(
            "", f"“{case.text(case.start, case.body_end)}” only drives the reader on; the request stands without it"
        )


def without_parenthesis(case: Case) -> Iterator[Proposal]:
    """The sentence without the parenthesis that holds the marked words."""
    text = case.text(case.start, case.end)
    marked = case.text(case.marked[0], case.marked[-1] + 1).strip("() ")
    for found in re.finditer(r"\s*\(([^()]*)\)|\s[–—]\s([^–—]+?)\s[–—](?=\s)", text):
        inside = found[1] or found[2] or ""
        if marked and marked in inside and 2 * len(marked) >= len(inside):
            rest = f"{text[: found.start()]}{text[found.end() :]}"
            if len(re.findall(r"\w+", rest)) >= 3:
                yield Proposal(case.finish(rest, case.final or "."), _BECAUSE.format(inside))
                return


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

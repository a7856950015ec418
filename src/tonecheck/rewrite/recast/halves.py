"""Keeping the half of a sentence that tells the reader something, where the other half only hurts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import is_imperative, subject_of
from tonecheck.rewrite.recast.case import Case, Proposal, is_third_person

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `start`..`end` between two joints; `lead` is where the joint before it begins, `words` are its small words."""

    lead: int
    start: int
    end: int
    mark: str
    words: tuple[str, ...]


_MARKS = frozenset({",", ";", ":", "–", "—", "-", "--", "...", "…"})
_SMALL = frozenset({"but", "and", "so", "yet", "anyway", "anyhow", "hence", "therefore", "still"})
_CONDITIONS = frozenset({"if", "unless", "when", "whenever", "once", "until", "before", "after"})
_BARE = frozenset({"but", "so", "because"})
#: What opens a piece that hangs on the one before.
_HANGS = frozenset(
    [
        "because", "since", "as", "though", "although", "while", "whereas", "which", "who", "whom", "whose", "where", "when", "if",
        "unless", "until", "once", "whether", "that", "than", "or", "nor", "for", "like", "what", "hence", "seeing", "given", "now",
        "with", "without", "despite", "thanks", "due", "not", "least", "whoever", "whatever", "however", "how", "why", "either",
        "neither", "even", "especially", "except", "including", "instead", "otherwise", "then", "also", "too", "to", "only", "just",
    ]
)  # fmt: skip
_STATUS = (
    r"ready|attached|enclosed|done|fixed|sent|resent|paid|booked|rebooked|rescheduled|confirmed|approved|granted|issued|delivered|loaded|edited|reset|"
    r"refunded|credited|resolved|merged|applied|corrected|updated|uploaded|scheduled|posted|shipped|dispatched|completed?|finished|processed|"
    r"registered|renewed|repaired|replaced|restored|cleared|closed|open|available|valid|due|normal|okay|ok|fine|free|possible|ordered|packed|"
    r"printed|translated|signed|countersigned|stamped|filed|transferred|cancelled|canceled|extended|reviewed|shifted|moved|migrated|"
    r"installed|fitted|hung|mended|cleaned|included|published|live|entered|counted|sorted|reserved|locked|unlocked|active|online|on order|on (?:its|their) way|in (?:the )?(?:post|mail|folder|tab|bag|safe|spreadsheet|sheet|"
    r"queue|place|stock|print)|set|settled|licensed|arrived|received|required|needed|strung|tuned|built|painted|planted|baked|mounted|below|above|inline|overleaf|accurate|correct|cheaper|included|(?:here|back|in|up|through|there)(?=$|[,;.])"
)
_DEED = (
    r"(?:re-?)?(?:done|fixed|fix|sent|send|paid|pay|booked|book|confirmed|approved|issued|delivered|loaded|edited|reset|refunded|resolved|merged|applied|corrected|"
    r"updated|uploaded|scheduled|posted|post|shipped|ship|completed|finished|finish|processed|registered|renewed|repaired|replaced|restored|cleared|"
    r"ordered|packed|printed|translated|signed|filed|transferred|extended|reviewed|moved|migrated|installed|fitted|cleaned|attached|"
    r"enclosed|entered|sorted|reserved|added|made|drawn|cut|collect|bring|call|ring|mail|email|fax|write|come|start|deliver|invoice|see you|be with you|be at|put|changed|rewritten|re-?cut|rebased|enable|check|look into|replace|review|process|add|remove|"
    r"swap|cover|pass|forward|share|update|arrange|handle|sort|change|move|redo|rebook|do it|discuss|speak|talk|let you know|keep you|return|collected|refund|typed|tuned|built|painted)"
)
_WHEN = r"(?:\w+day|tomorrow|today|tonight|noon|midnight|\d[\w:.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_THING = r"\b(?:the|your|our|my|this|that|its|\w+s|it|they|ticket|chapter|room|flight|dock|gate)(?: [\w-]+){0,4}"
_INFORMS = (
    rf"(?:(?<!\bto )\b(?:is|are|was|were|be|been)|'s|'re)(?: (?:now|all|both|already|back|long|nearly|almost|just|finally))* (?:{_STATUS})\b|"
    rf"\b(?:i|we)(?:'ve| have|'ll| will|'m going to|'re going to)(?: now| also| still| just)* {_DEED}\b|"
    r"^(?:please|kindly) (?!note|understand|remember|be\b)\w+|\b(?:i|we)(?:'d| would) be (?:glad|grateful) (?:of|for|if)\b|\b(?:i|we)(?:'ve| have) (?:had|received|got) (?:the|your)\b|"
    r"\b(?:i|we) (?:sent|re-sent|(?:re-?)?(?:did|fixed|booked|paid|posted|shipped|merged|wrote|uploaded|updated|corrected|moved|added|changed|packed|delivered|finished|replaced|"
    r"repaired|collected|cleaned|attached|cut)) (?:the|your|them|it|both|all)\b|"
    rf"{_THING} (?:ships?|leaves?|arrives?|starts?|opens?|closes?|begins?|ends?|goes out|go out|follows?|comes?|lands?|expires?|"
    rf"departs?|sails?|rotates?|lives?) (?:[\w'-]+ ){{0,3}}?(?:on|at|by|in|from|until|before|after|{_WHEN})\b|"
    r"\b(?!you\b|i\b|we\b|it\b|that\b|nobody\b|who\b)[\w.'-]+ will (?:now |also )?(?:do|read|drive|bring|take|call|ring|fit|cover|collect|deliver|come|send|handle|answer|"
    r"contact|meet|show|repair|fix|install|start|leave|arrive|ship|open|close|follow|be (?:with|in|at|back|ready|there|here))\b|"
    r"\b(?:your|the|our|this) (?:[\w-]+ )?\w+ (?:still )?(?:stands|holds)(?=$|[,;.])|"
    rf"{_THING} (?:is|are) (?:now )?(?:in|on|at) the \w+|"
    rf"{_THING} (?:goes|go) (?:out|live|back|ahead|up|to|into|in the|under|at|on (?:the|{_WHEN}))\b|"
    rf"{_THING} takes? (?:up to |about |around )?(?:\d+|{_WHEN}) (?:working )?(?:days?|weeks?|hours?|minutes?|months?)\b|"
    r"\b(?:the|your|our|this|that|\w+s|it|they)(?: [\w-]+){0,4} (?:needs?|costs?|includes?|covers?|requires?) (?:an?|the|your|our|\w+ days|\d+)\b|"
    rf"(?<!\bto )\b(?:ships?|leaves?|arrives?|starts?|opens?|closes?|follows?|departs?|sails?) (?:on |at |by )?{_WHEN}\b|"
    r"\b\w+ can (?:also |now |still )?(?:apply|claim|enter|join|attend|register|book|order|collect)\b|"
    r"^here(?:'s| is| are)\b|\byou'll (?:get|see|find|have|be dealing|receive)\b|\byou (?:can|may) (?:now |still )?(?:collect|pick|find|have|keep|use|change|order)\b|"
    r"\b(?:won't|will not|can't|cannot|don't|doesn't) (?:be |go |fit |ship |deliver|open |work |take |cover|accept|apply|leave |include)\b"
)
#: Words for what the writer suffers, feels or has heard: no news for the reader, however it is put.
_PRIVATE = (
    r"(?<!\byour )\b(?:back|knees?|eyes?|patience|evenings?|weekend|nerves|headache|lunch|sleep|life|hair|wits|blood|ears?|fingers?|hands full|will to|"
    r"husband|wife|ex|ex-\w+|divorce\w*|boyfriend|girlfriend|mother|father|mum|mom|dad|son|daughter|kids|in-laws?|landlord|court|lawyer|police|"
    r"drunk|drinks?|hungover|hospital|sick|hangover|therap\w+|rehab|fired|sacked|quit|resigned|suspended|affair|pregnant|boss|union|(?:an?|the|proper) row|fight\w*|fell out|"
    r"stealing|bankrupt\w*|debts?|salary|salaries|bonus\w*|overtime|raise|funeral|depress\w+|stress|burnout|diarrhoea|cry\w*|sued?|gossip|sick of|tired of|fed up|never again|suffer\w*|whoever survives|soap opera)\b"
)
_NO_NEWS = Rare(
    r"\b(?:maybe|perhaps|hopefully|shall (?:i|we)|on forever|on and on|here(?:'s| is| are) (?:what|how|why|where)|(?:it|that|there)(?:'d| would| must) be|^must be|^sure\b|\byours\b|themselves|(?:clearly|evidently|obviously|apparently) (?:not|no)|someone who|the sort|no amount|the last one|i wonder|surprise|it(?:'s| is) (?:okay|ok|fine|possible|normal)|for everybody|for everyone|says what it says|rules are (?:the )?rules|you know it|trust the|bad|useless|rubbish|garbage|joke|mess)\b|\b(?:find|see|know)$",
    re.I,
)
_DATED = Rare(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\d",
    re.I,
)
_ASKED = Rare(r"\b(?:please|kindly|could you|can you|would you|let me know|sorry|apolog\w+)\b", re.I)
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_BECAUSE = "keeps what the reader needs; “{}” only hurts"


def _not_a_joint(following: Token, so: Token) -> bool:
    """Whether "so" belongs to the word behind it ("so heavy", "so that", "so-called")."""
    return (
        not so.whitespace_
        or following.pos_ in ("ADJ", "ADV")
        or following.lower_ in ("that", "as", "called", "many", "much", "it", "you", "they")
    )


def behind_joint(case: Case, at: int) -> tuple[int, tuple[str, ...]]:
    """Behind the small words and marks of a joint, and those words."""
    words: list[str] = []
    while at < case.body_end and (case.doc[at].lower_ in _SMALL or (words and case.doc[at].text in (",", ":"))):
        if case.doc[at].lower_ in _SMALL:
            words.append(case.doc[at].lower_)
        at += 1
    return at, tuple(words)


def finite_in(case: Case, start: int, end: int) -> bool:
    """Whether a stretch has a finite verb whose subject stands in it too, or gives an order."""
    if start >= end:
        return False
    for token in case.doc[start:end]:
        if (
            token.tag_ == "POS"
            and token.i + 1 < end
            and case.doc[token.i + 1].tag_ in ("VBN", "JJ", "RB", "IN")
            and token.i > start
        ):
            return True  # "The offer's attached."
        if _a_verb_after_all(case, token, start, end):
            return True
        if token.tag_ not in _FINITE:
            continue
        subject = subject_of(token) or subject_of(token.head)
        if subject is not None and start <= subject.i < end:
            return True
    return orders(case, start)


def _a_verb_after_all(case: Case, token: Token, start: int, end: int) -> bool:
    """Whether what is tagged a plural noun may be the verb: "the pool closes at nine"."""
    if (
        token.tag_ != "NNS"
        or token.i - start < (1 if token.i + 1 < end and case.doc[token.i + 1].pos_ == "ADV" else 2)
        or token.i + 1 >= end
        or case.doc[token.i - 1].tag_ not in ("NN", "NNP", "JJ")
    ):
        return False
    following = case.doc[token.i + 1]
    if following.lower_ in ("tomorrow", "today", "tonight") or following.text.endswith("day"):
        return is_third_person(token.lower_)
    return following.pos_ in ("ADP", "DET", "ADV") and is_third_person(token.lower_)


def orders(case: Case, at: int) -> bool:
    """Whether an order begins at a token ("use the CSV")."""
    token = case.doc[at]
    if token.lower_ in ("please", "kindly"):
        return True
    if token.lower_ in ("just", "simply") and at + 1 < case.body_end:
        return orders(case, at + 1)
    if token.tag_ != "VB" or token.pos_ not in ("VERB", "AUX"):
        return False
    if (
        any(t.tag_ in _FINITE for t in case.doc[at + 1 : min(at + 5, case.body_end)])
        or case.doc[at + 1].text == "-"
        or case.doc[at + 1].like_num
    ):
        return False
    return is_imperative(token) or (
        subject_of(token) is None
        and not any(c.i < token.i for c in token.children if c.dep_ != "punct" and c.lower_ not in _SMALL)
    )


def _absolute(case: Case, start: int, end: int) -> bool:
    """Whether a stretch says why in a participle of its own ("the lads having downed tools")."""
    for i in range(start + 1, min(start + 9, end)):
        token = case.doc[i]
        if token.lower_ in ("having", "being"):
            return case.doc[i - 1].pos_ in ("NOUN", "PROPN", "PRON", "PART") or case.doc[i - 1].lower_ in (
                "still",
                "now",
                "not",
                "i",
            )
        if token.tag_ in _FINITE:
            return False
    return False


def pieces(case: Case) -> tuple[Piece, ...]:
    """The sentence cut at its joints, each piece with a finite verb of its own or an order; the rest goes with the piece before it."""
    doc, end = case.doc, case.body_end
    cuts: list[tuple[int, int, str, tuple[str, ...]]] = [(case.start, case.start, "", ())]
    i = case.start + 1
    while i < end - 1:
        token = doc[i]
        mark = token.text if token.text in _MARKS and (token.text != "-" or doc[i - 1].whitespace_) else ""
        if not mark and (token.lower_ not in _BARE or (token.lower_ == "so" and _not_a_joint(doc[i + 1], token))):
            i += 1
            continue
        at, words = behind_joint(case, i + 1 if mark else i)
        if at == i and not mark:  # "because" stays with what it opens
            words = ()
        cuts.append((i, at, mark, words))
        i = max(at, i + 1)
    made: list[Piece] = []
    for number, (lead, start, mark, words) in enumerate(cuts):
        stop = cuts[number + 1][0] if number + 1 < len(cuts) else end
        apart = made and (mark == ";" or (mark == "," and _absolute(case, start, stop)))
        if (
            made
            and not apart
            and (
                not finite_in(case, start, stop)
                or (doc[made[-1].start].lower_ in _CONDITIONS and mark == "," and not words)
            )
        ):
            last = made.pop()
            made.append(Piece(last.lead, last.start, stop, last.mark, last.words))
        else:
            made.append(Piece(lead, start, stop, mark, words))
    return tuple(made)


def informs(case: Case, piece: Piece) -> bool:
    """Whether a piece tells the reader a thing about the matter: what is done, when something comes, what cannot be."""
    return informs_text(case.text(piece.start, piece.end).replace("’", "'"))


def private(text: str) -> bool:
    """Whether words speak of what the writer suffers or hears."""
    return re.search(_PRIVATE, text, re.I) is not None


def informs_text(text: str) -> bool:
    """The same of words with straight apostrophes."""
    return (
        re.search(_INFORMS, text, re.I) is not None
        and re.search(_PRIVATE, text, re.I) is None
        and _NO_NEWS.search(text) is None
    )


def tells(case: Case) -> bool:
    """Whether a part of the sentence informs, so that it must not go with what hurts beside it."""
    text = case.text(case.start, case.body_end).replace("’", "'")
    return any(informs_text(part) for part in re.split(r"[;:] | [–—-] ", text)) or any(
        informs(case, piece) for piece in pieces(case)
    )


def whole_clause(case: Case, text: str, *, least: int = 3) -> bool:
    """Whether words at the end of the sentence have a finite verb and its subject, or give an order."""
    if len(re.findall(r"\w+", text)) < least:
        return False
    for start in range(case.start, case.body_end):
        if case.text(start, case.body_end).replace("’", "'").startswith(text[:20]):
            return finite_in(case, start, case.body_end)
    return False


def from_clause(case: Case, text: str) -> str | None:
    """Words at the end of the sentence from where a clause begins, without a list before it ("your wife, the fee is …")."""
    while whole_clause(case, text):
        stop = re.search(r"[,:] ", text)
        if stop is None or re.match(
            r"(?:on|in|at|by|from|for|after|before|if|when|once|until|then|now|today|tomorrow)\b", text, re.I
        ):
            return text
        start = next(
            (
                i
                for i in range(case.start + 1, case.body_end)
                if case.text(i, case.body_end).replace("’", "'").startswith(text[:20])
            ),
            None,
        )
        if start is None:
            return None
        end = next((i for i in range(start, case.body_end) if case.doc[i].text in (",", ":")), case.body_end)
        if finite_in(case, start, end):
            return text
        text = re.sub(r"^(?:and|but|so) ", "", text[stop.end() :])
    return None


def _share(case: Case, start: int, end: int) -> float:
    words = [i for i in range(start, end) if case.doc[i].is_alpha or case.doc[i].like_num]
    return sum(i in case.marked for i in words) / max(1, len(words))


_DIRECT = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"})


def _stands(case: Case, start: int, end: int) -> bool:
    """Whether a stretch is a sentence of its own when nothing stands before it."""
    first = case.doc[start]
    if (first.lower_ in _HANGS and not _points_out(first)) or not finite_in(case, start, end):
        return False
    if first.tag_ in ("VBG", "VBN", "TO") or first.lower_ in (
        "he",
        "she",
        "him",
        "her",
        "his",
        "they",
        "their",
        "this",
        "these",
        "those",
    ):
        return False
    return first.lower_ not in ("that", "that's") or _points_out(first)


def _points_out(word: Token) -> bool:
    """Whether "that" goes with a noun: "that box"."""
    return word.lower_ == "that" and word.dep_ == "det" and word.head.pos_ == "NOUN" and word.head.i - word.i < 3


_REFERS = {"it": False, "its": False, "they": True, "them": True, "their": True}


def _spelled_out(case: Case, start: int, end: int, gone: tuple[Piece, ...]) -> str | None:
    """The words of a piece with the noun of what goes in place of "it" or "they"; None where the pronoun hangs in the air."""
    text: list[str] = []
    nouns = [t for t in case.doc[start:end] if t.pos_ in ("NOUN", "PROPN")]
    used = False
    for token in case.doc[start:end]:
        word = case.text(token.i, token.i + 1)
        if token.lower_ in ("he", "she", "him", "her", "his"):
            if not any(n.i < token.i for n in nouns):
                return None
        elif token.lower_ in _REFERS and token.dep_ != "expl":
            plural = _REFERS[token.lower_]
            if not any(n.i < token.i and _many(n) == plural for n in nouns):
                if case.finding.category != "complaint":
                    if token.lower_ in ("it", "they") and token.i == start and not _may_mean(case, plural, gone):
                        text.append(word + token.whitespace_)
                        continue  # It stands for something said before.
                    return None
                found = _antecedent(case, plural, gone)
                if found is None or used or token.lower_ in ("its", "their"):
                    return None
                word, used = found, True
        elif token.lower_ == "'s" and used and case.doc[token.i - 1].lower_ == "it":
            word = " has" if any(c.lower_ == "been" for c in token.head.children) else " is"
        elif token.lower_ in ("'re", "'ve", "'ll") and used and case.doc[token.i - 1].lower_ == "they":
            word = {"'re": " are", "'ve": " have", "'ll": " will"}[token.lower_]
        elif token.lower_ == "one" and case.doc[token.i - 1].lower_ in ("no", "any", "every", "some"):
            pass
        elif (
            token.lower_ in ("one", "ones", "that", "this", "those", "these", "such")
            and token.pos_ == "PRON"
            and token.dep_ in ("nsubj", "nsubj:pass", "obj", "obl")
            and token.tag_ not in ("WDT", "CD")
        ):
            return None
        text.append(word + token.whitespace_)
    return re.sub(r",? though$", "", "".join(text).strip())


def _may_mean(case: Case, plural: bool, gone: tuple[Piece, ...]) -> bool:
    """Whether words that go name a thing that a pronoun behind them could mean."""
    for piece in gone:
        for noun in case.doc[piece.start : piece.end]:
            if noun.pos_ not in ("NOUN", "PROPN") or _many(noun) != plural:
                continue
            definite = any(
                c.lower_ in ("the", "this", "that", "your", "our", "my", "these", "those") for c in noun.children
            )
            if definite or noun.pos_ == "PROPN" or noun.dep_ in ("nsubj", "nsubj:pass"):
                return True
    return False


def _many(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _antecedent(case: Case, plural: bool, gone: tuple[Piece, ...]) -> str | None:
    """The one thing of the reader's that the words that go name ("your expense report")."""
    found: dict[str, str] = {}
    for piece in gone:
        for noun in case.doc[piece.start : piece.end]:
            if noun.pos_ != "NOUN" or _many(noun) != plural or noun.dep_ in ("compound", "obl:unmarked"):
                continue
            owner = next((c for c in noun.children if c.dep_ in ("nmod:poss", "det") and c.lower_ == "your"), None)
            if owner is None or noun.i - owner.i > 3 or noun.head.dep_ == "nmod:poss":
                continue
            if any(c.dep_ in ("conj", "acl:relcl") for c in noun.children):
                return None
            if any(t.pos_ not in ("NOUN", "PROPN", "NUM") for t in case.doc[owner.i + 1 : noun.i]):
                continue
            words = "your " + case.text(owner.i + 1, noun.i + 1)
            found[words.lower()] = words
    return next(iter(found.values())) if len(found) == 1 else None


def _named(case: Case, at: int) -> tuple[str, int]:
    """A name that somebody is called by at the opening of a piece, with its title, and where the piece goes on: ("Mr Pell", …)."""
    stop = at
    while (
        stop < case.body_end
        and stop - at < 3
        and (case.doc[stop].pos_ == "PROPN" or case.doc[stop].lower_ in ("mr", "mrs", "ms", "dr", "."))
    ):
        stop += 1
    if stop > at and stop < case.body_end and case.doc[stop].text == ",":
        return case.text(at, stop), behind_joint(case, stop + 1)[0]
    return "", at


def _called_last(case: Case, end: int) -> str:
    """The name that closes the words before a joint: "…, Gerd, so …"."""
    at = end
    while at - 1 > case.start and end - at < 3 and case.doc[at - 1].pos_ == "PROPN":
        at -= 1
    return case.text(at, end) if at < end and case.doc[at - 1].text == "," else ""


def _useful(case: Case, piece: Piece) -> bool:
    """Whether an unmarked piece says enough to stand alone: a thing with its verb, or a deed of the writer's, in four words."""
    text = case.text(piece.start, piece.end)
    words = [t for t in case.doc[piece.start : piece.end] if re.search(r"\w", t.text)]
    if re.search(_PRIVATE, text, re.I) or _NO_NEWS.search(text):
        return False
    if orders(case, piece.start):
        return len(words) > 2
    if len(words) < 4:
        return False
    near = case.doc[piece.start : min(piece.start + 8, piece.end)]
    subject = next(
        (t for t in near if t.dep_ in ("nsubj", "nsubj:pass", "expl") and t.head.dep_ not in ("acl", "acl:relcl")), None
    )
    if subject is None or subject.lower_ in (
        "you",
        "that",
        "this",
        "which",
        "who",
        "nobody",
        "everybody",
        "everyone",
        "anyone",
    ):
        return False
    if subject.lower_ in ("i", "we"):
        verb = subject.head
        return verb.lemma_ not in _SAYS_NOTHING and not _FEELS.search(case.text(piece.start, piece.end))
    return True


_SAYS_NOTHING = frozenset(
    [
        "know",
        "say",
        "tell",
        "think",
        "see",
        "want",
        "feel",
        "find",
        "wonder",
        "doubt",
        "guess",
        "hope",
        "wish",
        "suppose",
        "assume",
        "mean",
        "laugh",
        "like",
        "love",
        "hate",
        "care",
        "suspect",
        "believe",
        "try",
        "regret",
        "prefer",
        "expect",
        "dread",
    ]
)
_FEELS = Rare(
    r"\b(?:afraid|sure|glad|happy|done|sick|tired|sorry|unhappy|angry|bored|amazed|surprised|shocked|not one)\b", re.I
)


def informing_half(case: Case) -> Iterator[Proposal]:
    """ "Your boxes are so heavy, my men complain, but they are loaded." -> "Your boxes are loaded." """
    if case.finding.category != "insensitive" or len(case.marked) > 2:
        yield from _halved(case)


def beside_a_word(case: Case) -> Iterator[Proposal]:
    """The same where only a word or two is marked that could not be changed for another."""
    if len(case.marked) < 3:
        yield from _halved(case)


#: What leads up to a dig: "Naturally the invoice came on time; it's only the goods …".
_BUTTERS = Rare(r"\W*(?:naturally|of course|sure|surely|admittedly|at least|granted)\b", re.I)


def _halved(case: Case) -> Iterator[Proposal]:
    if case.question or not case.in_body or re.match(r"\W*(?:no|yes)\b", case.plain):
        return
    found = pieces(case)
    if not 2 <= len(found) <= 5:
        return
    clean = []
    category = case.finding.category
    for piece in found:
        share = _share(case, piece.start, piece.end)
        strong = informs(case, piece)
        if category == "insensitive":
            unmarked = not set(case.marked) & set(range(piece.start, piece.end))
            clean.append(unmarked and (strong or _useful(case, piece)))
        else:
            hit = share > 0.6 and _unmarked_elsewhere(case, found)
            clean.append(((strong or _turns(case, piece)) and not hit) or (share < 0.3 and _useful(case, piece)))
    if all(clean) or not any(clean):
        return
    first = clean.index(True)
    last = len(clean) - 1 - clean[::-1].index(True)
    if not all(clean[first : last + 1]) or (first > 0 and last < len(clean) - 1):
        return
    gone = (*found[:first], *found[last + 1 :])
    dropped = " ".join(case.text(p.start, p.end) for p in gone)
    kept = case.text(found[first].start, found[last].end)
    if category == "insensitive":
        marked = set(case.marked)
        if any(marked & set(range(p.start, p.end)) for p in found[first : last + 1]):
            return
    elif any(_share(case, p.start, p.end) < 0.4 for p in gone) and _share(case, gone[0].start, gone[-1].end) < 0.6:
        return
    strict = case.finding.category in ("condescension", "passive-aggression", "insensitive")
    if (strict and _DATED.search(dropped) and not _DATED.search(kept)) or _ASKED.search(dropped):
        return
    edge = found[last + 1] if first == 0 else found[first]
    told = any(informs(case, p) for p in found[first : last + 1])
    if not told and ("and" in edge.words or (first == 0 and (edge.mark == ":" or "but" in edge.words))):
        return  # "…, and everybody here agrees": it backs the sting.
    if _BUTTERS.match(kept) and not _BUTTERS.match(dropped):
        return
    if not told and first == 0 and category == "insult" and re.match(r"your?\b", kept, re.I):
        return
    words = [t for t in case.doc[found[first].start : found[last].end] if t.is_alpha or t.like_num]
    if len(words) < 4 and case.doc[found[first].start].lower_ in ("i", "we", "you", "he", "she", "there"):
        return
    if "and" in edge.words and first > 0 and re.match(r"(?:you|after|before|by|in|at)\b", kept, re.I):
        return
    if first == 0:
        yield from _kept_head(case, found, last, dropped)
    else:
        yield from _kept_rest(case, found, first, dropped)


def _turns(case: Case, piece: Piece) -> bool:
    """Whether a piece comes to the matter after a "but": "…, but the lorry couldn't get in today"."""
    if not {"but", "anyway", "anyhow"} & set(piece.words) or case.finding.category in ("insult", "sarcasm"):
        return False
    first = next((t for t in case.doc[piece.start : piece.end] if t.dep_ in ("nsubj", "nsubj:pass")), None)
    return first is not None and first.pos_ in ("NOUN", "PROPN") and first.i - piece.start < 5 and _useful(case, piece)


def _unmarked_elsewhere(case: Case, found: tuple[Piece, ...]) -> bool:
    return any(_share(case, p.start, p.end) < 0.3 for p in found)


def _kept_head(case: Case, found: tuple[Piece, ...], last: int, dropped: str) -> Iterator[Proposal]:
    """The pieces up to `last`, where they do not only lead up to what follows."""
    head, tail = found[0], found[last + 1]
    first = case.doc[case.start]
    if first.lower_ in _HANGS or _CONCEDES.match(case.text(case.start, found[last].end)):
        return
    if tail.mark == ":" or case.doc[tail.start].lower_ in ("unless", "if", "until", "or"):
        return
    if not finite_in(case, head.start, head.end):
        return
    text = re.sub(
        r"(?:,? for (?:once|a change)|[,;] (?:between (?:us|you and me|ourselves)|frankly|honestly))$",
        "",
        case.text(case.start, found[last].end),
    )
    if orders(case, case.start) and case.finding.category == "condescension":
        return
    if _spelled_out(case, head.start, head.end, ()) is None and case.sentence.index == 0:
        return
    if orders(case, case.start) and not re.match(r"(?:please|kindly|let's|let us|let me)\b", text, re.I):
        text = f"please {case.inner(case.start, found[last].end)}"
    yield Proposal(case.finish(text), _BECAUSE.format(dropped))


def _kept_rest(case: Case, found: tuple[Piece, ...], first: int, dropped: str) -> Iterator[Proposal]:
    """The pieces from `first` on, with a name they begin with, the noun a pronoun stood for, and "please" before an order."""
    piece = found[first]
    name, start = _named(case, piece.start)
    name = name or _called_last(case, piece.lead)
    if start >= case.body_end:
        return
    asks = orders(case, start)
    if (
        not _stands(case, start, case.body_end)
        and not asks
        and not _conditional(case, piece)
        and case.doc[start].lower_ not in ("it", "they")
    ):
        return
    if case.doc[start].lower_ in _HANGS and not _conditional(case, piece) and not _points_out(case.doc[start]):
        return
    said = _spelled_out(case, start, case.body_end, found[:first])
    if said is None or (asks and _STINGS.search(said)):
        return
    said = _asked_for(re.sub(r"^(?:just|simply) ", "", said) if asks else said)
    if asks and not re.match(r"(?:please|kindly|let's|let us|let me)\b", said, re.I):
        said = f"please {said[:1].lower()}{said[1:]}" if not said[:2].isupper() else f"please {said}"
    if name:
        said = f"{name}, {said}"
    final = "?" if said.endswith("please?") else "."
    yield Proposal(case.finish(re.sub(r"\s+", " ", said), final), _BECAUSE.format(dropped))


_WANTS = Rare(r"^(?P<who>i|we) (?:still )?need (?P<what>(?:the|your|a|an|all|both|those|that) [^,;:]+)$", re.I)


def _asked_for(said: str) -> str:
    """ "I need the numbers on Thursday" -> "could I have the numbers on Thursday, please?" """
    found = _WANTS.match(said)
    if found is None or re.search(r"\b(?:to|before|because|which|that) ", found["what"]):
        return said
    who = "I" if found["who"].lower() == "i" else "we"
    return f"could {who} have {found['what']}, please?"


def _conditional(case: Case, piece: Piece) -> bool:
    """Whether a piece is an if-clause with what holds then ("if you open the window, it cannot cool")."""
    if case.doc[piece.start].lower_ not in _CONDITIONS:
        return False
    comma = next((t.i for t in case.doc[piece.start : piece.end] if t.text == ","), None)
    return comma is not None and finite_in(case, comma + 1, piece.end)


_STINGS = Rare(
    r"\b(?:your (?:own|mother|husband|wife|son|head|brain|eyes|mouth)|yourself|shut|grow up|learn|stop|try|get (?:a|over|lost|out)|leave)\b",
    re.I,
)
_CONCEDES = Rare(
    r"^(?:i|we) (?:could|might|would|wasn't|thought|realise|realize|know|understand|hate|don't want|suppose|guess|hear)\b",
    re.I,
)

"""What a language model may do to a sentence that our own transformations cannot: say something else, fluently.

Beside what is proved of every rewrite, its sentences may bring no fact, name, offer or promise, turn nobody's deed
round, and give it to nobody else. In doubt a sentence is refused: our own stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tonecheck.nlp import Analysis, Sentence, subject_of
from tonecheck.rewrite.prove import FACT

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Nouns that a sentence may bring in ("patience", "chance"), and the share of its own that must stay.
NEW_NOUNS, KEPT_NOUNS = 2, 0.5

#: What the reader, not the writer, has done: there an apology would be for somebody else's deed.
_READERS = frozenset({"accusation", "accusatory-question", "demand", "passive-aggression", "condescension", "insult"})

_MARKUP = re.compile(r"[*_`#<>{}|\\\[\]]")
_GREETS = re.compile(r"^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b|\b(?:regards|sincerely)\b", re.I)
_PROMISES = re.compile(
    r"\b(?:i|we)(?:['’]ll\b| (?:\w+ly )?(?:will|shall|promise|guarantee|commit|undertake)\b|['’]re going to\b| are going to\b|['’]m going to\b| am going to\b)",
    re.I,
)
_OFFERS = re.compile(
    r"\b(?:refund\w*|discount\w*|voucher\w*|compensat\w+|reimburs\w+|replacement\w*|guarantee\w*|warrant\w+|credit\w*|free|waive\w*|"
    r"immediately|at once|right away|as soon as possible|shortly|priority)\b",
    re.I,
)
_SORRY = re.compile(r"\b(?:sorry|apolog\w+|my mistake|(?:my|our) (?:fault|error|mistake)|forgive)\b", re.I)
_ABSENT = frozenset({"fail", "forget", "neglect", "refuse", "decline", "omit", "unable", "stop", "avoid", "without"})
_NEVER = frozenset({"not", "n't", "never", "nobody", "nothing", "none", "neither", "nor", "hardly", "barely", "no"})
#: Verbs that go with any deed, so that they tell nothing about whose it was.
_LIGHT = frozenset(
    {
        "be", "have", "do", "need", "want", "like", "think", "see", "know", "understand", "get", "go", "come", "make",
        "let", "take", "give", "seem", "look", "say", "tell", "ask", "feel", "hear", "appreciate", "hope", "sure",
    }
)  # fmt: skip


def strayed(before: str, after: str, category: str) -> str | None:
    """What a model's sentence says of its own, by its words; None if nothing."""
    have = Counter(m[0].lower().rstrip(".,:") for m in FACT.finditer(before))
    have.subtract(m[0].lower().rstrip(".,:") for m in FACT.finditer(after))
    new = next((fact for fact, count in have.items() if count < 0), None)
    if new is not None:
        return f"adds “{new}”"
    mark = next((m[0] for m in _MARKUP.finditer(after) if m[0] not in before), None)
    if mark is not None:
        return f"adds “{mark}”"
    greeting = _GREETS.search(after)
    if greeting is not None and not _GREETS.search(before):
        return f"adds “{greeting[0]}”"
    if len(_PROMISES.findall(after)) > len(_PROMISES.findall(before)):
        return "promises something new"
    said = before.lower()
    offer = next((m[0] for m in _OFFERS.finditer(after) if m[0].lower() not in said), None)
    if offer is not None:
        return f"adds “{offer}”"
    if category in _READERS and _SORRY.search(after) and not _SORRY.search(before):
        return "apologises for what the reader did"
    return None


def strayed_in_meaning(sentence: Sentence, changed: Analysis, around: str) -> str | None:
    """What the parse of a model's sentence shows: names and matters of its own, deeds turned round or given to others.

    `around`: the sentences beside it, whose names and matters it may take up.
    """
    if len(changed.sentences) > 2:
        return "is more than two sentences"
    old = list(sentence.tokens)
    new = [token for other in changed.sentences for token in other.tokens]
    words = {token.lower_ for token in old} | set(re.findall(r"[\w'-]+", around.lower()))
    name = next(
        (t.text for t in new if t.pos_ == "PROPN" and t.lower_ not in words and t.lemma_.lower() not in words), None
    )
    if name is not None:
        return f"adds “{name}”"
    had, has = _nouns(old), _nouns(new)
    near = {word.rstrip("s") for word in words}
    brought = [noun for noun in has if noun not in had and noun not in words and noun.rstrip("s") not in near]
    if len(brought) > NEW_NOUNS:
        return f"adds “{brought[0]}” and more"
    stems = {token.lower_ for token in new} | {token.lemma_.lower() for token in new}
    kept = [noun for noun in had if noun in stems]
    if len(kept) < KEPT_NOUNS * len(had):
        return f"no longer speaks of “{next(noun for noun in had if noun not in stems)}”"
    return _turned(old, new)


def _nouns(tokens: Iterable[Token]) -> list[str]:
    return list(
        dict.fromkeys(t.lemma_.lower() for t in tokens if t.pos_ == "NOUN" and t.lower_ not in ("thanks", "sorry"))
    )


def _turned(old: list[Token], new: list[Token]) -> str | None:
    """A deed that was not done and now is, or the other way round; or that now is somebody else's."""
    asked = any(token.text == "?" for token in new) or any(token.lower_ == "please" for token in new)
    before = _deeds(old)
    for lemma, negated, person in _deeds(new):
        same = [(no, who) for verb, no, who in before if verb == lemma]
        if not same:
            continue
        whose = {who for _, who in same}
        # What the reader did not do may be asked for.
        wished = asked and not negated and whose == {"reader"}
        if all(no != negated for no, _ in same) and not wished:
            return f"turns “{lemma}” round"
        if (person == "reader" and not whose & {"reader", ""}) or (person == "writer" and whose == {"reader"}):
            return f"changes who is to “{lemma}”"
    return None


def _deeds(tokens: Iterable[Token]) -> list[tuple[str, bool, str]]:
    """The verbs and predicates that say something, each with whether it is denied, and who does it: writer, reader, other or nobody ("")."""
    return [
        _deed(token)
        for token in tokens
        if token.pos_ in ("VERB", "ADJ") and token.lemma_.lower() not in _LIGHT | _ABSENT
    ]


def _deed(token: Token) -> tuple[str, bool, str]:
    governing = list(_above(token))
    denied = sum(any(_denies(child) for child in verb.children) for verb in (token, *governing))
    denied += sum(verb.lemma_.lower() in _ABSENT for verb in governing)
    subject = next((s for s in map(subject_of, (token, *governing)) if s is not None), None)
    if subject is None:
        person = "other" if token.dep_.startswith("acl") else ""  # a noun's: "the parcel lost on its way"
    elif subject.dep_.endswith(":pass"):
        person = ""
    else:
        person = {"i": "writer", "we": "writer", "you": "reader"}.get(subject.lower_, "other")
    return token.lemma_.lower(), denied % 2 == 1, person


def _denies(token: Token) -> bool:
    """Whether a word denies what it hangs on: itself, or as the subject's or object's "no"."""
    if token.lower_ in _NEVER or token.lemma_.lower() in ("not", "never", "without"):
        return True
    return token.dep_ in ("nsubj", "nsubj:pass", "obj") and any(child.lower_ == "no" for child in token.children)


def _above(token: Token) -> Iterator[Token]:
    """The verbs that a deed is the business of: "failed" of "failed to attach"."""
    while token.dep_ == "xcomp" and token.head is not token:
        token = token.head
        yield token

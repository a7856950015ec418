"""Blame laid on others, and excuses, turned into what happened and an apology."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.case import Case, Proposal, is_plural, participle
from tonecheck.rewrite.recast.passive import passive
from tonecheck.rewrite.recast.standing import reader_needs, slips

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWNS = "the reader dealt with you, not with them"
_RESULT = "owns what came of it; the reason can follow when it helps the reader"

#: What follows the blame and only keeps it at a distance.
_REST = r"[^,;:?\d]*"
_DISTANCE = Rare(
    r"^(?:(?:and|so|but|then) )*(?:"
    r"not (?:us|me|ours|mine|(?:our|my|the) \w+)|as we all \w+|as happens [\w ]+|(?:lol |just )?(?:classic|typical|no surprise there|go figure)|nothing to do with [\w ]+|(?:my|our) (?:\w+ ){1,3}(?:is|was|are|were) (?:fine|first class|perfect|in order|right|correct|good)|as (?:usual|always|ever|per usual|(?:everyone|everybody|you) knows?|they do|is (?:typical|usual)[\w ]*|only \w+ would)|again|yet again|once again|"
    rf"(?:i|we)(?:'d| had| have|'ve)? nothing to do with {_REST}|(?:i|we) (?:just|only|merely|simply) {_REST}|"
    rf"(?:i|we)(?:'ve| have|'d| had)? (?:told|warned|asked|chased) (?:him|her|them|everyone)\b{_REST}|(?:i|we) (?:can't|cannot|can not|couldn't) (?:be blamed|answer|help|control|do anything|speak|watch)\b{_REST}|"
    rf"(?:i'm|we're|i am|we are) (?:as \w+ (?:about \w+ )?as you|only|just|furious|livid|fuming|not (?:to blame|responsible))\b{_REST}|"
    rf"(?:i|we) (?:don't|didn't|had no|have no|never) (?:even )?(?:know|touch|touched|handle|deal|idea|control|part|hand|say)\b{_REST}|"
    rf"(?:please )?(?:don't|do not) (?:\w+ )?(?:blame|look|chase|shout|yell|come|shoot|get (?:cross|angry))\b{_REST}|(?:please )?(?:blame|take (?:it|that) up with) (?:him|her|them|it)|"
    rf"(?:which is|that's|that is|it's|this is) (?:so |just |all )?(?:typical|like them|them all over|[\w ]+ for you|down to (?:them|him|her)|on (?:them|him|her)|what they\b[\w ]*|their \w+|how they\b[\w ]*)\b{_REST}|"
    rf"you know (?:how|what) {_REST}|(?:i|we) (?:wasn't|weren't) (?:even )?(?:on|there|here|in|involved|told|asked|consulted)\b{_REST}|(?:you )?(?:just )?try \w+ing {_REST}|(?:it|that|this)(?:'s| is| was)(?:n't| not) (?:my|our|on us|on me|us|me)\b{_REST}|"
    rf"(?:they|he|she)(?:'re|'s)? (?:never|always|can't|cannot|don't|doesn't|just|simply)\b{_REST}"
    r")$",
    re.I,
)
_DAMAGE = frozenset([
    "lose", "misplace", "misroute", "damage", "break", "delay", "forget", "overlook", "mislay", "smash", "crush",
    "mishandle", "miss", "delete", "misread", "mislabel", "overcharge", "double-book", "scratch", "dent", "drop",
    "misfile", "block", "cancel", "reject", "ruin", "wreck", "destroy", "spill", "stain", "tear", "crack", "bend",
    "scrape", "chip", "flood", "misprint", "mistype", "misspell", "misquote", "confuse", "swap", "spoil",
])  # fmt: skip
#: Acts that make no passive, or a strange one.
_NOT_TOLD = frozenset([
    "have", "be", "do", "make", "get", "let", "want", "know", "think", "say", "need", "like", "love", "mean", "cost",
    "eat", "swallow", "chew", "kill", "train", "insist", "guarantee", "promise", "claim", "swear", "decide", "try",
    "manage", "mess", "screw", "stuff", "cock", "bugger", "botch", "bungle", "wash", "see", "hear", "find", "hate",
    "trust", "run", "play", "use", "pay", "own", "call", "drag", "pull", "show", "feel", "stand", "go", "come",
    "keep", "believe", "understand", "fool", "muck", "foul",
])  # fmt: skip
#: Acts that are no trouble of themselves.
_HARMLESS = frozenset([
    "write", "send", "deliver", "finish", "approve", "repair", "fix", "check", "answer", "read", "bring", "pay",
    "clean", "paint", "build", "prepare", "print", "sign", "order", "receive", "accept", "book", "pack", "load",
    "plan", "note", "process", "review", "design", "test", "copy", "file", "log",
])  # fmt: skip
_IDIOM = frozenset([
    "ball", "foot", "corner", "finger", "plot", "buck", "eye", "mind", "hand", "time", "way", "sense", "mess",
    "hash", "hames", "hell", "clue", "ear", "tail", "heel", "boat", "job", "bit", "thing", "something", "interest",
    "nerve", "age", "ages", "week", "weeks", "day", "days", "month", "months", "hour", "hours", "minute", "minutes",
    "year", "side", "step", "pill", "track", "trick", "point", "pig", "balls", "botch", "bollocks",
])  # fmt: skip
_TROUBLE = Rare(
    r"\b(?:not|never|no|nobody|nothing|late|later|delay\w*|wrong\w*|lost|miss\w*|fail\w*|brok\w+|cannot|without|slow\w*|twice|error\w*|mistake\w*|mix-up|"
    r"cancel\w*|longer|wait\w*|forgot\w*|overlook\w*|skipp\w+|damag\w+|dent\w*|crush\w*|bounc\w+|delet\w+|dropp\w+|stuck|behind|double|incorrect\w*|misfil\w+|"
    r"misplac\w+|mislaid|misread|mishandl\w+|overcharg\w+|unanswered|incomplete|empty|cold|dirty|wet|torn|smashed|spoil\w+|held up|(?:was|were|is|are) off|astray|blocked|out of stock|leak\w*|"
    r"slipp\w+|gone|short|down|upside|left open|crooked|burn\w*|crash\w*|queued|rough|blank|old|expired|out|had to|hours)\b|n't\b",
    re.I,
)
_CLOSED = Rare(
    r"\b(?:sorry|apolog\w+|afraid|regret\w*|thank\w*|please|kindly|note that|refund\w*|will|would|happy|glad|attached|enclosed)\b|'(?:ll|d)\b|[?\"“”]",
    re.I,
)


def _sorry(case: Case, what: str, own: str = "") -> str:
    """What happened, and an apology: "Your floor was scratched, and we're sorry." """
    first = own or re.split(r"\W", what, maxsplit=1)[0].lower()
    sorry = "I'm sorry" if first == "i" else "we're sorry" if first == "we" else case.sorry.replace("We", "we")
    return case.finish(f"{what}, and {sorry}")


def _token_at(case: Case, length: int) -> int:
    """The first token behind so many characters of the sentence."""
    for i in range(case.start + 1, case.body_end):
        if len(case.text(case.start, i)) + 1 >= length:
            return i
    return case.body_end


def told_end(case: Case) -> int:
    """Where what happened ends and words begin that only keep it at a distance: ", not us", "; I just work the desk"."""
    for i in range(case.start + 2, case.body_end - 1):
        if case.doc[i].text in (",", ";", ":", "–", "—", "-", "..."):
            tail = case.text(i + 1, case.body_end).replace("’", "'").strip()
            if _DISTANCE.match(tail):
                return i
    return case.body_end


def harm_told(case: Case) -> Iterator[Proposal]:
    """ "The painters scratched your floor, not us." -> "Your floor was scratched, and we're sorry." """
    if case.question or re.search(r"\b(?:sorry|apolog\w+|afraid)\b", case.plain):
        return
    end = told_end(case)
    verb = case.root
    if verb.i >= end:
        verb = next(
            (t for t in case.doc[case.start : end] if t.tag_ in ("VBD", "VBN") and subject_of(t) is not None), verb
        )
    subject = subject_of(verb)
    if subject is None or subject.i > verb.i or not case.spread(subject) or verb.pos_ != "VERB" or verb.i >= end:
        return
    span = case.subtree(subject)
    who = case.text(span.start, span.stop)
    if re.search(r"\b(?:i|we|you|it|nobody|no|who|which|what|that|this|there|he|she|they)\b", who, re.I):
        return
    if reader_needs(who):
        return
    if any(
        t.is_alpha and t.lower_ not in ("and", "but", "so", "well", "look", "sorry", "unfortunately", "honestly")
        for t in case.doc[case.start : span.start]
    ):
        return
    if any(
        t.lower_
        in (
            "because",
            "since",
            "so",
            "which",
            "if",
            "when",
            "while",
            "but",
            "as",
            "although",
            "until",
            "unless",
            "than",
            "that",
        )
        or t.text in (";", ":", "(", '"')
        for t in case.doc[verb.i : end]
    ):
        return
    said = _told_passive(case, verb, end)
    if said is not None:
        yield Proposal(_sorry(case, said, "-"), _OWNS, warmth=1)


def _told_passive(case: Case, verb: Token, end: int) -> str | None:
    lemma = verb.lemma_
    if lemma in _NOT_TOLD:
        return None
    if lemma in ("forget", "fail", "neglect", "omit"):
        undone = _undone(case, verb, end)
        if undone is not None:
            return undone
    second = next((c for c in verb.children if c.dep_ == "iobj"), None)
    if second is not None and second.lower_ in ("us", "me"):
        return _received(case, verb, second, end)
    if second is not None:
        return _given(case, verb, second, end)
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    wrong = thing is not None and any(c.lower_ in ("wrong", "incorrect") for c in thing.children)
    if (
        thing is None
        or (thing.lemma_.lower() in _IDIOM and not wrong)
        or re.search(r"\b(?:my|our|me|us)\b", case.text(verb.i, end), re.I)
    ):
        return None
    said = passive(case, verb, end)
    if said is None or "," in said:
        return None
    theirs = re.search(r"\byou(?:r|rs)?\b", case.text(verb.i, end), re.I)
    if lemma in _HARMLESS and not _TROUBLE.search(said):
        return None
    hurt = lemma in _DAMAGE or _TROUBLE.search(case.text(verb.i, end)) or end < case.body_end
    if not hurt and not theirs:
        return None
    if thing.pos_ == "PRON" and lemma not in _DAMAGE and not theirs:
        return None
    return said


def _never(verb: Token) -> bool:
    return any(c.lower_ in ("not", "n't", "n’t", "never") for c in verb.children)


def _undone(case: Case, verb: Token, end: int) -> str | None:
    """ "(our agent) forgot to book your ferry" -> "your ferry was not booked"."""
    act = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i == verb.i + 2), None)
    if (
        act is None
        or _never(verb)
        or any(c.dep_ in ("aux", "neg") and c.lemma_ not in ("have", "to") for c in verb.children)
    ):
        return None
    thing = next((c for c in act.children if c.dep_ == "obj" and act.i < c.i < end), None)
    if thing is None or thing.pos_ == "PRON" or any(c.dep_ in ("iobj", "compound:prt", "xcomp") for c in act.children):
        return None
    span = range(case.subtree(thing).start, min(case.subtree(thing).stop, end))
    words = case.text(span.start, span.stop)
    if span.start != act.i + 1 or not re.match(r"(?:your|the|this|that|these|those)\b", words) or "," in words:
        return None
    rest = case.text(span.stop, end)
    if re.search(r"[,;:]", rest):
        return None
    return f"{words} {'were' if is_plural(thing) else 'was'} not {participle(act)} {rest}".strip()


def _received(case: Case, verb: Token, second: Token, end: int) -> str | None:
    """ "(the supplier) sent us the wrong model" -> "we received the wrong model"."""
    rest = case.text(second.i + 1, end)
    if verb.lemma_ not in ("send", "deliver", "supply", "ship", "give") or second.i != verb.i + 1:
        return None
    if any(c.dep_ in ("aux", "neg") and c.lemma_ != "have" for c in verb.children):
        return None
    if _never(verb):
        return None
    if not re.match(r"(?:the|an?) (?:wrong|faulty|damaged|old|broken|incorrect|expired)\b[\w' -]+$", rest):
        return None
    return f"{'we' if second.lower_ == 'us' else 'I'} received {rest}"


def _given(case: Case, verb: Token, second: Token, end: int) -> str | None:
    """ "(our intern) told you the wrong price" -> "you were told the wrong price"."""
    if second.lower_ != "you" or second.i != verb.i + 1 or verb.lemma_ in ("promise", "owe", "offer", "save", "do"):
        return None
    helpers = [c.lower_.replace("’", "'") for c in verb.children if c.dep_ == "aux"]
    refused = any(c.lower_ in ("not", "n't", "n’t") for c in verb.children)
    never = any(c.lower_ == "never" for c in verb.children)
    if helpers == ["did"] or (helpers == [] and verb.tag_ in ("VBD", "VBN")):
        be = "were"
    elif helpers in (["have"], ["has"], ["'s"], ["'ve"]):
        be = "have been"
    else:
        return None
    rest = case.text(second.i + 1, end)
    if not rest or "," in rest or re.search(r"\b(?:a pup|short|a lemon)\b", rest):
        return None
    first, _, more = be.partition(" ")
    be = " ".join(part for part in (first, "not" if refused else "never" if never else "", more) if part)
    return f"you {be} {participle(verb)} {rest}"


_MESSED = Rare(
    r"^(?P<who>[\w' .&-]+?) (?:has |have |had |'s |'ve )?(?:(?:really|totally|completely|royally|simply|just|again) )?(?:"
    r"(?:messed|screwed|stuffed|cocked|mucked|ballsed|buggered|fouled|botched|bungled|fluffed|muffed)(?: up)? (?P<what>(?:your|the|this|that) [\w' -]+?)(?: up)?|"
    r"(?:messed|screwed|stuffed|cocked|mucked|ballsed|buggered|fouled|botched|bungled|fluffed|made)(?P<it>(?: it| this| that)? up| it| this| that| a (?:mistake|mess|hash|hames))|"
    r"(?:made|made such) an? (?:complete |total |right |real |pig's |terrible |bloody )?(?:mess|hash|hames|balls|ear|botch|muddle|meal|shambles)(?: up)? (?:of|out of) (?P<what2>(?:your|the|this|that) [\w' -]+?)|"
    r"dropped the ball(?: (?:on|with) (?P<what3>(?:your|the|this|that) (?!one\b)[\w' -]+|this one|that one))?"
    r")(?: (?:again|as usual|yet again|completely|badly))?$",
    re.I,
)
_GOT_WRONG = Rare(
    r"^(?P<who>[\w' .&-]+?) (?:has |have |'s |'ve )?(?:got|gotten|had) (?P<what>(?:your|the) [\w' -]+?) (?:all |completely |totally )?wrong(?P<rest>(?: again)?(?: (?:on|in|for|at|from) (?:your|the) [\w' -]+)?)$",
    re.I,
)


_NO_NAME = Rare(r"\b(?:you|i|we|it|nobody|who|which|that|because|since|as|so|and|but|was|were|is|are|when|if)\b", re.I)


def went_wrong(case: Case) -> Iterator[Proposal]:
    """ "The broker dropped the ball on the filing." -> "Something went wrong with the filing, and we're sorry." """
    if case.question:
        return
    text = case.inner(case.start, told_end(case)).replace("’", "'").strip()
    wrong = _GOT_WRONG.match(text)
    if wrong is not None and not _NO_NAME.search(wrong["who"]):
        head = wrong["what"].split()[-1].lower()
        was = "were" if re.search(r"[^su]s$", head) else "was"
        yield Proposal(_sorry(case, f"{wrong['what']} {was} wrong{wrong['rest']}", "-"), _OWNS, warmth=1)
        return
    messed = _MESSED.match(text)
    if messed is None or _NO_NAME.search(messed["who"]):
        return
    what = messed["what"] or messed["what2"] or messed["what3"] or ""
    if re.search(r"\b(?:because|since|so|and|which|but|that)\b", what) or len(what.split()) > 7:
        return
    about = (
        f" with {what}" if what and what not in ("this", "that", "this one", "that one", "this time", "the lot") else ""
    )
    yield Proposal(_sorry(case, f"something went wrong{about or ' here'}", "-"), _OWNS, warmth=1)


_SO = Rare(
    r"(?:[,;.–—-]|\s[–—-])\s*(?:and )?(?:so (?:that's|thats|that is) why|so|hence|(?:and )?(?:that|this|which)(?:'s| is| was) (?:the (?:only )?reason )?(?:why|how)|thats why|therefore|which meant(?: that)?|which means(?: that)?) (?P<what>[^,;:]+)$|"
    r" (?:so that's why|so thats why|so that is why|hence) (?P<what2>[^,;:]+)$",
    re.I,
)
_EXPECTED = Rare(
    r"\b(?:bound to|expect\w*|surprises?|shouldn't|out (?:of )?the window|(?:on|with) (?:me|us)|than you|of course|naturally|normal|inevitabl\w+|don't|please|blame|fault|surprised?|as you|you know|yours|theirs|mine|some|none|such|it happens|nothing (?:i|we)|is what|not (?:us|me)|can't be|deal with)\b|"
    r"^(?:it|they|he|she|him|her|them|this|that|these|those|there|who|what|how|one|ones|many|several|any|and|but|yeah|no|ask|go|take|if|when)\b|\b(?:it|them|one|ones|him|they|he|she)\b",
    re.I,
)
_DONE = frozenset({"get", "have", "queue", "wait", "sleep", "miss", "lose", "end", "sit", "stand", "be"})


def result_told(case: Case) -> Iterator[Proposal]:
    """ "Recruiting's been flat out, so calls got dropped." -> "Calls got dropped, and we're sorry." """
    text = case.text(case.start, case.body_end).replace("’", "'")
    found = _SO.search(text)
    if found is None or case.question:
        return
    what = found["what"] or found["what2"]
    start = _token_at(case, found.start("what") if found["what"] else found.start("what2"))
    words = list(case.doc[start : case.body_end])
    if len(what.split()) < 3 or _EXPECTED.search(what) or _CLOSED.search(what) or not words:
        return
    if reader_needs(text[: found.start()]) or slips(what):
        return
    head = next(
        (
            t
            for t in words
            if t.tag_ in ("VBD", "VBP", "VBZ", "MD", "VBN") and (subject_of(t) or subject_of(t.head)) is not None
        ),
        None,
    )
    if head is None or (head.tag_ == "MD" and head.lower_ not in ("could", "couldn't", "ca", "can")):
        return
    main = head if subject_of(head) is not None else head.head
    subject = subject_of(main)
    if subject is None or subject.i < start or subject.i > main.i + 1:
        return
    blames = case.finding.category == "third-party-blame"
    if (
        subject.lower_ == "you"
        and main.lemma_ not in _DONE
        and not blames
        and not any(c.dep_ == "aux:pass" for c in main.children)
    ):
        return
    theirs = subject.lower_ == "you" or any(c.lower_ == "your" for c in subject.children)
    befell = theirs and (head.tag_ == "VBD" or main.tag_ == "VBN") and (blames or subject.lower_ != "you")
    if not (_TROUBLE.search(what) or befell or any(t.lower_ == "got" for t in words)):
        return
    what = re.sub(r"^(?:then|also|obviously|yeah|yes),? ", "", what)
    yield Proposal(_sorry(case, what), _RESULT, warmth=1)


_BECAUSE = Rare(
    r",? (?:just |only |simply |all )?(?:because|since|'cause|cos|coz|as) (?P<cause>(?!(?:soon|long|well|far|much|many|if|for|to|of|a result|an? |usual)\b)[^;]+)$",
    re.I,
)
_CAUSE_FIRST = Rare(
    r"^(?:due to|because of|owing to|given|thanks to|on account of) (?:(?!that|who|which|is|was|are|were)[\w-]+ ){1,6}?(?P<what>(?:we|i|nobody|no one|your) [^,;:]+)$",
    re.I,
)
_TO_BLAME = Rare(
    r"^(?P<who>[\w' .&-]+?) (?:is|are|was|were) (?:entirely |solely |the ones? )?to blame for (?P<what>(?:the|your|this|that) [^,;:]+)$",
    re.I,
)
_FAULT_THAT = Rare(
    r"^it(?:'s| is| was) (?:all )?(?:the )?[\w' .&-]+? (?:fault|doing|mistake) (?:that|if) (?P<what>[^,;:]+)$", re.I
)
_BY = Rare(r",? by (?P<cause>(?:an?|the|one of|some|those|that|our|my|somebody|someone|whoever)\b[^,;]+)$", re.I)


def trouble_kept(case: Case) -> Iterator[Proposal]:
    """ "The money went missing, the office ladies handle that." -> "The money went missing, and we're sorry." """
    if case.question or re.search(r"\b(?:sorry|apolog\w+|afraid)\b", case.plain):
        return
    blamed = _TO_BLAME.match(case.text(case.start, case.body_end).replace("’", "'"))
    if blamed is not None and not re.search(r"\byou\b|\d", blamed["who"], re.I):
        yield Proposal(case.finish(f"{case.sorry} about {blamed['what']}"), _RESULT, warmth=1)
        return
    fault = _FAULT_THAT.match(case.text(case.start, case.body_end).replace("’", "'"))
    if fault is not None and _holds(case, fault["what"], 20):
        yield Proposal(_sorry(case, fault["what"]), _RESULT, warmth=1)
        return
    headed = _CAUSE_FIRST.match(case.text(case.start, case.body_end).replace("’", "'"))
    if headed is not None and _holds(case, headed["what"], 12):
        yield Proposal(_sorry(case, headed["what"]), _RESULT, warmth=1)
        return
    text = case.inner(case.start, case.body_end).replace("’", "'")
    marked = case.text(case.marked[0], case.marked[-1] + 1).replace("’", "'").rstrip(" .!")
    for what, cause, loose in _cuts(case, text, marked):
        start = _token_at(case, len(what) + 1)
        yours = any(t.lower_ == "you" and t.dep_ in ("nsubj", "nsubj:pass") for t in case.doc[start : case.body_end])
        if (yours and loose and not _DISTANCE.match(cause)) or (reader_needs(cause) and not _DISTANCE.match(cause)):
            continue
        if _SUBJECTLESS.match(what):
            what = f"{case.writer} {what}"
            if len(what.split()) > 3 and not _CLOSED.search(what) and not re.search(r"[,;:(]", what):
                yield Proposal(_sorry(case, what), _RESULT, warmth=1)
                return
        if re.search(
            r"\d|\b(?:so|hence|therefore|until|refund\w*|sorry)\b|\b(?:i|we)(?:'ll| will)\b|\bwhich is why\b|\bthat's why\b",
            cause,
            re.I,
        ):
            continue
        if _holds(case, what):
            yield Proposal(_sorry(case, what), _RESULT, warmth=1)
            return


_SUBJECTLESS = Rare(r"^(?:never|haven't|hadn't|didn't|couldn't|forgot|missed) \w+", re.I)


_BEEN = Rare(r"\b(?:was|were|been|got|is|are|being)\b|\b(?:was|were)n't\b", re.I)


def _cuts(case: Case, text: str, marked: str) -> Iterator[tuple[str, str, bool]]:
    """What happened and the blame behind it, split at "because", "by" or a mark; last whether the split is a loose one."""
    for pattern in (_BECAUSE, _BY):
        found = pattern.search(text)
        gone = text[: found.start()] if pattern is _BY and found is not None else None
        if gone is not None and (not _BEEN.search(gone) or re.search(r"\b(?:caused|made|done|created)$", gone)):
            continue
        if found is not None and text[found.start() :].lower().find(marked.lower()[-12:]) >= 0:
            yield text[: found.start()], found["cause"], pattern is _BECAUSE
    for i in range(case.start + 3, case.body_end - 1):
        if case.doc[i].text not in (",", ";", ":", "–", "—", "-"):
            continue
        if case.doc[i].text == "-" and not case.doc[i - 1].whitespace_:
            continue
        whole = len(case.marked) > 0.75 * (case.body_end - case.start)
        if not whole and not i - 1 <= case.marked[0] <= i + 2:
            continue
        cause = case.text(i + 1, case.body_end).replace("’", "'")
        finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in case.doc[i + 1 : case.body_end])
        if (
            finite
            or re.match(r"[\w ]+'s (?:an?|the|been|\w+ing)\b", cause)
            or re.match(r"(?:it )?being\b|what with\b|given\b", cause)
        ) and not re.match(
            r"(?:who|which|where|when|if|or|for|with|including|then|and then|because|since|as)\b", cause, re.I
        ):
            yield case.inner(case.start, i), re.sub(r"^(?:and|but) ", "", cause), True
        return


_IS_BAD = Rare(
    r"(?:the|your|our|my) (?:[\w-]+ ){0,3}[\w-]+'s (?:late|wrong|still|held|off|out|not|been|down|broken|rough|missing|gone|blocked|short|empty|stuck)\b",
    re.I,
)


def _holds(case: Case, what: str, within: int = 4) -> bool:
    """Whether words are trouble told of without anybody at fault for it but the writer."""
    if slips(what) or re.search(r"\bdown to (?:the|our|my|them|him|her)\b", what):
        return False
    if len(what.split()) < 3 or not _TROUBLE.search(what) or _CLOSED.search(what) or re.search(r"[,;:(]", what):
        return False
    if re.match(
        r"(?:and|but|so|if|when|while|although|though|because|since|as|that|what|who|which|in|at|on|it|this|they|he|she|him|blame|ask|no|yes|look|don't)\b",
        what,
        re.I,
    ):
        return False
    if _IS_BAD.match(what):
        return True
    words = set(re.findall(r"\w+|'\w+", what.replace("n't", " n't")))
    found = [
        t
        for t in case.tokens
        if t.i < case.start + len(what.split()) + within
        and t.tag_ in ("VBD", "VBP", "VBZ", "MD")
        and t.text.strip("’'") in {w.strip("'") for w in words}
    ]
    if not found:
        return False
    head = found[0] if subject_of(found[0]) is not None else found[0].head
    subject = subject_of(head)
    if (
        subject is None
        or subject.i > found[0].i + 1
        or subject.lower_ in ("it", "they", "he", "she", "this", "that", "who")
    ):
        return False
    if subject.lower_ == "you":
        return any(c.dep_ == "aux:pass" for c in head.children)
    acts = any(c.dep_ in ("obj", "iobj") for c in head.children) and head.lemma_ not in (
        "have",
        "need",
        "lack",
        "miss",
        "contain",
        "show",
        "carry",
    )
    return not acts or subject.lower_ in ("i", "we", "nobody") or case.finding.category == "excuse"


_NOT_INSTEAD = Rare(
    r"\b(?:will|please|could you|let (?:me|us) know|sorry|apolog\w+|thank|refund\w*|replac\w+|attached|enclosed|unfortunately|until|tomorrow|today|next|so(?! much| many)|hence|therefore|why|your|yours|call|ring|ask|contact|speak|write to)\b|'ll\b|\d|[?]",
    re.I,
)


def sorry_instead(case: Case) -> Iterator[Proposal]:
    """ "(The harpsichord is late.) In Leipzig they stop when the wine is finished." -> "We're sorry about this." """
    before = case.analysis.sentences[case.sentence.index - 1] if case.sentence.index else None
    if before is None or not case.in_body or case.apologised or before.segment is not case.sentence.segment:
        return
    between = case.analysis.message.raw[
        case.analysis.sentence_span(before).end : case.analysis.sentence_span(case.sentence).start
    ]
    said = before.text.replace("’", "'")
    if len(said.split()) < 3:
        return
    if "\n" in between.strip(" ") and re.search(r"\n\s*\n", between):
        return
    if (
        said.rstrip()[-1:] not in ".!"
        or not _HAPPENED.search(said)
        or re.search(
            r"\b(?:please|will|would|if|you (?:did|have|had|were|are|sent|wrote|say|said))\b|'ll\b|[?]", said, re.I
        )
    ):
        return
    text = case.text(case.start, case.end).replace("’", "'")
    if _NOT_INSTEAD.search(text) or len(case.marked) < 0.6 * (case.body_end - case.start):
        return
    following = case.next
    if (
        following is not None
        and following.segment is case.sentence.segment
        and re.match(
            r"\W*(?:it|they|them|he|she|this|that|these|those|so|but|and|which|his|her|their|because)\b",
            following.text,
            re.I,
        )
    ):
        return
    yield Proposal(case.finish(f"{case.sorry} about this"), "says sorry instead of who or what was to blame", warmth=1)


_HAPPENED = Rare(
    r"\b(?:not|never|nobody|nothing|late|delay\w*|wrong\w*|lost|miss(?:ed|ing)|fail\w*|brok\w+|cannot|slow\w*|(?:charged|sent you|keyed|billed|booked) [\w ]*twice|errors?|mistakes?|mix-up|cancel\w*|longer|wait\w*|forgot\w*|overlook\w*|skipp\w+|"
    r"damag\w+|dent\w*|crush\w*|bounc\w+|delet\w+|dropp\w+|stuck|behind|incorrect\w*|misfil\w+|misplac\w+|mislaid|overcharg\w+|incomplete|cold|dirty|torn|smashed|spoil\w+|"
    r"declin\w+|reject\w+|blocked|leak\w*|expired|down|clash\w*|locked out|took (?:\w+ ){1,3}(?:days|weeks|hours|months))\b|n't\b",
    re.I,
)

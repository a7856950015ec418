"""Wordings that hide who did it, made active: from the words themselves, where the parse alone is not sure enough."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.checkers.lettering import known_word
from tonecheck.rewrite.recast.case import Case, Proposal, base_of, inflect, is_base
from tonecheck.rewrite.recast.doers import decided, ours

_OWNED = "says who did it; owning it is half of the repair"
_OPENING = Rare(
    r"^(?P<keep>(?:[^:;.]{3,60}: )?(?:(?:(?:unfortunately|regrettably|sadly|apparently|as it turns out|to be honest|it seems|it appears|fyi|yes|so|(?:hi|hello|dear) [A-Z]\w+|sir|madam|(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+)(?:, | (?=your\b|the\b|our\b|an?\b|my\b)))*"
    r"(?:(?:(?:it )?(?:seems|appears|turns out|looks (?:as if|like))|i (?:see|find)) (?:that )?)?))"
    r"(?P<drop>(?:it (?:is|has been|was) (?:acknowledged|accepted|recognised|recognized|noted|felt|regretted|conceded|admitted|found)|it has come to (?:light|notice|our notice|our attention|my attention)) that )?",
    re.I,
)
_HELPER = (
    r"(?:was|were|got|has been|have been|had been|has got|have got|ended up being|ended up getting|ended up|managed to get|seems? to have been|appears? to have been|wasn't|weren't|was not|were not|was never|were never|"
    r"hasn't been|haven't been|has not been|have not been|had not been|hadn't been|has never been|have never been|never got|didn't get|had at some point been)"
)
_PASSIVE = Rare(
    rf"^(?P<what>(?:[\w'&./-]+ ){{1,9}}?)(?P<be>{_HELPER}) (?P<how>(?:(?:\w+ly|perhaps|also|just|somehow|then|first) )*)(?P<done>[\w-]+)(?P<rest>(?:[ ,;].*)?)$",
    re.I,
)
_SUBJECTS = {"he": "him", "she": "her", "they": "them", "it": "it", "you": "you"}
_NOT_OURS = frozenset([
    "bear", "suppose", "require", "allow", "know", "mean", "concern", "involve", "need", "attach", "locate",
    "entitle", "expect", "lock", "strand", "base", "inform", "disappoint", "affect", "tire", "interest", "worry",
    "surprise", "please", "delay", "flood", "close", "call", "hurt", "offend", "meet", "make-up", "go", "come", "do",
    "become", "begin", "run", "stick", "hold", "feel", "see", "think", "use", "ask", "tell", "expose", "intend",
    "flee", "hear", "find",
])  # fmt: skip
_PERSONS = Rare(
    r"\b(?:son|daughter|father|mother|dad|mum|mom|wife|husband|child|client|customer|guest|patient|passenger|student|pupil|driver|tenant|colleague|team|kids|he|she)\b",
    re.I,
)
_IDLE_TAIL = Rare(
    r",? (?:somehow|it happens|these things happen|as it turns out|it seems|it appears|apparently|i'm afraid|such is life|mind you)$",
    re.I,
)
_SAYS_SORRY = Rare(
    r"(?:,|\s[–-])\s*(?:(?:i'm|i am|we're|we are|so|very) )*(?:sorry|apologies)(?: (?:to say|about (?:this|that)|for (?:this|that)|again))?$",
    re.I,
)
_STRANDED = Rare(
    r"^ (?P<with>on|over|into|with|at|upon|after|for|up on)(?=$|[,;]| (?:so|and|but|because|until|before|when|while|yesterday|again|in)\b| (?:last|this) (?:week|month|year|morning|time|\w+day)\b)",
    re.I,
)
_BY_WHOM = Rare(
    r"\bby (?!mistake|accident|error|hand|post|mail|e-?mail|phone|then|now|monday|tuesday|wednesday|thursday|friday|an oversight|\d)",
    re.I,
)
_SHARED = Rare(
    r"(?P<joint>,? (?:and|but)) (?P<then>(?:(?:now|still|so|therefore) )?(?:is|are|was|were|has|have|had|will|needs?|must|can|cannot|can't|won't)\b)",
    re.I,
)


def active(case: Case) -> Iterator[Proposal]:
    """ "To be honest your v2 got overlooked." -> "To be honest we overlooked your v2." """
    text = case.inner(case.start, case.body_end).replace("’", "'")
    if case.question or not ours(case) or decided(case):
        return
    sorry = _SAYS_SORRY.search(text)
    if sorry is not None:
        text = text[: sorry.start()]
    opening = _OPENING.match(text)
    assert opening is not None
    said = _made_active(case, text[opening.end() :]) or _let_happen(case, text[opening.end() :])
    if said is None:
        return
    said = opening["keep"] + said
    apology = case.sorry.replace("We", "we")
    plain = re.search(r"[,;:]|\b(?:sorry|apolog\w+|so|because|and|but|please)\b", said[len(opening["keep"]) :]) is None
    gone = plain and re.search(r"\b(?:deleted|erased|wiped)\b", said) is not None  # Told alone it reads as meant.
    if sorry is None and not gone:
        yield Proposal(case.finish(said), _OWNED)
    if sorry is not None or plain:
        yield Proposal(case.finish(f"{said}, and {apology}"), _OWNED, warmth=-1 if sorry is None else 1)


def _made_active(case: Case, text: str) -> str | None:
    found = _PASSIVE.match(text)
    if found is None:
        return None
    what, be, rest = found["what"].strip(), found["be"].lower(), _IDLE_TAIL.sub("", found["rest"])
    forgotten = re.match(r" (?P<act>to \w+ .+)$", rest)
    if what.lower() == "it" and (forgotten or re.match(r" that\b", rest)):
        return _forgot(case, be, found["done"].lower(), forgotten)
    thing = _thing(case, what)
    word = found["done"].lower()
    base = base_of(word, next((t.lemma_ for t in case.tokens if t.lower_ == word), ""))
    if base is None and word.endswith("ed") and "not" not in be and "n't" not in be:
        base = word  # Its past is itself; more is not needed.
    if thing is None or base is None or _BY_WHOM.search(re.sub(r"^ (?:by mistake|in error)\b", "", rest)):
        return None
    shut = base == "close" and re.match(r" (?:by mistake|in error|without)\b", rest)
    if base.rsplit("-", 1)[-1] in _NOT_OURS and not shut:
        return None
    if re.search(r"\bhave been$|\bhaving been\b|\bas \w+ as they\b", rest) or base == "bury":
        return None
    if re.match(r" (?:that|which|who|than|to be)\b", rest) and not rest.startswith(" that should"):
        return None
    how = re.sub(r"\b(?:somehow|perhaps|inadvertently|then|first) ", "", found["how"])
    act = _form(be, base, how)
    shared = _SHARED.search(rest)
    if shared is not None:
        if _PERSONS.search(what):
            return None
        many = be in ("were", "have been", "weren't", "were not") or re.search(r"[^su]s$", what) is not None
        verb = shared["then"]
        rest = f"{rest[: shared.start()]}{shared['joint']} {'they' if many else 'it'} {verb}{rest[shared.end() :]}"
    stranded = _STRANDED.match(rest)
    if stranded is not None:
        return f"{case.writer} {act} {stranded['with']} {thing}{rest[stranded.end() :]}"
    return f"{case.writer} {act} {thing}{rest}"


def _forgot(case: Case, be: str, done: str, act: re.Match[str] | None) -> str | None:
    """ "It was forgotten to book your seat" -> "we forgot to book your seat"."""
    said = {"forgotten": "forgot", "omitted": "omitted", "neglected": "neglected"}.get(done)
    if said is None or act is None or be not in ("was", "has been"):
        return None
    return f"{case.writer} {said} {act['act']}"


def _thing(case: Case, what: str) -> str | None:
    """The words of a subject as an object; None where they are more than a thing."""
    if what.lower() in _SUBJECTS:
        return _SUBJECTS[what.lower()]
    what = re.sub(r"^(?:somehow|right|well),? ", "", what, flags=re.I)
    words = what.split()
    if re.search(r"\b(?:because|since|so|when|while|although|though|if|which|who|but)\b", what, re.I):
        return None
    if re.match(
        r"(?:i|we|there|what|which|who|nobody|nothing|no|none|this|that|these|those|how|why|when|if|in|at|on|by|with|for|from|after|before|and|but|as|(?:some|many|several|few|others|most|all)$|some of|more|because)\b",
        what,
        re.I,
    ) and not re.match(r"(?:this|that|these|those) \w+", what, re.I):
        return None
    inside = [t for t in case.tokens if t.text in words][: len(words) + 2]
    if any(
        t.tag_ in ("VBZ", "VBP", "MD", "WDT", "WP", "WRB")
        for t in inside
        if t.i < case.start + 14 and t.lower_ not in ("'s",)
    ):
        return None
    first = next((t for t in case.tokens if t.text.lower() == words[0].lower()), None)
    if first is not None and first.i == case.start and first.tag_ in ("NN", "NNP") and first.ent_type_ != "PERSON":
        if len(words) > 1 and known_word(words[0].lower()) and words[-1][:1].islower():
            return f"the {words[0].lower()} {' '.join(words[1:])}"
        if words[0].lower() in ("money", "cash", "data", "water", "power", "access", "care", "time", "work", "heating"):
            return words[0].lower() if len(words) == 1 else None
        if len(words) == 1 and first.tag_ == "NN" and known_word(words[0].lower()):
            return f"the {words[0].lower()}"
    return what


def _form(be: str, base: str, how: str) -> str:
    """The active verb for a passive: "was never", "write" -> "never wrote"."""
    lead, _, verb = base.rpartition("-")
    lead = f"{lead}-" if lead else ""
    regular = verb.endswith("ed") and not is_base(verb)
    past, done = (base, base) if regular else (f"{lead}{inflect(verb, 'VBD')}", f"{lead}{inflect(verb, 'VBN')}")
    if "never" in be:
        return f"have never {how}{done}" if "been" in be else f"never {how}{past}"
    negated = "n't" in be or " not" in be
    if be.startswith(("seem", "appear")):
        return f"seem to have {how}{done}"
    if be.startswith(("has", "have")) and "got" not in be:
        return f"have {'not ' if negated else ''}{how}{done}"
    return f"did not {how}{base}" if negated else f"{how}{past}"


_NP = r"(?P<what>(?:the|your|our|my|an?|some|incorrect|wrong|old|this|that|a version|her|his|their) [\w' -]+?)"
_HAPPENED: tuple[tuple[Rare, str], ...] = (
    (
        Rare(
            rf"^{_NP} (?:(?:seems?|appears?) to have |must have |has |have |had )?(?:fallen|fell|slipped|dropped) (?:off (?:the|our|my) list|through the (?:cracks|net)|between the cracks|through)$",
            re.I,
        ),
        "overlooked {what}",
    ),
    (
        Rare(
            rf"^{_NP} (?:(?:seems?|appears?) to have |has |have |had )?(?:found|made) (?:its|their) way (?P<to>into|onto|to) (?P<where>(?:the|your|our|a) [\w' -]+)$",
            re.I,
        ),
        "let {what} get {to} {where}",
    ),
    (
        Rare(rf"^{_NP} went out (?P<to>with|without|to|on|in|under|twice) ?(?P<where>[\w' -]*)$", re.I),
        "sent {what} out {to} {where}",
    ),
    (
        Rare(
            r"^there (?:was|has been|seems to have been|appears to have been) (?:a|some|a bit of a|a slight|a small) mix[- ]?up (?:with|over|about|on) (?P<what>(?:the|your|our) [\w' -]+)$",
            re.I,
        ),
        "mixed up {what}",
    ),
    (
        Rare(
            r"^(?:an?|some|the)? ?(?P<kind>mistake|error)s? (?:has|have) (?:happened|occurred|crept in) (?P<to>in|with|on) (?P<where>(?:the|your|our) [\w' -]+)$",
            re.I,
        ),
        "made a {kind} {to} {where}",
    ),
    (Rare(r"^an opportunity to (?P<what>[\w' -]+?) was missed$", re.I), "missed an opportunity to {what}"),
    (
        Rare(
            r"^(?:certain|some) liberties (?:were|got|ended up being|seem to have been) taken (?P<what>with [\w' -]+)$",
            re.I,
        ),
        "took certain liberties {what}",
    ),
    (
        Rare(
            rf"^{_NP} (?:could|should|might) have been (?P<done>\w+) (?P<where>(?:with|in|on|more|better|earlier|sooner) ?[\w' -]*)$",
            re.I,
        ),
        "should have {done} {what} {where}",
    ),
)


def _let_happen(case: Case, text: str) -> str | None:
    """ "The repair fell off the list." -> "We overlooked the repair." """
    text = _IDLE_TAIL.sub("", text)
    for pattern, made in _HAPPENED:
        found = pattern.match(text)
        if found is not None:
            words = {name: value or "" for name, value in found.groupdict().items()}
            if any(re.search(r"\b(?:was|were|is|are|which|who|because|so|and)\b", value) for value in words.values()):
                return None
            return f"{case.writer} {made.format(**words).strip()}"
    return None

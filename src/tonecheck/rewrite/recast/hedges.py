"""Stacked hedges thinned to one, grovelling requests made plain ones, heaped apologies one apology."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import is_imperative
from tonecheck.rewrite.recast import remove
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.fallback import TROUBLE

_ONE = "one hedge is courtesy; more make the reader do the reassuring"
_SOFT = r"(?:perhaps |maybe |possibly |probably |just |sort of |kind of |rather |tentatively |humbly |even |also |almost |quite |somewhat |slightly |a little |a bit )*"
_CHAIN = Rare(
    rf"^(?:(?:well|so|um|perhaps|maybe|possibly|look|ah),? |(?:i'm|i am) not (?:very |so |quite |really |entirely |totally |at all )?(?:sure|certain),? (?:but )?)*(?:(?:maybe|perhaps|possibly),? )*"
    rf"(?:i(?:'d| would| might| may| could|'m| am)? {_SOFT}(?:(?:be )?{_SOFT}(?:inclined|tempted|minded) to {_SOFT}(?:say|think|feel|suggest|suppose|believe|guess)|"
    rf"venture to {_SOFT}(?:say|suggest|guess|speculate|think|suppose)|hazard a guess|(?:dare )?say|imagine|suppose|guess|think|believe|reckon|hesitate to say)|"
    rf"(?:it|this) {_SOFT}(?:seems|feels|appears|would seem|might seem|would appear) to me|i suppose one (?:could|might) {_SOFT}(?:argue|say)|"
    rf"i(?: have|'ve)(?: got)? (?:a|the) (?:vague |slight |small )?(?:feeling|suspicion|impression))"
    rf"(?:,[^,;:]{{3,60}},|,)? {_SOFT}(?:that |as though |as if )?(?P<rest>(?:it|this|that|the|your|our|my|there|they|we|you|he|she|his|her|their|a|an|these|those|both)\b[^;:?]+)$",
    re.I,
)
_INNER = Rare(
    r"\s*\b(?:maybe|perhaps|possibly|conceivably|kind of|sort of|somewhat|a little bit|a bit|more or less|arguably|in a way|as it were|at all|so to speak|"
    r"somehow|necessarily|not unlikely|quite possibly|approximately|roughly(?= around)|i think|i guess|i suppose|probably|likely)\b(?!\s*(?:of|more)\b)",
    re.I,
)
_CLOSING = Rare(
    r",? (?:(?:but|and|though|although) )?(?:i (?:could|may|might) (?:well |easily |also )?be (?:\w+ )?(?:wrong|mistaken)|(?:i'm|i am) not (?:\w+ )?sure|don't quote me(?: on (?:it|that))?|"
    r"what do i know|i don't (?:really )?know|if (?:i'm|i am) not (?:\w+ )?mistaken|if that makes (?:any )?sense|but who am i to say|i may be (?:\w+ )?wrong|if i do not err|"
    r"or something(?: like that)?|or so i think)$",
    re.I,
)


def one_hedge(case: Case) -> Iterator[Proposal]:
    """ "I might perhaps be inclined to feel that the red suits better." -> "I think the red suits better." """
    if case.question:
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    bare = _CLOSING.sub("", text)
    found = _CHAIN.match(bare)
    if found is None or re.search(r"\b(?:but|sorry|not|n't)\b|n't\b", found["rest"]):
        return
    rest = _INNER.sub("", found["rest"])
    if len(rest.split()) >= 3:
        yield Proposal(case.finish(f"I think {rest}"), _ONE)


_IF_TROUBLE = (
    r"(?:and )?(?:only )?if (?:it|this|that)(?:'s| is|'d be| would be| were| isn't| is not| wouldn't be| would not be| be) (?:not |no |at all |really )*"
    r"(?:too much |too great |any |a )?(?:of )?(?:an? |great )?(?:trouble|bother|imposition|to ask|hassle|inconvenience|nuisance|okay|ok|all right|convenient|possible|time)[^,;:?]{0,30}|"
    r"(?:and )?(?:only )?if (?:you have|you've) (?:nothing better to do|a spare (?:moment|minute|second)|the time|any time at all)[^,;:?]{0,20}|"
    r"if i (?:may|might|could)(?: possibly| just| perhaps| be allowed to)* (?:be so bold|venture(?: it)?|ask|be permitted|dare|presume)(?: as to ask| to ask| such a thing)?|"
    r"if (?:you don't|you do not|nobody) (?:terribly |awfully |really )?minds?(?: (?:my|me) asking)?|with your (?:kind )?permission|by any chance|at all|if you would be so (?:very )?(?:kind|good)"
)
_ASIDE = Rare(rf"^(?:(?:{_IF_TROUBLE}), )+|, (?:{_IF_TROUBLE})(?:,|(?= ?\?|\.?$))", re.I)
_WOULD_IT_BE = Rare(
    r"^(?:would|might|could|is) it (?:\w+ )?(?:be )?(?:(?:an? )?(?:awful|terrible|dreadful|great|huge|big|massive|too big|too great) (?:an? )?(?:imposition|trouble|bother|nuisance|pain|cheek|liberty|inconvenience|favou?r)|"
    r"(?:all right|okay|ok|too much|too much trouble|too cheeky|rude|out of order|awful of me|terribly rude|very rude))(?: of me)? "
    r"(?:if i (?:were to |might )?(?:asked?|beg|begged|request|requested) (?:you )?(?P<how>for|to) (?P<thing>.+)|if you (?P<verb>\w+) (?P<what>.+)|(?:for me )?to ask (?:you )?(?P<how2>for|to) (?P<thing2>.+))$",
    re.I,
)
_SUPPOSE = Rare(
    r"^(?:(?:well|so|um),? )?(?:i (?:don't suppose|suppose|guess|wonder|was (?:just )?wondering)(?: if| whether| that)?),? you (?:could|might|would|can)(?:n't)? (?:perhaps |maybe |possibly |just |kindly |please )*(?P<what>\w+ [^,;:]+)$",
    re.I,
)


def plain_request(case: Case) -> Iterator[Proposal]:
    """ "Would it be an awful imposition if I asked for the number?" -> "Could I ask for the number, please?" """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    would = _WOULD_IT_BE.match(text)
    if would is not None:
        said = _would(case, would)
        if said is not None:
            yield Proposal(case.finish(f"{said}, please?", "?"), "asks for it without asking for leave to ask")
        return
    bare = _ASIDE.sub("", text)
    suppose = _SUPPOSE.match(re.sub(r", (?:but|though) (?:no|don't) worr\w+.*$", "", bare))
    if (
        suppose is not None
        and is_base(suppose["what"].split()[0].lower())
        and not re.match(r"(?:be|have|think|say|call|consider)\b", suppose["what"], re.I)
    ):
        yield Proposal(
            case.finish(f"could you {suppose['what']}, please?", "?"), "asks for it without asking for leave to ask"
        )
        return
    if bare == text or len(bare.split()) < 3:
        return
    bare = re.sub(r"\s*\b(?:perhaps|possibly|maybe|at all)\b,?", "", bare)
    asks = re.match(
        r"^(?:please|kindly|could|can|may|might|would|where|when|which|what|who|how|is|are|do|does|did|will)\b",
        bare,
        re.I,
    )
    first = bare.split()[0].lower().strip(",")
    order = any(t.lower_ == first and is_imperative(t) for t in case.tokens)
    if asks is None and not order:
        return
    if order and asks is None:
        bare = f"please {bare[:1].lower()}{bare[1:]}"
    yield Proposal(case.finish(bare, "?" if case.question else "."), "asks for it without asking for leave to ask")


def _would(case: Case, found: re.Match[str]) -> str | None:
    thing, how = found["thing"] or found["thing2"], found["how"] or found["how2"]
    if thing is not None:
        return f"could I ask for {thing}" if how == "for" else f"could you {thing}"
    verb = next((t for t in case.tokens if t.lower_ == found["verb"].lower()), None)
    if verb is None or verb.pos_ != "VERB" or not is_base(verb.lemma_) or verb.lemma_ in ("be", "have", "can", "will"):
        return None
    return f"could you {verb.lemma_} {found['what']}"


_SORRY = (
    r"(?:(?:we|i)(?:'m|'re| am| are)? )?(?:\w+,? ){0,3}(?:sorry|apologi[sz]e|apologies|mortified|ashamed|feel (?:\w+ )*(?:awful|terrible|dreadful|ashamed)|can(?:'t|not) (?:apologi[sz]e|say it|say sorry) enough|"
    r"beg (?:for )?your (?:pardon|forgiveness))"
)
_HEAP = Rare(
    rf"^(?:oh,? |ugh,? )?(?P<lead>{_SORRY}[^;:]*?)(?P<joint>,|:|;| –| —)(?: (?:but|and))? (?P<rest>(?!(?:i|we)(?:'m|'re| am| are| feel| felt| really| truly| just| can)\b)(?:the|your|our|my|we|i) [^;:]+)$",
    re.I,
)
_ABOUT = Rare(
    rf"^(?P<lead>(?:{_SORRY}|apologies|sorry)[^;:]*?) (?P<for>for|about|that) (?P<what>(?:the|your|our|my|this|that|we|i|it) [^,;:]+)$",
    re.I,
)


_OWN_TROUBLE = Rare(
    r"(?:the|this|that|my) (?:bother|trouble|disturbance|mail|e-?mail|interruption|question|intrusion)", re.I
)


def one_apology(case: Case) -> Iterator[Proposal]:
    """ "I'm terribly sorry, I feel awful, the invoice had the wrong date." -> "I'm sorry that the invoice had the wrong date." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if case.question:
        return
    because = "one apology that names the matter weighs more than many"
    about = _ABOUT.match(text)
    if about is not None:
        heaped = len(re.findall(r"\b(?:sorry|apolog\w+|mortified|ashamed|awful|pardon)\b", about["lead"], re.I))
        deep = re.search(r"\b(?:terribly|truly|so so|deeply|enough|madly|awfully|dreadfully)\b", about["lead"], re.I)
        if (heaped > 1 or deep) and not _OWN_TROUBLE.match(about["what"]):
            yield Proposal(case.finish(f"{case.sorry} {about['for'].lower()} {about['what']}"), because)
        return
    heap = _HEAP.match(text)
    if heap is None:
        return
    lead, rest = heap["lead"], heap["rest"]
    if re.search(
        r"\b(?:bother\w*|disturb\w*|troubl\w+|pain|again|mail|e-?mail|question|asking|pest|nuisance|not|n't|but)\b",
        re.sub(r"can(?:'t|not)", "", lead),
        re.I,
    ):
        return
    past = any(t.tag_ == "VBD" and t.text in rest.split() for t in case.tokens)
    if not past or re.search(r", (?:and|but|so)\b|\b(?:sorry|will|hope|never)\b", rest, re.I) or "," in rest:
        return
    if re.match(r"(?:i|we) (?:feel|felt|am|are|really|hope|know|was only|just|truly)\b", rest, re.I):
        return
    yield Proposal(case.finish(f"{case.sorry} that {rest}"), because)


_HUMBLE = Rare(
    r"\b(?:sorry|apolog\w+|ashamed|pardon|forgive|excuse|bother\w*|disturb\w*|troubl\w+|imposition|imposing|nuisance|pest|a pain|liberty|"
    r"stupid|silly|daft|dim|dumb|dense|thick|hopeless|useless|worst|such a mess|rubbish|ignorant|ignorance|clueless|a clue|beginner|amateur|novice|"
    r"no good|terrible|awful|bad at|not (?:very )?good|only a (?:clerk|temp|\w+er)|just a temp|only on|lowly|poor (?:knowledge|english|skills)|my (?:math|maths|english|memory) is|"
    r"overstep\w*|my place|presum\w+|so bold|cheeky|impertinent|sick of me|fed up with me|last thing you need|(?:know|sure) (?:how |you're |you are |that you're )?(?:very |so )?(?:busy|slammed|swamped)|your (?:precious |valuable |most precious )?time|"
    r"hang up on|bin this|ignore (?:me|this)|i(?:'m| am)? ?(?:could|may|might|must|will|probably|'ll)? ?(?:well |easily |totally |completely |also )?(?:be )?(?:\w+ly )?(?:wrong|mistaken)|no expert|not an expert|no \w+ian|"
    r"(?:grain|pinch|boulder) of salt|hate to|me again|only me|not up to your|trifling|trivial|annoy\w*|pester\w*|nag\w*|not worth|isn't worth|worth much|no right|embarrass\w*|"
    r"pathetic|idiot|fool\w*|dreadful|mortified|being difficult|my opinion|nonsense|clumsy|inadequate|swear to it|off base|don't quote me|wouldn't know|last person|"
    r"who am i|the one who|nothing better (?:to do|on)|no coffee|clowns?|shoot me down|tell me off|correct me|feel free to|forget my own head|step on any toes|a nobody|i hesitate|junior to|what do i know|stop me if|take it amiss|take this amiss|don't want to (?:be|seem|sound|scare|push|intrude)|my fault|least important|"
    r"(?:not|n't) (?:\w+ ){0,2}(?:sure|certain|know|understand|a specialist)|no idea)\b",
    re.I,
)
_ECHO = Rare(
    r"^(?:(?:i'm|we're|i am|we are) (?:so|very|really|terribly|truly)|so sorry|(?:i|we) (?:\w+ly |really |truly |always |often )?(?:am|are|do|was|were|have been)|(?:i|we)'ve (?:always|never) been|never (?:have been|was|were)|(?:really|honestly|sorry|please|please adjust|lol|haha|forgive|again|seriously|truly)|"
    r"and please|(?:maybe|perhaps|possibly)|i (?:guess|suppose|know|hope)|(?:i )?always get \w+ wrong|do say(?: if \w+ \w+)?|it's me|it's only me|ugh|oh dear|yoh|oh|ah look|look|well|as (?:usual|always|ever))$",
    re.I,
)
_NEEDED = Rare(
    r"\b(?:please (?!excuse|forgive|ignore|don't|do not|bear|pardon|take)|could you|would you|can you|attached|enclosed|refund|unfortunately)\b",
    re.I,
)
_LEANS = Rare(
    r"^(?:or|which|if|because|that (?:is|was|said)|for|hope|and|as|do say|not|also|too|instead|then|its|they|them|their|he|she|his|her|him|such|one|though|although|while)\b",
    re.I,
)
_DOUBTS = Rare(
    r"\b(?:wrong|mistaken|(?:not|n't) (?:\w+ ){0,2}(?:sure|certain|know|understand)|no idea|a clue|off base|swear|expert|salt|nonsense|rubbish|hopeless at|bad at|terrible|"
    r"no \w+ian|no \w+(?:er|or|ist)|specialist)\b",
    re.I,
)
_HEDGED = Rare(
    r"\b(?:i (?:think|believe|suppose|guess|reckon|fear|feel|suspect)|may|might|could|should|would|perhaps|maybe|probably|possibly|seems?|looks?|appears?|likely|needs?|about|around)\b",
    re.I,
)
_OVER_NOTHING = Rare(
    r"\b(?:bother\w*|disturb\w*|troubl\w+|a pain|again|mail|e-?mail|question|asking|interrupt\w*|pest|nuisance|explanation|english|stupid|silly|ignore|in advance)\b",
    re.I,
)
_SPLIT = Rare(
    r"(?<=[\w'])((?:[,;:]| [–—-]) (?:(?:but then|but|and|so|yet|still|though|although|which is why) )?| but )"
)


def without_humility(case: Case) -> Iterator[Proposal]:
    """ "So sorry to trouble you, I know I'm a pest, but may I have the plan?" -> "May I have the plan?" """
    text = re.sub(r"\s+", " ", case.text(case.start, case.end)).replace("’", "'")
    pieces = _SPLIT.split(text)
    first = max(_first_kept(pieces), _marked_pieces(case, pieces))
    last = _last_kept(pieces, first)
    if first >= len(pieces) or (first == 0 and last == len(pieces)):
        return
    before, rest = "".join(pieces[:first]), "".join(pieces[first:last]).strip()
    if case.question and re.search(r"[;:]", rest):
        return
    if _NEEDED.search(before) or _NEEDED.search("".join(pieces[last:])):
        return
    if not _stands(case, rest, asked=case.question and last == len(pieces)) or _owed(case, before, rest):
        return
    final = case.final if last == len(pieces) else "."
    if re.match(r"(?:could|can|would|will|may|might) (?:you|i|we)\b", rest, re.I):
        final = "?"
    if _DOUBTS.search(before) and _claims(case, rest):
        rest = f"I think {rest}"
    gone = "sorry" if "sorry" in text.lower() else "what makes you small"
    yield Proposal(case.finish(rest, final or "."), f"says it without “{gone}”; the reader need not reassure you")


_OFFERS = Rare(r"\b(?:can|could|will|would)\b|'(?:ll|d)\b|\b(?:attached|enclosed|please|thank\w*)\b", re.I)


def without_humble_clause(case: Case) -> Iterator[Proposal]:
    """ "The seal is worn, but what do I know." -> "The seal is worn." What goes offers nothing, what is left is not humble."""
    text = re.sub(r"\s+", " ", case.text(case.start, case.end)).replace("’", "'")
    for way in (
        remove.without_sting,
        remove.without_clause,
        remove.without_opening,
        remove.without_tail,
        remove.without_parenthesis,
    ):
        for proposal in way(case):
            kept = proposal.text.replace("’", "'").strip(" .!?").lower()
            gone = text.lower().replace(kept, "", 1)
            if not _HUMBLE.search(kept) and not _OFFERS.search(gone) and _ECHO.match(kept.split(",")[0]) is None:
                yield proposal


def without_humble_sentence(case: Case) -> Iterator[Proposal]:
    """Nothing in place of a sentence that is nothing but humble: "I'm such a pest, sorry, I know." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    pieces = _SPLIT.split(text)
    if _first_kept(pieces) >= len(pieces):
        yield from remove.without_sentence(case)


def _first_kept(pieces: list[str]) -> int:
    """The number of the first piece that is not humble; courtesies go along with a humble one."""
    first, humble = 0, False
    while first < len(pieces):
        piece = pieces[first].strip()
        if _HUMBLE.search(piece) is not None and (first == 0 or len(piece.split()) < 15):
            humble = True
        elif _ECHO.match(piece) is None or (
            not humble and first + 2 < len(pieces) and _HUMBLE.search(pieces[first + 2]) is None
        ):
            break
        first += 2
    return first if humble else 0


def _marked_pieces(case: Case, pieces: list[str]) -> int:
    """The number of the first piece behind what the finding marks from the start on, where that is about the writer or the reader."""
    if case.text(case.start, case.marked[0]).strip():
        return 0
    left = len(re.sub(r"\W", "", case.text(case.start, case.marked[-1] + 1)))
    first = 0
    while first < len(pieces) and left > 0:
        left -= len(re.sub(r"\W", "", "".join(pieces[first : first + 2])))
        if left < -4 or not re.search(
            r"\b(?:i|i'm|i've|i'd|i'll|me|my|you|you've|you'll|you'd|your)\b", pieces[first], re.I
        ):
            return 0
        first += 2
    joint = pieces[first - 1] if 0 < first < len(pieces) else ""
    return first if re.search(r"but|so|yet|still|which is why|[:;]", joint) else 0


def _last_kept(pieces: list[str], first: int) -> int:
    last = len(pieces)
    while last - 1 > first and _HUMBLE.search(pieces[last - 1]) and not pieces[last - 1].rstrip().endswith("?"):
        last -= 2
    return last


def _stands(case: Case, rest: str, *, asked: bool) -> bool:
    """Whether the words are a sentence of their own that leans on nothing that goes."""
    if len(re.findall(r"\w+", rest)) < 3 or _LEANS.match(rest):
        return False
    if re.match(r"(?:which|who|where|what|how|when)\b", rest, re.I):
        return asked
    words = re.findall(r"\w+|'\w+", rest)
    return any(t.tag_ in ("VBD", "VBP", "VBZ", "MD", "VB") and t.text in words for t in case.tokens)


def _owed(case: Case, opening: str, rest: str) -> bool:
    """Whether an apology in the opening is due for what the rest tells."""
    if not re.search(
        r"\b(?:sorry|apolog\w+|mortified|ashamed|pardon|awful|dreadful)\b", opening, re.I
    ) or _OVER_NOTHING.search(opening):
        return False
    if case.question or re.match(r"(?:please|could|can|may|would|let)\b", rest, re.I):
        return False
    besides = _HUMBLE.search(re.sub(r"\b(?:sorry|apolog\w+|pardon|forgive)\b", "", opening, flags=re.I))
    return TROUBLE.search(rest) is not None or (
        besides is None and len(re.findall(r"\b(?:sorry|apolog\w+)\b", opening, re.I)) < 2
    )


def _claims(case: Case, rest: str) -> bool:
    """Whether the words claim something flatly."""
    if (
        case.question
        or _HEDGED.search(rest)
        or re.match(r"(?:i|we|please|kindly|let|let's|here|here's|you|there)\b", rest, re.I)
    ):
        return False
    first = re.match(r"\w+", rest)
    return first is not None and not any(t.text.lower() == first[0].lower() and is_imperative(t) for t in case.tokens)


__all__ = [
    "one_apology",
    "one_hedge",
    "plain_request",
    "without_humble_clause",
    "without_humble_sentence",
    "without_humility",
]

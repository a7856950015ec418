"""What follows for the reader from affairs of the house, and what a sentence says without the insult in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.asking import softened
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.frames import EPITHET, inner, said
from tonecheck.rewrite.recast.halves import informs_text, private, whole_clause

_UPSHOT = "says what follows for the reader, without the affairs of the house"
_SO = Rare(
    r"^(?P<why>[^;:]+?)(?:,? so|,? which is why|,? that(?:'s| is) why|; so|,? and so|;|,? hence|,? and that's why|,? and for that reason) (?P<then>(?:the|your|our|my|all|both|some|no|any|replies|deliveries|orders|payments|i|we|i'm|we're|i'll|we'll|i've|we've|there|there'll|there's|please)\b[^;:]+)$",
    re.I,
)
_WORSE = Rare(
    r"\b(?:can't|cannot|can not|won't|couldn't|could not|didn't|did not|haven't|have not|isn't|is not|aren't|not|no|nobody|late|later|long|longer|delayed?|delays?|slow|slower|behind|cancelled|canceled|postponed|closed|missing|lost|out of|off the table|wait|waiting|longer|overdue|backlog|unable|limited|without)\b",
    re.I,
)
_COMES = Rare(
    r"^(?:please (?!be (?:advised|informed))[a-z]+ [\w' -]+|(?:i|we)(?:'ll| will) (?!be\b|have\b)[\w' -]+)$|^(?:the|your|our|all|some) [\w -]{2,40}? (?:will|may|might|must|has to|have to|needs? to) [\w' -]+$",
    re.I,
)
_FAILED = Rare(
    r"^(?P<who>i|we)(?:'m| am|'re| are| was| were)? (?P<what>(?:(?:(?:a bit|a little|so|very|running) )?(?:late|behind)|could not|couldn't|didn't|did not|haven't|have not|missed|forgot|was unable|were unable|am unable|are unable)\b.*)$",
    re.I,
)
_HINTS = Rare(
    r"\b(?:boss|ceo|manager|management|director|owner|colleagues?|they|she|he|his|her|their|divorce|baby|kids?|wife|husband|fired|quit|sacked|hangover|hungover|drunk|fight|budget|salary|sick|ill|resign\w*|affair|money|understaffed|short-staffed|union|strike|gossip|intern|merger|restructur\w+|layoffs?|internal\w*|politics|nobody here|none of us)\b",
    re.I,
)
_AND_WILL = Rare(
    r"^(?P<who>i|we)(?P<why>[^,;:]+?),? and (?P<will>(?:will|'ll|shall|can) (?!probably|maybe|never|not)[a-z]+ [^,;:]+)$",
    re.I,
)


def upshot(case: Case) -> Iterator[Proposal]:
    """ "Our best coder quit in May, so the app is late." -> "I'm afraid the app is late." """
    if case.question:
        return
    text = said(case)
    found, both = _SO.match(text), _AND_WILL.match(text)
    if both is not None and private(both["why"]):
        yield Proposal(case.finish(f"{both['who']} {both['will']}"), _UPSHOT)
        return
    if found is None or re.search(r"\d", found["why"]) or not whole_clause(case, found["then"]):
        return
    then = found["then"]
    if (_HINTS.search(then) or private(then) or _hangs(then)) and not _FINISHED.match(then):
        return
    if re.search(r",", then) or re.search(r"\b(?:says what|you know)\b", then):
        return
    failed = _FAILED.match(then)
    if failed is not None:
        be = re.match(r"(?:i|we)(?:'m| am|'re| are| was| were)", then, re.I)
        yield Proposal(
            case.finish(
                f"{_sorry(failed['who'])} that {'I' if failed['who'].lower() == 'i' else 'we'}{be[0][len(failed['who']) :] if be else ''} {failed['what']}"
            ),
            _UPSHOT,
            warmth=1,
        )
        return
    if _WORSE.search(then):
        afraid = "we're afraid" if re.match(r"we\b", then, re.I) else "I'm afraid"
        yield Proposal(case.finish(f"{afraid} {inner(case, then)}"), _UPSHOT, warmth=1)
        yield Proposal(case.finish(then), _UPSHOT)
    elif informs_text(then) or _COMES.match(then):
        yield Proposal(case.finish(then), _UPSHOT)


#: "I could not finish it": what it is was asked for.
_FINISHED = Rare(
    r"(?:i|we) (?:could not|couldn't|did not|didn't) (?:finish|do|send|answer|complete|make|deliver) it$", re.I
)


def _hangs(then: str) -> bool:
    """Whether words lean on what went before them."""
    return (
        re.search(r"\b(?:it|that|this|them)\b", then) is not None
        and re.match(r"(?:the|your|our|my)\b", then, re.I) is None
    )


def _sorry(who: str) -> str:
    return "I'm sorry" if who.lower() == "i" else "we're sorry"


_CIVIL = "says the same without the insult"
_ANY_FOOL = Rare(
    r"^(?:(?:any|every|even an?|an?) (?:(?:half-?blind|complete|total|blind|drunk|half-?trained|five-?year-?old) )*(?:idiot|fool|moron|child|kid|toddler|monkey|donkey|imbecile|five-?year-?old|schoolchild|schoolboy|halfwit|half-?wit|beginner|amateur|intern|blind man|person with (?:eyes|a brain|half a brain))(?: with half a brain| with eyes)? (?:can|could|would|will|should)?(?: be able to)? ?(?:see|sees|know|knows|tell|understand|understands|notice|spot|have (?:seen|known|noticed|understood|spotted))|"
    r"you(?:'re| are| must be) (?:(?:just|clearly|obviously|simply) )?(?:too (?:stupid|dumb|thick|blind|lazy|dense|dim|slow|ignorant)|not (?:smart|bright|clever|intelligent) enough) to (?:see|understand|grasp|realise|realize|know|notice|get)|"
    r"if you (?:weren't|were not|wasn't) so (?:stupid|dumb|thick|blind|lazy|dense|dim|slow|ignorant),? you(?:'d| would) (?:have (?:seen|noticed|known|realised|realized)|see|know|notice|understand)) that (?P<rest>.+)$",
    re.I,
)
_STOP_BEING = Rare(
    r"^(?:stop|quit) (?:being|acting) (?:(?:so|such|like|as|an?|the) )*(?:bloody |damn |fucking )?(?:lazy|stupid|dumb|useless|idiotic|childish|difficult|ignorant|incompetent|idiot|moron|fool|child|baby|clown|jerk|coward)(?: for once)?,? and (?P<do>[a-z]+) (?P<rest>[^;:]+)$",
    re.I,
)
_PEOPLE = r"(?:an? |the |such an? |nothing but an? |just an? |a bunch of |a pack of |a bloody |real |complete |total |utter |absolute |right |proper |big |damn )*(?:idiots?|morons?|fools?|imbeciles?|clowns?|liars?|cowards?|amateurs?|jokes?|crooks?|cheats?|thie(?:f|ves)|hypocrites?|halfwits?|half-wits?|dunces?|hypochondriacs?|time-?wasters?|snobs?|parasites?|losers?|disgrace|muppets?|numpt(?:y|ies)|jerks?|brats?|snakes?|pigs?|leech(?:es)?|stupid|dumb|thick|useless|incompetent|hopeless|lazy|clueless|pathetic|brainless|ignorant|dense|dim|greedy|selfish|worthless|an embarrassment)"
_YOU_ARE = Rare(
    rf"^(?:(?P<who>(?-i:[A-Z])[\w'-]+|sir|madam), )?(?:you(?:'re| are)|you) (?:all |both |just |really |so |too |either |clearly |obviously )*{_PEOPLE}(?:(?:,? and|,? or) (?:(?:you(?:'re| are)) )?[\w' ]{{2,30}})?(?:,(?! and)(?: so| but)?|;(?: so| but)?| [–—-]| so)(?: (?P<name>(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?-i:[A-Z])[\w'-]+),(?: so| but)?)? (?P<rest>[\w'].+)$",
    re.I,
)
_NO_REST = Rare(
    r"^(?:and|you|your|he|she|they|that|this|it|which|who|because|just|as|like|so|i (?:know|knew|think|see|hope)|everybody|everyone|nobody|always|with|if|or|nor|not|no)\b|\b(?:you(?:'re| are|r brain| people)|idiots?|stupid|lawyer|court|police|regret)\b",
    re.I,
)


def civil(case: Case) -> Iterator[Proposal]:
    """ "Any fool can see that the sum is wrong." -> "The sum is wrong."; "the lazy driver" -> "the driver"; "You're a liar, the box was shut." -> "The box was shut." """
    if case.question:
        return
    text = said(case)
    fool, stop, you = _ANY_FOOL.match(text), _STOP_BEING.match(text), _YOU_ARE.match(text)
    if fool is not None:
        if whole_clause(case, fool["rest"]) and not _NO_REST.search(fool["rest"]):
            yield Proposal(case.finish(fool["rest"]), _CIVIL)
        return
    if stop is not None:
        do = stop["do"].lower()
        if (
            is_base(do)
            and do
            not in (
                "do",
                "learn",
                "get",
                "use",
                "try",
                "start",
                "grow",
                "think",
                "listen",
                "admit",
                "accept",
                "be",
                "go",
                "stop",
            )
            and not re.search(r"\b(?:your (?:job|work|brain|head)|yourself)\b", stop["rest"])
        ):
            yield Proposal(case.finish(f"could you {do} {softened(stop['rest'])}, please?", "?"), _CIVIL)
        return
    if you is not None:
        rest = you["rest"]
        if whole_clause(case, rest, least=4) and not _NO_REST.search(rest) and not private(rest):
            name = you["who"] or you["name"]
            yield Proposal(case.finish(f"{name}, {rest}" if name else rest), _CIVIL)
        return
    mild = EPITHET.sub(_without_epithet, text)
    if mild != text and len(mild.split()) > 3 and not _STILL_RUDE.search(mild):
        yield Proposal(case.finish(mild, case.final or "."), _CIVIL)


def _without_epithet(found: re.Match[str]) -> str:
    """ "your stupid " -> "your "; the article as the noun behind it wants it."""
    before = found["before"]
    if before.lower() in ("a", "an"):
        following = found.string[found.end() : found.end() + 1].lower()
        article = "an" if following in "aeio" else "a"
        before = article.capitalize() if before[0].isupper() else article
    return f"{before} "


_STILL_RUDE = Rare(
    r"\b(?:idiots?|morons?|stupid\w*|fools?|clowns?|incompeten\w+|useless|liars?|lazy|pathetic|dumb|brain|know(?:s|ing)? (?:nothing|no)|nothing|never|worst|terrible|excuse|idea|question|people|lot|joke|ass|garbage|crap|rubbish|nonsense|customers?|clients?|mistake|fault|bastards?|remarks?)\b|^(?:what|how|such|only|you)\b",
    re.I,
)

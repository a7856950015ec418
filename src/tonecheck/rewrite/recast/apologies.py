"""Apologies that doubt, belittle or blame the reader's view, said without the doubt: fixed frames, each with its matter kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.frames import TELLS, finite, nominal, said

_BECAUSE = "says sorry for what happened, not for how it was taken"
_SORRY = (
    r"(?:(?:well|look|ok|okay|honestly|again|then|fine|so|oh),? )*(?P<sorry>(?:(?:i|we)(?:'m| am|'re| are)(?: \w+ly| so| very| truly| really)? (?:sorry|sad|afraid)|(?:i|we)(?: do| can only| must| would like to|'d like to| want to| have to| \w+ly)? (?:apologi[sz]e|regret)|"
    r"(?:please accept )?(?:my|our)(?: \w+)? apolog(?:y|ies)|(?:my |our )?apologies|(?:so |very )?sorry|(?:it is|it's|that is|that's)(?: always| very| quite| really)? (?:a (?:pity|shame)|regrettable|unfortunate|too bad|sad)|"
    r"(?:the|our) (?:\w+ )?(?:department|management|office|company|team|board|council|school|hotel|clinic|bank) (?:regrets?|apologi[sz]es?|(?:is|are) sorry)|what a (?:pity|shame)|(?:a|such a) (?:pity|shame)|(?:i|we) (?:am|are) sorry)\b)"
)
_TO_HEAR = r"(?: to (?:hear|learn|read|see))?"
_IF = r",?(?: that| if| when| for if| in case)?"


def _who(case: Case, sorry: str) -> tuple[str, str]:
    """Who is sorry, as "I" or "we", and that one's apology within a sentence."""
    if re.search(r"\b(?:i|i'm|i'd|my)\b", sorry, re.I):
        return "I", "I'm sorry"
    if re.search(r"\b(?:we|we're|our|the)\b", sorry, re.I) or case.plural:
        return "we", "we're sorry"
    return "I", "I'm sorry"


# --------------------------------------------------------------------------------------------- how the reader took it

_VIEW = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} you (?:(?:somehow|apparently|obviously|still|seem to|might|may|have been|were|are|had|have)\b ?)*(?P<verb>feel|felt|feeling|think|thought|thinking|believe|believed|believing) (?:that |as if |as though |like )?"
    r"(?P<what>[^,;:\"“”]+)$",
    re.I,
)
_BASE = {"felt": "feel", "feeling": "feel", "thinking": "think", "believing": "believe"}
_WAY = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} (?:you (?:have )?(?:see|saw|look at|looked at|view|viewed|remember)|your (?:view|opinion) (?:is|of)) (?:it|this|that|things|the matter|the situation)"
    r" (?:(?:so |very |quite |rather )?differently|(?:in )?(?:this|that|such an?)(?: \w+)? (?:way|light)|like (?:this|that)|so)$",
    re.I,
)
_BADLY = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} you(?:'ve| have| may have| might have)? (?:took|taken|take|read) (?P<what>it|this|that|things) (?:(?:so |too |very |all )?(?:personally|badly|to heart|seriously)|(?:in )?the wrong way|amiss|like that|that way)$",
    re.I,
)
_LIKES = Rare(
    r"\b(?:way|this|that|so|it|need|entitled|able|free|obliged|like (?:it|this|that)|better|unhappy about)$", re.I
)
_STATE = Rare(
    r"(?:so |a bit |somewhat |rather |very |quite )?(?:let down|ignored|misled|cheated|neglected|excluded|overlooked|left out|rushed|pressured|misunderstood|unwelcome|disrespected|badly treated|unfairly treated|patronised|abandoned|short-changed|hard done by|taken for granted)(?: by [\w' ]+)?$",
    re.I,
)


def view_understood(case: Case) -> Iterator[Proposal]:
    """ "Sorry you feel Aoife was singled out." -> "We understand that you feel Aoife was singled out, and we're sorry." """
    text = said(case)
    if case.question:
        return
    seen = _WAY.match(text)
    if seen is not None:
        who, sorry = _who(case, seen["sorry"])
        yield Proposal(case.finish(f"{who} understand that you see this differently, and {sorry}"), _BECAUSE, warmth=1)
        return
    badly = _BADLY.match(text)
    if badly is not None:
        this = badly["what"].lower().replace("it", "this")
        yield Proposal(
            case.finish(f"{_who(case, badly['sorry'])[1]} that {this} came across the wrong way"), _BECAUSE, warmth=1
        )
        return
    found = _VIEW.match(text)
    if found is None or _LIKES.search(found["what"]) or _SLIGHTS.search(found["what"]):
        return
    what = found["what"]
    if not _STATE.match(what) and not (_clause(case, what) and len(what.split()) > 2):
        return
    who, sorry = _who(case, found["sorry"])
    verb = _BASE.get(found["verb"].lower(), found["verb"].lower())
    yield Proposal(case.finish(f"{who} understand that you {verb} {what}, and {sorry}"), _BECAUSE, warmth=1)


#: Views put into the reader's mouth to mock them.
_SLIGHTS = Rare(
    r"\b(?:entitled|world owes|above|special|so important|only (?:customer|one)|cent(?:re|er) of|everything|everyone|anyone|rules don't|joke|god|royalty|to (?:complain|moan|make))\b",
    re.I,
)
_SUBJECT = Rare(
    r"^(?:that )?(?P<subject>(?:(?:the|our|my|your|this|that|these|those|his|her|their|an?|one of (?:the|our|my)|two|three|four|some)\b [\w' -]+?|I|we|you|he|she|it|they|this|that|there|things|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)) "
    r"(?:(?:was|were|is|are|has|have|had|did|does|do|got|came|went|could|couldn't|didn't|wasn't|weren't|hasn't|haven't|hadn't|isn't|aren't|don't|doesn't|\w+ed|took|made|left|lost|sent|gave|felt|kept|broke|fell|forgot|put|turned|sounded|brought|ran)\b)",
    re.I,
)


def _clause(case: Case, what: str) -> bool:
    """Whether words are a clause with a subject and a finite verb."""
    return _SUBJECT.match(what) is not None and finite(case, what)


_MISTAKEN = Rare(
    rf"^{_SORRY}(?:{_TO_HEAR}{_IF}|,? but) you(?:'ve| have)? (?:(?:obviously|clearly|apparently|seem to have|must have|may have|might have|completely|simply|somehow) )*(?:misunderstood|misread|misinterpreted|misheard)(?: (?P<what>(?:the|our|my|your|this|that) [\w' -]+?))?$",
    re.I,
)
_TAKEN = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} (?:you|some(?: people| of you)?|people)(?: have| may have| might have)? (?:(?:chose|chosen) to )?(?:took|taken|take|read|interpret(?:ed)?|perceived?|understood) (?P<what>(?:the|our|my|this|that) [\w' -]+?) (?:(?:so |too |very )?(?:personally|literally|badly|seriously)|(?:in )?the wrong way|to heart|as (?:an? )?[\w -]+)$|"
    rf"^{_SORRY.replace('?P<sorry>', '?P<sorry2>')} (?:for|about) (?:the way(?: in which| that)?|how) (?:you|some(?: people| of you)?|people)(?: have| may have| might have)? (?:(?:chose|chosen) to )?(?:took|taken|take|experienced?|perceived?|interpret(?:ed)?|understood|read|received|saw|seen) (?P<what2>(?:the|our|my|this|that) [\w' -]+)$",
    re.I,
)
_EXPERIENCE = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} you(?:'ve| have| may have)? (?:had|experienced|suffered) an? (?P<how>(?:bad|poor|negative|unpleasant|disappointing|unsatisfactory|frustrating|difficult|terrible|awful|bumpy|rough|uncomfortable|long)) (?P<what>[\w' -]+?)$",
    re.I,
)


def taken_well(case: Case) -> Iterator[Proposal]:
    """ "Sorry you took my comment personally." -> "I'm sorry about my comment."; misunderstandings and bad stays likewise."""
    text = said(case)
    if case.question:
        return
    found = _MISTAKEN.match(text)
    if found is not None:
        what = found["what"]
        about = "" if not what or re.match(r"(?:this|that) ?$", what) else f" about {what}"
        if not about or nominal(what):
            yield Proposal(
                case.finish(
                    f"{_who(case, found['sorry'])[1]} about the misunderstanding{about.replace(' about ', ' over ')}"
                ),
                _BECAUSE,
                warmth=1,
            )
        return
    found = _TAKEN.match(text)
    if found is not None:
        what = found["what"] or found["what2"]
        if nominal(what) and not re.search(r"\b(?:truth|facts?|word|matter|reality)\b", what):
            yield Proposal(
                case.finish(f"{_who(case, found['sorry'] or found['sorry2'])[1]} about {what}"), _BECAUSE, warmth=1
            )
        return
    found = _EXPERIENCE.match(text)
    if found is not None and nominal(found["what"]) and not TELLS.search(found["what"]):
        yield Proposal(
            case.finish(f"{_who(case, found['sorry'])[1]} about your {found['how'].lower()} {found['what']}"),
            _BECAUSE,
            warmth=1,
        )


_EXPECTED = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} (?:(?:all )?(?:your|the customer's) (?:(?:\w+ )?expectations|(?:\w+ )?standards) (?:were|was|have|are)(?: not|n't)(?: been| quite| all)? (?:met|fulfilled|satisfied)|"
    r"(?P<what>we|i|(?:the|our|my|your) [\w' -]+?) (?:(?:did|could|has|have|was able|were able|does|do)(?: not|n't)|failed to|was unable to|were unable to)(?: quite| fully| entirely| been able to)? (?:meet|met|match|matched|fulfil|satisfy|satisfied|live up to|lived up to|come up to|reach)"
    r" (?:all )?(?:of )?your (?:(?:very |rather )?\w+ )?(?:expectations|standards)|(?P<what2>we|i|(?:the|our|my|your) [\w' -]+?) (?:fell|falls|has fallen|have fallen) (?:somewhat |a little |a bit |far )?short of (?:all )?your (?:\w+ )?(?:expectations|standards))"
    r"(?: on (?:this|that) occasion| this time| today)?$",
    re.I,
)


def expectations_owned(case: Case) -> Iterator[Proposal]:
    """ "We are sorry that the hotel did not meet your expectations." -> "We're sorry that we let you down with the hotel." """
    found = _EXPECTED.match(said(case))
    if found is None or case.question:
        return
    who, sorry = _who(case, found["sorry"])
    what = found["what"] or found["what2"] or ""
    if what.lower() in ("we", "i"):
        who, sorry, what = ("we", "we're sorry", "") if what.lower() == "we" else ("I", "I'm sorry", "")
    if what and (not nominal(what) or re.match(r"your ", what, re.I)):
        return
    if _PERSON.search(what):
        yield Proposal(case.finish(f"{sorry} that {what} let you down"), _BECAUSE, warmth=1)
        return
    yield Proposal(case.finish(f"{sorry} that {who} let you down{f' with {what}' if what else ''}"), _BECAUSE, warmth=1)


_IMPRESSION = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} you(?:'ve| have| may have| might have)? (?:were left with|been left with|got|gained|formed|had|came away with|come away with|received|been given|were given) (?P<which>that|this|the wrong|a bad|a poor|a negative|such an?) impression$",
    re.I,
)
_NOT_WANTED = Rare(
    rf"^{_SORRY}{_TO_HEAR}{_IF} (?P<what>(?:the|our|my|this|that) ?[\w' -]*?) (?:was(?: not|n't)|is(?: not|n't)|were(?: not|n't)|are(?: not|n't)) (?:quite |exactly |really )?(?P<rest>(?:what|the (?:answer|result|news|outcome|one|reply|response|colour|color|solution|way)(?: that)?) you (?:had )?(?:wanted|expected|hoped for|were hoping for|were expecting|were looking for|wished for|had in mind|ordered|asked for|wanted to hear|hoped to hear))$",
    re.I,
)
_NOT_LIKED = Rare(
    rf"(?:^{_SORRY}{_TO_HEAR}{_IF} you (?:did not|didn't|do not|don't|could not|couldn't) (?:really |quite |fully )?(?:enjoy|like|care for|take to|warm to|get on with|love)|^{_SORRY.replace('?P<sorry>', '?P<sorry3>')}{_TO_HEAR}{_IF} you (?:were not|weren't|are not|aren't|had not been) (?:entirely |fully |completely |quite |very |really )?(?:satisfied|happy|pleased) with) (?P<what>(?:the|our|my|your|this) [\w' -]+?)(?:,? (?:but|though)\b(?P<but>.*))?$|"
    rf"^{_SORRY.replace('?P<sorry>', '?P<sorry2>')} (?:to (?:hear|learn|read) (?:of|about)|for|about|at|over) your (?:\w+ )?(?:dissatisfaction|unhappiness|disappointment|frustration|displeasure|annoyance|irritation) (?:with|about|over|at) (?P<what2>(?:the way|how) (?:we|i|you|your|the|our|my|this|it)\b[^,;:]+)$",
    re.I,
)


def liking_left_out(case: Case) -> Iterator[Proposal]:
    """ "I'm sorry you didn't care for the soup." -> "I'm sorry about the soup."; impressions and wishes likewise."""
    text = said(case)
    if case.question:
        return
    found = _IMPRESSION.match(text)
    if found is not None:
        who, sorry = _who(case, found["sorry"])
        which = {"such a": "that", "such an": "that"}.get(found["which"].lower(), found["which"].lower())
        yield Proposal(case.finish(f"{sorry} that {who} gave you {which} impression"), _BECAUSE, warmth=1)
        return
    found = _NOT_WANTED.match(text)
    if found is not None:
        who, sorry = _who(case, found["sorry"])
        if found["what"].lower() in ("this", "that") or nominal(found["what"]):
            was = text[found.end("what") + 1 : found.start("rest")].strip()
            yield Proposal(
                case.finish(
                    f"{who} know that {found['what'].lower() if found['what'][:1].islower() else found['what']} {was} {found['rest']}, and {sorry}"
                ),
                _BECAUSE,
                warmth=1,
            )
        return
    found = _NOT_LIKED.match(text)
    if found is None or (found["but"] and (TELLS.search(found["but"]) or _FIRM.search(found["but"]))):
        return
    what = found["what"] or found["what2"]
    if found["what2"] or (nominal(what) and not _PERSON.search(what) and not _NO_MATTER.search(what)):
        yield Proposal(
            case.finish(f"{_who(case, found['sorry'] or found['sorry2'] or found['sorry3'])[1]} about {what}"),
            _BECAUSE,
            warmth=1,
        )


_NO_MATTER = Rare(r"\b(?:truth|answer|facts?|rules?|policy|way|idea|weather|results?|decision)\b", re.I)
_PERSON = Rare(
    r"\b(?:waiters?|waitress|porters?|drivers?|nurses?|doctors?|dentist|staff|clerks?|managers?|colleagues?|receptionist|teachers?|agents?|assistants?|team|officers?|guides?|engineers?|technicians?|cook|chef|host|department|office|company|hotel's|people)$",
    re.I,
)
_BOTHERS = {
    "upset": "upsetting", "annoy": "a nuisance", "disappoint": "disappointing", "frustrate": "frustrating", "inconvenience": "inconvenient",
    "worry": "worrying", "confuse": "confusing", "distress": "distressing",
}  # fmt: skip
_UPSETS = Rare(
    rf"^{_SORRY}{_IF} (?:this|that|it|the news|this news|my answer|our answer|the answer|the decision|our decision) (?P<verb>upset|annoy|disappoint|frustrate|inconvenience|worrie|worry|confuse|distress)(?:e?s|) (?:you|anyone|anybody)$",
    re.I,
)


def upset_seen(case: Case) -> Iterator[Proposal]:
    """ "I'm sorry if that upsets you." -> "I know that this is upsetting, and I'm sorry." """
    found = _UPSETS.match(said(case))
    if found is None or case.question or re.search(r"\b(?:this|that|it) upset (?:you|any)", said(case)):
        return
    who, sorry = _who(case, found["sorry"])
    verb = found["verb"].lower().replace("worrie", "worry")
    yield Proposal(case.finish(f"{who} know that this is {_BOTHERS[verb]}, and {sorry}"), _BECAUSE, warmth=1)


# ------------------------------------------------------------------------------------------------ whatever trouble it was

_HARM = r"(?P<harm>inconveniences?|trouble|confusion|distress|upset|disruptions?|annoyance|disturbances?|discomfort|irritation|frustration|delays?|noise|nuisance|offen[cs]e|misunderstandings?)"
_MAY = r"(?:may|might|could|will|would|can)(?: possibly| perhaps)?"
_ANY = Rare(
    rf"^{_SORRY}(?: for| about)? (?:any|whatever|the|some)(?: possible| potential| slight| minor| small| temporary)? {_HARM}"
    rf"(?P<rest>(?: (?:that |which )?(?:(?P<by>this|that|it|(?:the|our|my|this) [\w' -]+?) (?:(?:{_MAY} )?(?:have|has|had)? ?(?:caused|cause|causes|brought)|(?:may|might) be causing)(?: (?:to )?you)?|(?:{_MAY} )?(?:have |has )?been (?:caused|taken|given)|you(?:r \w+)? {_MAY} (?:have )?(?:be )?(?:experienc\w+|suffer\w*|felt|feel|had|have|noticed|encounter\w*|fac\w+|sustained|endured)|there {_MAY} (?:have been|be)|(?:{_MAY} )?(?:have |has )?(?:arisen|resulted|occurred|arise|result|occur)|(?:this )?{_MAY} cause(?: (?:to )?you)?))?"
    r"(?: caused)?(?P<place> (?:by|during|with|at|on|from|in|to) (?:(?:the|our|my|your|this|these) [\w' -]+))?)(?:, if any|, if there was any(?: [\w' ]+)?| if any)?$",
    re.I,
)


def trouble_named(case: Case) -> Iterator[Proposal]:
    """ "We apologise for any inconvenience caused by the outage." -> "We're sorry for the inconvenience caused by the outage." """
    text = said(case)
    found = _ANY.match(text)
    if (
        found is None
        or case.question
        or not re.search(r"\b(?:any|whatever|may|might|could|some|possible|potential)\b", text, re.I)
    ):
        return
    harm, by, place = found["harm"].lower(), found["by"], found["place"] or ""
    if place and not nominal(place.split(" ", 2)[2]):
        return
    if place == " to you" or re.search(r"\b(?:on|at) (?:your|the reader's) (?:part|side|end)", place):
        place = ""
    if place.startswith(" by"):
        place = f" caused{place}"
    how = ""
    if by is not None:
        if by.lower() not in ("this", "that", "it") and (place or not nominal(by)):
            return
        if by.lower() not in ("this", "that", "it"):
            how = f" caused by {by}"
        elif re.search(r"\b(?:has|have|had) (?:caused|brought)", found["rest"]):
            how = " this has caused"
    sorry = _who(case, found["sorry"])[1]
    yield Proposal(case.finish(f"{sorry} for the {harm}{how}{place}"), _BECAUSE, warmth=1)


# --------------------------------------------------------------------------------------------------- what happened

_IF_FACT = Rare(
    rf"^{_SORRY},? (?:if|when|for if|in case|that|in the event that)(?:,? as you (?:allege|claim|say),?)? (?P<what>(?:i|we|you|he|she|they|it|this|that|the|our|my|your|an?|one of (?:the|our|my)) [^,;:\"“”?]+)$",
    re.I,
)
_BUT_FACT = Rare(
    rf"^{_SORRY},?(?: that| if)? (?P<what>(?:i|we|you|he|she|they|it|this|that|things|the|our|my|your|an?|one of (?:the|our|my)) [^,;:\"“”?]+?)(?:,? (?:but|though|although|however|yet)|;|,) (?P<but>[^;:\"“”?]+)$",
    re.I,
)
_GUESS = Rare(
    r" (?:maybe|perhaps|possibly|somehow|in any way|in some way|at all|at times|slightly|supposedly|allegedly|really|ever|accidentally|inadvertently|unintentionally)\b",
    re.I,
)
#: What befell the reader.
_BEFELL = Rare(
    r"^you (?:(?:have |'ve |were |weren't |was |had |did not |didn't |could not |couldn't |never |got |only )+)(?:to (?:wait|queue|call|ring|come|pay|write|ask|chase|stand)|kept waiting|receiv\w+|get\b|got\b|hear|heard|reach|find|found|misinformed|misled|given|told|informed|charged|overcharged|billed|sent|left|wait\w*|able to|disturbed|woken|locked|stuck|late|an answer|a reply)\b|^you (?:received|got|waited|missed|lost|were|had to)\b",
    re.I,
)
_NO_FACT = Rare(
    r"\b(?:feel|felt|think|thought|believe|any|anyone|anybody|anything|someone|may|might|could|would|will|if|or|because|so|not the|expect\w*|hop(?:e|ed|ing)|wanted|offended|upset|hurt|opinion|views?|truth|impression|standards|taste|liking|particular|perceived|seem\w*|confused|misunderst\w+|accept|sensitive|"
    r"disappoint\w*|found (?:it|this|that|my|our|the)|understand|like|liked|enjoy\w*|agree|care|decided|chose|unhappy|dissatisfied|satisfied|happy|angry|annoyed|cross|frustrated|inconvenienced|didn't (?:see|read|check|notice|bring|tell|ask|order|say|know)|did not (?:see|read|check|notice|bring|tell|ask|order|say|know)|forgot to (?:read|check|sign|bring|pay))\b",
    re.I,
)
_ANYBODY = Rare(r"^(?:it|this|that|these things) (?:can|could) happen\b[^,\d]*$", re.I)


def fact_regretted(case: Case) -> Iterator[Proposal]:
    """ "Sorry if you received the letter late." "I'm sorry you had to wait, but so do all." -> "I'm sorry that you had to wait." """
    text = said(case)
    if case.question:
        return
    found = _IF_FACT.match(text) or _BUT_FACT.match(text)
    if found is None:
        return
    but = found.groupdict().get("but")
    if but is not None and not _ANYBODY.search(but) and (TELLS.search(but) or _FIRM.search(but)):
        return
    what = _GUESS.sub("", found["what"]).strip()
    if re.search(r"\bthat\b", what[4:]) or _NO_FACT.search(what) or not _clause(case, what) or not _past(case, what):
        return
    if re.match(r"you\b", what, re.I) and not _BEFELL.match(what):
        return
    if not 3 <= len(what.split()) <= 20:
        return
    sorry = "I'm sorry" if re.match(r"I\b", what) else _who(case, found["sorry"])[1]
    what = re.sub(r"^(?:That|It)\b", lambda m: m[0].lower(), what)
    yield Proposal(case.finish(f"{sorry} that {what}"), _BECAUSE, warmth=1)


def _past(case: Case, what: str) -> bool:
    """Whether the verb of a clause tells what has happened."""
    words = set(re.findall(r"[\w'-]+", what.replace("n't", " n't")))
    finites = [t for t in case.tokens if t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.text in words]
    if not finites:
        return False
    first = finites[0]
    return first.tag_ == "VBD" or first.lower_ in ("has", "have", "'ve")


_FIRM = Rare(
    r"\b(?:rules?|policy|stands?|closed|refus\w+|decision|final|remains?|correct|unable|non-refundable|terms|no longer|never|you (?:didn't|did not|should|forgot|failed|were late)|deadline|order(?:ed)?|signed|contract|sold out|available)\b",
    re.I,
)

# -------------------------------------------------------------------------------------------------------- grudging ones

_OWED = Rare(
    r"^(?:i(?:'m| am| was|'ve been| have been) told (?:that )?(?:i (?:owe|have|should|must|need)|to)|(?:my (?:boss|manager|husband|wife|lawyer|supervisor)|hr|legal|management|they|everyone|people) (?:says?|tells? me|thinks?|wants? me|told me|insists?|asked me) (?:that )?(?:i )?(?:owe|have to|should|must|need to|to)|i (?:suppose|guess) (?:that )?(?:i )?(?:owe|have to|should|must|need to)|i owe) ?"
    r"(?:(?:to )?(?:apologi[sz]e(?: to you)?|say sorry(?: to you)?)|you an apology|an apology)(?: (?:for|about|over) (?P<what>(?:the|our|my|that) [\w' -]+?))?(?:, (?:so|and|then)\b[\w ,']{0,30})?$",
    re.I,
)
_GRUDGED = Rare(
    r"^(?:(?:i(?:'ve| have)? (?:already )?(?:said (?:i was |that i was |i'm )?sorry|apologi[sz]ed)(?: (?:twice|already|once|before))?(?:,? (?:what more do you want|didn't i|haven't i|what else do you want|okay|ok|so|isn't that enough|is that not enough))?)|"
    r"(?:sorry,? not sorry|i suppose an apology is (?:due|in order)|(?:there,? )?i said it,? sorry|(?:fine|ok|okay|all right|alright),? (?:i'm )?sorry(?:,? then| already| okay| ok)?|sorry (?:already|then|i guess)|(?:sorry,? )+(?:are you )?(?:happy|satisfied)(?: now)?|if you (?:insist|need one|must have one),? (?:i'm |i am )?sorry|consider this (?:my|an|the|your) apology(?: (?:that )?(?:you|your \w+)(?: \w+){1,3})?|you (?:want|expect) an apology,? so (?:here|sorry).*))$",
    re.I,
)


def willing(case: Case) -> Iterator[Proposal]:
    """ "I'm told I owe you an apology over the keys." -> "I'm sorry about the keys."; "I've already apologised." -> "Please accept my apology." """
    text = said(case)
    owed = _OWED.match(text)
    if owed is not None:
        if owed["what"] is None:
            yield Proposal(case.finish("please accept my apology"), _BECAUSE)
        elif nominal(owed["what"]):
            yield Proposal(case.finish(f"I'm sorry about {owed['what']}"), _BECAUSE, warmth=1)
        return
    if _GRUDGED.match(text):
        yield Proposal(case.finish("please accept my apology"), _BECAUSE)

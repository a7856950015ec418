"""Concerns taken up instead of brushed off: what the reader worries about is named, the shrug goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.answers import _concern, _heard_of, _tail
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.frames import HARM, TELLS, called, covered, inner, nominal, said

_HEARD = "takes the concern up instead of waving it off"
_WORRIES = (
    r"(?:(?:fuss|drama|dramas|scene|song and dance|big deal|deal|mountain|storm|stink|fretting|fret|worrying|worry|worried|worked up|upset|angry|annoyed|excited|hung up|panicking|panic|obsessing|obsess|obsessed|"
    r"complaining|complain|complains?|complained|moaning|moan|whining|whine|whinging|grumbling|nagging|going on|go on|bleating|crying|cry|cares?|minds?|bothers?|stressing|stress|stressed|sleep|tears|precious|touchy|sensitive|fussy|paranoid|hysterical|emotional|dramatic|"
    r"enough|another (?:word|mail|email|e-mail|letter|complaint|message|call|one|peep|question)|hear|heard enough|more|bothered|fixated|overreacting|overreact|harping on|rant|ranting|tantrum|hissy fit|here we go(?: again)?|not again)"
    r" (?:about|over|of|out of|with|by|on)|(?:complaining|moaning|whining|fretting|panicking|worrying) (?:about|over))"
)
_ABOUT = Rare(
    rf"\b{_WORRIES} (?P<what>(?:the|a|an|one|your|our|my|this|that|these|those|some|two|three|a few|a couple of) [^,;:\"“”?]+?|[a-z]+s)(?P<who>, (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?-i:[A-Z])[\w'-]+|, (?:sir|madam|ma'am))?(?P<tail>[,;] .+)?$",
    re.I,
)
_PLAIN_SHRUG = Rare(
    r"^(?:(?:oh|ah|look|well|so|now|please|just|kindly|sir|madam|honestly|frankly|come on|seriously|really|listen|hey),? )*(?:do )?"
    r"(?:do not|don't|stop|let's not|try not to|no|not|enough|there's no|there is no|no need|i don't understand why|i don't see why|i can't see why|why|you(?:'re| are)|you'd be|you would be|you must be|you(?:'ve| have)? \w+ing|nobody|no one|(?:i|we) (?:really |honestly )?(?:don't|do not|won't|will not|can't|cannot|couldn't|have no|haven't got|have better|have more|haven't)|"
    r"(?:i|we)(?:'m| am|'re| are) not (?:going to|interested)|(?:i|we)(?:'m| am|'re| are) (?:tired|sick)|i've heard|we've heard|other (?:guests|customers|clients|people|users|tenants|patients|parents|colleagues|members|residents)|what(?:'s| is) the|i'd not|i wouldn't|it(?:'s| is) (?:silly|pointless|not worth|hardly worth|no use)|here we go|would you|must you|need you|relax|calm down|chill)\b",
    re.I,
)
#: Orders and answers that stand beside the shrug.
_ELSE = Rare(r"\b(?:until|unless|before|after|if|because|instead|than|and|price is|will)\b|\d", re.I)
_NO_CONCERN = Rare(
    r"\b(?:it|this|that|them|me|us|you|yourself|nothing|everything|anything|something|things|people|customers|life|proportion|whether|how|why|what|who|which|(?:my|our) \w+|spilt milk|time|feelings?|opinions?|complaints?|fact|sorts|kinds?|reviews?|ratings?|lawyers?|threats?|holidays?|plans|birthday|wedding|kids|children|family|dog|cat|husband|wife|mother|mum|boss|job|career|weekend|hobby|garden|ex|childhood|diet|religion|politics|thin air|molehills?|peanuts)$|^(?:all sorts|nothing|that|this|those|these|it|others|folks)$",
    re.I,
)


def concern_named(case: Case) -> Iterator[Proposal]:
    """ "There's no need to get upset about a short delay." -> "We understand your concern about the short delay." """
    text = said(case)
    if re.search(r"\b(?:please|sorry|thank\w*)\b", text, re.I) and not re.match(
        r"(?:oh |well |now )?please (?:do not|don't|stop|calm|relax)", text, re.I
    ):
        return
    text = re.sub(r" and (?:let|get|go|enjoy|be|move|just|leave|start|stop) [^,;:]+$", "", text)
    found = _ABOUT.search(text)
    if found is None or not _PLAIN_SHRUG.match(text):
        return
    lead, what = text[: found.start()], found["what"]
    what = re.sub(
        r" (?:any ?more|today|these days|at all|again|all the time|so much|like that|any longer|any further|now|please|either|here)$",
        "",
        what,
    )
    kept = _tail(found["tail"])
    if (
        kept is None
        or TELLS.search(re.sub(r"\b(?:can't|cannot|will not|won't|could|need)\b", "", lead))
        or _ELSE.search(what)
    ):
        return
    if not nominal(what) or _NO_CONCERN.search(what) or len(what.split()) > 7:
        return
    thing = _concern(case, what)
    yield Proposal(
        case.finish(f"{case.writer} understand your concern about {thing}{called(found['who'])}{kept}"),
        _HEARD,
        warmth=1,
    )


_AS_FOR = Rare(
    r"^(?:as (?:for|to|regards)|regarding|concerning|about|on|re) (?P<what>(?:your (?:concerns?|worr(?:y|ies)|points?|complaints?|questions?|remarks?|comments?) (?:about|on|over|regarding|with) )?(?:the|your|this|that|those|these) [^,;:\"“”?]+?)(?:,|:| [–—-]) (?P<rest>.+)$",
    re.I,
)
_ABOUT_POINT = Rare(
    r"^your (?P<noun>concern|worry|worries|concerns|complaints?|points?|questions?|remarks?|comments?|feedback) (?:about|on|over|regarding|with) (?P<what>(?:the|your|our|this|that|a|an) [\w' -]+)$",
    re.I,
)
_SHRUGS = Rare(
    r"\b(?:every(?:one|body|body's)?|nobody|no one|we(?:'ve| have) all|people|worse|grow up|relax|whatever|big deal|file (?:that|it|this) under|get over|live with|so what|who cares|meh|drama|fuss|it happens|things happen|problems?|that's life|moan|cry|first world|better things|more important|don't care|could not care|couldn't care|not interested|end of the world|survive|noted and)\b",
    re.I,
)
_DEEDS = Rare(
    r"\d|\b(?:refund\w*|replac\w+|attached|tomorrow|today|tonight|\w+day|stays?|stands?|closed|sold|paid|we(?:'ll| will)|i(?:'ll| will)|please|because|open|fixed|repair\w*|sent|deadline|final|no refunds?)\b",
    re.I,
)


def noted(case: Case) -> Iterator[Proposal]:
    """ "As for your worry about the frogs, who cares." -> "I understand your concern about the frogs."; "Your point about the lid is noted; so what." """
    text = said(case)
    found = _AS_FOR.match(text)
    if (
        found is not None
        and covered(case) > 0.6
        and _SHRUGS.search(found["rest"])
        and not _DEEDS.search(found["rest"])
        and len(found["rest"].split()) < 16
    ):
        point = _ABOUT_POINT.match(found["what"])
        what = point["what"] if point is not None else found["what"]
        if (
            nominal(what)
            and not re.search(r"\b(?:opinions?|attitude|feelings?|suggestions?|ideas?|complaints?|request)$", what)
            and (point or HARM.search(what) or what.lower().startswith("your "))
        ):
            yield Proposal(
                case.finish(f"{case.writer} understand your concern about {_concern(case, what)}"), _HEARD, warmth=1
            )
        return
    taken = _TAKEN.match(text)
    if taken is not None and nominal(taken["what"]) and not _DEEDS.search(taken["rest"]):
        noun = taken["noun"].lower()
        yield Proposal(case.finish(f"thank you for your {noun} {taken['joint']} {taken['what']}"), _HEARD, warmth=1)


_TAKEN = Rare(
    r"^(?:i(?:'ve| have) (?:noted|heard|read|seen|got) |we(?:'ve| have) (?:noted|heard|read|seen|got) )?your (?P<noun>points?|comments?|remarks?|feedback|suggestions?|messages?|note|e-?mails?|letters?) (?P<joint>about|on|regarding|concerning) (?P<what>(?:the|our|your|this|that) [\w' -]+?)(?: (?:is|are|was|were|has been|have been) (?:duly )?(?:noted|heard|received|read|seen|registered|filed|binned|ignored))?(?:[,;:]| [–—-]| and| but) (?P<rest>(?:but |and |so )?(?:we get|i get|we've heard|i've heard|nobody|no one|it|that|let's|we have better|i have better|we have more|so what|who cares|frankly|honestly|move on|can we|now|irrelevant|we(?:'re| are) not|i(?:'m| am) not|it changes|the answer|life|you're|you are)\b.*)$",
    re.I,
)


_MATTERS = Rare(
    r"^(?:(?:honestly|frankly|look|sorry|well|oh|quite frankly|to be honest),? (?:but )?)*(?P<what>(?:the|your|this|these|those) [\w' -]+?|[\w-]+s(?: \w+){0,5}?) (?:is|are|was|were) (?:(?:really|simply|just|frankly|honestly|clearly|absolutely|quite) )*(?:of (?:no|zero|little|absolutely no|no earthly|no great) (?:interest|concern|importance|consequence|relevance)(?: (?:to|for) (?:me|us|anyone|anybody|anyone here))?|(?:irrelevant|unimportant|immaterial|uninteresting|meaningless)(?: (?:to|for) (?:me|us|anyone))?|not (?:important|interesting|relevant|worth (?:my|our|the) (?:time|trouble|effort))(?: (?:to|for) (?:me|us|anyone))?|neither here nor there|the last thing on my mind|the least of (?:my|our) (?:worries|problems))$|"
    r"^(?:(?:honestly|frankly|look|well),? )*(?P<what2>(?:the|your|this|these|those) [\w' -]+?) (?:(?:does not|doesn't|do not|don't) (?:really )?(?:interest (?:me|us|anyone)|matter(?: (?:to|for) (?:me|us|anyone))?|concern (?:me|us))|couldn't (?:interest|matter to|concern) (?:me|us) less|makes no difference(?: to (?:me|us))?|leaves? (?:me|us) cold)$|"
    r"^(?:(?:honestly|frankly|look|well),? )*(?:i|we) (?:really |honestly |simply |just )?(?:have no (?:interest in|time for|use for|patience for)|could not be less interested in|couldn't be less interested in|am not interested in|are not interested in|'m not interested in|'re not interested in|don't have (?:the )?time (?:for|to (?:discuss|deal with|look at|go into|hear about|talk about)|to worry about)|do not have time (?:for|to discuss)|have better things to do than (?:discuss|talk about|worry about|listen to|hear about)|have more important things to do than (?:discuss|talk about|worry about|deal with)|don't want to (?:discuss|hear (?:about|any more about|anything about)|talk about)) (?P<what3>(?:the|your|this|these|those|another) [\w' -]+?)(?: (?:again|now|today|any ?more|any longer|right now|with you|any further|at the moment))*$",
    re.I,
)
_ISSUE = Rare(
    r"\b(?:refund|discount|offer|proposal|products?|services?|quote|application|cv|pitch|subscription|invitation|bid|request|excuses?|whining|moaning|nonsense|drama|attitude|opinions?|complaints?|feelings?|problems?|use case|feedback|stories|story|tone|life|business|wishes|demands?|theories|theory|rant|tantrums?)\b",
    re.I,
)


def matters(case: Case) -> Iterator[Proposal]:
    """ "Your bad back is of no interest to us." -> "We understand that your bad back matters to you." """
    found = _MATTERS.match(said(case))
    if found is None or case.question:
        return
    what = found["what"] or found["what2"] or found["what3"]
    if (
        not nominal(what)
        or _ISSUE.search(what)
        or re.match(r"(?:which|what|how|who|whose|whether|where|when|why|if)\b", what, re.I)
        or re.match(r"(?:this|that|these|those|another|all|other) ?$", what, re.I)
    ):
        return
    if found["what3"]:
        thing = re.sub(r"^another\b", "the", what)
        yield Proposal(
            case.finish(f"{case.writer} understand your concern about {_concern(case, thing)}"), _HEARD, warmth=1
        )
        return
    many = re.match(r" (?:are|were|do|don't)\b", said(case)[said(case).find(what) + len(what) :]) is not None
    if re.search(r"\b(?:couldn't|leaves?|makes)\b", said(case)) and re.search(r"(?<!s)s$", what):
        return
    yield Proposal(
        case.finish(f"{case.writer} understand that {inner(case, what)} {'matter' if many else 'matters'} to you"),
        _HEARD,
        warmth=1,
    )


_NO_PROBLEM = Rare(
    r"^(?:(?:honestly|frankly|look|well|oh|but|to me|really|to be honest|in my opinion),? )*(?:(?:it|that|this)(?:'s| is|'s really| is really|'s hardly| is hardly)(?: (?:really|just|simply|hardly|actually))*(?: not)?(?: (?:really|exactly|even))? (?:an? )?(?:(?:real|serious|big|genuine|actual|great|major|proper) )?(?:non-issue|non-problem|first-world problem|first world problem|luxury problem|problem|issue|thing to worry about)(?: (?:to|for) (?:me|us))?|"
    r"(?:(?:it|that|this) (?:isn't|is not)|(?:i|we) (?:really )?(?:don't|do not|can't|cannot|fail to) (?:really )?(?:see|understand|get|think)(?: (?:what|where|that|why))?(?: (?:it|this|that) is)?) (?:a|the|any|what the)? ?(?:(?:real|serious|big|genuine|actual|great|major) )?(?:problem|issue|big deal|fuss)(?: (?:is|here))*)$",
    re.I,
)


def problem_seen(case: Case) -> Iterator[Proposal]:
    """ "That's not a real problem." -> "I understand that this is a problem for you." """
    text = said(case)
    if (
        _NO_PROBLEM.match(text) is None
        or case.question
        or not re.search(r"\b(?:not|n't|non|first|luxury|hardly|fail|can't|cannot)\b|n't\b", text, re.I)
    ):
        return
    yield Proposal(case.finish(f"{case.writer} understand that this is a problem for you"), _HEARD, warmth=1)
    yield Proposal(case.finish(f"{case.writer} understand that this matters to you"), _HEARD, warmth=1)


_CALM = Rare(
    r"^(?:(?:oh|ah|look|well|so|now|please|just|kindly|ok|okay|honestly|come on|hey|listen),? )*(?:(?:you (?:really |just )?(?:need|have|ought) to|you should(?: really)?|i think you (?:should|need to)|i suggest (?:that )?you|why don't you|can you(?: please| just)?|could you(?: please| just)?|would you(?: please| just)?|let's(?: all| just)?|try to|i need you to|maybe you should|perhaps you should)(?: just| all| really)? )?"
    r"(?:calm (?:yourself )?down|relax|chill(?: out)?|settle down|take it easy|get over (?:it|yourself|this|that)|deal with (?:it|this|that)|suck it up|let it go|lighten up|get a grip|grow (?:up|a thicker skin)|toughen up|cool it|keep your (?:hair|shirt) on|take a deep breath|take a chill pill|live with (?:it|this|that)|move on|get used to it)"
    r"(?: (?:a (?:little|bit)|please|now|for once|for a (?:second|moment|minute)|about (?:it|this|that)|will you|would you|already|then|and move on))*(?P<who>,? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?-i:[A-Z])[\w'-]+|,? (?:sir|madam|ma'am|please))?$|"
    r"^(?:(?:oh|well|look|but|and),? )*(?:that(?:'s| is)|this is|it(?:'s| is)|sounds like|looks like) (?:entirely |really |simply |just |now )?(?:your|a you) (?:own )?(?:problem|issue|worry|headache)(?:,? (?:not (?:ours|mine)|i'm afraid|then))?$|"
    r"^(?:(?:well|look|and|but),? )*(?:what (?:do|did|would) you (?:want|expect) (?:me|us) to do(?: about (?:it|this|that))?(?: (?:now|exactly|then))?|so what|you(?:'re| are) (?:just |clearly |really )?blowing (?:this|it|things) (?:all |way )?out of proportion|let's not blow (?:this|it|things) (?:all |way )?out of proportion|do(?: not|n't) blow (?:this|it|things) (?:all |way )?out of proportion|(?:i|we) (?:really )?(?:don't|do not) (?:see|understand) (?:why|how) (?:it|this|that) (?:even )?matters|this (?:is|isn't) (?:really )?(?:not )?worth (?:discussing|talking about|the trouble|my time|our time)|make (?:such )?a drama(?: out)? of it|don't make (?:such )?(?:a|an) (?:drama|fuss|scene|issue|big deal)(?: out)?(?: of| about) (?:it|this|that))$",
    re.I,
)


def calmed(case: Case) -> Iterator[Proposal]:
    """ "You need to calm down." "Please calm down, Mr Berger." -> "We understand your concern." """
    found = _CALM.match(said(case))
    if found is None or not _heard_of(case):
        return
    who = (found["who"] or "").strip(" ,")
    who = "" if who.lower() == "please" else who
    yield Proposal(case.finish(f"{who + ', ' if who else ''}{case.writer} understand your concern"), _HEARD)

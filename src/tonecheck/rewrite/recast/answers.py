"""Answers that stay answers: concerns taken up instead of waved off, refusals said by a person and not by a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import fallback, owning, remove
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.frames import (
    HARM,
    TELLS,
    WHO,
    called,
    covered,
    finite,
    inner,
    nominal,
    said,
    the_thing,
)
from tonecheck.rewrite.recast.standing import before, names_thing

_HEARD = "takes the concern up instead of waving it off"
_FIRM = "the answer stays, said by a person"

# ---------------------------------------------------------------------------------------------------- dismissals

_AGITATED = (
    r"(?:calm (?:yourself )?down|relax|chill(?: out)?|settle down|take it easy|get over (?:it|yourself)|deal with it|suck it up|let it go|lighten up|"
    r"(?:do not|don't) get (?:so |too )?(?:upset|worked up|excited|angry|cross|mad|emotional)|pull yourself together|give it a rest|(?:would you )?give over|get a grip|toughen up|cry me a river|boo hoo|"
    r"(?:you're|you are) (?:overreacting|imagining things|being (?:oversensitive|dramatic|silly|paranoid)|making (?:far |much )?(?:too much|a fuss|a mountain out of a molehill|a drama|such a fuss))|"
    r"(?:do not|don't) be (?:so |such a |a )?(?:sensitive|dramatic|silly|drama queen|baby|upset|paranoid|childish)|"
    r"(?:do not|don't) (?:go )?(?:mak(?:e|ing) (?:a|an|such a|any) (?:drama|fuss|scene|song and dance|issue|mountain)(?: out)?|get your knickers in a twist|panic|overreact|obsess|fret|stress|whine|moan|lose (?:any )?sleep)(?: so much)?|"
    r"try not to (?:obsess|panic|fret|worry|overreact)|stop (?:fretting|worrying|whining|moaning|fussing|complaining|panicking|overreacting|obsessing|making (?:a|such a) fuss)|"
    r"(?:there's |there is |it's )?no (?:point|need|use|sense) (?:in )?(?:getting|being) (?:so )?(?:upset|worked up|excited)|(?:i wouldn't|you needn't|no need to) (?:lose (?:any )?sleep|fret|panic)|"
    r"too bad|that's life|such is life|join the club|welcome to the club|you'll (?:live|cope|survive|get over it)|worse things happen(?: at sea)?|boys will be boys|life's too short)"
)
_CALM = Rare(
    rf"^(?:(?:oh|ah|look|well|so|now|please|just|kindly|sir|madam|ma'am|come on),? )*(?:do )?{_AGITATED}"
    rf"(?: (?:about|over|to) (?P<what>[^,;:]+?))?{WHO}(?P<tail>[,;] .+)?$",
    re.I,
)
_CARES = Rare(
    r"^(?:(?:honestly|frankly|look|oh|sir|madam|and|well),? )*(?:who cares|so what|nobody (?:here )?cares|i (?:really |honestly )?(?:couldn't|could not|can't|don't) (?:bring myself to )?care(?: less)?|"
    r"what (?:is|'s) it to (?:me|us)|what do (?:i|we) care|it makes no difference to (?:me|us)|i'm not interested|i am not interested|i don't see why anyone would care|i don't give a damn)"
    rf"(?: (?P<joint>about|over|in|on|if|that|whether|what|how|which|who))? (?P<what>[^,;:]+?){WHO}(?P<tail>[,;] .+)?$",
    re.I,
)
_SHRUGS = Rare(
    r"^[,;] (?:it's|it is|that's|that is|this is|it was) (?:only |just )?(?P<what>(?:an?|one) [^,;:]+)$", re.I
)


def understood(case: Case) -> Iterator[Proposal]:
    """ "Don't get upset about a missing spoon." -> "I understand your concern about the missing spoon." """
    text = said(case)
    made = _calmed(case, text) or _cared(case, text)
    if made is not None:
        yield Proposal(case.finish(made), _HEARD, warmth=1)


def _calmed(case: Case, text: str) -> str | None:
    text = re.sub(r" and (?:let|get|go|enjoy|be|move|just|leave|start|stop) [^,;:]+$", "", text)
    found = _CALM.match(text)
    if found is None:
        return None
    what, kept = found["what"], _tail(found["tail"])
    shrug = _SHRUGS.match(found["tail"] or "")
    if what is None and shrug is not None and nominal(shrug["what"]) and HARM.search(shrug["what"]):
        what, kept = shrug["what"], ""
    if kept is None:
        return None
    if what is not None and (not nominal(what) or re.match(r"(?:it|this|that|them)\b", what, re.I)):
        if not re.fullmatch(r"it|this|that", what, re.I):
            return None
        what = None
    if what is None and not _heard_of(case):
        return None
    about = f" about {_concern(case, what)}" if what else ""
    return f"{case.writer} understand your concern{about}{called(found['who'])}{kept}"


def _cared(case: Case, text: str) -> str | None:
    found = _CARES.match(text)
    if found is None or _tail(found["tail"]) != "" or re.match(r"(?:me|you|us)\b", found["what"], re.I):
        return None
    joint, what = (found["joint"] or "").lower(), re.sub(r" (?:any ?more|today|these days|at all)$", "", found["what"])
    who = called(found["who"])
    if joint in ("about", "over", "in", "on") and nominal(what) and not re.match(r"your (?:opinion|view)", what, re.I):
        thing = _concern(case, what) if re.match(r"(?:an?|one|your) ", what) else what
        return f"{case.writer} understand your concern about {thing}{who}"
    if joint in ("if", "that") and len(what.split()) > 2:
        return f"{case.writer} understand your concern that {what}{who}"
    if joint in ("whether", "what", "how", "which", "who") and len(what.split()) > 2:
        if joint.lower() == "which" or re.match(r"(?:which|what colour|what color|what time)\b", what, re.I):
            return None  # A matter of taste to both, more likely.
        return f"{case.writer} understand that it matters to you {joint} {what}{who}"
    return None


def _concern(case: Case, what: str) -> str:
    """ "your commas" -> "the commas": whose they are is said by "your concern"."""
    return the_thing(case, re.sub(r"^your ", "the ", what, flags=re.I))


_TAUTOLOGY = Rare(r"\b(\w+)s? (?:will |is |are )?(?:\w+ )?when (?:it|they|he|she) \1s?\b", re.I)


def _tail(tail: str | None) -> str | None:
    """What is kept of the words behind a dismissal: what tells something; None where that is not clear."""
    if not tail:
        return ""
    rest = tail.strip(" ,;")
    if re.match(r"(?:as they say|hey|ok|okay|honestly|seriously|will you|mate|man|dude)$", rest, re.I):
        return ""
    if re.match(
        r"(?:every(?:body|one)?|all|people|most|nobody|no one|other|somebody|we've all|it's not|it is not|you'll|pallets|\w+s happen)\b",
        rest,
        re.I,
    ):
        return "" if not re.search(r"\d|\bwill be\b", rest) else None
    if TELLS.search(rest) and re.match(r"(?:it|they|the|your|we|i|this|these|those)\b", rest, re.I):
        return f"; {rest}"
    return None


_OPENS = Rare(
    r"^(?:take it or leave it|like it or not|(?:you can )?(?:complain|moan|whine|shout|argue|write)(?: about it)? all you (?:like|want)|whether you like it or not|you can shout as much as you like|"
    r"too bad|tough(?: luck)?|hard luck|boo hoo|hard cheese|deal with it|get over it|suck it up|live with it|meh|yawn|cry me a river|read my lips)(?:, (?:Mr|Mrs|Ms|Dr)\.? [A-Z]\w+)?[,;:] "
    r"(?:but )?(?P<rest>(?:that|this|the|your|our|my|we|i|there|\w+s?'s|[a-z]+ (?:is|are|has|have))\b.+)$",
    re.I,
)


def afraid_instead(case: Case) -> Iterator[Proposal]:
    """ "Take it or leave it, that is the date we have." -> "I'm afraid that is the date we have." """
    found = _OPENS.match(said(case))
    if found is None or re.search(
        r"[;:]|\byour problem\b|\b(?:care|happens|had enough|better things)\b", found["rest"]
    ):
        return
    if re.match(
        r"(?:that's|that is) (?:life|how|what|the way)|i (?:don't|didn't|do not)\b", found["rest"], re.I
    ) or not finite(case, found["rest"]):
        return
    yield Proposal(case.finish(f"I'm afraid {inner(case, found['rest'])}"), _FIRM, warmth=1)


_STUB = Rare(
    r"^(?:(?:Mr|Mrs|Ms|Dr)\b|\w+,|(?:it's|that's|it is|that is|it was|that was|this is|this was) (?:only |just )?(?:an?|one) |(?:every(?:one|body)|nobody|no one|people|all|most|some|other|ten|many|you|i only|worse)\b|\w+s (?:happen|get|are|come)\b)",
    re.I,
)


_ECHO = Rare(
    r"\W*(?:(?:i|we) (?:only|just)|some of us|all i)\b|\W*(?:i|we)(?:'ve|’ve| have)? (?:\w+ )?(?:read|seen|noted|heard|received|got)\b",
    re.I,
)
_SHRUGGED = Rare(
    r"\b(?:worse things|that's life|such is life|things happen|it happens|could be worse|c'est la vie)\b", re.I
)
#: Trouble told of: left alone it is a bare echo that wants a word of regret.
_REPORTS = Rare(r"\b(?:has|have|had|was|were|got|came|went|broke|fell|lost)\b", re.I)


def without_brushing_off(case: Case) -> Iterator[Proposal]:
    """Without the words that brush off, where they open or close the sentence and the rest is not one more shrug."""
    for recast in (remove.without_denial, remove.without_opening, remove.without_tail, remove.without_parenthesis):
        for proposal in recast(case):
            text = proposal.text
            if _ECHO.match(text) or (
                _SHRUGGED.search(said(case)) and not _SHRUGGED.search(text) and _REPORTS.search(text)
            ):
                continue
            if not _STUB.match(text) and finite(case, text) and len(text.split()) > 4:
                yield proposal


_WAVES_OFF = Rare(
    r"\b(?:who cares|nobody (?:died|cares)|couldn't care|not (?:my|our) (?:problem|funeral|circus|headache|monkey)|your (?:problem|worry|headache)|you problem|whatever|survive|live with it|used to it|be happy|be glad|be grateful|"
    r"end of the world|big deal|drama|fuss|moan\w*|whin\w+|complain\w*|crying?|cheddar|hats come|heard it all|yeah yeah|blah|boo hoo|yawn|meh|(?:nothing|not|better things|more important things) to worry about|better things|bothered|imagin\w+|life goes on|world still turns|"
    r"when I care|think happy|look on the bright side|count your blessings|get in line|leave me in peace|here we go|be my biggest|only one|more serious \w+ than|important one|overreact\w*|toughen|grow up|an opera|so big|"
    r"(?:would|will|'d) also|everyone|everybody|somebody else|knickers|take it up with the weather|therapist|your mom|your mother|hardly|hold your|pillow|other shops|somewhere else|stop \w+ing|be fine|isn't everything|does not matter|doesn't matter|"
    r"many people|all like|move along|move on|water under the bridge|come and go|spilt milk|some folks|so what|give it a rest|let it go|lighten up|calm|relax)\b",
    re.I,
)
_TELLS_MORE = Rare(
    r"\d|[£$€₹@]|\b(?:please|refund\w*|replac\w+|attached|tomorrow|today|tonight|\w+day|closed|closing|expired|because|so (?:i|we|the|your)|instead|should have|lost|dried|ticket|send|bring|give|answer|reply|tell me|come back|reset|restart|ice|window|sock|tea|coffee|picture|milkshake|spray|trap|door)\b",
    re.I,
)


def heard(case: Case) -> Iterator[Proposal]:
    """A sentence that only waves off: "Stiff cheddar." -> "I understand your concern." """
    text = said(case)
    if covered(case) < 0.8 or len(text.split()) > 16 or not _WAVES_OFF.search(text):
        return
    if case.next is not None and case.next.segment is case.sentence.segment and len(text.split()) < 3:
        return  # Such a word goes without a trace.
    if _TELLS_MORE.search(text) or re.search(
        r"\b(?:i|we)(?:'ll| will| can| did| sent| chose| tend)\b|[\"“]", text, re.I
    ):
        return
    if re.match(
        r"(?:whatever, )?do (?:it|as|what)\b|(?:i|we|he|she|they) (?!can|could|don't|do not|haven't|hear|get|wouldn't)\w+ed\b|(?:put|wear|take (?!it|a)|go (?:and|make)|have (?:a|one)|type|buy|ask(?! me))\b",
        text,
        re.I,
    ):
        return
    if not _heard_of(case):
        return
    yield Proposal(case.finish(f"{case.writer} understand your concern"), _HEARD)


_REPORTED = Rare(
    r"\b(?:you|your)\b.*\b(?:sa(?:y|id)|wr[io]te|written|mention\w*|ask\w*|complain\w*|worr\w+|concern\w*|report\w*|raised?|find|found|feel|felt|think|letters?|e-?mails?|mails?|messages?|notes?|questions?|list|points?)\b",
    re.I,
)


def _heard_of(case: Case) -> bool:
    """Whether "your concern" has been spoken of, and nothing is named that the reader would then miss."""
    if names_thing(case):
        return False
    sentence = before(case)
    if sentence is None:
        return re.search(r"\byou problem\b|\b(?:I|we) only\b", case.plain) is None
    return (_REPORTED.search(sentence.text) is not None and case.next is None) or (
        _REPORTED.search(sentence.text) is not None
        and not re.match(r"\W*(?:i|we) only\b", case.next.text if case.next is not None else "", re.I)
    )


# ---------------------------------------------------------------------------------------------------------- policies

_RULE = r"(?:rules?|rulebook|polic(?:y|ies)|procedures?|process(?:es)?|regulations?|terms(?: and conditions| of (?:service|use|business))?|t&cs|conditions|protocols?|guidelines?|guides?|code|law|sop|contract|handbook|agreement|lease|system|playbook|by-?laws|norms?|act|schedule|tariff(?: card)?|matrix|circular|charter|contributing\.md|sla|computer|fine print|small print|docket|order form|brand standards|deed|freeze|warranty|rate (?:card|sheet))"
_HOLDER = r"(?:(?:my|our|the|your|this|that|these|those|[\w']+'s) )?(?:[\w'-]+ ){0,3}?"
_END = r"(?:,? (?:full stop|period|end of story|and that's that|that's it|i'm afraid|nothing (?:i|we) can do|so no|as simple as that|only|my hands are tied|not up to me|nobody can change|not me|madam|sir|i don't make the rules))*"
_NOTHING_MORE = (
    r"(?:,? (?:and|so|which) (?:(?:i|we) (?:can't|cannot|can not|won't|will not|have|'ve) (?:do anything about it|(?:no|nothing) (?:more|further|other|else)[\w ]*|no (?:other )?answer[\w ]*|change (?:it|that)|discuss[\w ]*|answer[\w ]*)|"
    r"that(?:'s| is) (?:all|that|it|where)[\w' ]*|there(?:'s| is) nothing[\w' ]*|(?:it )?cannot be helped|are not open to [\w ]+|aren't up for debate|(?:the )?rules? appl(?:y|ies) to every\w+|there we are|so (?:no|closing)))?"
)
_SORRY = r"^(?:(?:sorry|look|well|sir|madam|ma'am|as i said|unfortunately|hospital|no)[,;]? )*"
_BARE = Rare(
    rf"{_SORRY}(?:(?:[\w'-]+ ){{0,3}}?(?P<a>{_RULE}|[\w-]+) (?:is|are|means?) (?:[\w'-]+ ){{0,3}}?(?P=a)|(?:that's|that is|it's|it is|this is|those are|these are) (?:just |simply |only )?{_HOLDER}{_RULE}(?: only)?|"
    rf"(?:{_HOLDER}{_RULE}|rules) (?:apply|applies)(?: to (?:all|every\w+)[\w ]*)?|my hands are tied(?: by [\w' ]+)?|nothing (?:i|we) can do|there(?:'s| is) nothing (?:i|we) can do|nothing can be done(?: as per \w+)?|{_HOLDER}{_RULE}, (?:my hands are tied|nothing (?:i|we) can do|not up to me)|"
    rf"(?:i|we) (?:don't|do not|didn't) make the rules(?:, (?:i|we) (?:only|just) [\w ]+)?|(?:i|we) (?:only|just|merely) follow(?:ing)? (?:the )?{_RULE}|{_HOLDER}{_RULE} (?:says? what (?:it|they) says?|is what it is|are what they are|(?:says?|said) no|leaves? (?:me|us) no discretion)|because {_HOLDER}{_RULE} says so[\w ]*|"
    rf"{_HOLDER}{_RULE} (?:won't|doesn't|does not|don't) (?:allow|permit) (?:it|this|that)|{_HOLDER}{_RULE} (?:don't|doesn't|do not|does not) make exceptions|{_HOLDER}{_RULE} (?:is|are) there|{_HOLDER}(?:has|have) {_RULE}|{_HOLDER}{_RULE} is not allowing (?:it|this|that))"
    rf"{_NOTHING_MORE}{_END}{WHO}$",
    re.I,
)
_RULE_TAIL = Rare(
    rf"(?:,? (?:full stop|period|end of story)|[,;–-]+ ?(?:and )?(?:it's|it is|that's|that is|those are|this is) (?:all )?(?:in|on|per|the|our|my|just|simply|written|printed|company|store|hotel|practice|hr|how|so)\b[^,;]*\b(?:{_RULE}|website|bill|quote|receipt|paperwork|tag)(?: and [^,;]*)?|"
    rf", (?:it )?(?:says|as per|per|according to|under) (?:so on )?(?:the |our |my |existing |extant |company )*[\w ]*{_RULE}\b[^,;]*|, (?:\w+ )?(?:{_RULE})| as per (?:the |extant |existing |company |our |school )*[\w ]*{_RULE}| in terms of (?:our|the) {_RULE}| in accordance with (?:our|the) [\w ]+|, no exceptions?)$",
    re.I,
)
_RULE_SAYS = Rare(
    rf"{_SORRY}{_HOLDER}{_RULE}(?: of (?:use|service|business))? (?:states?|says?|means?|provides?|stipulates?|is clear|are clear)(?: clearly)?(?: that)? (?P<rest>(?:we|i|you|the|no|your|our|all|deposits?|refunds?|\w+s) [^:;]*\b(?:is|are|can|can't|cannot|do|don't|does|doesn't|must|have|has|may|only|aren't|isn't|end|go|count)\b.*)$",
    re.I,
)
_NOT_LET = Rare(
    rf"{_SORRY}{_HOLDER}(?:{_RULE}|corporate|head office|management|compliance|finance|legal|hr) (?:(?:simply |just )?(?:won't|doesn't|don't|does not|do not|will not)) (?:let|allow|permit) (?P<who>me|us|you|officers|staff|our \w+) (?:to )?(?P<what>\w+ [^;:,]+)(?:, please)?$|"
    rf"{_SORRY}{_HOLDER}(?:{_RULE}|corporate|head office|management|compliance) (?:prohibits?|prevents?|stops?|keeps?|forbids?) (?P<who2>me|us|you|officers|staff) (?:from )?(?P<what2>(?:\w+ing|to \w+) [^;:,]+)$",
    re.I,
)
_POINTS = Rare(
    r"^(?:please |kindly |pls )?(?:refer to|see|consult|read|check|go through|have a look at) (?P<where>(?:the |our |my |your |clause |section |page |article )[^,;]*?)(?: for (?P<about>(?:the |an? |your )[^,;]+?))?(?: please)?$|"
    r"^i (?:would |must |can only )?refer you to (?P<where2>(?:the |our |my |clause |section )[^,;]+)$|"
    r"^(?:it's|it is|that's|that is|this is|everything is) (?:all )?(?:written |covered |set out |laid down |explained |dealt with |described )?(?:in|on) (?P<where3>(?:the |our |my |your |clause |section |page )[^,;]+)$|"
    r"^(?P<about4>(?:the |your |our )?[\w' -]+?) (?:is|are) (?:dealt with|covered|described|set out|explained|laid down|addressed|regulated|governed)(?: in| by| on) (?P<where4>(?:the |our |my |your |clause |section |page )[^,;]+)$",
    re.I,
)
_PLAIN_NO = Rare(
    r"\b(?:non-?refundable|non-?negotiable|non-?returnable|final|exclude[sd]?|not|no|only|never|cannot)\b|n't\b", re.I
)


def afraid_no(case: Case) -> Iterator[Proposal]:
    """ "Rush fees are non-negotiable, says the rate card's terms." -> "I'm afraid rush fees are non-negotiable." """
    text = said(case)
    if case.question or re.search(
        r"\b(?:afraid|apolog\w+|please)\b", re.sub(r", (?:please|i'm afraid)$|^please ", "", text, flags=re.I), re.I
    ):
        return
    for made in (_bare(case, text), _let(text), _no(case, text), _consequence(case, text)):
        if made is not None:
            yield Proposal(case.finish(f"I'm afraid {made}"), _FIRM)
            return


_REFUSED = Rare(
    r"\b(?:not|no|cannot|never|only|unable|declin\w+|refus\w+|non-\w+|closed|final|expired|must|fees?|charged?)\b|n't\b",
    re.I,
)


def _refused(case: Case, text: str) -> bool:
    """Whether "I can't change this" has something to point at: a refusal before, or a "this" of the sentence's own."""
    sentence = before(case)
    if sentence is not None:
        return _REFUSED.search(sentence.text.replace("’", "'")) is not None
    return (
        re.search(
            r"^(?:(?:well|sorry|look),? )?(?:this|that|it)\b|\bnothing (?:i|we) can do\b|\bhands are tied\b", text, re.I
        )
        is not None
    )


def _bare(case: Case, text: str) -> str | None:
    """A rule and nothing else: "Rules are rules." """
    found = _BARE.match(text)
    if (
        found is None
        or len(text.split()) > 20
        or re.search(
            r"\d|\b(?!(?:that|it|there|this)'s)\w+'s (?!just|simply|only|the |our |my |is\b|that)|s' ", text, re.I
        )
    ):
        return None
    if re.search(
        r"\b(?:against|contrary|outside|beyond|breach|not allowing|(?:won't|doesn't|does not|don't|do not) (?:allow|permit)|says? no|said no)\b",
        text,
        re.I,
    ):
        return None  # The rule refuses something; that stays.
    if not _refused(case, text) or re.search(r"\b(?:in|on) (?:the|our|your|my)\b", text, re.I):
        return None
    return f"I can't change this{called(found['who'])}"


def _let(text: str) -> str | None:
    """ "The system won't let me refund it" -> "I can't refund it"."""
    found = _NOT_LET.match(text)
    if found is None:
        return None
    who = (found["who"] or found["who2"]).lower()
    what = found["what"] or found["what2"]
    if re.search(r"\bso\b", what) or (found["what2"] and not found["what2"].startswith("to ")):
        verb = re.match(r"(\w+)ing\b(.*)", what)
        if verb is None or verb[1] not in ("discuss", "say", "comment", "disclos", "tell", "explain", "answer"):
            return None
        what = {"disclos": "disclose"}.get(verb[1], verb[1]) + verb[2]
    what = re.sub(r"^to ", "", what)
    return f"{ {'me': 'I', 'you': 'you'}.get(who, 'we') } can't {what}"


def _no(case: Case, text: str) -> str | None:
    """What a rule refuses, without the rule."""
    says = _RULE_SAYS.match(text)
    if says is not None:
        return str(says["rest"]) if _stands(case, says["rest"]) else None
    tail = _RULE_TAIL.search(text)
    rest = text[: tail.start()] if tail is not None else text
    rest = re.sub(
        r"^(?:sorry(?: now)?|well|look|ma'am|sir|madam|kindly note that|please note that),? (?:but )?",
        "",
        rest,
        flags=re.I,
    )
    none = re.match(r"^no (?P<what>[a-z]+s|[a-z]+ [a-z]+s|refund|exchange|cancellation)$", rest, re.I)
    if none is not None and tail is not None:
        what = none["what"]
        return (
            f"{case.writer} can't offer {what if what.endswith('s') else 'a ' + what}"
            if re.search(r"refund|return|exchange|discount", what)
            else None
        )
    rest = inner(case, rest)
    return rest if (tail is not None or says is not None) and _stands(case, rest) else None


_SO = Rare(
    rf"^(?P<rule>[^;]*\b(?:{_RULE}|pay grade|tier)\b[^;]*?)(?:,? so |[,;] and |; )(?P<rest>(?:i|we|you|the|your|no|that(?= (?:is|isn't|can't|cannot|stays|stands)\b)|[a-z]+ [a-z]+s) [^;]+)$",
    re.I,
)
_SEE = Rare(r"^(?P<no>[^,;]+), (?:please )?see (?P<where>(?:my|our|the) [^,;\d]+)$", re.I)
_COLD = Rare(
    r"\b(?:nothing (?:more|further|to add|else)|no (?:other )?answers?|discuss\w*|conversation|yours again|that's|this is|closing|answers your|an answer|still|leave it|is final|up for debate|say more|we go by|take it up|lost ring)\b",
    re.I,
)


def _consequence(case: Case, text: str) -> str | None:
    """ "It's in the fine print, so the fee stays on the bill" -> "the fee stays on the bill"."""
    pointed = _SEE.match(text)
    if pointed is not None and _stands(case, pointed["no"]):
        return f"{inner(case, pointed['no'])}; you can find the details in {pointed['where']}"
    found = _SO.match(text)
    if found is None or _COLD.search(found["rest"]) or re.search(r"[,:\"“]", found["rest"]):
        return None
    refused = re.match(r"(?:i|we|you) (?:can't|cannot|can not|won't|aren't|don't)\b", found["rest"], re.I)
    stays = re.search(
        r"\b(?:stays?|stands?|remains?|isn't|aren't|is not|are not|can't|cannot|won't|for your account)\b",
        found["rest"],
    )
    if not (refused or stays) or not finite(case, found["rest"]) or not 4 <= len(found["rest"].split()) <= 18:
        return None
    return str(found["rest"])


def _stands(case: Case, rest: str) -> bool:
    """Whether words are one plain refusal that "I'm afraid" can open."""
    if not 3 <= len(rest.split()) <= 22 or not _PLAIN_NO.search(rest) or not finite(case, rest):
        return False
    if re.match(
        r"(?:and|but|so|if|unless|because|no\b(?! \w+ (?:can|is|are|may))|yes|kindly|refer|read|see|go|check|per|as|by|in|under|for|what|once|not|nothing|without|about|as to|clause|section \d+[.,]?$)\b",
        rest,
        re.I,
    ):
        return False
    if re.search(
        rf"[:;\"“]|\b(?:full stop|period|end of story|closing|rest of it|speaks? for itself|debate|nothing (?:further|more|to add)|answers? (?:that|your)|no other answer|anything about it|what it (?:is|says)|([\w-]+) (?:is|are|means?) \1|by the (?:circular|book|matrix)|it stands so|{_RULE})\b",
        rest,
        re.I,
    ):
        return False
    return not re.search(r", (?:and|so|hence|then|kindly|but|even)\b", rest, re.I)


_POINTED = "tells where it stands, as a help and not as a shield"


def where_it_stands(case: Case) -> Iterator[Proposal]:
    """ "Refer to our terms." -> "You can find the details in our terms." """
    text = said(case)
    found = _POINTS.match(text)
    if found is None or case.question:
        return
    where = next(found[name] for name in ("where", "where2", "where3", "where4") if found[name])
    about = found["about"] or found["about4"]
    if about and re.match(r"the same$", about, re.I):
        about = None
    if re.search(r"\b(?:and|so|but|what it|as)\b", where.replace("terms and conditions", "terms")) or (
        about and not nominal(about)
    ):
        return
    where = re.sub(r",? you signed$", "", where)
    if about and re.match(r"(?:the |an? )(?:reason|answer|explanation|details?)\b", about, re.I):
        thing = re.sub(r"^an? ", "the ", about)
    elif about:
        thing = f"the details on {inner(case, about)}"
    else:
        thing = "the details"
    at = "on" if re.match(r"(?:page|the back)\b|(?:\w+ ){1,2}(?:website|site|page)$", where, re.I) else "in"
    yield Proposal(case.finish(f"you can find {thing} {at} {where}"), _POINTED)
    if not about and found["where"] and not re.search(r"\d", where):
        yield Proposal(case.finish(f"could you have a look at {where}, please?"), _POINTED)


def plain_no(case: Case) -> Iterator[Proposal]:
    """Without the words about the rule that close the sentence, where the refusal itself stays."""
    for recast in (owning.without_policy, remove.without_tail):
        for proposal in recast(case):
            if re.match(
                r"\W*(?:the|our) (?:computer|system|rules?|polic\w+|software) (?:says?|means?|states?)\b",
                proposal.text,
                re.I,
            ):
                continue
            if _PLAIN_NO.search(proposal.text) and not re.search(
                r", (?:but|and) [^,]*,|\b[A-Z]{4,}, I'm afraid", proposal.text
            ):
                yield proposal


def gentle_no(case: Case) -> Iterator[Proposal]:
    """Like `fallback.courteous_no`, where what is left is a sentence that a person would say."""
    for proposal in fallback.courteous_no(case):
        if not re.search(
            r"means non-|\b(\w+) (?:is|are) \1\b|\bno longer\b.*\bso be it\b|afraid no \w+s? (?:on|after|before|for|without|within|of|at|in)\b",
            proposal.text,
            re.I,
        ):
            yield proposal

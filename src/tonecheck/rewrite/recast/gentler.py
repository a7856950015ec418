"""What a good colleague says where a sentence brushes off, shrinks, half apologises or hides behind a rule.

The words are fixed frames with the thing itself put in: the concern, the damage, the answer. What the reader needs to
know is kept; where a tail may tell something, nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.rewrite.recast.case import Case, Proposal, inflect

_LITTLE = "how big it is, is for the reader to say"
_HEARD = "takes the concern up instead of waving it off"
_SAYS_SORRY = "says sorry for what happened, not for how it was taken"
_FIRM = "the answer stays, said by a person"

#: What tells the reader something: such words are not dropped.
_TELLS = re.compile(
    r"\d|[£$€₹@]|\b(?:will|won't|shall|please|can|can't|cannot|could|would|must|need|refund\w*|replac\w+|send|sent|call|ring|repl(?:y|ied)|closed|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|"
    r"today|tomorrow|tonight|week|month|attached|here)\b|'ll\b",
    re.I,
)
#: Words for harm or fault: what an apology can be for.
_HARM = re.compile(
    r"\b(?:delay\w*|wait|mistake\w*|error\w*|glitch\w*|mix-up\w*|issue|problem|scratch\w*|dent\w*|typo\w*|leak\w*|hiccup|setback|bug|outage|downtime|gap|drip|"
    r"stain|crack\w*|hole|smell|noise|dust|damp|roach\w*|cockroach\w*|mice|mouse|bruise|nosebleed|fever|turbulence|seepage|watermark|wrong|missing|missed|lost|late|"
    r"cancel\w+|bounced|crushed|broken|dented|damaged|unreturned|unanswered|duplicate\w*|mislabel\w+|overcharg\w+|stiff|sticky|torn|cracked|chipped|scuff\w*|"
    r"swapped|pixelated|blurr\w+|faded|shortfall|mismatch|breach|annoyance|inconvenience|slip|letterbox|comma|spelling|wobble|rattle|queue|insect\w*|sand|mud|teasing)\b",
    re.I,
)
_SMALL = re.compile(
    r"\b(?:(?:very|really|rather|pretty|truly|such|quite) )?(?:small|tiny|minor|slight|little|mere|minuscule|measly|teeny|trifling|trivial|cosmetic|bit of an?|"
    r"bit of|single|odd|only|just|merely) ",
    re.I,
)


def said(case: Case) -> str:
    """The words of the sentence in one line, with straight apostrophes and without its final marks."""
    return re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")


def _the(thing: str) -> str:
    """A thing as one that both know: "a missing spoon" -> "the missing spoon", "your commas" stay yours."""
    thing = _SMALL.sub("", f"{thing} ").strip()
    thing = re.sub(r"^(?:a|an|one|some|such(?: an?)?|the one|the|any|little)\s+(?=\w)", "the ", thing, flags=re.I)
    if not re.match(r"(?:the|your|our|my|this|that|these|those|his|her|their|\d)\b", thing, re.I):
        thing = f"the {thing}"
    return thing[:1].lower() + thing[1:]


def _nominal(thing: str) -> bool:
    """Whether words are a thing and no clause."""
    return not re.search(
        r"\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|who|which|that's|it's|and|or|but|to|you|we|i|if|me|us)\b|n't\b|[,;:]",
        thing,
        re.I,
    )


# ---------------------------------------------------------------------------------------------------- dismissals

_WHO = r"(?P<who>,? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?-i:[A-Z])[\w'-]+|, (?:sir|madam|ma'am))?"
_AGITATED = (
    r"(?:calm (?:yourself )?down|relax|chill(?: out)?|settle down|take it easy|get over (?:it|yourself)|deal with it|suck it up|let it go|lighten up|"
    r"pull yourself together|give it a rest|(?:would you )?give over|get a grip|toughen up|cry me a river|boo hoo|"
    r"(?:you're|you are) (?:overreacting|imagining things|being (?:oversensitive|dramatic|silly|paranoid)|making (?:far |much )?(?:too much|a fuss|a mountain out of a molehill|a drama|such a fuss))|"
    r"(?:do not|don't) be (?:so |such a |a )?(?:sensitive|dramatic|silly|drama queen|baby|upset|paranoid|childish)|"
    r"(?:do not|don't) (?:make (?:a|such a) (?:drama|fuss|scene|song and dance)|get your knickers in a twist|panic|overreact|obsess|fret|stress|whine|moan|lose (?:any )?sleep)|"
    r"try not to (?:obsess|panic|fret|worry|overreact)|stop (?:fretting|worrying|whining|moaning|fussing|complaining|panicking|overreacting|obsessing|making (?:a|such a) fuss)|"
    r"(?:there's |there is |it's )?no (?:point|need|use|sense) (?:in )?(?:getting|being) (?:so )?(?:upset|worked up|excited)|(?:i wouldn't|you needn't|no need to) (?:lose (?:any )?sleep|fret|panic)|"
    r"whatever|tough(?: luck)?|too bad|that's life|such is life|join the club|welcome to the club|you'll (?:live|cope|survive|get over it)|worse things happen(?: at sea)?|boys will be boys|life's too short)"
)
_CALM = re.compile(
    rf"^(?:(?:oh|ah|look|well|so|now|please|just|kindly|sir|madam|ma'am|come on),? )*(?:do )?{_AGITATED}"
    rf"(?: (?:about|over|on|of|to) (?P<what>[^,;:]+?))?{_WHO}(?P<tail>[,;] .+)?$",
    re.I,
)
_CARES = re.compile(
    r"^(?:(?:honestly|frankly|look|oh|sir|madam|and|well),? )*(?:who cares|so what|nobody (?:here )?cares|i (?:really |honestly )?(?:couldn't|could not|can't|don't) (?:bring myself to )?care(?: less)?|"
    r"what (?:is|'s) it to (?:me|us)|what do (?:i|we) care|it makes no difference to (?:me|us)|i'm not interested|i am not interested|i don't see why anyone would care|i don't give a damn)"
    rf"(?: (?P<joint>about|over|in|on|if|that|whether|what|how|which|who))? (?P<what>[^,;:]+?){_WHO}(?P<tail>[,;] .+)?$",
    re.I,
)
_SHRUGS = re.compile(
    r"^[,;] (?:it's|it is|that's|that is|this is|it was) (?:only |just )?(?P<what>(?:an?|one) [^,;:]+)$", re.I
)


def understood(case: Case) -> Iterator[Proposal]:
    """ "Don't get upset about a missing spoon." -> "I understand your concern about the missing spoon." """
    text = said(case)
    found = _CALM.match(text)
    if found is not None:
        what = found["what"]
        shrug = _SHRUGS.match(found["tail"] or "")
        if what is None and shrug is not None and _nominal(shrug["what"]):
            what, kept = shrug["what"], ""
        else:
            kept_tail = _tail(found["tail"])
            if kept_tail is None:
                return
            kept = kept_tail
        if what is not None and (not _nominal(what) or re.match(r"(?:it|this|that|them)\b", what, re.I)):
            if not re.fullmatch(r"it|this|that", what, re.I):
                return
            what = None
        about = f" about {_concern(what)}" if what else ""
        yield Proposal(case.finish(f"{case.writer} understand your concern{about}{_called(found['who'])}{kept}"), _HEARD)
        return
    found = _CARES.match(text)
    if found is None or _tail(found["tail"]) != "" or re.match(r"(?:me|you|us)\b", found["what"], re.I):
        return
    joint, what = (found["joint"] or "").lower(), re.sub(r" (?:any ?more|today|these days|at all)$", "", found["what"])
    if joint in ("about", "over", "in", "on") and _nominal(what) and not re.match(r"your (?:opinion|view)", what, re.I):
        thing = f"concern about {_concern(what) if re.match(r'(?:an?|one|your) ', what) else what}"
        yield Proposal(case.finish(f"{case.writer} understand your {thing}{_called(found['who'])}"), _HEARD)
    elif joint in ("if", "that") and len(what.split()) > 2:
        yield Proposal(case.finish(f"{case.writer} understand your concern that {what}{_called(found['who'])}"), _HEARD)
    elif joint in ("whether", "what", "how", "which", "who") and len(what.split()) > 2:
        yield Proposal(
            case.finish(f"{case.writer} understand that it matters to you {joint} {what}{_called(found['who'])}"), _HEARD
        )


def _concern(what: str) -> str:
    """ "your commas" -> "the commas": whose they are is said by "your concern"."""
    return _the(re.sub(r"^your ", "the ", what, flags=re.I))


def _called(who: str | None) -> str:
    return "" if not who else f", {who.strip(' ,')}"


_TAUTOLOGY = re.compile(r"\b(\w+)s? (?:will |is |are )?(?:\w+ )?when (?:it|they|he|she) \1s?\b", re.I)


def _tail(tail: str | None) -> str | None:
    """What is kept of the words behind a dismissal: what tells something; None where that is not clear."""
    if not tail:
        return ""
    rest = tail.strip(" ,;")
    if re.match(r"(?:as they say|hey|ok|okay|honestly|seriously|will you|mate|man|dude)$", rest, re.I):
        return ""
    if _TAUTOLOGY.search(rest) or re.match(r"(?:every(?:body|one)?|all|people|most|nobody|no one|other|somebody)\b", rest, re.I):
        return "" if not re.search(r"\d|'ll\b|\bwill be\b", rest) else None
    if _TELLS.search(rest) and re.match(r"(?:it|they|the|your|we|i|this|these|those)\b", rest, re.I):
        return f"; {rest}"
    return None


_OPENS = re.compile(
    r"^(?:take it or leave it|like it or not|(?:you can )?(?:complain|moan|whine|shout|argue|write)(?: about it)? all you (?:like|want)|whether you like it or not|you can shout as much as you like)[,;:] "
    r"(?P<rest>(?:that|this|it|the|your|our|my|we|i)\b.+)$",
    re.I,
)


def afraid_instead(case: Case) -> Iterator[Proposal]:
    """ "Take it or leave it, that is the date we have." -> "I'm afraid that is the date we have." """
    found = _OPENS.match(said(case))
    if found is None or re.search(r"[;:]|\byour problem\b", found["rest"]):
        return
    yield Proposal(case.finish(f"{_afraid(case)} {found['rest']}"), _FIRM)


def _afraid(case: Case) -> str:
    return "I'm afraid"


# ------------------------------------------------------------------------------------------------------ making small

_SHRINKS = (
    r"(?:hardly|barely|scarcely|nothing|neither here nor there|no (?:big deal|great loss|catastrophe|disaster|tragedy|drama|harm)|not (?:a big deal|the end of the world|a crime|a disaster|serious|that bad|a catastrophe)|"
    r"(?:very |pretty |perfectly |quite |completely |totally )?(?:normal|common|usual|small change|peanuts|trivial|negligible)|a storm in a teacup|part of the charm|small beer|small potatoes|"
    r"a (?:very )?(?:small|minor|tiny) (?:matter|thing)|something we see|well within|to be expected|isn't the end of the world)"
)
_IT_IS = re.compile(
    r"^(?:(?:oh|so|well|look|honestly|come on|please|after all),? )*(?:it|this|that)(?:'s| is| was) (?:(?:really|after all|honestly|surely) )?(?P<only>only |just |merely |hardly more than |nothing but )?"
    r"(?P<what>(?:an?|one|the(?: one)?|two|three|four|five|six|\d+) [^,;:–—]+?)(?P<tail>(?:[,;:]| [–—-]) .+)?$",
    re.I,
)
_TALKING = re.compile(
    r"^(?:(?:oh|so|well|look|honestly),? )*(?:we're|we are) (?:only |just )?talking about (?P<what>(?:an?|one|two|three) [^,;:]+)$", re.I
)
_THING_IS = re.compile(rf"^(?P<what>[^,;:]+?)(?:,? (?:is|are|was|were|isn't|aren't) (?:really |surely |after all )?{_SHRINKS}\b.*| doesn't make .+| shouldn't colou?r .+| can happen .+| happens? (?:to|in|every|all)\b.+)$", re.I)
_NEVER_HURT = re.compile(
    r"^(?:a |one )?(?P<whole>(?:nobody|no one) ever died (?:of|from) (?P<dead>[^,;:]+)|(?P<bit>(?:bit of|little|bit) [^,;:]+?) never (?:hurt|killed|harmed|stopped|bothered) (?:any(?:one|body)|nobody)\b[^,;:]*)$", re.I
)
_BELITTLES = re.compile(
    r"^(?:(?:[,;:]| [–—-]) )?(?:and |but |so |as |which )?(?:it's |it is |that's |that is |it was |is |isn't |are )?(?:honestly|really|sir|madam|that's all|that is all|nothing more|if that|at (?:the )?most|once|"
    r"(?:not |hardly |scarcely |barely |nothing |no ).*|(?:you'd |you |nobody |no one |people |most |every(?:one|body) |they |all |i bet |these things |life |worse |you can |who ).*|as (?:any|every).*|even if .*)$",
    re.I,
)


def sorry_about(case: Case) -> Iterator[Proposal]:
    """ "It's one missing row, honestly." "A cancelled visit is nothing." -> "We're sorry about the missing row." """
    text = said(case)
    if case.question or re.search(r"\b(?:sorry|apolog\w+|afraid)\b", text, re.I):
        return
    found = _IT_IS.match(text)
    if found is not None:
        what, tail = found["what"], found["tail"]
        shrinks = found["only"] or _SMALL.search(what) or re.match(r"(?:the )?one\b", what, re.I) or tail
        if not shrinks or (tail and (not _BELITTLES.match(tail) or _TELLS.search(tail))):
            return
        if re.search(r"\b(?:matter|thing|thought|detail|joke|question|day|way|fact|lot|bit|formality|case|report|game|job|price|font)\b$", what):
            return
    else:
        found = _TALKING.match(text) or _THING_IS.match(text)
        hurt = _NEVER_HURT.match(text)
        if found is not None:
            what = found["what"]
        elif hurt is not None:
            what = hurt["dead"] or hurt["bit"]
        else:
            return
        if not _HARM.search(what) or not case.doc[case.start].is_alpha:
            return
    thing = _the(what)
    if not _nominal(thing) or len(thing.split()) > 9 or len(thing.split()) < 2 or re.search(r"\bof (?:those|these|them)\b", thing):
        return
    yield Proposal(case.finish(f"{case.sorry} about {thing}"), _LITTLE, warmth=1)


_TROUBLE_TOLD = re.compile(
    r"\b(?:not|never|no|nobody|nothing|late|delay\w*|wrong|lost|miss\w*|fail\w*|broke\w*|without|twice|error\w*|cancel\w*|wait\w*|forgot\w*|overlook\w*|damag\w+|dent\w*|crush\w*|"
    r"bounc\w+|delet\w+|dropp\w+|stuck|mislaid|misplac\w+|mislabel\w+|uncounted|swapped|gouge\w*|scratch\w*|off|out|short\w*|upside down|thrown away|closed|sticks?|stopped|charged|downgraded|mistake|"
    r"mixed|clipped|tore|torn|leak\w*|flood\w*|overcharg\w+|blocked|spelled|mispelt|sideways|upset|noise|smell|inaudible|pixelated|tracked)\b|n't\b",
    re.I,
)
_TAIL_SHRINKS = re.compile(
    r",? (?:(?:I grant you|granted|yes|ok|okay|sure|true)[,;] )?(?:(?:[,;] ?|[–—-] )?(?:but|and|so|though|which|while)\b ?|[,;] )(?P<tail>[^;]+)$", re.I
)
_SHRUGGED = re.compile(
    r"\b(?:nothing|hardly|barely|nobody|no one|most (?:people|customers|guests|clients)|every(?:one|body)|at least|life goes on|never hurt|not like anyone|end of the world|neither here nor there|"
    r"no harm|no great|no odds|still (?:have|got|works?|holds?|good)|only (?:one|a|an|the|two|three)|just (?:one|a|an|the|two|three)|that's (?:one|only|just|barely)|small thing|tiny|(?:looks?|reads?|works?) (?:almost |nearly |much )?(?:the )?(?:same|fine)|"
    r"you did have|you'd never|there's always|it's not (?:as if|like)|not (?:a|an|the) [\w' ]+|mere|these things happen|like on any|we've all|you can hardly|good exercise|character)\b",
    re.I,
)


def sorry_for_head(case: Case) -> Iterator[Proposal]:
    """ "Page 46 printed upside down, but that's one page of many." -> "We're sorry that page 46 printed upside down." """
    text = said(case)
    if case.question or re.search(r"\b(?:sorry|apolog\w+|afraid|please)\b", text, re.I):
        return
    inner = case.inner(case.start, case.body_end).replace("’", "'")
    found = next((m for m in re.finditer(r"(?:,? (?:I grant you|granted|yes|ok|okay|true))?(?:,|;| [–—-])? (?P<joint>but|and|so|though|which|it|that|a|an)\b|[,;] ", inner)
                  if re.match(r"[,;]", m[0]) or m["joint"] == "but"), None)
    if found is None:
        return
    head, tail = inner[: found.start()].rstrip(" ,;"), inner[found.start() :]
    tail_words = re.sub(r"^[\s,;–—-]+", "", tail)
    if not _SHRUGGED.search(tail_words) or _TELLS.search(tail_words) or not _TROUBLE_TOLD.search(head):
        return
    if _SHRUGGED.search(head) or len(head.split()) < 4 or re.match(r"(?:you|if|when|it|there|that|this|what|only)\b", head, re.I):
        return
    verbs = [t for t in case.tokens if t.tag_ in ("VBD", "VBP", "VBZ") and t.idx - case.tokens[0].idx < len(head)]
    if not verbs or re.search(r"\b(?:will|may|might|maybe|somewhat)\b|'ll\b", head):
        return
    head = _SMALL.sub("", head + " ").strip() if re.search(r"\b(?:a|the|one) (?:tiny|small|little|minor|slight) ", head) else head
    yield Proposal(case.finish(f"{case.sorry} that {head}"), _LITTLE, warmth=1)


def sorry_after(case: Case) -> Iterator[Proposal]:
    """After the sentence that tells what went wrong: "We lost your file. Big whoop." -> "We're sorry about this." """
    previous = case.sentence.index - 1
    if previous < 0 or case.question:
        return
    before = case.analysis.sentences[previous]
    if before.segment is not case.sentence.segment or not before.text.rstrip().endswith("."):
        return
    gap = case.analysis.message.raw[case.analysis.sentence_span(before).end : case.analysis.sentence_span(case.sentence).start]
    text = said(case)
    if "\n\n" in gap or not _TROUBLE_TOLD.search(before.text) or re.search(r"\b(?:sorry|apolog\w+)\b", before.text, re.I):
        return
    if re.match(r"\W*(?:i|we|he|she|it|they)? ?(?:hear|see|note|know)\b", before.text, re.I) or re.search(r"\byou (?:forgot|failed|never|didn't)\b", before.text, re.I):
        return
    words = [i for i in range(case.start, case.body_end) if case.doc[i].is_alpha]
    if sum(i in case.marked for i in words) < 0.7 * len(words) or _promises(text):
        return
    yield Proposal(case.finish(f"{case.sorry} about this"), _LITTLE, warmth=1)


def _promises(text: str) -> bool:
    """Whether words offer, ask or promise something."""
    return bool(
        re.search(r"\b(?:please|refund\w*|replac\w+|attached|enclosed|(?:i|we|he|she|they)(?:'ll| will| can))\b|\d", text, re.I)
    )


# --------------------------------------------------------------------------------------------------------- apologies

_APOLOGETIC = re.compile(r"\b(?:sorry|apolog\w+|regrets?|regretted|regrettable|pity|shame|unfortunate|sympath\w+|empathi[sz]e)\b", re.I)
_DISLIKED = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies|regret)\b(?: that| if)? (?P<what>(?:the|our|my|this) [\w' -]+?) (?:(?:didn't|did not|doesn't|wasn't|was not|isn't|weren't|were not|hasn't) (?:quite )?"
    r"(?:speak to you|what you|to your (?:liking|taste)|as you|a fit\b|up to (?:scratch|your)|feel like|your (?:taste|cup))|(?:felt|seemed|looked|came as|fell short|failed to (?:impress|please)))",
    re.I,
)
_UNHAPPY = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies|regret)\b(?: that| if)? you(?:'re| are| were|'ve been| feel| felt)? (?:so |not |un)?(?:unhappy|happy|upset|disappointed|displeased|dissatisfied|annoyed|frustrated|satisfied|cross|angry|let down|misled) "
    r"(?:with|about|by|over|at) (?P<what>(?:the|our|my|your|this|that) [\w' -]+?)(?:,? (?:but|though|yet|however)\b(?P<but>.*)|; (?P<semi>.*))?$",
    re.I,
)
_FOUND = re.compile(
    r"\b(?:sorry|apologi[sz]e|apologies|regret)\b.*? (?:found|find|finds|consider|considered|thought|perceived) (?P<what>(?:the|our|my|this) [\w'-]+(?: [\w'-]+)?) (?:to be )?(?:(?:too|so|a bit|rather) )?\w+$",
    re.I,
)


def bare_apology(case: Case) -> Iterator[Proposal]:
    """ "I'm sorry your feelings are what they are." -> "I'm sorry about this." """
    text = said(case)
    sorry = _APOLOGETIC.search(text)
    if sorry is None or case.question:
        return
    mine = re.search(r"\b(i|i'm|i'd|my)\b", text[: sorry.end()], re.I)
    ours = re.search(r"\b(?:we|we're|our|management|board|council|department|company|office|clinic|school|hotel)\b", text[: sorry.end()], re.I)
    who = "I'm sorry" if mine and not ours else "We're sorry" if ours else case.sorry
    for pattern in (_UNHAPPY, _DISLIKED, _FOUND):
        found = pattern.search(text)
        if found is None:
            continue
        rest = " ".join(filter(None, (found.groupdict().get("but"), found.groupdict().get("semi"))))
        if not _firm(rest) and not _TELLS.search(rest) and _nominal(found["what"]):
            yield Proposal(case.finish(f"{who} about {found['what'].lower() if found['what'].isupper() else found['what']}"), _SAYS_SORRY, warmth=1)
        return
    words = [i for i in range(case.start, case.body_end) if case.doc[i].is_alpha]
    if sum(i in case.marked for i in words) < 0.6 * len(words) or len(words) > 24:
        return
    if _TELLS.search(text) or _firm(text) or re.search(r"[\"“]|\bbecause\b|\bsorry to hear\b", text):
        return
    if re.match(r"[^,]*\b(?:i said|we said|said sorry)\b", text, re.I) and case.next is not None:
        return
    yield Proposal(case.finish(f"{who} about this"), _SAYS_SORRY)


def _firm(text: str) -> bool:
    """Whether words hold a refusal or position that the reader needs."""
    return bool(
        re.search(r"\b(?:rules?|policy|stands?|closed|refus\w+|decision|final|remains?|correct|unable|non-refundable|terms|right)\b", text, re.I)
    )


# ---------------------------------------------------------------------------------------------------------- policies

_RULE = r"(?:rules?|polic(?:y|ies)|procedures?|process(?:es)?|regulations?|terms(?: and conditions)?|conditions|protocols?|guidelines?|code|law|sop|contract|handbook|agreement|lease|system|playbook|by-?laws)"
_TAUTOLOGICAL = re.compile(
    rf"^(?:(?:sorry|look|well|sir|madam|ma'am)[,;]? )*(?:(?P<a>{_RULE}) (?:is|are) (?P=a)|(?:that's|that is|it's|it is|this is|those are|these are) (?:just |simply )?(?:the|our|[\w']+'s|company|store|hotel|bank|house|the \w+'s|the \w+)? ?{_RULE}|"
    rf"(?:terms and conditions|rules) apply|my hands are tied(?: by [\w' ]+)?|nothing (?:i|we) can do|there(?:'s| is) nothing (?:i|we) can do|(?:\w+ )?{_RULE}, (?:my hands are tied|nothing (?:i|we) can do|not up to me)|(?:i|we) (?:don't|do not|didn't) make the rules)"
    rf"(?:,? (?:full stop|period|end of story|i don't make the rules|and that's that|that's it|i'm afraid|and (?:i|we) (?:can't|cannot) do anything about it|nothing (?:i|we) can do))?{_WHO}$",
    re.I,
)
_RULE_TAIL = re.compile(
    rf"(?:,? (?:full stop|period|end of story)|[,;] (?:and )?(?:it's|it is|that's|that is|those are|this is) (?:all )?(?:in|on|per|the|our|my|just|simply|written|company|store|hotel|practice|hr|how)\b[^,;]*\b(?:{_RULE}|website|bill|quote|receipt|paperwork|fine print|small print)(?: and [^,;]*)?|"
    rf", (?:says|as per|per|see|according to) (?:the |our |my |existing |extant |company )*[\w ]*{_RULE}\b[^,;]*|, (?:\w+ )?(?:{_RULE})| as per (?:the )?{_RULE}| in terms of (?:our|the) {_RULE}| in accordance with (?:our|the) [\w ]+| as per (?:extant|existing|company|the|our) [\w ]*{_RULE})$",
    re.I,
)
_RULE_SAYS = re.compile(
    rf"^(?:(?:sorry|ma'am|sir|madam)[,;]? )*(?:(?:my|our|the|your|[\w']+'s) )?(?:[\w'-]+ ){{0,3}}{_RULE}(?: of (?:use|service|business))? (?:states?|says?|means?|provides?|stipulates?|is clear|are clear)(?: clearly)? that (?P<rest>\w+ .+)$",
    re.I,
)
_NOT_LET = re.compile(
    rf"^(?:(?:sorry|ma'am|sir|madam|unfortunately)[,;]? )*(?:(?:my|our|the|your|this|[\w']+'s) )?(?:[\w'-]+ ){{0,3}}(?:{_RULE}|sop|corporate|head office|management) (?:(?:simply |just )?(?:won't|doesn't|don't|does not|do not|will not)) (?:let|allow|permit) (?P<who>me|us|you) (?:to )?(?P<what>\w+ [^;:,]+)(?:, please)?$",
    re.I,
)
_POLITE_FACT = re.compile(r"\b(?:non-?refundable|non-?negotiable|nonnegotiable|confidential|final|required?|requires|exclude[sd]?|covers?|cover|apply|applies|not|no|only|never|expires?|expire|must|set|guarantee|answered|described|calls? for)\b|n't\b", re.I)


def afraid_no(case: Case) -> Iterator[Proposal]:
    """ "Rush fees are non-negotiable, says the rate card's terms." -> "I'm afraid rush fees are non-negotiable." """
    text = said(case)
    if case.question or re.search(r"\b(?:afraid|apolog\w+|please)\b", re.sub(r"(?:, )please$", "", text), re.I):
        return
    bare = _TAUTOLOGICAL.match(text)
    if bare is not None:
        yield Proposal(case.finish(f"I'm afraid I can't change this{_called(bare['who'])}"), _FIRM)
        return
    let = _NOT_LET.match(text)
    if let is not None:
        who = {"me": "I", "us": "we", "you": "you"}[let["who"].lower()]
        if not re.search(r"\bso\b", let["what"]):
            yield Proposal(case.finish(f"I'm afraid {who} can't {let['what']}"), _FIRM)
        return
    says = _RULE_SAYS.match(text)
    inner = case.inner(case.start, case.body_end).replace("’", "'")
    if says is not None:
        rest = says["rest"]
    else:
        tail = _RULE_TAIL.search(inner)
        rest = inner[: tail.start()] if tail is not None else inner
        rest = re.sub(r"^(?:sorry(?: now)?|well|look),? (?:but )?", "", rest, flags=re.I)
        none = re.match(r"^no (?P<what>[a-z]+s|[a-z]+ [a-z]+s)$", rest, re.I)
        if none is not None and tail is not None:
            rest = f"we can't offer {none['what']}" if none["what"] in ("refunds", "returns", "exchanges", "discounts") else f"no {none['what']} are possible"
    if not _stands(case, rest):
        return
    yield Proposal(case.finish(f"I'm afraid {rest}"), _FIRM)


def _stands(case: Case, rest: str) -> bool:
    """Whether words are one plain statement that "I'm afraid" can open."""
    if not 3 <= len(rest.split()) <= 26 or not _POLITE_FACT.search(rest):
        return False
    if re.match(r"(?:and|but|so|if|unless|because|no|yes|kindly|refer|read|see|go|check|per|as|by|in|under|for|what|once|not|nothing|without|clause|section \d+[.,]?$)\b", rest, re.I):
        return False
    if re.search(r"[:;\"“]|\b(?:full stop|period|end of story|closing|rest of it|speaks? for itself|debate|nothing (?:further|more|to add)|answers? (?:that|your)|no other answer|anything about it|what it (?:is|says)|(\w+) (?:is|are|means) \1)\b", rest, re.I):
        return False
    if re.search(r", (?:and|so|hence|then) (?:i|we|your|that|there|booking|it)\b", rest, re.I):
        return False
    return any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") and t.text in re.findall(r"[\w-]+|'\w+|n't", rest.replace("n't", " n't")) for t in case.tokens) or "can't offer" in rest or "are possible" in rest


# ----------------------------------------------------------------------------------------------------------- denials

_NOT_TO_BLAME = re.compile(
    r"^(?:(?:sorry|sir|madam),? )?(?:we|i|the \w+|our \w+|management|bank|company|hospital|hotel|this \w+|owner)(?:'re|'m| are| is| am| were| was)? (?:in no way|not|hardly|no way)(?: to be| to)? (?:blame[ds]?|at fault|guilty|liable|responsible|answerable|accountable|culpable)(?: in any (?:way|manner))? (?:for|of) "
    r"(?P<what>(?:your|the|this|that|these|those|any) [\w' -]+)$|"
    r"^(?:we|i|the \w+|our \w+|management|bank|company|hospital|hotel)(?:'d)? (?:had |have |has )?(?:nothing (?:whatsoever )?to do with|no part in|zero involvement in) (?P<what2>(?:your|the|this|that) [\w' -]+)$|"
    r"^(?:we|i|the \w+|management) (?:can't|cannot|can not|won't) be (?:held |made )?(?:responsible|liable|blamed|accountable|answerable) for (?P<what3>(?:your|the|this|that|any) [\w' -]+)$|"
    r"^(?P<what4>(?:your|the|this|that) [\w' -]+?) (?:had|has|have|is|was) (?:got )?nothing (?:whatsoever )?to do with (?:us|me|this \w+|our \w+|the \w+)$|"
    r"^(?P<what5>(?:your|the|this|that) [\w' -]+?) (?:is|was|are|were|isn't|wasn't)(?: not|n't)? (?:our|my|the \w+'s) (?:fault|doing|mistake)$",
    re.I,
)
_COVERED = re.compile(r"\b(?:lost|missing|broken|stolen|damage\w*|burst|breakage|cracked|dented|torn|smashed|wet|spoil\w+|coats?|items|laundry|jackets?|phones?|bill|cost)\b", re.I)
_DEPARTMENT = re.compile(
    r"^(?P<what>(?:the|your|this|that|these) [\w' -]+?) (?:is not|isn't|are not|aren't) (?:my|our) (?:department|section|desk|team|area|job)(?:'s [\w ]+)?$|"
    r"^(?P<what2>(?:the|your|this|that|these) [\w' -]+?) (?:is not|isn't|are not|aren't) a matter for (?P<who>(?:the )?[\w ]+)$",
    re.I,
)


def sorry_to_hear(case: Case) -> Iterator[Proposal]:
    """ "We are not to blame for your missed cruise." -> "I'm sorry to hear about your missed cruise." """
    text = said(case)
    if case.question or len(text.split()) > 22:
        return
    section = _DEPARTMENT.match(text)
    if section is not None:
        what = section["what"] or section["what2"]
        what = what[:1].lower() + what[1:]
        are = "are" if re.search(r"\b(?:are not|aren't)\b", text) else "is"
        where = f"outside {section['who']}" if section["who"] else "by another team"
        if _nominal(what):
            yield Proposal(case.finish(f"I'm afraid {what} {are} handled {where}"), _FIRM)
        return
    found = _NOT_TO_BLAME.match(text)
    if found is None:
        return
    what = next(v for v in found.groups() if v is not None)
    if not _nominal(what) or re.match(r"(?:this|that|these|those)$", what, re.I) or re.search(r"\b(?:what|how)\b", what):
        return
    what = what[:1].lower() + what[1:]
    pronoun = "them" if what.endswith("s") and not what.endswith("ss") else "it"
    if re.match(r"any\b", what) or re.search(r"\b(?:liable|responsible|answerable|accountable)\b", text):
        if _COVERED.search(what) and not re.match(r"any\b", what):
            yield Proposal(case.finish(f"I'm sorry about {what}, but we can't cover {pronoun}"), _FIRM)
        return
    yield Proposal(case.finish(f"I'm sorry to hear about {what}"), "says what it means for the reader; whose fault it is, helps nobody")


# ----------------------------------------------------------------------------------------------------------- threats

_STEP = re.compile(
    r"^(?P<ask>(?:please |kindly )?[A-Za-z]+\b[^;:]*?)(?:,? or|,? otherwise|[,;] or else|,? failing which) (?P<who>i|we)(?:'ll| will| shall)? (?:have to |be forced to )?(?P<step>(?:go to|take (?:it|this|that) (?:to|up with)|speak to|talk to|bring (?:the|your|it)|close (?:the|your) (?:account|file|claim|ticket|case)|"
    r"cancel (?:the|your)|give (?:the|your)|release (?:the|your)|look for|find (?:an)?other|order (?:it|them)? ?elsewhere|escalate|stop (?:work|the)|start without|go ahead without|merge without|send (?:it|them|the \w+) back|return the)\b[^;:]*)$",
    re.I,
)
_MENACE = re.compile(
    r"\b(?:police|cops|lawyers?|solicitors?|court|press|papers|forum|employer|boss|wife|husband|parents|everyone|everybody|sheriff|hell|sea|reporters?|media|regret|public|collectors?|twitter|facebook|linkedin|your clients|street)\b", re.I
)


def step_named(case: Case) -> Iterator[Proposal]:
    """ "Fix it today or I go to Greg." -> "Could you fix it today, please? Otherwise I would have to go to Greg." """
    found = _STEP.match(said(case))
    if found is None or case.question or _MENACE.search(found["step"]):
        return
    first = next((t for t in case.tokens if t.is_alpha and t.lower_ not in ("please", "kindly")), None)
    if first is None or first.tag_ not in ("VB", "VBP") or first.dep_ in ("nsubj", "det"):
        return
    ask = re.sub(r"^(?:please|kindly) ", "", found["ask"], flags=re.I)
    if re.search(r"\b(?:again|keep|don't|you|never)\b", ask, re.I):
        return
    who = "I" if found["who"].lower() == "i" else "we"
    yield Proposal(
        case.finish(f"could you {ask[:1].lower()}{ask[1:]}, please? Otherwise {who} would have to {found['step']}"),
        "asks, and names the next step without the menace",
    )


_AGAIN = re.compile(
    r"^(?:if you )?(?P<deed>[A-Za-z]+ [^,;:]*?\b(?:again|one more time|once more)\b[^,;:]*?),? (?:and|then|i|we|you|your|i'll|we'll|you'll)\b.+$", re.I
)


def not_again(case: Case) -> Iterator[Proposal]:
    """ "Push to main again and your access is gone." -> "Please don't push to main again." """
    found = _AGAIN.match(said(case))
    if found is None or case.question:
        return
    deed = re.sub(r"\b(?:one more time|once more)\b", "again", found["deed"])
    words = deed.split()
    verb = words[0].lower()
    if verb in ("be", "keep", "try", "do", "if", "let", "one", "next", "miss", "don't", "come", "go", "ask", "complain", "call", "write", "phone", "ring", "cross") or not case_verb(case, verb):
        return
    if re.search(r"\d", said(case)[found.end("deed") :]):
        return
    yield Proposal(case.finish(f"please don't {deed[:1].lower()}{deed[1:]}"), "asks for it without the consequences")


def case_verb(case: Case, word: str) -> bool:
    """Whether a word is the base form of a verb that could be an order."""
    return bool(inflect(word, "VBG").endswith("ing")) and any(t.lower_ == word and t.pos_ in ("VERB", "PROPN", "NOUN", "AUX") for t in case.tokens)


# --------------------------------------------------------------------------------------------------------- promises

_TERMS = "a promise that can be kept is worth more than a bigger one"
_CROWNS = re.compile(
    r",? (?:for sure|surely|without (?:any )?fail|no matter what(?: [\w' ]+)?|whatever (?:happens|the \w+ does|it takes)|whatsoever|guaranteed|i promise(?: you)?|(?:you have|you've) my word|i swear|not (?:ever|even once)|never ever|every (?:single )?time|"
    r"or my name isn't [\w ]+|rain or shine|100 ?%|from now until you retire|for ever|forever|for good|as long as (?:you|we) live|so sleep easy|mark my words|hands down|pinky swear|in this life or the next|ever|always)(?=[,.]|$)",
    re.I,
)
_LEADS = re.compile(
    r"^(?:(?:i|we) (?:give you (?:my|our) word|swear(?: on [\w' ]+?)?|promise(?: you)?|can promise(?: you)?|guarantee(?: you)?|can guarantee)(?: that)?|you have my word[:,]?(?: that)?|mark my words[:,]|trust me,|whatever (?:it takes|happens),|believe me,) (?P<rest>(?!to\b)\w+ .+)$",
    re.I,
)


def tempered(case: Case) -> Iterator[Proposal]:
    """ "You will for sure catch your connection." -> "You should catch your connection." """
    text = said(case)
    if case.question or re.search(r"\b(?:aim|try|should|expect|likely|usually)\b", text, re.I):
        return
    lead = _LEADS.match(text)
    rest = lead["rest"] if lead else text
    for _ in range(3):
        rest = _CROWNS.sub("", rest)
    rest = re.sub(r"\b(will|'ll|can|is|are) (?:for sure|surely|certainly|definitely|absolutely|totally|completely|100 ?%) ", r"\1 ", rest, flags=re.I)
    made = _tempered(case, rest)
    if made is None or len(made.split()) < 3 or re.search(r"\b(?:never|always|zero|forever|ever|every single|unlimited|all what)\b", made, re.I):
        return
    yield Proposal(case.finish(made), _TERMS, warmth=1)


_TURNS: tuple[tuple[str, str], ...] = (
    (r"\bthere(?:'ll| will) be no (?:more )?(?=\w)", "there should be no "),
    (r"\bthere won't be (?:a single |one |any )?(?=\w)", "there should be no "),
    (r"\bnothing (?:can|will|could) go wrong\b", "nothing should go wrong"),
    (r"\b(?P<be>is|are) never(?:,? (?:ever )?)? (?=\w)", r"\g<be> rarely "),
    (r"\b(?P<be>is|are) always (?=\w)", r"\g<be> usually "),
    (r"^(?P<who>i|we) never (?=\w)", r"\g<who> rarely "),
    (r"\b(?P<verb>lasts?) forever$", r"\g<verb> a long time"),
    (r"\b(?:is|are) a thing of the past\b", "should be rare"),
    (r"\b(?:is|'s) (?:a sure thing|as good as (?:done|certain)|in the bag)$", " looks likely"),
    (r"\b(?P<be>is|are) (?:guaranteed|certain|sure|bound) to (?=\w)", r"\g<be> likely to "),
    (r"\byou're (?:guaranteed|certain|sure|bound) to (?=\w)", "you're likely to "),
    (r"\b(?:will never(?: again)?|'ll never(?: again)?|won't ever|won't|will not|shan't|'ll not|can't possibly|can never) (?=\w)", " should not "),
)  # fmt: skip


def _tempered(case: Case, text: str) -> str | None:
    """A statement with its absolute word turned into one that can be kept; every "will" of the marked words goes along."""
    own = re.search(r"\b(?:i|we)(?:'ll| will| won't| can| never)\b", text, re.I)
    if own is not None and not re.match(r"(?:i|we) never\b", text, re.I):
        return None
    made = text
    for pattern, put in _TURNS:
        made = re.sub(pattern, put, made, flags=re.I)
    if re.search(r" should .*\b(?:will|'ll)\b|\b(?:will|'ll)\b.* should ", made):
        made = re.sub(r" will (?=\w)|'ll (?=\w)", " should ", made)
    elif made == text:
        made = re.sub(r"(?<=\w) will (?=\w)|(?<=\w)'ll (?=\w)", " should ", text)
    made = re.sub(r" +", " ", re.sub(r"\b(?:ever|single) ", "", made)) if made != text else made
    return made if made != said(case) and made != text else None

"""Regret without a catch: where a sentence makes the trouble small, half apologises or denies it, what is left is that we are sorry.

The words are fixed frames with the trouble itself put in; where a tail may tell the reader something, nothing is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import blame, owning
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.fallback import apology_kept, fact_first, plain_apology
from tonecheck.rewrite.recast.frames import (
    HARM,
    HARM_WORDS,
    SMALL,
    TELLS,
    covered,
    finite,
    inner,
    nominal,
    said,
    the_thing,
)
from tonecheck.rewrite.recast.slots import befell, told_as_past
from tonecheck.rewrite.recast.standing import TROUBLE, before, names_thing, stands, told_before

_LITTLE = "how big it is, is for the reader to say"
_SAYS_SORRY = "says sorry for what happened, not for how it was taken"
_NOT_WHOSE = "says what it means for the reader; whose fault it is, helps nobody"
_SORRY = Rare(r"\b(?:sorry|apolog\w+|afraid|regret\w*)\b", re.I)

# ------------------------------------------------------------------------------------------------------ making small

_SHRINKS = (
    r"(?:hardly|barely|scarcely|nothing|neither here nor there|no (?:big deal|great loss|catastrophe|disaster|tragedy|drama|harm)|not (?:a big deal|the end of the world|a crime|a disaster|serious|that bad|so bad|a catastrophe)|"
    r"(?:very |pretty |perfectly |quite |completely |totally )?(?:normal|common|usual|small change|peanuts|trivial|negligible)|a storm in a teacup|part of the charm|small beer|small potatoes|"
    r"a (?:very )?(?:small|minor|tiny) (?:matter|thing)|something we see|well within|to be expected|the end of the world|much of a muchness|a bit of a nuisance)"
)
_IT_IS = Rare(
    r"^(?:(?:oh|so|well|look|honestly|come on|please|after all),? )*(?:it|this|that)(?:'s| is| was) (?:(?:really|after all|honestly|surely) )?(?P<only>only |just |merely |hardly more than |nothing but |such )?"
    r"(?P<what>(?:an?|one|the(?: one)?) [^,;:–—]+?)(?P<tail>(?:[,;:]| [–—-]) .+)?$",
    re.I,
)
_TALKING = Rare(
    r"^(?:(?:oh|so|well|look|honestly),? )*(?:we're|we are) (?:only |just )?talking about (?P<what>(?:an?|one) [^,;:]+)$",
    re.I,
)
_THING_IS = Rare(
    rf"^(?P<what>[^,;:]+?)(?:,? (?:is|are|was|were|isn't|aren't) (?:really |surely |after all )?{_SHRINKS}\b.*| doesn't make .+| shouldn't colou?r .+| can happen .+| happens? (?:to|in|every|all)\b.+)$",
    re.I,
)
_NEVER_HURT = Rare(
    r"^(?:a |one )?(?:(?:nobody|no one) ever died (?:of|from) (?P<dead>[^,;:]+)|(?P<bit>(?:bit of|little|bit) [^,;:]+?) never (?:hurt|killed|harmed|stopped|bothered) (?:any(?:one|body)|nobody)\b[^,;:]*)$",
    re.I,
)
_JUST = Rare(
    r"^(?:(?:oh|so|well|look|honestly),? )*(?:(?:only|just|merely) )?(?P<what>(?:a|an|one) (?:little |tiny |small |bit of |slight |mere )?[^,;:]+?|small [^,;:]+? only[^,;:]*?)(?P<tail>, [^;]+)?$",
    re.I,
)
_BELITTLES = Rare(
    r"^(?:(?:[,;:]| [–—-]) )?(?:and |but |so |as |which )?(?:it's |it is |that's |that is |it was |is |isn't |are )?(?:honestly|really|sir|madam|that's all|that is all|nothing more|if that|at (?:the )?most|once|easily \w+|"
    r"(?:not |hardly |scarcely |barely |nothing |no ).*|(?:you'd |you |nobody |no one |people |most |every(?:one|body) |they |all |i bet |these things |life |worse |you can |who |he meant ).*|as (?:any|every).*|even if .*)$",
    re.I,
)
_NO_THING = Rare(
    r"\b(?:matter|thing|thought|detail|joke|question|day|way|fact|lot|bit|formality|case|report|game|job|price|font|stuff|reason|one|step|phase|shade|colou?r)\b$",
    re.I,
)


def sorry_about(case: Case) -> Iterator[Proposal]:
    """ "It's one missing row, honestly." "A cancelled visit is nothing." -> "We're sorry about the missing row." """
    text = said(case)
    if case.question or _SORRY.search(text):
        return
    what = _belittled(text)
    if what is None or not (HARM.search(what) or _SPILT.match(what)) or not case.doc[case.start].is_alpha:
        return
    if re.search(r"\bor two\b", what) or (_VAGUE.search(what) and len(text.split()) > 7):
        return  # More than one may be meant, or what it is stands elsewhere in the sentence.
    thing = the_thing(case, re.sub(r" (?:only|once)$", "", what))
    thing = re.sub(r" (on|in) an? (?!\w*(?:day|week|month|year|hour|row|while|way)\b)", r" \1 the ", thing)
    if not nominal(thing) or not 2 <= len(thing.split()) <= 9 or re.search(r"\bof (?:those|these|them)\b", thing):
        return
    yield Proposal(case.finish(f"{case.sorry} about {thing}"), _LITTLE, warmth=1)


_VAGUE = Rare(
    r"^(?:an?|one|the) (?:(?:very|purely|merely|small|minor|tiny|slight|little|cosmetic) )*(?:issues?|problems?|mistake|error)$",
    re.I,
)
_SPILT = Rare(
    r"(?:a |some )?(?:little |bit of |drop of |spot of )+(?:water|sand|paint|rust|soot|oil|ash) (?:in|on) (?:the|your) ",
    re.I,
)
_NO_DEAL = Rare(
    r"^(?:(?:oh|well|look|honestly),? )*(?:it's|it is|that's|this is) (?:no (?:big deal|drama|tragedy)|nothing(?: serious)?|not a big deal), (?:it's |it is )?(?=(?:only|just|merely) )",
    re.I,
)


_CLEFT = Rare(
    r"^(?:it's|it is|it was) (?:only|just|merely) (?P<what>(?:the|your) [\w' -]+?) (?:that|which) (?P<is>(?:is|was|are|were|got) (?:wrong|missing|late|broken|off|lost|misspelt|misspelled|torn|damaged|dented|scratched)(?: (?:on|in|at|from) (?:the|your) [\w' -]+)?)$",
    re.I,
)


def sorry_that_one(case: Case) -> Iterator[Proposal]:
    """ "It's only the house number that is wrong on the permit." -> "We're sorry that the house number is wrong ..." """
    found = _CLEFT.match(said(case))
    if found is not None and nominal(found["what"]) and not case.question:
        yield Proposal(case.finish(f"{case.sorry} that {found['what']} {found['is']}"), _LITTLE, warmth=1)


def _belittled(text: str) -> str | None:
    """The trouble that a sentence makes small: "a missing row" of "It's just a missing row"."""
    text = _NO_DEAL.sub("", text)
    found = _IT_IS.match(text)
    if found is not None:
        what, tail = found["what"], found["tail"]
        shrinks = found["only"] or SMALL.search(what) or re.match(r"(?:the )?one\b", what, re.I) or tail
        if not shrinks or _NO_THING.search(what) or (tail and (not _BELITTLES.match(tail) or TELLS.search(tail))):
            return None
        return str(what)
    found = _TALKING.match(text) or _THING_IS.match(text)
    if found is not None:
        return str(found["what"])
    found = _NEVER_HURT.match(text)
    if found is not None:
        return str(found["dead"] or found["bit"])
    found = _JUST.match(text)
    if found is not None and not (found["tail"] and not _BELITTLES.match(found["tail"])) and nominal(found["what"]):
        return str(found["what"])
    return None


_JOINT = Rare(
    r"(?:,? (?:I grant you|granted|yes|ok|okay|true))?(?:(?:[,;:]| [–—-]) (?:(?:but|and|so|though|although|while|which|as)\b ?)?| (?:but|though) )",
    re.I,
)
_AT_MOST = Rare(
    r",? (?:if that|at (?:the )?most|at worst|that's all|that is all|in the end|when all's said and done|(?:I grant you|granted|yes))$",
    re.I,
)
_HOPE = Rare(
    r"\b(?:came through|survived|(?:not|n't) (?:so|that|too|really) (?:bad|serious|much)|cosmetic|minor|trivial|worry|i would|comes right|average|hopefully|hope|fine|works|arrived safely|all right|back up|fixed|solved|resolved|sorted|corrected|refund\w*|on its way|instead of|no (?:harm|odds|great|big|trouble|bother|catastrophe|drama)|nothing (?:to|really|came|you)|hardly|barely|neither|at least)\b",
    re.I,
)
_NOT_OURS = Rare(
    r".*\b(?:less than|fewer than|under \d|always|usually|normally|every new|in every)|^(?:such|little|some|small|you|if|when|it|there's|that|this|what|only|people|most|every\w*|many|some|one|customers|patients|guests|nobody|no one|of course|hey|he|she|they|a |an |these|those|other)\b",
    re.I,
)


def sorry_for_head(case: Case) -> Iterator[Proposal]:
    """ "Page 46 printed upside down, but that's one page of many." -> "We're sorry that page 46 printed upside down." """
    text = said(case)
    if case.question or _SORRY.search(text) or re.search(r"\bplease\b", text, re.I):
        return
    text = re.sub(r"^(?:so|well|yes|ok|okay|look|honestly|right|granted|now|ah|sure),? ", "", text, flags=re.I)
    joints = [m for m in _JOINT.finditer(text) if m.start() > 8]
    for joint in (joints[0], joints[-1]) if joints else (None,):
        head, tail = (text[: joint.start()], text[joint.end() :]) if joint else (text, "")
        yield from _sorry_that(case, head, tail)


def _sorry_that(case: Case, head: str, tail: str) -> Iterator[Proposal]:
    """The apology for what `head` tells, where `tail` is no more than a shrug."""
    bare = _AT_MOST.sub("", re.sub(r"\b(?:only|just|merely|a mere) (?=\w)|(?<=\w) only$", "", head).strip())
    bare = re.sub(r"\b(?:a touch|a tad|a wee bit|a little bit|a bit|slightly|a shade) (?=\w)", "", bare)
    bare = re.sub(r"\bfor the one (?=\w)", "for one ", bare)
    if not tail and bare == head:
        return
    if _SIZE.search(tail) or re.search(r", (?:not|but|though|although|however)\b|,.*,", bare):
        return  # How long or how many tells the reader something.
    if (
        TELLS.search(tail)
        or not (TROUBLE.search(bare) or HARM.search(bare))
        or _HOPE.search(bare)
        or _NOT_OURS.match(bare)
    ):
        return
    if not 4 <= len(bare.split()) <= 24 or _TROUBLE_TOO.search(tail) or not _told(case, bare):
        return
    bare = re.sub(r"\b(a|the) (?:tiny|small|little|minor|slight|mere) ", r"\1 ", bare)
    who = "I'm sorry" if re.match(r"I\b", bare) else case.sorry
    yield Proposal(case.finish(f"{who} that {inner(case, bare)}"), _LITTLE, warmth=1)


_SIZE = Rare(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|a few|several|couple of|half an?) (?:or \w+ )?(?:minutes?|hours?|days?|weeks?|months?|years?)\b",
    re.I,
)
_TROUBLE_TOO = Rare(
    r"\b(?:if|unless|because|broken|failed|wrong|lost|also|too|sorry|comes? right|next (?:cycle|run|pay|month|week)|we've put|i've put|we have put)\b",
    re.I,
)


def _told(case: Case, text: str) -> bool:
    """Whether words tell what has happened or is so: a finite verb in them, no promise, no guess."""
    if re.search(r"\b(?:will|may|might|maybe|would|could|should|perhaps|if|unless)\b|'ll\b", text, re.I):
        return False
    return finite(case, text)


def sorry_for_trouble(case: Case) -> Iterator[Proposal]:
    """Like `sorry_for_head` in a sentence that brushes off: "Your box is a bit wet, but it's not the end of the world." """
    for proposal in sorry_for_head(case):
        if not re.search(r" sorry that .*(?:\b(?:I|you|not|never|no)\b|n't\b)", proposal.text.replace("’", "'")):
            yield proposal


def owned_trouble(case: Case) -> Iterator[Proposal]:
    """ "I deleted one tab of your sheet, it's not like anyone died." -> "I'm sorry that I deleted one tab of your sheet." """
    for proposal in blame.cause_to_ownership(case):
        what = re.sub(r"^\W*(?:I'm|We're) sorry that ", "", proposal.text.replace("’", "'"))
        trouble = TROUBLE.search(what) and _told(case, what) and not _HOPE.search(what) and not _NOT_OURS.match(what)
        if trouble and not re.search(r"\b(?:only|just|merely|nothing|that that)\b", what):
            yield proposal


_SHRUG_LEFT = Rare(
    r", (?:but|and|so|it|you|your|that|every|nobody|most|people|the|rest)|\b(?:no|not) \w+$|\b(?:every(?:one|body)|nobody|honestly|anyway)\b",
    re.I,
)


_STILL_SMALL = Rare(
    r"\b(?:hiccups?|blips?|glitch(?:es)?|snags?|niggles?|wrinkles?|hitch|teething|a (?:touch|tad|bit|shade)|trifle|slightly|a little)\b",
    re.I,
)
_HICCUP = Rare(
    r"^(?:(?:oh|well|so|look),? )*(?:(?:just|only) )?(?:an? )?(?:(?:tiny|small|little|minor|slight|wee) )*(?:hiccup|blip|glitch|snag|niggle|hitch|wrinkle)(?: though)?(?::| [–—-]|,) (?P<what>(?:the|your|our|my|we|i|nobody|no one|some|all|two|three) .+)$",
    re.I,
)


def whole_size(case: Case) -> Iterator[Proposal]:
    """Like `owning.full_size`, but not where the shrug stands beside the word that goes: "three a day, but just small ones"."""
    named = _HICCUP.match(said(case))
    if named is not None:
        what = named["what"]
        if not case.question and TROUBLE.search(what) and _told(case, what) and not re.search(r"[,;:]", what):
            yield Proposal(case.finish(f"{case.sorry} that {inner(case, what)}"), _LITTLE, warmth=1)
        return
    for proposal in owning.full_size(case):
        text = proposal.text.replace("’", "'")
        if _STILL_SMALL.search(text):
            continue
        if re.match(r"(?:We're|I'm) sorry", text) or (not _SHRUG_LEFT.search(text) and finite(case, text)):
            yield proposal


def sorry_after(case: Case) -> Iterator[Proposal]:
    """After the sentence that tells what went wrong: "We lost your file. Big whoop." -> "We're sorry about this." """
    told = told_before(case)
    text = said(case)
    if told is None or covered(case) < 0.7 or _promises(text) or case.question:
        return
    sorry = "I'm sorry" if re.match(r"\W*I\b", told) else case.sorry
    yield Proposal(case.finish(f"{sorry} about this"), _LITTLE, warmth=1)


def _promises(text: str) -> bool:
    """Whether words offer, ask or promise something."""
    return bool(
        re.search(
            r"\b(?:please|refund\w*|replac\w+|attached|enclosed|(?:i|we|he|she|they|you|it)(?:'ll| will| can))\b|\d",
            text,
            re.I,
        )
    )


_FLIPPANT = Rare(
    r"\b(?:nothing|hardly|barely|nobody|no one|every(?:one|body)|at least|life goes on|never hurt|end of the world|neither here nor there|not as if|not like|no (?:big )?(?:deal|biggie|harm|odds|drama|great)|"
    r"still (?:got|have)|only|just|tiny|small|little|bit|mere\w*|things happen|can happen|we've all|worse|survive|minor|trivial|isn't bad|is short|normal|charm|build character|most (?:people|customers|guests|clients))\b",
    re.I,
)


def sorry_plainly(case: Case) -> Iterator[Proposal]:
    """A shrug that says nothing else: "It's hardly the end of the world." -> "We're sorry about this." """
    text = said(case)
    if case.question or _SORRY.search(text) or covered(case) < 0.85 or len(text.split()) > 14:
        return
    if TELLS.search(text) or not _FLIPPANT.search(text) or re.search(r"\bbecause\b|\"", text):
        return
    if re.match(
        r"(?:i|we|he|she|they|you) (?!still\b)(?:\w+ed|lost|sent|put|gave|had|got|were|was|forgot)\b", text, re.I
    ):
        return
    if not stands(case):
        return
    yield Proposal(case.finish(f"{case.sorry} about this"), _LITTLE)


# --------------------------------------------------------------------------------------------------------- apologies

_APOLOGETIC = Rare(
    r"\b(?:sorry|apolog\w+|regrets?|regretted|regrettable|pity|shame|unfortunate|sympath\w+|empathi[sz]e)\b", re.I
)
_DISLIKED = Rare(
    r"\b(?:sorry|apologi[sz]e|apologies|regret|pity|shame)\b(?: that| if)? (?P<what>(?:the|our|my|this) [\w' -]+?) (?:(?:didn't|did not|doesn't|wasn't|was not|isn't|weren't|were not|hasn't) (?:quite )?"
    r"(?:speak to you|what you|to your (?:liking|taste)|as you|a fit\b|up to (?:scratch|your)|feel like|your (?:taste|cup))|(?:felt|seemed|came as|fell short|failed to (?:impress|please)))",
    re.I,
)
_UNHAPPY = Rare(
    r"\b(?:sorry|apologi[sz]e|apologies|regrets?)\b(?: that| if| to (?:hear|learn)(?: that)?)? (?:you(?:'re| are| were|'ve been| feel| felt)? (?:so |not |un)?(?:unhappy|happy|upset|disappointed|displeased|dissatisfied|annoyed|frustrated|satisfied|cross|angry|let down|misled|offended|bothered) |"
    r"(?:of |about |for )?your (?:dissatisfaction|unhappiness|disappointment|frustration|displeasure) )"
    r"(?:with|about|by|over|at) (?P<what>(?:the|our|my|your|this|that) [\w' -]+?)(?:,? (?:but|though|yet|however)\b(?P<but>.*)|; (?P<semi>.*))?$",
    re.I,
)
_FOUND = Rare(
    r"\b(?:sorry|apologi[sz]e|apologies|regret)\b.*? (?:found|find|finds|consider|considered|perceived) (?P<what>(?:the|our|my|this|an?) [\w'-]+(?: [\w'-]+)?) (?:to be )?(?:(?:too|so|a bit|rather) )?(?!not\b)\w+(?:; (?P<semi>[^;]+))?$",
    re.I,
)


_SORRY_FOR = Rare(
    r"\b(?:sorry|apologi[sz]e|apologies) (?:about|for) (?P<what>(?:the|your|our|my) [\w' -]+?)(?:, (?:which|who|as|since|even though|not that|if)\b(?P<but>.*)| if (?:any|there was any)\b.*)$",
    re.I,
)


_SAYS_DIFFER = Rare(r"\b(?:see|feel|look at|remember) (?:this|it|that|things) (?:so |very |quite )?differently\b", re.I)


def bare_apology(case: Case) -> Iterator[Proposal]:
    """ "I'm sorry your feelings are what they are." -> "I'm sorry about this." """
    text = said(case)
    sorry = _APOLOGETIC.search(text)
    if sorry is None or case.question:
        return
    who = _who(case, text[: sorry.end()])
    for pattern in (_UNHAPPY, _DISLIKED, _FOUND, _SORRY_FOR):
        found = pattern.search(text)
        if found is None:
            continue
        if pattern in (_FOUND, _DISLIKED) and _SOMEBODY.search(found["what"]):
            return  # Somebody is no trouble; what they did is.
        rest = " ".join(filter(None, (found.groupdict().get("but"), found.groupdict().get("semi"))))
        what = found["what"]
        what = re.sub(r" (?:too|so|rather)$", "", what)
        if re.search(r"\bconsider the matter\b", text):
            break
        if re.search(
            r"\b(?:truth|opinion|impression|view|feelings?|idea|fact|liking|taste|standards?|needs?|comfort|convenience)$",
            what,
        ):
            break
        if not _firm(rest) and not TELLS.search(rest) and nominal(re.sub(r" how | what ", " ", what)):
            yield Proposal(case.finish(f"{who} about {the_thing(case, what)}"), _SAYS_SORRY, warmth=1)
        return
    if _SAYS_DIFFER.search(text) and names_thing(case):
        return
    told = re.match(r"(?P<what>[^,;]{12,}?)(?:[,;] (?:and|so|but)|,|;) ", text[: sorry.start()])
    if told is not None and TROUBLE.search(told["what"]) and _told(case, told["what"]):
        if not _NOT_OURS.match(told["what"]) and not re.search(
            r"^(?:(?:i|we) (?:hear|see)|to the extent|in so far|insofar|if|although|though|while|as|since|where|should|had)\b|\b(?:nothing|never|nobody|no|not)\b|n't\b",
            told["what"],
            re.I,
        ):
            yield Proposal(case.finish(f"{told['what']}, and {_within(who)}"), _SAYS_SORRY)
        return
    if covered(case) < 0.6 or len(text.split()) > 24:
        return
    if (
        TELLS.search(text)
        or _firm(text)
        or re.search(
            r"[\"“]|\bbecause\b|\bsorry to hear\b|\bthank|\b(?:first to|if i thought|if there were|i'd have|not sorry)\b",
            text,
            re.I,
        )
    ):
        return
    if re.match(r"[^,]*\b(?:i said|we said|said sorry)\b", text, re.I) and case.next is not None:
        return
    about = _at_end(case, text)
    if about is not None:
        yield Proposal(case.finish(f"{who} about {about}"), _SAYS_SORRY, warmth=1)
        return
    felt = _felt(case, who, text)
    if felt is not None and told_before(case) is None:
        yield Proposal(case.finish(felt), _SAYS_SORRY, warmth=1)
    if stands(case):
        yield Proposal(case.finish(f"{who}{_this(case)}"), _SAYS_SORRY)


def _this(case: Case) -> str:
    """ " about this" where something stands for it to point at: the sentence before, or "it" in the sentence."""
    pointed = before(case) is not None or re.search(r"\b(?:this|that(?! (?:i|we|you)\b)|it)\b", said(case), re.I)
    return " about this" if pointed else ""


_AT_END = Rare(r"\b(?:about|over|regarding) (?P<what>(?:the|our|my|that|your) [\w'-]+(?: [\w'-]+){0,2})$", re.I)
_UPSETS = {
    "offended": "upset", "upset": "upset", "hurt": "upset", "insulted": "upset", "annoyed": "annoyance", "bothered": "bother",
    "confused": "confusion", "disappointed": "disappointment", "frustrated": "frustration", "sensitive": "upset",
    "touchy": "upset", "thin-skinned": "upset", "inconvenienced": "inconvenience",
}  # fmt: skip
_FELT = Rare(
    rf"\b(?:sorry|apologi[sz]e|regret|shame|pity|unfortunate|regrettable)\b(?: that| if)? you(?:'re| are| were| got| feel| felt| have been| somehow| in any way| so| easily| quite| personally)+ (?P<felt>{'|'.join(_UPSETS)})\b|"
    r"\b(?:sorry|apologi[sz]e|apologies)\b.*\b(?P<hurt>hurt(?:ing)?|(?:caused?|giv(?:en|e|ing)) (?:any )?(?P<kind>offen[cs]e|inconvenience|distress|discomfort|confusion|upset))\b",
    re.I,
)


def _at_end(case: Case, text: str) -> str | None:
    """What the sentence says last that it is about: "the menu" of "you had strong feelings about the menu"."""
    found = _AT_END.search(text)
    if found is None or re.search(r"\bnot for\b|\b(?:what|which|who|how) ", text) or not nominal(found["what"]):
        return None
    if _NO_MATTER.search(found["what"]):
        return None
    first = next(
        (t for t in case.tokens if t.i >= case.body_end - len(found["what"].split()) - 1 and t.tag_.startswith("VB")),
        None,
    )
    return None if first is not None and first.tag_ != "VBG" else found["what"]


_NO_MATTER = Rare(
    r"\b(?:truth|opinion|impression|view|feelings?|idea|fact|mind|way|matter|issue|rules?|policy|obvious|weather|future|past|colou?r of)\b",
    re.I,
)


def _felt(case: Case, who: str, text: str) -> str | None:
    """ "I'm sorry you got so upset" -> "I'm sorry for the upset"."""
    found = _FELT.search(text)
    if found is None or names_thing(case):
        return None
    if found["felt"]:
        return f"{who} for the {_UPSETS[found['felt'].lower()]}"
    if found["kind"]:
        return f"{who} for the {found['kind'].lower()}"
    return f"{who} for the upset" if "feelings" in text.lower() else None


_SOMEBODY = Rare(
    r"\b(?:waiters?|waitress|porters?|drivers?|nurses?|doctors?|dentist|staff|clerks?|managers?|colleagues?|receptionist|teachers?|agents?|assistants?|team|officers?|guides?|engineers?|technicians?|cook|chef|host|girls?|boys?|lads?|people)\b",
    re.I,
)


def _within(who: str) -> str:
    """ "We're sorry" within a sentence."""
    return who if who.startswith("I") else who[0].lower() + who[1:]


def _who(case: Case, opening: str) -> str:
    """Who is sorry, by the words up to "sorry"."""
    if re.search(
        r"\b(?:we|we're|our|management|board|council|department|company|office|clinic|school|hotel)\b", opening, re.I
    ):
        return "We're sorry"
    return "I'm sorry" if re.search(r"\b(?:i|i'm|i'd|my)\b", opening, re.I) else case.sorry


def _firm(text: str) -> bool:
    """Whether words hold a refusal or position that the reader needs."""
    return bool(
        re.search(
            r"\b(?:rules?|policy|stands?|closed|refus\w+|decision|final|remains?|correct|unable|non-refundable|terms|right)\b",
            text,
            re.I,
        )
    )


_JUDGES = Rare(
    r"^(?:your|she|he|they|that|it (?:seemed|felt|was (?:so|too)))\b|\b(?:normal handling|truth|standards|expectations?|expected|hoped|wanted|hoping|pictured|accept|to hear|view|impression|idea|allege\w*|claim\w*|perceived|"
    r"coincide|disturb(?:ed|ing) you in|the way you|way you|the way that|seems?|sensitive|differ|longer than|can bear|particular|for every\w+|the need|taste|wrong ears|found you)\b",
    re.I,
)


def fact_owned(case: Case) -> Iterator[Proposal]:
    """Like `fallback.fact_first`, but not where the "fact" is how the reader took it or what the reader is like."""
    for proposal in fact_first(case):
        text = proposal.text.replace("’", "'")
        if re.search(r"\b(?:maybe|perhaps|somewhat|not the (?:most|best)|degree|extent)\b", text):
            continue
        if not _JUDGES.search(text) or re.search(r"wasn't what you had|found nothing", text):
            yield proposal


def thing_regretted(case: Case) -> Iterator[Proposal]:
    """Like `fallback.plain_apology`, but not with half an idiom: "taken the matter of the meal to heart"."""
    for proposal in plain_apology(case):
        if re.search(r" to heart\b|\btruth\b| way\b.*\btaken\b", proposal.text):
            continue
        if not re.search(r"about this\b", proposal.text):
            yield proposal
            continue
        felt = _felt(case, proposal.text[: proposal.text.find(" about")], said(case))
        if felt is not None and told_before(case) is None:
            yield replace(proposal, text=case.finish(felt), warmth=1)
        if stands(case):
            yield replace(proposal, text=proposal.text.replace(" about this", _this(case)))


def apology_alone(case: Case) -> Iterator[Proposal]:
    """Like `fallback.apology_kept`, but bare only where the sentence names nothing: "Sorry, but it was hardly our doing." """
    for proposal in apology_kept(case):
        if not re.search(r"about this\b", proposal.text):
            yield proposal
        elif stands(case):
            yield replace(proposal, text=proposal.text.replace(" about this", _this(case)))


def apology_whole(case: Case) -> Iterator[Proposal]:
    """Like `owning.real_apology`, but not where what is left is how the reader took it, or a half sentence."""
    for proposal in owning.real_apology(case):
        text = proposal.text.replace("’", "'")
        if re.match(
            r"\W*(?:we are |we're |i'm |i am )?(?:sorry|apologies),? (?:that |if )?you\b|\W*the need\b", text, re.I
        ):
            continue
        what = re.search(r"sorry that (?P<what>.+)$", text)
        if what is not None and _JUDGES.search(what["what"]):
            continue
        if "misunderstanding" in text:
            who = _who(case, text)
            yield Proposal(case.finish(f"{who} about the misunderstanding"), _SAYS_SORRY)
            return
        yield replace(proposal, text=_ANYONE.sub(r"\1 you", proposal.text))


_ANYONE = Rare(
    r"\b(upset|hurt|offended|bothered|confused|annoyed|inconvenienced|disturbed|affected|misled) (?:anyone|anybody|someone|somebody)\b",
    re.I,
)


# ----------------------------------------------------------------------------------------------------------- denials

_WE = r"(?:we|i|(?:the |our |my |this |that )?(?:\w+ )?(?:management|bank|company|hospital|hotel|school|office|department|council|practice|laboratory|lab|district|airline|shop|store|clinic|agency|resort|crew|agents|staff|team|project|vendor|owner|maintainers?|landlord|firm|board|branch|depot|warehouse|surgery|society|institution))"
_NOT_LIABLE = (
    r"(?:(?:is|are|am|was|were|'re|'m)(?: not|n't| in no way)|(?:can't|cannot|can not|won't|shall not|will not|should not) be)(?: at all| in any way| the ones?)?(?: to be)?(?: held| made)? (?:to blame|blamed|at fault|guilty|liable|responsible|answerable|accountable|culpable)(?: in any (?:way|manner))?|"
    r"(?:bears?|accepts?|takes?|carry|carries|has|have) (?:no|zero) (?:responsibility|liability|blame|fault|ownership)(?: whatsoever)?|"
    r"(?:do not|don't|does not|doesn't|can't|cannot|won't) (?:accept|take|bear|carry|own|assume) (?:any |the )?(?:responsibility|liability|blame|fault|ownership)(?: whatsoever)?|"
    r"(?:refuse|refuses|reject|rejects|deny|denies) (?:the |any |all )?(?:blame|responsibility|liability|fault)"
)
_NOTHING_TO_DO = r"(?:(?:(?:had|has|have|'d|'ve) )?(?:had |got )?(?:nothing(?: whatsoever| at all)? to do with|no (?:part|hand|role|involvement) in|zero involvement in)|(?:wash(?:es)? (?:our|my|its) hands of))"
_OURS = r"(?:our|my|the \w+'s) (?:fault|doing|mistake|error|responsibility|problem|lookout|headache|department|mess|business|job|section|affair|baby|concern)(?:'s \w+)?"
_ISNT = r"(?:(?:is|are|was|were|'s)(?: not|n't)|(?:is|are|was|were) (?:simply|certainly|definitely|really|clearly) not|(?:is|are|was|were|'s) (?:hardly|scarcely))"
_DISOWNED = (
    rf"(?:{_ISNT} (?:{_OURS}|ours|mine|on us|on me|down to us|down to me|from our side|because of (?:us|me|our \w+)|from my \w+|attributable to (?:us|the \w+)|at (?:our|my) door|"
    r"(?:a matter|something|one) for (?:us|this \w+|the \w+))(?: to (?:fix|solve|sort(?: out)?|put right|mend|look for))?|"
    r"(?:is|are|was|were|'s|has|have|had) (?:got )?nothing(?: whatsoever| at all)? to do with (?:us|me|our \w+|my \w+|this \w+|the \w+)|(?:can't|cannot) (?:be ours|have come from us|be laid at our door|have been us)|(?:is|was) no (?:fault|doing) of ours)"
)
_EVENT = (
    r"(?P<what>(?:your|the|this|that|these|those) [\w'. -]+?|an? (?:missed|lost|broken|wrong|late|damaged) [\w' -]+?)"
)
_IT = r"(?:it|this|that|any of (?:it|this|that)|same|the same)"
_END = r"(?:,? (?:so |and |therefore )?(?:full stop|period|end of story|hun|sir|madam|ma'am|mate|either|at all|whatsoever|here|and i'll swear to it|and that's that|to be honest|in this))*$"
_LEAD = r"^(?:(?:sorry|sir|madam|ma'am|look|well|honestly|to be honest|as i said|kindly note that|but|and|so),? )*"

_DENIED = Rare(
    rf"{_LEAD}(?:{_WE} ?(?:{_NOT_LIABLE}) (?:for|of|in) {_EVENT}|{_WE} ?{_NOTHING_TO_DO} {_EVENT.replace('?P<what>', '?P<what2>')}|{_EVENT.replace('?P<what>', '?P<what3>')} {_DISOWNED}|"
    rf"(?:{_WE} (?:do not|don't|doesn't|does not|can't|cannot) accept that|there's no way(?: that)?|there is no way(?: that)?|i refuse to accept that) {_EVENT.replace('?P<what>', '?P<what4>')} (?:came from|had anything to do with|has anything to do with|was due to|was caused by|is from) (?:us|me|our [\w -]+|my [\w -]+)|"
    rf"{_EVENT.replace('?P<what>', '?P<what5>')} (?:can't|cannot|can not|couldn't|didn't|did not) (?:have )?(?:originated?|come|came|started?|happened?|happen) (?:with|from|at|on) (?:us|me|this end|our \w+|my \w+)|{_EVENT.replace('?P<what>', '?P<what6>')}, not (?:our|my) (?:business|problem|fault|department)){_END}",
    re.I,
)
_DENIED_THIS = Rare(
    rf"{_LEAD}(?:{_WE} ?(?:{_NOT_LIABLE})(?: (?:for|of|in) {_IT})?|{_WE} ?{_NOTHING_TO_DO} {_IT}|{_IT} ?{_DISOWNED}|(?:not|never|no) {_OURS}|no (?:fault|blame|mistake|error) (?:on|from|of) (?:our|my) (?:part|side|end)|"
    rf"(?:it |that )?(?:wasn't|was not) (?:us|me|our \w+|my \w+)|nothing to do with (?:us|me)|not ours to \w+(?: \w+)?|(?:we|i) did nothing wrong|don't (?:look at|blame) (?:me|us)|you can't (?:blame|pin {_IT} on) (?:us|me)|"
    rf"(?:we|i) (?:don't|do not) accept that {_IT} (?:was|is) (?:our|my) (?:error|fault|mistake)){_END}",
    re.I,
)
_DENIED_THAT = Rare(
    rf"{_LEAD}(?:(?:it|that) ?{_DISOWNED} that|(?:it |that )?(?:wasn't|was not|isn't) (?:us|me|our \w+) (?:that|who)|not {_OURS}(?: that| if)?|{_WE} ?(?:{_NOT_LIABLE}) (?:if|that|because|when)) (?P<what>(?:your|the|my|our|you|his|her|their|this|that) .+)$",
    re.I,
)
_PAIR = Rare(
    r"^(?P<one>[^,;]+?)(?:[,;] (?:and |but |so |hence |therefore )?| (?:and|so|but|hence) )(?P<other>[^,;]+)$", re.I
)
_REFERS = Rare(
    r"\b(?:try|ask|check|contact|call|speak|talk|see|elsewhere|other|another|must|please|kindly|stays|stands|closing|close)\b",
    re.I,
)


def sorry_to_hear(case: Case) -> Iterator[Proposal]:
    """ "We are not to blame for your missed cruise." -> "We're sorry about your missed cruise." """
    text = said(case)
    if case.question or len(text.split()) > 26 or _SORRY.search(text):
        return
    if re.search(r"\bto (?:fix|solve|sort|put right|mend|look for|deal with)\b", text):
        return  # Who will not see to it is an answer.
    made = regretted(case, text) or _regretted_beside(case, text) or _disowned(case, text)
    if made is not None and (not made.endswith("this happened") or _pointed(case)):
        yield Proposal(case.finish(made), _NOT_WHOSE, warmth=1)


def _pointed(case: Case) -> bool:
    """Whether "this" has something to point at: the sentence before, or a "this" of the sentence's own."""
    if names_thing(case):
        return False
    return before(case) is not None or re.search(r"\b(?:this|that|it|same)\b", said(case), re.I) is not None


def _regretted_beside(case: Case, text: str) -> str | None:
    """ "The leak is nothing to do with me, it comes from upstairs" -> "I'm sorry about the leak"."""
    pair = _PAIR.match(text)
    if pair is None or covered(case) < 0.3:
        return None
    for denial, fact in ((pair["one"], pair["other"]), (pair["other"], pair["one"])):
        made = regretted(case, denial)
        if made is None or TELLS.search(fact) or _REFERS.search(fact) or _points(fact):
            continue
        fact = re.sub(r"^(?:so|and|but|look), ?", "", fact)
        if re.search(r"\b(?:before (?:we|i)|already)\b|^(?:i|we) (?:only|just|merely) ", fact, re.I):
            return made
        if made.endswith("this happened") and _BROKE.search(fact) and _told(case, fact) and not _NOT_OURS.match(fact):
            return f"{made.split(' sorry')[0]} sorry that {inner(case, fact)}"
        if made.endswith("this happened"):
            return made
        if re.match(
            r"(?:it|they) (?:comes?|came|starts?|started|is|are|was|were) (?:from|in|with|behind|above|under)\b",
            fact,
            re.I,
        ):
            return f"{made}; {inner(case, fact)}"
        return None if re.search(r"\b(?:the|a|an|our|your|my|their|his|her)\b", fact, re.I) else made
    return None


_BROKE = Rare(
    r"\b(?:cracked|broke|leaked|fell|burst|failed|crashed|got (?:lost|wet)|went missing|arrived (?:late|broken))\b",
    re.I,
)
_DISOWNS = Rare(
    r"\b(?:not|never|no|nothing|only|none|can't|cannot|wasn't|isn't|don't|doesn't|didn't|refuse)\b.*\b(?:us|me|our|ours|my|mine|we|i|this office|the (?:school|bank|hotel|company|council|office|district))\b|"
    r"\b(?:us|me|our|ours|my|mine|we|i|this office|the (?:school|bank|hotel|company|council|office|district))\b.*(?:\b(?:not|never|no|nothing|only|none|cannot)\b|n't\b)|^from (?:our|my) side (?:\w+ ){1,3}(?:correct|in order|fine|right)$",
    re.I,
)
_BLAME = Rare(
    r"\b(?:fault|blam\w+|responsib\w+|liab\w+|answer\w*|accountab\w+|doing|duty|part in|hand in|to do with|ours|mine|problem|matter|author|mistakes?|down to|on (?:us|me)|start(?:ed)? with|guilty|lookout|business|touch(?:ed)?|"
    r"concern|purview|affair|headache|correct|in order)\b",
    re.I,
)
_NEEDED = Rare(
    r"\b(?:clos(?:ed|ing)|stays?|paying|pay|bill|refund\w*|warranty|agreed|said|say|told|tell|asked|evidence|accept|if|once|unless|what|whatever|because|own|owns|hired|broker\w*|sell|maintain\w*|scope|legally|contract|operat\w+|"
    r"party|position|she did|says|binds|how|insurer|agents?|items|left|gave|give|see|saw|swear|attorneys?|lawyers?|court|sue|discuss\w*|debate|part of|period|yourself|stand behind|you've|you have|everything we|rooms|numbers|release)\b|[\"“:]",
    re.I,
)


def _disowned(case: Case, text: str) -> str | None:
    """A denial that says nothing else: "That's nobody's fault here." -> "We're sorry that this happened." """
    if (
        covered(case) < 0.85
        or len(text.split()) > 13
        or TELLS.search(text)
        or _REFERS.search(text)
        or _NEEDED.search(text)
        or _DUTY.search(text)
    ):
        return None
    if (
        not _DISOWNS.search(text)
        or not _BLAME.search(text)
        or _PAIR.match(text)
        or not re.search(r"\b(?:this|that|it|the|your)\b", text, re.I)
    ):
        return None
    return f"{_me(case, text)} that this happened"


def _me(case: Case, text: str) -> str:
    return "I'm sorry" if re.search(r"\b(?:i|i'm|me|my|mine)\b", text, re.I) else case.sorry


def _points(fact: str) -> bool:
    """Whether words lay it on others or tell the reader what to do."""
    return bool(
        re.search(r"\b(?:you've|you have|yourself|your own|you didn't|if|not paying|bill|belongs to)\b", fact, re.I)
    )


def regretted(case: Case, denial: str) -> str | None:
    """What a denial becomes: "The broken piano isn't our fault" -> "We're sorry about the broken piano"."""
    who = _me(case, denial)
    if _DENIED_THIS.match(denial) and _DUTY.search(denial):
        return None  # It may be a question that was asked of the wrong desk.
    if _DENIED_THIS.match(denial):
        return f"{who} that this happened"
    found = _DENIED.match(denial)
    if found is not None:
        what = next(v for v in found.groups() if v is not None)
        told = re.match(r"what .+ (?:did|told|said|done)\b", what) and not re.search(r"\b(?:may|might|could)\b", what)
        if told:
            return f"{who} about {what}"
        if not nominal(what) or not HARM.search(what):
            return None
        if (
            len(what.split()) > 9
            or re.match(r"an? .+s$", what)
            or re.search(r"\b(?:conduct|agents|items|behaviou?r|of (?:our|its))\b", what)
        ):
            return None
        return f"{who} about {the_thing(case, re.sub(r'^(?:that|those) ', 'the ', what, flags=re.I))}"
    found = _DENIED_THAT.match(denial)
    if found is None or not finite(case, found["what"]):
        return None
    theirs = re.match(r"you\b", found["what"], re.I) is not None
    if (theirs or not _TROUBLE_THERE.search(found["what"])) and not befell(case, found["what"]):
        return None
    if re.search(r"\b(?:if|when) $", denial[: found.start("what")], re.I) and not told_as_past(case, found["what"]):
        return None  # What would hold if it came to that, and no trouble that is there.
    if re.search(r"[,;:]|\b(?:you (?:didn't|did not|forgot|failed|never)|may|might|would|old)\b", found["what"]):
        return None
    return f"{who} that {inner(case, found['what'])}"


_DUTY = Rare(r"\b(?:department|job|section|baby|affair|concern|task|area)\b|\bi(?:'m| am) not responsible\b", re.I)
_TROUBLE_THERE = Rare(
    rf"(?:{HARM_WORDS})|\b(?:gone|turned|closed|ill|hurt|fell|down|out|short|stopped|empty|dead|failed|broke)\b", re.I
)

"""Trouble made small in the words of every day: what the reader went through or found is regretted at its full size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.frames import HARM, SMALL, finite, inner, nominal, said, the_thing
from tonecheck.rewrite.recast.standing import TROUBLE, stands

_LITTLE = "how big it is, is for the reader to say"
_LEAD = (
    r"^(?:(?:oh|so|well|look|honestly|come on|after all|anyway|in the end|ok|okay|yes|sure|granted|hey|but|and),? )*"
)
#: A shrug behind the trouble, which tells the reader nothing.
_SHRUG = (
    r"(?:(?:,? (?:but|and|so|which|though|although|while|as)|,|;|:| [–—-]) (?:(?:honestly|really|frankly|after all|in the end|at the end of the day|let's be honest|let's face it|i mean),? )?"
    r"(?:(?:it|that|this|which)?(?:'s| is| was)? ?(?:really |hardly |barely |scarcely |not |no |nothing |quite |pretty |very |perfectly |completely |only |just |still )*(?:n't )?(?:that )?(?:a |an |the )?(?:very )?(?:big deal|bad|serious|much|tragic|tragedy|drama|disaster|catastrophe|problem|long|so long|short|normal|usual|common|unusual|end of the world|terrible|dramatic|a lot|harm done|great loss|nothing|fine|biggie|out of the ordinary|worth mentioning|the end of the world)(?: (?:for|in|by|at) (?!no\b)[\w' -]+)?"
    r"|nobody(?: else)? (?:died|dies|will (?:even )?(?:notice|see|care|mind)|(?:else )?(?:noticed|minded|cared|complained|was hurt|got hurt)|cares|notices|minds)(?: (?:it|that|a thing))?|no one(?: else)? (?:died|will (?:even )?(?:notice|see|care|mind)|(?:else )?(?:noticed|minded|cared|complained)|cares|notices|minds)(?: (?:it|that|a thing))?"
    r"|(?:you(?:'ll| will)|you'd|you would|you can|you could|one can) (?:hardly|barely|scarcely|not|never|n't|(?:not )?even)(?: even)? (?:notice|see|tell|feel|hear|miss)(?: (?:it|that|them|the difference|a thing))?|you (?:won't|can't|couldn't|wouldn't)(?: even)? (?:notice|see|tell|feel|hear)(?: (?:it|that|them|the difference|a thing))?|you survived|you'll survive|you'll live|life goes on|(?:these |such )?things happen|it happens(?: to (?:the best of us|everyone|everybody|all of us))?|(?:it|this|that) (?:can|could) happen(?: to (?:anyone|anybody|everyone|everybody|the best of us))?"
    r"|mistakes happen|every(?:one|body) (?:makes mistakes|does it|gets that|has that|has to)|we(?:'ve| have) all (?:been there|done (?:it|that))|(?:it|that) (?:could have been|could be|might have been) worse|worse things happen(?: at sea)?|other (?:people|customers|guests|clients|patients) (?:wait|waited|have waited) (?:even |much |far )?(?:longer|more)|so what|no harm done|that's all|that's life|if that|at (?:the )?most|it (?:won't|will not|doesn't|does not|didn't|did not) (?:really )?(?:matter|hurt(?: anyone)?)|what(?:'s| is) the (?:problem|big deal|harm)|who cares|who will notice|nothing (?:serious|more|major|dramatic|terrible|to worry about|to get upset about))"
    r"(?: at all| in the end| anyway| either| really| though)?)"
)
_ONLY = r"(?:only|just|merely|simply)"
_YOURS = Rare(
    rf"{_LEAD}(?P<what>you(?:'ve|'d)? (?:(?:{_ONLY}|have|had|still) )*(?:(?:have |had |'ve )?(?:waited|been waiting|been without|lost|missed|paid too much)|were (?:only |just )?without|(?:got|received) (?:only )?(?:\w+ )?of (?:the|your)|had to|have to|were kept waiting|were (?:charged|billed) twice|were overcharged|got (?:your|the) [\w' -]+? (?:late|twice|broken)|didn't get|did not get|had no) ?[^,;:\"“”?]*?)(?P<shrug>{_SHRUG})?$",
    re.I,
)
_YOUR_LOSS = Rare(
    r"\b(?:your (?:own|fault|turn)|patience|temper|nerve|bet|game|argument|point|chance|opportunity|the (?:deadline|date|chance|point|meeting)|weight|interest|faith|because|if|unless)\b",
    re.I,
)


def waited(case: Case) -> Iterator[Proposal]:
    """ "You only had to wait twenty minutes." -> "We're sorry that you had to wait twenty minutes." """
    found = _YOURS.match(said(case))
    if found is None or case.question or _YOUR_LOSS.search(found["what"]):
        return
    what = re.sub(rf"\b{_ONLY} (?=\w)", "", found["what"])
    what = re.sub(r"^(you(?: got| received)) ", r"\1 only ", what, flags=re.I)
    what = re.sub(r" (?:only|at (?:the )?most|if that|or so)$", "", what)
    if found["shrug"] is None and what == found["what"]:
        return
    if re.search(
        r"\bhave to (?:click|press|read|ask|look|enter|sign|call|wait for|open|choose|fill|send|pay|go|do|log|restart|say|tell|turn|put|type|download|install|bring|use)\b",
        what,
    ):
        return
    if 4 <= len(what.split()) <= 20 and not re.search(r"\bany\w*\b", what):
        yield Proposal(case.finish(f"{case.sorry} that {inner(case, what)}"), _LITTLE, warmth=1)


_BARELY = Rare(
    rf"{_LEAD}(?:you|one|people|nobody|no one|your (?:guests|customers|readers|clients|users))(?: (?:can|could|will|would|'ll|'d|won't|can't|cannot|couldn't|wouldn't|don't|didn't))?(?:n't| not)?(?: (?:hardly|barely|scarcely|even|ever|really|not))* (?:see|notice|tell|spot|feel|hear|read|look at|miss|sees|notices|looks at|reads) (?P<what>(?:the|your|our|that|those|these|a|an|one|two|three|such) [\w' -]+?)(?: (?:anyway|at all|unless you look (?:closely|for (?:it|them))|from (?:a distance|the (?:street|house|road|front|outside))|without (?:glasses|a magnifying glass)|if you don't look(?: closely| for (?:it|them))?))?$",
    re.I,
)
_TINY = Rare(
    rf"{_LEAD}(?P<what>(?:the|your|our|that|this|those|these|two|three|a|an|one|some|a few|a couple of) [\w' -]+?) (?:is|are|was|were)(?:n't| not)?(?: (?:really|so|very|only|just|purely|merely|rather|quite|pretty|extremely|absolutely|hardly|barely|scarcely|fairly|that|all that|such|even|completely|totally))*"
    r" (?:an? )?(?:(?:very |really |so |purely |big |real |serious |major |great |huge )+)?(?:tiny|small|minor|minimal|negligible|cosmetic|trivial|insignificant|harmless|superficial|marginal|slight|minuscule|microscopic|visible|noticeable|serious|bad|dramatic|tragic|worth mentioning|big|deal|problem|issue|disaster|catastrophe|tragedy|drama|bagatelle|triviality|trifle|end of the world|normal|usual|common|unusual)(?: (?:to (?:me|us|most people)|thing|matter|one|issue|problem|anyway|at all|these days|in (?:our|this|any) (?:line of work|business|industry|trade)|at your level|for (?:us|a (?:house|text|report|book|car) (?:of )?(?:that|this) (?:size|length|age))|really|in itself))?$",
    re.I,
)
_NOT_SO = Rare(
    r"\b(?:visible|noticeable|serious|bad|dramatic|tragic|worth mentioning|big|deal|problem|issue|disaster|catastrophe|tragedy|drama|end of the world|unusual)\b(?: \w+){0,4}$",
    re.I,
)
_DENIES = Rare(r"\b(?:not|hardly|barely|scarcely|no|nothing)\b|n't\b", re.I)
_POSITIVE = Rare(
    r"\b(?:risk|chance|amount|sum|price|cost|fee|difference|problem|issue|thing|changes?|steps?|size|room|part|number|effect|effort|impact|share|increase|matter|question|point|sign|way)$",
    re.I,
)


def barely_seen(case: Case) -> Iterator[Proposal]:
    """ "You can hardly see the scratch." "The dent is tiny." -> "We're sorry about the scratch." "... dent." """
    text = said(case)
    if case.question:
        return
    found = _BARELY.match(text)
    if (
        found is not None
        and not _DENIES.search(text[: found.start("what")])
        and not re.match(rf"{_LEAD[1:]}(?:nobody|no one)", text, re.I)
    ):
        return
    if found is None:
        found = _TINY.match(text)
        if (
            found is not None
            and _NOT_SO.search(text[found.end("what") :])
            and not _DENIES.search(text[found.end("what") :])
        ):
            return
        if (
            found is not None
            and not _NOT_SO.search(text[found.end("what") :])
            and _DENIES.search(text[found.end("what") :])
        ):
            return
    if found is None:
        return
    what = found["what"]
    if (
        not HARM.search(what)
        or _POSITIVE.search(re.split(r" (?:in|on|at|of|with|from|for) ", what)[0])
        or not nominal(what)
        or len(what.split()) > 9
        or re.search(r"\d", text[found.end("what") :])
    ):
        return
    if not re.match(r"(?:the|your|our|that|this|those|these|a|an|one|two|three)\b", what, re.I):
        what = the_thing(case, what)
    yield Proposal(
        case.finish(
            f"{case.sorry} about {the_thing(case, re.sub(r'^(?:that|this|those|these) ', 'the ', what, flags=re.I))}"
        ),
        _LITTLE,
        warmth=1,
    )


_JOKE = Rare(
    rf"{_LEAD}(?:it|that|this)(?:'s| is| was| was all)? (?:{_ONLY} )?(?:meant as |meant to be |intended as )?(?:(?:only|just) )?(?:an?|one|some) (?:(?:little|silly|harmless|small|stupid|bad|innocent|friendly|bit of an?|dumb|old) )*(?P<what>joke|prank|comment|remark|slip of the tongue|quip|throwaway remark|bit of fun|bit of banter|banter|teasing)(?P<shrug>{_SHRUG}|, (?:relax|come on|lighten up|that's all|nothing more|don't (?:take|be) [\w ]+|not an? \w+))?$|{_LEAD}(?:i|we|he|she|they) (?:was|were) (?:only|just) (?P<did>joking|kidding|teasing|having (?:a laugh|a bit of fun|fun))(?:, (?:relax|come on|lighten up))?$",
    re.I,
)


def joked(case: Case) -> Iterator[Proposal]:
    """ "It was just a joke." -> "I'm sorry about the joke." """
    text = said(case)
    found = _JOKE.match(text)
    if found is None or case.question or re.search(r"\byou were\b", text):
        return
    what = found["what"] or ("teasing" if found["did"] == "teasing" else "joke")
    what = {"bit of fun": "joke", "bit of banter": "banter", "throwaway remark": "remark"}.get(
        what.lower(), what.lower()
    )
    sorry = "I'm sorry" if found["did"] and re.search(r"\bi was\b", text, re.I) else case.sorry
    yield Proposal(case.finish(f"{sorry} about the {what}"), _LITTLE, warmth=1)


_HICCUP = r"(?:an? )?(?:(?:tiny|small|little|minor|slight|wee|short|brief|bit of a) )+(?P<noun>hiccups?|blips?|glitch(?:es)?|snags?|niggles?|hitch(?:es)?|issues?|problems?|bugs?|errors?|mistakes?|mix-?ups?|slips?|delays?|misunderstandings?|oversights?|outages?)"
_THERE = Rare(
    rf"{_LEAD}(?:there (?:was|has been|is|'s|were|have been)|(?:we|i)(?:'ve| have)? (?:had|have)) (?:just |only |merely )?{_HICCUP} (?P<where>(?:with|in|on|at|during) (?:the|your|our|my|this) [\w' -]+?)(?P<shrug>{_SHRUG})?$",
    re.I,
)
_AND = Rare(
    rf"{_LEAD}(?:there (?:was|has been|were)|(?:we|i)(?:'ve| have)? had) (?:just |only |merely )?{_HICCUP}(?: (?P<where>(?:with|in|on|at|during) (?:the|your|our|my|this) [\w' -]+?))?(?:,? and|,? so| and so|;|:) (?P<what>(?:your|the|our|two|three|some|you|we) [^,;:\"“”?]+)$",
    re.I,
)
_DID = Rare(
    rf"{_LEAD}{_HICCUP} (?P<what>(?:deleted|wiped|removed|lost|cancelled|blocked|closed|locked|stopped|doubled|changed|delayed|duplicated|broke|corrupted|emptied|charged|sent|mixed up|swapped|overwrote) [^,;:\"“”?]+?)(?P<shrug>{_SHRUG})?$",
    re.I,
)


def went_wrong(case: Case) -> Iterator[Proposal]:
    """ "There was a slight delay with your order." -> "We're sorry about the delay with your order." """
    text = said(case)
    if case.question or re.search(r"\b(?:sorry|apolog\w+|fixed|solved|resolved|sorted|corrected)\b", text, re.I):
        return
    both = _AND.match(text)
    if both is not None:
        what = both["what"]
        if (
            TROUBLE.search(what)
            and finite(case, what)
            and not re.search(r"\b(?:will|can|may|might|would|please|now)\b|'ll\b", what)
        ):
            yield Proposal(case.finish(f"{case.sorry} that {what}"), _LITTLE, warmth=1)
        return
    found = _THERE.match(text)
    if found is not None and nominal(found["where"]):
        noun = {
            "hiccup": "problem",
            "hiccups": "problems",
            "blip": "problem",
            "blips": "problems",
            "niggle": "problem",
            "niggles": "problems",
        }.get(found["noun"].lower(), found["noun"].lower())
        yield Proposal(case.finish(f"{case.sorry} about the {noun} {found['where']}"), _LITTLE, warmth=1)
        return
    did = _DID.match(text)
    if did is not None:
        noun = {"hiccup": "problem", "blip": "problem"}.get(did["noun"].lower(), did["noun"].lower())
        a = "an" if noun[0] in "aeiou" else "a"
        if not noun.endswith("s"):
            yield Proposal(case.finish(f"{case.sorry} that {a} {noun} {did['what']}"), _LITTLE, warmth=1)


_HEAD = Rare(
    rf"{_LEAD}(?P<what>(?P<lead>one|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|some|a couple of|half)?(?: ?(?:of )?(?:the|your|our|my) )?[\w£$€][^,;:\"“”?]*?)(?P<shrug>{_SHRUG})$",
    re.I,
)
_ONLY_SOME = Rare(
    rf"{_LEAD}{_ONLY} (?P<what>(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|a few|a couple|half|a handful)(?: of (?:the|your|our)(?: \w+)?)? [\w' -]+? (?:is|are|was|were|has|have|had|did|didn't|went|came|got|arrived|broke) [^,;:\"“”?]+?)(?P<shrug>{_SHRUG})?$",
    re.I,
)
_ILL = Rare(
    r"\b(?:sick|ill|hurt|ruined|wet|dirty|dead|died|gone|faulty|defective|mouldy|spoiled|spoilt|overcharged|smashed|cracked|complained|affected)\b",
    re.I,
)
_FUTURE = Rare(
    r"\b(?:will|can|may|might|would|could|should|if|unless|because|please|not yet|already|fixed|solved|sorted|resolved|refund\w*|replac\w+)\b|'ll\b|^(?:it|this|that|such|these|those|there|if|when|people|most|every\w*|many|nobody|no one|customers|he|she|they|you|what|who)\b",
    re.I,
)


def shrugged(case: Case) -> Iterator[Proposal]:
    """ "One digit was off, that's all." "Only two of the chairs were broken." -> "We're sorry that one digit was off." """
    text = said(case)
    if case.question or re.search(r"\b(?:sorry|apolog\w+|thank\w*)\b", text, re.I):
        return
    found = _ONLY_SOME.match(text) or _HEAD.match(text)
    if found is None:
        yield from _nothing_said(case, text)
        return
    what = re.sub(rf"\b{_ONLY} (?=\w)|(?<=\w) only$", "", found["what"]).strip()
    what = re.sub(r"\b(?:a touch|a tad|a wee bit|a little bit|a bit|slightly|a shade|a little) (?=\w)", "", what)
    what = re.sub(r",? (?:at (?:the )?most|if that|i admit|i grant you|granted)$", "", what)
    if (
        _FUTURE.search(what)
        or not (TROUBLE.search(what) or _ILL.search(what))
        or not finite(case, what)
        or not 3 <= len(what.split()) <= 20
    ):
        return
    if SMALL.search(what) or re.search(r"\b(?:tiny|minor|glitch|hiccup|blip|instead)\b", what):
        return
    who = "I'm sorry" if re.match(r"I\b", what) else case.sorry
    yield Proposal(case.finish(f"{who} that {inner(case, what)}"), _LITTLE, warmth=1)


_NOTHING = Rare(
    rf"{_LEAD}(?:(?:it|that|this)(?:'s| is| was)?(?: really| surely)? (?:not |n't |hardly |barely )(?:really |even |all )?(?:that |so )?(?:bad|serious|terrible|tragic|dramatic|a (?:catastrophe|disaster|tragedy|big problem|drama)|the worst thing)(?: (?:now )?is it)?|(?:it|that|this) (?:isn't|wasn't) (?:really |even |all )?(?:that |so )?(?:bad|serious|terrible|tragic|dramatic|a (?:catastrophe|disaster|tragedy|big problem|drama))|(?:it|that|this|things) (?:could (?:be|have been)|might have been) (?:much |far |a lot )?worse|every(?:one|body) makes mistakes|we all make mistakes|nobody(?:'s| is) perfect|no one(?:'s| is) perfect|(?:it|that|this)(?:'s| is) not (?:as if|like) (?:you lost any(?:thing| money)|any(?:one|body) (?:died|was hurt|got hurt)|(?:it|that) (?:hurt|cost) (?:you )?any(?:one|body|thing)))$",
    re.I,
)


def _nothing_said(case: Case, text: str) -> Iterator[Proposal]:
    """A shrug that is all the sentence says: "It could have been worse." """
    if _NOTHING.match(text) and stands(case):
        yield Proposal(case.finish(f"{case.sorry} about this"), _LITTLE)


__all__ = ["barely_seen", "joked", "shrugged", "waited", "went_wrong"]

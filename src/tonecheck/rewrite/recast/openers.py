"""What a sentence says behind words that talk down to the reader, remind or mock: set openings, each with its plain form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.halves import from_clause, whole_clause

_PLAIN = "says the same without talking down"

#: What talks down before a colon or comma.
_LESSON = (
    r"^(?:(?:okay|ok|right|now|so|well|look|listen|come|sure|shame|no offen[cs]e but|ah|oh)[,.]? )*(?:"
    r"(?:let me|let's|i'll|i will|i'm going to|i shall|allow me to|may i|i can|i) (?:just |even |also |now )?(?:try and |try to )?(?:explain|spell|put|dumb|break|walk|hold|teach|google|educate|make|go|say|write|keep|use|give|repeat|tell|take)\b[^,:;]*|"
    r"here(?:'s| is) (?:a|the|how|what|some)\b[^,:;]*|"
    r"(?:it|this|that)(?:'s| is) (?:really |actually |very |pretty |quite |so |all )*(?:not (?:that |so )?(?:complicated|hard|difficult)|(?:\w+ )?(?:elementary|basic|simple|easy|basics|child's play|common sense|logical|not rocket science)(?: (?:stuff|thing|things|knowledge|really|english|logic|maths?))?(?: \w+ing)?)(?:, but i write it for you)?|"
    r"(?:deep breath|baby steps|repeat after me|pay attention|follow closely|trust me|think about it|use your head|try and use your head(?: a little)?|news ?flash|pro tip|fun fact|(?:\w+,? )?(?:\w+ )?basics|\w+ 101|this is \w+ 101|in (?:simple|plain|easy) (?:words|terms|english)[^,:;]*|for beginners|for dummies|"
    r"to put it simply|put simply[^:;]*|simply put|slowly now|one more time|once more,? slowly)(?: then| again)?|"
    r"(?:just )?(?:so just )?to keep (?:this|it) (?:\w+ )*simple(?: for you)?|"
    r"(?:i'm not sure|not sure) how (?:much )?(?:plainer|clearer|simpler|more clearly) [^,:;]*|"
    r"(?:kindly |please )?(?:understand|remember|note) that this is how \w+ works?|"
    r"(?:you may|maybe you|perhaps you|evidently you|apparently you|you clearly|you obviously|i don't think you|i wouldn't expect you to|i see you)(?:'ve| have)? (?:not |don't |do not |never |really )*(?:know|be knowing|get|understand|grasp|heard|come across|realise|realize)\b[^,:;]*"
    r")(?: for you)?(?:, (?:my (?:dear|love|friend)|dear|love|pet|sweetie|honey|hon|ma'am|sir|madam|champ|\w+))?(?:[:;,]| [–—-]) (?:(?:but|and|so) )?(?P<rest>\w.*)$"
)
#: What says that the reader ought to know it, before "that".
_KNOWN = (
    r"^(?:(?:okay|right|now|so|well|look|listen|oh),? )*(?:"
    r"do i (?:really |seriously |actually )?(?:need|have) to (?:explain|say|spell out|tell you|remind you|point out)|"
    r"(?:it|this) (?:goes without saying|should (?:really )?be (?:obvious|clear|self-evident|evident|plain|common sense)(?: to \w+(?: \w+)?)?|is (?:understood by|clear to|obvious to|known to|known by) (?:all|every|any)\w*(?: [\w-]+){0,3}|stands to reason|is (?:perfectly |quite )?(?:obvious|clear|evident|well known|common knowledge))|"
    r"i(?:'d| would) have thought (?:it|that)(?:'d be| was| would be)? ?(?:fairly |quite |pretty )?(?:plain|clear|obvious)(?: (?:to|for) [^,]*?)?|"
    r"(?:hopefully |surely |i trust |i hope )?(?:even )?you (?:can |must |do |will |should |ought to )?(?:surely |even |already )?(?:know|see|realise|realize|understand|be aware|agree)|"
    r"(?:a|any|every) (?:clever|smart|serious|educated|sensible|normal|intelligent|grown) (?:\w+ )?(?:like you )?(?:must |should |would |can )?(?:surely )?(?:be able to work out|knows?|understands?|realises?)|"
    r"(?:every|any)(?:one|body)(?: (?:in|with|who)\b[^,]*?)? (?:knows?|can see|understands?)|"
    r"(?:i|one) shouldn't (?:really )?(?:have|need) to (?:tell|explain|remind|say)(?: (?!that)[\w']+){0,4}|"
    r"(?:any|every) \w+ (?:with|of|who) (?:(?!know)[\w']+ ){1,6}(?:will |would |should )?knows?|"
    r"for every(?:one|body)[^,]*? it is (?:clear|obvious)|think about it(?: for a (?:second|moment|minute))? and you(?:'ll| will) see|kindly understand|"
    r"believe it or not,?|you do (?:know|realise|realize|understand),?|i(?:'m| am) sure you(?: already)? know"
    r") (?:that|(?=this \w+ (?:is|has|needs)\b)) ?(?P<rest>\w.*)$"
)


def without_lesson(case: Case) -> Iterator[Proposal]:
    """ "Let me put this in easy words: water runs downhill." -> "Water runs downhill." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    for pattern in (_LESSON, _KNOWN):
        found = re.search(pattern, text, re.I)
        if found is None:
            continue
        rest = re.sub(
            r", (?:got it|understood|ok|okay|right|you see|dear|love|my love|you know)$",
            "",
            found["rest"].rstrip(" ?"),
            flags=re.I,
        )
        rest = re.sub(r"^(?:but|and|so) ", "", rest)
        if re.match(
            r"(?:they|it|he|she|this|these|those|that|which|who|if|because|how|what|why|as|not|(?:the \w+ )?ones?|you (?:don't|won't|wouldn't|aren't))\b",
            rest,
            re.I,
        ) or not whole_clause(case, rest):
            continue
        yield Proposal(case.finish(rest), _PLAIN)
        return


_REMINDER = "reminds without the reproach"
#: Openings that hold the earlier mails against the reader.
_HELD = (
    r"^(?:(?:a )?(?:friendly|gentle|polite|quick|kind) reminder(?:, (?:again|once more|since|because|as|seeing)[^:]*)?[:,]|"
    r"(?:once again,? )?for the (?:umpteenth|hundredth|thousandth|millionth|nth|last) time,|"
    r"once again, for the \w+ time,|"
    r"i(?:'ll)? (?:repeat|say (?:it|this))(?: myself)?(?: gladly| again| once more| one more time| it| for you)*(?:,? (?:because|since|as|in case|with)[^:]*)?[:,]|"
    r"not to sound like a broken record,? but|"
    r"not sure if (?:you|my|this)[^,:]*?,(?: but)?|"
    r"(?:just )?(?:circling|chasing|checking|following)(?: (?:around|back|up|in))?(?: again)?(?: for the \w+ time)?(?:, (?:because|since|as)[^:]*)?:|"
    r"i guess my (?:\w+ )?(?:voicemail|e-?mail|message|note|letter|call)s? [^,]*, so here it is (?:in writing|again),|"
    r"in case (?:my|the|it|you)[^,:]*,|"
    r"(?:as|like) (?:(?:i|we)(?:'ve| have| had)? )?(?:(?:already|previously|repeatedly|clearly|now|just|also) )*(?:said|told|stated|mentioned|explained|written|wrote|advised|outlined|noted|communicated|discussed|agreed|requested|asked)\b[^:]*?,(?= (?:the|your|our|a|an|we|you|i|no|please|all|each|every)\b)|"
    r"(?:as )?per my (?:\w+ ){0,4}(?:e-?mails?|messages?|notes?|comments?|letters?|reviews?|voicemails?|texts?|calls?)(?: [^,:]*)?,"
    r") (?P<rest>\S.*)$"
)


def plain_reminder(case: Case) -> Iterator[Proposal]:
    """ "Not to sound like a broken record, but the gate code is new." -> "Just a reminder that the gate code is new." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = re.search(_HELD, text, re.I)
    if found is None or case.question:
        return
    rest = re.sub(r"^(?:but|and|so|yes),? ", "", found["rest"])
    if re.match(r"(?:that|which|who|because|as|restated|stated|this)\b", rest, re.I):
        return
    if re.match(r"(?:please|kindly)\b", rest, re.I):
        yield Proposal(case.finish(rest), _REMINDER)
    elif (clause := from_clause(case, rest)) is not None:
        rest = clause
        small = (
            rest if re.match(r"I\b|[A-Z]{2}|[A-Z]\w* [A-Z]", rest) or rest[:1].islower() else rest[0].lower() + rest[1:]
        )
        yield Proposal(case.finish(f"just a reminder that {small}"), _REMINDER, warmth=1)
        yield Proposal(case.finish(rest), _REMINDER)
    elif (thing := re.match(r"(?P<what>(?:the|your|that|those) [^,:;]+), please$", rest)) is not None:
        who = "we" if case.plural else "I"
        yield Proposal(case.finish(f"could {who} have {thing['what']}, please?", "?"), _REMINDER)


_MOCKS = Rare(
    r"^(?:(?:oh|ah|well|wow|how|yay|wah),? )*(?:brilliant|great|fantastic|perfect|wonderful|lovely|super|superb|excellent|marvellous|splendid|bravo|amazing|fabulous|terrific|nice|"
    r"what an? (?:\w+ )?(?:update|release|start|day|service|surprise|result|fix|success|joy|treat|delight|masterpiece|success)|lucky (?:me|us)|just great|just what (?:i|we) needed)(?: work| job| stuff| one)?[,:;–—-]+ ?(?:and |now |so )?(?P<rest>\w[^,;:]*)$",
    re.I,
)
_AMISS = Rare(
    r"\b(?:not|nothing|no|never|again|back to|broken|down|gone|lost|missing|late|wrong|empty|fails?|failed|crash\w*|dead|stuck|twice|error|blank|slow|closed|still)\b|n't\b",
    re.I,
)


def plain_point(case: Case) -> Iterator[Proposal]:
    """ "Brilliant, it doesn't even compile." -> "I'm afraid it doesn't compile." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = _MOCKS.match(text)
    if found is None or case.question:
        return
    rest = re.sub(r"\b(?:even|all|only|just) ", "", found["rest"])
    if (
        re.match(r"(?:you|your|i|we|another|one|who|that|this is)\b", rest, re.I)
        or not _AMISS.search(rest)
        or re.search(r"\byou\b|\d", rest)
    ):
        return
    if whole_clause(case, found["rest"], least=2):
        afraid = "we're afraid" if case.plural and case.speaks else "I'm afraid"
        yield Proposal(case.finish(f"{afraid} {rest[:1].lower()}{rest[1:]}"), "says what is wrong without the mockery")

"""What a sentence says behind words that talk down to the reader, remind or mock: set openings, each with its plain form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.halves import finite_in, from_clause, whole_clause

_PLAIN = "says the same without talking down"

#: What talks down before a colon or comma.
_LESSON = (
    r"^(?:(?:okay|ok|right|now|so|well|look|listen|come|sure|shame|no offen[cs]e but|ah|oh)[,.]? )*(?:"
    r"(?:let me|let's|i'll|i will|i'm going to|i shall|allow me to|may i|i can|i) (?:just |even |also |now )?(?:try and |try to )?(?:explain|spell|put|dumb|break|walk|hold|teach|google|educate|enlighten|make|go|say|write|keep|use|give|repeat|tell|take)\b[^,:;]*|"
    r"here(?:'s| is) (?:a|the|how|what|some)\b[^,:;]*|"
    r"(?:(?:it|this|that)(?:'s| is)|its) (?:really |actually |very |pretty |quite |so |all )*(?:not (?:that |so )?(?:complicated|hard|difficult)|(?:\w+ )?(?:elementary|basic|simple|easy|basics|child's play|common sense|logical|not rocket science)(?: (?:stuff|thing|things|knowledge|really|english|logic|maths?))?(?: \w+ing)?)(?:, but i write it for you)?|"
    r"(?:deep breath|baby steps|repeat after me|pay attention|follow closely|trust me|think about it|use your head|try and use your head(?: a little)?|news ?flash|pro tip|fun fact|(?:\w+,? )?(?:\w+ )?basics|(?:\w+ ){1,2}101|this is (?:like )?(?:\w+ ){1,2}101|this is (?:the )?first (?:chapter|lesson|page) (?:of|in) any [\w ]+|(?:it|this|that)(?:'s not| isn't| is not|'s hardly| is hardly) (?:exactly )?(?:rocket science|brain surgery|quantum physics|nuclear physics)|just so (?:you're|you are) aware(?: of)? how [^,:;]*|in (?:simple|plain|easy) (?:words|terms|english)[^,:;]*|for beginners|for dummies|"
    r"to put it simply|put simply[^:;]*|simply put|slowly now|one more time|once more,? slowly)(?: then| again)?|"
    r"(?:just )?(?:so just )?to keep (?:this|it) (?:\w+ )*simple(?: for you)?|"
    r"(?:i'm not sure|not sure) how (?:much )?(?:plainer|clearer|simpler|more clearly) [^,:;]*|"
    r"(?:kindly |please )?(?:understand|remember|note) that this is how \w+ works?|"
    r"(?:you may|maybe you|perhaps you|evidently you|apparently you|you clearly|you obviously|i don't think you|i wouldn't expect you to|i see you)(?:'ve| have)? (?:not |don't |do not |never |really )*(?:know|be knowing|get|understand|grasp|heard|come across|realise|realize)\b[^,:;]*"
    r")(?: for you)?(?:, (?:my (?:dear|love|friend)|dear|love|pet|sweetie|honey|hon|ma'am|sir|madam|champ|\w+))?(?:[:;,]| [–—-]) (?:(?:but|and|so) )?(?P<rest>[\w\"“].*)$"
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
    r"common sense (?:would |will |should |alone )*(?:tells?|says?|dictates?|suggests?)(?: you| us)?|even a (?:child|beginner|novice|layman|first-year student) (?:would|will|can|could|should) (?:see|tell|know|understand|work out)|"
    r"(?:someone|somebody|a person|anyone|anybody) (?:with your (?:experience|background|salary|job title|title)|in your (?:position|job|role)) (?:should|must|ought to|would|will) (?:really |surely |already )?(?:know|be aware|see|understand)|"
    r"i (?:would have |had |really )?thought (?:that )?(?:you|even you|everybody|everyone|anybody|anyone) (?:would|might|must|should|could) (?:have )?(?:know|known|see|realise)|you should (?:really |surely )?know by now|"
    r"(?:a (?:quick |brief )?(?:look|glance) at [^,:;]{3,40}) (?:would|will|should) (?:have )?(?:told?|shown?|tells?|show) (?:you|anyone)|"
    r"(?:any|every) [\w-]+(?: [\w-]+)? (?:can|could|will|would) (?:tell|show) (?:you|anyone)|"
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
        rest = re.sub(r"^you (?:just|simply|only|merely) (?=[a-z])", "you ", rest, flags=re.I)
        if re.match(
            r"(?:they|it|he|she|this|these|those|that|which|who|if|because|how|what|why|as|not|(?:the \w+ )?ones?|you (?:don't|won't|wouldn't|aren't))\b",
            rest,
            re.I,
        ) or not whole_clause(case, rest):
            continue
        yield Proposal(case.finish(rest), _PLAIN)
        return


#: A sermon behind the fact.
_SERMON = Rare(
    r"^(?P<rest>\w[^;:?]+?),? (?:[–—-] )?(?:this is (?:known|clear|obvious) to (?:every|any)\w+[^,]*|(?:and )?it(?:'s| is) (?:really )?(?:that|as) (?:simple|easy)(?: as that)?|"
    r"(?:and )?it(?:'s| is)(?: really)? not (?:that|so|very) (?:hard|difficult|complicated)|(?:and )?(?:it|this|that)(?:'s| is) (?:just |only |really |plain |simply )?(?:common sense|elementary|basic (?:knowledge|stuff|maths|arithmetic))|"
    r"(?:and |but )?(?:everyone|everybody|anybody|anyone) (?:knows|should know|would know) (?:that|this|it)|(?:and )?even (?:a child|a beginner|an? \w+|you) (?:can|could|should|would) (?:see|understand|grasp|work out|know) (?:that|this|it)|"
    r"(?:as|which) (?:you )?(?:surely|certainly|obviously) (?:know|learned|learnt)(?: this)?(?: (?:in|at) (?:the )?school)?|you (?:surely|must have|certainly) learn(?:ed|t) (?:this|that)(?: (?:in|at) (?:the )?school)?)$",
    re.I,
)
#: A sermon within the fact.
_ASIDE = Rare(
    r"^(?P<what>(?:the|a|an|your|our|this|that|these|those) [\w -]+?), (?:as (?:you|everybody|everyone|most people|any\w*|every\w*|all) (?:[\w']+ ){0,6}?(?:know|knows|aware|realise|realises|realize|understand|understands|remember|learned|learnt|recall)(?: [\w ]+?)?|believe it or not|and (?:i'll|i will|i) (?:go|say it|speak|explain) slowly(?: here| now| for you)?), (?P<rest>[^,;:?]+)$",
    re.I,
)
_SENSE_TO = Rare(
    r"^(?:really,? |frankly,? )?(?:it|this)(?:'s| is) (?:just |only |plain |simple |really )*(?:common sense|good manners|elementary|basic) to (?P<what>(?!be\b|have\b)[a-z]+ [^,;:?]+)$",
    re.I,
)
_LEAVE = Rare(
    r"^(?:please )?(?:don't|do not) (?:you )?(?:worry|trouble yourself|bother|concern yourself)(?: yourself)? (?:about|with) (?P<what>(?:the|all the|this|that) [\w -]{3,40}?)(?:, (?P<name>(?-i:[A-Z])\w+))?[,;] (?P<who>we'll|i'll|we will|i will) (?P<do>handle|take care of|deal with|see to|look after) (?:it|that|this|them|all (?:of )?(?:that|it))(?: for you)?$",
    re.I,
)
_SURPRISED = Rare(
    r"^you (?P<did>did|'ve done|have done) (?:surprisingly|remarkably|amazingly|unexpectedly) well(?P<what>(?: (?:on|with|in) [\w ]+?)?)(?:,? (?:for|considering|given)\b[^,;:]*)?$",
    re.I,
)
_GOOGLE = Rare(
    r"^(?:just |simply |please )*google (?:it|that|this)[,;:] (?:and )?(?P<rest>there (?:are|is) [\w ]+?)(?: online| on the (?:web|internet|net))?$",
    re.I,
)


def without_sermon(case: Case) -> Iterator[Proposal]:
    """ "The fee is 30 euros, it's that simple." -> "The fee is 30 euros." "It's common sense to lock the door." -> "Please lock the door." """
    if case.question:
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    sermon = _SERMON.match(text)
    if sermon is not None and len(sermon["rest"].split()) > 3 and _begins(case, sermon["rest"]):
        yield Proposal(case.finish(sermon["rest"]), _PLAIN)
        return
    aside = _ASIDE.match(text)
    if aside is not None and re.match(
        r"(?:is|are|was|were|has|have|can|will|must|should|needs?|\w+s)\b", aside["rest"]
    ):
        yield Proposal(case.finish(f"{aside['what']} {aside['rest']}"), _PLAIN)
        return
    sense = _SENSE_TO.match(text)
    if sense is not None:
        yield Proposal(case.finish(f"please {sense['what']}"), _PLAIN)
        return
    leave = _LEAVE.match(text)
    if leave is not None:
        what = re.sub(r"\bstuff\b", "side", leave["what"], flags=re.I)
        name = f"{leave['name']}, " if leave["name"] else ""
        who = leave["who"].lower().replace("i", "I", 1) if leave["who"][0] in "iI" else leave["who"].lower()
        yield Proposal(case.finish(f"{name}{who} {leave['do']} {what}"), _PLAIN)
        return
    praised = _SURPRISED.match(text)
    if praised is not None:
        yield Proposal(case.finish(f"you {praised['did']} very well{praised['what']}".replace("you '", "you'")), _PLAIN)
        return
    google = _GOOGLE.match(text)
    if google is not None:
        yield Proposal(case.finish(f"{google['rest']} online"), _PLAIN)


def _begins(case: Case, text: str) -> bool:
    """Whether words at the opening of the sentence are a clause of their own."""
    end = next(
        (i for i in range(case.start + 1, case.body_end + 1) if case.text(case.start, i).replace("’", "'") == text),
        None,
    )
    return end is not None and finite_in(case, case.start, end)


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

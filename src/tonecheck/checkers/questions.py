"""Direct questions of the message that is answered, and whether the draft has something for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tonecheck.checkers.draft import Draft, once, sentences_of, view
from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern, word_set
from tonecheck.checkers.service import complaint, delay, mends
from tonecheck.checkers.times import LENGTH, MONEY, TIME
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis

#: Most questions of a thread that are looked at.
MOST = 12


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its words, its kind (when, price, who, where, why, how, choice, yes-no, status, request), its topic.

    `names` are those words of the topic that say little: names, and what the whole exchange is about (the subject).

    `before` is the topic of the questions before it in the same sentence: "Do you ship to Peru, and what does it cost?"
    """

    text: str
    kind: str
    topic: frozenset[str]
    names: frozenset[str]
    before: frozenset[str] = frozenset()


_COURTESY = Pattern(
    r"\bhow (?:are|is|have) (?:you|things|everything|life|the family|the kids)\b|\bhow(?:'s|"
    r" is) (?:it going|life|business|everything)\b|\b(?:all|everything) (?:well|ok|good|fine)\b(?! with)|"
    r"\bhope (?:you|this|all)\b|\bhow do you do\b|\bwhat's up\b|\bhow was your (?:weekend|holiday|trip|"
    r"week)|\bgood (?:weekend|holiday|trip|week)\b",
    re.I,
)
_RHETORIC = Pattern(
    r"\?\s*[?!]|!\s*\?|\b(?:idiots?|crooks?|liars?|joke|serious(?:ly)?|kidding|clue|earth|hell|heaven|"
    r"bother(?:ed)?|ridiculous|acceptable|normal|really)\b|\bhow (?:could|can|did|do|dare|hard|difficult|"
    r"long (?:must|do i have))\b[^?]{0,60}\b(?:happen|possible|be|dare|expect|get|do that|do this|explain|"
    r"wait)\b|\bhow (?:hard|difficult) (?:can|could)\b|\bhow dare\b|"
    r"^\W*(?:and |but |so )?(?:did|does|do|has|is|can|doesn't|didn't|don't|hasn't|can't|couldn't|"
    r"won't) (?:nobody|no one|no-one|anybody|anyone|you (?:even|people|lot|guys|ever|not|think|call|"
    r"really)|it not)\b|\bwho do you think\b|\bwhat kind of\b|\bwhat sort of\b|\bwhat (?:am i|are we|do i|"
    r"do we) paying\b|\bwhat's the point\b|\bwhy should (?:i|we)\b|\bdo (?:i|we|"
    r"you) (?:really )?(?:have to|need to|want me to) (?:spell|explain|repeat|remind|go to|take this)|"
    r",\s*(?:isn't it|right|don't you think|no|eh|aren't you|doesn't it|ok|okay|wouldn't you|"
    r"won't you)\s*\?|^\W*(?:right|really|ok|okay|yes|no|well|hello|sorry|huh|what)\s*\?|\bremember\?|"
    r"\bwhat(?:'s| is| the hell is) going on\b|\bwho knows\b|\bwhy me\b|\bwhat else is new\b|\bis (?:that|"
    r"this|it) too much to ask\b|\bis (?:that|this) (?:how|what) you\b",
    re.I,
)
_INDIRECT = Pattern(
    r"\b(?:(?:could|can|would|will) (?:you|anyone|anybody|someone)(?: please| kindly| perhaps| possibly|"
    r" also| maybe)* (?:tell|let|confirm|advise|say|clarify|explain|check)|please (?:tell|let|confirm|"
    r"advise|say|clarify)|(?:i|we)(?:'d| would| should) (?:\w+ ){0,3}(?:like|love|want|"
    r"be grateful if you could tell|be glad) to know|(?:i|we) (?:was|were|am|are|'m|'re)? ?(?:just |"
    r"only )?(?:wondering|wonder|wondered)|if you (?:could|can|would) (?:please )?(?:tell|let|confirm|say)|"
    r"do you know|wants? to know|need(?:s)? to know|tell (?:me|us)|let (?:me|us) know|confirm)\b(?: me| us|"
    r" to me)?(?: know)?(?: please)?,? (?P<asked>(?:if|whether|when|what|how|who|whom|where|which|why|"
    r"at what|by when|until when)\b.+)",
    re.I | re.S,
)
_REQUEST = Pattern(
    r"\b(?:(?:could|can|would|will) (?:you|anyone|anybody|someone)(?: please| kindly| perhaps| possibly|"
    r" also| maybe| just| at least)* (?!tell|let me know|let us know|confirm|say\b|advise)|(?:could|can|"
    r"may|might) (?:i|we) (?:have|get|ask|please|also|come|bring|move|change|swap|borrow|use|pay|take|send|"
    r"see|meet|talk|book|postpone)|would you mind|any chance|is there any chance|would it be possible|"
    r"is it possible)\b",
    re.I,
)
#: Asks for a deed in other words: "Will it be emptied?", "What must I do?", "What compensation do you offer?"
_REDRESS = Pattern(
    r"^\W*(?:and |but |so )?(?:can|could|will|would) (?:it|this|that|these|those|they|them|anything|something|the \w+(?: \w+)?) (?:\w+ )?"
    r"(?:be (?:\w+ )?(?:\w+ed|done|sent|put|made|built|brought|right|redone|rebuilt|remade|given|paid|taken)|reimburse|refund|"
    r"compensate|help)\b|\bwhat (?:are|will) you (?:going to |planning to )?do\b|\bwhat (?:must|should|do|can|shall) (?:i|we|you) do\b|"
    r"\bhow (?:do|can|should) (?:i|we) (?:claim|get)\b|\bwhat compensation\b|\bwhat(?:'s| is) the plan\b|\bwhat happens (?:now|next)\b|"
    r"\bwill you (?!be\b|have\b|need\b|open\b)\w+",
    re.I,
)
#: "Before I pay: is there …"
_LEAD_IN = Pattern(
    r"^[^:?]{1,50}:\s+(?=(?:is|are|do|does|did|has|have|can|could|will|would|should|shall|may|must|if|"
    r"whether|when|what|how|who|where|"
    r"which|why)\b)",
    re.I,
)
_SPLIT = Pattern(
    r",?\s+(?:and|as well as|plus)\s+(?=(?:if|whether|when|by when|until when|at what|how|what|who|whom|"
    r"where|which|why|at what|is|are|do|does|did|can|could|will|would|should|shall|must|may (?:i|we))\b)",
    re.I,
)
_KINDS: tuple[tuple[str, Pattern], ...] = (
    (
        "status",
        Pattern(
            r"^\W*(?:is (?:this|it|that) )?(?:a )?known\b|\b(?:any (?:news|update|idea|word|progress)|"
            r"news (?:about|on|of)|status (?:of|on)|how (?:is|are|'s) (?:\w+[\w ]{0,40} )?(?:going|getting on|"
            r"coming (?:along|on)|progressing|doing)|where (?:is|are) (?:my|our|the) (?:order|parcel|refund|money|"
            r"invoice|shipment|delivery|file|report)|what(?:'s| is) happening)\b",
            re.I,
        ),
    ),
    (
        "when",
        Pattern(
            r"\b(?:when|what (?:time|date|day)|which (?:day|date|week)|how (?:long|soon|quickly|fast|often|early|"
            r"late)|by when|until when|what's the (?:deadline|eta|lead time))\b",
            re.I,
        ),
    ),
    (
        "price",
        Pattern(
            r"\b(?:how much|what (?:\w+ ){0,3}(?:price|cost|rate|fee|charge|budget)|what (?:does|do|will|would|is|"
            r"are|did) [\w' -]{0,40}(?:cost|charge|price|rate|fee|come to)|at what (?:price|rate|cost)|"
            r"your (?:price|rate|quote)|what [\w' -]{0,40}(?:costs?|charges?)\b)",
            re.I,
        ),
    ),
    (
        "number",
        Pattern(
            r"\bhow (?:many|big|large|heavy|far|old|high|wide|tall|deep)\b|\bwhat (?:size|weight|height|number|"
            r"percentage)\b",
            re.I,
        ),
    ),
    ("who", Pattern(r"\b(?:who|whom|whose)\b", re.I)),
    ("where", Pattern(r"\bwhere\b", re.I)),
    (
        "why",
        Pattern(
            r"\b(?:why|how come|what (?:is|was|are) the (?:reason|cause)s?|for what reason|what (?:caused|"
            r"went wrong))\b",
            re.I,
        ),
    ),
    ("how", Pattern(r"\bhow\b|\bwhat (?:should|shall|can|do|must) (?:i|we)\b", re.I)),
    ("choice", Pattern(r"\b(?:which|what)\b", re.I)),
)

_STOP = word_set(
    "a an the and or but if whether of to in on at by for from with without about into over under as is "
    "are was were be been being am do does did doing done have has had "
    "having will would shall should can could may might must ought i me my mine we us our ours you your "
    "yours he him his she her it its they them their this that these those "
    "there here what when where which who whom whose why how any some all both each no not only just also "
    "too very so than then now still yet ever never again already please "
    "kindly thank thanks tell let know say confirm explain check ask like want need get got make made go "
    "going come came take took give put see look think back up out off down "
    "one two more much many long one's other another same new old really quite perhaps maybe possible "
    "possibly able actually exactly else even own such sure able would d s t ll ve re m don "
    "wondering wonder know dear hello hi until since while during before after because bit help anything "
    "something nothing anybody someone everything way thing things mean idea time "
    "use using used seem happen try work keep"
)


def _stem(word: str) -> str:
    word = word.lower().replace("’", "'").removesuffix("'s")
    for ending, kept in (
        ("ations", ""),
        ("ation", ""),
        ("ings", ""),
        ("ing", ""),
        ("ments", ""),
        ("ment", ""),
        ("ies", "y"),
        ("ied", "y"),
        ("ed", ""),
        ("es", ""),
        ("ly", ""),
        ("s", ""),
        ("e", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: len(word) - len(ending)] + kept
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word.rstrip("e") if len(word) > 4 else word


_SAME = {
    _stem(word): group.split()[0]
    for group in (
        "price cost fee charge rate amount total quote",
        "buy purchase order",
        "deliver delivery ship shipping shipment dispatch send arrive",
        "include inclusive cover comprise contain part",
        "bug error fault defect",
        "meet meeting appointment call",
        "finish complete ready end",
        "repair mend fix",
        "decide decision decided result outcome finding findings",
        "start begin",
        "cancel cancellation terminate leave",
        "return refund",
        "document paper papers file form",
        "mail e-mail email",
        "phone telephone ring call",
        "room space",
        "job position role vacancy",
        "holiday leave vacation",
        "park parking car",
        "vegetarian vegan",
        "discount reduction rebate",
        "stay night",
        "pay payment paid",
        "sign signature",
        "child children kid kids son daughter",
        "photo photos picture pictures image",
        "available availability free",
        "warranty guarantee",
        "invoice bill",
        "breakfast meal",
        "colour color",
        "pet dog cat animal",
        "allowed allow permitted welcome permit",
        "cheap discount",
        "bus coach shuttle",
        "car van vehicle",
        "open opening hours",
        "deadline due",
        "fix workaround solution",
        "support help",
        "guide tour",
        "size large small big",
        "book reserve reservation booking",
        "lesson class course",
        "spare replacement",
        "teacher trainer instructor",
        "date day",
        "change swap exchange",
        "doctor physician",
        "laptop computer pc",
        "show display",
        "open opening",
        "visit appointment",
    )
    for word in group.split()
}


def _topic(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the words that say what a text is about, and those among them that are names."""
    words, names = set(), set()
    for found in re.finditer(r"[^\W\d_][\w'’-]*|\d[\d.,]*\d|\d", text):
        word = found[0].strip("'’-.,")
        if word.lower() in _STOP or len(word) < 2 or (word.isdigit() and len(word) < 3):
            continue
        for piece in (
            {word, *(p for p in word.split("-") if len(p) > 3 and p.lower() not in _STOP)} if "-" in word else {word}
        ):
            stem = _stem(piece)
            stem = _SAME.get(stem, stem)
            words.add(stem)
            if piece[:1].isupper() and found.start() > 0 and not piece.isupper():
                names.add(stem)
    return frozenset(words), frozenset(names)


def _questions_in(text: str) -> Iterator[tuple[str, str]]:
    """The questions of a text, each with what was asked before it in the same sentence."""
    for sentence in sentences_of(text):
        asks = sentence.rstrip("\"')”* ").endswith("?")
        indirect = _INDIRECT.search(sentence)
        if not asks and indirect is None:
            continue
        if re.match(
            r"\W*(?:if|unless|should) you (?:have|need|want)\b|.*\b(?:any|more|further|other) questions\b",
            sentence,
            re.I,
        ):
            continue
        numbered = re.split(r"(?:^|\s)\(?(?:\d{1,2}|[a-z])[.)]\s+", sentence)
        for piece in numbered if len(numbered) > 2 else [indirect["asked"] if indirect else sentence]:
            for part in re.split(r"(?<=\?)\s+", piece):
                asked = [p for p in _SPLIT.split(part) if p and p.strip(" ?")]
                yield from ((p, " ".join(asked[:place])) for place, p in enumerate(asked))


@once
def questions(draft: Draft) -> list[Question]:
    """The direct questions of the thread that want an answer: no courtesies, no reproach in a question's form."""
    received = draft.received
    if received is None:
        return []
    found: list[Question] = []
    subject = _topic(re.sub(r"^(?:\w{2,3}: *)+", "", draft.message.subject or ""))[0]
    for text, before in _questions_in(received.text):
        words = _LEAD_IN.sub("", re.sub(r"\s+", " ", text).strip(" -–•*"))
        rhetorical = _RHETORIC.search(words) and not (
            _REDRESS.search(words) and re.search(r"\bhow do (?:i|we)\b", words, re.I)
        )
        if _COURTESY.search(words) or rhetorical or len(words) > 400:
            continue
        words = re.sub(
            r"^(?!\W*(?:if|when|should|once|as|since)\b)[^,?]{3,60},\s+(?=(?:where|when|why|how much|how many|how long)\b)",
            "",
            words,
            flags=re.I,
        )
        topic, names = _topic(words)
        kind = next((kind for kind, shown in _KINDS if shown.search(words)), "yes-no")
        opens = re.match(
            r"\W*(?:and |but |so |also )?(?:when|what|how|who|whom|whose|where|which|why|at what|by when|"
            r"until when|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|must|if|"
            r"whether|any)\b",
            words,
            re.I,
        )
        if kind not in ("status", "price", "yes-no") and re.match(
            r"\W*(?:and |but |so |also )?(?:is|are|do|does|did|has|have|can|could|will|would|should|shall|may|must|"
            r"if|whether)\b",
            words,
            re.I,
        ):
            kind = "yes-no"
        timed = kind in ("when", "price", "number", "who", "where")
        if _REQUEST.search(words) or (_REDRESS.search(words) and not timed):
            kind = "request"
        elif re.search(r"\bexplain\b", words, re.I):
            kind = "why"
        if kind != "request" and re.search(r"\?\W*$", text) is None and _WANTED.search(words) is None and opens is None:
            continue
        if (not topic and not _REDRESS.search(words) and kind in ("yes-no", "choice", "how", "request", "why")) or (
            opens is None and kind == "choice"
        ):
            continue
        found.append(Question(words, kind, topic, names | (subject & topic), _topic(before)[0]))
        if len(found) == MOST:
            break
    return found


# ------------------------------------------------------------------------------------------------------- answers

_YES_NO = Pattern(
    r"^\W*(?:(?:well|so|and|ad \d|oh)[,:]? )?(?:yes|no|nope|yep|yeah|sure|certainly|absolutely|of course|"
    r"correct|indeed|gladly|definitely|with pleasure|happy to|glad to|by all means|i'm afraid|"
    r"unfortunately|sadly|not (?:yet|quite|at all|really|this|until|for)|it (?:is|isn't|does|doesn't|was|"
    r"has|will|can)|they (?:are|do|don't|aren't|have|will)|(?:i|we) (?:do|don't|can|can't|cannot|have|"
    r"haven't|will|won't|are|aren't)\b)|(?:-|–|:|,) (?:yes|no)(?=[,.;:])|\bthe answer is\b|\b(?:answer|"
    r"short version|in short|in brief)\b.{0,20}\b(?:yes|no)\b",
    re.I,
)
#: A first sentence that only makes sense as an answer: "It did.", "Not a cent.", "By noon.", "Nineteen.", "In socks yes".
_ELLIPTIC = Pattern(
    r"^\W*(?:(?:well|so|hi|ah|ok|and),? )?(?:(?:it|they|he|she|we|i|you|that|there|this) (?:is|are|was|were|did|does|do|will|would|can|could|has|"
    r"have|had|may|should|must|isn't|aren't|wasn't|won't|can't|didn't|doesn't|don't|couldn't|shouldn't|haven't|hasn't)(?: not)?"
    r"(?=[,.;:!–—-]|$| (?:and|but|not|so|indeed)\b)|not (?:a|an|yet|for|until|till|before|after|on|in|at|the|quite|from|this|if|unless|with|without|today|tomorrow|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?:by|from|until|till|after|before|at|in|on) (?!behalf|reply|response|reference|"
    r"accordance|addition|case|general|order|short order|the other|the meantime|future|regard|line|view|principle)[\w' ]{1,30}[,.;:]|"
    r"(?:now|both|either|neither|none|all of|only|half|best|attached|unlocked|fixed|done|because|gladly|plenty|course|sure|nothing|"
    r"never|always|still|once|twice|found|sorted|correct|right|true|exactly|same|its own|your|mine|the (?:first|second|left|right|old|new|"
    r"latter|former)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|\d[\d .,:-]*)(?=[.,;:!–—-]|$)|(?:best|only|half|both|plenty) \w+|too easy|with (?:pleasure|you by)|"
    r"there(?:'s| is) (?:plenty|still|no|enough|time))|^[^.;:!?]{0,25}\b(?:yes|no)(?=[,.;:])",
    re.I,
)
#: A first sentence about what was asked about: "It went across at 08:15."
_ANAPHORIC = Pattern(r"^\W*(?:it|they|he|she|that|those|these|both)(?:'s|'re|'ll|'d|'ve| )\b", re.I)
_DID = Pattern(
    r"\b(?:i|we)(?:'ve| have)? (?:\w+ly |just |now |also |already )?(?:(?!(?:need|want|hop|tri|regret|receiv|understand|appreciat|apologi[sz]|lov|"
    r"check|look|notic|assum|expect|heed)ed\b)[a-z]{2,}ed|took|put|sent|gave|made|wrote|rang|spoke|found|left|did|paid|bought|built|"
    r"ran|drove|brought|set|cut|chose)\b",
    re.I,
)
#: What the reader is told to do or may do.
_ACTS = Pattern(
    r"^\W*(?:\d[.)]|-|•)?\s*(?:first,? |then,? |just |simply )?(?:go|click|open|press|select|choose|use|send|call|ring|take|bring|fill|enter|type|"
    r"run|set|add|remove|log|sign|leave|drop|stop|start|turn|put|try|install|update|hold|follow|keep|come|pop|stack)\b|"
    r"\byou (?:can|may|need|needn't|should|must|have to|don't (?:have|need)|do not (?:have|need))\b|you'll (?:need|have)\b|"
    r"\bplease (?!be advised|note|accept|understand|see|be patient|bear)\w+|\bby \w+ing\b|\b(?:i|we) (?:wait|come|send|bring|do) (?!this\b)\w+",
    re.I,
)
_GRANTED = Pattern(
    r"^\W*(?:done|sure|yes|no|fine|of course|gladly|happy to|certainly|no problem|will do)\b|\b(?:i|we)(?:'ll| will| can| could| can't| won't|"
    r" have|'ve) (?:\w+ )?(?:do|done) (?:that|so|it|this)\b|\b(?:happy to|gladly|will do|as asked|not possible|here (?:is|are|'s) (?:the|your|"
    r"my|a))\b",
    re.I,
)
_WANTED = Pattern(r"\b(?:explain|confirm|tell|let (?:me|us) know|advise|want to know)\b", re.I)
_PLAINLY = Pattern(r"^\W*(?:yes|no|nope|yep|yeah|certainly|of course|correct|sure|gladly|by all means)\b", re.I)
_REFUSAL = Pattern(
    r"\b(?:can't|cannot|can not|won't be able|unable to|not able to|not possible|impossible|afraid|"
    r"not allowed|don't (?:offer|have|know|do)|do not (?:offer|have|know|do)|isn't possible|"
    r"have to decline|not available|not yet (?:known|clear|decided)|no longer)\b",
    re.I,
)
_NEGATED = Pattern(r"\b(?:no|not|never|nobody|none|cannot)\b|n't\b", re.I)
_LATER = Pattern(
    r"\b(?:(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to|'ve|"
    r" have) (?:\w+ ){0,4}(?:find|check|"
    r"asked|ask|let you know|get back|come back|reply|answer|write|confirm|tell you|clarify|"
    r"look (?:it )?up|call you|ring you|"
    r"send you|passed|forwarded)\b|(?:i|we)(?:'m| am|'re| are) (?:\w+ ){0,2}(?:finding out|checking|asking|looking)\b|"
    r"you(?:'ll| will) (?:hear|have|get|receive)|once (?:i|we) (?:know|have))\b",
    re.I,
)
_SHARED = Pattern(
    r"\b(?:attached|enclosed|attachment|here(?:'s| is| are)|see (?:below|above|our \w+|page|section|the (?:link|list|"
    r"table|page|file|sheet|website|site|faq|notes?|photo|picture|terms))|link|"
    r"list below|in the (?:list|table|quote|offer|brochure|faq))\b|https?://",
    re.I,
)
_REASON = Pattern(
    r"\b(?:because|since|due to|owing to|reason|cause[ds]?|so that|that(?:'s| is) why|thanks to|as (?:we|i|"
    r"the|it|they|you|our|your)|turned out|it was|the problem (?:is|was)|result of|comes? from|explain\w*|"
    r"otherwise|so (?:we|i|the|it))\b",
    re.I,
)
_PENALTY = Pattern(
    r"\b(?:missed|late|no-shows?|cancel\w*|cancellation|penalty|fine|lost|overdue|reminder|deposit|"
    r"if you (?:fail|miss|don't))\b",
    re.I,
)
_PRICING = Pattern(
    r"\b(?:price|cost|comes? to|total|fees?|rates?|charge[ds]?|each|per|pay|a (?:night|day|week|month|"
    r"person|head|page|unit|year|piece|time)|is|are|would be|will be|'d be|at|from|for|quote|free|included|"
    r"extra)\b",
    re.I,
)
_HUMAN = Pattern(
    r"\b(?:i|me|myself|we|us|my (?:colleague|assistant|manager|partner)|our \w+|ms|mrs|mr|dr|he|she|"
    r"the (?:\w+ )?(?:team|manager|desk|office|engineer|driver|department|author|maintainer|owner|client|"
    r"customer|landlord|tenant)|you)\b|(?<!^)(?<![.!?] )\b[A-Z][a-z]+",
    re.I | re.S,
)
_PLACE = Pattern(
    r"\b(?:in|at|on|under|behind|next to|opposite|near|beside|inside|outside|from|to|between|via) (?:the |"
    r"our |your |my |a )?\w+|https?://|\b(?:street|road|room|floor|building|here|there|folder|page)\b",
    re.I,
)
_STEP = Pattern(
    r"^\W*(?:\d[.)]|-|•)?\s*(?:please |first,? |then,? |just |simply )?(?:go|click|open|press|select|"
    r"choose|use|send|call|ring|take|bring|fill|enter|type|run|set|add|remove|log|sign|write|ask|start|"
    r"stop|turn|put|try|install|update|hold|follow|you can|you need|you'll need|you should|you may|"
    r"we (?:use|do|can|have)|i (?:use|do|suggest|would))\b|\b(?:you can|you need to|you should|please|"
    r"by \w+ing|simply|the best way)\b",
    re.I,
)
_STATE = Pattern(
    r"\b(?:ready|done|finished|late|delayed|shipped|sent|left|arriv\w+|on (?:its|the) way|waiting|still|"
    r"not yet|through|promis\w*|pending|no news|nothing new|expect\w*|will|should|has been|have been|"
    r"is being|fix\w*|pushed|patch\w*|bug|known|decided|"
    r"paid|received|on the bench|in progress|complete|approved|booked|processed|closed)\b",
    re.I,
)
_THERE = Pattern(
    r"^\W*(?:done|sure|yes|no|fine|of course|gladly|happy to|certainly|no problem|will do)\b|\b(?:i|"
    r"we)(?:'ll| will| can| could| can't| won't| have|'ve) (?:\w+ )?(?:do|done) (?:that|so|it|this)\b|"
    r"\b(?:happy to|gladly|of course|will do|can't|cannot|afraid|sorry|as asked|not possible|here (?:is|"
    r"are|'s) (?:the|your|my|a))\b",
    re.I,
)
_ACT = Pattern(
    r"\b(?:i|we)(?:'ve| have|'ll| will|'m| am|'re| are|'d| would| can| could)\b|\b(?:attached|enclosed|"
    r"please|let's|done|booked|sent|moved|changed)\b",
    re.I,
)
_VERDICT = Pattern(
    r"\b(?:is|are|'s|'re|would be|will be|was|were)(?: \w+ly| also| all| both| very| quite|"
    r" not)? (?:welcome|fine|no problem|possible|included|allowed|free|available|okay|ok|covered|ready|"
    r"true|correct|right|safe|enough|needed|necessary|required|extra|optional)\b",
    re.I,
)


_REPROACH = Pattern(
    r"^\W*(?:did|didn't|have|haven't|are|aren't|do|don't|can't|couldn't|why|how|what) (?:\w+ )?you\b|^\W*(?:so )?(?:what|why) (?:do|did|are|were) you\b",
    re.I,
)


class _Answers:
    """The draft's statements, with their topics."""

    def __init__(self, draft: Draft) -> None:
        self.sentences = list(draft.body)
        self.statements = [s for s in self.sentences if not s.rstrip("\"')”").endswith("?")]
        self.topics = [_topic(s)[0] for s in self.statements]
        self.all = frozenset().union(*self.topics) if self.topics else frozenset()
        self.asked_back = [
            _topic(s)[0]
            for s in self.sentences
            if s.rstrip("\"')”").endswith("?") and not _RHETORIC.search(s) and not _REPROACH.search(s)
        ]
        self.raw = draft
        quoted = [p for p in draft.message.parts if p.kind is not PartKind.OTHER]
        self.inline = [
            _topic(part.span.of(draft.message.raw))[0]
            for part, after in pairwise(quoted)
            if part.kind is PartKind.QUOTE and after.kind in (PartKind.BODY, PartKind.CODE)
        ]

    def share(self, question: Question) -> float:
        """How much of the question's topic the draft takes up; names weigh half."""
        weight = sum(0.5 if word in question.names else 1.0 for word in question.topic)
        found = sum(0.5 if word in question.names else 1.0 for word in question.topic & self.all)
        return found / weight if weight else 0.0

    def about(self, question: Question) -> list[str]:
        """The statements that touch the topic."""
        return [
            s
            for s, topic in zip(self.statements, self.topics, strict=True)
            if topic & (question.topic - question.names or question.topic)
        ]


#: "Mrs Adeyemi does, and …": a verb that stands for the one that was asked with.
_STANDS_FOR = Pattern(
    r"\b(?:does|do|did|is|are|was|were|will|would|can|could|has|have|should|may|isn't|aren't|doesn't|don't|didn't|won't|can't)(?=[,.;:!]|$)|"
    r"\b(?:yes|no|nope|not yet|so far|i'd love to|works for (?:me|us)|suits?|fine (?:by|with)|no (?:trouble|problem|need)|up to you|either way|"
    r"you(?:'ll| will) find|you'd|is enough|are enough|plenty|rather|i'd (?:say|go|reckon|take|use|recommend|suggest)|i (?:suggest|recommend))\b",
    re.I,
)
_EXISTS = Pattern(
    r"^\W*(?:there(?:'s| is| are| was| were|'ll)|we(?:'re| are| have| do|'ve got| set| open| close)|i(?:'m| have|'ve got))\b",
    re.I,
)
#: Thanks, welcomes and good wishes, which answer nothing.
_KIND_WORDS = Pattern(
    r"^\W*(?:(?:many |a lot of )?thank|thanks|how (?:nice|lovely|kind|good)|it (?:is|was) (?:nice|good|lovely|great)|good to (?:hear|see|read)|(?:i|we) "
    r"(?:am |are )?(?:\w+ )?(?:hope|trust|look forward|wish|appreciate|value|understand|apologi[sz]e|regret|pride)|(?:i'm|i am|we're|we are) (?:\w+ )?"
    r"(?:sorry|delighted|pleased|glad|happy|thrilled|grateful|excited|honoured)|sorry|congratulations|welcome|have a|please (?:accept|"
    r"don't hesitate|feel free|be (?:informed|advised|patient))|your (?:request|enquiry|inquiry|mail|e-?mail|message|case|ticket|letter) (?:has|was|is|"
    r"reached))\b",
    re.I,
)


def _probably_answered(question: Question, answers: _Answers) -> bool:
    """Whether a lone, friendly question has been met with anything that may be an answer.

    Answers come in too many words to know them all, so only kind words and talk of other things are taken for none.
    """
    said = [
        (s, topic)
        for s, topic in zip(answers.statements, answers.topics, strict=True)
        if not _KIND_WORDS.search(s) or mends(s) or _STANDS_FOR.search(s)
    ]
    facts = question.kind not in _FACTS
    figures = question.kind in ("yes-no", "request", "number", "status", "where")
    return any(
        (facts and topic & question.topic)
        or _STANDS_FOR.search(s)
        or (place < 2 and (_ELLIPTIC.search(s) or _ANAPHORIC.search(s) or _EXISTS.search(s)))
        or (figures and (re.search(r"\d|o'clock", s) or MONEY.search(s)))
        or (
            facts
            and question.kind != "who"
            and (mends(s) or _DID.search(s) or _ACTS.search(s) or _STEP.search(s) or _REFUSAL.search(s))
        )
        or (question.kind == "who" and re.search(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\b|(?<!^)\b[A-Z][a-z]+", s))
        for place, (s, topic) in enumerate(said)
    )


_VAGUELY = Pattern(r"\b(?:soon|shortly|in due course|revert|at some (?:stage|point))\b", re.I)


def answered(question: Question, answers: _Answers, context: frozenset[str]) -> bool:
    """Whether the draft holds what may be the answer: its kind of fact, its topic, or when it will come."""
    if any(len(question.topic & quoted) >= 0.6 * len(question.topic) for quoted in answers.inline if question.topic):
        return True
    if any(len(question.topic & topic) >= max(1, 0.3 * len(question.topic)) for topic in answers.asked_back):
        return True
    if question.kind in ("when", "status", "where", "choice", "request") and delay(answers.raw) is not None:
        return True  # That is for the rules of delays to say.
    about, statements = answers.about(question), answers.statements
    moot = (
        _NEGATED.search(s) and len(topic & question.before) * 2 >= len(question.before) > 0
        for s, topic in zip(statements, answers.topics, strict=True)
    )
    if any(moot):
        return True
    later = [s for s in statements if not (question.kind == "when" and _VAGUELY.search(s))]
    if any(_LATER.search(s) and (s in about or TIME.search(s) or re.search(r"\bquestions?\b", s)) for s in later):
        return True
    if question.kind not in ("yes-no", "when", "price") and any(_SHARED.search(s) for s in statements):
        return True
    if any(_SHARED.search(s) for s in about):
        return True
    if any(
        _REFUSAL.search(s) and (s in about or topic & question.topic or len(topic & context) >= 2)
        for s, topic in zip(statements, answers.topics, strict=True)
    ):
        return True
    return _has(question, answers, about, context)


def _has(question: Question, answers: _Answers, about: list[str], context: frozenset[str]) -> bool:
    statements, share = answers.statements, answers.share(question)
    if question.kind == "when":
        return any(
            (
                TIME.search(s)
                or LENGTH.search(s)
                or re.search(
                    r"\b(?:daily|weekly|monthly|every (?:day|week|month|hour|morning|evening|year)|immediately|at once|"
                    r"right away|no (?:date|deadline)|\d+ (?:minutes|hours|days|weeks|months|years))\b",
                    s,
                    re.I,
                )
            )
            and (not re.search(r"\b(?:was|were)\b", s) or re.search(r"\b(?:will|'ll|can|should)\b", s))
            for s in statements
        )
    if question.kind == "price":
        return any(
            MONEY.search(s) and _PRICING.search(s) and (not _PENALTY.search(s) or _PENALTY.search(question.text))
            for s in statements
        )
    if question.kind == "number":
        return share >= 0.33 or any(
            re.search(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|none|all)\b", s, re.I)
            for s in about
        )
    pairs = list(zip(statements, answers.topics, strict=True))
    if question.kind == "yes-no":
        stated = any(s in about and (_PLAINLY.search(s) or _YES_NO.search(s)) for s in statements)
        verdict = any(_VERDICT.search(s) and topic & context for s, topic in pairs) or (
            "price" in question.topic and any(MONEY.search(s) for s in statements)
        )
        matter = question.topic - question.names
        done = any(
            (mends(s) or _DID.search(s) or _ACTS.search(s)) and (topic & context or len(matter) < 2)
            for s, topic in pairs
        )
        return share >= 0.5 or stated or verdict or (done and (share > 0 or len(matter) < 3))
    if question.kind == "request":
        wronged = complaint(answers.raw) is not None
        return (
            any(_GRANTED.search(s) or re.search(r"^\W*(?:we|i|you) can (?!not)\w+", s, re.I) for s in statements)
            or any(mends(s) and (wronged or topic & context) for s, topic in pairs)
            or any((_DID.search(s) or _ACTS.search(s)) and topic & context and not wronged for s, topic in pairs)
            or any(TIME.search(s) and re.search(r"\b(?:will|can|shall|going to)\b|'ll\b", s) for s in statements)
        )
    if question.kind == "status":
        return any(_STATE.search(s) for s in statements)
    shown = {"who": _HUMAN, "where": _PLACE, "why": _REASON, "how": _STEP}.get(question.kind)
    if share >= 0.25 or (shown is not None and any(shown.search(s) for s in about)):
        return True
    if question.kind in ("why", "how") and any(shown.search(s) for s in statements if shown):
        return len(answers.all & context) >= 2
    return question.kind in ("why", "how", "choice") and len(answers.all & context) >= 3


@once
def answers_at_once(draft: Draft) -> bool:
    """Whether the first sentence is an answer in few words: "Yes, on the drive", "Its own header, please"."""
    first = next(iter(draft.body), "")
    return bool(first) and bool(
        _PLAINLY.search(first) or _ELLIPTIC.search(first) or _ANAPHORIC.search(first) or len(first.split()) <= 3
    )


@once
def substantial(draft: Draft) -> bool:
    """Whether the draft does something and gives a figure, a time or a next step: nearly always, that is an answer."""
    own = [s for s in draft.body if not s.rstrip("\"')”").endswith("?")]
    deed = any(mends(s) or _DID.search(s) for s in own)
    return deed and any(re.search(r"\d", s) or TIME.search(s) or MONEY.search(s) or _ACTS.search(s) for s in own)


@once
def open_questions(draft: Draft) -> list[Question]:
    """The thread's questions for which the draft has nothing."""
    asked = questions(draft)
    if not asked:
        return []
    answers = _Answers(draft)
    assert draft.received is not None
    context = _topic(f"{draft.received.text} {draft.message.subject or ''}")[0]
    if len(asked) == 1 and complaint(draft) is None and _probably_answered(asked[0], answers):
        return []
    left = [
        question
        for question in asked
        if not (question.kind not in _FACTS and substantial(draft)) and not answered(question, answers, context)
    ]
    # An answer in few words names no topic; each is taken to answer the first question that is left and may be meant.
    for place, statement in enumerate(answers.statements):
        short = _PLAINLY.search(statement) or (place < 2 and _ELLIPTIC.search(statement))
        fits = [q for q in left if short or (place == 0 and q.kind in _POINTED_AT and _ANAPHORIC.search(statement))]
        if fits:
            left.remove(fits[0])
    return left


#: Kinds of question whose answer can be told by its form.
_FACTS = ("when", "price")
#: Kinds of question that "It went across at 08:15" may answer.
_POINTED_AT = ("yes-no", "status", "where", "when")


_ASKED = {
    "when": "when",
    "price": "price",
    "number": "fact",
    "who": "fact",
    "where": "fact",
    "choice": "fact",
    "why": "reason",
    "how": "reason",
    "yes-no": "yes-no",
    "status": "status",
    "request": "request",
}


def unanswered_question(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """The thread asks directly, and the draft has no answer to it.

    `asked`: the kind of the first open question (when, price, yes-no, fact, reason, status, request), or `several`
    of them.
    """
    draft = view(analysis)
    if not draft.is_mail:
        return
    left = open_questions(draft)
    kind = "several" if len(left) > 1 else _ASKED[left[0].kind] if left else None
    if kind == options["asked"]:
        yield Hit(
            None, values={"question": _named(left[0].text), "second": _named(left[-1].text)}, at=draft.before_closing
        )


def _named(text: str) -> str:
    """The question as it can be quoted: short, with its mark."""
    words = text.strip().rstrip("?.! ,")
    if len(words) > 90:
        words = words[:87].rsplit(" ", 1)[0] + " …"
    return words + "?"

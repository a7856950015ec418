"""How a message asks, thanks, apologises and offers: strengths, and the strategies by which politeness is graded.

The strategies follow Danescu-Niculescu-Mizil et al. (2013), "A computational approach to politeness with application to
social factors"; their weights are fitted by `training/manner/fit.py` on that paper's data and lie in models/manner.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from importlib.resources import files

from tonecheck.finding import Strength
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis, Sentence, is_imperative
from tonecheck.span import Span


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I)


# ---------------------------------------------------------------------------------------------------- strategies

_PLEASE = _words("please|kindly")
_THANKS = _words(r"thank(?:s| you)|thanking you|grateful(?:ly)?|appreciate[ds]?|much obliged|cheers for")
_SORRY = _words(
    r"sorry|apologi[sz]e[ds]?|apolog(?:y|ies)|regret(?:s|ted)?|forgive (?:me|us)|excuse (?:me|us)|my bad|pardon"
)
_COULD = _words(r"(?:could|would|might) (?:you|i|we|it|there|anyone|someone)|would(?:n't| not) mind|mind if")
_CAN = _words(r"(?:can|will) (?:you|i|we)")
_HEDGE = _words(
    r"perhaps|maybe|possibly|i (?:think|believe|guess|suppose|wonder(?:ed)?)|seems?|appears?|might|wondering|if possible|"
    r"if you (?:like|could|can|have|don't mind)|when(?:ever)? you (?:have|get)"
)
_FACT = _words(r"in fact|actually|really|honestly|the fact|the point|simply|just")
_TOGETHER = _words(r"we|our|us|together|let's")
_GREET = re.compile(r"^\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings)\b", re.I)
_PRAISE = _words(
    r"good (?:work|job|point|idea|question)|great (?:work|job|idea|point)|nice(?: work| job)?|excellent|wonderful|well done|"
    r"lovely|glad|happy|delighted|pleased|pleasure|enjoyed|congratulations"
)
_ASKING = re.compile(r"^\W*(?:what|why|who|how|where|when|which)\b", re.I)
_YOU_FIRST = re.compile(r"^\W*(?:you|your)\b", re.I)
_SO_FIRST = re.compile(r"^\W*(?:so|then|and|but|or|well)\b", re.I)
_BY_THE_WAY = _words("by the way|btw")
_NEGATIVE = _words(
    r"wrong|bad|stupid|nonsense|ridiculous|ignore[ds]?|fail(?:ed|s|ure)?|poor(?:ly)?|useless|pointless|terrible|awful|horrible|"
    r"hate|silly|absurd|garbage|rubbish|vandal(?:ism)?|idiot(?:ic)?|crap|hell|shame|incompetent|lazy|lie[sd]?|lying"
)


def _matches(pattern: re.Pattern[str]) -> Callable[[Sentence], bool]:
    return lambda sentence: bool(pattern.search(sentence.text))


def _please_first(sentence: Sentence) -> bool:
    return sentence.tokens[0].lower_ in ("please", "pls", "plz")


def _please_inside(sentence: Sentence) -> bool:
    return bool(_PLEASE.search(sentence.text)) and not _please_first(sentence)


def _bare_imperative(sentence: Sentence) -> bool:
    return is_imperative(sentence.tokens.root) and not _PLEASE.search(sentence.text) and sentence.tokens.root.lemma_ not in (
        "let", "feel", "thank", "see", "hope", "have", "note", "find"
    )  # fmt: skip


#: Name of each strategy and how a sentence shows it.
STRATEGIES: dict[str, Callable[[Sentence], bool]] = {
    "thanks": _matches(_THANKS),
    "apology": _matches(_SORRY),
    "greeting word": _matches(_GREET),
    "please inside": _please_inside,
    "please first": _please_first,
    "could you": _matches(_COULD),
    "can you": _matches(_CAN),
    "hedge": _matches(_HEDGE),
    "insisting": _matches(_FACT),
    "we": _matches(_TOGETHER),
    "praise": _matches(_PRAISE),
    "question word first": lambda s: bool(_ASKING.match(s.text)) and s.text.rstrip().endswith("?"),
    "you first": _matches(_YOU_FIRST),
    "so first": _matches(_SO_FIRST),
    "by the way": _matches(_BY_THE_WAY),
    "negative word": _matches(_NEGATIVE),
    "bare imperative": _bare_imperative,
    "question": lambda s: s.text.rstrip().endswith("?"),
    "exclamation": lambda s: s.text.rstrip().endswith("!"),
}


def strategies(analysis: Analysis, *, without: Collection[int] = ()) -> dict[str, Sentence]:
    """The first sentence that shows each strategy; sentences whose index is in `without` do not count."""
    found: dict[str, Sentence] = {}
    for sentence in analysis.sentences:
        if sentence.index in without or sentence.segment.part.kind is PartKind.SUBJECT:
            continue
        for name, shows in STRATEGIES.items():
            if name not in found and shows(sentence):
                found[name] = sentence
    return found


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Fitted weight of each strategy: log-odds of "polite" against "impolite" per strategy shown."""
    path = files("tonecheck") / "models" / "manner" / "weights.json"
    return {str(k): float(v) for k, v in json.loads(path.read_text(encoding="utf8"))["weights"].items()}


# ----------------------------------------------------------------------------------------------------- strengths

_FIRST = r"(?:i|we)(?:'ll|'ve| will| have| am| are|'m|'re| shall| can| could)"
_REPAIR = _words(
    rf"{_FIRST} (?:\w+ ){{0,2}}?(?:send|sent|sending|refund\w*|replac\w+|repair\w*|correct\w*|fix\w*|credit\w*|cancel\w*|"
    r"resend|resent|re-?issue\w*|return\w*|deliver\w*|redo\w*|redone|book\w*|arrang\w+|transfer\w*|put \w+ right|make (?:it|this|that) "
    r"(?:right|good|up)|check\w*|call\w*|ring|ask\w*|add\w*|chang\w+|mov\w+|order\w*|bring\w*|give|given|waive\w*|take|taken|look\w*|"
    r"start\w*|tell|told|write|written|move|collect\w*|offer\w*|pay|paid|switch\w*|set)|"
    r"refund\w*|(?:a|your) (?:replacement|credit note|voucher|new one)|free of charge|no charge|at (?:my|our) (?:cost|expense)|"
    r"on its way|on the way to you|(?:has|have) been (?:refunded|credited|replaced|corrected|sent)|instead"
)
_EMPATHY = _words(
    r"(?:i|we) (?:can |do |fully |quite |completely |really )*(?:understand|realise|realize|see|appreciate|know) (?:how|why|that (?:this|it)|what|your|"
    r"you)|(?:must|can) have been|you(?:'re| are) (?:quite |absolutely |entirely )?right|that (?:is|was|sounds) (?:\w+ )?(?:frustrating|upsetting|worrying|annoying|"
    r"difficult|disappointing|stressful|awful|far too long)|(?:i'd|i would|anyone would) (?:be|feel|have)|sorry to hear|thank you for (?:telling|letting|raising|pointing|"
    r"your patience|bearing)|let you down|spoil(?:ed|t)|ought to have"
)
_OFFER = _words(
    r"(?:happy|glad|pleased) to|let (?:me|us) know|feel free|(?:call|ring|reach|write to|e-?mail|text) (?:me|us)|would you like|shall (?:i|we)|"
    r"if you(?:'d| would) (?:like|prefer|rather)|here to help|can i help|any questions|you(?:'re| are) welcome to|would (?:either|that|this|it) (?:suit|work|help)|"
    r"do (?:let|call|come|write|ring|ask)|(?:i|we) can (?:also )?(?:offer|come|do|send|help|move|take|give)"
)
_DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|"
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}\b|\bby (?:noon|tomorrow|tonight|the \d+|end of|close of|\d)|\btomorrow\b|\btoday\b|"
    r"\b(?:this|next) (?:week|morning|afternoon|evening|month)\b|\bwithin (?:\w+ )?(?:hour|day|week|working)s?\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}/\d{1,2}\b|"
    r"\bon the \d{1,2}(?:st|nd|rd|th)\b|\bin (?:the next )?(?:\d+|one|two|three|four|five) (?:minutes|hours|days|weeks|working days)\b",
    re.I,
)
_PROMISE = _words(
    r"(?:i|we)(?:'ll| will| shall|'m| am|'re| are)|will (?:be|arrive|reach|come|go|call|write|send|have|show)|is (?:due|booked|on its way)|can (?:start|come|have|send|do)|"
    r"goes (?:out|live)|arrives"
)
_OWNED = _words(
    r"(?:my|our) (?:own )?(?:mistake|fault|error|oversight|slip|doing|responsibility|bad)|(?:mistake|fault|error|slip|oversight) (?:is|was|were) (?:mine|ours|on our side|entirely ours)|"
    r"(?:i|we) (?:should have|should've|ought to have|forgot|overlooked|missed|got (?:it|that|this) wrong|made (?:a|the|two|several|some)? ?(?:mistake|error)s?|let you down|failed|"
    r"misread|mixed up|mislaid|lost|put the wrong|sent the wrong|did(?:n't| not) (?:check|send|tell|call|read|do|reply|answer))|"
    r"(?:down to|falls? on|lies with|on) (?:me|us)(?: alone| entirely)?|(?:i|we) take (?:full )?responsibility|we are responsible for"
)

#: Strengths that a sentence can show: name, dimension, weight, pattern, what is said to the writer.
_SHOWN: tuple[tuple[str, str, float, re.Pattern[str], str], ...] = (
    ("thanks", "politeness", 1.0, _THANKS, "thanks the reader"),
    ("empathy", "politeness", 1.4, _EMPATHY, "shows that the reader's side is seen"),
    ("offer of help", "politeness", 1.0, _OFFER, "offers help or a choice"),
    ("owned mistake", "ownership", 2.0, _OWNED, "owns the mistake"),
)


def strengths(analysis: Analysis, *, without: Collection[int] = ()) -> Iterator[Strength]:
    """What the draft does well, each kind once, at its first place; sentences in `without` (they hold a fault) do not count."""
    for part in analysis.message.parts:
        if part.kind is PartKind.GREETING and part.judged:
            yield Strength("greeting", "politeness", part.span, 1.0, "greets the reader")
            break
    for part in analysis.message.parts:
        if part.kind is PartKind.CLOSING and part.judged:
            yield Strength("closing", "professionalism", part.span, 1.0, "closes properly")
            break
    body = [s for s in analysis.body if s.index not in without]
    for name, dimension, weight, pattern, says in _SHOWN:
        for sentence in body:
            found = pattern.search(sentence.text)
            if found:
                yield Strength(name, dimension, _place(analysis, sentence, found), weight, says)
                break
    yield from _dated_promise(analysis, body)
    yield from _apology_with_repair(analysis, body)


def _place(analysis: Analysis, sentence: Sentence, found: re.Match[str]) -> Span:
    start = sentence.tokens.start_char
    return analysis.characters(sentence.segment, start + found.start(), start + found.end())


def _dated_promise(analysis: Analysis, body: list[Sentence]) -> Iterator[Strength]:
    for sentence in body:
        found = _DATE.search(sentence.text)
        if found and _PROMISE.search(sentence.text):
            yield Strength("clear date", "professionalism", _place(analysis, sentence, found), 1.0, "says when")
            return


def _apology_with_repair(analysis: Analysis, body: list[Sentence]) -> Iterator[Strength]:
    for sentence in body:
        sorry = _SORRY.search(sentence.text)
        if sorry and any(_REPAIR.search(other.text) for other in body if other.index >= sentence.index):
            span = _place(analysis, sentence, sorry)
            yield Strength("apology with repair", "ownership", span, 2.0, "apologises and says what is done about it")
            return

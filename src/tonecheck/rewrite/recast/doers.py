"""Whose doing a passive hides: the writer's own, or perhaps somebody else's."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case
from tonecheck.rewrite.recast.standing import before

#: Acts that anybody in the house, at the reader's or on the way may have done.
_ANYBODY = Rare(
    r"\b(?:was|were|been|got|being|is|are|gets?|be) (?:\w+ly |just |once again |again )?(?:left (?:open|on(?! the)|unlocked|running|lying|standing|behind|under|there)|unplugged|switched (?:off|on)|turned (?:off|on|down)|"
    r"parked|blocked|stolen|taken (?!over|off the|down wrong)|eaten|drunk|emptied|moved|opened|unlocked|propped|smoked|spilled|spilt|vandalised|vandalized|broken|knocked|approved|paid|signed|authorised|authorized|agreed)\b",
    re.I,
)
_TAKEN_DECISION = Rare(r"\bdecision (?:was|has been|had been) (?:\w+ )?taken (?:not )?to\b", re.I)
_OWN_THINGS = Rare(
    r"\b(?:passports?|wallet|purse|keys?|phone|mobile|bank ?card|credit card|ring|licen[cs]e|identity card|umbrella|glasses)\b[^,;]*\b(?:was|were|been|got|is|are|gets?) (?:\w+ )?(?:lost|mislaid|misplaced|left)\b|"
    r"\b(?:lost|mislaid|misplaced) (?:passport|wallet|purse|keys?|phone|licen[cs]e)\b",
    re.I,
)
_HABIT = Rare(
    r"\bevery (?:single )?(?:night|day|morning|evening|week|time|month)\b|\b(?:always|constantly|continually|repeatedly|time and again|again and again|all (?:week|night|day))\b",
    re.I,
)
#: Others at work, named in the sentences before: it may have been them.
_OTHERS = Rare(
    r"\b(?:outside|external|third[- ]party|suppliers?|couriers?|carriers?|(?:sub)?contractors?|vendors?|workshop|manufacturers?|printers|haulier|hauliers|agency|agents?|airline|builders?|plumbers?|electricians?|freelancers?|outsourced|"
    r"partner|dealer|wholesaler|laborator(?:y|ies)|these people|those people|(?:is|are|was|were) done by|tenants?|neighbours?|neighbors?|lodgers?|students?|pupils?|guests?|visitors?)\b",
    re.I,
)
_AWAY = Rare(
    r"\bI (?:was|had been|wasn't|was not) (?:on (?:leave|holiday|vacation|maternity|paternity|parental)|away|off|ill|sick|abroad|not (?:here|there|in)|in (?:hospital|the office|charge)|here|there|involved)\b|"
    r"\b(?:before my time|I had(?: only)? just started|my first (?:day|week))\b|\bwhile I was (?:away|off|on|ill|out)\b",
    re.I,
)
#: The draft complains: a question that accuses stands beside it.
_ASKED = Rare(
    r"\b(?:who|anyone|anybody|nobody|how many|how often|why|did (?:you|nobody|anyone)|was anyone|were you|could (?:you|whoever|people|everyone))\b.*\?",
    re.I,
)


def ours(case: Case) -> bool:
    """Whether what was done may be said to be the writer's doing: nothing points to somebody else."""
    text = re.sub(r"\s+", " ", case.text(case.start, case.end)).replace("’", "'")
    if (_ANYBODY.search(text) and not _TAKEN_DECISION.search(text)) or _OWN_THINGS.search(text) or _HABIT.search(text):
        return False
    if sum(t.is_upper and len(t) > 3 for t in case.tokens) > 1:
        return False  # Somebody is shouting about what others did.
    sentence, following = before(case), case.next
    if following is not None and following.segment is not case.sentence.segment:
        following = None
    beside = [s.text.replace("’", "'") for s in (sentence, following) if s is not None]
    if not case.plural and any(_AWAY.search(one) for one in (text, *beside)):
        return False
    if any(_ASKED.search(one) for one in beside):
        return False
    return not any(_OTHERS.search(one) for one in _earlier(case))


def _earlier(case: Case) -> list[str]:
    """The two sentences before, in the same paragraph."""
    found: list[str] = []
    for back in (1, 2):
        index = case.sentence.index - back
        if index >= 0 and case.analysis.sentences[index].segment is case.sentence.segment:
            found.append(case.analysis.sentences[index].text)
    return found


#: What was decided, by nobody.
DECIDED = Rare(
    r"^(?:unfortunately,? |regrettably,? |sadly,? )?it (?P<be>was|has been|had been) (?:therefore |now |then |finally |also )?(?P<did>decided|concluded|determined|resolved|felt) (?P<rest>(?:not )?(?:to [a-z]+|that) [^;:]+)$",
    re.I,
)

_IT_WAS = Rare(
    r"^(?:\w+,? )?it (?:was|has been|had been) (?:\w+ly |now |then |also )?(?:decided|concluded|determined|resolved|felt|agreed|thought|considered)\b",
    re.I,
)


def decided(case: Case) -> bool:
    """Whether the sentence says that something was decided: "It was decided to close the shop." """
    return _IT_WAS.match(case.text(case.start, case.body_end)) is not None

"""What a piece of work cost the writer, told as a plain fact: "a nightmare to read" is hard to read, a lost weekend "took some time"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base
from tonecheck.rewrite.recast.frames import inner, nominal, said
from tonecheck.rewrite.recast.halves import private

_PLAIN = "says what is hard about it without the sigh"
_OWN = r"(?:the|this|that|these|those|your|our) [\w'/-]+(?: (?!is\b|are\b|was\b|were\b|has\b|have\b|had\b|that\b|which\b|who\b)[\w'/-]+){0,5}?"
_ITEM = rf"(?P<it>{_OWN}|it|this|that)"
_ADV = r"(?:(?:really|truly|such|just|quite|absolutely|always|simply|honestly|frankly|a bit of|kind of|an absolute|a real|a complete|a total|a proper|a bloody) )*"
_WOE = r"(?:(?:absolute|real|complete|total|utter|proper|living|right|huge|bloody|never-ending|constant|pure|massive|major) )*(?:nightmare|pain(?: in the (?:neck|backside|behind|arse|ass|butt))?|headache|chore|horror|slog|torture|ordeal|misery|nuisance|pig|struggle|hell)"
_HARD_TO = Rare(
    rf"^{_ITEM} (?P<be>is|are|was|were|'s) {_ADV}(?:(?:an? )?{_WOE}|(?:so |too |very |incredibly |extremely )?(?:painful|exhausting|awful|terrible|horrible|dreadful|horrendous|excruciating|tiresome|maddening|infuriating|frustrating))(?: for (?P<who>us|me))? to (?P<do>[a-z]+)(?P<rest>(?: (?!and\b|but\b|because\b|so\b)[\w'-]+){{0,4}})$",
    re.I,
)
_WOE_FOR = Rare(
    rf"^(?:(?P<ing>(?:dealing|working) with) )?{_ITEM} (?P<be>is|are|was|were|'s|has been|have been) {_ADV}(?:an? )?{_WOE}(?: (?:for|to) (?P<who>us|me|our [\w ]+))?$",
    re.I,
)
_DRIVES = Rare(
    rf"^{_ITEM} (?P<be>is|are|was|were|'s|'re|has been|have been)? ?(?:really |slowly |just |all )*(?P<do>giv(?:es|ing|e)|gave|driv(?:es|ing|e)|drove|mak(?:es|ing|e)|made|do(?:es|ing)|kill(?:s|ing|ed)?) (?:me|us) (?:an? )?(?:(?:serious|huge|terrible|constant|splitting|bad|big|massive|absolutely|completely|totally) )?(?:headaches?|migraine|grey hairs?|nightmares?|crazy|mad|nuts|insane|bonkers|up the wall|round the (?:bend|twist)|over the edge|to despair|my head in)(?: (?:again|every (?:day|week|month|time)|now|by now))?$",
    re.I,
)
_FOREVER = Rare(
    rf"^{_ITEM} (?P<do>takes?|took|has taken|have taken) (?P<who>me |us )?(?:absolutely |literally |simply )?(?:forever|for ever|ages|an age|an eternity|years|half (?:my|our) li(?:fe|ves)|way too long|far too long)(?P<rest> to [a-z]+(?: [\w'-]+){{0,4}})?$",
    re.I,
)
_GERUND = r"(?P<ing>[a-z]+ing (?:up |out |down |through |off )?(?:after |with |on |for )?(?:(?:the|this|that|these|those|your|our|all|every) )?[\w'/-]+(?: (?!took\b|takes\b|has\b|have\b|cost\b|was\b|is\b|ate\b|nearly\b|almost\b)[\w'/-]+){0,6}?)"
_TIME = r"(?:(?:my|our|the|a|an|half|half of|most of|all of|more than|over|about|a good|the best part of|every|another) )*(?:(?:whole|entire|precious|free|bloody|good|full|damn|last|two|three|four|five|six|ten|\d+) )*(?:hours?|days?|weeks?|months?|nights?|evenings?|afternoons?|mornings?|weekends?|(?:lunch )?breaks?|lunch(?:times?)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|shifts?|time|forever|ages|life|lives|patience|nerves|all (?:day|night|week|weekend|morning|afternoon))(?: of (?:my|our) (?:life|time|week|day))?"
_ATE = Rare(
    rf"^(?:{_GERUND}|{_ITEM}) (?P<do>took|takes|take|has taken|have taken|cost|costs|has cost|have cost|ate|ate up|eats|eat|eats up|has eaten|have eaten|has eaten up|is eating|are eating|swallowed|has swallowed|ruined|has ruined|used up|filled) (?:up )?(?:me |us )?(?:absolutely |literally |almost |nearly )?{_TIME}(?: (?:again|to sort|to finish|this week|this month|on (?:mon|tues|wednes|thurs|fri|satur|sun)day))?(?:,? (?:and|which) (?:i|we) (?:resent|hate) (?:it|that))?$",
    re.I,
)
_SPENT = Rare(
    rf"^(?:once again,? |again,? |yet again,? )?(?P<who>i|we)(?P<have>'ve| have| had)? (?:just |already |now |had to |literally )*(?:spent|spend|wasted|lost|sacrificed|burned|burnt) (?:almost |nearly |over |more than |literally )?{_TIME}(?:,? (?:just )?(?:on )?(?P<ing>(?:[a-z]+ing) (?:up |out |down |through |off )?(?:after |with |on |for |to )?[\w' -]+?)| on {_ITEM})(?:,? and (?:i|we)(?:'m| am|'re| are) (?:so |really |completely )?(?:over it|done|fed up|tired|exhausted|sick of it))?$",
    re.I,
)
_TOOK_ME = Rare(
    rf"^it (?P<do>took|takes|has taken|is taking) (?:me|us|my [\w ]+?|our [\w ]+?) (?:absolutely |literally |almost |nearly |over |more than )?{_TIME} (?:just )?to (?P<act>[a-z]+ [\w' -]+)$",
    re.I,
)
_NO_FUN = Rare(
    rf"^(?:{_GERUND}|{_ITEM}) (?:was no (?:joke|fun|picnic|walk in the park|treat|pleasure)|(?:nearly |almost |really |just )*(?:drove|killed|broke|finished|did|had) (?:me|us)(?: (?:round the (?:bend|twist)|up the wall|mad|crazy|insane|nuts|off|in|over the edge|in tears))?)(?:, lol)?$",
    re.I,
)
_WAITING = Rare(
    r"^(?P<who>i|we)(?:'m| am|'re| are) (?:(?:really|so|absolutely|thoroughly|getting|just|all) )*(?:(?:sick and tired|sick|tired|fed up|weary)(?: of| with)) (?:waiting|having to wait|always waiting) for (?P<what>(?:the|your|our|my|an?|that|those|these) [\w' -]+)$",
    re.I,
)
_CHASING = Rare(
    r"^(?P<who>i|we)(?:'m| am|'re| are) (?:(?:really|so|absolutely|thoroughly|getting|just|all) )*(?:(?:sick and tired|sick|tired|fed up|weary)(?: of| with)) (?:(?:always|constantly) )?(?:chasing|asking|reminding|begging|hounding|having to (?:chase|ask|remind|beg)) (?:you |after |them )?(?:for|about) (?P<what>(?:the|your|our|my|an?|that|those|these) [\w' -]+)$",
    re.I,
)
_KEEP_UP = Rare(
    r"^(?P<who>i|we)(?:'m| am|'re| are|'ve| have) (?:(?:really|so|absolutely|thoroughly|getting|just|all) )*(?:(?:sick and tired|sick|tired|fed up)(?: of| with)|had (?:more than )?enough of|drowning in|swamped (?:with|by)|buried in|snowed under with) (?:all )?(?:your|these|the) (?:(?:constant|endless|never-ending|many|countless|daily|weekly|eternal) )*(?P<what>(?:[a-z]+ )?(?:changes|requests|questions|e-?mails|mails|messages|tickets|calls|revisions|amendments|orders|comments|queries|updates))$",
    re.I,
)
_TOO_LONG = Rare(
    r"^your (?P<what>e-?mails|mails|messages|letters|reports|tickets|commit messages|reviews|comments) (?:are|get) (?:always )?(?:way |far |much |just )?too long$",
    re.I,
)


def plain_burden(case: Case) -> Iterator[Proposal]:
    """ "Your code is a nightmare to read." -> "Your code is hard to read."; "I spent all Sunday fixing it." -> "Fixing it took some time." """
    if case.question:
        return
    text = re.sub(
        r"^(?:honestly|frankly|really|seriously|to be honest|look|well|kindly note|just so you know)[,:]? ",
        "",
        said(case),
        flags=re.I,
    )
    for make in (_hard_to, _woe_for, _drives, _forever, _took_me, _spent, _ate, _no_fun, _waiting):
        made = make(case, text)
        if made is not None:
            if not re.search(
                r"\byou(?:r own)?\b (?:interns?|mess|stupidity|incompetence)|\bafter (?:you|your)\b|\b(?:mess|chaos|rubbish|garbage|mistakes?|bugs?|errors?|blunders?)\b",
                made,
            ):
                yield Proposal(case.finish(made, "?" if made.endswith("?") else "."), _PLAIN)
                yield from _not_easy(case, made)
            return


_HARD = Rare(
    r"^(?P<it>.+?)(?P<be>'s| is| are| was| were) hard(?P<who> for (?:us|me))? to (?P<do>read|follow|understand|use|work with|parse|navigate|maintain|review|open|print|edit|debug)$",
    re.I,
)


def _not_easy(case: Case, made: str) -> Iterator[Proposal]:
    """ "Your plan was hard to read" -> "Your plan was not easy to read."; "I had some difficulty reading your plan." """
    found = _HARD.match(made)
    if found is None:
        return
    yield Proposal(case.finish(f"{found['it']}{found['be']} not easy{found['who'] or ''} to {found['do']}"), _PLAIN)
    verb, _, rest = found["do"].lower().partition(" ")
    doing = f"{inflect(verb, 'VBG')} {rest}".strip()
    yield Proposal(case.finish(f"{case.writer} had some difficulty {doing} {inner(case, found['it'])}"), _PLAIN)


def _hard_to(case: Case, text: str) -> str | None:
    found = _HARD_TO.match(text)
    if (
        found is None
        or not nominal(found["it"])
        or not is_base(found["do"].lower())
        or found["do"].lower() in ("be", "have", "go", "see", "hear", "know")
    ):
        return None
    be = found["be"] if found["be"].startswith("'") else f" {found['be']}"
    who = f" for {found['who']}" if found["who"] else ""
    return f"{found['it']}{be} hard{who} to {found['do']}{found['rest']}"


def _woe_for(case: Case, text: str) -> str | None:
    found = _WOE_FOR.match(text)
    if found is None or not nominal(found["it"]) or found["it"].lower() == "it":
        return None
    return _difficulty(case, found["it"], found["be"])


def _difficulty(case: Case, thing: str, be: str | None) -> str:
    who = case.writer
    have = "had" if be in ("was", "were") else ("am having" if who == "I" else "are having")
    return f"{who} {have} some difficulty with {inner(case, thing)}"


def _drives(case: Case, text: str) -> str | None:
    found = _DRIVES.match(text)
    if found is None or not nominal(found["it"]) or found["it"].lower() == "it":
        return None
    be = "was" if found["be"] is None and found["do"].lower() in ("gave", "drove", "made") else found["be"]
    return _difficulty(case, found["it"], be)


def _forever(case: Case, text: str) -> str | None:
    found = _FOREVER.match(text)
    if found is None or not nominal(found["it"]):
        return None
    return f"{found['it']} {found['do']} {found['who'] or ''}a long time{found['rest'] or ''}"


def _took_me(case: Case, text: str) -> str | None:
    found = _TOOK_ME.match(text)
    if (
        found is None
        or re.search(r"\b(?:and|because|but|so|which)\b", found["act"])
        or not is_base(found["act"].split()[0].lower())
    ):
        return None
    who = "us" if re.search(r"\b(?:us|our)\b", text) else "me"
    return f"it {found['do']} {who} a while to {found['act']}"


def _spent(case: Case, text: str) -> str | None:
    found = _SPENT.match(text)
    if found is None:
        return None
    what = found["ing"] or found["it"]
    if re.search(r"\b(?:and|because|but|so|which|that|you|i|we)\b", what, re.I) or what.lower() in ("it",):
        return None
    have = "has taken" if (found["have"] or "").strip() in ("'ve", "have") else "took"
    if have == "has taken" and found["ing"] is None and re.search(r"[^s]s$", what):
        have = "have taken"
    return f"{what} {have} some time"


def _ate(case: Case, text: str) -> str | None:
    found = _ATE.match(text)
    if found is None:
        return None
    what, do = found["ing"] or found["it"], found["do"].lower()
    if re.search(r"\b(?:and|because|but|so|which)\b", what, re.I) or what.lower() in ("it", "that") or private(what):
        return None
    if do.startswith("has "):
        have = "has taken"
    elif do.startswith("have "):
        have = "have taken"
    elif do.startswith("are ") or do in ("eat", "take"):
        have = "take"
    elif do.startswith("is ") or do in ("eats", "takes", "costs", "eats up"):
        have = "takes"
    else:
        have = "took"
    return f"{what} {have} some time"


def _no_fun(case: Case, text: str) -> str | None:
    found = _NO_FUN.match(text)
    if found is None:
        return None
    what = found["ing"] or found["it"]
    return (
        None
        if what.lower() in ("it", "that", "this") or re.search(r"\b(?:and|because|but|so|which)\b", what, re.I)
        else f"{what} was not easy"
    )


def _waiting(case: Case, text: str) -> str | None:
    waits, asks, many, long = _WAITING.match(text), _CHASING.match(text), _KEEP_UP.match(text), _TOO_LONG.match(text)
    if waits is not None:
        return f"{waits['who']} have not received {waits['what']} yet"
    if asks is not None:
        return f"{asks['who']} have asked for {asks['what']} several times"
    if many is not None:
        return (
            f"{many['who']} have many {many['what']} at the moment"
            if re.search(r"drown|swamped|buried|snowed", text, re.I)
            else None
        )
    if long is not None:
        return f"could you keep your {long['what']} a little shorter, please?"
    return None

"""What mockery means, said plainly: praise for damage, love of a nuisance, deadlines that are "only a suggestion"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, is_base, is_plural, lemma_of
from tonecheck.rewrite.recast.case import participle as participle_of
from tonecheck.rewrite.recast.frames import HARM, finite, inner, nominal, said
from tonecheck.rewrite.recast.standing import TROUBLE

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLAIN = "says what is meant without the mockery"
_CHEERS = (
    r"(?:(?:oh|ah|well|wow|gee|yay|so|just|and|hey|right|ok|okay|how|simply|truly|absolutely),? )*(?:great|brilliant|fantastic|wonderful|lovely|perfect|marvellous|super|superb|excellent|terrific|splendid|fabulous|amazing|awesome|joy|goody|good|bravo|nice|hooray|hurrah|"
    r"just what (?:i|we|everyone) (?:needed|wanted)|exactly what (?:i|we) (?:needed|wanted)|lucky (?:me|us)|what a (?:treat|joy|surprise|delight|pleasure|thrill)|surprise,? surprise|how (?:lovely|wonderful|nice|delightful|surprising))"
)
_APPLAUSE = Rare(
    r"^(?:(?:oh|ah|well|wow|so|and|gee|hey),? )*(?:(?:nice|great|good|brilliant|excellent|lovely|fantastic|super|superb|stellar|top|wonderful|outstanding) (?:job|work|one|going|effort|move|thinking)|well done|congratulations|congrats|kudos|bravo|top marks|full marks|hats off|way to go|"
    r"thanks(?: a lot| a million| so much| very much| again| ever so much)?|thank you(?: so much| very much| again)?|many thanks|five stars|ten out of ten|a big thank you|how (?:kind|nice|good|thoughtful|considerate|sweet|generous|clever|helpful) of you|so (?:kind|nice|good|thoughtful) of you|"
    r"(?:you did )?an? (?:great|brilliant|excellent|fantastic|wonderful|superb) job)(?:,? (?:again|everybody|everyone|team|all|guys|genius|there|mate|folks|sir))?(?:,| on| for| in| at| to| of| by| with|:|!)? "
    r"(?:(?:you|everyone|the team)(?:'ve| have)? )?(?:(?:really |just |once again |again |yet again )*)(?:managed to |for managing to |managing to |succeeded in |succeeding in |somehow )?(?=\w)",
    re.I,
)
#: What was done to a thing, said of the thing alone: the reader may look into it.
_HARMED = frozenset([
    "delete", "lose", "overwrite", "corrupt", "misplace", "mislay", "mislabel", "misspell", "scratch", "dent", "damage", "flood", "erase", "wipe", "remove",
    "drop", "crash", "disconnect", "unplug", "block", "lock", "mix", "duplicate", "truncate", "revert", "jam", "burn", "stain", "tear", "rip", "spill", "smash", "crush",
])  # fmt: skip
_BROKEN = frozenset(["break", "wreck", "botch", "ruin", "kill", "sabotage", "destroy", "trash"])
_LETTERS = Rare(
    r"\b(?:e-?mails?|mails?|messages?|letters?|calls?|questions?|reminders?|notes?|voicemails?|texts?|tickets?|requests?)$",
    re.I,
)


def thing_done(case: Case) -> Iterator[Proposal]:
    """ "Nice job breaking the login page." -> "The login page seems to be broken; could you have a look, please?" """
    text = said(case)
    found = _APPLAUSE.match(text)
    if found is None or case.question or re.search(r"[,;:\"“”]", text[found.end() :]):
        return
    verb = next((t for t in case.tokens if _after(case, t) >= found.end() - 1), None)
    if verb is None or verb.pos_ not in ("VERB", "AUX") or verb.tag_ not in ("VBG", "VB", "VBD", "VBN"):
        return
    made = _done(case, verb)
    if made is not None:
        yield Proposal(case.finish(made, "?" if made.endswith("please?") else "."), _PLAIN, warmth=1)


def _after(case: Case, token: Token) -> int:
    """Where a token begins in the sentence as `said` gives it."""
    return len(case.text(case.start, token.i + 1)) - len(token.text)


def _done(case: Case, verb: Token) -> str | None:
    """What was done, without who did it."""
    thing = next((c for c in verb.children if c.dep_ in ("obj", "dobj") and c.i > verb.i), None)
    if thing is None or not case.spread(thing) or any(c.dep_ == "conj" for c in verb.children):
        return None
    span = case.subtree(thing)
    between = case.text(verb.i + 1, span.start)
    what, rest = case.text(span.start, span.stop), case.text(span.stop, case.body_end)
    rest = re.sub(
        r"^(?:so |as )?(?:brilliantly|beautifully|nicely|like that|always|usual|as (?:always|usual))$|,? (?:as (?:always|usual))$",
        "",
        rest,
    ).strip()
    if thing.pos_ not in ("NOUN", "PROPN") or not nominal(what) or re.search(r"\b(?:it|this|that|them)$", what):
        return None
    lemma = lemma_of(verb)
    if (
        lemma in ("ignore", "overlook")
        and _LETTERS.search(what)
        and re.match(r"(?:my|our|all|the)\b", what)
        and not rest
    ):
        who = "we don't" if re.match(r"(?:all )?our\b", what) else "I don't"
        return f"{who} seem to have had an answer to {what} yet; could you have a look, please?"
    if lemma == "cancel" and not between:
        sentence = f"{what} {_was(thing)} cancelled {rest}".strip()
        return f"{sentence}; next time, could you let {case.us} know a little earlier, please?" if rest else None
    if lemma == "miss" and re.search(r"\b(?:deadline|date|due date|delivery date)s?$", what) and not rest:
        return f"{_the(what)} {_has(thing)} passed; could you let {case.us} know where things stand, please?"
    if (
        lemma in _BROKEN
        and not between
        and re.match(r"(?:the|our|my|your|all)\b", what)
        and rest in ("", "again", "once again", "completely", "yet again")
    ):
        again = " again" if "again" in rest else ""
        return f"{what} {_seems(thing)} to be broken{again}; could you have a look, please?"
    if rest and not re.match(
        r"(?:again|twice|once again|yet again|completely|on|in|during|at|before|this|last|yesterday|today)\b", rest
    ):
        return None
    if (
        lemma in _HARMED
        and between in ("", "up", "out")
        and re.match(r"(?:the|our|my|your|all|half|two|three)\b", what)
    ):
        up = f" {between}" if between else ""
        return f"{what} {_seems(thing)} to have been {participle_of(verb)}{up}{' ' + rest if rest else ''}; could you have a look, please?"
    return None


def _was(noun: Token) -> str:
    return "were" if is_plural(noun) else "was"


def _has(noun: Token) -> str:
    return "have" if is_plural(noun) else "has"


def _seems(noun: Token) -> str:
    return "seem" if is_plural(noun) else "seems"


def _the(what: str) -> str:
    """ "a deadline" -> "the deadline"; "another deadline" stays."""
    return re.sub(r"^(?:an?|every|each) ", "the ", what, flags=re.I)


# ------------------------------------------------------------------------------------------------- love of a nuisance

_LOVES = Rare(
    r"^(?:(?:oh|ah|well|and|but|yes|sure|of course|naturally),? )*(?:(?P<who>i|we) (?:do |just |really |so |absolutely |simply |always |truly |totally |particularly |quite )*(?:love|enjoy|adore|relish|like nothing (?:better|more) than|have nothing better to do than|(?:'ve|have) always (?:wanted|dreamed|dreamt) (?:of|to)?)|"
    r"(?:there(?:'s| is) )?nothing (?:i|we) (?:like|love|enjoy) (?:better|more) than|(?:there(?:'s| is) )?nothing (?:better|nicer|like|beats) (?:than )?|it's always a (?:joy|pleasure|delight|treat) to|what an? (?:joy|pleasure|delight|treat|thrill) (?:it is )?to|"
    r"(?:what could be (?:nicer|better|more fun) than)|how (?:lovely|nice|wonderful|delightful) (?:it is )?to) (?P<what>\w+\b.*)$",
    re.I,
)
_LEARNS = Rare(
    r"^(?:be(?:ing)? (?:told|informed)|find(?:ing)? out|hear(?:ing)?|learn(?:ing)?|see(?:ing)?|discover(?:ing)?|know(?:ing)?|read(?:ing)?|work(?:ing)? with|meet(?:ing)?|help(?:ing)?|hav(?:e|ing)|get(?:ting)? (?:your|an? )|deal(?:ing)? with (?:you|people|customers)|talk(?:ing)? (?:to|with))\b",
    re.I,
)
#: What nobody loves: where none of these stands, the love may be meant.
_BURDEN = Rare(
    r"^(?:wait|chas|re-?(?:do|enter|typ|writ|send|start|read|work|print|book|mak|format|fil|submit|explain)|repeat|correct|fix|clean|mop|pay|being (?:woken|rung|called|kept|left|put|ignored|treated|shouted)|be (?:woken|rung|called|kept|left|put|ignored|treated|shouted)|stand|queu|sit|spend|driv|carry|sort|explain|hunt|search|guess|scroll|tidy|apologis|apologiz|debug|pick|hold)",
    re.I,
)


def rather_not(case: Case) -> Iterator[Proposal]:
    """ "We love redoing the same work twice." -> "We'd rather not redo the same work twice." """
    text = said(case)
    found = _LOVES.match(text)
    if (
        found is None
        or re.search(r"[;:\"“”,]", found["what"])
        or not _BURDEN.match(found["what"])
        or _LEARNS.match(found["what"])
    ):
        return
    if re.search(r"\b(?:and|but|so|because|if|when)\b|\bnot\b|n't\b", found["what"]):
        return
    verb = _base(case, found["what"].split()[0])
    if verb is None:
        return
    who = (
        "we"
        if (found["who"] or "").lower() == "we" or re.search(r"\bwe (?:like|love|enjoy)\b|\b(?:us|our)\b", text)
        else "I"
    )
    what = re.sub(r"^\S+", verb, found["what"])
    what = re.sub(r",? (?:again|as always|as usual|so much)$", lambda m: m[0] if m[0].strip() == "again" else "", what)
    yield Proposal(case.finish(f"{who}'d rather not {what}"), _PLAIN, warmth=1)


def _base(case: Case, word: str) -> str | None:
    """The base form of a verb of the sentence, as "wait" of "waiting"."""
    token = next((t for t in case.tokens if t.text == word), None)
    if token is None:
        return None
    small = word.lower()
    if is_base(small) and not small.endswith("ing"):
        return small
    if not small.endswith("ing"):
        return None
    if small == "being":
        return "be"
    for guess in (token.lemma_.lower(), small[:-3], small[:-3] + "e", small[:-4]):
        if guess != small and is_base(guess):
            return guess
    rest = small[2:].lstrip("-") if small.startswith("re") else ""
    if not rest:
        return None
    for guess in (rest[:-3], rest[:-3] + "e", rest[:-4]):
        if is_base(guess):
            return small[: len(small) - len(rest)] + guess
    return None


# ------------------------------------------------------------------------------------------------------------- guesses

_GUESS = Rare(
    r"^(?:(?:oh|ah|well|ok|okay|so|no|wait),? )*(?:don't tell me|let me guess|i bet|i suppose|i assume)[,:]? (?:that )?(?P<what>(?:the|our|my|this|that|it|there|your|somebody|someone|his|her|their) .+)$",
    re.I,
)


def guessed(case: Case) -> Iterator[Proposal]:
    """ "Let me guess, the file is corrupt again." -> "Could it be that the file is corrupt again?" """
    found = _GUESS.match(said(case))
    if found is None or not re.match(r"(?:\w+,? )*?(?:let me guess|don't tell me)", said(case), re.I):
        return
    what = found["what"].rstrip("?")
    if (
        re.search(r"[,;:\"“”]|\byou\b", what)
        or re.match(r"your (?:dog|mother|mum|alarm|printer|grandmother|internet|cat|hamster)\b", what, re.I)
        or not finite(case, what)
    ):
        return
    yield Proposal(case.finish(f"could it be that {what}?", "?"), _PLAIN)


# ------------------------------------------------------------------------------------------------------- cheered facts

_CHEERED = Rare(
    rf"^(?:{_CHEERS}|(?:hats off|well done|congratulations|congrats|kudos|bravo|way to go|nice one|good one|(?:nice|great|good|brilliant) (?:job|work|going)))(?:,? (?:everybody|everyone|team|all|guys|folks))?(?:[,:!.–—-]| [–—-]) ?(?:so |and |now )?(?P<what>(?P<who>you|the|our|my|this|that|it|somebody|someone|nobody|[A-Z]\w+) [^,;:\"“”]+)$",
    re.I,
)


def seen(case: Case) -> Iterator[Proposal]:
    """ "Hats off, you have raised the same ticket six times." -> "I see that the same ticket has been raised six times." """
    text = said(case)
    found = _CHEERED.match(text)
    if found is None or case.question or re.search(r"\b(?:and|but|or|so|because|yourself|genius)\b", found["what"]):
        return
    if found["who"].lower() != "you":
        what = re.sub(r"\b(?:even|all|only|just) (?=\w)", "", found["what"])
        if not re.search(r"\b(?:you|your|yours)\b", what) and finite(case, what) and _SUBJECT.match(what):
            yield Proposal(case.finish(f"I see that {inner(case, what)}"), _PLAIN)
        return
    verb = next(
        (
            t
            for t in case.tokens
            if t.pos_ == "VERB" and any(c.lower_ == "you" and c.dep_ == "nsubj" for c in t.children)
        ),
        None,
    )
    thing = verb and next((c for c in verb.children if c.dep_ in ("obj", "dobj") and c.i > verb.i), None)
    if (
        verb is None
        or thing is None
        or not case.spread(thing)
        or thing.pos_ not in ("NOUN", "PROPN", "PRON")
        or verb.tag_ not in ("VBD", "VBN")
    ):
        return
    if any(c.dep_ in ("conj", "xcomp", "ccomp", "iobj", "neg") for c in verb.children) or re.search(
        r"\b(?:not|never|call\w*|want\w*|manage\w*|lik\w+|lov\w+|find|found|ha[ds])\b",
        text[found.start("what") :].replace("you have", ""),
    ):
        return
    span = case.subtree(thing)
    what, between, rest = (
        case.text(span.start, span.stop),
        case.text(verb.i + 1, span.start),
        case.text(span.stop, case.body_end),
    )
    if (
        between
        or not nominal(what)
        or re.search(r"\b(?:your|yours|yourself)\b", rest)
        or thing.lower_ in ("me", "us", "you", "it")
    ):
        return
    helped = any(c.lemma_ == "have" for c in verb.children)
    be = ("have been" if is_plural(thing) else "has been") if helped else _was(thing)
    yield Proposal(case.finish(f"I see that {what} {be} {participle_of(verb)} {rest}".strip()), _PLAIN)


_SUBJECT = Rare(
    r"^(?:(?:the|our|my|this|that) [\w' -]+?|it|somebody|someone|nobody|[A-Z][\w'-]+) ?(?:is|are|was|were|has|have|had|'s|isn't|aren't|wasn't|weren't|hasn't|haven't|doesn't|don't|didn't|does|did|won't|can't|\w+ed|went|came|fell|broke|got|left|lost|sent|\w+s)\b",
    re.I,
)


# ----------------------------------------------------------------------------------------------------------- one more

_ANOTHER = Rare(
    rf"^{_CHEERS}[,:!–—-]* ?(?:[–—-] )?(?P<more>(?:yet |still )?another|one more|(?:yet |even |still )?more|an?) (?P<what>[^,;:\"“”]+?)(?:,? (?:again|as always|as usual))?$",
    re.I,
)
_DATES = Rare(
    r"^of\b|\b(?:from (?:your|you)|of yours|thanks to|courtesy of|by you|you|who|that|which|because|genius|idiot|masterpiece|expert|excuse|lecture|complaint|moan|review)\b",
    re.I,
)


def one_more(case: Case) -> Iterator[Proposal]:
    """ "Great, another bug in the export." -> "I'm afraid there is another bug in the export." """
    found = _ANOTHER.match(said(case))
    if found is None or case.question or not nominal(found["what"]) or _DATES.search(found["what"]):
        return
    if case.next is not None and re.match(r"\W*(?:just|exactly|precisely) what\b", case.next.text, re.I):
        return
    more, what = found["more"].lower(), found["what"]
    more = more.replace("one more", "another").replace("yet ", "").replace("still ", "").replace("even ", "")
    if more in ("a", "an") and not HARM.search(what):
        return
    noun = next((t for t in reversed(case.tokens) if t.text == what.split()[0]), None)
    many = (
        more == "more"
        and re.search(
            r"\b(?!less|mess|loss|access|process|address|status)\w+s\b(?!')", what.split(" in ")[0].split(" on ")[0]
        )
        is not None
    )
    if noun is None or not 1 <= len(what.split()) <= 9:
        return
    there = "there are" if many else "there is"
    if HARM.search(what) or _WRONG_WITH.search(what):
        yield Proposal(case.finish(f"I'm afraid {there} {more} {what}"), _PLAIN, warmth=1)
    else:
        yield Proposal(case.finish(f"I see that {there} {more} {what}"), _PLAIN)


_WRONG_WITH = Rare(
    r"\b(?:failure|incident|reminder|surcharge|breakdown|blackout|power cut|warning|strike|fault|defect|alarm|jam|invoice error|incomplete|wrong|broken)\b",
    re.I,
)

# ---------------------------------------------------------------------------------------------------- only a suggestion

_SUGGESTION = Rare(
    r"^(?:(?:oh|ah|well|ok|okay|so|now|and),? )*(?:(?:of course|apparently|clearly|obviously|evidently|naturally|i see|i see that|i (?:hadn't|had not|didn't|did not) (?:realise|realised|realize|realized|know|known)(?: that)?|(?:i|we) (?:wasn't|weren't|was not|were not) aware(?: that)?|it appears(?: that)?|it seems(?: that)?|silly me,? (?:i didn't know(?: that)?)?|for you|to you|i guess|i suppose)[, ]+)?"
    r"(?P<what>(?:(?:the|our|my|this|that|these|those) )?[\w' -]+?) (?:is|are|was|were|must be)(?: (?:apparently|clearly|obviously|evidently|really|just|only|merely|purely|nothing but|more of|no more than|now))*"
    r" (?:an? )?(?:\w+ )?(?:optional(?: extra)?s?|suggestions?|decoration|decorative|for show|ornamental|ornaments?|recommendations?|guidelines?|hints?|a matter of opinion|for other people|for everyone else)(?: (?:to|for) (?:you|some|some people|some of us|others|you lot)| (?:in|at) your (?:house|team|office|department))?$",
    re.I,
)
_KEEPS = Rare(
    r"\b(?:deadlines?|agenda|rules?|limits?|budgets?|schedules?|guide|guidelines?|allowance|appointments?|dates?|terms|process|plan|timetable|hours|times?|format|template|brief|dress code|word count|quiet hours|curfew)$",
    re.I,
)
_NOTES = Rare(
    r"\b(?:signs?|notices?|labels?|warnings?|arrows?|lines?|markings?|barriers?|light|traffic lights?)\b", re.I
)
_FOLLOWS = Rare(r"\b(?:instructions?|manual|checklist|steps|procedure|contract)$", re.I)


def kept_to(case: Case) -> Iterator[Proposal]:
    """ "I see deadlines are just a suggestion to you." -> "Could you keep to the deadlines, please?" """
    found = _SUGGESTION.match(said(case))
    if found is None:
        return
    what = inner(case, found["what"])
    what = what if re.match(r"(?:the|our|my|this|that|these|those)\b", what, re.I) else f"the {what}"
    if not nominal(what) or len(what.split()) > 7:
        return
    if _NOTES.search(what):
        yield Proposal(case.finish(f"please note {what}"), _PLAIN)
    elif _FOLLOWS.search(what):
        yield Proposal(case.finish(f"could you follow {what}, please?", "?"), _PLAIN)
    elif _KEEPS.search(what):
        yield Proposal(case.finish(f"could you keep to {what}, please?", "?"), _PLAIN)


_TOO_MUCH = Rare(
    r"^(?:(?:oh|ah|well|ok|okay|so|now|and),? )*(?:(?:apparently|clearly|obviously|evidently|i see|i guess|i suppose|i take it|it seems|it appears)[, ]+(?:that )?)?(?P<verb>\w+ing) (?P<what>(?:the|your|an?|my|our|to|back|in|on|up|out|for|at) ?[^,;:\"“”]*?|e-?mails|mails|messages|calls|deadlines|instructions)"
    r" (?:is|was|seems|must be|must have been|would be|would have been|has become)(?: to be)?(?: (?:just|simply|clearly|apparently|really|far|way|already|now))*(?: (?:too (?:much(?: (?:to ask|effort|trouble|work|bother|hassle))?|hard|difficult|complicated|tiring|boring)|optional|a lot to ask|asking too much|beyond (?:you|your \w+|some|some people|us all)|out of the question|not your thing))(?: (?:for|to) (?:you|some|some people|some of us|everyone))?(?: these days)?$",
    re.I,
)


def asked_for(case: Case) -> Iterator[Proposal]:
    """ "Apparently reading the instructions is too hard." -> "Could you read the instructions, please?" """
    found = _TOO_MUCH.match(said(case))
    if found is None:
        return
    verb = _base(case, found["verb"])
    if verb is None or verb in ("be", "work", "live", "think", "do"):
        return
    what = re.sub(r"^an? (?=(?:e-?mail|mail|message|call|letter|question)\b)", "my ", found["what"])
    what = re.sub(r"^(?=e-?mails|mails|messages|calls)", "my ", what)
    what = re.sub(r"^(?=deadlines|instructions)", "the ", what)
    yield Proposal(case.finish(f"could you {verb} {what}, please?", "?"), _PLAIN)


# ------------------------------------------------------------------------------------------------------- said plainly

_NOT_AS_IF = Rare(
    r"^(?:(?:oh|ah|well|and|but|no rush|no hurry|take your time|don't hurry|don't rush),? )*it's not (?:as if|as though|like) (?P<who>i|we|the \w+|our \w+(?: \w+)?|somebody|someone) (?P<verb>have|had|has|need|needed|asked|are|is) (?P<what>[^,;:\"“”]+)$",
    re.I,
)
_NO_RUSH = Rare(
    r"^(?:(?:oh|ah|well|please|by all means|do),? )*(?:no rush|no hurry|take your time|don't hurry|don't rush|no pressure|whenever you're ready|whenever it suits you|in your own time)(?: with \w+(?: \w+)?| (?:with|on|over) (?:it|this|that))?[,;:.–—-]+ ?(?:it's not as if |after all,? )?(?P<what>(?:we|i|the|our|my|everybody|everyone|the whole)\b[^,;:\"“”]+)$",
    re.I,
)
_NPI = Rare(r"\b(?:any\w*|ever|at all|nothing|better|never|nobody|died|dying|life|lives)\b", re.I)


def stated(case: Case) -> Iterator[Proposal]:
    """ "No rush, we only need it tomorrow." -> "We need it tomorrow."; "It's not as if we had a deadline." -> "We do have a deadline." """
    text = said(case)
    found = _NOT_AS_IF.match(text)
    if found is not None and not _NPI.search(found["what"]):
        verb = found["verb"].lower()
        who = found["who"]
        if verb in ("have", "has") or (
            verb == "had" and re.match(r"(?:a|an|the|other|work|deadlines?|customers?|things|plans)\b", found["what"])
        ):
            do = "do have" if who.lower() in ("i", "we") else "does have"
            yield Proposal(case.finish(f"{who} {do} {found['what']}"), _PLAIN)
        elif verb in ("need", "needed"):
            yield Proposal(
                case.finish(f"{who} {'do need' if who.lower() in ('i', 'we') else 'does need'} {found['what']}"), _PLAIN
            )
        return
    found = _NO_RUSH.match(text)
    if found is None:
        return
    what = re.sub(r"\b(?:only|just|merely) ", "", found["what"], count=1)
    if (
        what.lower().startswith("it's")
        or not finite(case, what)
        or _NPI.search(what)
        or re.search(r"\b(?:you|your)\b", what)
    ):
        return
    asked = re.match(
        r"(?P<who>we|i) need (?P<thing>(?:it|them|that|this|(?:the|your|our) [\w' -]+?) (?:by|on|before|tomorrow|today|tonight|this|next|at|in)\b[^,]*)$",
        what,
        re.I,
    )
    if asked is not None:
        who = "we" if asked["who"].lower() == "we" else "I"
        yield Proposal(case.finish(f"could {who} have {asked['thing']}, please?", "?"), _PLAIN)
        return
    if re.search(r"\b(?:need|waiting|due|deadline|open|start|leave|expect|must|promised)\w*\b", what):
        yield Proposal(case.finish(what), _PLAIN)


_THOUGHT = Rare(
    r"^(?:(?:oh|ah|well|ok|okay|so|now),? )*(?:(?:silly|foolish|naive|stupid|poor old|daft) (?:me|us)[,:]? (?:for )?(?:(?P<who>i|we) (?:thought|assumed|believed|imagined|was thinking|had thought|actually thought)|thinking|assuming|believing)|(?:and |and there |and here |there |here )(?P<who2>i|we) (?:was|were|thought|am|'d thought|had thought)(?: thinking| assuming| believing)?|"
    r"(?:forgive|excuse|pardon) (?P<who3>me|us) for (?:thinking|assuming|believing|imagining)|(?:how|so) (?:silly|foolish|stupid|naive) of (?P<who4>me|us) to (?:think|assume|believe|imagine|have thought|have assumed))(?: that)? (?P<what>[^,;:\"“”]+)$",
    re.I,
)
_EXPECTS = Rare(
    r"^(?:i'm |i am |we're |we are )?(?:so |very |terribly |ever so )?(?:sorry|silly me|forgive me|excuse me|pardon me)(?:,| for) (?:for )?(?:expecting|hoping for|wanting|daring to expect) (?P<what>(?:an?|the|some|my|our) [\w' -]+?)(?: (?:from you|in return|at all))?$",
    re.I,
)


def understood_otherwise(case: Case) -> Iterator[Proposal]:
    """ "Silly me, I thought we had an agreement." -> "I had understood that we had an agreement; could you tell me where we stand?" """
    text = said(case)
    if case.question:
        return
    found = _THOUGHT.match(text)
    if found is not None:
        what = found["what"]
        whom = (found["who"] or found["who2"] or found["who3"] or found["who4"] or "I").lower()
        who = "we" if whom in ("we", "us") else "I"
        tautology = re.search(r"\b(\w{4,})\b.*\b(?:means?|meant|is|was)\b.*\b\1\b", what)
        if (
            not tautology
            and finite(case, what)
            and not re.search(
                r"\byou (?:were|are) (?:an?|the)\b|\b(?:professional|adult|competent|grown|literate|human|idiot|fool|could read|knew how|paid for)\b",
                what,
            )
        ):
            yield Proposal(
                case.finish(
                    f"{who} had understood that {what}; could you tell {'us' if who == 'we' else 'me'} where we stand?",
                    "?",
                ),
                _PLAIN,
                warmth=1,
            )
        return
    found = _EXPECTS.match(text)
    if found is not None and nominal(found["what"]):
        yield Proposal(case.finish(f"I had hoped for {found['what']}"), _PLAIN)


_SERVICE = Rare(
    r"^(?:(?:oh|ah|well|wow|yet again|once again|again|such|what|truly|really|simply|another day of|five stars for (?:the|your)|ten out of ten for (?:the|your)|full marks for (?:the|your)|top marks for (?:the|your)),? )*(?:(?:the|your) )?(?:(?:great|excellent|fantastic|brilliant|outstanding|superb|stellar|top-notch|top|first-class|first-rate|five-star|world-class|impeccable|amazing|wonderful|lovely|splendid|impressive|marvellous|terrific) )?"
    r"(?P<what>(?:\w+ )?(?:service|support|communication|planning|organisation|organization|teamwork|coordination|quality control|workmanship|preparation|customer care))(?:,? (?:you have|you've got|you've)?(?: (?:there|here))?)?(?: (?:is|was) (?:truly |really |simply )?(?:amazing|legendary|outstanding|brilliant|unrivalled|second to none|something else|impeccable|unbelievable))?(?:,? (?:as (?:always|usual|ever)|again|yet again|there|folks|guys|team|everyone))*$",
    re.I,
)
_GIFT = Rare(
    r"^(?:(?:i|we) (?:really |truly |do |just |can only |must )*(?:admire|love|envy|applaud|marvel at|(?:am|are) (?:\w+ )?(?:impressed|amazed) (?:by|at)|(?:'m|'re) (?:\w+ )?(?:impressed|amazed) (?:by|at)) )?your (?:ability|talent|gift|knack|skill|capacity) (?:to|for|in|at) (?P<verb>miss|ignor|forget|overlook|skip)(?:e|t?ing)? (?:every|each|all|any)(?: single)?(?: of)? (?P<what>(?:the |our |my )?[\w-]+)(?: (?:is|are) [\w ]+)?$|"
    r"^(?P<late>your (?:punctuality|timekeeping|time-keeping) (?:is|was) [\w ]+)$",
    re.I,
)
_KIND = Rare(
    r"^(?:(?:oh|ah|well|wow),? )*(?:how|so|very) (?:kind|nice|good|thoughtful|considerate|sweet|lovely|generous|gracious) of you to (?:finally |even |actually |eventually |at last )?(?P<what>(?:answer|reply|respond|write back|call back|ring back|call us back|call me back|get back to (?:me|us)|join (?:us|me)|let (?:me|us) know|tell (?:me|us)|find the time|reply to (?:me|us|my \w+|our \w+)|answer (?:me|us|my \w+|our \w+))(?: at last| after all)?)$",
    re.I,
)
_NO_HELP = Rare(
    r"^(?:(?:oh|ah|well|wow|so),? )*(?:thanks|thank you|many thanks|cheers)(?: a lot| so much| very much| a bunch| a million)? for (?:absolutely |precisely |exactly |literally )?(?:nothing|that great help|the non-answer|the non-reply)(?: at all)?(?:,? (?:as (?:always|usual)|again|then))?$|^(?:(?:oh|ah|well|wow|so|very|really|super|extremely|that was|that's|how|terribly|most),? )+helpful(?:,? (?:as (?:always|usual)|again|of you))?$",
    re.I,
)
_TIMING = Rare(
    r"^(?:(?:oh|ah|well|wow|such|what),? )*(?:perfect|great|excellent|impeccable|brilliant|fantastic|lovely|wonderful|immaculate|good) timing(?:,? (?:as (?:always|usual|ever)|again|yet again|there|guys|team))*$",
    re.I,
)


def let_down(case: Case) -> Iterator[Proposal]:
    """ "Excellent customer service, as usual." -> "I'm disappointed with the customer service." """
    text = said(case)
    if case.question:
        return
    found = _SERVICE.match(text)
    if found is not None and len(text.split()) > 1 and found["what"].lower() != text.lower():
        what = re.sub(r"^(?:great|excellent|your|the|for|such|of|what) ", "", found["what"], flags=re.I).lower()
        yield Proposal(case.finish(f"I'm disappointed with the {what}"), _PLAIN)
    elif _NO_HELP.match(text):
        yield Proposal(case.finish("I'm afraid this doesn't help me"), _PLAIN)
    elif (gift := _GIFT.match(text)) is not None:
        what = gift["what"]
        if what is None:
            yield Proposal(case.finish("could you be on time, please?", "?"), _PLAIN)
        elif re.search(r"\b(?:deadline|rule|appointment|date|limit)s?$", what) and not what.startswith("single"):
            thing = re.sub(r"^(?:the |our |my )?([\w-]+?)s?$", r"\1s", what)
            yield Proposal(
                case.finish(f"could you keep to {'our' if what.startswith('our') else 'the'} {thing}, please?", "?"),
                _PLAIN,
            )
    elif (kind := _KIND.match(text)) is not None:
        words = re.sub(r" (?:at last|after all)$", "", kind["what"]).split()
        ing = {"get": "getting", "let": "letting"}.get(words[0], re.sub(r"e$", "", words[0]) + "ing")
        yield Proposal(case.finish(f"thank you for {' '.join([ing, *words[1:]])}"), _PLAIN)
    elif _TIMING.match(text):
        yield Proposal(case.finish(f"the timing is difficult for {case.us if case.speaks else 'me'}"), _PLAIN)


# ------------------------------------------------------------------------------------------------------------ the fact

_FACT_FIRST = Rare(
    r"^(?P<what>(?:the|our|my|your|it|this|that|all|both|nobody|nothing|no one|[A-Z]\w+'s) [^,;:\"“”]+?)(?:,| [–—-]|;| and) (?:(?:oh|well|just|how|so|simply|absolutely|what|truly|very|which is(?: just)?|that's|that is) )*(?:joy|lucky (?:me|us)|lovely|wonderful|great|brilliant|fantastic|perfect|splendid|a (?:joy|treat|delight|surprise|pleasure|triumph|thrill)|surprise,? surprise|bravo|well done|marvellous|charming|delightful|reassuring|impressive|professional|classy|stylish|helpful|nice|convenient|(?:the )?(?:usual|best) (?:service|quality)|as if by magic|just what (?:i|we) needed|love it|hurrah|hooray|yay)(?: (?:of you|that|for us|for me|touch))?$",
    re.I,
)


def fact_kept(case: Case) -> Iterator[Proposal]:
    """ "The printer has died again, oh joy." -> "I'm afraid the printer has died again." """
    text = said(case)
    found = _FACT_FIRST.match(text)
    if found is None or case.question:
        return
    what = found["what"]
    if not (TROUBLE.search(what) or _DIED.search(what)) or not finite(case, what) or re.search(r"\byou\b", what):
        return
    what = re.sub(r"\b(?:even|bloody|sodding|blasted) ", "", what)
    yield Proposal(case.finish(f"I'm afraid {inner(case, what)}"), _PLAIN, warmth=1)


_DIED = Rare(r"\b(?:died|down|broken|dead|gone|empty|full|again|frozen|jammed|collapsed)\b", re.I)

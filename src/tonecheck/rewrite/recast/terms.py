"""Terms that hold: requests without the menace, promises that can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import asking, fallback, owning, remove
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.frames import said

# ----------------------------------------------------------------------------------------------------------- threats

#: Steps that may be named, and no menace.
STEPS = (
    r"(?:go to|take (?:it|this|that|the \w+) (?:to|up with)|speak to|talk to|bring (?:the|your|it)|close (?:the|your) (?:account|file|claim|ticket|case)|"
    r"cancel (?:the|your|this)|cut off|give (?:the|your)|release (?:the|your)|look for|find (?:an)?other|order (?:it|them)? ?elsewhere|escalate|stop (?:work|the|deliver\w+)|start without|go ahead without|merge without|send (?:it|them|the \w+) back|return the|delete your|suspend|switch off|"
    r"disconnect|remove (?:the|your)|block (?:the|your)|withdraw|charge|bill|revert|reassign|drop (?:the|your) (?:patch|driver|series)|hold back|keep the deposit|withhold|leave|terminate|resign|restart the|move (?:the|your))\b"
)
_STEP = Rare(
    r"^(?P<ask>(?:please |kindly )?[A-Za-z]+\b[^;:]*?)(?:,? or|,? otherwise|[,;] or else|,? failing which) (?P<who>i|we)(?:'ll| will| shall)? (?:have to |be forced to )?(?P<step>"
    + STEPS
    + r"[^;:,]*)$",
    re.I,
)
MENACE = Rare(
    r"\b(?:police|cops|lawyers?|solicitors?|attorneys?|court|press|papers|forum|employer|boss|wife|husband|parents|everyone|everybody|sheriff|hell|sea|reporters?|media|regret|public|collectors?|twitter|facebook|linkedin|your clients|street|affair|rot|name|locks?|bury|fraud|vulnerability)\b",
    re.I,
)
_STILL_MENACE = Rare(
    r"\b(?:or|else|otherwise|failing which|make me|force (?:me|us)|push (?:me|us)|try me|test me|keep (?:complaining|going|it up)|go ahead|(?:could you (?:please )?|please )(?:trust|believe|like|respect|agree|need|rent|hear from|face|regret|see|be|want|lose|expect|come on|have)|see how|a good look|think (?:twice|hard)|don't cancel|your neighbour's|whatever you like|someone technical|forgive|going to need|gonna|and (?:your|my|our|the|you|i|we|it) [\w ]*\b(?:can|need|will|may|is|are|goes|won't))\b|^\W*(?:please|could you) sign, ",
    re.I,
)
_ASKED = "asks, and names the next step without the menace"


def step_named(case: Case) -> Iterator[Proposal]:
    """ "Fix it today or I go to Greg." -> "Could you fix it today, please? Otherwise I would have to go to Greg." """
    found = _STEP.match(re.sub(r"^either you ", "", said(case), flags=re.I))
    if found is None or case.question or MENACE.search(found["step"]):
        return
    first = next((t for t in case.tokens if t.is_alpha and t.lower_ not in ("please", "kindly")), None)
    either = case.words[:2] == ("either", "you")
    if first is None or (not either and (not is_base(first.lower_) or first.dep_ in ("nsubj", "det"))):
        return
    ask = re.sub(r"^(?:please|kindly) ", "", found["ask"], flags=re.I)
    if re.search(
        r"\b(?:again|keep|don't|you|never|either)\b|^(?:rent|vacate by|last|final|one|no|next|pay up)\b", ask, re.I
    ):
        return
    ask = re.sub(r"^pay (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)", "pay by ", ask, flags=re.I)
    who = "I" if found["who"].lower() == "i" else "we"
    yield Proposal(
        case.finish(f"could you {ask[:1].lower()}{ask[1:]}, please? Otherwise {who} would have to {found['step']}"),
        _ASKED,
    )


_AGAIN = Rare(
    r"^(?:if you )?(?P<deed>[A-Za-z]+ [^,;:]*?\b(?:again|one more time|once more)\b[^,;:]*?),? (?:and|then|i|we|you|your|i'll|we'll|you'll)\b.+$",
    re.I,
)
_NO_DEED = frozenset(
    [
        "be",
        "keep",
        "try",
        "do",
        "if",
        "let",
        "one",
        "next",
        "miss",
        "don't",
        "come",
        "go",
        "ask",
        "complain",
        "call",
        "write",
        "phone",
        "ring",
        "cross",
        "report",
        "tell",
        "say",
        "speak",
    ]
)


def not_again(case: Case) -> Iterator[Proposal]:
    """ "Push to main again and your access is gone." -> "Please don't push to main again." """
    text = said(case)
    found = _AGAIN.match(text)
    if found is None or case.question or re.search(r"\d", text[found.end("deed") :]):
        return
    deed = re.sub(r"\b(?:one more time|once more)\b", "again", found["deed"])
    verb = deed.split()[0].lower()
    if verb in _NO_DEED or not is_base(verb):
        return
    yield Proposal(case.finish(f"please don't {deed[:1].lower()}{deed[1:]}"), "asks for it without the consequences")


def asked_kindly(case: Case) -> Iterator[Proposal]:
    """Like `asking.request` and `fallback.please`, where no menace is left: "Revert this, or I resign." -> "Could you revert this, please?" """
    for recast in (asking.request, fallback.please):
        for proposal in recast(case):
            text = re.sub(r"\bpay (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day)", "pay by ", proposal.text, flags=re.I)
            if not _STILL_MENACE.search(text) and not re.search(r"\?.*\?|, (?:and|see|because) ", text):
                yield Proposal(text, proposal.because, proposal.applicability, proposal.warmth)


_UNLESS_THERE = Rare(
    r"^if (?P<what>(?:the|your|our|my|this|that) [\w' -]+?|it) (?P<be>isn't|is not|isnt|aren't|are not) (?P<where>(?:here|there|in|paid|done|fixed|signed|cleared|settled|back|found|delivered|returned|refunded|repaired|resolved|sorted|cleaned|removed|answered|finished|ready|sent|corrected|merged|on my \w+|in my \w+)\b[^,;:]*?),? (?:then )?(?:we|i|you|your|our|my|the|it|he|she|they|i'll|we'll|you'll|expect|there)\b[^;]*$",
    re.I,
)
_FAIL_TO = Rare(r"^fail to (?P<what>\w+ [^,;:]+?),? and (?:i|we|you|the|your|my|our|it)\b[^;]*$", re.I)


def made_sure(case: Case) -> Iterator[Proposal]:
    """ "If the money isn't here tomorrow, your site goes dark." -> "Could you make sure that the money is here tomorrow, please?" """
    text = said(case)
    found, fail = _UNLESS_THERE.match(text), _FAIL_TO.match(text)
    if case.question:
        return
    if fail is not None:
        yield Proposal(case.finish(f"could you {fail['what']}, please?", "?"), _WITHOUT)
    elif found is not None and not re.search(r"\b(?:and|so|but)\b", found["where"]):
        be = "are" if found["be"].lower().startswith("are") else "is"
        yield Proposal(
            case.finish(f"could you make sure that {found['what']} {be} {found['where']}, please?", "?"), _WITHOUT
        )


_WITHOUT = "asks for it without the consequences"


def without_menace(case: Case) -> Iterator[Proposal]:
    """Without the clause that menaces, where the other one is no lead-up to it: not "You have a nice thing going here"."""
    for recast in (remove.without_clause, remove.without_opening, remove.without_tail, remove.without_parenthesis):
        for proposal in recast(case):
            if not re.match(
                r"\W*(?:you have a (?:nice|lovely|good)|you've a|nice|keep|i (?:see|hear|know)|it's a small|you may|you can)\b",
                proposal.text,
                re.I,
            ):
                yield proposal


# --------------------------------------------------------------------------------------------------------- promises

_TERMS = "a promise that can be kept is worth more than a bigger one"
_CROWNS = Rare(
    r",? (?:for sure|surely|without (?:any )?fail|no matter what(?: [\w' ]+)?|whatever (?:happens|comes|(?:the|else|that) [\w' ]+|it takes)|whatsoever|guaranteed|i promise(?: you)?|(?:you have|you've) my word|i give you my word|i swear|not (?:ever|even once)|never ever|every (?:single )?time|"
    r"or my name isn't [\w ]+|rain or shine|100 ?%|from now until you retire|for ever|forever|for good|for life|(?:in (?:your|my|our|a|this) )?lifetime|as long as (?:you|we) (?:live|trade)|for as long as i live|so sleep easy|mark my words|hands down|pinky swear|in this life or the next|ever|never|always|period|full cure|not one|no exceptions?|easy peasy|"
    r"it is a hundred and ten percent confirmed|come [\w]+ or [\w ]+|day (?:or|and) night|in any case|under any circumstances|and you will see it|you will see|you'll see|i'd stake [\w' ]+ on it)(?=[,.]|$)",
    re.I,
)
_LEADS = Rare(
    r"^(?:(?:i|we) (?:give you (?:my|our) word|swear(?: on my (?:\w+'s )?\w+)?|promise(?: you)?|can promise(?: you)?|guarantee(?: you(?! (?:will|won't|can)|'ll))?|can guarantee(?: you(?! (?:will|won't|can)|'ll))?|assure you|can assure you)(?: that)?|you have my word[:,]?(?: that)?|mark my words[:,]|trust me,|whatever (?:it takes|happens),|believe me,|(?:you )?(?:can |may )?rest assured,?(?: that)?) (?P<rest>(?!(?:to|you(?! will|'ll| won't| can))\b)[\w']+ .+)$",
    re.I,
)
#: What is too tall to be said with a "should" either.
_TALL = Rare(
    r"\b(?:never|always|zero|forever|ever|every single|unlimited|all what|no matter|whatever|guarantee\w*|promise|swear|100|hundred percent|perfect\w*|impossible|like butter|grass growing|bestseller|t-?shirt|dry eye|god sends|my chair|director|"
    r"millionaire|rich|double your|triple|the planet|on earth|born|in the world|lifetime|like home|the whole night|butter|lose\b(?! so)|literally|anything|everything you|sleep easy|stop worrying|nothing to fear|no way|remotest|happen to you|forget about|"
    r"cure|cancer|tumou?r|normal|first place|number one|page one|top of|her pick of|mould again|of the world|of a muchness|each and every|even weak|your hands|lift a finger|peep|dream|thrilled|all the patients|none|a thing of the past)\b|\bno [a-z]+,? no\b",
    re.I,
)


#: What makes a promise tall: "will" alone tells what is to come and promises nothing too much.
_MARK = Rare(
    r"\b(?:never|ever|always|forever|for ever|guarante\w+|100|(?:a )?hundred (?:and ten )?percent|zero|absolutely|definitely|certainly|surely|for sure|certain|sure|bound|no matter|whatever|"
    r"promise\w*|swear|my word|our word|rest assured|mark my words|trust me|believe me|without (?:any )?(?:fail|doubt)|no (?:risk|exceptions?|doubt|question|chance|way)|in (?:your|my|our|a) lifetime|lifetime|"
    r"for (?:good|life)|(?:a|one|every) single|not one|no ?body|no one|nothing|of any kind|whatsoever|any(?:thing|one|body|where)?(?: \w+)? (?:again|ever)|again|from now (?:on|until)|from (?:here|this day) (?:on|out|forward)|"
    r"every (?:time|\w+day|day|month|year|flight|box|order|parcel|delivery)|each (?:time|and every)|all the time|instantly|perfect\w*|flawless\w*|foolproof|impossible|a thing of the past|24 hours|"
    r"rain or shine|day (?:or|and) night|come what may|hands down|easy peasy|pinky swear|sure thing|in the bag|can(?:'t|not) possibly|you(?:'ll| will) see)\b|100 ?%",
    re.I,
)
#: What "there will be no" may promise too much of; "no hot water" only gives notice.
_TROUBLE = Rare(
    r"\bthere(?:'ll| will| won't)(?: be)? (?:no|be a|be any|be an) (?:(?:more|further|single|such|other|hidden|extra) )*(?:delays?|problems?|issues?|surprises?|errors?|mistakes?|faults?|leaks?|complaints?|"
    r"trouble|hitch(?:es)?|hiccups?|damage|scratch(?:es)?|side effects?|pain|outages?|downtime|bugs?|losses|loss|glitch(?:es)?|mould|damp|draughts?|noise|repeats?|mix-?ups?|disruption|interruptions?)\b",
    re.I,
)


def _tall_promise(text: str) -> bool:
    """Whether a sentence has the mark of a promise that is too tall, and not only a "will"."""
    return any(mark.search(text) for mark in (_MARK, _TROUBLE, _CROWNS))


_ABSOLUTE = Rare(
    r"\b(?:every(?:one|body|thing|where)|(?:in |on )?(?:each|every) (?:day|season|weather|case|time)|all (?:your|our|the)|any(?:one|body)|no side effects|without side effects|works on|will ever|or ever)\b",
    re.I,
)
_CUT_OFF = Rare(
    r"\b(?:your|my|our|their|its|the|an?|in|of|for|to|with|on|at|by|from|and|or|but|so|that|than)[.!]?$", re.I
)


#: Where "should" says what people ought to do: "No one should be laid off."
_OUGHT = Rare(
    r"(?:^|, (?:and|so|but) )(?:no one|nobody|every(?:one|body)|she|he|not one of [^,]+|anyone) should\b|\byou should only\b",
    re.I,
)


def still_tall(text: str) -> bool:
    """Whether what is left still claims too much, or is cut off: "This cream works on everyone."

    >>> still_tall("This cream works on everyone, with no side effects.")
    True
    """
    return _ABSOLUTE.search(text) is not None or _TALL.search(text) is not None or _CUT_OFF.search(text) is not None


def without_crown(case: Case) -> Iterator[Proposal]:
    """The sentence without the clause that promises, where no claim as tall is left."""
    for recast in (
        remove.without_sting,
        remove.without_clause,
        remove.without_opening,
        remove.without_tail,
        remove.without_parenthesis,
    ):
        for proposal in recast(case):
            if not still_tall(proposal.text.replace("’", "'")):
                yield proposal


_LONG = Rare(r"\b(lasts?|holds?|remains?) (?:forever|for ever)\b", re.I)


def tempered(case: Case) -> Iterator[Proposal]:
    """ "You will for sure catch your connection." -> "You should catch your connection." """
    text = said(case)
    if (
        case.question
        or re.search(
            r"\bgo(?:es)? on\b|\b(?:or|and|nor) (?:ever |never )?(?:will|won't)\b|\b(?:when|if|while|once) (?:she|he|they|the)\b",
            text,
        )
        or not _tall_promise(text)
        or re.search(r"\b(?:aim|try|should|expect|likely|usually)\b", text, re.I)
    ):
        return
    lead = _LEADS.match(text)
    rest = _LONG.sub(r"\1 for a long time", lead["rest"] if lead else text)
    for _ in range(3):
        rest = _CROWNS.sub("", rest)
    rest = re.sub(
        r"\b(will|'ll|can|is|are) (?:for sure|surely|certainly|definitely|absolutely|totally|completely|100 ?%) ",
        r"\1 ",
        rest,
        flags=re.I,
    )
    made = _tempered(case, rest)
    if made is None or len(made.split()) < 3 or _TALL.search(made):
        return
    yield Proposal(case.finish(made), _TERMS, warmth=1)


_TURNS: tuple[tuple[str, str], ...] = (
    (r"\bthere(?:'ll| will) be no (?=\w)", "there should be no "),
    (r"\bthere won't be (?:a single |one |any |an? )?(?=\w)", "there should be no "),
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


def softened_will(case: Case, text: str) -> str | None:
    """The words of a sentence with "should" for its "will", where no claim as tall is left: "the boat will sail" -> "the boat should sail"."""
    for _ in range(3):
        text = _CROWNS.sub("", text)
    made = _tempered(case, text)
    if made is None or len(made.split()) < 3 or _TALL.search(made) or _OUGHT.search(made) or _CUT_OFF.search(made):
        return None
    return made


#: "You will speak to Ann" says what the reader is to do, and promises nothing.
_DUTY = Rare(
    r"you should (?!be|have|get|find|love|see|not|hear|make|save|need|notice|feel|enjoy|catch|always|only|receive)",
    re.I,
)


def _tempered(case: Case, text: str) -> str | None:
    """A statement with its absolute word turned into one that can be kept; every "will" of it goes along."""
    own = re.search(
        r"\b(?:i|we|someone|somebody)(?:'ll| will| won't| can| never| shan't| am| are|'m|'re)\b", text, re.I
    )
    if own is not None and not re.match(r"(?:i|we) never\b", text, re.I):
        return None
    made = text
    for pattern, put in _TURNS:
        made = re.sub(pattern, put, made, flags=re.I)
    if re.search(r" should .*\b(?:will|'ll)\b|\b(?:will|'ll)\b.* should ", made):
        made = re.sub(r" will (?=\w)|'ll (?=\w)", " should ", made)
    elif made == text:
        made = re.sub(r"(?<=\w) will (?=\w)|(?<=\w)'ll (?=\w)", " should ", text)
        if _DUTY.match(made):
            return None  # What the reader will do is no promise.
    if made == text:
        return None
    made = re.sub(r"\ba single (?=[aeiou])", "an ", re.sub(r"\ba single one of\b", "any of", made))
    made = re.sub(r"\bnot (?:a|one) single\b", "not a", re.sub(r"\b(a|one) single (?=\w)", r"\1 ", made))
    made = re.sub(r" +", " ", re.sub(r"\bever ", "", made))
    made = re.sub(r"\byou should not pay\b", "you should not have to pay", made, flags=re.I)
    if re.search(r"\bshould have (?:been|done|gone|forgotten|\w+ed)\b", made):
        return None
    return made if made != said(case) else None


#: What no softer word makes a fair promise: what money will earn, what a treatment will do.
_STAKES = Rare(
    r"\b(?:funds?|invest\w*|shares?|savings|interest|returns? of|your money (?:should|will|can|is|goes)|profits?|per ?cent a|percent (?:every|each|per)|crypto|bitcoin|loan|cured?|cures|heal(?:s|ed)?|pain[- ]free|remission)\b",
    re.I,
)


def promised_less(case: Case) -> Iterator[Proposal]:
    """Like `owning.kept_promise` and `fallback.aimed`, where what is left is no promise as tall without its crown."""
    if _STAKES.search(said(case)):
        return
    if re.search(r"\b(?:has|have) (?:ever )?been(?:,? (?:or|and|nor))\b", said(case), re.I):
        return  # Half of it tells what was.
    yield from _modest(case)
    yield from _checked(case, owning.kept_promise(case))
    yield from _checked(case, tempered(case))
    for proposal in _checked(case, fallback.aimed(case)):
        yield proposal
        our = "my" if case.writer == "I" else "our"
        best = re.sub(r"\b(I|We|we) aim to\b", rf"\1 will do {our} best to", proposal.text)
        if best != proposal.text:
            yield replace(proposal, text=best)
    yield from _checked(case, _hoped(case))


_AGAIN_NEVER = Rare(
    r"^(?:(?:i|we) (?:promise|guarantee|swear|assure you)(?: you)?(?: that)? )?(?P<it>this|it|that|such a thing) (?:will|'ll|won't) (?:never,? ever|not ever|never again|ever|never) (?:ever )?(?:happen|occur)(?: to you)?(?: ever)?(?: again)?(?: ever)?$",
    re.I,
)
_SAFE = Rare(
    r"^(?P<what>(?:your|the|all your) [\w' -]+?) (?:is|are|will be|will always be|stays?) (?:100 ?% |completely |totally |absolutely |perfectly |always |forever )+(?P<how>safe|secure|protected|private|confidential)(?: with us| with me| here| in our hands)?$",
    re.I,
)
_WE_NEVER = Rare(
    r"^(?P<who>i|we)(?:'ll| will) never(?:,? ever)?,?(?P<again> again)? (?P<what>(?!ask|let)\w+ [^,;:]+)$", re.I
)


_FEW: tuple[tuple[str, str], ...] = (
    (r"^(we|i) have (?:zero|no|never) (\w+s)(?:,? ever|,? never)?$", r"\1 rarely have \2"),
    (r"^(with us,? |here,? )?nothing (?:ever )?(gets \w+|goes \w+)( here)?(?:,? ever)?$", r"\1very little \2\3"),
    (
        r"^((?:we|i) )never (\w+ [^,;:]+), (?:and|so) (?:i'm|we're|i am|we are) not (?:going to|about to) start now$",
        r"\1rarely \2",
    ),
    (
        r"^there(?: is|'s) (?:absolutely )?(?:zero|no) (chance|risk|danger|possibility)(?: whatsoever| at all)? ((?:of|in|with|that) [^,;:]+?)(?:, so [^,;]+)?$",
        r"there is very little \1 \2",
    ),
    (
        r"^there isn't the (?:remotest|slightest|least) (chance|risk|danger) ((?:of|that) [^,;:]+?)(?:, so [^,;]+)?$",
        r"there is very little \1 \2",
    ),
)


def _modest(case: Case) -> Iterator[Proposal]:
    """ "We will never again make an error." -> "We will do our best not to make an error again." """
    text = said(case)
    if case.question:
        return
    for pattern, put in _FEW:
        few = re.sub(pattern, put, text, flags=re.I)
        if few != text:
            yield Proposal(case.finish(few), _TERMS)
            return
    again, safe, never = _AGAIN_NEVER.match(text), _SAFE.match(text), _WE_NEVER.match(text)
    our = "my" if case.writer == "I" else "our"
    if again is not None:
        are = "we are" if case.plural else "I am"
        yield Proposal(case.finish(f"{are} working to keep {again['it'].lower()} from happening again"), _TERMS)
    elif safe is not None:
        what = safe["what"][:1].lower() + safe["what"][1:]
        yield Proposal(case.finish(f"{case.writer} do {our} best to keep {what} {safe['how']}"), _TERMS)
    elif never is not None and is_base(never["what"].split()[0].lower()):
        back = " again" if never["again"] and "again" not in never["what"] else ""
        what = _CROWNS.sub("", never["what"])
        yield Proposal(case.finish(f"{never['who']} will do {our} best not to {what}{back}"), _TERMS)


_WILL_BE = Rare(
    r"^(?P<who>you|your [\w' -]{2,40}?|the [\w' -]{2,40}?|this [\w' -]{2,30}?|that [\w' -]{2,30}?|she|he|they)(?P<will>'ll| will) (?!never|not\b)(?P<what>[^;:]+)$",
    re.I,
)


def _hoped(case: Case) -> Iterator[Proposal]:
    """ "You'll have no bother with it." -> "We hope you'll have no bother with it." """
    text = said(case)
    if not _tall_promise(text):
        return
    lead = _LEADS.match(text)
    rest = lead["rest"] if lead else text
    for _ in range(3):
        rest = _CROWNS.sub("", rest)
    found = _WILL_BE.match(rest)
    if (
        found is None
        or _DUTY.match(re.sub(r"(?:'ll| will)\b", " should", rest, count=1))
        or case.question
        or not 4 <= len(rest.split()) <= 16
    ):
        return
    if re.search(
        r"\b(?:100|guarantee\w*|promise|never|forever|for sure|surely|definitely|always|\w+ed to|refund|dead|until the day)\b|, (?:and|so|or|no|it)\b",
        found["what"],
        re.I,
    ):
        return
    yield Proposal(case.finish(f"{case.writer} hope {rest[:1].lower()}{rest[1:]}"), _TERMS)


def _checked(case: Case, proposals: Iterator[Proposal]) -> Iterator[Proposal]:
    for proposal in proposals:
        text = proposal.text.replace("’", "'")
        if _CUT_OFF.search(text) or re.search(r"\b(?:or|and|nor) should\b", text):
            continue
        if re.search(
            r"\bwe aim to (?:give|swear|promise|assure)\b|\bI aim to (?:give you my|swear|promise|assure)\b", text
        ):
            continue
        if re.search(r"\b(?:not one|never|no one|nobody|nothing)\b.*(?:\bwill|'ll)\b", text):
            continue
        if _ABSOLUTE.search(text) and not re.search(r"\b(?:should|aim to|best to|rarely|usually|almost)\b", text):
            continue
        if re.search(r"\bshould\b", text) and (not _tall_promise(said(case)) or _OUGHT.search(text)):
            continue
        if re.search(r"\bgo(?:es)? on for\b", text) or (text.startswith("You should ") and _DUTY.match(text)):
            continue
        softened = re.search(
            r"\b(?:should|aim to|do (?:my|our) best|expect|likely|working to|rarely|usually|almost|hope|very little)\b",
            text,
            re.I,
        )
        if _TALL.search(re.sub(r"\bexpect that\b|^I expect|we expect", "", text)) or (
            re.search(r"\b(?:comes|no) \w+\.$", text) and not softened
        ):
            continue
        if softened is None and (
            re.search(r"\b(?:will|won't|is|are|stays?)\b|'ll\b", text) or re.match(r"\W*to\b", text, re.I)
        ):
            continue
        if re.search(
            r"\b(?:rarely|never) \w+s$|makes rarely|has rarely|, (?:not one|not even|never|PERIOD|period|no)\b|\byou there\b|expect that (?:you )?(?:there|you should)",
            text,
        ):
            continue
        yield proposal

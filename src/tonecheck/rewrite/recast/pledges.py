"""Promises that are too tall in the forms that they come in again and again, each said as it can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast import terms
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.frames import inner, nominal, said

_FAIR = "a promise that can be kept is worth more than a bigger one"
_SURE = r"(?:100 ?%|(?:one |a )?hundred per ?cent|absolutely|completely|totally|perfectly|entirely|fully|utterly|quite|very|dead|more than)"

#: Openings that swear to what follows.
_SWORN = Rare(
    rf"^(?:(?:and|so|but|yes),? )?(?:(?:i|we)(?:'m| am|'re| are) {_SURE} (?:sure|certain|positive|convinced|confident)(?: that)?|"
    r"(?:i|we) (?:can |could |will |do |hereby )?(?:absolutely |personally |solemnly |100 ?% )?(?:guarantee|promise|assure|swear|vow)(?: (?:to )?you(?! (?:will|won't|can|are|shall)\b|'ll|'re))?(?: 100 ?%)?(?: that)?,?|"
    r"(?:i|we) (?:can )?give you (?:my|our) (?:word|personal guarantee)(?: that)?|you (?:have|'ve got) (?:my|our) word(?: that|:|,)|(?:it is|it's) (?:absolutely |100 ?% )?(?:guaranteed|certain) that|"
    r"(?:you )?(?:can |may )?(?:please )?rest (?:fully |completely )?assured(?: that|,)?|without (?:a|any|the slightest) doubt,?|there(?:'s| is) (?:absolutely )?(?:no|not a) (?:doubt|question)(?: whatsoever| at all)?(?: in my mind)?(?: that|:)|"
    r"no doubt about it[,:]|make no mistake[,:]|mark my words[,:]|trust me[,:]|believe me[,:]|no matter what(?: happens)?,|whatever happens,|come what may,) (?P<rest>[\w'].+)$",
    re.I,
)
#: What swears to it again behind it.
_CROWN = Rare(
    r"(?:,| –| —| -)? (?:guaranteed|100 ?%|no matter what(?: happens)?|whatever happens|come what may|no question(?: about it)?|no doubt(?: about it)?|without (?:any )?fail|without (?:a|any) doubt|i (?:promise|guarantee|swear)(?: you| it| that)?|"
    r"we (?:promise|guarantee)(?: you| it| that)?|(?:you have|you've got) my word(?: on (?:it|that))?|that's a promise|that(?:'s| is) guaranteed|period|no exceptions?|no ifs,? no buts|no ifs (?:and|or) buts|for sure|once and for all|for good|in any case|under any circumstances|"
    r"(?:i|we) (?:can )?(?:assure|promise) you(?: that)?|ever(?: again)?,? (?:i promise|guaranteed)|in every (?:single )?case|every single time|every time)$",
    re.I,
)
_SURE_OF = Rare(
    rf"^(?P<who>i'm|i am|we're|we are) {_SURE} (?:sure|certain|positive|convinced|confident)(?: that)? (?P<rest>[\w'].+)$",
    re.I,
)
_THING = r"(?P<it>(?:the|this|that|your|our|my|these|those|all your) [\w'/ -]{2,60}?|it|this|that)"
#: Verbs that would stand behind a thing by mistake: a clause within it.
_OWN = Rare(r"^(?:i|we|he|she|they|you|someone|nobody|no one|nothing|everyone|everything|not)\b", re.I)

_NEVER_AGAIN = Rare(
    r"^(?:(?:i|we)(?:'ll| will)(?: personally| always)? (?:make (?:absolutely |very |quite |100 ?% )?(?:sure|certain)|ensure|see to it)(?: that)? )?(?P<it>this|it|that|such a thing|(?:this|that|such an?|this kind of|these) (?:mistakes?|errors?|delays?|mix-ups?|problems?|incidents?|situation|mishaps?|oversight|slip|blunder)|something like this|anything like this|nothing like this|such things)(?: (?:kind|sort) of (?:thing|mistake|error))? "
    r"(?:(?:will|'ll|shall|can|does|is going to|are going to)(?: absolutely| definitely| certainly)?,?(?: never| not)(?:,? ever)?|won't(?: ever)?|doesn't(?: ever)?|never|will) (?:be )?(?:ever )?(?:going to )?(?:happens?|occurs?)(?: to you)?(?:,? (?:ever )?again| any ?more)?$",
    re.I,
)
_NO_RISK = Rare(
    r"^(?:there(?:'s| is)|we see|i see) (?:(?:absolutely|really|simply) )?(?:no|zero|not the (?:slightest|least)|0 ?%) (?P<what>risk|danger|chance)(?: whatsoever| at all)?(?P<rest> (?:of|to|for|in|with) [\w' /-]+?)?(?: whatsoever| at all)?$",
    re.I,
)
_SAFE = Rare(
    rf"^{_THING} (?P<be>is|are|will be) (?:(?:{_SURE}|always|guaranteed to be|guaranteed) )+(?P<how>safe|secure|fine|stable|compatible|waterproof|fireproof|leakproof|watertight|harmless|painless|silent|legal|compliant|accurate|reliable|correct|up to date|tested|ready)(?P<rest> (?:for|to|with|in|on|by|at|before|after) (?!us\b|me\b)[\w' -]+)?$",
    re.I,
)
_HARD = Rare(
    r"^(?P<it>(?:the|this|that|your|our|my|these|those) [\w'/ -]{2,60}?|it) (?:can(?:not|'t| not| never)|can't ever|could never|can't possibly) (?:ever )?be (?P<done>hacked|broken|cracked|copied|forged|breached|damaged|destroyed|scratched|stolen|beaten|torn|lost|bypassed|faked|picked)(?P<rest> by [\w' -]+)?$",
    re.I,
)
_HARMS_NOT = Rare(
    r"^(?P<it>(?:the|this|that|your|our|my|these|those) [\w'/ -]{2,60}?|it|this) (?:can(?:not|'t| not| never)|can't possibly|could never|could not possibly|will (?:absolutely |definitely )?(?:not|never)|won't) (?:ever |possibly )?(?P<do>break|fail|damage|harm|hurt|affect|crash|leak|go wrong|cause|slow|disturb|disrupt|interrupt|delete|lose|overwrite|stop|jam)(?P<rest>(?: [\w'/-]+){0,8}?)(?:,? ever)?(?: again)?$",
    re.I,
)
_IMPOSSIBLE = Rare(
    r"^it(?:'s| is) (?:absolutely |simply |technically |virtually |quite |literally )?impossible (?:for (?P<it>(?:the|this|that|your|our|my|these|those|any) [\w'/ -]{2,40}?|it|this|that|anyone|anybody) )?to (?P<do>\w+)(?P<rest>(?: [\w'/-]+){0,8})$",
    re.I,
)
_GUARANTEED_TO = Rare(
    rf"^{_THING} (?:is|are|comes|come) (?:absolutely |100 ?% |fully )?(?:guaranteed|certain|bound|sure) to (?P<do>(?!be\b)\w+)(?P<rest> [^,;:]+)?$",
    re.I,
)
_AIM_FOR = Rare(
    r"^(?P<who>we|i) (?:can |will |absolutely |do |always |hereby )*(?:guarantee|promise)(?: you)? (?P<what>(?:a |an |the |your )?(?:[\w%-]+ ){0,4}?(?:delivery|uptime|availability|reply|response|answer|repair|dispatch|shipping|completion|turnaround|shipment|handover|results?|installation|accuracy|quality)(?: (?:time )?(?:by|within|in|on|under|before|of|every|at|for) [^,;:]+)?)$",
    re.I,
)
_FIXED = Rare(
    r"^(?P<it>(?:the|this|that|my|our|your|these) [\w'/ -]{2,40}?|this|that|it) (?P<do>fixes|solves|resolves|cures|stops|prevents|removes|covers|handles|catches|eliminates|settles)(?P<rest> [^,;:]+?)(?P<crown>,? (?:once and for all|for good|forever|for ever|permanently|in all cases|in every case|100 ?%|completely|entirely|every time|guaranteed|no matter what))$",
    re.I,
)
_BASES = {"fixes": "fix", "catches": "catch"}
_EVERY = Rare(
    r"^(?P<lead>(?:with us|here|at our house|in our shop),? )?(?:absolutely )?every single (?P<what>[\w-]+(?: [\w-]+)?) (?P<rest>(?:is|gets|goes|has|comes|leaves) [^,;:]+)$",
    re.I,
)
_ALWAYS = Rare(
    r"^(?P<who>we|i|our [\w -]{2,30}?|my [\w -]{2,30}?|the [\w -]{2,30}?) always (?P<do>deliver|answer|reply|respond|arrive|ship|finish|meet|keep|pay|work|works|arrives|answers|replies|ships|delivers|finishes|meets|keeps|start|starts|leave|leaves|run|runs|come|comes)(?P<rest> (?:[^,;:]+))?$",
    re.I,
)
_NO_MORE = Rare(
    r"^there(?:'ll| will)(?: definitely| certainly| absolutely)? be (?:absolutely )?(?:no|zero) (?P<more>(?:more|further|additional|other|such) )?(?P<what>(?:[\w-]+ )?(?:delays?|problems?|issues?|errors?|mistakes?|interruptions?|outages?|disruptions?|complications?|downtime|surprises|hidden costs|extra costs|additional costs|changes|complaints))(?P<rest> (?:with|to|in|on|during|for|from|after|at) [\w' -]+)?(?:,? ever)?(?: again)?$",
    re.I,
)
_THERE_FOR_YOU = Rare(
    r"^(?P<who>we|i)(?:'re|'m| are| am| will|'ll)(?: be)? always (?:be )?(?:here|there) (?P<rest>for you|to help(?: you)?)(?: and (?:for )?your [\w ]+)?$",
    re.I,
)
_BEST = Rare(
    r"^(?P<it>(?:our|my|the|this) [\w' -]{2,40}?|this|it|we) (?P<be>is|are|'re|'s)(?: simply| quite simply| by far| without doubt| absolutely)? the (?:absolute )?(?P<how>best|fastest|cheapest|safest|most reliable|most secure|strongest|quickest|cleanest|finest|lowest|most accurate|easiest)(?P<noun> (?!of|in|on|you|there|ever|any)[\w-]+(?: [\w-]+)?)? (?:in the (?:world|country|city|business|industry|market|region|area)|on (?:the market|earth|the planet)|in town|anywhere|you(?:'ll| will) (?:ever )?(?:find|get|see)(?: anywhere)?|there is|money can buy|ever(?: made| built| written)?)$",
    re.I,
)
_GOOD = {
    "best": "very good", "finest": "very good", "fastest": "fast", "quickest": "quick", "cheapest": "inexpensive", "safest": "safe", "most reliable": "reliable",
    "most secure": "secure", "strongest": "strong", "cleanest": "clean", "lowest": "low", "most accurate": "accurate", "easiest": "easy",
}  # fmt: skip
_CHANCE_THAT = Rare(
    r"^there(?:'s| is) (?:absolutely |really |simply )?(?:no|zero|not the (?:slightest|least)) (?P<what>chance|risk|danger)(?: whatsoever| at all)? (?:that|of) (?P<rest>(?:the|this|that|your|it|our|my|any) [^,;:]+)$",
    re.I,
)
_EXPECTATIONS = Rare(
    r"^(?P<it>(?:the|our|my|this|these|your) [\w' -]{2,50}?|we|i|it|this)(?: will|'ll| is going to| are going to| always)(?: definitely| certainly| surely| easily| far)? (?:exceed|surpass|beat|outdo) (?:all |every one of )?(?:of )?your (?:wildest |highest |every )?(?:expectations?|dreams|hopes|needs)$",
    re.I,
)
_NO_REGRET = Rare(
    r"^you (?:will|'ll|won't|are going to)(?: never| not| absolutely not)? (?:be disappointed|regret (?:it|this|that|the choice|your (?:choice|decision)))$",
    re.I,
)
_LOVE = Rare(
    r"^(?P<you>you|she|he|they|your [\w' -]{2,30}?)(?:'ll| will)(?: (?:absolutely|definitely|certainly|surely|simply|all|just))+ (?P<what>(?:love|like|enjoy|be (?:happy|pleased|satisfied|delighted|thrilled))(?: [^,;:]+)?)$",
    re.I,
)
_WILL_OWN = Rare(
    r"^(?P<who>i|we)(?:'ll| will)(?P<not> (?:not|never))?(?: (?:definitely|certainly|absolutely|surely|100 ?%|personally))* (?P<what>[a-z]+ [^;:]+)$",
    re.I,
)


def fair_promise(case: Case) -> Iterator[Proposal]:
    """ "We guarantee that there is no risk of frost." -> "The risk of frost is very low." """
    if case.question:
        return
    whole, front, behind = _uncalled(case)
    for proposal in _fair(case, whole):
        text = proposal.text.rstrip(".")
        if front:
            small = text if re.match(r"I\b", text) else text[0].lower() + text[1:]
            text = f"{front}, {small}"
        yield replace(proposal, text=case.finish(f"{text}, {behind}" if behind else text))


_CALLED = Rare(
    r"^(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?(?-i:[A-Z])[\w'-]+|sir|madam|ma'am), (?P<rest>.+)$",
    re.I,
)
_CALLED_LAST = Rare(r"^(?P<rest>.+), (?P<who>(?:Mr|Mrs|Ms|Dr|Prof)\.? [A-Z][\w'-]+|[A-Z][a-z]+|sir|madam|ma'am)$")


def _uncalled(case: Case) -> tuple[str, str, str]:
    """The words of the sentence without the reader's name before or behind them, and that name."""
    text = said(case)
    first, last = _CALLED.match(text), _CALLED_LAST.match(text)
    if first is not None and (case.tokens[0].pos_ == "PROPN" or first["who"].lower() in ("sir", "madam", "ma'am")):
        return first["rest"], first["who"], ""
    if last is not None and (
        case.doc[case.body_end - 1].pos_ == "PROPN" or " " in last["who"] or last["who"] in ("sir", "madam", "ma'am")
    ):
        return last["rest"], "", last["who"]
    return text, "", ""


def _fair(case: Case, whole: str) -> Iterator[Proposal]:
    """What can be promised in place of these words."""
    sworn = _SWORN.match(whole)
    text = sworn["rest"] if sworn is not None else whole
    bare = _CROWN.sub("", _CROWN.sub("", text))
    bare = re.sub(r"\b(will|'ll) (?:definitely|certainly|absolutely|surely) (?!be (?:here|there)\b)", r"\1 ", bare)
    for make in _MAKERS:
        made = make(case, bare, text)
        if made is not None:
            yield Proposal(case.finish(made), _FAIR, warmth=1)
            return
    if sworn is None and bare == text:
        return
    sure = _SURE_OF.match(whole)
    if (
        sure is not None
        and not re.search(r"\b(?:will|won't|can't|cannot|never|nothing|no)\b|'ll\b", sure["rest"])
        and not terms.still_tall(sure["rest"])
    ):
        yield Proposal(case.finish(f"{sure['who']} sure that {sure['rest']}"), _FAIR, warmth=1)
        return
    yield from _without_oath(case, bare)


#: What nobody has in his own hands.
_NOT_OURS = Rare(r"(?:find|win|get|make|save|sell|solve|cure|beat|double|protect|prevent|keep|be able)\b", re.I)


def _without_oath(case: Case, bare: str) -> Iterator[Proposal]:
    """ "You have my word: the boat will be ready." -> "The boat should be ready."; "I will be there, no matter what." -> "I will be there." """
    own = _WILL_OWN.match(bare)
    unsure = own is not None and _NOT_OURS.match(own["what"]) is not None
    if own is not None and not unsure and not terms.still_tall(bare) and own["not"] is None:
        yield Proposal(case.finish(f"{own['who']} will {own['what']}"), _FAIR, warmth=1)
        return
    hoped = re.match(
        r"(?P<you>you|she|he|they)(?:'ll| will) (?P<what>(?:be (?:satisfied|happy|pleased|delighted)|like|love|enjoy)\b[^,;:]*)$",
        bare,
        re.I,
    )
    if hoped is not None and not terms.still_tall(bare):
        yield Proposal(case.finish(f"{case.writer} hope {hoped['you'].lower()} will {hoped['what']}"), _FAIR, warmth=1)
        return
    if re.search(r"\bnever be \w+ed\b|\b(?:sell|share|tell|disclose|mention|reveal)\b", bare):
        return  # What is owed is no matter of hope.
    if re.match(r"(?:she|he|they) will (?:pass|like|enjoy|win|be)\b", bare, re.I) and not terms.still_tall(bare):
        yield Proposal(
            case.finish(f"{'we' if case.plural and case.speaks else 'I'} think {bare[:1].lower()}{bare[1:]}"),
            _FAIR,
            warmth=1,
        )
        return
    if re.search(r"\b(?:will|'ll|won't)\b|'ll\b", bare):
        made = terms.softened_will(case, bare)
        if made is not None:
            yield Proposal(case.finish(made), _FAIR, warmth=1)
        return
    if _present(case, bare) and not _STRONG.search(bare) and not terms.still_tall(bare):
        yield Proposal(
            case.finish(
                f"{'we' if case.plural and case.speaks else 'I'}'{'re' if case.plural and case.speaks else 'm'} confident that {inner(case, bare)}"
            ),
            _FAIR,
            warmth=1,
        )


_STRONG = Rare(rf"\b{_SURE}\b|\b(?:best|perfect\w*|flawless\w*|safe|never|no|not|always|bug-free)\b", re.I)


def _present(case: Case, text: str) -> bool:
    """Whether words are one clause in the present: "the fix works"."""
    words = re.findall(r"[\w'-]+", text)
    if (
        len(words) < 3
        or re.search(r"[,;:]", text)
        or not re.match(r"(?:the|this|that|your|our|my|it|these|those)\b", text, re.I)
    ):
        return False
    verbs = [t for t in case.tokens if t.tag_ in ("VBZ", "VBP") and t.text in words]
    return bool(verbs) and not any(t.tag_ in ("VBD", "MD") and t.text in words for t in case.tokens)


def _never_again(case: Case, bare: str, text: str) -> str | None:
    found = _NEVER_AGAIN.match(bare)
    if found is None:
        return None
    it = (
        found["it"].lower()
        if re.match(r"(?:it|th(?:is|at|ese)(?: (?!kind|sort)\w[\w-]*)?)$", found["it"], re.I)
        else "this"
    )
    return f"{it} should not have happened" if case.apologised else f"{it} should not have happened, and {_sorry(case)}"


def _sorry(case: Case) -> str:
    return "we're sorry" if case.plural else "I'm sorry"


def _no_risk(case: Case, bare: str, text: str) -> str | None:
    found = _NO_RISK.match(bare)
    if found is None or re.search(
        r"\b(?:money|capital|deposit|invest\w*|savings|(?<!data )loss(?! of data)|pain|life|health|patients?|surgery|operation|baby|unborn)\b",
        bare,
        re.I,
    ):
        return None
    return f"the {found['what'].lower()}{found['rest'] or ''} is very {'small' if found['what'].lower() == 'chance' else 'low'}"


def _chance_that(case: Case, bare: str, text: str) -> str | None:
    found = _CHANCE_THAT.match(bare)
    if found is None or " that " not in bare:
        return None
    return f"the {found['what'].lower()} that {found['rest']} is very small"


def _safe(case: Case, bare: str, text: str) -> str | None:
    found = _SAFE.match(bare)
    if (
        found is None
        or not nominal(found["it"])
        or re.search(r"\b(?:data|money|details|information|privacy|savings)\b", found["it"], re.I)
    ):
        return None
    if found["how"].lower() in ("reliable", "accurate"):
        return (
            None
            if found["be"] == "will be"
            else f"{found['it']} {found['be']} very {found['how']}{found['rest'] or ''}"
        )
    return f"{found['it']} should be {found['how']}{found['rest'] or ''}"


def _hard(case: Case, bare: str, text: str) -> str | None:
    found = _HARD.match(bare)
    base = {
        "hacked": "hack",
        "broken": "break",
        "cracked": "crack",
        "copied": "copy",
        "forged": "forge",
        "breached": "breach",
        "damaged": "damage",
        "destroyed": "destroy",
        "scratched": "scratch",
        "stolen": "steal",
        "beaten": "beat",
        "torn": "tear",
        "lost": "lose",
        "bypassed": "bypass",
        "faked": "fake",
        "picked": "pick",
    }
    if found is None or not nominal(found["it"]):
        return None
    head = found["it"].split()[-1].lower()
    be = "are" if head.endswith("s") and not head.endswith("ss") else "is"
    return f"{found['it']} {be} very hard to {base[found['done'].lower()]}"


def _harms_not(case: Case, bare: str, text: str) -> str | None:
    found = _HARMS_NOT.match(bare)
    if (
        found is None
        or not nominal(found["it"])
        or re.search(r"\b(?:will|can|is|are|so|because|and|when|if|that|until|unless|before)\b", found["rest"])
    ):
        return None
    rest = re.sub(r" a single\b", " a", found["rest"])
    rest = re.sub(r" any(?:thing)? at all$| anything$| anything else$", lambda m: m[0].replace(" at all", ""), rest)
    if found["do"].lower() in ("break", "fail", "damage", "harm", "crash") and re.fullmatch(
        r"(?: anything(?: else)?(?: at all)?)?", rest
    ):
        return f"{found['it']} should be safe" if found["do"].lower() != "fail" else None
    who = "we don't" if case.plural and case.speaks else "I don't"
    return f"{who} expect {inner(case, found['it'])} to {found['do']}{rest}"


def _impossible(case: Case, bare: str, text: str) -> str | None:
    found = _IMPOSSIBLE.match(bare)
    if found is None or not is_base(found["do"].lower()):
        return None
    if found["it"] is None or found["it"].lower() in ("anyone", "anybody"):
        if found["do"].lower() not in (
            "break",
            "lose",
            "hack",
            "crack",
            "damage",
            "miss",
            "forge",
            "copy",
            "confuse",
            "delete",
            "overwrite",
        ):
            return None
        return f"it is very hard{' for ' + found['it'].lower() if found['it'] else ''} to {found['do']}{found['rest']}"
    return f"it is very unlikely that {inner(case, found['it'])} will {found['do']}{found['rest']}"


def _guaranteed_to(case: Case, bare: str, text: str) -> str | None:
    found = _GUARANTEED_TO.match(bare)
    if (
        found is None
        or not nominal(found["it"])
        or not is_base(found["do"].lower())
        or terms.still_tall(found["rest"] or "x")
    ):
        return None
    return f"{found['it']} should {found['do']}{found['rest'] or ''}"


def _aim_for(case: Case, bare: str, text: str) -> str | None:
    found = _AIM_FOR.match(said(case))
    return None if found is None else f"{found['who']} aim for {found['what']}"


def _fixed(case: Case, bare: str, text: str) -> str | None:
    found = _FIXED.match(text)
    if found is None or not nominal(found["it"]) or terms.still_tall(found["rest"]):
        return None
    base = _BASES.get(found["do"].lower(), found["do"].lower()[:-1])
    return f"{found['it']} should {base}{found['rest']}"


def usual(case: Case) -> Iterator[Proposal]:
    """ "We always sail on time." -> "We usually sail on time." """
    text = _CROWN.sub("", said(case))
    found = _ALWAYS.match(text)
    if case.question or found is None or terms.still_tall(found["rest"] or "x"):
        return
    if found["who"].lower() in ("we", "i") or nominal(found["who"]):
        yield Proposal(case.finish(f"{found['who']} usually {found['do']}{found['rest'] or ''}"), _FAIR, warmth=1)


def _every(case: Case, bare: str, text: str) -> str | None:
    found = _EVERY.match(bare)
    return (
        None
        if found is None or terms.still_tall(found["rest"])
        else f"{found['lead'] or ''}nearly every {found['what']} {found['rest']}"
    )


def _no_more(case: Case, bare: str, text: str) -> str | None:
    found = _NO_MORE.match(bare)
    if found is None:
        return None
    more = {"more ": "further ", "such ": "such "}.get((found["more"] or "").lower(), found["more"] or "")
    return f"{case.writer} expect no {more}{found['what']}{found['rest'] or ''}"


def _there_for_you(case: Case, bare: str, text: str) -> str | None:
    found = _THERE_FOR_YOU.match(bare)
    return (
        None
        if found is None
        else f"{found['who']} {'am' if found['who'].lower() == 'i' else 'are'} here {found['rest']}"
    )


def _best(case: Case, bare: str, text: str) -> str | None:
    found = _BEST.match(bare)
    if found is None or (not nominal(found["it"]) and found["it"].lower() != "we"):
        return None
    how = _GOOD[found["how"].lower()]
    if found["noun"] is None:
        return None if found["it"].lower() == "we" else f"{found['it']} {found['be']} {how}".replace(" '", "'")
    if found["noun"].strip().endswith("s") or found["how"].lower() == "lowest":
        return None
    article = "an" if how[0] in "aei" else "a"
    return f"{found['it']} {found['be']} {article} {how}{found['noun']}".replace(" '", "'")


def _expectations(case: Case, bare: str, text: str) -> str | None:
    found = _EXPECTATIONS.match(bare)
    return (
        None if found is None or found["it"].lower() in ("we", "i") else f"{found['it']} should meet your expectations"
    )


def _no_regret(case: Case, bare: str, text: str) -> str | None:
    found = _NO_REGRET.match(bare)
    if found is None or not re.search(r"\b(?:never|not|won't)\b", bare, re.I):
        return None
    return f"{'we' if case.plural and case.speaks else 'I'} think you will be happy with it"


def _love(case: Case, bare: str, text: str) -> str | None:
    found = _LOVE.match(bare)
    if found is None or terms.still_tall(found["what"]):
        return None
    return f"{case.writer} hope {inner(case, found['you'])} will {found['what']}"


_MAKERS = (
    _never_again, _no_risk, _chance_that, _safe, _hard, _impossible, _aim_for, _fixed, _guaranteed_to, _every, _no_more, _there_for_you, _best, _expectations,
    _no_regret, _love, _harms_not,
)  # fmt: skip

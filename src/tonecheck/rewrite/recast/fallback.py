"""Plain ways to say it that hold for many sentences: tried after those that know the sentence better."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.finding import Applicability
from tonecheck.nlp import is_imperative, subject_of
from tonecheck.rewrite.recast.asking import ASKS, calm, softened
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base
from tonecheck.rewrite.recast.doers import decided
from tonecheck.rewrite.recast.halves import from_clause
from tonecheck.rewrite.recast.remove import URGES
from tonecheck.rewrite.recast.standing import reader_needs

# ---------------------------------------------------------------------------------------------------------- owning

_OWNS = "owns the trouble; the reason can follow when it helps the reader"
_CAUSE_TAIL = Rare(
    r",?\s+(?:all |mostly |entirely |purely |largely |mainly )?(?:thanks to|due to|because of|owing to|courtesy of|on account of|down to|as a result of|"
    r"(?<!not )(?<!been )(?<!has )(?<!have )(?<!had )(?<!was )(?<!were )given|what with|by those|by the (?:idiots|clowns|cowboys|muppets|geniuses))\s(?P<cause>.+)$",
    re.I,
)
_CAUSE_HEAD = Rare(
    r"^(?:unfortunately,? )?(?:thanks to|due to|because of|owing to|on account of|as a result of|given|what with|with)\s(?P<cause>[^,]+), (?P<rest>\w+ .+)$",
    re.I,
)
TROUBLE = Rare(
    r"\b(?:not|never|no|nobody|nothing|late|later|delay\w*|wrong|lost|miss\w*|fail\w*|brok\w+|cannot|couldn't|without|slow\w*|twice|error\w*|"
    r"cancel\w*|longer|wait\w*|forgot\w*|overlook\w*|skipp\w+|damag\w+|dent\w*|crush\w*|bounc\w+|delet\w+|dropp\w+|stuck|behind|double|incorrect\w*|"
    r"misplac\w+|mislaid|misread|mishandl\w+|overcharg\w+|unanswered|incomplete|down|empty|cold|dirty|wet|torn|smashed|spoil\w+)\b|n't\b",
    re.I,
)


def sorry_without_cause(case: Case) -> Iterator[Proposal]:
    """ "Your file is late thanks to the temp." -> "We're sorry that your file is late." """
    if case.question or len(case.clauses) > 1 or re.search(r"\b(?:sorry|apolog\w+|afraid)\b", case.plain):
        return
    text = case.inner(case.start, case.body_end).replace("’", "'")
    head, tail = _CAUSE_HEAD.match(text), _CAUSE_TAIL.search(text)
    if head is not None:
        what, cause = head["rest"], head["cause"]
    elif tail is not None:
        what, cause = text[: tail.start()], tail["cause"]
    else:
        return
    # A cause of which the reader is part, and one that goes on after a clause, is more than blame.
    if (
        not TROUBLE.search(what)
        or re.search(r"\byou\b|[;:]", cause)
        or reader_needs(cause)
        or re.match(r"(?:and|but|please|here|could|would|can|so)\b", what, re.I)
    ):
        return
    if not re.search(r"\w+ \w+", what) or not _states(case, what):
        return
    yield Proposal(case.finish(f"{case.sorry} that {what}"), _OWNS, warmth=1)


def _states(case: Case, what: str) -> bool:
    """Whether words hold a subject and a finite verb, and nobody accused."""
    end = case.start + len(what.split()) + 2
    found = [
        t
        for t in case.doc[case.start : case.body_end]
        if t.tag_ in ("VBD", "VBP", "VBZ", "MD") and t.text in what.replace("n't", " n't").split()
    ]
    subject = next((subject_of(t) or subject_of(t.head) for t in found), None)
    return bool(found) and subject is not None and subject.lower_ != "you" and end > case.start


_SAYING = Rare(r"\b(?:sorry|apolog\w+|afraid|regret\w*|thank\w*|please)\b")


def sorry_that(case: Case) -> Iterator[Proposal]:
    """ "Meal preference was not captured." -> "We're sorry that meal preference was not captured." """
    if case.question or len(case.clauses) > 1 or _SAYING.search(case.plain) or case.body_end - case.start > 24:
        return
    if decided(case):
        return
    root, subject = case.root, subject_of(case.root)
    if not any(c.dep_ == "aux:pass" or c.lower_ == "got" for c in root.children):
        return
    if subject is None or subject.lower_ in ("you", "i", "we", "there", "what", "which", "who", "this", "that"):
        return
    text = case.inner(case.start, case.body_end).replace("’", "'")
    if case.subtree(subject).start != case.start or not TROUBLE.search(text) or re.search(r"[;:\"“()]|, ", text):
        return
    if not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in (root, *root.children)) or is_imperative(root):
        return
    if re.search(
        r"\b(?:will|would|can|may|might|must|should)\b|\b(?:is|are) (?:informed|advised|notified|reminded)\b", text
    ):
        return
    yield Proposal(case.finish(f"{case.sorry} that {text}"), "says who is sorry")


# ------------------------------------------------------------------------------------------------------- apologies

_ABOUT = Rare(
    r"\b(?:about|with|by|from|of|for|at|over) (?P<what>(?:the|our|my|your|this|that|these|those) (?:[\w'-]+ ?){1,6})$",
    re.I,
)
_FEELS = Rare(
    r"^(?:(?:well|look|ok|okay|fine),? )?(?:(?P<who>i|we)(?:'m| am|'re| are| do| can| can only| must)?(?: \w+ly| so| really| only)? ?)?(?:sorry|apologi[sz]e|apologies|regret)(?: that| if| to hear(?: that)?)? "
    r"(?:you|anyone|anybody|someone|somebody|some (?:\w+ )?(?:people|parents|customers|of you|readers|users|guests)|people|they|your \w+)(?:'ve| have| was| are| were|'re| did| do| may| might| could| should|n't| not)*(?: \w+ly)? ?"
    r"(?:chosen to |chose to |decided to |been |have |not |n't |able to |personally |so |a bit |at all )*"
    r"(?:feel|felt|find|found|see|saw|seen|think|thought|took|take|taken|perceived?|interpreted?|read|upset|unhappy|offended|disappointed|dissatisfied|annoyed|angry|"
    r"frustrated|bothered|confused|inconvenienced|hurt|had|like|liked|enjoy|enjoyed|expected|expecting|got|misunderstood|understood|believe|believed|wanted|hoping|hoped)\b(?P<rest>.*)$",
    re.I,
)


def plain_apology(case: Case) -> Iterator[Proposal]:
    """ "We can only apologise that you were unhappy with the call." -> "We're sorry about the call." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = _FEELS.match(text)
    if found is None or re.search(r"[;:]|\bbut\b|\bplease\b|\bwill\b|'ll\b", found["rest"]):
        return
    about = _ABOUT.search(found["rest"])
    who = (found["who"] or "").lower()
    sorry = "I'm sorry" if who == "i" else "We're sorry" if who == "we" else case.sorry
    if about is not None and "," not in found["rest"] and _sorry_for(case, found["rest"], about):
        yield Proposal(
            case.finish(f"{sorry} about {about['what'].strip()}"),
            "says sorry for what happened, not for how it was taken",
        )
        return
    if about is not None or re.search(r"\d", found["rest"]) or len(found["rest"].split()) > 6:
        return
    yield Proposal(case.finish(f"{sorry} about this"), "says sorry for what happened, not for how it was taken")


_NO_TROUBLE = Rare(
    r"\b(?:fact|way|tone|impression|feelings?|idea|view|liking|taste|standards?|needs?|comfort|convenience|satisfaction|opinion|expectations?|preferences?|"
    r"benefit|sake|part|end|side|attention|past|future|moment|time|truth|own|rest|others?)\b",
    re.I,
)


def _sorry_for(case: Case, rest: str, about: re.Match[str]) -> bool:
    """Whether the words behind "about" are one thing that an apology can be for: "our call", not "our guests love"."""
    if _NO_TROUBLE.search(about["what"]):
        return False
    joint = about[0].split()[0].lower()
    lead = rest[: about.start()].split()
    if joint in ("of", "for", "from", "at") and (not lead or re.search(r"\b(?:what|which|how|why|who)\b", rest)):
        return False
    if joint == "of" and lead[-1].lower() in (
        "most",
        "some",
        "all",
        "many",
        "one",
        "none",
        "any",
        "few",
        "part",
        "half",
    ):
        return False
    words = about["what"].split()
    inside = case.doc[max(case.start, case.body_end - len(words)) : case.body_end]
    return not any(
        (t.tag_ in ("VBD", "VBP", "VBZ", "VB", "MD") and t.pos_ in ("VERB", "AUX")) or subject_of(t) is not None
        for t in inside
    )


def apology_kept(case: Case) -> Iterator[Proposal]:
    """ "Sorry, but it was hardly our doing." -> "We're sorry about this." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = re.match(
        r"^(?P<who>i'm |i am |we're |we are )?(?:\w+ )?(?:sorry|apologies|my apologies|our apologies)(?P<what> (?:about|for) [\w' -]+?)?,? (?:but|though|although|however)\b(?P<rest>.*)$",
        text,
        re.I,
    )
    if found is None or re.search(
        r"\b(?:here|will|can|could|would|please|have|need|\w*'ll|can't|cannot|unable)\b|\d|[?]", found["rest"], re.I
    ):
        return
    if case.finding.category != "non-apology" or len(case.clauses) > 3:
        return
    sorry = (
        "I'm sorry" if (found["who"] or "").lower().startswith("i") else "We're sorry" if found["who"] else case.sorry
    )
    yield Proposal(
        case.finish(f"{sorry}{found['what'] or ' about this'}"), "what follows the “but” takes the apology back"
    )


_SORRY_THING = Rare(
    r"^(?:(?:so|well|re \w+:|look),? )?(?:(?P<who>i|we)(?:'m| am|'re| are| do| can only| must)? ?(?:\w+ly |so |really |very |always )?)?(?:sorry|apologi[sz]e|apologies|regret)(?: that| if| when)? "
    r"(?P<what>(?!that (?:i|we|you|he|she|they|it|the|our|my|your)\b)(?!your (?:feelings?|impression|experience|opinion|views?|expectations?)\b)(?:the|our|my|this|that|it|your) [^,;:]+?)(?P<after>[,;] (?P<more>[^;]+))?$",
    re.I,
)


def fact_first(case: Case) -> Iterator[Proposal]:
    """ "Sorry if the noise was disturbing you, work makes noise." -> "The noise was disturbing you, and we're sorry." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = _SORRY_THING.match(text)
    if found is None or re.search(
        r"\b(?:any|anything|may|might|could|would|if|but|eventually|somehow|anyone|feel|felt)\b|\d", found["what"]
    ):
        return
    if not any(
        t.tag_ in ("VBD", "VBZ", "VBP") and t.text in found["what"].replace("n't", " n't").split() for t in case.tokens
    ):
        return
    if found["more"] and re.search(
        r"\b(?:will|can|could|would|please|have|has|here|thank\w*)\b|'ll\b|\d|[A-Z]", found["more"]
    ):
        return
    who = (found["who"] or "").lower()
    sorry = "I'm sorry" if who == "i" else "we're sorry" if who == "we" else case.sorry.replace("We", "we")
    yield Proposal(case.finish(f"{found['what']}, and {sorry}"), "a real apology says what for, without an if")


# ---------------------------------------------------------------------------------------------------------- asking


def please(case: Case) -> Iterator[Proposal]:
    """ "Post it, get a receipt, send us the receipt." -> "Please post it, get a receipt, send us the receipt." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if case.question or re.search(
        r"\b(?:please|kindly|pls|could you|would you)\b|^(?:pay up|look it up|drop everything$)\b|\b(?:in the time it takes|hours? ago|like yesterday)\b|^\w+, ",
        text,
        re.I,
    ):
        return
    if case.next is not None and URGES.match(case.next.text):
        return  # "Get me the figures. This minute." stays an order.
    threat = re.search(
        r",?\s+(?:or|otherwise|and if not)\b(?: (?:i|we|else|it|you|the|my|our|don't|there|face|expect|lose)\b.*)$",
        text,
        re.I,
    )
    if threat is not None and case.finding.category in ("threat", "demand"):
        if case.finding.category == "demand" and not re.match(r".*\bor else\b", threat[0], re.I):
            return
        if re.search(r"\d", threat[0]):
            return
        text = text[: threat.start()]
    either = re.match(r"^either (?P<what>(?:the|your|my|our|this|that|i|we|you) [^,;:]+?),? or\b[^;]+$", text, re.I)
    if either is not None and case.finding.category == "threat" and not re.search(r"\d", text[either.end("what") :]):
        yield Proposal(case.finish(f"could you make sure that {either['what']}, please?", "?"), ASKS)
        return
    unless = re.match(
        r"^(?:if you (?:don't|do not|won't|can't|cannot|fail to|haven't|have not)|unless you) (?P<what>[^,]+), (?P<rest>(?:then )?(?:i|we|you|it|the|this|my|our|i'll|we'll|i'm|we're|there)\b.*)$",
        text,
        re.I,
    )
    if unless is not None and case.finding.category == "threat":
        first = unless["what"].split()[0].lower()
        verb = next((t for t in case.tokens if t.lower_ == first), None)
        if verb is None or verb.tag_ not in ("VB", "VBP", "VBN", "VBD") or re.search(r"\d", unless["rest"]):
            return
        what = f"{verb.lemma_}{unless['what'][len(first) :]}"
        yield Proposal(case.finish(f"could you {softened(calm(what))}, please?", "?"), ASKS)
        return
    told = re.match(
        r"^(?:(?:now|so|and|then|right|listen|look),? )*(?:you (?:will|must|shall|need to|have to|are to|had better|better|are going to|'ll|'d better)|you'll|you'd better|you've got to|you gotta|make sure you|see to it that you) "
        r"(?P<what>\w+ .+)$",
        text,
        re.I,
    )
    if told is not None:
        first = told["what"].split()[0].lower()
        verb = next((t for t in case.tokens if t.lower_ == first and t.tag_ in ("VB", "VBP")), None)
        if (
            verb is None
            or verb.pos_ != "VERB"
            or verb.lemma_ in _NOT_ASKED
            or re.search(r"\b(?:and|or|but) (?:i|we|you|it)\b", told["what"])
        ):
            return
        yield Proposal(case.finish(f"please {softened(calm(told['what']))}"), ASKS)
        return
    wanted = re.match(
        r"^(?P<who>i|we)(?:'ll| will|'m| am|'re| are| would| do)?(?: still| also)? (?:expect|need|want|require|be expecting|be needing|going to need|gonna need|expecting)(?: to (?:have|see|get|receive))? "
        r"(?P<what>(?:the|that|those|these|a|an|your|all|my|our|this|every|both) .+)$",
        text,
        re.I,
    )
    if wanted is not None and not re.search(
        r"[;:]|, (?:and|or|so|but|i|we|it|the|my|our|he|she|they)\b|\b(?:because|which|you)\b", wanted["what"]
    ):
        who = "I" if wanted["who"].lower() == "i" else "we"
        what = softened(calm(wanted["what"]))
        yield Proposal(case.finish(f"could {who} have {what}, please?", "?"), ASKS)
        return
    first_word = next((t for t in case.tokens if t.is_alpha), None)
    if first_word is None or first_word.i != case.start or first_word.lower_ in _NOT_ASKED or _IDLE.match(text):
        return
    follows = re.match(
        r"^(?P<deed>\w+ [^,;:]+?),? and (?P<then>(?:you|i|we|it|he|she|they|that|this|there|see|watch|the \w+|my \w+|our \w+)(?:'ll|'d)?\b.*)$",
        text,
        re.I,
    )
    if follows is not None and case.finding.category == "threat" and not _WORSE.search(text):
        return
    bare = threat is not None or follows is not None
    orders = is_imperative(first_word) or (first_word.tag_ == "VB" and subject_of(first_word) is None)
    known = bare and first_word.dep_ not in ("nsubj", "nsubj:pass", "det") and is_base(first_word.lower_)
    if not orders and not known:
        return
    if follows is not None:
        if case.finding.category != "threat" or re.search(r"\d", text[follows.end("deed") :]):
            return
        deed = re.sub(r"\bonce more\b", "again", follows["deed"])
        yield Proposal(
            case.finish(f"please don't {deed[:1].lower()}{deed[1:]}"), "asks for it without the consequences"
        )
        return
    if re.search(
        r"\b(?:yourself|yourselves|you (?:will|must|had better)|your own)\b|[;:]|, (?:i|we|you|it|this|that)\b|, (?:and|so|but) (?!you\b)\w+ (?:will|is|are|have|am|was)\b",
        text,
        re.I,
    ):
        return
    what = softened(calm(text))
    if len(re.findall(r"\w+", what)) >= 2:
        yield Proposal(case.finish(f"please {what[:1].lower()}{what[1:]}"), ASKS)


#: What tells that something is warned of, not asked for.
_WORSE = Rare(
    r"\b(?:again|once more|one more|those|sue\w*|lawyers?|solicitors?|attorney|regret|sorry|lose|court|police|report\w*|never|hear(?:ing)? from|fired?|forward|escalat\w*|"
    r"bill(?:ed)?|charged?|consequences|see how|watch|goes back|cancel\w*|out)\b",
    re.I,
)
#: Orders that ask for nothing.
_IDLE = Rare(
    r"^get (?:lost|out|over|real|on with|a (?:grip|life|clue|move)|off|stuffed|used to|your (?:act|head|facts))\b|^(?:read my lips|go (?:away|to hell|jump|figure|and \w+ yourself)|take (?:it or leave|a hike)|"
    r"do (?:me a|us a|your (?:job|homework))|make (?:up your mind|my day)|keep (?:your|dreaming)|give (?:me a break|it a rest|over|up)|come (?:on|off it)|ask yourself|use your (?:head|brain|eyes|common sense)|"
    r"open your eyes|pull yourself|man up|sort yourself|wait (?:and see|till)|bite me|save (?:it|your)|tell (?:someone|somebody) who|try (?:and )?(?:use|think)|put yourself|mark my words)\b",
    re.I,
)
_NOT_ASKED = frozenset(
    [
        "want",
        "stop", "quit", "shut", "calm", "relax", "wake", "listen", "deal", "hurry", "cut", "grow", "live", "let", "look", "spare", "watch",
        "forget", "remember", "have", "be", "thank", "note", "imagine", "suppose", "say", "feel", "enjoy", "welcome", "trust", "believe", "think",
        "try", "cry", "chill", "beware", "mind", "dream", "guess", "bear", "consider", "see", "know", "regret", "pay for", "learn", "find", "hear",
        "lose", "face", "wish", "cope", "blame", "own", "act", "behave", "apologise", "apologize", "explain", "answer", "expect", "care", "bother",
    ]
)  # fmt: skip


def plain_question(case: Case) -> Iterator[Proposal]:
    """ "Why is the homepage late?" -> "Could you tell me why the homepage is late?" """
    if not case.question:
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    much = re.match(
        r"^(?:(?:and|so|but|well),? )?(?:is|was) it (?:really |honestly |just )?(?:too much|so much|asking too much|a lot)(?: to ask)?(?: of you)? (?:that you|for you to|to ask you to) (?P<what>\w+ .+)$",
        text,
        re.I,
    )
    if much is not None and not re.search(r"[,;:]", much["what"]):
        yield Proposal(case.finish(f"could you {much['what']}, please?", "?"), ASKS)
        return
    why = re.match(
        r"^(?:(?:and|so|but|then|well),? )*(?:just |exactly )?why(?: on earth| the hell| exactly)? (?P<be>is|are|was|were|has|have|hasn't|haven't|isn't|aren't|wasn't|weren't) ",
        text,
        re.I,
    )
    if why is None or len(case.clauses) > 2:
        return
    at = next(
        (
            t
            for t in case.tokens
            if t.idx - case.tokens[0].idx >= why.start("be") and t.lower_ in ("is", "are", "was", "were", "has", "have")
        ),
        None,
    )
    if at is None:
        return
    head = at if subject_of(at) is not None else at.head
    subject = subject_of(head)
    negated = why["be"].lower().endswith("n't")
    if subject is None or not case.spread(subject) or subject.lower_ in ("you", "there"):
        return
    span = case.subtree(subject)
    if span.start != at.i + 1 + negated:
        return
    if any(t.lower_ in ("you", "your", "yours") for t in case.doc[span.start : case.body_end]):
        return
    rest = re.sub(r"\b(?:still|yet again|always|even|bloody|so damn)\s+", "", case.text(span.stop, case.body_end))
    if re.search(r"[,;:]", rest) or not rest:
        return
    us = "us" if case.plural and case.speaks else "me"
    yield Proposal(
        case.finish(f"could you tell {us} why {case.text(span.start, span.stop)} {why['be'].lower()} {rest}?", "?"),
        "asks for the reason openly",
    )


# ------------------------------------------------------------------------------------------------------ policies


_POLICY = (
    r"(?:(?:as )?per|according to|under|in line with|in accordance with|due to|because of|as stated in|as laid down in|as set out in|pursuant to|subject to|by) "
    r"(?:(?:our|the|company|standard|existing|current|store|bank|school|hotel|internal|laid[- ]down|extant|departmental|management|airline|society) )*(?:[\w-]+ )?"
    r"(?:polic(?:y|ies)|terms(?: and conditions| of (?:use|service|sale))?|t&cs|rules?|regulations?|procedures?|guidelines?|norms?|conditions|protocols?|handbook|process|system)"
)
_POLICY_HEAD = Rare(
    rf"^{_POLICY}, ?(?P<rest>\w+ .+)$|^{_POLICY} (?P<rest2>(?:no|we|you|the|this|your|it|i)\b .+)$", re.I
)
_POLICY_TAIL = Rare(
    rf",? {_POLICY}$|,? (?:because|since|as) (?:that|it|this)(?:'s| is) (?:our|the|company|standard)? ?(?:policy|rule|procedure)s?$|"
    r"[,;–—-]+ ?(?:that's|it's|that is|it is|those are) (?:just |simply )?(?:our |the |company )?(?:polic(?:y|ies)|rules?|procedure|process|terms|rule)(?: and that's that| and that is that)?$",
    re.I,
)
_REFUSES = Rare(r"\b(?:not|cannot|no|never|unable|only|declined|refused|rejected|denied)\b|n't\b", re.I)


def courteous_no(case: Case) -> Iterator[Proposal]:
    """ "As per existing norms no reply can be given." -> "I'm afraid no reply can be given." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if case.question or re.search(r"\b(?:sorry|afraid|apolog\w+)\b", text, re.I):
        return
    lets = re.match(
        r"^(?:unfortunately,? )?(?:the|our|this|store|company|bank) (?:\w+ )?(?:system|policy|software|rules?|terms|computer|process|procedure|regulations|contract)(?: simply| just)? (?:won't|doesn't|don't|does not|do not|will not|can't) "
        r"(?:let|allow|permit) (?P<who>me|us|you) (?:to )?(?P<what>\w+ [^;:]+)$",
        text,
        re.I,
    )
    if lets is not None and not re.search(r", (?:and|so|but)\b", lets["what"]):
        who = {"me": "I", "us": "we", "you": "you"}[lets["who"].lower()]
        afraid = "We're afraid" if who == "we" else "I'm afraid"
        yield Proposal(case.finish(f"{afraid} {who} can't {lets['what']}"), "a person answers, not the system")
        return
    head = _POLICY_HEAD.match(text)
    tail = _POLICY_TAIL.search(text) if head is None else None
    if head is not None:
        rest = head["rest"] or head["rest2"]
    elif tail is not None:
        rest = case.inner(case.start, case.end).replace("’", "'")[: tail.start()]
    else:
        return
    if len(rest.split()) < 3 or re.search(r"[;:]", rest) or re.match(r"(?:and|but|so|please)\b", rest, re.I):
        return
    afraid = "We're afraid" if re.match(r"we\b", rest, re.I) else "I'm afraid"
    said = f"{afraid} {rest}" if _REFUSES.search(rest) else rest
    yield Proposal(case.finish(said), "the rule is no answer; the rest says what holds")
    yield Proposal(case.finish(f"{said}, because […]"), "a reason makes a no bearable", Applicability.SHOW)


# ----------------------------------------------------------------------------------------------- veiled reproaches


#: What the writer sent and the reader only looks at.
_OURS = Rare(
    r"(?:the|my|our|these|those) (?:\w+ )?(?:comments?|questions?|points?|notes?|remarks?|e-?mails?|messages?|letters?|requests?|tickets?)\b",
    re.I,
)


def plain_thanks(case: Case) -> Iterator[Proposal]:
    """ "Thanks for finally replying." -> "Thank you for replying." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = re.match(
        r"^(?:(?:well|oh|so|ah),? )?(?:thank you|thanks|many thanks|cheers)(?: so much| very much| a lot| ever so much)? for (?P<what>.+)$",
        text,
        re.I,
    )
    if found is None:
        return
    what = re.sub(
        r"^(?:at (?:long )?last|finally|eventually|bothering to|getting (?:a)?round to|deigning to|taking the trouble to|condescending to) ?",
        "",
        found["what"],
        flags=re.I,
    )
    what = re.sub(r",? (?:at (?:long )?last|finally|eventually|in the end|this time|for once)$", "", what, flags=re.I)
    if what == found["what"]:
        return
    words = what.split()
    verb = next((t for t in case.tokens if words and t.lower_ == words[0].lower()), None)
    asked = re.search(r"\b(?:bothering|deigning|taking the trouble|condescending) to ", found["what"], re.I)
    if verb is not None and (verb.tag_ == "VB" or (asked and is_base(verb.lower_))):
        what = " ".join([inflect(verb.lemma_, "VBG"), *words[1:]])
    if re.match(r"getting (?:a)?round to\b", found["what"], re.I) and _OURS.match(what):
        what = f"looking at {what}"
    if not what or re.search(r"[;:]|\bbut\b|\bonly\b", what):
        return
    yield Proposal(case.finish(f"thank you for {what}"), "thanks without the reminder of the wait", warmth=1)


_SAID = r"(?:said|told|mention(?:ed)?|explain(?:ed)?|stat(?:ed|e)|pointed out|written|wrote|indicated|noted|made (?:it )?clear|discussed|advised|informed|emailed|asked|outlined|intimated|warned|repeat(?:ed)?|keep \w+ing|keep having to \w+)"
_REMINDS = Rare(
    rf"^(?:(?:once )?again,? )?(?:as|like) (?:(?:i|we)(?:'ve| have| had|'d)? )?(?:\w+ly )?(?:already |repeatedly |clearly |also |now |just |once )*{_SAID}\b[^,:;]{{0,60}}, (?P<rest>\w+ .+)$|"
    rf"^(?:(?:once )?again,? )?as (?:i|we)(?:'ve| have)? (?:already )?{_SAID} (?P<rest1>(?:the|your|our|my|this|that|it|there|we|you)\b .+)$|"
    r"^(?:as )?per (?:my|our)\b[^,:;]{0,50}, (?P<rest2>\w+ .+)$|"
    r"^(?:just )?in case you (?:missed|overlooked|forgot|didn't (?:see|read))\b[^,:;]{0,50}, (?P<rest3>\w+ .+)$|"
    r"^(?:as (?:you (?:will|would|should|may|might|no doubt|surely|well) (?:\w+ )*(?:know|recall|remember|be aware|have seen|have noticed)\b[^,:;]{0,50}|you know|you are aware|should be (?:clear|obvious)(?: by now)?)), (?P<rest4>\w+ .+)$|"
    r"^(?:i'll say (?:it|this) (?:once more|again|one (?:more|last) time)|(?:let me|to) repeat(?: myself)?(?: once more| again)?|for the (?:last|second|third|fourth|umpteenth|\w+th) time|(?:once )?again|for those (?:who|of you)\b[^,:;]{0,50})[,:] (?P<rest5>\w+ .+)$",
    re.I,
)


def without_reminder(case: Case) -> Iterator[Proposal]:
    """ "As I already explained, the form is online." -> "The form is online." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    found = _REMINDS.match(text)
    if found is None:
        return
    said = next(value for value in found.groups() if value is not None)
    rest = from_clause(case, said) or said
    if len(rest.split()) < 3 or re.match(
        r"(?:in|on|at|of|from|to|with|by|and|so|that|which|but|about|it'?s? not)\b", rest, re.I
    ):
        return
    if not any(t.tag_ in ("VBD", "VBP", "VBZ", "MD", "VB") and t.text in rest.split() for t in case.tokens):
        return
    yield Proposal(
        case.finish(rest, case.final or "."), "says it once more without the reproach that it was said before"
    )


# -------------------------------------------------------------------------------------------------- promises, hedges

_TERMS = "a promise that can be kept is worth more than a bigger one"
_TOO_SURE = Rare(
    r",? (?:i (?:promise|guarantee|swear)(?: you)?|guaranteed|no (?:exceptions|questions asked)|without (?:any )?fail|mark my words|you have my word|you will see|you'll see|for ever|forever|"
    r"for good|always|no matter what|ever again|hands down|come rain or shine|rain or shine|without exception)$",
    re.I,
)


def aimed(case: Case) -> Iterator[Proposal]:
    """ "We reply to everything instantly." -> "We aim to reply to everything instantly." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if case.question or re.search(r"\b(?:aim|try|should|best|expect|likely)\b", text, re.I):
        return
    trimmed = text
    for _ in range(2):
        trimmed = _TOO_SURE.sub("", trimmed)
    said = _aimed(case, trimmed)
    if said is not None and len(said.split()) >= 3:
        yield Proposal(case.finish(said), _TERMS)


def _aimed(case: Case, text: str) -> str | None:
    if re.search(r"\b(?:a|one) single\b", text, re.I):
        return None
    own = re.match(
        r"^(?P<lead>(?:[\w' -]+, )?)(?P<who>i|we) (?:(?:will|can) |(?:'ll) )?(?:always |absolutely |definitely )?(?P<verb>\w+) (?P<rest>.+)$",
        text.replace("'ll ", " will "),
        re.I,
    )
    if own is not None:
        verb = next((t for t in case.tokens if t.lower_ == own["verb"].lower()), None)
        if (
            verb is not None
            and verb.tag_ in ("VB", "VBP")
            and verb.pos_ == "VERB"
            and verb.lemma_ not in _NO_AIM
            and verb.lemma_ == verb.lower_
        ):
            rest = re.sub(r"\b(?:always|absolutely|definitely) ", "", own["rest"])
            return f"{own['lead']}{own['who']} aim to {own['verb']} {rest}"
        return None
    nothing = re.sub(r"\bnothing (?:can |will )?ever (?P<verb>\w+s)\b", r"very little \g<verb>", text, flags=re.I)
    if nothing != text:
        return nothing
    never = re.sub(
        r"\b(?:(?:can|could)(?:not|'t) (?:possibly |ever )?|can never (?:possibly )?|will never(?: ever)? |'ll never(?: ever)? |won't (?:ever )?|will not ever )",
        " should not ",
        text,
        count=1,
        flags=re.I,
    )
    if never != text:
        return re.sub(r"\s+", " ", re.sub(r"\b(?:ever|possibly|a single) ", "", never))
    fails = re.sub(r"\bnever,? (?:ever )?(?=\w+s\b)", "rarely ", text, count=1, flags=re.I)
    if fails != text:
        return fails
    will = re.sub(
        r"(?<=\w) will (?:always |definitely |certainly |surely )?(?=\w)|(?<=\w)'ll (?:always |definitely )?(?=\w)",
        " should ",
        text,
        count=1,
    )
    if will != text and not re.match(r"(?:someone|somebody|i|we)\b", text, re.I):
        return will
    return None


_NO_AIM = frozenset(
    {
        "have",
        "be",
        "know",
        "think",
        "believe",
        "assure",
        "promise",
        "guarantee",
        "hope",
        "want",
        "need",
        "see",
        "understand",
        "swear",
        "stand",
        "say",
        "tell",
        "mean",
        "run",
        "own",
    }
)

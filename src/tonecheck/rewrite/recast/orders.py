"""Orders that the parse or their shape hides, as requests: with a reason behind them, with "must be on my desk", a noun-like verb first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import is_imperative
from tonecheck.rewrite.recast import remove
from tonecheck.rewrite.recast.asking import ASKS, calm, softened
from tonecheck.rewrite.recast.case import Case, Proposal, is_base
from tonecheck.rewrite.recast.remove import URGES

_REASON = Rare(
    r"^(?P<order>[^,;:–—]+(?:, (?:and|then) [^,;:–—]+)?)(?:,| –| —|;) (?P<reason>(?:the|it|it's|we|we're|we've|we'd|i|i'm|i've|my|our|they|they're|there|there's|this|this is|that's|[A-Z]\w+) [^;:]+)$"
)
_URGENT = Rare(r"^(?:urgent|asap|now|today|immediately|quick|important)(?:ly)?[:,!] ?(?P<order>\w+ .+)$", re.I)
_PLACED = Rare(
    r"^(?P<what>(?:your|the|that|those|this|these) [^,;:]+?) (?:must|has to|have to|needs? to|had better|shall|will) be (?P<where>(?:on my desk|here|with (?:me|us)|in my (?:inbox|hands|office))\b[^;:]*)$",
    re.I,
)
_WANTED = Rare(
    r"^(?P<who>i|we)(?:'ll| will|'d| would)?(?: still| also)? (?:expect|need|want|require|like) (?P<what>(?:the|that|those|these|a|an|your|all|my|our|this|every|both) [^,;:]+?(?: before you [^,;:]+)?)(?:, so (?P<so>(?:that )?(?:i|we) can [^,;:]+))?$",
    re.I,
)
_OBJECT = frozenset(
    {
        "the",
        "a",
        "an",
        "every",
        "all",
        "each",
        "your",
        "my",
        "our",
        "this",
        "that",
        "these",
        "those",
        "it",
        "me",
        "us",
        "them",
        "both",
        "one",
        "two",
    }
)
_NO_ORDER = frozenset(
    {
        "thank",
        "thanks",
        "welcome",
        "see",
        "let",
        "have",
        "get",
        "stop",
        "quit",
        "calm",
        "wait",
        "look",
        "listen",
        "forget",
        "guess",
        "suppose",
        "consider",
        "spare",
        "save",
        "grow",
        "deal",
        "do",
        "drop",
        "shut",
        "use",
        "please",
        "note",
    }
)
_PLACE = Rare(r"^be (?:at|in|out|on|here|there|ready|back|outside)\b", re.I)
_LET_IN = Rare(r"^let (?!me\b|us\b|'s\b|it\b|that\b)", re.I)


def hidden_order(case: Case) -> Iterator[Proposal]:
    """ "Pay the second stage today, we're plastering tomorrow." -> "Could you pay the second stage today, please? We're plastering tomorrow." """
    if case.question or (case.next is not None and URGES.match(case.next.text)):
        return
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    if re.search(
        r"\b(?:please|kindly|pls|could you|would you|yourself|in the time it takes|hours? ago|or else|otherwise)\b",
        text,
        re.I,
    ):
        return
    urgent = _URGENT.match(text)
    if urgent is not None and _is_order(case, urgent["order"]):
        order = softened(calm(urgent["order"]))
        soon = (
            ""
            if re.search(r"\bas soon as you can\b|\b(?:today|by|before|tomorrow)\b", order)
            else " as soon as you can"
        )
        yield Proposal(case.finish(f"please {_small(order)}{soon}"), ASKS)
        return
    placed = _PLACED.match(text)
    if placed is not None:
        yield Proposal(
            case.finish(f"could {_who(case)} have {_small(placed['what'])} {softened(placed['where'])}, please?", "?"),
            ASKS,
        )
        return
    wanted = _WANTED.match(text)
    if wanted is not None and not re.search(
        r"\b(?:because|which|you (?!knock|go|leave|start|send|close|finish))\b|\bto (?:be|stop|go|have)\b",
        wanted["what"],
    ):
        who = "I" if wanted["who"].lower() == "i" else "we"
        what = softened(calm(wanted["what"]))
        if wanted["so"]:
            yield Proposal(case.finish(f"could {who} please have {what}, so {wanted['so']}?", "?"), ASKS)
        elif "before you" in what:
            yield Proposal(case.finish(f"could {who} have {what}, please?", "?"), ASKS)
        return
    reason = _REASON.match(text)
    if reason is not None and _is_order(case, reason["order"]) and _tells(case, reason["reason"]):
        order = softened(calm(reason["order"]))
        told = reason["reason"]
        yield Proposal(case.finish(f"could you {_small(order)}, please? {told[:1].upper()}{told[1:]}"), ASKS)
        return
    if reason is None and "," not in text and _is_order(case, text):
        yield Proposal(case.finish(f"please {_small(softened(calm(text)))}"), ASKS)


def _is_order(case: Case, text: str) -> bool:
    """Whether words begin with a verb in its base form and what it acts on."""
    words = re.findall(r"[\w'-]+", text.lower())
    if len(words) < 2 or re.search(r"\b(?:you (?:will|must|had better)|i|we)\b", text, re.I):
        return False
    if _PLACE.match(text) or _LET_IN.match(text):
        return True
    if words[0] == "get" and words[1] in ("your", "the", "that", "those", "this"):
        return not re.match(r"get your (?:act|head|facts|priorities)\b", text, re.I)
    if words[0] in _NO_ORDER or not is_base(words[0]):
        return False
    second = (
        words[2]
        if words[1] in ("up", "in", "out", "off", "back", "down", "over", "on") and len(words) > 2
        else words[1]
    )
    return second in _OBJECT


def _tells(case: Case, reason: str) -> bool:
    """Whether a reason has a finite verb and blames nobody."""
    if re.search(r"\b(?:you|your|you're|you've)\b", reason, re.I):
        return False
    if re.search(r"\b(?:and|but|or) (?:please )?(?:do not|don't|be|make|no)\b", reason, re.I):
        return False  # A list that a second order closes.
    words = len(re.findall(r"\w+", reason))
    own = [t for t in case.tokens if re.match(r"\w", t.text)][-words:]
    first = own[0].i if own else case.end
    for token in case.tokens:
        if token.i < first or token.tag_ not in ("VBD", "VBP", "VBZ", "MD"):
            continue
        subjects = [c for t in (token, token.head) for c in t.children if c.dep_.startswith("nsubj")]
        if any(subject.i >= first for subject in subjects):
            return True
    return False


def _who(case: Case) -> str:
    return "we" if re.search(r"\b(?:our|us|we)\b", case.plain) else "I"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def without_urging(case: Case) -> Iterator[Proposal]:
    """Like `remove.without_urging`, where no bare order is left: "Could you fix the till? Now." -> "Could you fix the till?" """
    at = case.sentence.index - 1
    before = case.analysis.sentences[at] if at >= 0 else None
    if before is not None and before.segment is case.sentence.segment and not _KIND.search(before.text):
        root = before.tokens.root
        if is_imperative(root) or _is_order(case, before.text):
            return
    yield from remove.without_urging(case)


_KIND = Rare(r"\b(?:please|kindly|could|would|can|thank\w*)\b|\?", re.I)

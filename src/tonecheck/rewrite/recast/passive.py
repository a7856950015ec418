"""What was done, without who did it: passives made from the parse, for reproaches and for blame laid on others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.blame import PERSONAL
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, is_base, is_plural, lemma_of, participle

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEUTRAL = "says what happened without laying it on the reader"
_SUBJECT = {"me": "I", "us": "we", "him": "he", "her": "she", "them": "they", "it": "it", "you": "you"}
#: Acts that stay a reproach, or nonsense, when nobody is named for them.
_PERSONAL = PERSONAL | {
    "abuse", "accuse", "allow", "annoy", "beg", "believe", "bite", "blame", "blow", "botch", "bother", "breach",
    "break", "bugger", "bully", "bungle", "cheat", "check", "choke", "chuck", "cock", "conceal", "cut", "dare",
    "deceive", "defy", "deny", "disregard", "drag", "drink", "drive", "dump", "eat", "enjoy", "explain", "exploit",
    "fail", "fake", "flood", "flout", "fly", "force", "forge", "forget", "frighten", "fumble", "harass", "hate",
    "help", "hide", "hit", "hurt", "insult", "intend", "invent", "jump", "kick", "kill", "lack", "learn", "mess",
    "mislead", "mix", "muck", "neglect", "notice", "offend", "pick", "plan", "play", "poison", "pretend", "pull",
    "punch", "remember", "review", "ride", "run", "rush", "scare", "screw", "shove", "sign", "sink", "sit", "slip",
    "smoke", "speak", "stand", "start", "steal", "stick", "stop", "stuff", "suppress", "talk", "teach", "test", "thank",
    "throw", "trash", "trick", "trust", "turn", "understand", "upset", "use", "violate", "watch", "wear", "win",
    "withhold",
}  # fmt: skip
#: What such an act may still be when it stands in a reason: "because it was left unlocked".
_IN_REASON = frozenset([
    "leave", "keep", "lose", "throw", "test", "check", "review", "sign", "cut", "pull", "open", "feed", "wash",
    "put", "force", "break", "write", "run", "start", "stop", "mix",
])  # fmt: skip
#: Those for whom the reader answers, or who are meant by it.
READERS = Rare(
    r"^(?:you|you (?:people|lot|guys|folks)|someone (?:on|at|in) your \w+|somebody (?:on|at|in) your \w+|"
    r"your (?:\w+ )?(?:people|team|staff|secretary|assistant|accountant|colleagues?|lads?|guys|men|crew|office|intern|developers?|"
    r"contractors?|watchman|architect|engineers?|designers?|department|side|son|daughter|kids?|children|husband|wife|builder|electrician|warehouse|committee|lads|folks|group|family|friends?|brother|sister|uncle|aunt|mother|father|cousin|cat|dog|carelessness|negligence|mistake|error|oversight|tinkering|meddling|cleanup|refactoring|migration|"
    r"plumber|driver|tenants?|guests?|manager|clerk|receptionist|household|admin|administrator|tech|technician|bookkeeper|agent))$",
    re.I,
)
_UNMARKED = frozenset([
    "people", "children", "men", "women", "feet", "teeth", "mice", "geese", "staff", "police", "data", "sheep",
    "fish", "criteria",
])  # fmt: skip
#: Verbs whose past looks like their present.
_SAME = frozenset(["put", "cut", "set", "hit", "shut", "split", "spread", "hurt"])
_BETWEEN = frozenset([
    "never", "once", "ever", "again", "even", "then", "also", "first", "later", "only", "simply", "just", "clearly",
    "obviously", "evidently", "apparently",
])  # fmt: skip
_DROPPED = frozenset(
    ["even", "simply", "just", "clearly", "obviously", "evidently", "ever", "once", "only", "apparently"]
)


def object_of(case: Case, verb: Token, end: int = 10**6) -> Token | None:
    """The one object behind a verb, or who is "kept running" by it; None where it is no single piece."""
    found = [c for c in verb.children if c.dep_ == "obj" and verb.i < c.i < end]
    if not found and verb.lemma_ in ("keep", "leave"):
        for child in verb.children:
            own = subject_of(child) if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i else None
            if own is not None and verb.i < own.i < child.i:
                found.append(own)
    if len(found) != 1 or not case.spread(found[0]) or found[0].tag_ in ("WP", "WDT", "WRB"):
        return None
    return found[0]


def passive(case: Case, verb: Token, end: int, seems: bool = False) -> str | None:
    """ "(the painters) scratched your floor on Monday" -> "your floor was scratched on Monday"; up to token `end`.

    `seems`: "your floor seems to have been scratched on Monday".
    """
    thing = object_of(case, verb, end)
    subject = subject_of(verb)
    if thing is None or subject is None or any(c.dep_ == "iobj" for c in verb.children):
        return None
    span = range(case.subtree(thing).start, min(case.subtree(thing).stop, end))
    particle = next((c for c in verb.children if c.dep_ == "compound:prt"), None)
    apart = 1 if particle is not None and particle.i == verb.i + 1 else 0
    if span.start != verb.i + 1 + apart or not span or len(span) > 10:
        return None
    words = case.inner(span.start, span.stop)
    if re.search(
        r" (?:with|through|by) (?:your|my|his|her|their|all that|so much)\b|\bwithout \w+ing\b| (?:open|unlocked|unattended|dirty|ajar)$",
        words,
    ):
        return None  # That is how it was done, and no part of the thing.
    if re.search(
        r"\b(?:nothing|anything|everything|something|no|any|yourself|yourselves|own|each other|what|which)\b",
        words,
        re.I,
    ):
        return None
    if any(c.dep_ in ("conj", "cc") and c.i < end for c in verb.children):
        return None
    # What stands between subject and verb: helpers and adverbs that are known.
    middle = [case.doc[i] for i in range(case.subtree(subject).stop, verb.i)]
    helpers = [t.lower_.replace("’", "'") for t in middle if t.dep_ == "aux"]
    negated = any(t.lower_ in ("not", "n't", "n’t") for t in middle)
    adverbs = [t.lower_ for t in middle if t.lower_ in _BETWEEN and t.lower_ not in _DROPPED]
    if any(t.dep_ != "aux" and t.lower_ not in ("not", "n't", "n’t") and t.lower_ not in _BETWEEN for t in middle):
        return None
    several = is_plural(thing) and (thing.tag_ != "NNS" or thing.lower_.endswith("s") or thing.lower_ in _UNMARKED)
    if len(span) == 1 and thing.lower_ in _SUBJECT:
        words = _SUBJECT[thing.lower_]
        several = words in ("we", "you", "they")
    elif thing.pos_ == "PRON":
        return None
    be = "were" if several else "was"
    now = "are" if several else "am" if words == "I" else "is"
    if seems and not (helpers or verb.tag_ in ("VBD", "VBN")):
        return None
    same = verb.lower_ in _SAME or (verb.tag_ == "VBP" and _told_as_past(verb))
    if helpers == [] and verb.tag_ in ("VBP", "VB") and same:
        forms = be  # "Marketing put the wrong price on it" tells what was.
    elif (helpers == [] and verb.tag_ in ("VBP", "VB")) or (helpers == ["do"] and verb.tag_ == "VB"):
        forms = now
    elif (helpers == [] and verb.tag_ in ("VBD", "VBN")) or (helpers == ["did"] and verb.tag_ == "VB"):
        forms = be
    elif helpers in (["have"], ["has"], ["'ve"], ["'s"]) and verb.tag_ in ("VBN", "VBD"):
        forms = "have been" if several else "has been"
    elif helpers in (["had"], ["'d"]) and verb.tag_ in ("VBN", "VBD"):
        forms = "had been"
    else:
        return None
    if forms in ("has been", "have been") and re.match(
        r"(?:after|before|on|in|last|at|yesterday|when|by)\b", case.text(span.stop, end)
    ):
        forms = be
    if words == "I":
        forms = forms.replace("has been", "have been")
    first, _, more = forms.partition(" ")
    if seems:
        if negated or words in ("I", "we") or "never" in adverbs:
            return None
        forms = f"{'seem' if several else 'seems'} {''.join(a + ' ' for a in adverbs)}to have been"
    else:
        between = " ".join([*(["not"] if negated else []), *adverbs])
        forms = " ".join(part for part in (first, between, more) if part)
    done = participle(verb) + (f" {particle.lower_}" if particle is not None else "")
    at = span.stop
    if particle is not None and particle.i == at:
        at += 1
    elif particle is not None and particle.i > at:
        return None
    rest = re.sub(
        r"\b(?:blindly|carelessly|recklessly|stupidly|foolishly|on a whim|without thinking|deliberately|knowingly|for no reason)(?: |$)",
        "",
        case.text(at, end),
    )
    if re.match(r"(?:against|without (?:telling|asking|a word))\b", rest):
        return None
    return f"{words} {forms} {done} {rest}".strip()


def _told_as_past(verb: Token) -> bool:
    """Whether a verb that the tagger takes for the present is a past form: "you misread the table"."""
    return not is_base(verb.lower_) or inflect(verb.lower_, "VBD") == verb.lower_


_STING_TAIL = Rare(
    r"(?:[,;–—-]| [–—-])\s*(?:(?:as )?(?:simple|plain) as that|(?:and )?that(?:'s| is) (?:on you|your (?:fault|doing|mistake|problem)|the truth|a fact|all there is to it|what happened|not (?:on us|on me|our fault))|"
    r"(?:and )?it(?:'s| is) (?:on you|your (?:fault|doing|mistake))|not (?:us|me|ours|our (?:fault|doing)|my (?:fault|doing))|nobody else|"
    r"which was (?:a lovely touch|clever|very clever|nice of you|brilliant)|well done|congratulations|thank you very much|as usual|as always|did you|didn't you|haven't you|have you)$",
    re.I,
)


_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? ?)?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
_NAME_FIRST = Rare(rf"^(?P<name>{_NAME}), (?=[Yy]ou\b)")
_NAME_LAST = Rare(rf", (?P<name>{_NAME})$")


def uncalled(case: Case, text: str) -> tuple[str, str]:
    """A sentence without the name that it calls the reader by, and that name to put first: "Tom, "."""
    first = _NAME_FIRST.match(text)
    if first is not None and case.doc[case.start].pos_ == "PROPN":
        return text[first.end() :], f"{first['name']}, "
    last = _NAME_LAST.search(text)
    if last is not None and case.doc[case.body_end - 1].pos_ == "PROPN":
        return text[: last.start()], f"{last['name']}, "
    return text, ""


def telling_end(case: Case) -> int:
    """Where what the sentence tells ends: before ", as simple as that" and the like."""
    text = case.text(case.start, case.body_end).replace("’", "'")
    found = _STING_TAIL.search(text)
    if found is None:
        return case.body_end
    for i in range(case.start + 2, case.body_end):
        if len(case.text(case.start, i).rstrip()) >= len(text[: found.start()].rstrip()):
            return i
    return case.body_end


def clause_end(case: Case, verb: Token, end: int) -> int | None:
    """Where the clause of a verb ends: at ", so", ", and" with a subject of its own, or the end; None where it cannot be told."""
    for i in range(verb.i + 1, end):
        token = case.doc[i]
        after = case.doc[i + 1] if i + 1 < end else None
        if token.text in (";", ":", "–", "—", "("):
            return i if token.text == ";" else None
        if token.text == ",":
            if after is not None and after.lower_ in ("so", "and", "hence", "then", "now", "but", "therefore"):
                return i
            if re.match(
                r"(?:which (?:is|was) why|(?:and )?that(?:'s| is) why) \w", case.text(i + 1, end).replace("’", "'")
            ):
                return i
            return None
        if (
            token.lower_ == "and"
            and after is not None
            and after.lower_ in ("he", "she", "it", "they", "we", "i", "now", "then", "the", "our", "my")
        ):
            verbs = [t for t in case.doc[i + 1 : min(end, i + 6)] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
            if verbs and verbs[0].i - i < 5:
                return i
        if (
            token.lower_ == "and"
            and after is not None
            and after.tag_ in ("NN", "NNS")
            and i + 2 < end
            and case.doc[i + 2].tag_ == "VBD"
        ):
            return i
        if token.lower_ in ("because", "so", "although", "though", "while", "but", "or"):
            return None
    return end


def rest_is_fair(rest: str) -> bool:
    """Whether what follows a reproach only tells what came of it."""
    return not re.search(
        r"\b(?:you|your|yours|yourself)\b|\b(?:of course|so don't|no wonder|blame|fault)\b", rest, re.I
    )


REASONS = ("because", "since", "as", "cos", "after", "while")


def readers_deeds(case: Case, stop: int) -> Iterator[tuple[Token, range]]:
    """The marked verbs of which the reader is the subject, and the subject's words."""
    for verb in case.doc[case.start : stop]:
        subject = subject_of(verb) if verb.pos_ == "VERB" else None
        if subject is None or subject.i > verb.i or not case.spread(subject):
            continue
        own = case.subtree(subject)
        marked = any(i in case.marked for i in range(own.start, verb.i + 1))
        if marked and READERS.match(case.text(own.start, own.stop)):
            yield verb, own


def agentless(case: Case) -> Iterator[Proposal]:
    """ "The import failed because you have deleted the header row." -> "... because the header row was deleted." """
    if case.question:
        return
    stop = telling_end(case)
    for verb, own in readers_deeds(case, stop):
        end = clause_end(case, verb, stop)
        if end is None:
            continue
        before = [t for t in case.doc[case.start : own.start] if t.is_alpha]
        reason = bool(before) and before[-1].lower_ in REASONS
        lead = case.text(case.start, own.start)
        rest = case.text(end, stop)
        if (before and not reason and not _STARTS.match(lead)) or not rest_is_fair(rest):
            return
        if not reason and (_DECIDED.search(rest) or (verb.tag_ == "VBP" and not _told_as_past(verb))):
            return  # What was done is the reason of a decision.
        if reason and (len(before) < 3 or re.search(r"\byou\b", lead, re.I)):
            return
        yield from _told(case, verb, end, "" if not reason else lead, rest)
        return


_DECIDED = Rare(r"\b(?:refund|warranty|guarantee|claim|bill|charged?|pay(?:ing)?|fee|costs?|deposit)\b", re.I)
_STARTS = Rare(
    r"^(?:but|and|no|well|clearly|obviously|evidently|apparently|once again|again|also|look|sorry|unfortunately)?\W*$",
    re.I,
)


def _told(case: Case, verb: Token, end: int, lead: str, rest: str) -> Iterator[Proposal]:
    broke = _walked(case, verb, end) if lead else _broke(case, verb, end) or _gone(case, verb, end)
    for said in (_had(case, verb, end, bool(lead)), _went(case, verb, end), broke):
        if said is not None:
            yield Proposal(case.finish(f"{lead} {said}{joined(rest)}"), _NEUTRAL)
            return
    lemma = lemma_of(verb)
    allowed = lemma not in _PERSONAL or (bool(lead) and lemma in _IN_REASON)
    if not allowed:
        return
    if lead:
        said = passive(case, verb, end)
        if said is None:
            return
        yield Proposal(case.finish(f"{lead} {said}{joined(rest)}"), _NEUTRAL)
        plainer = re.sub(r"^your\b", "the", said)
        if plainer != said:
            yield Proposal(case.finish(f"{lead} {plainer}{joined(rest)}"), _NEUTRAL)
        return
    for seems, carrier in ((True, ""), (False, "I'm afraid ")):
        said = passive(case, verb, end, seems=seems)
        if said is not None and _THING.match(said) and not re.search(r"\b(?:your own|yourself)\b", said):
            yield Proposal(case.finish(f"{carrier}{_GENTLER.sub('damaged', said)}{joined(rest)}"), _NEUTRAL)


#: What a reproach may be turned on: a thing, no person.
_THING = Rare(r"(?:the|our|my|this|that|these|those|its?|they|an?) |\d|[A-Z]\w* (?:was|were|seems?)\b")
_GENTLER = Rare(r"\b(?:wrecked|trashed|busted|buggered|knackered)\b")
_ERGATIVE = frozenset(
    ["break", "crack", "snap", "jam", "burst", "overheat", "crash", "melt", "shatter", "tear", "bend"]
)


def _broke(case: Case, verb: Token, end: int) -> str | None:
    """ "You broke the build again last night." -> "I'm afraid the build broke again last night." """
    thing = object_of(case, verb)
    if (
        lemma_of(verb) not in _ERGATIVE
        or thing is None
        or any(c.dep_ in ("aux", "neg", "compound:prt") for c in verb.children)
    ):
        return None
    span = range(case.subtree(thing).start, min(case.subtree(thing).stop, end))
    words = case.text(span.start, span.stop)
    if span.start != verb.i + 1 or not re.match(r"(?:the|our|my|this|that|these|those|it$)\b", words, re.I):
        return None
    return f"I'm afraid {words} {inflect(lemma_of(verb), 'VBD')} {case.text(span.stop, end)}".rstrip()


def _gone(case: Case, verb: Token, end: int) -> str | None:
    """ "You deleted the wrong workspace." -> "I'm afraid the wrong workspace is gone." """
    thing = object_of(case, verb)
    if (
        verb.lemma_ not in ("delete", "wipe", "erase")
        or thing is None
        or any(c.dep_ in ("aux", "neg") and c.lemma_ != "have" for c in verb.children)
    ):
        return None
    span = case.subtree(thing)
    words = case.text(span.start, span.stop)
    if (
        span.start != verb.i + 1
        or span.stop != end
        or not re.match(r"(?:the|our|my|this|that|these|those|both|all)\b", words, re.I)
    ):
        return None
    return f"I'm afraid {words} {'are' if is_plural(thing) else 'is'} gone"


def _walked(case: Case, verb: Token, end: int) -> str | None:
    """ "(because) you walked on it too early" -> "it was walked on too early"."""
    found = re.match(
        r"^(?P<verb>[\w-]+) (?P<with>on|over|into|against|through) (?P<what>it|them)\b(?P<rest>.*)$",
        case.text(verb.i, end),
    )
    if (
        found is None
        or verb.tag_ != "VBD"
        or any(c.dep_ in ("aux", "neg") for c in verb.children)
        or verb.lemma_ in ("sit", "go", "get", "look", "come")
    ):
        return None
    return f"{'they were' if found['what'] == 'them' else 'it was'} {participle(verb)} {found['with']}{found['rest']}"


def joined(rest: str) -> str:
    if not rest:
        return ""
    return rest if rest[0] in ",;" else f" {rest}"


_GIVE = frozenset({"give", "send", "provide", "supply", "hand", "leave", "sell"})


def _had(case: Case, verb: Token, end: int, reason: bool) -> str | None:
    """ "you gave us an old list" -> "we had an old list"; "you sent us the wrong file" -> "we received the wrong file"."""
    if verb.lemma_ not in _GIVE or any(t.dep_ in ("aux", "neg") or t.lower_ == "never" for t in verb.children):
        return None
    given = next((c for c in verb.children if c.dep_ == "iobj"), None)
    thing = next((c for c in verb.children if c.dep_ == "obj" and c.i > verb.i), None)
    if given is None or thing is None or not case.spread(thing) or not case.spread(given):
        return None
    who = case.text(case.subtree(given).start, case.subtree(given).stop)
    who = _SUBJECT.get(who.lower(), who)
    span = case.subtree(thing)
    words = case.text(span.start, span.stop)
    if case.subtree(given).start != verb.i + 1 or span.start != case.subtree(given).stop:
        return None
    if not re.match(
        r"(?:the|an?) (?:wrong|old|outdated|out-of-date|incorrect|dead|false|blurred|blurry|expired|invalid|different|bad|incomplete|stale)\b",
        words,
    ):
        return None
    had = "received" if verb.lemma_ == "send" else "had"
    return f"{who} {had} {words} {case.text(span.stop, end)}".rstrip()


def _went(case: Case, verb: Token, end: int) -> str | None:
    """ "you ignored our three letters" -> "our three letters went unanswered"; "you sat on the copy" -> "the copy was with you"."""
    if any(t.lower_ in ("not", "n't", "never") for t in verb.children):
        return None
    if verb.lemma_ == "ignore":
        thing = object_of(case, verb)
        if thing is None or not re.match(
            r"(?:notice|letter|mail|email|e-mail|reminder|message|call|request|invitation|question)s?$",
            thing.lower_,
        ):
            return None
        span = case.subtree(thing)
        rest = case.text(span.stop, end)
        if rest and (not re.match(r"(?:for|last|this|in|on|all|at)\b", rest) or re.match(r"in a row\b", rest)):
            return None
        if span.start != verb.i + 1:
            return None
        return f"{case.text(span.start, span.stop)} went unanswered {rest}".rstrip()
    if verb.lemma_ == "sit" and verb.tag_ == "VBD":
        found = re.match(
            r"^sat on (?P<what>(?:it|them|this|that|(?:the|our|my|your) \w+(?: \w+)?))(?P<long> for [\w ]+| since [\w ]+)?$",
            case.text(verb.i, end),
        )
        if found is None:
            return None
        what = {"them": "they"}.get(found["what"], re.sub(r"^your\b", "the", found["what"]))
        be = "were" if what == "they" or what.endswith("s") else "was"
        return f"{what} {be} with you{found['long'] or ''}"
    return None

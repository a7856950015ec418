"""Apologies that apologise, actives that own, promises with terms, hedges thinned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.checkers.lettering import known_word
from tonecheck.finding import Applicability
from tonecheck.nlp import subject_of
from tonecheck.rewrite.recast.case import Case, Proposal, as_object, base_of, inflect, past
from tonecheck.rewrite.recast.doers import decided, ours
from tonecheck.rewrite.recast.remove import left_over

if TYPE_CHECKING:
    from spacy.tokens import Token

# ---------------------------------------------------------------------------------------------------- apologies

_REAL = "a real apology says what for, without an if"
_SORRY = (
    r"(?P<sorry>(?:(?:i|we)(?:'m| am|'re| are) (?:\w+ly |so |truly )?sorry|(?:i|we) (?:do )?(?:\w+ly )?(?:apologi[sz]e|regret)|"
    r"(?:my |our )?apologies|sorry|(?:i|we) want to apologi[sz]e|(?:i|we) would like to apologi[sz]e))"
)
_FEELING = {
    "offended": "offended", "upset": "upset", "hurt": "hurt", "insulted": "insulted", "confused": "confused",
    "misled": "misled", "disappointed": "disappointed", "annoyed": "annoyed", "inconvenienced": "", "frustrated": "frustrated",
    "bothered": "bothered",
}  # fmt: skip


def real_apology(case: Case) -> Iterator[Proposal]:
    """ "I'm sorry if you were offended." -> "I'm sorry that I offended you." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    opening = re.match(rf"^(?:(?:well|look|ok|okay),? )?{_SORRY}(?P<rest>.*)$", text, re.I)
    if opening is None:
        yield from _unfortunate(case, text)
        return
    sorry, rest = opening["sorry"], opening["rest"].strip(" ,")
    if re.match(r"^(?:i|we) (?:do )?regret", sorry, re.I) or sorry.lower() in (
        "sorry",
        "apologies",
        "my apologies",
        "our apologies",
    ):
        sorry = case.sorry
    bare = "apologi" in sorry.lower()
    sorry_that = case.sorry if bare else sorry
    inconvenience = re.match(
        r"^(?:(?:for|if|that|about|to hear about)\b ?)?(?:any|this|there (?:was|has been|is) any|it|the)?(?: \w+)? ?(?:has |have |may have |might have |possibly )?"
        r"(?:caused? (?:you )?(?:any )?)?(?:possible |potential )?(?P<what>inconvenience|trouble|confusion|offen[cs]e|misunderstanding|distress|upset)"
        r"(?: (?:that |which )?(?:this |it |we |our \w+ )?(?:may|might|could|has|have|will)[\w ]*)?(?: in any way| to you| on your part)?$",
        rest,
        re.I,
    )
    if inconvenience is not None:
        what = inconvenience["what"].lower()
        who = "we" if case.plural else "I"
        yield Proposal(case.finish(f"{sorry} for the {what} {who} caused you"), _REAL)
        yield Proposal(case.finish(f"{who} caused you {what}, and {case.sorry.replace('We', 'we')}"), _REAL)
        return
    if re.match(
        r"^(?:that |if )?(?:you (?:feel|felt|think|see it|saw it|took it|take it|found it|chose to|interpreted|are (?:so )?upset|got upset|read it))",
        rest,
        re.I,
    ):
        about = re.match(r"^(?:that |if )?you (?:feel|felt) (?:that )?(?P<what>(?:our|my|the) .+)$", rest, re.I)
        if about is not None and not re.search(r"[,;:\"]|\byou\b", about["what"]):
            yield Proposal(case.finish(f"{sorry_that} that {about['what']}"), _REAL)
            return
        part = "we're sorry for our part in it" if case.plural else "I'm sorry for my part in it"
        if (
            re.match(
                r"^(?:that |if )?you (?:feel|felt) (?:that|this|like that|so|offended|hurt|upset|the)\b|^(?:that |if )?you (?:are|got) (?:so )?upset$",
                rest,
                re.I,
            )
            and len(case.clauses) < 3
            and not re.search(r"[,;]|\babout\b", rest)
        ):
            yield Proposal(
                case.finish(f"{case.writer} can see that this has upset you, and {part}"),
                _REAL,
            )
        return
    agent = "we" if case.plural else "I"
    felt = re.match(
        r"^(?:if|that) (?:you(?: were| felt| are| feel|'re)?|anyone (?:was|felt)|someone (?:was|felt)|anybody (?:was|felt)|any of you (?:were|felt)) "
        r"(?:somehow |in any way |at all |personally |so )?(?P<felt>offended|upset|hurt|insulted|confused|misled|disappointed|annoyed|inconvenienced|frustrated|bothered)"
        r"(?: (?:by|at|about) (?P<by>(?:my|our|the|what) [\w' -]+))?(?: in any way| at all)?$",
        rest,
        re.I,
    )
    if felt is not None:
        whom = "you" if re.match(r"^(?:if|that) (?:you|any of you)", rest, re.I) else "people"
        how, by = _FEELING[felt["felt"].lower()], felt["by"]
        if not how:
            yield Proposal(case.finish(f"{sorry} for the inconvenience {agent} caused {whom}"), _REAL)
        elif by:
            yield Proposal(case.finish(f"{sorry_that} that {by} {how} {whom}"), _REAL)
        else:
            yield Proposal(case.finish(f"{sorry_that} that {agent} {how} {whom}"), _REAL)
        return
    found = re.match(
        r"^(?:if |that )?you (?:found|thought) (?P<who>(?:our|my|the) [\w' -]+?) (?P<how>(?:a bit |too |rather |so |a little )?\w+)$",
        rest,
        re.I,
    )
    if found is not None and found["how"].split()[-1].lower() in (
        "rude",
        "unhelpful",
        "slow",
        "confusing",
        "unclear",
        "late",
        "cold",
        "noisy",
        "loud",
        "dirty",
        "abrupt",
        "curt",
        "short",
        "impolite",
        "unfriendly",
        "expensive",
        "difficult",
    ):
        yield Proposal(
            case.finish(
                f"{sorry_that} that {found['who']} {'were' if found['who'].endswith('s') else 'was'} {found['how']}"
            ),
            _REAL,
        )
        return
    if re.match(r"^(?:if)\b", rest, re.I):
        yield from _conditioned(case, sorry_that, rest)
        return
    if re.match(r"^but\b", rest, re.I):
        return
    yield from _but(case, sorry, bare)


def _conditioned(case: Case, sorry: str, rest: str) -> Iterator[Proposal]:
    """ "I'm sorry if my note came across as rude." -> "... that my note came across as rude." """
    mark = next((t for t in case.tokens if t.lower_ == "if"), None)
    if mark is None or len(case.clauses) > 2 or re.search(r"[,;:]", rest):
        return
    head = mark.head
    subject = subject_of(head)
    if (
        subject is None
        or subject.lower_ in ("you", "anyone", "anybody", "someone", "there", "your")
        or not case.spread(subject)
    ):
        return
    if any(c.dep_ == "nmod:poss" and c.lower_ == "your" for c in subject.children):
        return
    words = case.text(mark.i + 1, case.body_end)
    modal = next((c for c in head.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    have = next((c for c in head.children if c.dep_ == "aux" and c.lemma_ == "have"), None)
    if modal is not None:
        if have is None or head.tag_ != "VBN" or modal.i + 1 != have.i:
            return
        words = f"{case.text(mark.i + 1, modal.i)} {past(head)} {case.text(head.i + 1, case.body_end)}"
        if head.i != have.i + 1:
            return
    words = re.sub(r"\b(?:any|somehow|in any way)\b ?", "", words)
    yield Proposal(case.finish(f"{sorry} that {words}"), _REAL)


def _but(case: Case, sorry: str, bare: bool) -> Iterator[Proposal]:
    """ "I'm sorry about the delay, but it was hardly our doing." -> "I'm sorry about the delay." """
    clauses = case.clauses
    if len(clauses) != 2 or clauses[1].word not in ("but", "though", "although", "however"):
        return
    text = case.text(case.start, clauses[0].end)
    if len(text.split()) <= 3:
        return
    rest = case.plain[len(text) :]
    if re.search(r"\b(?:here|will|can|could|would|please|have)\b", rest):
        return
    yield Proposal(case.finish(text), "what follows the “but” takes the apology back")


def _unfortunate(case: Case, text: str) -> Iterator[Proposal]:
    """ "It is unfortunate that the part broke." -> "I'm sorry that the part broke." """
    opening = re.match(
        r"^(?:it(?:'s| is| was)|that(?:'s| is)) (?:very |most |really |rather )?(?:unfortunate|regrettable|a shame|a pity|too bad)(?: that)? (?P<rest>\w+ .+)$",
        text,
        re.I,
    )
    if opening is None or len(case.clauses) > 2:
        return
    rest = opening["rest"]
    if re.match(r"(?:you|if|to|for|in|about|but|and)\b", rest, re.I) or re.search(r"[,;:]|\bbut\b", rest):
        return
    yield Proposal(case.finish(f"{case.sorry} that {rest}"), "says who is sorry")


# ------------------------------------------------------------------------------------------- passives that hide

_ERRORS = frozenset({"error", "mistake", "typo", "slip", "inaccuracy"})
_NO_AGENT = frozenset(
    {
        "bear",
        "suppose",
        "require",
        "allow",
        "know",
        "mean",
        "concern",
        "involve",
        "need",
        "attach",
        "locate",
        "entitle",
        "expect",
        "lock",
        "strand",
        "bury",
    }
)
_OWNED = "says who did it; owning it is half of the repair"


_WHOSE = Rare(
    r"\b(?:your (?:signature|name|side|team|own|end|form|login)|yours|anyone|anybody|you (?:signed|were|had|did|sent|gave|told|wrote|chose|asked|filled))\b",
    re.I,
)


def owned_active(case: Case) -> Iterator[Proposal]:
    """ "Mistakes were made." -> "We made mistakes." """
    if case.next is not None and _WHOSE.search(case.next.text):
        return  # It goes on to say whose doing it was.
    if not ours(case) or decided(case):
        return
    verbs = [t for t in case.tokens if _hidden(case, t)]
    chosen = [
        v
        for v in verbs
        if v.i in case.marked or any(c.i in case.marked for c in v.children if c.dep_ in ("nsubj:pass", "aux:pass"))
    ]
    text = None
    text = _activated(case, chosen) if chosen else _errors(case)
    if text is not None:
        yield Proposal(case.finish(text, case.final or "."), _OWNED)
        return


def sorry_active(case: Case) -> Iterator[Proposal]:
    """ "Your name was never put down." -> "We're sorry that we never put down your name." """
    if len(case.clauses) > 1 or case.question or re.search(r"\b(?:sorry|apolog\w+|regret\w*)\b", case.plain):
        return
    for proposal in owned_active(case):
        said = proposal.text
        mine = re.match(r"^(?:We|I)\b(?P<rest>.+?)[.!]$", said)
        if mine is None or re.search(r"[,;:]|\b(?:so|hence|and we)\b", mine["rest"]):
            return
        if not re.search(
            r"\b(?:errors?|not|never|wrong\w*|lost|forgot|overlooked|missed|mis\w+|too|late|twice)\b|n't\b", said
        ):
            return
        yield Proposal(case.finish(f"{case.sorry} that {case.writer}{mine['rest']}"), _OWNED, warmth=1)


def _hidden(case: Case, verb: Token) -> bool:
    subject = next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)
    if verb.tag_ not in ("VBN", "VBD") or subject is None or verb.lemma_ in _NO_AGENT:
        return False
    if (
        not any(c.dep_ == "aux:pass" for c in verb.children)
        or subject.tag_ in ("WDT", "WP")
        or subject.lower_ in ("that", "which", "who", "there", "nobody", "nothing", "no")
    ):
        return False
    if any(
        c.dep_ == "obl:agent" or (c.dep_ == "obl" and any(k.lower_ == "by" for k in c.children) and c.ent_type_ == "")
        for c in verb.children
    ):
        return False
    return not any(c.lower_ == "no" for c in subject.children)


def _activated(case: Case, verbs: list[Token]) -> str | None:
    replaced: dict[int, tuple[int, str]] = {}
    for verb in verbs:
        made = _active(case, verb)
        if made is None:
            return None
        start, end, text = made
        replaced[start] = (end, text)
    at, pieces = case.start, []
    while at < case.body_end:
        if at in replaced:
            at, text = replaced[at]
            pieces.append(text)
        else:
            upto = min([s for s in replaced if s > at], default=case.body_end)
            pieces.append(case.text(at, upto))
            at = upto
    return " ".join(pieces)


def _active(case: Case, verb: Token) -> tuple[int, int, str] | None:
    """Tokens start..end, from the subject to the verb, and what an active sentence has in their place."""
    subject = next(c for c in verb.children if c.dep_ == "nsubj:pass")
    thing = as_object(case, subject)
    own = case.subtree(subject)
    if own == range(case.start, case.start + 1) and subject.ent_type_ and known_word(subject.lower_):
        return None  # "Consensus was assumed": a name, or a word with a capital.
    if thing is not None:
        thing = re.sub(r"^somehow ", "", thing)
        if own == range(case.start, case.start + 1) and not subject.ent_type_ and known_word(thing.lower()):
            thing = thing.lower()
        if re.match(r"(?:right|so|well|ok|okay|yes|no)\b", thing, re.I):
            return None
    if verb.lemma_ == "do" or re.search(r"\bupon \w+,|\bhave been\W*$|\bhaving been\b|\bas \w+ as they\b", case.plain):
        return None
    if any(c.dep_ == "conj" and c.pos_ in ("VERB", "AUX", "ADJ") and subject_of(c) is None for c in verb.children):
        return None
    if thing is None or own.start > verb.i or len(own) > 8 or re.search(r"\b(?:which|who|that)\b", thing):
        return None
    if own.start > case.start and case.doc[own.start - 1].pos_ == "ADP":
        return None  # "In the translation was forgotten one chapter."
    if subject.lower_ == "it" and any(c.dep_ in ("ccomp", "csubj", "xcomp") for c in verb.children):
        return None
    if re.match(
        r"[\w' ]*? and (?:now |still )?(?:is|are|has|have|was|were|had|will|needs?|must|can)\b",
        case.text(verb.i, case.body_end),
    ):
        return None  # What follows has the same subject.
    middle = [case.doc[i] for i in range(own.stop, verb.i)]
    if any(t.head.i != verb.i for t in middle):
        return None
    helpers = [t for t in middle if t.dep_ in ("aux", "aux:pass")]
    adverbs = [t for t in middle if t.dep_ == "advmod" and t.lower_ not in ("not", "n't")]
    if len(helpers) + len(adverbs) + sum(t.lower_ in ("not", "n't") for t in middle) != len(middle):
        return None
    negated = any(t.lower_ in ("not", "n't") for t in middle)
    forms = [t.lower_.replace("’", "'") for t in helpers]
    be = next((t for t in helpers if t.dep_ == "aux:pass"), None)
    if be is None:
        return None
    writer = case.writer
    adverb = "".join(f"{t.lower_} " for t in adverbs if t.lower_ not in ("somehow", "apparently", "inadvertently"))
    participle = str(verb.lower_)
    base = base_of(participle, verb.lemma_) or str(verb.lemma_)
    particle = next((c for c in verb.children if c.dep_ == "compound:prt" and c.i == verb.i + 1), None)
    if forms in (["was"], ["were"], ["got"]):
        said = f"did not {adverb}{base}" if negated else f"{adverb}{past(verb)}"
    elif forms in (["has", "been"], ["have", "been"], ["'s", "been"], ["'ve", "been"]):
        said = f"have {'not ' if negated else ''}{adverb}{participle}"
    elif forms == ["had", "been"]:
        alone = len(case.clauses) == 1 and not negated
        said = f"{adverb}{past(verb)}" if alone else f"had {'not ' if negated else ''}{adverb}{participle}"
    elif len(forms) == 2 and forms[1] == "be" and helpers[0].tag_ == "MD":
        modal = {"ca": "can", "wo": "will", "'ll": "will", "'d": "would"}.get(forms[0], forms[0])
        said = f"{'cannot' if negated and modal == 'can' else modal + (' not' if negated else '')} {adverb}{base}"
    elif len(forms) == 3 and forms[1:] == ["have", "been"] and helpers[0].tag_ == "MD":
        said = f"{forms[0]} {'not ' if negated else ''}{adverb}have {participle}"
    elif forms in (["are"], ["is"], ["'s"], ["'re"], ["am"]):
        return None
    else:
        return None
    end = verb.i + 1
    after = ""
    if particle is not None:
        if len(thing) < 24 and particle.lower_ not in ("on", "over", "into", "with", "at", "to", "upon"):
            after, end = f" {particle.lower_}", particle.i + 1
        else:
            said, end = f"{said} {particle.lower_}", particle.i + 1
    if _stranded(case, end):
        said, end, after = f"{said}{after} {case.doc[end].lower_}", end + 1, ""
    conjunct = verb.dep_ == "conj" and own.start > case.start
    if re.match(r"wrong (?!information|data|advice|stock|info)", thing) and subject.tag_ == "NN":
        thing = f"the {thing}"
    return (
        own.start,
        end,
        f"{'' if conjunct and case.doc[own.start - 1].lower_ == 'we' else writer} {said} {thing}{after}".strip(),
    )


def _stranded(case: Case, at: int) -> bool:
    """Whether a preposition stands there without its noun: "was not acted on, so ...", "picked up on when"."""
    if at >= case.body_end or case.doc[at].lower_ not in (
        "on",
        "over",
        "into",
        "with",
        "at",
        "to",
        "upon",
        "after",
        "for",
    ):
        return False
    after = case.doc[at + 1] if at + 1 < case.body_end else None
    return (
        after is None
        or after.is_punct
        or after.lower_
        in ("on", "in", "when", "so", "and", "but", "because", "last", "until", "before", "again", "yesterday")
    )


def _errors(case: Case) -> str | None:
    """ "Errors crept in." -> "We made errors." """
    for verb in case.tokens:
        subject = subject_of(verb)
        if subject is None or not case.spread(subject):
            continue
        if (
            subject.lemma_ in _ERRORS
            and verb.lemma_ in ("occur", "creep", "slip", "happen", "arise")
            and verb.tag_ == "VBD"
        ):
            if len(list(verb.children)) and any(c.dep_ in ("aux", "conj", "advcl") for c in verb.children):
                return None
            end = verb.i + 1
            particle = next((c for c in verb.children if c.i == end and c.lower_ in ("in", "through")), None)
            before = case.text(case.start, case.subtree(subject).start)
            thing = as_object(case, subject)
            after = case.text(end + (particle is not None), case.body_end)
            if after.startswith("into "):
                after = "in " + after[5:]
            after = re.sub(r"^in the course of the (handling|processing) of ", r"in \1 ", after)
            return f"{before} {case.writer} made {thing} {after}".strip()
    crept = re.match(
        r"^(?:some |a few )?(?P<what>(?:errors|mistakes|typos|inaccuracies)) (?:crept|slipped) in(?P<to>to)?\b(?P<rest>.*)$",
        case.text(case.start, case.body_end),
        re.I,
    )
    if crept is not None:
        return f"{case.writer} made {crept['what'].lower()}{' in' if crept['to'] else ''}{crept['rest']}"
    there = re.match(
        r"^(?P<lead>.*?\b)?there (?:was|has been|appears to have been|seems to have been) (?P<what>an? (?:\w+ )?(?:mistake|error|oversight))(?P<rest>.*)$",
        re.sub(r"\s+", " ", case.text(case.start, case.body_end)),
        re.I,
    )
    if there is not None and not (there["lead"] or "").strip():
        rest = there["rest"]
        if not re.match(r"^ (?:on your|by|from)\b", rest):
            rest = re.sub(r"^ on (?:our|my) (?:part|side|end)", "", rest)
            return f"{case.writer} made {there['what']}{rest}"
    wrong = re.match(
        r"^(?:unfortunately,? )?something (?:went|has gone|seems to have gone|must have gone) (?:badly |terribly )?wrong with (?P<what>(?:your|the) [\w' -]+)$",
        case.text(case.start, case.body_end),
        re.I,
    )
    if wrong is not None:
        return f"{case.writer} made a mistake with {wrong['what']}"
    cracks = re.match(
        r"^(?P<what>(?:your|the) [\w' -]+?) (?:(?:must have |seems to have |has )?(?:fell|fallen|slipped) through the (?:cracks|net))$",
        case.text(case.start, case.body_end),
        re.I,
    )
    if cracks is not None:
        what = cracks["what"]
        return f"{case.writer} overlooked {what[0].lower()}{what[1:]}"
    return None


# ---------------------------------------------------------------------------------------------------- promises

_TERMS = "a promise that can be kept is worth more than a bigger one"
_STRONG = Rare(
    r",?\s*\b(?:without fail|without exception|no matter what|come what may|guaranteed|100 ?% (?:guaranteed|sure|certain)|for ever|forever|"
    r"every single time|whatever happens|under any circumstances|day or night|absolutely|definitely|I guarantee it|we guarantee it|hands down)\b,?",
    re.I,
)  # fmt: skip


def kept_promise(case: Case) -> Iterator[Proposal]:
    """ "This will never happen again." -> "We will do all we can to keep this from happening again." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    will = "we are working" if case.plural else "I am working"
    again = re.search(
        r"(?:i (?:promise|guarantee|assure you|swear)|we (?:promise|guarantee|assure you|can assure you))?(?:,? that|,)? ?\b(?P<it>this|it|that|such a mistake|this mistake|the same thing) (?:will|'ll|is|can|shall) "
        r"(?:definitely |absolutely |certainly )?(?:never|not|going to never|guaranteed never to)(?: ever)? (?:going to )?(?:happen|occur)(?: to you)?(?: ever)? again(?: ever)?$",
        text,
        re.I,
    ) or re.search(
        r"(?:\b(?:i|we) (?:promise|guarantee|assure|swear)(?: you)?(?: that)? )?\b(?P<it>this|it|that) won't (?:ever )?happen again$",
        text,
        re.I,
    )
    if again is not None:
        before = text[: again.start()].rstrip()
        if not before or before.endswith((",", ";", "and", "but", "–", "—")):
            it = again["it"].lower() if again["it"][:4].lower() not in ("such",) else again["it"]
            yield Proposal(case.finish(f"{before} {will} to keep {it} from happening again"), _TERMS)
        return
    promised = re.match(
        r"^(?P<who>i|we) (?:can )?(?:absolutely |fully |hereby )?(?:promise|guarantee|swear)(?: you)?(?: that)? (?P<rest>(?!to\b)\w+ .+)$",
        text,
        re.I,
    )
    if (
        promised is not None
        and re.search(r"\bwill\b|'ll\b", promised["rest"])
        and not re.search(r"\bnever\b|\balways\b|100", promised["rest"])
    ):
        rest = promised["rest"]
        if not re.match(r"(?:i|we|you)\b", rest, re.I) and rest.count(" will ") == 1:
            yield Proposal(case.finish(rest.replace(" will ", " should ")), _TERMS)
        yield Proposal(case.finish(f"{promised['who']} expect that {rest}"), _TERMS)
        return
    to = re.match(
        r"^(?P<who>i|we) (?:can )?(?:absolutely |fully |hereby )?(?:promise|guarantee|swear) to (?P<rest>\w+ .+)$",
        text,
        re.I,
    )
    if to is not None:
        yield Proposal(
            case.finish(f"{to['who']} will do {'my' if to['who'].lower() == 'i' else 'our'} best to {to['rest']}"),
            _TERMS,
        )
        return
    for verb in case.tokens:
        subject = subject_of(verb)
        modal = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("will", "'ll")), None)
        adverb = next((c for c in verb.children if c.lower_ in ("always", "never") and c.i < verb.i), None)
        if (
            modal is None
            or subject is None
            or adverb is None
            or verb.tag_ != "VB"
            or not (adverb.i in case.marked or verb.i in case.marked)
        ):
            continue
        if subject.lower_ in ("we", "i") and modal.i < adverb.i and adverb.i + 1 == verb.i:
            best = f"{subject.text} will do {'our' if subject.lower_ == 'we' else 'my'} best {'not ' if adverb.lower_ == 'never' else ''}to {verb.text}"
            lead = case.text(case.start, subject.i)
            yield Proposal(case.finish(f"{lead} {best} {case.text(verb.i + 1, case.body_end)}"), _TERMS)
            return
    likely = re.sub(r"\b(is|are) (?:absolutely |100 ?% )?(?:certain|sure|guaranteed|bound) to\b", r"\1 likely to", text)
    if likely != text:
        yield Proposal(case.finish(likely), _TERMS)
        return
    calmer = _STRONG.sub("", re.sub(r"\b(?:for ever|forever)\b", "for a long time", text, flags=re.I))
    if calmer != text and len(calmer.split()) >= 3 and len(calmer.split()) > len(text.split()) - 5:
        calmer = (
            re.sub(r"\b(all|every|any)\b", lambda m: f"almost {m[1]}", calmer, count=1)
            if "without exception" in text.lower()
            else calmer
        )
        if re.search(r"\b(?:will|'ll|is|are|can|stops?|works?|have|has)\b", calmer):
            yield Proposal(case.finish(calmer), _TERMS)


_VAGUE = Rare(
    r",?\s*\b(?:very soon|as soon as (?:we|I) can|as soon as possible|soon|shortly|in due course|in the near future|at some point|some ?time(?: soon)?|"
    r"(?:when|once|as and when) (?:we|I) (?:find|get|have) (?:the |some |a )?(?:time|chance|moment|minute)|when (?:we|I) can|when possible|in a bit|"
    r"just now|before long|presently|eventually|one of these days|when things (?:calm|settle|quiet\w*) down(?: here)?|when (?:i|we) get (?:a )?(?:round|around) to it|"
    r"asap|later on|at a later date|in the coming (?:days|weeks))\b",
    re.I,
)


def dated_promise(case: Case) -> Iterator[Proposal]:
    """ "We'll get back to you soon." -> "We'll get back to you by […]." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end))
    found = list(_VAGUE.finditer(text))
    somebody = re.match(
        r"^(?:someone|somebody|one of (?:us|our team|my colleagues|our agents)|a (?:colleague|member of (?:our|the) team|representative)|an agent|the team|the relevant team)\b(?P<rest>.*)$",
        text,
        re.I,
    )
    said = None
    if found:
        last = found[-1]
        if last.start() == 0:
            rest = text[last.end() :].lstrip(" ,")
            said = f"{rest} by […]"
        else:
            said = f"{text[: last.start()]} by […]{text[last.end() :]}"
    elif somebody is not None and re.search(r"\b(?:will|'ll)\b", text):
        said = f"[…]{somebody['rest']} by […]"
    elif len(case.clauses) == 1 and re.search(r"\b(?:will|'ll|’ll)\b", text) and not re.search(r"\bby\b|\d", text):
        said = f"{text} by […]"
    if said is None or re.search(r"\bby […]\s+by\b", said):
        return
    if somebody is not None and found:
        said = re.sub(r"^(?:someone|somebody)\b", "[…]", said, flags=re.I)
    yield Proposal(case.finish(said), "a date and a name let the reader plan", Applicability.SHOW)


# ---------------------------------------------------------------------------------------------------- hedges

_THIN = "one hedge is courtesy; more make the reader do the reassuring"
_HEDGES = Rare(
    r"\s*\b(?:maybe|perhaps|possibly|probably|kind of|sort of|kinda|sorta|somewhat|a little bit|a bit|just|in a way|if at all|at all possible|"
    r"tentatively|somehow|conceivably|I guess|I suppose|as it were|more or less|rather|arguably|to some (?:degree|extent)|in some (?:way|sense)s?|if you will|so to speak|at a guess|by any chance|I(?:'d| would)? imagine|I would say|I'd say|"
    r"if that makes (?:any )?sense|at least in my opinion|in my humble opinion|I could be wrong|if I'm not mistaken|or something(?: like that)?|or so)\b,?",
    re.I,
)
_SMALL = Rare(
    r"^(?:(?:so+ )?sorry(?: again)?(?: to (?:bother|disturb|trouble|bug|be a pain)[\w ]*?| for (?:bothering|disturbing|troubling)[\w ]*?)?,? (?:but|and) |"
    r"(?:i'm|i am) (?:really |so |very )?sorry to (?:bother|disturb|trouble|bug)[\w ]*?,? (?:but|and) |"
    r"(?:i'm|i am) (?:no|not an?|only an?|just an?|hardly an?) [\w -]+?(?: or anything)?,? (?:but|and|so) |"
    r"(?:this|it) (?:may|might|is probably|is likely)(?: well)? (?:be )?(?:a )?(?:really |very )?(?:stupid|silly|dumb|daft|naive|obvious)(?: \w+)?(?: question| idea)?,? but |"
    r"(?:i (?:could|may|might) be (?:totally |completely |very )?wrong(?: here| about this)?,? but )|"
    r"(?:i don't know if (?:this|it) (?:makes|is)[\w ]*?,? but )|"
    r"(?:i'm probably (?:being|missing|wrong|just)[\w ]*?,? but )|(?:i know you(?:'re| are) (?:\w+ )?busy[\w ]*?,? but )|"
    r"(?:i hate to (?:ask|bother|be a pain)[\w ]*?,? but )|(?:forgive me(?: for asking| if)?[\w ]*?,? but ))",
    re.I,
)
_WONDERING = Rare(
    r"\b(?:i (?:was|am|'m) (?:just |only )?(?:sort of |kind of )?wondering (?:if|whether)(?: perhaps| maybe| possibly)?|i wonder(?:ed)? (?:if|whether)|"
    r"i(?: just|'d just| just)? (?:wanted|want|would like) to (?:just )?(?:ask|check|see) (?:if|whether)) (?:you (?:could|might|would|can)|it would be possible for you to)"
    r"(?: maybe| perhaps| possibly| please| just)* (?P<rest>\w+.*)$",
    re.I,
)


def plain_hedge(case: Case) -> Iterator[Proposal]:
    """ "I was just wondering if you could possibly send it." -> "Could you send it?" """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    lead = _SMALL.match(text)
    rest = text[lead.end() :] if lead else text
    wonder = _WONDERING.match(rest)
    if wonder is not None and not re.match(r"(?:be|have)\b", wonder["rest"], re.I):
        yield Proposal(case.finish(f"could you {_HEDGES.sub('', ' ' + wonder['rest']).strip()}?", "?"), _THIN)
        return
    thinned = rest
    found = [
        m
        for m in _HEDGES.finditer(rest)
        if not re.search(
            r"\bjust (?:as|like|in|now|over|under|before|after)\b|\brather than\b|\bprobably not\b",
            rest[m.start() : m.end() + 8],
        )
    ]
    modal = re.search(r"\b(?:may|might|could|would|seems?|think|believe|suspect)\b", rest, re.I)
    go = found if modal else found[1:]
    if len(found) + bool(modal) >= 2:
        for m in reversed(go):
            thinned = thinned[: m.start()] + thinned[m.end() :]
    thinned = re.sub(
        r",(?= that\b)|(?:(?<=maybe)|(?<=perhaps)),(?= (?:it|that|the|you|we|they|this|your|our)\b)",
        "",
        thinned,
        flags=re.I,
    )
    if thinned == text or len(thinned.split()) < 3 or re.search(r"\b(?:as|that|of|to|i think),", thinned, re.I):
        return
    yield Proposal(case.finish(thinned, case.final or "."), _THIN)


# ---------------------------------------------------------------------------------------------------- making small


def full_size(case: Case) -> Iterator[Proposal]:
    """ "It's only a two-day delay." -> "I'm sorry about the two-day delay." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end)).replace("’", "'")
    small = re.match(
        r"^(?:it|this|that)(?:'s| is| was) (?:(?:really|after all) )?(?:only|just|merely|hardly more than|nothing but)? ?(?P<det>an?|one|the) (?:(?:small|tiny|minor|slight|little|mere|minuscule) )?"
        r"(?P<what>(?:[\w-]+ )?(?:delay|mistake|error|glitch|mix-up|issue|problem|scratch|dent|typo|leak|hiccup|setback|bug|outage))$",
        text,
        re.I,
    )
    if small is not None and len(case.clauses) == 1:
        what = {"hiccup": "trouble", "glitch": "fault"}.get(small["what"], small["what"])
        if not re.search(
            r"\b(?:only|just|merely|hardly|nothing but|small|tiny|minor|slight|little|mere|minuscule)\b", text, re.I
        ):
            return
        yield Proposal(
            case.finish(f"{case.sorry} about the {what}"), "how big it is, is for the reader to say", warmth=1
        )
        return
    pieces: list[str] = []
    changed = False
    for token in case.tokens:
        if token.i >= case.body_end:
            break
        word = token.lower_
        if (
            token.i in case.marked
            and word in ("merely", "mere", "only", "just", "barely", "hardly")
            and word not in ("barely", "hardly")
        ):
            following = case.doc[token.i + 1] if token.i + 1 < case.body_end else None
            if following is not None and (
                following.like_num or following.lower_ in ("a", "an", "one") or word == "mere"
            ):
                if (
                    word == "mere"
                    and pieces
                    and pieces[-1].strip().lower() in ("a", "an")
                    and following.like_num
                    and following.lower_ not in ("one",)
                ):
                    pieces.pop()
                changed = True
                continue
        if (
            token.i in case.marked
            and word in ("small", "tiny", "minor", "slight", "minuscule")
            and token.dep_ == "amod"
            and pieces
            and pieces[-1].strip().lower() in ("a", "the", "this", "that")
        ):
            changed = True
            if pieces[-1].strip().lower() == "a" and case.doc[token.i + 1].text[:1].lower() in "aeiou":
                pieces[-1] = pieces[-1].replace("a", "an")
            continue
        pieces.append(case.text(token.i, token.i + 1) + token.whitespace_)
    if changed:
        yield Proposal(case.finish("".join(pieces), case.final or "."), "how big it is, is for the reader to say")


# ---------------------------------------------------------------------------------------------------- policy


def reason_for_no(case: Case) -> Iterator[Proposal]:
    """ "As per our policy, we can't refund it." -> "We can't refund it, because […]. What we can do is […]." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.body_end))
    opening = re.match(
        r"^(?:as per|per|according to|under|in line with|in accordance with|as laid down in|as stated in|due to) (?:our|the|company|standard|clause|section)[^,]*, (?P<rest>\w+ .+)$",
        text,
        re.I,
    )
    if opening is None:
        return
    rest = opening["rest"]
    if re.search(r"[;:]|\bbecause\b", rest):
        return
    can = "we can" if case.plural else "I can"
    yield Proposal(
        case.finish(f"{rest}, because […]. What {can} do is […]"),
        "a reason and a way forward make a no bearable",
        Applicability.SHOW,
    )


def without_policy(case: Case) -> Iterator[Proposal]:
    clauses, marked = case.clauses, case.marked_clauses
    if (
        len(marked) == 1
        and len(clauses) > 1
        and re.search(
            r"\b(?:polic(?:y|ies)|rules?|end of story|that's that|terms|procedure)\b",
            case.text(marked[0].start, marked[0].end),
            re.I,
        )
    ):
        rest = left_over(case, marked)
        if rest is not None:
            yield Proposal(case.finish(rest), "the rule is no answer; the rest says what holds")


__all__ = [
    "dated_promise", "full_size", "inflect", "kept_promise", "owned_active", "plain_hedge", "real_apology", "reason_for_no", "without_policy",
]  # fmt: skip

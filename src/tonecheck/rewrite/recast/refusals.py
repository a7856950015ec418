"""What a policy, rule or system forbids, said as a person's own refusal: the answer stays, the shield goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, is_base, is_plural, lemma_of
from tonecheck.rewrite.recast.frames import called, finite, inner, said
from tonecheck.rewrite.recast.slots import clause, slot, thing

if TYPE_CHECKING:
    from spacy.tokens import Token

_FIRM = "the answer stays, said by a person"

_OPEN = r"^(?:(?:i'm |i am |we're |we are )?(?:sorry|afraid)(?:,? but|,)? (?:that )?|(?:unfortunately|regrettably|sadly|look|well|sir|madam|as (?:you know|i said|stated))[,;]? )?"
_LAW = r"(?:policy|policies|rules?|rulebook|regulations?|terms(?: and conditions| of (?:service|use|business|sale))?|t&cs|conditions|guidelines?|procedures?|protocols?|regulations|system|computer|software|contract)"
#: Whose rule it is: ours, or nobody's in particular; never the reader's nor another's.
_OWN = r"(?:(?:our|my|the|this) )?(?:(?:company|companies|store|shop|hotel|bank|school|hospital|clinic|practice|council|office|hr|house|internal|current|general|refund|returns?|cancellation|booking|corporate|hospital|library|club|centre|center|gym|trust|university|college|department|departmental|site|security|privacy|standard|strict|computer|booking|ticketing|ordering|payment) ){0,2}"
_WHO = r"(?P<who>,? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )(?-i:[A-Z])[\w'-]+|,? (?:sir|madam|ma'am))?"
_ADV = r"(?:(?:simply|just|clearly|strictly|expressly|unfortunately|currently|generally|really) )?"
_DOES_NOT = rf"{_ADV}(?:doesn't|does not|don't|do not|won't|will not) {_ADV}"

_FORBIDS = Rare(
    rf"{_OPEN}{_OWN}{_LAW} (?:{_DOES_NOT}(?:allow|permit|provide for|support|let)(?: for)?|{_ADV}(?:prohibits?|forbids?|rules? out|excludes?)) (?P<what>[^,;:]+?){_WHO}$",
    re.I,
)
_AGAINST = Rare(
    rf"{_OPEN}(?:it|that|this)(?:'s| is| would be| goes)(?: also| simply| strictly)? (?:against|contrary to|in breach of) {_OWN}{_LAW}(?: (?:for (?:us|me|staff) )?(?:to )?(?P<what>[^,;:]+?))?{_WHO}$",
    re.I,
)
_DOING_AGAINST = Rare(
    rf"{_OPEN}(?P<doing>\w+ing [^,;:]+?) (?:is|would be|goes)(?: simply| strictly)? (?:against|contrary to) {_OWN}{_LAW}{_WHO}$",
    re.I,
)
_NOT_TO = Rare(
    rf"{_OPEN}(?:it(?:'s| is) {_OWN}{_LAW} not to|{_OWN}{_LAW} is (?:not to|to not)) (?P<what>[^,;:]+?){_WHO}$", re.I
)
_TO_CHARGE = Rare(
    rf"{_OPEN}(?:it(?:'s| is) {_OWN}{_LAW} to|{_OWN}{_LAW} is to) (?P<what>(?:charge|keep|retain|ask for|require) [^,;:]+?){_WHO}$",
    re.I,
)
_ANOTHERS = Rare(
    rf"{_OPEN}(?P<whose>(?:the|your|our|their|his|her) (?:[\w-]+ ){{0,2}}?[\w-]+)'s? (?:own )?(?:[\w-]+ )?{_LAW} {_DOES_NOT}(?:allow|permit) (?P<what>[^,;:]+?){_WHO}$",
    re.I,
)
_THAT = Rare(
    rf"{_OPEN}(?:it(?:'s| is) {_OWN}{_LAW} that|{_OWN}{_LAW} (?:is|are) that|{_OWN}{_LAW} (?:also )?(?:clearly |plainly |expressly )?(?:states?|says?|stipulates?|provides?|makes? (?:it )?clear)(?: clearly| plainly)?(?: that)?) (?P<what>[^;:]+?){_WHO}$",
    re.I,
)
_NOT_ALLOWED = Rare(
    rf"{_OPEN}(?P<me>i|we)(?:'m|'re| am| are) (?:simply |just )?(?:not|in no position|not in a position) (?:allowed|permitted|authori[sz]ed|at liberty|able|entitled|supposed) to (?P<what>[^;:]+?){_WHO}$",
    re.I,
)
_NOT_LETTING = Rare(
    rf"{_OPEN}{_OWN}(?:{_LAW}|head office|management|compliance|finance|legal) (?:{_DOES_NOT}(?:allow|permit|let)|{_ADV}(?:prohibits?|prevents?|stops?|keeps?|forbids?|bars?)) (?P<me>me|us|staff|our staff|officers|employees) (?:to |from )?(?P<what>[^,;:]+?){_WHO}$",
    re.I,
)
_NOTHING = Rare(
    rf"{_OPEN}(?:so |and )?there(?:'s| is| was)(?: really| simply| just| absolutely)? nothing (?P<more>more |else |further )?(?:that )?(?P<me>i|we) can do(?P<more2> more)?(?P<rest> (?:about|for) [^,;:]+?| at (?:this|the) (?:time|moment|stage|point)| here| now)?{_WHO}$",
    re.I,
)
_SAYS_NO = Rare(
    rf"^(?P<lead>(?:i'd|i would|we'd|we would) (?:really )?(?:love|like|be happy|be glad) to (?:help|assist|do (?:it|that|this)|change (?:it|that|this))(?: you)?(?: (?:out|here|with this|with that))?), but (?:{_OWN}{_LAW} (?:is|are) (?:{_LAW}|clear|the {_LAW})|(?:those|these|that|that's|it's) (?:are |is )?{_OWN}{_LAW}|{_OWN}{_LAW} {_DOES_NOT}(?:allow|permit) (?:it|this|that)(?: to)?|my hands are tied|our hands are tied|{_OWN}{_LAW} (?:says? no|is what it is))(?:,? (?:i'm afraid|full stop))?$",
    re.I,
)
#: What is given or taken, and the verb for it.
_GIVE = {"refund": "give", "discount": "give", "return": "accept", "exchange": "offer", "cancellation": "accept",
         "upgrade": "offer", "extension": "give", "reimbursement": "offer", "rebate": "give", "replacement": "offer",
         "credit": "give", "swap": "offer", "rebooking": "offer", "waiver": "give", "overdraft": "offer"}  # fmt: skip
_EVENTS = frozenset(
    [
        *_GIVE,
        "change",
        "transfer",
        "delivery",
        "payment",
        "booking",
        "reservation",
        "order",
        "purchase",
        "withdrawal",
        "access",
        "entry",
        "deposit",
        "visit",
        "amendment",
        "alteration",
        "switch",
        "substitution",
    ]
)
_EXCEPTION = Rare(r"^(?:any |an |(?:individual |special ))?exceptions?\b", re.I)
_POINTER = Rare(r"^(?:it|this|that|such things?|that kind of thing)$", re.I)
_VERDICT = Rare(
    r"\b(?:full stop|period|end of story|no exceptions?|like everyone|discretion|"
    r"because|since|so|but|unless you (?:didn't|failed)|whatever|simply|polic(?:y|ies)|rules?|regulations?|terms)\b",
    re.I,
)


def refused(case: Case) -> Iterator[Proposal]:
    """ "Our policy doesn't allow refunds after 30 days." -> "I'm afraid we can't give refunds after 30 days." """
    text = said(case)
    if case.question or len(text.split()) > 30:
        return
    made = (
        _forbidden(case, text)
        or _not_let(case, text)
        or _against(case, text)
        or _told_not(case, text)
        or _stated(case, text)
        or _nothing_left(case, text)
        or _not_covered(case, text)
        or _decided(text)
        or _not_without(text)
        or _asked_for(case, text)
        or _answered_no(text)
        or _without_rule(case, text)
        or _rule_first(case, text)
    )
    for one in made or ():
        yield Proposal(case.finish(one), _FIRM)


def _said_no(who: str, what: str, called_as: str = "") -> list[str]:
    """A refusal in the two ways that people put it."""
    first = f"I'm afraid {who} can't {what}{called_as}"
    sorry = "I'm sorry" if who in ("i", "I") else "we're sorry"
    return [first, f"{sorry} that {who} can't {what}{called_as}"]


def _act(case: Case, found: re.Match[str], name: str) -> str | None:
    """The words of an act as they follow "can't": "share it", "sharing it" -> "share it"; None where they are no act."""
    words = slot(case, found, name)
    if words is None or _VERDICT.search(found[name]) or "," in found[name]:
        return None
    verb = case.doc[words.start]
    rest = found[name][len(verb.text) :]
    if re.search(r"\b(?:and|or) (?:we|i|you|that|it|they)\b", rest):
        return None
    if verb.lower_.endswith("ing"):
        base = lemma_of(verb) if verb.pos_ in ("VERB", "AUX") else str(verb.lemma_)
        if base.endswith("ing") or not is_base(base):
            return None
        return f"{base}{rest}"
    if not is_base(verb.lower_) or verb.lower_ in ("be",):
        return None
    return f"{verb.lower_}{rest}"


def _not_let(case: Case, text: str) -> list[str] | None:
    """ "Bank policy prohibits us from sharing it" -> "I'm afraid we can't share it"; "I'm not authorised to" likewise."""
    found = _NOT_LETTING.match(text) or _NOT_ALLOWED.match(text)
    if found is None:
        return None
    act = _act(case, found, "what")
    if act is None:
        return None
    who = "I" if found["me"].lower() in ("i", "me") else "we"
    return _said_no(who, act, called(found["who"]))


def _forbidden(case: Case, text: str) -> list[str] | None:
    """What a rule does not allow: "our terms don't permit pets" -> "I'm afraid pets aren't allowed"."""
    theirs = _ANOTHERS.match(text)
    if theirs is not None and not _VERDICT.search(theirs["what"]):
        owner = inner(case, theirs["whose"])
        plural = text[theirs.end("whose") : theirs.end("whose") + 2] == "' "
        return [f"I'm afraid {owner} {'don' if plural else 'doesn'}'t allow {theirs['what']}{called(theirs['who'])}"]
    found = _FORBIDS.match(text)
    if found is None or re.match(r"(?:me|us|staff|our staff|you|officers|employees)\b", found["what"], re.I):
        return None
    what, who = found["what"], called(found["who"])
    if _EXCEPTION.match(what) or _POINTER.match(what):
        return [f"I'm afraid I can't change this{who}"]
    if _VERDICT.search(what):
        return None
    to = re.match(r"(?P<thing>[^,;:]+?) to (?P<act>(?:be )?\w+.*)$", what)
    if to is not None and re.search(r"(?:allow|permit) (?:for )?[^,;:]+ to ", text):
        return (
            [f"I'm afraid {to['thing']} can't {to['act']}{who}"]
            if re.match(r"[\w' -]+$", to["thing"]) and len(to["thing"].split()) < 6
            else None
        )
    head = _what_is_not(case, found)
    if head is None:
        return None
    if re.search(r"\bprovide for $|\bexcludes? $", text[: found.start("what")], re.I):
        if "provide" in text[: found.start("what")]:
            return (
                [f"I'm afraid we can't offer {what}{who}"]
                if not is_plural(head) or head.lemma_.lower() in _EVENTS
                else None
            )
        return [f"I'm afraid {inner(case, what)} {'aren' if is_plural(head) else 'isn'}'t covered{who}"]
    bare = re.sub(r"^any ", "", what, flags=re.I)
    give = _GIVE.get(head.lemma_.lower())
    ours = re.search(
        r"\b(?:our|my|company|store|shop|hotel|bank|house)\b.*\b(?:allow|permit|provide|let|prohibit|forbid)",
        text,
        re.I,
    )
    plural = is_plural(head)
    if not plural and give and not re.match(r"(?:an?|the|your|this|that) ", bare, re.I):
        return None
    made = [f"I'm afraid we can't {give} {inner(case, bare)}{who}"] if give and ours else []
    state = "possible" if head.lemma_.lower() in _EVENTS else "allowed"
    made.append(f"I'm afraid {inner(case, bare)} {'aren' if plural else 'isn'}'t {state}{who}")
    return made


def _what_is_not(case: Case, found: re.Match[str]) -> Token | None:
    """The noun of what is not allowed; words about when and where may hang on the verb: "refunds | after 30 days"."""
    words = slot(case, found, "what")
    head = thing(case, words)
    if head is not None or words is None:
        return head
    for i in range(words.start + 1, words.stop - 1):
        if case.doc[i].lower_ in _ABOUT_WHEN:
            rest = case.doc[i : words.stop]
            if any(t.tag_ in ("VBD", "VBP", "VBZ", "MD") or t.is_punct for t in rest):
                return None
            return thing(case, range(words.start, i))
    return None


_ABOUT_WHEN = frozenset(
    ["after", "before", "within", "on", "for", "in", "at", "without", "under", "during", "until", "once", "from"]
)


def _against(case: Case, text: str) -> list[str] | None:
    """ "It's against our policy to discuss prices" -> "I'm afraid we can't discuss prices"."""
    found = _AGAINST.match(text)
    if found is not None and found["what"] is None:
        return (
            [f"I'm afraid I can't do this{called(found['who'])}"]
            if re.search(r"\b(?:that|this)\b", text, re.I)
            else None
        )
    if found is None:
        found = _DOING_AGAINST.match(text)
        return _doing(case, found) if found is not None else None
    others = re.match(r"for (?P<who>[\w' -]+?) to (?P<act>\w+.*)$", found["what"])
    if others is not None:
        return [f"I'm afraid {others['who']} can't {others['act']}{called(found['who'])}"]
    act = _act(case, found, "what")
    return None if act is None else _said_no("we" if case.plural else "I", act, called(found["who"]))


_TELLING = frozenset(
    [
        "give",
        "share",
        "tell",
        "discuss",
        "disclose",
        "issue",
        "send",
        "offer",
        "accept",
        "refund",
        "exchange",
        "ship",
        "release",
        "reveal",
        "pass",
    ]
)


def _doing(case: Case, found: re.Match[str]) -> list[str] | None:
    """ "Smoking on the balcony is against the rules" -> "I'm afraid smoking on the balcony isn't allowed"."""
    who, doing = called(found["who"]), found["doing"]
    if _VERDICT.search(doing) or re.search(r"\b(?:is|are|was|were|that|which|and)\b", doing):
        return None
    act = _act(case, found, "doing")
    made = _said_no("we", act, who) if act is not None and act.split()[0] in _TELLING else []
    return [*made, f"I'm afraid {inner(case, doing)} isn't allowed{who}"]


def _told_not(case: Case, text: str) -> list[str] | None:
    """ "Our policy is not to refund tickets" -> "I'm afraid we don't refund tickets"."""
    charged = _TO_CHARGE.match(text)
    if charged is not None:
        return [f"I'm afraid we {charged['what']}{called(charged['who'])}"]
    found = _NOT_TO.match(text)
    act = _act(case, found, "what") if found is not None else None
    if act is None or found is None:
        return None
    who = called(found["who"])
    return [f"I'm afraid we don't {act}{who}", f"we're sorry that we can't {act}{who}"]


_NO = Rare(
    r"\b(?:not|no|cannot|only|never|must|have to|has to|unable|final|forfeit\w*|expires?|expired|non-?\w+able|non-negotiable|closed|excluded|applies|charged?|payable|confidential|compulsory|mandatory)\b|n't\b",
    re.I,
)


def _stated(case: Case, text: str) -> list[str] | None:
    """ "It is our policy that deposits are not refunded" -> "I'm afraid deposits are not refunded"."""
    found = _THAT.match(text)
    if (
        found is None
        or not _NO.search(found["what"])
        or _VERDICT.search(found["what"])
        or re.search(r",(?! even )", found["what"])
    ):
        return None
    words = slot(case, found, "what")
    if (clause(case, words) is None and "," not in found["what"]) or not finite(case, found["what"]):
        return None
    if re.match(r"(?:so|no|yes|it|they|what|that|this)\b(?! \w+s? (?:can|is|are|may|will))", found["what"], re.I):
        return None
    return [f"I'm afraid {inner(case, found['what'])}{called(found['who'])}"]


def _nothing_left(case: Case, text: str) -> list[str] | None:
    """ "There's nothing we can do about it" -> "I'm afraid I can't change this"."""
    ready = _SAYS_NO.match(text)
    if ready is not None:
        return [f"{ready['lead']}, but I'm afraid I can't change this"]
    found = _NOTHING.match(text)
    if found is None:
        return None
    who, rest = called(found["who"]), (found["rest"] or "").strip()
    if re.match(r"for (?:you|him|her|them)\b", rest) and not found["more"]:
        return [f"I'm afraid I can't change this {rest}{who}"]
    if found["more"] or found["more2"]:
        about = f" {rest}" if re.match(r"for (?:you|him|her|them)\b|about (?!it\b|this\b|that\b)", rest) else ""
        return [f"I'm afraid that's all I can do{about}{who}"]
    if rest.startswith("about") and not re.match(r"about (?:it|this|that)\b", rest):
        return [
            f"I'm afraid {one} can't do anything {rest}{who}"
            for one in dict.fromkeys((found["me"].lower().replace("i", "I"), "I"))
        ]
    return [f"I'm afraid I can't change this{who}"]


_COVERS = Rare(
    rf"{_OPEN}(?:the|your|this|our|my)(?: [\w'-]+){{0,2}} (?:warranty|insurance|guarantee|policy|contract|plan|cover|subscription|agreement|package|tariff|lease) {_DOES_NOT}(?:cover|include|extend to) (?P<what>[^,;:]+?){_WHO}$",
    re.I,
)


def _not_covered(case: Case, text: str) -> list[str] | None:
    """ "The warranty doesn't cover water damage" -> "I'm afraid water damage isn't covered"."""
    found = _COVERS.match(text)
    if found is None or re.search(r"\d", text[: found.start("what")]):
        return None
    what, who = found["what"], called(found["who"])
    if re.match(r"(?:that|this|it)$", what, re.I):
        return [f"I'm afraid {what} isn't covered{who}"]
    head = thing(case, slot(case, found, "what"))
    if head is None or re.match(r"any\b", what, re.I):
        return None
    return [f"I'm afraid {inner(case, what)} {'aren' if is_plural(head) else 'isn'}'t covered{who}"]


_DECIDES = Rare(
    rf"{_OPEN}(?P<whose>(?:the |our |my )?(?:head office|management|board|headquarters|owner|director|manager|committee|central office|head teacher|landlord|council|regional office)) (?:decides?|makes?) (?P<what>this|that|it|these things|those things|such things|these matters|that decision|these decisions|those decisions)(?:, (?:and )?not (?:us|me|we|i))?{_WHO}$",
    re.I,
)
_NOT_MINE = Rare(
    rf"{_OPEN}(?:it|that|this)(?:'s| is) (?:really |simply |just )?(?:not|n't) (?:up to (?:me|us)|(?:my|our) (?:call|decision)|(?:for )?(?:me|us) to decide|(?:mine|ours) to decide){_WHO}$|"
    rf"{_OPEN}(?:it|that|this) isn't (?:really )?(?:up to (?:me|us)|(?:my|our) (?:call|decision)|for (?:me|us) to decide|mine to decide)(?P<who2>,? (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )(?-i:[A-Z])[\w'-]+)?$",
    re.I,
)
_EXCEPT = Rare(
    rf"{_OPEN}(?:(?:so )?(?:i|we) (?:can't|cannot|can not|don't|do not|won't|will not|are unable to|am unable to) (?:make|grant|give) (?:any |an )?exceptions?(?: (?:for (?:you|anyone|anybody|individual customers?|one (?:person|customer))|here|in (?:your|this|individual) cases?))?|"
    r"if (?:i|we)(?:'d| had)? (?:made|make|did|do|started) (?:an exception|exceptions|it|that|this)(?: for you)?(?: once)?, (?:i|we)(?:'d| would| will|'ll)(?: have to| need to| end up)? (?:do|doing|make|making) (?:it|that|this|one|the same|exceptions?|an exception) for (?:everyone|everybody|all)(?: else)?)"
    rf"{_WHO}$",
    re.I,
)


def _decided(text: str) -> list[str] | None:
    """ "Head office decides that, not us" -> "I'm afraid this is decided by head office"."""
    found = _DECIDES.match(text)
    if found is not None:
        plural = re.search(r"s$", found["what"]) is not None and not re.match(r"this$", found["what"])
        whose = found["whose"][:1].lower() + found["whose"][1:]
        if not re.match(r"(?:the|our|my|head|management|headquarters)\b", whose):
            return None
        return [f"I'm afraid {'these things are' if plural else 'this is'} decided by {whose}{called(found['who'])}"]
    mine = _NOT_MINE.match(text)
    if mine is not None:
        return [f"I'm afraid I can't decide this myself{called(mine['who'] or mine['who2'])}"]
    kept = _EXCEPT.match(text)
    return [f"I'm afraid I can't change this{called(kept['who'])}"] if kept is not None else None


_NO_NO = Rare(
    r"^no (?P<need>(?:valid |original )?(?:receipt|ticket|voucher|invoice|appointment|proof of purchase|tag|deposit|id|signature|reference number|order number|booking number)),? (?:means )?no (?P<what>refunds?|returns?|exchanges?|discounts?|replacements?|entry|admission|service)$",
    re.I,
)
_NOT_OURS = Rare(r"^(?P<what>[\w-]+s) (?:are not|aren't) (?:part of )?our policy$", re.I)


def _not_without(text: str) -> list[str] | None:
    """ "No receipt, no refund" -> "I'm afraid we can't give a refund without a receipt"."""
    none = _NOT_OURS.match(text)
    if none is not None:
        verb = _GIVE.get(none["what"].lower()[:-1])
        return [f"I'm afraid we don't {verb} {none['what'].lower()}"] if verb else None
    found = _NO_NO.match(text)
    if found is None:
        return None
    what, need = (
        found["what"].lower(),
        found["need"].lower().replace("id", "ID") if found["need"].lower() == "id" else found["need"].lower(),
    )
    a = "" if need.startswith("proof") else "an " if re.match(r"[aeiouI]", need) else "a "
    if what in ("entry", "admission", "service"):
        return None
    single = what.rstrip("s")
    give = _GIVE[single]
    thing_ = what if what.endswith("s") else f"{'an' if single[0] in 'aeiou' else 'a'} {what}"
    return [f"I'm afraid we can't {give} {thing_} without {a}{need}"]


_GO = Rare(
    rf"{_OPEN}you(?:'ll| will)? (?:have to|need to|must) (?P<what>(?:fill in|fill out|complete|submit|use|follow|go through|apply|book|file|raise|send|contact|e-?mail|write to|lodge) [^;:]+?)(?:,? (?:just )?like (?:everyone|everybody)(?: else)?)?{_WHO}$",
    re.I,
)


def _asked_for(case: Case, text: str) -> list[str] | None:
    """ "You have to use the online form like everyone else" -> "Could you use the online form, please?" """
    found = _GO.match(text) if case.finding.category == "policy-deflection" else None
    if (
        found is None
        or _VERDICT.search(found["what"])
        or re.search(
            r",|\b(?:before|if|when|first|and|or|proper|process|procedure|official|channels?)\b", found["what"]
        )
    ):
        return None
    return [f"could you {found['what']}, please{called(found['who'])}?"]


_NO_SAID = Rare(
    rf"{_OPEN}(?:you (?:accepted|agreed to|signed|know) (?:our|the) {_LAW}(?: (?:and conditions))?, and )?{_OWN}(?:{_LAW}|contributing guide|contributing\.md|handbook|guide) (?:clearly |simply |just )?says? (?:a clear )?no(?:,? so (?:it's |the answer is |that's a )?no)?{_WHO}$",
    re.I,
)
_ALL_I_CAN = Rare(
    rf"{_OPEN}(?:those|these|that|it|this)(?:'s| are| is) {_OWN}(?:[\w-]+ )?{_LAW},? and (?P<all>(?:that|this)(?:'s| is) all (?:i|we) can (?:tell you|say|do)(?: for you| about (?:it|this|that))?){_WHO}$",
    re.I,
)
_RULE_AMID = Rare(
    rf",? (?:as per|per|according to|in accordance with|in line with|in terms of|under|by) (?:the |our |my |existing |extant |current )?(?:[\w-]+ ){{0,3}}?{_LAW}(?:,? (?:no exceptions?|full stop|period|sorry))?(?P<even>, even (?:if|when|where|though) [^,;:]+)?$",
    re.I,
)
_NONE_OF = Rare(
    r"^no (?P<what>refunds?|returns?|exchanges?|discounts?|cancellations?|replacements?|extensions?)(?P<rest>(?: (?:on|after|before|for|without|within|of) [\w' -]+)?)$",
    re.I,
)


def _answered_no(text: str) -> list[str] | None:
    """ "Our rules say no" -> "I'm afraid the answer is no"."""
    found = _NO_SAID.match(text)
    if found is not None:
        return [f"I'm afraid the answer is no{called(found['who'])}"]
    found = _ALL_I_CAN.match(text)
    return None if found is None else [f"I'm afraid {found['all'].replace('That', 'that')}{called(found['who'])}"]


def _without_rule(case: Case, text: str) -> list[str] | None:
    """ "Sale items are not exchangeable as per company policy" -> "I'm afraid sale items are not exchangeable"."""
    found = _RULE_AMID.search(text)
    if found is None:
        return None
    rest = re.sub(_OPEN, "", text[: found.start()], flags=re.I)
    none = _NONE_OF.match(rest)
    if none is not None:
        what = none["what"].lower()
        single = what.rstrip("s")
        a = "" if what.endswith("s") else "an " if single[0] in "aeiou" else "a "
        return [f"I'm afraid we can't {_GIVE[single]} {a}{what}{none['rest']}{found['even'] or ''}"]
    if not _NO.search(rest) or _VERDICT.search(rest) or re.search(r"[,;:]", rest) or not finite(case, rest):
        return None
    if re.match(r"(?:nothing|no\b(?! \w+ (?:can|is|are|may))|and|but|so|if|kindly|please|yes|it|they)\b", rest, re.I):
        return None
    return [f"I'm afraid {inner(case, rest)}{found['even'] or ''}"]


_RULE_HEAD = Rare(
    rf"{_OPEN}(?:as per|per|according to|in accordance with|in line with|in terms of|under|by|due to|because of|owing to|given|based on) (?:the |our |my |existing |current )?(?:[\w-]+ ){{0,3}}?{_LAW},? (?P<rest>[^;:]+?){_WHO}$",
    re.I,
)
_HARD = Rare(
    r"\b(?:kept|retained|withheld|forfeited|declined|rejected|refused|charged|expired|lapsed|cancell?ed|suspended|due|payable|applies|apply|(?:have|has|need|needs) to|must|only|cannot|never|no longer|non-\w+able)\b|n't\b|\bnot\b",
    re.I,
)
_CLEAR_NO = Rare(
    rf"{_OPEN}{_OWN}{_LAW} (?:is|are) (?:very |quite |perfectly )?(?:clear|simple|strict)(?: on (?:this|that))?(?::| -| –|,) (?P<no>no (?:refunds?|returns?|exchanges?|discounts?|cancellations?|replacements?|extensions?)(?: (?:on|after|before|for|without|within|of) [\w' -]+)?){_WHO}$",
    re.I,
)


def _rule_first(case: Case, text: str) -> list[str] | None:
    """ "In line with our terms, your deposit has been kept" -> "I'm afraid your deposit has been kept"."""
    clear = _CLEAR_NO.match(text)
    if clear is not None:
        none = _NONE_OF.match(clear["no"])
        assert none is not None
        what = none["what"].lower()
        a = "" if what.endswith("s") else "an " if what[0] in "aeiou" else "a "
        return [f"I'm afraid we can't {_GIVE[what.rstrip('s')]} {a}{what}{none['rest']}{called(clear['who'])}"]
    found = _RULE_HEAD.match(text)
    if found is None or not _HARD.search(found["rest"]) or _VERDICT.search(found["rest"]) or "," in found["rest"]:
        return None
    rest = found["rest"]
    if re.match(r"(?:please|kindly|it|they|this|that|which|so|no|to|and)\b", rest, re.I):
        return None
    if clause(case, slot(case, found, "rest")) is None:
        return None
    cannot = re.match(
        r"(?P<who>we|i) (?:can't|cannot|can not|are unable to|am unable to|are not able to|am not able to) (?P<what>.+)$",
        rest,
        re.I,
    )
    if cannot is not None:
        return _said_no("I" if cannot["who"].lower() == "i" else "we", cannot["what"], called(found["who"]))
    return [f"I'm afraid {rest}{called(found['who'])}"]

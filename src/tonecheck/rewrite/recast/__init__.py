"""Sentences recast by what is wrong with them, from the parse: for every finding, whoever made it.

`proposals` gives for a finding the sentences that could stand in place of its own, by the finding's category alone. A
transformation that is not sure of its parse gives nothing; what it gives is proved before it is shown (`prove`).
tests/recasts.json holds what each must make of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from tonecheck.checkers.lazy import Rare
from tonecheck.finding import Finding
from tonecheck.nlp import Analysis, Sentence
from tonecheck.rewrite.recast import (
    active,
    answerable,
    answers,
    apologies,
    asking,
    belittled,
    bidding,
    blame,
    burdens,
    clipped,
    disclaimed,
    disowned,
    elsewhere,
    fallback,
    faultless,
    halves,
    hedges,
    hindsight,
    inquiring,
    ironic,
    jargon,
    kept,
    meek,
    menaces,
    misdeeds,
    openers,
    orders,
    owned,
    owning,
    passive,
    personal,
    pledges,
    reasons,
    refusals,
    regret,
    reminding,
    remove,
    respect,
    stamps,
    taken_up,
    terms,
    upshot,
    wording,
)
from tonecheck.rewrite.recast.case import Case, Proposal
from tonecheck.rewrite.recast.dangling import dangles

Recast = Callable[[Case], Iterator[Proposal]]

_CLAUSE = (
    remove.without_sting,
    remove.without_clause,
    remove.without_opening,
    remove.without_tail,
    remove.without_parenthesis,
)
_OUT = (*_CLAUSE, remove.without_sentence)

#: Code points of the longest sentence that is recast.
LONGEST = 600

#: What is tried for a category, best first.
BY_CATEGORY: dict[str, tuple[Recast, ...]] = {
    "insult": (remove.without_sting, remove.without_adverbs, halves.informing_half, upshot.civil, *_OUT),
    "dismissal": (
        answers.afraid_instead, regret.sorry_after, answers.understood, taken_up.concern_named, taken_up.matters, taken_up.noted, taken_up.problem_seen, taken_up.calmed, answers.without_brushing_off, regret.sorry_for_trouble, answers.heard,
    ),
    "condescension": (
        openers.without_sermon, remove.without_adverbs, fallback.without_reminder, openers.without_lesson, halves.informing_half, *_OUT,
    ),
    "passive-aggression": (
        fallback.plain_thanks, fallback.without_reminder, openers.plain_reminder, reminding.once_more, hindsight.looking_ahead, misdeeds.standing,
        blame.reproach, halves.informing_half, *_OUT,
    ),
    "sarcasm": (
        openers.plain_point, ironic.thing_done, ironic.rather_not, ironic.guessed, ironic.one_more, ironic.kept_to, ironic.asked_for,
        ironic.stated, ironic.understood_otherwise, ironic.let_down, ironic.fact_kept, ironic.seen, *_OUT,
    ),
    "demand": (bidding.bidden, orders.hidden_order, asking.request, fallback.please, orders.without_urging),
    "threat": (terms.step_named, terms.not_again, terms.made_sure, menaces.asked_plainly, terms.asked_kindly, terms.without_menace, remove.without_sentence),
    "accusatory-question": (
        answerable.answerable, asking.fact_question, fallback.plain_question, inquiring.inquiry, remove.without_opening, remove.without_tail, remove.without_blame_sentence,
    ),
    "curtness": (clipped.filled_out,),
    "profanity": (wording.plain_words, remove.without_opening, remove.without_tail),
    "slang": (wording.plain_words, remove.without_opening, remove.without_tail),
    "shouting": (wording.quieter,),
    "complaint": (reasons.not_done, halves.informing_half, burdens.plain_burden, *_OUT),
    "internal-affairs": (upshot.upshot, reasons.not_done, halves.informing_half, *_OUT),
    "overpromise": (pledges.fair_promise, terms.promised_less, pledges.usual, terms.without_crown),
    "vague-commitment": (owning.dated_promise,),
    "policy-deflection": (
        owning.reason_for_no, refusals.refused, answers.where_it_stands, answers.gentle_no, answers.afraid_no, answers.plain_no,
    ),
    "impersonal": (personal.personal, stamps.in_person, kept.informing),
    "hedging": (
        meek.plainly, hedges.one_apology, hedges.one_hedge, hedges.plain_request, hedges.without_humility, owning.plain_hedge,
        hedges.without_humble_clause,
        hedges.without_humble_sentence,
    ),
    "cliche": (jargon.said_plainly, kept.plain_jargon, kept.informing, kept.without_praise, remove.without_tail, remove.without_opening, kept.without_boast),
    "insensitive": (
        respect.without_aside, respect.spoken_to, respect.easy_to_use, respect.deed_kept, halves.informing_half, wording.plain_words, halves.beside_a_word, *_OUT,
    ),
    "accusation": (
        faultless.fault_free, hindsight.looking_ahead, hindsight.without_fault, blame.reproach, misdeeds.standing, passive.agentless,
        faultless.without_verdict, remove.without_reason, remove.without_tail,
    ),
    "third-party-blame": (
        elsewhere.suffered, elsewhere.fault_named, elsewhere.not_come, blame.blame_to_ownership, blame.cause_to_ownership, fallback.sorry_without_cause, owned.went_wrong, owned.harm_told,
        owned.result_told, owned.trouble_kept, owned.sorry_instead, remove.without_reason,
    ),
    "excuse": (
        reasons.not_done, reasons.sorry_alone, reasons.named_delay, reasons.asked_plainly, owned.result_told, blame.cause_to_ownership, fallback.sorry_without_cause, owned.trouble_kept, owned.sorry_instead,
        reasons.fact_and_sorry, remove.without_blame_sentence,
    ),
    "non-apology": (
        apologies.view_understood, apologies.taken_well, apologies.expectations_owned, apologies.upset_seen, apologies.trouble_named,
        apologies.liking_left_out, apologies.fact_regretted, apologies.willing,
        regret.apology_whole, regret.thing_regretted, regret.fact_owned, regret.apology_alone, regret.bare_apology,
    ),
    "minimisation": (
        regret.sorry_after, belittled.waited, belittled.barely_seen, belittled.joked, belittled.went_wrong, belittled.shrugged,
        regret.sorry_that_one, regret.sorry_for_head, regret.sorry_about, regret.whole_size, regret.owned_trouble, *_CLAUSE, regret.sorry_plainly,
    ),
    "denial": (
        remove.without_denial, disclaimed.sorry_all_the_same, disclaimed.not_found, disclaimed.misunderstood, disclaimed.owners_risk,
        disclaimed.sorry_for_it, disclaimed.sorry_and_still, regret.sorry_to_hear, refusals.refused,
    ),
    "evasive-passive": (disowned.disowned, owning.sorry_active, owning.owned_active, active.active, fallback.sorry_that),
}  # fmt: skip


def proposals(
    analysis: Analysis, sentence: Sentence, finding: Finding, beside: Sequence[Finding] = ()
) -> Iterator[Proposal]:
    """What could stand in place of the sentence for this finding, best first, nothing twice.

    `beside`: the findings of the sentence; words of the same category are mended together.
    """
    made: set[str] = set()
    case = Case(analysis, sentence, finding, beside)
    now = case.text(case.start, case.end)
    if len(now) > LONGEST or (finding.category == "demand" and _FAREWELL.match(now)):
        return
    for recast in BY_CATEGORY.get(finding.category, ()):
        for proposal in recast(case):
            for said in (proposal, *_turned(case, proposal)):
                if said.text in made or said.text == now or dangles(now, said.text, finding.category):
                    continue
                if not _misses(said.text, finding.category):
                    made.add(said.text)
                    yield said


#: A fact that breaks off before what is so: "We're sorry that the delay is."
_BREAKS_OFF = Rare(
    r"\b(?:delay|reason|cause|problem|fault|error|mistake) (?:is|was|are|were)(?:, and (?:we're|i'm) sorry)?\.$", re.I
)


def _misses(text: str, category: str) -> bool:
    """Whether a proposal breaks off, or still lays it on others where that is the fault."""
    plain = text.replace("’", "'")
    amiss = _AMISS.get(category)
    return (
        _BREAKS_OFF.search(plain) is not None
        or (amiss is not None and amiss.search(plain) is not None)
        or (category == "third-party-blame" and elsewhere.still_blames(plain))
    )


#: What a mended sentence of a category must not say.
_AMISS = {
    "accusation": Rare(r"\b(?:since|because|as) your [\w ]+ (?:was|were|came|arrived)\b[\w ]*\blate\b", re.I),
    "overpromise": Rare(
        r"\b(?:every|any|all|each|no) [\w ]+ (?:you|we|they) should (?:have|get|need|see|find)\b", re.I
    ),
    "dismissal": Rare(r"\babout (?:the )?nothing\b", re.I),
    "policy-deflection": Rare(
        r"^(?:I|we) (?:can't|cannot|can do nothing) (?:do anything )?about (?:it|this|that)\W*$", re.I
    ),
    "excuse": Rare(
        r"^(?:anyway, )?no (?:real )?(?:harm|damage) |\bsorry that (?:we|I)(?:'re| are|'m| am)? (?:get|gett?ing|receive|receiving|have|having|had|got) (?:so |too )?(?:many|much|hundreds|thousands|dozens|lots|a lot|several)\b",
        re.I,
    ),
    "minimisation": Rare(r"^(?:anyway|anyhow|besides),|^no (?:real )?(?:harm|damage) ", re.I),
    "hedging": Rare(r"^only if\b.*\bwondering\b|\bwondering (?:if|whether)\b.*\b(?:perhaps|maybe|possibly)\b", re.I),
}


#: No order: "See you later."
_FAREWELL = Rare(r"\W*(?:see|catch|talk to|speak to) (?:you|ya)\b", re.I)
_SORRY_THAT = Rare(r"^(?P<sorry>(?:I'm|I’m|We're|We’re) sorry) that (?P<what>[^.;:?]+)\.$")


#: How the reader took it, and a stamp, are no facts to put first.
_TAKEN_ILL = Rare(
    r"\b(?:upset|offend|disappoint|hurt|annoy|bother|inconvenienc)\w*\b|\b(?:is|are) (?:hereby )?(?:informed|advised|notified|reminded)\b"
)


def _turned(case: Case, proposal: Proposal) -> Iterator[Proposal]:
    """An apology the other way round, the fact first: "The report was late, and we're sorry." """
    found = _SORRY_THAT.match(proposal.text)
    if found is not None and " and " not in found["what"] and not _TAKEN_ILL.search(found["what"]):
        sorry = found["sorry"] if found["sorry"].startswith("I") else found["sorry"].lower().replace("W", "w")
        yield replace(proposal, text=case.finish(f"{found['what']}, and {sorry}"))

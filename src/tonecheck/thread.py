"""The reader's view: what the other wrote, how they sounded, and what of it the draft answers.

Built from the message that the draft answers (given with `reply_to`, else quoted in the draft) by the same checks that make
findings of open questions and passed-over complaints, so that the two never disagree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from tonecheck.checkers.draft import Draft, Received, view
from tonecheck.checkers.lazy import Pattern
from tonecheck.checkers.names import TITLES, Addressees, Person, greeted, person, plain, same
from tonecheck.checkers.questions import open_questions, questions
from tonecheck.checkers.service import acknowledges, complaint
from tonecheck.nlp import Analysis
from tonecheck.when import Due, best, times_in

TONES = ("angry", "upset", "worried", "impatient", "friendly", "formal", "neutral")
URGENCIES = ("high", "normal", "low")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the other. `kind`: when, price, number, who, where, why, how, choice, yes-no, status or request."""

    text: str
    kind: str
    answered: bool


@dataclass(frozen=True, slots=True)
class ThreadView:
    """What the other wrote and what the draft makes of it.

    `source`: "message" where the message was given, "quote" where it was taken from the draft. `sender`: the name of the
    other, None where it cannot be told. `address`: a greeting that presumes no gender. `tone`: one of TONES, with the words
    that show it. `urgency`: one of URGENCIES, with its words; `needed_by`: the time by which the other wants something,
    with a date only where it is known when they wrote. `complaint`: what they complain about, None for no complaint;
    `acknowledged`: whether the draft shows that it was heard, None for no complaint. `notes`: remarks on names.
    """

    source: str
    sender: str | None
    address: str | None
    tone: str
    tone_words: tuple[str, ...]
    urgency: str
    urgency_words: tuple[str, ...]
    needed_by: Due | None
    questions: tuple[Asked, ...]
    complaint: str | None
    acknowledged: bool | None
    notes: tuple[str, ...]

    @property
    def open_questions(self) -> tuple[Asked, ...]:
        """Those that the draft leaves unanswered."""
        return tuple(asked for asked in self.questions if not asked.answered)


def read_thread(analysis: Analysis) -> ThreadView | None:
    """The reader's view of a draft; None where it answers nothing, or is no mail."""
    draft = view(analysis)
    if not draft.is_mail or draft.received is None:
        return None
    received = draft.received
    people = Addressees(draft)
    other = people.signed[0] if people.signed else people.one
    tone, tone_words = _tone(received, complaint(draft))
    urgency, urgency_words, needed_by = _urgency(draft, received)
    still_open = {question.text for question in open_questions(draft)}
    about = complaint(draft)
    return ThreadView(
        source="quote" if draft.message.reply_to is None else "message",
        sender=" ".join(filter(None, (other.title, *other.words))) if other is not None else None,
        address=_address(other, received),
        tone=tone,
        tone_words=tone_words,
        urgency=urgency,
        urgency_words=urgency_words,
        needed_by=needed_by,
        questions=tuple(Asked(q.text, q.kind, q.text not in still_open) for q in questions(draft)),
        complaint=about,
        acknowledged=None if about is None else acknowledges(draft),
        notes=tuple(_notes(draft, other)),
    )


# ---------------------------------------------------------------------------------------------------------- names


def _address(other: Person | None, received: Received) -> str | None:
    """How a careful stranger greets the other: by first name where they sign so, with a title only if they use it."""
    if other is None:
        return None
    if other.title:
        return f"Dear {other.polite}"
    if received.formal and other.full:
        return f"Dear {' '.join(other.words)}"
    signed = [line for line in received.signature.splitlines() if re.search(r"[^\W\d_]", line)]
    last = person(signed[-1]) if len(signed) > 1 and len(signed[-1].split()) <= 3 else None
    first = last.words[0] if last is not None and last.words else other.words[0]
    if len(plain(first)) < 2:
        first = " ".join(other.words)
    return f"{'Dear' if received.formal else 'Hello'} {first}"


def _notes(draft: Draft, other: Person | None) -> list[str]:
    notes = []
    named = greeted(draft.greeting)
    if other is not None and named is not None and named.title and not other.title:
        bare = named.title.rstrip(".").lower()
        woman = Person((), named.title).woman
        if (
            woman is not None
            and bare in TITLES
            and any(same(word, mine) for word, _ in named.words for mine in other.words)
        ):
            notes.append(
                f"“{named.title}” is a guess: nothing they wrote says so; “{' '.join(other.words)}” guesses nothing."
            )
    if other is not None and re.search(r"\bsir\b|\bmadam\b|\bto whom it may concern\b", draft.greeting, re.I):
        notes.append(f"They gave their name: {' '.join(other.words)}.")
    return notes


# ---------------------------------------------------------------------------------------------------- tone, urgency

_CALM = Pattern(
    r"\b(?:no|not|never|nothing|isn't|wasn't|aren't|don't|without|hardly) (?:\w+ ){0,2}(?:rush|hurry|urgent|upset|angry|annoyed|disappointed|unhappy|worried|worry|"
    r"complain\w*|problem|pressing|furious)\b|\bworr(?:y|ied) not\b|\bdon't worry\b|\bno worries\b",
    re.I,
)
_TONES: tuple[tuple[str, Pattern], ...] = (
    (
        "angry",
        Pattern(
            r"\b(?:furious|outrage(?:d|ous)|disgust(?:ed|ing)|unacceptable|ridiculous|disgrace(?:ful)?|appall(?:ed|ing)|pathetic|livid|fuming|incompeten\w+|liars?|crooks?|idiots?|"
            r"scam(?:mers)?|rip-?off|shambles|a joke|shame on|how dare|sick (?:and tired )?of|fed up|had enough|last warning|my (?:lawyer|solicitor)|sue you|legal action|"
            r"trading standards|ombudsman|never again|what the (?:hell|heck)|damn|bloody|wtf|worst)\b|[!?]{3,}|!\s*!|\?!|!\?",
            re.I,
        ),
    ),
    (
        "upset",
        Pattern(
            r"\b(?:disappoint(?:ed|ing|ment)|frustrat(?:ed|ing|ion)|annoy(?:ed|ing)|unhappy|upset(?:ting)?|let (?:me|us) down|let down|not happy|dissatisfied|unsatisf\w+|sad(?:ly|dened)?|"
            r"hurt|embarrass(?:ed|ing)|dismayed|a shame|not (?:what|how) (?:i|we)|poor service|complain(?:t|ing)?)\b",
            re.I,
        ),
    ),
    ("worried", Pattern(r"\b(?:worried|worrying|worries|anxious|concerned (?:about|that)|concerns? me|nervous|scared|afraid (?:that|of)|panic\w*|alarmed|uneasy)\b", re.I)),
    (
        "impatient",
        Pattern(
            r"\b(?:still (?:waiting|no|nothing|haven't|have not|hasn't|not)|(?:second|third|fourth|2nd|3rd|4th) (?:time|mail|e-?mail|message|reminder|request)|(?:a|another|friendly|gentle) reminder|any (?:news|update)s?|"
            r"chas(?:e|ing)|once again|yet again|how (?:much longer|many more)|as i (?:said|wrote|asked)|(?:have|had) (?:not|n't|yet to) (?:heard|received|had)|haven't heard|"
            r"no (?:reply|answer|response)|waiting (?:for )?(?:\w+ ){0,2}(?:days|weeks|months|hours))\b",
            re.I,
        ),
    ),
    (
        "friendly",
        Pattern(
            r"\b(?:thank you (?:so|very) much|many thanks|thanks(?: so much| a lot| again)?|thank you|lovely|wonderful|great (?:work|job|to)|hope (?:you(?:'re| are)|this finds|all is)|"
            r"looking forward|really (?:like|enjoy|appreciate)\w*|appreciate|delighted|happy to|pleasure|cheers|best wishes|love the|fantastic|brilliant|kind of you)\b|[:;]-?\)|🙂|😊|😀",
            re.I,
        ),
    ),
)  # fmt: skip
_HIGH = Pattern(
    r"\b(?:urgent(?:ly)?|asap|a\.s\.a\.p|immediate(?:ly)?|at once|right away|straight away|as soon as (?:possible|you can)|as quickly as (?:possible|you can)|emergency|time-critical|time-sensitive|top priority|"
    r"high priority|cannot wait|can't wait (?:any )?longer|without delay|final (?:notice|reminder)|last (?:chance|reminder)|running out of time|critical)\b",
    re.I,
)
_LOW = Pattern(
    r"\b(?:no (?:rush|hurry|pressure)|not (?:\w+ )?urgent|whenever (?:you|it)|when(?:ever)? you (?:have|get|find) (?:a |some |the )?(?:time|chance|minute|moment)|take your time|in your own time|at your (?:convenience|leisure)|low priority)\b",
    re.I,
)
_WANTS = Pattern(
    r"\b(?:need|please|deadline|due|must|can you|could you|would you|will you|want|require|has to|have to|let (?:me|us) know|expect|by)\b",
    re.I,
)


def _tone(received: Received, about: str | None) -> tuple[str, tuple[str, ...]]:
    """The other's tone with the words that show it; anger before friendliness, since polite words soften no anger."""
    sentences = [_CALM.sub(" ", sentence) for sentence in received.sentences]
    shown = {name: [hit for sentence in sentences for hit in words.findall(sentence)] for name, words in _TONES}
    shouted = [word for sentence in sentences for word in re.findall(r"\b[A-Z]{4,}\b(?:[ ,]+[A-Z]{2,}\b)+", sentence)]
    shown["angry"] += shouted
    for name in ("angry", "upset", "worried", "impatient"):
        if shown[name]:
            return name, _few(shown[name])
    if about is not None:
        return "upset", ()
    if shown["friendly"]:
        return "friendly", _few(shown["friendly"])
    return ("formal" if received.formal else "neutral"), ()


def _urgency(draft: Draft, received: Received) -> tuple[str, tuple[str, ...], Due | None]:
    """How soon the other wants something, with the words and the nearest time."""
    answered = draft.message.reply_to
    written = answered.date if answered is not None else None
    calm = [hit for sentence in received.sentences for hit in _LOW.findall(sentence)]
    high = [hit for sentence in received.sentences for hit in _HIGH.findall(_CALM.sub(" ", sentence))]
    times = [
        due
        for sentence in received.sentences
        if _WANTS.search(sentence)
        for due in times_in(sentence, written or datetime.now().astimezone())
        if due.deadline or due.day is not None
    ]
    limits = [due for due in times if due.deadline]
    needed = best(limits or [due for due in times if re.match(r"(?:today|tonight|tomorrow|this )", due.words, re.I)])
    near = needed is not None and (
        re.search(
            r"\b(?:today|tonight|tomorrow|eod|cob|this (?:morning|afternoon|evening)|hours?)\b", needed.words, re.I
        )
        is not None
        or (written is not None and needed.day is not None and 0 <= (needed.day - written.date()).days < 2)
    )
    if needed is not None and written is None:
        needed = Due(needed.words, needed.start, needed.end, None, needed.deadline)
    if calm and not high:
        return "low", _few(calm), needed
    if high or near:
        words = high or ([needed.words] if needed is not None else [])
        return "high", _few(words), needed
    return "normal", (), needed


def _few(words: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(word.split()) for word in words))[:3]

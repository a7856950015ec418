"""Words changed for plainer ones in the same form, capitals lowered, clipped answers filled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from tonecheck.finding import Applicability
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, lowered, smooth

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Phrases in base forms and what to write; of both the first verb is inflected alike. "" takes the words out.
_PLAIN: dict[str, dict[str, str]] = {
    "cliche": {
        "leverage": "use", "utilise": "use", "utilize": "use", "operationalise": "put into practice",
        "operationalize": "put into practice", "circle back to": "return to", "circle back": "get in touch again",
        "touch base with": "get in touch with", "touch base": "get in touch", "reach out to": "write to", "do a deep dive into": "take a closer look at", "do a deep dive": "take a closer look", "deep dive into": "closer look at", "deep dive": "closer look",
        "drill down into": "look closely at", "double-click on": "look more closely at", "double click on": "look more closely at",
        "move the needle": "make a difference", "think outside the box": "look for new ideas", "going forward": "from now on",
        "moving forward": "from now on", "low-hanging fruit": "quick improvements", "pick your brain": "ask your advice",
        "hit the ground running": "start quickly", "boil the ocean": "take on too much", "go the extra mile": "take particular care",
        "at the end of the day": "", "when all is said and done": "", "best-in-class": "good", "best in class": "good",
        "world-class": "very good", "state-of-the-art": "modern", "cutting-edge": "modern", "synergise": "work together",
        "synergize": "work together", "incentivise": "encourage", "incentivize": "encourage", "onboard": "introduce",
        "get the ball rolling": "start", "take it to the next level": "improve it", "ideate": "think", "get our ducks in a row": "get organised",
        "on the same page": "agreed", "blue-sky thinking": "new ideas", "blue sky thinking": "new ideas",
        "win-win solution": "solution that suits us both", "exceed your expectations": "do a good job for you",
        "take this offline": "discuss this separately", "take it offline": "discuss it separately",
        "run it up the flagpole": "try it out", "bandwidth": "time", "paradigm shift": "change", "game changer": "big change",
        "core competencies": "strengths", "core competency": "strength", "value-add": "benefit", "key learnings": "lessons",
        "learnings": "lessons", "deliverables": "results", "actionable insights": "useful findings", "open the kimono": "be open",
        "peel back the onion": "look closer", "at this point in time": "now", "in this day and age": "today",
    },
    "insensitive": {
        "lame": "weak", "schizophrenic": "inconsistent", "bipolar": "changeable", "retarded": "badly thought out", "insane": "very surprising",
        "crazy": "very surprising", "spastic": "clumsy", "crippled by": "held back by", "tone-deaf": "unfeeling", "tone deaf": "unfeeling",
        "fall on deaf ears": "go unheard", "turn a blind eye to": "overlook", "the girls in accounts": "the accounts team",
        "the girls in the office": "the office team", "the girls on reception": "the reception team", "the girl in accounts": "our colleague in accounts",
        "the girl at reception": "our receptionist", "the girl on reception": "our receptionist",
        "man up": "be firm", "manpower": "staff", "man hours": "working hours", "man-hours": "working hours", "chairman": "chair",
        "like crazy": "very hard", "crazy busy": "very busy", "crazy deadlines": "very short deadlines", "crazy deadline": "very short deadline",
        "even my grandmother could": "anybody could", "even your grandmother could": "anybody could", "your grandmother could": "anybody could",
        "my grandmother could": "anybody could", "even my mother could": "anybody could", "wheelchair-bound": "in a wheelchair",
        "confined to a wheelchair": "in a wheelchair", "handicapped people": "disabled people", "the handicapped": "disabled people",
        "deaf-mute": "deaf", "midget": "tiny",
    },
    "profanity": {
        "what the hell": "what", "what the heck": "what", "what the fuck": "what", "wtf": "what", "where the hell": "where", "how the hell": "how",
        "why the hell": "why", "who the hell": "who", "when the hell": "when", "where the fuck": "where", "why the fuck": "why",
        "how the fuck": "how", "bullshit": "not right", "horseshit": "not right", "bollocks": "not right", "crappy": "poor", "shitty": "poor",
        "crap": "poor", "half-assed": "incomplete", "half-arsed": "incomplete", "screw up": "go wrong with", "screwed": "in difficulty",
        "pissed off": "annoyed", "pissed": "annoyed", "pain in the arse": "slow job", "pain in the ass": "slow job",
        "a hell of a": "a great", "one hell of a": "a great", "damn well": "", "a shitload of": "a great many", "a shit ton of": "a great many",
    },
    "slang": {
        "gonna": "going to", "wanna": "want to", "gotta": "have to", "kinda": "rather", "sorta": "rather", "lemme": "let me", "gimme": "give me",
        "dunno": "do not know", "u": "you", "ur": "your", "thx": "thank you", "thanx": "thank you", "pls": "please", "plz": "please", "y'all": "you all",
        "cuz": "because", "'cause": "because", "coz": "because", "b4": "before", "2moro": "tomorrow", "2morrow": "tomorrow", "tmrw": "tomorrow",
        "asap": "as soon as possible", "btw": "by the way", "imho": "in my opinion", "imo": "in my opinion", "idk": "I do not know",
        "yeah": "yes", "yep": "yes", "yup": "yes", "nope": "no", "nah": "no", "no worries": "that is no trouble", "no probs": "that is no trouble", "my bad": "my mistake",
        "super": "very", "awesome": "excellent", "cool": "good", "stoked": "very pleased", "bummer": "pity", "ain't": "is not",
        "a ton of": "a great deal of", "tons of": "many", "a bunch of": "several", "loads of": "many", "heaps of": "many", "sucks": "is poor",
        "guys": "all", "folks": "everyone", "ok": "all right", "fyi": "for your information", "gotcha": "understood", "ta": "thank you", "cheers": "thank you",
    },
}  # fmt: skip
#: Asides and forms of address that nothing is lost with.
_ASIDES: dict[str, frozenset[str]] = {
    "slang": frozenset(["lol", "rofl", "lmao", "haha", "hehe", "dude", "bro", "bruh", "mate", "pal", "buddy", "man", "babe", "hun", "hon", "love", "fam", "boss", "yo", "tbh", "ngl", "lolz", "xoxo", "innit", "bru", "boet", "luv", "guys"]),
    "profanity": frozenset(["damn", "damned", "goddamn", "bloody", "fucking", "f***ing", "f*cking", "effing", "freaking", "frigging", "blasted", "bleeding", "sodding", "flipping", "fricking", "f**king"]),
}  # fmt: skip
_EXCLAIMED = frozenset(
    ["shit", "hell", "damn", "damnit", "dammit", "christ", "jesus", "crap", "bollocks", "fuck", "bugger", "blimey"]
)
_SAME = "says the same in plain words"


@lru_cache(maxsize=8)
def _by_first(category: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, plain in sorted(_PLAIN.get(category, {}).items(), key=lambda pair: -len(pair[0].split())):
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, plain))
    return table


def plain_words(case: Case) -> Iterator[Proposal]:
    """ "We leveraged the new tool." -> "We used the new tool." """
    table = _by_first(case.finding.category)
    asides = _ASIDES.get(case.finding.category, frozenset())
    text = case.text(case.start, case.end)
    words = [(m[0], m.start(), m.end()) for m in re.finditer(r"[\w*@'’-]+", text)]
    tokens = _token_at(case, text)
    pieces: list[str] = []
    at, number, changed = 0, 0, False
    while number < len(words):
        made = _replaced(case, table, words, tokens, number)
        word, start, end = words[number]
        if made is not None:
            plain, number, stop = made
            pieces += (text[at:start], plain)
            at, changed = stop, True
            continue
        leaning = number + 1 < len(words) and words[number + 1][0].lower() in (
            "it",
            "you",
            "him",
            "them",
            "off",
            "well",
        )
        exclaimed = (
            case.finding.category == "profanity"
            and word.lower() in _EXCLAIMED
            and start == 0
            and text[end : end + 1] in ",!"
        )
        if exclaimed and _marked_at(case, tokens, start):
            at, changed = end + 1, True
            number += 1
            continue
        if (
            word.lower() in asides
            and not leaning
            and _marked_at(case, tokens, start)
            and (case.finding.category == "profanity" or _aside(text, start, end))
        ):
            pieces.append(
                re.sub(r",\s*$", " ", text[at:start])
                if text[end : end + 1] in ".!?" or end == len(text)
                else text[at:start]
            )
            at = end + (
                1
                if text[end : end + 1] == "," and (not text[:start].strip() or text[:start].rstrip().endswith(","))
                else 0
            )
            changed = True
        number += 1
    if not changed:
        return
    pieces.append(text[at:])
    said = re.sub(r"\bvery very\b", "very", "".join(pieces))
    said = re.sub(r"\b([Aa])n? (?=\w)", lambda m: _article(m, said), said)
    said = smooth(said) if text[:1].isupper() else re.sub(r" {2,}", " ", said).strip()
    if len(re.findall(r"\w+", said)) >= 2:
        yield Proposal(said, _SAME)


def _article(found: re.Match[str], text: str) -> str:
    vowel = text[found.end() : found.end() + 1].lower() in "aeio"
    uni = re.match(r"(?:one|once|eu|uni|use|usu)", text[found.end() :], re.I)
    return (
        f"{found[1]}{'n' if vowel and not uni else ''} "
        if re.match(r"an? (?:[a-z])", text[found.start() :], re.I)
        and not text[found.end()].isupper()
        and not re.match(r"(?:hour|honest|heir|u)", text[found.end() :], re.I)
        else found[0]
    )


def _token_at(case: Case, text: str) -> dict[int, Token]:
    """Tokens by where they begin in `text`, which is the sentence with line breaks as blanks."""
    found: dict[int, Token] = {}
    at = 0
    for token in case.tokens:
        word = case.text(token.i, token.i + 1)
        place = text.find(word, at)
        if place >= 0:
            found[place] = token
            at = place + len(word)
    return found


def _marked_at(case: Case, tokens: dict[int, Token], start: int) -> bool:
    before = [place for place in tokens if place <= start]
    return bool(before) and tokens[max(before)].i in case.alike


def _aside(text: str, start: int, end: int) -> bool:
    """Whether a word stands between commas or at an end behind a comma."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (not before or before.endswith((",", "–", "—"))) and (not after or after[:1] in ",.!?;" or not before)


def _replaced(
    case: Case,
    table: dict[str, list[tuple[tuple[str, ...], str]]],
    words: list[tuple[str, int, int]],
    tokens: dict[int, Token],
    number: int,
) -> tuple[str, int, int] | None:
    """The plain words in place of a phrase that begins with word `number`, the number of the next word, and where that leaves off."""
    first, start, _ = words[number]
    token = tokens.get(start)
    lemma = token.lemma_.lower() if token is not None else first.lower()
    options = table.get(first.lower(), []) + (table.get(lemma, []) if lemma != first.lower() else [])
    for phrase, plain in options:
        if number + len(phrase) > len(words):
            continue
        if any(words[number + k][0].lower().replace("’", "'") != phrase[k] for k in range(1, len(phrase))):
            continue
        if not any(_marked_at(case, tokens, words[number + k][1]) for k in range(len(phrase))):
            continue
        inflected = first.lower() != phrase[0]
        if inflected and token is not None and plain:
            if token.pos_ != "VERB" or token.tag_ not in ("VBD", "VBN", "VBG", "VBZ"):
                continue
            head, _, rest = plain.partition(" ")
            plain = f"{inflect(head, token.tag_)} {rest}".strip()
        if (
            " " in plain
            and token is not None
            and token.pos_ == "ADJ"
            and start
            and case.doc[token.i - 1].lemma_ in ("go", "get", "completely", "totally", "utterly", "absolutely")
        ):
            continue
        if token is not None and token.pos_ == "PROPN" and first[:1].isupper() and start > 0 and not first.isupper():
            continue
        if first[:1].isupper() and plain and (start == 0 or not first.isupper()):
            plain = plain[0].upper() + plain[1:]
        return plain, number + len(phrase), words[number + len(phrase) - 1][2]
    return None


def quieter(case: Case) -> Iterator[Proposal]:
    """ "We asked for THREE quotations!!!" -> "We asked for three quotations!" """
    from tonecheck.checkers.lettering import known_word

    text = case.text(case.start, case.end)
    raw_start = case.analysis.sentence_span(case.sentence).start
    span = case.finding.span
    assert span is not None
    capitals = re.findall(r"\b[A-Z]{2,}\b", text)
    whole = len(capitals) >= 3

    def lower(found: re.Match[str]) -> str:
        word = found[0]
        inside = span.start - 1 <= raw_start + found.start() < span.end + 1
        if not (inside or whole) or not known_word(word.lower()):
            return word
        return lowered(word)

    said = re.sub(r"\b[A-Z]{2,}(?:['’][A-Z]+)?\b", lower, text)
    said = re.sub(r"[?!]*\?[?!]+|!+\?[?!]*", "?", said)
    said = re.sub(r"!{2,}", "!", said)
    said = re.sub(r"\bE(?=-mails?\b)", "e", said)
    said = re.sub(r"\bi(?=\b)(?!\.)", "I", said) if whole else said
    said = said[:1].upper() + said[1:] if text[:1].isupper() else said
    if said != text:
        yield Proposal(said, "says the same without raising the voice")


_CLIPPED: dict[str, tuple[str, ...]] = {
    "noted": ("Thank you, I've noted it.",),
    "fine": ("That's fine with me, thank you.",),
    "whatever": ("Either is fine with me.",),
    "ok": ("That's fine, thank you.",),
    "k": ("That's fine, thank you.",),
    "done": ("That's done now.",),
    "no": ("I'm afraid not, because […].",),
    "nope": ("I'm afraid not, because […].",),
    "can't be done": ("I'm afraid that can't be done.",),
    "not possible": ("I'm afraid that's not possible.",),
    "no can do": ("I'm afraid that's not possible.",),
    "can't help": ("I'm afraid I can't help with this.",),
    "wrong": ("I think that isn't quite right: […].",),
    "read the docs": ("The documentation explains it: […].",),
    "received": ("Thank you, I've received it.",),
    "see attached": ("Please find it attached.",),
    "seen": ("Thank you, I've seen it.",),
    "not interested": ("Thank you for thinking of me, but I'm not interested.",),
    "will do": ("Thank you, I'll do that.",),
    "next": ("What shall we look at next?",),
}


def filled_out(case: Case) -> Iterator[Proposal]:
    """ "Noted." -> "Thank you, I've noted it." """
    plain = case.plain.strip(" .!,").replace("’", "'")
    for text in _CLIPPED.get(plain, ()):
        if case.plural and case.speaks:
            text = (
                text.replace("I'm afraid", "We're afraid")
                .replace("I'm", "we're")
                .replace("I've", "we've")
                .replace("I'll", "we'll")
                .replace(" I ", " we ")
                .replace("with me", "with us")
                .replace("of me", "of us")
            )
        yield Proposal(
            text,
            "the same answer with a word of courtesy",
            Applicability.SHOW if "[…]" in text else Applicability.SUGGEST,
        )
    cold = re.match(
        r"^(?P<what>(?:i|we|that|this|it|the \w+) (?:can't|cannot|won't|isn't|is not|don't|do not|can not)\b.*)$", plain
    )
    if (
        cold is not None
        and len(case.clauses) == 1
        and len(plain.split()) <= 14
        and "sorry" not in plain
        and "afraid" not in plain
    ):
        afraid = "We're afraid" if case.plural and re.match(r"we\b", plain) else "I'm afraid"
        yield Proposal(
            case.finish(f"{afraid} {case.inner(case.start, case.body_end)}"), "the same answer with a word of courtesy"
        )

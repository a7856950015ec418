"""Slang and swearing mended for the whole sentence or not at all: what is left of either, and what the mending breaks."""

from __future__ import annotations

import re
from collections.abc import Callable

from tonecheck.checkers.lazy import Rare

#: Chat-speak that is left: a sentence with one such word mended and the other not reads worse than before.
_CHAT = Rare(
    r"(?<![\w'’/(-])(?:u|ur|r|k|b4|lmk|snd|cya|thx|txt|thnx|tnx|pls|plz|lol|lmao|rofl|omg|btw|iirc|imho|tbh|tbf|nvm|idk|ngl|smh|gonna|gotta|wanna|kinda|sorta|gimme|lemme|dunno|"
    r"ain['’]t|y['’]all|ya|yer|yall|bro|bruh|bru|boet|mate|dude|dudes|lads|babe|babes|hun|darl|bhai|fam|nah|nope|yep|yup|tho|cuz|coz|'cause|tmrw|tmr|2m[oa]rr?ow?|2moro|2day|2nite|[24] (?:go|u|ur|the|me|you|all|be|do)|gr8|m8|l8r|"
    r"fyi|chk|snd|appt|innit|soz|sry|deets|arvo|cuppa|lekker|dope|sus|meh|hella|pinky swear|doin['’]?|goin['’]?|nothin['’]?|somethin['’]?)(?![\w'’-])",
    re.I,
)
_SWEARS = Rare(
    r"(?<!\w)(?:bloody|bugger\w*|bollocks|arse\w*|shit\w*|crap\w*|damn\w*|dammit|goddamn\w*|fuck\w*|f\*+\w*|sh\*t|piss\w*|bitch\w*|bastard\w*|wtf|ffs|sodding|frigging|freaking|effing|feck\w*|shite|moron\w*|idiot\w*)(?!\w)",
    re.I,
)
#: What taking a word out or putting another in breaks.
_BROKEN = Rare(
    r"\b(?:very|rather|so|pretty|quite|really|too) (?:very|if|when|,|and|but|or|\.)|\b(?:very|rather|so|quite|too)[,.;!?]|\b(?:this|that|the|a|an|such|of|and|absolute|total|complete|utter) (?:poor|not right)(?:[,.;:!?]|$)|"
    r"\bof not right\b|\b(?:what|my|your|a|the),|\b(?:isn't|is not|aren't|are not|wasn't) no\b|'ve have\b|\bhook\w* (?:you|them|us)(?: all)? up\b|^(?:yes|certainly|sure),? (?:no|boss|certainly)\b|"
    r"\b(?:tore|beat|scared|knocked|kicked|bored|annoyed|confused|sued|worked) out of\b|^(?:poor|nonsense|very good|excellent|nice|not right), |\b(\w+) \1\b|\byou \w+'s\b|^nice order\b|\b(?:this|that|the|a) poor (?:in|on|at|to|of|for|with|and|is|was)\b|\bwent wrong (?:the|your|our|my|it|this)\b|\bsome(?:one|body) half-finished\b|\b(?:are|is|looks?) sick\b|, (?:poor|nonsense|not right|very good|excellent|nice)(?:[.!,]|$)|n['’]t (?:\w+ )?nothing\b|\b(?:yes no|no yes)\b|\bwhat a newcomer\b|\bpoor to \w+|\bbroken (?:half|the|our|your|my|his|her|their|all|this|that|every|both)\b|\bdid (?:\w+ )?very good\b|\bc you\b|\bmistook\b|\w--\w|\b(?:we|i|they|he|she|you) half-finished\b|\b(?:we|i|they|you) incomplete\b|\b(?:the|this|that) (?:poor )?out of\b|\b(?:'s|is|are|was|were|be|been|has|have) went wrong\b|['’]s went wrong\b|\bannoyed (?:us|me|him|her|them|you) off\b|\blike poor\b|\bfeels? poor\b|\b(?:we|i|you|they|he|she)(?:['’]re|['’]m|['’]s| are| am| is) broken\b|\bi['’]ll be(?:[.,!]|$)|\band[;:.!]|\blooks really\b|\bworked off on\b|\bback shortly \w+ing\b|^completely,|^goodbye on\b|\bgood beans\b|\bexcellent sauce\b|^is not (?:nothing|no)\b|\ba bit(?=[.,!]|$)|\brather \w+ing\b|^mistake,|^there is nothing (?:we|i) can do\b|\byour (?:the|so|a|an|very)\b|^(?:going|do not|don't) (?:to|know)\b|\byou(?: are|'re) the man\b",
    re.I,
)
_TOO_MUCH = Rare(
    r"\b(?:pretty|so|really|super|rather|quite|way|very) (very (?:good|nice|pleased|bad|odd|large|small|late|tired))\b",
    re.I,
)


def mended(before: str, text: str, category: str) -> str | None:
    """The sentence put right after its slang or swearing went; None where some is left, or the sentence is broken.

    "Dashboard is pretty very good" -> "Dashboard is very good"; "and, I will" -> "and I will".
    """
    text = _TOO_MUCH.sub(r"\1", text)
    text = re.sub(r"(n['’]t know) nothing\b", r"\1 anything", text)
    text = re.sub(
        r"\b(and|but|so|or|that|because|then),(?= (?:i|we|you|it|he|she|they|the|a|an|my|our|your|this|that)\b)",
        _joined(before),
        text,
        flags=re.I,
    )
    text = re.sub(r"^never mind (?=\w+ed\b|found\b|got\b|sent\b|done\b|I\b|it\b)", "Never mind, ", text, flags=re.I)
    text = re.sub(r"\b(\w+)['’]ve have to\b", r"\1 have to", text)
    text = re.sub(r"^(?:isn['’]t|is not|ain['’]t) no\b", "There is no", text, flags=re.I)
    text = re.sub(r"^(yes|no|ok),? \1\b", r"\1", text, flags=re.I)
    if category == "profanity":
        text = re.sub(
            r"\b((?:the|this|that|these|those|my|your|our|wrong|new|old|same) )poor (?=[a-z]+\b)(?!(?:out|in|on|at|up|off|and|or|is|was|were|are|to|of|with|for|that|from|by|about|when|again|quality|condition|state|result|results|work|job)\b)",
            r"\1",
            text,
            flags=re.I,
        )
        text = re.sub(r"\bpoor (?=(?:morning|day|week|month|year|time|night|luck|mood|weather|news)\b)", "bad ", text)
    text = re.sub(r"\bvery good good\b", "very good", text, flags=re.I)
    text = re.sub(r"\b(it['’]s|that['’]s|it is|that is) that is no trouble\b", r"\1 no trouble", text, flags=re.I)
    text = re.sub(r"\bthank you a (?:ton|bunch|million|lot)\b", _cased("thank you very much"), text, flags=re.I)
    if category == "slang":
        if re.search(r"\b[uU]r\b", before):
            text = re.sub(
                r"\b([Yy])our (?=(?:the|a|an|so|very|always|not|welcome|most welcome|all set|going to|coming|early|late|in luck|in)\b)",
                r"\1ou're ",
                text,
            )
        text = (
            re.sub(r"^(?:is not|isn't) (?:nothing|no) ", "There is no ", text, flags=re.I)
            .replace("There is no we ", "There is nothing we ")
            .replace("There is no I ", "There is nothing I ")
        )
        text = re.sub(r"^you all are\b", "You are", text, flags=re.I)
        text = re.sub(
            r"^(by the way|to be honest|if I remember rightly|in my opinion) (?=\w)",
            lambda m: f"{m[1][:1].upper()}{m[1][1:]}, ",
            text,
            flags=re.I,
        )
        text = re.sub(r"^want to (?=\w.*\?$)", "Would you like to ", text, flags=re.I)
        text = re.sub(
            r"^let me know\b(?! (?:if|when|whether) (?:you|there) (?:have|are|is) any)",
            "Please let me know",
            text,
            flags=re.I,
        )
        text = re.sub(r",? for your information,? (?:thanks|thank you)?\.?$", "", text, flags=re.I)
        text = (
            re.sub(r"(?<=[a-z0-9]) (?:thanks|thank you)([.!]?)$", r", thank you\1", text)
            if not re.match(r"(?:many |no )?(?:thanks|thank)\b", text, re.I)
            else text
        )
        if re.match(r".*\w$", text) and len(text.split()) > 3:
            text += "."
    if any(broken[0].lower() not in before.lower() for broken in _BROKEN.finditer(text)):
        return None
    if category == "slang" and _CHAT.search(text):
        return None
    if category == "profanity" and _SWEARS.search(text):
        return None
    if len(re.findall(r"\w+", text)) < 2 <= len(re.findall(r"\w+", before)):
        return None
    if category == "slang":
        text = re.sub(r"(?<![\w'])i(?=[ '’](?!\.))", "I", text)
        text = re.sub(r"^[a-z](?!\d)", lambda m: m[0].upper(), text)
    return text


def _cased(words: str) -> Callable[[re.Match[str]], str]:
    """A replacement that begins with a capital where the replaced words do."""
    return lambda found: words[:1].upper() + words[1:] if found[0][:1].isupper() else words


def _joined(before: str) -> Callable[[re.Match[str]], str]:
    """A replacement that takes the comma behind a small word out where the sentence had none there."""

    def without_comma(found: re.Match[str]) -> str:
        on = found.string[found.start() : found.end() + 5].lower()
        return found[0] if on in before.lower() else found[1]

    return without_comma


def is_chat(word: str) -> bool:
    """Whether a word is chat-speak wherever it stands."""
    return _CHAT.fullmatch(word) is not None


__all__ = ["is_chat", "mended"]

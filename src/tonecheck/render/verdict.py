"""The verdict in words: what weighs most, and what to do about it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tonecheck.finding import MESSAGE_LEVEL

if TYPE_CHECKING:
    from tonecheck.report import Report

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

#: One phrase and several, for each category of words.
_WORDS: dict[str, tuple[str, str]] = {
    "insult": ("phrase insults", "phrases insult"),
    "dismissal": ("phrase brushes the reader off", "phrases brush the reader off"),
    "condescension": ("phrase talks down to the reader", "phrases talk down to the reader"),
    "passive-aggression": ("phrase needles the reader", "phrases needle the reader"),
    "sarcasm": ("phrase is sarcastic", "phrases are sarcastic"),
    "demand": ("phrase gives an order", "phrases give orders"),
    "threat": ("phrase threatens", "phrases threaten"),
    "accusatory-question": ("question accuses", "questions accuse"),
    "curtness": ("phrase is curt", "phrases are curt"),
    "profanity": ("swear word", "swear words"),
    "slang": ("slang word", "slang words"),
    "shouting": ("passage shouts", "passages shout"),
    "emoji": ("emoji is out of place", "emoji are out of place"),
    "complaint": ("phrase complains", "phrases complain"),
    "internal-affairs": ("phrase tells what should stay inside", "phrases tell what should stay inside"),
    "overpromise": ("phrase promises too much", "phrases promise too much"),
    "vague-commitment": ("promise is vague", "promises are vague"),
    "policy-deflection": ("phrase hides behind a policy", "phrases hide behind a policy"),
    "impersonal": ("phrase is impersonal", "phrases are impersonal"),
    "hedging": ("phrase hedges", "phrases hedge"),
    "cliche": ("phrase is worn out", "phrases are worn out"),
    "insensitive": ("word may hurt", "words may hurt"),
    "accusation": ("phrase blames the reader", "phrases blame the reader"),
    "third-party-blame": ("phrase blames somebody else", "phrases blame somebody else"),
    "excuse": ("phrase makes an excuse", "phrases make excuses"),
    "non-apology": ("apology owns nothing", "apologies own nothing"),
    "minimisation": ("phrase plays the trouble down", "phrases play the trouble down"),
    "denial": ("phrase denies all fault", "phrases deny all fault"),
    "evasive-passive": ("phrase hides who did it", "phrases hide who did it"),
    "grammar": ("grammar slip", "grammar slips"),
    "spelling": ("misspelling", "misspellings"),
    "punctuation": ("punctuation slip", "punctuation slips"),
    "style": ("clumsy phrase", "clumsy phrases"),
}

#: What is wrong with the message as a whole.
_WHOLE: dict[str, str] = {
    "missing-greeting": "there is no greeting",
    "missing-closing": "there is no closing",
    "unacknowledged-complaint": "the reader's complaint is not acknowledged",
    "apology-without-remedy": "the apology comes without a remedy",
    "delay-without-date": "the delay has no date",
    "unanswered-question": "a question stays unanswered",
    "missing-attachment": "the attachment is missing",
    "placeholder": "a placeholder is not filled in",
    "wrong-name": "the name looks wrong",
    "addressing": "the subject line or the recipients look wrong",
}


def number_word(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def verdict_line(report: Report) -> str:
    """One sentence: the verdict, the two causes that weigh most, and the advice."""
    word = report.verdict.capitalize()
    if not report.findings:
        if report.skipped and not any(report.message.judged_parts()):
            return f"{word}: nothing in it was judged."
        if report.verdict == "send":
            return "Send: nothing here is likely to hurt."
        return f"{word}: no single phrase stands out, but the whole could be warmer; read it once more before sending."
    causes, several = _causes(report)
    them = "them" if several else "it"
    if report.verdict == "hold":
        return f"Hold: {causes}; mend {them} before sending."
    if report.verdict == "review":
        return f"Review: {causes}; read {them} once more before sending."
    return f"Send: {causes}, but nothing that must change."


def _causes(report: Report) -> tuple[str, bool]:
    """The causes in words, and whether they are several."""
    counts = Counter(finding.category for finding in report.findings)
    weights: Counter[str] = Counter()
    for finding in report.findings:
        weights[finding.category] += round(1000 * finding.weight * (1 + finding.severity.rank))
    top = [category for category, _ in weights.most_common(2)]
    named = [_cause(category, counts[category]) for category in top]
    rest = len(report.findings) - sum(counts[category] for category in top)
    if rest:
        named.append(f"{number_word(rest)} more point{'s' if rest > 1 else ''}")
    text = named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
    return text, len(report.findings) > 1


def _cause(category: str, count: int) -> str:
    if category in MESSAGE_LEVEL and category in _WHOLE:
        return _WHOLE[category]
    one, several = _WORDS.get(category, (f"case of {category}", f"cases of {category}"))
    return f"{number_word(count)} {one if count == 1 else several}"

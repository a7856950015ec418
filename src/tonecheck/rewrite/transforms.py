"""Named transformations that rewrites of rules can ask for (`transform: NAME`).

Each takes the analysis, the hit and what the rule marks, and gives edits, or None where it cannot do it well.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tonecheck.checkers.hit import Hit, marked
from tonecheck.finding import Edit
from tonecheck.message import PartKind
from tonecheck.nlp import Analysis
from tonecheck.span import Span

Transform = Callable[[Analysis, Hit, str], "list[Edit] | None"]


def _target(analysis: Analysis, hit: Hit, mark: str) -> Span:
    assert hit.sentence is not None
    if hit.characters:
        return analysis.characters(hit.sentence.segment, *hit.characters)
    return analysis.span(hit.sentence.segment, marked(hit, mark))


def cut(raw: str, span: Span, sentence: Span) -> list[Edit]:
    """Edits that take `span` out of its sentence: spacing, a stranded comma and the first capital are put right."""
    start, end = span.start, span.end
    at_start = not any(c.isalnum() for c in raw[sentence.start : start])
    while end < sentence.end and raw[end] in " \t":
        end += 1
    if end < sentence.end and raw[end] == "," and (at_start or raw[max(0, start - 2) : start].rstrip().endswith(",")):
        end += 1
        while end < sentence.end and raw[end] in " \t":
            end += 1
    if end >= sentence.end or raw[end] in ".,;:!?)":
        while start > sentence.start and raw[start - 1] in " \t":
            start -= 1
        if end < sentence.end and raw[end] in ".!?" and start > sentence.start and raw[start - 1] == ",":
            start -= 1
    before = raw[max(0, sentence.start - 3) : sentence.start].rstrip(" \t")[-1:]
    if at_start and end < sentence.end and raw[end].islower() and not before.isalnum():
        return [Edit(Span(start, end + 1), raw[end].upper())]
    return [Edit(Span(start, end), "")]


def drop(analysis: Analysis, hit: Hit, mark: str) -> list[Edit] | None:
    """Takes the marked words out of the sentence."""
    assert hit.sentence is not None
    if not hit.characters and any(
        t.tag_ in ("VBD", "VBP", "VBZ") and any(c.dep_ == "nsubj" and c not in hit.tokens for c in t.children)
        for t in hit.tokens
    ):
        return None  # The verb of a sentence that stays.
    sentence = analysis.sentence_span(hit.sentence)
    span = _with_its_tail(analysis, hit, mark, _target(analysis, hit, mark))
    rest = sentence.of(analysis.message.raw).replace(span.of(analysis.message.raw), "", 1)
    if not re.search(r"\w{2}", rest):
        return _picture_alone(analysis, hit, sentence, span) or drop_sentence(analysis, hit, mark)
    return _with_a_stop(analysis, hit, span, cut(analysis.message.raw, span, sentence))


def _picture_alone(analysis: Analysis, hit: Hit, sentence: Span, span: Span) -> list[Edit] | None:
    """A stop in place of pictures that the parse took for a sentence of their own: "is released | [pictures]." """
    raw = analysis.message.raw
    start = len(raw[: sentence.start].rstrip(" \t"))
    assert hit.sentence is not None
    if any(c.isalnum() for c in span.of(raw)) or start == 0 or not raw[start - 1].isalnum():
        return None
    if hit.sentence.segment.part.kind is not PartKind.BODY:
        return None
    return [Edit(Span(start, sentence.end), ".")]


_FACE = re.compile(r"[:;=8xX][-'^]?[)DSPpOo(/|*]+")


#: What begins a clause of its own behind a picture: "it's late again [picture] gonna fix it".
_GOES_ON = re.compile(
    r"[ \t]*(?:gonna|going to|i|i'm|i'll|we|we'll|we're|it's|will|can you|could you|pls|please|let me|hope|see you|sorry|thanks|thank you)\b",
    re.I,
)


def _with_a_stop(analysis: Analysis, hit: Hit, span: Span, edits: list[Edit]) -> list[Edit] | None:
    """A full stop where a picture that goes had ended the sentence in its place."""
    assert hit.sentence is not None
    raw, sentence, (edit, *more) = analysis.message.raw, analysis.sentence_span(hit.sentence), edits
    start, end = edit.span.start, edit.span.end
    pictured = _FACE.fullmatch(span.of(raw)) or not any(c.isalnum() for c in span.of(raw))
    if not pictured or hit.sentence.segment.part.kind is not PartKind.BODY or more:
        return edits
    if not edit.text and start and raw[start - 1].isalnum() and raw[end : end + 1] in tuple(":;="):
        return None
    if ord(raw[end : end + 1] or " ") > 0x2000:
        return edits  # More pictures follow.
    before, after = raw[:start].rstrip(" \t")[-1:], raw[end : end + 1]
    if edit.text in ("", ".") and after in (".", "!", "?", ":", ",", ";") and after:
        return [Edit(Span(len(raw[:start].rstrip(" \t")), end), "")]
    gone = raw[start:end].rstrip()[-1:]
    if not edit.text and gone in (".", "!", "?") and before.isalnum() and not after.isalnum():
        return [Edit(Span(len(raw[:start].rstrip(" \t")), end), gone)]
    if not edit.text and before.isalnum() and _GOES_ON.match(raw, end):
        stop = "." if raw[end:].lstrip(" \t")[:1].isupper() and not re.match(r"[ \t]*I\b", raw[end:]) else ","
        return [Edit(Span(len(raw[:start].rstrip(" \t")), end), f"{stop} " if raw[end].isalnum() else stop)]
    if edit.text or end < sentence.end or len(sentence.of(raw).split()) < 4:
        return edits
    return [Edit(edit.span, ".")] if before.isalnum() and start and raw[start - 1].isalnum() else edits


def _with_its_tail(analysis: Analysis, hit: Hit, mark: str, span: Span) -> Span:
    """The span and what hangs on an opening clause up to its comma: "As I said [on the phone], ..."."""
    assert hit.sentence is not None
    if hit.characters:
        return span
    tokens, sentence = marked(hit, mark), hit.sentence.tokens
    if any(t.is_alpha for t in sentence[: tokens.start - sentence.start]):
        return span
    under = {t.i for t in tokens.root.subtree}
    end = tokens.end
    while end < sentence.end and end in under and not hit.doc[end].is_punct:
        end += 1
    if end == tokens.end or end >= sentence.end or hit.doc[end].text != ",":
        return span
    return analysis.span(hit.sentence.segment, hit.doc[tokens.start : end])


_ARTICLE = re.compile(r"\b(an?)\s+$", re.I)


def drop_word(analysis: Analysis, hit: Hit, mark: str) -> list[Edit] | None:
    """Takes the marked words out and puts "a" or "an" before them right for the word that follows."""
    assert hit.sentence is not None
    raw, sentence, span = analysis.message.raw, analysis.sentence_span(hit.sentence), _target(analysis, hit, mark)
    article, after = (
        _ARTICLE.search(raw[sentence.start : span.start]),
        re.match(r"\s*(\w)", raw[span.end : sentence.end]),
    )
    if article is None or after is None:
        return drop(analysis, hit, mark)
    right = "an" if after[1].lower() in "aeiou" else "a"
    start = sentence.start + article.start(1)
    written = right.capitalize() if raw[start].isupper() else right
    return [Edit(Span(start, span.end + after.start(1)), f"{written} ")]


def drop_sentence(analysis: Analysis, hit: Hit, mark: str) -> list[Edit] | None:
    """Takes the whole sentence out, unless nothing else would be left in its part, or a clause of it says more than the marked one."""
    assert hit.sentence is not None
    raw = analysis.message.raw
    if _says_more(analysis, hit, mark) or _TOLD.search(analysis.sentence_span(hit.sentence).of(raw)):
        return None
    span, part = analysis.sentence_span(hit.sentence), hit.sentence.segment.part.span
    left = raw[part.start : span.start] + raw[span.end : part.end]
    if not re.search(r"\w", left):
        return None
    start, end = span.start, span.end
    while end < part.end and raw[end] in " \t":
        end += 1
    if end >= part.end or raw[end] in "\r\n":
        while start > part.start and raw[start - 1] in " \t":
            start -= 1
    return [Edit(Span(start, end), "")]


#: What a sentence tells besides its canned words: it is not taken out.
_TOLD = re.compile(r"\b(?:and|but) (?:acknowledge|regret|apologi[sz]e|confirm|will be|has been|have)\b", re.I)


def _says_more(analysis: Analysis, hit: Hit, mark: str) -> bool:
    """Whether four words or more stand behind a comma beside the marked clause: "Page two is done, and [it's rubbish]." """
    assert hit.sentence is not None
    raw, sentence, span = analysis.message.raw, analysis.sentence_span(hit.sentence), _target(analysis, hit, mark)
    marked_words = len(re.findall(r"\w+", span.of(raw)))
    for beside in (raw[sentence.start : span.start], raw[span.end : sentence.end]):
        if len(re.findall(r"\w+", beside)) >= max(4, marked_words) and re.search(r"[,;:–—]", beside):
            return True
    return False


_OPENS_CONDITION = re.compile(
    r"^\W*(?:if|when|whenever|once|since|because|as|while|although|though|unless|until|after|before|given|even if|"
    r"either|neither|rather than|instead of|in order to|in case|whether|had|should|were|what|how|who)\b",
    re.I,
)
_JOINT_LEFT = re.compile(
    r"(?:[,;–—]|\s-)\s*(?:(?:and|but|so|or|yet|because|since|as|then|though|although)\s+)?$|"
    r"\s(?:and|but|because|since|so)\s+$",
    re.I,
)
_JOINT_RIGHT = re.compile(r"\s*(?:(?:[,;:–—]|-\s)\s*(?:(?:and|but|so|then)\s+)?|(?:and|but|so)\s+)", re.I)
_NO_SENTENCE = re.compile(
    r"(?:which|who|whom|whose|that|to|for|because|since|if|when|than|of|in|at|as|not|or|nor|with|never|coming|you must|feel free|i(?:'|’)d forget|(?:i|we) (?:\w+ly |really )?(?:am|are|do)\b|(?:i|we)(?:'m|’m|'re|’re| am| are) (?:so |such |just )*(?:sorry|mortified|ashamed|an?|no)\b)\b",
    re.I,
)


#: What is no better alone: a name that is called, one more shrug.
_SHRUG = re.compile(
    r"(?:Mr|Mrs|Ms|Dr)\b|[A-Z]\w+, |(?:it's|it’s|that's|that’s|it is|that is) (?:only |just )?(?:an?|one) |one \w+ \w+[.!]|(?:every(?:one|body)|nobody|people|ten|you'll|you’ll|worse)\b"
)


def drop_aside(analysis: Analysis, hit: Hit, mark: str) -> list[Edit] | None:
    """Takes the marked words out where they stand by themselves and what is left is a sentence, else gives None.

    They are the whole sentence, or open it before a comma, colon or "and", or close it after a comma, dash or "but".
    Words that hold a figure stay.
    """
    assert hit.sentence is not None
    raw, sentence, span = analysis.message.raw, analysis.sentence_span(hit.sentence), _target(analysis, hit, mark)
    if re.search(r"\d", span.of(raw)):
        return None
    before, after = raw[sentence.start : span.start], raw[span.end : sentence.end]
    words_before, words_after = re.search(r"\w", before), re.search(r"\w", after)
    if not words_before and not words_after:
        if raw[sentence.start : sentence.end].rstrip().endswith(","):
            return None  # Its end is not sure: "Whatever you say, | Mr Bell."
        return drop_sentence(analysis, hit, mark)
    if not words_before:
        joint = _JOINT_RIGHT.match(after)
        rest = after[joint.end() :] if joint else ""
        if (
            not rest[:1].isalpha()
            or _NO_SENTENCE.match(rest)
            or _SHRUG.match(rest)
            or len(re.findall(r"\w+", rest)) < 3
        ):
            return None
        end = span.end + (len(after) - len(rest))
        return [Edit(Span(span.start, end + 1), rest[0].upper())]
    joint = _JOINT_LEFT.search(before)
    if joint is None or _OPENS_CONDITION.match(before) or len(re.findall(r"\w+", before)) < 3:
        return None
    if words_after and not (re.search(r"[a-z]", joint[0]) and re.match(r"[,;]", after)):
        return None
    return [Edit(Span(sentence.start + joint.start(), span.end), "")]


TRANSFORMS: dict[str, Transform] = {
    "drop": drop,
    "drop-word": drop_word,
    "drop-sentence": drop_sentence,
    "drop-aside": drop_aside,
}

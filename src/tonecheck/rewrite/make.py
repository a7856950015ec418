"""From a rule's rewrite templates and a match to edits of the raw text.

Templates take `{match}`, `{rest}` (from the match to the end of the sentence), `{before}`, and for a captured token
`c`: `{c}`, `{c.lemma}`, `{c.subtree}` (the words that hang on it), `{c.rest}` (from it to the end of its clause).
A template that names a capture the match does not have is passed over. A fault of the message as a whole has no
words: the template's text becomes a paragraph at the place that the check gives.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tonecheck.checkers.hit import Hit, marked, trim
from tonecheck.finding import Edit, Rewrite
from tonecheck.nlp import Analysis
from tonecheck.rewrite.transforms import TRANSFORMS
from tonecheck.rulebook import RewriteTemplate, Rule
from tonecheck.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

_FIELD = re.compile(r"\{([a-z][a-z0-9_-]*)(?:\.(lemma|subtree|rest|lower))?\}")
_FINAL = re.compile(r"[.!?…]+[\"')\]]*$")


def make(rule: Rule, hit: Hit, analysis: Analysis) -> tuple[Rewrite, ...]:
    """The rewrites of a finding, best first, none that leaves the text as it is, none twice."""
    made: list[Rewrite] = []
    for template in rule.rewrites:
        edits = _edits(template, rule, hit, analysis)
        if edits and all(edits != other.edits for other in made) and not _half_mended(rule, hit, edits, analysis):
            made.append(Rewrite(edits, template.applicability, template.because))
    return tuple(made)


def _half_mended(rule: Rule, hit: Hit, edits: tuple[Edit, ...], analysis: Analysis) -> bool:
    """Whether slang, swearing or a shouted word would be left in the sentence, or the sentence broken."""
    if rule.category == "shouting":
        from tonecheck.rewrite.recast.wording import still_shouts

        return any(still_shouts(edit.text, analysis.message.raw[edit.span.end : edit.span.end + 2]) for edit in edits)
    if rule.category not in ("slang", "profanity") or hit.sentence is None:
        return False
    from tonecheck.rewrite.recast.speech import mended

    raw, place = analysis.message.raw, analysis.sentence_span(hit.sentence)
    text = raw[place.start : place.end]
    if any(edit.span.start < place.start or edit.span.end > place.end for edit in edits):
        return False
    after = text
    for edit in reversed(edits):
        after = after[: edit.span.start - place.start] + edit.text + after[edit.span.end - place.start :]
    if not re.search(r"\w", after):
        return False
    right = mended(text, after, rule.category)
    return right is None or (right != after if rule.category == "profanity" else _letters(right) != _letters(after))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.lower())


def _edits(template: RewriteTemplate, rule: Rule, hit: Hit, analysis: Analysis) -> tuple[Edit, ...] | None:
    raw = analysis.message.raw
    if template.transform is not None:
        edits = TRANSFORMS[template.transform](analysis, hit, rule.match.mark)
        if edits and rule.category in STUNG and _leaves_a_stub(edits, hit, analysis, rule.category):
            return None
        if edits and rule.category == "hedging" and hit.sentence is not None and _hangs(edits, hit, analysis):
            return None
    elif hit.sentence is None:
        edits = _put_in(template, hit, raw)
    else:
        edits = _fill(template, rule, hit, analysis)
    if not edits:
        return None
    return tuple(e for e in sorted(edits) if e.span.of(raw) != e.text) or None


#: Categories whose whole sentences are taken out by `recast.remove`, which looks at what would be left of the draft.
STUNG = frozenset(
    {
        "insult",
        "sarcasm",
        "condescension",
        "passive-aggression",
        "complaint",
        "internal-affairs",
        "insensitive",
    }
)
#: What backs a sting, and a name that somebody was called by ("…, Mr Pell, and the photographs prove it").
_BACKS = re.compile(
    r"\W*(?:and (?!(?:I|we) (?:want|need|won't|will|expect|would)\b)|(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+, (?:and|but|so)\b)"
)


def _hangs(edits: list[Edit], hit: Hit, analysis: Analysis) -> bool:
    """Whether a sentence that only loses words hangs on them then: "do say if I am"."""
    from tonecheck.rewrite.recast.dangling import dangles

    assert hit.sentence is not None
    raw, place = analysis.message.raw, analysis.sentence_span(hit.sentence)
    cut = edits[0].span
    after = f"{raw[place.start : max(place.start, cut.start)]}{edits[0].text}{raw[min(cut.end, place.end) : place.end]}"
    return dangles(place.of(raw), after, "hedging")


def _leaves_a_stub(edits: list[Edit], hit: Hit, analysis: Analysis, category: str) -> bool:
    """Whether words cut out are a sentence that another led up to or that informs, or open one that goes on with what backs them."""
    if hit.sentence is None:
        return False
    from tonecheck.rewrite.recast.dangling import dangles
    from tonecheck.rewrite.recast.halves import informs_text
    from tonecheck.rewrite.recast.remove import led_up_to

    raw, place = analysis.message.raw, analysis.sentence_span(hit.sentence)
    cut = edits[0].span
    before, after = raw[place.start : max(place.start, cut.start)], raw[min(cut.end, place.end) : place.end]
    if not re.search(r"\w", before + edits[0].text + after):
        text = place.of(raw).replace("’", "'")
        return led_up_to(analysis, hit.sentence, category) or informs_text(text)
    if dangles(place.of(raw), before + edits[0].text + after, category):
        return True
    if re.search(r"\w", before):
        return False
    mark = analysis.span(hit.sentence.segment, hit.tokens) if hit.tokens is not None else cut
    return _BACKS.match(raw[mark.end : place.end]) is not None or _BACKS.match(edits[0].text + after) is not None


def _put_in(template: RewriteTemplate, hit: Hit, raw: str) -> list[Edit] | None:
    """The text as a paragraph of its own at the hit's place: a fault of the whole message has no words to stand in for.

    Only `{values}` of the hit can be named. Where text goes on in the same line, it is put in before that.
    """
    if hit.at is None or template.text is None:
        return None
    if any(field[1] not in hit.values for field in _FIELD.finditer(template.text)):
        return None
    text = _FIELD.sub(lambda field: hit.values[field[1]], template.text)
    newline = "\r\n" if "\r\n" in raw else "\n"
    text = text.rstrip("\n").replace("\n", newline)
    end = len(raw[: hit.at].rstrip())
    if not end:
        start = len(raw) - len(raw.lstrip("\ufeff \t\r\n"))
        return [Edit(Span(start, start), text + newline * 2)]
    rest = raw[end:].lstrip(" \t")
    if rest.strip() and not rest.startswith(("\n", "\r")):
        return [Edit(Span(end, end), " " + text)]
    return [Edit(Span(end, end), newline * 2 + text)]


def _fill(template: RewriteTemplate, rule: Rule, hit: Hit, analysis: Analysis) -> list[Edit] | None:
    assert hit.sentence is not None and template.text is not None
    segment, raw = hit.sentence.segment, analysis.message.raw
    sentence = hit.sentence.tokens
    target = sentence if template.replace == "sentence" else marked(hit, rule.match.mark)
    target_span = analysis.span(segment, target)
    if template.replace == "match" and hit.characters:
        target_span = analysis.characters(segment, *hit.characters)
    missing = False

    def value(field: re.Match[str]) -> str:
        nonlocal missing
        text = _value(field[1], field[2], hit, target, analysis)
        if text is None:
            missing = True
            return ""
        return text

    text = _FIELD.sub(value, template.text)
    if missing:
        return None
    text = re.sub(r" {2,}", " ", text)
    sentence_span = analysis.span(segment, sentence)
    starts = not any(c.isalnum() for c in raw[sentence_span.start : target_span.start])
    original = target_span.of(raw).lstrip("\"'“‘(")
    if starts and (original[:1].isupper() or template.replace == "sentence") and text[:1].islower():
        text = text[0].upper() + text[1:]
    edits = [Edit(target_span, text)]
    final = _FINAL.search(sentence_span.of(raw))
    ends_with_mark = _FINAL.search(text) or text.endswith(("[…]", ":"))
    if target_span.end >= sentence_span.end:
        if template.end is not None and not text.endswith(template.end):
            edits = [Edit(target_span, _FINAL.sub("", text) + template.end)]
        elif final and not ends_with_mark:
            edits = [Edit(target_span, text + final[0])]
    elif template.end is not None:
        tail = final[0] if final else ""
        at = Span(sentence_span.end - len(tail), sentence_span.end)
        if at.start >= target_span.end and tail != template.end:
            edits.append(Edit(at, template.end))
    elif final and text.endswith((".", "?", "!")) and target_span.end + len(final[0]) == sentence_span.end:
        edits = [Edit(Span(target_span.start, sentence_span.end), text)]
    return edits


_TOLD_TOO = re.compile(
    r"[,;:–—] ?(?:the|it|it's|we|we're|i|i'm|you|you're|my|our|your|he|she|they|this|that|there)\b", re.I
)


def _as_asked(order: str, before: str) -> str | None:
    """An order's words for a question, without its hurry; None where more is told in the sentence than what is asked for."""
    from tonecheck.rewrite.recast.asking import softened
    from tonecheck.rewrite.recast.dangling import orders_on

    plain = order.replace("’", "'")
    if re.search(r"\w", before) or _TOLD_TOO.search(plain) or orders_on(plain):
        return None
    asked = softened(order)
    return asked if re.search(r"[ap]\.m\.$", asked) else asked.rstrip(".")


def _value(name: str, form: str | None, hit: Hit, target: Tokens, analysis: Analysis) -> str | None:
    assert hit.sentence is not None
    segment, sentence = hit.sentence.segment, hit.sentence.tokens
    raw = analysis.message.raw

    def text_of(start: int, end: int) -> str:
        if start >= end:
            return ""
        return re.sub(r"\s+", " ", analysis.span(segment, hit.doc[start:end]).of(raw))

    if name == "match":
        return text_of(target.start, target.end)
    if name == "rest":
        rest = trim(hit.doc[target.end : sentence.end]) if target.end < sentence.end else None
        return text_of(target.end, rest.end) if rest is not None and len(rest) else ""
    if name == "before":
        return text_of(sentence.start, target.start)
    if name == "order" and name in hit.values:
        return _as_asked(hit.values[name], text_of(sentence.start, target.start))
    if name in hit.values:
        return hit.values[name]
    if name not in hit.captures:
        return None
    tokens = hit.captures[name]
    if form == "lemma":
        return str(tokens.root.lemma_)
    if form == "lower":
        return text_of(tokens.start, tokens.end).lower()
    if form in ("subtree", "rest"):
        inside = [t.i for t in tokens.root.subtree if sentence.start <= t.i < sentence.end]
        start = tokens.start if form == "rest" else min(inside)
        kept = trim(hit.doc[start : max(max(inside) + 1, tokens.end)], keep_from=start)
        return text_of(kept.start, kept.end)
    return text_of(tokens.start, tokens.end)

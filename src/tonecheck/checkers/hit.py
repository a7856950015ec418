"""What a checker finds before it becomes a finding: words in a sentence, or the message as a whole."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tonecheck.nlp import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_CLAUSE_HEADS = frozenset(
    {"ROOT", "conj", "parataxis", "advcl", "ccomp", "acl:relcl", "csubj", "csubj:pass", "advcl:relcl"}
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: tokens `start`..`end` (indices into the document) of a sentence, and captured tokens by name.

    `sentence` is None for a fault of the message as a whole. `values` fill the rule's message and rewrites beside captures.
    """

    sentence: Sentence | None
    start: int = 0
    end: int = 0
    captures: Mapping[str, Tokens] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    confidence: float | None = None
    #: Characters of the document, where the marked words are not whole tokens.
    characters: tuple[int, int] | None = None
    #: Offset in `Message.raw` after which a rewrite of a hit without words puts its text.
    at: int | None = None

    @property
    def doc(self) -> Doc:
        assert self.sentence is not None
        return self.sentence.segment.doc

    @property
    def text(self) -> str:
        """The text of the document."""
        assert self.sentence is not None
        return self.sentence.segment.text

    @property
    def tokens(self) -> Tokens:
        return self.doc[self.start : self.end]


def marked(hit: Hit, mark: str) -> Tokens:
    """The words that a finding marks: the match, the clause or the sentence around it, or a captured token."""
    assert hit.sentence is not None
    if mark == "match":
        return hit.tokens
    if mark == "sentence":
        return hit.sentence.tokens
    if mark == "clause":
        return clause(hit)
    return hit.captures[mark]


def clause(hit: Hit) -> Tokens:
    """The stretch of the sentence that belongs to the nearest clause head above the match.

    Clauses that are joined to it are left out where they lie outside the match; conjunctions and punctuation at the ends fall off.
    """
    assert hit.sentence is not None
    sentence = hit.sentence.tokens
    head = hit.tokens.root
    while head.dep_ not in _CLAUSE_HEADS and head.head.i != head.i and _within(head.head, sentence):
        head = head.head
    keep = {t.i for t in head.subtree if _within(t, sentence)}
    for child in head.children:
        if child.dep_ in ("conj", "parataxis") and not hit.start <= child.i < hit.end:
            branch = {t.i for t in child.subtree}
            if not any(hit.start <= i < hit.end for i in branch):
                keep -= branch
    start, end = min(keep | {hit.start}), max(keep | {hit.end - 1}) + 1
    return trim(hit.doc[start:end], keep_from=hit.start, keep_to=hit.end)


def trim(tokens: Tokens, *, keep_from: int | None = None, keep_to: int | None = None) -> Tokens:
    """The tokens without conjunctions, punctuation and space at their ends (never inside keep_from..keep_to)."""
    start, end, doc = tokens.start, tokens.end, tokens.doc
    keep_from = end - 1 if keep_from is None else keep_from
    keep_to = start + 1 if keep_to is None else keep_to
    while start < keep_from and (
        doc[start].is_punct or doc[start].is_space or doc[start].pos_ == "CCONJ" or doc[start].lower_ == "that"
    ):
        start += 1
    while end > keep_to and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return doc[start:end]


def _within(token: Token, tokens: Tokens) -> bool:
    return bool(tokens.start <= token.i < tokens.end)


_QUOTES = re.compile(r'"[^"\n]{2,400}?"|“[^”\n]{2,400}?”|«[^»\n]{2,400}?»|„[^“”\n]{2,400}?[“”]')


def quotations(text: str) -> list[tuple[int, int]]:
    """Character ranges between quotation marks of a text, the marks included."""
    if not any(mark in text for mark in '"“«„'):
        return []
    return [m.span() for m in _QUOTES.finditer(text)]

"""Training text for the pipeline: treebank documents as running text, recut and roughened anew for each pass.

Registered with spaCy as `tonecheck.Treebank.v1` (training, endless variety from one seed) and used by `evaluate.py`
(the same text without noise). Each piece is 3-10 sentences with real line breaks; blank lines are white-space tokens
attached to the token before them, as spaCy's own corpora have it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import conllu
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example


def lay_out(sentences: list[conllu.Sentence], breaks: list[str]) -> tuple[str, list[tuple[int, conllu.Word]]]:
    """Running text of the sentences, and each word's offset in it; `breaks[i]` stands before sentence i."""
    text, places = "", []
    for sentence, gap in zip(sentences, breaks, strict=True):
        text += gap
        places += [(len(text) + word.start, word) for word in sentence.words]
        text += sentence.text
    return text, places


def plain_breaks(sentences: list[conllu.Sentence]) -> list[str]:
    """What stood between the sentences, as far as the treebank tells: a blank line before a paragraph, else a space."""
    return ["" if i == 0 else "\n\n" if s.starts_paragraph else " " for i, s in enumerate(sentences)]


def to_doc(nlp: Language, sentences: list[conllu.Sentence], breaks: list[str]) -> Doc:
    """A gold Doc: treebank words plus white-space tokens; a white-space token hangs on the token before it."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    pos: list[str] = []
    morphs: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[int] = []

    def white(gap: str) -> None:
        if not gap:
            return
        if gap.startswith(" ") and words and not spaces[-1]:
            spaces[-1], gap = True, gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
            tags.append("_SP")
            pos.append("SPACE")
            morphs.append("")
            lemmas.append(gap)
            heads.append(max(0, len(words) - 2))
            deps.append("dep" if len(words) > 1 else "ROOT")
            starts.append(1 if len(words) == 1 else -1)

    for sentence, gap in zip(sentences, breaks, strict=True):
        white(gap)
        index: list[int] = []
        at, pending = 0, []
        for word in sentence.words:
            white(sentence.text[at : word.start])
            index.append(len(words))
            words.append(word.form)
            spaces.append(False)
            tags.append(word.xpos)
            pos.append(word.upos)
            morphs.append("" if word.feats == "_" else word.feats)
            lemmas.append(word.lemma)
            heads.append(0)
            deps.append(word.deprel)
            starts.append(1 if word is sentence.words[0] else -1)
            pending.append(word)
            at = word.end
        for place, word in zip(index, pending, strict=True):
            heads[place] = index[word.head]
            if heads[place] == place:
                deps[place] = "ROOT"
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def roughen(sentence: conllu.Sentence, rng: random.Random) -> conllu.Sentence:
    """The sentence as a hasty writer types it: lower case, no full stop, curly or missing apostrophes, capitals."""
    words = [
        conllu.Word(w.form, w.lemma, w.upos, w.xpos, w.feats, w.head, w.deprel, w.start, w.end, w.space_after)
        for w in sentence.words
    ]
    roll = rng.random()
    if roll < 0.10:
        for word in words:
            word.form = _same_length(word.form, word.form.lower())
    elif roll < 0.13:
        for word in words:
            word.form = _same_length(word.form, word.form.upper())
    elif roll < 0.18:
        words[0].form = _same_length(words[0].form, words[0].form.lower())
    if rng.random() < 0.3:
        for word in words:
            word.form = word.form.replace("'", "’") if "'" in word.form else word.form.replace("’", "'")
    elif rng.random() < 0.08:
        for word in words:
            if len(word.form) > 1 and word.form[0] in "'’" and word.form.isascii():
                word.form = word.form[1:]
            elif word.form in ("n't", "n’t"):
                word.form = "nt"
    if len(words) > 3 and words[-1].form == "." and rng.random() < 0.12:
        root = len(words) - 1
        if all(w.head != root for w in words[:-1]):
            words = words[:-1]
    text = ""
    for i, word in enumerate(words):
        word.start = len(text)
        text += word.form
        word.end = len(text)
        if word.space_after and i + 1 < len(words):
            text += " "
    return conllu.Sentence(sentence.sent_id, text, sentence.starts_paragraph, words)


def _same_length(old: str, new: str) -> str:
    return new if len(new) == len(old) else old


def rough_breaks(sentences: list[conllu.Sentence], rng: random.Random) -> list[str]:
    breaks = plain_breaks(sentences)
    for i in range(1, len(breaks)):
        roll = rng.random()
        if breaks[i] == " " and roll < 0.08:
            breaks[i] = "\n"
        elif breaks[i] == " " and roll < 0.13:
            breaks[i] = "\n\n"
        elif breaks[i] == " " and roll < 0.16:
            breaks[i] = "  "
        elif breaks[i] == "\n\n" and roll < 0.2:
            breaks[i] = "\n"
    return breaks


@spacy.registry.readers("tonecheck.Treebank.v1")
def treebank(path: str, noise: bool, seed: int, limit: int = 0) -> Callable[[Language], Iterator[Example]]:
    documents = list(conllu.read(Path(path)))
    passes = iter(range(10**9))

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed + (next(passes) if noise else 0))
        pieces: list[list[conllu.Sentence]] = []
        for document in documents:
            at = 0
            while at < len(document.sentences):
                size = rng.randint(3, 10)
                pieces.append(document.sentences[at : at + size])
                at += size
        rng.shuffle(pieces)
        for piece in pieces[: limit or None]:
            sentences = [roughen(s, rng) if noise and rng.random() < 0.6 else s for s in piece]
            breaks = rough_breaks(sentences, rng) if noise else plain_breaks(sentences)
            reference = to_doc(nlp, sentences, breaks)
            if re.search(r"\S", reference.text):
                yield Example(nlp.make_doc(reference.text), reference)

    return read

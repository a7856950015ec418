"""Reads CoNLL-U treebank files into documents with their running text and word offsets.

Source: the CoNLL-U format, https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """One syntactic word. `start`/`end` are code points into the sentence text, half-open."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  # 0-based index of the head within the sentence; the word itself for the root
    deprel: str
    start: int = 0
    end: int = 0
    space_after: bool = True


@dataclass(slots=True)
class Sentence:
    sent_id: str
    text: str
    starts_paragraph: bool
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Document:
    doc_id: str
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def genre(self) -> str:
        return self.doc_id.split("-", 1)[0]


def read(path: Path) -> Iterator[Document]:
    """Yields the documents of one file.

    A multi-word token whose parts spell it out ("do" + "n't") keeps its parts; one whose parts do not is
    one word, analysed as its first part.
    """
    document: Document | None = None
    for block in path.read_text(encoding="utf8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        if not lines or not lines[0]:
            continue
        meta = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
        is_paragraph = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        if document is None or any(line.startswith("# newdoc") for line in lines):
            if document is not None:
                yield document
            document = Document(meta.get("newdoc id", meta["sent_id"]))
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        document.sentences.append(_sentence(meta["sent_id"], is_paragraph, rows))
    if document is not None:
        yield document


def _sentence(sent_id: str, starts_paragraph: bool, rows: list[list[str]]) -> Sentence:
    surface = {}  # id of first part -> (last id, form, space after)
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            surface[first] = (last, row[1], "SpaceAfter=No" not in row[9])
    words: list[Word] = []
    ids: dict[int, int] = {0: -1}
    heads: list[int] = []
    swallowed: dict[int, int] = {}
    inside: tuple[int, bool] | None = None
    skip_to = 0
    for row in rows:
        if not row[0].isdigit():
            continue
        number = int(row[0])
        if number <= skip_to:
            swallowed[number] = len(words) - 1
            continue
        form, space = row[1], "SpaceAfter=No" not in row[9]
        if number in surface:
            last, token, token_space = surface[number]
            parts = "".join(r[1] for r in rows if r[0].isdigit() and number <= int(r[0]) <= last)
            if parts == token:
                inside = (last, token_space)
            else:
                form, space, skip_to = token, token_space, last
        if inside is not None:
            space = inside[1] if number == inside[0] else False
            if number == inside[0]:
                inside = None
        ids[number] = len(words)
        heads.append(int(row[6]))
        words.append(Word(form, row[2], row[3], row[4], row[5], 0, row[7], space_after=space))
    ids.update(swallowed)
    text = ""
    for index, word in enumerate(words):
        head = ids[heads[index]]
        word.head = index if head == -1 else head
        word.start = len(text)
        text += word.form
        word.end = len(text)
        if word.space_after and index + 1 < len(words):
            text += " "
    return Sentence(sent_id, text, starts_paragraph, words)

"""Scores a pipeline on a treebank file from raw text: `python training/pipeline/evaluate.py --data DIR [--part test]`.

The measures are those of the CoNLL 2018 shared task (Zeman et al. 2018): words are matched by their characters, and
UPOS, lemma (here ignoring case), UAS and LAS are F1 over matched words; a sentence counts where both its ends do.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

import conllu  # noqa: E402
import corpus  # noqa: E402
from spacy.language import Language  # noqa: E402

MEASURES = ("tokens", "sentences", "upos", "xpos", "lemma", "uas", "las")


def score(nlp: Language, documents: list[conllu.Document]) -> dict[str, float]:
    """F1 in percent for each measure, over whole documents as running text."""
    right: Counter[str] = Counter()
    gold_words = system_words = gold_sentences = system_sentences = 0
    laid_out = [corpus.lay_out(d.sentences, corpus.plain_breaks(d.sentences)) for d in documents]
    docs = nlp.pipe((text for text, _ in laid_out), batch_size=8)
    for document, (_, places), doc in zip(documents, laid_out, docs, strict=True):
        gold = {(start, start + len(word.form)): (start, word) for start, word in places}
        heads: dict[tuple[int, int], tuple[int, int] | None] = {}
        sentences = set()
        at = 0
        for sentence in document.sentences:
            spans = [(s, s + len(w.form)) for s, w in places[at : at + len(sentence.words)]]
            at += len(sentence.words)
            sentences.add((spans[0][0], spans[-1][1]))
            for i, word in enumerate(sentence.words):
                heads[spans[i]] = None if word.head == i else spans[word.head]
        ours = [t for t in doc if not t.is_space]
        gold_words += len(gold)
        system_words += len(ours)
        gold_sentences += len(sentences)
        found = set()
        for sent in doc.sents:
            kept = [t for t in sent if not t.is_space]
            if kept:
                found.add((kept[0].idx, kept[-1].idx + len(kept[-1])))
        system_sentences += len(found)
        right["sentences"] += len(found & sentences)
        for token in ours:
            key = (token.idx, token.idx + len(token))
            if key not in gold:
                continue
            word = gold[key][1]
            right["tokens"] += 1
            right["upos"] += token.pos_ == word.upos
            right["xpos"] += token.tag_ == word.xpos
            right["lemma"] += token.lemma_.lower() == word.lemma.lower()
            head = None if token.head.i == token.i else (token.head.idx, token.head.idx + len(token.head))
            if head == heads[key]:
                right["uas"] += 1
                right["las"] += (token.dep_ if head else "root") == (word.deprel if head else "root")
    out = {}
    for measure in MEASURES:
        total = gold_sentences + system_sentences if measure == "sentences" else gold_words + system_words
        out[measure] = round(200 * right[measure] / total, 2)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="test", choices=["dev", "test"])
    parser.add_argument("--model", type=Path, help="a folder as training leaves it (default: the shipped pipeline)")
    options = parser.parse_args()
    print(json.dumps(evaluate(load(options.model), options.data, options.part), indent=1))


def load(model: Path | None) -> Language:
    if model is not None:
        import spacy

        return spacy.load(model)
    from tonecheck.nlp import pipeline

    return pipeline()


def evaluate(nlp: Language, data: Path, part: str) -> dict[str, dict[str, float]]:
    documents = list(conllu.read(data / f"en_ewt-ud-{part}.conllu"))
    mails = [d for d in documents if d.genre == "email"]
    return {"all": score(nlp, documents), "email": score(nlp, mails)}


if __name__ == "__main__":
    main()

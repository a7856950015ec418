"""Packs a trained pipeline into the file that ships, and writes its card from figures measured on the packed file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "src")]

CARD = """# The English pipeline of tonecheck

spaCy pipeline: tok2vec (MultiHashEmbed, MaxoutWindowEncoder, width 128, depth 4), tagger (Penn tags), morphologizer
(UPOS and features), dependency parser (Universal Dependencies) and edit-tree lemmatizer, {size:.1f} MB, parameters in half precision.

Made by `python training/pipeline/build.py --data DIR`, where DIR holds the three files of
[UD English-EWT](https://github.com/UniversalDependencies/UD_English-EWT); measured by
`python training/pipeline/evaluate.py --data DIR`, F1 in percent on the test part, from raw text, with the definitions of
the CoNLL 2018 shared task (lemmas ignoring case):

| text | words | sentences | UPOS | XPOS | lemma | UAS | LAS |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

Wanted: LAS 80.0 and sentences 86 on all of test, sentences 82 on its e-mail part, at most 8 MB.

Licence of the data and attribution: UD English-EWT, built on the English Web Treebank, by Natalia Silveira, Timothy Dozat,
Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John Bauer, Christopher Manning and the Universal Dependencies
contributors, licensed [CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/). The weights in this folder are
derived from it and are offered under the same licence.
"""


def pack(model: Path, out: Path, data: Path) -> None:
    import evaluate
    import spacy
    import tokenizer

    from tonecheck._pipeline import from_packed, to_packed

    out.mkdir(parents=True, exist_ok=True)
    target = out / "pipeline.bin"
    trained = spacy.load(model)
    tokenizer.build(trained)
    target.write_bytes(to_packed(trained))
    nlp = from_packed(target.read_bytes())
    scores = evaluate.evaluate(nlp, data, "test")
    rows = [
        f"| {name} | " + " | ".join(f"{scores[key][m]:.2f}" for m in evaluate.MEASURES) + " |"
        for name, key in (("test, all", "all"), ("test, e-mail", "email"))
    ]
    size = target.stat().st_size / 1e6
    (out / "CARD.md").write_text(CARD.format(size=size, rows="\n".join(rows)), encoding="utf8")
    (out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf8")
    print(json.dumps(scores, indent=1), f"{size:.2f} MB")


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))

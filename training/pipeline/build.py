"""Makes the English pipeline that tonecheck ships: `python training/pipeline/build.py --data DIR`.

`--data` is a folder with UD English-EWT's three files (https://github.com/UniversalDependencies/UD_English-EWT:
en_ewt-ud-{train,dev,test}.conllu). Steps, all seeded: label files, training, evaluation on test from raw text, packing to
half precision into src/tonecheck/models/english with its card. About 70 minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

import corpus  # noqa: E402  (registers the reader)
import spacy  # noqa: E402
import tokenizer  # noqa: E402
from spacy.training.initialize import init_nlp  # noqa: E402
from spacy.training.loop import train  # noqa: E402
from spacy.util import load_config  # noqa: E402
from thinc.api import NumpyOps, set_current_ops  # noqa: E402


def write_labels(data: Path, work: Path) -> None:
    """Label sets counted once over the treebank as it stands, so that every run has the same ones."""
    config = load_config(HERE / "config.cfg")
    nlp = spacy.blank("en")
    tokenizer.build(nlp)
    examples = list(corpus.treebank(str(data / "en_ewt-ud-train.conllu"), False, 3)(nlp))
    labels = work / "labels"
    labels.mkdir(parents=True, exist_ok=True)
    for name in ("tagger", "morphologizer", "parser", "trainable_lemmatizer"):
        section = dict(config["components"][name])
        section.pop("factory"), section.pop("model")
        pipe = nlp.add_pipe(name, config=section)
        pipe.initialize(lambda: examples, nlp=nlp)
        (labels / f"{name}.json").write_text(json.dumps(pipe.label_data))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("training/pipeline/work"), help="scratch folder")
    parser.add_argument("--out", type=Path, default=Path("src/tonecheck/models/english"))
    parser.add_argument("--steps", type=int, default=6400, help="training steps (default 6400)")
    parser.add_argument("--only", choices=["labels", "train", "pack"], help="one step of the three")
    options = parser.parse_args()
    if options.only in (None, "labels"):
        write_labels(options.data, options.work)
    if options.only in (None, "train"):
        overrides = {
            "paths.train": str(options.data / "en_ewt-ud-train.conllu"),
            "paths.dev": str(options.data / "en_ewt-ud-dev.conllu"),
            "paths.labels": str(options.work / "labels"),
            "training.max_steps": options.steps,
        }
        set_current_ops(NumpyOps(use_blis=False))  # numpy's BLAS is the quicker one on recent processors
        train(init_nlp(load_config(HERE / "config.cfg", overrides)), options.work / "run")
    if options.only in (None, "pack"):
        import pack

        pack.pack(options.work / "run" / "model-best", options.out, options.data)


if __name__ == "__main__":
    main()

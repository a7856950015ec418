"""The spaCy pipeline in its packed form: one file, parameters in half precision.

The language class leaves out spaCy's stock tokenizer tables: ours come with the file, and filling tables only to throw
them away is most of what loading costs.
"""

from __future__ import annotations

from typing import Any

import srsly
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc


class _Defaults(English.Defaults):
    tokenizer_exceptions: dict[str, list[dict[Any, Any]]] = {}


class TonecheckEnglish(English):
    lang = "en"
    Defaults = _Defaults


@Language.component("tonecheck_lines")
def lines(doc: Doc) -> Doc:
    """A line break ends the sentence; the white space itself belongs to the sentence before it."""
    for i in range(1, len(doc)):
        if doc[i - 1].is_space and "\n" in doc[i - 1].text and not doc[i].is_space:
            doc[i].is_sent_start = True
        elif doc[i].is_space:
            doc[i].is_sent_start = False
    return doc


@Language.component("tonecheck_lemmas")
def lemmas(doc: Doc) -> Doc:
    """Lemmas are lower case except those of names, whatever case the writer used."""
    for token in doc:
        if token.pos_ != "PROPN" and not token.lemma_.islower():
            token.lemma_ = token.lemma_.lower()
    return doc


def to_packed(nlp: Language) -> bytes:
    """The pipeline as one byte string, parameters as float16."""
    models = [name for name, pipe in nlp.pipeline if hasattr(pipe, "model")]
    state = _cast(nlp.to_bytes(), models, "float16")
    return bytes(srsly.msgpack_dumps({"config": nlp.config.to_str(), "models": models, "state": state}))


def from_packed(packed: bytes) -> Language:
    """The pipeline of a packed byte string, parameters as float32, with our two components added."""
    from thinc.api import Config

    content = srsly.msgpack_loads(packed)
    config = Config().from_str(content["config"])
    config["initialize"] = {}
    config["training"] = {}
    config["corpora"] = {}
    nlp = TonecheckEnglish.from_config(config)
    nlp.from_bytes(_cast(content["state"], content["models"], "float32"))
    nlp.add_pipe("tonecheck_lines", before="parser")
    nlp.add_pipe("tonecheck_lemmas", last=True)
    return nlp


def _cast(state: bytes, models: list[str], precision: str) -> bytes:
    """Changes the precision of the named models' parameters inside `Language.to_bytes`."""
    outer = srsly.msgpack_loads(state)
    for name in models:
        inner = srsly.msgpack_loads(outer[name])
        model = srsly.msgpack_loads(inner["model"])
        model["params"] = [
            {key: value if value is None else value.astype(precision) for key, value in parameters.items()}
            for parameters in model["params"]
        ]
        inner["model"] = srsly.msgpack_dumps(model)
        outer[name] = srsly.msgpack_dumps(inner)
    return bytes(srsly.msgpack_dumps(outer))

"""The spaCy pipeline in its packed form: one file, parameters in half precision.

The language class leaves out spaCy's stock tokenizer tables: ours come with the file, and filling tables only to throw
them away is most of what loading costs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import srsly
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Config


class _Defaults(English.Defaults):
    tokenizer_exceptions: dict[str, list[dict[Any, Any]]] = {}


class TonecheckEnglish(English):
    lang = "en"
    Defaults = _Defaults


@registry.tokenizers("tonecheck.Tokenizer.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """An empty tokenizer; the tables come with the packed pipeline."""
    return lambda nlp: Tokenizer(nlp.vocab)


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
    """The pipeline as one byte string: configuration, tokenizer tables, strings, and each model with float16 parameters."""
    tokenizer = nlp.tokenizer
    parts = {}
    for name, pipe in nlp.pipeline:
        state = srsly.msgpack_loads(pipe.to_bytes(exclude=["vocab", "model"]))
        parts[name] = {"state": srsly.msgpack_dumps(state), "model": _cast(pipe.model.to_bytes(), "float16")}
    content = {
        "config": nlp.config.to_str(),
        "tokenizer": {
            "rules": {text: [{str(k): v for k, v in piece.items()} for piece in pieces] for text, pieces in tokenizer.rules.items()},
            "prefix_search": tokenizer.prefix_search.__self__.pattern,
            "suffix_search": tokenizer.suffix_search.__self__.pattern,
            "infix_finditer": tokenizer.infix_finditer.__self__.pattern,
            "token_match": tokenizer.token_match.__self__.pattern,
            "url_match": tokenizer.url_match.__self__.pattern,
        },
        "strings": sorted(nlp.vocab.strings),
        "parts": parts,
    }
    return bytes(srsly.msgpack_dumps(content))


def from_packed(packed: bytes) -> Language:
    """The pipeline of a packed byte string, parameters as float32, with our two components added."""
    content = srsly.msgpack_loads(packed)
    config = Config().from_str(content["config"])
    for section in ("initialize", "training", "corpora"):
        config[section] = {}
    config["nlp"]["tokenizer"] = {"@tokenizers": "tonecheck.Tokenizer.v1"}
    nlp = TonecheckEnglish.from_config(config, auto_fill=False, validate=False)
    for text in content["strings"]:
        nlp.vocab.strings.add(text)
    tables = content["tokenizer"]
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules={text: [{int(k): v for k, v in piece.items()} for piece in pieces] for text, pieces in tables["rules"].items()},
        prefix_search=re.compile(tables["prefix_search"]).search,
        suffix_search=re.compile(tables["suffix_search"]).search,
        infix_finditer=re.compile(tables["infix_finditer"]).finditer,
        token_match=re.compile(tables["token_match"]).match,
        url_match=re.compile(tables["url_match"]).match,
    )
    for name, part in content["parts"].items():
        pipe = nlp.get_pipe(name)
        state = srsly.msgpack_loads(part["state"])
        state["model"] = _cast(part["model"], "float32")
        pipe.from_bytes(srsly.msgpack_dumps(state), exclude=["vocab"])
    nlp.add_pipe("tonecheck_lines", before="parser")
    nlp.add_pipe("tonecheck_lemmas", last=True)
    return nlp


def _cast(model: bytes, precision: str) -> bytes:
    """A model's bytes with its parameters in another precision."""
    state = srsly.msgpack_loads(model)
    state["params"] = [
        {key: value if value is None else value.astype(precision) for key, value in parameters.items()}
        for parameters in state["params"]
    ]
    return bytes(srsly.msgpack_dumps(state))

"""The spaCy pipeline in its packed form: one file, parameters in half precision, and the few steps that run it.

`spacy.load` and `Language` resolve registries, scan entry points and fill tables that we then throw away, which costs more
than reading the parameters. Here spaCy's own components are made directly, with our tokenizer tables, and run in order.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy
import srsly
from spacy.attrs import IS_SPACE, LEMMA, LOWER, NORM, ORTH, POS
from spacy.lang.en import English
from spacy.ml.models.parser import build_tb_parser_model
from spacy.ml.models.tagger import build_tagger_model
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.pipeline.dep_parser import DependencyParser
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer
from spacy.pipeline.morphologizer import Morphologizer
from spacy.pipeline.tagger import Tagger
from spacy.pipeline.tok2vec import Tok2Vec, Tok2VecListener
from spacy.symbols import PROPN
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.vocab import Vocab, create_vocab
from thinc.api import Model, use_ops

#: Tokens that go through the models together; each takes about 20 kB on the way.
MOST_TOKENS = 3_000

#: Auxiliaries that are whole words in front of "n't" too. spaCy takes some of them for others there ("didn't" for "do not",
#: "hadn't" for "have not"); "ca", "wo" and "sha" are no words, and stay "can", "will" and "shall".
WHOLE = (
    "am",
    "are",
    "be",
    "been",
    "can",
    "could",
    "dare",
    "did",
    "do",
    "does",
    "had",
    "has",
    "have",
    "is",
    "may",
    "might",
    "must",
    "need",
    "ought",
    "shall",
    "should",
    "was",
    "were",
    "will",
    "would",
)


class Pipeline:
    """Tokenizer, tagger, morphologizer, parser and lemmatizer over one vocabulary. Made by `from_packed`."""

    def __init__(self, vocab: Vocab, tokenizer: Tokenizer, models: dict[str, Model[Any, Any]], settings: Any) -> None:
        self.vocab = vocab
        self.tokenizer = tokenizer
        self._tok2vec = Tok2Vec(vocab, models["tok2vec"])
        self._tagger = Tagger(vocab, models["tagger"])
        self._morphologizer = Morphologizer(vocab, models["morphologizer"], overwrite=True, extend=False)
        self._parser = DependencyParser(
            vocab, models["parser"], update_with_oracle_cut_size=100, min_action_freq=10, learn_tokens=False
        )
        self._lemmatizer = EditTreeLemmatizer(vocab, models["lemmatizer"])
        for name in ("tagger", "morphologizer", "parser", "lemmatizer"):
            getattr(self, f"_{name}").from_bytes(settings[name], exclude=["vocab", "model"])
        self._whole = frozenset(vocab.strings.add(word) for word in WHOLE)

    def make_doc(self, text: str) -> Doc:
        """The text as tokens, with nothing known about them but their forms."""
        doc: Doc = self.tokenizer(text)
        self._keep_whole(doc)
        return doc

    def _keep_whole(self, doc: Doc) -> None:
        """The normalised form of a whole word is the word: "didn't" is "did not". The models were trained on spaCy's form."""
        columns = doc.to_array([LOWER, NORM])
        for i in numpy.flatnonzero(columns[:, 0] != columns[:, 1]):
            if int(columns[i, 0]) in self._whole:
                doc[int(i)].norm_ = doc[int(i)].lower_

    def __call__(self, text: str) -> Doc:
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str], *, batch_size: int = 64) -> Iterator[Doc]:
        """The documents of texts, in order; at most `batch_size` of them, or MOST_TOKENS, go through the models together."""
        batch: list[Doc] = []
        tokens = 0
        for text in texts:
            doc = self.tokenizer(text)
            if batch and (len(batch) == batch_size or tokens + len(doc) > MOST_TOKENS):
                yield from self._annotated(batch)
                batch, tokens = [], 0
            batch.append(doc)
            tokens += len(doc)
        yield from self._annotated(batch)

    def _annotated(self, docs: list[Doc]) -> list[Doc]:
        for doc in docs:
            _end_at_line_breaks(doc)
        for component in (self._tok2vec, self._tagger, self._morphologizer, self._parser, self._lemmatizer):
            component.set_annotations(docs, component.predict(docs))
        for doc in docs:
            _lower_lemmas(doc)
            self._keep_whole(doc)
            doc.tensor = numpy.zeros((0,), dtype="float32")  # 512 bytes a token that nobody reads any more
        return docs


def _end_at_line_breaks(doc: Doc) -> None:
    """A line break ends the sentence; the white space itself belongs to the sentence before it."""
    for i in numpy.flatnonzero(doc.to_array([IS_SPACE])):
        at = int(i)
        if at > 0:
            doc[at].is_sent_start = False
        if at + 1 < len(doc) and "\n" in doc[at].text and not doc[at + 1].is_space:
            doc[at + 1].is_sent_start = True


def _lower_lemmas(doc: Doc) -> None:
    """Lemmas are lower case except those of names, whatever case the writer used."""
    columns = doc.to_array([LEMMA, POS])
    for lemma in numpy.unique(columns[:, 0]):
        written = doc.vocab.strings[int(lemma)]
        if not written.islower():
            for i in numpy.flatnonzero((columns[:, 0] == lemma) & (columns[:, 1] != PROPN)):
                doc[int(i)].lemma_ = written.lower()


# ------------------------------------------------------------------------------------------------- the packed form


def to_packed(nlp: Any) -> bytes:
    """A trained pipeline (a spaCy `Language`) as one byte string: settings, tokenizer tables, strings, and all parameters as float16."""
    embed = nlp.config["components"]["tok2vec"]["model"]["embed"]
    encode = nlp.config["components"]["tok2vec"]["model"]["encode"]
    parser = nlp.config["components"]["parser"]["model"]
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    pipes = {
        "tok2vec": nlp.get_pipe("tok2vec"),
        "tagger": nlp.get_pipe("tagger"),
        "morphologizer": nlp.get_pipe("morphologizer"),
        "parser": nlp.get_pipe("parser"),
        "lemmatizer": lemmatizer,
    }
    trees, labels = _trees_in_use(nlp.vocab, lemmatizer)
    settings = {
        name: bytes(pipes[name].to_bytes(exclude=["vocab", "model"])) for name in ("tagger", "morphologizer", "parser")
    }
    settings["lemmatizer"] = srsly.msgpack_dumps(
        {
            "cfg": srsly.json_dumps({**lemmatizer.cfg, "labels": labels}),
            "trees": srsly.msgpack_dumps({"trees": trees}),
        }
    )
    named = {form for tree in trees for form in (tree.get("orig"), tree.get("subst")) if form is not None}
    tokenizer = nlp.tokenizer
    nodes, parameters = {}, []
    for name, pipe in pipes.items():
        nodes[name], own = _unfilled(pipe.model)
        parameters += own
    content = {
        "shape": {
            "embed": {key: embed[key] for key in ("width", "attrs", "rows", "include_static_vectors")},
            "encode": {key: encode[key] for key in ("width", "depth", "window_size", "maxout_pieces")},
            "parser": {
                key: parser[key]
                for key in ("state_type", "extra_state_tokens", "hidden_width", "maxout_pieces", "use_upper")
            },
        },
        "tokenizer": {
            # The text is tidied before it comes here, and holds no curly apostrophe.
            "rules": {
                text: [[piece[ORTH], piece.get(NORM, "")] for piece in pieces]
                for text, pieces in tokenizer.rules.items()
                if "’" not in text
            },
            "prefix_search": tokenizer.prefix_search.__self__.pattern,
            "suffix_search": tokenizer.suffix_search.__self__.pattern,
            "infix_finditer": tokenizer.infix_finditer.__self__.pattern,
            "token_match": tokenizer.token_match.__self__.pattern,
            "url_match": tokenizer.url_match.__self__.pattern,
        },
        "strings": sorted({nlp.vocab.strings[form] for form in named} | set(_labels(nlp))),
        "settings": settings,
        "nodes": nodes,
        "parameters": numpy.concatenate(parameters).astype("float16").tobytes(),
    }
    return bytes(srsly.msgpack_dumps(content))


def from_packed(packed: bytes) -> Pipeline:
    """The pipeline of a packed byte string, parameters as float32."""
    content = srsly.msgpack_loads(packed)
    vocab = create_vocab("en", English.Defaults)
    for text in content["strings"]:
        vocab.strings.add(text)
    tables = content["tokenizer"]
    tokenizer = Tokenizer(
        vocab,
        rules={
            text: [{ORTH: form, NORM: norm} if norm else {ORTH: form} for form, norm in pieces]
            for text, pieces in tables["rules"].items()
        },
        prefix_search=re.compile(tables["prefix_search"]).search,
        suffix_search=_at_the_end(re.compile(tables["suffix_search"])),
        infix_finditer=re.compile(tables["infix_finditer"]).finditer,
        token_match=re.compile(tables["token_match"]).match,
        url_match=re.compile(tables["url_match"]).match,
    )
    models = _models(content["shape"])
    parameters = numpy.frombuffer(content["parameters"], dtype="float16").astype("float32")
    at = 0
    for name, nodes in content["nodes"].items():
        at = _fill(models[name], nodes, parameters, at)
    return Pipeline(vocab, tokenizer, models, content["settings"])


#: Characters at the end of a piece of text in which its suffix is looked for: a run of ten thousand marks takes seconds otherwise.
LONGEST_SUFFIX = 200


def _at_the_end(suffix: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    return lambda text: suffix.search(text[-LONGEST_SUFFIX:])


def _models(shape: Any) -> dict[str, Model[Any, Any]]:
    """The networks without their parameters."""
    width = shape["encode"]["width"]
    # One core and small matrices: numpy's BLAS is quicker than blis. The choice holds for these models alone.
    with use_ops("numpy", use_blis=False):
        models = {
            "tok2vec": build_Tok2Vec_model(MultiHashEmbed(**shape["embed"]), MaxoutWindowEncoder(**shape["encode"]))
        }
        for name in ("tagger", "morphologizer", "lemmatizer"):
            models[name] = build_tagger_model(Tok2VecListener("tok2vec", width), normalize=False)
        models["parser"] = build_tb_parser_model(Tok2VecListener("tok2vec", width), nO=None, **shape["parser"])
    return models


def _unfilled(model: Model[Any, Any]) -> tuple[list[dict[str, Any]], list[Any]]:
    """For each node of a model its sizes and the shapes of its parameters; and the parameters themselves, flat."""
    nodes, parameters = [], []
    for node in model.walk():
        shapes = {}
        for name in node.param_names:
            if node.has_param(name):
                shapes[name] = list(node.get_param(name).shape)
                parameters.append(node.get_param(name).ravel())
        sizes = {name: node.get_dim(name) for name in node.dim_names if node.has_dim(name)}
        nodes.append({"sizes": sizes, "shapes": shapes})
    return nodes, parameters


def _fill(model: Model[Any, Any], nodes: list[dict[str, Any]], parameters: Any, at: int) -> int:
    """Sets a model's sizes and parameters, read from `at` on; the place behind them."""
    for node, known in zip(model.walk(), nodes, strict=True):
        for name, size in known["sizes"].items():
            node.set_dim(name, size)
        for name, shape in known["shapes"].items():
            end = at + math.prod(shape)
            node.set_param(name, parameters[at:end].reshape(shape))
            at = end
    return at


def _labels(nlp: Any) -> Iterator[str]:
    """Every string that the models can give a token."""
    yield from nlp.get_pipe("tagger").labels
    morphologizer = nlp.get_pipe("morphologizer")
    yield from morphologizer.labels
    yield from (feats for feats in morphologizer.cfg["labels_morph"].values() if feats)
    yield from nlp.get_pipe("parser").labels


def _trees_in_use(vocab: Vocab, lemmatizer: Any) -> tuple[list[dict[str, Any]], list[int]]:
    """The edit trees that labels lead to, numbered anew, and the labels in the new numbers.

    Training keeps all trees that it has seen; fewer than one in ten of them is worth a label.
    """
    number: dict[int, int] = {}
    trees: list[dict[str, Any]] = []

    def keep(old: int) -> int:
        if old not in number:
            tree = dict(lemmatizer.trees[old])
            for branch in ("prefix_tree", "suffix_tree"):
                if branch in tree and tree[branch] != _NO_TREE:
                    tree[branch] = keep(tree[branch])
            number[old] = len(trees)
            trees.append(tree)
        return number[old]

    return trees, [keep(label) for label in lemmatizer.cfg["labels"]]


#: What spaCy writes where an edit tree has no branch.
_NO_TREE = 2**32 - 1

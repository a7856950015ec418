"""Writes a trained network as the reader ships it: `python training/judge/export.py FOLDER` (into src/tonecheck/models/reader).

Fuses the layers, turns the weights into 8-bit integers (and the inputs too, where that costs nothing), and compares the result with the network on a few sentences.
Needs onnx, onnxscript and onnxruntime beside what training needs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import onnx
import torch
from evaluate import load
from network import tokenizer_of
from onnx import helper, numpy_helper
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


def sensitive(model: Any) -> list[str]:
    """Names of the feed-forward products of the lower half of the layers, whose inputs have outliers that 8 bits cannot hold."""
    widths = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    products = [node for node in model.graph.node if node.op_type == "MatMul"]
    found = []
    for shape in ((384, 1536), (1536, 384)):
        own = [node.name for node in products if widths.get(node.input[1]) == shape]
        found += own[: len(own) // 2]
    return found


def weights_only(model: Any, names: Sequence[str]) -> Any:
    """The model with the weights of the named products in 8 bits, each column with its scale, and the products in floats."""
    graph = model.graph
    known = {tensor.name: tensor for tensor in graph.initializer}
    for node in list(graph.node):
        if node.name not in names:
            continue
        weights = numpy_helper.to_array(known[node.input[1]])
        scale = (abs(weights).max(axis=0) / 127).astype(numpy.float32)
        base = node.name.strip("/").replace("/", "_")
        stored = {
            "q": numpy.round(weights / scale).astype(numpy.int8),
            "scale": scale,
            "zero": numpy.zeros_like(scale, dtype=numpy.int8),
        }
        graph.initializer.remove(known[node.input[1]])
        graph.initializer.extend(numpy_helper.from_array(value, f"{base}_{name}") for name, value in stored.items())
        inputs = [f"{base}_{name}" for name in stored]
        graph.node.insert(
            0, helper.make_node("DequantizeLinear", inputs, [f"{base}_weights"], axis=1, name=f"{base}_wide")
        )
        node.input[1] = f"{base}_weights"
    return model


def export(folder: Path, out: Path) -> None:
    network = load(folder)
    out.mkdir(parents=True, exist_ok=True)
    example = torch.tensor([[101, 7592, 2045, 1010, 102]])
    with tempfile.TemporaryDirectory() as name:
        plain, fused, small = (Path(name) / f"{stage}.onnx" for stage in ("plain", "fused", "small"))
        torch.onnx.export(
            Plain(network), (example,), str(plain), input_names=["ids"], output_names=["channels"],
            dynamic_axes={"ids": {1: "pieces"}, "channels": {1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        made = optimizer.optimize_model(str(plain), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
        made.save_model_to_file(str(fused))
        wide = sensitive(made.model)
        quantize_dynamic(
            str(fused), str(small), weight_type=QuantType.QInt8, per_channel=True,
            nodes_to_exclude=wide,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        onnx.save(weights_only(onnx.load(str(small)), wide), str(out / "model.onnx"))
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

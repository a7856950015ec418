"""Averages trained networks weight by weight: `python training/judge/soup.py OUT FOLDER FOLDER ...`.

Source: Wortsman et al., "Model soups" (ICML 2022). Helps where the networks began from one another.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import torch


def main() -> None:
    out, *folders = map(Path, sys.argv[1:])
    networks = [torch.load(folder / "network.pt", map_location="cpu") for folder in folders]
    mean = {
        name: sum(n[name] for n in networks) / len(networks) if value.is_floating_point() else value
        for name, value in networks[0].items()
    }
    out.mkdir(parents=True, exist_ok=True)
    torch.save(mean, out / "network.pt")
    shutil.copy(folders[0] / "settings.json", out / "settings.json")


if __name__ == "__main__":
    main()

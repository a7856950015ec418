"""The command-line process: `tonecheck` and `python -m tonecheck`."""

from __future__ import annotations


def run() -> None:
    from tonecheck import _lean

    _lean.prepare()
    from tonecheck.cli import main

    main(prog_name="tonecheck")


if __name__ == "__main__":
    run()

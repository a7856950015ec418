"""A process that judges mail for the gate, so that a check that hangs or dies takes nothing else with it.

On standard input: 8 bytes with the length of a message (big-endian), then the message; again and again. On standard
output: one line of JSON for each, and one at the start. It ends with its input.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from tonecheck.config import load_config
from tonecheck.errors import CheckError, ToneCheckError
from tonecheck.mail.judging import Judgement, judge, reasons
from tonecheck.mail.verdict import Verdict

DIMENSIONS = ("politeness", "professionalism", "ownership", "overall")


def verdict_of(judgement: Judgement) -> Verdict:
    """What the gate needs of a judgement."""
    report = judgement.report
    if report is None:
        return Verdict(held=False, verdict="none", note=judgement.note)
    return Verdict(
        held=judgement.held,
        verdict=report.verdict,
        scores={name: round(getattr(report.scores, name)) for name in DIMENSIONS},
        categories=tuple(dict.fromkeys(finding.category for finding in report.findings)),
        reasons=tuple(reasons(report)) if judgement.held else (),
    )


def _end_without(gate: int) -> None:
    """Ends this process soon after the process `gate` has died without a word; reading its input tells that only between two messages."""
    while os.getppid() == gate:
        time.sleep(0.2)
    os._exit(1)


def main(profile: str | None, config_file: str | None) -> None:
    """Judges until standard input ends."""
    # The gate says when to stop; a Ctrl-C at its terminal reaches us too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.name == "posix":
        threading.Thread(target=_end_without, args=(os.getppid(),), daemon=True).start()
    # Nothing that a library prints may get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    source = sys.stdin.buffer

    def answer(content: bytes | None) -> dict[str, Any]:
        try:
            config = load_config(None, explicit=Path(config_file) if config_file else None)
            if content is None:
                judge(b"Thank you.\n", lambda: config, profile=profile, seconds=600)
                return {}
            return verdict_of(judge(content, lambda: config, profile=profile, seconds=600)).to_dict()
        except (CheckError, ToneCheckError) as error:
            return {"error": str(error)}

    content: bytes | None = None
    while True:
        try:
            answers.write(json.dumps(answer(content)).encode() + b"\n")
            answers.flush()
        except BrokenPipeError:  # the gate has died, and with it whoever waited for this
            os._exit(1)
        head = source.read(8)
        if len(head) < 8:
            return
        size = int.from_bytes(head, "big")
        content = source.read(size)
        if len(content) < size:
            return


if __name__ == "__main__":
    from tonecheck import _lean

    _lean.prepare()
    main(*(argument or None for argument in sys.argv[1:3]))

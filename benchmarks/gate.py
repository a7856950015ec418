"""Sends messages through a real Postfix and the gate, kills the gate (-9) again and again, and counts what arrived.

    sudo python benchmarks/gate.py --messages 2000 --kill-every 8

Every message must be delivered at least once, unaltered: the bytes that were sent must be the end of what is delivered.
Exits 1 where one is missing or altered. Needs root and Debian's postfix; nothing of the machine's own Postfix is used.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import smtplib
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from places import environment
from postfix import MISSING, GateProcess, Postfix, free_port

#: Messages in Postfix's queues up to which more are sent.
WAITING = 100

_BODIES = (
    "Hi Ann,\r\n\r\nThank you for the form. I will send the offer on Monday.\r\n\r\nBest regards,\r\nBo\r\n",
    "Hi Ann,\r\n\r\nyou idiot. You failed to sign it, so this is on you.\r\n\r\nBest,\r\nBo\r\n",
    "Hi Ann,\r\n\r\n.a dot first\r\n..two dots\r\n.\tand a blank\r\n\r\n \r\n-- \r\nBo\r\n\r\n\r\n",
    "Hallo Ann,\r\n\r\nschöne Grüße: 漢字 und €.\r\n\r\nBo\r\n",
)


def message(number: int, source: random.Random) -> bytes:
    """One of a few kinds of mail, with a number, some of them with an attachment of random bytes in base64 or long lines."""
    head = f"From: Bo <bo@team.example>\r\nTo: Ann <ann@team.example>\r\nSubject: order {number}\r\nDate: Mon, 2 Nov 2026 10:00:00 +0000\r\n"
    head += f"Message-ID: <{number}@sent.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
    body = source.choice(_BODIES).encode()
    if source.random() < 0.2:
        body += b"".join(source.randbytes(30).hex().encode() + b"\r\n" for _ in range(source.randrange(1, 3000)))
    if source.random() < 0.2:
        body += b"x" * 990 + b"\r\n"
    return head.encode() + b"\r\n" + body


def run(
    count: int, *, kill_every: float, folder: Path, seed: int = 1, most_kills: int = 1000, say: bool = False
) -> Counter[str]:
    """Sends while the gate is killed; counts of sent, delivered, twice (delivered more than once), lost, altered and kills."""
    source = random.Random(seed)
    counts: Counter[str] = Counter(sent=count)
    gate_port = free_port()
    with Postfix(gate=gate_port) as postfix:
        gate = GateProcess(gate_port, postfix.after, env=environment(folder / "home"), log=folder / "gate.log")
        gate.start()
        sent: dict[int, bytes] = {}
        client = smtplib.SMTP("127.0.0.1", postfix.entry)
        kill_at = time.monotonic() + source.expovariate(1 / kill_every)
        end = time.monotonic() + 60 + count * 2
        while len(sent) < count or postfix.queued():
            # Traffic goes on while the gate is down, but not without bounds: Postfix tries all that waits again and again.
            if len(sent) < count and postfix.queued() < WAITING:
                for number in range(len(sent), min(len(sent) + 10, count)):
                    sent[number] = message(number, source)
                    client.sendmail("bo@team.example", ["ann@team.example"], sent[number], ["BODY=8BITMIME"])
                if len(sent) == count:
                    client.quit()
            else:
                time.sleep(0.2)
            # Without an end to the killing the last messages might wait for ever.
            busy = len(sent) < count or postfix.queued() > 5
            if busy and counts["kills"] < most_kills and time.monotonic() > kill_at:
                gate.kill()
                counts["kills"] += 1
                gate.start()
                kill_at = time.monotonic() + source.expovariate(1 / kill_every)
                if say:
                    print(f"{len(sent)} sent, {postfix.queued()} queued, {counts['kills']} kills", flush=True)
            if time.monotonic() > end:
                break
        counts["queued"] = postfix.queued()
        counts["exit status of the gate"] = gate.stop()
        arrived: Counter[int] = Counter()
        for content in postfix.delivered():
            found = re.search(rb"^Message-ID: <(\d+)@sent\.example>", content, re.MULTILINE)
            assert found, content[:2000]
            number = int(found[1])
            arrived[number] += 1
            plain = sent[number].replace(b"\r\n", b"\n")
            if hashlib.sha256(content[-len(plain) :]).digest() != hashlib.sha256(plain).digest():
                counts["altered"] += 1
            if content.count(b"\nX-Tonecheck-Verdict: ") != 1:
                counts["not tagged once"] += 1
    counts["delivered"] = len(arrived)
    counts["twice"] = sum(1 for times in arrived.values() if times > 1)
    counts["lost"] = count - len(arrived) - counts["queued"]
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=2000)
    parser.add_argument(
        "--kill-every", type=float, default=8.0, metavar="SECONDS", help="between two kills, on average"
    )
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if MISSING:
        print(f"cannot run: {MISSING}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        counts = run(
            arguments.messages, kill_every=arguments.kill_every, folder=Path(folder), seed=arguments.seed, say=True
        )
        print(", ".join(f"{name} {counts[name]}" for name in counts), f"in {time.monotonic() - started:.0f} s")
    return int(bool(counts["lost"] or counts["altered"]))


if __name__ == "__main__":
    sys.exit(main())

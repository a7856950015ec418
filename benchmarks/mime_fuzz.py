"""Sends mutated mail through parser and checker, and reports every traceback and every one that takes too long.

    python benchmarks/mime_fuzz.py --messages 5000

A mail may be refused (DraftError), nothing else. Seconds are those of the processor, so that a busy machine is no hang. Exits 1 where something else came of one; what did is written to --keep.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tonecheck.engine import Checker
from tonecheck.errors import DraftError

ROOT = Path(__file__).resolve().parent.parent

#: Pieces that matter to a parser of mail.
_PIECES = (
    b"\r\n", b"\n", b"\r", b"\n\n", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"=", b"=\n", b"=3D", b"=?utf-8?Q?=FF?=",
    b"=?utf-8?B?////?=", b"=?nonsense?X?y?=", b"--b", b"--b--", b"--", b"-- \n", b"> ", b">>>>> ", b"On Mon, Ann wrote:\n",
    b"Content-Type: ", b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: multipart/alternative; boundary=\"\"\n",
    b"Content-Type: text/html; charset=utf-7\n", b"Content-Type: text/plain; charset=\"\xff\"\n", b"Content-Type: message/rfc822\n",
    b"Content-Type: text/plain; format=flowed; delsp=yes\n", b"Content-Type: application/pkcs7-mime; smime-type=\xe9\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Transfer-Encoding: quoted-printable\n", b"Content-Transfer-Encoding: x-uuencode\n",
    b"Content-Disposition: attachment; filename*=utf-8''%FF%00\n", b"Content-Disposition: inline; filename*0*=a; filename*2=c\n",
    b"Subject: ", b"Subject: =?utf-8?Q?a\n", b"From: ", b"From: <<@>,,;\n", b"To: undisclosed-recipients:;\n", b"To: \"a\\\" <b@c\n",
    b"MIME-Version: 1.0\n", b"begin 644 a\n#0V%T\n`\nend\n", b"-----BEGIN PGP MESSAGE-----\n", b"<div>" * 40, b"<!--", b"<![CDATA[", b"&#1114112;",
    b"&#xD800;", b"<style>", b"diff --git a/x b/x\n", b"---\n", b"@@ -1 +1 @@\n", b"# \n", b"\xe2\x80\xae", b"\xf0\x9f\x98\xa1", b"\xcc\x81" * 50,
    b"!" * 300, b"A" * 3000, b"(" * 500, b" " * 2000, b"\t" * 500, b"http://" + b"a." * 300, b"you idiot ", b"*" * 400, b"_" * 400, b"\"" * 300,
)  # fmt: skip

_MAILS = (
    b'From: Bo <bo@x.example>\nTo: Ann <ann@x.example>\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n'
    b'Content-Type: multipart/alternative; boundary="c"\n\n--c\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nHi Ann,\n\n'
    b"you failed to sign the form=E2=80=A6 Send it ASAP!!!\n\nOn Mon, 2 Nov 2026, Ann wrote:\n> When does it come?\n\n-- \nBo\n--c\nContent-Type: text/html\n\n"
    b"<p>Hi <b>Ann</b>,</p><p>you failed to sign.</p><blockquote>When?</blockquote>\n--c--\n--b\nContent-Type: application/pdf; name=a.pdf\n"
    b"Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.pdf\n\nJVBERi0xLjQK\n--b--\n",
    b"Received: from a by b; Mon, 2 Nov 2026 10:00:00 +0000\nFrom: Bo <bo@x.example>\nSubject: order\nMIME-Version: 1.0\nContent-Type: text/html; charset=windows-1252\n"
    b"Content-Transfer-Encoding: base64\n\nPGh0bWw+PGJvZHk+PHA+SGkgQW5uLDwvcD48dWw+PGxpPnlvdSBpZGlvdDwvbGk+PC91bD48L2JvZHk+PC9odG1sPg==\n",
)


def seeds() -> list[bytes]:
    """Drafts of all kinds to start from."""
    files = sorted(path for path in (ROOT / "examples").iterdir() if path.is_file())
    return [*_MAILS, *(path.read_bytes() for path in files)]


def mutated(seed: bytes, source: random.Random, others: list[bytes]) -> bytes:
    """A draft with one to eight random changes; at most 200 kB long."""
    text = bytearray(seed)
    for _ in range(source.randrange(1, 9)):
        at, end = sorted((source.randrange(len(text) + 1), source.randrange(len(text) + 1)))
        end = min(end, at + source.choice((1, 4, 40, 400)))
        kind = source.randrange(8)
        if kind == 0:
            del text[at:end]
        elif kind == 1:
            text[at:end] = source.choice(_PIECES)
        elif kind == 2:
            text[at:at] = source.choice(_PIECES) * source.choice((1, 1, 2, 50))
        elif kind == 3:
            text[at:at] = text[at:end] * source.choice((1, 2, 30))
        elif kind == 4 and text:
            text[min(at, len(text) - 1)] = source.randrange(256)
        elif kind == 5:
            text[at:at] = source.randbytes(source.randrange(1, 60))
        elif kind == 6:
            other = source.choice(others)
            cut = source.randrange(len(other) + 1)
            text[at:] = other[cut:]
        else:
            starts = [0] + [place + 1 for place, byte in enumerate(text) if byte == 10]
            start = source.choice(starts)
            text[start:start] = source.choice(_PIECES)
    return bytes(text[:200_000])


@contextlib.contextmanager
def _limit(seconds: float) -> Iterator[None]:
    def late(_signal: int, _frame: object) -> None:
        raise TimeoutError(f"took longer than {seconds:g} s of processor time")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def run(
    count: int, *, seed: int = 1, keep: Path | None = None, seconds: float = 10.0
) -> tuple[Counter[str], list[str]]:
    """Counts of what came of the drafts, and for each failure where it happened. The slowest is counted in milliseconds."""
    source = random.Random(seed)
    others = seeds()
    checker = Checker()
    checker.check("Thank you.")
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(count):
        draft = mutated(source.choice(others), source, others)
        kind = source.choice((None, None, "eml"))
        started = time.process_time()
        try:
            with _limit(seconds):
                report = checker.check(draft, kind=kind)
                report.to_dict()
            counts[report.verdict] += 1
        except DraftError:
            counts["refused"] += 1
        except Exception as error:
            counts["failed"] += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            failures.append(
                f"{number} ({kind}): {type(error).__name__}: {error} at {Path(place.filename).name}:{place.lineno}"
            )
            if keep is not None:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{number}-{kind}.eml").write_bytes(draft)
        taken = round(1000 * (time.process_time() - started))
        if taken > counts["slowest (ms)"]:
            counts["slowest (ms)"] = taken
            if keep is not None and taken > 1000:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"slow-{seed}-{number}-{taken}.eml").write_bytes(draft)
    return counts, failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where drafts that fail are written")
    arguments = parser.parse_args()
    started = time.monotonic()
    counts, failures = run(arguments.messages, seed=arguments.seed, keep=arguments.keep)
    print("\n".join(failures))
    print(
        ", ".join(f"{name} {number}" for name, number in sorted(counts.items())),
        f"in {time.monotonic() - started:.0f} s",
    )
    return int(bool(failures))


if __name__ == "__main__":
    sys.exit(main())

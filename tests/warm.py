"""tonecheck as processes that are forked from one with everything loaded, since starting takes far longer than judging.

As a program it reads requests from standard input, one line of JSON each, and answers in the same way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCORES = ("politeness", "professionalism", "ownership", "overall")


@dataclass(frozen=True)
class Done:
    """How a process ended, and `judged`: verdict and scores of each report that was made in it."""

    code: int
    stderr: str
    judged: tuple[tuple[Any, ...], ...]


class Warm:
    """`with Warm(cwd, env) as warm:` runs command lines of tonecheck in `cwd`, each in a process of its own."""

    def __init__(self, cwd: Path, env: dict[str, str]) -> None:
        self._cwd, self._env = cwd, env

    def __enter__(self) -> Warm:
        self._process = subprocess.Popen(
            [sys.executable, __file__], cwd=self._cwd, env=self._env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return self

    def __exit__(self, *exception: object) -> None:
        self._process.communicate(timeout=60)

    def run(self, *arguments: str, stdin: Path | None = None) -> Done:
        assert self._process.stdin is not None and self._process.stdout is not None
        request = {"arguments": arguments, "stdin": os.devnull if stdin is None else str(stdin)}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "Traceback" not in answer["stderr"]
        return Done(answer["code"], answer["stderr"], tuple(map(tuple, answer["judged"])))


def _serve() -> None:
    from tonecheck import _lean

    _lean.prepare()
    from tonecheck.cli import main
    from tonecheck.engine import Checker

    Checker().check("Hi Ann,\n\nyou failed to sign the order.\n\nBest,\nBo\n")
    check = Checker.check
    noted: list[tuple[Any, ...]] = []

    def noting(self: Checker, *arguments: Any, **options: Any) -> Any:
        report = check(self, *arguments, **options)
        noted.append((report.verdict, *(round(float(getattr(report.scores, name)), 6) for name in SCORES)))
        # Now, because the process may become another program.
        Path("judged").write_text(json.dumps(noted), encoding="utf8")
        return report

    Checker.check = noting  # type: ignore[method-assign]
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for line in requests:
        request = json.loads(line)
        Path("judged").write_text("[]", encoding="utf8")
        child = os.fork()
        if child == 0:
            for number, name, mode in (
                (0, request["stdin"], os.O_RDONLY),
                (1, os.devnull, os.O_WRONLY),
                (2, "stderr", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
            ):
                handle = os.open(name, mode, 0o600)
                os.dup2(handle, number)
                os.close(handle)
            sys.stdin = open(0, closefd=False, encoding="utf8")  # noqa: SIM115
            sys.argv = ["tonecheck", *request["arguments"]]
            try:
                main(request["arguments"], prog_name="tonecheck")
            except SystemExit as end:
                sys.stderr.flush()
                os._exit(end.code if isinstance(end.code, int) else 1)
            os._exit(99)
        _, status = os.waitpid(child, 0)
        answer = {
            "code": os.waitstatus_to_exitcode(status),
            "stderr": Path("stderr").read_text("utf8", "replace"),
            "judged": json.loads(Path("judged").read_text("utf8")),
        }
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    _serve()

"""What tests of the places of sending share: an environment apart from the tester's own, and tonecheck as a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def has_send_email() -> bool:
    """Whether git can send mail; `git send-email -h` would end with the same status as an unknown command."""
    if shutil.which("git") is None:
        return False
    folder = subprocess.run(["git", "--exec-path"], capture_output=True, text=True, check=True).stdout.strip()
    if not os.path.exists(os.path.join(folder, "git-send-email")):
        return False
    return subprocess.run(["perl", "-MMail::Address", "-e", "1"], capture_output=True).returncode == 0


def environment(home: Path) -> dict[str, str]:
    """Variables of a user whose home is `home`, and who has configured nothing but a name for git."""
    home.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "XDG_", "TONECHECK"))}
    return kept | {
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.org",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT / "src"),
        "OMP_NUM_THREADS": "1",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
    }  # fmt: skip


def tonecheck(*arguments: str, cwd: Path, env: dict[str, str], stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tonecheck", *arguments], cwd=cwd, env=env, input=stdin, capture_output=True, timeout=120,
        check=False,
    )  # fmt: skip
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)

"""The git hooks, driven by real `git commit`, real `git send-email` and the real pre-commit."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from mailbox_server import MailServer
from places import ROOT, environment, has_send_email, tonecheck

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed (Debian: git)")
needs_send_email = pytest.mark.skipif(
    not has_send_email(), reason="git send-email is not installed (Debian: git-email, libmailtools-perl)"
)

pytestmark = needs_git

RUDE = "Revert the parser\n\nYou idiots broke the build again.\n"
FINE = "Keep the last line in the parser\n\nThe tokenizer dropped it where no newline followed.\n"


class Repository:
    """A fresh repository with an environment of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.environment = folder, environment(home)
        folder.mkdir()
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, code: int | None = 0, **variables: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment | variables, capture_output=True, text=True,
            stdin=subprocess.DEVNULL, timeout=120, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert code is None or done.returncode == code, done.stdout + done.stderr
        return done

    def hook(self, *arguments: str, code: int = 0) -> str:
        done = tonecheck("hook", *arguments, cwd=self.folder, env=self.environment)
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout + done.stderr

    def commit(self, message: str, *options: str, code: int | None = 0, **variables: str) -> str:
        done = self.git("commit", "-q", "--allow-empty", *options, "-m", message, code=code, **variables)
        return done.stderr

    @property
    def count(self) -> int:
        done = self.git("rev-list", "--count", "--all", code=None)
        return int(done.stdout or 0)

    @property
    def hooks(self) -> Path:
        return self.folder / ".git" / "hooks"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "work", tmp_path / "home")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


# --- commit-msg ---


def test_a_rude_commit_is_stopped_and_a_fine_one_is_made(repository: Repository) -> None:
    repository.hook("install", "git")
    told = repository.commit(RUDE, code=1)
    assert "tonecheck stopped this commit message." in told
    assert "line 3: " in told and "idiots" in told and "(insult)" in told
    assert "--no-verify" in told and "TONECHECK=off" in told
    assert repository.count == 0
    assert repository.commit(FINE) == "", "silent where nothing is wrong"
    assert repository.count == 1


def test_the_ways_past(repository: Repository) -> None:
    repository.hook("install", "git")
    repository.commit(RUDE, "--no-verify")
    repository.commit(RUDE, TONECHECK="off")
    assert repository.count == 2
    told = repository.commit(RUDE, code=1)
    kept = next(line.split("git commit -e -F ")[1] for line in told.splitlines() if "git commit -e -F" in line)
    assert (repository.folder / kept).read_text() == RUDE
    repository.git("commit", "--allow-empty", "-e", "-F", kept, GIT_EDITOR="sed -i 's/You idiots/A change/'")
    assert repository.count == 3


@pytest.mark.parametrize("mark", ["#", ";", "auto"])
def test_comments_and_the_diff_below_the_scissors_are_not_judged(repository: Repository, mark: str) -> None:
    repository.hook("install", "git")
    repository.git("config", "core.commentChar", mark)
    (repository.folder / "you_idiots.txt").write_text("You idiots broke the build again. Shut up.\n")
    repository.git("add", ".")
    editor = 'sh -c \'printf "%s\\n\\n" "Keep the last line" | cat - "$1" > t && mv t "$1"\' -'
    repository.git("commit", "-v", GIT_EDITOR=editor)
    assert repository.count == 1


def test_an_existing_hook_runs_first_and_comes_back(repository: Repository) -> None:
    repository.hooks.mkdir(exist_ok=True)
    own = repository.hooks / "commit-msg"
    own.write_text('#!/bin/sh\necho "own hook $1"\ngrep -q TICKET "$1" || exit 7\n')
    own.chmod(0o755)
    before = own.read_bytes()
    assert "commit-msg.before-tonecheck" in repository.hook("install", "git")
    assert repository.commit(FINE, code=1) == "own hook .git/COMMIT_EDITMSG\n"
    told = repository.commit(RUDE + "\nTICKET-1\n", code=1)
    assert "own hook" in told and "(insult)" in told
    repository.commit(FINE + "\nTICKET-2\n")
    repository.hook("install", "git")
    repository.hook("uninstall", "git")
    assert own.read_bytes() == before
    assert stat.S_IMODE(own.stat().st_mode) == 0o755
    assert sorted(path.name for path in repository.hooks.iterdir() if "sample" not in path.name) == ["commit-msg"]


def test_install_and_uninstall_twice_and_status(repository: Repository) -> None:
    assert repository.hook("status", "git").count("not installed") == 2
    assert repository.hook("install", "git").count(": installed") == 2
    written = {path.name: path.read_bytes() for path in repository.hooks.iterdir()}
    assert repository.hook("install", "git").count("is in place") == 2
    assert written == {path.name: path.read_bytes() for path in repository.hooks.iterdir()}
    assert repository.hook("status", "git").count(": installed\n") == 2
    assert repository.hook("install", "git", "--on-error", "hold").count("renewed") == 2
    assert repository.hook("uninstall", "git").count("removed") == 2
    assert repository.hook("uninstall", "git").count("not installed") == 2
    assert not (repository.hooks / "commit-msg").exists()


def test_a_hook_changed_by_hand_is_left_alone(repository: Repository) -> None:
    repository.hook("install", "git")
    hook = repository.hooks / "commit-msg"
    hook.write_text(hook.read_text() + "echo mine\n")
    for command in ("install", "uninstall"):
        assert "changed by hand" in repository.hook(command, "git", code=2)
    assert "echo mine" in hook.read_text()
    assert "changed by hand" in repository.hook("status", "git")


def test_two_hooks_in_the_way(repository: Repository) -> None:
    for name in ("commit-msg", "commit-msg.before-tonecheck"):
        (repository.hooks / name).write_text("#!/bin/sh\n")
    assert "is taken" in repository.hook("install", "git", code=2)
    assert not (repository.hooks / "sendemail-validate").exists(), "nothing is done by halves"


def test_core_hooks_path_is_respected(repository: Repository) -> None:
    repository.git("config", "core.hooksPath", "house-hooks")
    below = repository.folder / "below"
    below.mkdir()
    done = tonecheck("hook", "install", "git", cwd=below, env=repository.environment)
    assert "core.hooksPath is set" in done.stdout
    assert (repository.folder / "house-hooks" / "commit-msg").exists()
    repository.commit(RUDE, code=1)
    repository.commit(FINE)


def test_worktrees_share_the_hooks(repository: Repository, tmp_path: Path) -> None:
    repository.hook("install", "git")
    repository.commit(FINE)
    repository.git("worktree", "add", "-q", str(tmp_path / "second"))
    told = repository.git("-C", str(tmp_path / "second"), "commit", "--allow-empty", "-m", RUDE, code=1).stderr
    assert "(insult)" in told


def test_the_global_template(repository: Repository, tmp_path: Path) -> None:
    assert "init.templateDir = " in repository.hook("install", "git", "--global")
    second = Repository(tmp_path / "new", tmp_path / "home")
    second.commit(RUDE, code=1)
    repository.commit(RUDE)
    repository.git("init")
    repository.commit(RUDE, code=1)
    assert "no longer set" in repository.hook("uninstall", "git", "--global")
    assert repository.git("config", "--global", "init.templateDir", code=1).stdout == ""
    third = Repository(tmp_path / "newer", tmp_path / "home")
    third.commit(RUDE)


def test_outside_a_repository(tmp_path: Path) -> None:
    done = tonecheck("hook", "install", "git", cwd=tmp_path, env=environment(tmp_path / "home"))
    assert done.returncode == 2
    assert "is not in a git repository" in done.stderr


@pytest.mark.parametrize(("on_error", "code"), [("pass", 0), ("hold", 1)])
def test_a_check_that_fails(repository: Repository, on_error: str, code: int) -> None:
    repository.hook("install", "git", "--on-error", on_error)
    (repository.folder / "tonecheck.toml").write_text("nonsense = 1\n")
    told = repository.commit(RUDE, code=code)
    assert "tonecheck: not checked: " in told and "unknown key" in told
    assert repository.count == 1 - code


@pytest.mark.parametrize("what", ["gone", "empty"])
def test_a_python_that_is_gone_or_has_no_tonecheck(repository: Repository, tmp_path: Path, what: str) -> None:
    repository.hook("install", "git")
    hook = repository.hooks / "commit-msg"
    other = tmp_path / "python"
    if what == "empty":
        other.write_text(f'#!/bin/sh\nexec {sys.executable} -S -I "$@"\n')
        other.chmod(0o755)
    hook.write_text(hook.read_text().replace(f"python={sys.executable}", f"python={other}"))
    assert "tonecheck: not checked: " in repository.commit(RUDE)
    assert repository.count == 1


def test_code_of_the_repository_is_never_run(repository: Repository) -> None:
    """A cloned repository may hold a `click.py`; a hook that imported it would run a stranger's program."""
    repository.hook("install", "git")
    for name in ("click", "tonecheck", "spacy", "json"):
        (repository.folder / f"{name}.py").write_text("open('ran', 'w').close()\n")
    repository.commit(RUDE, code=1)
    repository.commit(FINE)
    assert not (repository.folder / "ran").exists()


# --- send-email ---


def _patches(repository: Repository) -> None:
    for number, message in enumerate((FINE, "Name the field\n\nIt says which one was wrong.\n")):
        text = "You idiots broke the build again. Shut up, moron.\n" * 3
        (repository.folder / f"insults{number}.txt").write_text(text)
        repository.git("add", ".")
        repository.git("commit", "-q", "-m", message)
    repository.git("format-patch", "-q", "-2", "-o", "out", "--cover-letter")
    cover = repository.folder / "out" / "0000-cover-letter.patch"
    text = cover.read_text().replace("*** SUBJECT HERE ***", "Two mends of the parser")
    cover.write_text(text.replace("*** BLURB HERE ***", "Thank you for the review of the first round.\n"))


def _send(repository: Repository, server: MailServer, *options: str, code: int | None, **variables: str) -> str:
    done = repository.git(
        "send-email", "--to=list@example.org", "--from=ada@example.org", f"--smtp-server={server.host}",
        f"--smtp-server-port={server.port}", "--confirm=never", "--suppress-cc=all", *options, "out", code=code, **variables,
    )  # fmt: skip
    return done.stdout + done.stderr


@needs_send_email
def test_send_email(repository: Repository, server: MailServer) -> None:
    repository.hook("install", "git")
    _patches(repository)
    _send(repository, server, code=0)
    assert len(server.received) == 3, "a diff full of insults is nobody's mail"
    server.received.clear()
    cover = repository.folder / "out" / "0000-cover-letter.patch"
    cover.write_text(cover.read_text().replace("Thank you for", "You are an idiot, and so was"))
    told = _send(repository, server, code=None)
    assert server.received == []
    assert "tonecheck stopped this mail" in told and "idiot" in told and "(insult)" in told
    assert "--no-validate" in told
    _send(repository, server, "--no-validate", code=0)
    _send(repository, server, code=0, TONECHECK="off")
    assert len(server.received) == 6


# --- pre-commit ---


def test_pre_commit(repository: Repository, tmp_path: Path) -> None:
    """Our manifest is valid, and its hooks, run by the real pre-commit, stop what they must."""
    manifest = ROOT / ".pre-commit-hooks.yaml"
    run = [sys.executable, "-m", "pre_commit"]
    subprocess.run([*run, "validate-manifest", str(manifest)], check=True, env=repository.environment)
    hooks = yaml.safe_load(manifest.read_text())
    for hook in hooks:
        # As installed, but by this environment's Python, since a fresh one would be downloaded.
        hook |= {"language": "system", "entry": hook["entry"].replace("tonecheck", f"{sys.executable} -m tonecheck", 1)}
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (repository.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    repository.git("add", ".")
    for kind in ("pre-commit", "commit-msg"):
        subprocess.run([*run, "install", "-t", kind], check=True, env=repository.environment, cwd=repository.folder)
    told = repository.commit(RUDE, code=1)
    assert "(insult)" in told
    repository.commit(FINE)
    (repository.folder / "reply.eml").write_text(
        "Subject: Order\nMIME-Version: 1.0\n\nHi Ann,\n\nyou idiot.\n\nBest, Bo\n"
    )
    repository.git("add", ".")
    assert "insult" in repository.commit(FINE, code=1)

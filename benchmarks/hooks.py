"""What a check adds at the moment of sending: `python benchmarks/hooks.py` prints a table and writes it into docs/speed.md.

CPU time (user and system) of the whole hook as git starts it, and of `tonecheck sendmail` before `true` as the real
sendmail, over that of `python -c "import spacy"`: the least of several rounds in which they take turns, after one that
warms the disk. The mail, the commit message and the patch are real ones, with the same words.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from speed import ENVIRONMENT, ROOT, SECTION, drafts, processes, table, words

SPACY = 'python -c "import spacy"'
HOOKS = ("git, `sendemail-validate`", "git, `commit-msg`", "`tonecheck sendmail`")
#: Wanted at most, by whether the learned reader is on.
MOST = {"on": 2.1, "off": 1.7}

MAIL = "From: Tom Bauer <tom@team.example>\nTo: Ms Ito <ito@team.example>\nSubject: Our list\nMIME-Version: 1.0\n\n"


def commands(folder: Path) -> dict[tuple[str, str], list[str]]:
    """The command lines by hook and reader, in a repository with hooks that is made in `folder`."""
    draft = drafts()[0]
    mail, message, work = folder / "mail.eml", folder / "message", folder / "work"
    mail.write_text(MAIL + draft, encoding="utf8")
    message.write_text("Mend the list\n\n" + draft.split("\n\n", 1)[1], encoding="utf8")
    work.mkdir()
    homes = {}
    for reader in MOST:
        homes[reader] = folder / f"home-{reader}"
        own = homes[reader] / ".config" / "tonecheck"
        own.mkdir(parents=True)
        (own / "tonecheck.toml").write_text(f'reader = "{reader}"\n[grammar]\nmode = "off"\n', encoding="utf8")

    def run(*command: object) -> None:
        environment = ENVIRONMENT | {"HOME": str(homes["off"]), "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(list(map(str, command)), cwd=work, env=environment, check=True, capture_output=True)

    run("git", "init", "-q")
    run("git", "-c", "user.name=Tom", "-c", "user.email=tom@team.example", "commit", "--allow-empty", "-F", message)
    run("git", "format-patch", "-q", "--always", "--root", "-1", "-o", folder / "out")
    run(sys.executable, "-m", "tonecheck", "hook", "install", "git")
    (patch,) = (folder / "out").iterdir()
    hooks = work / ".git" / "hooks"
    sendmail = shlex.join([sys.executable, "-m", "tonecheck", "sendmail", "--via", "true", "--on-hold", "pass", "-t"])
    found = {}
    for reader, home in homes.items():
        start = ["env", "-C", str(work), "-u", "XDG_CONFIG_HOME", f"HOME={home}"]
        found[HOOKS[0], reader] = [*start, str(hooks / "sendemail-validate"), str(patch)]
        found[HOOKS[1], reader] = [*start, str(hooks / "commit-msg"), str(message)]
        found[HOOKS[2], reader] = [*start, "sh", "-c", f"exec {sendmail} < {shlex.quote(str(mail))}"]
    return found


def section(rounds: int) -> str:
    """The measured table."""
    with tempfile.TemporaryDirectory() as name:
        every = commands(Path(name))
        named = {f"{hook}, {reader}": command for (hook, reader), command in every.items()}
        least = processes({SPACY: [sys.executable, "-c", "import spacy"]} | named, rounds)
    spacy = least[SPACY]
    rows = [[hook, *(f"{least[f'{hook}, {reader}'] / spacy:.2f}" for reader in MOST)] for hook in HOOKS]
    lines = [
        f"<!-- benchmarks/{Path(__file__).name} -->",
        "## At the moment of sending",
        "",
        "CPU time that a check adds, in multiples of `import spacy`, written by `python benchmarks/hooks.py`; "
        f"{words(drafts()[0])} words, warm disk ({spacy:.2f} s for `import spacy` here).",
        "",
        *table(["hook", *(f"reader {reader} (wanted ≤ {most})" for reader, most in MOST.items())], rows),
        "<!-- end -->",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--write", type=Path, default=ROOT / "docs" / "speed.md")
    options = parser.parse_args()
    made = section(options.rounds)
    print(made)
    text = options.write.read_text(encoding="utf8") if options.write.is_file() else "# Speed\n"
    mark = made.split("\n", 1)[0]
    others = [found for found in SECTION.findall(text) if not found.startswith(mark)]
    options.write.write_text("\n".join((SECTION.sub("", text).rstrip() + "\n", *others, made)), encoding="utf8")


if __name__ == "__main__":
    main()

"""The command line: reads arguments, calls the library, prints, and turns verdicts and errors into exit codes.

Only click and the standard library are imported here at the top, so that help and completion answer at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from tonecheck.errors import ConfigError, DraftError, MissingPartError, RuleError, ToneCheckError

if TYPE_CHECKING:
    from pathlib import Path

    from tonecheck.config import Config
    from tonecheck.engine import Checker
    from tonecheck.finding import Finding, Rewrite
    from tonecheck.message import Message
    from tonecheck.report import Report
    from tonecheck.rewrite.apply import Fixed
    from tonecheck.rulebook import Rule, Rulebook

OK, HELD_BACK, CANNOT_CHECK, INTERRUPTED = 0, 1, 2, 130

PROFILES = ("customer", "colleague", "review", "public")
KINDS = ("text", "eml", "markdown", "commit", "patch")
FORMATS = ("text", "json", "sarif", "github")
#: Widest layout: longer lines are hard to read.
WIDEST = 120


class _Commands(click.Group):
    """Takes what names no command for `check`, and ends every run with an exit code instead of a traceback."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not ctx.resilient_parsing and not _is_tty(sys.stdin):
            args = ["check"]
        elif args and args[0] not in self.commands and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        if incomplete.startswith("-"):
            return [*super().shell_complete(ctx, incomplete), *check.shell_complete(ctx, incomplete)]
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        def run() -> Any:
            # click declares two overloads, and older versions none.
            return super(_Commands, self).main(*args, standalone_mode=False, **extra)  # type: ignore[call-overload, unused-ignore]

        if not standalone_mode:
            return run()
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            # A terminal that lacks a character is no reason to fail.
            reconfigure(errors="replace")
        try:
            code = run()
        except click.ClickException as error:
            error.show()
            code = CANNOT_CHECK
        except click.Abort:
            _complain("interrupted")
            code = INTERRUPTED
        except ToneCheckError as error:
            _complain(str(error))
            code = CANNOT_CHECK
        except (
            Exception
        ) as error:  # a bug of ours must not look like the verdict 1, which a traceback's exit code would
            if os.environ.get("TONECHECK_DEBUG"):
                raise
            _complain(
                f"internal error: {type(error).__name__}: {error}. This is a bug; please report it with the output of "
                "`TONECHECK_DEBUG=1 tonecheck ...`, which shows where it is."
            )
            code = CANNOT_CHECK
        sys.exit(code if isinstance(code, int) else OK)


def _version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"tonecheck {_own_version()}")
        ctx.exit()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="`tonecheck FILE` is short for `tonecheck check FILE`. Exit codes: 0 send, 1 held back, 2 cannot check.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def main() -> None:
    """Read an e-mail draft and say how it lands: how polite and professional it is, whom it blames, and what to
    write instead. Nothing leaves this machine unless you name a server.

    \b
    tonecheck draft.txt               judge a draft
    tonecheck < draft.txt             the same from a pipe
    tonecheck fix --write draft.txt   make the safe rewrites
    """


# --- options that several commands have -----------------------------------------------------------------------------


def _options(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_config_option = click.option(
    "--config", "config_file", type=click.Path(), metavar="FILE", help="Use this configuration, not the project's."
)
_judging = _options(
    click.option(
        "--profile", type=click.Choice(PROFILES), help="Who reads it. [default: customer; review for patches]"
    ),
    click.option("--kind", type=click.Choice(KINDS), help="What the draft is. [default: told by name and content]"),
    click.option(
        "--reply-to",
        type=click.Path(),
        metavar="FILE",
        help="The message that the draft answers: .eml, text, a mail folder (mbox), or - for standard input.",
    ),
    click.option("--to", multiple=True, metavar="ADDRESS", help="A recipient (repeatable)."),
    click.option("--cc", multiple=True, metavar="ADDRESS", help="Somebody who gets a copy (repeatable)."),
    click.option("--subject", metavar="TEXT", help="The subject line."),
    click.option("--date", metavar="DATE", help="When it is written (ISO 8601). [default: the mail's Date, else now]"),
    click.option("--attachment", multiple=True, metavar="NAME", help="An attached file (repeatable)."),
    click.option("--select", multiple=True, metavar="NAMES", help="Only these dimensions, categories or rules."),
    click.option("--ignore", multiple=True, metavar="NAMES", help="Not these dimensions, categories or rules."),
    _config_option,
    click.option(
        "--reader", type=click.Choice(("on", "off")), help="The learned reader beside the rules. [default: on]"
    ),
    click.option("--grammar", type=click.Choice(("auto", "on", "off")), help="Check grammar too. [default: auto]"),
    click.option("--grammar-server", metavar="URL", help="A running LanguageTool server."),
    click.option("--allow-remote", is_flag=True, default=None, help="Let servers be on another machine."),
    click.option("--rewriter", metavar="URL|off", help="A language model that writes rewrites too. [default: off]"),
    click.option("--rewriter-model", metavar="NAME", help="Which of that server's models."),
)
_color_option = click.option(
    "--color", type=click.Choice(("auto", "always", "never")), default="auto", show_default=True, help="Use colours."
)


class _Given:
    """The options of `_judging`, and the checkers that they and the configuration files make."""

    def __init__(
        self,
        *,
        profile: str | None,
        kind: str | None,
        reply_to: str | None,
        to: tuple[str, ...],
        cc: tuple[str, ...],
        subject: str | None,
        date: str | None,
        attachment: tuple[str, ...],
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        config_file: str | None,
        reader: str | None,
        grammar: str | None,
        grammar_server: str | None,
        allow_remote: bool | None,
        rewriter: str | None,
        rewriter_model: str | None,
    ) -> None:
        self.reply_to = reply_to
        self.context: dict[str, Any] = {
            "subject": subject,
            "to": to or None,
            "attachments": attachment,
            "kind": kind,
        }
        if cc:
            self.context["cc"] = cc
        if date is not None:
            from tonecheck.promises import moment_of

            self.context["date"] = moment_of(date)
        self._config_file = config_file
        self._overrides: dict[str, Any] = {
            "profile": profile,
            "select": _names(select),
            "ignore": _names(ignore),
            "reader": reader,
            "grammar_mode": grammar,
            "grammar_server": grammar_server,
            "allow_remote": allow_remote or None,
            "rewriter": rewriter,
            "rewriter_model": rewriter_model,
        }
        self._checkers: dict[Path | None, tuple[Checker, Config]] = {}

    def read_reply(self, drafts: Sequence[str]) -> None:
        """Read the answered message, which must not stand in standard input together with a draft."""
        if self.reply_to == "-" and "-" in drafts:
            raise click.UsageError("--reply-to - and a draft from standard input: only one of them can come from there")
        if self.reply_to is not None:
            from tonecheck.drafts import read_draft

            self.context["reply_to"] = read_draft(self.reply_to)

    def checker(self, draft: str) -> tuple[Checker, Config]:
        """The checker for a draft: the project it lies in decides, else the one we are in."""
        from tonecheck.engine import Checker

        config_key, config = _configuration(draft, self._config_file)
        if config_key not in self._checkers:
            config = config.override(**self._overrides)
            if self._overrides["rewriter_model"] and config.rewriter_endpoint is None:
                raise click.UsageError(
                    "--rewriter-model needs a server: --rewriter URL, or rewriter.endpoint of your own"
                )
            checker = Checker(config=config)
            config.verify_names(checker.rulebook.by_id)
            click.get_current_context().call_on_close(checker.close)
            self._checkers[config_key] = (checker, config)
        return self._checkers[config_key]


def _configuration(draft: str | None, config_file: str | None) -> tuple[Path | None, Config]:
    """The configuration for a draft (None: for the folder we are in), and the file that makes it differ from others."""
    from pathlib import Path

    from tonecheck.config import load_config

    here = Path.cwd()
    if config_file is not None:
        return Path(config_file), load_config(None, explicit=Path(config_file))
    starts = [here] if draft is None or draft == "-" else [Path(os.path.realpath(draft)).parent, here]
    for start in starts:
        config = load_config(start)
        if config.project is not None:
            break
    return config.project, config


def _names(values: Sequence[str]) -> tuple[str, ...]:
    """Names given one by one or separated by commas."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


# --- check ----------------------------------------------------------------------------------------------------------


@main.command()
@click.argument("drafts", nargs=-1, type=click.Path(), metavar="[FILE|FOLDER|-]...")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the report."
)
@_judging
@click.option("--fail-on", type=click.Choice(("hold", "review", "never")), help="Verdict that exits 1. [default: hold]")
@click.option("--explain", is_flag=True, help="Show what made the scores, and why each rule holds.")
@_color_option
def check(drafts: tuple[str, ...], form: str, fail_on: str | None, explain: bool, color: str, **judging: Any) -> int:
    """Judge drafts: files, folders of drafts, or standard input (-)."""
    given = _Given(**judging)
    if not drafts:
        if _is_tty(sys.stdin):
            raise click.UsageError("no draft: name a file, or pipe one in")
        drafts = ("-",)
    if drafts.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    given.read_reply(drafts)
    several = len(drafts) > 1 or os.path.isdir(drafts[0])
    reports: list[Report] = []
    failed = held = 0
    rules: dict[str, Rule] = {}
    for report in _reports(drafts, given):
        if isinstance(report, DraftError):
            _complain(str(report))
            failed += 1
            continue
        reports.append(report)
        checker, config = given.checker(report.path or "-")
        held += report.is_held(fail_on or config.fail_on)
        if explain or form == "sarif":
            rules.update(checker.rulebook.by_id)
        if form == "text":
            from tonecheck.render.text import render_text

            page = render_text(
                report,
                width=_width(),
                color=_colored(color),
                ascii_only=_ascii_only(),
                explain=explain,
                rules=rules,
                heading=several,
            )
            _emit(page + "\n" if several else page)
    if form == "text" and several:
        from tonecheck.render.text import render_summary

        _emit(render_summary(reports, failed))
    elif form == "json":
        from tonecheck.render.json import render_json

        _emit(render_json(reports, ascii_only=_ascii_only()))
    elif form == "sarif":
        from tonecheck.render.sarif import render_sarif

        _emit(render_sarif(reports, version=_own_version(), rules=rules, ascii_only=_ascii_only()))
    elif form == "github":
        from tonecheck.render.github import render_github

        _emit(render_github(reports))
    return CANNOT_CHECK if failed else HELD_BACK if held else OK


def _reports(drafts: Sequence[str], given: _Given) -> Iterator[Report | DraftError]:
    """The report of each draft, or the error in its place: one bad file does not stop the others."""
    from tonecheck.drafts import ENDINGS, in_folder, read_draft

    for draft in drafts:
        try:
            if draft != "-" and os.path.isdir(draft):
                paths = list(in_folder(draft))
                if not paths:
                    endings = ", ".join(f"*{ending}" for ending in ENDINGS)
                    raise DraftError(f"{draft}: no drafts in this folder; drafts there are {endings}")
            else:
                paths = [draft]
        except DraftError as error:
            yield error
            continue
        for path in paths:
            try:
                content = read_draft(path)
            except DraftError as error:
                yield DraftError(f"{error}{_command_meant(path)}")
                continue
            checker, _ = given.checker(path)
            try:
                yield checker.check(content, name=None if path == "-" else path, **given.context)
            except DraftError as error:
                yield DraftError(f"{'standard input' if path == '-' else path}: {error}")


def _command_meant(path: str) -> str:
    """A hint where a missing file may be a mistyped command."""
    import difflib

    near = [] if os.path.lexists(path) or "." in path else difflib.get_close_matches(path, main.commands, n=1)
    return f"; did you mean the command `tonecheck {near[0]}`?" if near else ""


# --- fix ------------------------------------------------------------------------------------------------------------


@main.command()
@click.argument("draft", type=click.Path())
@click.option("--accept", type=click.Choice(("safe", "suggest")), default="safe", show_default=True,
              help="Make the safe rewrites; or also ask for each suggested one.")  # fmt: skip
@click.option("--diff", is_flag=True, help="Show what changes instead of the whole draft.")
@click.option("--write", is_flag=True, help="Change the file instead of printing the draft.")
@_judging
@_color_option
def fix(draft: str, accept: str, diff: bool, write: bool, color: str, **judging: Any) -> int:
    """Print the draft with the safe rewrites made."""
    from tonecheck.drafts import read_draft, replace_file
    from tonecheck.finding import Applicability
    from tonecheck.rewrite.apply import apply_rewrites

    if draft == "-" and write:
        raise click.UsageError("--write needs a file; standard input cannot be changed")
    if draft == "-" and accept == "suggest":
        raise click.UsageError("--accept suggest reads the answers from standard input, so the draft must be a file")
    if accept == "safe":
        # A language model's sentences are never safe, so none is asked for.
        judging |= {"rewriter": "off", "rewriter_model": None}
    given = _Given(**judging)
    if given.reply_to == "-" and accept == "suggest":
        raise click.UsageError("--accept suggest reads the answers from standard input; give --reply-to a file")
    given.read_reply([draft])
    content = read_draft(draft)
    asking = _Questions(given.checker(draft)[0], given.context)
    try:
        fixed = apply_rewrites(
            content,
            asking,
            accept=asking if accept == "suggest" else Applicability.SAFE,
            name=None if draft == "-" else draft,
            **given.context,
        )
    except (ConfigError, MissingPartError, RuleError):
        raise
    except ToneCheckError as error:
        raise DraftError(f"{'standard input' if draft == '-' else draft}: {error}") from None
    if diff:
        _emit(_difference(draft, fixed, _colored(color)))
    after = fixed.draft if isinstance(fixed.draft, bytes) else fixed.draft.encode("utf-8")
    if write and after != content:
        replace_file(draft, content, after)
    elif not write and not diff:
        _emit_draft(fixed, after)
    for note in asking.left:
        _note(f"{draft}: {note}")
    made = len(fixed.applied)
    if not fixed.settled:
        _complain(f"{draft}: the rewrites kept calling for more, so none was made")
    elif _is_tty(sys.stderr) or write:
        _note(f"{draft}: {made or 'no'} rewrite{'' if made == 1 else 's'} made")
    return OK


class _Questions:
    """Makes the safe rewrites and asks about each suggested one; an answer holds for the rest of the run.

    It stands before the checker, so that it knows the text that a question is about, and what a rewrite does to its scores.
    """

    CHOICES = "[a]ccept, [n]ext, [e]dit, [s]kip, all of this [k]ind, [q]uit and keep"

    def __init__(self, checker: Checker, context: dict[str, Any]) -> None:
        self._checker = checker
        self._context = context
        self._report: Report | None = None
        self._answers: dict[tuple[str, str, tuple[str, ...]], bool | Rewrite] = {}
        self._skipped: set[tuple[str, str]] = set()
        self._kinds: set[str] = set()
        self._stopped = False
        self.left: dict[str, None] = {}  #: what is to be said about text that left this machine, each once

    def check(self, draft: str | bytes | Message, **context: Any) -> Report:
        self._report = self._checker.check(draft, **context)
        self.left |= dict.fromkeys(note for note in self._report.skipped if note.startswith("text left"))
        return self._report

    def __call__(self, finding: Finding, rewrite: Rewrite) -> bool | Rewrite:
        from tonecheck.finding import Applicability

        if rewrite.applicability is Applicability.SAFE:
            return True
        if rewrite.applicability is Applicability.SHOW or self._stopped or self._fault(finding) in self._skipped:
            return False
        if finding.rule in self._kinds:
            return True
        key = (*self._fault(finding), tuple(edit.text for edit in rewrite.edits))
        if key not in self._answers:
            answer = self._ask(finding, rewrite)
            if not isinstance(answer, bool):
                # An edited text is made once, and stays as the writer wants it.
                self._skipped.add(self._fault(finding))
                return answer
            self._answers[key] = answer
        return self._answers[key]

    @staticmethod
    def _fault(finding: Finding) -> tuple[str, str]:
        return finding.rule, finding.message

    def _ask(self, finding: Finding, rewrite: Rewrite) -> bool | Rewrite:
        from tonecheck.finding import Rewrite as Made
        from tonecheck.render.source import Lines, printable, sentence_after

        assert self._report is not None
        lines = Lines(self._report.message.raw)
        place = "" if finding.span is None else f"{lines.line_of(finding.span.start)}: "
        before = sentence_after(lines, finding, Made((), rewrite.applicability, ""))
        after = sentence_after(lines, finding, rewrite) or "(leave it out)"
        _note(f"\n{place}{finding.message}\n  now: {before}\n  try: {after}")
        _note(f"  ({rewrite.because + '; ' if rewrite.because else ''}{self._move(rewrite)})")
        while True:
            click.echo(f"{self.CHOICES}: ", err=True, nl=False)
            line = sys.stdin.readline() if sys.stdin is not None else ""
            answer = line.strip().lower()
            if not line or answer in ("q", "quit"):
                self._stopped = True
                return False
            if answer in ("a", "accept", "y", "yes"):
                return True
            if answer in ("n", "next", "no"):
                return False
            if answer in ("s", "skip"):
                self._skipped.add(self._fault(finding))
                return False
            if answer in ("k", "kind"):
                self._kinds.add(finding.rule)
                return True
            if answer in ("e", "edit"):
                edited = self._edited(finding, rewrite)
                if edited is not None:
                    return edited
                continue
            _note(f"“{printable(line.strip())}” is not an answer; a, n, e, s, k or q is")

    def _move(self, rewrite: Rewrite) -> str:
        """How the overall score moves if the rewrite is made."""
        assert self._report is not None
        changed = self._checker.check(
            rewrite.apply(self._report.message.raw), **{**self._context, "kind": self._report.message.kind}
        )
        return f"overall {self._report.scores.overall:.0f} → {changed.scores.overall:.0f}"

    def _edited(self, finding: Finding, rewrite: Rewrite) -> Rewrite | None:
        """The sentence as the writer makes it in their editor, begun with the rewrite; None where nothing was saved."""
        from tonecheck.finding import Applicability, Edit
        from tonecheck.finding import Rewrite as Made
        from tonecheck.render.source import Lines, sentence_after, sentence_around
        from tonecheck.span import Span

        assert self._report is not None
        raw = self._report.message.raw
        window = sentence_around(Lines(raw), finding, rewrite)
        assert window is not None
        try:
            text = click.edit(sentence_after(Lines(raw), finding, rewrite) + "\n", extension=".txt")
        except click.ClickException as error:
            _note(f"the editor could not be used: {error.message}; set EDITOR to one")
            return None
        if not (text or "").strip():
            _note("nothing was saved, so the sentence is as it was")
            return None
        words = window.of(raw)
        place = Span(window.start + len(words) - len(words.lstrip()), window.start + len(words.rstrip()))
        return Made((Edit(place, (text or "").strip()),), Applicability.SUGGEST, "your own words")


def _difference(draft: str, fixed: Fixed, colored: bool) -> str:
    """A unified diff of the judged text."""
    import difflib

    from tonecheck.render.source import printable

    name = "draft" if draft == "-" else draft.lstrip("/")
    before, after = (text.splitlines(keepends=True) for text in (fixed.before, fixed.text))
    rows: list[str] = []
    for row in difflib.unified_diff(before, after, f"a/{name}", f"b/{name}"):
        whole = row.endswith("\n")
        text = printable(row.rstrip("\r\n")) if _is_tty(sys.stdout) else row.removesuffix("\n")
        hue = {"+": "32", "-": "31", "@": "36"}.get(row[0]) if colored else None
        rows.append((f"\x1b[{hue}m{text}\x1b[0m" if hue else text) + "\n")
        if not whole:
            rows.append("\\ No newline at end of file\n")
    return "".join(rows)


def _emit_draft(fixed: Fixed, content: bytes) -> None:
    """The mended draft: its own bytes for a pipe, what a terminal can show for a terminal."""
    from tonecheck.render.source import printable

    stream = getattr(sys.stdout, "buffer", None)
    if _is_tty(sys.stdout) or stream is None:
        _emit("\n".join(printable(line).replace("␉", "\t") for line in fixed.text.splitlines()) + "\n")
    else:
        _guarded(lambda: (sys.stdout.flush(), stream.write(content), stream.flush()))


# --- promises -------------------------------------------------------------------------------------------------------


@main.command()
@click.argument("drafts", nargs=-1, required=True, type=click.Path(), metavar="FILE|FOLDER|-...")
@click.option("--format", "form", type=click.Choice(("table", "json", "ical")), default="table", show_default=True,
              help="Form of the list; ical gives tasks (VTODO).")  # fmt: skip
@click.option("--kind", type=click.Choice(KINDS), help="What the drafts are. [default: told by name and content]")
@click.option("--date", metavar="DATE", help="When they are written (ISO 8601). [default: the mail's Date, else now]")
@click.option(
    "--timezone", metavar="ZONE", help="Zone of the hours, as Europe/Berlin. [default: the mail's, else ours]"
)
def promises(drafts: tuple[str, ...], form: str, kind: str | None, date: str | None, timezone: str | None) -> int:
    """List what drafts promise: who does what, and by when. Vague promises are marked."""
    from datetime import datetime

    from tonecheck.promises import find_promises, moment_of, zone_of

    if drafts.count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    zone = zone_of(timezone) if timezone else None
    written = moment_of(date, zone) if date else None
    now = datetime.now().astimezone()
    failed = 0
    found = []
    for item in _messages(drafts, kind):
        if isinstance(item, DraftError):
            _complain(str(item))
            failed += 1
            continue
        path, message = item
        moment = written or message.date or now
        from tonecheck.render.promises import Promised

        listed = find_promises(message, now=moment.astimezone(zone) if zone else moment)
        found.append(Promised(None if path == "-" else path, message.subject, listed))
    if form == "ical":
        from tonecheck.render.promises import render_ical

        tasks = render_ical(found, now=now)
        stream = getattr(sys.stdout, "buffer", None)
        _guarded(
            lambda: (
                (sys.stdout.flush(), stream.write(tasks), stream.flush())
                if stream
                else sys.stdout.write(tasks.decode())
            )
        )
    else:
        from tonecheck.render.promises import render_json, render_table

        ascii_only = _ascii_only()
        _emit(
            render_json(found, ascii_only=ascii_only)
            if form == "json"
            else render_table(found, width=_width(), ascii_only=ascii_only)
        )
    return CANNOT_CHECK if failed else OK


def _messages(drafts: Sequence[str], kind: str | None) -> Iterator[tuple[str, Message] | DraftError]:
    """The parsed drafts of files and folders, or the error in the place of one."""
    from tonecheck.drafts import in_folder, read_draft
    from tonecheck.message import parse

    for draft in drafts:
        try:
            paths = list(in_folder(draft)) if draft != "-" and os.path.isdir(draft) else [draft]
        except DraftError as error:
            yield error
            continue
        for path in paths:
            try:
                content = read_draft(path)
            except DraftError as error:
                yield error
                continue
            try:
                yield path, parse(content, kind=kind, name=None if path == "-" else path)
            except DraftError as error:
                yield DraftError(f"{'standard input' if path == '-' else path}: {error}")


# --- rules ----------------------------------------------------------------------------------------------------------


@main.group()
def rules() -> None:
    """List, explain, test and start rules."""


def _rulebook(config_file: str | None) -> Rulebook:
    """The rules that ship and those of the configured folders."""
    from tonecheck.rulebook import load_builtin, load_folder

    rulebook = load_builtin()
    for folder in _configuration(None, config_file)[1].rule_folders:
        rulebook += load_folder(folder)
    return rulebook


@rules.command("list")
@click.argument("names", nargs=-1)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@_config_option
def list_rules(names: tuple[str, ...], form: str, config_file: str | None) -> int:
    """All rules; or those of the named dimensions and categories."""
    from tonecheck.config import guess
    from tonecheck.finding import CATEGORIES, DIMENSION

    rulebook = _rulebook(config_file)
    for name in names:
        known = (*CATEGORIES, *DIMENSION, *rulebook.by_id)
        if name not in known:
            raise ConfigError(f"“{name}” is no dimension, category or rule{guess(name, known)}")
    chosen = [rule for rule in rulebook if not names or {rule.id, rule.category, rule.dimension} & set(names)]
    if form == "json":
        import json

        fields = ("id", "dimension", "category", "title", "message", "since", "weight", "fixable")
        listed = [{name: getattr(rule, name) for name in fields} | {"severity": rule.severity.value} for rule in chosen]
        _emit(json.dumps(listed, indent=2, ensure_ascii=_ascii_only()) + "\n")
        return OK
    longest = max((len(rule.id) for rule in chosen), default=0)
    heading = ""
    rows = []
    for rule in sorted(chosen, key=lambda rule: (list(DIMENSION).index(rule.category), rule.id)):
        if heading != rule.category:
            heading = rule.category
            rows.append(f"{rule.dimension} / {heading}")
        rows.append(f"  {rule.id:<{longest}}  {rule.severity.value:<7}  {rule.title}".rstrip())
    _emit("".join(f"{row}\n" for row in rows) + f"{len(chosen)} rules\n")
    return OK


@rules.command("show")
@click.argument("rule_id", metavar="RULE")
@_config_option
def show_rule(rule_id: str, config_file: str | None) -> int:
    """Explain one rule: why it holds, what it finds, what it leaves alone, and what it rests on."""
    from tonecheck.checkers.reader_view import READER_RULES
    from tonecheck.render.text import render_reader_rule, render_rule

    if rule_id in READER_RULES:
        _emit(render_reader_rule(rule_id.removeprefix("reader-"), width=_width(), ascii_only=_ascii_only()))
        return OK
    _emit(render_rule(_rulebook(config_file).get(rule_id), width=_width(), ascii_only=_ascii_only()))
    return OK


@rules.command("test")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH|RULE|CATEGORY]...")
def check_rules(paths: tuple[str, ...]) -> int:
    """Run the examples of rules: of a rule folder, of single files in one, or of the rules that ship (all, or those named).

    In a checkout of tonecheck, `tonecheck rules test rules` reads the files that you edit.
    """
    from pathlib import Path

    from tonecheck.rulebook import load_builtin, load_folder
    from tonecheck.testing import check_rulebook

    problems = []
    count = 0
    if not paths:
        rulebook = load_builtin()
        count = len(rulebook)
        problems += check_rulebook(rulebook)
    named = [path for path in paths if not Path(path).exists()]
    if named:
        rulebook = load_builtin()
        known = {name for rule in rulebook for name in (rule.id, rule.category, rule.dimension)}
        for name in named:
            if name not in known:
                raise RuleError("no such file or folder, and no such rule, category or dimension", path=name)
        count += sum(1 for rule in rulebook if {rule.id, rule.category, rule.dimension} & set(named))
        problems += check_rulebook(rulebook, named)
    for path in (Path(path) for path in paths if Path(path).exists()):
        # A file is judged with its neighbours, since rules may not say the same twice.
        folder = path if path.is_dir() else path.absolute().parent.parent.parent
        rulebook = load_folder(folder)
        only = () if path.is_dir() else (path.stem,)
        count += len(only) or len(rulebook)
        problems += check_rulebook(rulebook, only)
    for problem in problems:
        _emit(f"{problem.path}: {problem.rule}: {problem.text}\n")
    _emit(f"{count} rules, {len(problems)} problem{'' if len(problems) == 1 else 's'}\n")
    return HELD_BACK if problems else OK


@rules.command("new")
@click.argument("rule_id", metavar="RULE-ID")
@click.option("--category", required=True, metavar="C", help="The category it belongs to.")
@click.option("--folder", type=click.Path(), help="Rule folder. [default: the first one configured, else ./rules]")
@_config_option
def new_rule(rule_id: str, category: str, folder: str | None, config_file: str | None) -> int:
    """Start a rule: a file with everything a rule needs, to be filled in."""
    import re
    from pathlib import Path

    from tonecheck.config import guess
    from tonecheck.finding import DIMENSION

    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule_id):
        raise RuleError(
            f"the rule id “{rule_id}” must be small letters and digits with hyphens between, as “you-forgot-to”"
        )
    if category not in DIMENSION or DIMENSION[category] == "grammar":
        known = [name for name, dimension in DIMENSION.items() if dimension != "grammar"]
        raise RuleError(f"no category “{category}”{guess(category, known) or ';'} allowed: {', '.join(known)}")
    if rule_id in _rulebook(config_file).by_id:
        raise RuleError(f"a rule “{rule_id}” exists already; `tonecheck rules show {rule_id}` shows it")
    configured = _configuration(None, config_file)[1].rule_folders
    root = Path(folder) if folder else configured[0] if configured else Path("rules")
    path = root / DIMENSION[category] / category / f"{rule_id}.yaml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(_NEW_RULE.format(rule_id=rule_id, since=_own_version()))
    except OSError as error:
        raise RuleError(f"cannot be written: {error.strerror or error}", path=str(path)) from None
    _emit(f"{path}\n")
    _note(f"Fill it in, then run `tonecheck rules test {path}`.")
    if not configured and root != Path("rules"):
        _note(f'To use it, name the folder in tonecheck.toml: rule_folders = ["{root}"]')
    return OK


_NEW_RULE = """\
id: {rule_id}
since: {since}
title: "TODO what the words do"
severity: warning
weight: 3
message: "“{{match}}” TODO why it hurts, and what to do instead."
explanation: |
  TODO What the reader hears, and what helps.
sources:
  - {{title: "TODO what this rests on"}}
match:
  kind: tokens
  pattern:
    - {{LOWER: todo}}
rewrites:
  - text: "TODO better words"
    applicability: suggest
    because: TODO why they are better
examples:
  bad:
    - text: "TODO a sentence with [[the words]] marked."
      fixed: ["TODO the sentence afterwards."]
  good:
    - "TODO a sentence that looks alike and is fine."
    - "TODO another one."
"""


# --- what is here ---------------------------------------------------------------------------------------------------


@main.command()
@_config_option
def doctor(config_file: str | None) -> int:
    """Say what is installed, what is missing, and how to get it."""
    from tonecheck.doctor import examine

    for line in examine(lambda: _configuration(None, config_file)[1]):
        _emit(f"{line}\n")
    return OK


@main.group()
def grammar() -> None:
    """Install or look up the LanguageTool that checks grammar."""


@grammar.command("install")
@click.option("--from", "source", type=click.Path(), metavar="PATH", help="A LanguageTool zip or folder that you have.")
@click.option("--with-java", is_flag=True, help="Get a Java too where none is found (about 100 MB).")
@click.option("--force", is_flag=True, help="Replace the copy that is there.")
@_config_option
def install_grammar(source: str | None, with_java: bool, force: bool, config_file: str | None) -> int:
    """Get LanguageTool onto this machine, so that --grammar on can start it."""
    from pathlib import Path

    from tonecheck.languagetool.install import install

    java = _configuration(None, config_file)[1].grammar_java
    origin = Path(source) if source else None
    installed = install(source=origin, java=java, with_java=with_java, force=force, progress=_note)
    _emit(f"LanguageTool {installed.copy.version} is in {installed.copy.path}\n")
    return OK


@grammar.command("status")
@_config_option
def grammar_status(config_file: str | None) -> int:
    """Say which LanguageTool and Java are here."""
    from tonecheck.doctor import grammar_lines

    _emit("".join(f"{line}\n" for line in grammar_lines(_configuration(None, config_file)[1])))
    return OK


@main.group()
def config() -> None:
    """Look at the configuration."""


@config.command("show")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@_config_option
def show_config(form: str, config_file: str | None) -> int:
    """What holds in this folder, and where each value comes from."""
    settings = _configuration(None, config_file)[1]
    settings.verify_names(_rulebook(config_file).by_id)
    rows = list(settings.rows())
    if form == "json":
        import json

        shown = {key: {"value": value, "source": source} for key, value, source in rows}
        _emit(json.dumps(shown, indent=2, ensure_ascii=_ascii_only()) + "\n")
        return OK
    texts = [(f"{key} = {_toml(value)}", source) for key, value, source in rows]
    longest = min(max(len(text) for text, _ in texts), 48)
    _emit("".join(f"{text:<{longest}}  # {source}\n" for text, source in texts))
    return OK


def _toml(value: object) -> str:
    """A value as it is written in the file; what is not set shows as a comment would."""
    import json

    return "(not set)" if value is None else json.dumps(value, ensure_ascii=False)


@main.command()
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> int:
    """Print the completion script of a shell; `tonecheck completion bash >> ~/.bashrc`."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(main, {}, "tonecheck", "_TONECHECK_COMPLETE")
    # Not script.source(): for bash it starts a shell only to look at its version.
    _emit(script.source_template % script.source_vars() + "\n")
    return OK


# --- where mail is sent ----------------------------------------------------------------------------------------------

_on_error_option = click.option(
    "--on-error", type=click.Choice(("pass", "hold")), default="pass", show_default=True,
    help="What to do with a message that cannot be checked.",
)  # fmt: skip
_everywhere_option = click.option("--global", "everywhere", is_flag=True, help="The template for new repositories.")


@main.group()
def hook() -> None:
    """Check at the moment of sending: put hooks into the programs that send, or take them out."""


@hook.group("install")
def install_hook() -> None:
    """Put the hooks in; doing it twice changes nothing."""


@hook.group("uninstall")
def uninstall_hook() -> None:
    """Take the hooks out, and put back what was there before."""


@hook.group("status")
def hook_status() -> None:
    """Say which hooks are in."""


@install_hook.command("git")
@_everywhere_option
@_on_error_option
def install_git(everywhere: bool, on_error: str) -> int:
    """Check commit messages (commit-msg) and mails (sendemail-validate) of the repository that you are in."""
    from tonecheck.mail.githooks import install

    return _each(install(everywhere=everywhere, on_error=on_error))


@uninstall_hook.command("git")
@_everywhere_option
def uninstall_git(everywhere: bool) -> int:
    """Stop checking the repository that you are in."""
    from tonecheck.mail.githooks import uninstall

    return _each(uninstall(everywhere=everywhere))


@hook_status.command("git")
@_everywhere_option
def git_status(everywhere: bool) -> int:
    """The hooks of the repository that you are in."""
    from tonecheck.mail.githooks import status

    return _each(status(everywhere=everywhere))


@install_hook.command("thunderbird")
def install_thunderbird() -> int:
    """Let Thunderbird start tonecheck, and pack the extension that does so before a mail is sent."""
    from tonecheck.mail.thunderbird import install

    return _each(install())


@uninstall_hook.command("thunderbird")
def uninstall_thunderbird() -> int:
    """Remove what install wrote; the extension itself is removed in Thunderbird."""
    from tonecheck.mail.thunderbird import uninstall

    return _each(uninstall())


@hook_status.command("thunderbird")
def thunderbird_status() -> int:
    """What is set up for Thunderbird, and what is missing; exits with 1 where something is."""
    from tonecheck.mail.thunderbird import status

    checks = list(status())
    _each(f"{'ok  ' if check.fine else 'MISS'}  {check.name:<14}  {check.text}" for check in checks)
    return OK if all(check.fine for check in checks) else HELD_BACK


def _each(lines: Iterable[str]) -> int:
    for line in lines:
        _emit(f"{line}\n")
    return OK


@hook.command("run")
@_on_error_option
@_config_option
@click.argument("name", type=click.Choice(("commit-msg", "sendemail-validate")))
@click.argument("file", type=click.Path())
@click.argument("rest", nargs=-1)
def run_hook(on_error: str, config_file: str | None, name: str, file: str, rest: tuple[str, ...]) -> int:
    """What the hooks call: judge FILE as git hands it to the hook NAME."""
    from tonecheck.mail.githooks import run

    return run(name, file, lambda: _configuration(None, config_file)[1], on_error=on_error, say=_note)


@main.command("native-host", context_settings={"ignore_unknown_options": True})
@click.argument("caller", nargs=-1, type=click.UNPROCESSED)
def native_host(caller: tuple[str, ...]) -> int:
    """Answer a mail program's extension (native messaging); Thunderbird starts it, with arguments of its own."""
    from tonecheck.mail.native_host import run

    return run()


class _Wrapper(click.Command):
    """Takes its own options as long as they lead; from the first other argument on all are the real program's."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = {name for option in self.get_params(ctx) for name in option.opts}
        own = 0
        while own < len(args) and args[own].partition("=")[0] in names:
            own += 1 if "=" in args[own] or args[own] == "--help" else 2
        rest = args[own:]
        # “-- -t” marks the end of our options; “-- ann@lee.example” is the real one's own mark, before its recipients.
        if rest[:1] == ["--"] and rest[1:2] and rest[1].startswith("-"):
            rest = rest[1:]
        super().parse_args(ctx, args[:own])
        ctx.params["rest"] = rest
        return []


@main.command(cls=_Wrapper, options_metavar="[OPTIONS] [--] [ARGUMENTS OF SENDMAIL]...",
              context_settings={"help_option_names": ["--help"]})  # fmt: skip
@click.option("--via", metavar="COMMAND", help="The real sendmail. [default: that of your configuration, or the usual]")
@click.option("--on-hold", type=click.Choice(("ask", "hold", "pass")), default="ask", show_default=True,
              help="What to do with a mail to hold; ask holds it where no terminal is.")  # fmt: skip
@click.option("--on-error", type=click.Choice(("hold", "pass")), default="hold", show_default=True,
              help="What to do with a mail that cannot be checked.")  # fmt: skip
@click.option("--profile", type=click.Choice(PROFILES), help="Who reads it. [default: customer; review for patches]")
@_config_option
def sendmail(rest: list[str], via: str | None, on_hold: str, on_error: str, profile: str | None,
             config_file: str | None) -> int:  # fmt: skip
    """Check the message on standard input, then be the real sendmail with the same bytes, flags and exit status.

    Exits with 65 where the mail is held and 75 where it cannot be checked; both keep the mail and say where.
    """
    from tonecheck.mail.sendmail import Choices, run

    return run(rest, Choices(via, on_hold, on_error, profile, config_file), _note)


@main.command()
@click.option("--listen", required=True, metavar="HOST:PORT", help="Where mail comes in.")
@click.option("--forward", required=True, metavar="HOST:PORT", help="The next hop: where it goes out.")
@click.option("--mode", type=click.Choice(("tag", "hold", "log")), default="tag", show_default=True,
              help="Add headers, refuse with the reasons, or only write to the log.")  # fmt: skip
@_on_error_option
@click.option("--profile", type=click.Choice(PROFILES), help="Who reads it. [default: customer; review for patches]")
@_config_option
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Messages checked at a time.")
@click.option("--sessions", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Open connections.")
@click.option("--max-size", type=click.IntRange(1, 1000), default=64, show_default=True, metavar="MB",
              help="Longest message that is taken.")  # fmt: skip
@click.option("--time-limit", type=click.FloatRange(0.1, 250), default=30, show_default=True, metavar="SECONDS",
              help="Longest check of a message.")  # fmt: skip
@click.option("--allow-remote", is_flag=True, help="Let the addresses be of other machines than this one.")
def gate(**options: Any) -> int:
    """Stand between a mail server and its next hop (SMTP), and check what goes out.

    A message is acknowledged only once the next hop has done so. SIGTERM lets those under way finish.
    """
    from tonecheck.mail.gate import Settings, run

    return run(Settings.read(**options), _note)


# --- output ---------------------------------------------------------------------------------------------------------


def _emit(text: str) -> None:
    """Write to standard output. A reader who has seen enough (`| head`) changes nothing about the verdict."""
    _guarded(lambda: (sys.stdout.write(text), sys.stdout.flush()))


def _guarded(write: Callable[[], object]) -> None:
    if sys.stdout is None:
        return
    try:
        write()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            _devnull()
            _stop(f"cannot write the report: {error.strerror or error}")
        _devnull()


def _devnull() -> None:
    """Let what is still to be written go nowhere, also what Python writes when it ends."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _stop(text: str) -> NoReturn:
    _complain(text)
    sys.exit(CANNOT_CHECK)


def _complain(text: str) -> None:
    _note(f"tonecheck: {text}")


def _note(text: str) -> None:
    """A line on standard error, with nothing in it that could steer the terminal."""
    from tonecheck.render.source import printable

    click.echo("\n".join(printable(line) for line in text.split("\n")), err=True)


def _is_tty(stream: Any) -> bool:
    try:
        return stream is None or bool(stream.isatty())
    except ValueError:  # closed
        return True


def _colored(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    return _is_tty(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _ascii_only() -> bool:
    """Whether standard output can show only ASCII for sure."""
    try:
        "█░…“”".encode(getattr(sys.stdout, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return True
    return False


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, WIDEST)


def _own_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tonecheck")
    except PackageNotFoundError:
        return "0+unknown"

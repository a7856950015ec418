"""A report for people at a terminal: the line, the words underlined, why, what to write instead, then the scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from tonecheck.finding import DIMENSION, Applicability, Finding, Severity
from tonecheck.render.source import Lines, printable, sentence_after
from tonecheck.render.verdict import number_word, verdict_line
from tonecheck.span import Span

if TYPE_CHECKING:
    from tonecheck.report import Contribution, Report, Score, Withheld
    from tonecheck.rulebook import Rule

TAB = 4
#: Most lines of the draft that one finding shows; of a longer one the middle is left out.
MOST_LINES = 4
#: Narrowest width that is laid out for; on a narrower terminal lines overflow.
NARROWEST = 24

_COLORS = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "good": "32",
    "frame": "34",
    "dim": "2",
    "bold": "1",
    "send": "1;32",
    "review": "1;33",
    "hold": "1;31",
}


def render_text(
    report: Report,
    *,
    width: int = 80,
    color: bool = False,
    ascii_only: bool = False,
    explain: bool = False,
    rules: Mapping[str, Rule] | None = None,
    heading: bool = False,
) -> str:
    """The report of one draft, ending with a newline.

    `width` is in terminal cells. `ascii_only` keeps the frame to ASCII, for terminals that can show nothing else.
    `explain` adds the contributions to each score, and of each rule (where `rules` by id has it) the long text.
    `heading` puts the draft's name on top, for several drafts in a row.
    """
    page = _Page(report, max(width, NARROWEST), color, ascii_only, explain, rules or {})
    return page.text(page.name if heading else "")


def render_reader_rule(category: str, *, width: int = 80, ascii_only: bool = False) -> str:
    """What the learned reader says of a category, for people."""
    from tonecheck.checkers.reader_view import VIEWS

    view = VIEWS[category]

    def lines(text: str, **options: str) -> list[str]:
        return wrap(_flat(text, ascii_only), width=width, **options)

    rows = [
        f"reader-{category}  {view.severity.value}  {DIMENSION[category]} / {category}",
        *lines("The learned reader: a model that judges each sentence of the body among its neighbours."),
        "",
        *lines(view.message.replace("{match}", "..."), first="  ", rest="  "),
        "",
        *lines(view.explanation),
        "",
        *(row for frame in view.frames if frame for row in lines(frame, first="       frame: ", rest=" " * 14)),
    ]
    return "\n".join(row.rstrip() for row in rows).rstrip() + "\n"


def render_rule(rule: Rule, *, width: int = 80, ascii_only: bool = False) -> str:
    """One rule for people: why it holds, what it finds, what it leaves alone, and what it rests on."""

    def flat(text: str) -> str:
        return _flat(text, ascii_only)

    rows = [
        f"{rule.id}  {rule.severity.value}  {rule.dimension} / {rule.category}  since {rule.since}",
        *wrap(flat(rule.title), width=width),
        "",
        *wrap(flat(rule.message), width=width, first="  ", rest="  "),
        "",
    ]
    for paragraph in rule.explanation.strip().split("\n\n"):
        rows += [*wrap(flat(paragraph), width=width), ""]
    for bad in rule.examples.bad:
        rows += wrap(flat(bad.text), width=width, first="  instead of: ", rest=" " * 14)
        for fixed in bad.fixed or ():
            rows += wrap(flat(fixed), width=width, first="       write: ", rest=" " * 14)
    rows.append("")
    for good in rule.examples.good:
        rows += wrap(flat(good.text), width=width, first="  left alone: ", rest=" " * 14)
    for unless in rule.match.unless:
        text = f"{flat(unless.example.text)} ({flat(unless.because)})"
        rows += wrap(text, width=width, first="  left alone: ", rest=" " * 14)
    for miss in rule.examples.known_misses:
        rows += wrap(f"{flat(miss.text)} ({flat(miss.because)})", width=width, first="  not found:  ", rest=" " * 14)
    rows.append("")
    for source in rule.sources:
        rows += wrap(flat(source.shown), width=width, first="Source: ", rest=" " * 8)
    return "\n".join(rows) + "\n"


def render_summary(reports: Sequence[Report], failed: int = 0) -> str:
    """One line over several drafts."""
    counts = [(sum(report.verdict == verdict for report in reports), verdict) for verdict in ("hold", "review", "send")]
    pieces = [f"{count} {verdict}" for count, verdict in counts if count]
    if failed:
        pieces.append(f"{failed} not checked")
    return f"{len(reports) + failed} drafts: {', '.join(pieces)}\n"


def cell_width(text: str) -> int:
    """Number of terminal cells."""
    if text.isascii():
        return len(text)
    import wcwidth

    return sum(max(wcwidth.wcswidth(grapheme), 0) for grapheme in wcwidth.iter_graphemes(text))


def wrap(text: str, *, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` cells, after the leads `first` and `rest`; overlong words overflow."""
    lines: list[str] = []
    line, empty = first, True
    for word in text.split():
        if not empty and cell_width(line) + 1 + cell_width(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line.rstrip()]


def graphemes(text: str) -> Iterator[str]:
    """What the terminal shows as one sign each."""
    if text.isascii():
        yield from text
        return
    import wcwidth

    yield from wcwidth.iter_graphemes(text)


#: What a complaint is about, in words.
_COMPLAINTS = {
    "late": "a delay",
    "defect": "something broken",
    "wrong-item": "getting the wrong thing, or not all of it",
    "billing": "the bill",
    "service": "how they were treated",
    "errors": "mistakes",
    "feeling": "being let down",
}


def _shown(words: Sequence[str]) -> str:
    return f" ({', '.join(f'“{word}”' for word in words)})" if words else ""


_PLAIN = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-"})


def _flat(text: str, ascii_only: bool) -> str:
    """On one line, without anything that could steer the terminal."""
    text = " ".join(text.split())
    return printable(text.translate(_PLAIN) if ascii_only else text, ascii_only=ascii_only)


class _Cell:
    """One sign of a line: what is printed, how many cells it takes, and whether it is underlined."""

    __slots__ = ("marked", "shown", "width")

    def __init__(self, shown: str, width: int, marked: bool) -> None:
        self.shown, self.width, self.marked = shown, width, marked


class _Page:
    """Lays out one report."""

    def __init__(
        self, report: Report, width: int, color: bool, ascii_only: bool, explain: bool, rules: Mapping[str, Rule]
    ) -> None:
        self.report = report
        self.width = width
        self.color = color
        self.ascii_only = ascii_only
        self.explain = explain
        self.rules = rules
        self.lines = Lines(report.message.raw)
        self.dots = "..." if ascii_only else "…"

    @property
    def name(self) -> str:
        return self.safe(self.report.path or "draft")

    def text(self, heading: str = "") -> str:
        placed = [finding for finding in self.report.findings if finding.span is not None]
        whole = [finding for finding in self.report.findings if finding.span is None]
        rule = ("-" if self.ascii_only else "─") * 2
        blocks = [[self.paint(f"{rule} {heading}", "bold")]] if heading else []
        blocks += [list(self.finding(finding)) for finding in (*placed, *whole)]
        blocks.append(list(self.reader_view()))
        blocks.append([*self.scores(), "", self.verdict()])
        if self.explain:
            blocks += [list(self.contributions(score)) for score in self.report.scores.details]
        blocks.append(list(self.remarks()))
        return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"

    def paint(self, text: str, color: str) -> str:
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color and text else text

    def safe(self, text: str) -> str:
        return printable(text, ascii_only=self.ascii_only)

    def flat(self, text: str) -> str:
        return _flat(text, self.ascii_only)

    # --- findings ---

    def finding(self, finding: Finding) -> Iterator[str]:
        place = self.name
        if finding.span is not None:
            place = ":".join((place, *map(str, self.lines.line_column(finding.span.start))))
        label = f"{finding.severity.value}[{self.safe(finding.rule)}]"
        head = self.paint(label, finding.severity.value)
        if cell_width(f"{place}  {label} {finding.category}") <= self.width:
            yield f"{self.paint(place, 'bold')}  {head} {finding.category}"
        else:
            yield self.paint(place, "bold")
            yield f"{head} {finding.category}" if len(label) + len(finding.category) < self.width else head
        gutter = 1
        if finding.span is not None and len(finding.span):
            gutter = len(str(self.lines.line_of(max(finding.span.start, finding.span.end - 1))))
            yield from self.excerpt(finding.span, gutter, finding.severity)
        yield from self.labelled("why", finding.message, gutter)
        if self.explain:
            yield from self.reasons(finding, gutter)
        for rewrite in finding.rewrites:
            show = rewrite.applicability is Applicability.SHOW
            sentence = sentence_after(self.lines, finding, rewrite) or "(leave it out)"
            yield from self.labelled("frame" if show else "try", sentence, gutter, "frame" if show else "good")
            if self.explain and rewrite.because:
                yield from self.labelled("", f"({rewrite.because})", gutter, "dim")

    def labelled(self, label: str, text: str, gutter: int, color: str | None = None) -> Iterator[str]:
        lead = " " * (gutter + 1) + (f"{label}: " if label else " " * 5)
        rest = " " * len(lead)
        for at, line in enumerate(wrap(self.flat(text), width=self.width, first=lead, rest=rest)):
            stop = len(rest if at else lead)
            yield line[:stop] + (self.paint(line[stop:], color) if color else line[stop:])

    def reasons(self, finding: Finding, gutter: int) -> Iterator[str]:
        rule = self.rules.get(finding.rule)
        explanation = (rule.explanation if rule else "") or finding.explanation
        if explanation.strip() and explanation.strip() != finding.message.strip():
            yield from self.labelled("", explanation, gutter)
        for source in rule.sources if rule else ():
            yield from self.labelled("", f"Source: {source.shown}", gutter, "dim")
        if finding.evidence:
            shown = ", ".join(f"{word.span.of(self.lines.raw)} ({word.share:.0%})" for word in finding.evidence)
            yield from self.labelled("", f"What moved the learned reader: {shown}", gutter, "dim")
        if finding.confidence < 1:
            yield from self.labelled("", f"Confidence: {finding.confidence:.0%}", gutter, "dim")
        if finding.url:
            yield from self.labelled("", finding.url, gutter, "dim")

    def excerpt(self, span: Span, gutter: int, severity: Severity) -> Iterator[str]:
        first = self.lines.line_of(span.start)
        last = self.lines.line_of(max(span.start, span.end - 1))
        numbers = [number for number in range(first, last + 1) if self.lines.text(number).strip()]
        gap = -1
        if len(numbers) > MOST_LINES:
            gap = MOST_LINES - 1
            numbers = [*numbers[:gap], numbers[-1]]
        for at, number in enumerate(numbers):
            if at == gap:
                yield self.paint(" " * gutter + " | " + self.dots, "dim")
            cells = self.fitted(self.cells(number, span), self.width - gutter - 3)
            shown = "".join(cell.shown for cell in cells).rstrip()
            marks = "".join(("^" if cell.marked else " ") * cell.width for cell in cells).rstrip()
            yield f"{self.paint(f'{number:>{gutter}} | ', 'dim')}{shown}"
            if marks:
                yield f"{self.paint(' ' * gutter + ' | ', 'dim')}{self.paint_marks(marks, severity)}"

    def paint_marks(self, marks: str, severity: Severity) -> str:
        start = len(marks) - len(marks.lstrip())
        return marks[:start] + self.paint(marks[start:], severity.value)

    def cells(self, number: int, span: Span) -> list[_Cell]:
        """The line, sign by sign; leading blanks are not underlined on the later lines of a span."""
        line = self.near(self.lines.span(number), span)
        text = line.of(self.lines.raw)
        begin = line.start + len(text) - len(text.lstrip())
        cells: list[_Cell] = []
        at, column = line.start, 0
        for sign in graphemes(text):
            marked = max(span.start, begin) < at + len(sign) and at < min(span.end, line.end)
            shown = " " * (TAB - column % TAB) if sign == "\t" else self.safe(sign)
            width = cell_width(shown)
            # A sign without width of its own still needs a mark when it alone is meant.
            cells.append(_Cell(shown, width, marked))
            at += len(sign)
            column += width
        if cells and any(cell.marked for cell in cells) and not any(cell.width for cell in cells if cell.marked):
            next(cell for cell in cells if cell.marked).width = 1
        return cells

    def near(self, line: Span, span: Span) -> Span:
        """What of a line can come into view: one of a megabyte is not taken apart for each finding in it."""
        most = 4 * self.width
        start = max(line.start, min(span.start, line.end) - most)
        return Span(start, max(start, min(line.end, max(span.start, start) + 2 * most)))

    def fitted(self, cells: list[_Cell], room: int) -> list[_Cell]:
        """The part of a line that fits into `room` cells: the marked words, with some of what stands around them."""
        total = sum(cell.width for cell in cells)
        if total <= room:
            return cells
        marked = [at for at, cell in enumerate(cells) if cell.marked] or [0]
        begin, end = marked[0], marked[0]
        dots = len(self.dots)
        used = cells[begin].width + 2 * dots
        while end + 1 <= marked[-1] and used + cells[end + 1].width <= room:
            end += 1
            used += cells[end].width
        # What room is left goes to both sides in turn.
        grown = True
        while grown:
            grown = False
            if begin > 0 and used + cells[begin - 1].width <= room:
                begin -= 1
                used += cells[begin].width
                grown = True
            if end + 1 < len(cells) and used + cells[end + 1].width <= room:
                end += 1
                used += cells[end].width
                grown = True
        fitted = cells[begin : end + 1]
        if begin > 0:
            fitted = [_Cell(self.dots, dots, False), *fitted]
        if end + 1 < len(cells):
            fitted = [*fitted, _Cell(self.dots, dots, False)]
        return fitted

    # --- the thread ---

    def reader_view(self) -> Iterator[str]:
        """What the other wrote, and what the draft makes of it."""
        thread = self.report.thread
        if thread is None:
            return
        yield self.paint("Reader's view", "bold")
        feeling = f"tone: {thread.tone}{_shown(thread.tone_words)}"
        if thread.urgency != "normal":
            feeling += f"; {'urgent' if thread.urgency == 'high' else 'no hurry'}{_shown(thread.urgency_words)}"
        if thread.needed_by is not None:
            day = thread.needed_by.day
            feeling += f"; wanted {thread.needed_by.words}{f' ({day})' if day else ''}"
        rows: list[tuple[str, str, str | None]] = [("", feeling, None)]
        if thread.sender is not None:
            known = f"{thread.sender} wrote" + (f"; “{thread.address}” fits" if thread.address else "")
            rows.insert(0, ("", known, None))
        rows += [("", note, None) for note in thread.notes]
        if thread.complaint is not None:
            about = _COMPLAINTS.get(thread.complaint, thread.complaint)
            heard = "acknowledged" if thread.acknowledged else "not acknowledged"
            rows.append((heard, f"they complain of {about}", "good" if thread.acknowledged else "warning"))
        rows += [
            ("answered" if q.answered else "open", f"they ask: “{q.text}”", "good" if q.answered else "warning")
            for q in thread.questions
        ]
        for label, text, color in rows:
            lead = f"  [{label}] " if label else "  "
            lines = wrap(self.flat(text), width=self.width, first=lead, rest="    ")
            yield (self.paint(lead, color) + lines[0][len(lead) :] if color else lines[0])
            yield from lines[1:]

    # --- scores ---

    def scores(self) -> Iterator[str]:
        scores = self.report.scores
        rows = (
            ("politeness", scores.politeness),
            ("professionalism", scores.professionalism),
            ("ownership", scores.ownership),
            ("overall", scores.overall),
        )
        longest = max(len(name) for name, _ in rows)
        room = min(25, self.width - longest - 7)
        full, empty = ("#", ".") if self.ascii_only else ("█", "░")
        for name, value in rows:
            filled = round(value / 100 * room)
            bar = f"  {full * filled}{empty * (room - filled)}" if room >= 5 else ""
            line = f"{name:<{longest}} {value:4.0f}{bar}"
            yield self.paint(line, "bold") if name == "overall" else line

    def verdict(self) -> str:
        lines = wrap(self.flat(verdict_line(self.report)), width=self.width)
        return "\n".join(self.paint(line, self.report.verdict) for line in lines)

    def contributions(self, score: Score) -> Iterator[str]:
        """What moved one score away from its baseline; the column adds up to the value."""
        yield self.paint(score.dimension, "bold")
        yield f"{score.baseline:+8.1f}  baseline, a plain neutral note"
        for contribution in score.contributions:
            lead = f"{contribution.value:+8.1f}  "
            yield from wrap(self.contributed(contribution), width=self.width, first=lead, rest=" " * len(lead))
        yield f"{score.value:8.1f}  in all"

    def contributed(self, contribution: Contribution) -> str:
        text = (
            f"{contribution.kind} {contribution.name}" if contribution.kind != contribution.name else contribution.name
        )
        if contribution.span is not None:
            quote = self.flat(contribution.span.of(self.lines.raw))
            if cell_width(quote) > 40:
                quote = quote[:36].rstrip() + self.dots
            text += f" “{quote}”"
        return self.flat(text)

    # --- remarks ---

    def withheld(self, held: Sequence[Withheld]) -> Iterator[str]:
        """How many rewrites did not hold, and why."""
        reasons: dict[str, int] = {}
        for rewrite in held:
            reasons[rewrite.reason] = reasons.get(rewrite.reason, 0) + 1
        told = "; ".join(f"{reason} ({count})" if count > 1 else reason for reason, count in reasons.items())
        what = "rewrite" if len(held) == 1 else "rewrites"
        yield from wrap(self.flat(f"Withheld: {number_word(len(held))} {what}: {told}"), width=self.width, rest="  ")

    def remarks(self) -> Iterator[str]:
        report = self.report
        if report.strengths:
            names = list(dict.fromkeys(strength.message or strength.name for strength in report.strengths))
            yield from wrap(self.flat("Strengths: " + "; ".join(names)), width=self.width, rest="  ")
        promises = report.promises
        if promises:
            named = [
                f"{promise.what}{f' {promise.due.words}' if promise.due else ''}{' (vague)' if promise.vague else ''}"
                for promise in promises
            ]
            yield from wrap(self.flat("Promises: " + "; ".join(named)), width=self.width, rest="  ")
        if self.explain and report.withheld:
            yield from self.withheld(report.withheld)
        if report.skipped:
            yield from wrap(self.flat("Skipped: " + "; ".join(report.skipped)), width=self.width, rest="  ")
        if report.findings and not report.message.source_exact:
            yield from wrap("Lines and columns are those of the decoded text.", width=self.width, rest="  ")
        safe = sum(
            any(rewrite.applicability is Applicability.SAFE for rewrite in finding.rewrites)
            for finding in report.findings
        )
        if safe:
            what = "rewrite" if safe == 1 else "rewrites"
            hint = f"`tonecheck fix` makes the {number_word(safe)} safe {what} for you."
            yield from wrap(hint, width=self.width, rest="  ")

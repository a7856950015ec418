"""The layout of a mail: which lines greet, say, close, sign, quote or show code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tonecheck.message import _phrases as phrases
from tonecheck.message._code import mark_machine_lines
from tonecheck.message._lines import Line
from tonecheck.message._quotes import mark_quotes
from tonecheck.message._types import Part, PartKind
from tonecheck.span import Span

#: Most lines (not blank) at the end of a section among which a closing is looked for.
TAIL = 40


@dataclass(slots=True)
class Sheet:
    """Lines with a kind each while they are being labelled; `cuts` says that a line changes kind at an offset.

    None stands for own text that nothing has claimed yet; what stays None is BODY.
    """

    lines: Sequence[Line]
    kinds: list[PartKind | None] = field(default_factory=list)
    cuts: dict[int, list[tuple[int, PartKind]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.kinds:
            self.kinds = [None] * len(self.lines)

    def mark(self, first: int, last: int, kind: PartKind) -> None:
        """Gives the lines `first`..`last` (excluded) that are still free a kind."""
        for index in range(first, last):
            self.kinds[index] = self.kinds[index] or kind

    def parts(self) -> list[Part]:
        """The parts, which tile the lines; a blank line belongs to what stands above it."""
        pieces: list[tuple[PartKind, int, int]] = []
        leading = self.lines[0].start if self.lines else 0
        for index, line in enumerate(self.lines):
            kind = self.kinds[index]
            if kind is None and line.blank and index not in self.cuts:
                if pieces:
                    _extend(pieces, pieces[-1][0], line.start, line.end)
                continue
            start = line.start if pieces else leading
            first = kind or PartKind.BODY
            for offset, then in self.cuts.get(index, ()):
                if offset > start:
                    _extend(pieces, first, start, offset)
                start, first = max(start, offset), then
            _extend(pieces, first, start, line.end)
        if not pieces and self.lines:
            pieces.append((PartKind.BODY, leading, self.lines[-1].end))
        return [Part(kind, Span(start, end)) for kind, start, end in pieces]


def _extend(pieces: list[tuple[PartKind, int, int]], kind: PartKind, start: int, end: int) -> None:
    if pieces and pieces[-1][0] is kind:
        pieces[-1] = (kind, pieces[-1][1], end)
    else:
        pieces.append((kind, start, end))


def lay_out(sheet: Sheet, first: int = 0, last: int | None = None, *, code: bool = True, letter: bool = True) -> None:
    """Labels the free lines of `first`..`last` (excluded).

    `code`: look for code that nothing marks as such. `letter`: look for greeting, closing and signature.
    """
    last = len(sheet.lines) if last is None else last
    if code:
        mark_machine_lines(sheet.lines, sheet.kinds, first, last)
    mark_quotes(sheet.lines, sheet.kinds, first, last)
    if not letter:
        return
    _mark_delimited_signature(sheet, first, last)
    _mark_greeting(sheet, first, last)
    for section in _sections(sheet, first, last):
        _mark_tail(sheet, section)


def _mark_delimited_signature(sheet: Sheet, first: int, last: int) -> None:
    """From "-- " to the next quote or the end; "--" without the blank only if little follows."""
    for index in range(first, last):
        text = sheet.lines[index].text
        if sheet.kinds[index] is not None or text not in ("-- ", "--", "--  ", "-- \t", "—"):
            continue
        end = index + 1
        # "--" alone may be a rule in the text, so few lines are looked at: that keeps the time linear, too.
        limit = last if text == "-- " else min(last, index + 30)
        while end < limit and sheet.kinds[end] is None:
            end += 1
        written = sum(not line.blank for line in sheet.lines[index + 1 : end])
        if text == "-- " or (0 < written <= 12 and (end == last or end < limit)):
            sheet.mark(index, end, PartKind.SIGNATURE)


def _mark_greeting(sheet: Sheet, first: int, last: int) -> None:
    own: list[int] = []
    for index in range(first, last):
        if sheet.kinds[index] is None and not sheet.lines[index].blank:
            own.append(index)
            if len(own) == 10:
                break
    for place, index in enumerate(own):
        line = sheet.lines[index]
        end = phrases.greeting_end(line.text)
        whole = end > 0 and not line.text[end:].strip()
        bare = place == 0 and len(own) > 1 and phrases.is_bare_name_greeting(line.text)
        # Below the top (after an address block, "Sub: ...") only a salutation on a line of its own counts.
        if bare or (whole and _may_follow(sheet, own[:place])):
            sheet.kinds[index] = PartKind.GREETING
            return
        if end and place == 0:
            start = end + len(line.text[end:]) - len(line.text[end:].lstrip())
            # The line stays free, because a one-line draft may end in a closing.
            sheet.cuts[index] = [(0, PartKind.GREETING), (line.start + start, PartKind.BODY)]
            return


def _may_follow(sheet: Sheet, above: Sequence[int]) -> bool:
    """Whether a salutation may stand below these lines: an address block, a date, a subject; not sentences."""
    return all(
        len(sheet.lines[index].text) <= 80 and not sheet.lines[index].text.rstrip().endswith((".", "!", "?"))
        for index in above
    )


def _sections(sheet: Sheet, first: int, last: int) -> list[list[int]]:
    """Runs of own lines (indexes, blank lines left out) between quotes and signatures. Code does not end a run."""
    sections: list[list[int]] = [[]]
    for index in range(first, last):
        kind = sheet.kinds[index]
        if kind in (PartKind.QUOTE, PartKind.SIGNATURE, PartKind.HEADERS):
            sections.append([])
        elif kind is None and not sheet.lines[index].blank:
            sections[-1].append(index)
    return [section for section in sections if section]


def _mark_tail(sheet: Sheet, own: list[int]) -> None:
    """Closing, signature and footer at the end of a section."""
    own = _without_footer(sheet, own)
    tail = own[-TAIL:]
    place = _closing_place(sheet, tail)
    if place is not None:
        top = place
        while top > 0 and tail[top - 1] >= tail[top] - 2 and phrases.closing_strength(sheet.lines[tail[top - 1]].text):
            top -= 1
        for index in tail[top : place + 1]:
            sheet.kinds[index] = PartKind.CLOSING
        _mark_signature(sheet, tail[place + 1 :])
    elif not _mark_inline_closing(sheet, tail):
        _mark_bare_signature(sheet, own)


def _without_footer(sheet: Sheet, own: list[int]) -> list[int]:
    """Labels "Sent from my phone" and confidentiality notices at the end; gives the lines above them."""
    for place in range(max(0, len(own) - TAIL), len(own)):
        index = own[place]
        opens = place == 0 or own[place - 1] < index - 1 or phrases.is_footer(sheet.lines[own[place - 1]].text)
        text = sheet.lines[index].text
        if opens and phrases.is_footer(text) and (place > 0 or len(own) == 1):
            sheet.mark(index, own[-1] + 1, PartKind.SIGNATURE)
            return own[:place]
    return own


def _closing_place(sheet: Sheet, tail: list[int]) -> int | None:
    """Position in `tail` of the closing line."""
    texts = [sheet.lines[index].text for index in tail]
    for place in range(len(tail) - 1, -1, -1):
        strength = phrases.closing_strength(texts[place])
        if strength and _is_followed_well(texts[place + 1 :], strength, alone=place == 0):
            return place
    for place in range(len(tail) - 2, 0, -1):
        below = texts[place + 1 :]
        if (
            phrases.may_be_free_closing(texts[place])
            and len(below) <= 8
            and tail[place + 1] <= tail[place] + 2
            and phrases.is_name(below[0])
            and all(phrases.is_signature_line(text) for text in below)
        ):
            return place
    return None


def _is_followed_well(below: Sequence[str], strength: int, *, alone: bool) -> bool:
    """Whether the lines after a closing phrase let it be one."""
    if not below:
        return strength == 2 or not alone
    if phrases.is_signature_line(below[0]) or phrases.is_postscript(below[0]):
        return len(below) <= 15 or strength == 2
    return strength == 2 and len(below) <= 15


def _mark_signature(sheet: Sheet, below: list[int]) -> None:
    """Lines after the closing: SIGNATURE, except a postscript and paragraphs of sentences."""
    own_words = False
    for place, index in enumerate(below):
        new_paragraph = place == 0 or below[place - 1] < index - 1
        text = sheet.lines[index].text
        if new_paragraph or phrases.is_postscript(text):
            sentence = place > 0 and not phrases.is_signature_line(text)
            own_words = phrases.is_postscript(text) or (sentence and len(text.split()) > 3)
        if not own_words:
            sheet.kinds[index] = PartKind.SIGNATURE


def _mark_inline_closing(sheet: Sheet, tail: list[int]) -> bool:
    """Cuts "Kind regards, Tom" off the end of one of the last lines."""
    for place in range(len(tail) - 1, max(-1, len(tail) - 7), -1):
        index = tail[place]
        line = sheet.lines[index]
        found = phrases.inline_closing(line.text)
        if found is None or not all(phrases.is_signature_line(sheet.lines[below].text) for below in tail[place + 1 :]):
            continue
        closing, name = found
        if closing == 0:
            sheet.kinds[index] = PartKind.CLOSING
            sheet.cuts[index] = [(line.start + name, PartKind.SIGNATURE)]
        else:
            cuts = sheet.cuts.setdefault(index, [])
            if cuts and cuts[-1][0] > line.start + closing:
                continue
            cuts += [(line.start + closing, PartKind.CLOSING), (line.start + name, PartKind.SIGNATURE)]
        for below in tail[place + 1 :]:
            sheet.kinds[below] = PartKind.SIGNATURE
        return True
    return False


def _mark_bare_signature(sheet: Sheet, own: list[int]) -> None:
    """A last paragraph that is a name, with lines of title, phone or address below it, under a text."""
    if len(own) < 2:
        return
    start = len(own) - 1
    while start > 0 and own[start - 1] == own[start] - 1 and len(own) - start < 9:
        start -= 1
    if start == 0:
        _mark_last_lines(sheet, own)
        return
    block = own[start:]
    texts = [sheet.lines[index].text for index in block]
    if phrases.is_name(texts[0]) and len(block) <= 8 and all(phrases.is_signature_line(text) for text in texts):
        sheet.mark(block[0], block[-1] + 1, PartKind.SIGNATURE)
    else:
        _mark_last_lines(sheet, own)


def _mark_last_lines(sheet: Sheet, own: list[int]) -> None:
    """A name on the last line, right below a finished sentence; lines with a number or an address may follow."""
    start = len(own)
    while start > 1 and len(own) - start < 6 and phrases.is_contact(sheet.lines[own[start - 1]].text):
        start -= 1
    above = sheet.lines[own[start - 2]].text.rstrip() if start > 1 else ""
    finished = above.endswith((".", "!", "?", ")", "…")) or start < len(own)
    if start > 1 and finished and phrases.is_name(sheet.lines[own[start - 1]].text):
        sheet.mark(own[start - 1], own[-1] + 1, PartKind.SIGNATURE)

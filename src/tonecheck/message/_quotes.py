"""Other people's words in a mail: "> " lines, the line that introduces them, and forwarded or top-posted originals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tonecheck.message._lines import Line
from tonecheck.message._types import PartKind

#: Longest line, in characters, that is looked at.
LONGEST = 500

_QUOTED = re.compile(r"[ \t]{0,3}>|[ \t]{0,3}\|(?: |$)(?!.*\|)")
_WROTE = re.compile(
    r"(?:wrote|writes|said|schrieb(?: [^:]{0,80})?|a écrit|escribi[óo]|escreveu|ha scritto|schreef(?: [^:]{0,80})?|"
    r"skrev(?: [^:]{0,80})?|napisał(?:\(a\))?|kirjoitti)\s*:\s*[*_]*\s*$",
    re.IGNORECASE,
)
_ON = re.compile(
    r"\s*[*_]*(?:(?:On|Am|Le|El|Il|Op|Den|Em|Dne|W dniu|Pe|Vào|Në)\s|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? |"
    r"\d{1,4}[./-]\d|20\d\d|"
    r"[^\s@<>]{1,30} (?:[^\s@<>]{1,30} ){0,3}<?[\w.+-]{1,64}@|<?[\w.+-]{1,64}@)"
)
_BARE = re.compile(
    r"\s*(?:[A-Z][\w'’.-]{0,30}|[\w.+-]{1,64}@[\w.-]{1,80})(?: [A-Z][\w'’.-]{0,30}){0,3} (?:wrote|writes|said|"
    r"schrieb|a écrit|escribió):\s*$"
)
_CERTAIN = re.compile(r"<[^<>@\s]{1,80}@[^<>\s]{1,200}>|\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d")
_ORIGINAL = re.compile(
    r"\s*[-_*=]{2,}\s*(?:original\s+(?:message|appointment)|forwarded\s+(?:message|by)\b.{0,80}?|"
    r"(?:begin\s+)?forwarded message|"
    r"urspr(?:ü|ue)ngliche\s+nachricht|weitergeleitete\s+nachricht|message\s+d['’]origine|message\s+transféré|"
    r"mensaje\s+(?:original|reenviado)|mensagem\s+original|messaggio\s+(?:originale|inoltrato)|"
    r"oorspronkelijk\s+bericht|"
    r"doorgestuurd\s+bericht)\s*[-_*=]{2,}\s*$|"
    r"\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message (?:réexpédié|"
    r"transféré))\s*:\s*$",
    re.IGNORECASE,
)
_SENDER = re.compile(r"\s*[*_]*(?:From|Von|De|Da|Van|Från|Fra|От|发件人|差出人)\s?[*_]*\s?[:：]", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*[*_]*(?:Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments?|Gesendet|Datum|An|Betreff|Envoyé(?: "
    r"le)?|Date|À|A|Objet|"
    r"Enviado(?: el)?|Fecha|Para|Asunto|CC|Inviato|Data|Oggetto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|Enviada em|"
    r"Assunto)"
    r"\s?[*_]*\s?[:：]",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*[_-]{10,}\s*$")


def mark_quotes(lines: Sequence[Line], kinds: list[PartKind | None], first: int, last: int) -> None:
    """Labels the quoted lines of `first`..`last` (excluded); lines that have a kind keep it."""
    for index in range(first, last):
        if kinds[index] is None and _QUOTED.match(lines[index].text[:4]) and _is_quote(lines[index].text):
            kinds[index] = PartKind.QUOTE
    at = first
    while at < last:
        if kinds[at] is not None or lines[at].blank:
            at += 1
        elif _opens_original(lines, kinds, at, first, last):
            _mark(kinds, at, last)
            return
        else:
            at = _after_attribution(lines, kinds, at, last)


def _is_quote(text: str) -> bool:
    stripped = text.lstrip()
    # ">:(" is a smiley, "|" alone a table or rule.
    return not stripped.startswith((">:(", ">:[", ">.<", ">_<")) and (stripped.startswith(">") or len(stripped) > 2)


def _mark(kinds: list[PartKind | None], first: int, last: int) -> None:
    for index in range(first, last):
        kinds[index] = kinds[index] or PartKind.QUOTE


def _after_attribution(lines: Sequence[Line], kinds: list[PartKind | None], at: int, last: int) -> int:
    """Labels "On ... wrote:" at `at`, over up to three lines, and all below it if the quote itself is not marked."""
    end = _attribution_end(lines, kinds, at, last)
    if not end:
        return at + 1
    below = end
    while below < last and lines[below].blank and kinds[below] is None:
        below += 1
    if below < last and kinds[below] is PartKind.QUOTE:
        _mark(kinds, at, below)
        return below
    text = " ".join(lines[index].text[:LONGEST] for index in range(at, end))
    if below < last and not (_ON.match(text) and len(_CERTAIN.findall(text)) >= 2):
        return at + 1
    _mark(kinds, at, last)
    return last


def _attribution_end(lines: Sequence[Line], kinds: list[PartKind | None], at: int, last: int) -> int:
    """The line after an attribution that starts at `at`, or 0."""
    head = lines[at].text[:LONGEST]
    if _BARE.match(head):
        return at + 1
    if not _ON.match(head):
        return 0
    for end in range(at + 1, min(at + 4, last + 1)):
        line = lines[end - 1]
        if line.blank or kinds[end - 1] is not None:
            return 0
        if _WROTE.search(line.text[-LONGEST:]):
            return end
    return 0


def _opens_original(lines: Sequence[Line], kinds: list[PartKind | None], at: int, first: int, last: int) -> bool:
    """Whether a forwarded or top-posted original starts at `at`; it runs to the end."""
    text = lines[at].text[:LONGEST]
    if _ORIGINAL.match(text):
        return True
    if _RULE.match(text):
        below = at + 1
        while below < min(at + 3, last) and lines[below].blank:
            below += 1
        return below < last and kinds[below] is None and _is_header_block(lines, below, last)
    return _is_header_block(lines, at, last)


def _is_header_block(lines: Sequence[Line], at: int, last: int) -> bool:
    """Outlook's "From: ... Sent: ... To: ..." with at least two of its fields in the lines below."""
    if not _SENDER.match(lines[at].text[:LONGEST]):
        return False
    fields = 0
    seen = 0
    for index in range(at + 1, min(at + 14, last)):
        if lines[index].blank:
            continue
        seen += 1
        fields += bool(_FIELD.match(lines[index].text[:LONGEST]))
        if seen >= 6:
            break
    return fields >= 2

"""Stretches inside own text that are not words: addresses, inline code, file paths, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tonecheck.span import Span

_EXTENSIONS = (
    "pdf|docx?|xlsx?|pptx?|odt|ods|csv|tsv|txt|md|rst|html?|css|jsx?|tsx?|json|ya?ml|toml|ini|cfg|conf|xml|svg|png|jpe?g|gif|"
    "tiff?|webp|heic|mp[34]|wav|mov|avi|zip|tar|gz|tgz|7z|rar|py|ipynb|rb|rs|go|java|kt|c|h|cc|cpp|hpp|cs|php|sh|bash|zsh|"
    "ps1|bat|exe|dll|so|sql|log|lock|eml|msg|ics|vcf|key|pem|psd|ai|indd|dwg|tex|bib|patch|diff"
)
_TOP_LEVEL = (
    "com|org|net|io|dev|info|biz|edu|gov|eu|de|fr|es|it|nl|uk|co|ch|at|se|no|pl|ie|ca|au|nz|za|in|app|example|test"
)
# One alternation, tried left to right. Each branch starts with a fixed sign or at a word start and runs over one
# class of characters, so that the whole text is read once.
_MASK = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]{1,300}(?P=ticks)(?!`))"
    r"|(?P<url>\b(?:https?|ftps?|file|ssh|git)://[^\s<>\"“”]{1,2000}|\bmailto:[^\s<>\"]{1,300}|"
    r"\bwww\.[^\s<>\"“”]{1,2000})"
    r"|(?P<address>(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
    rf"|(?P<path>(?<![\w/\\.])(?:[A-Za-z]:\\[^\s\"<>|?*]{{1,260}}|\\\\\w[^\s\"<>|?*]{{1,260}}|(?:~|"
    rf"\.\.?)/[\w./@%+-]{{1,260}}|"
    rf"/(?:[\w.@%+-]{{1,64}}/){{1,20}}[\w.@%+-]{{0,64}}|"
    rf"(?:[\w.@+-]{{1,64}}/){{1,20}}[\w@+-]{{1,64}}(?:\.[\w-]{{1,16}}){{1,3}}(?![\w/]))"
    rf"|(?<![\w/\\.@])[\w-]{{1,64}}(?:\.[\w-]{{1,32}}){{0,4}}\.(?:{_EXTENSIONS})\b(?![\w/]|\.\w))"
    rf"|(?P<domain>(?<![\w.@-])[a-z0-9-]{{1,63}}(?:\.[a-z0-9-]{{1,63}}){{0,4}}\.(?:{_TOP_LEVEL})\b(?:/[^\s<>\"]{{0,500}})?)"
    r"|(?P<name>(?<![\w.{\[<$%-])(?:[A-Za-z]\w{0,63}(?:\.\w{1,64}){0,6}\(\)|"
    r"[A-Za-z]\w{0,63}(?:::\w{1,64}){1,6}(?:\(\))?|"
    r"(?=[A-Za-z0-9]{0,64}_[A-Za-z0-9])[A-Za-z0-9]\w{1,64}|"
    r"[a-z]{1,32}[a-z0-9]{0,16}[A-Z][A-Za-z0-9]{1,64})(?![\w}\]>%]))"
    r"|(?P<flag>(?<![\w-])--[a-z][\w-]{1,40}(?:=[^\s]{1,100})?)"
    r"|(?P<hash>(?<!\w)(?=[0-9a-f]{0,39}\d)(?=[0-9a-f]{0,39}[a-f])[0-9a-f]{7,40}(?!\w))"
)
_TRAILING = ".,;:!?'\"’”)]}>*_"
_FRIENDS = frozenset(
    ("iPhone", "iPad", "iOS", "eBay", "macOS", "iCloud", "iMac", "eBook", "eBooks", "eCommerce", "iPods")
)
_MARKDOWN = re.compile(
    r"\]\((?P<target>[^()\s]{1,2000})(?:\s[^()\n]{0,200})?\)|<(?:!--[^>]{0,500}|/?[a-zA-Z][^<>\n]{0,300})>"
)


def mask_spans(raw: str, span: Span, *, markdown: bool = False) -> list[Span]:
    """Spans inside `span` that are not words, ascending and apart. Placeholders ("{{name}}", "[NAME]") are words."""
    text = span.of(raw)
    found = [_trimmed(match) for match in _MASK.finditer(text) if match[0] not in _FRIENDS]
    if markdown:
        found += [match.span("target") if match["target"] else match.span() for match in _MARKDOWN.finditer(text)]
    return [Span(span.start + start, span.start + end) for start, end in _apart(found)]


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Without the punctuation of the sentence after an address; a bracket stays if it was opened inside."""
    start, end = match.span()
    text = match[0]
    if match.lastgroup in ("code", "ticks", "name", "hash"):
        return start, end
    while end - start > 1 and text[end - start - 1] in _TRAILING:
        if text[end - start - 1] == ")" and "(" in text:
            break
        end -= 1
    return start, end


def _apart(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, with overlapping ones joined."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif end > start:
            joined.append((start, end))
    return joined

"""Checks of single words: tables of words with their plain words, masked swearing, hedges heaped up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tonecheck.checkers.hit import Hit
from tonecheck.checkers.phrase import expand
from tonecheck.checkers.tokens import COMMON
from tonecheck.nlp import WORD, Analysis, Sentence
from tonecheck.rulebook import Rule

# ------------------------------------------------------------------------------------------------ tables of words


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase as slots, each with the word sequences that may stand there (one may be empty), and its plain words."""

    slots: tuple[frozenset[tuple[str, ...]], ...]
    plain: str | None
    #: For each slot how many words its sequences have.
    sizes: tuple[tuple[int, ...], ...]
    #: The words that it can begin with, and its place in the table.
    firsts: frozenset[str]
    #: Words of which a sentence must hold one, for each slot that cannot be empty.
    needs: tuple[frozenset[str], ...]
    number: int

    def match(self, keys: Sequence[str], at: int) -> tuple[int, int, int] | None:
        """The longest match from `at`: where it ends, and where its marked words start and end."""
        places = {(at, at, -1)}
        for slot, sizes in zip(self.slots, self.sizes, strict=True):
            if slot is _MARK_FROM:
                places = {(i, i, end) for i, _, end in places}
            elif slot is _MARK_TO:
                places = {(i, start, i) for i, start, _ in places}
            elif slot is _ANY or slot is _ANY_OR_NONE:
                further = {(i + 1, start, end) for i, start, end in places if i < len(keys) and keys[i] not in _STOPS}
                places = further if slot is _ANY else further | places
            else:
                places = {
                    (i + size, start, end)
                    for i, start, end in places
                    for size in sizes
                    if i + size <= len(keys) and tuple(keys[i : i + size]) in slot
                }
            if not places:
                return None
        last, start, end = max(places)
        return last, start, end if end >= 0 else last


_STOPS = frozenset([",", ".", ":", ";", "!", "?", "—", "–", "(", ")"])
_MARK_FROM, _MARK_TO = frozenset({("<",)}), frozenset({(">",)})
_ANY, _ANY_OR_NONE = frozenset({("*",)}), frozenset({("*",), ()})
#: Stands for any word among the words of which a sentence must hold one.
ANY_WORD = "*"
_SPECIAL = {"<": _MARK_FROM, ">": _MARK_TO, "*": _ANY, "*?": _ANY_OR_NONE}
#: What falls off the end of a match: marks and joints that only show where it ends.
_LOOSE = frozenset([",", ".", ":", ";", "!", "?", "—", "and", "but"])
#: The entries by words of which one must stand in the sentence, for each entry the rarest such words.
_Table = dict[str, list[_Entry]]
#: Tables kept ready; more come up only where a process makes rulebooks again and again.
MOST_TABLES = 500
_tables: dict[int, tuple[Mapping[str, Any], _Table]] = {}
_CHUNK_OF_KEY = re.compile(r"(?:\([^()]*\)|[^\s()])+")


def _table(options: Mapping[str, Any]) -> _Table:
    """The entries of a rule's table by the words they need."""
    known = _tables.get(id(options))
    if known is not None and known[0] is options:
        return known[1]
    table: _Table = {}
    cased = bool(options.get("cased"))
    lists: Mapping[str, Sequence[str]] = options.get("lists", {})
    number = 0
    for key, plain in options["words"].items():
        for phrase, fitting in _inflected(str(key), None if plain is None else str(plain)):
            slots = tuple(_slot(chunk[0], lists, cased=cased) for chunk in _CHUNK_OF_KEY.finditer(phrase))
            sizes = tuple(tuple({len(words) for words in slot}) for slot in slots)
            firsts, needs = _words_needed(slots)
            entry = _Entry(slots, fitting, sizes, firsts, needs, number)
            number += 1
            for word in needs[0] if needs else firsts:
                table.setdefault(word, []).append(entry)
    if len(_tables) >= MOST_TABLES:
        _tables.clear()
    # The options are kept with the table, so that their id stays theirs.
    _tables[id(options)] = (options, table)
    return table


def needed_words(rule: Rule) -> list[str]:
    """Small-lettered words of which a draft must hold one for the rule's table to find anything in it."""
    return sorted({word.lower() for word in _table(rule.match.options)})


def _words_needed(slots: Sequence[frozenset[tuple[str, ...]]]) -> tuple[frozenset[str], tuple[frozenset[str], ...]]:
    """The words with which a match can begin; and sets of words of each of which every match holds one, the rarest first."""
    firsts: set[str] = set()
    required: list[frozenset[str]] = []
    for slot in slots:
        if slot is _MARK_FROM or slot is _MARK_TO:
            continue
        if slot is _ANY or slot is _ANY_OR_NONE:
            if not required:
                firsts.add(ANY_WORD)
            continue
        if not required:
            firsts |= {words[0] for words in slot if words}
        if () not in slot:
            # Of each phrase its longest word, which few sentences hold.
            required.append(frozenset(max(words, key=lambda word: (word not in COMMON, len(word))) for words in slot))
    required.sort(key=lambda words: (not words.isdisjoint(COMMON), len(words)))
    return frozenset(firsts), tuple(required)


def _slot(chunk: str, lists: Mapping[str, Sequence[str]], *, cased: bool) -> frozenset[tuple[str, ...]]:
    if chunk in _SPECIAL:
        return _SPECIAL[chunk]
    if chunk.startswith("{"):
        name = chunk.rstrip("?")[1:-1]
        listed = frozenset[tuple[str, ...]]().union(*(_slot(words, {}, cased=cased) for words in lists[name]))
        return listed | {()} if chunk.endswith("?") else listed
    if chunk.isalnum():
        return frozenset({(chunk if cased else chunk.lower(),)})
    readings = chunk[1:-1].split("|") if _GROUP.fullmatch(chunk) else expand(chunk)
    return frozenset(tuple(WORD.findall(reading if cased else reading.lower())) for reading in readings)


_GROUP = re.compile(r"\([^()]*\|[^()]*\)")


def _inflected(key: str, plain: str | None) -> Iterator[tuple[str, str | None]]:
    """`~circle back` and `~return`: the phrase in every form of its verb, with the plain words in the same form."""
    found = _VERB.search(key)
    if found is None:
        yield key, plain
        return
    ours = forms(found[1])
    into = None if plain is None else _VERB.search(plain)
    theirs = forms(into[1]) if into else ours
    for form, other in zip(ours, theirs, strict=True):
        yield (
            key[: found.start()] + form + key[found.end() :],
            plain if plain is None or into is None else plain[: into.start()] + other + plain[into.end() :],
        )


_VERB = re.compile(r"~([a-z]+)")
_IRREGULAR = {
    verb: tuple(f.split(","))
    for verb, _, f in (
        line.partition(" ")
        for line in (
            "be is,was,been,being", "come comes,came,come,coming", "do does,did,done,doing", "draw draws,drew,drawn,drawing",
            "drink drinks,drank,drunk,drinking", "drive drives,drove,driven,driving", "eat eats,ate,eaten,eating",
            "find finds,found,found,finding", "get gets,got,got,getting", "give gives,gave,given,giving",
            "go goes,went,gone,going", "grow grows,grew,grown,growing", "have has,had,had,having", "hear hears,heard,heard,hearing",
            "hit hits,hit,hit,hitting", "keep keeps,kept,kept,keeping", "make makes,made,made,making", "put puts,put,put,putting",
            "run runs,ran,run,running", "say says,said,said,saying", "see sees,saw,seen,seeing", "set sets,set,set,setting",
            "shoot shoots,shot,shot,shooting", "speak speaks,spoke,spoken,speaking", "take takes,took,taken,taking",
            "tell tells,told,told,telling", "think thinks,thought,thought,thinking", "throw throws,threw,thrown,throwing",
            "write writes,wrote,written,writing", "bring brings,brought,brought,bringing", "bend bends,bent,bent,bending",
            "blow blows,blew,blown,blowing", "build builds,built,built,building", "hold holds,held,held,holding",
            "leave leaves,left,left,leaving", "send sends,sent,sent,sending", "spend spends,spent,spent,spending",
            "break breaks,broke,broken,breaking", "let lets,let,let,letting", "sit sits,sat,sat,sitting",
            "plan plans,planned,planned,planning", "stop stops,stopped,stopped,stopping", "chat chats,chatted,chatted,chatting",
            "drop drops,dropped,dropped,dropping", "ping pings,pinged,pinged,pinging", "bug bugs,bugged,bugged,bugging",
            "slip slips,slipped,slipped,slipping", "shift shifts,shifted,shifted,shifting",
        )
    )
}  # fmt: skip


def forms(verb: str) -> tuple[str, ...]:
    """A verb's base, third person, past, participle and -ing form."""
    if verb in _IRREGULAR:
        return (verb, *_IRREGULAR[verb])
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    third = verb + ("es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else "s")
    past = stem + "ed"
    if re.search(r"[^aeiou]y$", verb):
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    return (verb, third, past, past, stem + "ing")


def word_table(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Words and phrases of the table `words`, each with its plain words (null: there are none to offer).

    `{plain}` in a rewrite stands for them, and `{blank}` for nothing where there are
    none (a rewrite whose field is not there is passed over). Words are compared as they are written but for capitals
    (`cased: true`: with them), so "gonna" is not "going to". `*` is any word and `*?` any or none; of
    "(is|was) < lame > (.|,)" only the words between < and > are marked. `~verb` stands for all forms of a regular verb.
    `{name}` is any of the phrases of `lists: {name: [...]}`, `{name}?` any of them or none.
    `join: n` makes one hit of those at most n words or marks apart in a sentence; `extend: true` marks on to the next stop.
    A single word that is written as a name ("Mrs Slacker", but not at the start of a sentence) is passed over.
    """
    for sentence in analysis.sentences:
        yield from table_words(sentence, options)


def table_words(sentence: Sentence, options: Mapping[str, Any]) -> Iterator[Hit]:
    """What `word_table` finds in one sentence."""
    table = _table(options)
    join = int(options.get("join", -1))
    keys, present = sentence.keys, sentence.present
    if options.get("cased"):
        keys = sentence.cased_keys
        present = frozenset(keys)
    if table.keys().isdisjoint(present) and ANY_WORD not in table:
        return
    entries: dict[str, list[_Entry]] = {}
    candidates = {entry.number: entry for word in table.keys() & present for entry in table[word]}
    candidates |= {entry.number: entry for entry in table.get(ANY_WORD, ())}
    for _, entry in sorted(candidates.items()):
        if not any(words.isdisjoint(present) for words in entry.needs):
            for first in present if ANY_WORD in entry.firsts else entry.firsts & present:
                entries.setdefault(first, []).append(entry)
    if not entries:
        return
    words = sentence.words
    found: list[tuple[int, int, str | None]] = []
    i = 0
    while i < len(keys):
        if keys[i] not in entries:
            i += 1
            continue
        matches = [(m, entry.plain) for entry in entries[keys[i]] if (m := entry.match(keys, i)) is not None]
        if matches:
            (_end, start, to), plain = max(matches, key=lambda m: m[0][0])
            if to - start == 1 and _is_name(sentence, start):
                i += 1
                continue
            while to - 1 > start and keys[to - 1] in _LOOSE:
                to -= 1
            found.append((start, to, plain))
            i = max(to, i + 1)
        else:
            i += 1
    while found:
        group = [found.pop(0)]
        while found and join >= 0 and found[0][0] - group[-1][1] <= join:
            group.append(found.pop(0))
        if options.get("extend"):
            group = [_widened(keys, group[0][0], group[-1][1])]
        yield from _stretch(sentence, [(words[a][1], words[b - 1][2], plain) for a, b, plain in group])


def _is_name(sentence: Sentence, at: int) -> bool:
    """Whether a word is written as a name: a capital and small letters, inside a sentence that writes other words small."""
    words = sentence.cased_keys
    if not words[at].istitle() or len(words[at]) < 2 or not any(word[0].isalnum() for word in words[:at]):
        return False
    if words[at - 1] in _NAME_CANNOT_FOLLOW:
        return False
    others = [word for i, word in enumerate(words) if 0 < i != at and len(word) > 1 and word.isalpha()]
    return 2 * sum(word.islower() for word in others) >= len(others) > 0


_NAME_CANNOT_FOLLOW = frozenset([".", "!", "?", ":", ";", "-", "–", "—", "(", '"', "“", "‘", "…"])

_JOINTS = frozenset(["and", "but", "so"])


def _widened(keys: Sequence[str], start: int, end: int) -> tuple[int, int, None]:
    """The words around a match as far as the next stop or "but"; "and" and the like fall off at the ends."""
    while start > 0 and keys[start - 1] not in _STOPS and keys[start - 1] not in ("but", "so", "yet"):
        start -= 1
    while end < len(keys) and keys[end] not in _STOPS and keys[end] not in ("but", "yet"):
        end += 1
    while start < end - 1 and keys[start] in _JOINTS:
        start += 1
    return start, end, None


def _stretch(sentence: Sentence, group: Sequence[tuple[int, int, str | None]]) -> Iterator[Hit]:
    text, first, last = sentence.text, group[0][0], group[-1][1]
    values = {"blank": ""}
    if all(plain is not None for _, _, plain in group):
        made, at = "", first
        for start, end, plain in group:
            words = plain or ""
            if start > 0 and text[start].isupper() and not text[start:end].isupper():
                words = words[:1].upper() + words[1:]
            made += text[at:start] + words
            at = end
        values = {"plain": made}
    base = sentence.tokens.start_char
    tokens = sentence.segment.doc.char_span(base + first, base + last, alignment_mode="expand")
    if tokens is not None:
        exact = (tokens.start_char, tokens.end_char) == (base + first, base + last)
        yield Hit(
            sentence, tokens.start, tokens.end, values=values, characters=None if exact else (base + first, base + last)
        )


# ------------------------------------------------------------------------------------------------ masked swearing

_SWEAR = [
    "fuck",
    "fucks",
    "fucker",
    "fuckers",
    "fucking",
    "fuckin",
    "fucked",
    "shit",
    "shits",
    "shite",
    "shitty",
    "shitshow",
    "bullshit",
    "horseshit",
    "crap",
    "crappy",
    "damn",
    "damned",
    "goddamn",
    "bitch",
    "bitches",
    "bitching",
    "cunt",
    "cunts",
    "bastard",
    "bastards",
    "arse",
    "arses",
    "arsehole",
    "arseholes",
    "asshole",
    "assholes",
    "jackass",
    "dumbass",
    "bollocks",
    "wank",
    "wanker",
    "wankers",
    "piss",
    "pissed",
    "pissing",
    "twat",
    "twats",
    "bugger",
    "buggered",
    "bloody",
    "prick",
    "pricks",
    "dickhead",
    "dickheads",
    "motherfucker",
    "motherfucking",
    "clusterfuck",
    "fuckup",
    "bollocking",
    "ass",
]
_INTENSIFIERS = frozenset(["fucking", "fuckin", "motherfucking", "damned", "goddamn", "bloody"])
_LEET = str.maketrans({"1": "i", "!": "i", "3": "e", "4": "a", "@": "a", "5": "s", "$": "s", "0": "o", "7": "t"})
_CHUNK = re.compile(r"(?<![\w*@#$./\\=&%-])[A-Za-z@$*#][\w@$!*#'.-]*(?![\w/\\=(])")
_GRAWLIX = re.compile(r"(?<![\w(\[{`])[#@$%&!*^?]{4,}(?![\w)\]}])")
_SPELLED = re.compile(
    r"(?<![\w-])(?:f['’.-]ing|eff['’-]?ing|f['’]ed|f[-_.]+c?k(?:ing|ed|s)?|f[-_.]u[-_.]c[-_.]k(?:ing|ed)?|sh[-_.]+t(?:ty|s)?|s[-_]{2,}t(?:ty)?"
    r"|(?:ph|f)(?:v|u|oo)c?k(?:ing|in|ed|er|s)?(?<!fook)|fuk(?:ing|in|ed|er|s)?|fkn|fkin|fking|fck|fcking|fckn|fcked|fuq|biatch|biotch|azzhole|shyte?"
    r"|(?:bull|horse|dip)?s[-_.]h[-_.]i[-_.]t|eff (?:off|this|that|you|it)|effed(?: it)? up|f(?:'|’)?ed up)(?![\w-])",
    re.IGNORECASE,
)


def masked_swearing(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Swear words with letters blanked, swapped or spelled round: f***, sh1t, bullsh*t, f-ing, a$$, @#$%!.

    `intensifiers: true` finds those that can be left out of their sentence ("the f***ing colour"), false the others.
    """
    wanted = bool(options.get("intensifiers"))
    for sentence in analysis.sentences:
        base = sentence.tokens.start_char
        for start, end, intensifier in _masked(sentence.text):
            if intensifier is wanted:
                tokens = sentence.segment.doc.char_span(base + start, base + end, alignment_mode="expand")
                if tokens is not None:
                    yield Hit(sentence, tokens.start, tokens.end, characters=(base + start, base + end))


@lru_cache(maxsize=1024)
def _masked(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where masked swear words stand in a text, and whether each can be left out of its sentence."""
    found = {(*m.span(), False) for m in _GRAWLIX.finditer(text) if len(set(m[0]) - {"!", "?"}) >= 3}
    for match in _SPELLED.finditer(text):
        if not match[0].lower().startswith("fuck"):
            found.add((*match.span(), re.search(r"(?:ing|in|kn)$", match[0], re.IGNORECASE) is not None))
    if _MASK.search(text):
        for match in _CHUNK.finditer(text):
            word = match[0].rstrip("'.-!")
            meant = _unmasked(word)
            if meant:
                found.add((match.start(), match.start() + len(word), bool(meant & _INTENSIFIERS)))
    return tuple(sorted(found))


_MASK = re.compile(r"[#*@$!0-9]")
#: A mask of two signs stands for one letter or more, so nothing longer can stand for a swear word.
_LONGEST_MASKED = 2 * max(map(len, _SWEAR))


def _unmasked(chunk: str) -> set[str]:
    """The swear words that a chunk with masked letters can stand for; empty where nothing is masked or nothing fits."""
    word = chunk.lower().replace("#", "*")
    if len(word) > _LONGEST_MASKED:
        return set()
    if not re.search(r"[*@$!0-9]", word) or not re.search(r"[a-z]", word):
        return set()
    plain = word.translate(_LEET)
    if "*" not in word:
        return {plain} & set(_SWEAR)
    if not re.fullmatch(r"[a-z]+\*[a-z*]*", plain):
        return set()
    letters = plain.replace("*", "")
    if plain.endswith("*") and (plain.count("*") < 2 or plain.rstrip("*") in _SWEAR):
        return set()
    if len(letters) == 1 and plain.count("*") < 3 and not plain.startswith("f"):
        return set()
    pattern = re.compile(
        re.sub(r"\*+", lambda m: "[a-z]" if len(m[0]) == 1 else f"[a-z]{{{len(m[0]) - 1},{len(m[0]) + 1}}}", plain)
    )
    fitting = {swear for swear in _SWEAR if pattern.fullmatch(swear)}
    exact = {swear for swear in fitting if len(swear) == len(plain)}
    return exact or fitting


# ------------------------------------------------------------------------------------------------ stacked hedges


def stacked_hedges(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Hedges heaped up: words of `strong` count 1, of `weak` a half; marked where a run reaches `enough` (default 3).

    A run is broken by more than `gap` (default 7) tokens without a hedge, by a semicolon and by the sentence's end; "could you",
    "may I", "you may" and "would like" ask or allow, and do not count. One strong hedge is needed besides verbs like might.
    """
    weights = _hedges(options)
    firsts = {words[0] for words in weights}
    enough, gap = float(options.get("enough", 3)), int(options.get("gap", 7))
    for sentence in analysis.sentences:
        keys, present = sentence.keys, sentence.present
        if firsts.isdisjoint(present):
            continue
        words = sentence.words
        run: list[tuple[int, int, float]] = []
        i = 0
        while i <= len(keys):
            size, weight = _hedge_at(keys, i, weights) if i < len(keys) and keys[i] in firsts else (0, 0.0)
            if run and (i == len(keys) or keys[i] == ";" or i - run[-1][1] > gap):
                distinct = {" ".join(keys[a:b]) for a, b, _ in run}
                if sum(w for _, _, w in run) >= enough and len(distinct) > 1:
                    yield from _stretch(sentence, [(words[run[0][0]][1], words[run[-1][1] - 1][2], None)])
                run = []
            if size:
                run.append((i, i + size, weight))
            i += size or 1


def _hedges(options: Mapping[str, Any]) -> dict[tuple[str, ...], float]:
    known = _hedge_lists.get(id(options))
    if known is None or known[0] is not options:
        table = {
            tuple(WORD.findall(reading)): weight
            for name, weight in (("weak", 0.5), ("strong", 1.0))
            for phrase in options.get(name, ())
            for reading in expand(phrase)
        }
        if len(_hedge_lists) >= MOST_TABLES:
            _hedge_lists.clear()
        known = _hedge_lists[id(options)] = (options, table)
    return known[1]


_hedge_lists: dict[int, tuple[Mapping[str, Any], dict[tuple[str, ...], float]]] = {}
_ASKING = frozenset({"could", "may", "might", "can", "would"})


def _hedge_at(keys: Sequence[str], i: int, weights: Mapping[tuple[str, ...], float]) -> tuple[int, float]:
    for size in range(min(7, len(keys) - i), 0, -1):
        weight = weights.get(tuple(keys[i : i + size]))
        if weight is None:
            continue
        if size == 1 and keys[i] in _ASKING:
            after = keys[i + 1] if i + 1 < len(keys) else ""
            before = keys[i - 1] if i else ""
            if after in ("you", "i", "we", "like") or before == "you":
                return 0, 0.0
        return size, weight
    return 0, 0.0


CHECKS: dict[str, Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]] = {
    "word-table": word_table,
    "masked-swearing": masked_swearing,
    "stacked-hedges": stacked_hedges,
}

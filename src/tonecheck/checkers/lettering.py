"""Capitals, heaped marks, emoji and emoticons: what shouts or grins on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern, word_set
from tonecheck.message import Kind, PartKind
from tonecheck.nlp import Analysis, Segment, Sentence

# --------------------------------------------------------------------------------------------------------- capitals

#: Written in capitals as a matter of course, though they are also words: abbreviations, keys, codes, names of firms.
_USUAL = word_set(
    "it us who un aid pin vat id ok pm am tv uk eu usa un nato faq pdf fyi rsvp diy hr pr or ad ip im pc "
    "cd dvd atm gp er ex mot sat act sim ram rom led lan wan ssd cup who ace age aim arm arc art asap ate "
    "bid "
    "bar bat cap car care cat dab dad dot ear eat era far fat fed fit gas gel gem god had ham has hat her "
    "hip hit ice ink ire ism ivy jam jar jet job kit lab lap law let lip log lot low mad man map mat met "
    "mod mom nap net nil nor oar "
    "odd ore own pad pal pan pap par pat paw pen pep per pet pie pit pod pop pot pub ray red rep rip rod "
    "row sad sap saw sea set sin sip sis sky spa spy sub sum tab tan tap tax tee ten tic tie tin tip toe "
    "ton top tow tub van via vet war was wed "
    "wig win zip esc enter shift delete insert home end tab space alt ctrl del caps print null true false "
    "select from where insert update join into values table index set order group having union drop create "
    "alter grant commit rollback begin "
    "debug info warning error fatal critical trace notice todo fixme readme changelog license makefile get "
    "post put head patch options usb sms mms gps gdp sos sop "
    "visa amex paws ikea bic lego base basic scrum agile ping raid rest soap ajax java ruby dos dial mime "
    "sway oak elm swift iban bic smart swot edge core nice rose spar asda hilti merck abba nasa fifa opec "
    "asean cern yes no stop "
    "may march june class type part section article annex form model series unit level room gate platform "
    "zone north south east west exit push pull open closed on off in out left right danger caution "
    "mister miss doc pro con max min avg sum sales net gross cash credit debit paid void copy draft final "
    "sample void new sale free gift best buy now wow lol omg wtf btw brb imo imho tldr eta eod cob nda rfp "
    "rfq sla ascii etext kpi roi tba tbd tbc ceo cfo cto coo vip "
    "chaps jaws contributing copying authors security install notice codeowners maintainers fast faster moss leap"
)
#: Stressed where they stand alone in capitals, short as they may be.
_STRESS = word_set(
    "not never now no all any every must only always immediately urgent urgently again still already today "
    "tomorrow very so too really absolutely definitely please stop do don't dont cannot can't won't will "
    "you your yours me my we our this that these those what why how when where "
    "one two three four five six both each none nothing nobody everybody everyone anyone sharp exactly "
    "before after until here there yet ever huge big free first last same wrong right early late twice "
    "once more less much many most least own whole entire immediately important final finally "
    "monday tuesday wednesday thursday friday saturday sunday is are was were does did has have should "
    "could would need needs want wants know read listen think look"
)
_SMALL = word_set("up to of in on at by we me my he be so no do go if as is it an am or us")
_SHORT_STRESS = word_set(
    "not now no all any you my me we so too do is two one six why how did was has are big own yet our off"
)
_CAPS = Pattern(r"(?<![\w@#$&/\\.=<-])(?:[A-Z]{2,}(?:['’][A-Z]{1,2})?|[AI])(?![\w@/\\=(_]|\.\w|-\w)")
_RUN_GAP = Pattern(r"(?:[ \t]*[,;:&–—-]?[ \t\n]+|[ \t]*[.!?]+[ \t\n]+(?=\w+ (?:is|are|it|am)? ?))?(?:\d+ )?")
#: What the reader is to type or finds written somewhere, before the capitals and after them.
_TYPED = Pattern(
    r"\b(?:type|types|typing|repl(?:y|ies|ying)|press|presses|hit|hold|enter|text|select|choose|say|says|"
    r"answer|click|clicks|write|tick|circle)(?: (?:with|in|on|the|either|just|back|simply|a|word|only|and|"
    r"your)){0,3}[\s\"“'‘:]*$|"
    r"\b(?:buttons?|keys?|label\w*|marked|called|named|saying|reads?|titled|headed|headings?|column|"
    r"fields?|option|words?|codes?|tab|menu|box|prompt|capitals|acronym|stands for|abbreviat\w+|command|"
    r"keyword|constant|query|macro|flag|stamp\w*|password|stencil\w*|engrav\w*|switch|sql|table|statement|"
    r"file|folder)(?: (?:as|is|with|the|are|in|on|and|to|of)){0,3}[\s\"“'‘:]*$",
    re.I,
)
_LABEL = Pattern(
    r"[\"”'’)]?\s*(?:buttons?|key|column|fields?|tab|menu|box|option|prompt|label|statement|clause|keyword|"
    r"command|mode|file|folder|table|sticker|stamp|sign\b(?= (?:on|at|by|is|in))|logo|team|department|"
    r"form)\b",
    re.I,
)
_CODE = Pattern(
    r"[A-Z]\w*_\w+|\w+\(\)|\b\w+=\w|[;{}]\s*$|^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|GRANT|"
    r"DROP)\b|\b(?:FATAL|ERROR|WARN(?:ING)?|INFO|DEBUG|TRACE|CRITICAL|NOTICE)\b:?|\d\d:\d\d:\d\d|\b(?:NULL|"
    r"CTRL|VARCHAR|BOOLEAN|CAPS LOCK|NUM LOCK|(?:ORDER|GROUP) BY|LIMIT \d+|YES (?:or|and|/) NO)\b"
)
_ROMAN = Pattern(r"(?=[IVXLC]{2,})M{0,3}(?:C[DM]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})\Z")
_HEADING = Pattern(r"^\W*[^.!?\n]{2,60}:?\W*$")


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Common English words, from the frequency list that TextBlob ships; few ones where it is not there."""
    spec = find_spec("textblob")
    if spec is None or spec.origin is None:
        return _STRESS
    try:
        lines = (Path(spec.origin).parent / "en" / "en-spelling.txt").read_text(encoding="utf8").splitlines()
    except OSError:
        return _STRESS
    common = set()
    for line in lines:
        word, _, count = line.partition(" ")
        if count.isdigit() and int(count) >= 4 and len(word) > 2 and any(letter in "aeiouy" for letter in word):
            common.add(word)
    return frozenset(common | _STRESS | _SMALL)


def known_word(word: str) -> bool:
    if word in _english():
        return True
    for prefix in ("un", "in", "im", "dis", "re", "non", "over", "mis"):
        if word.startswith(prefix) and word[len(prefix) :] in _english():
            return True
    return any(
        word.endswith(ending) and word[: -len(ending)] in _english()
        for ending in ("s", "es", "ed", "d", "ing", "ly", "er")
    )


def _runs(sentence: Sentence) -> Iterator[list[re.Match[str]]]:
    """Stretches of words in capitals, with nothing but blanks, commas and digits between them."""
    text, run = sentence.text, list[re.Match[str]]()
    for found in _CAPS.finditer(text):
        if run and not re.fullmatch(r"[\s,;:'’&–—-]*(?:\d+[\s,]*)?", text[run[-1].end() : found.start()]):
            yield run
            run = []
        run.append(found)
    if run:
        yield run


def _shouted(sentence: Sentence, analysis: Analysis) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of words of each stretch that is in capitals for emphasis."""
    text = sentence.text
    if not re.search(r"[A-Z]{2}|\bI\b", text) or _CODE.search(text):
        return
    for run in _runs(sentence):
        words = [found for found in run if len(found[0]) > 1]
        while run and len(run[0][0]) == 1 and run[0] is not run[-1] and not words:
            run = run[1:]
        if not words:
            continue
        first, last = _trimmed(run, text)
        if text[last : last + 1] in (">", "]", "}") or text[max(0, first - 1) : first] in ("<", "[", "{"):
            continue
        inside = [found for found in words if first <= found.start() < last]
        plain = [found[0].lower().replace("’", "'") for found in inside]
        english = [w for w in plain if known_word(w) and not _ROMAN.match(w.upper())]
        if not _is_shout(plain, english, text, first, sentence):
            continue
        if _in_frame(text, first, last, sentence, analysis, english):
            continue
        yield first, last, len(inside)


def _trimmed(run: list[re.Match[str]], text: str) -> tuple[int, int]:
    start, end = 0, len(run)
    while start < end - 1 and (
        len(run[start][0]) == 1
        and run[start][0] == "A"
        and run[start].start() > 0
        and text[: run[start].start()].strip()[-1:].isalnum()
    ):
        start += 1
    while end > start + 1 and len(run[end - 1][0]) == 1:
        end -= 1
    if (
        start == 0
        and len(run[0][0]) == 1
        and end - start == 2
        and run[0][0] == "I"
        and run[1][0].lower() not in _STRESS | {"do", "am"}
    ):
        start = 1
    while start < end - 1 and run[start][0] == "I" and end - start == 2 and run[start].start() == 0:
        start += 1
    return run[start].start(), run[end - 1].end()


def _is_shout(plain: list[str], english: list[str], text: str, first: int, sentence: Sentence) -> bool:
    if len(plain) == 1:
        word = plain[0]
        if len(word) <= 3:
            return (word in _SHORT_STRESS and word not in ("is", "are", "was", "has")) or (
                word in ("is", "are", "was", "has", "did") and first > 0
            )
        if word in _STRESS:
            return True
        before = re.search(r"(\w[\w'’.-]*)\s+$", text[:first])
        if (
            before
            and before[1][:1].isupper()
            and first > 0
            and not before[1].isupper()
            and text[: before.start(1)].strip()
        ):
            return False
        if before and before[1].rstrip(".") in ("Mr", "Mrs", "Ms", "Dr", "Miss", "Prof"):
            return False
        return word in english and word not in _USUAL
    stressed = [w for w in english if w not in _USUAL or w in _STRESS]
    return len(english) * 10 >= len(plain) * 7 and (
        len(stressed) * 2 >= len(plain) or (any(w in _STRESS and len(w) > 2 for w in stressed) and len(stressed) > 1)
    )


def _in_frame(text: str, first: int, last: int, sentence: Sentence, analysis: Analysis, english: list[str]) -> bool:
    """Whether the capitals are a heading, a label or a thing's name, or what the reader is to type."""
    typed = _TYPED.search(text[max(0, first - 60) : first]) is not None and not {"now", "today", "immediately"} & set(
        english
    )
    if typed or _LABEL.match(text[last:]):
        return True
    doc, at = sentence.segment.text, sentence.tokens.start_char
    line_start, line_end = doc.rfind("\n", 0, at + first) + 1, doc.find("\n", at + last)
    line = doc[line_start : line_end if line_end >= 0 else len(doc)]
    alone = not re.search(r"[a-z]", line) and len(line.split()) <= 7 and not re.search(r"[!?.]\s*$", line)
    if alone and (line_end >= 0 or sentence.segment.part.kind is PartKind.SUBJECT):
        return not any(
            w in ("please", "not", "you", "your", "now", "never", "urgent", "immediately", "stop", "must", "don't")
            for w in english
        )
    opens = first == len(text) - len(text.lstrip()) and re.match(r"\s*[:–-]\s", text[last:])
    return bool(opens) and len(english) <= 3 and not any(w in ("please", "you", "now") for w in english)


def shouting(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Words in capitals for emphasis.

    `size`: word (one), run (several) or sentence (all of it). Abbreviations, names, codes, headings, labels, keys
    and log lines are none. `{plain}` is the same in ordinary letters.
    """
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH) and options["size"] == "word":
        return
    for sentence, first, last, size in _all_shouted(analysis):
        if size == options["size"]:
            yield from _hits(sentence, first, last, {"plain": _lowered(sentence.text, first, last)})


def _all_shouted(analysis: Analysis) -> list[tuple[Sentence, int, int, str]]:
    """Every shouted stretch with its size; looked for once."""
    known = analysis.__dict__.get("_shouted")
    if isinstance(known, list):
        return known
    found: list[tuple[Sentence, int, int, str]] = []
    for sentence in analysis.sentences:
        for first, last, count in _shouted(sentence, analysis):
            text = sentence.text
            outside = re.sub(r"[^A-Za-z]", "", text[:first] + text[last:])
            size = "sentence" if count >= 3 and not outside else "run" if count > 1 else "word"
            found.append((sentence, first, last, size))
    analysis.__dict__["_shouted"] = found
    return found


def _hits(sentence: Sentence, start: int, end: int, values: Mapping[str, str]) -> Iterator[Hit]:
    base = sentence.tokens.start_char
    tokens = sentence.segment.doc.char_span(base + start, base + end, alignment_mode="expand")
    if tokens is not None:
        exact = (tokens.start_char, tokens.end_char) == (base + start, base + end)
        yield Hit(
            sentence, tokens.start, tokens.end, values=values, characters=None if exact else (base + start, base + end)
        )


_CAPITAL = word_set(
    "i i'm i'll i've i'd monday tuesday wednesday thursday friday saturday sunday january february april "
    "june july august september october november december english german french"
)


def _lowered(text: str, first: int, last: int) -> str:
    def lower(found: re.Match[str]) -> str:
        word = found[0].lower()
        starts = not text[: first + found.start()].strip() or re.search(r"[.!?]\s+$", text[: first + found.start()])
        if word.replace("’", "'") in _CAPITAL or starts:
            return word[0].upper() + word[1:]
        kept = (len(word) > 1 and not known_word(word)) or (word in ("it", "us") and False)
        return found[0] if kept else word

    return re.sub(r"[A-Za-z][A-Za-z'’]*", lower, text[first:last])


_SPACED = Pattern(r"(?<![\w.])(?:[A-Za-z] ){3,}[A-Za-z](?![\w.])")
_STARRED = Pattern(r"(?<![\w*])\*{2,3}[A-Z][A-Z ]{2,40}\*{2,3}")


def spaced_letters(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A word with its letters set apart ("R E A L L Y"); `{plain}` is the word."""
    for segment in analysis.segments:
        for found in _SPACED.finditer(segment.text):
            word = found[0].replace(" ", "").lower()
            sentence = _sentence_at(analysis, segment, found.start())
            if sentence is not None and (word in _english() or (len(word) > 4 and known_word(word))):
                begins = found.start() == sentence.tokens.start_char
                yield from _spread(
                    sentence, found.start(), found.end(), {"plain": word.capitalize() if begins else word}
                )


def _sentence_at(analysis: Analysis, segment: Segment, place: int) -> Sentence | None:
    """The sentence in which a character of the segment's document stands, or the one before it."""
    found = None
    for sentence in analysis.sentences:
        if sentence.segment is segment and (found is None or sentence.tokens.start_char <= place):
            found = sentence
    return found


def _spread(sentence: Sentence, start: int, end: int, values: Mapping[str, str]) -> Iterator[Hit]:
    """A hit on characters start..end of the document, which may run over the end of the sentence."""
    tokens = sentence.segment.doc.char_span(start, end, alignment_mode="expand")
    if tokens is not None:
        yield Hit(sentence, tokens.start, tokens.end, values=values, characters=(start, end))


_MARKS = Pattern(r"[!?]{2,}|[!?](?: [!?]){1,}|‼️?|⁉️?|⁈|⁇|[!?][1!]{2,}")


def heaped_marks(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Final marks heaped up: `marks` is exclamation, question or both. `{plain}` is the one mark that is meant."""
    if not any(_MARKS.search(segment.text) for segment in analysis.segments):
        return
    for sentence in analysis.sentences:
        text = sentence.text
        for found in _MARKS.finditer(text):
            marks = found[0]
            before, after = text[: found.start()], text[found.end() :]
            if not re.search(r"[\w)\]\"'”’*…][ \t]?$", before) and not (before == "" and after == ""):
                continue
            if (
                after[:1].isalnum()
                or (after[:1] in "=(.[:" and after[:1])
                or re.search(r"[=<>|]\s?$", before)
                or _CODE.search(text)
            ):
                continue
            asks, calls = "?" in marks or "⁇" in marks, "!" in marks or "‼" in marks
            kind = "both" if (asks and calls) or marks[0] in "⁉⁈" else "question" if asks else "exclamation"
            if kind == options["marks"]:
                yield from _hits(sentence, found.start(), found.end(), {"plain": "!" if kind == "exclamation" else "?"})


# ------------------------------------------------------------------------------------------------ emoji, emoticons

_PICTURE = (
    r"[\U0001F1E6-\U0001F1FF\U0001F300-\U0001F64F\U0001F680-\U0001F6FF\U0001F7E0-\U0001F7EB\U0001F90C-\U0001F9FF\U0001FA70-\U0001FAFF\u231A\u231B\u23E9-\u23F3\u2600-\u2604\u2614\u2615\u2618\u261D\u2620\u2622\u2623\u2626-\u262F\u2638-\u263A\u2640\u2642"
    r"\u2648-\u2653\u2660\u2663\u2665\u2666\u2668\u267B\u267F\u2692-\u2697\u2699-\u269C\u26A1\u26AA\u26AB\u26B0\u26B1\u26BD\u26BE\u26C4-\u26FF\u2702\u2705\u2708\u270A-\u270D\u270F\u2728\u2733\u2734\u2744\u2747\u274C\u274E\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27B0\u2B50\u2B55]"
)
_EMOJI = Pattern(
    rf"(?:{_PICTURE}[\uFE0E\uFE0F\u200D\U0001F3FB-\U0001F3FF\u20E3\u2640\u2642]*[ ]?(?={_PICTURE})|"
    rf"{_PICTURE}[\uFE0E\uFE0F\u200D\U0001F3FB-\U0001F3FF\u20E3]*)+"
)
_ONE = Pattern(rf"{_PICTURE}(?:[\uFE0F\U0001F3FB-\U0001F3FF]*\u200D{_PICTURE})*[\uFE0E\uFE0F\U0001F3FB-\U0001F3FF]*")
_FACE = Pattern(r"[\U0001F600-\U0001F644\U0001F910-\U0001F92F\U0001F970-\U0001F97A\U0001FAE0-\U0001FAE8\u2639\u263A]")
_EMOTICON = Pattern(
    r"(?<![\w:;=/\\(<\[])(?:[:;=8xX](?:['’]|,)?[-^o~]?[)(DPp|/\\*$]+(?<![8xX][)(])(?<![8xX][-^o~][/|\\])|"
    r"[:;=][-^o~]?[oO0SsxX@3>]{1}(?=[\s.,!?)]|$)(?<![:;=]0)|<3+|</3|\^_?\^|\(\^_?\^\)|-_-|[oO][._][oO]|"
    r"[xX]D+|[:;]-?\]|¯\\_\(ツ\)_/¯|:'-?\(|T_T|\\o/)(?![\w/\\])"
)
_INFORMAL = Pattern(
    r"\b(?:haha\w*|hehe|lol|hey|hiya|heya|cheers|see you|see ya|lunch|coffee|pint|beer|drinks?|party|"
    r"weekend|football|match|cake|thanks|thx|ta\b|great|awesome|nice one|lovely|love|cool|fun|good luck|"
    r"happy birthday|congrats|enjoy|well done|yay|yeah|yep|ok|okay|no worries|no problem|oops|phew|mate|"
    r"guys|folks|holiday|fingers crossed|looking forward|can't wait|glad|bye)\b",
    re.I,
)
_FORMAL = Pattern(
    r"\b(?:dear|mr|mrs|ms|dr|prof(?:essor)?|sir|madam|sincerely|faithfully|kindly|hereby|regret|"
    r"pleased to inform|application|applicant|invoice|payment|balance|contract|termination|terminat\w+|"
    r"claim|policy|mortgage|loan|complaint|trustees|board|committee|audit|tribunal|hearing|court|legal|"
    r"letter of|enclosed|attached|results?|biopsy|diagnosis|patient|treatment|surgery|appointment|account|"
    r"statement|refund|reminder|overdue|notice|compliance|proposal|tender|quotation|order|delivery|"
    r"shipment|customer|client|candidate|interview|position|admission|enrolment|exam|department|ministry|"
    r"office|authority|insurance|tax|tenancy|deposit|warranty|deadline|agreement|purchase|your (?:request|"
    r"enquiry|inquiry|ticket|case|reference))\b",
    re.I,
)
_BAD = Pattern(
    r"\b(?:sorry|unfortunately|regret\w*|afraid|declin\w+|reject\w*|refus\w+|turned down|unsuccessful|"
    r"not (?:select\w*|success\w*|approv\w*|accept\w*|possible|able)|cannot|can't|won't|unable|delay\w*|"
    r"late|cancel\w*|terminat\w+|dismiss\w*|redundan\w*|overdue|outstanding|debt|complaint|problem|error|"
    r"mistake|fail\w*|lost|broken|damaged|out of stock|biopsy|tumou?r|cancer|diagnosis|death|died|"
    r"passed away|funeral|condolence\w*|denied|fine|penalty|legal|court|letter of demand|price (?:rise|"
    r"increase)|increase)\b",
    re.I,
)


def _marks_of(analysis: Analysis) -> list[tuple[Sentence, int, int, bool]]:
    """All emoji (rows as one) and emoticons: sentence, place, and whether it is an emoticon. Made once."""
    known = analysis.__dict__.get("_emoji")
    if isinstance(known, list):
        return known
    found: list[tuple[Sentence, int, int, bool]] = []
    for segment in analysis.segments:
        text = segment.text
        if not text.isascii():
            for match in _EMOJI.finditer(text):
                if match[0].strip("\ufe0f ") in ("✅", "❌", "⬛", "⬜", "⭐") and re.search(
                    r"(?:^|\n)\W*$", text[: match.start()]
                ):
                    continue
                sentence = _sentence_at(analysis, segment, match.start())
                if sentence is not None:
                    found.append((sentence, match.start(), match.start() + len(match[0].rstrip(" ")), False))
        for match in _EMOTICON.finditer(text):
            before = text[: match.start()]
            if match.start() and not before[-1].isspace() and not (before[-1] in ".,!?)" and match[0][0] in ":;"):
                continue
            if re.match(r"[8xX=]", match[0]) and match[0] not in ("xD", "XD", "xDD", "XDD", "=)", "=D", "8-)", "=("):
                continue
            if (
                re.match(r"[:;=][-^]?[pPdD|/\\*$]", match[0])
                and match[0] not in (":D", ":-D", ";D", "=D", ";-D")
                and re.match(r"\s+\w", text[match.end() :])
            ):
                continue
            if match[0][-1] == ")" and before.count("(") > before.count(")") and len(match[0]) == 2:
                continue
            sentence = _sentence_at(analysis, segment, match.start())
            if sentence is not None:
                found.append((sentence, match.start(), match.end(), True))
    analysis.__dict__["_emoji"] = found
    return found


def _friendly(analysis: Analysis) -> bool:
    """One smiley in a plainly informal message that brings no bad news."""
    marks = _marks_of(analysis)
    text = " ".join(s.text for s in analysis.sentences)
    if len(marks) != 1 or _BAD.search(text) or _FORMAL.search(text) or not _INFORMAL.search(text):
        return False
    sentence, start, end, emoticon = marks[0]
    shown = sentence.segment.text[start:end]
    if emoticon:
        return bool(re.match(r"[:;=]['’]?[-^]?[)D]", shown) or shown in ("xD", "XD", "^^", "^_^", "8-)"))
    return sum(1 for _ in _ONE.finditer(shown)) == 1 and shown[0] not in "😭😡🤬😠😢😤🖕💩🙄😏😒"


def emoji(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Emoji and emoticons, but for one friendly smiley in a plainly informal message.

    `case`: row (two or more), bad-news (in a sentence of bad news), frame (in the greeting, closing or subject),
    emoticon, face or picture.
    """
    marks = _marks_of(analysis)
    if not marks or _friendly(analysis):
        return
    for sentence, start, end, emoticon in marks:
        if _emoji_case(sentence, start, end, emoticon) == options["case"]:
            yield from _spread(sentence, start, end, {})


def _emoji_case(sentence: Sentence, start: int, end: int, emoticon: bool) -> str:
    shown = sentence.segment.text[start:end]
    if not emoticon and sum(1 for _ in _ONE.finditer(shown)) > 1:
        return "row"
    if _BAD.search(sentence.text):
        return "bad-news"
    if sentence.segment.part.kind is not PartKind.BODY:
        return "frame"
    if emoticon:
        return "emoticon"
    return "face" if _FACE.search(shown) else "picture"


CHECKS: dict[str, Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]] = {
    "shouting": shouting,
    "spaced-letters": spaced_letters,
    "heaped-marks": heaped_marks,
    "emoji": emoji,
}

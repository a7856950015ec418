"""Checks of the message as a whole: greeting, closing, names, attachments, left-over template text.

A rule file names one (`match: {kind: structure, check: NAME, options: {...}}`). Several rules of a category share a
check and differ in the case that they take, so that each has its own words and its own rewrite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tonecheck.checkers.draft import Draft, once, view
from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern, Stems, word_set
from tonecheck.checkers.names import Addressees, WrongName, named_first, wrong_name
from tonecheck.checkers.questions import answers_at_once, unanswered_question
from tonecheck.checkers.service import (
    apology,
    apology_without_remedy,
    complaint,
    delay,
    delay_without_date,
    unacknowledged_complaint,
)
from tonecheck.message import OWN, Kind, PartKind
from tonecheck.nlp import Analysis, Segment, Sentence

Check = Callable[[Analysis, Mapping[str, Any]], Iterator[Hit]]


def _words_at(sentence: Sentence, start: int, end: int, values: Mapping[str, str] | None = None) -> Hit | None:
    """A hit on characters start..end of the sentence's text."""
    base = sentence.tokens.start_char
    tokens = sentence.segment.doc.char_span(base + start, base + end, alignment_mode="expand")
    if tokens is None:
        return None
    exact = (tokens.start_char, tokens.end_char) == (base + start, base + end)
    return Hit(
        sentence,
        tokens.start,
        tokens.end,
        values=values or {},
        characters=None if exact else (base + start, base + end),
    )


def _words_in(analysis: Analysis, segment: Segment, start: int, end: int, values: Mapping[str, str]) -> Hit | None:
    """A hit on characters of a segment's document, which the pipeline may have parted into two sentences."""
    tokens = segment.doc.char_span(start, end, alignment_mode="expand")
    sentences = [s for s in analysis.sentences if s.segment is segment and s.tokens.start_char <= start]
    if tokens is None or not sentences:
        return None
    return Hit(sentences[-1], tokens.start, tokens.end, values=values, characters=(start, end))


# ------------------------------------------------------------------------------------------ greeting and closing

_BAD_NEWS = Pattern(
    r"\b(?:unfortunately|regret|afraid|sorry|declin\w+|reject\w*|refus\w+|turned down|not (?:successful|"
    r"selected|approved|possible|able|accepted|eligible)|unsuccessful|unable|can't|cannot|overdue|"
    r"terminat\w+|cancel\w+|dismiss\w*|delay\w*|fault|mistake|error|complain\w*|"
    r"won't|final (?:notice|reminder|warning)|warning|fail\w*|damag\w+|late|charge[ds]?|penalt\w+|debt|"
    r"unpaid|legal|lawyer)\b",
    re.I,
)
_ASKING = Pattern(
    r"\?\s*$|\b(?:please|need (?:you|your|it|this|them|the)|send (?:me|us)|let (?:me|us) know|get back to|"
    r"by (?:tomorrow|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|end of)|make sure|asap|"
    r"i want|i expect|you (?:must|have to|need to))\b",
    re.I,
)


def missing_greeting(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A mail that begins without a word to the reader.

    `case`: group, bad-news, reply, first (one reader is known) or unknown. A line or two in a thread needs no
    greeting. `{name}` is how a careful stranger addresses the reader, `{first}` the first name that the reader
    signs with.
    """
    draft = view(analysis)
    people = Addressees(draft)
    if not draft.is_mail or draft.opens_with_quote or _chats(draft) or draft.greets or _calls(draft, people):
        return
    if _frame_case(draft, people) == options["case"]:
        yield Hit(None, values=_address(people), at=draft.top)


def missing_closing(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A mail that stops without a word of farewell or a name.

    `case`: group, bad-news, request (its last sentence wants something), reply or first.
    """
    draft = view(analysis)
    if not draft.is_mail or draft.closes or _chats(draft):
        return
    case = _frame_case(draft, Addressees(draft))
    if case != "group" and case != "bad-news" and draft.body and _ASKING.search(draft.body[-1]):
        case = "request"
    if ("first" if case == "unknown" else case) == options["case"]:
        yield Hit(None, at=draft.before_closing)


def _chats(draft: Draft) -> bool:
    """Whether the draft is a line or two in a chat; whoever complains is owed a letter, however short."""
    received = draft.received
    if complaint(draft) is not None and draft.words > 15:
        return False
    if draft.is_chat:
        return True
    if received is None or not received.familiar or draft.greeting or draft.opening or draft.paragraphs > 2:
        return False
    bare = not received.greeting and not received.signature
    return draft.words <= 65 and (bare or answers_at_once(draft))


def _calls(draft: Draft, people: Addressees) -> bool:
    """Whether the first sentences name the reader: "Trudy, the list is below", "I am sorry for this, Emma."."""
    first = " ".join(draft.body[:2])
    names = {word for p in (*people.named, *people.signed) for word in p.words if len(word) > 1}
    return named_first(draft) is not None or any(
        re.search(
            rf"(?:^|[,!] |\b(?:sorry|thanks|you|hi|sure) ){re.escape(name)}\b|\b{re.escape(name)}(?=[,.!?])", first
        )
        for name in names
    )


def _frame_case(draft: Draft, people: Addressees) -> str:
    if people.group:
        return "group"
    if complaint(draft) or apology(draft) or delay(draft) or _BAD_NEWS.search(draft.text):
        return "bad-news"
    if draft.received is not None:
        return "reply"
    return "first" if people.one else "unknown"


def _address(people: Addressees) -> dict[str, str]:
    one = people.one
    if one is None:
        return {}
    signed = people.signed[0] if people.signed else None
    values = {"name": one.polite}
    if signed is not None and not signed.title and not one.title and len(signed.words) == 1:
        values["name"] = signed.words[0]
    return values


# --------------------------------------------------------------------------------------------------- placeholders

_FIELD_WORDS = word_set(
    "name names surname firstname lastname fullname vorname nachname kundenname anrede firma datum betrag "
    "betreff customer client recipient receiver sender "
    "contact company firm organisation organization business date time amount number no order invoice "
    "product item service address street phone telephone email "
    "mail e-mail link url title position role job department dept city town country place location reason "
    "issue problem signature project price total value day month year "
    "manager agent topic subject details detail deadline quote attachment event venue school candidate "
    "patient guest doctor ticket case reference ref tracking "
    "salutation greeting username user id code text content message body description explanation room seat "
    "hotel property supplier vendor employee colleague partner event "
    "percentage currency weeks days hours quantity model brand warranty xx xxx x n blank field placeholder "
    "variable tbd tbc todo"
    " here first last full new old the of your our my their his her own this that a an and or to for in "
    "from s customer's client's recipient's company's sender's"
)
_GLUE_WORDS = word_set(
    "here first last full new old the of your our my their his her own this that a an and or to for in "
    "from s x n xx id no code"
)
_FILL_IN = Pattern(
    r"^(?:insert|enter|add|fill|put|replace|type|choose|select|specify|state|give|write|your|xx+|einfügen|"
    r"hier)\b",
    re.I,
)
_TALK = Pattern(
    r"\b(?:placeholders?|merge (?:fields?|tags?)|variables?|templates?|syntax|tokens?|macros?|snippets?|"
    r"expressions?|brackets?|regex|json|yaml|format)\b",
    re.I,
)
_BRACKET = Pattern(r"(?:(?<=[£$€])|(?<=\b[A-Z])|(?<=\bRs)|(?<![\w\])!]))\[\[?([^\[\]\n]{1,60})\]\]?(?![\w(\[:])")
_MERGE = Pattern(
    r"\{\{[^{}\n]{1,60}\}\}|\{%[^%\n]{1,60}%\}|\$\{[^{}\n]{1,60}\}|%%?[A-Za-z][A-Za-z_ ]{2,30}%%?(?![\w%])|"
    r"\*\|[A-Z_:]{2,30}\|\*|<%=?[^%\n]{1,60}%>|(?<![\w{$])\{[A-Za-z][A-Za-z_. ]{1,40}\}(?![\w}])|"
    r"«[^«»\n]{2,40}»|##?[A-Z][A-Z_]{2,30}##?|@@[A-Z_]{2,30}@@"
)
_ANGLE = Pattern(r"<<\s*[^<>\n@]{2,50}\s*>>|<(?!/)([A-Za-z][A-Za-z '’_/-]{1,48})>")
_HTML_TAGS = word_set(
    "a b i u p br hr em strong div span img ul ol li h h1 h2 h3 h4 table tr td th pre code body html head "
    "title link meta form input button label script style blockquote sub sup small section main nav header "
    "footer video audio time address details summary text"
)
_TODO = Pattern(
    r"(?<![\w/#.'’-])(?:TODO|To-Do:|FIXME|TKTK|TK\b|\?\?\?+(?= |$)(?<=\s)|(?<=(?:by|on|at|to|of) )(?:TBD|"
    r"TBC|TBA)\b|(?<=: )(?:TBD|TBC)\b|(?:EUR|USD|GBP|CHF|INR|ZAR|Rs\.?|[£$€]) ?(?:XX+|xx+)(?:[.,](?:XX|"
    r"xx))?|XX+(?:[/.:-]XX+)*|xx+(?:[/.:]xx+)+)(?![\w/'’-])"
)
_FILLER = Pattern(
    r"\b(?:lorem ipsum(?: dolor)?(?: sit amet)?|dolor sit amet|consectetur adipisc\w+)\b|\b(?:your|the|add|"
    r"insert|type|enter) (?:text|message|content|copy) (?:goes )?here\b|\b(?:sample|dummy|placeholder|"
    r"blind) ?text\b|\bblindtext\b|\basdf(?:asdf|ghjkl?)?\b|\bqwerty\b|\btest test test\b|"
    r"\bbla(?:h)? bla(?:h)?(?: bla(?:h)?)*\b",
    re.I,
)
_SAMPLE = Pattern(
    r"\b(?:John Q?\.? ?(?:Doe|Public|Sample)|Jane Doe|Joe Bloggs|Max Mustermann|Erika Mustermann|"
    r"First ?[Nn]ame Last ?[Nn]ame|First ?[Nn]ame,? Surname|Vorname Nachname|Mr\.? X\b|Your (?:Full |"
    r"First |Last )?Name|Your (?:Company|Position|Title|Job Title|Signature|Phone Number|"
    r"Department)(?: Name)?|Company Name|Customer Name|Client Name|Recipient(?:'s)? Name|Contact Name|"
    r"Insert Name|Name Here|(?:First|Last|Full)[ _]?Name(?=[,:!]|$)|(?<=Dear )(?:Name|First Name|"
    r"Recipient)(?=,|$))"
    r"|(?<![\w/])(?:DD[./-]MM[./-]Y{2,4}|MM[./-]DD[./-]Y{2,4}|YYYY-MM-DD|dd[./]mm[./]y{2,4}|HH:MM|"
    r"hh:mm)(?![\w/])|(?<=\w )_{3,}"
)
#: What stands in square brackets in capitals and is meant so.
_TAGS = word_set(
    "patch rfc wip external extern internal intern urgent important confidential action required fyi eom nsfw sic "
    "redacted resend reminder update updated resolved closed solved fixed open bug feature spam ext private public secret "
    "ok okay fail failed pass passed error warn warning info debug trace notice critical fatal skip skipped done new draft "
    "final ticket issue jira case url pdf img image link attachment inline quote snip cut end eof stop sos asap am pm utc "
    "gmt cet usa uk eu us nato un faq poll survey official archived deprecated breaking security hotfix release main master "
    "dev prod staging test qa ci cd git vote result announce discuss help question answer"
)
_CAPITALS = Pattern(r"[A-Z][A-Z'’&-]+(?:[ _/][A-Z][A-Z'’&-]*){0,5}")
#: FIRST_NAME and the like, bare.
_SNAKE = Pattern(r"(?<![\w/.$%{<«#@*-])[A-Z]{2,}(?:_[A-Z]{2,})+(?![\w/.(}%>»*=-])")
_BLANK = Pattern(r"\[(?:…|\.{3}|_+|\s{2,})\]")
_NO_TODO = Pattern(
    r"\b(?:the|a|an|my|our|your|this|that|these|any|each|no|of|open|bowl|chapter|part|volume|size|rated|"
    r"film|movie|kisses|in the) $|\b(?:card|account|iban|ending(?: in| with)?|number ending|masked) $|"
    r"[\d*] ?$",
    re.I,
)
_TODO_AFTER = Pattern(
    r"^(?:s\b| ?(?:list|lists|item|items|app|file|comment|comments|board|tracker)\b| ?\d{3,4}\b| ?[\w]*\*)", re.I
)


_CODE_TALK = Pattern(
    r"\b(?:env(?:ironment)?|constants?|column|field|table|enum|flag|setting|config\w*|macro|header)\b", re.I
)


#: What a text must hold for a form to be looked for in it.
_SIGNS: Mapping[str, tuple[str, ...]] = {
    "bracket": ("[",),
    "merge": ("{", "%", "*|", "«", "#", "@@", "_"),
    "angle": ("<",),
    "todo": ("TODO", "To-Do", "FIXME", "TK", "??", "TB", "XX", "xx"),
    "filler": (),
    "sample": (),
    "blank": ("[",),
}


def placeholder(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """Template text that was not filled in.

    `form`: bracket ([Name], [insert date]), merge ({{name}}, %NAME%), angle (<NAME>), todo (TODO, XXX, by TBD),
    filler (lorem ipsum), sample (John Doe, Your Name, DD/MM/YYYY) or blank ([…]). `{name}` is the reader's name
    where the words stand for it and it is known.
    """
    form = str(options["form"])
    draft = view(analysis)
    if analysis.message.kind in (Kind.COMMIT, Kind.PATCH):
        return
    found_words = False
    signs = _SIGNS[form]
    for segment in analysis.segments:
        at = 0
        if signs and not any(sign in segment.text for sign in signs):
            continue
        for line in segment.text.split("\n"):
            for start, end in _placeholders(form, line, draft, segment.part.kind):
                hit = _words_in(analysis, segment, at + start, at + end, _filling(line[start:end], line[:start], draft))
                if hit is not None and (
                    segment.part.kind is PartKind.GREETING or segment.masked.isdisjoint(range(hit.start, hit.end))
                ):
                    found_words = True
                    yield hit
            at += len(line) + 1
    if not found_words:
        yield from _placeholder_elsewhere(form, draft)


def _placeholder_elsewhere(form: str, draft: Draft) -> Iterator[Hit]:
    """In the signature, in a subject given beside the draft, in a paragraph of Latin: nothing there can be marked."""
    message = draft.message
    own = {part.kind for part in message.parts}
    texts = [(message.subject, PartKind.SUBJECT)] if message.subject and PartKind.SUBJECT not in own else []
    texts += [
        (part.span.of(message.raw), part.kind)
        for part in message.parts
        if part.kind is PartKind.SIGNATURE or (part.kind in OWN and not part.judged and form == "filler")
    ]
    for text, kind in texts:
        for start, end in _placeholders(form, text, draft, kind):
            yield Hit(None, values={"match": text[start:end]})
            return


def _placeholders(form: str, text: str, draft: Draft, kind: PartKind) -> Iterator[tuple[int, int]]:
    if form == "bracket":
        for found in _BRACKET.finditer(text):
            first = kind is PartKind.SUBJECT and found.start() == 0
            addresses = kind in (PartKind.GREETING, PartKind.SIGNATURE) or text.strip() == found[0]
            if (_is_field(found[1], first=first) or (not first and _left_open(found[1], alone=addresses))) and (
                not _TALK.search(text)
            ):
                yield found.span()
    elif form == "merge":
        for found in _SNAKE.finditer(text):
            named = all(word.lower() in _FIELD_WORDS for word in found[0].split("_"))
            if (named or kind is PartKind.GREETING) and not _TALK.search(text) and not _CODE_TALK.search(text):
                yield found.span()
        for found in _MERGE.finditer(text):
            inner = found[0].strip("{}«» ")
            single = found[0][0] == "{" and found[0][1] not in "{%"
            if (not single or _is_field(inner.replace("_", " ").replace(".", " "))) and not _TALK.search(
                text.replace(found[0], "")
            ):
                yield found.span()
    elif form == "angle":
        for found in _ANGLE.finditer(text):
            inner = (found[1] or found[0].strip("<> ")).strip()
            if inner in _HTML_TAGS or _TALK.search(text):
                continue
            if kind in (PartKind.GREETING, PartKind.SIGNATURE) and inner[:1].isupper() and "@" not in inner:
                yield found.span()
                continue
            if found[0].startswith("<<") or (inner.isupper() and len(inner) > 2) or _is_field(inner.replace("_", " ")):
                yield found.span()
    elif form == "todo":
        for found in _TODO.finditer(text):
            bare = found[0].strip(".:")
            if _NO_TODO.search(text[: found.start()]) or _TODO_AFTER.match(text[found.end() :]):
                continue
            if set(bare.lower()) == {"x"} and (
                (
                    kind not in (PartKind.BODY, PartKind.GREETING, PartKind.SUBJECT)
                    and not (len(bare) > 2 and bare.isupper())
                )
                or (
                    kind is not PartKind.SIGNATURE
                    and not text[: found.start()].strip()
                    and not text[found.end() :].strip(" .!")
                )
            ):
                continue
            if re.fullmatch(r"XX", bare) and not re.search(r"[\w:] $", text[: found.start()]):
                continue
            yield found.span()
    elif form == "filler":
        yield from (
            found.span()
            for found in _FILLER.finditer(text)
            if not re.search(r"\b(?:layout|keyboard|password)\b", text, re.I)
        )
    elif form == "sample":
        yield from _samples(text, draft, kind)
    elif form == "blank":
        yield from (
            found.span() for found in _BLANK.finditer(text) if found[0] != "[...]" or kind is not PartKind.SIGNATURE
        )


def _samples(text: str, draft: Draft, kind: PartKind) -> Iterator[tuple[int, int]]:
    real = " ".join(
        [*draft.message.to, draft.message.sender or "", draft.received.signature if draft.received else ""]
    ).lower()
    for found in _SAMPLE.finditer(text):
        if found[0].lower() in real:
            continue
        titled = re.match(r"(?:Your|Company|Customer|Client|Contact|First|Last|Full|Recipient)", found[0])
        if (
            titled
            and kind not in (PartKind.GREETING, PartKind.SIGNATURE, PartKind.CLOSING)
            and not re.fullmatch(r"\W*", text[: found.start()])
        ):
            continue
        if titled and kind is PartKind.BODY and text[found.end() :].strip(" ,:."):
            continue
        if (
            re.match(r"[DMYHdmyh]", found[0])
            and not found[0].startswith("Dear")
            and re.search(r"\b(?:format|form|enter|written|write|as|type|style|notation)\b", text, re.I)
        ):
            continue
        yield found.span()


def _is_field(inner: str, *, first: bool = False) -> bool:
    """Whether words in brackets ask to be filled in: "insert …", "your …", or nothing but what templates leave open."""
    inner = inner.strip()
    if _FILL_IN.match(inner) and (len(inner.split()) > 1 or inner.lower().startswith("xx")):
        return not re.search(r"\d", inner) or inner.lower().startswith("insert")
    words = [
        word.strip(".,:'’")
        for word in re.split(r"[\s/_-]+|(?<=[a-z])(?=[A-Z])|(?<=['’])s\b", inner.strip("#"))
        if word.strip(".,:'’")
    ]
    if not words or not all(word.lower().rstrip("s") in _FIELD_WORDS or word.lower() in _FIELD_WORDS for word in words):
        return False
    if all(word.lower() in _GLUE_WORDS for word in words):
        return inner.upper() in ("XX", "XXX")
    return not first or words[-1].lower() in ("name", "surname", "firstname", "customer", "client", "company")


def _left_open(inner: str, *, alone: bool) -> bool:
    """Whether words in brackets are capitals or an outline that a template leaves open: [BENEFITS CONTACT], [parents of ...]."""
    inner = inner.strip()
    if re.search(r"(?:\.{3}|…|_{2,})$", inner):
        return len(inner.split()) > 1 and inner[:1] not in ".…"
    if not _CAPITALS.fullmatch(inner):
        return False
    words = [word.strip("'’&-").lower() for word in re.split(r"[ _/]", inner)]
    return not any(word in _TAGS for word in words) and (len(words) > 1 or alone or words[0] in _FIELD_WORDS)


def _filling(words: str, before: str, draft: Draft) -> dict[str, str]:
    """The reader's name, if that is what the words stand for."""
    if not re.search(r"name|customer|client|recipient|kunde|doe\b|mustermann|bloggs", words, re.I) or re.search(
        r"company|firm|product|project|your|manager|file|user|contact", words, re.I
    ):
        return {}
    one = Addressees(draft).one
    if one is None:
        return {}
    if re.search(r"\b(?:Mr|Mrs|Ms|Dr|Miss|Prof)\.? $", before) or re.search(
        r"last|surname|nachname|family", words, re.I
    ):
        return {"name": one.words[-1]} if one.full or one.title else {}
    if re.search(r"first|vorname|given", words, re.I):
        return {"name": one.words[0]} if len(one.words) > 1 or not one.title else {}
    return {"name": one.polite}


# ------------------------------------------------------------------------------------------------------- names


def wrong_names(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A greeting by a name that is not the reader's.

    `case`: misspelt, title (Mr for Ms), half (one of two names), own (the sender's), third (of somebody in the
    thread) or other. `{right}` is the reader's name.
    """
    draft = view(analysis)
    if not draft.is_mail:
        return
    known = analysis.__dict__.get("_wrong_name", ...)
    if known is ...:
        known = analysis.__dict__["_wrong_name"] = wrong_name(draft)
    if not isinstance(known, WrongName) or known.case != options["case"]:
        return
    values = {"right": known.right} if known.right else {}
    for sentence in analysis.sentences:
        if sentence.segment.part.kind in (PartKind.GREETING, PartKind.BODY):
            at = re.search(rf"(?<!\w){re.escape(known.word)}(?!\w)", sentence.text)
            hit = _words_at(sentence, at.start(), at.end(), values) if at else None
            if hit is not None:
                yield hit
                return


# -------------------------------------------------------------------------------------------------- attachments

_FILE = (
    r"(?:file|files|invoice|invoices|report|reports|form|forms|document|documents|contract|agreement|quote|"
    r"quotation|offer|proposal|photo|photos|picture|pictures|image|images|list|spreadsheet|sheet|table|"
    r"slides|deck|presentation|draft|version|translation|transcript|receipt|receipts|statement|summary|"
    r"minutes|agenda|certificate|brochure|letter|plan|drawing|drawings|sketch|schedule|timetable|map|logo|"
    r"cv|resume|pdf|screenshot|screenshots|scan|scans|copy|copies|overview|log|logs|data|chart|figures|"
    r"estimate|price list|leaflet|flyer|template|questionnaire|design|designs|layout|calculation|analysis|"
    r"instructions|manual|guide|checklist|policy|notes|paper|papers|results|voucher|ticket|tickets|label|"
    r"budget|forecast|menu|article|chapter|catalogue|programme|program|protocol|specification|specs|terms|"
    r"confirmation|details|documentation|samples?|artwork|proof|mock-?ups?|syllabus|worksheet|application|"
    r"recording|video|patch|benchmarks?)"
)
_ENDING = r"(?:pdf|docx?|xlsx?|pptx?|csv|zip|jpe?g|png|txt|odt|mp[34]|ics)\b"
_ATTACHED: dict[str, Pattern] = {
    # The name itself is no word, so the words that stand with it are marked.
    "named-file": Pattern(
        rf"(?:(?:is|are|comes?|i(?:'ve| have)|we(?:'ve| have)|i|we) (?:\w+ )?)?(?:attach|attached|"
        rf"enclosed?)\b(?=(?:.{{0,60}}(?<![\w/.-])[\w-]+\.{_ENDING}))|(?<=\.\w\w\w )(?:(?:is|are|"
        rf"comes?) (?:\w+ )?)?(?:attached|enclosed)\b|(?<=\.\w\w\w\w )(?:(?:is|are|"
        rf"comes?) (?:\w+ )?)?(?:attached|enclosed)\b",
        re.I,
    ),
    "i-attach": Pattern(
        r"\b(?:i|we)(?:'ve| have|'m| am|'re| are|'d like to| would like to)? (?:also |now |just |hereby |"
        r"herewith |again |already |both |therefore |happily |gladly |once more )*(?:attach(?:ed|ing)?|"
        r"enclos(?:ed?|ing)|append(?:ed|ing)?)\b(?! (?:great|much|no|little|importance|value))|"
        r"^\W*(?:also )?(?:attaching|enclosing)\b|\b(?:have|has) been (?:attached|enclosed)(?= (?:to this|"
        r"for your|below|herewith)|[.,;])|\bput [^.?!]{0,60} in the attachment\b|\bi(?:'ve| have) (?:included|"
        r"added) [^.?!]{0,40}\bas an attachment\b|\b(?:stuck|popped|put|added|included) [^.?!]{1,40} (?:on|in|to|"
        r"with|into) this (?:e-?mail|mail|message)\b",
        re.I,
    ),
    "please-find": Pattern(
        r"\b(?:please|kindly|pls|do|will|'ll|can)? ?(?:find|see|consult|check|review|refer to|note|"
        r"have a look at|look at|take a look at|open|complete|fill in|sign|read|use|"
        r"return) (?:\w+ ){0,2}?(?:the )?(?:attached|enclosed)\b|\b(?:attached|enclosed),? (?:please find|"
        r"you(?:'ll| will| can)? find|herewith|find|hereto)\b|\bp\.?f\.?a\b",
        re.I,
    ),
    "is-attached": Pattern(
        r"\b(?:is|are|'s|'re|comes?|come) (?:also |now |again |both |all |here |hereby |herewith |once more |"
        r"once again |already )*(?:attached|enclosed)(?! to (?:the|a|an|your|our|my|each|it)\b(?! ?(?:mail|"
        r"e-?mail|message|this)))|^\W*(?:also |again )?(?:attached|enclosed)\b(?:,| (?:is|are|the|a|an|my|our|"
        r"your|to|for|with|below|here|two|three|both|you|in|as|again|herewith|\d))|(?<=[,(–—-] )(?:attached|"
        r"enclosed)(?=[),.;!]|$)|(?<=\()(?:attached|enclosed)(?=\))|(?<= )attached(?=,? (?:to|with|"
        r"in) this (?:mail|e-?mail|message))|\b(?:which|that) (?:i|we) (?:attach|enclose)\b|"
        r"(?<=\w )attached(?=[.,;!]$)|"
        rf"\b{_FILE} (?:(?!of|to|in)\w+ )?(?:attached|enclosed)(?=[,.;:)?!–—-]|$| (?:for|below|here|herewith|again|and|so|"
        rf"as|of|from|with|shows?|gives?|lists?|explains?|proves?|confirms?)\b)",
        re.I,
    ),
    "see-attachment": Pattern(
        r"\b(?:in|see|open|check|per|find|with|from|of) (?:the|this|an?|my|our|"
        r"today's) (?:\w+ )?attachments?\b(?! (?:you|that you|from you|in your|to your|of your|sent|size|"
        r"limit))|\bthe attachments? (?:to this|shows?|contains?|has|have|lists?|explains?|gives?|is (?:a|the)|"
        r"are (?:the|my|our)|below|hold|holds|cover|covers)\b|\bas attached\b|^\W*in attachment\b|\byou(?:'ll| will)? find \w+ in attachment\b|\bsee (?:attached|"
        r"attachments?)\b|(?<=\()attachments?(?=\))|\bwith this (?:mail|e-?mail|message) (?:i|we|"
        r"you)\b[^.]{0,30}\b(?:send|sending|get|receive)\b",
        re.I,
    ),
    "the-attached": Pattern(
        rf"\b(?:the|this|these|both|an?|my|our|all|two|three|four|in|on|of) (?:attached|enclosed) (?!garden|"
        rf"space|terrace|porch|yard|area|patio|courtyard|balcony|bathroom|garage|hall|house|room|building|"
        rf"stair)(?:\w+[\w-]* ){{0,3}}?(?:{_FILE}|\w+)\b|\b(?:the|in the|as) attached(?=[.,;)]|$| (?:shows?|is|"
        rf"are|explains?|and|for|you)\b)",
        re.I,
    ),
}
_NOT_OURS = Pattern(
    r"\b(?:you|your \w+|he|she|they|customer|client|someone|somebody|who)(?:'ve| have|'d| had| has|'ll|"
    r" will| can| could| should| must| may)? (?:\w+ )?(?:attach(?:ed)?|enclose[d]?)\b|\b(?:your|his|her|"
    r"their) (?:\w+ )?(?:attachments?|attached|enclosed)\b|\b(?:please|kindly|could you|can you|would you|"
    r"will you|to|don't forget to|remember to|must|should|may|might|cannot|can't|couldn't|didn't|did not|"
    r"don't|do not|without|forgot to|forget to|never|not|if you|and|or|then) (?:please |also |kindly |"
    r"simply |just |then |directly |be )?(?:attach|enclose|attaching|append)\b|"
    r"\b(?:'ll|will|shall|going to|would|can|could|want to|wanted to|meant to|tried to) (?:\w+ )?(?:attach|"
    r"enclose)\b(?! (?:below|here))|\b(?:isn't|is not|aren't|are not|wasn't|weren't|was not|were not|not|"
    r"nothing|never|no longer|no file|no files|nothing was) (?:\w+ )?(?:attached|enclosed)\b|\b(?:was|were|"
    r"had been|been) (?:\w+ )?(?:attached|enclosed) (?:to|in|with) (?:my|our|the|your|his|last|that|"
    r"yesterday)|\battach\w* (?:(?!and |for |which |so |as |that |but )\w+ ){0,5}?(?:to|onto) (?:the|a|an|your|our|my|each|its|their|it|every|"
    r"one)\b(?! (?:\w+ )?(?:mail|e-?mail|message|reply|order confirmation))|"
    r"\b(?:be|become|became|get|got|feel|felt|feels|grow|grew|very|so|emotionally|deeply|too|semi|"
    r"still) attached\b|\bno strings attached\b|\bstrings attached\b|\battached to (?:his|her|their|its)\b|"
    r"\battach(?:es|ed)? (?:great|much|no|little|importance|value)|\battachment (?:size|limit|style|theory|"
    r"was (?:missing|empty|corrupt|blocked))\b|\b(?:open|opening|read|download|receive|received|"
    r"view) (?:\w+ )?(?:the|your) attachments?\b|\bthe attachment (?:you|was|wasn't|is missing|in your|"
    r"of your|from your|did|didn't|won't|doesn't|could|can't|to your)\b|\b(?:attached|"
    r"enclosed) (?:\w+ ){1,4}(?:that |which )?you (?:sent|attached|provided|gave)\b|\b(?:when|if|whenever|"
    r"once|unless|whether|what|how) [^,.]{0,40}\b(?:attach\w*|enclosed?)\b",
    re.I,
)


_SPOKEN_OF = Stems("attach|enclos|append|pfa|p.f.a| this m| this e")


@once
def _speaks_of_attachments(draft: Draft) -> bool:
    return _SPOKEN_OF.stand_in(draft.text)


def missing_attachment(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """The draft says that something is attached to it, and no attachment is known.

    `form`: named-file, i-attach, please-find, is-attached, see-attachment or the-attached; the first of these that
    fits is taken, so that words are found once. What the reader attached, requests to attach and things fastened to
    things are left alone.
    """
    draft = view(analysis)
    if draft.message.attachments or not draft.is_mail or not _speaks_of_attachments(draft):
        return
    for sentence in analysis.sentences:
        if sentence.segment.part.kind is not PartKind.BODY:
            continue
        text = sentence.text
        if not _SPOKEN_OF.stand_in(text) or "://" in text or _NOT_OURS.search(text):
            continue
        for form, shown in _ATTACHED.items():
            found = shown.search(text)
            if found is None:
                continue
            if form == options["form"]:
                start = found.start() + len(found[0]) - len(found[0].lstrip(" \t-–—(,"))
                hit = _words_at(sentence, start, found.end())
                if hit is not None:
                    yield hit
            return


CHECKS: dict[str, Check] = {
    "missing-greeting": missing_greeting,
    "missing-closing": missing_closing,
    "placeholder": placeholder,
    "wrong-name": wrong_names,
    "missing-attachment": missing_attachment,
    "unacknowledged-complaint": unacknowledged_complaint,
    "apology-without-remedy": apology_without_remedy,
    "delay-without-date": delay_without_date,
    "unanswered-question": unanswered_question,
}

"""Greetings, closings, names and footers: what the lines at both ends of a mail are made of.

The word lists are our own; every regular expression here is linear (no nested quantifiers over the same characters)
and is only put to lines of at most `LONGEST` characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tonecheck.message._lines import word_set

#: Longest line, in characters, that is looked at as a greeting, closing or signature.
LONGEST = 120

_OPENERS = (
    r"dear|hi|hiya|hello|hey|heya|hullo|howdy|yo|sup|wassup|greetings|salutations|g'day|gday|good\s+day|"
    r"good\s+(?:morning|afternoon|evening)|respected|esteemed|dearest|"
    r"hallo|moin|servus|lieber?|liebes|sehr\s+geehrter?|guten\s+(?:tag|morgen|abend)|grüezi|grüß\s+gott|"
    r"bonjour|bonsoir|salut|cher|chère|hola|buenos\s+d[ií]as|buenas\s+tardes|estimad[oa]s?|querid[oa]s?|ciao|gentile|"
    r"buongiorno|beste|geachte|hej|namaste|salaam|shalom"
)
# Words that open a mail only when a name or a comma follows: "Morning all," but not "Morning trains are late".
_WEAK_OPENERS = (
    r"morning|afternoon|evening|mornin'?|gentlemen|ladies|sirs?|madam|folks|team|all|everyone|colleagues|guys"
)
_OPENER = re.compile(rf"\s*(?P<opener>{_OPENERS}|{_WEAK_OPENERS})(?![\w'’-])", re.IGNORECASE)
_FORMAL = re.compile(
    r"\s*(?:to\s+whom(?:so)?(?:ever)?\s+it\s+may\s+concern|to\s+the\s+[a-z ]{3,40}|(?:dear\s+)?sirs?\s*(?:/|or|"
    r"and)\s*mada?me?s?|"
    r"ladies\s+and\s+gentlemen|gentlemen|attn\.?\s+[\w .]{2,40})\s*[,:.!]?\s*$",
    re.IGNORECASE,
)
_WHOLE_DEAR = re.compile(r"\s*dear(?: [^\s,.!?:;]{1,30}){1,5}[,:]\s*$", re.IGNORECASE)
_WEAK = re.compile(rf"(?:{_WEAK_OPENERS})\Z", re.IGNORECASE)

# Lower-case words that may stand among the names of a greeting.
_ADDRESSEES = word_set(
    "all both team everyone everybody everyone's folks friends friend colleagues colleague customers customer client "
    "clients "
    "sir sirs madam mam ma'am guys gang there again dude dudes mate mates man bro buddy pal love hun hon darling "
    "ladies gentlemen and & or the of at in from valued esteemed hiring manager support sales service dept department "
    "staff crew people neighbours neighbors partners partner members member parents students mr mrs ms miss mx dr prof "
    "professor der die de van von zu da di du la le el al bin ibn y und et to my your our group office desk committee "
    "board world y'all yall fellow maintainers maintainer developers devs reader readers subscribers subscriber guest "
    "guests patient patients resident residents tenant tenants donor supporter user users damen herren herr frau "
    "monsieur madame señor señora zusammen tous toutes todos tutti geehrte geehrter sehr liebe lieber dear"
)
_TITLES = word_set("mr mrs ms mx dr prof st rev hon sr jr capt col lt messrs mme m")
_NOT_NAMES = word_set(
    "i i'm i've i'd i'll it it's we we're we've you you're your this that these those thanks thank please sorry yes no "
    "not ok okay sure noted done wrong right fine great good perfect agreed understood hmm hm well so just can could "
    "would will what when where why how who did do does is are was were have has had as per the a an if there again "
    "update urgent reminder regards best cheers sincerely attached see here now then next also and but or on in at "
    "he she they my our his her their never always nope yep yeah nothing nice wow lol whatever "
    "congratulations congrats "
    "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday actually obviously however "
    "clearly honestly unfortunately finally really seriously anyway first second finally lastly deadline approved "
    "rejected cancelled confirmed received resolved closed denied overdue pending impossible incorrect correct "
    "ridiculous unacceptable unbelievable pathetic ignore stop help read call pay send fix await awaiting tba tbd"
)
_PARTICLES = word_set(
    "de da di del der den van von zu zur la le el al bin ibn y e i und and & of the for at ap ab dos das do"
)
_WORD = re.compile(r"[^\s,;:!.…–—-][^\s,;:!…–—]*")
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*\Z|[^\W\d_]\.\Z|&\Z|@[\w.-]+\Z")
_PLACEHOLDER = re.compile(r"\[[^\]\n]{1,40}\]|\{\{?[^}\n]{1,40}\}\}?|<[^>\n@]{1,40}>|%\w+%")
_STOPS = ",;:!.…–—-"
_SMILEYS = re.compile(r"[\s\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]*(?:[:;]-?[)(DP])?\s*")


def greeting_end(line: str) -> int:
    """Where the salutation that starts `line` ends, its punctuation included; 0 if there is none."""
    head = line[:LONGEST]
    if len(line) <= LONGEST and _FORMAL.match(line):
        return len(line)
    opener = _OPENER.match(head)
    if opener is None:
        return 0
    if opener["opener"].lower() == "dear" and len(head) <= 60 and _WHOLE_DEAR.match(head):
        return len(line)
    end, names, closed = _names(head, opener.end())
    if _WEAK.match(opener["opener"]):
        return end if closed or (names and not head[end:].strip()) else 0
    if closed or names:
        return _with_smileys(line, end)
    plain = opener["opener"].lower() in ("hi", "hey", "hello", "heya", "hiya", "hallo", "howdy", "greetings")
    return _with_smileys(line, opener.end()) if plain or not head[opener.end() :].strip() else 0


def _with_smileys(line: str, end: int) -> int:
    """The end of the line if nothing but emoji follows, else `end`."""
    found = _SMILEYS.match(line, end)
    return len(line) if found and found.end() == len(line) else end


def _names(head: str, position: int) -> tuple[int, bool, bool]:
    """Reads the addressees after an opener: their end, whether there are any, whether punctuation closes them."""
    end, count = position, 0
    while True:
        blanks = len(head) - len(head[position:].lstrip(" \t"))
        rest = head[blanks:]
        if not rest:
            return end, count > 0, False
        stop = _stop(head, blanks, spaced=blanks > position)
        if stop:
            return _past_list(head, stop, count), count > 0, True
        placeholder = _PLACEHOLDER.match(head, blanks)
        word = placeholder or _WORD.match(head, blanks)
        if word is None or (placeholder is None and not _addressee(word[0], count)):
            return end, count > 0, False
        position = end = _word_end(word[0], word.start(), placeholder is not None)
        count += 1
        if count > 8:
            return end, True, False


def _word_end(word: str, start: int, placeholder: bool) -> int:
    """The end of a name without its full stop, unless the stop belongs to it ("Mr.", "J.")."""
    bare = word.rstrip(".…")
    keeps = placeholder or bare.lower() in _TITLES or len(bare) == 1 or "." in bare
    return start + len(word if keeps else bare)


def _stop(head: str, position: int, *, spaced: bool) -> int:
    """End of the punctuation that closes a salutation at `position`, 0 if there is none."""
    sign = head[position]
    if sign not in _STOPS or (sign in "–—-" and not spaced and head[position + 1 : position + 2].strip()):
        return 0
    end = position
    while end < len(head) and head[end] in _STOPS:
        end += 1
    return end


def _past_list(head: str, stop: int, count: int) -> int:
    """Past "Dear Tom, Anna and Lee," where nothing but names fills the line; else `stop`."""
    rest = head[stop:].strip()
    if not rest or not count or not rest.endswith((",", ":", "!", "-", "–")):
        return stop
    words = rest.rstrip(_STOPS).replace(",", " ").split()
    only_names = len(words) <= 8 and all(_addressee(word, 1) for word in words)
    return len(head) if words and only_names else stop


def _addressee(word: str, count: int) -> bool:
    bare = word.strip(".'’\"*_").lower()
    if bare in _ADDRESSEES:
        # "Hello from the other side": a small word alone addresses nobody.
        return count > 0 or bare not in ("and", "&", "or", "of", "at", "in", "from", "to")
    if count and bare.lstrip("#").isdigit():
        return True  # "Dear customer 88213,"
    return bare not in _NOT_NAMES and word[:1].isupper() and bool(_NAME_WORD.match(word.rstrip(".")))


def is_bare_name_greeting(line: str) -> bool:
    """`Hilary,` or `Ms Okafor -` alone on its line."""
    text = line.strip()
    if len(text) > 60 or not text.endswith((",", "-", "–", "—", ":", "!")):
        return False
    words = text.rstrip(" ,-–—:!").replace(",", " ").split()
    if text.endswith((":", "!")) and len(words) > 1 and words[0].rstrip(".").lower() not in _TITLES:
        return False  # "Open Questions:" is a heading
    if text.endswith((":", "!")) and len(words) == 1:
        return False
    return 1 <= len(words) <= 6 and is_name(" ".join(words))


def is_name(text: str) -> bool:
    """Whether every word may belong to a person's or a team's name: capitalised, not all capitals, no digits."""
    words = text.strip(" \t-–—~/*_,.").split()
    if not 1 <= len(words) <= 5 or len(text) > 60:
        return False
    if any(word.strip(",.()").lower() in _NOT_NAMES for word in words):
        return (
            all(word.lower() in _PARTICLES or _capitalised(word) for word in words[1:])
            and len(words) > 2
            and (words[0] == "The")
        )
    if not any(any(sign.islower() for sign in word) or not word.isascii() for word in words) and len(words[0]) > 3:
        return False  # "URGENT REMINDER"
    return _capitalised(words[0]) and all(word.lower() in _PARTICLES or _capitalised(word) for word in words[1:])


def _capitalised(word: str) -> bool:
    bare = word.strip(",.()'’\"")
    return bool(_NAME_WORD.match(bare)) and (bare[:1].isupper() or bare[:1] in "@&" or not bare.isascii())


# --- closings -----------------------------------------------------------------------------------------------------

_STRONG = word_set(
    "regards rgds regds sincerely faithfully truly respectfully cordially wishes br kr kindly yours salutations "
    "grüße grüßen gruß gruss grüsse grüssen mfg cordialement saludos saluti groeten hälsningar obrigado atentamente "
    "sentiments"
)
_CORE = _STRONG | word_set(
    "best thanks thx tks thnx ta cheers "
    "cheerio love hugs hug xoxo xx laters later ciao warmly gratefully peace respect "
    "greetings thank thanking appreciation gratitude care soon tschüss merci gracias danke toodles bye goodbye "
    "tomorrow monday tuesday wednesday thursday friday saturday sunday weekend day week evening afternoon"
)
_CLOSING_WORDS = _CORE | word_set(
    "with my our the very most many much all kind kindest warm warmest sincere sincerest friendly good fond fondest "
    "deepest and every in advance again you a an to from big huge lots of always as ever so for your yours obediently "
    "take talk speak see later until till then next have nice great lovely wonderful looking forward sending "
    "mit freundlichen freundlicher freundliche viele liebe beste herzliche herzlichen schöne bien à vous sincères "
    "meilleures salutations un cordial saludo saludos cordiales distinti con vriendelijke met i remain anticipation "
    "heartfelt everything stay safe well help time hear hearing"
)
# Openings that make a phrase of everyday words a farewell.
_FAREWELL = re.compile(
    r"(?:take care|talk (?:to you )?(?:soon|later|then)|speak (?:to you )?(?:soon|later|then)|see (?:you|ya|u)\b|"
    r"until (?:then|next)|have a (?:nice|great|good|lovely|wonderful)|all the best|with (?:many |much |best |kind |"
    r"warm |all |every |love)|"
    r"(?:many |much |big |huge |lots of )?thanks?\b|thx|ta\b|thank you|thanking|best\b|bye|goodbye|later|laters|"
    r"lots of love|love\b|big hug|hugs|xoxo|xx|cheers|cheerio|ciao|warmly|warm\b|gratefully|peace|respect|greetings|"
    r"merci|gracias|danke|bien à|looking forward|always|as ever|stay safe|in anticipation|with\b|sending)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@lru_cache(maxsize=512)
def closing_strength(text: str) -> int:
    """2 for a phrase only used to close ("Kind regards,"), 1 for one also said in passing ("Thanks,"), or 0."""
    phrase = text.strip().strip(",.!;:–—-… *_").strip()
    if not phrase or len(phrase) > 60 or text.strip().endswith("?"):
        return 0
    words = [word.lower() for word in _TOKEN.findall(phrase)]
    if not words or len(words) > 8 or any(sign.isdigit() for sign in phrase):
        return 0
    if re.search(r"[.!?:;]\s", phrase) or not all(word in _CLOSING_WORDS for word in words):
        return 0
    if _STRONG.intersection(words) and words != ["kindly"]:
        return 2
    return 1 if _CORE.intersection(words) and _FAREWELL.match(phrase) else 0


_INLINE_CLOSING = re.compile(
    r"(?P<phrase>[^,.!?;:–—]{2,50}?\s?[,!.–—-]+)(?P<gap>\s*)(?P<name>[^,.!?;:\s][^.!?;:]{0,60}\.?)\s*\Z"
)
_SENTENCE_END = re.compile(r"[.!?…]\s+")


def inline_closing(line: str) -> tuple[int, int] | None:
    """Start of a closing and of the name after it in "... on Monday. Kind regards, Tom", at the end of a line."""
    tail_start = max(0, len(line) - LONGEST)
    tail = line[tail_start:]
    for start in [0, *(match.end() for match in _SENTENCE_END.finditer(tail))]:
        if start == 0 and tail_start:
            continue
        match = _INLINE_CLOSING.match(tail, start)
        if match and closing_strength(match["phrase"]) and is_name(match["name"].split(",")[0]):
            return tail_start + start, tail_start + match.start("name")
    return None


def may_be_free_closing(text: str) -> bool:
    """A short capitalised line that ends in a comma ("Good luck with the launch,"); a closing if a name follows."""
    line = text.strip()
    return (
        line.endswith(",")
        and line[:1].isupper()
        and len(line) <= 70
        and 1 <= len(line.split()) <= 9
        and ":" not in line
    )


# --- signatures ---------------------------------------------------------------------------------------------------

_POSTSCRIPT = re.compile(r"\s*p\.?\s?p?\.?s\.?\s?[:.,\s–—-]", re.IGNORECASE)
_DEVICE = re.compile(
    r"\s*(?:sent (?:from|via|with|using) (?:my|the|outlook|yahoo|proton|gmail|mail|android|samsung|spark|superhuman)\b|"
    r"get outlook for|von meinem \w+ gesendet|gesendet (?:von|mit) |envoyé (?:de|depuis) mon |enviado desde mi |"
    r"inviato da |verzonden vanaf )",
    re.IGNORECASE,
)
_DISCLAIMER = re.compile(
    r"\s*[*_]*(?:(?:confidentiality|legal|privacy|important)\s+(?:notice|note|disclaimer)|disclaimer\b|"
    r"this\s+(?:e-?mail|message|communication|electronic mail)(?:,?\s+(?:\(?including|and|together "
    r"with)[^.]{0,80})?\s+(?:is|are|may|contains?|has been|was sent|and)\b|"
    r"the\s+(?:information|contents?)\s+(?:contained\s+)?(?:in|of)\s+this\s+(?:e-?mail|message|communication)|"
    r"if you (?:are not the intended|have received this (?:e-?mail|message) in error|no longer wish)|"
    r"(?:please )?consider the environment|think before you print|"
    r"registered (?:in|office|address|company|charity)|company (?:no|number|reg)|vat (?:no|number|reg)|"
    r"you (?:are receiving|received) this (?:e-?mail|message|newsletter)|to unsubscribe|unsubscribe\b|"
    r"diese e-?mail (?:enthält|ist|kann)|ce (?:message|courriel) (?:est|et)|este (?:mensaje|correo))",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"https?://|www\.|[\w.+-]+@[\w-]+\.\w|(?<!\w)\+?\(?\d[\d ()./-]{6,}\d|"
    r"^\s*(?:tel|phone|ph|mob|mobile|cell|fax|office|direct|desk|e-?mail|web|skype|t|m|f|e|p|w)\s*[.:|]",
    re.IGNORECASE,
)
_TRAILING_ABBREVIATION = re.compile(
    r"\b(?:ltd|inc|co|corp|llc|gmbh|plc|s\.a|b\.v|e\.v|jr|sr|dept|st|rd|ave|m\.?d|ph\.?d|\w)\.\Z", re.IGNORECASE
)


def is_postscript(text: str) -> bool:
    return bool(_POSTSCRIPT.match(text[:LONGEST]))


def is_footer(text: str) -> bool:
    """A line that opens a footer nobody wrote by hand: "Sent from my phone", confidentiality notices, company data."""
    head = text[:300]
    return bool(_DEVICE.match(head) or _DISCLAIMER.match(head))


def is_contact(text: str) -> bool:
    """A line with a phone number, an address of the web or of mail, at most ten words long."""
    return len(text) <= LONGEST and len(text.split()) <= 10 and bool(_CONTACT.search(text))


def is_signature_line(text: str) -> bool:
    """A line that may stand in a signature: a name, a title, an address, a number; not a sentence."""
    line = text.strip()
    if len(line) > LONGEST or line.endswith(("?", ":")):
        return False
    if is_contact(line) or is_footer(line):
        return True
    words = line.split()
    if line.endswith((".", "!")) and not _TRAILING_ABBREVIATION.search(line) and len(words) > 3:
        return False
    return len(words) <= 9 and (line[:1].isupper() or not line[:1].isalpha())

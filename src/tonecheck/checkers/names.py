"""Who is written to: names from the recipients and the thread, and how a greeting's name compares with them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from tonecheck.checkers.draft import Draft
from tonecheck.checkers.lazy import Pattern, word_set
from tonecheck.message import PartKind

_MALE = word_set("mr mister herr monsieur señor signor")
_FEMALE = word_set("mrs ms miss missus frau madame mme señora signora")
TITLES = (
    _MALE
    | _FEMALE
    | word_set(
        "sir dame lord lady mx dr drs doctor prof professor rev reverend father sister brother fr hon judge "
        "captain capt col colonel "
        "lt sgt major maj pastor rabbi imam councillor cllr shri smt sri ing dipl mag phd md esq jr sr ii iii"
    )
)
_OPENERS = word_set(
    "dear dearest hi hiya hello hey heya hullo howdy yo greetings good morning afternoon evening day "
    "respected esteemed my to hallo howzit well oi "
    "moin servus lieber liebe sehr geehrte geehrter guten tag bonjour cher chère hola estimado estimada "
    "ciao and und et y or the "
    "thanks thank you many both again there salutations namaste salaam"
)
_GROUP = word_set(
    "all team teams everyone everybody folks guys colleagues colleague staff customers customer clients "
    "client sirs sir madam madame "
    "madams ladies gentlemen friends friend members member office support service services department dept "
    "committee council board "
    "parents guests guest residents students applicants applicant candidate reader readers subscribers "
    "subscriber partners partner "
    "supplier suppliers user users community group class family crew desk manager management director "
    "editor editors maintainer "
    "maintainers developers devs reviewers contributors list hiring hr recruitment recruiter neighbours "
    "neighbors patient patients "
    "tenant tenants owner owners landlord sales accounts billing info admin reception purchasing "
    "procurement administrator operations "
    "helpdesk enquiries company firm concern whom world people volunteers donors supporters shareholders investors "
    "buyer seller traveller passenger student student's parent guardian name first last headmaster "
    "headteacher principal chair "
    "neighbour neighbor"
)
_HAILS = Pattern(
    r"^\W*(?:dear|hi|hiya|hello|hey|howzit|hallo|morning|afternoon|evening|good|well|yo|oi|mr|mrs|ms|dr|madam|sir)\b",
    re.I,
)
#: First words with a comma after them that call nobody.
_CALLS = word_set(
    "apologies congrats congratulations cheers yep yes no nope sure ok okay right great perfect noted done agreed "
    "understood correct wow oh ah eish strewth jesus christ god gosh sorry ditto hmm shame please welcome attached "
    "enclosed unlocked fixed sent honestly monday tuesday wednesday thursday friday saturday sunday"
)
_FIRM = Pattern(
    r"\b(?:ltd|limited|gmbh|inc|llc|plc|ag|bv|corp|co|group|bakeries|services|solutions|university|school|"
    r"hotel|bank)\b",
    re.I,
)
_WORD = Pattern(r"[^\W\d_][\w'’.-]*")

_NICKNAMES = """
abigail abby abbie gail|alexander alex al sandy xander sasha alec|alexandra alex sandra sasha lexi alexa|alfred alf
alfie fred| alison ali|amanda mandy|andrew andy drew|angela angie|ann anne annie nan nancy|anthony tony ant|arthur
art|barbara barb babs| benjamin ben benny|bernard bernie|bradley brad|caroline carrie carol|catherine cathy kate
katie cat kitty cath|katherine kate katie kathy kat kitty katrina|kathleen kath kathy kate kit|charles charlie chuck
chaz|charlotte charlie lottie|christine chris chrissie tina| christina chris tina chrissy|christopher chris kit
topher|cynthia cindy|daniel dan danny|david dave davy davey|deborah deb debbie debby| dominic dom nick|donald don
donny|dorothy dot dottie dolly|douglas doug|edward ed eddie ted ned teddy|eleanor ellie nell nora ella| elizabeth
liz lizzie beth betty eliza lisa libby bess elsie betsy|emily em emma|francis frank fran|frances fran fanny frankie|
frederick fred freddie|gabriel gabe|geoffrey geoff|gerald gerry jerry|gillian gill jill|gregory greg|gwendolyn
gwen|harold harry hal| henry harry hank hal|hugh hughie|isabella bella izzy|isabel izzy bella|jacob jake|jacqueline
jackie|james jim jimmy jamie jem| janet jan|jeffrey jeff|jennifer jen jenny|jeremy jez jerry|jessica jess
jessie|joan joanie|joanna jo joanne|joanne jo|johanna jo hanna| john johnny jack jock|jonathan jon jonny
nathan|joseph joe joey|josephine jo josie|joshua josh|judith judy jude|julia jules|juliet jules| kenneth ken
kenny|kimberly kim|kimberley kim|laurence larry laurie|lawrence larry laurie|leonard len lenny leo|lillian lily lil|
louise lou|louis lou|lucy lu|madeleine maddy|malcolm mal|margaret maggie meg peggy marge margie greta rita
madge|maria mary ria|marie mary| martha marty|martin marty|matthew matt matty|maximilian max|melanie mel|melissa
mel|michael mike mick mickey micky mikey mitch| michelle shelly|miriam mim|mohammed mo mohamed muhammad|muhammad mo
mohammed mohammad|natalie nat|nathaniel nat nate nathan|nicholas nick nicky nico|nicola nicky nic|oliver
ollie|olivia liv livvy|pamela pam|patricia pat patty trish tricia paddy|patrick pat paddy rick|penelope penny| peter
pete|philip phil pip|philippa pip pippa|priscilla cilla|rachel rach|raymond ray|rebecca becky becca bec|richard rick
dick ricky rich richie|robert bob rob bobby robbie bert|roberta bobbie|roderick rod|roger rodge|ronald ron
ronnie|rosalind ros roz|rosemary rose rosie| russell russ|ruth ruthie|samantha sam|samuel sam sammy|sarah sally
sadie|sebastian seb bastian|sophia sophie|stephanie steph|stephen steve stevie|steven steve|stuart stu|susan sue
susie suzy|suzanne sue suzy|sylvia sylvie|terence terry|theodore ted theo teddy|theresa terry tess| therese
tess|thomas tom tommy|timothy tim|tobias toby tobi|valerie val|vanessa ness|veronica ronnie vera|victor vic|victoria
vicky tori vic| vincent vince|virginia ginny|vivian viv|walter walt wally|wilfred wilf|william bill billy will willy
liam|winifred winnie|winston winnie| yvonne eve|zachary zac zach zack|aleksandr sasha alex|ekaterina katya|dmitri
dima mitya|maria masha|ivan vanya|yevgeny zhenya|mikhail misha| hans johann johannes|wolfgang wolf|friedrich
fritz|heinrich heinz|katharina kathi katrin|giuseppe beppe pino|francisco paco pancho|jose pepe| guadalupe
lupe|ignacio nacho|henrik rik|willem wim|cornelis kees|jan johannes|lakshmi laxmi|precious preshy
"""


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_NICKNAMES.replace("\n", " ").split("|")):
        for name in group.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


def plain(name: str) -> str:
    """A name without accents, marks and capitals."""
    spelled = (
        name.casefold().replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("đ", "d").replace("æ", "ae")
    )
    letters = unicodedata.normalize("NFKD", spelled)
    return "".join(c for c in letters if c.isalpha())


def _pieces(word: str) -> set[str]:
    """A word of a name and the parts of a double name."""
    return {plain(word), *(plain(part) for part in re.split(r"[-'’.]", word) if len(plain(part)) > 1)} - {""}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's names as written, without titles; `woman` where the title tells."""

    words: tuple[str, ...]
    title: str = ""

    @property
    def woman(self) -> bool | None:
        bare = self.title.rstrip(".").lower()
        return True if bare in _FEMALE else False if bare in _MALE else None

    @property
    def full(self) -> bool:
        """Whether first name and family name are both known in full."""
        return sum(len(plain(word)) > 1 for word in self.words) >= 2

    @property
    def only_family(self) -> bool:
        return (bool(self.title) and len(self.words) == 1) or (
            not any(len(plain(w)) > 1 for w in self.words[:-1]) and len(self.words) > 1
        )

    @property
    def polite(self) -> str:
        """How a careful stranger addresses them."""
        if self.title and self.title.rstrip(".").lower() == "sir" and len(self.words) > 1:
            return f"{self.title} {self.words[0]}"
        if self.title and self.words:
            return f"{self.title} {self.words[-1]}"
        return " ".join(self.words)


#: Longest entry of a To: field that can be a person; what follows takes the square of it.
_LONGEST_ENTRY = 500


def persons(text: str) -> list[Person]:
    """The people of an address: one, or the couple of "Mr and Mrs Shah" and "Tom and Ida Shah"; none if they cannot be told."""
    one = person(text)
    if one is not None:
        return [one]
    if len(text) > _LONGEST_ENTRY:
        return []
    shown = re.sub(r"<[^>]*>?|\([^)]*\)|\S+@\S+", "", text).strip(" \"',")
    halves = re.split(r"\s+(?:and|&|und|et)\s+", shown)
    if len(halves) != 2:
        return []
    second = person(halves[1])
    if second is None:
        return []
    first = halves[0].split()
    titled = bool(first) and first[-1].rstrip(".").lower() in TITLES
    other = person(f"{halves[0]} {second.words[-1]}") if titled or len(first) == 1 else person(halves[0])
    return [other, second] if other is not None else []


def person(text: str) -> Person | None:
    """The person of "Mr. Anton Reiter, Reiter Bakeries" or "Ann Lee <lee@…>"; None for groups, firms and handles."""
    text = text.strip().strip("\"'")
    if len(text) > _LONGEST_ENTRY:
        return None
    address = re.search(r"<?([\w.+%-]+)@[\w.-]+>?", text)
    shown = re.sub(r"<[^>]*>?|\([^)]*\)|\S+@\S+", "", text).strip(" \"',")
    if address and "," in shown and len(shown.split(",")) == 2:
        family, first = (part.strip() for part in shown.split(","))
        if len(family.split()) <= 2 and len(first.split()) <= 2:
            shown = f"{first} {family}"
    shown = shown.split(",")[0].split("|")[0].strip()
    if re.search(r"\b(?:and|und|et)\b|&", shown):
        return None
    words = _WORD.findall(shown)
    title = ""
    while words and words[0].rstrip(".").lower() in TITLES:
        title = title or words[0]
        words = words[1:]
    words = [word for word in words if word.rstrip(".").lower() not in TITLES]
    if not words or any(plain(word) in _GROUP for word in words) or _FIRM.search(shown) or len(words) > 5:
        return None
    if not title and ((len(words) == 1 and not words[0][0].isupper()) or not any(word[0].isupper() for word in words)):
        return None
    if re.search(r"\d|[_@#/]", shown):
        return None
    return Person(tuple(words), title)


#: Who wrote what is quoted: "On …, Ann Lee <…> wrote:", or Outlook's block of fields.
_ATTRIBUTED = Pattern(
    r"(?:,|\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?|[+-]\d{4}\)?)\s{0,9}([^,<>\s\d][^,<>\n\d]{0,58}[^,<>\s\d])\s{0,9}(?:<[^<>]{0,254}>)?\s{1,9}wrote:|"
    r"^[> \t]{0,9}From:[ \t]{0,9}\"?([^<>\"\s@][^<>\"\n@]{0,58}[^<>\"\s@])\"?[ \t]{0,9}(?:<[^>\n]{0,254}>|\[[^\]\n]{0,254}\])?[ \t]{0,9}\r?\n"
    r"[> \t]{0,9}(?:Sent|Date|To):",
    re.M,
)


class Addressees:
    """Everybody whom the draft may greet; `known` is empty where nobody can be told."""

    def __init__(self, draft: Draft) -> None:
        named = [persons(entry) for entry in draft.message.to]
        self.named = [p for people in named for p in people]
        self.others = not all(named)
        copied = [person(entry) for entry in draft.message.cc]
        #: Who gets a copy: they may be greeted too, but are not whom the draft is for.
        self.copied = [p for p in copied if p is not None]
        self.signed: list[Person] = []
        received = draft.received
        if received is not None and received.signature:
            first = next((line for line in received.signature.splitlines() if re.search(r"[^\W\d_]", line)), "")
            found = person(first) if len(first.split()) <= 6 else None
            if found is not None:
                self.signed.append(found)
        elif received is not None:
            last = received.sentences[-1] if received.sentences else ""
            wrote = _ATTRIBUTED.search(draft.message.raw)
            # A short last line without a full stop is a name; "Nobody answers." is none.
            bare = len(received.sentences) > 1 and len(last.split()) <= 3 and last[-1:] not in ".!?"
            found = person(wrote[1] or wrote[2]) if wrote else person(last) if bare else None
            if found is not None and len(found.words) <= 3:
                self.signed.append(found)
        self.handles = {
            piece
            for entry in (*draft.message.to, *draft.message.cc)
            for local in re.findall(r"([\w.+-]{1,64})@", entry)
            for piece in map(plain, re.split(r"[._+-]", local))
            if len(piece) > 2
        }

    @property
    def known(self) -> list[Person]:
        return [] if self.others else [*self.named, *self.signed, *(self.copied if self.named or self.signed else [])]

    @property
    def group(self) -> bool:
        """Whether several are written to, or a team."""
        return self.others or len(self.named) > 1

    @property
    def one(self) -> Person | None:
        """The one to be greeted, as far as it is clear."""
        if self.group:
            return None
        return self.named[0] if self.named else self.signed[0] if self.signed else None


@dataclass(frozen=True, slots=True)
class Greeted:
    """The names of a greeting, each with its place in the greeting's text."""

    words: tuple[tuple[str, int], ...]
    title: str


def greeted(greeting: str) -> Greeted | None:
    """Whom the greeting names; None for groups and for greetings without a name."""
    words: list[tuple[str, int]] = []
    title = ""
    # What is left to be filled in is no name.
    greeting = re.sub(
        r"[\[<{][^\]>}]*[\]>}]+|\b[A-Z]+(?:_[A-Z]+)+\b|\b[Xx]{2,}\b", lambda gap: " " * len(gap[0]), greeting
    )
    for found in _WORD.finditer(greeting):
        word = found[0].rstrip(".'’-")
        bare = plain(word)
        if bare in _OPENERS:
            continue
        if word.rstrip(".").lower() in TITLES:
            title = title or word
            continue
        if bare in _GROUP:
            return None
        if word[:1].isupper():
            words.append((word, found.start()))
    return Greeted(tuple(words), title) if words else None


def named_first(draft: Draft) -> Greeted | None:
    """The name that the first sentence begins with to call somebody: "Brenda, the part is here"."""
    segment = next((s for s in draft.analysis.segments if s.part.kind is PartKind.BODY), None)
    if segment is None or draft.greeting or len(segment.doc) < 4:
        return None
    word, mark = segment.doc[0], segment.doc[1]
    if (
        mark.text != ","
        or word.pos_ != "PROPN"
        or (word.ent_type_ != "PERSON" and plain(word.text) not in _nicknames())
    ):
        return None
    known = plain(word.text) in _OPENERS | _GROUP | _CALLS
    return None if known or not word.text.istitle() else Greeted(((word.text, word.idx),), "")


def same(one: str, other: str) -> bool:
    """Whether two words may be the same name: spelled alike, initial, short form or nickname."""
    for a in _pieces(one):
        for b in _pieces(other):
            if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
                return True
            short, long = sorted((a, b), key=len)
            # "Griffith" is no short form of "Griffiths": nobody leaves out one letter.
            if len(short) >= 3 and long.startswith(short) and not (len(short) >= 5 and len(long) == len(short) + 1):
                return True
            names = _nicknames()
            if names.get(a, frozenset()) & names.get(b, frozenset()):
                return True
            spelled = [x.replace("ae", "a").replace("oe", "o").replace("ue", "u") for x in (a, b)]
            if spelled[0] == spelled[1]:
                return True
    return False


def misspelt(word: str, name: str) -> bool:
    """Whether `word` looks like `name` with one or two letters wrong."""
    a, b = plain(word), plain(name)
    if a == b or min(len(a), len(b)) < 3:
        return False
    far = distance(a, b)
    return far == 1 or (far == 2 and min(len(a), len(b)) >= 5 and a[0] == b[0])


def distance(a: str, b: str) -> int:
    """Edits between two words; two letters that changed places are one."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y)))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], previous[j - 2] + 1)
    return row[-1]


@dataclass(frozen=True, slots=True)
class WrongName:
    """What is wrong with a greeting: the case, the word and its place, and the right word where there is one."""

    case: str
    word: str
    place: int
    right: str | None


def wrong_name(draft: Draft) -> WrongName | None:
    """The greeting's name that cannot be the recipient's, or None. Silent where nobody's name is known."""
    greeting = draft.greeting or (draft.opening if _HAILS.match(draft.opening) else "")
    found = greeted(greeting) if greeting else named_first(draft)
    if found is None:
        return None
    people = Addressees(draft)
    known = people.known
    if not known:
        return None
    wrong = _against_title(found, known, greeting)
    unmatched = [
        (word, at)
        for word, at in found.words
        if not any(same(word, other) for p in known for other in p.words) and plain(word) not in people.handles
    ]
    if not unmatched:
        return wrong
    matched = len(unmatched) < len(found.words)
    for word, at in unmatched:
        for p in known:
            right = next((other for other in p.words if misspelt(word, other)), None)
            if right is not None:
                return WrongName("misspelt", word, at, right)
    word, at = unmatched[0]
    if not _must_be_known(found, known, matched):
        return wrong
    best = known[0]
    full = not matched and best.full and found.title
    right = best.words[-1] if full else next((w for w in best.words if len(plain(w)) > 1), None)
    if matched:
        return WrongName("half", word, at, _other_half(best, found))
    own = draft.signature.splitlines()[0] if draft.signature else ""
    if any(same(word, other) for other in _WORD.findall(own)[:3]):
        return WrongName("own", word, at, right)
    if draft.received is not None and re.search(rf"\b{re.escape(word)}\b", draft.received.text):
        return WrongName("third", word, at, right)
    return WrongName("other", word, at, right)


def _other_half(best: Person, found: Greeted) -> str | None:
    left = [w for w in best.words if not any(same(w, word) for word, _ in found.words)]
    return left[0] if len(left) == 1 else None


def _must_be_known(found: Greeted, known: list[Person], matched: bool) -> bool:
    """Whether the greeted name, were it right, would have to be among those that are known."""
    if any(p.full for p in known):
        return True
    if matched:
        return False
    if found.title:
        return any(p.only_family for p in known)
    return any(not p.title and len(p.words) == 1 for p in known)


def _against_title(found: Greeted, known: list[Person], greeting: str) -> WrongName | None:
    woman = Person((), found.title).woman
    titled = [p for p in known if p.woman is not None]
    if woman is None or not titled or any(p.woman == woman for p in titled):
        return None
    if not any(same(word, other) for word, _ in found.words for p in titled for other in p.words):
        return None
    at = greeting.find(found.title)
    dot = found.title + ("." if greeting[at + len(found.title) :][:1] == "." else "")
    return WrongName("title", dot, at, titled[0].title)

"""Times that a text names ("by Friday", "end of next week", "within 3 working days"), and the day or hour they come to.

The conventions are those of an office: the week begins on Monday and ends on Friday, "by Friday" means the whole of that
day, "next Friday" is the Friday of the next calendar week, a bare weekday is the first one after the mail's own day.
docs/promises.md has the table. Calendar arithmetic is dateutil's; it is imported when the first time is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from tonecheck.checkers.lazy import Pattern


@dataclass(frozen=True, slots=True)
class Due:
    """A time in a text: its words, and what they come to.

    `at` is a date where the whole day is meant, a time-zone-aware datetime where an hour is named, and None where the
    words name no day ("soon") or one of two (3/4). `start`, `end` are the place in the text that was read.
    `deadline` tells whether the words set a limit ("by", "within", "end of").
    """

    words: str
    start: int
    end: int
    at: date | datetime | None
    deadline: bool = False

    @property
    def day(self) -> date | None:
        return self.at.date() if isinstance(self.at, datetime) else self.at

    @property
    def iso(self) -> str | None:
        """As in ISO 8601: `2026-03-13`, or `2026-03-13T15:00:00+01:00`."""
        return None if self.at is None else self.at.isoformat()


_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        1,
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        [
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ]
    )
    for name in names.split()
}
_NUMBERS = {
    name: number
    for number, names in enumerate(
        [
            "zero",
            "a an one",
            "two couple",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
    for name in names.split()
} | {"thirty": 30, "sixty": 60, "ninety": 90}
#: Zones that writers name behind a clock time. Left out are abbreviations that mean two zones (IST, CST, AST).
_ZONES = {
    "utc": "UTC", "gmt": "UTC", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "bst": "Europe/London",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York", "ct": "America/Chicago",
    "cdt": "America/Chicago", "mt": "America/Denver", "mst": "America/Denver", "mdt": "America/Denver",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
}  # fmt: skip

_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_SHORT_DAY = r"(?-i:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)"
_MONTH = (
    r"(?:january|february|march|april|(?-i:May)|june|july|august|september|october|november|december|"
    r"(?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_COUNT = (
    r"(?:(?:the (?:next|coming) )?(?:\d{1,3}|an?(?: couple of| few)?|couple of|few|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|sixty|ninety|half an?|several|some)|the next|the coming)"
)
_UNIT = r"(?:minute|min|hour|hr|(?:working |business |calendar )?day|weekday|week|fortnight|month|quarter|year)s?"
_PART = r"(?:morning|lunch(?:time)?|afternoon|evening|night)"
_CLOSE = r"(?:(?:the )?(?:close|end) of (?:business|play|(?:the )?(?:working |business )?day)|eod|cob|eob|e\.o\.d\.?|c\.o\.b\.?)"
_STAGE = r"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|first half|second half|latter half) of|early(?: in)?|late(?:r)?(?: in)?|mid(?:dle)?[ -]?)"

#: Everything that may be a time, the longest reading first. The group that matched tells how it is resolved.
_TIMES = Pattern(
    r"(?<![\w/.-])(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<daymonth>(?:(?:{_WEEKDAY}|{_SHORT_DAY}\.?),? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}(?:,? \d{{4}})?(?! \d))"
    rf"|(?P<monthday>(?:(?:{_WEEKDAY}|{_SHORT_DAY}\.?),? )?{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,? \d{{4}})?(?![\d%]))"
    r"|(?P<dotted>\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)?(?!\d))"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d\d))?(?![\d/]))"
    r"|(?P<aftertomorrow>(?:the )?day after tomorrow)"
    rf"|(?P<today>{_CLOSE} today|later (?:on )?today|(?:the )?(?:rest|end) of (?:the|this) (?:{_PART})|today|tonight|this {_PART}|right away|right now|straight away|immediately|at once|in a (?:minute|moment|bit|second(?! \w)))"
    rf"|(?P<tomorrow>(?:{_CLOSE} (?:on )?|first thing |early |late(?:r)? )?tomorrow(?: {_PART}| night)?(?: first thing)?)"
    rf"|(?P<weekday>(?:{_CLOSE},? (?:on )?|(?:the )?(?:end|start|beginning) of |first thing (?:on )?|early (?:on )?|late(?:r)? (?:on )?)?"
    rf"(?:(?:next|this|this coming|the coming|coming|the following) )?(?:{_WEEKDAY}|(?:(?<=by )|(?<=on )|(?<=until )|(?<=next )|(?<=this )|(?<=EOD )|(?<=COB )|(?<=before )){_SHORT_DAY})(?! ?(?:to|-|–) ?{_WEEKDAY})s?\b"
    rf"(?:,? (?:next week|the week after|week|after next))?(?: {_PART})?)"
    rf"|(?P<count>(?:(?:with)?in|over|under|inside|for) (?:about |around |under |less than |at most |no more than |the )?{_COUNT}(?:(?:-| ?to | or |–){_COUNT})? {_UNIT}(?:'s?)?(?: time)?|(?:within|in) (?:the|an) hour|within (?:the|a|one) (?:day|week|month)|{_COUNT}(?: or {_COUNT})? {_UNIT} from (?:now|today))"
    rf"|(?P<stage>{_STAGE} ?(?:(?:the|this|next|the next|the coming|this coming|the following) )?(?:{_MONTH}|week|month|quarter|year|q[1-4])(?: \d{{4}})?)"
    rf"|(?P<eod>{_CLOSE})"
    r"|(?P<period>(?:later )?(?:in |during |over |the course of )?(?:this|next|the coming|this coming|the following) (?:week(?:end)?|month|quarter|year)|(?:over|at|by) the weekend)"
    rf"|(?P<month>(?:in|by|during|before|until|for) {_MONTH}(?: \d{{4}})?(?! \d)|{_MONTH} 20\d\d)"
    r"|(?P<quarter>(?:in|by|during|for) q[1-4](?: \d{4})?)"
    r"|(?P<calweek>(?:calendar week|week|cw) ?\d{1,2}(?!\d))"
    r"|(?P<ordinal>(?:on|by|before|until|from) the \d{1,2}(?:st|nd|rd|th)(?! (?:floor|version|page|draft|edition|place|century)))"
    r"|(?P<clock>(?:at |by |before |around |about |until |from )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?)(?![a-z])|\d{1,2}:\d\d(?: ?(?:h|hrs))?\b|\d{1,2} o'?clock|noon\b|midday\b|midnight\b)"
    r"(?: ?(?:utc|gmt|cest|cet|bst|(?-i:EST|EDT|ET|CDT|CT|MST|MDT|MT|PST|PDT|PT))\b)?|(?:at|by|before|around) (?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=[.,;!)]|$| (?:today|tomorrow|on|this|sharp|and|to|if|in the)\b))"
    r")(?![\w/])",
    re.I,
)
#: Words for a time that bind nobody.
SOFT = Pattern(
    r"\b(?:as soon as (?:possible|i can\b|we can\b|practicable)|(?:very |quite |pretty )?soon(?:er)?(?! as\b)|shortly|asap|a\.s\.a\.p|momentarily|"
    r"presently|in due (?:course|time)|at some (?:point|stage)|some ?time(?: (?:soon|next|this|in|over) (?:the )?\w+)?|one of these days|"
    r"eventually|before (?:too )?long|in the (?:near|not too distant|foreseeable) future|in the (?:coming|next few|next couple of) "
    r"(?:days|weeks|months)|at (?:my|our|your|the) earliest (?:convenience|opportunity)|when(?:ever)? (?:i|we) (?:get|have|find|can)"
    r"(?: (?:a|the|some|round|around)\b)?[\w ]{0,20}|as (?:quickly|fast|early) as (?:possible|i can|we can)|in a while|later(?: on)?|"
    r"down the (?:line|road)|another time|in time|promptly|quickly)\b",
    re.I,
)
_LIMIT = Pattern(
    r"\b(?:by|before|until|till|within|no later than|not later than|latest|at the latest|end of|eod|cob|due)\b", re.I
)


def times_in(text: str, now: datetime) -> list[Due]:
    """The times that a text names, in its order; a clock time beside a day is one with it.

    `now`: the moment of writing, with its time zone, in which hours are read unless the text names another.
    """
    found: list[Due] = []
    meeting: tuple[int, date] | None = None
    for hit in _TIMES.finditer(text):
        kind = hit.lastgroup
        assert kind is not None
        if re.match(r"'s \w|-(?:day|week|month|year|hour)", text[hit.end() : hit.end() + 6]) and kind in (
            "weekday",
            "today",
            "tomorrow",
            "period",
        ):
            # "Tuesday's meeting" is a meeting; an hour that follows is the meeting's.
            day = _RESOLVE[kind](hit[0].lower(), now)
            meeting = (hit.end(), day) if isinstance(day, date) else meeting
            continue
        at = _RESOLVE[kind](hit[0].lower(), now)
        if kind == "clock" and meeting is not None and hit.start() - meeting[0] < 40:
            at = _combined(meeting[1], at)
        before = text[max(0, hit.start() - 24) : hit.start()]
        limit = re.search(rf"(?:{_LIMIT_WORDS})(?: the| about| around| sometime)?\s+$", before, re.I)
        start = hit.start() - len(before) + limit.start() if limit else hit.start()
        found.append(
            Due(text[start : hit.end()], start, hit.end(), at, _LIMIT.search(text[start : hit.end()]) is not None)
        )
    return _joined(found, text)


_LIMIT_WORDS = r"\b(?:by|before|until|till|no later than|not later than|on or before|on|at|during|in)"


def soft_time(text: str) -> Due | None:
    """The first words for a time that bind nobody ("soon", "in due course")."""
    hit = SOFT.search(text)
    return Due(hit[0].strip(), hit.start(), hit.end(), None) if hit else None


def _joined(found: list[Due], text: str) -> list[Due]:
    """Days with their hours: "by 3 pm on Friday", "tomorrow at noon", "Friday 27 November"."""
    joined: list[Due] = []
    for due in found:
        last = joined[-1] if joined else None
        between = text[last.end : due.start] if last else ""
        if last is not None and re.fullmatch(r"[\s,(]*(?:on|at|by|the|of|in|-|–|or)?[\s,]*", between):
            if last.at is None and re.search(r"days$", last.words, re.I):
                # "on Tuesdays at nine" is no one day.
                joined[-1] = Due(text[last.start : due.end], last.start, due.end, None, last.deadline)
                continue
            at = _combined(last.at, due.at)
            if at is not None:
                joined[-1] = Due(text[last.start : due.end], last.start, due.end, at, last.deadline or due.deadline)
                continue
        joined.append(due)
    return joined


def _combined(one: date | datetime | None, other: date | datetime | None) -> date | datetime | None:
    """A day and an hour as one moment; None where the two are not of these kinds."""
    if isinstance(one, datetime) == isinstance(other, datetime) or one is None or other is None:
        return other if one == other else None
    hour, day = (one, other) if isinstance(one, datetime) else (other, one)
    assert isinstance(hour, datetime)
    return hour.replace(year=day.year, month=day.month, day=day.day)


# ------------------------------------------------------------------------------------------------------- resolving


@lru_cache(maxsize=1)
def _weekdays() -> tuple[Callable[[int], object], ...]:
    from dateutil.relativedelta import FR, MO, SA, SU, TH, TU, WE

    return (MO, TU, WE, TH, FR, SA, SU)


def _shift(day: date, *, months: int = 0, days: int = 0, weeks: int = 0, years: int = 0) -> date:
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months, days=days, weeks=weeks, years=years)


def _month_end(day: date) -> date:
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(day=31)


def _friday(day: date) -> date:
    """The Friday of the calendar week, for those who write on Friday or before; of the next one for a weekend."""
    monday = day - timedelta(day.weekday()) if day.weekday() < 5 else day + timedelta(7 - day.weekday())
    return monday + timedelta(4)


def _next_week(day: date) -> date:
    """Monday of the next calendar week."""
    return day + timedelta(7 - day.weekday())


def working_days(day: date, count: int) -> date:
    """The day `count` working days (Monday to Friday) after `day`."""
    while count > 0:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


def _year_of(words: str, month: int, day: int, now: datetime) -> date | None:
    """The date in the year that the words name, else this year’s, or the next one’s where that is over a month ago."""
    named = re.search(r"\b(\d{4})$", words.strip())
    try:
        if named:
            return date(int(named[1]), month, day)
        found = date(now.year, month, day)
        return date(now.year + 1, month, day) if (now.date() - found).days > 31 else found
    except ValueError:  # 31 February
        return None


def _named_date(words: str, now: datetime) -> date | None:
    """ "Friday, 3rd of April 2026", "April 3": read by dateutil, the weekday being left out."""
    from dateutil.parser import ParserError, parse

    words = re.sub(rf"^(?:{_WEEKDAY}|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.?,? ", "", words, flags=re.I)
    words = re.sub(r"\bthe |\bof ", "", words).replace("-", " ")
    try:
        read = parse(words, default=datetime(now.year, 1, 1), dayfirst=True)
    except (ParserError, OverflowError, ValueError):
        return None
    return _year_of(words, read.month, read.day, now)


def _iso(words: str, now: datetime) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _numeric(words: str, now: datetime) -> date | None:
    """A date in numbers; None where day and month could change places."""
    first, second, *rest = re.split(r"[./]", words.rstrip("."))
    day, month = int(first), int(second)
    if "/" in words:
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    year = ("" if not rest or not rest[0] else rest[0] if len(rest[0]) == 4 else f"20{rest[0]}").strip()
    return _year_of(year, month, day, now) if month <= 12 else None


def _today(words: str, now: datetime) -> date:
    return now.date()


def _tomorrow(words: str, now: datetime) -> date:
    return now.date() + timedelta(1)


def _after_tomorrow(words: str, now: datetime) -> date:
    return now.date() + timedelta(2)


def _weekday(words: str, now: datetime) -> date | None:
    named = re.search(rf"\b({_WEEKDAY}|mon|tues?|wed|thurs?|thu|fri|sat|sun)(s?)\b", words, re.I)
    if named is None or named[2]:
        return None  # "Mondays": no one day
    from dateutil.relativedelta import relativedelta

    today, number = now.date(), _DAYS[named[1].lower()]
    if re.search(r"\bnext \w+day|\bnext (?:mon|tue|wed|thu|fri|sat|sun)\b|next week|following", words):
        return _next_week(today) + timedelta(number)
    coming = today + timedelta(1) + relativedelta(weekday=_weekdays()[number](+1))  # type: ignore[arg-type]
    if re.search(r"week after|after next", words):
        return _next_week(today) + timedelta(7 + number)
    return coming + timedelta(7) if words.endswith(" week") else coming


def _number(words: str) -> int | None:
    """The last number of "two", "a couple of", "3-5"; None for "a few"."""
    if re.search(r"\b(?:few|several|some)\b", words):
        return None
    numbers = [
        int(word) if word.isdigit() else _NUMBERS[word]
        for word in re.findall(r"\d+|[a-z]+", words)
        if word.isdigit() or word in _NUMBERS
    ]
    return numbers[-1] if numbers else None


def _count(words: str, now: datetime) -> date | datetime | None:
    unit = re.search(
        r"(minute|min|hour|hr|(?:working |business |calendar )?day|weekday|week|fortnight|month|quarter|year)s?\b(?!.*\b(?:day|week|month)s?\b)",
        words,
    )
    assert unit is not None
    what, half = unit[1], "half" in words
    if words.startswith(("for ", "over ")):
        return None  # a length, not an end
    count = (
        1
        if half or (re.search(r"\b(?:the|next|coming) $", words[: unit.start()]) and not unit[0].endswith("s"))
        else _number(words[: unit.start()])
    )
    if count is None:
        return None
    today = now.date()
    if what in ("minute", "min", "hour", "hr"):
        length = (
            timedelta(minutes=count)
            if what.startswith("m")
            else timedelta(minutes=30)
            if half
            else timedelta(hours=count)
        )
        return (now + length).replace(second=0, microsecond=0)
    if what.startswith(("working", "business", "weekday")):
        return working_days(today, count)
    weeks = {"week": 1, "fortnight": 2}.get(what, 0)
    months = {"month": 1, "quarter": 3, "year": 12}.get(what, 0)
    return _shift(today, days=count if what.endswith("day") else 0, weeks=weeks * count, months=months * count)


def _stage(words: str, now: datetime) -> date | None:
    """The end, the beginning, the middle of a week, month, quarter or year."""
    late = re.search(r"\bend|\blate|second half|latter", words) is not None
    middle = re.search(r"\bmid", words) is not None
    today, ahead = now.date(), bool(re.search(r"\b(?:next|coming|following)\b", words))
    if "week" in words:
        monday = _next_week(today) if ahead else _friday(today) - timedelta(4)
        return monday + timedelta(4 if late else 2 if middle else 1 if "early" in words else 0)
    first = _first_of(words, now, ahead)
    if first is None:
        return None
    length = 3 if re.search(r"quarter|q[1-4]", words) else 12 if "year" in words else 1
    if late:
        return _month_end(_shift(first, months=length - 1))
    if length == 1:
        return first + timedelta(14 if middle else 9 if "early" in words or "half" in words else 0)
    return _month_end(_shift(first, months=length // 2)) if middle else _month_end(first)


def _first_of(words: str, now: datetime, ahead: bool) -> date | None:
    """The first day of the month, quarter or year that is meant."""
    today = now.date()
    year = re.search(r"\b(20\d\d)\b", words)
    named = re.search(rf"\b({'|'.join(_MONTHS)})\b", words)
    if named:
        number = _MONTHS[named[1]]
        return date(int(year[1]) if year else today.year + (number < today.month), number, 1)
    quarter = re.search(r"\bq([1-4])\b", words)
    if quarter:
        month = 3 * int(quarter[1]) - 2
        return date(int(year[1]) if year else today.year + (month + 2 < today.month), month, 1)
    if "quarter" in words:
        first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
        return _shift(first, months=3) if ahead else first
    if "year" in words:
        return date(today.year + ahead, 1, 1)
    return _shift(today.replace(day=1), months=int(ahead))


def _period(words: str, now: datetime) -> date | None:
    """The last day of a week, month, quarter or year: until then it can be done."""
    today = now.date()
    if "weekend" in words:
        sunday = today + timedelta(6 - today.weekday())
        return sunday + timedelta(7) if "next" in words or "following" in words else sunday
    if "week" in words:
        return _friday(today) if re.search(r"this week|later", words) else _next_week(today) + timedelta(4)
    return _stage(f"end of {words}", now)


def _month(words: str, now: datetime) -> date | None:
    first = _first_of(words, now, False)
    if first is None:
        return None
    return first - timedelta(1) if words.startswith("before") else _month_end(first)


def _quarter(words: str, now: datetime) -> date | None:
    return _stage(f"end of {words}", now)


def _calendar_week(words: str, now: datetime) -> date | None:
    number = re.search(r"\d+", words)
    assert number is not None
    try:
        found = date.fromisocalendar(now.year, int(number[0]), 5)
        return found if (now.date() - found).days <= 182 else date.fromisocalendar(now.year + 1, int(number[0]), 5)
    except ValueError:
        return None


def _ordinal(words: str, now: datetime) -> date | None:
    number = re.search(r"\d+", words)
    assert number is not None
    day, first = int(number[0]), now.date().replace(day=1)
    for month in range(3):
        try:
            found = _shift(first, months=month).replace(day=day)
        except ValueError:
            continue
        if found >= now.date():
            return found
    return None


def _clock(words: str, now: datetime) -> datetime | None:
    """Today at that hour, or tomorrow where it is over."""
    zone = re.search(r"\b([a-z]{2,4})$", words)
    moment = now
    if zone and zone[1] in _ZONES:
        from zoneinfo import ZoneInfo

        moment = now.astimezone(ZoneInfo(_ZONES[zone[1]]))
    found = re.search(r"(\d{1,2})(?:[:.](\d\d))?", words)
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
    else:
        named = next(
            (
                word
                for word in re.findall(r"[a-z]+", words)
                if word in ("noon", "midday", "midnight") or _NUMBERS.get(word, 0) > 0
            ),
            None,
        )
        hour, minute = {"noon": 12, "midday": 12, "midnight": 24}.get(named or "", _NUMBERS.get(named or "", 12)), 0
    if re.search(r"p\.?m", words):
        hour += 12 if hour < 12 else 0
    elif re.search(r"a\.?m\b|a\.m", words):
        hour = 0 if hour == 12 else hour
    elif hour < 8 and not re.search(r"\d[:.]\d", words):
        hour += 12  # "at five" in a mail is in the afternoon
    if hour > 24 or minute > 59:
        return None
    at = time(hour % 24, minute, tzinfo=moment.tzinfo)
    found_at = datetime.combine(moment.date() + timedelta(hour == 24), at)
    return found_at if found_at >= moment else found_at + timedelta(1)


_RESOLVE: dict[str, Callable[[str, datetime], date | datetime | None]] = {
    "iso": _iso,
    "daymonth": _named_date,
    "monthday": _named_date,
    "dotted": _numeric,
    "slashed": _numeric,
    "aftertomorrow": _after_tomorrow,
    "today": _today,
    "tomorrow": _tomorrow,
    "weekday": _weekday,
    "count": _count,
    "stage": _stage,
    "eod": _today,
    "period": _period,
    "month": _month,
    "quarter": _quarter,
    "calweek": _calendar_week,
    "ordinal": _ordinal,
    "clock": _clock,
}


def best(times: Iterator[Due] | list[Due]) -> Due | None:
    """Of several times the one that a promise is kept by: a limit before a mere time, a known day before an unknown."""
    ranked = sorted(times, key=lambda due: (due.at is None, not due.deadline, due.start))
    return ranked[0] if ranked else None

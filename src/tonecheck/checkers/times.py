"""Patterns for times that are yet to come, and for amounts of money."""

from __future__ import annotations

import re

from tonecheck.checkers.lazy import Pattern

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{1,6})?\.?"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_NUMBER = r"(?:\d+(?:[-–]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|half an?)"
_UNIT = r"(?:minute|hour|(?:working |business )?day|week|fortnight|month)s?"

#: A point in time: weekday, date, clock, "tomorrow", "next week", "in two days".
TIME = Pattern(
    rf"\b(?:{_DAY})(?!\w)|\b(?:on|by|until|till|from|next|this) (?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|"
    rf"sun)\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[ .-]{_MONTH}\b|\b{_MONTH}\s+(?:the )?\d{{1,2}}(?:st|nd|"
    rf"rd|th)?\b|"
    rf"\b(?:on|by|until|till|before|after|from|to|for) (?:about |around )?the (?:\d{{1,2}}(?:st|nd|rd|th)\b|"
    rf"(?:\w+teenth|\w+tieth|first|second|third|\w+(?:four|fif|six|seven|eigh|nin|ten)th|fourth|fifth|sixth|seventh|"
    rf"eighth|ninth|tenth|eleventh|twelfth)(?=$|[.,;:!?)]| (?:of|at|and|or|to|in|if|but|so|we|i|you|with|from)\b)|"
    rf"end of\b|middle of\b|start of\b|beginning of\b)|"
    r"\bthe \d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\b(?! ?%)|\b\d{4}-\d\d-\d\d\b|"
    r"\btomorrow\b|\btonight\b|\btoday\b|\bthis (?:morning|afternoon|evening|week|month)\b|"
    rf"\b(?:the )?(?:coming|next|following) (?:\w+ )?(?:{_UNIT}|spring|summer|autumn|winter|year|{_DAY})|"
    rf"\bthe (?:day|week) after\b|"
    rf"\bwithin (?:the )?(?:next )?(?:{_NUMBER} )?(?:{_UNIT}|24 hours)\b|\bin (?:about |around |under |"
    rf"less than |the next |another )?{_NUMBER} (?:or {_NUMBER} )?{_UNIT}(?:'s?)?(?: time)?\b|"
    rf"\b\d{{1,2}}[:.]\d{{2}}(?! ?%)\b|\b\d{{1,2}} ?(?:a\.?m|p\.?m|o'clock)\b|\b(?:at|by|from|until|around|"
    rf"before|after) (?:noon|midday|midnight|\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|"
    rf"eleven|twelve)\b(?! (?:of|per|{_UNIT}|%|people|items))|"
    rf"\b(?:by|before|at) (?:the )?(?:end of|close of|start of|beginning of|middle of|mid-?) ?(?:the |"
    rf"this |next )?(?:{_UNIT}|business|play|{_MONTH}|quarter|term|year|spring|summer|autumn|winter)\b|"
    rf"\bend of (?:this|next|the) (?:week|month|year)\b|"
    rf"\b(?:in|by|until|before|early|late|mid|mid-|during) (?:early |late |mid-?)?(?:january|february|"
    rf"march|april|june|july|august|september|october|november|december)\b|\bin may\b|"
    rf"\b(?:calendar )?week \d{{1,2}}\b|\bcw ?\d{{1,2}}\b|\bq[1-4]\b|\bweek (?:of|commencing|beginning)\b",
    re.I,
)
#: By how much: "by two weeks", "three days later".
LENGTH = Pattern(
    rf"\b(?:by|for|another|of|takes?|take|about|around|roughly|some|need|needs|up to) (?:about |around |"
    rf"roughly |up to |only |just |at most |another |a further |one more )?{_NUMBER} (?:or {_NUMBER} |"
    rf"to {_NUMBER} |more |extra |further |full )?{_UNIT}\b|"
    rf"\b{_NUMBER} (?:or {_NUMBER} |to {_NUMBER} |more |extra |further )?{_UNIT}(?:'s?)? (?:late|later|"
    rf"longer|behind|more|delay|from (?:now|today))\b|\b{_NUMBER}-(?:day|week|month|hour) delay\b|\b(?:one|"
    rf"two|three|four|five|\d+) (?:more |extra )(?:day|week|month)s?\b",
    re.I,
)
MONEY = Pattern(
    r"(?:[£$€₹¥₦]|\b(?:eur|usd|gbp|chf|cad|aud|inr|zar|rs\.?|sek|nok|dkk|r|kr|tt\$|us\$|a\$|nz\$)) ?\d|"
    r"\d ?(?:[£$€%]|(?:p|c|eur|euros?|usd|dollars?|pounds?|pence|cents?|chf|francs?|rand|rupees|kr|kronor|"
    r"kroner|zł|quid|percent|per cent)\b)|"
    r"\bfree(?: of charge)?\b|\bno (?:extra |additional )?(?:charge|cost|fee)|\bat no (?:extra )?cost|"
    r"\bincluded\b|\bcosts? nothing\b",
    re.I,
)

"""What a draft promises: who will do what, and by when.

Words are read with patterns and not with the pipeline, so that a mail program can ask at every send. What counts as a
promise is said in docs/promises.md; in short: the writer, or somebody on the writer's side, will do something that the
reader can wait for. Offers, wishes, whereabouts, forecasts and what the reader shall do are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tonecheck.checkers.draft import sentences_of
from tonecheck.checkers.hit import quotations
from tonecheck.checkers.lazy import Pattern, word_set
from tonecheck.errors import DraftError
from tonecheck.message import Kind, Message, PartKind
from tonecheck.nlp import tidy
from tonecheck.span import Span
from tonecheck.when import Due, best, soft_time, times_in


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment of the draft.

    `who`: the words for the one who will do it ("I", "we", "Anna", "our technician"), None where nobody is named.
    `what`: the words for the act, without the time. `due`: the time that is named, None for none. `condition`: the words of
    what must come first ("once you confirm"), None for none. `vague`: why nobody can hold the writer to it: `no date`, `soft
    date` ("soon"), `unclear date` (3/4), `hedged` ("try to"), and beside one of these `nobody named`. `span` is the sentence in `Message.raw`.
    """

    who: str | None
    what: str
    due: Due | None
    condition: str | None
    vague: tuple[str, ...]
    span: Span
    text: str


def find_promises(message: Message, *, now: datetime | None = None) -> tuple[Promise, ...]:
    """The promises of a message, in the order of the text.

    `now`: when the mail is written; None takes its Date, and without one the moment of the call. Relative dates are
    reckoned from it, in its time zone.
    """
    if message.kind in (Kind.COMMIT, Kind.PATCH):
        return ()
    moment = now or message.date or datetime.now()
    if moment.tzinfo is None:
        moment = moment.astimezone()
    found: list[Promise] = []
    for part in message.parts:
        if part.kind not in (PartKind.BODY, PartKind.CLOSING) or not part.judged:
            continue
        clean, offsets = tidy(part.span.of(message.raw), base=part.span.start)
        at = 0
        for sentence in sentences_of(clean):
            start = clean.find(sentence, at)
            if start < 0:
                continue
            at = start + len(sentence)
            span = Span(offsets[start], offsets[at - 1] + 1)
            found += [_made(pledge, span, sentence, moment) for pledge in pledges(sentence, moment)]
    return tuple(found)


def zone_of(name: str) -> tzinfo:
    """The time zone of a name such as Europe/Berlin.

    Raises:
        DraftError: there is none of that name.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise DraftError(f"--timezone {name!r}: no such time zone; allowed are names as Europe/Berlin or UTC") from None


def moment_of(text: str, zone: tzinfo | None = None) -> datetime:
    """The moment of an ISO 8601 date or time; without a zone in it, it is read in `zone`, else in that of this machine.

    Raises:
        DraftError: it is no such date.
    """
    try:
        read = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise DraftError(f"--date {text!r}: not a date; allowed are 2026-03-11 and 2026-03-11T10:00+01:00") from None
    if read.tzinfo is None:
        return read.replace(tzinfo=zone) if zone is not None else read.astimezone()
    return read


# ---------------------------------------------------------------------------------------------------- words of promise

_ADVERB = (
    r"(?:(?:not only|also|then|now|just|certainly|definitely|gladly|happily|personally|of course|immediately|quickly|"
    r"probably|likely|still|always|then also|simply|(?!reply|apply|supply|rely|comply|fly)\w+ly|both|all|each|first|next|again|soon|in turn|either|"
    r"go ahead and|make sure (?:to|that (?:i|we))|be sure to|be happy to|today|tomorrow) ){0,3}"
)
_FUTURE = r"(?:'ll|will| shall|(?:'m|'re| am| are) (?:\w+ly |now |just |also )?(?:going to|gonna)|(?:'m|'re| am| are) (?:about|set|due|scheduled) to)"
_WE = (
    r"(?:(?:my|our) (?:[\w-]+ ){1,2}and I|(?-i:[A-Z])[\w'-]+(?:, (?-i:[A-Z])[\w'-]+)*,? and I|I|we|(?:both|two|all|the rest) of us|"
    r"(?:my|our) (?!apolog|best|thanks|understanding|guess|plan\b|hope)(?:[\w-]+ ){0,2}?[\w-]+)"
)
_SELF = Pattern(
    rf"(?<![\w'’-])(?P<who>{_WE})(?P<future>'ll| will| shall| (?:am|are) (?:\w+ly |now |just |also )?(?:going to|gonna)|"
    r"'(?:m|re) (?:\w+ly |now |just |also )?(?:going to|gonna)|(?:'m|'re| am| are) (?:about|set|due|scheduled|ready|bound) to)"
    rf" (?P<adverb>{_ADVERB})(?P<verb>[a-z][a-z'-]+)\b",
    re.I,
)
_PLAN = Pattern(
    r"(?<![\w'’-])(?P<who>I|we)(?:'m|'re| am| are|'ve| have)? (?:(?:\w+ly|also|still|now) )?(?P<lead>promise(?:d)? (?:you )?to|undertake to|guarantee to|"
    r"commit(?:ted)? to|pledge to|agree to|vow to|make it my business to|plan(?:ning)? (?:to|on)|intend(?:ing)? to|aim(?:ing)? to|"
    r"expect(?:ing)? to|hope to|hoping to|mean to|try to|trying to|want to be sure to|make sure to|make a point of|(?:'m |am )?determined to) "
    rf"(?P<adverb>{_ADVERB})(?P<verb>[a-z][a-z'-]+)\b",
    re.I,
)
_SOFT_LEAD = Pattern(r"\b(?:plan|intend|aim|expect|hop|mean|try|determined)\w*\b", re.I)
_SWEAR = Pattern(
    r"\b(?:(?P<who>I|we) (?:\w+ly |can |do )?(?:promise|guarantee|assure|commit|pledge|undertake|vow)\w*\b(?! to\b)|(?P<word>you have (?:my|our) word|"
    r"(?:you can |please )?(?:count|rely|depend) on (?:me|us|it)\b|consider it done|leave (?:it|that|this|the \w+|everything) (?:with|to) (?:me|us)\b|"
    r"(?:I|we)(?:'m|'re| am| are) on it\b|rest assured))",
    re.I,
)
_DELIVER = (
    r"(?:have|get|send|deliver|finish|ship|do|fix|complete|return|provide|be there|bring|post|mail|email|e-mail|"
    r"install|repair|replace|drop|pick|collect|submit|present|refund|hand|let you)"
)
_CAN = Pattern(rf"(?<![\w'’-])(?P<who>I|we) can (?P<adverb>{_ADVERB})(?P<verb>{_DELIVER})\b", re.I)
_YOU = Pattern(
    r"(?<![\w'’-])(?P<who>you)(?:'ll| will| shall| can expect to| should| are going to| may expect to) (?:\w+ly |also |then |soon |each |both |all )*"
    r"(?P<verb>receive|get|have|hear (?:back )?from|hear|be (?:\w+ly )?(?:sent|refunded|contacted|notified|informed|paid|called|reimbursed|kept|credited|"
    r"updated|compensated|given|copied|offered|told|invited)|find (?:it|them|the \w+|your \w+|a \w+) (?:in|on) your)\b",
    re.I,
)
_NO_YOU = Pattern(
    r"^(?:get|have|receive) (?:the (?:trip|time|ride|night|best)\b|to|used|no|a (?:lot|hard|good|great|nice|chance|better|bad|problem|feel)|an? (?:error|idea|warning)|fun|trouble|"
    r"problems?|errors?|the (?:picture|idea|feeling|chance|impression)|lost|tired|better|there|in touch|through to|started|time|back to us|it wrong|"
    r"access denied|noticed|away|seen|heard|been|had|rid|plenty|enough|any|questions|what you|more out)\b",
    re.I,
)
_EXPECT = Pattern(
    r"(?:^|[.;:,] |\band |\bso |\bplease )(?:you (?:can|may|should) )?(?P<verb>expect) (?!to\b|that\b|you\b|us\b|more\b|a lot|delays?\b)(?P<rest>[^,.;]+)",
    re.I,
)
_DONE = (
    r"(?:sent|delivered|shipped|dispatched|refunded|paid|replaced|fixed|repaired|corrected|credited|emailed|e-mailed|mailed|forwarded|"
    r"installed|updated|finished|completed|posted|published|returned|reimbursed|uploaded|provided|resolved|collected|transferred|processed|"
    r"issued|added|removed|distributed|circulated|handed|supplied|faxed|released|restored|waived|cancelled|canceled|taken care of|dealt with|implemented|made (?:available|public)|set up|arranged|carried out|addressed|booked|reserved|prepared|printed|signed|highlighted|established|communicated|announced|"
    r"sorted(?: out)?|done|ready|on (?:its|their) way|with you|in your (?:inbox|hands|account|mailbox)|(?:video |tele)?conferenced in|on your desk|in the (?:post|mail)|reviewed|answered|handled)"
)
#: A subject from the beginning of its clause.
_THING = r"(?:^|(?<=[,;:.!?] )|(?<=\band )|(?<=\bbut )|(?<=\bso )|(?<=\bthat ))(?P<who>(?:(?!\b(?:I|we|you|he|she|who|which|what|when|where|how|if|whether|will|would|is|are|was|were|only|no)\b)[^,;:.!?]){2,80}?)"
_PASSIVE = Pattern(
    rf"{_THING}(?:'ll| will) (?P<adverb>{_ADVERB})be (?:\w+ly |also |then |all )*(?P<verb>{_DONE})\b", re.I
)
_ARRIVES = Pattern(
    rf"{_THING}(?:'ll| will| should) (?:\w+ly |then |also )*(?P<verb>reach (?:you|your)|get to you|be (?:with you|back with you|in your)|arrive|go out|ship|"
    r"follow(?=[.,;!]|$| (?:by|to|in|under|later|shortly|soon|tomorrow|on|next|within|separately))|leave (?:us|our|the (?:warehouse|workshop|factory)))(?!\w)",
    re.I,
)
_OTHERS = Pattern(
    r"(?<![\w'’-])(?P<who>they|he|she)(?:'ll| will| (?:is|are) going to) (?P<adverb>(?:also |then |soon |shortly |\w+ly )?)(?P<verb>(?:be )?(?:contact|call|ring|phone|e-?mail|write to|visit|send|bring|meet|reach out to|"
    r"get (?:back|in touch)(?: to| with)?|let|give|tell|show|help|assist|deliver|forward|interview|answer|update|brief)(?:ing)?) (?:it (?:to )?|them (?:to )?|that (?:to )?|along to |back )?(?:you|your)\b",
    re.I,
)
#: What somebody on the writer's side does with the reader or in the writer's stead, whenever it is.
_STANDS_IN = Pattern(
    r"(?<![\w'’-])(?P<who>(?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+))?)(?P<role>, (?:my|our|the) [\w' -]{3,40},)?(?:'ll| will) (?:also |then )?(?P<verb>attend|join (?:us|you|the)|present|represent|make the presentation|give the (?:talk|presentation)|"
    r"take (?:my|our|your) place|stand in for|fill in for|speak (?:on|for|at)|handle|cover|lead(?! an?\b)|chair|host|run the)\b",
    re.I,
)
_IN_CHARGE = Pattern(
    r"(?<![\w'’-])(?P<who>they|he|she|(?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+))?)(?:'ll| will) be (?P<verb>handling|covering|taking over|taking (?:this|the|your) \w+|looking after|dealing with|in charge of|responsible for)\b",
    re.I,
)
_AND_THEY = Pattern(
    r"\b(?:and (?P<who>he|she|they)|(?P<name>(?-i:[A-Z][\w'-]+)), who)(?:'ll| will) (?P<adverb>(?:also |then )?)(?P<verb>(?:forward|send|pass|e-?mail|mail|deliver|bring|fax|return) (?:it|that|this|these|those|them)\b)",
    re.I,
)
_ASKED = Pattern(
    r"(?:please (?:send|forward|give|contact|ask|call|speak to|talk to|e-?mail)\b|\b(?:I|we)(?:'ve| have)? (?:just |already )?(?:asked|told|instructed|spoken (?:to|with)|talked to|sent)) [^.;]{2,60}?[,;]? (?:and|who|so) (?P<who>he|she|they)(?:'ll| will) (?P<adverb>)(?P<verb>[a-z]+)\b",
    re.I,
)
_STATE = Pattern(r"^(?:done|ready|finished|with you|on (?:its|their) way)\b", re.I)
_NAMED = Pattern(
    r"(?<![\w'’-])(?P<who>(?:(?-i:[A-Z][\w'-]+)(?: (?-i:[A-Z][\w'-]+))?(?:(?:, | and )(?-i:[A-Z][\w'-]+)){0,2}|(?:my|our) [\w -]{2,30}?|(?:one|two|some|both|a member) of (?:my|our) [\w-]+(?: [\w-]+)?|"
    r"some(?:one|body)(?: (?:from|in|at|on) [\w' -]{2,30}?| else)?|a (?:colleague|technician|driver|engineer|member of [\w ]+|courier|specialist|representative|plumber|consultant)|"
    r"the (?:team|technician|driver|courier|engineers?|office|fitters?|plumber|electrician|workshop|warehouse|support team|accounts? (?:team|department)))(?: \([\w ]+\))?)"
    rf"(?:'ll| will| (?:is|are) going to) (?P<adverb>{_ADVERB})(?P<verb>[a-z][a-z-]+)\b",
    re.I,
)
_NO_NAME = word_set(
    "this that it there what who which he she they you nobody everyone everybody anyone these those one god time nothing something none all "
    "anything if when whether otherwise but and so then"
)
_DOING = Pattern(
    r"(?<![\w'’-])(?P<who>I|we)(?:'m|'re| am| are|'ll be| will be| shall be) (?:(?:\w+ly|also|just|now) )?(?P<verb>(?:send|forward|putt|mail|email|e-mail|call|ring|phon|ship|bring|com|deliver|"
    r"meet|post|do|finish|fix|pick|hand|visit|submit|present|dropp?|writ|sett|giv|mak|prepar|pay|get|install|start|launch|releas|publish|upload|"
    r"rais|discuss|talk|speak|see|join|attend|host|circulat|return|contact|work|review|updat|test|mov|tak|shar|distribut|fax|fil|arrang|schedul|organis|organiz|order|refund|replac|follow|handl|cover)(?:ing)|(?:coming|going) (?:along )?with you|taking (?:care|over))\b",
    re.I,
)
_BARE = Pattern(
    r"(?:^|[.;:!] |\b(?:and|but) |, )(?P<verb0>will|shall) (?P<adverb>(?:also |then |just |certainly |definitely |gladly )*)(?!(?:you|he|she|they|we|it|this|that|there|the|my|your)\b)(?P<verb>[a-z]+)\b",
    re.I,
)
_BARE_OBJECT = Pattern(
    r"^(?:do|send|call|fax|email|mail|make|get|check|let|forward|review|add|follow|update|write|bring|ring|pass|try|keep|report|fix|have|put|confirm|return|ask|come|deliver|look|be in touch)\b",
    re.I,
)
_LET_ME = Pattern(
    r"(?:^|[.;:!,] |\bbut |\band |\bso )(?P<who>let (?:me|us)) (?P<adverb>(?:just |quickly |first |please )*)(?P<verb>check|find out|look(?: into| at| this| that| it)?|ask|get back|come back|verify|dig|talk to|speak (?:to|with)|see (?:what|if|whether)|"
    r"run (?:it|this|that)|double-check|go through|sort|think about|investigate|confirm|try|work on|take (?:a look|care)|arrange|make sure|send|call|look up)\b",
    re.I,
)

#: What the writer does for themselves.
_ON_THE_MOVE = Pattern(
    r"(?:getting|going|coming|taking|starting|making|working|seeing|meeting|moving|writing|talking|speaking) (?:back to (?-i:[A-Z])|married|house|out|in\b|to (?-i:[A-Z])|to (?:let|tell|ask|inform|say|thank|apologi[sz]e|confirm|complain)\b|to (?:you|the \w+) (?:about|because|regarding|in|on)|about|because|regarding|on behalf|with regard|to terms|leave|off|a (?:break|holiday|vacation)|time off|better|home|from|the (?:train|day)|my (?:mother|father|kids|parents|wife|husband|dentist))",
    re.I,
)

#: Base forms after "will" that promise nothing: states, feelings, opinions, ways of speaking.
_NO_ACT = word_set(
    "be have need want like love hate miss know think assume presume suppose understand admit confess say bet guess regret lose die live "
    "wait wonder feel enjoy suffer own cost appreciate believe agree hope see remain stay spare skip sleep travel fly drive head land "
    "never not no only rather hardly soon depend differ exist fail forget hear imagine lack look mind owe prefer realize realise recall "
    "recognise recognize seem sound struggle tend trust win expect benefit gain proceed quote eat drink retire wear leave marry grow "
    "fall get go happen stop consider end learn decide vote run become require continue begin start find succeed turn pass reach face "
    "experience encounter probably buy spend kill survive sit stand laugh cry "
)
#: How the verbs above promise something after all.
_ACT_AFTER_ALL = Pattern(
    r"^(?:be (?:sending|forwarding|calling|in touch|in contact|(?:\w+ly )?back (?:to you|in touch|with)|there\b(?! is| are)|with you|happy to (?:send|call|come|fix)|able to (?:attend|come|join|make it|help|meet|send|deliver|give|provide|have|get|let|ship|finish|confirm|tell|offer)|"
    r"sure to|working (?:on|with)|contacting|writing to|getting|reviewing|mailing|emailing|posting|providing|preparing|adding|making|bringing|following|visiting|updating|refunding|shipping|delivering|meeting (?:you|up with you)|talking (?:to|with)|"
    r"speaking (?:to|with)|reaching|replacing|sharing|setting|giving|putting|submitting|filing|taking care|releasing|launching|hosting|arranging|paying|checking|looking (?:into|at)|raising|returning|joining|presenting|"
    r"done with|finished with|(?:the|your) (?:\w+ )?(?:contact|coordinator|lead|host|guide|driver|representative|replacement|speaker)\b|on (?:the|that|this|your) (?:call|case|line)|at (?:the|that|your|our) (?:meeting|call|station|office|door|airport)|ready with|responsible for|your contact|taking (?:over|on|the|your|it)|distributing|handing|handling|assisting|helping|answering|(?:able|happy|glad|pleased) to (?:assist|help|review|look into|provide|answer|forward|write|check|bring|share|join|attend)\b|(?:over )?(?:at|in) your\b|closing|issuing)"
    r"|have (?!to\b|no\b|not\b|n't|had\b|been\b|fun\b|time\b|an? (?:hard|good|great|bit|lot|busy|nice|problem|chance|baby|better|meeting|drink|beer|coffee)|any\b|access\b|more time|enough|problems?\b|trouble\b|difficult)\w+"
    r"|look (?:into|at|it up|for|after|through|over|up|closely|again|out for)"
    r"|see (?:to|about|that|what (?:i|we) can)|leave (?:the|a|your|it (?:at|with|in|on|by)|them|you (?:a|the)|some|word)|"
    r"drive (?:you|over|down|up|by|the|these|this|it)|"
    r"get (?!used|lost|tired|there|through|by|to (?:see|know|meet|go)|on (?:the|a)|off|up|home|better|worse|married|along|together|drunk|it\b(?! (?:to|done|fixed|signed|sent|over|back|ready|out|sorted))|away|around|going|started|some|more|a (?:lot|chance|job|new)|no\b)\w+"
    r"|go (?:through|over|ahead|back to|with you|into|to the (?:post|bank|office|shop))|find (?:out|you|someone|somebody|a|an|the|another|time|it)|stay in (?:touch|contact)|"
    r"hear (?:you )?out|turn (?:it|this|them|the \w+) (?:around|in|on|off|over)|pass (?:it|this|that|them|your|the|on|along)|reach out|stop (?:by|in|the|this|sending|charging)|stand (?:by|in)|"
    r"run (?:it|this|the|a|that|some|another|them|you|through)|buy (?:you|the|a|some|it|another|new)|start (?:on|work|with|the|your|sending|looking (?:into|for|at|after)|working|drafting|it|packing|repair\w*)|begin (?:work|the|on|to work|shipping|packing|repair\w*)|continue to (?!be\b|have\b|feel|think|hope|enjoy|grow|live)\w+|"
    r"take|quote (?:you|it|for)|decide (?:by|on|this|it|today|tomorrow)|remain (?:in|at your|available)|manage (?:the|it|this|that)|hear from|forget (?:about|the|it)|spare (?:an|some)|proceed (?:with|to)|wait (?:for you )?(?:outside|at|in|by)|travel (?:to|down|up)|fly (?:to|down|over|out)|"
    r"drop|agree (?:on|a|the)|run by|come|end the|learn|expect (?:you|to send))",
    re.I,
)
#: Words and phrases after the cue that make it no promise whatever the verb is.
_IDLE = Pattern(
    r"^(?:(?:take|leave) (?:it|that|this) (?:as|to mean|that|up|there|at that|from there|personally|or leave|easy)|leave (?:it|that|this|the \w+) (?:up )?to (?!me|us)\w+|take your word|count (?:it|this|that|them) as|wait for (?:your|his|her|their|the)\b|have (?:the|a|an|some) [\w ]+,? please|keep (?:[\w]+ ){1,5}(?:short|brief|simple|to a minimum)|be honest|"
    r"say (?:that|it|this)|start (?:by|with (?:saying|the))|begin by|come (?:as|to (?:terms|nothing|an end|that|this))|come (?:up|down|across|home|out)\b|take (?:a (?:while|nap|bus|break|holiday|vacation|long)|(?:some |more |any |no |up )?time|that chance|offence|place|the (?:train|bus|day off|blame))|"
    r"let (?:it|that|this) (?:go|pass|slide|be|rest)|let you go|see you|talk (?:later|soon)|talk to you (?:later|soon|then)|speak (?:soon|to you soon|then)|catch up|(?:find|get) (?:it )?hard|"
    r"keep (?:hoping|trying to sleep|dreaming)|find (?:time when|it (?:hard|difficult|easy|useful))|find (?:that|a way\b(?! to))|have (?:another|my) (?:look at my|holiday|lunch|dinner)|"
    r"get back (?:home|from|into)|have seen|have been|have had|have done|have gone|pray|keep (?:my|our) fingers|cross my|eat my|go (?:mad|crazy|to bed|out|home|shopping|on holiday)|try not|do (?:without|well|fine|better next)|"
    r"make (?:it to|a fortune|mistakes|money|it (?:through|home|on time))|pay (?:the price for|dearly)|think (?:of you|so)|use (?:up )?(?:my|our) (?:holiday|leave)|bet)",
    re.I,
)
_BLOCK_BEFORE = Pattern(
    r"(?:\b(?:what|which|who|whom|where|how|when|why|whether|if|unless|until|till|before|than|whatever|whenever|wherever|in case|so long as|as long as|provided(?: that)?|assuming|"
    r"(?:as )?soon as|once|while|because you|hoping|hope|wish|(?:do|did|does) you (?:think|expect|want)|should|shall|said|says|told (?:him|her|them|you|me|us)(?: that)?|thinks|thought|feared?|afraid|worried|"
    r"fear|doubt|imagine|pretend|wonder(?:ing)?|suppose|asked|asks|bet|the (?:day|time|moment|way|reason|last time|first time|only \w+|\w+ things?))) (?:that )?$",
    re.I,
)
#: What may stand right before "I will" in the same clause.
_OPENS = Pattern(
    r"(?:^|[,;:.!?()\"“”–—]|--|- )\s*(?:(?:and|but|so|then|or|yet|hence|therefore|also|otherwise|meanwhile|instead|now|today|tonight|tomorrow|thus|here|yes|no|ok|okay|sure|thanks|thank you|well|"
    r"again|still|additionally|finally|next|first|lastly|please|besides|naturally|of course|\w+ly|\d+[.)]|[-*•]|(?:and|but|so|then) (?:then|now|so|also|also then|after that|that)) ?)*$"
    r"|\b(?:and|but|so|then|or|yet|hence|therefore|think|believe|guess|know|sure|promise|promised|assure you|guarantee|say|mean|certain|confident|confirm|know that|promise you|assured|is|that is|be|please note|note|vow|swear|assume|"
    r"that|means|means that|course|thanks|ok|well)\s+(?:that )?$",
    re.I,
)
_FRONTED = Pattern(
    r"(?:^|[,;:.!?()–—]|--| - |\b(?:and|but|so) )\s*(?:in|on|at|by|after|once|when|if|as|for|with|within|during|upon|from|since|before|next|this|tomorrow|today|tonight|to|until|because|early|late|later|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|first|given|due|per|should|unless|end|beginning|starting|over|should|while|though|although|where|thanks|whenever|just|instead)\b[^,;:.!?]*$",
    re.I,
)
_THAT_NOUN = Pattern(
    r"\b(?:\w*s|thing|one|item|list|panel|plan|document|everything|anything|something|all|work|services?|that|date|day|fact|news|idea|way) that\s+$",
    re.I,
)
_SAYS_THAT = Pattern(
    r"\b(?:promise|assure you|guarantee|confirm|know|sure|certain|confident|say|believe|think|means|inform you|tell you|note|mention|trust|assured|add|aware|see to it|is|so|mean|news is|agreed) that\s+$",
    re.I,
)
_REPORTED = Pattern(
    r"\b(?:he|she|they|you|who|people|everybody|everyone|[A-Z]\w+) (?:\w+ )?(?:said|says|say|thinks?|thought|told|believes?|claims?|claimed|hopes?|hoped|assumes?|asked|asks|expects?|wants?|feels?)\b[^,;.]*$",
    re.I,
)
_NEGATION = Pattern(r"^(?:not(?! only\b)|never|no longer|hardly|neither|nor)\b", re.I)
_HEDGE = Pattern(
    r"\b(?:try|hope|hopefully|probably|likely|possibly|perhaps|maybe|with (?:any|a bit of) luck|ideally|attempt|do (?:my|our) (?:very |level )?best|might|if (?:i|we) can|if possible|should be able|as far as possible|see what (?:i|we) can do|all being well|if all goes well|fingers crossed|strive|endeavou?r)\b",
    re.I,
)
_CONDITION = Pattern(
    r"(?:^|(?<=[\s,(]))(?:if|once|when(?:ever)?|as soon as|(?<!look )(?<!looking )after|unless|provided(?: that)?|assuming(?: that)?|upon|on receipt of|subject to|in case|should you|should the|as long as|until)\b(?! (?:that|this|you know|possible|all goes|i can\b|we can\b|then|not\b))[^,;.?!)]{3,90}",
    re.I,
)
_CUT = Pattern(
    r"(?:,? (?:but|because|since|although|though|so that|so you|so we|unless|whereas|while|(?<=,) which|(?<=,) who|and (?:I|we|you|he|she|they|it|then I|then we)|and (?-i:[A-Z])[\w-]+ (?:will\b|'ll\b)|and (?:will|shall)\b|and (?:hope|trust|look forward|thank|please))\b|[;:!?]|\.(?=\s|$)|, (?:so|as|and (?:then )?(?:I|we|you|if|please|hope|thank))\b| [–—] | -- | - |\()",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A promise in a sentence: where its subject begins, where its act begins and ends, and what kind of words made it."""

    who: str | None
    start: int
    act: int
    end: int
    hedged: bool
    times: tuple[Due, ...]


def pledges(sentence: str, now: datetime) -> list[Pledge]:
    """The promises of one sentence (its apostrophes straight, its line breaks spaces)."""
    if not _PERHAPS.search(sentence) or _FORM.search(sentence):
        return []
    # A dash without blanks is a comma: "it works-I will call you".
    sentence = re.sub(r"(?<=[a-z])-(?=(?:I|we)(?:'ll| will)\b)", ",", sentence)
    asks = re.search(r"(?<!\.)\?[\"')”]*$", sentence.rstrip()) is not None
    if (
        asks
        and not re.match(r"\W*(?:(?:and|but|so|then|or|ok|okay) )?(?:I|we)(?:'ll| will)\b", sentence)
        and not re.search(
            r",? (?:ok(?:ay)?|all right|alright|right|fine(?: (?:with|by) you)?|is that (?:ok|okay|fine|all right|alright)[\w ]*|if that(?:'s| is) (?:ok|okay|fine)[\w ]*|does that (?:work|suit)[\w ]*)\s*\?$",
            sentence,
            re.I,
        )
    ):
        return []
    times = times_in(sentence, now)
    quoted = quotations(sentence)
    found: list[Pledge] = []
    for pledge in _candidates(sentence, times, now):
        if any(a <= pledge.start < b for a, b in quoted) or any(
            other.start <= pledge.act < other.end for other in found
        ):
            continue
        found.append(pledge)
    return [piece for pledge in sorted(found, key=lambda pledge: pledge.act) for piece in _parted(sentence, pledge)]


#: A form to fill in is nobody's word yet.
_FORM = Pattern(r"_{3,}")
_AND = Pattern(r",? (?:and|and then|and also|then) (?=[a-z])", re.I)


def _parted(sentence: str, pledge: Pledge) -> list[Pledge]:
    """The acts of "I'll ask the plumber and call you by Friday" one by one; an act without a time has that of the next."""
    if pledge.who is None or pledge.act == pledge.end:
        return [pledge]
    cuts = [
        cut
        for cut in _AND.made.finditer(sentence, pledge.act, pledge.end)
        if _ACTS.match(sentence[cut.end() :])
        and not re.match(
            r"(?:start|work|support|report|change|update|order|review|test|check|file|fix|help|show|offer|cover|fax|mail|email|measure|sign|draft|bill|hold|move)s?\b(?! (?:the|a|an|your|you|it|them|this|that|my|our|him|her)\b)",
            sentence[cut.end() :],
            re.I,
        )
    ]
    if not cuts:
        return [pledge]
    starts = [pledge.act, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), pledge.end]
    outside = tuple(due for due in pledge.times if due.start < pledge.act or due.start >= pledge.end)
    pieces: list[Pledge] = []
    following: tuple[Due, ...] = ()
    for act, end in zip(reversed(starts), reversed(ends), strict=True):
        own = tuple(due for due in pledge.times if act <= due.start < end)
        following = own or following
        start = pledge.start if act == pledge.act else act
        pieces.append(Pledge(pledge.who, start, act, end, pledge.hedged, following or outside))
    return pieces[::-1]


_PERHAPS = Pattern(
    r"'ll\b|\bwill\b|\bshall\b|\b(?:going|about|set|due|scheduled|ready|bound) to\b|gonna|\b(?:promis|guarant|assur|commit|pledg|vow|plan|intend|aim|expect|hop|mean|try|undertake|agree|determined)|"
    r"\b(?:I|we) can\b|\bshould (?:reach|get|arrive|be|go|ship|leave)\b|\byou (?:should|can|have (?:my|our) word)|\blet (?:me|us)\b|\b(?:I|we)(?:'m| am|'re| are) |rest assured|consider it done|leave (?:it|that|this|the|everything)|make (?:sure|a point)",
    re.I,
)


def _candidates(sentence: str, times: list[Due], now: datetime) -> Iterator[Pledge]:
    for hit in _SELF.finditer(sentence):
        act = hit.start("verb")
        if _act_of(sentence, hit.start("adverb"), act) and _stands(sentence, hit.start()):
            who = hit["who"]
            if (
                who.lower() not in ("i", "we")
                and not who.lower().endswith(" i")
                and not re.match(r"(?:my|our|both|two|all|the rest)\b", who, re.I)
            ):
                continue
            if re.match(r"(?:my|our)\b(?!.* I$)", who, re.I) and (
                not _people(who) or not _toward(sentence[act:], times, act)
            ):
                continue
            yield _pledge(sentence, who, hit.start(), act, times, hit["future"].endswith(("scheduled to", "due to")))
    for hit in _PLAN.finditer(sentence):
        act, lead = hit.start("verb"), hit["lead"]
        soft = _SOFT_LEAD.search(lead) is not None
        timed = any(due.at is not None and due.start > hit.start() for due in times)
        firm = (
            _ACTS.match(sentence[act:]) is not None and re.search(r"\b(?:you|your)\b", sentence[act:], re.I) is not None
        )
        if _act_of(sentence, act, act, gerund=True) and _stands(sentence, hit.start()) and (not soft or timed or firm):
            yield _pledge(sentence, hit["who"], hit.start(), act, times, soft)
    for hit in _LET_ME.finditer(sentence):
        yield _pledge(
            sentence,
            "I" if hit["who"].lower().endswith("me") else "we",
            hit.start("who"),
            hit.start("verb"),
            times,
            False,
        )
    for hit in _CAN.finditer(sentence):
        act = hit.start("verb")
        if (
            any(due.start > act and due.at is not None for due in times)
            and _stands(sentence, hit.start())
            and not re.search(r"\bif (?:you|that)\b|\bor\b.{0,30}$|\blet me know|\bshould you", sentence, re.I)
        ):
            yield _pledge(sentence, hit["who"], hit.start(), act, times, False)
    for hit in _YOU.finditer(sentence):
        act = hit.start("verb")
        should = "should" in hit[0].lower().split(hit["verb"].lower())[0]
        if (
            _NO_YOU.match(sentence[act:])
            or not _stands(sentence, hit.start())
            or re.match(r"\s*(?:not|never)\b", sentence[hit.end() :])
        ):
            continue
        if should and not any(due.start >= act for due in times):
            continue
        if hit["verb"].lower() == "have" and not (
            times
            or soft_time(sentence[act:])
            or re.match(r"have (?:it|them|my|our|your|the|a reply|an answer)\b", sentence[act:], re.I)
        ):
            continue
        yield _pledge(sentence, "we", hit.start(), act, times, should)
    for hit in _EXPECT.finditer(sentence):
        if any(due.start > hit.start("verb") for due in times):
            yield _pledge(sentence, "we", hit.start("verb"), hit.start("verb"), times, False)
    for hit in _PASSIVE.finditer(sentence):
        act = hit.start("verb")
        state = _STATE.match(sentence[act:]) is not None
        if (
            " only " in hit[0]
            or (state and not any(due.start >= hit.start() - 30 for due in times))
            or not _stands(sentence, hit.start())
        ):
            continue
        if re.match(
            r"[\w ]{0,20}\bby (?:you|your|the customer|them|him|her)\b", sentence[hit.end() :], re.I
        ) or re.search(r"\b(?:only|all fees|payments?|orders?|no)\b[^,]{0,30}$", hit["who"], re.I):
            continue
        yield _pledge(sentence, None, hit.start(), hit.start("who"), times, False)
    for hit in _ARRIVES.finditer(sentence):
        timed = hit["verb"].lower() == "follow" or any(
            due.start > hit.start("verb") and due.at is not None for due in times
        )
        if timed and _stands(sentence, hit.start()):
            yield _pledge(sentence, None, hit.start(), hit.start("who"), times, " should" in hit[0].lower())
    for hit in _OTHERS.finditer(sentence):
        if _stands(sentence, hit.start()):
            yield _pledge(sentence, hit["who"], hit.start(), hit.start("verb"), times, False)
    for pattern in (_STANDS_IN, _IN_CHARGE):
        for hit in pattern.finditer(sentence):
            if hit["who"].lower() not in _NO_NAME or hit["who"].lower() in ("he", "she", "they"):
                yield _pledge(sentence, hit["who"], hit.start("who"), hit.start("verb"), times, False)
    for hit in _AND_THEY.finditer(sentence):
        who = "who" if hit["who"] else "name"
        yield _pledge(sentence, hit[who], hit.start(who), hit.start("verb"), times, False)
    for hit in _ASKED.finditer(sentence):
        if _act_of(sentence, hit.start("verb"), hit.start("verb")) and _ACTS.match(sentence[hit.start("verb") :]):
            yield _pledge(sentence, hit["who"], hit.start("who"), hit.start("verb"), times, False)
    for hit in _NAMED.finditer(sentence):
        who, act = hit["who"], hit.start("verb")
        if (
            (who.split()[0].lower() in _NO_NAME and not re.match(r"(?:one|two|some|both) of", who, re.I))
            or not _act_of(sentence, hit.start("adverb"), act)
            or not _stands(sentence, hit.start())
        ):
            continue
        named = who[0].isupper() and not re.match(r"(?:My|Our|Someone|Somebody|One|A|The)\b", who)
        if (named or re.match(r"(?:my|our)\b", who, re.I)) and (
            not _toward(sentence[act:], times, act) or (not named and not _people(who))
        ):
            continue
        if (
            not named
            and not re.match(r"(?:my|our)\b", who, re.I)
            and not (_ACTS.match(sentence[act:]) or _toward(sentence[act:], times, act))
        ):
            continue
        yield _pledge(sentence, who, hit.start(), act, times, False)
    for hit in _DOING.finditer(sentence):
        act = hit.start("verb")
        pledge = _pledge(sentence, hit["who"], hit.start(), act, times, False)
        ahead = any(
            due.start < pledge.end
            and due.day
            and due.day >= now.date()
            and not re.match(r"right now|at once|immediately|this", due.words, re.I)
            for due in pledge.times
        )
        tied = re.search(r"\b(?:as soon as|once|when)\b", sentence[act:], re.I) is not None
        tied = (
            tied
            or re.match(r"handling\b|covering\b|taking (?:care|over)\b|\w+ (?:along )?with you", sentence[act:], re.I)
            is not None
        )
        asked = (
            re.search(r"\b(?:'ll|will|shall) be\b", hit[0], re.I) is not None
            and re.search(r"\byou\b", sentence[act : pledge.end], re.I) is not None
        )
        if (ahead or tied or asked) and _stands(sentence, hit.start()) and not _ON_THE_MOVE.match(sentence[act:]):
            yield pledge
    for hit in _BARE.finditer(sentence):
        act = hit.start("verb")
        if hit.start() > 0:
            subjects = re.findall(r"\b(I|we|he|she|they|who|which|[A-Z]\w+ (?:will|is|has))\b", sentence[: hit.start()])
            thanked = re.match(
                r"(?:thanks|thank you|ok|okay|sure|yes|no|got it|understood|received|noted|perfect|great)\b",
                sentence,
                re.I,
            )
            if not (subjects and subjects[-1] in ("I", "we")) and not (thanked and not subjects):
                continue
        if (
            _BARE_OBJECT.match(sentence[act:])
            or (hit.start() > 0 and (_ACTS.match(sentence[act:]) or re.match(r"be \w+ing\b", sentence[act:])))
        ) and _act_of(sentence, act, act):
            yield _pledge(sentence, "I", hit.start("verb0"), act, times, False)
    for hit in _SWEAR.finditer(sentence):
        if hit["who"]:
            continue  # "I promise that I will" is found by its "I will"
        if re.search(r"\b(?:not|n't|never|cannot|can't)\W+(?:\w+\W+){0,2}$", sentence[: hit.start()], re.I):
            continue
        yield _pledge(
            sentence,
            "we" if re.search(r"\bus\b|\bour\b|\bwe\b", hit[0], re.I) else "I",
            hit.start(),
            hit.start("word"),
            times,
            False,
        )


#: Acts that a reader waits for.
_ACTS = Pattern(
    r"(?:send|forward|request|attend|represent|make the \w+|call|ring|phone|e-?mail|mail|write|reply|answer|respond|let (?:you|him|her|them|everyone)|get (?:back|it|this|that|you|the|your|them|in touch|a|to (?:it|this|you))|come back|deliver|ship|dispatch|bring|provide|give|"
    r"return|refund|reimburse|credit|pay|replace|repair|fix|mend|correct|change|update|add|remove|delete|check|review|look into|look at|find out|ask|contact|confirm|arrange|organi[sz]e|book|schedule|order|"
    r"prepare|draft|finish|complete|submit|upload|post|publish|release|install|share|follow up|keep you|make|put|have|pick|collect|drop|meet|join|come|visit|discuss|talk|speak|raise|take care|handle|"
    r"deal with|sort|pass|hand|hold|reserve|issue|process|translate|print|set up|set|work on|see to|test|investigate|report|present|explain|introduce|invite|inform|tell|notify|show|help|support|move|resend|redo|reprint|waive|cancel|clean|measure|bill|invoice|sign|circulate|distribute|fax|file|verify|resolve|compensate|transfer|open|close|be in touch|be there|reach out|walk you|take (?:it|this|the|your|you|them|over)|do (?:it|that|this|the|my|our|so|everything)|start|launch|buy|pull|speak|join|cover|offer|accompany|host|drive|stop by|double-check)\b",
    re.I,
)
_PEOPLE = Pattern(
    r"\b(?:team|colleagues?|assistant|manager|partner|wife|husband|technicians?|engineers?|driver|drivers|office|department|support|lawyers?|accountants?|secretary|boss|staff|people|men|crew|workshop|"
    r"warehouse|courier|fitters?|plumber|electrician|developers?|designers?|editor|consultants?|experts?|director|son|daughter|brother|sister|mother|father|supplier|bank|agent|specialists?|group|side|service|desk|branch|company|firm|board|translator|photographer|florist|baker|chef|receptionist|reception|nurse|doctor|trainee|intern|carpenter|cleaners?|movers?|operator|helpdesk|sales|accounts|legal|finance|hr|lab|laboratory|printers?|caretaker|gardener|committee)\b",
    re.I,
)


def _people(who: str) -> bool:
    return _PEOPLE.search(who) is not None


def _toward(act: str, times: list[Due], at: int) -> bool:
    """Whether what somebody else will do is for the reader: it names them, or is an act with a time."""
    if re.search(r"\b(?:you|your|yours)\b", re.split(r"[.;]", act)[0], re.I):
        return True
    return _ACTS.match(act) is not None and any(due.start >= at for due in times)


def _act_of(sentence: str, adverb: int, act: int, *, gerund: bool = False) -> bool:
    """Whether the words from `act` are something to be done, and not denied."""
    words, before = sentence[act:], sentence[adverb:act]
    if _NEGATION.match(words) or _NEGATION.match(before.strip()) or _IDLE.match(words):
        return False
    verb = re.match(r"[a-z'-]+", words, re.I)
    if verb is None:
        return False
    if (
        not gerund
        and verb[0].lower().endswith("ing")
        and verb[0].lower() not in ("bring", "ring", "sing", "ping", "swing", "string")
    ):
        return False
    return verb[0].lower() not in _NO_ACT or _ACT_AFTER_ALL.match(words) is not None


def _stands(sentence: str, at: int) -> bool:
    """Whether a clause that begins at `at` is said outright, and not asked, reported, supposed, or about a noun."""
    before = sentence[:at]
    if not before.strip(" -*•\"'("):
        return True
    if _REPORTED.search(before) and not re.search(r"\b(?:I|we) (?:\w+ )?(?:said|promised|told you)\b[^,;.]*$", before):
        return False
    if re.search(r"\bthat\s+$", before, re.I):
        return _SAYS_THAT.search(before) is not None or (
            _THAT_NOUN.search(before) is None and re.search(r"\b(?:\w+ed|is|are|so) that\s+$", before, re.I) is not None
        )
    if _BLOCK_BEFORE.search(before):
        return False
    return bool(_OPENS.search(before) or _FRONTED.search(before))


def _pledge(sentence: str, who: str | None, start: int, act: int, times: list[Due], soft: bool) -> Pledge:
    """The pledge with the end of its clause and the times that belong to it."""
    end = len(sentence)
    for cut in _CUT.made.finditer(sentence, act + 1):
        if (
            cut[0].startswith(".")
            and re.search(r"\b[ap]\.m$|\d$", sentence[: cut.start()])
            and cut.end() < len(sentence)
        ):
            continue
        if cut[0] == ":" and sentence[cut.end() : cut.end() + 1].isdigit():
            continue
        end = cut.start()
        break
    fronted = sentence[:start]
    begin = max(fronted.rfind(sign) for sign in (";", " but ", " and ")) + 1
    own = tuple(due for due in times if start <= due.start < end)
    later = tuple(
        due
        for due in times
        if end <= due.start and not re.search(r"\b(?:I|we|you|he|she|they|it)(?:'|\b)", sentence[end : due.start])
    )
    ahead = tuple(due for due in times if begin <= due.start < start)
    hedged = soft or _HEDGE.search(sentence[begin:end]) is not None
    return Pledge(who, start, act, end, hedged, own or later or ahead)


def _made(pledge: Pledge, span: Span, sentence: str, now: datetime) -> Promise:
    """The promise of a pledge: its act without its time and its condition, and what is vague about it."""
    clause = sentence[pledge.act : pledge.end]
    due = best(list(pledge.times)) or soft_time(clause) or soft_time(sentence[: pledge.start])
    outside = [_CONDITION.search(clause)]
    if outside[0] is None:
        outside = [_CONDITION.search(sentence[: pledge.start]), _CONDITION.match(sentence[pledge.end :].lstrip(" ,("))]
    condition = next((hit[0].strip(" ,(") for hit in outside if hit is not None and not _mere_time(hit[0], now)), None)
    what = clause
    for words in (condition, due.words if due is not None else None):
        if words:
            what = what.replace(words, " ")
    what = re.sub(r"\s+", " ", what).replace(" ,", ",").strip(" ,.-–—(")
    what = re.sub(r"\s+(?:on|by|in|at|before|within|from(?: now)?|as of|and|then|,)$", "", what)
    vague = []
    if due is None and condition is None:
        vague.append("no date")
    elif due is not None and due.at is None:
        vague.append("unclear date" if re.search(r"\d", due.words) else "soft date")
    if pledge.hedged:
        vague.append("hedged")
    if pledge.who is None and vague:
        vague.append("nobody named")
    who = pledge.who
    who = {"i": "I", "We": "we"}.get(who or "", who)
    return Promise(who, what or clause.strip(), due, condition, tuple(vague), span, sentence)


def _mere_time(words: str, now: datetime) -> bool:
    """Whether what looks like a condition is a time: "after 5 pm", "until Friday"."""
    rest = words
    for due in reversed(times_in(words, now)):
        rest = rest[: due.start] + rest[due.end :]
    return (
        not re.search(r"[a-z]{3}", re.sub(r"\b(?:after|when|once|until|the|on|at)\b", " ", rest), re.I)
        or re.match(r"until\b", words, re.I) is not None
    )

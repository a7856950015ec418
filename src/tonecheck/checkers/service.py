"""What is owed to somebody who was let down: acknowledging, apologising with a remedy, and a new date for what is late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tonecheck.checkers.draft import Draft, view
from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern
from tonecheck.checkers.times import LENGTH, TIME
from tonecheck.nlp import Analysis


def _any(*patterns: str) -> Pattern:
    return Pattern(rf"(?<![\w'])(?:{'|'.join(patterns)})", re.I)


_NUM = r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty|thirty|several|many|half an|countless)"
_SPAN = rf"(?:over |almost |nearly |more than |about )?{_NUM} (?:whole |full |working )?(?:minutes?|hours?|days?|weeks?|months?|years?|nights?)"

# ----------------------------------------------------------------------------------------------------- complaints

#: Signs of a complaint by what it is about: those that say it plainly, and those that need a second one.
_COMPLAINTS: dict[str, tuple[Pattern, Pattern]] = {
    "late": (
        _any(
            rf"{_SPAN} late\b", r"(?:came|arrived|was served|were served|served|delivered|turned up|started|is|was|are|were) (?:\w+ ){0,3}(?:late|too late)\b(?! (?:fee|shift|booking))",
            rf"(?:been )?(?:waiting|waited) (?:\w+ ){{0,3}}(?:for )?(?:{_SPAN}|weeks|months|days|hours|ages|so long|all day|all morning)",
            r"was (?:supposed|meant|due|promised|to) (?:to )?(?:\w+ )?(?:reach|arrive|come|be (?:here|ready|done|finished|delivered)|finish|start)\b",
            r"(?:were|was|'ve been|have been|had been) (?:promised|told|assured)\b.{0,60}\b(?:but|yet|and|still|now|nobody|nothing|it)\b", r"should(?: have|'ve) (?:been (?:here|ready|done|finished|delivered)|arrived|come|reached)",
            r"(?:hasn't|has not|haven't|have not|still not|never|didn't|did not) (?:\w+ )?(?:arrived?|come|came|turn(?:ed)? up|show(?:ed|n)? up|been delivered|been shipped|reach(?:ed)? (?:me|us)|materialised)\b.{0,80}(?:weeks?|days?|months?|since|promised|still|yet again|third|already)",
            rf"(?:for |after |now |it's been |has been )?{_SPAN}[^.?!]{{0,30}}(?:and|,|yet|but)? ?(?:still|and) (?:no|nothing|not|hasn't|haven't|waiting)",
            r"(?:keeps? (?:being|getting)|has been|been) (?:postponed|pushed back|delayed|moved) (?:again|twice|three|several)", r"missed (?:the|our|your|my|another|every) (?:deadline|flight|connection|train|launch)",
            r"no sign of (?:it|my|our|the|him|her|them|anyone)\b", r"far too (?:long|late|slow)", r"(?:weeks|months|days) (?:overdue|behind schedule)", r"where (?:on earth )?is (?:my|our) (?:order|parcel|refund|money|package|delivery)\b",
            rf"(?:is|it's) now (?:the \d|{_SPAN}|over|more)", r"three weeks!", r"nothing (?:has )?(?:happened|arrived|come)",
        ),
        _any(r"still (?:hasn't|haven't|not|no|waiting|isn't|aren't|nothing|don't)", r"(?:hasn't|has not|haven't|not) (?:\w+ )?(?:arrived|come|turned up|been delivered)", r"overdue", r"delay(?:s|ed)?\b", r"again and again",
             r"slow(?:ly|er)?\b", rf"{_SPAN} (?:ago|now)"),
    ),
    "defect": (
        _any(
            r"(?:was|were|is|are|arrived|came|turned up|has|have|got|been) (?:\w+ ){0,3}(?:broken|damaged|cracked|torn|faulty|defective|dented|scratched|smashed|shattered|mouldy|moldy|stained|filthy|dirty|bent|chipped|ripped|ruined|leaking|dripping|rotten|stale|crushed|soaked|dead|scuffed|warped|spoiled|spoilt|burnt|undercooked|raw)\b",
            r"(?:started|begun|keeps?|is|has been|been) (?:\w+ )?(?:leaking|dripping|peeling|cracking|rattling|flickering|tripping|smelling|falling (?:off|apart))", r"(?:stopped|quit) working", r"(?:broke|fell apart|fell off|came off|snapped|gave out|gave up|packed up|died|collapsed|burst|tore|leaked|split|came apart|came loose)\b(?! the (?:news|ice))",
            r"(?:won't|will not|wouldn't|doesn't|does not|didn't) (?:even )?(?:start|switch on|turn on|open properly|close|charge|heat|fit|shut|flush|lock|work)\b", r"bed ?bugs|cockroach|mice\b|mould\b|mold\b|hair in", r"(?:your|the) (?:\w+ )?(?:men|crew|team|movers|monkeys|driver|lads|fitters|cleaners?|people) (?:\w+ )?(?:scratched|broke|damaged|dented|smashed|lost|ruined)",
            r"no (?:hot water|heating|electricity|water|internet|power)\b", r"(?:line|internet|phone|heating|connection|lift|boiler|website|site|shop|system|app) (?:has been|is|was|'s been|went) (?:\w+ )?(?:dead|down|off|out)\b", r"out of order", r"(?:has|have) (?:a|two|three|several|holes?|cracks?) ?(?:holes?|cracks?|tears?|dents?|scratch(?:es)?|stains?)?(?: in| on| all over)\b",
        ),
        _any(r"(?:broken|damaged|cracked|torn|faulty|defective|dented|scratched|leaking|dripping|leaks?|cold|crash(?:es|ed)|bounced|hole|stain|dust|noise|noisy|smell(?:s|ed|y)?|does(?:n't| not) work|not working|fail(?:s|ed))\b",),
    ),
    "wrong-item": (
        _any(
            r"(?:sent|delivered|got|received|given|came|brought|ordered|gave|is|it's|are|packed|fitted|printed|booked|in) (?:\w+ ){0,3}(?:the )?wrong (?!idea|way|impression)(?:\w+)", r"not (?:what|the (?:one|ones|colour|color|size|model|room|seat)) (?:that )?(?:we|i) (?:\w+ )?(?:ordered|booked|asked|agreed|paid|chose)", r"(?:is|are|was|were|still) missing\b",
            r"(?:only|just) (?:received|got|came|arrived|contained|delivered|\w+ (?:of (?:the|them) )?(?:were|was|came|arrived))", r"never (?:came out|arrived|got there|received|turned up|appeared|delivered|got)\b", r"(?:no|not any|without (?:a|any|the)) [^.?!]{0,40}\b(?:though|although|which|that|as|even though) (?:we|i) (?:had |'d )?(?:booked|ordered|paid|asked|reserved)",
            r"(?:we|i) (?:had |'d )?(?:booked|ordered|reserved|asked for|paid for)\b[^.?!]{1,80}\b(?:but|and|yet) (?:\w+ ){0,3}(?:got|were|was|received|had|given|put|sent|there|it|found)\b", r"somebody else's|someone else's", r"(?:the )?wrong (?:item|size|colour|color|one|ones|file|address|name|order|product|part|parts|model|date|room|seat|version|dress|cake|book|person|account|rings|quantity|amount|bill)\b", r"is called (?-i:[A-Z])", r"(?:short|missing) (?:of )?(?:\w+ )?(?:pieces?|items?|parts?|boxes|pages?|screws)",
        ),
        _any(r"missing\b", r"wrong\b", r"instead of\b", r"got no\b", r"incomplete\b", r"not as described", r"without (?:a|any)\b"),
    ),
    "billing": (
        _any(
            r"(?:charged?|billed|debited|invoiced|taken|paid) (?:\w+ ){0,4}(?:twice|double|two times|again|for (?:something|a (?:month|service|night)|nothing)|too much|more than|without)\b", r"over-?charged|double[- ]?(?:charged|billed)|overbilled", r"(?:bill|invoice|charge|fee|price|amount|total)\b[^.?!]{0,40}\b(?:is|are|was|seems|looks|can't be|cannot be|is not|isn't) (?:\w+ )?(?:wrong|incorrect|too high|not right|right|a mistake|steep|excessive|outrageous|not what we agreed)",
            r"(?:billed|charged|invoiced) (?:me|us) [£$€R]?[\d,.]+", r"hidden (?:fee|charge|cost)", r"(?:refund|money|deposit) (?:\w+ ){0,3}(?:hasn't|has not|haven't|never|still|not)\b", r"still (?:haven't|have not|no|waiting for) (?:\w+ ){0,4}(?:refund|money|deposit|credit)", r"not what (?:we|was) (?:agreed|quoted|promised)", r"rip-?off|scam\b|daylight robbery", r"unauthori[sz]ed|never (?:agreed|signed up|ordered|authorised)",
            r"(?:want|like|expect|demand|have|get|insist on) (?:\w+ ){0,2}(?:(?:some|part|half|all) of )?(?:my|our|the|a) (?:[£$€]?[\d,.]+ |full |money |deposit )?(?:money |deposit |fee )?(?:back\b|refunded)", r"give (?:me|us) (?:my|our) money",
        ),
        _any(r"steep\b", r"too (?:high|much|expensive)", r"charged (?:me|us)\b", r"refund\b", r"compensat\w+", r"overpaid"),
    ),
    "service": (
        _any(
            r"(?:was|were|is|been|so|very|extremely|quite|incredibly|rather|and|your \w+(?: \w+)?) (?:\w+ )?(?:rude|unhelpful|dismissive|impolite|unfriendly|abrupt|condescending|unprofessional|careless|arrogant|ignored|clueless|aggressive|hostile)\b", r"(?:nobody|no one|no-one|none of (?:you|them)|not one (?:person|of)) (?:\w+ ){0,2}(?:answers?|answered|replie[sd]|replies|called|calls|picked|picks|came|comes|told|tells|could|helps?|helped|showed|turned|knows|knew|bothered|has|had|wants|seems|cares?|rang|listens?|responds?)",
            r"(?:called|rang|rung|phoned|written|wrote|e-?mailed|asked|complained|chased|contacted|reported|tried|messaged|reminded)\b[^.?!]{0,40}\b(?:twice|(?:two|three|four|five|six|seven|\d+|several|many|countless|umpteen|so many) times|again and again|repeatedly)", r"(?:third|fourth|fifth|sixth|3rd|4th|5th) (?:time|e-?mail|message|letter|call|reminder|attempt)\b", r"(?:hours?|minutes|ages|long|time) (?:\w+ )?on hold|on hold for|kept (?:me|us) (?:waiting|on hold)", r"(?:shrugged|hung up|laughed at|rolled (?:his|her|their) eyes|swore at|shouted at|walked off|brushed (?:me|us) off|fobbed (?:me|us)? ?off|ignored (?:me|us|my|our))",
            r"(?:still )?(?:no|without an?|not had an?|haven't had an?|never (?:got|had|received) an?) (?:answer|reply|response)\b", r"(?:each|every) time (?:i|we) (?:was|were|am|get|got|call|ring|am)\b", r"(?:told|said) (?:us |me )?that nothing could be done", r"kept awake|couldn't sleep|didn't sleep|no sleep", r"passed from (?:one|pillar|desk)", r"(?:didn't|did not|doesn't|don't|never) (?:even )?(?:show up|turn up|bother|apologise|listen|call back|ring back|reply|answer)\b", r"put by the (?:kitchen|toilet|door)", r"left (?:us|me|him|her) (?:\w+ )?(?:standing|waiting|stranded|alone|in the)", r"(?:had to be|were) (?:carried|turned away|sent away)",
        ),
        _any(r"no (?:answer|reply|response|word)\b", r"rude\w*", r"unhelpful", r"ignored\b", r"on hold\b"),
    ),
    "errors": (
        _any(
            rf"(?:{_NUM}|a lot of|lots of|full of|many|so many|several|some|numerous|riddled with|basic|silly|the same|these|serious|glaring) (?:\w+ )?(?:mistakes|errors|typos|misprints|misspellings)\b", rf"{_NUM} (?:words|names|figures|numbers|pages|lines|entries|items|answers) (?:\w+ )?(?:wrong|missing|misspelt|misspelled|incorrect)", r"misspel(?:t|led)|mistranslat\w+|mislabel\w+|miscalculat\w+|misprint\w*", r"(?:got|has|have|had|spelled|spelt|printed|with|put) (?:\w+ ){0,4}(?:wrong|incorrectly)\b(?! (?:idea|end))",
            r"(?:name|surname|date|total|figures?|numbers?|address|translation|transcript|report|logo|colours?|engraving|spelling)s? (?:is|are|was|were|looks?) (?:\w+ ){0,2}(?:wrong|incorrect|not right|off|upside down|blurred|unusable)", r"turned? (?:\w+ ){1,4}into (?:question marks|gibberish|garbage)", r"can't (?:put|use|publish|print|show|send) (?:it|this|them|that)\b", r"(?:has|had|needs?) to be (?:redone|done again|reprinted)", r"(?:a|this|big|serious|terrible) (?:mistake|error|mix-?up|blunder)\b", r"this is not (?:what|how) (?:we|i)\b", r"unusable\b",
        ),
        _any(r"mistakes?\b", r"errors?\b", r"typos?\b", r"incorrect\b"),
    ),
    "feeling": (
        _any(
            r"disappoint(?:ed|ing|ment)|disgusted|disgusting|appalled|appalling|furious|fed up|unacceptable|not acceptable|dissatisfied|dissatisfaction|pathetic|disgrace(?:ful)?|outrageous|ridiculous|shocking|shocked|sick (?:and tired|of)|worst\b|not good enough|lost patience|losing patience|waste of (?:time|money)|not impressed|unimpressed|"
            r"(?:is|was|it's|what) an? (?:complete |total |absolute |utter )?(?:joke|shambles|nightmare|disaster|mess|farce|scandal)|never again|let down\b|let (?:me|us) down|i cried|in tears|how (?:could|can|did) (?:this|that|you|it) (?:\w+ )?(?:happen|do)|(?:formal|make a|file a|lodge a) complaint|complain(?:ing|ed)? (?:about|to|that)|to complain\b|(?:am|are|were|was|very|so|really|deeply|rather|quite|extremely|not) (?:un)?happy (?:with|about|at)|unhappy|annoyed|annoying|angry|frustrat(?:ed|ing|ion)|upset(?:ting)?\b|embarrass(?:ed|ing)|"
            r"terrible|awful|horrible|dreadful|lousy|shoddy|abysmal|atrocious|useless|incompetent|crooks|liars|idiots|so-called|fix it\b|(?:can't|cannot) be right|going to the (?:papers|press|ombudsman)|trading standards|(?:my|our) (?:lawyer|solicitor)|i(?:'d| would) like an explanation|i want to (?:hear from|speak to) a manager|(?:isn't|is not|not) (?:the standard|what (?:we|i) (?:pay|expect))|expected (?:better|more)|poor (?:service|quality|show|job|work)|bad (?:service|experience|job)",
        ),
        _any(r"sadly\b", r"unfortunately\b", r"shame\b", r"not right\b", r"surprised (?:at|that|to)", r"concerned (?:about|that)\b", r"poor\b", r"bad\b", r"problem\b"),
    ),
}  # fmt: skip

_NOT_YOURS = _any(
    r"another (?:firm|company|shop|supplier|agency|provider|vendor|contractor|hotel)", r"(?:our|my|the) (?:last|previous|former|old|current) (?:firm|company|supplier|agency|provider|vendor|contractor|builder|landlord|bank|accountant|translator|dentist|plumber|school|one)",
    r"(?:your )?competitors?\b", r"elsewhere\b", r"(?:i|we) (?:am|was|'m|broke|lost|dropped|damaged|forgot|misread|spilled|spilt|deleted|missed|paid|overpaid) (?:it )?(?:late|by|running|the|my|our|a|it|twice|wrong|on my|myself)",
    r"(?:i|we)(?:'ve| have)? (?:\w+ )?(?:made (?:a|the|an|some) (?:\w+ )?(?:mistake|error)|entered|typed|got (?:it|the \w+) wrong|(?:ordered|chose|picked|bought|sent you|gave you|booked|clicked) the wrong|forgot|misread|overlooked)", r"my (?:own )?(?:fault|mistake|error|bad)\b", r"my (?:old|last|own|mother|father|late)\b.{0,20}\b(?:broke|died|late)", r"passed away", r"no (?:mistakes|errors|problems?|complaints?|rush|hurry)\b", r"without (?:any |a )?(?:mistakes?|errors?|problems?)", r"nothing (?:was |is |to )?(?:wrong|broken|missing|complain)", r"not (?:a complaint|urgent|broken|late|missing|disappointed|your fault)\b", r"(?:very|really|so) (?:happy|pleased|impressed)", r"what happens if\b", r"(?:if|in case|should|when|would) (?:it|they|one|something|anything|the \w+|a \w+) (?:\w+ ){0,2}(?:breaks?|is late|arrives? (?:late|damaged|broken)|gets? (?:lost|damaged)|fails?)",
)  # fmt: skip
_SOFTWARE = Pattern(
    r"\b(?:segfault|backtrace|stack ?trace|traceback|exception|bug\b|log file|compile|release notes|regression|repro(?:duce)?|version \d|v?\d+\.\d+\.\d+|nullpointer|export|plugin|api|endpoint|commit|since the (?:upgrade|update))", re.I
)


def complaint(draft: Draft) -> str | None:
    """What the thread complains about: late, defect, wrong-item, billing, service, errors or feeling; None if it does not.

    One plain sign or two faint ones are needed. Bug reports need a word of displeasure besides: they only ask for help.
    """
    received = draft.received
    if received is None:
        return None
    points: dict[str, int] = {}
    for sentence in received.sentences:
        if _NOT_YOURS.search(sentence):
            continue
        asks = sentence.rstrip("\"')”").endswith("?")
        for about, (plainly, faintly) in _COMPLAINTS.items():
            strong = plainly.search(sentence) is not None
            if strong and asks and about not in ("feeling", "late", "billing", "errors"):
                points[about] = points.get(about, 0) + 1
            elif strong and not (asks and re.match(r"\W*(?:is|are|was|were|does|do|what if|will|could|can)\b", sentence, re.I)):
                points[about] = points.get(about, 0) + 2
            elif faintly.search(sentence) and not asks:
                points[about] = points.get(about, 0) + 1
    if _SOFTWARE.search(received.text) and not points.get("feeling", 0) >= 2 and not points.get("service", 0) >= 2:
        return None
    if sum(points.values()) < 2:
        return None
    return max(points, key=lambda about: (points[about] - (1.5 if about == "feeling" else 0), about))


_ACKNOWLEDGED = _any(
    r"sorry\b", r"apolog(?:y|ies|i[sz]e[ds]?|i[sz]ing)\b", r"(?:deeply|sincerely|truly|really|very much|greatly|much|we|i) regret\b(?! to (?:inform|say|tell|advise))", r"forgive (?:me|us)\b", r"excuse (?:me|us)\b", r"mea culpa",
    r"(?<!not )(?<!n't )(?:my|our) (?:own )?(?:mistake|fault|error|oversight|slip|responsibility|doing|bad|omission|failing)\b(?! (?:if|that you))", r"(?:mistake|fault|error|bug|slip|problem|omission) (?:is|was|lies|lay|on|at) (?:\w+ )?(?:mine|ours|my side|our side|our end|our part|with us|us)\b", r"(?:a|the) (?:bug|fault|error|mistake|problem) (?:on|at|in) our\b",
    r"you(?:'re| are| were) (?:\w+ )?right\b", r"rightly (?:\w+ )?(?:point|say|complain|expect|upset|annoyed|said)", r"fair point|point taken|good point|you have (?:a|every) (?:point|right|reason)", r"(?:every|good) (?:right|reason) to be",
    r"(?:i|we) (?:can |do |fully |quite |completely |really |very well |well |certainly |totally |entirely )*(?:understand|realise|realize|see|appreciate|know|imagine) (?:how|why|what (?:a|an|this|that|it) |your (?:\w+ )?(?:frustration|disappointment|annoyance|anger|upset|concerns?|worry|worries|position|feelings|point|irritation|displeasure|distress|embarrassment)|the (?:frustration|disappointment|trouble|inconvenience|annoyance|worry|stress)|(?:that )?(?:this|it|that) (?:is|was|must|has|can|caused|came|put|left|will|isn't|wasn't)|you(?:'re| are|'ve| have| were)? (?:\w+ )?(?:disappointed|upset|annoyed|frustrated|angry|cross|unhappy|worried|concerned|not happy|waiting|had a)|\S+ is a (?:lot|great deal|long))",
    r"must have been\b|can't have been (?:easy|pleasant|nice)|must be (?:\w+ )?(?:frustrating|annoying|upsetting|worrying|disappointing|difficult|hard|stressful|infuriating)", r"(?:that|this|it|which) (?:is|was|sounds|must be) (?:\w+ ){0,2}(?:frustrating|upsetting|worrying|annoying|disappointing|stressful|awful|far too (?:long|late|much)|too long|unacceptable|not acceptable|not good enough|not (?:how|what|the \w+ (?:we|i|you|that))|embarrassing|poor|dreadful|horrible|terrible|not right|wrong of us|on us)\b",
    r"(?:thank you|thanks|grateful|glad)(?: \w+){0,3} (?:for|that you|to you for) (?:\w+ )?(?:telling|told|letting|let|raising|raised|pointing|pointed|bringing|flagging|reporting|reported|your (?:patience|honesty|frankness|candou?r|frank|honest|candid|understanding|report)|bearing|being (?:so )?(?:frank|honest|patient|open)|alerting|speaking up|taking the time|the (?:honest|frank|candid))", r"should(?: not|n't| never)? have (?:happened|been|told|sent|checked|called|let|had|noticed|caught|seen|reached|answered|known|gone)\b|ought(?: not)? to have\b", r"(?:we|i) (?:have |'ve |had |badly |clearly |really )*(?:let you down|failed you|fell short|fallen short|got (?:it|this|that) (?:\w+ )?wrong|messed (?:this|it|that)? ?up|dropped the ball|slipped up|missed the mark|disappointed you)",
    r"(?:upset|dismayed|shocked|horrified|mortified|ashamed|embarrassed|appalled|concerned|sad|saddened|troubled) (?:to|that|by|at|about)\b", r"your (?:frustration|disappointment|annoyance|anger|complaint) is\b", r"you (?:deserve|deserved|were entitled|had every|shouldn't have had|should not have had)\b", r"(?:i|we)(?:'d| would) (?:be|feel|have been|have felt) (?:\w+ )?(?:annoyed|cross|upset|angry|frustrated|the same|disappointed|fed up|worried)", r"(?:i|we) (?:take|accept) (?:full |the |all )?(?:responsibility|blame)", r"(?:i|we) (?:hear|share|agree with) (?:you|your)\b|(?:i|we) agree that\b",
)  # fmt: skip

_DENIES = Pattern(r"\b(?:not|n't|never|no need to|nothing to|why should (?:i|we)|refuse to|please|you should|you could|owe (?:us|me) an?) (?:be |say )?(?:sorry|apolog\w+)|\b(?:your|an|his|her|their) apology|\bsorry (?:excuse|state|sight|lot)\b", re.I)


def acknowledges(draft: Draft) -> bool:
    """Whether the draft shows that it has heard a complaint: regret, agreement, understanding, thanks for telling."""
    return any(_ACKNOWLEDGED.search(_DENIES.sub(" ", sentence)) for sentence in draft.body)


def unacknowledged_complaint(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """The thread complains about `about`, and the draft says no word of regret, agreement or understanding."""
    draft = view(analysis)
    if draft.is_mail and complaint(draft) == options["about"] and not acknowledges(draft):
        yield Hit(None, at=draft.after_greeting)


# ------------------------------------------------------------------------------------------- apologies and remedies

_SORRY = _any(r"sorry\b", r"apologi[sz]e\b", r"apolog(?:ies|y)\b", r"(?:excuse|forgive|pardon) (?:me|us)\b", r"(?:i|we) (?:\w+ )?regret (?:the|this|that|having|what|our|my)")
_NO_FAILURE = _any(
    r"sorry (?:to|for) (?:\w+ )?(?:bother|trouble|disturb|interrupt|ask|keep|be a|pester|chase|nag|miss|say|have to|tell|inform|disappoint|butt|jump|burden|pile|intrude|bothering|troubling|disturbing|asking|chasing|being a|interrupting|the (?:bother|disturbance|intrusion|noise|long|longish|lengthy|short notice|basic|silly|many|spam|double|duplicate|repeat|typo|rambling|ramble|length)|(?:a |my |all )?(?:the |these )?(?:silly |many )?questions?|not (?:knowing|being clearer|seeing)|your (?:loss|bereavement)|writing)",
    r"sorry (?:for|about) (?:your (?:loss|\w+'s (?:loss|death|illness))|(?:the|my|our) (?:late|delayed|slow|belated|tardy|short|brief|long|quick) (?:reply|response|answer|mail|e-?mail|message|note)|(?:the )?delay(?:ed)? (?:in )?(?:my |our )?(?:reply|replying|response|responding|answering|answer|getting back|writing)|(?:my|the) (?:silence|english|typo|handwriting))",
    r"apolog(?:ies|i[sz]e) (?:for|about|if) (?:\w+ ){0,2}(?:(?:late|delayed|slow|belated|tardy) (?:reply|response|answer|mail|e-?mail|message)|delay in (?:my |our )?(?:reply\w*|respon\w+|answer\w*|getting back|writing)|short notice|long|duplicate|typo|silence|bother|brevity|not (?:replying|writing|getting back|answering) (?:sooner|earlier|before)|cross-?posting|double)", r"(?:sorry|apolog(?:ies|i[sz]e)) (?:for|about) (?:not )?(?:replying|writing|answering|getting back|responding|taking so long to (?:reply|answer|write|get back))\b", r"sorry (?:for|about) the (?:wait|delay) (?:in|with|on) (?:my|this|our) (?:reply|answer|response)",
    r"sorry,? (?:that )?(?:but|no\b|not|(?:i|we|there|that|this|it) ?(?:can't|cannot|can not|'m afraid|am unable|are unable|am not able|are not able|won't be able|don't|do not|couldn't|is no(?!t (?:ready|finished))|isn't possible|is not possible|have no|haven't got|'re not able|aren't able|must (?:decline|refuse)|no longer|only))", r"sorry (?:that )?(?:if|you (?:feel|felt|think|took|see|didn't like|are (?:ill|unwell|not well|leaving|going|moving|poorly|having a)|have been (?:ill|unwell)|couldn't|can't|could not|will not|won't|had to (?:leave|go|cancel)|'re (?:ill|unwell|leaving|going|poorly|moving)|were (?:ill|unwell|offended)|found)|for any confusion i)", r"apolog(?:ies|i[sz]e) if\b", r"regret to\b", r"(?:excuse|forgive|pardon) (?:me|us) (?:for )?(?:asking|saying|adding|being|writing|if|my|the|interrupting|jumping)", r"forgive me if\b", r"excuse me,", r"better safe than sorry", r"feel(?:ing)? sorry for", r"sorry (?:state|sight)",
)  # fmt: skip
_HEARD = Pattern(r"\bsorr(?:y|ier)(?: \w+){0,2} to (?:hear|read|learn|see|find)\b|\bupset to read\b", re.I)
_INCONVENIENCE = Pattern(r"\b(?:sorry|apolog\w+|regret|excuse)\b[^.!?]{0,60}\binconvenienc\w+", re.I)

_FAILURE = Pattern(
    r"\b(?:late|later|delay\w*|wait\w*|mistakes?|errors?|wrong\w*|missing|missed|damag\w+|broke\w*|lost|lose|losing|fail\w*|forg[eo]t\w*|mix(?:ed)?[- ]?up|outage|down(?:time)?|crash\w*|nois\w+|trouble|experience|inconvenienc\w*|disappoint\w*|held up|overlook\w*|"
    r"won't|will not|not (?:been )?(?:deliver\w*|ready|arriv\w*|go)|incident|behaviou?r|rude\w*|cold|poor\w*|confus\w*|cancel\w*|overcharg\w*|charged|misunderst\w*|mislaid|fault\w*|defect\w*|problem\w*|issues?|interrupt\w*|disrupt\w*|bounced|mess|oversight|slip|shortfall|let you down|shouldn't have|should not have|unacceptable|upset|"
    r"embarrass\w*|hurt|pain|stress|frustrat\w*|double|twice|duplicate|leak\w*|stain\w*|scratch\w*|dirty|breach|exposed|postpon\w*|unavailab\w*|out of stock|misspel\w+|typo\w*|incorrect\w*|untidy|slow\w*|silence|not (?:told|informed|called|answered)|state)\b",
    re.I,
)
#: Says that something is looked at, passed on, felt or sworn, but does nothing.
_EMPTY = Pattern(
    r"\b(?:look(?:ed|ing|s)? (?:closely |carefully |again )?in(?:to|side)\b[^.;!?]*|investigat\w+[^.;!?]*|pass(?:ed|ing)? (?:\w+ ){0,4}(?:on|along)\b[^.;!?]*|forward(?:ed|ing)? (?:this|your|it)\b[^.;!?]*|mention(?:ed)? (?:it|this|that|your)\b[^.;!?]*|(?:told|tell|telling|spoken|speak|talked|talk|speaking|talking) (?:to |with )?(?:them|him|her|the|our|my|those|everybody|everyone|staff)\b(?! that you)[^.;!?]*|"
    r"(?:rais|discuss|escalat|flagg?|review|monitor|not)(?:ed|ing|e)? (?:it|this|that|your|our|the|with)\b[^.;!?]*|(?:never|not) (?:\w+ ){0,3}(?:happen|occur|be forgotten|be repeated)[^.;!?]*|(?:do|try|work) (?:\w+ ){0,2}(?:better|best|utmost|hard|harder)[^.;!?]*|(?:ensur|mak)(?:e|ing|es)?(?: sure)? (?:that )?(?:this|it|such|nothing|no|something like)[^.;!?]*|take[sn]? (?:\w+ ){0,3}(?:seriously|to heart|on board)[^.;!?]*|taking (?:\w+ ){0,3}(?:seriously|on board)[^.;!?]*|learn(?:ed|t|ing)? (?:\w+ ){0,3}from[^.;!?]*|"
    r"strive[^.;!?]*|hope to[^.;!?]*|look(?:ing)? forward[^.;!?]*|thank(?:s| you)[^.;!?]*|as soon as[^.;!?]*|in due course[^.;!?]*|we wish you[^.;!?]*|you have (?:my|our) word[^.;!?]*|promise (?:you )?(?:that )?(?:it|this|we|no|nothing|never)[^.;!?]*|swear[^.;!?]*|assure[^.;!?]*)",
    re.I,
)
_IDLE = (
    "be been being hope hoped understand understood appreciate apologise apologize apologised regret know known value feel felt want need see seen hear heard read "
    "welcome love loved receive received wish promise swear assure trust believe try trying do done have had get got revert strive care think thought note noted "
    "never not always also keep aim intend seriously value continue continued remain look looking mention mentioned pass passed forward forwarded tell told speak "
    "spoken talk talked discuss discussed ask asked investigate investigated review reviewed monitor monitoring escalate escalated raise raised learn learned "
    "learnt take taking strive work working expect expected realise realised realize take notice noticed aware sorry afraid let made make making sure happy "
    "experiencing experienced having lost forgotten forgot missed failed overlooked mislaid broken damaged hardly unable able currently writing write "
    "informed inform advise advised contacting confirm going delighted pleased glad slept thought cried worried said happened noticed hear found understand"
).split()
_VERB = rf"(?!(?:{'|'.join(_IDLE)}|\w+ly|\w+[ao]ble|the|our|your|now|all|an?)\b)[a-z]{{3,}}"
_REMEDY = Pattern(
    rf"\b(?:(?:i|we)(?:'ll|'ve| will| have| are| am|'m|'re| shall| can| could|'d like to| would like to|'d be happy to|'d be glad to)|(?:he|she|they|my \w+|our \w+(?: \w+)?|the (?:technician|engineer|fitter|driver|team|workshop|courier|manager)|a (?:technician|engineer|fitter|plumber|colleague|courier|driver)|(?-i:[A-Z])[a-z]+(?: (?-i:[A-Z])[a-z]+)?(?: of (?-i:[A-Z])\w+(?: \w+)?)?)(?:'ll| will| shall| can| could| is (?:coming|going|on|due)| has (?:agreed|offered)))"
    rf"(?: (?:\w+ly|now|already|just|also|since|therefore|then|of course|be|have|at once|today|again|all|both|each|been|happily|come|go|and|to|you))* (?:re-?)?{_VERB}\b(?! (?:idea|late))|"
    r"\b(?:was|were) (?:\w+ly |also )?(?:refunded|replaced|corrected|fixed|solved|resolved|restored|repaired|credited|mended|waived|rebooked)\b|\b(?:has|have|is|are|will|'s) (?:now |already |just |since |been |be |being |all |again |fully )*(?:re-?\w+(?:ed|nt|ne|built|set|cast|sent)|refunded|replaced|corrected|fixed|solved|resolved|restored|repaired|cancelled|credited|sent|mended|working|back (?:up|online|in|to)|running|sorted|settled|updated|booked|waived|cleared|patched|put right|on (?:its|the|their) way|removed|deleted|stopped|blocked|locked|yours)\b|"
    r"\b(?:i|we) (?:also |now |then |immediately |at once |therefore |already |personally )?(?:refunded|replaced|corrected|fixed|solved|restored|repaired|cancelled|credited|re-?sent|freed|sent|mended|rebooked|booked|ordered|waived|added|changed|moved|reset|stopped|removed|switched|put|bought|redid|re\w+ed|asked (?:the|our) \w+ to (?:send|redo|replace|refund|call))\b|"
    r"\b(?:free of charge|at no (?:extra |additional )?(?:cost|charge)|no (?:extra )?charge|on us\b|on the house|vouchers?|discount|refund\w*|compensat\w+|replacements?|credit note|goodwill|\d ?% off|waive\w*|at (?:my|our) (?:own )?(?:cost|expense)|won't (?:be charged|charge you)|will not be charged|half price|free (?:month|night|dessert|delivery|of)|your money back)\b|"
    r"\b(?:corrected|right|new|revised|proper|updated|full|missing|complete) (?:\w+ ){0,3}(?:is |are |comes? )?(?:attached|enclosed|below|here)\b|\b(?:attached|enclosed|here|below) (?:is|are|you'll find|you will find)\b|\bplease (?:find|use|see|send (?:it|them) back|return|keep|ignore|disregard|delete|discard|bring|let me know (?:which|whether|when|what|if)|call|ring|tell me)\b|\bplease reply with\b|\binstead\b|"
    r"\bwould (?:either|you (?:like|prefer|rather)|that (?:suit|work|help|be)|this (?:suit|work|help)|\w+ (?:suit|work))\b|\bif you(?:'d| would) (?:like|prefer|rather)\b|\b(?:you can|you may|feel free to) (?:now |also |keep |use |choose |have |download |collect |return |log |access |still )(?!to )|\b(?:from (?:today|now|monday|tomorrow)|from next)\b|\b(?:now has|now have|now goes|now use|now checks?)\b|"
    r"\bin the meantime,? (?:please |you (?:can|may) )?(?:use|borrow|work|access|the|have)\b|\bfor now,|\b(?:arrives?|goes out|leaves|starts?) (?:on|by|tomorrow|today|at)\b|\bshould (?:now|show|reach|arrive|be (?:with you|back|there|working|fine|solved))\b|\bnew (?:date|go-live|delivery date|time|slot|tracking|schedule)\b|\b(?:may|can|could|shall) (?:i|we) (?:\w+ ){0,3}(?:offer|call|come|send|ring|bring|suggest|refund|replace|move|book|collect|invite|meet)\b|\bmakes? up for\b|\bhere(?:'s| is) (?:how|what|the|a|your|my|our) (?!happened|went)(?:\w+ )?(?:we|i|plan|new|right|correct|link|file|fix|version|will)",
    re.I,
)
_FUTURE = Pattern(r"\b(?:will|'ll|can|should|shall|is due|are due|going to|expects?|comes?|arrives?)\b", re.I)


def apology(draft: Draft) -> str | None:
    """The sentence in which the draft apologises for a failure towards the reader, or None."""
    complained = complaint(draft) is not None
    body = draft.body
    for index, sentence in enumerate(body):
        words = _DENIES.sub(" ", sentence)
        if not _SORRY.search(words):
            if not (complained and _HEARD.search(words)):
                continue
        elif _HEARD.search(words):
            if not complained:
                continue
        elif not _SORRY.search(_NO_FAILURE.sub(" ", words)):
            continue
        if re.search(r"\b(?:you(?:'re| are| should| must| will| can)|he|she|they|please) (?:\w+ )?(?:apologi|sorry)", words, re.I):
            continue
        around = " ".join([*body[max(0, index - 1) : index], words])
        bare = re.sub(r"\bany (?:possible )?inconvenience\b[^.]*", "", around, flags=re.I) if not complained else around
        if complained or _FAILURE.search(_NO_FAILURE.sub(" ", bare)):
            return sentence
    return None


def remedied(draft: Draft) -> bool:
    """Whether the draft names a repair or a next step, done or to be done."""
    for sentence in draft.body:
        words = _EMPTY.sub(" ", _NO_FAILURE.sub(" ", sentence))
        if _REMEDY.search(words):
            return True
        if _FUTURE.search(words) and TIME.search(words) and not re.search(r"\b(?:not|n't|late|later|delay\w*)\b", words):
            return True
    return False


_APOLOGY_FOR: tuple[tuple[str, Pattern], ...] = (
    ("formula", _INCONVENIENCE),
    ("delay", Pattern(r"\b(?:late|later|delay\w*|wait\w*|held up|slow\w*|postpon\w*|weeks|days|not ready)\b", re.I)),
    ("damage", Pattern(r"\b(?:damag\w+|broke\w*|crack\w*|torn|leak\w*|scratch\w*|stain\w*|defect\w*|fault(?:y|s)|crash\w*|outage|down|state|dirty|cold|lost)\b", re.I)),
    ("mistake", Pattern(r"\b(?:mistake\w*|errors?|wrong\w*|mix\w*|missing|missed|misspel\w+|typo\w*|incorrect|forg[eo]t\w*|overlook\w*|double|twice|oversight|slip|charged|without)\b", re.I)),
)  # fmt: skip
_VOW = Pattern(
    r"\b(?:never|not|won't|no \w+ will ever) (?:\w+ ){0,3}(?:happen|occur|be repeated|again)\b|\bdo better\b|\btake (?:this|it|your|such|all|every) (?:\w+ ){0,3}seriously|\blearn(?:ed|t)? (?:\w+ ){0,3}from\b|\bmake sure (?:that )?(?:this|it|such|nothing)\b", re.I
)
_PASSED_ON = Pattern(
    r"\b(?:look(?:ing|ed)? into|investigat\w+|pass(?:ed|ing)? (?:\w+ ){0,4}(?:on|along)|forwarded|mentioned (?:it|this)|told (?:them|him|her|the)|spoken to|speak to|talk to|raised (?:it|this)|discuss\w*|escalated)\b", re.I
)


def apology_without_remedy(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """An apology for a failure in a draft that neither mends nor says what comes next.

    `case`: what stands in place of a remedy (vow, passed-on), else what is apologised for (formula, delay, damage, mistake, other).
    """
    draft = view(analysis)
    if not draft.is_mail or remedied(draft):
        return
    sentence = apology(draft)
    if sentence is not None and _apology_case(draft, sentence) == options["case"]:
        yield Hit(None, values={"words": _short(sentence)}, at=draft.before_closing)


def _apology_case(draft: Draft, sentence: str) -> str:
    if _VOW.search(draft.text):
        return "vow"
    if _PASSED_ON.search(draft.text):
        return "passed-on"
    return next((case for case, shown in _APOLOGY_FOR if shown.search(sentence)), "other")


def _short(sentence: str) -> str:
    words = re.sub(r"\s+", " ", sentence).strip().rstrip(".")
    return words if len(words) <= 70 else words[:67].rsplit(" ", 1)[0] + " …"


# ---------------------------------------------------------------------------------------------------------- delays

_NOT = r"(?:(?:will|is|are|has|have|can|could|would|shall|do|does|may) (?:\w+ly |however |still |yet |probably |now ){0,2}not|won't|will not|can't|cannot|can not|isn't|is not|aren't|are not|hasn't|has not|haven't|have not|not yet|will no longer|unlikely to|unable to|not able to|not going to|not be able to|shan't|shall not|couldn't|could not)"
_LATE_NOW = r"(?:will|'ll|is|are|'s|'re|be|is going to|are going to|has been|have been|'m|am|may|might|going to)"
_DELAYS: dict[str, Pattern] = {
    "postponed": _any(
        rf"(?:{_LATE_NOW}|had to be|has to be|have to be|must be|needs to be|being) (?:\w+ ){{0,3}}(?:postponed|put off|put back|pushed back|moved back|deferred|rescheduled|suspended|on hold|adjourned|paused)\b", r"(?:we|i) (?:\w+ ){0,4}(?:postpone|put off|push back|reschedule|postponing|putting off|pushing back|rescheduling|deferring|defer|postponed|rescheduled)\b", r"until further notice\b", r"cannot (?:take place|go ahead|start|begin) (?:as planned|on)\b|(?:won't|will not) (?:take place|go ahead|start|begin) (?:as planned|on)\b",
    ),
    "unready": _any(
        rf"{_NOT} (?:\w+ ){{0,4}}(?:ready|finished|done|complete|completed|in place|fixed|repaired|up and running)\b", r"(?:we|i) (?:\w+ ){0,3}(?:need|needs|require) (?:\w+ ){0,2}more time\b", r"(?:is|are|'s|will be|it's) (?:\w+ )?(?:taking|going to take) (?:\w+ ){0,3}longer\b", r"will take (?:\w+ ){0,3}longer\b|to take (?:\w+ ){0,3}longer than", r"(?:we|i)(?:'re| are| am|'m) (?:\w+ ){0,3}(?:behind(?: schedule)?|running behind|running late)\b", r"behind schedule\b", r"(?:can't|cannot|won't|will not|not going to|unable to|not be able to) (?:\w+ ){0,4}(?:finish|complete|deliver|meet (?:the|our|your) (?:deadline|date)|make (?:the|our|your) (?:deadline|date))",
    ),
    "stock": _any(r"(?:is|are|'s|was|were|currently|temporarily|gone|now|both|all) (?:\w+ )?(?:out of stock|on back-?order|back-?ordered|temporarily unavailable)\b", r"(?:out of stock|on back-?order)\b(?! (?:items?|until))", r"waiting for (?:\w+ ){0,3}(?:new )?stock\b", r"stock (?:has|is) (?:run out|short|delayed)"),
    "backlog": _any(r"(?:a|our|the|large|current|considerable|heavy) (?:\w+ )?backlog\b", r"(?:processing|waiting|response|handling|lead) times? (?:is|are|has|have) (?:\w+ ){0,3}(?:longer|increased|high|up)\b", r"longer than (?:usual|normal|expected|planned|we (?:expected|planned|said|hoped)|promised|you)\b", r"high(?:er)? (?:than \w+ )?(?:volume|number)s? of (?:\w+ )?(?:requests|orders|enquiries|applications|claims|calls)"),
    "down": _any(r"(?:is|are|remains?|still|currently) (?:\w+ ){0,2}(?:down|offline|out of (?:service|order|action)|not (?:available|working|reachable)|unavailable)\b", r"(?:service|system|site|portal|network|line|lift|heating|app|website) (?:is|are|remains|has been) (?:\w+ )?(?:interrupted|disrupted|unavailable|down)\b"),
    "late": _any(
        rf"(?:{_LATE_NOW}|running|arriving|come|arrive|reach you|ship|go out|leave) (?:\w+ ){{0,4}}(?:late|later|delayed|overdue|held up|held back|stuck)\b(?! (?:fee|payment|charge|shift))", r"later than (?:we|i|planned|promised|expected|agreed|announced|hoped|first|originally)\b", rf"{_NOT} (?:\w+ ){{0,4}}(?:go out|arrive|be shipped|ship|deliver|be delivered|be dispatched|reach you|be here|be sent|be installed|be published|be released|be fitted|be posted|leave (?:us|our|the)|come in|be there|be with you|make it|been (?:shipped|dispatched|delivered))\b", r"(?:some|a|the|be an?|slight|short|further|another|unexpected|unforeseen|small|certain|is an?|considerable|significant) delays? (?:in|with|of|to|on|at)\b", r"(?:there (?:is|will be|has been|are|'s)|experiencing|facing|expect|announce|have) (?:\w+ ){0,3}delays?\b", r"delays? (?:in|with|of|to|on|at) (?:the |your |our )?(?:\w+ )?(?:delivery|dispatch|shipment|shipping|order|production|supply|completion|publication|start|opening|launch|arrival|customs|processing|payment|refund)",
    ),
}  # fmt: skip
_NO_DELAY = Pattern(
    r"\b(?:without (?:any |further )?delay|no delays?|not (?:be )?(?:delayed|late|postponed)|never late|avoid (?:any |further |a )?delays?|prevent (?:\w+ )?delays?|to delay|sooner or later|later (?:on|today|this|in|that)|see you later|now or later|late (?:fee|payment|charge|reply|shift|checkout|check-out)s?|better late|at the latest|of late|"
    r"(?:your|the) (?:payment|invoice|rent|instalment|fee|balance|account|book|books|assignment|homework|reply|feedback|answer|form)\w* (?:is|are|was|were|has been) (?:\w+ )?(?:late|overdue|delayed|missing)|you(?:'re| are|'ll be| will be| were| might be| may be)(?: \w+)? (?:late|delayed|behind|running)|(?:delay(?:ed)?|late) (?:in )?(?:reply|replying|response|responding|answer|answering|getting back|writing)\w*|(?:earlier|sooner) (?:rather )?than later|held up (?:well|a)|put (?:you )?off by)\b",
    re.I,
)
_HYPOTHETICAL = Pattern(r"\b(?:if|in case|should|whenever|unless|when)\b[^,;.]{0,80}\b(?:late|later|delay\w*|postpon\w*|not ready|unavailable|out of stock|down|longer)\b|\b(?:may|might|can|could) (?:sometimes|occasionally)\b", re.I)
_OVER = Pattern(r"\b(?:was|were|had been|got|arrived|came) (?:\w+ ){0,3}(?:delayed|late|held up|down|postponed|out of stock|later|unavailable)\b", re.I)
_OLD_DATE = Pattern(
    r"\b(?:planned|scheduled|due|promised|meant|agreed|announced|expected|supposed|booked|set|foreseen|originally|intended|ordered|shipped|placed|dated|received|paid|since|instead of|rather than|not|unlike|than)\b(?: to \w+| to be \w+)?(?: for| on| by| in| at| from| of| before| until)?(?: the)? (?=[\w])", re.I
)
_ELSE = Pattern(
    r"\b(?:the rest|the others?|the remaining|remainder|everything else|all other|meanwhile|in the meantime|invoice|offer|voucher|discount|coupon|code|sale|browse|newsletter|opening hours|we(?:'re| are) open|office (?:is|will be) (?:open|closed)|payment|pay\b|charged|valid until|have a (?:nice|good|great|lovely))\b", re.I
)
_AHEAD = Pattern(
    r"\b(?:will|'ll|should|shall|can|could|would|expect\w*|due|by|until|till|new (?!year)|next|plan\w*|ready|arrive\w*|resume\w*|back|available|moved to|rescheduled (?:for|to)|postponed (?:to|until|till|by)|to|now|hope|aim|estimate\w*|from|earliest|latest|likely|instead|goes|comes|within|tomorrow|today)\b", re.I
)
_PAST = Pattern(r"\b(?:was|were|had|left|arrived|happened|started|began|ordered|went|came|broke|showed|told|noticed|found)\b", re.I)


def delay(draft: Draft) -> tuple[str, str] | None:
    """The kind of delay that the draft announces and the sentence that does; None if it announces none."""
    for sentence in draft.body:
        words = _NO_DELAY.sub(" ", sentence)
        if sentence.rstrip("\"')”").endswith("?") or _HYPOTHETICAL.search(words):
            continue
        over = _OVER.search(words)
        for kind, shown in _DELAYS.items():
            found = shown.search(words)
            if found and not (over and over.start() <= found.start() + 8 and kind in ("late", "down", "stock")):
                return kind, sentence
    return None


def dated(draft: Draft, announced: str) -> bool:
    """Whether the draft says by when, or by how much longer. The old date, and dates of other matters, do not count."""
    for sentence in draft.body:
        words = sentence
        if _ELSE.search(words):
            continue
        if sentence == announced:
            if LENGTH.search(words):
                return True
            words = re.sub(rf"{_NOT}\b[^,;:.–—]*?(?=,|;|:|\.|–|—|\bbut\b|\band\b|\buntil\b|$)", " ", words, flags=re.I)
        elif LENGTH.search(words) and re.search(r"\b(?:will|'ll|takes?|need|later|late|longer|delay\w*|behind|more)\b", words, re.I):
            return True
        for time in TIME.finditer(words):
            before = words[max(0, time.start() - 45) : time.start()]
            if _OLD_DATE.search(before + "x") and _OLD_DATE.search(before + "x").end() >= len(before) - 4:  # type: ignore[union-attr]
                continue
            if _PAST.search(words) and not re.search(r"\b(?:will|'ll|should|new|expect\w*|due|ready|by|until)\b", words, re.I):
                continue
            if _AHEAD.search(words):
                return True
    return False


def delay_without_date(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """A delay of the kind `about` (postponed, unready, stock, backlog, down, late) is announced, and no new date."""
    draft = view(analysis)
    if not draft.is_mail:
        return
    found = delay(draft)
    if found is not None and found[0] == options["about"] and not dated(draft, found[1]):
        yield Hit(None, values={"words": _short(found[1])}, at=draft.before_closing)

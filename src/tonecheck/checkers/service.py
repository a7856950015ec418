"""What is owed to somebody who was let down: to be heard, an apology with a remedy, a new date for what is late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tonecheck.checkers.draft import Draft, once, view
from tonecheck.checkers.hit import Hit
from tonecheck.checkers.lazy import Pattern, Stems, word_set
from tonecheck.checkers.times import LENGTH, TIME
from tonecheck.nlp import Analysis


def _any(*patterns: str) -> Pattern:
    return Pattern(rf"(?<![\w'])(?:{'|'.join(patterns)})", re.I)


_NUM = (
    r"(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|twenty|thirty|several|"
    r"many|half an|countless)"
)
_SPAN = (
    rf"(?:over |almost |nearly |more than |about )?{_NUM} (?:whole |full |working )?(?:minutes?|hours?|"
    rf"days?|weeks?|months?|years?|nights?)"
)

# ----------------------------------------------------------------------------------------------------- complaints

#: Signs of a complaint by what it is about: those that say it plainly, and those that need a second one.
_COMPLAINTS: dict[str, tuple[Pattern, Pattern]] = {
    "late": (
        _any(
            rf"{_SPAN}(?: \w+)? late\b",
            r"(?:came|arrived|was served|were served|served|delivered|turned up|started|is|was|are|"
            r"were) (?:\w+ ){0,3}(?:late|too late)\b(?! (?:fee|shift|booking))",
            rf"(?:been )?(?:waiting|waited) (?:\w+ ){{0,3}}(?:for )?(?:{_SPAN}|weeks|months|days|hours|ages|"
            rf"so long|all day|all morning)",
            r"was (?:supposed|meant|due|promised|to) (?:to )?(?:\w+ )?(?:reach|arrive|come|be (?:here|ready|done|"
            r"finished|delivered)|finish|start)\b",
            r"(?:were|was|'ve been|have been|had been) (?:promised|told|assured)\b.{0,60}\b(?:but|yet|and|still|"
            r"now|nobody|nothing|it)\b",
            r"should(?: have|'ve) (?:been (?:here|ready|done|finished|delivered)|arrived|come|reached)",
            r"(?:hasn't|has not|haven't|have not|still not|never|didn't|did not) (?:\w+ )?(?:arrived?|come|came|"
            r"turn(?:ed)? up|show(?:ed|n)? up|been delivered|been shipped|reach(?:ed)? (?:me|us)|"
            r"materialised)\b.{0,80}(?:weeks?|days?|months?|since|promised|still|yet again|third|already)",
            rf"(?:for |after |now |it's been |has been )?{_SPAN}[^.?!]{{0,30}}(?:and|,|yet|but)? ?(?:still|"
            rf"and) (?:no|nothing|not|hasn't|haven't|waiting)",
            r"(?:keeps? (?:being|getting)|has been|been) (?:postponed|pushed back|delayed|moved) (?:again|twice|"
            r"three|several)",
            r"missed (?:the|our|your|my|another|every) (?:deadline|flight|connection|train|launch)",
            r"never (?:arrives?|comes?|turns? up|works?|happens?)\b",
            r"no sign of (?:it|my|our|the|him|her|them|anyone)\b",
            r"far too (?:long|late|slow)",
            r"(?:weeks|months|days) (?:overdue|behind schedule)",
            r"where (?:on earth|the hell|the heck) (?:is|are)\b",
            rf"(?:is|it's) now (?:the \d|{_SPAN}|over|more)",
            r"three weeks!",
            r"nothing (?:has )?(?:happened|arrived|come)",
        ),
        _any(
            r"still (?:hasn't|haven't|not|no|waiting|isn't|aren't|nothing|don't)",
            r"(?:hasn't|has not|haven't|not) (?:\w+ )?(?:arrived|come|turned up|been delivered)",
            r"overdue",
            r"delay(?:s|ed)?\b",
            r"again and again",
            r"slow(?:ly|er)?\b",
            rf"{_SPAN} (?:ago|now)",
        ),
    ),
    "defect": (
        _any(
            r"(?:was|were|is|are|arrived|came|turned up|has|have|got|been) (?:\w+ ){0,3}(?:broken|damaged|cracked|"
            r"torn|faulty|defective|dented|scratched|smashed|shattered|mouldy|moldy|stained|filthy|dirty|bent|"
            r"chipped|ripped|ruined|leaking|dripping|rotten|stale|crushed|soaked|dead|scuffed|warped|spoiled|"
            r"spoilt|burnt|undercooked|raw)\b",
            r"(?:came|come|arrived|returned|delivered|is|was|were|are|"
            r"got) (?:\w+ ){0,2}with (?:\w+ ){1,3}(?:scorch\w*|marks?|stains?|holes?|cracks?|scratch\w*|dents?|"
            r"tears?|burns?|chips?|bits missing|parts missing)\b",
            r"(?:collapsed|shrunk|shrank|scorched|melted|exploded|flooded|jammed)\b",
            r"(?:started|begun|keeps?|is|has been|been) (?:\w+ )?(?:leaking|dripping|peeling|cracking|rattling|"
            r"flickering|tripping|smelling|falling (?:off|apart))",
            r"(?:stopped|quit) working",
            r"(?:broke|fell apart|fell off|came off|snapped|gave out|gave up|packed up|died|collapsed|burst|tore|"
            r"leaked|split|came apart|came loose)\b(?! the (?:news|ice))",
            r"(?:won't|will not|wouldn't|doesn't|does not|didn't) (?:even )?(?:start|switch on|turn on|"
            r"open properly|close|charge|heat|fit|shut|flush|lock|work)\b",
            r"bed ?bugs|cockroach|mice\b|mould\b|mold\b|hair in",
            r"(?:your|the) (?:\w+ )?(?:men|crew|team|movers|monkeys|driver|lads|fitters|cleaners?|"
            r"people) (?:\w+ )?(?:scratched|broke|damaged|dented|smashed|lost|ruined)",
            r"can(?:'t|not) (?:\w+ ){1,4}(?:since\b|for (?:days|weeks|months|\d))",
            r"no (?:hot water|heating|electricity|water|internet|power)\b",
            r"(?:line|internet|phone|heating|connection|lift|boiler|website|site|shop|system|app) (?:has been|is|"
            r"was|'s been|went) (?:\w+ )?(?:dead|down|off|out)\b",
            r"out of order",
            r"(?:has|have) (?:a|two|three|several|holes?|cracks?) ?(?:holes?|cracks?|tears?|dents?|scratch(?:es)?|"
            r"stains?)?(?: in| on| all over)\b",
        ),
        _any(
            r"(?:broken|damaged|cracked|torn|faulty|defective|dented|scratched|leaking|dripping|leaks?|cold|"
            r"crash(?:es|ed)|bounced|hole|stain|dust|noise|noisy|smell(?:s|ed|y)?|does(?:n't| not) work|"
            r"not working|fail(?:s|ed))\b",
        ),
    ),
    "wrong-item": (
        _any(
            r"(?:sent|delivered|got|received|given|came|brought|ordered|gave|is|it's|are|packed|fitted|printed|"
            r"booked|in) (?:\w+ ){0,3}(?:the )?wrong (?!idea|way|impression)(?:\w+)",
            r"not (?:what|the (?:one|ones|colour|color|size|model|room|seat)) (?:that )?(?:we|"
            r"i) (?:\w+ )?(?:ordered|booked|asked|agreed|paid|chose)",
            r"(?:is|are|was|were|still) missing\b",
            r"(?:only|just) (?:received|got|came|arrived|contained|delivered|\w+ (?:of (?:the|them) )?(?:were|was|"
            r"came|arrived))",
            r"never (?:came out|arrived|got there|received|turned up|appeared|delivered|got)\b",
            r"(?:no|not any|without (?:a|any|the)) [^.?!]{0,40}\b(?:though|although|which|that|as|"
            r"even though) (?:we|i) (?:had |'d )?(?:booked|ordered|paid|asked|reserved)",
            r"(?:we|i) (?:had |'d )?(?:booked|ordered|reserved|asked for|paid for)\b[^.?!]{1,80}\b(?:but|and|"
            r"yet) (?:\w+ ){0,3}(?:got|were|was|received|had|given|put|sent|there|it|found)\b",
            r"somebody else's|someone else's",
            r"(?:the )?wrong (?:item|size|colour|color|one|ones|file|address|name|order|product|part|parts|model|"
            r"date|room|seat|version|dress|cake|book|person|account|rings|quantity|amount|bill)\b",
            r"is called (?-i:[A-Z])",
            r"(?:short|missing) (?:of )?(?:\w+ )?(?:pieces?|items?|parts?|boxes|pages?|screws)",
        ),
        _any(
            r"missing\b",
            r"wrong\b",
            r"instead of\b",
            r"got no\b",
            r"incomplete\b",
            r"not as described",
            r"without (?:a|any)\b",
        ),
    ),
    "billing": (
        _any(
            r"(?:charged?|billed|debited|invoiced|taken|paid) (?:\w+ ){0,4}(?:twice|double|two times|again|"
            r"for (?:something|a (?:month|service|night)|nothing)|too much|more than|without)\b",
            r"over-?charged|double[- ]?(?:charged|billed)|overbilled",
            r"(?:bill|invoice|charge|fee|price|amount|total)\b[^.?!]{0,40}\b(?:is|are|was|seems|looks|can't be|"
            r"cannot be|is not|isn't) (?:\w+ )?(?:wrong|incorrect|too high|not right|right|a mistake|steep|"
            r"excessive|outrageous|not what we agreed)",
            r"(?:billed|charged|invoiced) (?:me|us) [£$€R]?[\d,.]+",
            r"hidden (?:fee|charge|cost)",
            r"(?:refund|money|deposit) (?:\w+ ){0,3}(?:hasn't|has not|haven't|never|still|not)\b",
            r"still (?:haven't|have not|no|waiting for) (?:\w+ ){0,4}(?:refund|money|deposit|credit)",
            r"not what (?:we|was) (?:agreed|quoted|promised)",
            r"rip-?off|scam\b|daylight robbery",
            r"unauthori[sz]ed|never (?:agreed|signed up|ordered|authorised)",
            r"(?:want|like|expect|demand|have|get|insist on) (?:\w+ ){0,2}(?:(?:some|part|half|all) of )?(?:my|our|"
            r"the|a) (?:[£$€]?[\d,.]+ |full |money |deposit )?(?:money |deposit |fee )?(?:back\b|refunded)",
            r"give (?:me|us) (?:my|our) money",
        ),
        _any(
            r"steep\b",
            r"too (?:high|much|expensive)",
            r"charged (?:me|us)\b",
            r"refund\b",
            r"compensat\w+",
            r"overpaid",
        ),
    ),
    "service": (
        _any(
            r"(?:was|were|is|been|so|very|extremely|quite|incredibly|rather|and|"
            r"your \w+(?: \w+)?) (?:\w+ )?(?:rude|unhelpful|dismissive|impolite|unfriendly|abrupt|condescending|"
            r"unprofessional|careless|arrogant|ignored|clueless|aggressive|hostile)\b",
            r"(?:nobody|no one|no-one|none of (?:you|them)|not one (?:person|of)) (?:\w+ ){0,4}(?:answers?|"
            r"answered|replie[sd]|replies|called|calls|picked|picks|came|comes|told|tells|could|helps?|helped|"
            r"showed|turned|knows|knew|bothered|has|had|wants|seems|cares?|rang|listens?|responds?)",
            r"(?:called|rang|rung|phoned|written|wrote|e-?mailed|asked|complained|chased|contacted|reported|tried|"
            r"messaged|reminded)\b[^.?!]{0,40}\b(?:twice|(?:two|three|four|five|six|seven|\d+|several|many|"
            r"countless|umpteen|so many) times|again and again|repeatedly)",
            r"for the (?:second|2nd) time\b|(?:third|fourth|fifth|sixth|3rd|4th|5th) (?:time|e-?mail|message|"
            r"letter|call|reminder|attempt)\b",
            r"(?:hours?|minutes|ages|long|time) (?:\w+ )?on hold|on hold for|kept (?:me|us) (?:waiting|on hold)",
            r"(?:shrugged|hung up|laughed at|rolled (?:his|her|their) eyes|swore at|shouted at|walked off|"
            r"brushed (?:me|us) off|fobbed (?:me|us)? ?off|ignored (?:me|us|my|our))",
            r"(?:still )?(?:no|without an?|not had an?|haven't had an?|never (?:got|had|received) an?) (?:answer|"
            r"reply|response)\b",
            r"(?:each|every) time (?:i|we) (?:was|were|am|get|got|call|ring|am)\b",
            r"(?:told|said) (?:us |me )?that nothing could be done",
            r"kept awake|couldn't sleep|didn't sleep|no sleep",
            r"passed from (?:one|pillar|desk)",
            r"(?:didn't|did not|doesn't|don't|never) (?:even )?(?:show up|turn up|bother|apologise|listen|"
            r"call back|ring back|reply|answer)\b",
            r"put by the (?:kitchen|toilet|door)",
            r"left (?:us|me|him|her) (?:\w+ )?(?:standing|waiting|stranded|alone|in the)",
            r"(?:had to be|were) (?:carried|turned away|sent away)",
        ),
        _any(r"no (?:answer|reply|response|word)\b", r"rude\w*", r"unhelpful", r"ignored\b", r"on hold\b"),
    ),
    "errors": (
        _any(
            rf"(?:{_NUM}|a lot of|lots of|full of|many|so many|several|some|numerous|riddled with|basic|silly|"
            rf"the same|these|serious|glaring) (?:\w+ )?(?:mistakes|errors|typos|misprints|misspellings)\b",
            rf"{_NUM} (?:words|names|figures|numbers|pages|lines|entries|items|answers) (?:\w+ )?(?:wrong|missing|"
            rf"misspelt|misspelled|incorrect)",
            r"(?:is|are|was|were|looks?|came out) (?:\w+ ){0,2}wrong\b(?! with me| to)",
            r"(?:can't|cannot|can not) (?:go|be (?:used|printed|published|shown|sent)) (?:\w+ ){0,4}like (?:this|"
            r"that)",
            r"misspel(?:t|led)|mistranslat\w+|mislabel\w+|miscalculat\w+|misprint\w*",
            r"(?:got|has|have|had|spelled|spelt|printed|with|put) (?:\w+ ){0,4}(?:wrong|incorrectly)\b(?! (?:idea|"
            r"end))",
            r"(?:name|surname|date|total|figures?|numbers?|address|translation|transcript|report|logo|colours?|"
            r"engraving|spelling)s? (?:is|are|was|were|looks?) (?:\w+ ){0,2}(?:wrong|incorrect|not right|off|"
            r"upside down|blurred|unusable)",
            r"turned? (?:\w+ ){1,4}into (?:question marks|gibberish|garbage)",
            r"can't (?:put|use|publish|print|show|send) (?:it|this|them|that)\b",
            r"(?:has|had|needs?) to be (?:redone|done again|reprinted)",
            r"(?:a|this|big|serious|terrible) (?:mistake|error|mix-?up|blunder)\b",
            r"this is not (?:what|how) (?:we|i)\b",
            r"unusable\b",
        ),
        _any(r"mistakes?\b", r"errors?\b", r"typos?\b", r"incorrect\b"),
    ),
    "feeling": (
        _any(
            r"disappoint(?:ed|ing|ment)|disgusted|disgusting|appalled|appalling|furious|fed up|unacceptable|"
            r"not acceptable|dissatisfied|dissatisfaction|pathetic|disgrace(?:ful)?|outrageous|ridiculous|shocking|"
            r"shocked|sick (?:and tired|of)|worst\b|not good enough|lost patience|losing patience|waste of (?:time|"
            r"money)|not impressed|unimpressed|"
            r"(?:is|was|it's|what) an? (?:complete |total |absolute |utter )?(?:joke|shambles|nightmare|disaster|"
            r"mess|farce|scandal)|is (?:this|that) how you|never again|let down\b|let (?:me|us) down|i cried|"
            r"in tears|how (?:could|can|"
            r"did) (?:this|that|you|it) (?:\w+ )?(?:happen|do)|(?:formal|make a|file a|lodge a) complaint|"
            r"complain(?:ing|ed)? (?:about|to|that)|to complain\b|(?:am|are|were|was|very|so|really|deeply|rather|"
            r"quite|extremely|not) (?:un)?happy (?:with|about|at)|unhappy|annoyed|annoying|angry|frustrat(?:ed|ing|"
            r"ion)|upset(?:ting)?\b|embarrass(?:ed|ing)|"
            r"terrible|awful|horrible|dreadful|lousy|shoddy|abysmal|atrocious|useless|incompetent|crooks|liars|"
            r"idiots|so-called|fix it\b|look(?:ed)? like (?:a|an|complete) (?:fool|idiot|amateur)s?|(?:driv|"
            r"mak)(?:ing|es) (?:me|us) (?:mad|crazy|nuts|up the wall|ill)|made (?:me|us) look|cannot go on|"
            r"can't go on|(?:can't|cannot) be right|going to the (?:papers|press|ombudsman)|trading standards|"
            r"(?:my|our) (?:lawyer|solicitor)|i(?:'d| would) like an explanation|i want to (?:hear from|"
            r"speak to) a manager|(?:isn't|is not|not) (?:the standard|what (?:we|i) (?:pay|expect))|"
            r"expected (?:better|more)|poor (?:service|quality|show|job|work)|bad (?:service|experience|job)",
        ),
        _any(
            r"sadly\b",
            r"unfortunately\b",
            r"shame\b",
            r"not right\b",
            r"surprised (?:at|that|to)",
            r"concerned (?:about|that)\b",
            r"poor\b",
            r"bad\b",
            r"problem\b",
        ),
    ),
}

#: More signs, by what they are about: what was agreed and did not come, what came otherwise, what it cost the writer.
_MORE_SIGNS: dict[str, tuple[Pattern, Pattern]] = {
    "late": (
        _any(
            r"(?:was|were) (?:due\b(?! to\b)|to be \w+ed\b)",
            r"(?:till|until|to) (?:now|date),? (?:there (?:is|was) )?(?:no|nothing|not)\b",
            r"(?:nobody|no one|no-one|nothing)(?:'s| has| is| was)? (?:been )?(?:here|there|done|happened|come|came|arrived|moved)\b",
            r"(?:did(?:n't| not)|never) (?:\w+ )?(?:come|came|arrive|arrived|turn(?:ed)? up|show(?:ed)? up|appear(?:ed)?)\b",
            r"(?:was|were|been) (?:not|never) (?:collected|emptied|delivered|picked up|loaded|fitted|paid|credited|there|at the|at our)\b",
            r"(?:wasn't|weren't) (?:collected|emptied|delivered|picked up|loaded|fitted|paid|credited|there|at the|at our)\b",
            rf"(?:off|down|out|dead|broken|blocked|closed|stuck|no (?!need|more|longer)\w+(?: \w+)?) for (?:the (?:last|past) )?{_SPAN}",
            r"(?:am|are|'m|'re|is|'s) still (?:\w+ )?without\b|still (?:don't|doesn't|do not|does not) have (?:an?|my|our|the|any)\b",
            rf"took (?:you |your \w+ |them |him |her |us |me )?(?:over |more than |almost |nearly )?(?:{_SPAN}|\w+ (?:minutes|hours|days|weeks))\b",
            r"(?:ordered|booked|wanted|needed|meant|due) [^.?!]{0,40}(?:for|on|by) \w+[^.?!]{0,20}[;,] ?(?:but )?(?:it|they|he|she) (?:came|arrived|was|were)\b",
            rf"it(?:'s| has|'s now) been {_SPAN}\b(?! since (?:i|we) (?:moved|joined|started|last spoke|met))",
            rf"(?:still|and) (?:waiting|no \w+|nothing)[^.?!]{{0,20}} after {_SPAN}",
            r"(?:second|third|fourth|fifth|\d+(?:nd|rd|th)) (?:week|month|year|day|night|morning) (?:running|in a row|now|that|without)",
        ),
        _any(
            r"you (?:promised|said|assured|told (?:me|us))\b",
            r"(?:it's|it is|today is|now it's|now it is) (?:now |already )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            r"(?:it's|it is|today is|now it's|now it is) (?:now |already )?(?:the )?\d{1,2}(?:st|nd|rd|th)?\b(?! (?:degrees|per|%|euro|pounds))",
            r"(?:it's|it is) (?:now )?(?:the )?(?:second|third|fourth|fifth|\w+ )(?:week|month|year)s?\b",
            r"(?:was|were) (?:promised|supposed|meant)\b",
            r"(?:holding|held|holds) (?:us |me |our \w+ |my \w+ )?up\b",
            r"(?:stands?|standing|sits?|sitting|is|are) (?:\w+ )?(?:idle|cold|waiting|doing nothing)\b",
            r"(?:has|have) nothing to do\b",
            r"since (?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
            r"did(?:n't| not) (?:receive|get)\b",
        ),
    ),
    "defect": (
        _any(
            r"with (?:an? |its |the |two |three )?(?:\w+ )?(?:broken|cracked|torn|bent|snapped|smashed|crushed|split) \w+",
            r"in (?:pieces|bits|shreds)\b",
            r"(?:blew|fell|flaked|peeled|broke|came) (?:off|out in|apart|down|away)\b",
            r"(?:faded|shrank|leaked|rusted|warped|collapsed|frayed|unravelled|cracked)\b(?! (?:it|the code|down|on))",
            r"(?:brown|damp|wet|black|yellow) (?:patch(?:es)?|stains?|spots?|marks?)\b",
            r"(?:mould|mold|damp|leak|noise|smell|problem|water|fault|error|mice|rats) (?:has|have|is|are) (?:come )?back\b",
            r"covered in (?:bites|dust|mud|mould|mold|scratches|paint|stains)\b",
            r"(?:leans?|leaning|scrapes?|scraping|sags?|blurred|blurry|crooked|lopsided|uneven|loose|wobbly|mouldy|limp|soggy|frozen|dead|"
            r"unreadable|illegible)\b(?=[^.?!]*(?:\.|$|\band\b|\bwhen\b|\blike\b))",
            r"lost (?:its|their|all) (?:colou?r|shape|charge|air|shine|water|signal)|(?:doesn't|don't|does not|won't) hold (?:its|a|the|their)\b",
            r"after (?:one|two|three|the first|only|just|a single|\d+) (?:\w+ )?(?:wash(?:es)?|uses?|days?|weeks?|wears?|hours?|evenings?|trips?|months?)\W*$",
            r"so (?:\w+ )?\w+ that (?:i|we|it|he|she|you) (?:can't|cannot|couldn't|could not)\b",
            r"(?:drips?|leaks?|squeaks?|rattles?|hums?|flickers?|crashes|freezes|jams|overheats|wobbles?|deletes|loses|eats|drops|goes off|going off|"
            r"cuts out)\b[^.?!]{0,25}\b(?:day and night|all (?:day|night|the time)|again|constantly|every|each|since|always|my)\b",
            r"(?:smelt|smelled|stank|stinks|reeked|reeks|tasted) (?:of|like|terrible|awful|off|bad)\b",
            r"(?:wouldn't|won't|didn't|doesn't) (?:open|close|flush|lock|start|turn on|switch on|go on)\b",
            r"(?:coloured|stained|ruined|scratched|flooded|damaged) (?:my|our|the)\b",
            r"still (?:won't|doesn't|does not|isn't|floods|leaks|crashes|fails|drips|beeps|smells|rattles)\b",
        ),
        _any(
            r"(?:won't|doesn't|does not|don't|isn't) (?:\w+ )?(?:scan|print|sync|show|load|open|close|stay|sit|lock|heat|cool)\b",
            r"(?:dust|dirt|mud|water|mould|mold|rats|mice|roaches|bites?)\b",
            r"(?:only|just) (?:put|fitted|installed|bought|repaired|fixed|serviced|laid)\b[^.?!]{0,30}\b(?:ago|last)\b",
            r"(?:hardly|barely|not even) (?:been )?(?:a|one|two|three|\d+) (?:day|week|month|year)",
            r"(?:only|just|barely|hardly|not even) (?:\w+ ){1,2}(?:days?|weeks?|months?) old\b|(?:\w+ )(?:days?|weeks?) old\b",
            r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) of (?:the|my|our|your) (?:\w+ ){1,2}(?:won't|are|were|have|don't|came|"
            r"leaked|blew|\w+ed)\b",
            r"(?:first|only) (?:time (?:i|we)|wash|use|day|night|weekend)\b",
        ),
    ),
    "wrong-item": (
        _any(
            r"(?:ordered|booked|asked for|chose|reserved)\b[^.?!]{1,60}(?:,|\band\b|\bbut\b) (?:\w+ ){0,2}(?:sent|delivered|got|came|received|"
            r"brought|is|are|was|were)\b",
            r"(?:is|are|was|were|came) [\w -]{1,25},? (?:but |and |though |although )?(?:i|we) (?:had |'d )?(?:ordered|booked|asked for|chose|"
            r"reserved)",
            r"(?:came|arrived|turned up) (?:\w+ )?(?:without|empty|incomplete)\b",
            r"(?:\d+|one|two|three|four|five|six|ten|twelve) \w+ short\b",
            r"(?:ordered|booked|asked for|reserved|paid for)\b[^.?!]{1,60}\b(?:and|but|yet) you(?:'ve| have)? (?:\w+ )?(?:put|gave|given|moved|seated|"
            r"made|did|took)\b",
            r"the wrong (?!idea|impression|way|end|foot)\w+",
            r"a different (?:\w+ )?(?:to|from|than) (?:the|what|my|our)\b",
            r"(?:left off|left out of|dropped from|not on) the list\b",
        ),
        _any(r"without (?:the|my|our|any)\b", r"of the wrong\b", r"(?:wasn't|was not|weren't) (?:on|in|there)\b"),
    ),
    "billing": (
        _any(
            r"(?:quoted|told|said|says|cost|agreed|advertised)\b[^.?!]{0,60}(?:\band\b|\bbut\b|,|\byet\b) (?:i |we |you )?(?:was |were |am |"
            r"have |been )?(?:then )?(?:charged?|billed|invoiced|debited|charge|bill)\b",
            r"(?:charged?|billed|took|taken|debited|fine|fee|invoice)\b[^.?!]{0,50}\b(?:although|even though|though|despite|because your|"
            r"when i (?:had|was))\b",
            r"(?:cancelled|paid|returned)\b[^.?!]{0,60}\b(?:and|but|yet) (?:you|i was|i am|i'm|it was|was|still|my)\b",
            r"you(?:'ve| have)? (?:refunded|credited|paid) (?:only |just )?[£$€R\d][^.?!]{0,15} (?:of|instead|not)\b",
            r"(?:want|expect|demand) (?:\w+ ){0,4}(?:back|refunded|reimbursed)\b",
            r"(?:two|three|four|several|\d+) (?:payments?|charges?|debits?|bills|invoices)\b[^.?!]{0,40}\b(?:only|but|instead)\b",
            r"(?:bill|invoice|charge|meter|total) (?:jumped|doubled|tripled|is double)\b",
        ),
        _any(
            r"(?:i|we)(?:'ve| have)? (?:already |now )?pa(?:y|id)\b",
            r"(?:remove|reverse|withdraw|waive|take off|cancel) (?:it|the|this|that|my)\b",
            r"(?:reverse|refund)\W*$",
            r"(?:charge|fee|second delivery|bill)\b[^.?!]{0,30}\bnow\b|now you (?:charge|bill|want)",
            r"at your expense\b",
        ),
    ),
    "service": (
        _any(
            r"(?:second|third|fourth|fifth|2nd|3rd|4th) time (?:this|in|now|i|we|that|you|my|the|running|luca|his|her|our|and)\b",
            r"(?:late|down|out|cold|off|broken|blocked|frozen|missed|wrong|moved|cancelled|closed|failing|faulty|gone|left|postponed|"
            r"missing|locked) (?:\w+ )?again\b|again (?:was|is|were|has|had|without)\b",
            r"nothing (?:was|has been|is|got|is being) done\b",
            r"(?:nobody|no one|wasn't an?\w* \w+|not a soul|no staff) (?:\w+ )?to help\b",
            r"(?:submitted|sent|reported|gave|given|asked|raised|mentioned|flagged)\b[^.?!]{0,50}\b(?:twice|three times|four times|repeatedly|"
            r"and nothing|but nothing|no (?:reply|answer))",
            r"(?:nobody|no one|no-one|not one of (?:you|your)\b[\w ]{0,12}) (?:has |had |even )?(?:phoned|rung|told|spoke|spoken|warned|informed|"
            r"checked|written|contacted|explained|apologised)\b",
            r"without (?:anyone|anybody|a word|any (?:warning|notice|word|explanation)|telling)\b",
            r"(?:isn't|is not|not) (?:the|a) way to (?:treat|run|deal)\b",
            r"passed (?:round|around|on|from|back and forth)\b|keeps? (?:\w+ing) (?:my|our|me|us)\b|threat(?:ens?|ened|ening) (?:me|us)\b",
            r"(?:nothing|none of it|not one thing) (?:on|in|about) (?:the|your) (?:invoice|bill|box|order|room|report|letter|list|menu)\b|(?:went|given|sent|delivered|posted) to (?:my neighbour|a neighbour|someone|"
            r"somebody|the wrong|another|an old)\b",
            r"i (?:already )?paid (?:it |that |this )?(?:in|on|weeks|months|cash|last)\b",
            r"(?:isn't|is not|wasn't|was not|weren't|aren't) [^.?!]{0,40}\b(?:though|although|even though|as (?:agreed|promised|described|advertised))\b",
            r"(?:you|your \w+)(?:'ve| have|'d| had)? (?:\w+ )?(?:cancelled|lost|broke|broken|left|damaged|deleted|ignored|forgot|forgotten|refused|"
            r"scratched|mixed up|overcharged|ruined|hid|dropped|spilt|spilled|hung up|threw|thrown|misspelt|mislaid|locked me|shouted|"
            r"laughed|still owe|owe me|owes? us|dented|smashed|stained|burnt|shrank|sold (?:me|us) (?:a|an|the)|made (?:me|us))\b",
            r"(?:although|though|even though|despite the fact that) (?:i|we)(?:'d| had|'ve| have)? (?:\w+ )?(?:asked|told|booked|paid|ordered|said|"
            r"warned|reserved|given|gave|sent|reported|cancelled|confirmed)\b",
            r"(?:and|but|yet) (?:it|they|there|he|she|nobody|no one) (?:wasn't|weren't|isn't|aren't|didn't|doesn't|hasn't|haven't|was no|were no|is no|"
            r"came|was there|knew)\b",
            r"(?:i|we)(?:'ve| have| had|'d)? (?:\w+ )?(?:rung|rang|called|phoned|written|wrote|e-?mailed|chased) (?:you |them )?(?:every|each|so many|"
            r"several|again|all|day after)\b",
            r"(?:had to|made to) (?:\w+ )?(?:sleep|walk|stand|wait|throw|carry|sit|leave|go home|find another|start again|pay (?:for )?(?:a|twice|"
            r"again))\b",
            r"lost (?:a|an|two|three|half|\w+ )? ?(?:whole |full )?(?:days?|weeks?|hours?|customers?|clients?|sales?|bookings?|orders?|guests?)\b",
            r"(?:was|were|got|been) (?:stolen|robbed|bitten|scalded|injured|turned away|sent away|overlooked|cut off|double-booked|fobbed)\b",
            r"(?:cancelled|called off|changed|moved)\b[^.?!]{0,30}\b(?:at the last (?:minute|moment)|minutes before|the night before|on the day|"
            r"without (?:asking|telling|notice|warning))\b",
            r"your (?:men|driver|crew|people|staff|team|dispatcher|desk|clerk|fitters?|cleaners?)\b[^.?!]{0,25}\b(?:without|didn't|did not|"
            r"left|never|wouldn't|refused|told (?:me|us))\b",
        ),
        _any(
            r"(?:had|have|has) to (?:walk|wait|pay|buy|drive|stand|carry|take|cancel|pull|sleep|borrow|phone|ring)\b",
            r"(?:drove|had driven|have driven|waited|took (?:a|two) days? off)\b",
            r"(?:lost|missed) (?:our|my|the|two|three|a|an)\b",
            r"in front of (?:the|my|everyone|our|a)\b|with my (?:whole )?family",
            r"(?:is|are|was) (?:in pain|crying|coughing|asthmatic|alone|ill|breathless|pregnant|in (?:tears|hospital))\b",
            r"(?:can't|cannot|couldn't|dare not|could not) (?:\w+ )?(?:pay|work|sleep|reach|use|cook|wash|eat|go)\b",
            r"(?:raised|reported|mentioned|flagged) (?:it|this|that)\b",
            r"(?:kindly|please) (?:do something|fix|sort|recheck|correct|rectify|explain|help)\b",
            r"sort (?:it|this|that) out\b",
            r"(?:a whole|my whole|the whole) (?:day|saturday|sunday|weekend|morning|afternoon|evening|week)\b",
            r"again\b[^?]*$",
        ),
    ),
    "errors": (
        _any(
            r"(?:totall?ed|printed|spelt|spelled|calculated|entered|addressed|done|added up|translated|labelled|filled) (?:\w+ )?wrong(?:ly)?\b",
            r"(?:reads?|says?|shows?|has|have|lists?|counts?) (?:\w+ ){0,3}(?:instead of|twice|the old|where)\b",
        ),
        _any(r"should (?:be|read|say)\b", r"the old (?:price|address|name|date|version|logo)s?\b"),
    ),
    "feeling": (
        _any(
            r"(?:this|that|it) (?:is not|isn't|is hardly) (?:right|fair|on|funny|serious|professional|normal)\b",
            r"(?:i|we) (?:want|expect|demand|need|am owed|insist on) (?:to (?:hear|know what)|an? (?:answer|explanation|apology)|answers)\b",
            r"(?:at my wits'? end|exhausted|disheartened|hurt\b|cheated|stressed|ashamed|desperate|worried sick|humiliated|speechless|"
            r"had enough|making (?:me|us) ill|not happy|lost for words|gutted|livid|miffed|cross with)",
            r"(?:trip|day|holiday|weekend|evening|party|carpet|clothes|towels|money|launch|wedding) (?:is|are|was|were) (?:\w+ )?(?:wasted|"
            r"ruined|spoilt|spoiled|gone)\b",
            r"(?:don't think|isn't|is not|not|hardly) (?:it's |it is |that's )?fair\b|unfair\b",
            r"for this\W*$",
            r"(?:dangerous|very difficult|impossible) for (?:me|us)\b|it is (?:very|so) difficult\b",
        ),
        _any(r"(?:please|kindly) explain\b", r"it's not like\b", r"all i (?:want|ask)\b", r"embarrass\w*"),
    ),
}
#: Questions of somebody who wants what went wrong put right.
_WANTS_REDRESS = Pattern(
    r"\bwhat are (?:you|they) (?:going to|planning to|willing to)? ?(?:do|doing)\b|\bwho(?:'s| is| will|'ll)? (?:going to )?(?:pays?|correct|"
    r"answer)\b|\bwill (?:you|the \w+|they) (?:\w+ )?(?:refund|reimburse|compensate|pay)\b|\bwhat compensation\b|\bwhat do you pay\b|"
    r"\bwhat(?:'s| is) (?:going on|the (?:holdup|hold-up|story|plan here))\b|\bhow (?:did|could|can) (?:this|that|it) happen\b|"
    r"\bwhat do (?:we|i) do now\b|\bwhat happened\b|\bwhy (?:was|were|did|have|has|wasn't|weren't|didn't)\b|\bcan you take the charge\b|"
    r"\bexplain the difference\b|\bwhen are you coming\b",
    re.I,
)
#: It came to light that the agreed day is over.
_OVERDUE = Pattern(
    r"\b(?:was|were) (?:due|to be|promised|supposed|meant)\b|\byou (?:promised|said)\b|\bstill (?:waiting|no|not|hasn't|haven't|missing)\b|"
    r"\b(?:it's|it has) been (?:\w+ ){1,3}(?:days|weeks|months)\b|\bfirm date\b|\bclear date\b|\bwhere (?:is|are)\b",
    re.I,
)

_NOT_YOURS = _any(
    r"another (?:firm|company|shop|supplier|agency|provider|vendor|contractor|hotel)",
    r"(?:our|my|the) (?:last|previous|former|old|current) (?:firm|company|supplier|agency|provider|vendor|"
    r"contractor|builder|landlord|bank|accountant|translator|dentist|plumber|school|one)",
    r"(?:our|my|the) (?:last|previous|former|old) (?!order|letter|number|computer|printer|charger|dinner|"
    r"summer|winter|paper|toaster|heater|visitor)\w+(?:er|or|ist|ant)s?\b",
    r"(?:your )?competitors?\b",
    r"elsewhere\b",
    r"(?:i|we) (?:am|was|'m|broke|dropped|damaged|forgot|misread|spilled|spilt|deleted|paid|"
    r"overpaid) (?:it )?(?:late|by|running|the|my|our|a|it|twice|wrong|on my|myself)",
    r"(?:i|we)(?:'ve| have)? (?:\w+ )?(?:made (?:a|the|an|some) (?:\w+ )?(?:mistake|error)|entered|typed|"
    r"got (?:it|the \w+) wrong|(?:ordered|chose|picked|bought|sent you|gave you|booked|clicked) the wrong|"
    r"forgot|misread|overlooked)",
    r"(?:i'm|i am|we're|we are|so|very|really) sorry\b(?! to say| but| to complain| to have to| to tell)",
    r"my (?:sincere )?apologies\b|\bi apologi[sz]e",
    r"my (?:own )?(?:fault|mistake|error|bad)\b",
    r"(?:my|our) (?:old|last|own|mother|father|late)\b.{0,25}\b(?:broke|died|late|slow|gave up|packed up)",
    r"passed away",
    r"no (?:mistakes|errors|problems?|complaints?|rush|hurry)\b",
    r"without (?:any |a )?(?:mistakes?|errors?|problems?)",
    r"nothing (?:was |is |to )?(?:wrong|broken|missing|complain)",
    r"not (?:a complaint|urgent|broken|late|missing|disappointed|your fault)\b",
    r"(?:very|really|so) (?:happy|pleased|impressed)",
    r"what happens if\b",
    r"(?:if|in case|should|when|would) (?:it|they|one|something|anything|the \w+|"
    r"a \w+) (?:\w+ ){0,2}(?:breaks?|is late|arrives? (?:late|damaged|broken)|gets? (?:lost|damaged)|"
    r"fails?)",
)
_SOFTWARE = Pattern(
    r"\b(?:segfault|backtrace|stack ?trace|traceback|exception|bug\b|log file|compile|release notes|"
    r"regression|repro(?:duce)?|version \d|v?\d+\.\d+\.\d+|nullpointer|export|plugin|api|endpoint|commit|"
    r"since the (?:upgrade|update)|pull request|patch(?:es|set)?\b|kernel|pointer|mutex|refactor\w*|rebase\w*|unit tests?|code review|"
    r"merge (?:conflict|request)s?|linter|compiler|race condition)",
    re.I,
)


#: Of two subjects that are shown alike, the first is what the complaint is about.
_ORDER = ("billing", "wrong-item", "late", "defect", "service", "errors", "feeling")


@once
def complaint(draft: Draft) -> str | None:
    """What the thread complains about (a key of `_COMPLAINTS`); None if it does not complain.

    One plain sign or two faint ones are needed. Bug reports need a word of displeasure besides: they only ask for
    help.
    """
    received = draft.received
    if received is None:
        return None
    points: dict[str, int] = {}
    for sentence in received.sentences:
        if _NOT_YOURS.search(sentence):
            continue
        asks = sentence.rstrip("\"')”").endswith("?")
        if _WANTS_REDRESS.search(sentence):
            points["feeling"] = points.get("feeling", 0) + 1
        for about, (plainly, faintly) in _COMPLAINTS.items():
            more_plainly, more_faintly = _MORE_SIGNS[about]
            strong = plainly.search(sentence) is not None or more_plainly.search(sentence) is not None
            if strong and asks and about not in ("feeling", "late", "billing", "errors"):
                points[about] = points.get(about, 0) + 1
            elif strong and not (
                asks
                and re.match(
                    r"\W*(?!is (?:this|that) how)(?:is|are|was|were|does|do|what if|will|could|can)\b", sentence, re.I
                )
            ):
                points[about] = points.get(about, 0) + 2
            elif not asks and (faintly.search(sentence) or more_faintly.search(sentence)):
                points[about] = points.get(about, 0) + 1
    if _SOFTWARE.search(received.text) and not points.get("feeling", 0) >= 2 and not points.get("service", 0) >= 2:
        return None
    if sum(points.values()) < 2:
        return None
    return max(points, key=lambda about: (points[about] - (1.5 if about == "feeling" else 0), -_ORDER.index(about)))


_ACKNOWLEDGED = _any(
    r"sorry\b",
    r"apolog(?:y|ies|i[sz]e[ds]?|i[sz]ing)\b",
    r"(?:deeply|sincerely|truly|really|very much|greatly|much|we|i) regret\b(?! to (?:inform|say|tell|"
    r"advise))",
    r"forgive (?:me|us)\b",
    r"excuse (?:me|us)\b",
    r"mea culpa",
    r"(?<!not )(?<!n't )(?:my|our) (?:own )?(?:mistake|fault|error|oversight|slip|responsibility|doing|bad|"
    r"omission|failing)\b(?! (?:if|that you))",
    r"(?:mistake|fault|error|bug|slip|problem|omission) (?:is|was|lies|lay|on|at) (?:\w+ )?(?:mine|ours|"
    r"my side|our side|our end|our part|with us|us)\b",
    r"(?:a|the) (?:bug|fault|error|mistake|problem) (?:on|at|in) our\b",
    r"you(?:'re| are| were) (?:\w+ )?right\b",
    r"rightly (?:\w+ )?(?:point|say|complain|expect|upset|annoyed|said)",
    r"fair point|point taken|good point|you have (?:a|every) (?:point|right|reason)",
    r"(?:every|good) (?:right|reason) to be",
    r"(?:i|we) (?:can |do |fully |quite |completely |really |very well |well |certainly |totally |"
    r"entirely )*(?:understand|realise|realize|see|appreciate|know|imagine) (?:how|why|what (?:a|an|this|"
    r"that|it) |your (?:\w+ )?(?:frustration|disappointment|annoyance|anger|upset|concerns?|worry|worries|"
    r"position|feelings|point|irritation|displeasure|distress|embarrassment)|the (?:frustration|"
    r"disappointment|trouble|inconvenience|annoyance|worry|stress)|(?:that )?(?:this|it|that) (?:is|was|"
    r"must|has|can|caused|came|put|left|will|isn't|wasn't)|you(?:'re| are|'ve| have|"
    r" were)? (?:\w+ )?(?:disappointed|upset|annoyed|frustrated|angry|cross|unhappy|worried|concerned|"
    r"not happy|waiting|had a)|\S+ is a (?:lot|great deal|long))",
    r"(?:that|it|this|which) (?:was|is) (?:entirely |all )?(?:my|our) (?!pleasure|policy|standard|usual|"
    r"best|price|practice|rule|normal|regular|final|last)\w+",
    r"(?:was|were|got|went) (?:lost|left|forgotten|mixed up|mislaid|wrong|astray) (?:at|in|with|by|"
    r"on) (?:our|us|me|my)\b",
    r"(?:i|we) (?:\w+ )?(?:forgot|overlooked|misread|mislaid|mixed up|had the old|should have|should've|"
    r"ought to have|got (?:it|that|this) wrong|made (?:a|the|two|several|some) (?:\w+ )?(?:mistake|"
    r"error)s?|opened the wrong|sent (?:you )?the wrong|put the wrong|picked the wrong|didn't (?:check|see|"
    r"notice|tell|call|read|reply|answer))\b",
    r"(?:i|we) know (?:that|how|what|it|this)\b",
    r"no wonder\b",
    r"you(?:'re| are) (?:\w+ )?(?:cross|upset|annoyed|disappointed|angry|unhappy|frustrated|worried)\b",
    r"(?:is|was)(?:n't| not) (?:what|how) (?:you|we|anyone|anybody|it)\b|not what (?:you|anyone) (?:paid|"
    r"ordered|booked|asked)",
    r"what an? (?:\w+ )?(?:nuisance|shame|pity|disappointment|mess|worry|nightmare|start|pain|bother)\b|"
    r"how (?:\w+ )?(?:annoying|frustrating|awful|disappointing|upsetting|unpleasant|embarrassing|vexing)",
    r"(?:bummer|schlep|no laughing matter|right pain|proper shock|poor treatment|not on\b|bad memory|hate that\b)",
    r"(?:this|that|it|one|fault|delay|blame|all|wait(?: [\w']+){0,3})(?:'s| is| was| are)?(?: \S+)? (?:on|down to) (?:me|us)\b"
    r"(?! (?:to|for|when|if|by)\b)",
    r"on (?:my|our) part\b",
    r"(?:at|on) (?:our|my) (?:own )?(?:end|side)\b",
    r"(?:and|so|but) (?:i|we) own (?:it|that|this)\b|own up to\b|(?:therefore|all|entirely|clearly) (?:mine|ours)\b|(?:is|was|are|were) "
    r"(?:mine|ours)\b",
    r"(?:bug|fault|error|mistake|slip|mix-up|failure|doing) of (?:ours|mine)\b",
    r"(?:the|our|my) (?:wrong )?(?:fault|failing|own doing|own failing)\b",
    r"(?:i|we) (?:\w+ )?(?:double-booked|bumped|miscounted|misjudged|misread|mistook|mislabelled|miskeyed|underestimated|under-\w+|"
    r"mis-\w+|dropped|mixed|botched|skipped|missed|keyed|grabbed the wrong|had(?:n't| not)|didn't|did not|filed them only|never told|"
    r"walked straight past)\b",
    r"(?:i|we) (?:made|left|put|did|took|set|sent|packed|cut|hung|laid|loaded|wired|printed|exported|pinned|ordered) [^.;!?]{0,50}\b(?:too|wrong|"
    r"wrongly|off|out|behind|late|down|sideways|hard|twice)\b",
    r"(?:careless|wrong|clumsy|stupid|thoughtless|sloppy|unkind|slow|lazy|rude|foolish) of (?:us|me)\b",
    r"(?:we|i) got (?:\w+ ){1,4}wrong\b|can (?:only |well )?imagine\b|not good enough\b|pains (?:me|us)\b|ouch\b",
    r"(?:thanks|thank you)(?: so much| very much)? for (?:\w+ )?(?:telling|letting|writing|pointing|raising|flagging|saying)\b",
    r"(?:rotten|miserable|bad|awful|terrible|poor|horrible|lousy|rough|sad|wretched) (?:start|end|way|experience|evening|night|day|morning|"
    r"welcome|impression|surprise|service|show|weekend|stay)\b",
    r"must have (?:\w+ )?(?:cost|been|felt|come|ruined|spoilt|upset|worried|hurt)\b",
    r"(?:promised|said|told you)\b[^.;!?]{0,40}\b(?:and|but) (?:\w+ )?(?:did not|didn't|broke|failed|never|we haven't|i haven't)\b",
    r"(?:mistake|fault|error|problem|slip|mix-up) (?:was|is|lay|lies|happened) (?:in|with|at|on|here) ?(?:our|my|us|me)?\b",
    r"(?:that's|this is|it's|that is|it is) not how\b|(?:no one|nobody|no \w+) should (?:have|ever|be)\b|complaint is (?:justified|fair|right)\b",
    r"packed wrong\b|(?:wrong|fault|error) (?:at|on) our\b",
    r"you(?:'ve| have) been (?:very |most |so |more than )?patient\b",
    r"did tell (?:me|us)\b|that(?:'s| is) (?:late|poor|bad|wrong) of (?:me|us)\b|(?:poor|bad) form\b",
    r"must have been\b|can't have been (?:easy|pleasant|nice)|must be (?:\w+ )?(?:frustrating|annoying|"
    r"upsetting|worrying|disappointing|difficult|hard|stressful|infuriating)",
    r"(?:that|this|it|which) (?:is|was|sounds|must be) (?:\w+ ){0,2}(?:frustrating|upsetting|worrying|"
    r"annoying|disappointing|stressful|awful|far too (?:long|late|much)|too long|unacceptable|"
    r"not acceptable|not good enough|not (?:how|what|the \w+ (?:we|i|you|that))|embarrassing|poor|dreadful|"
    r"horrible|terrible|not right|wrong of us|on us)\b",
    r"(?:thank you|thanks|grateful|glad)(?: \w+){0,3} (?:for|that you|to you for) (?:\w+ )?(?:telling|told|"
    r"letting|let|raising|raised|pointing|pointed|bringing|flagging|reporting|reported|your (?:patience|"
    r"honesty|frankness|candou?r|frank|honest|candid|understanding|report)|bearing|being (?:so )?(?:frank|"
    r"honest|patient|open)|alerting|speaking up|taking the time|the (?:honest|frank|candid))",
    r"should(?: not|n't| never)? have (?:happened|been|told|sent|checked|called|let|had|noticed|caught|"
    r"seen|reached|answered|known|gone)\b|ought(?: not)? to have\b",
    r"(?:we|i) (?:have |'ve |had |badly |clearly |really )*(?:let you down|failed you|fell short|"
    r"fallen short|got (?:it|this|that) (?:\w+ )?wrong|messed (?:this|it|that)? ?up|dropped the ball|"
    r"slipped up|missed the mark|disappointed you)",
    r"(?:upset|dismayed|shocked|horrified|mortified|ashamed|embarrassed|appalled|concerned|sad|saddened|"
    r"troubled) (?:to|that|by|at|about)\b",
    r"your (?:frustration|disappointment|annoyance|anger|complaint) is\b",
    r"you (?:deserve|deserved|were entitled|had every|shouldn't have had|should not have had)\b",
    r"(?:i|we)(?:'d| would) (?:be|feel|have been|have felt) (?:\w+ )?(?:annoyed|cross|upset|angry|"
    r"frustrated|the same|disappointed|fed up|worried)",
    r"(?:i|we) (?:take|accept) (?:full |the |all )?(?:responsibility|blame)",
    r"(?:i|we) (?:hear|share|agree with) (?:you|your)\b|(?:i|we) agree that\b",
)

_DENIES = Pattern(
    r"\b(?:not|n't|never|no|no need to|nothing to|why should (?:i|we)|refuse to|you should|you could|"
    r"owe (?:us|me) an?) (?:be |say )?(?:sorry|apolog\w+)|\b(?:your|his|her|their) apology|(?:demand|want|"
    r"expect|deserve) an apology|"
    r"\bsorry (?:excuse|state|sight|lot)\b|\b(?:isn't|aren't|wasn't|not) (?:\w+ )?(?:down to|on|at) (?:me|us|our \w+|my \w+)\b|"
    r"\b(?:(?:telling|tell|claim\w*) (?:the|your|my|his|her|everyone|people)|if|unless) [^.;!?]*",
    re.I,
)


@once
def acknowledges(draft: Draft) -> bool:
    """Whether the draft shows that it has heard a complaint: regret, agreement, understanding, thanks for telling."""
    return any(_ACKNOWLEDGED.search(_DENIES.sub(" ", sentence)) for sentence in draft.body)


def unacknowledged_complaint(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """The thread complains about `about`, and the draft says no word of regret, agreement or understanding."""
    draft = view(analysis)
    if draft.is_mail and complaint(draft) == options["about"] and not acknowledges(draft):
        yield Hit(None, at=draft.after_greeting)


# ------------------------------------------------------------------------------------------- apologies and remedies

_SORRY = _any(
    r"sorry\b",
    r"apologi[sz]e\b",
    r"apolog(?:ies|y)\b",
    r"(?:excuse|forgive|pardon) (?:me|us)\b",
    r"beg (?:your|his|her|their) pardon\b|(?:i|we) feel (?:\w+ )?(?:terrible|awful|dreadful|bad|rotten) (?:about|for|that)\b|ashamed (?:of|that|by)\b",
    r"(?:i|we) (?:\w+ )?regret (?:the|this|that|having|what|our|my)",
)
_NO_FAILURE = _any(
    r"sorry (?:to|for) (?:\w+ )?(?:bother|trouble|disturb|interrupt|ask|keep|be a|pester|chase|nag|miss|"
    r"say|have to|tell|inform|disappoint|butt|jump|burden|pile|intrude|bothering|troubling|disturbing|"
    r"asking|chasing|being a|interrupting|the (?:bother|disturbance|intrusion|(?:long|longish|"
    r"lengthy) (?:mail|e-?mail|message|text|list|reply|read|note|letter|post)|short notice|basic|silly|"
    r"many|spam|double|duplicate|repeat|typo|rambling|ramble|length)|(?:a |my |all )?(?:the |"
    r"these )?(?:silly |many )?questions?|not (?:knowing|being clearer|seeing)|your (?:loss|bereavement)|"
    r"writing)",
    r"sorry (?:for|about) (?:your (?:loss|\w+'s (?:loss|death|illness))|(?:the|my|our) (?:late|delayed|"
    r"slow|belated|tardy|short|brief|long|quick) (?:reply|response|answer|mail|e-?mail|message|note)|"
    r"(?:the )?delay(?:ed)? (?:in )?(?:my |our )?(?:reply|replying|response|responding|answering|answer|"
    r"getting back|writing)|(?:my|the) (?:english|typo|handwriting))",
    r"apolog(?:ies|i[sz]e) (?:for|about|if) (?:\w+ ){0,2}(?:(?:late|delayed|slow|belated|tardy) (?:reply|"
    r"response|answer|mail|e-?mail|message)|delay in (?:my |our )?(?:reply\w*|respon\w+|answer\w*|"
    r"getting back|writing)|short notice|long|duplicate|typo|bother|brevity|not (?:replying|"
    r"writing|getting back|answering) (?:sooner|earlier|before)|cross-?posting|double)",
    r"(?:sorry|apolog(?:ies|i[sz]e)) (?:for|about) (?:not )?(?:replying|writing|answering|getting back|"
    r"responding|taking so long to (?:reply|answer|write|get back))\b",
    r"sorry (?:for|about) the (?:wait|delay) (?:in|with|on) (?:my|this|our) (?:reply|answer|response)",
    r"sorry,? (?:that )?(?:but|no\b|not|(?:i|we|there|that|this|it) ?(?:can't|cannot|can not|'m afraid|"
    r"am unable|are unable|am not able|are not able|won't be able|don't|do not|couldn't|is no(?!t (?:ready|"
    r"finished))|isn't possible|is not possible|have no|haven't got|'re not able|aren't able|"
    r"must (?:decline|refuse)|no longer|only))",
    r"sorry (?:that )?(?:if|you (?:feel|felt|think|took|see|didn't like|are (?:ill|unwell|not well|leaving|"
    r"going|moving|poorly|having a)|have been (?:ill|unwell)|couldn't|can't|could not|will not|won't|"
    r"had to (?:leave|go|cancel)|'re (?:ill|unwell|leaving|going|poorly|moving)|were (?:ill|unwell|"
    r"offended)|found)|for any confusion i)",
    r"apolog(?:ies|i[sz]e) if\b",
    r"regret to\b",
    r"(?:excuse|forgive|pardon) (?:me|us) (?:for )?(?:asking|saying|adding|being|writing|if|my|"
    r"interrupting|jumping|the (?:late|long|short|length|delay in|bother|interruption|intrusion|question))",
    r"forgive me if\b",
    r"excuse me,",
    r"better safe than sorry",
    r"feel(?:ing)? sorry for",
    r"sorry (?:state|sight)",
    r"(?:sorry|regret|apolog(?:ies|i[sz]e)) (?:for )?any (?:\w+ )?(?:misunderstanding|confusion|offence|upset|inconvenience|"
    r"distress) (?:on your|at your|you|that you)",
)
_HEARD = Pattern(r"\bsorr(?:y|ier)(?: \w+){0,2} to (?:hear|read|learn|see|find)\b|\bupset to read\b", re.I)
_INCONVENIENCE = Pattern(r"\b(?:sorry|apolog\w+|regret|excuse)\b[^.!?]{0,60}\binconvenienc\w+", re.I)

_FAILURE = Pattern(
    r"\b(?:late|later|delay\w*|wait\w*|mistakes?|errors?|wrong\w*|missing|missed|damag\w+|broke\w*|lost|"
    r"lose|losing|fail\w*|forg[eo]t\w*|mix(?:ed)?[- ]?up|outage|down(?:time)?|crash\w*|nois\w+|trouble|"
    r"experience|inconvenienc\w*|disappoint\w*|held up|overlook\w*|"
    r"won't|will not|not (?:been )?(?:deliver\w*|ready|arriv\w*|go)|incident|behaviou?r|rude\w*|cold|"
    r"poor\w*|confus\w*|cancel\w*|overcharg\w*|charged|misunderst\w*|mislaid|fault\w*|defect\w*|problem\w*|"
    r"issues?|interrupt\w*|disrupt\w*|bounced|mess|oversight|slip|shortfall|let you down|shouldn't have|"
    r"should not have|unacceptable|upset|"
    r"embarrass\w*|hurt|pain|stress|frustrat\w*|double|twice|duplicate|leak\w*|stain\w*|scratch\w*|dirty|"
    r"breach|exposed|postpon\w*|unavailab\w*|out of stock|misspel\w+|typo\w*|incorrect\w*|untidy|slow\w*|"
    r"silence|not (?:told|informed|called|answered)|state|scorch\w*|burnt?|ruin\w*|spoil\w*|collaps\w*|"
    r"shrunk|torn|hurt|carry|ought to have|should (?:not )?have|asham\w+|wrong of|failing|regret it|radio silence|"
    r"(?:far |much |so )?(?:too )?long|in pieces|broken|third|again)\b",
    re.I,
)
#: Says that something is looked at, passed on, felt or sworn, but does nothing.
_EMPTY = Pattern(
    r"\b(?:look(?:ed|ing|s)? (?:closely |carefully |again )?in(?:to|side)\b[^.;!?,]*|"
    r"investigat\w+[^.;!?,]*|pass(?:ed|ing)? (?:\w+ ){0,4}(?:on|along)\b[^.;!?,]*|forward(?:ed|"
    r"ing)? (?:this|your|it)\b[^.;!?,]*|mention(?:ed)? (?:it|this|that|your)\b[^.;!?,]*|(?:told|tell|"
    r"telling|spoken|speak|talked|talk|speaking|talking) (?:to |with )?(?:them|him|her|the|our|my|those|"
    r"everybody|everyone|staff)\b(?! that you)[^.;!?,]*|"
    r"(?:rais|discuss|escalat|flagg?|review|monitor|not)(?:ed|ing|e)? (?:it|this|that|your|our|the|"
    r"with)\b[^.;!?,]*|(?:never|not) (?:\w+ ){0,3}(?:happen|occur|be forgotten|be repeated)[^.;!?,]*|(?:do|"
    r"try|work) (?:\w+ ){0,2}(?:better|best|utmost|hard|harder)[^.;!?,]*|(?:ensur|mak)(?:e|ing|"
    r"es)?(?: sure)? (?:that )?(?:this|it|such|nothing|no|something like)[^.;!?,]*|"
    r"take[sn]? (?:\w+ ){0,3}(?:seriously|to heart|on board)[^.;!?,]*|taking (?:\w+ ){0,3}(?:seriously|"
    r"on board)[^.;!?,]*|learn(?:ed|t|ing)? (?:\w+ ){0,3}from[^.;!?,]*|"
    r"strive[^.;!?,]*|hope to[^.;!?,]*|look(?:ing)? forward[^.;!?,]*|thank(?:s| you)[^.;!?,]*|"
    r"as soon as[^.;!?,]*|in due course[^.;!?,]*|we wish you[^.;!?,]*|you have (?:my|our) word[^.;!?,]*|"
    r"promise (?:you )?(?:that )?(?:it|this|we|no|nothing|never)[^.;!?,]*|swear[^.;!?,]*|assure[^.;!?,]*)",
    re.I,
)
#: What ought to have been done mends nothing, and neither does what shall be otherwise in future.
_UNREAL = Pattern(
    r"\b(?:should|ought to|could|would|might|must)(?:n't| not| never)? (?:\w+ly )?have\b[^.;!?,]*|\b\w+(?:d|ld)'ve\b[^.;!?,]*|"
    r"\b(?:i|we)(?:'ve| have| had|'d) been \w+|\b(?:going forward|in future|in the future)\b[^.;!?]*|\bnon-refund\w*|\bno refunds?\b|\bnot refund\w*|"
    r"\b(?:voucher|refund|discount|replacement) (?:terms|policy|policies|conditions|rules)\b|\binstead of\b|"
    r"\b(?:i|we) can (?:\w+ )?(?:well|only|imagine|see|understand|assure|say)\b[^.;!?,]*|\bwhat (?:i|we) can\b|"
    r"\b(?:(?:i|we)(?:'ll| will)|will|'ll) (?:\w+ )?(?:revert|get back|be in touch|contact you|let you know|keep you)\b[^.;!?,]*|"
    r"\bone more\b[^.;!?]*|\b(?:wish|if only) (?:i|we) (?:could|had)\b[^.;!?]*",
    re.I,
)
_IDLE = word_set(
    "well and but or off away out running sorting dealing juggling moving doing imagine imagined picture guess assume "
    "suppose agree agreed say admit confess recall remember relate empathise empathize sympathise sympathize revert "
    "leverage leveraged work busy neck ill sick flat behind going have wonder wondered want wanted mean meant wait waited "
    "swear seen shown new short-staffed "
    "be been being hope hoped understand understood appreciate apologise apologize apologised regret know "
    "known value feel felt want need see seen hear heard read "
    "welcome love loved receive received wish promise swear assure trust believe try trying do done have "
    "had get got revert strive care think thought note noted "
    "never not always also keep aim intend seriously value continue continued remain look looking mention "
    "mentioned pass passed forward forwarded tell told speak "
    "spoken talk talked discuss discussed ask asked investigate investigated review reviewed monitor "
    "monitoring escalate escalated raise raised learn learned "
    "learnt take taking strive work working expect expected realise realised realize take notice noticed "
    "aware sorry afraid let made make making sure happy "
    "experiencing experienced having lost forgotten forgot missed failed overlooked mislaid broken damaged "
    "hardly unable able currently writing write "
    "informed inform advise advised contacting confirm going delighted pleased glad slept thought cried "
    "worried said happened noticed hear found understand very quite still too rather more most waiting "
    "awaiting aware grateful proud convinced committed dedicated determined interested open closed ready "
    "terribly extremely short busy under overrun swamped overwhelmed concerned ashamed embarrassed "
    "mortified shocked upset disappointed with for in at on of this that about over from by as like just "
    "only both here there back"
)
_VERB = rf"(?!(?:{'|'.join(sorted(_IDLE))}|\w+ly|\w+[ao]ble|\w+(?:less|ful|ous)|the|our|your|now|all|an?)\b)[a-z]{{3,}}"
_AGAIN = (
    r"re-?(?:sent|issued|booked|made|done|built|printed|paid|set|opened|stored|placed|funded|paired|solved|turned|moved|versed|leased|cast|"
    r"drawn|drew|did|sent|scheduled|run|tested|calculated|ordered|shipped|submitted|labelled|newed|imbursed|instated|started|covered|vised|"
    r"written|wrote|wired|connected|activated|queued|freshed)"
)
_REMEDY = Pattern(
    rf"\b(?:(?:i|we)(?:'ll|'ve| will| have| are| am|'m|'re| shall| can| could|'d like to| would like to|"
    rf"'d be happy to|'d be glad to)|(?:he|she|they|my \w+|our \w+(?: \w+)?|the (?:technician|engineer|"
    rf"fitter|driver|team|workshop|courier|manager)|a (?:technician|engineer|fitter|plumber|colleague|"
    rf"courier|driver)|(?-i:[A-Z])[a-z]+(?: (?-i:[A-Z])[a-z]+)?(?: of (?-i:[A-Z])\w+(?: \w+)?)?)(?:'ll|"
    rf" will| shall| can| could| is (?:coming|going|on|due)| has (?:agreed|offered)))"
    rf"(?: (?:\w+ly|now|already|just|also|since|therefore|then|of course|be|have|at once|today|again|all|"
    rf"both|each|been|happily|come|go|and|to|you))* (?:re-?)?{_VERB}\b(?! (?:idea|late))|"
    rf"\band (?:have|will|'ll) (?:\w+ly |now |already |also )?{_VERB}\b|\b(?:was|were) (?:\w+ly |"
    rf"also )?(?:refunded|replaced|corrected|fixed|solved|resolved|restored|repaired|credited|mended|"
    rf"waived|rebooked)\b|\b(?:has|have|is|are|will|'s) (?:now |already |just |since |been |be |being |"
    rf"all |again |fully )*(?:{_AGAIN}|refunded|replaced|corrected|fixed|"
    rf"solved|resolved|restored|repaired|cancelled|credited|sent|mended|working|back (?:up|online|in|to)|"
    rf"running(?! behind| late| out| short)|sorted|settled|updated|booked|waived|cleared|patched|put right|on (?:its|the|their) way|"
    rf"removed|deleted|stopped|blocked|locked|yours)\b|"
    r"\b(?:i|we) (?:also |now |then |immediately |at once |therefore |already |personally )?(?:refunded|"
    r"replaced|corrected|fixed|solved|restored|repaired|cancelled|credited|re-?sent|freed|sent|mended|"
    r"rebooked|booked|ordered|waived|added|changed|moved|reset|stopped|removed|switched|put|bought|redid|"
    rf"{_AGAIN}|asked (?:the|our) \w+ to (?:send|redo|replace|refund|call))\b|"
    r"\b(?:free of charge|at no (?:extra |additional )?(?:cost|charge)|no (?:extra )?charge|on us\b|"
    r"on the house|vouchers?|discount|refund\w*|compensat\w+|replacements?|credit note|goodwill|\d ?% off|"
    r"waive\w*|at (?:my|our) (?:own )?(?:cost|expense)|won't (?:be charged|charge you)|will not be charged|"
    r"half price|free (?:month|night|dessert|delivery|of)|your money back)\b|"
    r"\b(?:corrected|right|new|revised|proper|updated|full|missing|complete) (?:\w+ ){0,3}(?:is |are |"
    r"comes? )?(?:attached|enclosed|below|here)\b|\b(?:is|are) (?:now |also )?(?:attached|enclosed)\b|"
    r"\b(?:attached|enclosed|here|below) (?:is|are|you'll find|"
    r"you will find)\b|\bplease (?:find|bin|shred|destroy|tear up|use|send (?:it|them) back|return|"
    r"keep|ignore|disregard|delete|"
    r"discard|bring|let me know (?:which|whether|when|what|if)|call|ring|tell me)\b|\bplease reply with\b|"
    r"\binstead\b|"
    r"\bwould (?:either|you (?:like|prefer|rather)|that (?:suit|work|help|be)|this (?:suit|work|help)|"
    r"\w+ (?:suit|work))\b|\bif you(?:'d| would) (?:like|prefer|rather)\b|\b(?:you can|you may|"
    r"feel free to) (?:now |also |keep |use |choose |have (?=a\b|the\b|it\b|your\b|one\b|both\b)|download |"
    r"collect |return |log |access |still )(?!to )|\b(?:from (?:today|now|monday|tomorrow)|from next)\b|"
    r"\b(?:now has|now have|now goes|now use|now checks?)\b|"
    r"\bin the meantime,? (?:please |you (?:can|may) )?(?:use|borrow|work|access|the|have)\b|\bfor now,|"
    r"\b(?:a|the|your) new (?:one|\w+) (?:leaves|arrives|comes|goes|is)\b|\b(?:arrives?|goes out|leaves|"
    r"starts?) (?:us |here )?(?:on|by|tomorrow|today|at)\b|\bshould (?:now|show|reach|arrive|"
    r"be (?:with you|back|there|working|fine|solved))\b|\bnew (?:date|go-live|delivery date|time|slot|"
    r"tracking|schedule)\b|\b(?:may|can|could|shall) (?:i|we) (?:\w+ ){0,3}(?:offer|call|come|send|ring|"
    r"bring|suggest|refund|replace|move|book|collect|invite|meet)\b|\bmakes? up for\b|\bhere(?:'s|"
    r" is) (?:how|what|the|a|your|my|our) (?!happened|went)(?:\w+ )?(?:we|i|plan|new|right|correct|link|"
    r"file|fix|version|will)",
    re.I,
)
_FUTURE = Pattern(
    r"\b(?:will|shall|you can|(?:i|we) can|is due|are due|going to|comes?|arrives?|receives?|brings?)\b|'ll\b|"
    r"\b(?:i|we) (?:come|send|bring|deliver|repair|fix|change|replace|pay|call|ring)\b",
    re.I,
)
#: The mended thing with its time or place, in few words: "New bag goes out today", "The corrected page you have tonight".
_MENDED = Pattern(
    r"\b(?:new|corrected|right|replacement|fixed|revised|proper|spare|missing)(?: \w+){1,3} (?:you (?:have|get|receive)|goes|went|"
    r"leaves?|left|is|are|was|were|comes?|arrives?|attached|enclosed)\b|\b(?:i|we) (?:change|replace|repair|fix|pay|refund|"
    r"correct|mend|redo|send|bring|move)\b (?!the (?:most|best))|\b(?:is|are) (?:at )?(?:my|our) (?:cost|expense)\b|"
    r"\b(?:works?|working|runs?|live|up|open|online) again\b|\bwould [\w: ]{3,30} suit\b|\b(?:i|we) (?:\w+ly |just )?(?:rolled|printed|re-?did|"
    r"returned?|withdr[ae]w|upgraded|extended|swapped|merged|deleted|cleaned|painted|taped|glued|ironed|called (?:him|her|them|your)|"
    r"rang (?:him|her|them|your)|drove|collected|picked (?:it|them) up)\b|\b(?:has|have) been \w+ed to\b|\bwill be (?:with you|there|here|back|"
    r"at your)\b|\b(?:nothing|nowt) to pay\b|\b(?:switched|turned|taken) (?:\w+ )?off\b|\b(?:is|it's) off\b",
    re.I,
)


#: No apology is without one of these.
_REGRET = Pattern(r"feel|asham|sorr|apolog|excuse|forgive|pardon|regret|upset to", re.I)


@once
def apology(draft: Draft) -> str | None:
    """The sentence in which the draft apologises for a failure towards the reader, or None."""
    if not _REGRET.search(draft.text):
        return None
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
        if re.search(
            r"\b(?:you(?:'re| are| should| must| will| can)|he|she|they) (?:\w+ )?(?:apologi|sorry)", words, re.I
        ):
            continue
        around = " ".join([*body[max(0, index - 1) : index], words, *body[index + 1 : index + 2]])
        bare = re.sub(r"\bany (?:possible )?inconvenience\b[^.]*", "", around, flags=re.I) if not complained else around
        plainly = re.search(
            r"\bapolog(?:i[sz]e|ies|y)\b(?: \w+){0,2} (?:that|for)\b(?! any\b)", _NO_FAILURE.sub(" ", words), re.I
        )
        if complained or plainly or _FAILURE.search(_NO_FAILURE.sub(" ", bare)):
            return sentence
    return None


@once
def remedied(draft: Draft) -> bool:
    """Whether the draft names a repair or a next step, done or to be done."""
    return any(mends(sentence) for sentence in draft.body)


def mends(sentence: str) -> bool:
    """Whether a sentence names a repair or a next step."""
    words = _UNREAL.sub(" ", _EMPTY.sub(" ", _NO_FAILURE.sub(" ", sentence)))
    if _REMEDY.search(words) or _MENDED.search(words):
        return True
    promised = _FUTURE.search(words)
    return (
        promised is not None
        and TIME.search(words, promised.start()) is not None
        and not re.search(r"\b(?:not|late|later|delay\w*)\b|n't\b", words)
    )


_APOLOGY_FOR: tuple[tuple[str, Pattern], ...] = (
    ("formula", _INCONVENIENCE),
    ("delay", Pattern(r"\b(?:late|later|delay\w*|wait\w*|held up|slow\w*|postpon\w*|weeks|days|not ready)\b", re.I)),
    (
        "damage",
        Pattern(
            r"\b(?:damag\w+|broke\w*|crack\w*|torn|leak\w*|scratch\w*|stain\w*|defect\w*|fault(?:y|s)|crash\w*|"
            r"outage|down|state|dirty|cold|lost)\b",
            re.I,
        ),
    ),
    (
        "mistake",
        Pattern(
            r"\b(?:mistake\w*|errors?|wrong\w*|mix\w*|missing|missed|misspel\w+|typo\w*|incorrect|forg[eo]t\w*|"
            r"overlook\w*|double|twice|oversight|slip|charged|without)\b",
            re.I,
        ),
    ),
)
_VOW = Pattern(
    r"\b(?:never|not|won't|no \w+ will ever) (?:\w+ ){0,3}(?:happen|occur|be repeated|again)\b|"
    r"\bdo better\b|\btake (?:this|it|your|such|all|every) (?:\w+ ){0,3}seriously|\blearn(?:ed|"
    r"t)? (?:\w+ ){0,3}from\b|\bmake sure (?:that )?(?:this|it|such|nothing)\b",
    re.I,
)
_PASSED_ON = Pattern(
    r"\b(?:look(?:ing|ed)? into|investigat\w+|pass(?:ed|ing)? (?:\w+ ){0,4}(?:on|along)|forwarded|"
    r"mentioned (?:it|this)|told (?:them|him|her|the)|spoken to|speak to|talk to|raised (?:it|this)|"
    r"discuss\w*|escalated)\b",
    re.I,
)


_OWNED = Pattern(
    r"\b(?:the|our|my) (?:own )?(?:fault|error|mistake|doing|failing)\b|\b(?:ours|mine)\b|\bi (?:\w+ )?(?:took on|forgot|missed|"
    r"under-?estimated|misjudged|misread|promised|should have)\b",
    re.I,
)


def apology_without_remedy(analysis: Analysis, options: Mapping[str, Any]) -> Iterator[Hit]:
    """An apology for a failure in a draft that neither mends nor says what comes next.

    `case`: what stands in place of a remedy (vow, passed-on), else what is apologised for (formula, delay, damage,
    mistake, other).
    """
    draft = view(analysis)
    if not draft.is_mail:
        return
    sentence = apology(draft)
    late = delay(draft)
    if late is not None and not dated(draft, late[1]) and _OWNED.search(draft.text):
        return  # Nothing is missing but the date.
    if sentence is not None and not remedied(draft) and _apology_case(draft, sentence) == options["case"]:
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

_NOT = (
    r"(?:(?:(?:we|i|they|it|that|he|she|you|there)(?:'re|'m|'s|'ll) not)|(?:will|is|are|has|have|can|could|"
    r"would|shall|do|does|may) (?:\w+ly |however |still |yet |probably |now ){0,2}not|won't|will not|can't|"
    r"cannot|can not|isn't|is not|aren't|are not|hasn't|has not|haven't|have not|not yet|will no longer|"
    r"unlikely to|unable to|not able to|not going to|not be able to|shan't|shall not|couldn't|could not)"
)
_LATE_NOW = r"(?:will|'ll|is|are|'s|'re|be|is going to|are going to|has been|have been|'m|am|may|might|going to)"
_DELAYS: dict[str, Pattern] = {
    "postponed": _any(
        rf"(?:{_LATE_NOW}|had to be|has to be|have to be|must be|needs to be|"
        rf"being) (?:\w+ ){{0,3}}(?:postponed|put off|put back|pushed back|moved back|deferred|rescheduled|"
        rf"suspended|on hold|adjourned|paused)\b",
        r"(?:we|i) (?:\w+ ){0,4}(?:postpone|put off|push back|reschedule|postponing|putting off|pushing back|"
        r"rescheduling|deferring|defer|postponed|rescheduled)\b",
        r"until further notice\b",
        r"(?:has|have|had) (?:had )?to be (?:moved|changed|shifted|put back|called off)\b(?! (?:to|by|before) )",
        r"(?:have|has|had|having) to (?:\w+ )?(?:push|put|move|set) [^.;!?]{1,30} back\b",
        r"(?:has|have) (?:\w+ )?(?:adjourned|postponed|put off|pushed (?:back|your|our|the)|delayed|deferred|suspended) (?:the|your|our|it|this|"
        r"start|that|back)\b",
        r"(?:had|have|need|must) (?:to )?(?:move|shift|put off|push|change|delay) (?:your|our|the|this|tomorrow's|\w+day's) (?:\w+ )?(?:appointment|"
        r"fitting|visit|meeting|lesson|session|delivery|date|slot|viewing|call|interview|surgery|operation|hearing|installation|service|"
        r"booking|start|launch|release|review)\b",
        r"(?:move|launch|start|date|deadline|release|project|schedule|delivery|timeline|work|review|publication|opening|completion)\b[^.;,]{0,30} "
        r"(?:has|have) slipped\b",
        r"cannot (?:take place|go ahead|start|begin) (?:as planned|on)\b|(?:won't|will not) (?:take place|"
        r"go ahead|start|begin) (?:as planned|on)\b",
    ),
    "unready": _any(
        r"(?:takes?|taking|needs?|needing|took) (?:(?!long\b)[\w']+ ){0,4}?(?:longer|more time|a (?:bit|little|while) (?:more|longer)|"
        r"(?:a bit|a little) more time|some (?:more )?time|a little more than|a while(?: yet| longer)?)(?!\w)(?! to (?:get used|learn|read|walk|cook|master|settle))",
        r"(?:is|are|'re|'m|am|'s|runs?|running|fallen|slipped) (?:\w+ ){0,4}(?:running |well |still )?behind\b(?! (?:you|us|the|your|our|my|a|this|it|"
        r"bars|them)\b)",
        r"(?:backed|booked) up\b(?! (?:to|on|by|every|daily|at|in)\b)",
        r"(?:there(?:'ll| will) be|there(?:'s| is)|expect) (?:\w+ )?a (?:\w+ )?wait\b",
        rf"{_NOT} (?:\w+ ){{0,4}}(?:ready|finished|done|complete|completed|in place|fixed|repaired|"
        rf"up and running)\b",
        r"(?:we|i) (?:\w+ ){0,3}(?:need|needs|require) (?:\w+ ){0,2}more time\b",
        r"(?:is|are|'s|will be|it's) (?:\w+ )?(?:taking|going to take) (?:\w+ ){0,3}longer\b",
        r"will take (?:\w+ ){0,3}longer\b|to take (?:\w+ ){0,3}longer than",
        r"(?:we|i)(?:'re| are| am|'m) (?:\w+ ){0,3}(?:behind(?: schedule)?|running behind|running late)\b",
        r"behind schedule\b",
        rf"(?:we|they|he|she|the \w+) {_NOT} (?:\w+ ){{0,2}}(?:fit|install|deliver|ship|finish|print|mend|"
        rf"repair|publish|complete|dispatch) [^.?!;]{{0,40}}\b(?:on (?:the \d|\w+day)|tomorrow|today|"
        rf"as (?:planned|agreed|promised)|this week|in time|by (?:the \d|\w+day))",
        r"(?:can't|cannot|won't|will not|not going to|unable to|not be able to) (?:\w+ ){0,4}(?:finish|"
        r"complete|deliver|meet (?:the|our|your) (?:deadline|date)|make (?:the|our|your) (?:deadline|date))",
    ),
    "stock": _any(
        r"(?:is|are|'s|was|were|currently|temporarily|gone|now|both|all) (?:\w+ )?(?:out of stock|"
        r"on back-?order|back-?ordered|temporarily unavailable)\b",
        r"(?:out of stock|on back[- ]?order)\b(?! (?:items?|until))",
        r"(?:have|has|had) to (?:re-?)?(?:order|make|cut|cast|bake|print|sew|build) (?:it|them|one|another|the \w+) (?:anew|again|afresh|new)\b",
        r"waiting for (?:\w+ ){0,3}(?:new )?stock\b",
        r"stock (?:has|is) (?:run out|short|delayed)",
    ),
    "backlog": _any(
        r"(?:a|our|the|large|current|considerable|heavy) (?:\w+ )?backlog\b",
        r"(?:processing|waiting|response|handling|lead) times? (?:is|are|has|have) (?:\w+ ){0,3}(?:longer|"
        r"increased|high|up)\b",
        r"longer than (?:usual|normal|expected|planned|we (?:expected|planned|said|hoped)|promised|you)\b",
    ),
    "down": _any(
        r"(?:is|are|remains?|still|currently) (?:still |currently |now |completely |all |temporarily |"
        r"unfortunately ){0,2}(?:down\b(?! to| by| from| in)|offline|out of (?:service|order|action)|"
        r"not (?:available|working|reachable)|unavailable)\b",
        r"(?:service|system|site|portal|network|line|lift|heating|app|website) (?:is|are|remains|"
        r"has been) (?:\w+ )?(?:interrupted|disrupted|unavailable|down)\b",
    ),
    "late": _any(
        r"(?:haven't|have not|don't have|do not have|have no|there(?:'s| is) no|can't (?:give|name|promise|say)|cannot (?:give|name|"
        r"promise|say)|unable to (?:give|name|say)|without) (?:you )?(?:yet )?(?:an? |any )?(?:new |firm |exact |fixed |definite |clear |"
        r"precise )?(?:date|day|delivery date|eta|time ?frame|timeline)\b(?! (?:of|when|that|in mind|off|to lose))",
        r"(?:no (?:saying|telling|knowing)|(?:can't|cannot|couldn't) (?:say|tell|promise)|hard to say|don't know|do not know|not sure|unclear|"
        r"impossible to say|anyone's guess|nobody knows|no idea) (?:you )?(?:yet )?(?:exactly )?(?:when|how (?:much )?(?:long(?:er)?|soon))\b"
        r"(?=$|[.,;:!)]| (?:\w+ ){0,4}?(?:will|can|is going|are going|\w+ takes?|be)\b| (?:it|they)'ll\b| that\b)",
        r"(?:won't|will not|not going to) be (?:today|tomorrow|this (?:week|month)|next (?:week|month)|before|until|(?:mon|tues|wednes|thurs|fri|"
        r"satur|sun)day)\b",
        r"(?:won't|can't|cannot|couldn't|haven't|have not|didn't|not) (?:\w+ )?(?:get|got|gotten) (?:round )?to (?:it|your|the|this|that)\b"
        r"(?! (?:bottom|point|station|airport|door|top|end))",
        r"(?:isn't|aren't|is not|are not|hasn't been|haven't been|has not been|have not been|not) (?:\w+ )?(?:\w{3,}ed|done|sent|made|built|"
        r"written|drawn|cut|set) (?:\w+ )?yet\b",
        r"(?:has|have) to wait\b(?! (?:for you|on))|(?:everything|it all|the (?:whole )?(?:plan|schedule|calendar)) (?:has|have) (?:shifted|slipped)\b|"
        r"more patience\b|\bpatience (?:with|for) (?:the|this|us|a)\b",
        r"(?:can't|cannot|won't|couldn't) (?:come|do|make(?: it)?|be there|manage|get there)(?: on| this)? (?:today|tomorrow|this (?:week|month)|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d)",
        r"(?:put|set|thrown?|knocked) (?:us|me|it|everything|things|the \w+) back\b(?! (?:in|on|into|where))",
        rf"(?:lost|lose|losing) (?:{_SPAN}|time) (?:to|because|through|with|over)\b",
        r"hoped to (?:have|be|send|get|finish) [^.;!?]{0,30}\b(?:done|ready|finished|by now|today|already|with you)\b",
        r"(?:isn't|aren't|is not|are not|hasn't|haven't|has not|have not|not) (?:\w+ )?(?:out|here|in|back|through|come|arrived|landed|turned up|signed|"
        r"cleared|started|begun) yet\b|still (?:not|isn't|aren't|hasn't|haven't) (?:\w+ )?(?:out|here|in|back|through|come|arrived|landed|turned up|"
        r"signed|cleared|ready|started|begun)\b|still no (?:sign|word|news)\b",
        r"missed the (?:boat|post|truck|plane|cut-?off|slot|train|collection|vessel)\b",
        r"(?:planned|expected|due|scheduled|set) for (?:later|some ?time|a later|some point)\b",
        r"find (?:you )?(?:another|a new) (?:one|slot|date|day|time|appointment)\b",
        r"nothing (?:will|can) (?:move|happen|be done|go out) (?:before|until|till)\b",
        r"(?:could|may|might|will|'ll) (?:be|take) (?:\w+ )?(?:a while|some time|weeks|months)\b(?! (?:ago|to (?:get used|learn|read|walk)))",
        r"(?:has|have) slipped (?:to|by|past|into|behind|again|badly)\b|(?:going to |will |'ll |is |may )(?:slip(?:ping)?|overrun|run over|run past|miss(?:ed)? (?:the|our|its|that|"
        r"\w+day'?s?)(?: \w+)? ?(?:date|deadline|slot|release|window)?)\b(?! (?:my|our|his|her|the) (?:mind|memory|notice|attention|"
        r"net))",
        r"[\w]+'s (?:still |now |been |currently )?(?:delayed|held up|held back|stuck|late|overdue|back-?ordered|out of stock|"
        r"on back-?order|postponed|pushed back)\b(?! (?:fee|payment))",
        r"(?:new|revised|further|updated|next) \w+ (?:will follow|to follow|follows?) in due course",
        rf"(?:{_LATE_NOW}|running|arriving|come|arrive|reach you|ship|go out|leave) (?:\w+ ){{0,4}}(?:late|"
        rf"later|delayed|overdue|held up|held back|stuck)\b(?! (?:fee|payment|charge|shift))",
        r"later than (?:we|i|planned|promised|expected|agreed|announced|hoped|first|originally)\b",
        rf"{_NOT} (?:\w+ ){{0,2}}(?:going live|going out|going ahead|starting|launching|opening|shipping|"
        rf"leaving|arriving|happening|taking place|coming|moving)\b",
        rf"{_NOT} (?:\w+ ){{0,4}}(?:go live|go out|arrive|launch|be shipped|ship|deliver|be delivered|"
        rf"be collected|be completed|be repaired|be processed|be issued|be dispatched|reach you|be here|"
        rf"be sent|be installed|be published|be released|be fitted|be posted|leave (?:us|our|the)|come in|"
        rf"be there|be with you|make it|been (?:shipped|dispatched|delivered))\b",
        r"(?:some|a|be an?|slight|short|further|another|unexpected|unforeseen|small|certain|is an?|"
        r"considerable|significant) delays? (?:in|with|to|on)\b",
        r"(?:there (?:is|will be|has been|are|'s)|experiencing|facing|expect|announce|"
        r"have) (?:\w+ ){0,3}delays?\b",
        r"delays? (?:in|with|of|to|on|at) (?:the |your |our )?(?:\w+ )?(?:delivery|dispatch|shipment|shipping|"
        r"order|production|supply|completion|publication|start|opening|launch|arrival|customs|processing|"
        r"payment|refund)",
    ),
}
_NO_DELAY = Pattern(
    r"\b(?:without (?:any |further )?delay|no delays?|not (?:be )?(?:delayed|late|postponed)|never late|"
    r"avoid (?:any |further |a )?delays?|prevent (?:\w+ )?delays?|to delay|sooner or later|later (?:on|"
    r"today|this|in|that)|see you later|now or later|late (?:fee|payment|charge|reply|shift|checkout|"
    r"check-out)s?|better late|at the latest|of late|"
    r"(?:your|the) (?:payment|invoice|rent|instalment|fee|balance|account|book|books|assignment|homework|"
    r"reply|feedback|answer|form)\w* (?:is|are|was|were|has been) (?:\w+ )?(?:late|overdue|delayed|"
    r"missing)|you(?:'re| are|'ll be| will be| were| might be| may be)(?: \w+)? (?:late|delayed|behind|"
    r"running)|(?:delay(?:ed)?|late) (?:in )?(?:reply|replying|response|responding|answer|answering|"
    r"getting back|writing)\w*|(?:earlier|sooner) (?:rather )?than later|held up (?:well|a)|"
    r"put (?:you )?off by)\b",
    re.I,
)
_HYPOTHETICAL = Pattern(
    r"\b(?:if|in case|should|whenever|unless|when)\b[^,;.]{0,80}\b(?:late|later|delay\w*|postpon\w*|"
    r"not ready|unavailable|out of stock|down|longer)\b|\b(?:may|might|can|could) (?:sometimes|"
    r"occasionally)\b",
    re.I,
)
_OVER = Pattern(
    r"\b(?:was|were|had been|got|arrived|came) (?:\w+ ){0,3}(?:delayed|late|held up|down|postponed|"
    r"out of stock|later|unavailable)\b",
    re.I,
)
_OLD_DATE = Pattern(
    r"\b(?:planned|scheduled|due|promised|meant|agreed|announced|expected|supposed|booked|set|foreseen|"
    r"originally|intended|ordered|shipped|placed|dated|received|paid|since|instead of|rather than|not|"
    r"unlike|than)\b(?: to \w+| to be \w+)?(?: for| on| by| in| at| from| of| before|"
    r" until)?(?: the)? (?=[\w])",
    re.I,
)
_ELSE = Pattern(
    r"\b(?:the rest|the others?|the remaining|remainder|everything else|all other|meanwhile|"
    r"in the meantime|invoice|offer|voucher|discount|coupon|code|sale|browse|newsletter|opening hours|"
    r"we(?:'re| are) open|office (?:is|will be) (?:open|closed)|payment|pay\b|charged|valid until|"
    r"have a (?:nice|good|great|lovely))\b",
    re.I,
)
_AHEAD = Pattern(
    r"\b(?:will|'ll|should|shall|can|could|would|expect\w*|due|by|until|till|new (?!year)|next|plan\w*|"
    r"ready|arrive\w*|resume\w*|back|available|moved to|rescheduled (?:for|to)|postponed (?:to|until|till|"
    r"by)|to|now|hope|aim|estimate\w*|from|earliest|latest|likely|instead|goes|comes|within|tomorrow|"
    r"today|receives?|brings?|lands?|leaves?|starts?|arrives?|works?|fits?|has|have|is|are|it's|'s)\b",
    re.I,
)
_PAST = Pattern(
    r"\b(?:was|were|had|left|arrived|happened|started|began|ordered|went|came|broke|showed|told|noticed|"
    r"found)\b",
    re.I,
)


#: What is called off now and takes place another time is put off.
_CALLED_OFF = Pattern(
    r"\b(?:is|are|was|were|has been|have been|had to be|will be) (?:\w+ )?(?:cancell?ed|called off)\b", re.I
)
_ANEW = Pattern(
    r"\b(?:will|'ll|shall) (?:\w+ ){1,5}again\b|\bnew (?:date|time|appointment|slot)\b|\banother (?:date|"
    r"day|time)\b|\breschedul\w+",
    re.I,
)
#: No delay is announced without one of these.
_PERHAPS_LATE = Stems(
    "late|delay|postpon|n't|n’t|not|behind|time|stock|order|longer|hold|held|down|off|back|push|defer|resched|suspend|adjourn|pause|still|put|set|thrown|"
    "knock|los|hoped|missed|for some|find|to be|wait|patien|shift|anew|again|notice|high|date|day|slip|take|need|run|no saying|no telling|no knowing|no idea|"
    "unclear|guess|knows|follow|unavail|unable|unlikely|stuck|overdue|interrupt|disrupt|cancel|called"
)


#: What comes when it comes: a date is named by an event that nobody can put in a diary.
_OPEN_ENDED = _any(
    r"(?:it|they|that|the \w+(?: \w+)?|a new \w+|your \w+(?: \w+)?|work|this)(?:'ll| will| shall|'s going to| is going to| and)? "
    r"(?:\w+ ){0,2}(?:come|comes|arrive|start|starts|begin|begins|be|follow|follows|go out|go|leave|reach|happen|resume|ship)\b(?: [\w']+){0,5}? "
    r"(?:in due course|when|once|as soon as|as and when|at some (?:stage|point)|sometime|eventually|whenever)\b(?! (?:you|your)\b)",
    r"(?:come|comes|will come|follow|sent|send it|issued) (?:\w+ ){0,3}(?:when|once|as soon as) (?:the|it|they|he|she|we|everything)\b",
    r"(?:will follow|to follow|follows) in due course",
)
#: Where it lies, in place of when it comes.
_UNDER_WAY = _any(
    r"still (?:with|at|in|on|under|sitting|stuck|held|waiting|being|pending|open|outstanding)\b",
    r"(?:we|i)(?:'re| are|'m| am)(?: still| also)? waiting (?:for|on)\b(?! (?:you|your)\b)",
    r"(?:hasn't|haven't|has not|have not) (?:\w+ )?(?:been (?!asked|told)\w+|sent|come|arrived|landed|replied|answered|signed|delivered|turned up)\b",
    r"(?:isn't|aren't|is not|are not) (?:\w+ )?(?:here|in|out|back|through|running|ready|done|there|up|finished|signed|made|printed)\b",
    r"(?:can't|cannot) (?:\w+ ){1,4}(?:yet|before|until|till)\b",
    r"in (?:pieces|bits)\b",
    r"(?:is|are|sits?) (?:\w+ )?(?:in (?:the|our) queue|in line|pending|under review|in hand|on order|with (?:the|our) (?:\w+ )?(?:team|department|"
    r"supplier|workshop|lab|printer|insurer|bank|assessor|developers?))\b",
)
_WAITS = Pattern(
    r"\b(?:when|by when|how (?:long|soon)|what date|which d(?:ate|ay)|what time)\b|\bany (?:news|sign|update|word)\b",
    re.I,
)


def _waited_for(draft: Draft) -> bool:
    """Whether the thread waits for something: it is late, or it is asked when it comes."""
    received = draft.received
    if received is None:
        return False
    return complaint(draft) == "late" or bool(_WAITS.search(received.text) or _OVERDUE.search(received.text))


@once
def delay(draft: Draft) -> tuple[str, str] | None:
    """The kind of delay that the draft announces and the sentence that does; None if it announces none."""
    for sentence in draft.body:
        if not _PERHAPS_LATE.stand_in(sentence):
            continue
        words = _NO_DELAY.sub(" ", sentence)
        if sentence.rstrip("\"')”").endswith("?") or _HYPOTHETICAL.search(words):
            continue
        over = _OVER.search(words)
        for kind, shown in _DELAYS.items():
            found = shown.search(words)
            if found and not (over and over.start() <= found.start() + 8 and kind in ("late", "down", "stock")):
                return kind, sentence
        if _CALLED_OFF.search(words) and _ANEW.search(draft.text):
            return "postponed", sentence
    waited = _waited_for(draft)
    if waited or complaint(draft) is not None:
        for sentence in draft.body:
            open_ended = _OPEN_ENDED.search(sentence) or (waited and _UNDER_WAY.search(sentence))
            if open_ended and not TIME.search(sentence) and not sentence.rstrip("\"')”").endswith("?"):
                return "late", sentence
    return None


def dated(draft: Draft, announced: str) -> bool:
    """Whether the draft says by when, or by how much longer. The old date, and dates of other matters, do not count."""
    for sentence in draft.body:
        if _ELSE.search(sentence):
            continue
        words = sentence
        if sentence == announced:
            if LENGTH.search(words):
                return True
            words = re.sub(rf"{_NOT}\b[^,;:.–—]*?(?=,|;|:|\.|–|—|\bbut\b|\band\b|\buntil\b|$)", " ", words, flags=re.I)
        elif LENGTH.search(words) and re.search(
            r"\b(?:will|'ll|takes?|need|later|late|longer|delay\w*|behind|more)\b", words, re.I
        ):
            return True
        if any(_new_date(clause) for clause in _CLAUSES.split(words)):
            return True
    return False


#: "I work", "nobody came": verbs of what was, and of what always is.
_BEFORE = Pattern(
    r"\b(?:was|were|had|did|didn't|wasn't|weren't|left|came|went|broke|told|found|took|got|gave|said|sent|made|put|wrote|rang|"
    r"spoke|saw|knew|began|fell|failed|lost|kept|let|stood|meant|(?!(?:need|shed|speed|feed|delayed|postponed|pushed|moved|"
    r"rescheduled|expected|planned|promised|deferred|put|scheduled|estimated|hundred)\b)[a-z]{2,}ed)\b",
    re.I,
)
#: What is said of a time without setting one.
_ASIDE = Pattern(
    r"\b(?:running late|slow|busy|swamped|short-staffed|ill|sick|away|closed|on leave|sorry|apologi\w+|thank\w*|know what|know that|know how|you know|means? to|didn't|did not|hasn't|has not|past|beyond|since)\b",
    re.I,
)
_TO_COME = Pattern(r"\b(?:will|shall|should|expect\w*|due|ready|going to|can|could|new date)\b|'ll\b", re.I)
_CLAUSES = Pattern(
    r"\s*[;:–—]\s*|,?\s+(?:and|but|because|since|so that|so|as|which|while|when)\s+(?=(?:\w+\s+){1,3}\w)", re.I
)


def _new_date(clause: str) -> bool:
    """Whether a clause names a time that is to come."""
    if _ASIDE.search(clause):
        return False
    for time in TIME.finditer(clause):
        before = clause[max(0, time.start() - 45) : time.start()]
        old = _OLD_DATE.search(before + "x")
        if old is not None and old.end() >= len(before) - 4:
            continue
        if re.fullmatch(r"\d+\.\d+", time[0]) and re.match(r" ?\w", clause[time.end() :]):
            continue  # A version, a length.
        near = re.match(r"(?:by|until|till|to|for|within|in)\b", time[0], re.I) or re.search(
            r"\b(?:by|until|till|to|for|from)(?: about| around)?(?: the)?\s*$", before
        )
        if _TO_COME.search(clause) or (near and not re.match(r"in\b", time[0], re.I)):
            return True
        if _PAST.search(clause) or _BEFORE.search(clause):
            continue
        if _AHEAD.search(clause) or len(clause.split()) <= 4:
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

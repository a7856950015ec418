"""Worn office talk said plainly, each phrase with its objects: "circle back to you on", "have the bandwidth to"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tonecheck.checkers.lazy import Rare
from tonecheck.rewrite.recast.case import Case, Proposal, inflect, smooth
from tonecheck.rewrite.recast.kept import JARGON

_SAME = "says the same in plain words"
_WHEN = (
    r"(?:today|tomorrow|tonight|soon|later|again|next|this (?:week|month|morning|afternoon|evening|year)|"
    r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|in (?:a|an|the|two|three|four|\d+)|after|before|by|at|when|once|"
    r"early|shortly|quickly|briefly|first thing)\b"
)
_END = r"(?=\s*(?:[.!?,;:–—]|$))"
_THEM = r"(?:(?:the|our|your|my|their) (?:[\w-]+ ){0,2}?[\w-]+|everyone|everybody|all|both|them|him|her|[A-Z][\w'-]+)"
_OF_ALL = r"(?:all (?:of )?(?:the |our |your |your various |relevant |key |internal |external )*)"

#: A word that must be there, an expression, and what stands in its place: one or more ways, the best first. `~verb` is a verb in any
#: form, and takes that form on the other side; `{x}` is what the group x found.
PHRASES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # Fillers.
    ("end of the day", r"^at the end of the day,? (?=\w)", ("",)),
    ("all is said", r"^when all is said and done,? (?=\w)", ("",)),
    ("fact of the matter", r"^the fact of the matter is (?:that )?(?=\w)", ("",)),
    ("long and short", r"^the long and short of it is (?:that )?(?=\w)", ("",)),
    ("point in time", r"\bat this (?:point|moment) in time\b", ("at the moment", "for now")),
    ("basis", r"\bon a go-?forward basis\b", ("from now on",)),
    ("going forward", r",? going forward" + _END, (" from now on",)),
    ("moving forward", r",? moving forward" + _END, (" from now on",)),
    ("going forward", r"^going forward,? (?=\w)", ("from now on, ",)),
    ("moving forward", r"^moving forward,? (?=\w)", ("from now on, ",)),
    # Talking to each other.
    ("circling back", r"^(?:i(?:'m| am) )?(?:just )?circling back (?:on|to|about|regarding) (?=the\b|your\b|our\b|this\b|that\b|my\b)", ("I'm writing about ",)),
    ("circling back", r"^(?:i(?:'m| am) )?(?:just )?circling back to see\b", ("I'm writing to see",)),
    ("circl", r"\b~circle back (?:around )?(?:to|with|at) you\b(?: (?:on|about|regarding) (?=the\b|your\b|our\b|this\b|that\b|it\b))", ("~get back to you about ",)),
    ("circl", r"\b~circle back (?:around )?(?:to|with|at) you\b", ("~get back to you",)),
    ("circl", r"\b~circle back with (?=(?:me|us)\b)", ("~get back to ",)),
    ("circl", rf"\b~circle back with (?={_THEM})", ("~check with ", "~speak to ")),
    ("circl", r"\b~circle back (?:around )?(?:on|to|about) (?=(?:the|your|our|this|that|my|these|those|it)\b)", ("~come back to ", "~return to ")),
    ("circle back", rf"\b(?P<we>let's|let us|shall we|can we|could we|we can|we could|we should|should we) circle back(?= {_WHEN}|{_END})", ("{we} talk again", "{we} talk about it again")),
    ("circle back", rf"\b(?P<we>(?:we|i)(?:'ll| will)) circle back(?= {_WHEN}|{_END})", ("{we} get back to you",)),
    ("touching base", r"\b(?P<i>i(?:'m| am)|we(?:'re| are)) (?:just )?touching base (?=to (?:see|ask|check|find|let|confirm|say|share|tell|remind)\b)", ("{i} writing ",)),
    ("touching base", r"^(?:just )?touching base (?=to (?:see|ask|check|find|let|confirm|say|share|tell|remind)\b)", ("I'm writing ",)),
    ("touching base", r"\b(?P<i>i(?:'m| am)|we(?:'re| are)) (?:just )?touching base (?:on|about|regarding) (?=(?:the|your|our|my|this)\b)", ("{i} writing about ",)),
    ("base", r"\bto touch base (?=to (?:see|ask|check|find|let|confirm|discuss)\b)", ("to write ",)),
    ("base", r"\b~touch base with you (?:on|about|regarding|over) (?=(?:the|your|our|my|this|that|it)\b)", ("~talk to you about ",)),
    ("base", r"\b~touch base with (?=(?:you|me|us)\b)", ("~talk to ",)),
    ("base", rf"\b~touch base with (?={_THEM})", ("~speak to ", "~talk to ")),
    ("base", r"\b~touch base (?:on|about|regarding|over) (?=(?:the|your|our|my|this|that|it)\b)", ("~talk about ",)),
    ("base", rf"\b(?P<we>let's|let us|shall we|can we|could we|we can|we could|we should|should we|we(?:'ll| will)|want to|like to|time to|good to|to|when we|once we) touch base(?= {_WHEN}|{_END})", ("{we} talk", "{we} have a word")),
    ("base", rf"(?P<will>\bwill|'ll) touch base(?= {_WHEN}|{_END})", ("{will} be in touch",)),
    ("reach", r"\b~reach out and (?:connect|touch base|introduce (?:myself|ourselves))\b", ("~introduce myself",)),
    ("reach", r"\b~reach out to (?=discuss|ask|see|check|confirm|let|tell|share|introduce|arrange|offer|say)", ("~write to ",)),
    ("reach", r"\b~reach out to (?=(?:you|me|us|the|our|your|my|him|her|them|[A-Z])\b)", ("~contact ",)),
    ("reach", r"\b~reach out\b", ("~get in touch",)),
    ("loop", r"\bin the loop\b", ("informed",)),
    ("loop", r"\b~loop (?P<x>me|us|you|him|her|them) in (?:on|about) (?=\w)", ("~tell {x} about ",)),
    ("loop", r"\b~loop (?P<x>me|us|you|him|her|them|everyone) in\b", ("~include {x}",)),
    ("loop", rf"\b~loop in (?={_THEM})", ("~include ",)),
    ("close the loop", r"^(?P<i>i(?:'m| am)?|we(?:'re| are)?) (?:just )?(?:(?:want|wanted|would like|closing|need)(?: to)? )?clos(?:e|ing) the loop (?:on|with you on|about) (?=\w)", ("I wanted to get back to you about ",)),
    ("loop", r"\b~close the loop (?:on|about) (?=\w)", ("~settle ", "~finish ")),
    ("loop", r"\b~close the loop\b", ("~settle this",)),
    ("offline", r"\b~take (?P<x>this|it|that|the (?:conversation|discussion|topic|matter)) (?:offline|off-line|off line)(?: and discuss(?: it)?)?\b", ("~discuss {x} separately",)),
    ("parking lot", r"\b~put (?P<x>this|it|that|the \w+) (?:in|on) (?:the|our) parking lot\b", ("~leave {x}",)),
    ("pin in", r"\b~put a pin in (?P<x>this|it|that|the \w+)\b", ("~leave {x}",)),
    ("park", r"\b~park (?P<x>this|it|that)(?: (?:thought|idea|discussion|one|topic|item))? for (?:now|the moment)\b", ("~leave {x} for now",)),
    ("brain", r"\b~pick (?P<x>your|his|her|their|my|our) brains? (?=(?:on|about|over)\b)", ("~ask {x} advice ", "~ask for {x} advice ")),
    ("brain", r"\b~pick (?P<x>your|his|her|their|my|our) brains?\b", ("~ask {x} advice", "~ask for {x} advice")),
    ("off", r"\b~bounce (?P<x>(?:some|a few|a couple of|my|our) (?:ideas|thoughts)|(?:an|this|that|the|my|our) idea|this|that|it|something) off (?:of )?(?P<y>you|him|her|them|me|us)\b", ("~discuss {x} with {y}",)),
    ("sync", r"\b~sync up with (?=\w)", ("~talk to ",)),
    ("sync", r"\b~sync(?: up)? (?:about|on|regarding) (?=(?:the|your|our|my|this|that|where|how|what|it)\b)", ("~talk about ",)),
    ("sync", rf"(?<!to )\b~sync up(?= {_WHEN}|{_END})", ("~talk",)),
    ("call to sync", rf"\bcall to sync up(?= {_WHEN}|{_END})", ("call",)),
    ("sync", rf"\bto sync up(?= {_WHEN}|{_END})", ("to talk",)),
    ("call", r"\b~(?P<h>jump|hop) on (?:a|to a|onto a) (?=(?:quick |short |brief )?(?:call|zoom))", ("~have a ",)),
    ("call", r"\bhave a quick call\b", ("have a short call",)),
    ("powwow", r"\b(?:pow-?wow|stand-up huddle)\b", ("meeting",)),
    ("huddle", rf"\b~huddle up(?= {_WHEN}|{_END})", ("~meet",)),
    ("noodle", r"\b~noodle on (?=\w)", ("~think about ",)),
    ("speed", r"\b~bring (?P<x>you|everybody|everyone|the team|us|them|me) up to speed\b", ("~bring {x} up to date",)),
    ("run", r"\b~run (?P<x>this|that|it|something|an idea) by (?:the powers that be|the wider team|the troops)\b", ("~ask the others about {x}",)),
    # Looking at things.
    ("dive", r"\b~(?P<h>do|take|have) a quick deep[- ]dive (?:into|on) (?=\w)", ("~take a quick look at ", "~go through ")),
    ("dive", r"\b~(?P<h>do|take|have) a deep[- ]dive (?:into|on) (?=\w)", ("~look closely at ", "~go through ")),
    ("dive", r"\b~deep[- ]?dive into (?=\w)", ("~look closely at ", "~go through ")),
    ("dive", r"\b(?P<x>a|the|our|this|another|one) (?:quick )?deep[- ]?dive (?:into|on) (?=\w)", ("{x} close look at ",)),
    ("drill", r"\b~drill down (?:into|on|to) (?=\w)", ("~look more closely at ", "~go through ")),
    ("click", r"\b~double[- ]click (?:on|into) (?=\w)", ("~look more closely at ", "~say more about ", "~go through ")),
    ("onion", r"\b~peel (?:back )?the onion on (?=\w)", ("~look more closely at ",)),
    ("onion", r"\b~peel (?:back )?the onion\b", ("~look more closely",)),
    ("unpack", r"\b~unpack (?=(?:the|your|our|this|that|these|those|what|how|it)\b)", ("~go through ",)),
    ("view", r"\b(?:helicopter|bird's-eye|(?:\d+,000|thirty-thousand)[- ]foot|high-level) view\b", ("overview",)),
    ("high-level overview", r"\bhigh-level overview\b", ("overview",)),
    ("360", r"\b360[- ]degree view\b", ("full view",)),
    ("granular", r"\b(?P<m>more|some|greater|better|a bit of|a bit more) granularity\b", ("more detail",)),
    ("visibility", r"\bhave (?:full|complete|total|end-to-end) visibility (?:into|of|on|over) (?=\w)", ("can see all of ",)),
    ("visibility", r"\bvisibility (?:into|on) (?=\w)", ("information about ",)),
    ("takeaway", r"\b(?:key |main )?takeaways\b", ("main points",)),
    ("takeaway", r"\b(?:key |main )?takeaway\b", ("main point",)),
    ("learnings", r"\b(?:key )?learnings\b", ("lessons",)),
    ("level", r"\b~level[- ]set on (?=\w)", ("~agree on ",)),
    ("level", r"\b~level[- ]set (?=(?:our |the )?expectations\b)", ("~agree on ",)),
    ("level", rf"\b~level[- ]set(?= {_WHEN}|{_END})", ("~agree where we stand",)),
    ("same page", r"\b~get (?P<x>everyone|everybody) on the same page\b", ("~make sure {x} agrees",)),
    ("hymn", r"\bare (?P<x>all )?singing from the same (?:hymn|song) ?sheet\b", ("{x}agree",)),
    ("hymn", r"\b~sing (?:all )?from the same (?:hymn|song) ?sheet\b", ("~say the same thing",)),
    ("hymn", r"\bon the same hymn ?sheet\b", ("in agreement",)),
    ("align", r"\b~get (?P<x>everyone|everybody) aligned (?:on|around) (?=\w)", ("~make sure {x} agrees on ",)),
    ("align", r"\b~get (?:aligned|alignment) (?:on|around) (?=\w)", ("~agree on ",)),
    ("aligned", r"\baligned (?:on|around) (?=\w)", ("agreed on ",)),
    ("align", r"\b~align (?:on|around) (?=(?:the|our|your|this|that|these|a|an|next|what|how|who|when|timelines?|scope)\b)", ("~agree on ", "~decide on ")),
    ("align", rf"\b~align with (?={_OF_ALL}?(?:the |our |your |my )?(?:[\w-]+ )?(?:stakeholders?|team|teams|colleagues?|legal|finance|sales|marketing|management|client|customer)\b)", ("~talk to ",)),
    # People and time.
    ("buy-in", rf"\b~get buy-in from (?P<x>{_THEM}|{_OF_ALL}\w+)", ("~get the agreement of {x}",)),
    ("buy-in", r"\bbuy-in (?=from\b)", ("agreement ",)),
    ("stakeholders", rf"\b{_OF_ALL}stakeholders\b", ("all those involved",)),
    ("stakeholders", r"\b(?:the |our |your )?(?:(?:key|main|relevant|various|different|other|important|internal|external) )*stakeholders\b", ("those involved", "the people involved")),
    ("bandwidth", r"\b(?P<i>i|we) (?:simply |just |currently |really )?(?:don't|do not) (?:currently |really )?have (?:the |any |enough |much )?bandwidth to (?=(?!do\b)\w+)", ("I'm afraid {i_} can't ",)),
    ("bandwidth", r"\b(?P<i>i|we) (?:simply |just |currently |really )?(?:don't|do not) (?:currently |really )?have (?:the |any |enough |much )?bandwidth (?:for|to do) (?P<x>this|that|it)\b", ("I'm afraid {i_} can't take {x} on",)),
    ("bandwidth", r"\b(?:the |any |enough |some |much |more )?bandwidth (?=to\b|for\b|this\b|next\b|right\b|at\b)", ("time ",)),
    ("bandwidth", rf"\b(?P<h>have|has|had) (?:the |any |enough |some |more )?bandwidth{_END}", ("{h} time",)),
    ("ducks", r"\b~get (?:all )?(?:of )?(?:our|your|my|their|the|his|her) ducks in a row\b", ("~get everything ready", "~prepare everything")),
    ("ducks", r"\b~have (?:all )?(?:of )?(?:our|your|my|their|the|his|her) ducks in a row\b", ("~have everything ready",)),
    ("ball rolling", r"\b~get the ball rolling (?=(?:on|with)\b)", ("~start ",)),
    ("ball rolling", r"\b~get the ball rolling\b", ("~start", "~get started")),
    ("ground running", r"\b~hit the ground running\b", ("~make a quick start",)),
    ("trigger", r"\b~pull the trigger on (?=\w)", ("~go ahead with ",)),
    ("hats", r"\b~wear (?:multiple|many|several|two|three) hats\b", ("~do several jobs",)),
    ("ball", r"\b~run with (?:the ball|it)\b", ("~take it on",)),
    ("over the line", r"\b~(?P<h>get|push) (?P<x>this|it|that|the \w+) over the line\b", ("~finish {x}",)),
    ("over the wall", r"\b~throw (?P<x>this|it|that) over the wall\b", ("~hand {x} over",)),
    ("action", r"\b~action (?P<x>this|that|it|these|the \w+)\b", ("~deal with {x}", "~see to {x}")),
    ("upskill", r"\b~upskill (?=(?:our|your|the)\b)", ("~train ",)),
    ("spearhead", r"\b~spearhead (?=(?:the|this|our|a)\b)", ("~lead ",)),
    # Aims and pictures.
    ("box", r"\b~think outside (?:the|of the) box (?=on\b|about\b|to\b)", ("~find a new approach ",)),
    ("box", r"\b~think outside (?:the|of the) box\b", ("~look for new ideas", "~find a new approach")),
    ("box thinking", r"\b(?:out|outside)-?(?: |-)(?:of-)?the-box (?:thinking|ideas)\b", ("new ideas",)),
    ("sky", r"\bblue[- ]sky thinking\b", ("new ideas",)),
    ("ideation", r"\b(?:an )?ideation session\b", ("a meeting to collect ideas",)),
    ("ideat", r"\b~ideate (?:on|about|around) (?=\w)", ("~think about ", "~collect ideas for ")),
    ("hanging", r"\b(?P<v>is|was|would be) (?:the |a )?low[- ]hanging fruit (?=for\b)", ("{v} an easy task ",)),
    ("hanging", r"\b(?P<v>start(?:ing)? with|go(?:ing)? (?:for|after)|tackle|focus on|begin with|do) the low[- ]hanging fruits?\b(?: first)?", ("{v} the easiest tasks", "{v} the easy parts first")),
    ("ocean", r"\b~boil the ocean\b", ("~take on too much",)),
    ("needle", r"\b~move the (?:needle|dial) on (?=\w)", ("~make a real difference to ", "~help with ")),
    ("needle", r"\b~move the (?:needle|dial)\b", ("~make a real difference",)),
    ("dial", r"\b~move the dial on (?=\w)", ("~make a real difference to ", "~help with ")),
    ("reinvent", r"\blet's not reinvent the wheel\b", ("we don't need to start from scratch",)),
    ("reinvent", r"\b~reinvent the wheel\b", ("~start from scratch",)),
    ("brainer", r"\b(?P<v>is|was|'s|would be|seems|seemed|be) (?:really )?(?:a )?(?:complete |total |real |bit of a )?no-?\s?brainer\b", ("{v} an easy decision",)),
    ("game", r"\b(?:is|'s) a (?:real |true |total |complete )?game[- ]changer (?=for\b)", (" will make a big difference ",)),
    ("game", r"\bwas a (?:real |true |total |complete )?game[- ]changer\b", ("made a big difference",)),
    ("game", r"\b(?P<m>will|would|could|can|might) be a (?:real |true |total |complete )?game[- ]changer\b", ("{m} make a big difference",)),
    ("win-win", r"\b(?P<v>is|'s|was|would be|will be|be|as) (?:a|truly a|really a) (?:real |true |genuine )?win[-/ ]win(?: (?:situation|scenario|solution|outcome|deal|arrangement))? for (?P<x>everyone|everybody|all(?: of us| involved)?|both(?: of us| sides| parties| teams| companies)?|us both|you and us|all parties|you and (?:me|your team))\b", ("{v} good for {x}", "{v} of use to {x}")),
    ("win-win", r"\b(?P<v>is|'s|was|would be|will be|be) (?:a|truly a|really a) (?:real |true |genuine )?win[-/ ]win(?: (?:situation|scenario))?" + _END, ("{v} good for both sides", "{v} of use to both of us")),
    ("win-win", r"\ba win[-/ ]win (?P<x>solution|outcome|deal|arrangement|agreement)\b", ("{a_x} that suits both sides",)),
    ("paradigm", r"\ba (?:real |true |complete )?paradigm shift\b", ("a big change", "a real change")),
    ("envelope", r"\b~push the envelope (?=on\b|with\b|in\b)", ("~try something new ",)),
    ("envelope", r"\b~push the envelope\b", ("~try something new",)),
    ("bar", r"\b~raise the bar (?:on|for|in) (?=\w)", ("~improve ",)),
    ("next level", r"\b~(?P<h>take|bring) (?P<x>(?:your|our|the|this|that|their|his|her|my) (?:[\w'-]+ ){0,3}?[\w'-]+|it|things) to (?:the|a) next level\b", ("~improve {x}",)),
    ("game", r"\b~(?P<h>up|raise) (?:our|your|my|their) game\b", ("~do better",)),
    ("bridge", r"\b~cross that bridge when (?P<x>we|i|they) (?:come|get) to it\b", ("~deal with that when it comes up",)),
    ("best foot", r"\b~put (?P<x>our|your|my|their) best foot forward\b", ("~do {x} best",)),
    ("goalposts", r"\b~(?P<h>move|shift) the goalposts\b", ("~change the target",)),
    ("dots", r"\b~(?P<h>join|connect) the dots between (?=\w)", ("~link ",)),
    ("dots", r"\b~(?P<h>join|connect) the dots\b", ("~put the pieces together",)),
    ("what sticks", r"\b~(?P<h>throw) spaghetti at the wall(?: and| to) see what sticks\b", ("~try different things",)),
    ("flagpole", r"\b~run (?P<x>this|it|that|the idea) up the flagpole\b", ("~find out what people think of {x}", "~try {x} out")),
    ("silos", r"\b~break down (?:the )?silos between (?P<x>[\w' -]+?) and (?P<y>[\w' -]+?)" + _END, ("~help {x} and {y} work together",)),
    ("silos", r"\b~break down (?:the )?silos\b", ("~work together",)),
    ("stops", r"\b~pull out all the stops to (?=\w)", ("~do all {x_s} to ",)),
    ("mile", r"\b~go (?:the|that) extra mile to (?=\w)", ("~do {x_p} best to ",)),
    ("beyond", r"\b~go above and beyond to (?=\w)", ("~do {x_p} best to ",)),
    ("expectations", r"\b~(?P<h>exceed|surpass) (?:all )?(?:of )?your expectations\b", ("~do a good job for you",)),
    ("speed", r"\b~(?P<h>supercharge|turbocharge|turbo-charge) (?=(?:your|our|the)\b)", ("~improve ",)),
    ("future-proof", r"\b~future-?proof (?P<x>(?:your|our|the|their|this) (?:[\w-]+ )?[\w-]+)\b", ("~prepare {x} for the future",)),
    ("synerg", r"\b~leverage (?:the )?synergies (?:between|across) (?=\w)", ("~make use of what is shared between ",)),
    ("leverag", r"\b~leverage (?=\w)", ("~use ", "~make use of ")),
    ("utili", r"\b~utili[sz]e (?=\w)", ("~use ",)),
    ("streamlin", r"\b~streamline (?=\w)", ("~simplify ", "~make easier ")),
    ("needful", r"\b~do the needful\b", ("~do what is needed",)),
    ("empower", r"\b~empower (?P<x>you|your \w+|our \w+|teams|people|them|everyone|customers) to (?=\w)", ("~help {x} ", "~enable {x} to ")),
    # Nouns and adjectives.
    ("pain point", r"\bpain points\b", ("problems",)),
    ("pain point", r"\bpain point\b", ("problem",)),
    ("thought leader", r"\bthought leaders\b", ("experts",)),
    ("thought leader", r"\bthought leadership\b", ("expertise",)),
    ("thought leader", r"\bthought leader\b", ("expert",)),
    ("touchpoint", r"\b(?:key )?touchpoints\b", ("contacts",)),
    ("core compet", r"\bcore competenc(?:ies|es)\b", ("strengths", "main skills")),
    ("core compet", r"\bcore competenc(?:y|e)\b", ("strength", "main skill")),
    ("actionable", r"\bactionable insights\b", ("useful findings", "useful results")),
    ("data-driven", r"\bdata-driven decisions\b", ("decisions based on figures",)),
    ("quick win", r"\bquick wins\b", ("quick improvements",)),
    ("quick win", r"\ba quick win\b", ("a quick improvement",)),
    ("value-add", r"\bvalue-add(?:ed)? (?=services?\b)", ("extra ",)),
    ("best practice", r"\bbest[- ]practices\b", ("proven methods",)),
    ("market", r"\bgo-to-market (?:strategy|plan)\b", ("launch plan",)),
    ("state-of-the-art", r"\bstate[- ]of[- ]the[- ]art\b", ("modern",)),
    ("cutting", r"\bcutting[- ]edge\b", ("modern",)),
    ("seamless", r"\bseamlessly\b", ("smoothly", "without trouble")),
    ("seamless", r"\bseamless\b", ("smooth",)),
    ("bespoke", r"\bbespoke\b", ("custom-made",)),
    ("value prop", r"\bvalue proposition\b", ("offer",)),
    ("mission", r"\bmission[- ]critical\b", ("essential",)),
    ("ask", r"\bthe ask (?:here )?is\b", ("the request is",)),
    ("secret sauce", r"\bsecret sauce\b", ("special strength",)),
    ("swim", r"\bswim ?lanes\b", ("areas of responsibility",)),
    ("tiger", r"\btiger team\b", ("special team",)),
)  # fmt: skip

_FORMS = ("VBD", "VBN", "VBG", "VBZ")
#: What putting words in may leave: the same word twice, a word without its noun, worn words again.
_BROKEN = Rare(
    r"\b(\w+) \1\b|\b(?:on|about|at|to|for|with|of) (?:on|about|at|for|with|of)\b|\bto to\b|\ba (?:the|a|an|all|those|extra services|proven methods)\b|"
    r"\b(?:quick|easy) \w+ments (?:is|was)\b|\bthose involved['’]|\binvolved (?:meeting|group|management|engagement|map\w*)\b|\bsimplify (?:and|or)\b|"
    r"\b(?:is|are|was|were|be|been|being|'s|'re) (?:make|take|improve|do|use)\b",
    re.I,
)
#: Words that are as worn, for which nothing plain is known here.
_WORN = Rare(
    r"\b(?:bandwidth|synerg\w+|circl\w+ back|touch\w* base|deep[- ]dive|low[- ]hanging|drill\w* down|ping|game[- ]chang\w+|win[- ]win|move the needle|in this space|"
    r"cutting[- ]edge|world[- ]class|best[- ]of[- ]breed|value[- ]add\w*|pain points?|next[- ]level|buy-in|align\w*|learnings|granular\w*|actionable|ideat\w+|mindshare|"
    r"full potential|growth hack\w*|cadence|move forward|future-ready|reimagin\w+|storytelling|value-driven|results-driven|passionate|360|10x)\b",
    re.I,
)
#: A suggestion that a question makes as well: "Let's agree on the next steps." -> "Could we agree on the next steps?"
_LETS = Rare(r"^let's (?P<what>(?!not\b|go ahead\b|leave\b|start\b)[^,;:?!]+)\.$", re.I)
#: Who does it, right before the verb.
_OWNER = Rare(
    r"\b(i|we|you|they|he|she)(?:['’](?:ll|ve|d|re|m))?(?: (?:will|would|have|can|always|also|often|really|happily|gladly|try to|want to|did|do))* $",
    re.I,
)
#: Stands where nobody is named whose best it could be.
_UNKNOWN = "\0"


def said_plainly(case: Case) -> Iterator[Proposal]:
    """ "I'll circle back to you on the deep dive into sales." -> "I'll get back to you about the close look at sales." """
    text = re.sub(r"\s+", " ", case.text(case.start, case.end)).replace("’", "'")
    tags = {token.lower_: token.tag_ for token in case.tokens if token.tag_.startswith("VB")}
    made: list[str] = []
    for way in range(3):
        said = text
        for word, source, plain in PHRASES:
            if word in said.lower():
                said = _replaced(said, source, plain[min(way, len(plain) - 1)], tags)
        if said == text or said in made or _UNKNOWN in said:
            continue
        said = _finished(text, said)
        made.append(said)
        if (
            _WORN.search(said)
            or JARGON.search(said)
            or any(m[0].lower() not in text.lower() for m in _BROKEN.finditer(said))
        ):
            continue
        yield Proposal(said, _SAME)
        asked = _LETS.match(said)
        if asked is not None and len(case.clauses) < 2:
            yield Proposal(f"Could we {asked['what']}?", _SAME)


def _replaced(text: str, source: str, plain: str, tags: dict[str, str]) -> str:
    """The text with every find of a phrase said plainly, in the form of its verb."""
    pattern, verb = _compiled(source)

    def put(found: re.Match[str]) -> str:
        groups = {name: value or "" for name, value in found.groupdict().items()}
        tag = _tag(verb, groups["verb"].lower(), tags) if verb is not None else "VB"
        return _filled(plain, groups, tag, found.string[: found.start()])

    return pattern.sub(put, text)


@lru_cache(maxsize=512)
def _compiled(source: str) -> tuple[re.Pattern[str], str | None]:
    """An expression with `~verb` as all forms of the verb, and that verb; `~(?P<h>jump|hop)` takes the first one's forms for all."""
    several = re.search(r"~\(\?P<h>([\w|-]+)\)", source)
    if several is not None:
        verbs = several[1].split("|")
        forms = sorted({form for v in verbs for form in _forms(v)}, key=len, reverse=True)
        whole = source.replace(several[0], rf"(?P<verb>{'|'.join(forms)})")
        return re.compile(whole, re.I), several[1]
    one = re.search(r"~([\w-]+?)(?=\[|\b)(\[- \]\??(?:dive|click|set)|-\?proof)?", source)
    if one is None:
        return re.compile(source, re.I), None
    forms = sorted(_forms(one[1]), key=len, reverse=True)
    alternatives = "|".join(forms)
    if one[2]:
        lead = re.escape(one[1]) + one[2]
        tail = one[2].rpartition("]")[2].lstrip("?") or "proof"
        if one[2].startswith("-"):
            lead, tail = f"{one[1]}-?", "proof"
        else:
            lead = f"{one[1]}[- ]?"
        alternatives = "|".join(lead + form for form in sorted(_forms(tail), key=len, reverse=True))
        return re.compile(source.replace(one[0], f"(?P<verb>{alternatives})"), re.I), tail
    return re.compile(source.replace(one[0], f"(?P<verb>{alternatives})"), re.I), one[1]


def _forms(verb: str) -> set[str]:
    return {verb, *(inflect(verb, tag) for tag in _FORMS)}


def _tag(verbs: str, word: str, tags: dict[str, str]) -> str:
    """The Penn tag of a verb as it stands in the text."""
    word = re.split(r"[- ]", word)[-1]
    verb = next((v for v in verbs.split("|") if word in _forms(v)), None)
    if verb is None:
        verb = next((v for v in verbs.split("|") if any(word.endswith(form) for form in _forms(v))), verbs)
        word = next((form for form in sorted(_forms(verb), key=len, reverse=True) if word.endswith(form)), word)
    parsed = tags.get(word)
    if parsed == "VBP" and inflect(verb, "VBD") == verb and "VBD" in tags.values():
        return "VBD"
    if parsed in _FORMS and inflect(verb, parsed) == word:
        return parsed
    if word == verb:
        return "VB"
    return next((tag for tag in ("VBG", "VBZ", "VBD", "VBN") if inflect(verb, tag) == word), "VB")


def _filled(plain: str, groups: dict[str, str], tag: str, before: str) -> str:
    """What stands in place of a phrase: groups put in, its verb in the form of the old one."""
    owner = _OWNER.search(before)
    who = owner[1].lower() if owner is not None else ""
    if not who and ("{x_p}" in plain or "{x_s}" in plain):
        return _UNKNOWN
    groups |= {
        "i_": "I" if groups.get("i", "").lower() == "i" else "we",
        "a_x": f"{'an' if groups.get('x', '')[:1].lower() in 'aeio' else 'a'} {groups.get('x', '')}",
        "x_p": {"i": "my", "we": "our", "you": "your", "they": "their", "he": "his", "she": "her"}.get(who, ""),
        "x_s": f"{'I' if who == 'i' else who} {'could' if tag in ('VBD', 'VBN') else 'can'}",
    }
    said = plain.format_map(groups)
    verb = re.match(r"~([\w-]+)", said)
    if verb is not None:
        said = (inflect(verb[1], tag) if tag in _FORMS else verb[1]) + said[verb.end() :]
    return said


def _finished(before: str, text: str) -> str:
    """Articles, blanks and the capital put right."""
    text = re.sub(r"\b([Aa])n? (?=(?:\w))", lambda m: _article(m, text, before), text)
    text = re.sub(r" {2,}", " ", text).strip()
    text = re.sub(r"(?:^|(?<=[.!?] ))i(?=['’ ])", "I", text)
    return smooth(text) if before[:1].isupper() else text


def _article(found: re.Match[str], text: str, before: str) -> str:
    """ "a easy task" -> "an easy task", where the words are new."""
    following = re.match(r"[\w-]+", text[found.end() :])
    word = following[0] if following is not None else ""
    if f"{found[0]}{word}".lower() in before.lower() or (found.start() and text[found.start() - 1] in "'-"):
        return found[0]
    return f"{found[1]}{'n' if word[:1].lower() in 'aeio' and not re.match('one|once|eu|uni|use', word, re.I) else ''} "

"""What the learned reader says of each category: how much it weighs, why it hurts, and a frame for a better sentence.

The frames have blanks `[…]`: the reader knows that a sentence hurts and where, not what the writer meant to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from tonecheck.finding import Severity


@dataclass(frozen=True, slots=True)
class View:
    """A category as the reader of the mail feels it. `frames`: None in them means that the sentence is better left out."""

    severity: Severity
    weight: float
    message: str
    explanation: str
    frames: tuple[str | None, ...]


def _view(severity: str, weight: float, message: str, explanation: str, *frames: str | None) -> View:
    return View(Severity(severity), weight, message, explanation, frames)


VIEWS: dict[str, View] = {
    "insult": _view(
        "error", 4.5, "“{match}” attacks the reader rather than the matter.",
        "A reader who is called incapable stops reading for content and starts looking for a way to hit back or to leave.",
        "I see […] differently, because […].", "The point that still needs work is […].", None,
    ),
    "dismissal": _view(
        "warning", 3.0, "“{match}” waves the reader's concern away.",
        "Being told that a worry does not count is worse than a plain no: the reader now has the worry and is alone with it.",
        "I understand that […] matters to you; what I can do is […].", "Let me look into […] and write to you by […].",
    ),
    "condescension": _view(
        "warning", 3.0, "“{match}” talks down to the reader.",
        "It tells the reader that they ought to have known. Even a correct answer then feels like a lesson.",
        "The short version is: […].", "In case it helps: […].", None,
    ),
    "passive-aggression": _view(
        "warning", 3.0, "“{match}” carries a reproach under a polite surface.",
        "The reader hears the reproach and also that it was hidden, which is harder to answer than an open word.",
        "Could you let me have […] by […]?", "I still need […] from you to go on with […].", None,
    ),
    "sarcasm": _view(
        "warning", 3.5, "“{match}” will read as mockery.",
        "Irony loses its smile in writing; what stays is the point of it, and the reader is that point.",
        "The difficulty for me is […].", "I would need […] to go on with […].", None,
    ),
    "demand": _view(
        "warning", 3.0, "“{match}” orders the reader about.",
        "An order takes the choice away. Most people help sooner when they are asked and told why it matters.",
        "Could you please […] by […]? I need it for […].", "Would it be possible to […]?",
    ),
    "threat": _view(
        "error", 4.0, "“{match}” threatens the reader.",
        "A threat ends the talk about the matter and opens one about power; readers answer it with their own.",
        "If […] has not arrived by […], the next step is […]; I would much rather settle it with you before then.",
        "Could we agree on […] by […]?",
    ),
    "accusatory-question": _view(
        "warning", 3.0, "“{match}” asks in order to reproach.",
        "No answer to it would be good enough, and the reader knows that. A question about the facts gets an answer.",
        "What happened with […]?", "Could you tell me how […] stands?",
    ),
    "curtness": _view(
        "warning", 2.5, "“{match}” is clipped where a word of explanation or courtesy is due.",
        "A bare answer leaves the reader to guess at the reason and at the mood behind it, and people guess the worst.",
        "Thank you for […]. I am afraid […], because […].", "I have seen […] and will […] by […].",
    ),
    "profanity": _view(
        "error", 4.0, "“{match}” is swearing, which the reader will remember before anything else.",
        "Swearing tells strangers that the writer has lost control or respect; it is quoted on long after the matter is settled.",
        None,
    ),
    "slang": _view(
        "note", 1.5, "“{match}” is more familiar than this reader may like.",
        "Chat-speak to somebody who did not offer it reads as careless, and non-native readers may not understand it.",
        "[the same in everyday standard English]",
    ),
    "shouting": _view(
        "warning", 2.0, "“{match}” reads as shouting.", "Capitals and heaped marks raise the voice, and nobody likes being shouted at.",
        "[the same in ordinary letters]",
    ),
    "emoji": _view(
        "note", 1.0, "“{match}” does not suit a formal message.",
        "A face says lightly what the words say seriously; the reader wonders which of the two is meant.",
        None,
    ),
    "complaint": _view(
        "warning", 2.5, "“{match}” complains to the reader about work that they pay for.",
        "The reader hears that they are a burden. What they need to know is what will happen and by when.",
        "To get […] right I need […]; it will be ready by […].", None,
    ),
    "internal-affairs": _view(
        "warning", 2.0, "“{match}” tells the reader about private or office trouble that is not theirs.",
        "It asks a customer for sympathy and makes them wonder whether their order is in steady hands.",
        "I will have […] with you by […].", None,
    ),
    "overpromise": _view(
        "warning", 2.5, "“{match}” promises more than anybody can keep.",
        "The first time it does not hold, every other promise in the mail is worth less.",
        "You can expect […] by […]; if anything changes I will tell you by […].", "We have changed […], so that […].",
    ),
    "vague-commitment": _view(
        "warning", 2.0, "“{match}” promises without saying who or when.",
        "The reader cannot plan with it and will have to write again to ask.",
        "I will […] and write to you by […].", "[name] will […] by […].",
    ),
    "policy-deflection": _view(
        "warning", 2.5, "“{match}” answers with a rule instead of with help.",
        "The reader asked a person and was answered by a paragraph. A reason, and what can be done instead, make a no bearable.",
        "I cannot offer […], because […]; what I can do is […].",
    ),
    "impersonal": _view(
        "note", 1.5, "“{match}” sounds like a form letter.",
        "Text that could go to anybody tells the reader that nobody has read what they wrote.",
        "Thank you for writing about […]; I have […] and will […] by […].",
    ),
    "hedging": _view(
        "note", 1.5, "“{match}” makes the writer small and the message unsure.",
        "One hedge is courtesy; several make the reader doubt the content and do the reassuring.",
        "I suggest […].", "My view is […].", None,
    ),
    "cliche": _view(
        "note", 1.0, "“{match}” is empty jargon.", "The reader has to work out what is really meant, if anything is.",
        "[what is meant, in plain words]", None,
    ),
    "insensitive": _view(
        "error", 4.0, "“{match}” demeans a group of people.",
        "Readers who belong to the group, or love somebody who does, are hurt by it, whatever the writer meant.",
        "[the point without the comparison]", None,
    ),
    "accusation": _view(
        "warning", 3.0, "“{match}” puts the fault on the reader.",
        "Blamed readers defend themselves. Saying what is there, what is missing and what comes next brings the matter on.",
        "From what I see here, […]. To put it right, could you […]?", "It looks as if […] has not come through; could you […]?",
    ),
    "third-party-blame": _view(
        "warning", 3.0, "“{match}” passes the fault on to somebody else.",
        "The reader dealt with you. Whoever did it, they want to hear who is putting it right.",
        "I am sorry that […]; I have […] and it will be […] by […].",
    ),
    "excuse": _view(
        "warning", 2.5, "“{match}” gives a reason in place of an answer.",
        "A reason without a remedy asks the reader to carry the trouble.",
        "I am sorry that […]. It is my responsibility, and […] will be done by […].",
    ),
    "non-apology": _view(
        "warning", 3.0, "“{match}” sounds like an apology and takes it back.",
        "The reader notices that nothing was admitted, and the hurt is now twofold.",
        "I am sorry that we […]. I have […].",
    ),
    "minimisation": _view(
        "warning", 2.5, "“{match}” makes the reader's trouble smaller than it is to them.",
        "How big a problem is, is for the one who has it to say. Belittled, it grows.",
        "I am sorry about […]; I can see that […]. I have […].",
    ),
    "denial": _view(
        "warning", 3.0, "“{match}” refuses responsibility.",
        "“Not us” leaves the reader where they were, and now with nobody to turn to.",
        "I have looked into […]; what I can do for you is […].", "[name] looks after […]; I have passed it on and will make sure that you hear by […].",
    ),
    "evasive-passive": _view(
        "warning", 2.0, "“{match}” hides who did it.",
        "A fault that nobody committed is one that nobody will mend; readers notice the missing person.",
        "We […], and I am sorry. I have […].",
    ),
}  # fmt: skip

#: Names of the reader's findings, one for each category, which can be selected and ignored like rules.
READER_RULES = tuple(f"reader-{category}" for category in VIEWS)

"""Who sent apologies and who came in whose place, as the sentences of minutes say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks.language import sentences

TITLED = r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Revd?|Professor|Prof|Sir|Dame)\b\.?\s"
AS_SUBSTITUTE = (
    r"(?:as\s+(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?(?:substitutes?|deputy|deputies|representatives?)\b"
    r"|in\s+(?:his|her|their)\s+(?:absence|place|stead)\b|on\s+(?:his|her|their)\s+behalf\b)"
)
SENT = re.compile(  # "the Panel noted the apologies of Councillors A and B"
    r"\bapolog(?:y|ies)\b[^.:]{0,60}?\b(?:from|by|on behalf of|of(?!\s+absence\b))\b\s*:?\s*(?P<names>.+)$",
    re.IGNORECASE | re.DOTALL,
)
SENT_BY = re.compile(
    r"\s(?:had\s+|also\s+)?(?:sent|gave|given)\s+(?:(?:their|his|her)\s+)?apolog(?:ies|y)\b", re.IGNORECASE
)
RECEIVED = re.compile(  # under "Apologies": "This was received from Councillor Roe", "were received from: ..."
    r"^(?:(?:this|these|they)\s+)?(?:(?:was|were|had\s+been|have\s+been)\s+)?"
    r"(?:received|given|sent|intimated|submitted|noted|accepted)\s+(?:from|by|for|on\s+behalf\s+of)\s*:?\s*(?P<names>.+)$",
    re.IGNORECASE | re.DOTALL,
)
STOOD_IN = re.compile(  # "Ms H Horne attended as substitute for Mr D Black"
    r"^(?P<there>[A-Z][^.;:()]{3,60}?),?\s+(?:(?:was|were)\s+)?(?:attend(?:ed|ing)|present|substitut(?:ed|ing)|deputis(?:ed|ing)"
    r"|appointed|act(?:ed|ing))\s+(?:the\s+meeting\s+)?(?:as\s+(?:an?\s+)?(?:substitutes?|deputy|deputies)\s+)?"
    r"(?:for|in\s+(?:the\s+)?place\s+of|on\s+behalf\s+of)\s+(?P<away>[A-Z][^;:()]{3,80}?)[.]?$"
)
APPOINTED = re.compile(  # "It was noted that Cllr Dee had been appointed as a substitute member for Cllr Roe."
    rf"\b(?P<there>{TITLED}[A-Z][^,;:()]{{1,40}}?)\s(?:(?:had|has)\sbeen|was)\sappointed\s(?:to\sact\s)?(?:as\s)?(?:an?\s)?"
    rf"substitute(?:\smember)?\s(?:for|in\splace\sof)\s(?P<away>{TITLED}[A-Z][^,;:()]{{1,40}}?)\.?$"
)
IN_PLACE_OF = re.compile(  # "Cllr D Black for Cllr H Horne", among the substitutes
    rf"^(?P<there>{TITLED}[^.;:()]{{2,40}}?)\s+(?:for|in\s+place\s+of|replac(?:ed|ing))\s+(?P<away>{TITLED}[^;:()]{{2,40}}?)"
    r"(?:[.;,]|[;,]?\s+and)*$"
)
ATTENDED = re.compile(  # "Cllrs L Ward and A Burt attended as substitutes."
    rf"^(?P<there>[A-Z][^;:()]{{3,120}}?)\s+(?:(?:attended|was present|were present|substituted)\s+{AS_SUBSTITUTE}"
    r"|was\s+(?:his|her|their)\s+substitute)(?:\s+for\s+the\s+meeting)?[.]?$"
)
AND_ATTENDED = re.compile(  # "from Cllr Roe, and Cllr Dee attended as substitute"
    rf",?\s(?:and|with|but)\s(?P<there>(?:{TITLED})?[A-Z][^.,;:()]{{3,40}}?(?:\s\([^()]{{1,80}}\))?)\s+"
    rf"(?:(?:was|were)\s+)?(?:attended|attending|present|substituted|substituting)\s+{AS_SUBSTITUTE}.*$"
)
WITH_SUBSTITUTE = re.compile(  # "Ada Cole - Ian Moss substituted", one a line
    r"^(?P<away>[A-Z][^.;:()–—]{3,50}?)\s+[-–—]\s+(?P<there>[A-Z][^.;:()–—]{3,50}?)\s+(?:substitut|deputis)(?:ed|ing)\.?$"
)
STANDS_IN = re.compile(  # "Mr D Black (Ms H Horne attended as substitute)", "(substituted by Ms H Horne)"
    r"\((?:(?:with\s+)?(?P<there>[A-Z][^().;:]{3,60}?),?\s+(?:(?:was|were)\s+)?(?:attend(?:ed|ing)|present|substitut(?:ed|ing)"
    r"|deputis(?:ed|ing))\b[^()]{0,60}"
    r"|(?:substituted|replaced|represented)\s+by\s+(?P<instead>[A-Z][^().;:]{3,60}))\)"
)


def told(sentence: str) -> Iterator[tuple[str, str]]:
    """(list, names) for what one sentence says of who was away or came instead."""
    names = sent(sentence)
    if names:
        instead = AND_ATTENDED.search(names)
        if instead:
            yield "apologies", names[: instead.start()]
            yield "present", instead["there"]
        else:
            yield "apologies", names
        return
    stood_in = APPOINTED.search(sentence) or STOOD_IN.match(sentence) or WITH_SUBSTITUTE.match(sentence)
    if stood_in:
        yield "present", stood_in["there"]
        yield "apologies", stood_in["away"]
    elif attended := ATTENDED.match(sentence):
        yield "present", attended["there"]


def tells(text: str) -> bool:
    """Whether a paragraph has a sentence that says so."""
    return any(True for sentence in sentences(text) for _ in told(sentence))


def sent(sentence: str) -> str | None:
    """The names in "Apologies were received from ...", and in "... sent their apologies"."""
    found = SENT.search(sentence) or RECEIVED.match(sentence)
    if found:
        return found["names"]
    sent_by = SENT_BY.search(sentence)
    return sentence[: sent_by.start()] if sent_by else None


def replaced(line: str) -> Iterator[tuple[str, str]]:
    """(list, names) for a line of a list of substitutes."""
    found = IN_PLACE_OF.match(line)
    if found:
        yield "present", found["there"]
        yield "apologies", found["away"]


def without_substitutes(words: str) -> tuple[str, list[str]]:
    """A list of those away without who came in their place, and those."""
    if "(" not in words:
        return words, []
    there = [found["there"] or found["instead"] for found in STANDS_IN.finditer(words)]
    return STANDS_IN.sub("", words), there

"""The words of a measure, cut from the sentence that states its value."""

from __future__ import annotations

import re
from typing import cast

from ...lookups import remembered, table
from ..dates_printed import MONTH, MONTHS
from ..wording import Sayings, has_one_of
from .count_words import is_state
from .indicator_words import REFERENCE, YEARS

LONGEST_NAME = 28  # words
INCLUDED = re.compile(r"\(((?:includ|exclud)[^()]*)\)", re.IGNORECASE)
ASIDE = re.compile(
    r"(?:(?<!\s)\s+)?\((?!includ|exclud|up\b|down\b|from\b|increas|improv|reduc|compared|previous|target|against|was\b)"
    r"[^()%]{1,60}\)(?=\s\w)",
    re.IGNORECASE,
)
EXCEPTED = re.compile(  # "applications, with the exception of major ones, were decided in time"
    r",\s(?:with\sthe\sexception\sof|except\sfor|excepting|excluding|apart\sfrom|other\sthan)\s[^,.;()]{3,60},(?=\s(?:were|was|are|is|have|has|had)\b)"
)
CUT_AFTER = re.compile(
    rf"""
    (?:(?<!\s)\s+)? (?: [;()] | \.(?=\s|$) | ,\s (?! (?:using|including|who)\b ) | \s[-–—]\s
      | \s (?: compared | against | up \s from | down \s from | increasing \s from | while | whilst | although | but
             | so \s far | with \s a \s further | representing | meaning | exceeding | because ) \b
      | \s which \s (?: is | was | are | were ) \s (?: an? | the | one | up | down | above | below | better | worse
             | lower | higher | slightly | just | well | similar | in \s line ) \b
      | \s (?: in | during | for | at | by | since | as \s at ) \s
        (?: the \s+ (?: first | second | third | fourth | last | end ) \b
             | the \s+ (?: same \s+ )? (?: period | quarter | year | month ) \b | (?: early | late | mid ) \b
             | Q[1-4] | \d{{4}} | \d\d/\d\d \b | {MONTH} \s \d )
      | \s (?: last | this ) \s (?: year | quarter | month ) \b
      | \s (?: at | in | within ) \s an? \s (?: average | total | cost ) \b
      | \s from \s (?: April | January | \d )
      | \s and \s (?: \d | (?: is | are | was | were | has | all | both | a\s+further | this | these | it | they | there
             | invited | asked
             | requested | queried | commented | welcomed
             | we | the\s+council | performance | the\s+(?:number|percentage|proportion|rate|average|total)\s
             | the\s+\w+\s+(?:is|are|was|were|has|have) ) \b )
    ) .* $
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
LINK = re.compile(
    rf"""
    (?: (?<!\s) \s+ (?: [a-z]+ly \s+ )?
        (?: (?:in|at|by|for) \s+ (?: the \s+ )? end \s+ of \s+ (?: the \s+ )?
              (?: (?: first | second | third | fourth | last ) \s quarter | (?: Q | quarter \s ) [1-4]
                | {MONTH} (?: \s+ \d{{4}} )? )
          | (?:is|are|was|were|has|have|had|been|being|be|now|currently|still|already|also|at|stands?|stood|standing
            |remains?|remained|reached|reaching|reports?|reported|rated|scored|achieved|recorded|showed|shows?|showing|averaged?|averaging
            |totals?|totalled|took|takes|lasts?|lasted|exceeded|as|to|of|over|under|about|approximately|around|nearly|almost|just|only|some|an?|the|high
            |increas(?:ed|ing)|improv(?:ed|ing)|risen|rose|reduc(?:ed|ing)|decreas(?:ed|ing)|fallen|fell|dropped|grown|grew
            |(?:continue[sd]?|continuing)\s+to\s+show\s+an?\s+[a-z]+\s+trend|resulted\s+in|came\s+(?:to|in\s+at)|s(?:at|its)\s+at
            |declined|went|gone|moved|excellent|good|strong|and|similar|stable|steady|previous|year|same|from|equates?|equal
            |level|low|expected)
          | (?:in|for|at|during) \s+ (?: (?:{YEARS}) | (?: Q | quarter \s ) [1-4] (?: \s+ (?:{YEARS}) )?
               | {MONTH} (?: \s+ \d{{4}} )?
               | the \s+ (?:first|second|third|fourth)\s+quarter )
          | (?:for|over|in|during) \s+ (?:this|the) \s+ (?: (?:past|last|whole) \s+ )? (?:period|quarter|year|month)
          | (?: above | below | on | against | meeting | exceeding ) \s+ (?: (?: the | its | our ) \s+ )?
            (?: [\d.]{{1,6}} (?: \s?% | \s per \s cent ) \s+ )? target | on \s+ track
          | (?: is | are | was | were ) \s+ (?: up | down )
          | (?: just | slightly | well ) \s+ (?: above | below | under | over )
          | (?: lower | higher | better | worse | above | below ) \s+ (?: than \s+ )? [\w\s]{{0,30}}? averages?
        ) ,?
    )+ \s* (?: [(:=] \s* )? (?: [-–—] \s* )? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
IN_RELATION = re.compile(
    r"(?:in\s(?:relation|respect|terms)\s(?:to|of)|with\sregard\sto|regarding)\s(?:the\s)?(?P<what>[^,;.()]{4,100}),\s(?:this|it|the\sfigure)\b",
    re.IGNORECASE,
)
MOVED_SINCE = re.compile(
    r"(?<!\s)\s(?:has|have|had)\s(?:also\s)?(?:improved|increased|risen|fallen|reduced|decreased|declined)"
    r"\s(?:compared|in\scomparison|since)\b.*$",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(
    r"(?<!\s)\s+(?:(?:has|have|had|is|are|was|were)\s+)?(?:(?:\w+ly|also|now|still)\s+)?"
    r"(?:remain(?:s|ed)?|improv(?:ed|ing)|increas(?:ed|ing)|reduc(?:ed|ing)|decreas(?:ed|ing)|fell|fallen|risen|rose"
    r"|continues?|good|excellent|low|high)"
    r"(?:\s+(?:the\s+same|stable|steady|unchanged|high|low|good|excellent|to\s+\w+|well|strong))?\s*\(\s*$",
    re.IGNORECASE,
)
CODED = re.compile(  # "Indicator HS4: ..."; a quarter is no code
    r"(?:(?:Performance\s)?(?:Indicator|Measure)\s)?(?!Q[1-4]\b)(?P<reference>[A-Z]{1,5}[- ]?\d{1,4}[a-z]?)"
    r"(?:\s?[–—:]|\s-)\s"
)
OPENING_CODE = re.compile(  # where all names of a table open with one, with no sign behind it: "TP01 Satisfaction"
    r"(?:(?:Performance\s)?(?:Indicator|Measure)\s)?(?!Q[1-4]\b)"
    r"(?P<reference>(?:[A-Z]{1,5}/){0,2}[A-Z]{1,5}[-/. ]?\d{1,4}[a-z]?(?:\s\(\d\))?)"
    r"(?:(?:\s?[–—:]|\s-)\s|\s+(?=[A-Z][a-z]|%))"
)
TITLED = re.compile(r"(?:the\s)?(?:number|percentage|proportion|average|rate|total|amount|%|no\.)\s", re.IGNORECASE)
REFERENCE_BEHIND = re.compile(rf"(?<!\s)\s*\(\s*{REFERENCE.pattern}\s*\)$")
LABEL = re.compile(r"^\W*(?P<label>[A-Za-z][\w’'/&,() -]{2,80}?)\s*(?:\s[-–—]\s|:\s|=\s)")
AFTER_SHARE = re.compile(
    r"^.*\d\s?%\)(?:[,;]\s(?:and\s)?|\sand\s)(?=[A-Za-z])"
)  # "planning (14%) and building control ("
CLOSES_SHARE = re.compile(r"\d%?\)(?:,|\sand)?\s$")  # "waste (36%, 27), housing (11%, 8)"
CLAUSE_START = re.compile(
    r"(?:^|[;:]\s|\.\s|,\s(?!including\b)|\s[-–—]\s"
    r"|\b(?:(?:demonstrat|show|indicat|report|confirm|suggest|mean|say|said|found|not(?=e|ing)|hear|advis|explain|stat(?=e|ing)|told)\w*\s+that"
    r"|at(?=\s+an?\s+average\b)|when|where|while|whilst|although|but|because|so|with(?=\s+an?\s)|and(?=\s+(?:the|our)\s+(?:number|percentage|proportion|rate|average|total)\b))\s)",
    re.IGNORECASE,
)
AGENT = re.compile(
    r"^(?:.{0,40}?\b(?:has|have|had|we|council|service|team)\s+)?(?:also\s+)?"
    r"(?:reduced|increased|improved|raised|cut|lowered|maintained|achieved|attained|kept|sustained|completed|seen)\s+"
    r"(?:the\s+|our\s+|its\s+|an?\s+)?",
    re.IGNORECASE,
)
ACTED = re.compile(  # "We processed new claims in 19 days": what was done to something measures that thing
    r"^(?:we|the\s+(?:council|team|service|department|section|contact\s+centre))\s+(?:also\s+)?"
    r"(?:processed|answered|determined|decided|completed|re-?let|let|assessed|paid|dealt\s+with|responded\s+to|cleared|repaired)\s+"
    r"(?:the\s+|all\s+)?",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:(?:however|therefore|hence|overall|also|(?:the\s+)?(?:figure|result|outturn|performance)\s+for|in\s+addition|currently|although|latest\s+data|and|but|the|our|a|an|its|this|these"
    r"|there|of|all|as|for|at|(?:q|quarter\s)[1-4]"
    r"|(?:in|during|by|at\s+the\s+end\s+of)\s+(?:the\s+)?(?:\d{4}\S*|(?:q|quarter\s)[1-4]|(?:first|second|third|fourth|last|this)\s+(?:quarter|year)|year))\b[,\s]*)+",
    re.IGNORECASE,
)
MOVEMENT_IN = re.compile(  # "There was an increase in the number of ..."
    r"^(?:.{0,40}?\b(?:saw|seen|was|were|been|is|shows?|showed))\s+(?:also\s+)?(?:an?\s+|the\s+)?(?:[a-z]+\s+){0,2}?"
    r"(?:increase|improvement|reduction|rise|fall|drop|decrease|decline|growth)s?\s+(?:in|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"^.{0,60}?\b(?:pleased|asked|able|disappointed|concerned|encouraged|invited)\s+to\s+(?:note|see|report|hear|welcome)\s+(?:that\s+)?"
    r"(?:the\s+|an?\s+)?",
    re.IGNORECASE,
)
MEASURED_BY = re.compile(
    r"^(?:percentage|percent|per\scent|(?:total\s+)?numbers?)\s+of\s+", re.IGNORECASE
)  # as the unit says
UNNAMED = re.compile(
    r"^(?:which|this|these|those|them|it|they|was|were|is|are|be|been|that|and|will|should|must|could|would|may|can|since|per)\b"
    r"|\d\s?%|\bper\s?cent\b|(?<!per\s)(?<!\d)\d{1,3},\d{3}|\bone\s+in\s+\w+|\d\s?(?:sq\.?\s?m|sqm|sq\.?\s?ft|m2|m²|hectares|ha)\b",
    re.IGNORECASE,
)
INTENDED = re.compile(r"\b(?:will|shall|should|must|could|may|might)\b|£", re.IGNORECASE)
BEFORE_NAME = re.compile(r"^\d{1,5}\)[,;]?\s(?:and\s)?")  # what brackets before it hold
CONJUNCTION = re.compile(r"^(?:but|and|however|while|whilst)\b[,\s]+", re.IGNORECASE)
NOTHING = re.compile(
    r"^(?:it|this|that|these|those|they|we|he|she|which|who|what|there|performance|council|figures?|score|result|total|average|"
    r"rate|level|target|percentage|figure|data|population|actions?|(?:\w+\s+)?actions?\b.*|milestones?\b.*|objectives?\b.*"
    r"|recommendations?\b.*"
    r"|(?:\w+\s+){0,2}(?:activit(?:y|ies)|indicators?|measures?|k?pis?|targets|tasks|projects|commitments|priorities|deliverables)"
    r"\s+(?:(?:is|are|was|were|has|have|had|either|rated|assessed|met|missed|exceeded|achieved|on|off|at|being)\b).*"
    r"|(?:[\w’'-]+\s+){0,6}(?:indicators?|k?pis?|measures?)\s(?:(?:were|was|are|being|have|had)\s)?(?:reported|exceeding|rated|graded|achieved|met|on\s(?:track|target)|red|amber|green)\b.*"
    r"|(?:\d+\s)?(?:(?:rated|graded|reported|flagged|shown)\s)?(?:as\s)?(?:red|amber|green)\b.*"
    r"|(?:judged|rated|graded|assessed)\s.*|(?:(?:high|medium|low)\s)?(?:risk|confidence)\sthat\b.*"
    r"|risks?\s(?:is|are|was|were)\b.*|performance\s(?:is|was|has)\b.*|(?:he|she)\s.*|figures?\s(?:referred|provided|shown|given)\b.*"
    r"|(?:meeting|near|exceeding|achieving)\b.*\btargets?|(?:[\w’'-]+\s){0,6}(?:indicators?|k?pis?|measures?|metrics?)(?:\s(?:showed|presented|in\sa)\b.*)?"
    r"|(?:q[1-4]|quarter\s[1-4])?[\s\d/-]*(?:target|outturn)?|context|achieved\sin\b.*|(?:the\s)?score\s(?:is|was|remains)\b.*"
    r"|.*\b(?:percentage|real|cash)\sterms|members\s(?:felt|noted|asked|enquired|heard)\b.*"
    r"|(?:(?:assistant|deputy|strategic|executive)\s)?(?:director|head\sof|cabinet\smember|portfolio\sholder|councillor|cllr)\b.*"
    r"|(?:same|previous|last)\s(?:year|quarter|month|period)"
    r"|(?:the\s)?(?:best|worst|others)(?:\s[a-z]+)?"
    r"|(?:still\s)?(?:above|below|under|over)\sthe\s.*"
    r"|\d+\s(?:out\s)?of\s(?:(?:the|our|all)\s)?\d+\s(?:\w+\s){0,2}(?:actions?|indicators?|measures?|k?pis?|targets|milestones?)"
    r"|\d+\s+(?:is|are|was|were|has|have|had)\b.*|(?:had|have|has|likely|able)\b.*"
    r"|(?:of\s+)?(?:the\s+)?(?:budget|cost|total(?!\s[a-z]+\s(?:had|have|were|was|are|is)\b)|funding|complete|completed).*)$",
    re.IGNORECASE,
)


OF_A_COUNCIL = re.compile(
    r"^(?!.*\b(?:by|of|with|in|the)\b)[A-Z].*\s(?:Council|Borough|Authority)$"
)  # whose score it is
RELATIVE = re.compile(r",?\swhich$")
COPULAS = re.compile(r"\b(?:is|are|was|were|include[sd]?|and)\s(?:the\s|our\s)?")
LETTER = re.compile(r"[A-Za-z]")
LEADING = re.compile(
    r"^(?:(?:of|the|our|all|its|these|those|in)\s+)+(?:\d[\d,]{0,12}\s+(?=[a-z]))?", re.IGNORECASE
)  # "of its 17,000 homes"
UNCLOSED = re.compile(r"(?<!\s)\s*\([^()]*$")
BEFORE_PERIOD = re.compile(r"^(?:in|during|for|by|since|from|at(?=\s+\d))\s+", re.IGNORECASE)
SCRAP = re.compile(  # what is left of a clause: "occupied", "currently"; what councils do is none
    r"^(?!(?:recycl|compost|hous|park|plann|train|staff|light|cleans|foster)ing$)[a-z]+(?:ed|ly|ing)|^respectively\b.*"
)


def name_after(words: str) -> str | None:
    """The measure behind its value: "tenants are happy" of " of tenants are happy (up from 60%)"."""
    kept = f" {words.strip()} "
    if ", " in words:
        kept = EXCEPTED.sub("", kept)
    if "(" in words:
        kept = f" {ASIDE.sub(' ', kept.strip()).strip()} "
        kept = INCLUDED.sub(lambda found: f"⟦{found[1]}⟧", kept)  # its brackets do not end the name
    cut = CUT_AFTER.sub("", kept).replace("⟦", "(").replace("⟧", ")").strip(" ,.:;-–—\"'“”")
    name = checked(LEADING.sub("", cut))
    return name if name and " " in name else None  # "41% Private": a share, of what it does not say


def name_before(words: str) -> str | None:
    """The measure before its value: "Waiting times" of "Waiting times have improved from"."""
    about = IN_RELATION.match(words)
    if about:  # "In relation to rents, this rose to 9.3%"
        return checked(about["what"])
    text = words.rstrip()
    listed = text.rpartition("; ")[2]  # "Major applications: 83%; minor applications: 77%"
    text = listed if LETTER.search(listed) else text
    text = AFTER_SHARE.sub("", text) if text.endswith("(") and "%)" in text else text
    opening = REFERENCE.match(text) or CODED.match(text)
    if opening and len(text) > opening.end() + 3:
        text = text[opening.end() :]
    bracketed = IN_BRACKETS.search(text) if text.endswith("(") else None
    linked = LINK.search(f" {text} ") if not bracketed else None
    labelled = LABEL.match(f"{text} ")
    if bracketed:
        head = text[: bracketed.start()]
    elif linked:
        head = f" {text} "[: linked.start()]
    elif labelled and len(text) - labelled.end() < 60:
        return checked(labelled["label"])
    elif text.endswith("("):
        head = text[:-1]
    else:
        return None
    if labelled and TITLED.match(head.lstrip(), labelled.end()):  # "Housing: The number of homes let"
        head = head.lstrip()[labelled.end() :]
    elif labelled and labelled.end() > len(head) - 45 and labelled.end() > 4 and (name := checked(labelled["label"])):
        return name
    if opening and TITLED.match(head.strip()):
        return checked(OPENING.sub("", head.strip()))  # the name of a measure with a code, as its list has it
    head = _before_relative(head)
    last = [m.end() for m in CLAUSE_START.finditer(head)]
    clause = head[last[-1] if last else 0 :]
    if len(clause.split()) < 2 and len(last) > 1 and not CLOSES_SHARE.search(head, last[-2], last[-1]):
        clause = head[last[-2] :]
    agent = AGENT.match(clause.strip()) or ACTED.match(clause.strip())
    clause = clause.strip()[agent.end() :] if agent else REPORTED.sub("", clause.strip())
    clause = MOVEMENT_IN.sub("", clause.strip()) if " in " in clause else clause
    return checked(MEASURED_BY.sub("", OPENING.sub("", clause.strip())))


def _before_relative(head: str) -> str:
    """What a clause that states a value is said of: "... were the timeliness of visits, which"."""
    said = RELATIVE.search(head) if head.endswith("which") else None
    if said is None:
        return head
    linked = [m.end() for m in COPULAS.finditer(head, 0, said.start())]
    return head[linked[-1] if linked else 0 : said.start()]


@remembered("measures")
def _nobody_measures() -> Sayings:
    return Sayings(cast(dict[str, list[str]], table("measures")["no_measure"])["words"])


def checked(words: str) -> str | None:
    """A measure's name without what stands around it; None where the words name none."""
    opening = REFERENCE.match(words.strip())
    words = words.strip()[opening.end() :] if opening and len(words.strip()) > opening.end() + 3 else words
    name = (UNCLOSED.sub("", words) if "(" in words else words).strip(" ,.:;=-–—\"'“”(")
    name = MOVED_SINCE.sub("", CONJUNCTION.sub("", BEFORE_NAME.sub("", name)))
    name += "”" * (name.count("“") > name.count("”"))
    name = REFERENCE_BEHIND.sub("", name) if name.endswith(")") else name
    if (
        not name
        or len(name.split()) > LONGEST_NAME
        or NOTHING.match(name)
        or is_state(name)
        or SCRAP.fullmatch(name)
        or OF_A_COUNCIL.search(name)
        or UNNAMED.search(name)
        or INTENDED.search(name)
        or _nobody_measures().said_in(name)
        or len(LETTER.findall(name)) < 4
    ):
        return None
    return name


PERIODS = re.compile(
    rf"""
    \b (?: (?: as \s (?:of|at) | at | by | in | during | for | since | from ) \s+ )?
    (?: (?: the \s+ )? end \s of \s+ (?: the \s+ )?
        (?: (?:first|second|third|fourth|last) \s quarter (?: \s of \s (?:{YEARS}) )?
          | (?: Q | quarter \s ) [1-4] | {MONTH} (?: \s+ \d{{4}} )? )
      | (?: the \s+ )? (?:first|second|third|fourth) \s quarter (?: \s of \s (?:{YEARS}) )?
      | (?: Q | quarter \s ) [1-4] (?: \s+ (?:of\s+)? (?:{YEARS}) )?
      | week \s commencing \s \d{{1,2}}/\d{{1,2}}/\d{{2,4}}
      | (?: this | the \s last | last ) \s quarter | so \s far \s this \s year | this \s (?: year | month | period )
      | (?: up \s )? (?: and | to ) [\s\w]{{0,14}}? including \s {MONTH}
      | (?: \d{{1,2}} (?:st|nd|rd|th)? \s+ )? {MONTH} \s+ \d{{2,4}}
      | (?:{YEARS}) ) (?! [\w%] )
    """,
    re.VERBOSE | re.IGNORECASE,
)


PERIOD_WORDS = frozenset({"quarter", "q1", "q2", "q3", "q4", "week", "this", *(name.lower() for name in MONTHS)})
YEAR_OR_SLASH = re.compile(r"(?:19|20)\d\d|/")  # a period has one of these, or one of those words
COMPARED_WITH = re.compile(r"\bcompar(?:ed|ison)\s(?:to|with)\s[^,;()]{0,40}$")
BETWEEN = re.compile(r"(?:\s+per\s+\w+)?.{0,4}")


def period_in(sentence: str, value_at: int, previous: tuple[int, int] | None) -> str | None:
    """The period that a sentence states for its value: the nearest that does not stand behind the previous value."""
    if not has_one_of(sentence, PERIOD_WORDS) and not YEAR_OR_SLASH.search(sentence):
        return None
    found = [
        m
        for m in PERIODS.finditer(sentence)
        if (previous is None or not _stands_by(sentence, m.span(), previous))
        and not COMPARED_WITH.search(sentence, max(m.start() - 60, 0), m.start())
    ]
    if not found:
        return None
    best = min(found, key=lambda m: abs(m.start() - value_at))
    return BEFORE_PERIOD.sub("", best[0]).strip()


def _stands_by(sentence: str, period: tuple[int, int], value: tuple[int, int]) -> bool:
    """Whether a period stands right behind a value or right before it: "8.7 days per employee in 2021/22"."""
    if 0 <= value[0] - period[1] <= 3:
        return "(" not in sentence[period[1] : value[0]]
    return period[0] >= value[1] and BETWEEN.fullmatch(sentence, value[1], period[0]) is not None

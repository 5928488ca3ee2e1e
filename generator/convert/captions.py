"""Know a caption and a picture credit when they stand among the paragraphs of a story."""

import re

_TERMINAL = re.compile(r"[.!?…:;—][\"'”’)\]]*$|[\"”]$")
_LONGEST_CREDIT, _LONGEST_CAPTION, _LONGEST_END = 100, 260, 12  # characters
_AGENCIES = re.compile(
    r"\b(?:getty|reuters|afp|epa|ap|pa|ap photo|pa (?:wire|images|media)|shutterstock|splash(?: news)?|wireimage|wenn"
    r"|rex(?: features)?|backgrid|filmmagic|invision|alamy|bloomberg|photo(?:graph|s)?|image|picture|credit|courtesy"
    r"|supplied|handout|screengrab|instagram|tiktok|youtube|via)\b",
    re.IGNORECASE,
)
_CREDIT_AT_END = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\.?$")
_CREDIT_LINE = re.compile(
    r"(?:\bgetty(?: images)?|\breuters|\bafp|\bshutterstock|\bsplash(?: news)?|\bwireimage|\brex(?: features)?"
    r"|\bbackgrid|\balamy)[\w\s/.,|&-]{0,40}$"
    r"|\b(?:photo|image|picture|photograph|illustration|credit)(?: credit| courtesy)?(?:: | by | via )"
    r"[\w .,/’'&|-]{2,60}$"
    r"|\.\s+handout$|\.\.\.credit\b|(?:^|\|)\s*©(?! ?(?:19|20)\d\d)",
    re.IGNORECASE,
)
_CREDIT_ONLY = re.compile(
    r"(?:photo|image|picture|photograph|credit|illustration)\b.{0,80}"
    r"|[\w.’' -]{3,40}(?:,| [|/–—-]) ?(?:ap|afp|reuters|epa|pa|getty(?: images)?|the associated press)"
    r"|(?:getty images|rex features|splash news|reuters|shutterstock|wireimage|alamy|backgrid)[\w\s/.,|&-]{0,30}",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"[A-Z][\w.&'’ -]+/ ?[A-Z][\w.&'’ /-]+")
_POINTING = re.compile(
    r"[,;(] ?(?:left|right|centre|center|from left|above|below|pictured)\b|\b(?:from left|pictured)[:,]", re.IGNORECASE
)


def is_caption(text: str) -> bool:
    """Tell whether *text* ends in a picture credit, is one, or points into a picture."""
    if credit := _CREDIT_AT_END.search(text):
        inside = credit[1].strip()
        if _AGENCIES.search(inside) and not (text.endswith(".") and len(inside.split()) > 8):  # noqa: PLR2004
            return True
        if _SLASHED.fullmatch(inside) and not text.endswith("."):
            return True
    if ends_sentence(text):
        return False
    return bool(
        _CREDIT_LINE.search(text) or is_credit(text) or (_POINTING.search(text) and len(text) < _LONGEST_CAPTION)
    )


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends as sentences, quotations and announcements do."""
    return bool(_TERMINAL.search(text[-_LONGEST_END:]))


def is_credit(text: str) -> bool:
    """Tell whether *text* is nothing but a picture credit."""
    return len(text) < _LONGEST_CREDIT and bool(_CREDIT_ONLY.fullmatch(text))


def points_into_picture(text: str) -> bool:
    """Tell whether *text* says where in a picture somebody stands."""
    return bool(_POINTING.search(text))

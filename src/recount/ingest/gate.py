"""What is let in: text, of a report's length, in a language that there are lexicons for."""

import re
from functools import cache
from typing import Any

from recount.model.page import Page, Rejection

LANGUAGES = frozenset({"en"})
"""Languages (ISO 639-1) that there are lexicons for. This module alone asks."""
LONGEST = 400_000
"""Characters of the longest text taken for one report; a novel has more."""
SHORT = 20
"""Words below which a language is guessed wrongly too often to refuse a text for it."""
SAMPLE = 5_000
"""Characters that the language is told from."""
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def admit(page: Page, text: str) -> str | Rejection | None:
    """Return the language of the text (null where it is too short to tell), or the reason why it is refused.

    A language given with the page is believed.
    """
    if not text.strip():
        return refuse(page.origin, "empty", "no text was found in it; expected the words of a report; leave it out")
    if len(text) > LONGEST:
        message = f"{len(text):,} characters are more than one report has; expected at most {LONGEST:,}; split it"
        return refuse(page.origin, "too_long", message)
    given = page.language.strip().casefold().replace("_", "-").split("-")[0] if page.language else None
    language = given or identify(text)
    if language is None or language in LANGUAGES:
        return language
    told = "it is given as" if given else "it reads as"
    known = ", ".join(sorted(LANGUAGES))
    message = f"{told} {language!r}; expected one of the languages read: {known}; give `language` if this is wrong"
    return refuse(page.origin, "language", message)


def refuse(origin: str, code: str, message: str) -> Rejection:
    """Return the refusal of one item of input."""
    return Rejection(origin=origin, stage="ingest", code=code, message=f"{origin}: {message}")


def identify(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of the text; null where it has too few words to tell."""
    sample = _ADDRESS.sub(" ", text[:SAMPLE])
    if len(_WORD.findall(sample)) < SHORT and not _is_unspaced(sample):
        return "en" if sample.isascii() and _identifier().classify(sample.lower())[0] == "en" else None
    # Capitals throughout, as old wire copy has them, are not what the model was trained on.
    return str(_identifier().classify(sample.lower())[0])


def _is_unspaced(sample: str) -> bool:
    """Tell whether the script has no spaces between words, so that words are few and long."""
    words = _WORD.findall(sample)
    return any(len(word) > 20 for word in words) and not sample.isascii()


@cache
def _identifier() -> Any:
    """Load the language model: 0.7 s, so only when the first text is seen."""
    import py3langid  # noqa: PLC0415 - not before it is needed

    return py3langid

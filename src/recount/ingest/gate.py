"""What is let in: text, of a report's length, in a language that there are lexicons for."""

import re
from functools import cache
from typing import Any

from recount.model.page import Rejection
from recount.model.report import Report

LANGUAGES = frozenset({"en"})
"""Languages (ISO 639-1) that there are lexicons for. This module alone asks."""
LONGEST = 400_000
"""Characters of the longest text taken for one report; a novel has more."""
SHORT = 20
"""Words below which a language is guessed wrongly too often to refuse a text for it."""
SAMPLE = 3_000
"""Characters that the language is told from."""
QUICK = 1_000
"""The same where it must go fast."""
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")


def admit(
    origin: str, text: str, given: str | None, declared: str | None, *, sample: int = SAMPLE
) -> str | Rejection | None:
    """Return the language of the text (null where it is too short to tell), or the reason why it is no report.

    A language given with the page is believed; one that the page declares only where the text is too short to tell:
    templates declare their own. `sample` is how many characters the language is told from.
    """
    if not text.strip():
        return refuse(origin, "empty", "no text was found in it; expected the words of a report; leave it out")
    if not is_report(text):
        message = f"{len(text):,} characters are more than one report has; expected at most {LONGEST:,}; split it"
        return refuse(origin, "too_long", message)
    return _code(given) or identify(text[:sample]) or _code(declared)


def is_report(text: str) -> bool:
    """Tell whether the text has the length of a report."""
    return len(text) <= LONGEST


def _code(language: str | None) -> str | None:
    return language.strip().casefold().replace("_", "-").split("-")[0] or None if language else None


def refuse_language(report: Report) -> Rejection | None:
    """Return why no facts are drawn from a report: there are no lexicons for its language. Null where there are."""
    if report.language is None or report.language in LANGUAGES:
        return None
    known = ", ".join(sorted(LANGUAGES))
    return refuse(
        report.origin, "language",
        f"it reads as {report.language!r}, so that no facts are drawn from it; expected one of the languages read: "
        f"{known}; give `language` if this is wrong",
    )  # fmt: skip


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

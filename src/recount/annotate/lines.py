"""What a report's lines say of names: headings, where capitals mean nothing; photo credits; datelines."""

from collections.abc import Iterable

from recount.annotate.phrases import key
from recount.model.annotation import AnnotatedReport

FINITE = {"VBD", "VBZ", "VBP", "MD"}


def heading_sentences(doc: AnnotatedReport) -> frozenset[int]:
    """Return the sentences in which capitals mean nothing: headings, and lines in title case or capitals.

    A short sentence may be nearly all names; what ends in a full stop must have all its words in capitals.
    """
    found = set()
    for sentence in doc.sentences:
        long = [t for t in doc.tokens[sentence.first : sentence.last] if t.text.isalpha() and len(t.text) > 3]
        capitals = sum(t.text[0].isupper() for t in long)
        stopped = doc.tokens[sentence.last - 1].text in {".", "!", "?"}
        if stopped and any(t.text.islower() and t.tag in FINITE for t in doc.tokens[sentence.first : sentence.last]):
            continue
        if len(long) > 3 and (capitals == len(long) if stopped else capitals > 0.75 * len(long)):
            found.add(sentence.index)
    return frozenset(found)


def credit_tokens(doc: AnnotatedReport) -> set[int]:
    """Return the tokens of photo credits: "[Jane Roe/AFP]", "REUTERS/Jane Roe", "(AP Photo/Jane Roe)"."""
    found: set[int] = set()
    for index, token in enumerate(doc.tokens):
        if token.text != "/" or not _caps(doc, index - 1) or not _caps(doc, index + 1):
            continue
        first, last = index, index + 1
        while _caps(doc, first - 1):
            first -= 1
        while _caps(doc, last):
            last += 1
        bracketed = first > 0 and doc.tokens[first - 1].text in {"[", "("}
        caption = doc.report.blocks[doc.sentences[token.sentence].block].kind == "caption"
        if bracketed or caption or any(key(t.text) in {"reuters", "ap", "afp"} for t in doc.tokens[first:last]):
            found |= set(range(first, last))
    return found


def _caps(doc: AnnotatedReport, index: int) -> bool:
    return 0 <= index < len(doc.tokens) and (doc.tokens[index].text[0].isupper() or doc.tokens[index].text == "/")


def datelines(doc: AnnotatedReport, spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the towns in capitals that open a sentence and that the model missed: "LIMA (AP) -"."""
    taken = {i for first, last, label in spans for i in range(first, last) if label}
    found = []
    for sentence in doc.sentences:
        first, last = sentence.first, sentence.first
        while last < sentence.last and doc.tokens[last].text.isupper() and doc.tokens[last].text.isalpha():
            last += 1
        mark = doc.tokens[last].text if last < sentence.last else ""
        if last > first and mark in {",", "(", "-", "–", "—", "--"} and len(doc.tokens[first].text) > 2:
            found += [] if taken & set(range(first, last)) else [(first, last, "GPE")]
    return found

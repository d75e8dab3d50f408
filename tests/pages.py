"""Invented pages for the tests of intake."""

from recount.ingest.blocks import label_blocks

LEAD = "The ferry Aurelia sank off the port of Lovosk on Monday with ninety people aboard, the coast guard said."
SECOND = "Rescuers pulled forty people from the water before nightfall, and boats kept looking for the others."
THIRD = "The mayor of Lovosk told reporters that the ship had been inspected twice in the past year."
FOURTH = "Varania's transport ministry promised an inquiry and said that it would publish what it found."
TITLE = "Ferry sinks off Lovosk port"


def page(*lines: str, title: str = TITLE) -> str:
    """Return a page: a headline, two paragraphs, the lines, two paragraphs."""
    return "\n\n".join([title, LEAD, SECOND, *lines, THIRD, FOURTH])


def footed(*lines: str) -> str:
    """Return a page with the lines at its foot."""
    return "\n\n".join([page(), *lines])


def headed(*lines: str, above: str = "") -> str:
    """Return a page with the lines between its headline and its first paragraph, and one above both."""
    return "\n\n".join([*([above] if above else []), TITLE, *lines, LEAD, SECOND, THIRD, FOURTH])


def kind_of(words: str, text: str, headline: str | None = None, outlet: str | None = None) -> str:
    """Return the kind of the block in which the words begin."""
    at = text.index(words)
    return next(b.kind for b in label_blocks(text, headline, outlet) if b.start <= at < b.end)


def kinds(text: str, headline: str | None = None, outlet: str | None = None) -> list[tuple[str, str]]:
    """Return the kind and the words of each block."""
    return [(block.kind, text[block.start : block.end]) for block in label_blocks(text, headline, outlet)]

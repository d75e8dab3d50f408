"""Builds records for tests: name what matters, the rest has a plain default."""

import re
import sys
from collections.abc import Callable

from recount.model.base import Span, content_id
from recount.model.entity import Entity, Mention, Place, Role
from recount.model.fact import Codes, Event, Fact, Figure, Statement
from recount.model.reading import Reading
from recount.model.report import Block, Published, Report


def report(text: str, *, published: str | None = "2031-05-07", **fields: object) -> Report:
    """Return a report whose lines are paragraphs. 7 May 2031 is a Wednesday."""
    blocks = tuple(Block(kind="paragraph", start=m.start(), end=m.end()) for m in re.finditer(r"\S.*", text))
    default = {
        "id": content_id("report", text, fields.get("origin")), "origin": "test", "url": None, "outlet": "The Courier",
        "headline": None,
        "authors": (), "dateline": None, "agency": None, "language": "en", "text": text, "blocks": blocks,
        "published": Published(when=published, basis="given" if published else None),
    }  # fmt: skip
    return Report(**(default | fields))


class Draft:
    """A Reading written by hand: every fact is named by words of its text, and every method returns the record's id.

    `nth` counts the words' occurrences from 1. What is not given has the plainest default.
    """

    def __init__(self, text: str, **fields: object) -> None:
        self.report = report(text, **fields)
        self.entities: dict[str, Entity] = {}
        self.places: list[Place] = []
        self.facts: list[Fact] = []

    def span(self, words: str, nth: int = 1) -> Span:
        """Return where the words stand."""
        found = [match.span() for match in re.finditer(re.escape(words), self.report.text)]
        return Span(start=found[nth - 1][0], end=found[nth - 1][1])

    def entity(self, kind: str, words: str, *, name: str | None = None, nth: int = 1, **fields: object) -> str:
        """Add an entity mentioned by these words; `of` and `title` give it a role."""
        where = self.span(words, nth)
        form = "nominal" if words[0].islower() else "name"
        title, of = fields.pop("title", None), fields.pop("of", None)
        roles = (Role(title=title, of=of, when=None, evidence=where),) if title else ()
        mention = Mention(start=where.start, end=where.end, text=words, form=form)
        identifier = content_id("entity", self.report.id, kind, name or words)
        self.entities[identifier] = Entity(
            id=identifier, kind=kind, name=name or words, aliases=(words,) if name else (), roles=roles,
            mentions=(mention,), **fields,
        )  # fmt: skip
        return identifier

    def place(self, words: str, *, nth: int = 1, **fields: object) -> int:
        """Add a place, a settlement unless said otherwise, and return its index."""
        where = self.span(words, nth)
        default = {
            "name": words, "country": None, "admin1": None, "latitude": None, "longitude": None, "geonames_id": None,
            "precision": "settlement",
        }  # fmt: skip
        self.places.append(Place(start=where.start, end=where.end, text=words, **(default | fields)))
        return len(self.places) - 1

    def event(self, kind: str, words: str, *, nth: int = 1, **fields: object) -> str:
        """Add an event told by these words; the first of them is its trigger unless `trigger` names another."""
        word = str(fields.pop("trigger", words.split(maxsplit=1)[0]))
        start = self.span(words, nth).start + words.index(word)
        trigger = Span(start=start, end=start + len(word))
        return self._add(Event, "event", words, nth, {"type": kind, "codes": Codes(), "trigger_span": trigger} | fields)

    def figure(self, measure: str, words: str, *, nth: int = 1, **fields: object) -> str:
        """Add a figure; `exact` gives its low, best and high at once."""
        exact = fields.pop("exact", None)
        numbers = {"low": exact, "best": exact, "high": exact} if exact is not None else {}
        return self._add(Figure, "figure", words, nth, {"measure": measure} | numbers | fields)

    def statement(self, words: str, *, speaker: str | None = None, nth: int = 1, **fields: object) -> str:
        """Add a statement whose content are these words; indirect and plain unless said otherwise."""
        plain = {"mode": "indirect", "stance": "say", "speaker": speaker, "content_span": self.span(words, nth)}
        return self._add(Statement, "statement", words, nth, plain | fields)

    def reading(self) -> Reading:
        """Return the finished Reading."""
        facts = tuple(sorted(self.facts, key=lambda fact: (fact.start, fact.end, fact.id)))
        return Reading(
            report=self.report, entities=tuple(self.entities.values()), times=(), places=tuple(self.places), facts=facts
        )

    def _add(self, kind: type[Fact], name: str, words: str, nth: int, fields: dict[str, object]) -> str:
        where = self.span(words, nth)
        identifier = content_id(name, self.report.id, len(self.facts))
        self.facts.append(kind(id=identifier, start=where.start, end=where.end, text=words, rule="test/hand", **fields))
        return identifier


def steps(work: Callable[..., object], *given: object) -> int:
    """Return how many calls a piece of work takes: what grows too fast shows in it on any machine."""
    count = 0

    def count_call(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(count_call)
    try:
        work(*given)
    finally:
        sys.setprofile(before)
    return count

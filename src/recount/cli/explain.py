"""`recount explain`: how a fact was made: its sentence, the parse, the rule and the lexicon entries behind it."""

import sys
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from recount.annotate import DEFAULT_MODEL
from recount.cli.commands import Reader, open_paths
from recount.cli.progress import complain
from recount.errors import UsageError
from recount.lexicon.claims import Claim, claims
from recount.lexicon.tables import read_own
from recount.model.annotation import AnnotatedReport, Token, tokens_in
from recount.model.fact import Fact
from recount.model.page import Rejection
from recount.pipeline import traced

WIDTH = 110
"""Columns where the output is no terminal."""
LEFT_OUT = frozenset({"id", "kind", "start", "end", "text", "rule"})
SHOWN = 5
"""Ids that a message names."""
SHORTEST = 4
"""Characters of an id that may stand for the whole."""


def explain_command(identifier: str, paths: list[str], reader: Reader) -> int:
    """Print what made the fact of this id, or of the only id that ends so.

    Raises:
        UsageError: no fact of that id is read from the paths, or several are.
    """
    told = _find(identifier, paths, reader)
    console = Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else WIDTH)
    for part in _explanation(*told):
        console.print(part)
    return 0


def _find(identifier: str, paths: list[str], reader: Reader) -> tuple[AnnotatedReport, Fact]:
    found = {fact.id: (doc, fact) for doc, fact in _facts(paths, reader) if _is_meant(identifier, fact.id)}
    if identifier in found:
        return found[identifier]
    if len(found) > 1:
        known = ", ".join(sorted(found)[:SHOWN])
        raise UsageError(f"{identifier}: {len(found)} facts have an id that ends so ({known}); give one of them")
    if not found:
        raise UsageError(
            f"{identifier}: no fact of this id in {', '.join(paths)}; `recount read` prints the ids of facts, and a "
            "dossier's clusters name theirs in `members`"
        )
    return next(iter(found.values()))


def _is_meant(identifier: str, known: str) -> bool:
    return known == identifier or (len(identifier) >= SHORTEST and known.endswith(identifier))


def _facts(paths: list[str], reader: Reader) -> Iterator[tuple[AnnotatedReport, Fact]]:
    own = read_own(reader.places, reader.people)
    for item in traced(open_paths(paths, reader), reader.model or DEFAULT_MODEL, fast=reader.fast, own=own):
        if isinstance(item, Rejection):
            complain(item)
        else:
            yield from ((item[0], fact) for fact in item[1].facts)


def _explanation(doc: AnnotatedReport, fact: Fact) -> Iterator[Text | Table | str]:
    """Yield the parts, each ready to print."""
    yield Text(f"{fact.id}   {doc.report.origin}", style="bold")
    yield Text(f"“{' '.join(fact.text.split())}”")
    yield _told(doc, fact)
    tokens = _sentence(doc, fact)
    yield ""
    yield Text("Sentence", style="bold")
    yield _marked(doc, fact, tokens)
    yield ""
    yield Text(f"Rule     {fact.rule}", style="bold")
    found = claims(fact.rule, [(token.lemma, token.text.lower()) for token in tokens])
    for claim in found:
        yield _entry(claim)
    if not found:
        yield "no lexicon entry has words of this sentence for it; the rule works on the parse alone"
    yield ""
    yield Text("Parse", style="bold")
    yield _parse(doc, tokens)


def _told(doc: AnnotatedReport, fact: Fact) -> Table:
    """Return the fact's fields, with names for the ids of entities and words for spans."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    names = {entity.id: entity.name for entity in doc.entities}
    for name, value in msgspec.to_builtins(fact).items():
        if name not in LEFT_OUT and value not in (None, [], {}, (), False):
            table.add_row(name, _shown(doc, names, value))
    return table


def _shown(doc: AnnotatedReport, names: dict[str, str], value: object) -> str:
    if isinstance(value, dict):
        if value.keys() - {"field"} == {"start", "end"}:
            words = " ".join(doc.report.text[value["start"] : value["end"]].split())
            field = f"{value['field']} " if "field" in value else ""
            return f"{field}“{words}” {value['start']}-{value['end']}"
        return ", ".join(f"{name} {_shown(doc, names, each)}" for name, each in value.items() if each)
    if isinstance(value, list | tuple):
        return "; ".join(_shown(doc, names, each) for each in value)
    return f"{names[value]} ({value})" if isinstance(value, str) and value in names else str(value)


def _sentence(doc: AnnotatedReport, fact: Fact) -> list[Token]:
    """Return the tokens of the sentences in which the evidence stands."""
    inside = tokens_in(doc, fact)
    numbers = sorted({doc.tokens[i].sentence for i in inside})
    return [token for n in numbers for token in doc.tokens[doc.sentences[n].first : doc.sentences[n].last]]


def _marked(doc: AnnotatedReport, fact: Fact, tokens: Sequence[Token]) -> Text:
    """Return the sentence with the evidence between brackets."""
    start, end = tokens[0].start, tokens[-1].end
    text = doc.report.text
    parts = (text[start : fact.start], text[fact.start : fact.end], text[fact.end : end])
    before, evidence, after = (part.replace("\n", " ") for part in parts)
    return Text.assemble(before, ("[", "dim"), (evidence, "bold"), ("]", "dim"), after)


def _entry(claim: Claim) -> Text:
    fields = "; ".join(f"{name} = {value}" for name, value in claim.fields)
    head = f"  {claim.file}, entry {claim.number}, by {', '.join(repr(word) for word in claim.words)}: "
    return Text.assemble((head, "bold"), fields)


def _parse(doc: AnnotatedReport, tokens: Iterable[Token]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("", "word", "lemma", "tag", "relation", "head"):
        table.add_column(name, justify="right" if not name else "left")
    for token in tokens:
        head = "–" if token.head == token.index else f"{doc.tokens[token.head].text} {token.head}"
        table.add_row(str(token.index), token.text, token.lemma, token.tag, token.dep, head)
    return table

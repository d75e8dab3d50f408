"""How much of what a careful reader finds the program finds: on the examples, and on the cases of the tests.

    python bench/accuracy/measure.py            prints the measures beside their floors
    python bench/accuracy/measure.py --raise    writes floors that have been passed into baseline.json

A floor holds for one state of the texts, told by their digest: whoever changes a text measures anew and says so in the
change. Measures are F1 over all items, precision and recall weighing the same, from 0 to 1; `dates`, `cases` and
`names` are the shares of reports dated, of cases that hold whole, and of pairs of names rightly told to be one or two;
`collations` of pairs of wordings whose edits and changes of sense are told as they are.
"""

import argparse
import hashlib
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from recount.annotate import annotate
from recount.ingest import open_pages
from recount.link.collation import collations
from recount.link.entities import Cast, story_entities
from recount.link.setting import setting
from recount.model.base import Span, content_id
from recount.model.dossier import Dossier
from recount.model.entity import Entity, Mention
from recount.model.fact import Event, Figure, Statement
from recount.model.reading import Reading
from recount.model.report import Block, Published, Report
from recount.model.story import Edit, Lineage
from recount.pipeline import recount

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EXAMPLES = ROOT / "examples"
CASES = ROOT / "tests" / "cases" / "statements.toml"
NAMES = ROOT / "tests" / "cases" / "names.toml"
COLLATIONS = ROOT / "tests" / "cases" / "collations.toml"
BASELINE = HERE / "baseline.json"
PEOPLE = ("killed", "injured", "displaced", "refugees", "detained", "missing", "abducted")
TALK = ("accusation", "denial", "condemnation", "demand", "appeal", "threat", "pledge", "support")
"""Events that are somebody's words: what is measured of them are the statements."""
EPSILON = 0.0005
"""Half of the last digit that the baseline is written with."""

Item = tuple[object, ...]
Gold = dict[str, Any]


def measured() -> dict[str, float]:
    """Return every measure by its name."""
    gold = tomllib.loads((HERE / "examples.toml").read_text(encoding="utf-8"))
    dossier = recount(open_pages([str(EXAMPLES)]))
    readings = {reading.report.outlet: reading for reading in dossier.readings}
    told = [(wanted, readings[wanted["outlet"]]) for wanted in gold["report"]]
    return {
        "dates": _share(reading.report.published.when == wanted["published"] for wanted, reading in told),
        "figures": _f1((_rows(wanted["figures"]), Counter(_figures(reading))) for wanted, reading in told),
        "statements": _f1((_speeches(wanted), Counter(_statements(reading, wanted))) for wanted, reading in told),
        "events": _f1((_rows(wanted["events"]), Counter(set(_events(reading)))) for wanted, reading in told),
        "findings": _f1([(_rows(gold["story"]["findings"]), Counter(set(_findings(dossier))))]),
        "cases": _cases(),
        "names": _share(_is_told(case, pair) for case in _name_cases() for pair in case["pairs"]),
        "collations": _collations(),
    }


def digest() -> str:
    """Return 16 hex digits over the names and bytes of all texts that are measured on."""
    paths = [*sorted(EXAMPLES.iterdir()), CASES, NAMES, COLLATIONS, HERE / "examples.toml"]
    made = hashlib.blake2b(digest_size=8)
    for path in paths:
        made.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()


def _share(held: Iterable[bool]) -> float:
    found = list(held)
    return sum(found) / len(found)


def _f1(pairs: Iterable[tuple[Counter[Item], Counter[Item]]]) -> float:
    """Return F1 over all pairs of wanted and found together."""
    both = wanted = found = 0
    for want, got in pairs:
        both, wanted, found = both + (want & got).total(), wanted + want.total(), found + got.total()
    return 2 * both / (wanted + found) if wanted + found else 1.0


def _rows(rows: Iterable[Iterable[object]]) -> Counter[Item]:
    return Counter(tuple(None if value == "" else value for value in row) for row in rows)


def _figures(reading: Reading) -> Iterator[Item]:
    """Yield the counts of people, one that a headline repeats once."""
    seen = {
        (fact.measure, fact.low, fact.best, fact.high): None
        for fact in reading.facts
        if isinstance(fact, Figure) and fact.measure in PEOPLE and fact.modifier != "implied"
    }
    yield from seen


def _speeches(wanted: Gold) -> Counter[Item]:
    return Counter((speaker, stance) for speaker, stance, _ in wanted["statements"])


def _statements(reading: Reading, wanted: Gold) -> Iterator[Item]:
    """Yield speaker and stance of each statement; the name as the account has it where one holds the other."""
    names = {entity.id: entity.name for entity in reading.entities}
    told = sorted({speaker for speaker, _, _ in wanted["statements"]})
    for fact in reading.facts:
        if isinstance(fact, Statement):
            name = names.get(fact.speaker or "", "")
            yield next((known for known in told if known in name), name), fact.stance


def _events(reading: Reading) -> Iterator[Item]:
    for fact in reading.facts:
        if isinstance(fact, Event) and fact.type not in TALK and fact.when:
            place = None if fact.where is None else reading.places[fact.where].text
            yield fact.type, fact.when, place


def _findings(dossier: Dossier) -> Iterator[Item]:
    """Yield field and kind of findings on the event that most reports tell of, on quotations and on displacement."""
    wanted = {"killed", "injured", "displaced", "when", "where", "responsible", "content"}
    for story in dossier.stories:
        main = max(story.events, key=lambda event: len({member.report for member in event.members}))
        for finding in story.findings:
            about, _, field = finding.about.rpartition(".")
            if field in wanted and (about == main.id or field in ("content", "displaced")):
                yield field, finding.kind


def _cases() -> float:
    """Return the share of cases of the tests in which every statement that is expected is found."""
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]
    docs = annotate(_report(case["text"], case["name"]) for case in cases)
    return _share(_holds(case, doc) for case, doc in zip(cases, docs, strict=True))


def _name_cases() -> list[Gold]:
    cases: list[Gold] = tomllib.loads(NAMES.read_text(encoding="utf-8"))["case"]
    return cases


def _is_told(case: Gold, pair: Sequence[str]) -> bool:
    """Tell whether two names, each the only one of its report, become one entity, or two, as they should."""
    found = story_entities([_named(case["kind"], name, origin) for name, origin in zip(pair, "ab", strict=True)])
    return (len(found) == 1) is case["same"]


def _named(kind: Any, name: str, origin: str) -> Reading:
    mention = Mention(start=0, end=len(name), text=name, form="name")
    entity = Entity(id=content_id("entity", origin), kind=kind, name=name, mentions=(mention,))
    return Reading(report=_report(name, origin), entities=(entity,), times=(), places=(), facts=())


def _collations() -> float:
    """Return the share of pairs of wordings that are set side by side as they should be."""
    cases = tomllib.loads(COLLATIONS.read_text(encoding="utf-8"))["case"]
    return _share(_is_collated(case) for case in cases)


def _is_collated(case: Gold) -> bool:
    full, other = (
        _said(case["full"], "direct", "say"),
        _said(case["other"], case.get("mode", "direct"), case.get("stance", "say")),
    )
    lineages = [Lineage(id=one.report.id, reports=(one.report.id,), basis="single") for one in (full, other)]
    story = setting((full, other), Cast(()), lineages)
    members = [story.member(one.report.id, one.facts[0]) for one in (full, other)]
    (found,) = collations(story, members, members[0])
    edits = [_written(edit) for edit in found.edits if edit.op != "kept" and not edit.marked]
    return (found.relation, edits, list(found.changes)) == (
        case["relation"], case.get("edits", []), case.get("changes", [])
    )  # fmt: skip


def _said(words: str, mode: Any, stance: Any) -> Reading:
    content = Span(start=0, end=len(words))
    statement = Statement(
        id=content_id("statement", words), start=0, end=len(words), text=words, rule="case", mode=mode, stance=stance,
        content_span=content,
    )  # fmt: skip
    return Reading(report=_report(words, mode + stance), entities=(), times=(), places=(), facts=(statement,))


def _written(edit: Edit) -> str:
    if edit.op == "changed":
        return f"[{edit.before} → {edit.after}]"
    return f"[-{edit.before}]" if edit.op == "dropped" else f"[+{edit.after}]"


def _report(text: str, origin: str) -> Report:
    lines = [line for line in text.splitlines() if line.strip()]
    starts = [text.index(line) for line in lines]
    blocks = tuple(Block(kind="paragraph", start=n, end=n + len(line)) for n, line in zip(starts, lines, strict=True))
    return Report(
        id=content_id("report", text, origin), origin=origin, url=None, outlet="The Courier", headline=None, authors=(),
        dateline=None, agency=None, language="en", text=text, blocks=blocks,
        published=Published(when="2031-05-07", basis="given"),
    )  # fmt: skip


def _holds(case: Gold, doc: Any) -> bool:
    names = {entity.id: entity.name for entity in doc.entities}
    got = [
        {"mode": s.mode, "stance": s.stance, "text": s.text, "speaker": names.get(s.speaker)} for s in doc.statements
    ]
    shared = ("mode", "stance", "text", "speaker")
    return all(
        any(all(given[key] == value for key, value in wanted.items() if key in shared) for given in got)
        for wanted in case["expected"]
    )


def main() -> int:
    """Print the measures; return 1 where one is below its floor."""
    options = argparse.ArgumentParser(description="Measure accuracy on the examples and cases.")
    options.add_argument("--raise", action="store_true", dest="lift", help="write passed floors into the baseline")
    lift = options.parse_args().lift
    baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {"corpus": "", "floors": {}}
    same, found = baseline["corpus"] == digest(), measured()
    floors = baseline["floors"]
    for name, value in found.items():
        print(f"{name:12} {value:.3f}   floor {floors.get(name, 0):.3f}")
    if not same:
        print("The texts are not those of the baseline: its floors are of others.")
    if lift:
        kept = {name: round(max(value, floors.get(name, 0) if same else 0), 3) for name, value in found.items()}
        BASELINE.write_text(json.dumps({"corpus": digest(), "floors": kept}, indent=2) + "\n", encoding="utf-8")
        return 0
    return int(not same or any(value < floors.get(name, 0) - EPSILON for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main())

"""Figures: how many were killed, wounded, driven out, held; how much money; how many things."""

from collections.abc import Iterator, Sequence

from recount.extract.arms import with_values
from recount.extract.circumstances import place_of, time_of
from recount.extract.counted import Group, group_of, is_thing
from recount.extract.evidence import attribution
from recount.extract.measures import Fate, fates, listed, measure_of, states, toll_group
from recount.extract.repairs import repaired
from recount.extract.scene import Scene, fits
from recount.extract.single import single_victims
from recount.extract.tolls import event_of, scope_of, with_figures
from recount.model.annotation import AnnotatedReport, Quantity, children, cover
from recount.model.base import Record, Span, content_id
from recount.model.fact import Event, Fact, Figure, Measure, Modifier, Number, Statement
from recount.model.time import Time


class Count(Record, frozen=True, kw_only=True):
    """A number with whom it counts and what befell them; `word` is the token that says so."""

    measure: Measure
    span: Span
    head: int
    word: int | None = None
    group: Group = Group()
    numbers: tuple[Number | None, Number | None, Number | None]
    modifier: Modifier | None = None
    unit: str | None = None
    currency: str | None = None
    way: str
    open: bool = False


def extract_figures(doc: AnnotatedReport, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Add the report's figures, in order, and name them in their events."""
    scene = Scene(repaired(doc))
    found = {figure.id: figure for count in counts(scene) for figure in [_figure(scene, count, facts)]}
    return with_values(with_figures((*facts, *found.values())))


def counts(scene: Scene) -> list[Count]:
    """Return what the numbers of a report count, in order; those that count nobody and nothing are left out."""
    known = fates(scene)
    found: list[Count] = []
    for quantity in scene.doc.quantities:
        timed = any(i in scene.time_at for i in range(quantity.first, quantity.last))
        if not timed and not _is_age(scene, quantity):
            found += _counts(scene, quantity, known, found)
    numbered = {i for quantity in scene.doc.quantities for i in range(quantity.first, quantity.last)}
    for index, fate, zero in single_victims(scene, known, frozenset(numbered)):
        found.append(_single(scene, index, fate, zero=zero))
    return sorted(_joined(scene, _survivors(scene, found)), key=lambda count: count.span)


def _joined(scene: Scene, found: Sequence[Count]) -> list[Count]:
    """Return the counts, with the sum of those who are joined: "a woman and her two sons were killed" is three.

    A part that has a number of its own stays; one person told without a number is in the sum.
    """
    groups: dict[tuple[Measure, int], list[Count]] = {}
    for count in found:
        if count.word is not None and count.measure in ("killed", "injured") and count.numbers[1]:
            groups.setdefault((count.measure, count.word), []).append(count)
    summed: list[Count] = []
    gone: set[int] = set()
    for counted in groups.values():
        parts = _together(scene, counted)
        if len(parts) > 1 and any(part.modifier == "implied" for part in parts):
            summed.append(_sum(parts))
            gone |= {id(part) for part in parts if part.modifier == "implied"}
    return [*(count for count in found if id(count) not in gone), *summed]


def _together(scene: Scene, counted: Sequence[Count]) -> list[Count]:
    """Return the counts whose nouns are joined by "and" or commas to the first of them."""
    first = min(part.head if part.group.noun is None else part.group.noun for part in counted)
    word = counted[0].word
    joined = {i for c in listed(scene, first, first if word is None else word) for i in (c, scene.core(c))}
    parts = [part for part in counted if joined & {part.head, part.group.noun}]
    told = {i for part in parts for i in (part.head, part.group.noun)}
    untold = any(scene.doc.tokens[i].tag == "NNS" for i in joined - told)
    return [] if untold else parts


def _sum(parts: Sequence[Count]) -> Count:
    """Return the parts as one count; exact only where all of them are."""
    first = min(parts, key=lambda part: part.span)
    numbers = [[part.numbers[n] for part in parts] for n in range(3)]
    low, best, high = (sum(n for n in side if n is not None) if None not in side else None for side in numbers)
    words = sorted({word for part in parts for word in (*part.group.words, part.head)})
    span = Span(start=min(part.span.start for part in parts), end=max(part.span.end for part in parts))
    return Count(
        measure=first.measure, span=span, head=first.head, word=first.word,
        group=Group(noun=first.group.noun, words=tuple(range(words[0], words[-1] + 1))),
        numbers=(low, best, high), modifier="implied" if all(part.modifier == "implied" for part in parts) else None,
        way="joined", open=any(part.open for part in parts),
    )  # fmt: skip


def _survivors(scene: Scene, found: Sequence[Count]) -> list[Count]:
    """Return the counts without wounded who are the dead: "was shot … has died", "taken to hospital, where he died".

    Where somebody is told killed, those who "were shot" may be the dead; so may one person whom the report knows
    already ("the victim", a name), if it tells of one dead.
    """
    killed = [count for count in found if count.measure == "killed" and count.numbers[2] != 0]
    dead = {count.group.noun for count in killed} | {scene.doc.entity_at.get(count.head, "") for count in killed}
    one = any(count.modifier == "implied" or count.numbers[1] == 1 for count in killed)
    return [
        count for count in found
        if count.measure != "injured" or not killed or _is_other(scene, count)
        or not (count.open or (count.modifier == "implied" and (
            (one and _is_known(scene, count.head)) or scene.doc.entity_at.get(count.head, "-") in dead)))
    ]  # fmt: skip


def _is_other(scene: Scene, count: Count) -> bool:
    """Tell "three others were shot" from "four people were shot": the dead are not among them."""
    noun = count.head if count.group.noun is None else count.group.noun
    words = [noun, *children(scene.doc, noun, "amod", "det", "nummod")]
    return any(scene.doc.tokens[i].lemma in ("other", "another") for i in words)


def _is_known(scene: Scene, head: int) -> bool:
    """Tell whether the words mean somebody told of before: a name, a pronoun, "the victim", "her brother"."""
    if scene.doc.tokens[head].pos in ("PROPN", "PRON"):
        return True
    known = ("the", "this", "that", "his", "her", "their", "its")
    return any(scene.doc.tokens[i].text.lower() in known for i in children(scene.doc, head, "det", "poss"))


def _is_somebody(scene: Scene, noun: int) -> bool:
    return (
        fits(scene, noun, "@people") or scene.doc.tokens[noun].text.lower() == "others" or scene.actor(noun) is not None
    )


def _is_age(scene: Scene, quantity: Quantity) -> bool:
    """Tell an age from a count: "a boy, 12, was shot", "Ines Marto, 41, died"."""
    tokens, first, last = scene.doc.tokens, quantity.first, quantity.last
    if first < 2 or last >= len(tokens) or last - first != 1 or tokens[first - 1].text != ",":
        return False
    above = tokens[first - 2]
    return (
        tokens[last].text in (",", ".", ";", ")")
        and above.tag in ("NN", "NNP")
        and above.sentence == tokens[first].sentence
    )


def _counts(
    scene: Scene, quantity: Quantity, known: dict[int, tuple[Fate, ...]], before: Sequence[Count]
) -> Iterator[Count]:
    if quantity.currency:
        yield _made(scene, quantity, Group(), Fate(measure="money", word=quantity.head, way="money"))
        return
    if quantity.unit:
        return
    group = group_of(scene, quantity, states())
    if group.noun is not None and _is_named(scene, quantity, group.noun):
        return
    if quantity.best == 0 and _is_some_kind(scene, quantity, group):
        return
    told = measure_of(scene, quantity, group, known)
    if told and group.noun is not None and fits(scene, group.noun, "@unharmed"):
        told = tuple(fate for fate in told if fate.measure not in ("killed", "injured") or fate.way == "noun")
    if group.noun is not None and not _is_somebody(scene, group.noun):
        told = tuple(fate for fate in told if not fate.open)
    if told:
        yield from (_made(scene, quantity, group, fate) for fate in told)
    elif larger := _part_of(scene, quantity, group, before):
        fate = Fate(measure=larger.measure, word=larger.word if larger.word is not None else larger.head, way="part")
        yield _made(
            scene, quantity, group if group.noun is not None else larger.group, fate, own=group.noun is not None
        )
    elif group.noun is not None and is_thing(scene, quantity, group.noun):
        yield _made(scene, quantity, group, Fate(measure="count", word=quantity.head, way="count"))


def _is_some_kind(scene: Scene, quantity: Quantity, group: Group) -> bool:
    """Tell "no serious injuries" and "no other deaths", which do not say that there were none."""
    noun = quantity.head if group.noun is None else group.noun
    above = scene.doc.tokens[noun].head
    words = [*children(scene.doc, noun, "amod"), *children(scene.doc, above, "acomp", "amod")]
    return any(scene.word(i) in _KINDS for i in words)


_KINDS = frozenset({"serious", "major", "critical", "threatening", "other", "further", "additional", "new", "more"})


def _is_named(scene: Scene, quantity: Quantity, noun: int) -> bool:
    """Tell a number that only stands before one person's name: "Image 1 of 9 Ann Falk"."""
    token = scene.doc.tokens[noun]
    return token.tag == "NNP" and scene.kind(noun) == "person" and quantity.best is not None and quantity.best > 1


def _part_of(scene: Scene, quantity: Quantity, group: Group, before: Sequence[Count]) -> Count | None:
    """Return the larger count of which this is a part: "56 people, including 11 children", "15 in Lesk"."""
    tokens = scene.doc.tokens
    here = tokens[quantity.head].sentence
    last = next((c for c in reversed(before) if tokens[c.head].sentence == here), None)
    if last is None or last.measure in ("money", "count"):
        return None
    between = range(last.head + 1, quantity.first)
    words = {tokens[i].lemma for i in between}
    if words & {"include", "including", "among"}:
        return last
    following = {tokens[i].lemma for i in range(quantity.last, min(quantity.last + 2, len(tokens)))}
    whom = tokens[quantity.first - 1].lemma in ("whom", "them") if quantity.first else False
    bare = (
        group.noun is None
        and bool(following & {"in", "at", "near", "of"})
        and not any(tokens[i].pos == "VERB" and i != last.word for i in between)
    )
    return last if whom or bare else None


def _made(scene: Scene, quantity: Quantity, group: Group, fate: Fate, *, own: bool = True) -> Count:
    if fate.way == "noun" and fate.word == group.noun:
        group = Group()
    tokens = [*range(quantity.first, quantity.last), *(group.words if own else ())]
    if fate.way == "toll" and (noun := toll_group(scene, fate)) is not None:
        group = Group(
            noun=noun,
            words=tuple(
                i
                for i in (*scene.doc.children[noun], noun)
                if scene.doc.tokens[i].dep in ("amod", "compound") or i == noun
            ),
        )
    return Count(
        measure=fate.measure, span=cover(scene.doc, tokens), head=quantity.head, word=fate.word, group=group,
        numbers=(quantity.low, quantity.best, quantity.high), modifier=quantity.modifier, unit=quantity.unit,
        currency=quantity.currency, way=fate.way, open=fate.open,
    )  # fmt: skip


def _single(scene: Scene, index: int, fate: Fate, *, zero: bool) -> Count:
    """Return one person told without a number, or nobody at all."""
    number = 0 if zero else 1
    words = tuple(
        i for i in scene.doc.children[index] if scene.doc.tokens[i].dep in ("det", "amod", "compound", "poss")
    )
    group = Group(noun=index, words=(*(i for i in words if scene.doc.tokens[i].dep not in ("det", "poss")), index))
    years = [j for i in words if scene.doc.tokens[i].lemma == "old" for j in children(scene.doc, i, "npadvmod")]
    ages = [j for i in years for j in (*children(scene.doc, i, "nummod"), i)]
    return Count(
        measure=fate.measure, span=cover(scene.doc, [*ages, *words, index]), head=index, word=fate.word,
        group=group, numbers=(number, number, number), modifier=None if zero else "implied", way="single",
        open=fate.open,
    )  # fmt: skip


def _figure(scene: Scene, count: Count, facts: Sequence[Fact]) -> Figure:
    doc = scene.doc
    events = [fact for fact in facts if isinstance(fact, Event)]
    statements = [fact for fact in facts if isinstance(fact, Statement)]
    event = event_of(doc, count.span, count.measure, events)
    time, place = _time(scene, count), _place(scene, count)
    when, when_time = (time.when, time.id) if time else (event.when, event.when_time) if event else (None, None)
    if event and place is None:
        place = event.where
    group = count.group
    return Figure(
        id=content_id("figure", doc.report.id, count.span.start, count.span.end, count.measure),
        start=count.span.start, end=count.span.end, text=doc.text(count.span),
        rule=f"figures/{count.measure}/{count.way}", attribution=attribution(statements, count.span.start),
        modality=event.modality if event else "happened",
        measure=count.measure, group=doc.text(cover(doc, group.words)) if group.words else None,
        group_entity=doc.entity_at.get(group.noun) if group.noun is not None else None,
        low=count.numbers[0], best=count.numbers[1], high=count.numbers[2], modifier=count.modifier, unit=count.unit,
        currency=count.currency, when=when, when_time=when_time, where=place,
        scope=scope_of(doc, count.span, count.measure, when, event), event=event.id if event else None,
    )  # fmt: skip


def _anchors(count: Count) -> frozenset[int]:
    return frozenset(i for i in (count.head, count.word, count.group.noun) if i is not None)


def _time(scene: Scene, count: Count) -> Time | None:
    """Return the date of the clause that counts; "as of" and "since" date all counts of their sentence."""
    own = time_of(scene, _anchors(count), frozenset())
    if own is not None:
        return own
    sentence = scene.doc.tokens[count.head].sentence
    for index in sorted(scene.time_at):
        before = scene.doc.tokens[index - 1] if index else scene.doc.tokens[index]
        opened = (
            " ".join(scene.doc.tokens[i].lemma for i in range(max(0, index - 2), index)) == "as of"
            or scene.doc.tokens[index].lemma == "since"
        )
        if (
            scene.doc.tokens[index].sentence == sentence == before.sentence
            and opened
            and count.measure not in ("money", "count")
        ):
            return scene.time_at[index]
    return None


def _place(scene: Scene, count: Count) -> int | None:
    return place_of(scene, _anchors(count), frozenset())

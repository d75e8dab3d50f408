"""Victims told without a number: "a guard was shot dead" is one, "no casualties" none."""

import re
from collections.abc import Iterator

from recount.extract.counted import is_further
from recount.extract.measures import Fate
from recount.extract.modality import is_denied
from recount.extract.scene import Scene, fits
from recount.model.annotation import children

_HARM = frozenset({"killed", "injured"})
_YEARS = re.compile(r"(\d+)[ -]+years?[ -]+old")


def single_victims(
    scene: Scene, known: dict[int, tuple[Fate, ...]], numbered: frozenset[int]
) -> Iterator[tuple[int, Fate, bool]]:
    """Yield the token of each such victim, what befell him, and whether it is nobody; each person once."""
    seen: dict[tuple[str, str], set[str | None]] = {}
    told: set[str] = {fate.measure for index in numbered for fate in known.get(index, ())}
    for index in sorted(known):
        for fate in known[index]:
            if (
                fate.measure not in _HARM
                or index in numbered
                or index in scene.speaking
                or _is_counted(scene, index, numbered)
            ):
                continue
            none = _is_none(scene, index)
            if not none and not (_is_one(scene, index) and not is_denied(scene, fate.word)):
                continue
            who, age = scene.doc.entity_at.get(index), _age(scene, index)
            known_ages = seen.setdefault((who, fate.measure), set()) if who is not None else set()
            if none or not known_ages or (age is not None and known_ages.isdisjoint({None, age})):
                yield index, fate, none
            known_ages.add(age)
            told.add(fate.measure)
    yield from _unnamed(scene, known, told)


def _age(scene: Scene, index: int) -> str | None:
    """Return the years in "a 12-year-old girl": one of another age is another girl."""
    first = min((j for i in scene.doc.children[index] for j in (i, *scene.doc.children[i])), default=index)
    words = " ".join(token.text for token in scene.doc.tokens[first:index])
    found = _YEARS.search(words)
    return found[1] if found else None


def _unnamed(scene: Scene, known: dict[int, tuple[Fate, ...]], told: set[str]) -> Iterator[tuple[int, Fate, bool]]:
    """Yield the one whose death only a pronoun tells: "a boy was airlifted out … HE died on Monday"."""
    for index in sorted(known):
        if scene.doc.tokens[index].text.lower() in ("he", "she"):
            for fate in known[index]:
                if fate.measure == "killed" and "killed" not in told and not is_denied(scene, fate.word):
                    told.add("killed")
                    yield index, fate, False


def _is_counted(scene: Scene, index: int, numbered: frozenset[int]) -> bool:
    near = [index, *scene.doc.children[index]]
    near += [] if is_further(scene, index) else [scene.doc.tokens[index].head]
    return any(i in numbered for i in near)


def _is_none(scene: Scene, index: int) -> bool:
    """Tell whether it is "no soldiers", "nobody", "no one"."""
    if scene.doc.tokens[index].text.lower() in ("nobody", "none"):
        return True
    return any(scene.doc.tokens[i].lemma == "no" for i in children(scene.doc, index, "det")) and (
        fits(scene, index, "@people") or scene.doc.tokens[index].text.lower() == "one"
    )


def _is_one(scene: Scene, index: int) -> bool:
    """Tell whether the noun is one human being."""
    token = scene.doc.tokens[index]
    if token.text.lower() == "another":
        return token.dep in ("nsubj", "nsubjpass", "dobj", "conj")
    if (
        token.tag not in ("NN", "NNP", *(("JJ",) if token.lemma == "old" else ()))
        or scene.core(index) != index
        or fits(scene, index, "@body")
    ):
        return False
    if any(scene.doc.tokens[i].lemma in ("each", "every", "any") for i in children(scene.doc, index, "det")):
        return False
    if scene.kind(index) == "person" or (token.tag == "NNP" and _age(scene, index) is not None):
        return True
    return fits(scene, index, "@people") and token.lemma not in (
        "people",
        "police",
        "personnel",
        "crew",
        "family",
        "body",
        "life",
        "other",
        "victim",
    )

"""How a speaker puts it: how certain, and whether as true or as false; after FactBank (Saurí and Pustejovsky 2009)."""

from collections.abc import Mapping
from functools import cache

from recount.annotate.statements.blame import main_verbs
from recount.annotate.statements.cues import is_negated
from recount.annotate.statements.drafts import Draft, Scene
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import CertaintyWord
from recount.model.annotation import AnnotatedReport, children
from recount.model.fact import Certainty, Polarity

ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
QUESTION = frozenset({"whether", "if"})
KINDS = {"aux": "auxiliary", "advmod": "adverb", "acomp": "adjective"}


@cache
def _words() -> Mapping[tuple[str, str], Certainty]:
    return {(entry.kind, word): entry.certainty for entry in entries(CertaintyWord) for word in entry.words}


def polarity_of(scene: Scene, draft: Draft) -> Polarity:
    """Return whether the speaker puts what is said as true or as false: who "denies" or "doubts" it, as false."""
    cue = scene.cue_at.get(draft.at) if draft.at is not None else None
    denies = cue is not None and cue.entry.stance in ("deny", "doubt") and not is_negated(scene.doc, cue)
    return "negative" if denies and draft.quote is None else "positive"


def certainty_of(scene: Scene, draft: Draft) -> Certainty:
    """Return how certain the speaker is of what is said: by the cue, and by the words of its main clause."""
    cue = scene.cue_at.get(draft.at) if draft.at is not None else None
    if draft.stance in ("promise", "threaten", "demand") or (cue is not None and is_negated(scene.doc, cue)):
        return "unknown"
    known = [cue.entry.certainty] if cue is not None else []
    if draft.stance == "doubt":
        known.append("probable")
    verbs = main_verbs(scene.doc, draft.tokens)[:1]
    known += [found for verb in verbs for found in _told(scene.doc, verb)]
    return max(known, key=ORDER.index, default="certain")


def _told(doc: AnnotatedReport, verb: int) -> list[Certainty]:
    """Return what the words beside the main verb tell: "MIGHT have slept", "PROBABLY slept", "asked WHETHER"."""
    beside = [(KINDS[doc.tokens[i].dep], doc.tokens[i].lemma) for i in children(doc, verb, *KINDS)]
    found = [_words()[key] for key in beside if key in _words()]
    if any(doc.tokens[i].lemma in QUESTION for i in children(doc, verb, "mark")):
        found.append("unknown")
    return found

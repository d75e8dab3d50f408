"""Who says what: quotations and indirect speech, each with its speaker, its cue and its stance."""

import msgspec

from recount.annotate.statements.direct import quotation_drafts
from recount.annotate.statements.discourse import settled
from recount.annotate.statements.drafts import Draft, Scene, scene
from recount.annotate.statements.extents import extended
from recount.annotate.statements.hearsay import hearsay_drafts
from recount.annotate.statements.indirect import contents_of, indirect_drafts, speakers_of
from recount.annotate.statements.mixed import joined
from recount.annotate.statements.nesting import untangled, without_asides
from recount.annotate.statements.records import statements_of
from recount.annotate.statements.stance import with_stances
from recount.model.annotation import AnnotatedReport

__all__ = ["mark_statements"]


def mark_statements(doc: AnnotatedReport) -> AnnotatedReport:
    """Mark every statement that the report hands on, in order of appearance."""
    look = scene(doc)
    return msgspec.structs.replace(doc, statements=statements_of(look, all_drafts(look)))


def all_drafts(look: Scene) -> tuple[Draft, ...]:
    """Return the drafts of every rule."""
    speakers = speakers_of(look)
    contents = without_asides(look, contents_of(look, speakers), speakers)
    within = {i for said in contents.values() for i in said.tokens}
    told = (*indirect_drafts(look, contents, speakers), *hearsay_drafts(look, within))
    drafts = settled(look, (*told, *quotation_drafts(look, contents, speakers, told)))
    drafts = tuple(joined(look, drafts, contents))
    return extended(look, with_stances(look, untangled(look, drafts)))

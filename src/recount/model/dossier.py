"""The whole output of `recount dossier`."""

from typing import Literal

from recount.model.base import Record
from recount.model.judgement import Judgement
from recount.model.page import Rejection
from recount.model.reading import Producer, Reading
from recount.model.story import Story


class Dossier(Record, frozen=True, kw_only=True):
    """Many reports read against each other; `as_of` is the latest day that any may bear (EDTF), never a clock.

    `judgements` are those of a person that stand, whatever they are about; what is `resting` of them (ids) is about
    nothing in these reports, or gives a value that its field cannot have.
    """

    format: Literal["recount/1"] = "recount/1"
    produced_by: Producer
    as_of: str | None
    readings: tuple[Reading, ...]
    rejections: tuple[Rejection, ...]
    stories: tuple[Story, ...]
    judgements: tuple[Judgement, ...] = ()
    resting: tuple[str, ...] = ()

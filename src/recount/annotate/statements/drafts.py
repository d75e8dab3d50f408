"""A statement while it is being put together, in tokens: what every rule here returns."""

from typing import NamedTuple

from recount.annotate.statements.cues import Cue, find_cues
from recount.annotate.statements.marks import Quoted, quoted_stretches
from recount.model.annotation import AnnotatedReport, tokens_in
from recount.model.base import Record, Span
from recount.model.fact import Act, Mode, Stance


class Draft(Record, frozen=True, kw_only=True):
    """`span` is the evidence, `tokens` what is said, `speaker` heads `speaker_words`, `at` the cue's verb or noun."""

    span: Span
    mode: Mode
    stance: Stance
    rule: str
    act: Act = "speech"
    tokens: tuple[int, ...]
    at: int | None = None
    cue_words: tuple[int, ...] = ()
    speaker: int | None = None
    speaker_words: tuple[int, ...] = ()
    described: tuple[int, ...] = ()
    """The speaker's words with all that is told of the speaker there."""
    hearer: int | None = None
    quote: int | None = None
    fragments: tuple[int, ...] = ()
    """Numbers of the quotations within mixed speech; `quote` is the one that a draft consists of."""
    covers: tuple[int, ...] = ()
    """All tokens of what is said, those of inner voices too: what stands there is said by this speaker in the end."""


class Scene(NamedTuple):
    """A report with what the rules look up all the time.

    `quote_at` gives for each token the number of the quotation it stands in (the outermost), or -1; `quote_tokens` the
    tokens of each quotation; `cue_at` the cue of a verb, `cue_order` those verbs in order;
    `silent` the numbers of blocks that are headlines.
    """

    doc: AnnotatedReport
    quotes: tuple[Quoted, ...]
    quote_at: tuple[int, ...]
    quote_tokens: tuple[tuple[int, ...], ...]
    cue_at: dict[int, Cue]
    cue_order: tuple[int, ...]
    silent: frozenset[int]

    def is_silent(self, index: int) -> bool:
        """Tell whether the token stands in a headline."""
        return self.doc.sentences[self.doc.tokens[index].sentence].block in self.silent


def scene(doc: AnnotatedReport) -> Scene:
    """Look up quotations and cues. A headline is left out: it announces what the report then tells in full."""
    silent = {n for n, block in enumerate(doc.report.blocks) if block.kind == "headline"}
    quotes = tuple(q for q in quoted_stretches(doc) if q.block not in silent and tokens_in(doc, q))
    within = tuple(tuple(tokens_in(doc, q)) for q in quotes)
    quote_at = [-1] * len(doc.tokens)
    for number in sorted(range(len(quotes)), key=lambda n: -quotes[n].depth):
        for i in within[number]:
            quote_at[i] = number
    cues = {c.index: c for c in find_cues(doc) if doc.sentences[doc.tokens[c.index].sentence].block not in silent}
    return Scene(doc, quotes, tuple(quote_at), within, cues, tuple(cues), frozenset(silent))

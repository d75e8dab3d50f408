"""Resolves pronouns where the syntax tells: the nearest fitting subject in the same sentence or the one before."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.evidence import firm_prepositions
from recount.annotate.mentions import Found
from recount.annotate.phrases import key
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import SpeechVerb
from recount.lexicon.schema.titles import SexedNoun
from recount.model.annotation import AnnotatedReport, Token, ancestors, children
from recount.model.entity import EntityKind

MALE = {"he", "him", "his", "himself"}
FEMALE = {"she", "her", "hers", "herself"}
THING = {"it", "its", "itself"}
MANY = {"they", "them", "their", "theirs", "themselves"}
SUBJECTS = {"nsubj", "nsubjpass"}
BODIES: set[EntityKind] = {"state", "organization", "armed_force", "armed_group"}
COLLECTIVE: set[EntityKind] = {"group", "armed_group", "armed_force", "organization"}
MEMORY = 3
"""Tokens back that "and their" may reach for the noun that it is joined to."""
SILENT = {"caption", "subheading", "headline", "dateline"}
"""Blocks that interrupt the text: a pronoun behind a caption refers to the paragraph before it."""


def resolve_pronouns(doc: AnnotatedReport, mentions: Sequence[Found], sexes: Mapping[str, str]) -> list[Found]:
    """Return the third-person pronouns whose reference the syntax tells. `sexes`: person's name -> female, male."""
    heads = {m.head: m for m in sorted(mentions, key=lambda m: m.first - m.last) if m.form in {"name", "nominal"}}
    known = dict(sexes)
    quoted = _quoted(doc)
    found: list[Found] = []
    for token in doc.tokens:
        wanted = _wanted(token)
        if not wanted or _is_empty(doc, token):
            continue
        target = _antecedent(doc, token, wanted, heads, known, quoted)
        if target is None:
            continue
        if wanted in {"male", "female"}:
            known.setdefault(target.name, wanted)
        mention = msgspec.structs.replace(
            target,
            first=token.index,
            last=token.index + 1,
            head=token.index,
            form="pronoun",
            owner=False,
            fixed=False,
            plural=target.plural,
        )
        heads[token.index] = mention
        found.append(mention)
    return found


def _wanted(token: Token) -> str | None:
    if token.pos not in {"PRON", "DET"}:
        return None
    word = token.text.lower()
    if word in {"it", "itself"} and token.dep not in SUBJECTS:
        return None
    for wanted, words in (("male", MALE), ("female", FEMALE), ("thing", THING), ("many", MANY)):
        if word in words:
            return wanted
    return None


def _is_empty(doc: AnnotatedReport, token: Token) -> bool:
    """Tell the "it" that refers to nothing: "it is clear that", "it rained"."""
    if token.text.lower() != "it":
        return False
    verb = doc.tokens[token.head]
    clausal = children(doc, verb.index, "ccomp", "xcomp", "csubj", "acomp", "advcl")
    return token.dep == "expl" or (token.dep in SUBJECTS and (
        verb.lemma in {"be", "seem", "appear", "take", "rain", "snow", "become", "remain", "look"}
        or (token.dep == "nsubjpass" and bool(clausal))
    ))  # fmt: skip


def _quoted(doc: AnnotatedReport) -> dict[int, int]:
    """Return for every token inside quotation marks the number of its quotation."""
    found: dict[int, int] = {}
    number, inside, block = 0, False, -1
    for token in doc.tokens:
        here = doc.sentences[token.sentence].block
        if here != block:
            inside, block = False, here
        if token.text in {"“", "``"} or (token.text == '"' and not inside):
            inside, number = True, number + 1
        elif token.text in {"”", "''", '"'}:
            inside = False
        elif inside:
            found[token.index] = number
    return found


def _antecedent(
    doc: AnnotatedReport, token: Token, wanted: str, heads: Mapping[int, Found], sexes: Mapping[str, str],
    quoted: Mapping[int, int],
) -> Found | None:  # fmt: skip
    barred = _barred(doc, token)
    if (forced := _forced(doc, token)) is not None:
        return heads.get(forced)
    if (owner := _joined_owner(doc, token)) is not None:
        joined = heads.get(owner)
        return joined if joined and _fits(joined, wanted, sexes) else None
    for sentence in (token.sentence, _sentence_before(doc, token.sentence)):
        if sentence is None:
            continue
        span = doc.sentences[sentence]
        last = token.index if sentence == token.sentence else span.last
        fit = [
            heads[i] for i in range(span.first, last)
            if i in heads and i not in barred and _fits(heads[i], wanted, sexes)
            and quoted.get(i) == quoted.get(token.index)
        ]  # fmt: skip
        if choice := _choose(doc, fit, token, wanted):
            return None if _is_overheard(doc, choice, token, wanted, heads) else choice
        if fit and wanted in {"thing", "many"}:
            return None
    return None


def _forced(doc: AnnotatedReport, token: Token) -> int | None:
    """Return who blows "themselves" up in "forced them to blow themselves up": the object of the verb above."""
    verb = doc.tokens[token.head]
    if not token.text.lower().endswith(("self", "selves")) or verb.dep != "xcomp":
        return None
    objects = children(doc, verb.head, "dobj")
    return objects[0] if objects and objects[0] < token.index else None


def _joined_owner(doc: AnnotatedReport, token: Token) -> int | None:
    """Return whose "their" is in "insurgents and their families": that which stands right before the "and"."""
    if token.dep != "poss":
        return None
    owned = doc.tokens[token.head]
    if owned.dep != "conj" or doc.tokens[owned.head].pos not in {"NOUN", "PROPN"}:
        return None
    return owned.head if 0 < token.index - owned.head <= MEMORY else None


def _is_overheard(doc: AnnotatedReport, choice: Found, token: Token, wanted: str, heads: Mapping[int, Found]) -> bool:
    """Tell whether things stand nearer than the body that "they" would have to be: "buses with their windows"."""
    between = range(max(choice.last, doc.sentences[token.sentence].first), token.index)
    if wanted == "thing":
        return _is_a_things(doc, choice, token, between, heads)
    if wanted != "many" or choice.form != "name":
        return False
    things = (i for i in between if i not in heads or heads[i].kind == "product")
    return any(doc.tokens[i].tag == "NNS" for i in things)


def _is_a_things(
    doc: AnnotatedReport, choice: Found, token: Token, between: Iterable[int], heads: Mapping[int, Found]
) -> bool:
    """Tell whether "it" may as well be what stands nearer: "the tram remains on its side", "on Peru after its test"."""
    if token.dep in SUBJECTS and doc.tokens[token.head].lemma in _saying():
        return False
    order, within = list(between), set(ancestors(doc, token.index))
    free = (i for i in order if i not in heads or heads[i].kind == "product")
    things = (doc.tokens[i] for i in free if i not in within)
    if any(thing.dep in SUBJECTS and thing.tag in {"NN", "NNP"} for thing in things):
        return True
    rivals = (heads[i] for i in order if i in heads and token.dep == "poss" and _is_rival(doc, doc.tokens[i]))
    return any(rival.name != choice.name and rival.form == "name" and _fits(rival, "thing", {}) for rival in rivals)


def _is_rival(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether an object stands between: but "inside Peru" is only where something is."""
    return token.dep == "dobj" or (token.dep == "pobj" and doc.tokens[token.head].lemma not in firm_prepositions())


@cache
def _saying() -> frozenset[str]:
    return frozenset(verb for entry in entries(SpeechVerb) for verb in entry.verbs)


def _sentence_before(doc: AnnotatedReport, sentence: int) -> int | None:
    """Return the sentence before in the running text: not in another kind of block, at most one paragraph back."""
    block = doc.sentences[sentence].block
    kind = doc.report.blocks[block].kind
    before = sentence - 1
    while before >= 0 and doc.report.blocks[doc.sentences[before].block].kind in SILENT and kind not in SILENT:
        before -= 1
    return before if before >= 0 else None


def _barred(doc: AnnotatedReport, token: Token) -> set[int]:
    """Return the heads that an object cannot refer to: the subject of its own verb, its own or inherited."""
    if token.dep in SUBJECTS and doc.tokens[token.head].dep == "relcl":
        # "one candidate he likes": the clause is about the noun, and "he" is another.
        return {doc.tokens[token.head].head}
    if token.dep in SUBJECTS or token.tag == "PRP$" or token.text.lower().endswith(("self", "selves")):
        return set()
    verb = doc.tokens[token.head]
    while verb.pos not in {"VERB", "AUX"} and verb.head != verb.index:
        verb = doc.tokens[verb.head]
    while True:
        if subjects := children(doc, verb.index, *SUBJECTS):
            return set(subjects)
        if verb.head == verb.index or verb.dep not in {"conj", "advcl", "xcomp", "prep", "pcomp", "acl"}:
            return set()
        verb = doc.tokens[verb.head]


def _fits(mention: Found, wanted: str, sexes: Mapping[str, str]) -> bool:
    if wanted in {"male", "female"}:
        return mention.kind == "person" and sexes.get(mention.name, wanted) == wanted
    if wanted == "thing":
        return mention.kind in BODIES and not mention.plural
    return mention.kind in COLLECTIVE and (mention.plural or mention.form == "name")


def _choose(doc: AnnotatedReport, fit: Sequence[Found], token: Token, wanted: str) -> Found | None:
    """Prefer the last subject before the pronoun; failing one, what all that fit agree on."""
    subjects = [m for m in fit if doc.tokens[m.head].dep in SUBJECTS]
    if subjects:
        return subjects[-1] if doc.tokens[subjects[-1].head].sentence == token.sentence else subjects[0]
    names = {m.name for m in fit}
    if len(names) == 1 and (wanted in {"male", "female"} or fit[-1].form == "pronoun"):
        return fit[-1]
    return None


def sexes_of(mentions: Iterable[Found], courtesies: Mapping[int, str]) -> dict[str, str]:
    """Return what courtesy titles and nouns ("wife") tell of a person's sex, by the person's name."""
    found = {}
    for mention in mentions:
        if mention.kind == "person":
            noun = key(mention.name).rpartition(" ")[2] if mention.form == "nominal" else ""
            sex = courtesies.get(mention.first) or _sexes().get(noun)
            if sex:
                found[mention.name] = sex
    return found


@cache
def _sexes() -> Mapping[str, str]:
    return {noun: entry.sex for entry in entries(SexedNoun) for noun in entry.nouns}

"""Resolves pronouns where the syntax tells: the fitting subject of a clause above, or of the sentence before."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import msgspec

from recount.annotate.antecedents import (
    MANY,
    PLURALS,
    SUBJECTS,
    Scene,
    barred,
    candidate,
    clause_subjects,
    fits,
    is_object,
    is_unknown_speaker,
    quoted_tokens,
    saying,
)
from recount.annotate.evidence import firm_prepositions, first_names
from recount.annotate.mentions import Found
from recount.annotate.phrases import key
from recount.lexicon.load import entries
from recount.lexicon.schema.titles import SexedNoun
from recount.model.annotation import AnnotatedReport, Token, ancestors, children

MALE = {"he", "him", "his", "himself"}
FEMALE = {"she", "her", "hers", "herself"}
THING = {"it", "its", "itself"}
VAGUE = {"a", "an", "another"}
MEMORY = 3
"""Tokens back that "and their" may reach for the noun that it is joined to."""
SKIPPED = 4
"""Sentences wholly between quotation marks that "he said" may reach across."""
SILENT = {"caption", "subheading", "headline", "dateline"}
"""Blocks that interrupt the text: a pronoun behind a caption refers to the paragraph before it."""


def resolve_pronouns(doc: AnnotatedReport, mentions: Sequence[Found], sexes: Mapping[str, str]) -> list[Found]:
    """Return the third-person pronouns whose reference the syntax tells. `sexes`: person's name -> female, male.

    Read twice: what most pronouns that seem to be a person's say of the sex decides about the others.
    """
    heads = {m.head: m for m in sorted(mentions, key=lambda m: m.first - m.last) if m.form in {"name", "nominal"}}
    quoted = quoted_tokens(doc)
    guessed = _resolved(Scene(doc=doc, heads=dict(heads), sexes=dict(sexes), quoted=quoted))
    names = {mention.name for mention in heads.values() if mention.form == "name"}
    known = {name: sex for name, sex in _voted(doc, guessed).items() if name in names} | dict(sexes)
    return _resolved(Scene(doc=doc, heads=heads, sexes=known, quoted=quoted))


def _voted(doc: AnnotatedReport, pronouns: Iterable[Found]) -> dict[str, str]:
    """Return the sex that most of a person's pronouns have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for pronoun in pronouns:
        wanted = _wanted(doc.tokens[pronoun.first])
        if wanted in {"male", "female"}:
            votes[pronoun.name][wanted] += 1
    return {name: counts.most_common(1)[0][0] for name, counts in votes.items()}


def _resolved(scene: Scene) -> list[Found]:
    found: list[Found] = []
    left: dict[str, int] = {}
    for token in scene.doc.tokens:
        wanted = _wanted(token)
        if not wanted or _is_empty(scene.doc, token):
            if token.text.lower() == "it" and token.dep not in SUBJECTS:
                left["thing"] = token.index
            continue
        target = _antecedent(scene, token, wanted)
        if target is None or _is_behind_open(scene, token, target, left.get(wanted)):
            left[wanted] = token.index
            continue
        mention = _pronoun(target, token)
        scene.heads[token.index] = mention
        found.append(mention)
    return found


def _pronoun(target: Found, token: Token) -> Found:
    place = token.index
    return msgspec.structs.replace(
        target, first=place, last=place + 1, head=place, form="pronoun", owner=False, fixed=False
    )


def _is_behind_open(scene: Scene, token: Token, target: Found, left: int | None) -> bool:
    """Tell whether a pronoun of the same class stands between that is nobody's: "it" in "swamp it and take its ore"."""
    if left is None or scene.doc.tokens[left].sentence != token.sentence or token.text.lower() not in THING:
        return False
    return target.head < left and scene.quoted.get(left) == scene.quoted.get(token.index)


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
    if verb.pos not in {"VERB", "AUX"} and not children(doc, verb.index, "cop", "aux"):
        return True
    clausal = children(doc, verb.index, "ccomp", "xcomp", "csubj", "acomp", "advcl")
    return token.dep == "expl" or (token.dep in SUBJECTS and (
        verb.lemma in {"be", "seem", "appear", "take", "rain", "snow", "become", "remain", "look"}
        or (token.dep == "nsubjpass" and bool(clausal))
    ))  # fmt: skip


def _antecedent(scene: Scene, token: Token, wanted: str) -> Found | None:
    doc, heads = scene.doc, scene.heads
    if (forced := _forced(doc, token)) is not None:
        return heads.get(forced)
    if (paired := _paired(scene, token)) is not None:
        return heads.get(paired)
    if (owner := _joined_owner(scene, token)) is not None:
        joined = heads.get(owner)
        if wanted in {"thing", "many"} or (joined and fits(joined, wanted, scene.sexes)):
            return joined if joined and fits(joined, wanted, scene.sexes) else None
    choice = _subject(scene, token, wanted)
    owner_above, firm = _owner_above(scene, token, wanted)
    if owner_above and not (choice and choice.name == owner_above.name):
        return owner_above if choice is None or (firm and not is_object(token)) else None
    doubts = (_is_overheard, _is_kin, _is_stranger)
    return choice if choice and not any(doubt(scene, choice, token, wanted) for doubt in doubts) else None


def _is_kin(scene: Scene, choice: Found, token: Token, wanted: str) -> bool:
    """Tell whether it may as well be the other of two of one sex: "his father gave his tower away"."""
    doc = scene.doc
    if choice.form != "nominal" or doc.tokens[choice.head].sentence != token.sentence:
        return False
    owners = [doc.tokens[i] for i in children(doc, choice.head, "poss")]
    above = doc.tokens[doc.tokens[token.head].head]
    said = token.dep in SUBJECTS and above.lemma in saying() and choice.head in children(doc, above.index, *SUBJECTS)
    return not said and any(_wanted(owner) == wanted for owner in owners)


def _is_stranger(scene: Scene, choice: Found, token: Token, wanted: str) -> bool:
    """Tell "a voter who praised her", where another is near of whom more is known than of "a voter"."""
    articles = {scene.doc.tokens[i].text.lower() for i in children(scene.doc, choice.head, "det")}
    if choice.form != "nominal" or choice.name in scene.sexes or not articles & VAGUE:
        return False
    first = scene.doc.sentences[max(token.sentence - 1, 0)].first
    near = (candidate(scene, i, token, wanted) for i in range(first, token.index))
    return any(other and scene.sexes.get(other.name) == wanted for other in near)


def _may_be_it(doc: AnnotatedReport, index: int, token: Token) -> bool:
    """Tell whether "it" may be who "which" is: as its possessive, not as a subject within its clause."""
    return token.dep not in SUBJECTS or doc.tokens[index].dep in SUBJECTS


def _subject(scene: Scene, token: Token, wanted: str) -> Found | None:
    """Return the fitting subject of the nearest clause above, failing one the last subject before.

    One behind the pronoun counts where it is controlled, or where it is the one before as well.
    """
    bars, ahead = barred(scene, token), None
    for index, controlled in clause_subjects(scene.doc, token):
        fitting = candidate(scene, index, token, wanted) if index not in bars else None
        if (
            fitting
            and (index < token.index or controlled)
            and (wanted != "thing" or _may_be_it(scene.doc, index, token))
        ):
            return fitting
        if is_unknown_speaker(scene, index, token):
            return None
        ahead = ahead or fitting
    before = _before(scene, token, wanted, bars)
    return before if before is None or ahead is None or ahead.name == before.name else None


def _owner_above(scene: Scene, token: Token, wanted: str) -> tuple[Found | None, bool]:
    """Return whose noun the pronoun stands behind, and whether in a clause: "Lena's claim that she was ill"."""
    doc, clausal, below = scene.doc, False, token.index
    for index in ancestors(doc, token.index):
        owners = [i for i in children(doc, index, "poss") if i not in {token.index, below}]
        owner = candidate(scene, owners[0], token, wanted) if owners and owners[0] < token.index else None
        if owner and (clausal or not is_object(token)):
            return owner, clausal
        clausal, below = clausal or doc.tokens[index].pos in {"VERB", "AUX"}, index
        if clausal and doc.tokens[index].dep not in {"acl", "ccomp", "relcl", "xcomp"}:
            return None, False
    return None, False


def _before(scene: Scene, token: Token, wanted: str, bars: set[int]) -> Found | None:
    """Return the last fitting subject before the pronoun, in its sentence or the one before."""
    doc = scene.doc
    for sentence in (token.sentence, _sentence_before(scene, token)):
        if sentence is None:
            continue
        span = doc.sentences[sentence]
        last = token.index if sentence == token.sentence else span.last
        fit = [
            (i, mention) for i in range(span.first, last)
            if i not in bars and (mention := candidate(scene, i, token, wanted))
        ]  # fmt: skip
        if choice := _choose(doc, fit, token, wanted):
            return choice
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


def _paired(scene: Scene, token: Token) -> int | None:
    """Return what the first of two pronouns is of: "his or her"."""
    paired = token.index > 1 and scene.doc.tokens[token.index - 1].text in {"or", "/"}
    return token.index - 2 if paired and _wanted(scene.doc.tokens[token.index - 2]) in {"male", "female"} else None


def _joined_owner(scene: Scene, token: Token) -> int | None:
    """Return whose "their" is in "insurgents and their families": that which stands right before the "and"."""
    if token.dep != "poss":
        return None
    owned = scene.doc.tokens[token.head]
    if owned.dep != "conj" or scene.doc.tokens[owned.head].pos not in {"NOUN", "PROPN"}:
        return None
    if token.index - 2 in scene.heads and scene.doc.tokens[token.index - 1].text == "and":
        return token.index - 2
    return owned.head if 0 < token.index - owned.head <= MEMORY else None


def _is_overheard(scene: Scene, choice: Found, token: Token, wanted: str) -> bool:
    """Tell whether things stand nearer than the body that "they" would have to be: "buses with their windows"."""
    doc, heads = scene.doc, scene.heads
    between = range(max(choice.last, doc.sentences[token.sentence].first), token.index)
    if wanted == "thing":
        return _is_a_things(doc, choice, token, between, heads)
    if wanted != "many":
        return False
    said = token.dep in SUBJECTS and doc.tokens[token.head].lemma in saying()
    whole = choice.form == "name" or not _is_subject(doc, choice.head)
    start = doc.sentences[doc.tokens[choice.first].sentence].first if whole else choice.last
    plural = [
        doc.tokens[i]
        for i in range(start, token.index)
        if doc.tokens[i].tag in PLURALS and not choice.first <= i < choice.last
    ]
    free = [t for t in plural if t.index not in heads or heads[t.index].kind == "product"]
    if not said and any(t.dep in SUBJECTS for t in free):
        return True
    if choice.form == "name":
        return any(t.index >= choice.last and not (said and t in free) for t in plural)
    return is_object(token) and any(t.sentence == token.sentence for t in free)


def _is_a_things(
    doc: AnnotatedReport, choice: Found, token: Token, between: Iterable[int], heads: Mapping[int, Found]
) -> bool:
    """Tell whether "it" may as well be what stands nearer: "the tram remains on its side", "on Peru after its test"."""
    if token.dep in SUBJECTS and doc.tokens[token.head].lemma in saying():
        return False
    order, within = list(between), set(ancestors(doc, token.index))
    free = (i for i in order if i not in heads or heads[i].kind == "product")
    things = (doc.tokens[i] for i in free if i not in within)
    if any(thing.dep in SUBJECTS and thing.tag in {"NN", "NNP"} for thing in things):
        return True
    rivals = (heads[i] for i in order if i in heads and token.dep == "poss" and _is_rival(doc, doc.tokens[i]))
    return any(rival.name != choice.name and rival.form == "name" and fits(rival, "thing", {}) for rival in rivals)


def _is_rival(doc: AnnotatedReport, token: Token) -> bool:
    """Tell whether an object stands between: but "inside Peru" is only where something is."""
    return token.dep == "dobj" or (token.dep == "pobj" and doc.tokens[token.head].lemma not in firm_prepositions())


def _sentence_before(scene: Scene, token: Token) -> int | None:
    """Return the sentence before in the running text: not in another kind of block, nor wholly quoted."""
    doc = scene.doc
    kind = doc.report.blocks[doc.sentences[token.sentence].block].kind
    before, skipped = token.sentence - 1, 0
    while before >= 0:
        silent = doc.report.blocks[doc.sentences[before].block].kind in SILENT and kind not in SILENT
        spoken = skipped < SKIPPED and token.index not in scene.quoted and _is_quoted(scene, before)
        if not silent and not spoken:
            return before
        before, skipped = before - 1, skipped + (not silent)
    return None


def _is_quoted(scene: Scene, sentence: int) -> bool:
    span = scene.doc.sentences[sentence]
    return all(i in scene.quoted for i in range(span.first, span.last) if scene.doc.tokens[i].pos != "PUNCT")


def _choose(doc: AnnotatedReport, fit: Sequence[tuple[int, Found]], token: Token, wanted: str) -> Found | None:
    """Prefer the last subject before the pronoun; failing one, what all that fit agree on."""
    subjects = [(i, m) for i, m in fit if _is_subject(doc, i)]
    if subjects:
        index, mention = subjects[-1]
        return mention if doc.tokens[index].sentence == token.sentence else subjects[0][1]
    names = {m.name for _, m in fit}
    if len(names) == 1 and (wanted in {"male", "female"} or fit[-1][1].form == "pronoun"):
        return fit[-1][1]
    return None


def _is_subject(doc: AnnotatedReport, index: int) -> bool:
    """Tell a subject, or who it is: "Her lawyer, Lena Moss, said"."""
    token = doc.tokens[index]
    return token.dep in SUBJECTS or (token.dep == "appos" and doc.tokens[token.head].dep in SUBJECTS)


def sexed_before(doc: AnnotatedReport) -> dict[int, str]:
    """Return the tokens behind a noun that tells the sex, with the sex: "Rami" in "her father Rami"."""
    return {t.index + 1: _sexes()[t.lemma] for t in doc.tokens if t.tag == "NN" and t.lemma in _sexes()}


def sexes_of(mentions: Iterable[Found], courtesies: Mapping[int, str]) -> dict[str, str]:
    """Return what courtesy titles, nouns ("wife") and first names tell of a person's sex, by the person's name."""
    found, named = {}, {}
    for mention in mentions:
        if mention.kind == "person":
            words = key(mention.name).split()
            sex = courtesies.get(mention.first)
            if not sex and mention.form == "nominal":
                sex = _sexes().get(words[-1])
            if sex:
                found[mention.name] = sex
            elif mention.form == "name" and len(words) > 1 and words[0] in first_names():
                named[mention.name] = first_names()[words[0]]
    return named | found


@cache
def _sexes() -> Mapping[str, str]:
    return {noun: entry.sex for entry in entries(SexedNoun) for noun in entry.nouns}

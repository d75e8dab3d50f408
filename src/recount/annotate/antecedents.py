"""Where a pronoun looks for the one it refers to: up from clause to clause, then back; never at its own subject."""

from collections.abc import Iterator
from functools import cache

from recount.annotate.mentions import Found
from recount.lexicon.load import entries
from recount.lexicon.schema.speech import SpeechVerb
from recount.model.annotation import AnnotatedReport, Token, ancestors, children, subtree
from recount.model.base import Record
from recount.model.entity import EntityKind

SUBJECTS = ("nsubj", "nsubjpass")
BODIES: frozenset[EntityKind] = frozenset({"state", "organization", "armed_force", "armed_group"})
COLLECTIVE: frozenset[EntityKind] = frozenset({"group", "armed_group", "armed_force", "organization"})
REFLEXIVE = ("self", "selves")
MANY = {"they", "them", "their", "theirs", "themselves"}
PLURALS = {"NNS", "NNPS"}
OBJECTS = {"him", "them"}
COMMAS = {",", '"', "”", "''"}
LINKED = {"conj", "advcl", "xcomp", "prep", "pcomp", "acl"}
"""Dependencies through which a verb takes the subject of the verb above."""


class Scene(Record, frozen=True, kw_only=True):
    """What pronouns are read against: who is named by which head, of which sex, and which words are quoted.

    `quoted`: token -> number of the quotation that it stands in.
    """

    doc: AnnotatedReport
    heads: dict[int, Found]
    sexes: dict[str, str]
    quoted: dict[int, int]


def fits(mention: Found, wanted: str, sexes: dict[str, str]) -> bool:
    """Tell whether a pronoun of this class may refer to the mention."""
    if wanted in {"male", "female"}:
        return mention.kind == "person" and sexes.get(mention.name, wanted) == wanted
    if wanted == "thing":
        return mention.kind in BODIES and not mention.plural
    return mention.kind in COLLECTIVE and (mention.plural or mention.form == "name")


def candidate(scene: Scene, index: int, token: Token, wanted: str) -> Found | None:
    """Return the mention that the token at `index` heads, if the pronoun may refer to it by itself."""
    mention = scene.heads.get(index)
    same = mention is not None and scene.quoted.get(index) == scene.quoted.get(token.index)
    return mention if same and mention is not None and fits(mention, wanted, scene.sexes) else None


def is_object(token: Token) -> bool:
    """Tell "him", "them" and "her" from "he" and "his": also where the parse makes it a small clause's subject."""
    word = token.text.lower()
    owned = token.tag == "PRP$" or token.dep == "poss"
    return word in OBJECTS or not (owned or token.dep in SUBJECTS or word.endswith(REFLEXIVE))


def barred(scene: Scene, token: Token) -> set[int]:
    """Return the heads that the pronoun cannot refer to, with all mentions of those who are barred as its subject."""
    doc = scene.doc
    found: set[int] = set()
    if token.dep in SUBJECTS and not is_object(token):
        if doc.tokens[token.head].dep == "relcl":
            # "one candidate he likes": the clause is about the noun, and "he" is another.
            found.add(doc.tokens[token.head].head)
        return found | _tagged(scene, token)
    if is_object(token):
        found = _own_subjects(doc, token)
    names = {scene.heads[i].name for i in found if i in scene.heads}
    return found | {i for i, mention in scene.heads.items() if mention.name in names} if names else found


def _tagged(scene: Scene, token: Token) -> set[int]:
    """Return those in what "she said" is put into: "A new manager, she said, could help"."""
    doc, verb = scene.doc, scene.doc.tokens[token.head]
    told = verb.lemma in saying() and not children(doc, verb.index, "aux")
    if not told or token.index == 0 or doc.tokens[token.index - 1].text not in COMMAS:
        return set()
    inside = {i for clause in children(doc, verb.index, "ccomp") if clause < verb.index for i in subtree(doc, clause)}
    if verb.dep in {"parataxis", "ccomp"}:
        inside |= set(range(doc.sentences[token.sentence].first, token.index))
    return {i for i in inside if i < token.index and i in scene.heads and scene.heads[i].form != "pronoun"}


def _own_subjects(doc: AnnotatedReport, token: Token) -> set[int]:
    """Return the subjects of the verb that a pronoun is the object of, its own or inherited."""
    verb = doc.tokens[token.head]
    if token.dep in SUBJECTS and verb.head != verb.index:
        verb = doc.tokens[verb.head]
    while verb.pos not in {"VERB", "AUX"} and verb.head != verb.index:
        verb = doc.tokens[verb.head]
    while True:
        if subjects := children(doc, verb.index, *SUBJECTS):
            return {_meant(doc, i) for i in subjects} | set(subjects)
        if verb.dep == "xcomp" and (made := children(doc, verb.head, "dobj")):
            # "had her wait for him": whom somebody makes wait.
            return set(made)
        if verb.dep == "acl" and verb.tag == "VBG":
            return {verb.head}
        if verb.dep == "relcl" or verb.head == verb.index or verb.dep not in LINKED:
            return set()
        verb = doc.tokens[verb.head]


def _meant(doc: AnnotatedReport, subject: int) -> int:
    """Return the noun that "who" stands for, or the subject itself."""
    token = doc.tokens[subject]
    verb = doc.tokens[token.head]
    return verb.head if verb.dep == "relcl" and token.tag in {"WP", "WDT"} else subject


def clause_subjects(doc: AnnotatedReport, token: Token) -> Iterator[tuple[int, bool]]:
    """Yield the subjects of the clauses that the pronoun stands in, the innermost first; true where controlled.

    Controlled: one behind the pronoun that a participle before it takes for its own, as in "Making her way, Lena …".
    """
    loose, clausal, below = False, False, token
    for index in ancestors(doc, token.index):
        above = doc.tokens[index]
        if above.pos in {"VERB", "AUX"}:
            for subject in children(doc, index, *SUBJECTS):
                if clausal or subject != below.index:
                    yield _meant(doc, subject), loose or _is_part(below, doc)
            clausal = True
            loose = not children(doc, index, *SUBJECTS) and above.dep in {"advcl", "pcomp", "xcomp", "conj"} and (
                loose or above.tag in {"VBG", "VBN"}
            )  # fmt: skip
        below = above


def is_unknown_speaker(scene: Scene, index: int, token: Token) -> bool:
    """Tell a name that is no mention and says something: "Jolly said he" is not about the one before."""
    speaker = scene.doc.tokens[index]
    named = index < token.index and index not in scene.heads and speaker.text.istitle() and speaker.pos != "PRON"
    return named and speaker.tag in {"NNP", "NN"} and scene.doc.tokens[speaker.head].lemma in saying()


def _is_part(below: Token, doc: AnnotatedReport) -> bool:
    """Tell "For his part, …"."""
    return below.lemma == "for" and any(doc.tokens[i].lemma == "part" for i in children(doc, below.index, "pobj"))


def quoted_tokens(doc: AnnotatedReport) -> dict[int, int]:
    """Return for every token inside quotation marks the number of its quotation."""
    found: dict[int, int] = {}
    number, inside, block = 0, False, -1
    for token in doc.tokens:
        here = doc.sentences[token.sentence].block
        if here != block:
            inside, block = False, here
        if _opens(doc, token, inside=inside):
            inside, number = True, number + 1
        elif token.text in {"”", "''", '"', "“"}:
            inside = False
        elif inside:
            found[token.index] = number
    return found


def _opens(doc: AnnotatedReport, token: Token, *, inside: bool) -> bool:
    """Tell an opening mark by its kind, and inside a quotation by where the white space stands."""
    if token.text not in {"“", "``", '"'} or not inside:
        return token.text in {"“", "``", '"'}
    before, after = token.index - 1, token.index + 1
    free = token.start > doc.tokens[before].end
    return free and (token.text != '"' or (after < len(doc.tokens) and doc.tokens[after].start == token.end))


@cache
def saying() -> frozenset[str]:
    """Return the verbs of saying, by their lemma."""
    return frozenset(verb for entry in entries(SpeechVerb) for verb in entry.verbs)

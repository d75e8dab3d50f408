"""Words by which reports hand on what others say."""

from typing import ClassVar, Literal

from recount.lexicon.schema.base import Entry
from recount.model.fact import Act, Certainty, Stance

Frame = Literal["quote", "clause", "open", "infinitive", "object", "as", "complement"]


class SpeechVerb(Entry, frozen=True, kw_only=True):
    """Verbs of saying, one sense an entry; `verbs` are lemmas, with the particle or fixed words behind ("point out").

    `takes` is what the verb may have for content: `quote` (the words themselves), `clause` ("said that …", "…, he
    said"), `open` (a clause even where the parse has lost it), `infinitive` ("urged them to leave"), `object` ("denied
    the claim"), `as` ("see it as a sham"), `complement` ("called it a sham"). `prepositions` open a content of their
    own ("accused them of looting").

    With `hearer` the object is whom it is said to. With `objects` it is this sense only when one of these nouns or
    adjectives stands with it ("claim responsibility"); such a sense goes before the plain one. That noun belongs to
    the content where the verb takes a `quote` as well ("laid out a plan"), else to the cue ("voiced concern over
    the raid"). `person` senses need a speaker who can hold a view. `quoted` is the stance of a fragment that it
    quotes, where that is another ("condemned the “barbaric” raid"), `negated` the stance of its denial, which
    without one is no statement ("could not confirm"). With `cites` the speaker is its object ("quoted him as
    saying"); with `paper` it is what is written ("the banner read"); `written` is what the verb takes beside where
    that is so ("the survey showed a gap"). Where `asserts` is false only the denial is a statement ("cannot rule
    out"). With `matters` its object is no party ("supports the truce", not "supports the rebels"). `act` tells
    speech from belief ("fears that …") and from attitude ("plans to …", "opposes the tax"), whose content the
    report tells itself; `certainty` is how sure a speaker is of what the verb gives.
    """

    file: ClassVar[str] = "en/speech_verbs"

    verbs: tuple[str, ...]
    stance: Stance
    act: Act = "speech"
    certainty: Certainty = "certain"
    takes: tuple[Frame, ...] = ()
    written: tuple[Frame, ...] = ()
    prepositions: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    hearer: bool = False
    person: bool = False
    cites: bool = False
    paper: bool = False
    asserts: bool = True
    matters: bool = False
    quoted: Stance | None = None
    negated: Stance | None = None

    def keys(self) -> tuple[str, ...]:
        """Return the verbs, each with its objects where it has any."""
        return tuple(f"{verb} {thing}".strip() for verb in self.verbs for thing in self.objects or ("",))


class SpeechNoun(Entry, frozen=True, kw_only=True):
    """Nouns for an act of speech: "the claim that …", "accusations of …", "their pledge to …".

    `opens` are the words that open the content behind it; `about` a question as well ("questions whether …"). With
    `hearsay` it needs no speaker ("rumours that …").
    """

    file: ClassVar[str] = "en/speech_nouns"

    nouns: tuple[str, ...]
    stance: Stance
    opens: tuple[
        Literal[
            "that", "infinitive", "of", "to", "for", "about", "over", "from", "on", "against", "toward", "towards", "in"
        ],
        ...,
    ]
    act: Act = "speech"
    hearsay: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class WrittenWord(Entry, frozen=True, kw_only=True):
    """Nouns for what speaks in another's name or on paper: "the statement said".

    `author`: it is the voice of whoever issued it; `own`: it is quoted in its own right (a report, a charge sheet);
    `body`: somebody without a name of their own who speaks for a body ("a spokesman for the ministry").
    """

    file: ClassVar[str] = "en/written_words"

    nouns: tuple[str, ...]
    voice: Literal["author", "own", "body"]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class Hearsay(Entry, frozen=True, kw_only=True):
    """Words that mark a sentence as somebody's: `phrase` before a name ("according to"), `adverb` ("allegedly")."""

    file: ClassVar[str] = "en/hearsay"

    kind: Literal["phrase", "adverb"]
    words: tuple[str, ...]
    stance: Stance = "say"

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class CertaintyWord(Entry, frozen=True, kw_only=True):
    """Words by which a speaker is less than certain: `auxiliary` verbs, `adverb`s, and `adjective`s with a clause."""

    file: ClassVar[str] = "en/certainty_words"

    kind: Literal["auxiliary", "adverb", "adjective"]
    words: tuple[str, ...]
    certainty: Certainty

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its kind."""
        return tuple(f"{self.kind} {word}" for word in self.words)


class Occasion(Entry, frozen=True, kw_only=True):
    """Nouns for where and in what something is said: "in a STATEMENT", "at a news CONFERENCE"."""

    file: ClassVar[str] = "en/occasions"

    nouns: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the nouns."""
        return self.nouns


class Hedge(Entry, frozen=True, kw_only=True):
    """What takes the assertion out of a verb of saying.

    `governor` verbs above it ("refused to say"), `auxiliary` verbs ("may claim"), `conjunction`s ("if he denies"), and
    `nobody` as its subject ("no group has claimed").
    """

    file: ClassVar[str] = "en/hedges"

    kind: Literal["governor", "auxiliary", "conjunction", "nobody"]
    words: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with its kind."""
        return tuple(f"{self.kind} {word}" for word in self.words)


class NamingWord(Entry, frozen=True, kw_only=True):
    """Words before a quotation mark that make a name of what stands between the marks: "dubbed", "titled".

    With `work` they are nouns for works, whose title it is even where a verb of saying is near: "the film “…”".
    """

    file: ClassVar[str] = "en/naming_words"

    words: tuple[str, ...]
    work: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words."""
        return self.words


class StanceWord(Entry, frozen=True, kw_only=True):
    """Words within a content that tell what the speaker does by it, whatever the verb of saying: "unclear", "must".

    `lemmas` are single lemmas or lemmas in sequence. `negated`: only under a negation ("not know").
    """

    file: ClassVar[str] = "en/stance_words"

    stance: Stance
    lemmas: tuple[str, ...]
    negated: bool = False

    def keys(self) -> tuple[str, ...]:
        """Return the words, each with whether it is negated."""
        return tuple(f"not {lemma}" if self.negated else lemma for lemma in self.lemmas)


class HarmWord(Entry, frozen=True, kw_only=True):
    """Words for harm that someone does, as lemmas.

    `act` verbs, verbs that `perform` a deed, `deed` nouns, `role` nouns of those who do it, `anonymous` agents that
    name nobody, `people` to whom it may be laid, and `weapon`s: what a denial speaks of beside acts and deeds.
    """

    file: ClassVar[str] = "en/harm_words"

    kind: Literal["act", "perform", "deed", "role", "anonymous", "people", "weapon"]
    lemmas: tuple[str, ...]

    def keys(self) -> tuple[str, ...]:
        """Return the lemmas, each with its kind."""
        return tuple(f"{self.kind} {lemma}" for lemma in self.lemmas)

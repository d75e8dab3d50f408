"""The tables, as SQLAlchemy Core knows them; migrations make them, and a test holds the two together.

Rows are joined by small integers (`n`); the ids that the world sees stand beside them. `first_day` and `last_day` are
ISO days, open ends as 0001-01-01 and 9999-12-31, so that text compares as dates do. Instants are RFC 3339 in UTC.
`body` columns hold packed records (`packing`).
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0002"
"""The newest revision that this program knows."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _key() -> Column[int]:
    return Column("n", Integer, primary_key=True)


def _of(table: str, *, required: bool = True, key: bool = False, index: bool | None = None) -> Column[int]:
    """Return a column that names a row of another table, and goes when that row goes; null, where it may be."""
    gone = "CASCADE" if required else "SET NULL"
    reference = ForeignKey(f"{table}.n", ondelete=gone)
    return Column(table, Integer, reference, nullable=not required, primary_key=key, index=index)


run = Table(
    "run", metadata, _key(),
    Column("command", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("recount", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("model_version", Text, nullable=False),
    Column("model_hash", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Column("own", Text),
)  # fmt: skip

page = Table(
    "page", metadata, _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False),
    Column("url", Text),
    Column("sha256", Text, nullable=False, index=True),
    Column("size", Integer, nullable=False),
    Column("retrieved", Text),
    Column("kept_at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    _of("run", required=False),
)  # fmt: skip

report = Table(
    "report", metadata, _key(),
    Column("id", Text, nullable=False, unique=True),
    _of("page", index=True),
    _of("run", required=False),
    Column("origin", Text, nullable=False),
    Column("url", Text),
    Column("outlet", Text),
    Column("outlet_id", Text),
    Column("owner", Text),
    Column("agency", Text),
    Column("language", Text),
    Column("published", Text),
    Column("published_basis", Text),
    Column("first_day", Text),
    Column("last_day", Text, index=True),
    Column("headline", Text),
    Column("text", Text, nullable=False),
    Column("refused", Text),
    Column("digest", Text, nullable=False),
)  # fmt: skip

former_report = Table(
    "former_report", metadata,
    Column("id", Text, primary_key=True),
    _of("report", index=True),
)  # fmt: skip

reading = Table("reading", metadata, _of("report", key=True), Column("body", LargeBinary, nullable=False))

rejection = Table(
    "rejection", metadata, _key(),
    _of("page", required=False, index=True),
    Column("origin", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("kept_at", Text, nullable=False),
    UniqueConstraint("origin", "stage", "code", "message"),
)  # fmt: skip

fact = Table(
    "fact", metadata, _key(),
    _of("report"),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("attribution", Text),
    Column("actors", Text),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("first_day", Text),
    Column("last_day", Text),
    UniqueConstraint("report", "id"),
    Index(None, "kind", "type", "n"),
)  # fmt: skip

profile = Table("profile", metadata, _of("report", key=True), Column("body", LargeBinary, nullable=False))

profile_word = Table(
    "profile_word", metadata,
    Column("word", Text, primary_key=True),
    _of("report", key=True, index=True),
    sqlite_with_rowid=False,
)  # fmt: skip

word = Table("word", metadata, Column("word", Text, primary_key=True), Column("reports", Integer, nullable=False))

story = Table(
    "story", metadata, _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("when", Text),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("reports", Integer, nullable=False),
    Column("lineages", Integer, nullable=False),
    Column("corrected", Integer, nullable=False),
    Column("stale", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", LargeBinary),
    Index(None, "last_day", "n"),
    Index(None, "stale"),
)  # fmt: skip

former_story = Table(
    "former_story", metadata,
    Column("id", Text, primary_key=True),
    Column("story", Text, nullable=False, index=True),
)  # fmt: skip

story_report = Table(
    "story_report", metadata,
    _of("report", key=True),
    _of("story", index=True),
    Column("lineage", Text),
    Column("dated", LargeBinary),
)  # fmt: skip

facet = Table(
    "facet", metadata, _key(),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("stories", Integer, nullable=False),
    UniqueConstraint("kind", "key"),
    Index(None, "kind", "stories"),
)  # fmt: skip

story_facet = Table(
    "story_facet", metadata,
    _of("facet", key=True),
    _of("story", key=True, index=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

entity = Table(
    "entity", metadata, _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("country", Text),
    Column("wikidata", Text),
    Column("stories", Integer, nullable=False, index=True),
)  # fmt: skip

story_entity = Table(
    "story_entity", metadata,
    _of("story", key=True),
    _of("entity", key=True, index=True),
    Column("id", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
)  # fmt: skip

role = Table(
    "role", metadata, _key(),
    _of("story", index=True),
    _of("entity", index=True),
    _of("report", index=True),
    Column("title", Text, nullable=False),
    Column("of", Text),
    Column("when", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)  # fmt: skip

cluster = Table(
    "cluster", metadata, _key(),
    _of("story", index=True),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("modality", Text),
    Column("speaker", Text),
    Column("place", Text),
    Column("country", Text),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("low", Float),
    Column("best", Float),
    Column("high", Float),
    Column("when", Text),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("first_seen", Text),
    Column("last_seen", Text),
    Column("reports", Integer, nullable=False),
    Column("lineages", Integer, nullable=False),
    Column("why", Text, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("weight", Float, nullable=False),
    Column("rank", Float, nullable=False),
    Column("judged", Boolean, nullable=False),
    Index(None, "judged", "rank", "n"),
)  # fmt: skip

cluster_member = Table(
    "cluster_member", metadata,
    _of("cluster", key=True),
    _of("fact", key=True, index=True),
    sqlite_with_rowid=False,
)  # fmt: skip

cluster_actor = Table(
    "cluster_actor", metadata,
    _of("entity", key=True),
    _of("cluster", key=True, index=True),
    Column("part", Text, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

finding = Table(
    "finding", metadata, _key(),
    _of("story", index=True),
    _of("cluster", required=False, index=True),
    Column("kind", Text, nullable=False),
    Column("why", Text),
    Column("about", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("place", Integer, nullable=False),
    Index(None, "kind", "n"),
)  # fmt: skip

judgement = Table(
    "judgement", metadata, _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("note", Text),
    Column("undoes", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False, index=True),
    Column("record", Text, nullable=False),
    CheckConstraint("verdict <> 'undo' OR undoes IS NOT NULL", name="undoes"),
)  # fmt: skip

anchor = Table(
    "anchor", metadata, _key(),
    _of("judgement", index=True),
    Column("report", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("item", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)  # fmt: skip

change = Table(
    "change", metadata, _key(),
    Column("at", Text, nullable=False),
    _of("run", required=False),
    Column("judgement", Text),
    Column("kind", Text, nullable=False),
    Column("story", Text, nullable=False, index=True),
    Column("reports", Text, nullable=False),
    Column("former", Text, nullable=False),
)  # fmt: skip

watch = Table(
    "watch", metadata, _key(),
    Column("name", Text, nullable=False, unique=True),
    Column("query", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
)  # fmt: skip

notice = Table(
    "notice", metadata, _key(),
    Column("key", Text, nullable=False, unique=True),
    Column("story", Text, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("body", Text, nullable=False),
)  # fmt: skip

receiver = Table(
    "receiver", metadata, Column("name", Text, primary_key=True), Column("told", Integer, nullable=False)
)  # fmt: skip

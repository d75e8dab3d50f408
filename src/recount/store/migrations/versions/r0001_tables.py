"""The tables of the first store."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, those that others point at first."""
    _entity()
    _facet()
    _former_story()
    _judgement()
    _run()
    _story()
    _word()
    _anchor()
    _change()
    _cluster()
    _page()
    _story_entity()
    _story_facet()
    _cluster_actor()
    _finding()
    _rejection()
    _report()
    _fact()
    _former_report()
    _profile()
    _profile_word()
    _reading()
    _role()
    _story_report()
    _cluster_member()


def _entity() -> None:
    op.create_table(
        "entity", sa.Column("n", sa.Integer(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False), sa.Column("country", sa.Text()),
        sa.Column("wikidata", sa.Text()), sa.Column("stories", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("n", name="pk_entity"), sa.UniqueConstraint("id", name="uq_entity_id"),
    )  # fmt: skip
    op.create_index("ix_entity_folded", "entity", ["folded"])
    op.create_index("ix_entity_stories", "entity", ["stories"])


def _facet() -> None:
    op.create_table(
        "facet", sa.Column("n", sa.Integer(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False), sa.Column("label", sa.Text(), nullable=False),
        sa.Column("stories", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("n", name="pk_facet"),
        sa.UniqueConstraint("kind", "key", name="uq_facet_kind_key"),
    )  # fmt: skip
    op.create_index("ix_facet_kind_stories", "facet", ["kind", "stories"])


def _former_story() -> None:
    op.create_table(
        "former_story", sa.Column("id", sa.Text(), nullable=False), sa.Column("story", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_former_story"),
    )  # fmt: skip
    op.create_index("ix_former_story_story", "former_story", ["story"])


def _judgement() -> None:
    op.create_table(
        "judgement", sa.Column("n", sa.Integer(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False), sa.Column("field", sa.Text()),
        sa.Column("value", sa.Text()), sa.Column("note", sa.Text()), sa.Column("undoes", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False), sa.Column("at", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.CheckConstraint("verdict <> 'undo' OR undoes IS NOT NULL", name="ck_judgement_undoes"),
        sa.PrimaryKeyConstraint("n", name="pk_judgement"), sa.UniqueConstraint("id", name="uq_judgement_id"),
    )  # fmt: skip
    op.create_index("ix_judgement_at", "judgement", ["at"])


def _run() -> None:
    op.create_table(
        "run", sa.Column("n", sa.Integer(), nullable=False), sa.Column("command", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False), sa.Column("ended_at", sa.Text()),
        sa.Column("recount", sa.Text(), nullable=False), sa.Column("model", sa.Text(), nullable=False),
        sa.Column("model_version", sa.Text(), nullable=False), sa.Column("model_hash", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.Text(), nullable=False), sa.Column("own", sa.Text()),
        sa.PrimaryKeyConstraint("n", name="pk_run"),
    )  # fmt: skip


def _story() -> None:
    op.create_table(
        "story", sa.Column("n", sa.Integer(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False), sa.Column("when", sa.Text()),
        sa.Column("first_day", sa.Text(), nullable=False), sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("place", sa.Text()), sa.Column("country", sa.Text()), sa.Column("latitude", sa.Float()),
        sa.Column("longitude", sa.Float()), sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("lineages", sa.Integer(), nullable=False), sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False), sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary()), sa.PrimaryKeyConstraint("n", name="pk_story"),
        sa.UniqueConstraint("id", name="uq_story_id"),
    )  # fmt: skip
    op.create_index("ix_story_last_day_n", "story", ["last_day", "n"])
    op.create_index("ix_story_stale", "story", ["stale"])


def _word() -> None:
    op.create_table(
        "word", sa.Column("word", sa.Text(), nullable=False), sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_word"),
    )  # fmt: skip


def _anchor() -> None:
    op.create_table(
        "anchor", sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("judgement", sa.Integer(), nullable=False), sa.Column("report", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("item", sa.Text()),
        sa.Column("start", sa.Integer(), nullable=False), sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["judgement"], ["judgement.n"], name="fk_anchor_judgement", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_anchor"),
    )  # fmt: skip
    op.create_index("ix_anchor_judgement", "anchor", ["judgement"])
    op.create_index("ix_anchor_report", "anchor", ["report"])


def _change() -> None:
    op.create_table(
        "change", sa.Column("n", sa.Integer(), nullable=False), sa.Column("at", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer()), sa.Column("judgement", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False), sa.Column("story", sa.Text(), nullable=False),
        sa.Column("reports", sa.Text(), nullable=False), sa.Column("former", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_change_run", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("n", name="pk_change"),
    )  # fmt: skip
    op.create_index("ix_change_story", "change", ["story"])


def _cluster() -> None:
    op.create_table(
        "cluster", sa.Column("n", sa.Integer(), nullable=False), sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text()), sa.Column("speaker", sa.Text()), sa.Column("place", sa.Text()),
        sa.Column("country", sa.Text()), sa.Column("latitude", sa.Float()), sa.Column("longitude", sa.Float()),
        sa.Column("low", sa.Float()), sa.Column("best", sa.Float()), sa.Column("high", sa.Float()),
        sa.Column("when", sa.Text()), sa.Column("first_day", sa.Text()), sa.Column("last_day", sa.Text()),
        sa.Column("first_seen", sa.Text()), sa.Column("last_seen", sa.Text()),
        sa.Column("reports", sa.Integer(), nullable=False), sa.Column("lineages", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False), sa.Column("doubt", sa.Float(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False), sa.Column("rank", sa.Float(), nullable=False),
        sa.Column("judged", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["story.n"], name="fk_cluster_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_cluster"),
    )  # fmt: skip
    op.create_index("ix_cluster_id", "cluster", ["id"])
    op.create_index("ix_cluster_judged_rank_n", "cluster", ["judged", "rank", "n"])
    op.create_index("ix_cluster_story", "cluster", ["story"])


def _page() -> None:
    op.create_table(
        "page", sa.Column("n", sa.Integer(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False), sa.Column("url", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False), sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("retrieved", sa.Text()), sa.Column("kept_at", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False), sa.Column("run", sa.Integer()),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_page_run", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("n", name="pk_page"), sa.UniqueConstraint("id", name="uq_page_id"),
    )  # fmt: skip
    op.create_index("ix_page_sha256", "page", ["sha256"])


def _story_entity() -> None:
    op.create_table(
        "story_entity", sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.n"], name="fk_story_entity_entity", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["story.n"], name="fk_story_entity_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("story", "entity", "id", name="pk_story_entity"),
    )  # fmt: skip
    op.create_index("ix_story_entity_entity", "story_entity", ["entity"])


def _story_facet() -> None:
    op.create_table(
        "story_facet", sa.Column("facet", sa.Integer(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False), sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["facet"], ["facet.n"], name="fk_story_facet_facet", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["story.n"], name="fk_story_facet_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("facet", "story", name="pk_story_facet"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_story_facet_story", "story_facet", ["story"])


def _cluster_actor() -> None:
    op.create_table(
        "cluster_actor", sa.Column("entity", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.Integer(), nullable=False), sa.Column("part", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.n"], name="fk_cluster_actor_cluster", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entity"], ["entity.n"], name="fk_cluster_actor_entity", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entity", "cluster", "part", name="pk_cluster_actor"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_cluster_actor_cluster", "cluster_actor", ["cluster"])


def _finding() -> None:
    op.create_table(
        "finding", sa.Column("n", sa.Integer(), nullable=False), sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("cluster", sa.Integer()), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("why", sa.Text()), sa.Column("about", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False), sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.n"], name="fk_finding_cluster", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["story"], ["story.n"], name="fk_finding_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_finding"),
    )  # fmt: skip
    op.create_index("ix_finding_cluster", "finding", ["cluster"])
    op.create_index("ix_finding_kind_n", "finding", ["kind", "n"])
    op.create_index("ix_finding_story", "finding", ["story"])


def _rejection() -> None:
    op.create_table(
        "rejection", sa.Column("n", sa.Integer(), nullable=False), sa.Column("page", sa.Integer()),
        sa.Column("origin", sa.Text(), nullable=False), sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False), sa.Column("message", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.n"], name="fk_rejection_page", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("n", name="pk_rejection"),
        sa.UniqueConstraint("origin", "stage", "code", "message", name="uq_rejection_origin_stage_code_message"),
    )  # fmt: skip
    op.create_index("ix_rejection_page", "rejection", ["page"])


def _report() -> None:
    op.create_table(
        "report", sa.Column("n", sa.Integer(), nullable=False), sa.Column("id", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False), sa.Column("run", sa.Integer()),
        sa.Column("origin", sa.Text(), nullable=False), sa.Column("url", sa.Text()),
        sa.Column("outlet", sa.Text()), sa.Column("outlet_id", sa.Text()), sa.Column("owner", sa.Text()),
        sa.Column("agency", sa.Text()), sa.Column("language", sa.Text()), sa.Column("published", sa.Text()),
        sa.Column("published_basis", sa.Text()), sa.Column("first_day", sa.Text()),
        sa.Column("last_day", sa.Text()), sa.Column("headline", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False), sa.Column("refused", sa.Text()),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.n"], name="fk_report_page", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run"], ["run.n"], name="fk_report_run", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("n", name="pk_report"), sa.UniqueConstraint("id", name="uq_report_id"),
    )  # fmt: skip
    op.create_index("ix_report_last_day", "report", ["last_day"])
    op.create_index("ix_report_page", "report", ["page"])


def _fact() -> None:
    op.create_table(
        "fact", sa.Column("n", sa.Integer(), nullable=False), sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False), sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False), sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False), sa.Column("text", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False), sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text()), sa.Column("actors", sa.Text()), sa.Column("place", sa.Text()),
        sa.Column("country", sa.Text()), sa.Column("latitude", sa.Float()), sa.Column("longitude", sa.Float()),
        sa.Column("low", sa.Float()), sa.Column("best", sa.Float()), sa.Column("high", sa.Float()),
        sa.Column("first_day", sa.Text()), sa.Column("last_day", sa.Text()),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_fact_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_fact"),
        sa.UniqueConstraint("report", "id", name="uq_fact_report_id"),
    )  # fmt: skip
    op.create_index("ix_fact_kind_type_n", "fact", ["kind", "type", "n"])


def _former_report() -> None:
    op.create_table(
        "former_report", sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_former_report_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_former_report"),
    )  # fmt: skip
    op.create_index("ix_former_report_report", "former_report", ["report"])


def _profile() -> None:
    op.create_table(
        "profile", sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_profile_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_profile"),
    )  # fmt: skip


def _profile_word() -> None:
    op.create_table(
        "profile_word", sa.Column("word", sa.Text(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_profile_word_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("word", "report", name="pk_profile_word"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_profile_word_report", "profile_word", ["report"])


def _reading() -> None:
    op.create_table(
        "reading", sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_reading_report", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_reading"),
    )  # fmt: skip


def _role() -> None:
    op.create_table(
        "role", sa.Column("n", sa.Integer(), nullable=False), sa.Column("story", sa.Integer(), nullable=False),
        sa.Column("entity", sa.Integer(), nullable=False), sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False), sa.Column("of", sa.Text()), sa.Column("when", sa.Text()),
        sa.Column("first_day", sa.Text()), sa.Column("last_day", sa.Text()),
        sa.Column("start", sa.Integer(), nullable=False), sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.n"], name="fk_role_entity", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_role_report", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["story.n"], name="fk_role_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n", name="pk_role"),
    )  # fmt: skip
    op.create_index("ix_role_entity", "role", ["entity"])
    op.create_index("ix_role_report", "role", ["report"])
    op.create_index("ix_role_story", "role", ["story"])


def _story_report() -> None:
    op.create_table(
        "story_report", sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("story", sa.Integer(), nullable=False), sa.Column("lineage", sa.Text()),
        sa.Column("dated", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["report"], ["report.n"], name="fk_story_report_report", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["story"], ["story.n"], name="fk_story_report_story", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report", name="pk_story_report"),
    )  # fmt: skip
    op.create_index("ix_story_report_story", "story_report", ["story"])


def _cluster_member() -> None:
    op.create_table(
        "cluster_member", sa.Column("cluster", sa.Integer(), nullable=False),
        sa.Column("fact", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.n"], name="fk_cluster_member_cluster", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["fact"], ["fact.n"], name="fk_cluster_member_fact", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cluster", "fact", name="pk_cluster_member"), sqlite_with_rowid=False,
    )  # fmt: skip
    op.create_index("ix_cluster_member_fact", "cluster_member", ["fact"])

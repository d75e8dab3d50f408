"""Full text over headlines and texts, judgements that nobody changes, and views to browse by."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SQLITE = (
    # the words point back at `report`, so that no text is kept twice
    """CREATE VIRTUAL TABLE report_words USING fts5(headline, text, content='report', content_rowid='n',
    tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER report_words_added AFTER INSERT ON report BEGIN
    INSERT INTO report_words (rowid, headline, text) VALUES (new.n, new.headline, new.text); END""",
    """CREATE TRIGGER report_words_gone AFTER DELETE ON report BEGIN
    INSERT INTO report_words (report_words, rowid, headline, text)
    VALUES ('delete', old.n, old.headline, old.text); END""",
    """CREATE TRIGGER report_words_changed AFTER UPDATE OF headline, text ON report BEGIN
    INSERT INTO report_words (report_words, rowid, headline, text)
    VALUES ('delete', old.n, old.headline, old.text);
    INSERT INTO report_words (rowid, headline, text) VALUES (new.n, new.headline, new.text); END""",
    "INSERT INTO report_words (report_words) VALUES ('rebuild')",
    *(
        f"CREATE TRIGGER {table}_stays_{verb} BEFORE {verb} ON {table} BEGIN "
        f"SELECT RAISE(ABORT, 'judgements are only ever added; undo is a judgement too'); END"
        for table in ("judgement", "anchor")
        for verb in ("UPDATE", "DELETE")
    ),
)
POSTGRESQL = (
    # a text's index may hold a megabyte at most
    """CREATE INDEX report_words ON report USING gin
    (to_tsvector('english', coalesce(headline, '') || ' ' || left(text, 250000)))""",
    """CREATE FUNCTION judgements_stay() RETURNS trigger AS $$ BEGIN
    RAISE EXCEPTION 'judgements are only ever added; undo is a judgement too'; END $$ LANGUAGE plpgsql""",
    *(
        f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION judgements_stay()"
        for table in ("judgement", "anchor")
    ),
)
VIEWS = {
    "stories": 'SELECT id, title, "when", place, country, reports, lineages, corrected FROM story',
    "reports": "SELECT r.id, r.outlet, r.headline, r.published, r.published_basis, s.id AS story, s.title AS "
    "story_title, r.language, r.origin, r.url, r.text FROM report r "
    "LEFT JOIN story_report sr ON sr.report = r.n LEFT JOIN story s ON s.n = sr.story",
    "facts": "SELECT f.kind, f.type, f.text, f.modality, f.actors, f.place, f.country, f.low, f.best, f.high, "
    'f.first_day, f.last_day, r.outlet, r.id AS report, f.id AS fact, f.start, f."end", f.rule FROM fact f '
    "JOIN report r ON r.n = f.report",
    "clusters": 'SELECT c.kind, c.type, c.text, c."when", c.place, c.low, c.best, c.high, c.reports, c.lineages, '
    "c.first_seen, c.last_seen, s.id AS story, s.title AS story_title, c.id AS cluster FROM cluster c "
    "JOIN story s ON s.n = c.story",
    "statements": "SELECT c.speaker, c.type AS stance, c.text, c.first_seen, c.last_seen, c.reports, c.lineages, "
    "s.id AS story, s.title AS story_title FROM cluster c JOIN story s ON s.n = c.story WHERE c.kind = 'statement'",
    "disagreements": "SELECT f.kind, f.why, f.text, s.id AS story, s.title AS story_title FROM finding f "
    "JOIN story s ON s.n = f.story WHERE f.kind IN ('differs', 'disputed', 'reworded')",
    "offices": 'SELECT e.name, o.title, o."of", o."when", s.title AS story_title, r.outlet, r.id AS report, '
    'o.start, o."end" FROM role o JOIN entity e ON e.n = o.entity JOIN story s ON s.n = o.story '
    "JOIN report r ON r.n = o.report",
    "judgements": 'SELECT j.at, j."by", j.verdict, j.field, j.value, j.note, j.undoes, j.id, a.report, a.kind, '
    "a.item, a.text FROM judgement j LEFT JOIN anchor a ON a.judgement = j.n",
}


def upgrade() -> None:
    """Make what is searched, what is held, and what is browsed; reports that are there already are searched too."""
    for command in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(command)
    for name, query in VIEWS.items():
        op.execute(f"CREATE VIEW {name} AS {query}")

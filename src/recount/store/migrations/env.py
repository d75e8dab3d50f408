"""What Alembic runs around every migration: the connection comes from whoever opens the store."""

from alembic import context

from recount.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

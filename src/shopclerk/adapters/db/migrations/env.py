"""Run by Alembic; the connection, and its transaction, are given by `migrating`."""

from alembic import context

from shopclerk.adapters.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()

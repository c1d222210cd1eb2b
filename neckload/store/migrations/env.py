"""Called by Alembic: run the missing migrations on the given connection, inside its transaction."""

from __future__ import annotations

from alembic import context

from neckload.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can roll back a half-made change; Alembic assumes it cannot
)
context.run_migrations()

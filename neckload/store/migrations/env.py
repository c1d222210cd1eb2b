"""Called by Alembic: run the missing changes on the connection we were given, inside its transaction."""

from __future__ import annotations

from alembic import context

from neckload.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can take a half-made change back; Alembic does not expect it to
)
context.run_migrations()

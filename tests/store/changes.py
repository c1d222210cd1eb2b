"""The tables as the changes of earlier versions make them, one after the other, from an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from neckload.store.database import MIGRATIONS, database_engine, database_url


@contextmanager
def made_by_changes(url: str, revision: str = "head") -> Iterator[Connection]:
    """A transaction on an empty database after all changes up to `revision`."""
    engine = database_engine(database_url(url))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
            yield connection
    finally:
        engine.dispose()

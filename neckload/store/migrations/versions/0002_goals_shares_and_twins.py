"""Goals, the runner's own targets, self-reviews, links to share, and second records of a run."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("days", sa.Column("self_review", sa.Text))
    brought = {"goals": "rows brought", "targets": "rows brought", "twins": "further records of runs brought"}
    for table, comment in brought.items():
        op.add_column("batches", sa.Column(table, sa.Integer, nullable=False, server_default="0", comment=comment))
    _create_diary_table(
        "goals",
        "made_on",
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("distance_km", sa.Double),
        sa.Column("duration_min", sa.Double),
        sa.Column("by", sa.Date),
        sa.Column("race_km", sa.Double),
        sa.Column("start_level", sa.Double),
        sa.Column("rate", sa.Double),
        sa.Column("lighter_every", sa.Double),
    )
    _create_diary_table(
        "targets",
        "week",
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("change", sa.Double),
        sa.Column("distance_km", sa.Double),
        sa.Column("duration_min", sa.Double),
        sa.Column("set_by", sa.Text),
        sa.Column("note", sa.Text),
    )
    _create_shares()
    _create_twins()


def _create_diary_table(name: str, key: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        *columns,
        sa.Column("batch_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        _owner_key(name),
        _batch_key(name),
        sa.UniqueConstraint("owner", key, name=f"uq_{name}_owner"),
    )
    op.create_index(f"ix_{name}_batch_id", name, ["batch_id"])


def _create_shares() -> None:
    op.create_table(
        "shares",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False, comment="SHA-256, hex"),
        sa.Column("name", sa.Text, nullable=False, comment="what the runner calls it, e.g. for my PT"),
        sa.Column("title", sa.Text, nullable=False, comment="who it is about, as the reader sees it"),
        sa.Column("parts", sa.Text, nullable=False, comment="comma-joined: what is shown"),
        sa.Column("settings", sa.Text, nullable=False, comment="JSON: period, measure, unit, first day of the week"),
        sa.Column("made_at", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("ends_at", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("opened_at", sa.DateTime, comment="UTC, the last time"),
        sa.Column("opened", sa.Integer, nullable=False, comment="how often"),
        sa.PrimaryKeyConstraint("id", name="pk_shares"),
        _owner_key("shares"),
        sa.UniqueConstraint("token_hash", name="uq_shares_token_hash"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_shares_owner", "shares", ["owner"])


def _create_twins() -> None:
    op.create_table(
        "twins",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("of_run_id", sa.Text, nullable=False, comment="run_id of the run in the diary"),
        sa.Column("run_id", sa.Text, nullable=False),
        sa.Column("start", sa.DateTime, nullable=False),
        sa.Column("has_clock_time", sa.Boolean, nullable=False),
        sa.Column("distance_km", sa.Double),
        sa.Column("duration_min", sa.Double),
        sa.Column("effort_0_10", sa.Double),
        sa.Column("surface", sa.Text),
        sa.Column("gear", sa.Text),
        sa.Column("warm_up", sa.Boolean),
        sa.Column("cool_down", sa.Boolean),
        sa.Column("title", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("confirmed", sa.Boolean),
        sa.Column("batch_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_twins"),
        _owner_key("twins"),
        _batch_key("twins"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_twins_owner_of_run_id", "twins", ["owner", "of_run_id"])
    op.create_index("ix_twins_batch_id", "twins", ["batch_id"])
    op.create_table(
        "apart",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("run_id", sa.Text, nullable=False),
        sa.Column("other_run_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "run_id", "other_run_id", name="pk_apart"),
        _owner_key("apart"),
    )


def _owner_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name=f"fk_{table}_owner", ondelete="CASCADE")


def _batch_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=f"fk_{table}_batch_id", ondelete="CASCADE")

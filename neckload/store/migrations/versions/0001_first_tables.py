"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "owners",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_owners"),
    )
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("saved_at", sa.DateTime, nullable=False, comment="UTC"),
        *(
            sa.Column(table, sa.Integer, nullable=False, comment="rows brought")
            for table in ("runs", "pain", "days", "week_totals")
        ),
        sa.PrimaryKeyConstraint("id", name="pk_batches"),
        _owner_key("batches"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_batches_owner", "batches", ["owner"])
    op.create_table(
        "answers",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name="pk_answers"),
        _owner_key("answers"),
    )
    _create_runs()
    _create_pain()
    _create_days()
    _create_week_totals()


def _create_runs() -> None:
    _create_diary_table(
        "runs",
        ("run_id",),
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
    )


def _create_pain() -> None:
    _create_diary_table(
        "pain",
        ("when", "moment", "pain_0_10"),
        sa.Column("when", sa.DateTime, nullable=False),
        sa.Column("pain_0_10", sa.Double),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("symptoms", sa.Text),
        sa.Column("note", sa.Text),
    )


def _create_days() -> None:
    _create_diary_table(
        "days",
        ("date",),
        sa.Column("date", sa.Date, nullable=False),
        sa.Column("desk_hours", sa.Double),
        sa.Column("exercises_done", sa.Text),
        sa.Column("marked_rest", sa.Boolean),
        sa.Column("other_sport", sa.Text),
    )


def _create_week_totals() -> None:
    _create_diary_table(
        "week_totals",
        ("week",),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("distance_km", sa.Double),
        sa.Column("duration_min", sa.Double),
        sa.Column("pain_0_10", sa.Double),
    )


def _create_diary_table(name: str, key: tuple[str, ...], *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        *columns,
        sa.Column("batch_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        _owner_key(name),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=f"fk_{name}_batch_id", ondelete="CASCADE"),
        sa.UniqueConstraint("owner", *key, name=f"uq_{name}_owner"),
    )
    op.create_index(f"ix_{name}_batch_id", name, ["batch_id"])


def _owner_key(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name=f"fk_{table}_owner", ondelete="CASCADE")

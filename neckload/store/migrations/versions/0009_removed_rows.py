"""Imported runs and scores that the runner removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "removed_runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
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
        sa.PrimaryKeyConstraint("id", name="pk_removed_runs"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_removed_runs_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_removed_runs_batch_id", ondelete="CASCADE"),
        sa.UniqueConstraint("owner", "run_id", name="uq_removed_runs_owner"),
    )
    op.create_table(
        "removed_pain",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("when", sa.DateTime, nullable=False),
        sa.Column("moment", sa.Text, nullable=False),
        sa.Column("pain_0_10", sa.Double),
        sa.Column("batch_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_removed_pain"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_removed_pain_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_removed_pain_batch_id", ondelete="CASCADE"),
    )
    for table in ("removed_runs", "removed_pain"):
        op.create_index(f"ix_{table}_batch_id", table, ["batch_id"])
    op.create_index("ix_removed_pain_owner", "removed_pain", ["owner"])

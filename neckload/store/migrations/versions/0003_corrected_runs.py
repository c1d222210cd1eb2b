"""Corrections of imported runs, separate from their records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "edits",
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
        sa.Column("changed", sa.Text, nullable=False, comment="comma-joined: the columns that hold the runner's word"),
        sa.PrimaryKeyConstraint("id", name="pk_edits"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_edits_owner", ondelete="CASCADE"),
        sa.UniqueConstraint("owner", "run_id", name="uq_edits_owner"),
    )

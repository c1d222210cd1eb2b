"""What was done to ease the neck, weeks run as usual, and the ranges that were shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("pain", sa.Column("relief", sa.Text))
    op.add_column("days", sa.Column("relief", sa.Text))
    op.add_column("week_totals", sa.Column("ran_as_usual", sa.Boolean))
    brought = sa.Column("shown_ranges", sa.Integer, nullable=False, server_default="0", comment="rows brought")
    op.add_column("batches", brought)
    op.create_table(
        "shown_ranges",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("shown_on", sa.Date, nullable=False),
        sa.Column("low", sa.Double),
        sa.Column("high", sa.Double),
        sa.Column("unit", sa.Text),
        sa.Column("batch_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_shown_ranges"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_shown_ranges_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name="fk_shown_ranges_batch_id", ondelete="CASCADE"),
        sa.UniqueConstraint("owner", "week", name="uq_shown_ranges_owner"),
    )
    op.create_index("ix_shown_ranges_batch_id", "shown_ranges", ["batch_id"])

"""Experiments of one with their drawn order, and what was done on their runs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for name in ("experiments", "confirmations"):
        brought = sa.Column(name, sa.Integer, nullable=False, server_default="0", comment="rows brought")
        op.add_column("batches", brought)
    _create(
        "experiments",
        sa.Column("began", sa.DateTime, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("pairs", sa.Double),
        sa.Column("firsts", sa.Text),
        sa.Column("ended", sa.DateTime),
        unique=("began",),
    )
    _create(
        "confirmations",
        sa.Column("began", sa.DateTime, nullable=False),
        sa.Column("of_run_id", sa.Text),
        sa.Column("place", sa.Double),
        sa.Column("did", sa.Text),
        unique=("began", "of_run_id"),
    )


def _create(name: str, *columns: sa.Column[object], unique: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        *columns,
        sa.Column("batch_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name=f"fk_{name}_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=f"fk_{name}_batch_id", ondelete="CASCADE"),
        sa.UniqueConstraint("owner", *unique, name=f"uq_{name}_owner"),
    )
    op.create_index(f"ix_{name}_batch_id", name, ["batch_id"])

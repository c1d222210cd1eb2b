"""Who keeps the runner behind a link in their own list."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "followings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("share_id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False, comment="what the follower calls the runner"),
        sa.Column("since", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column(
            "ended",
            sa.Boolean,
            nullable=False,
            comment="the runner ended it: the same person cannot add the link again",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_followings"),
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name="fk_followings_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["share_id"], ["shares.id"], name="fk_followings_share_id", ondelete="CASCADE"),
        sa.UniqueConstraint("owner", "share_id", name="uq_followings_owner"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_followings_share_id", "followings", ["share_id"])

"""Links with a passcode, openings by day and a pause; letters through links; targets with a lower end."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for column in (
        sa.Column("passcode", sa.Text, comment="Argon2id, with its salt; none when anybody may open"),
        sa.Column("wrong_passcodes", sa.Integer, nullable=False, server_default="0", comment="since the last resume"),
        sa.Column("openings_allowed", sa.Integer, comment="none for any number"),
        sa.Column("takes_letters", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("paused_at", sa.DateTime, comment="UTC; none while it opens"),
        sa.Column(
            "opened_seen", sa.Integer, nullable=False, server_default="0", comment="openings the runner knows of"
        ),
    ):
        op.add_column("shares", column)
    for name in ("distance_low_km", "duration_low_min", "neck_ceiling"):
        op.add_column("targets", sa.Column(name, sa.Double))
    _create(
        "openings",
        sa.Column("day", sa.Date, nullable=False, comment="UTC"),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("share_id", "day", name="pk_openings"),
    )
    _create(
        "letters",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False, comment="UTC"),
        sa.Column("week", sa.Date, nullable=False, comment="first day of the week it is for"),
        sa.Column("change", sa.Double, comment="target as a change of the level, share"),
        sa.Column("low", sa.Double, comment="target as a range, km or min"),
        sa.Column("high", sa.Double, comment="km or min"),
        sa.Column("unit", sa.Text, comment="of the range"),
        sa.Column("neck_ceiling", sa.Double, comment="stop above, 0-10"),
        sa.Column("text", sa.Text),
        sa.Column("outcome", sa.Text, comment="accepted or dismissed; none while it is open"),
        sa.Column("settled_at", sa.DateTime, comment="UTC"),
        sa.PrimaryKeyConstraint("id", name="pk_letters"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_letters_share_id", "letters", ["share_id"])


def _create(name: str, *columns: sa.schema.SchemaItem, **options: bool) -> None:
    """Create a table of things that came through links, deleted with their link and with their owner."""
    op.create_table(
        name,
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("share_id", sa.Integer, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["owner"], ["owners.owner"], name=f"fk_{name}_owner", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["share_id"], ["shares.id"], name=f"fk_{name}_share_id", ondelete="CASCADE"),
        **options,
    )
    op.create_index(f"ix_{name}_owner", name, ["owner"])

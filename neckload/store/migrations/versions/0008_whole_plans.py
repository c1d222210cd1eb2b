"""The whole plan of an experiment in its row: its outcome and its test in addition to what is tried and how often."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for name, only in (("outcome", "next_day_less_half_before"), ("test", "sign_flips")):
        op.add_column("experiments", sa.Column(name, sa.Text))
        column = sa.table("experiments", sa.column(name))
        op.execute(column.update().values({name: only}))  # the only value so far

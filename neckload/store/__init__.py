"""The store room: diaries by owner, import batches, small answers. SQLite by default, PostgreSQL by URL.

diaries.py     Store: what the rest of the program calls
imports.py     what of an upload is new
run_records.py runs with more than one record: shown as one, taken apart
run_edits.py   what the runner corrected of runs that a file brought
followings.py  the runners in somebody's own list, reached through links
links.py       what the owner does with links and letters: part of Store
shares.py      links to share: their rows
shared_reader.py  what opens links, for a guest
letters.py     answers through links, and the mailbox that takes them
passcodes.py   passcodes as Argon2id
rows.py        rows <-> frames
transactions.py  one transaction: how it begins, what its faults are called
owner_rows.py  one owner's rows in one transaction: every statement names the owner here
schema.py      the tables, made from the vocabulary
database.py    opening: where, how safe, up to date
migrations/    every change of the tables since the first (Alembic); a test says when one is missing
"""

from neckload.domain.imports import Batch, ImportPreview, Merge
from neckload.domain.sharing import Share
from neckload.store.database import StoreError, StoreTooNew, StoreUnavailable
from neckload.store.diaries import Store, open_store
from neckload.store.followings import FollowedLinks
from neckload.store.letters import Mailbox
from neckload.store.shared_reader import SharedReader
from neckload.store.shares import OpenLink

__all__ = [
    "Batch",
    "FollowedLinks",
    "ImportPreview",
    "Mailbox",
    "Merge",
    "OpenLink",
    "Share",
    "SharedReader",
    "Store",
    "StoreError",
    "StoreTooNew",
    "StoreUnavailable",
    "open_store",
]

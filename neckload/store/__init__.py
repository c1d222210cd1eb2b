"""Persistence: diaries by owner, import batches and small answers. SQLite by default, PostgreSQL by URL."""

from neckload.domain.imports import Batch, ImportPreview, Merge
from neckload.domain.open_link import OpenLink
from neckload.domain.sharing import Share
from neckload.store.database import URL_VARIABLE, StoreError, StoreTooNew, StoreUnavailable, missing_file
from neckload.store.diaries import Store, open_store
from neckload.store.sharing.followings import FollowedLinks
from neckload.store.sharing.letters import Mailbox
from neckload.store.sharing.shared_reader import SharedReader

__all__ = [
    "URL_VARIABLE",
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
    "missing_file",
    "open_store",
]

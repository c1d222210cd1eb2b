"""A backup that waits to be asked for: only the tab that offers it gets it made."""

from __future__ import annotations

import asyncio

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from neckload.web.downloads import make_downloads_for_their_own_tab

make_downloads_for_their_own_tab()


def asked_for(session: str, file_id: str | None = None) -> tuple[BackendOperationResponse, list[str]]:
    """What a session gets that asks for the backup another one, "anna", offers; and the backups made."""
    made: list[str] = []

    def backup() -> bytes:
        made.append("backup")
        return b"a diary"

    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("streamlit.runtime.media_file_manager._get_session_id", lambda: "anna")
        offered = files.add_deferred(backup, "application/zip", "place", file_name="backup.zip")
        request = BackendOperationRequest(request_id="1")
        request.deferred_file.file_id = file_id or offered
        return asyncio.run(DeferredFileHandler(lambda: files).handle(request, session)), made


def test_the_tab_that_offers_a_backup_gets_it() -> None:
    answer, made = asked_for("anna")
    assert made == ["backup"]
    assert answer.deferred_file is not None


@pytest.mark.parametrize(("session", "file_id"), [("ben", None), ("", None), ("anna", "invented")])
def test_no_other_tab_gets_it_though_it_knows_its_name_and_none_gets_an_invented_one(
    session: str, file_id: str | None
) -> None:
    answer, made = asked_for(session, file_id)
    assert made == []
    assert answer.error_msg == "This download belongs to another tab."

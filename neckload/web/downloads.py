"""Restricts on-demand downloads to the tab that offers them."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

_make = DeferredFileHandler.handle


async def _make_for_its_own_tab(
    handler: DeferredFileHandler, request: BackendOperationRequest, session_id: str
) -> BackendOperationResponse:
    # Streamlit generates the file for anyone who knows its 128-bit id.
    offered = handler._get_media_file_mgr()._deferred_callables.get(request.deferred_file.file_id)
    if offered is None or offered["session_id"] != session_id:
        return BackendOperationResponse(
            request_id=request.request_id, error_msg="This download belongs to another tab."
        )
    return await _make(handler, request, session_id)


def make_downloads_for_their_own_tab() -> None:
    """Patch Streamlit for the lifetime of this process. Calling it again changes nothing."""
    DeferredFileHandler.handle = _make_for_its_own_tab  # type: ignore[method-assign,assignment]

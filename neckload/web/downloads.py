"""A file that is made when it is asked for is made for the tab that offers it, and for no other."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime.backend_operation_handler import DeferredFileHandler

_make = DeferredFileHandler.handle


async def _make_for_its_own_tab(
    handler: DeferredFileHandler, request: BackendOperationRequest, session_id: str
) -> BackendOperationResponse:
    # Streamlit makes it for whoever knows its 128 random bits.
    offered = handler._get_media_file_mgr()._deferred_callables.get(request.deferred_file.file_id)
    if offered is None or offered["session_id"] != session_id:
        return BackendOperationResponse(request_id=request.request_id, error_msg="This download is not offered here.")
    return await _make(handler, request, session_id)


def make_downloads_for_their_own_tab() -> None:
    """From now on, in this process. Calling it again changes nothing."""
    DeferredFileHandler.handle = _make_for_its_own_tab  # type: ignore[method-assign,assignment]

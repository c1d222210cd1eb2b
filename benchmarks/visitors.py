"""Visitors without a browser: they speak Streamlit's protocol over a websocket, and the server cannot tell."""

from __future__ import annotations

import re
from asyncio import to_thread
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from types import TracebackType
from typing import Self, cast
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE_S = 120
_WIDGET_ID = re.compile(rb"(.)\$\$ID-[0-9a-f]{32}-", re.DOTALL)


@dataclass(frozen=True)
class Run:
    """One run of the script as received by the visitor."""

    seconds: float
    """From the request to the last message."""
    sent_bytes: int
    elements: int


@dataclass
class Visitor:
    """One browser tab. `async with Visitor(address) as visitor: await visitor.run()`.

    Args:
        address: of the app, without a trailing slash: http://127.0.0.1:8501
        query: of the page's address, without the question mark.
        headers: additional ones, such as X-Forwarded-For for a visitor behind a proxy.
        subprotocols: additional ones: a browser sends its XSRF token here, so that its cookies are accepted.
    """

    address: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    subprotocols: Sequence[str] = ()
    widgets: dict[str, str] = field(default_factory=dict, init=False)
    """Key of a widget -> its id, for all widgets drawn so far."""
    _chosen: dict[str, WidgetState] = field(default_factory=dict, init=False)
    _line: ClientConnection = field(init=False)
    _session: str = field(default="", init=False)

    async def __aenter__(self) -> Self:
        parts = urlsplit(self.address)
        self._line = await connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=[Subprotocol(name) for name in ("streamlit", *self.subprotocols)],
            origin=self.address,
            additional_headers=dict(self.headers),
            max_size=None,
            compression=None,
            open_timeout=PATIENCE_S,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        await self._line.close()

    async def choose(self, key: str, *words: str) -> Run:
        """Pick options of a segmented control or of pills."""
        state = WidgetState(id=self.widgets[key])
        state.string_array_value.data[:] = words
        self._chosen[key] = state
        return await self.run()

    async def press(self, key: str, page: str = "") -> Run:
        """Press a button."""
        self._chosen[key] = WidgetState(id=self.widgets[key], trigger_value=True)
        try:
            return await self.run(page)
        finally:
            del self._chosen[key]

    async def upload(self, key: str, name: str, data: bytes, page: str = "") -> Run:
        """Put a file into an uploader and let the script read it."""
        request = BackMsg()
        request.file_urls_request.request_id = name
        request.file_urls_request.file_names.append(name)
        request.file_urls_request.session_id = self._session
        await self._line.send(request.SerializeToString())
        async for message in self._line:
            forwarded = ForwardMsg.FromString(cast(bytes, message))
            if forwarded.WhichOneof("type") == "file_urls_response":
                place = forwarded.file_urls_response.file_urls[0]
                break
        await to_thread(self._put, place.upload_url, name, data)
        state = WidgetState(id=self.widgets[key])
        file = state.file_uploader_state_value.uploaded_file_info.add(name=name, size=len(data), file_id=place.file_id)
        file.file_urls.CopyFrom(place)
        self._chosen[key] = state
        try:
            return await self.run(page)
        finally:
            del self._chosen[key]

    def _put(self, path: str, name: str, data: bytes) -> None:
        edge = "a-line-no-log-has"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'
        body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        token = {"X-Xsrftoken": self.subprotocols[0]} if self.subprotocols else {}
        headers = {**self.headers, **token, "Content-Type": f"multipart/form-data; boundary={edge}"}
        with urlopen(Request(f"{self.address}{path}", body, headers, method="PUT"), timeout=PATIENCE_S):
            pass

    async def run(self, page: str = "") -> Run:
        """Run the script and read everything it sends.

        Raises:
            RuntimeError: the script ended with an error.
        """
        request = BackMsg()
        request.rerun_script.query_string = self.query
        request.rerun_script.page_name = page
        request.rerun_script.context_info.timezone = "UTC"
        request.rerun_script.context_info.locale = "en-GB"
        request.rerun_script.context_info.url = f"{self.address}/{page}"
        request.rerun_script.widget_states.widgets.extend(self._chosen.values())
        started = perf_counter()
        await self._line.send(request.SerializeToString())
        sent = elements = 0
        async for message in self._line:
            assert isinstance(message, bytes)
            sent += len(message)
            forwarded = ForwardMsg.FromString(message)
            kind = forwarded.WhichOneof("type")
            if kind == "new_session":
                self._session = forwarded.new_session.initialize.session_id or self._session
            elif kind == "delta":
                elements += 1
                self._note_widgets(message)
            elif kind == "script_finished":
                if forwarded.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("the script does not run")
                if forwarded.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return Run(perf_counter() - started, sent, elements)
        raise RuntimeError("the server hung up")

    def _note_widgets(self, message: bytes) -> None:
        """Widget ids end with their key; the byte before an id is its length."""
        for match in _WIDGET_ID.finditer(message):
            name = message[match.start() + 1 :][: match[1][0]].decode()
            self.widgets[name.split("-", 2)[2]] = name

"""A hostile visitor: speaks Streamlit's protocol over a websocket, and says of itself whatever it likes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.typing import Origin, Subprotocol

PATIENCE_S = 60


def page_seen(
    address: str,
    claimed: str | None = None,
    headers: Mapping[str, str] | None = None,
    page: str = "",
    tunnelled: bool = False,
) -> str | None:
    """What the first run of a page sends, as text; None where the handshake is refused.

    Args:
        address: that is connected to, without the closing slash.
        claimed: the page's address as the visitor tells it, also in Origin and Host; None for the true one.
        tunnelled: through a tunnel that passes every byte on and adds nothing.
    """
    return asyncio.run(_through(tunnelled, address, claimed or address, headers or {}, page))


async def _through(tunnelled: bool, address: str, claimed: str, headers: Mapping[str, str], page: str) -> str | None:
    if not tunnelled:
        return await _page_seen(address, claimed, headers, page)

    async def pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def passed_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", urlsplit(address).port)
        try:
            await asyncio.gather(pour(reader, far_writer), pour(far_reader, writer))
        finally:  # the visitor leaves first, and nobody waits for these two
            writer.transport.abort()
            far_writer.transport.abort()

    async with await asyncio.start_server(passed_on, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        return await _page_seen(f"http://127.0.0.1:{port}", claimed, headers, page)


async def _page_seen(address: str, claimed: str, headers: Mapping[str, str], page: str) -> str | None:
    there, said = urlsplit(address), urlsplit(claimed)
    with suppress(InvalidHandshake, ConnectionClosed):
        async with connect(
            f"ws://{said.netloc}/_stcore/stream",
            host=there.hostname,
            port=there.port,
            subprotocols=[Subprotocol("streamlit")],
            origin=None if "Origin" in headers else Origin(f"{said.scheme}://{said.netloc}"),
            additional_headers=dict(headers),
            max_size=None,
            compression=None,
            open_timeout=PATIENCE_S,
        ) as line:
            await line.send(_first_run(f"{claimed}/{page}", page))
            seen = []
            async for data in line:
                assert isinstance(data, bytes)
                message = ForwardMsg.FromString(data)
                seen.append(str(message))
                if message.WhichOneof("type") == "script_finished" and message.script_finished == 0:
                    return json.dumps(seen)
    return None


def _first_run(url: str, page: str) -> bytes:
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.context_info.timezone = "UTC"
    asked.rerun_script.context_info.locale = "en-GB"
    asked.rerun_script.context_info.url = url
    return asked.SerializeToString()

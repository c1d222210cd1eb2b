"""The whole app as Streamlit runs it, without a browser: who sees which diary, and what the choices change."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from neckload.store import open_store
from neckload.ui.session import identity as visitor
from tests.builders import runs

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture(autouse=True)
def fresh_server() -> Iterator[None]:
    """What Streamlit caches lives as long as the process; every test begins with a server of its own."""
    st.cache_resource.clear()
    st.cache_data.clear()
    yield
    st.cache_resource.clear()


@pytest.fixture
def from_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest knows no headers, so it cannot come from another computer by itself."""
    monkeypatch.setattr(visitor, "is_local", lambda: False)


def open_app(**choices: str) -> AppTest:
    """A new browser tab at the first page, with choices in its address."""
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    for name, value in choices.items():
        app.query_params[name] = value
    return sound(app.run())


def open_log() -> AppTest:
    """The page Log, reached by the sample's own button."""
    return sound(open_app().button(key="add_your_log").click().run())


def sound(app: AppTest) -> AppTest:
    assert not app.exception, app.exception
    return app


def headline(app: AppTest) -> str:
    """The first fact of the week that is open: its total, with its change."""
    markup = next(element.value for element in app.markdown if "class='facts'" in element.value)
    return " ".join(re.sub(r"<[^>]+>", " ", markup.split("</dd>")[0]).split())


def weeks_drawn(app: AppTest) -> int:
    (figure,) = app.get("plotly_chart")
    traces = json.loads(figure.proto.spec)["data"]
    return len(next(trace for trace in traces if trace["name"].startswith("targets"))["x"])


def text(app: AppTest) -> str:
    return "\n".join(element.value for kind in (app.markdown, app.caption, app.error) for element in kind)


def monday(weeks_ago: int) -> date:
    today = date.today()
    return today - timedelta(days=today.weekday(), weeks=weeks_ago)


def own_log() -> bytes:
    """100 min and 20 km in the week before last, 108 min and 20.6 km in the last one."""
    rows = [f"{monday(2)} 07:00,20,100", f"{monday(1)} 07:00,20.6,108"]
    return "\n".join(["start,distance_km,duration_min", *rows, ""]).encode()


def keep(app: AppTest) -> AppTest:
    """Upload the own log and keep it; the app stands on the page Log."""
    app = sound(app.file_uploader[0].upload("mine.csv", own_log(), "text/csv").run())
    return sound(app.button(key="keep_1").click().run())


def test_the_sample_is_seen_at_first_sight_and_says_that_it_is_one() -> None:
    app = open_app()
    assert app.title[0].value == "This week"
    assert headline(app) == "162 min +14 %"
    assert "Sample data" in text(app)
    assert app.get("plotly_chart")


def test_the_sample_leads_to_the_upload() -> None:
    app = open_log()
    assert app.title[0].value == "Log"
    assert len(app.file_uploader) == 1


def test_an_upload_changes_the_answer_and_a_refresh_keeps_it() -> None:
    app = keep(open_log())
    app = sound(app.button(key="see_this_week").click().run())
    assert headline(app) == "108 min +8 %"
    assert "Sample data" not in text(app)
    assert headline(open_app()) == "108 min +8 %"


def test_the_sample_is_never_mixed_with_the_visitors_diary() -> None:
    keep(open_log())
    assert weeks_drawn(open_app()) == 4  # two weeks of the log, the current one and the next


def test_the_choices_in_the_address_change_what_is_shown() -> None:
    keep(open_log())
    assert headline(open_app(measure="distance")) == "20.6 km +3 %"
    assert headline(open_app(measure="distance", unit="mi")) == "12.8 mi +3 %"
    assert headline(open_app(measure="nonsense")) == "108 min +8 %"


def test_a_choice_made_on_the_page_changes_the_answer_at_once() -> None:
    app = open_app()
    sound(app.button_group(key="measure").select("distance").run())
    sound(app.button_group(key="unit").select("mi").run())
    assert " mi" in headline(app)
    assert dict(app.query_params) == {"measure": "distance", "unit": "mi"}
    app = sound(app.button(key="add_your_log").click().run())
    assert set(app.query_params) == {"measure", "unit"}


def test_a_default_choice_and_a_senseless_one_are_not_kept_in_the_address() -> None:
    assert not open_app(measure="time", unit="furlongs").query_params


def test_the_period_is_how_many_weeks_are_shown() -> None:
    assert [weeks_drawn(open_app(period=period)) for period in ("12", "26")] == [13, 27]  # with next week
    assert weeks_drawn(open_app(period="all")) == 42  # 9 June 2025 to 18 March 2026, and next week
    assert weeks_drawn(open_app(period="own", **{"from": str(monday(8)), "to": str(monday(3))})) == 6


def test_weeks_begin_on_sunday_for_those_who_say_so() -> None:
    keep(open_log())
    app = open_app(week_start="sunday", week=str(monday(2)))
    sunday = monday(2) - timedelta(days=1)
    assert str(sunday.day) in str(app.header[0].value).split("–")[0]


def test_the_local_diary_is_kept_and_says_where() -> None:
    app = keep(open_log())
    assert "in a file on this computer" in text(app)
    assert len(open_store().diary(visitor.LOCAL_OWNER).runs) == 2


@pytest.mark.usefixtures("from_elsewhere")
def test_somebody_from_elsewhere_sees_nobodys_diary_and_leaves_nothing_on_the_server() -> None:
    here = open_store()
    here.save_runs(visitor.LOCAL_OWNER, runs((f"{monday(1)} 07:00", 33, 333)))
    app = open_log()
    assert "Nothing is stored on this server." in text(app)
    app = keep(app)
    app = sound(app.button(key="see_this_week").click().run())
    assert headline(app) == "108 min +8 %"
    assert here.diary(visitor.LOCAL_OWNER).runs["distance_km"].tolist() == [33]
    assert headline(open_app()) == "162 min +14 %"  # the next visitor sees the sample


def test_a_diary_that_cannot_be_opened_says_so_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "diary.db").write_bytes(b"this is no database, however long it goes on" * 100)
    app = AppTest.from_file(str(DASHBOARD), default_timeout=30).run()
    assert not app.exception
    (fault,) = app.error
    assert "is damaged, or is not a neckload diary" in fault.value
    assert not app.header

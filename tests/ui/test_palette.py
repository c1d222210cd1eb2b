"""One palette: what the page, Streamlit's theme, the charts and the mark are painted with is the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from neckload.ui.drawing.palette import PALETTE, Scheme

PROJECT = Path(__file__).parents[2]
LOOKS = PROJECT / "neckload" / "ui" / "looks"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, ground: str) -> float:
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_stylesheet_has_each_colour_of_the_palette_for_both_grounds_and_no_other() -> None:
    css = (LOOKS / "page.css").read_text(encoding="utf-8")
    tokens = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", css)
    assert {name: (light, dark) for name, light, dark in tokens} == {
        name: (PALETTE["light"][name], PALETTE["dark"][name]) for name in PALETTE["light"]
    }
    assert set(re.findall(r"#[0-9a-f]{6}\b", css)) <= {
        colour for colours in PALETTE.values() for colour in colours.values()
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_streamlits_own_theme_agrees_with_the_palette(scheme: Scheme) -> None:
    theme = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"][scheme]
    colours = PALETTE[scheme]
    named = {"backgroundColor": "page", "secondaryBackgroundColor": "card", "textColor": "ink", "borderColor": "line"}
    assert {option: theme[option] for option in named} == {option: colours[name] for option, name in named.items()}
    assert theme["linkColor"] == colours["run-ink"]
    assert theme["chartCategoricalColors"] == [colours[name] for name in ("run", "neck", "jump", "alarm", "care")]


def test_the_mark_is_running_and_neck() -> None:
    mark = (LOOKS / "mark.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-f]{6}", mark)) == {PALETTE["light"]["run"], PALETTE["light"]["neck"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("colour", "ground", "at_least"),
    [
        *((name, ground, 4.5) for name in ("ink", "quiet", "run-ink") for ground in ("page", "card")),
        *((name, "card", 3.0) for name in ("run", "neck", "jump", "care", "alarm")),
        ("neck", "card", 4.5),
        ("jump-ink", "jump-soft", 4.5),
        ("jump-ink", "card", 4.5),
        ("run-ink", "run-soft", 4.5),
        ("alarm", "alarm-soft", 4.5),
    ],
)
def test_words_and_shapes_stand_out_from_their_ground(
    scheme: Scheme, colour: str, ground: str, at_least: float
) -> None:
    assert contrast(PALETTE[scheme][colour], PALETTE[scheme][ground]) >= at_least

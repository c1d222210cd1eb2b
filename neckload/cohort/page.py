"""Results as HTML files without scripts: who needs a look first, and anonymous counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

import pandas as pd

from neckload.cohort import words
from neckload.cohort.aggregate import Aggregate, Common, shown_effects
from neckload.cohort.forest import Line, forest, of_common, of_runners
from neckload.cohort.results import Results
from neckload.ui.drawing import svg
from neckload.ui.text.formatting import day, number, plural, score
from neckload.ui.text.guidance.advice import CAVEAT
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
MOST_ROWS = 200
"""Runners shown on a page; the CSV next to it has all of them."""
WIDE_PX, NARROW_PX = 720.0, 340.0


@dataclass(frozen=True)
class About:
    """Facts about the run that the pages state."""

    today: date
    with_answer: bool


def first_page(results: Results, about: About) -> bytes:
    """Who needs a look first, who could not be read, and the effects of all runners [UTF-8]."""
    not_read = len(results.faults)
    everybody = words.overview(results.tally.runners + not_read, not_read, len(results.guesses))
    parts = [
        f"<p class='quiet'>As of {day(about.today)}. {escape(everybody)}.</p>",
        _section("", [_who_first(results.first)]),
        _listed(words.NOT_READ, words.NOTHING_KNOWN, ("Runner", "Why"), results.faults),
        _listed(words.GUESSED, words.GUESSES, ("Runner", "Taken for now"), results.guesses),
        _section(words.NOT_READ, [f"<p>{words.TWICE}</p>", _names(results.twice)]) if results.twice else "",
        _section(words.TOGETHER, _effects(results, about)),
    ]
    return _document(words.FIRST, parts)


def aggregate_page(aggregate: Aggregate, common: Common, about: About) -> bytes:
    """The counts and the common effects, with nothing about small groups of runners [UTF-8].

    Args:
        common: all estimated effects; those of too few runners are mentioned but not shown.
    """
    if aggregate.runners is None:
        nothing = f"<p>There are fewer than {number(aggregate.least)} runners, so no counts are shown.</p>"
        return _document(words.COUNTS, [f"<p class='quiet'>As of {day(about.today)}.</p>", nothing])
    latest = [
        (words.verdict(verdict), number(runners), _share(share))
        for verdict, runners, share in aggregate.latest.itertuples(index=False)
    ]
    aside = (words.hidden(aggregate.latest_hidden, aggregate.least), words.changes(aggregate.changes))
    parts = [
        f"<p class='quiet'>As of {day(about.today)}. {plural(aggregate.runners, 'runner')}.</p>",
        _section(words.VERDICTS, [_table(("Last full week", "Runners", "Share"), latest), *map(_quiet, aside)]),
        _pain(words.PAIN_WEEK, aggregate, "week"),
        _pain(words.PAIN_BEFORE, aggregate, "week before"),
        _section(words.TOGETHER, _by_lag(common, aggregate.least, about)),
    ]
    return _document(words.COUNTS, parts)


def _who_first(first: pd.DataFrame) -> str:
    if first.empty:
        return f"<p>{words.NOBODY_FIRST}</p>"
    rows = "".join(map(_runner, first.head(MOST_ROWS).to_dict("records")))
    more = len(first) - MOST_ROWS
    rest = f"<p class='quiet'>{plural(more, 'runner')} more in first.csv.</p>" if more > 0 else ""
    head = (
        "<thead><tr><th scope='col'>Runner</th><th scope='col'>Why</th><th scope='col' class='less number'>Neck, worst"
        "</th><th scope='col' class='less'>Last full week</th></tr></thead>"
    )
    return f"<p>{words.ORDER}</p>{_scrolling(f'<table>{head}<tbody>{rows}</tbody></table>', words.FIRST)}{rest}"


def _runner(row: Mapping[object, object]) -> str:
    """A table row. Names and symptoms come from files, so they are escaped."""
    guessed, verdict = (str(row[name]) if _is_text(row[name]) else "" for name in ("guessed", "verdict"))
    mark = f" <span class='mark' title='{escape(guessed)}'>guess</span>" if guessed else ""
    last_week = words.last_week(verdict or None, _number(row["change"]))
    sign = " class=sign" if row["reason"] in words.SIGNS else ""
    return (
        f"<tr{sign}><th scope='row'>{escape(str(row['runner']))}{mark}</th>"
        f"<td class='why'>{escape(str(row['why']))}</td>"
        f"<td class='less number'>{score(_number(row['neck_worst']))}</td>"
        f"<td class='less'>{escape(last_week)}</td></tr>"
    )


def _is_text(cell: object) -> bool:
    return isinstance(cell, str) and bool(cell)


def _number(cell: object) -> float:
    return float(cell) if isinstance(cell, int | float) else float("nan")


def _listed(title: str, text: str, head: Sequence[str], runners: pd.DataFrame) -> str:
    """A table of runners with a text for each; empty without runners."""
    if runners.empty:
        return ""
    cells = list(runners.head(MOST_ROWS).itertuples(index=False, name=None))
    more = len(runners) - MOST_ROWS
    rest = _quiet(f"{plural(more, 'runner')} more in runners.csv." if more > 0 else "")
    return _section(title, [f"<p>{text}</p>", _table(head, cells), rest])


def _effects(results: Results, about: About) -> list[str]:
    """The sentence and its forest plot, then every lag."""
    common = results.common
    key = words.chosen(common)
    if key is None:
        return _no_effect(about)
    resolution, lag = key
    is_drawn = (results.effects["resolution"] == resolution) & (results.effects["lag"] == lag)
    lines = [*of_runners(results.effects[is_drawn]), of_common("On average", common[key])]
    sentence = words.together(common[key], resolution, lag)
    drawn = _figure(lines, sentence, "runners", words.RUNNERS_PICTURE)
    return [f"<p>{sentence}</p>", drawn, _lag_tables(common), _quiet(words.NOT_CAUSES)]


def _by_lag(common: Common, least: int, about: About) -> list[str]:
    """The common effect at each lag as a picture and a table, as far as it may be shown."""
    visible = shown_effects(common, least)
    key, hidden = words.chosen(visible), words.chosen(common)
    if not visible and not hidden:
        return _no_effect(about)
    tables = [_lag_tables(visible), _quiet(words.NOT_CAUSES)] if visible else []
    if key is None:
        return [f"<p>{words.held_back(*hidden, least)}</p>" if hidden else "", *tables]
    lines = [
        of_common(words.lag_label(lag, resolution), effect)
        for (resolution, lag), effect in visible.items()
        if resolution == key[0]
    ]
    sentence = words.together(visible[key], *key)
    return [f"<p>{sentence}</p>", _figure(lines, sentence, "lags", words.LAGS_PICTURE), *tables]


def _no_effect(about: About) -> list[str]:
    return [f"<p>{words.too_few() if about.with_answer else words.WITHOUT_ANSWER}</p>"]


def _lag_tables(common: Common) -> str:
    return "".join(
        _table(
            words.EFFECT_HEAD,
            [
                (words.lag_label(lag, resolution), *words.effect_cells(effect))
                for (resolution, lag), effect in common.items()
                if resolution == kind
            ],
            caption=words.EFFECT_UNITS[kind],
        )
        for kind in dict.fromkeys(resolution for resolution, _ in common)
    )


def _figure(lines: Sequence[Line], description: str, name: str, caption: str) -> str:
    drawn = {
        kind: svg.inline(forest(lines, "points of pain", words.TOGETHER, description, width), f"{name}-{kind}")
        for kind, width in (("wide", WIDE_PX), ("narrow", NARROW_PX))
    }
    pictures = "".join(f"<div class={kind}>{each}</div>" for kind, each in drawn.items())
    return f"<figure>{pictures}<figcaption class='quiet'>{escape(caption)}</figcaption></figure>"


def _pain(title: str, aggregate: Aggregate, whose: str) -> str:
    rows = [
        (words.verdict(verdict), number(weeks), _share(share))
        for verdict, weeks, share in aggregate.pain[whose].itertuples(index=False)  # type: ignore[index]
    ]
    aside = words.hidden(aggregate.pain_hidden[whose], aggregate.least)  # type: ignore[index]
    return _section(title, [_table((whose.capitalize(), "Weeks with a score", "With pain"), rows), _quiet(aside)])


def _share(share: float) -> str:
    return f"{number(share * 100)} %"


def _names(names: Sequence[str]) -> str:
    return _quiet(", ".join(names[:MOST_ROWS]))


def _quiet(text: str) -> str:
    return f"<p class='quiet'>{escape(text)}</p>" if text else ""


def _section(title: str, parts: Iterable[str]) -> str:
    heading = f"<h2>{escape(title)}</h2>" if title else ""
    return f"<section>{heading}{''.join(parts)}</section>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], caption: str = "") -> str:
    if not rows:
        return ""
    titles = "".join(f"<th scope='col'>{escape(name)}</th>" for name in head)
    body = "".join(
        f"<tr><th scope='row'>{escape(first)}</th>{''.join(map(_cell, cells))}</tr>" for first, *cells in rows
    )
    drawn = f"<table><thead><tr>{titles}</tr></thead><tbody>{body}</tbody></table>"
    return _quiet(caption) + _scrolling(drawn, caption or ", ".join(head))


def _cell(text: str) -> str:
    """A cell. Figures stay on one line; words wrap."""
    kind = " class='figure'" if text[:1] in "+−" or text[:1].isdigit() else ""
    return f"<td{kind}>{escape(text)}</td>"


def _scrolling(drawn: str, label: str) -> str:
    """A wide table in a scrolling region that the keyboard can reach; the text above it stays in place."""
    return f"<div class='scroll' role='region' aria-label='{escape(label)}' tabindex='0'>{drawn}</div>"


def _document(title: str, parts: Iterable[str]) -> bytes:
    style = f"{svg.colour_rules()}{svg.style_rules()}{STYLE}"
    footer = f"<footer><p>{escape(NOT_MEDICAL_ADVICE)} {escape(CAVEAT)}</p></footer>"
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta name='color-scheme' content='light dark'>"
        "<meta name='robots' content='noindex'><meta name='referrer' content='no-referrer'>"
        f"<title>{escape(title)}</title><style>{style}</style></head>\n"
        f"<body><main><h1>{escape(title)}</h1>{''.join(parts)}{footer}</main></body></html>\n"
    ).encode()

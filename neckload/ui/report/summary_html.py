"""A summary as HTML without scripts, used on the therapist's page and in the report."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

import pandas as pd

from neckload.ui.drawing.shapes import Drawing
from neckload.ui.drawing.sheet import load_and_pain
from neckload.ui.drawing.week_chart import Chart
from neckload.ui.report.clinical import NOTE
from neckload.ui.report.summary import Block, Summary
from neckload.ui.text.formatting import day
from neckload.ui.text.guidance.advice import CAVEAT
from neckload.ui.text.weeks.finding import NOT_MEDICAL_ADVICE

STYLE = (Path(__file__).parents[1] / "looks" / "summary.css").read_text(encoding="utf-8")
EVERY_WEEK = "Every week in figures"
# What the other columns say too: without these a phone shows the table whole.
_LEFT_OUT_ON_A_PHONE = frozenset({"Verdict", "Change in distance", "Runs"})


def wide(chart: Chart) -> Drawing:
    return load_and_pain(chart, 720)


def narrow(chart: Chart) -> Drawing:
    """The chart for a phone, drawn separately so that the text keeps its size."""
    return load_and_pain(chart, 358)


def body(summary: Summary, pictures: str) -> str:
    """The page without its frame.

    Args:
        pictures: markup of the chart in classes wide, narrow and paper, of which `STYLE` shows one; may be empty.
    """
    parts = [
        f"<header><h1>{escape(summary.title)}</h1>",
        f"<p class='quiet'>{escape(summary.period)}. Made on {day(summary.made_on)}.</p></header>",
        *(f"<p class='warning'>{escape(line)}</p>" for line in summary.warnings),
        f"<section class='finding'><h2>{escape(summary.finding)}</h2>{_paragraph(summary.finding_lines)}</section>",
        f"<div class='first'>{_figure(pictures)}{_facts(summary.facts)}</div>",
        f"<div class='blocks'>{''.join(map(_block, summary.blocks))}</div>",
        *(
            f"<details><summary>{escape(block.title)}</summary>{_list(block.lines)}</details>"
            for block in summary.details
        ),
        _weeks(summary.table),
        f"<section class='note'><h3>{escape(NOTE)}</h3></section>",
        f"<footer><p>{escape(NOT_MEDICAL_ADVICE)} {escape(CAVEAT)}</p></footer>",
    ]
    return f"<article class='summary'>{''.join(parts)}</article>"


def _paragraph(sentences: Sequence[str]) -> str:
    return f"<p>{' '.join(map(escape, sentences))}</p>" if sentences else ""


def _figure(pictures: str) -> str:
    return f"<figure>{pictures}</figure>" if pictures else ""


def _facts(facts: Sequence[tuple[str, str]]) -> str:
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(_sentence(text))}</dd></div>" for name, text in facts)
    return f"<dl>{rows}</dl>" if rows else ""


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."


def _block(block: Block) -> str:
    return f"<section><h3>{escape(block.title)}</h3>{_list(block.lines)}</section>"


def _list(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _weeks(table: pd.DataFrame) -> str:
    if table.empty:
        return ""
    hints = [" class='less'" if name in _LEFT_OUT_ON_A_PHONE else "" for name in table.columns]
    head = "".join(
        f"<th scope='col'{hint}>{escape(name)}</th>" for name, hint in zip(table.columns, hints, strict=True)
    )
    rows = "".join(
        f"<tr>{''.join(f'<td{hint}>{escape(cell)}</td>' for cell, hint in zip(row, hints, strict=True))}</tr>"
        for row in table.itertuples(index=False)
    )
    inside = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    # Where it is wider than the window, it scrolls: as a region, so that a keyboard can reach it.
    region = f"<div class='scroll' role='region' aria-label='{EVERY_WEEK}' tabindex='0'>{inside}</div>"
    return f"<details><summary>{EVERY_WEEK}</summary>{region}</details>"

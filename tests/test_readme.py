"""README and docs against what they describe: column tables, make targets, files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from neckload.cohort.rows import FIELDS
from neckload.domain.columns import Column
from neckload.domain.tables import TABLES
from neckload.domain.warning_signs import EMERGENCY_NOW, SEE_A_DOCTOR_SOON
from tests.browser.pictures import PICTURES

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")

UNITS = {"moment": "date, or date and time", "day": "date", "flag": "true or false", "text": "text"}


def column_table(columns: tuple[Column, ...]) -> str:
    """The Markdown table of one of our CSV files; a column that must be there says so."""
    lines = ["| column | unit | meaning |", "| --- | --- | --- |"]
    return "\n".join(lines + [f"| `{column.name}` | {unit(column)} | {meaning(column)} |" for column in columns])


def unit(column: Column) -> str:
    return column.unit or UNITS[column.kind]


def meaning(column: Column) -> str:
    words = f": {', '.join(column.words)}" if column.words else ""
    return f"{column.meaning}{words}{' (needed)' if column.required else ''}"


def test_a_column_table_gives_name_unit_meaning_words_and_need() -> None:
    columns = (
        Column("start", "moment", "when it began", required=True),
        Column("surface", "text", "what was run on", words=("road", "trail")),
        Column("distance_km", "number", "distance", "km", 0),
    )
    assert column_table(columns) == (
        "| column | unit | meaning |\n"
        "| --- | --- | --- |\n"
        "| `start` | date, or date and time | when it began (needed) |\n"
        "| `surface` | text | what was run on: road, trail |\n"
        "| `distance_km` | km | distance |"
    )


@pytest.mark.parametrize("table", TABLES)
def test_the_docs_describe_every_column_as_the_vocabulary_does(table: str) -> None:
    expected = column_table(TABLES[table])
    page = (PROJECT / "docs" / "files.md").read_text(encoding="utf-8")
    assert expected in page, f"docs/files.md lacks this table of {table}:\n\n{expected}"


def test_the_docs_name_every_column_of_a_cohort() -> None:
    page = (PROJECT / "docs" / "cohort.md").read_text(encoding="utf-8")
    table = "\n".join(f"| `{field.name}` | {field.meaning} |" for field in FIELDS)
    assert table in page, f"docs/cohort.md lacks this table:\n\n{table}"


def test_the_readme_is_read_in_a_few_minutes() -> None:
    assert len(README.splitlines()) <= 150


@pytest.mark.parametrize("signs", [EMERGENCY_NOW, SEE_A_DOCTOR_SOON])
def test_the_linked_page_lists_the_warning_signs_of_the_one_list(signs: tuple[str, ...]) -> None:
    page = (PROJECT / "docs" / "warning-signs.md").read_text(encoding="utf-8")
    assert "\n".join(f"* {sign}" for sign in signs) in page


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^\s*)make ([a-z]+)", README, re.MULTILINE))
    assert {"run", "test"} <= named <= targets


def linked(page: Path) -> list[str]:
    return re.findall(r'(?:\]\(|src=")([^)#"\s]+)', page.read_text(encoding="utf-8"))


def test_every_picture_is_shown_taken_by_its_command_and_small() -> None:
    looks = PROJECT / "docs" / "looks"
    taken = {f"{picture.name}.png" for picture in PICTURES}
    assert {file.name for file in looks.iterdir()} == taken
    assert {Path(link).name for link in linked(PROJECT / "docs" / "looks.md")} == taken
    assert [file.name for file in looks.iterdir() if file.stat().st_size > 150_000] == []


PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", PROJECT / "CONTRIBUTING.md", *(PROJECT / "docs").glob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_links_exists(page: Path) -> None:
    links = {link for link in linked(page) if "://" not in link}
    assert {link for link in links if not (page.parent / link.replace("\\", "")).exists()} == set()

"""JSON -> the same kind of sheets that CSV files give: one row per activity, one column per name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from neckload.domain.problems import Problem, UnreadableFile
from neckload.readers.formats.json_figures import flat
from neckload.readers.formats.json_lists import Lists, Record, lists_of
from neckload.readers.formats.json_text import parsed
from neckload.readers.sheet import MAX_COLUMNS, MAX_ROWS, MOST_CELLS, Sheet, sheet_of_rows
from neckload.readers.vocabulary.planned import NOT_COUNTED, PLANNED

MOST_PARTS_OF_A_FILE, MOST_VALUES = 800_000, 4_000_000
"""Lists and records, and what commas separate. The largest activity with every data point has half as many."""
FEWEST_KNOWN = 2
"""Records with fewer known names are no log beside a list that is one."""
LIST = "list"
"""The column with the name of the list that a record is from, where several lists have the same kind of records."""
_TOO_MANY = "This JSON file has too many records for a training log."


def json_sheets(
    content: bytes,
    is_known: Callable[[str], bool],
    unwrappings: Sequence[Callable[[Any], Any]] = (),
    mendings: Sequence[Callable[[str], str]] = (),
) -> dict[str, Sheet]:
    """The lists of records in a JSON file by their names, that with most known names first; or its single record.

    Lists of the same kind, such as one for each month or sport, are one sheet. Of the others, those with enough known
    names are there.

    Args:
        unwrappings: unwrap the records of vendors with their own wrapping (`Layout.unwrap_json`).
        mendings: repair vendors' deviations from JSON (`Layout.mend_json`).

    Raises:
        UnreadableFile: no JSON, or no records in it.
    """
    parts = content.count(b"{") + content.count(b"[")
    if parts > MOST_PARTS_OF_A_FILE or content.count(b",") > MOST_VALUES:
        raise UnreadableFile(Problem(_TOO_MANY))
    try:
        tree = parsed(content, mendings)
    except (ValueError, RecursionError) as error:
        raise UnreadableFile(Problem("This JSON file is damaged or was cut off. Export it again.")) from error
    for unwrap in unwrappings:
        tree = unwrap(tree)
    lists = {name: records for name, records in lists_of(tree).items() if any(map(flat, records))}
    if not lists:
        raise UnreadableFile(
            Problem("There is no list of activities in this JSON file. Export your log as a CSV file.")
        )
    return {name: _sheet(records) for name, records in _logs(lists, is_known).items()}


def _logs(lists: Lists, is_known: Callable[[str], bool]) -> Lists:
    """The lists that may be logs, the likeliest first, with those of its kind in it."""
    known = {name: {each for each in records[0] if is_known(each)} for name, records in lists.items()}
    best = max(known, key=lambda name: (len(known[name]), _counts(name)))
    around = {word for name in lists for word in name.split()}
    figures = known[best] - around
    alike = [name for name, records in lists.items() if figures and figures <= records[0].keys() and _counts(name)]
    if best in alike and len(alike) > 1:
        # The name of the list tells the month, the sport or whether it was done.
        log: list[Record] = [{**record, LIST: name} for name in alike for record in lists[name]]
    else:
        log, alike = lists[best], [best]
    others = [name for name in lists if name not in alike and len(known[name] - around) >= FEWEST_KNOWN]
    return {best: log, **{name: lists[name] for name in others}}


def _counts(name: str) -> bool:
    return not PLANNED.search(name) and not NOT_COUNTED.search(name)


def _sheet(records: list[Record]) -> Sheet:
    rows = [flat(record) for record in records[: MAX_ROWS + 1]]
    names = list(dict.fromkeys(name for row in rows for name in row))
    if len(rows) > MAX_ROWS or len(names) > MAX_COLUMNS or len(rows) * len(names) > MOST_CELLS:
        raise UnreadableFile(Problem(_TOO_MANY))
    return sheet_of_rows(names, [[row.get(name, "") for name in names] for row in rows])

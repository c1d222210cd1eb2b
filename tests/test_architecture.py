"""The house rules of imports, read from the source itself: which room may know which, and what each does without."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "neckload"

# Every folder and what of the package its modules may import, besides their own folder. A name ends in a dot where all
# below it is meant. Within `readers`, `ui` and `ui/text` each line may know the lines before it, none the ones after.
BASE = {"domain."}
SHEETS = BASE | {"readers.plausibility", "readers.sheet", "readers.shapes", "readers.hints"}
CELLS = SHEETS | {"readers.vocabulary."}
BYTES = CELLS | {"readers.cells."}
EXPORTS = BYTES | {"readers.formats.recording", "readers.formats.xml_stream"}
VENDORS = EXPORTS | {f"readers.exports.{name}" for name in ("layout", "shape", "recording_layout")}
COLUMNS = BYTES | {"readers.exports."}
LOGS = COLUMNS | {"readers.columns.", "readers.formats."}
ROWS = BASE | {f"store.{name}" for name in ("database", "schema", "transactions", "owner_rows", "keyed_rows", "rows")}
WRITING = BASE | {f"ui.text.{name}" for name in ("formatting", "locale_format", "quoting", "memo", "typed_numbers")}
TEXT = BASE | {"ui.text."}
DRAWING = TEXT | {"ui.drawing."}
MAY_IMPORT: dict[str, set[str]] = {
    "domain": set(),
    "readers/vocabulary": set(),
    "readers/cells": CELLS,
    "readers/formats": BYTES,
    "readers/exports": EXPORTS | {"readers.exports."},
    "readers/exports/devices": VENDORS,
    "readers/exports/services": VENDORS,
    "readers/exports/diaries": VENDORS,
    "readers/columns": COLUMNS,
    "readers/logs": LOGS,
    "readers": LOGS | {"readers."},
    "readers/worker": LOGS | {"readers."},
    "store": BASE,
    "store/sharing": ROWS,
    "store/migrations": BASE | {"store."},
    "store/migrations/versions": set(),
    "ui": set(),
    "ui/text": BASE,
    "ui/text/diary": WRITING,
    "ui/text/weeks": WRITING | {"ui.text.diary."},
    "ui/text/answers": WRITING | {"ui.text.diary.", "ui.text.weeks."},
    "ui/text/guidance": WRITING | {"ui.text.diary.", "ui.text.weeks.", "ui.text.answers."},
    "ui/text/people": WRITING | {"ui.text.diary.", "ui.text.weeks.", "ui.text.answers.", "ui.text.guidance."},
    "ui/drawing": TEXT,
    "ui/charts": DRAWING,
    "ui/report": DRAWING,
    "ui/looks": DRAWING,
    "ui/session": DRAWING | {"ui.looks."},
    "ui/pages": DRAWING | {"ui.looks.", "ui.charts.", "ui.report.", "ui.session."},
    "web": TEXT,
    "app": TEXT | {"readers.", "store.", "ui.session.", "web.", "faults"},
    "cohort": DRAWING | {"readers.", "store.", "ui.report."},
}
# These stand beside the rooms. Only the composers put the rooms together, as `dashboard.py` does outside the package.
ALONE = {"faults.py", "one_thread.py"}
COMPOSERS = {"__init__.py", "__main__.py", "own_computer.py", "server.py"}

# The domain gets tables, numbers and today's date; where they come from is not its business.
FORBIDDEN = {
    "domain": {
        "streamlit",
        "plotly",
        "sqlalchemy",
        "dask",
        "os",
        "pathlib",
        "io",
        "time",
        "tempfile",
        "logging",
        "platformdirs",
    },
    "readers": {"streamlit", "plotly", "sqlalchemy"},
    "store": {"streamlit", "plotly"},
    "ui": {"sqlalchemy"},
    "ui/text": {"streamlit", "plotly", "pathlib", "os", "io"},
    "ui/drawing": {"streamlit", "plotly"},
    "ui/report": {"streamlit", "plotly"},
    "ui/charts": {"streamlit"},
    "cohort": {"streamlit", "plotly", "sqlalchemy"},
}
CLOCK = {"today", "now", "utcnow"}

LONGEST_MODULE, LONGEST_FUNCTION, FULLEST_FOLDER = 300, 40, 16
FULL_FOLDERS = {"domain", "ui/pages", "store/migrations/versions"}
FULL_FOLDERS |= {f"readers/exports/{group}" for group in ("devices", "services", "diaries")}
"""One module per subject, per page, per version and per vendor, which are as many as there are."""

MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@cache
def source_of(module: str) -> str:
    return (PACKAGE / module).read_text(encoding="utf-8")


@cache
def nodes_of(module: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse(source_of(module), module)))


def calls_of(module: str) -> Iterator[ast.expr]:
    """What is called in a module: names and attributes."""
    return (node.func for node in nodes_of(module) if isinstance(node, ast.Call))


@cache
def imported_names(module: str) -> frozenset[str]:
    """Full names of everything imported, at the top or inside a function: `from a.b import c` is "a.b.c"."""
    names: set[str] = set()
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return frozenset(names)


def against(rule: Callable[[str], Collection[object]], modules: Iterable[str]) -> dict[str, Collection[object]]:
    """What in which module breaks a rule: the rule names it, or nothing where a module keeps to it."""
    return {module: faults for module in modules if (faults := rule(module))}


def folder_of(module: str) -> str:
    return module.rpartition("/")[0]


def test_the_table_of_folders_names_every_folder_and_nothing_else() -> None:
    assert {folder_of(module) for module in MODULES} - {""} == MAY_IMPORT.keys()


def test_beside_the_rooms_stand_only_those_named_here() -> None:
    assert {module for module in MODULES if not folder_of(module)} == COMPOSERS | ALONE


def imported_from_above(module: str) -> set[str]:
    folder = folder_of(module)
    allowed = set() if module in ALONE else MAY_IMPORT[folder] | {folder.replace("/", ".") + "."}
    own = {name.removeprefix("neckload.") for name in imported_names(module) if name.startswith("neckload.")}
    return {name for name in own if not any(f"{name}.".startswith(place) for place in allowed)}


def test_each_folder_imports_only_the_folders_below_it() -> None:
    assert against(imported_from_above, set(MODULES) - COMPOSERS) == {}, "MAY_IMPORT says what each folder may import"


def forbidden_libraries(module: str) -> set[str]:
    forbidden = set().union(*(names for part, names in FORBIDDEN.items() if module.startswith(part)))
    return {name.split(".")[0] for name in imported_names(module)} & forbidden


def test_no_room_imports_a_library_it_must_do_without() -> None:
    assert against(forbidden_libraries, MODULES) == {}


SUMS = {"groupby", "agg", "mean", "median", "resample", "rolling", "nunique", "value_counts", "pivot_table", "quantile"}
SUMS |= {"sum", "cumsum", "max", "min", "argmax", "idxmax", "merge", "drop_duplicates"}
SHOWING = ("ui/pages/", "ui/report/", "ui/text/", "ui/session/")


def computed_facts(module: str) -> set[str]:
    methods = {call.attr for call in calls_of(module) if isinstance(call, ast.Attribute)}
    functions = {call.id for call in calls_of(module) if isinstance(call, ast.Name)}
    return methods & SUMS | functions & {"weekly", "conform"}


def test_what_shows_a_diary_computes_no_fact_of_it() -> None:
    assert against(computed_facts, [module for module in MODULES if module.startswith(SHOWING)]) == {}


def too_long(module: str) -> dict[str, int]:
    """The module and those of its functions that are too long, with their lines."""
    functions = (node for node in nodes_of(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = {each.name: (each.end_lineno or each.lineno) - each.lineno + 1 for each in functions}
    long = {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION}
    lines = source_of(module).count("\n")
    return long | ({"the module": lines} if lines > LONGEST_MODULE else {})


def test_modules_and_functions_fit_on_few_screens() -> None:
    limits = f"split what is longer: {LONGEST_FUNCTION} lines a function, {LONGEST_MODULE} a module"
    assert against(too_long, MODULES) == {}, limits


def test_no_folder_is_a_heap() -> None:
    folders = Counter(folder_of(module) for module in MODULES if not module.endswith("__init__.py"))
    heaps = {name for name, modules in folders.items() if modules > FULLEST_FOLDER} - FULL_FOLDERS
    assert heaps == set(), f"divide these by subject: more than {FULLEST_FOLDER} modules"


def test_what_a_session_remembers_has_a_typed_key() -> None:
    bare = {module for module in MODULES if "st.session_state" in source_of(module)}
    assert bare == {"ui/session/state.py"}


def clocks_and_files(module: str) -> set[str]:
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls_of(module)}
    return names & (CLOCK | {"open"})


def test_the_domain_never_asks_what_day_it_is_nor_opens_a_file() -> None:
    assert against(clocks_and_files, [module for module in MODULES if module.startswith("domain/")]) == {}


def floor_plan(text: str) -> set[str]:
    """Paths below the package named in an indented plan: a line is `name.py  what it is` or `folder/  what it is`.

    Of a folder that has lines below it these count; a folder without stands for everything in it.
    """
    paths: list[str] = []
    folders: list[tuple[int, str]] = []
    for indent, name in re.findall(r"^( +)(\w+(?:\.py|/))", text, re.MULTILINE):
        while folders and folders[-1][0] >= len(indent):
            folders.pop()
        path = (folders[-1][1] if folders else "") + name
        paths.append(path)
        if name.endswith("/"):
            folders.append((len(indent), path))
    return {path for path in paths if not any(other != path and other.startswith(path) for other in paths)}


def test_the_floor_plan_names_every_module_and_nothing_else() -> None:
    plan = floor_plan(ast.get_docstring(ast.parse(source_of("__init__.py"))) or "")
    folders = tuple(path for path in plan if path.endswith("/"))
    modules = {module for module in MODULES if not module.endswith("__init__.py")}
    unnamed = {module for module in modules - plan if not module.startswith(folders)}
    gone = {path for path in plan if not (PACKAGE / path).exists()}
    assert unnamed == set(), "give each a line in the floor plan, the docstring of neckload/__init__.py"
    assert gone == set(), "take these lines out of the floor plan, or mend their names"


def test_a_floor_plan_is_read_by_its_indentation() -> None:
    plan = """
    domain/           pure
        tables.py     the vocabulary
    ui/               what is seen
        pages/        one module per page
    __main__.py       the command line
    """
    assert floor_plan(plan) == {"domain/tables.py", "ui/pages/", "__main__.py"}

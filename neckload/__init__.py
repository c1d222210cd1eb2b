"""neckload: running load beside neck pain, and what to do next week.

    import neckload

    result   = neckload.read_log("activities.csv")      # any running or pain log -> a Diary, and how it was read
    analysis = neckload.analyse(result.diary, neckload.Settings(), today=date.today())
    analysis.weeks, analysis.advice.target              # one row per week; next week's range

The floor plan:

    domain/             pure rules: tables and numbers in, tables and facts out
        columns.py          what a column may hold, and the check that it does
        tables.py           the vocabulary: every column, unit, allowed range; Diary
        run_ids.py          names for runs that have none from their vendor
        problems.py         the only errors written for the runner
        this_week.py        the week that is running, and the neck at a glance
        week_detail.py      one week opened: its days, its runs, the neck after each
        period.py           the weeks that are shown
        months.py           weeks -> calendar months, for a log of years
        weeks.py            runs, pain, marked days and typed totals -> one row per calendar week
        progression.py      week-over-week change, its verdict, single-run spikes
        load.py             daily load, acute:chronic ratios, monotony, strain
        association.py      does pain go together with load, and how sure that is
        steps.py            load and pain step by step, by week or by day, as they are compared
        looks.py            when a growing record is looked at: at 26 weeks, and each time it has doubled
        lagged.py           the method behind the answer: filtered ranks, one p value for the whole search
        lag_effects.py      by how many points pain differs with load, lag by lag
        student_t.py        quantiles of Student's t
        common_effect.py    one effect over many runners, and how much they differ in it
        small_groups.py     which counts would say something about a few people
        permutation.py      several series beside one outcome, against shuffled outcomes
        blocks.py           shuffles that keep a series' slow rhythm
        series.py           ranks, background and what carries over, in a series with gaps
        certainty.py        from a p value to the words of an answer
        directions.py       does a sore morning go before less running
        same_day.py         does a day with more running end worse than its morning suggested
        settling.py         how soon the neck is back at the level before a run
        power.py            how often a real effect would be found, by length of record
        factors.py          pain with and without gear, surface, warm-up, desk day ...
        experiment.py       an experiment of one: its plan, drawn arms, pairs of runs
        experiment_course.py    how far it is, and its answer at the end
        sign_flips.py       the test of drawn pairs and its interval
        experiment_power.py how many pairs to suggest, and what they would find
        tryable.py          what can be tried, its two arms in words, and what has to be so before
        profile.py          pain on the days around a run; pain now against twelve weeks ago
        year.py             a year of days, by halves, weeks and days
        week_totals.py      totals typed for whole weeks, and what an edit makes of them
        neck_entries.py     entries on the neck as a check-in makes, finds and changes them
        coverage.py         how much of a diary there is for each picture, and how much it takes
        upload_figures.py   what a file holds, in figures
        clinical.py         the clinical picture a therapist asks for first
        latest_week.py      the last week that can be judged, in both measures
        worst_weeks.py      the worst weeks and what happened in them
        as_of.py            the weeks as they stood on an earlier day
        adherence.py        the ranges that were shown for past weeks, and what was done
        diary_counts.py     symptoms and exercises by the day, and the silences of a record
        events.py           races, the longest run, breaks, new gear
        read_result.py      what a reader gives back
        imports.py          what an import brings, what became of it, runs that came twice
        removals.py         what files had brought and the runner removed
        deduplicate.py      which runs of an upload the diary holds already
        evidence.py         every decision threshold with its study, strength and caveat
        evidence_link.py    those behind the answer about load and pain
        evidence_neck.py    those of them about the neck
        evidence_experiment.py those behind an experiment of one
        threshold.py        what such a number cannot be made without
        sources.py          every study and source by name
        neck.py             how the neck is, warning signs, referral
        relief.py           what was done to ease the neck, and the scores it may have lowered
        missing_weeks.py    weeks nobody knows of: asked about, and read as rest until answered
        reason.py           why the range is what it is, reason by reason
        reference.py        the level that a range is a multiple of
        longest_run.py      the limit of next week's longest run
        own_target.py       the target the runner or their therapist set
        neck_ceiling.py     the neck score above which the therapist says to stop
        step_table.py       the table of steps that the neck decides
        advice.py           next week's range and its reasons
        goal.py             what the runner wants to get to
        plan.py             a ramp to a goal, week by week
        plan_now.py         what of it the week at hand has, beside the range
        warning_signs.py    the one list of signs that come before any training, and what to do
        care.py             exercises, relief, prevention and causes of the article
        sharing.py          what somebody else may see of a diary
        following.py        the runner behind a link, kept in somebody's own list
        open_link.py        a link that is open, as its reader holds it
        links.py            whether a link opens just now, and for how long
        letters.py          what a therapist answers, and what becomes of it
        snapshot.py         the weeks of a record as a short text that fits into a link
        snapshot_answer.py  the answer about load and pain in the same link
        bits.py             numbers of so many bits each, one behind the other
        care_choice.py      which of it the diary speaks for, and why
        exercise_log.py     exercises ticked off, causes looked for
        settings.py         what the runner chose to see
        first_look.py       who needs a look first, of many runners
        runner_glance.py    one runner at a glance: a row among many
        record.py           the whole log behind an analysis
        answers.py          what it says of load and pain, question by question
        analysis.py         Analysis, analyse(diary, settings): the one composition
    readers/            bytes -> clean tables and an account of the reading; each folder knows the ones before it
        sheet.py            the cells of a file: header, columns of text, line numbers
        shapes.py           the cells of a column by their shape, so that each form is decided once
        hints.py            what a runner answered about a file
        plausibility.py     how fast, far and long a run can be, each limit with its source and caveat
        vocabulary/         what people call months, days, sports, pain and columns, in every language
        cells/              one column of cells -> numbers, durations, dates, units, sports
        formats/            bytes -> a sheet, or recordings: encodings, CSV, Excel, JSON, FIT, XML
        exports/            what is known of each vendor's files: devices, services, diaries
        columns/            which column means what: by name, by content, repaired and combined
        logs/               a sheet -> runs, pain and weekly totals, and what was left out and why
        read_file.py        one file, whatever its kind
        worksheets.py       several sheets of one workbook
        archives.py         a zip of many files
        alike_files.py      many small files of one kind as one list
        combine_results.py  the results of several files as one
        worker/             reading in a process of its own, within limits of time and memory
    store/              the diary in a database, import batches
        schema.py           the tables, made from the vocabulary
        database.py         opening: where, how safe, up to date
        transactions.py     one transaction: how it begins, what its faults are called
        owner_rows.py       one owner's rows in one transaction: every statement names the owner here
        keyed_rows.py       rows found by what makes them the same row to a runner
        rows.py             rows <-> frames
        imports.py          what of an upload is new
        run_records.py      runs with more than one record: shown as one, taken apart
        run_edits.py        what the runner corrected of runs that a file brought
        removals.py         what a file brought and the runner removed
        entries.py          what a runner types, edits and removes: part of Store
        sharing/            links, who follows whom through them, and the letters that come back
        diaries.py          Store: what the rest of the program calls
        migrations/         every change of the tables since the first (Alembic); a test says when one is missing
    ui/                 what the runner sees
        text/               the app's sentences; each folder knows the ones before it
            formatting.py       how numbers, units and dates are written (the only place that rounds)
            locale_format.py    the same where the visitor's browser is at home
            typed_numbers.py    figures as people type them
            quoting.py          words from files and people, shown as text
            memo.py             what is worked out once for an analysis
            diary/              entries, the list of them, and uploads
            weeks/              one week: its verdict, its facts, its days
            answers/            what the diary says of load and pain, an experiment, and the evidence
            guidance/           next week, warning signs, a plan, and the care of the neck
            people/             who is here, links, letters and runners followed
        drawing/            the palette, and pictures worked out as plain shapes
        charts/             facts -> charts, and charts as Plotly figures
        report/             an analysis as HTML, PDF, SVG, CSV and calendar files
        session/            who is here, what they chose to see, what a page gets
        pages/              one short module per page or part of one
    web/                what the server does around every answer, as plain ASGI
        request_log.py      one line an answer, without anybody's data
        protection.py       what browsers are told, and which websockets are refused
        index_page.py       the one HTML page, before any script has run
        compression.py      Streamlit's program files, compressed once
        start_key.py        the key to the diary of one's own computer
        tabs.py             how many tabs of one address are open
        uploads.py          how much of uploads is held in memory
        downloads.py        a file made on demand is made for its own tab
        own_address.py      nobody is asked for this computer's address
        sweep.py            closed tabs, forgotten in time
    cohort/             many runners at once, on Dask: `python -m neckload cohort`
    app/                what every visit shares
        host.py             what a host says about itself: where diaries lie, what links are signed with
        files.py            the readers, as the pages use them
        page_store.py       the store, as the pages get it: its faults are said on the page
        analyses.py         the database, opened once, and analyses made once for all they serve
    server.py           the same app for a host: health, compression, security headers, request log
    own_computer.py     the same app for its owner alone, behind the start key
    one_thread.py       linear algebra on one thread, in every process
    faults.py           what a fault of the program leaves in the log
    __main__.py         the same without a browser

    readers -> domain <- store, ui -> domain; only dashboard.py, app, server.py,
    own_computer.py, __main__.py and this file know several rooms.
    One flow, never back: bytes -> readers -> Diary -> analyse -> Analysis -> words and charts.
"""

import neckload.one_thread  # noqa: F401 (first: numpy reads what it sets when it loads)
from neckload.domain.advice import Advice, Range
from neckload.domain.analysis import Analysis, analyse
from neckload.domain.problems import Problem, UnreadableFile
from neckload.domain.settings import Settings
from neckload.domain.tables import Diary
from neckload.readers import ImportReport, ReadHints, ReadResult, read_log

__version__ = "0.1.0"
__all__ = [
    "Advice",
    "Analysis",
    "Diary",
    "ImportReport",
    "Problem",
    "Range",
    "ReadHints",
    "ReadResult",
    "Settings",
    "UnreadableFile",
    "analyse",
    "read_log",
]

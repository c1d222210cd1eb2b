"""neckload: running load, neck pain, and what to do next week.

    import neckload

    result   = neckload.read_log("activities.csv")      # any running or pain log -> a Diary, and how it was read
    analysis = neckload.analyse(result.diary, neckload.Settings(), today=date.today())
    analysis.weeks, analysis.advice.target              # one row per week; next week's range

The floor plan:

    domain/             pure rules: tables and numbers in, tables and facts out
        columns.py          column definitions, and the check that a table conforms
        tables.py           the vocabulary: every column, unit and allowed range; Diary
        computed_tables.py  the columns of the tables an analysis computes
        run_ids.py          stable ids for runs whose vendor gives none
        problems.py         errors written for the runner
        this_week.py        the current week, and the neck at a glance
        week_detail.py      one week in detail: its days, its runs, the neck after each
        period.py           the period shown
        months.py           weeks -> calendar months, for logs of several years
        weeks.py            runs, pain, marked days and typed totals -> one row per calendar week
        judged_weeks.py     every week with all that is worked out for it: verdict, step, exercises
        week_totals.py      weekly totals typed by hand, and how an edit changes them
        progression.py      week-over-week change, its verdict, spikes of single runs
        load.py             daily load, acute:chronic ratios, monotony, strain
        association.py      does pain go together with load, and how certain is that
        steps.py            load and pain as regular series, by week or by day
        looks.py            the schedule of looks at a growing record: 26 weeks, then each doubling
        lagged.py           the method behind the answer: filtered ranks, one p value for the whole search
        lag_effects.py      the effect at each lag, in points
        student_t.py        quantiles of Student's t
        common_effect.py    the pooled effect over many runners, and how much they differ
        small_groups.py     disclosure control: which counts would reveal something about a few people
        permutation.py      a max-statistic permutation test of several series
        blocks.py           block shuffling, which keeps a series' slow rhythm
        series.py           ranks, trend and autocorrelation of series with gaps
        certainty.py        from a p value to the words of an answer
        directions.py       the reverse question: does a sore morning come before less running
        same_day.py         does the neck get worse over a day with more running
        settling.py         how soon the neck returns to its level before a run
        power.py            how often a real effect would be found, by length of record
        factors.py          pain with and without gear, surface, warm-up, desk day ...
        experiment.py       an n-of-1 experiment: its plan, randomized arms, pairs of runs
        experiment_course.py    its progress, and its answer at the end
        sign_flips.py       the randomization test of its pairs, and the interval
        experiment_power.py how many pairs to suggest, and what they would find
        tryable.py          what can be tried, its two arms in words, and the conditions for starting
        profile.py          pain on the days around a run; pain now against twelve weeks ago
        year.py             a year of days
        clinical.py         the clinical picture a therapist asks for first
        latest_week.py      the last week that can be judged, in both measures
        worst_weeks.py      the weeks with the worst pain, and what happened in them
        as_of.py            the weeks as they were known on an earlier day
        adherence.py        advised ranges of past weeks against what was run
        diary_counts.py     days with symptoms and exercises, and the gaps in a record
        coverage.py         how much of what each picture needs has been recorded
        events.py           races, the longest run, breaks, new gear
        read_result.py      the result of reading a file
        upload_figures.py   summary figures of an uploaded file
        imports.py          records of an import: preview, batch, removal, merged runs
        removals.py         imported rows the runner removed
        deduplicate.py      recognising the same run in two exports
        neck_entries.py     creating, finding and changing neck entries
        evidence.py         every decision threshold with its study, strength and caveat
        evidence_link.py    those behind the answer about load and pain
        evidence_neck.py    those about the neck
        evidence_experiment.py those behind experiments
        threshold.py        the type of a threshold: no number without source and caveat
        sources.py          the bibliography
        neck.py             the state of the neck, warning signs, referral
        relief.py           what was done against the pain, and scores it may have lowered
        missing_weeks.py    past weeks without a record: asked about, read as rest until answered
        reason.py           the reasons behind the range
        reference.py        the level that a range is a multiple of
        longest_run.py      the limit for next week's longest run
        own_target.py       a target set by the runner or their therapist
        neck_ceiling.py     the neck score a therapist set as a limit
        step_table.py       the step table: from the state of the neck to a range
        advice.py           next week's range and its reasons
        goal.py             the runner's goal
        plan.py             a week-by-week plan to a goal
        plan_now.py         the first week of a plan, compared with the range
        warning_signs.py    the signs that come before any training, and what to do
        care.py             exercises, relief, prevention and causes, from the article
        care_choice.py      which of them the diary supports, and why
        exercise_log.py     exercises done, and self-checks
        sharing.py          a diary reduced to what its owner chose to share
        following.py        following a runner through their link
        open_link.py        an open link, as its reader sees it
        links.py            whether a link is open, and for how long
        letters.py          answers from a therapist, and what becomes of them
        snapshot.py         the weeks of a record encoded in a link
        snapshot_answer.py  the answer about load and pain in the same link
        bits.py             packing numbers of fixed bit widths
        settings.py         the runner's settings
        first_look.py       triage: whose diary to open first
        runner_glance.py    one runner at a glance, for a row in a list
        record.py           the whole log behind an analysis
        answers.py          the answers about load and pain, one per question
        analysis.py         Analysis, analyse(diary, settings): the single entry point
    readers/            bytes -> a Diary and an account of the reading; each folder knows the ones before it
        sheet.py            the cells of a file: header, columns of text, line numbers
        shapes.py           the cells of a column grouped by their shape, so that each form is parsed once
        hints.py            what the runner answered about a file
        plausibility.py     how fast, far and long a run can be, each limit with its source and caveat
        vocabulary/         names of months, days, sports, pain and columns, in every language
        cells/              one column of cells -> numbers, durations, dates, units, sports
        formats/            bytes -> a sheet, or recordings: encodings, CSV, Excel, JSON, FIT, XML
        exports/            what is known about each vendor's files: devices, services, diaries
        columns/            which column means what: by name, by content, repaired and combined
        logs/               a sheet -> runs, pain and weekly totals, and what was left out and why
        read_file.py        one file of any kind
        worksheets.py       several sheets of one workbook
        archives.py         a zip of many files
        alike_files.py      many small files of one kind as one list
        combine_results.py  the results of several files as one
        worker/             reading in a separate process, with limits on time and memory
    store/              diaries and imports in a database
        schema.py           the tables, made from the vocabulary
        sqlite.py           SQLite's engines: their safety settings, and databases in memory
        database.py         opening the database and bringing it up to date
        transactions.py     transactions, and what their errors are called
        owner_rows.py       one owner's rows in one transaction: every statement names the owner here
        keyed_rows.py       finding and replacing rows by their natural key
        rows.py             database rows <-> DataFrames
        imports.py          what is new in an upload
        run_records.py      runs with several records: shown as one, separated on request
        run_edits.py        the runner's corrections of imported runs
        removals.py         remembering removed runs and scores of an import
        entries.py          saving, editing and deleting entries: part of Store
        sharing/            links, followers, and the letters that come back
        diaries.py          Store: what the rest of the program calls
        migrations/         every change of the tables since the first (Alembic); a test says when one is missing
    ui/                 what the runner sees
        text/               the app's sentences; each folder knows the ones before it
            formatting.py       how numbers, units and dates are written (the only place that rounds)
            locale_format.py    formats of the visitor's locale
            typed_numbers.py    parsing figures as people type them
            quoting.py          words from files and people, shown as plain text
            memo.py             a cache per analysis
            diary/              entries, history and imports
            weeks/              one week: its verdict, its facts, its days
            answers/            what the diary says about load and pain, experiments, and the evidence
            guidance/           next week, warning signs, plans, and neck care
            people/             account, links, letters and followed runners
        drawing/            the palette, and charts as plain shapes
        looks/              stylesheets, the logo and the drawings of exercises
        charts/             facts -> charts, and charts as Plotly figures
        report/             an analysis as HTML, PDF, SVG, CSV and calendar files
        session/            who is here, their settings, and what a page receives
        pages/              one short module per page or part of one
    web/                ASGI middleware around every response
        request_log.py      the access log, without personal data
        protection.py       security headers, and which websockets are refused
        index_page.py       the single HTML page, before any script runs
        compression.py      static files, compressed once
        start_key.py        the key to the diary on one's own computer
        tabs.py             how many tabs one address may open
        uploads.py          how much of uploads is held in memory
        downloads.py        files made on demand, served to their own tab only
        own_address.py      no outside service is asked for this computer's address
        sweep.py            cleaning up closed tabs
    cohort/             many runners at once, on Dask: `python -m neckload cohort`
    app/                what every visit shares
        host.py             settings of the host
        files.py            file reading and writing for the pages
        page_store.py       the store as the pages use it: cached, with errors shown on the page
        analyses.py         the open database and cached analyses
    server.py           the app as a host runs it: health check, compression, security headers, access log
    own_computer.py     the app for the owner of this computer alone, behind the start key
    one_thread.py       linear algebra on one thread, in every process
    faults.py           what the log says about a crash
    __main__.py         the command line

    readers -> domain <- store, ui -> domain; only dashboard.py, app, server.py,
    own_computer.py, __main__.py and this file know several rooms.
    Data flows one way: bytes -> readers -> Diary -> analyse -> Analysis -> text and charts.
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

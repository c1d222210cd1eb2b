"""neckload: running load beside neck pain, and what to do next week.

    import neckload

    result   = neckload.read_log("activities.csv")                  # any running or pain log -> clean tables
    diary    = neckload.Diary(runs=result.runs, pain=result.pain)   # all that a runner has noted
    analysis = neckload.analyse(diary, neckload.Settings(), today=date.today())
    analysis.weeks, analysis.advice.target                          # one row per week; next week's range

The floor plan:

    domain/             pure rules: tables and numbers in, tables and facts out
        tables.py           the vocabulary: every column, unit, allowed range; Diary
        problems.py         the only errors written for the runner
        weeks.py            runs, pain, marked days and typed totals -> one row per calendar week
        progression.py      week-over-week change, its verdict, single-run spikes
        load.py             daily load, acute:chronic ratios, monotony, strain
        association.py      does pain go together with load, and how sure that is
        lagged.py           the method behind it: filtered ranks, one p value by permutation
        power.py            how often a real effect would be found, by length of record
        factors.py          pain with and without gear, surface, warm-up, desk day ...
        profile.py          pain on the days around a run; pain now against twelve weeks ago
        year.py             a year of days
        peaks.py            the worst weeks and what happened in them
        back_then.py        the weeks as they stood on an earlier day
        followed.py         what was advised for each past week, and what was done
        noted.py            symptoms and exercises by the day, and the silences of a record
        happenings.py       races, the longest run, breaks, new gear
        matching.py         which runs of an upload the diary holds already
        evidence.py         every number of judgement with its study, strength and caveat
        threshold.py        what such a number cannot be made without
        sources.py          every study and source by name
        neck.py             how the neck is, warning signs, referral
        reference.py        the level that a range is a multiple of
        own_target.py       the target the runner or their therapist set
        advice.py           next week's range and its reasons
        goal.py             what the runner wants to get to
        plan.py             a ramp to a goal, week by week
        warning_signs.py    signs that come before any training, and what to do
        care.py             exercises, relief, prevention and causes of the article
        sharing.py          what somebody else may see of a diary
        care_choice.py      which of it the diary speaks for, and why
        practice.py         exercises ticked off, causes looked for
        analysis.py         Settings, Analysis, analyse(diary, settings): the one composition
    readers/            bytes -> clean tables and an account of the reading
    store/              the diary in a database, import batches
    ui/                 what the runner sees
        manner.py           how the visitor's part of the world writes them
        figures.py          how numbers, units and dates are written; the only place that rounds
        words.py            the sentences of the finding, and what stands on every page
        advice_words.py     the sentences of next week, its reasons and the warning signs
        week_words.py       one week or one run in words
        pattern_words.py    the words of Patterns
        target_words.py     the words of the runner's own target
        plan_words.py       the words of Plan
        plan_week_words.py  one planned week in words
        plan_charts.py      the picture of Plan
        plan_files.py       a plan for calendars and tables
        care_words.py       the words of Neck care
        evidence_words.py   the words of Evidence
        page_words.py       the words of the other pages
        import_words.py     the words of an upload
        once.py             pictures and tables made once for an analysis
        chart_style.py      how every chart looks: colours, frame, labels
        chart_table.py      the numbers of a chart as a table
        charts.py           the main picture: running and neck, week by week
        silent_weeks.py     weeks of rest and weeks not recorded in it
        run_charts.py       the pictures of single runs and load ratios
        happening_words.py  races, longest run, breaks and new gear as words in the chart
        exercise_marks.py   weeks with neck exercises on the main picture
        pattern_charts.py   the pictures of Patterns
        summary.py          an analysis in sentences for a physical therapist
        summary_words.py    its finding and facts
        summary_block_words.py  its worst weeks, symptoms and silences
        summary_html.py     a summary as HTML
        shapes.py           boxes, lines, dots and letters, and how they look
        drawn.py            load and pain in such shapes, without a drawing program
        svg.py              shapes as SVG
        report.py           a summary as one self-contained HTML file
        report_pdf.py       a summary as one sheet of PDF
        exports.py          weeks, runs and scores for a spreadsheet
        visit.py            all that a page gets
        visitor.py          who is here and what time it is there
        handover.py         what was noted before signing in, kept until the runner is back
        account_words.py    the words of signing in, and of what is stored where
        choices.py          what the runner chose to see, kept in the address
        share_words.py      the words of sharing
        addresses.py        addresses of shared pages
        tries.py            wrong links have to wait
        sample.py           the sample runner, moved to the present
        frame.py            what surrounds every page
        pages/              one short module per page or part of one
    app.py              what every visit shares: readers, database, analyses made once
    server.py           the same app for a host: health, compression, security headers, request log
    middleware.py       what that server does around every answer
    faults.py           what a fault of the program leaves in the log
    __main__.py         the same without a browser

    readers -> domain <- store, ui -> domain; only dashboard.py, app.py, server.py,
    __main__.py and this file know several rooms.
    One flow, never back: bytes -> readers -> Diary -> analyse -> Analysis -> words and charts.
"""

from neckload.domain.advice import Advice, Range
from neckload.domain.analysis import Analysis, Settings, analyse
from neckload.domain.problems import Problem, UnreadableFile
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

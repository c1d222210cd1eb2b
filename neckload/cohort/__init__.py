"""Many runners: the same analysis for a clinic, a club, a study. Needs the extra `neckload[cohort]`.

runner.py   one runner of a bucket: the diary, or why it is missing
folder.py   a folder of runners' files -> runners
parquet.py  one bucket of a table as a Parquet file, written atomically, with a stamp of its sources
packed.py   bucketed tables of many runners -> runners, and back
rows.py     an analysis -> the row, weeks and effects of a runner
tasks.py    one bucket -> one file
cluster.py  a task for every bucket, on Dask
results.py  the files of all buckets -> tables, counts and effects of the cohort
aggregate.py  counts that identify nobody
forest.py   effects as a forest plot
page.py     results as HTML
words.py    the wording for many runners
export.py   diaries of consenting owners, from the database
command.py  python -m neckload cohort
"""

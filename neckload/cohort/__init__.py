"""Many runners: the same analysis for a clinic, a club, a study. Needs the extra `neckload[cohort]`.

runner.py   what a bucket holds: one runner after another, or why they could not be read
folder.py   a folder with each runner's files -> runners
parquet.py  one bucket of a table as a Parquet file, written whole, with a stamp of what it was made from
packed.py   the tables of many runners in buckets -> runners, and back
rows.py     an analysis -> the row, weeks and effects of a runner
tasks.py    one bucket -> one file
cluster.py  the same task for every bucket, on Dask
results.py  the files of all buckets -> tables, counts and effects
aggregate.py  counts without persons
forest.py   effects as a picture
page.py     results as HTML
words.py    what is said of many runners
export.py   the diaries of consenting owners, from a database
command.py  python -m neckload cohort
"""

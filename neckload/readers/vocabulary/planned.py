"""Words in the names of sheets and columns that speak of what was meant to be run, not of what was."""

import re

PLANNED = re.compile(r"(?i)plan|target|goal|geplant|soll|prévu|objecti|previst|template|vorlage|example|beispiel")

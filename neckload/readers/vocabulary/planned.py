"""Words in the names of sheets and columns that speak of what was meant to be run, not of what was."""

import re

PLANNED = re.compile(
    r"(?i)plan|target|goal|scheduled|prescribed|geplant|soll\b|prévu|objecti|objetivo|previst|programad|målet|mål\b|cel\b|"
    r"план|hedef|予定|目標|计划|計劃|목표|계획|template|vorlage|example|beispiel"
)

"""Words in the names of sheets, lists and columns that speak of what was meant to be run, or of what does not count."""

import re

PLANNED = re.compile(
    r"(?i)plan|target|goal|scheduled|prescribed|geplant|soll\b|prévu|objecti|objetivo|previst|programad|målet|mål\b|cel\b|"
    r"план|hedef|予定|目標|计划|計劃|목표|계획|template|vorlage|example|beispiel"
)
NOT_COUNTED = re.compile(
    r"(?i)deleted|removed|trash|recycle|drafts?\b|gelöscht|papierkorb|supprim|corbeille|eliminad|papelera|eliminat|cestino|"
    r"excluíd|lixeira|verwijderd|prullenbak|borttag|slettet|usunięt|kosz\b|odstraněn|törölt|silinen|удал|корзин|削除|"
    r"ゴミ箱|删除|刪除|삭제|friends?\b|follow(?:ing|ers)|suggest|recommend|routes?\b|segments?\b"
)

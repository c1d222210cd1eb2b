"""*Evidence*: what nobody knows, then every threshold and every source."""

from __future__ import annotations

import streamlit as st

from neckload.ui.text.answers import evidence as words
from neckload.ui.text.answers.answer import HOW_OFTEN_WRONG
from neckload.ui.text.answers.evidence_subjects import SUBJECTS, Subject


def show() -> None:
    st.markdown("**What nobody knows**\n" + "\n".join(f"- {line}" for line in words.NOBODY_KNOWS))
    st.markdown(
        "**How often the answer about load and pain is wrong**\n" + "\n".join(f"- {line}" for line in HOW_OFTEN_WRONG)
    )
    st.markdown(f"**{words.ON_PEOPLE_TITLE}**\n" + "\n".join(f"- {line}" for line in words.ON_PEOPLE))
    st.header("Every threshold and its source", anchor=False)
    st.markdown(words.balance())
    query = st.text_input(words.SEARCH, placeholder=words.SEARCH_EXAMPLE, key="evidence_search")
    subjects = words.matching_subjects(query)
    if not subjects:
        st.info(words.NOTHING_FOUND, icon=":material/search_off:")
    for subject in subjects:
        _subject(subject, opened=bool(query) or subject.title == SUBJECTS[0].title)
    st.header("Sources", anchor=False)
    st.markdown("\n".join(f"- {line}" for line in words.source_lines()))
    st.caption(words.EXERCISE_SOURCE)


def _subject(subject: Subject, opened: bool) -> None:
    key = f"evidence_{subject.title}_{opened}"
    with st.expander(words.heading(subject), expanded=opened, key=key):
        st.caption(f"Used for: {subject.place[0].lower()}{subject.place[1:]}.")
        # Row by row, so that the order survives on a phone, where columns are stacked.
        for left in range(0, len(subject.thresholds), 2):
            for column, threshold in zip(st.columns(2), subject.thresholds[left : left + 2], strict=False):
                with column.container(border=True, height="stretch"):
                    st.markdown(words.card(threshold))

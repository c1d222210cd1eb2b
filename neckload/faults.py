"""What a program error leaves in the log: where it happened, and nothing from anybody's diary.

An exception's message may quote a cell, and Streamlit would print it. The exception type and the lines of code that led
to it are enough to find the mistake.
"""

from __future__ import annotations

import logging
import traceback

# Their messages name parts of the program, never a cell.
_ABOUT_THE_PROGRAM = (AttributeError, NameError, ImportError)
# The logger to which Streamlit writes uncaught errors.
_STREAMLIT_FAULTS = "streamlit.error_util"


def where(fault: BaseException) -> str:
    """The type of an exception and of its causes, each with its traceback lines but without messages."""
    lines = []
    current: BaseException | None = fault
    while current is not None:
        message = f": {current}" if isinstance(current, _ABOUT_THE_PROGRAM) else ""
        lines.append(type(current).__qualname__ + message)
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines)


class WithoutData(logging.Filter):
    """Replaces a traceback and its message with the result of `where`."""

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None:
            record.msg, record.args = f"Program error: {where(fault)}", ()
            record.exc_info = record.exc_text = None
        return True


def keep_data_out_of_the_log() -> None:
    """Make Streamlit log errors without their messages. Calling it again changes nothing."""
    log = logging.getLogger(_STREAMLIT_FAULTS)
    if not any(isinstance(known, WithoutData) for known in log.filters):
        log.addFilter(WithoutData())

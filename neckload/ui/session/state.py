"""What a session remembers between runs, by typed keys. No other module of `ui` touches `st.session_state`."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, cast, overload

import streamlit as st

Value = TypeVar("Value")
Default = TypeVar("Default")


class Slot(Generic[Value]):
    """One remembered value: `Slot[date]("calendar_day")`. The slot of a widget has the widget's key."""

    def __init__(self, key: str) -> None:
        self.key = key

    @property
    def value(self) -> Value:
        """Raises KeyError where nothing is remembered."""
        return cast(Value, st.session_state[self.key])

    @value.setter
    def value(self, value: Value) -> None:
        st.session_state[self.key] = value

    @property
    def is_set(self) -> bool:
        return self.key in st.session_state

    @overload
    def get(self) -> Value | None: ...
    @overload
    def get(self, default: Default) -> Value | Default: ...
    def get(self, default: Any = None) -> Any:
        """The value, or `default` where nothing is remembered."""
        return st.session_state.get(self.key, default)

    def setdefault(self, value: Value) -> Value:
        """The value, which is `value` from now on where nothing was remembered."""
        return cast(Value, st.session_state.setdefault(self.key, value))

    def pop(self) -> Value | None:
        """The value, which is forgotten; None where nothing was remembered."""
        return cast("Value | None", st.session_state.pop(self.key, None))

    def forget(self) -> None:
        """As a callback: nothing is remembered any more."""
        self.pop()


def forget_all(prefix: str) -> None:
    """Forget every value whose key begins so."""
    for key in [key for key in st.session_state if str(key).startswith(prefix)]:
        del st.session_state[key]

"""The host's settings, from the environment or Streamlit's secrets."""

from __future__ import annotations

import os

import streamlit as st

from neckload.store.database import URL_VARIABLE

LINK_KEY_VARIABLE = "NECKLOAD_LINK_KEY"


def database_address() -> str | None:
    """The address of the host's database, from the environment or Streamlit's secrets; None if neither is set."""
    secrets = st.secrets if st.secrets.load_if_toml_exists() else {}
    return os.environ.get(URL_VARIABLE) or secrets.get("connections", {}).get("neckload", {}).get("url")


def link_key() -> bytes:
    """The key this host signs snapshot links with, from the environment or Streamlit's secrets; empty if not set."""
    secrets = st.secrets if st.secrets.load_if_toml_exists() else {}
    return str(os.environ.get(LINK_KEY_VARIABLE) or secrets.get("link_key", "")).encode()

"""Recorded activities by the format of their files: FIT, TCX, GPX and Apple Health."""

from __future__ import annotations

from dataclasses import replace

from neckload.readers.exports.devices.apple_health import APPLE_HEALTH
from neckload.readers.exports.recording_layout import RECORDING
from neckload.readers.exports.services.strava import SPORTS_OF_TRACKS

RECORDED = {
    "fit": RECORDING,
    "tcx": replace(RECORDING, format="recorded activity (TCX)", source="tcx"),
    "gpx": replace(RECORDING, format="recorded track (GPX)", source="gpx", sports=SPORTS_OF_TRACKS),
    "health": APPLE_HEALTH,
}
"""Never looked for in a table's header."""
XML_READERS = {kind: layout.read_xml for kind, layout in RECORDED.items() if layout.read_xml is not None}
TELL_ALL = frozenset(layout.format for layout in RECORDED.values() if layout.tells_all)

"""Tables that hold no single runs, though they look like a log."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NoLog:
    """A table that holds no single runs, though it looks like a log."""

    marks: tuple[str, ...]
    """Column names that it has, all of them."""
    text: str


_UPLOAD_RUNS = "Upload the list of your single activities instead."
_NO_DISTANCE = ("!Distance", "!Distanz", "!Distancia", "!Distância", "!Dystans", "!Afstand", "!km", "!Miles")
_OTHER_TABLES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "a list of payments",
        ("Amount", "Balance", "Currency", "Price", "Invoice", "Payee", "Debit", "Credit", "Betrag", "Saldo", "Währung",
         "Preis", "Montant", "Solde", "Devise", "Prix", "Importe", "Moneda", "Precio", "Valor", "Moeda", "Importo",
         "Valuta", "Prezzo", "Bedrag", "Kwota", "Waluta", "Belopp", "Beløb", "Beløp"),
        _NO_DISTANCE,
    ),
    (
        "a list of share prices",
        ("Close",),
        _NO_DISTANCE,
    ),
    (
        "a log of trips by car",
        ("Odometer", "Odometer Start", "Start Odometer", "Odometer End", "Driver", "Fahrer", "Kilometerstand", "Fuel",
         "Liters", "Litres", "Gallons", "Vehicle", "Fahrzeug", "Véhicule", "Conducteur"),
        (),
    ),
    (
        "a sleep diary",
        ("Bedtime", "Wake time", "Wake up", "Sleep duration", "Time asleep", "Deep sleep", "Sleep Score", "Schlafdauer",
         "Sleep quality"),
        _NO_DISTANCE,
    ),
    (
        "a list of working hours",
        ("Project", "Client", "Billable", "Projekt", "Projet", "Kunde", "Employee", "Break", "Lunch", "Overtime"),
        _NO_DISTANCE,
    ),
    (
        "a list of films, books or games",
        ("Game", "Games", "Film", "Movie", "Director", "Genre", "Episode", "Author", "Pages", "Artist", "Album"),
        _NO_DISTANCE,
    ),
    (
        "a table of weather",
        ("Humidity", "Precipitation", "Precip", "Luftfeuchtigkeit", "Niederschlag", "Humidité", "Humedad"),
        (*_NO_DISTANCE, "!Duration", "!Time", "!Pain", "!Neck Pain"),
    ),
)  # fmt: skip
"""What a table is that has one of these columns, and none of those."""
NO_LOGS = (
    NoLog(
        ("mood", "activities"),
        "This looks like a mood diary (Daylio). Its moods are words, and no pain score was found. A pain diary needs a "
        "date and a score from 0 to 10.",
    ),
    NoLog(("Move Minutes count",), f"These are daily totals of Google Fit, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Minutes Sedentary",), f"These are daily totals of Fitbit, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Minutes Very Active",), f"These are daily totals of Fitbit, not single runs. {_UPLOAD_RUNS}"),
    NoLog(("Activity Type", "Value"), f"This is a Garmin report of monthly totals, not single runs. {_UPLOAD_RUNS}"),
    *(
        NoLog((name, "!date", "!day", "!start_date"), f"These are monthly totals, not single runs. {_UPLOAD_RUNS}")
        for name in ("month", "Monat", "Mois", "Mes", "Mês", "Mese", "Maand", "Miesiąc", "Måned", "Månad")
    ),
    NoLog(("Laps", "Cumulative Time"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    NoLog(("Laps", "Avg Pace"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    NoLog(("Okrążenia", "Łączny czas"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    NoLog(("Runden", "Gesamtzeit"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    NoLog(("Lap", "Split Distance"), f"These are the laps of one activity, without its date. {_UPLOAD_RUNS}"),
    *(
        NoLog((name, *unless), f"This looks like {what}, not a log of runs or pain. {_UPLOAD_RUNS}")
        for what, names, unless in _OTHER_TABLES
        for name in names
    ),
    NoLog(
        (
            "Steps",
            "Distance",
            "Calories",
            "!Duration",
            "!Time",
            "!Pace",
            "!Avg Pace",
            "!Type",
            "!Activity",
            "!Sport",
            "!Activity Type",
            "!Moving Time",
            "!Elapsed Time",
            "!Run Type",
            "!Pain",
            "!startTime",
            "!startTimeLocal",
            "!movingDuration",
            "!elapsedDuration",
        ),
        f"These look like daily totals of a pedometer, not single runs. {_UPLOAD_RUNS}",
    ),
    NoLog(("Sample rate",), f"This is the recording of one activity. {_UPLOAD_RUNS}"),
    NoLog(
        ("PlannedDuration", "PlannedDistanceInMeters", "!TimeTotalInHours"), "This is a plan, not runs that were done."
    ),
)

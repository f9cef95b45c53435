"""Dates and times as ModernGov prints them, English and Welsh; nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.dates import Heading, dates_in, parse_date, parse_time, split_heading

DATES = [
    ("2026-01-15", "2026-01-15"),  # DC.date
    ("Thursday 15 January 2026", "2026-01-15"),  # heading
    ("Thursday, 2nd July, 2020", "2020-07-02"),  # heading with ordinal and commas
    ("Wednesday 18th January, 2023", "2023-01-18"),  # comma after the month only
    ("15 Jan 2026", "2026-01-15"),  # meeting list
    ("Thurs. 15 Jan. 2026", "2026-01-15"),  # abbreviated with stops
    ("5 Sept 2025", "2025-09-05"),  # four-letter September
    ("15-Jan-2026", "2026-01-15"),  # document names
    ("the 3rd of March 2021", "2021-03-03"),  # running text
    ("March 3rd, 2021", "2021-03-03"),  # month first, worded
    ("22/10/2015", "2015-10-22"),  # decision page
    ("3.4.2024", "2024-04-03"),  # day first, always
    ("19/10/2015 - Policy Committee", "2015-10-19"),  # "Decided at meeting"
    ("06/01/2026, 10:00", "2026-01-06"),  # attendance table
    ("15\u00a0January\u00a02026", "2026-01-15"),  # no-break spaces
    ("Dydd Iau, 9fed Hydref, 2014", "2014-10-09"),  # Welsh heading
    ("Dydd Mawrth, 3ydd Mawrth 2026", "2026-03-03"),  # Mawrth: both Tuesday and March
    ("2nd. June 2020", "2020-06-02"),  # a stop behind the ordinal
    ("1af o Fai 2024", "2024-05-01"),  # mutated month
    ("Dydd Mercher 21ain Chwefror 2024", "2024-02-21"),  # ordinal ain
]
NO_DATES = [
    ("", "empty"),
    ("15 January", "no year"),
    ("January 2026", "no day"),
    ("15/01/26", "two-digit year"),
    ("30 February 2026", "no such day"),
    ("13/13/2026", "no such month"),
    ("Friday 15 January 2026", "it was a Thursday"),
    ("Spring 2025", "a season"),
    ("2 March 2026 and 3 March 2026", "two dates"),
    ("115 January 2026", "not a day"),
    ("version 1.2.2020.4", "a version number"),
    ("15 January 20261", "not a year"),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_date(text: str, expected: str) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(("text", "why"), NO_DATES)
def test_no_date(text: str, why: str) -> None:
    assert parse_date(text) is None, why


TIMES = [
    ("7:30 pm", "19:30"),
    ("7.30 pm", "19:30"),
    ("7.30pm", "19:30"),
    ("10.00 a.m.", "10:00"),
    ("6.00 p.m.", "18:00"),
    ("7 pm", "19:00"),
    ("10am", "10:00"),
    ("12.30 am", "00:30"),
    ("12.30 pm", "12:30"),
    ("13.30", "13:30"),  # Senedd
    ("09:30", "09:30"),
    ("10.00", "10:00"),  # no half-day word: the site prints 24 hours
    ("12 noon", "12:00"),
    ("12.00 noon", "12:00"),
    ("noon", "12:00"),
    ("hanner dydd", "12:00"),
    ("10.00 yb", "10:00"),
    ("2.00 y.p.", "14:00"),
    ("14.00 o'r gloch", "14:00"),
    ("6.30 yh", "18:30"),  # yr hwyr, in the evening
    ("6.30 y.h.", "18:30"),
    ("10.00 y bore", "10:00"),
    ("2.00 y prynhawn", "14:00"),
    ("12.00 midnight", "00:00"),
    ("7.00 midnight", None),
    ("14:00:00", "14:00"),  # seconds
    ("2.00 o'r gloch", None),  # could be either half of the day
    ("7.30", None),
    ("25.00", None),
    ("13.00 pm", None),
    ("£7.50 pm", None),
    ("on the rise", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), TIMES)
def test_time(text: str, expected: str | None) -> None:
    assert parse_time(text) == expected


HEADINGS = [
    # committee names hold " - "
    ("Rivers - North - Thursday 15 January 2026 7:30 pm", Heading("Rivers - North", "2026-01-15", "19:30")),
    ("Council - Thursday, 2nd July, 2020 6.00 pm, CANCELLED", Heading("Council", "2020-07-02", "18:00", "CANCELLED")),
    ("Council - Friday 4 March 2022 12.00 noon, NEW", Heading("Council", "2022-03-04", "12:00", "NEW")),
    # no time, state all the same
    ("Council - Friday 4 March 2022, PROVISIONAL", Heading("Council", "2022-03-04", None, "PROVISIONAL")),
    # the state before everything, and a reason or another word in brackets
    ("PROVISIONAL, Council, Friday 4 March 2022 6 pm", Heading("Council", "2022-03-04", "18:00", "PROVISIONAL")),
    ("Council - Friday 4 March 2022 6 pm (Rescheduled)", Heading("Council", "2022-03-04", "18:00", "Rescheduled")),
    # the voting record's form
    ("Council, Wednesday 20th April 2022 6.00 p.m.", Heading("Council", "2022-04-20", "18:00")),
    # a date in the committee's name is not the meeting's
    (
        "Panel (reconvened from 3 March 2025) - Monday 10 March 2025 10.00 am",
        Heading("Panel (reconvened from 3 March 2025)", "2025-03-10", "10:00"),
    ),
    ("Tuesday, 9th October 2012 10.00 a.m.", Heading(None, "2012-10-09", "10:00")),
    ("Pwyllgor - Dydd Iau, 9fed Hydref, 2014 2.00 o'r gloch", Heading("Pwyllgor", "2014-10-09", None)),
    ("Agenda for Council on Thursday 15 January 2026, 7:30 pm", Heading("Agenda for Council", "2026-01-15", "19:30")),
    ("No date here", Heading("No date here")),
    ("", Heading(None)),
]


@pytest.mark.parametrize(("text", "expected"), HEADINGS)
def test_heading(text: str, expected: Heading) -> None:
    assert split_heading(text) == expected


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_every_printed_date_comes_back(day: date) -> None:
    for form in (f"{day:%A} {day.day} {day:%B} {day.year}", f"{day:%d/%m/%Y}", f"{day.day} {day:%b} {day.year}"):
        assert parse_date(form) == day.isoformat()


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    split_heading(text)
    parse_time(text)
    for found in dates_in(text):
        date.fromisoformat(found.iso)

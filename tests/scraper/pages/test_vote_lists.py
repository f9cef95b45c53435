"""Recorded votes however a skin lists them: an option's names below it, its result among the ballots."""

from __future__ import annotations

import pytest

from archive.records_people import RecordedVote
from tests.scraper.pages.test_traps import all_of
from tests.scraper.pages.test_traps_lists import framed, problems

ADA, BEN = (
    '<a href="mgUserInfo.aspx?UID=1">Councillor Ada Orme</a>',
    '<a href="mgUserInfo.aspx?UID=2">Cllr Ben Tarn</a>',
)
TWO_FOR = [("Councillor Ada Orme", "for"), ("Cllr Ben Tarn", "for"), ("Councillor Wick", "against")]


def votes(body: str) -> tuple[list[RecordedVote], str]:
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", body, title="Voting record")
    return all_of(parsed, RecordedVote), problems(parsed)


def nested(*entries: tuple[str, list[str]]) -> str:
    """Options, each over the list of its names."""
    parts = (f"<li>{option}<ul>{''.join(f'<li>{name}</li>' for name in names)}</ul></li>" for option, names in entries)
    return f"<ul>{''.join(parts)}</ul>"


FOR, AGAINST = ("For (2)", [ADA, BEN]), ("Against (1):", ["Councillor Wick"])


@pytest.mark.parametrize("body", [
    nested(FOR, AGAINST),
    nested(FOR, AGAINST, ("Abstain", ["None"])),
    nested(FOR) + nested(AGAINST),  # a list an option
    f"<ul><li><h3>Budget</h3>{nested(FOR, AGAINST)}</li></ul>",  # a list of votes
    f"<ol><li>For: {ADA} and {BEN}</li><li>Against: Councillor Wick</li></ol>",
    # options as headings over lists
    f"<h4>For (2)</h4><ul><li>{ADA}</li><li>{BEN}</li></ul><h4>Against</h4><ul><li>Councillor Wick</li></ul>",
    f"<p><b>For:</b></p><ul><li>{ADA}</li><li>{BEN}</li></ul><p><b>Against:</b></p><ol><li>Councillor Wick</li></ol>",
    # lists in the cells of a table, and under the terms of a list
    f"<table><tr><td>For</td><td><ul><li>{ADA}</li><li>{BEN}</li></ul></td><td>2</td></tr>"
    "<tr><td>Against</td><td>Councillor Wick</td><td>1</td></tr></table>",
    f"<dl><dt>For</dt><dd><ul><li>{ADA}</li><li>{BEN}</li></ul></dd><dt>Against</dt><dd>Councillor Wick</dd></dl>",
])  # fmt: skip
def test_names_below_their_option(body: str) -> None:
    found, said = votes(f"<h3>Budget</h3><p>Resolution status: Carried</p>{body}")
    assert [(vote.name, vote.option) for vote in found] == TWO_FOR
    assert len({vote.id.split("+")[1] for vote in found}) == 1
    assert said == ""


@pytest.mark.parametrize("body", [
    f"<ul><li>Result: Carried</li><li>For: {ADA}</li><li>Against: {BEN}</li></ul>",
    f"<ul><li>For: {ADA}</li><li>Against: {BEN}</li><li><b>Motion status:</b> Carried</li></ul>",
    f"<dl><dt>Outcome</dt><dd>Carried</dd><dt>For</dt><dd>{ADA}</dd><dt>Against</dt><dd>{BEN}</dd></dl>",
    f"<table><tr><td>Result</td><td>Carried</td></tr><tr><td>For</td><td>{ADA}</td></tr><tr><td>Against</td><td>{BEN}</td></tr></table>",
    f"<ul><li>Canlyniad: Carried</li></ul><ul><li>O blaid: {ADA}</li><li>Yn erbyn: {BEN}</li></ul>",
])  # fmt: skip
def test_a_result_among_the_ballots(body: str) -> None:
    other = body.replace("Carried", "Lost").replace(ADA, "Councillor Wick").replace(BEN, "Councillor Pell")
    found, said = votes(f"<h3>Budget</h3>{body}<h3>Tolls</h3>{other}")
    assert [(vote.vote_title, vote.result, vote.option) for vote in found] == [
        ("Budget", "Carried", "for"), ("Budget", "Carried", "against"), ("Tolls", "Lost", "for"), ("Tolls", "Lost", "against"),
    ]  # fmt: skip
    assert said == ""


def test_results_below_their_votes_are_not_given_to_the_next_one() -> None:
    table = f"<table><tr><td>For</td><td>{ADA}</td></tr></table>"
    found, said = votes(f"<h3>Budget</h3>{table}<p>Result: Carried</p><h3>Tolls</h3>{table}<p>Result: Lost</p>")
    assert [(vote.vote_title, vote.result) for vote in found] == [("Budget", None), ("Tolls", None)]
    assert "a result stands below the last vote" in said


@pytest.mark.parametrize("body", [
    f"<ul><li>Motion: That the tolls stay.</li><li>For: {ADA}</li><li>Against: {BEN}</li></ul>",
    f"<table><tr><td>Teller</td><td>Mr Pell</td></tr><tr><td>For</td><td>{ADA}</td></tr><tr><td>Against</td><td>{BEN}</td></tr></table>",
])  # fmt: skip
def test_a_row_that_is_not_understood_is_reported_and_is_nobodys_vote(body: str) -> None:
    found, said = votes(f"<h3>Budget</h3>{body}")
    assert [vote.option for vote in found] == ["for", "against"]
    assert "a row of a vote is not understood" in said


def test_words_behind_an_option_and_a_list_below_them_are_not_taken_in_part() -> None:
    found, said = votes(
        f"<h3>Budget</h3><ul><li>For: {ADA} <ul><li>by proxy</li></ul></li><li>Against: {BEN}</li></ul>"
    )
    assert found == []
    assert "no recorded votes" in said

"""The status of an answer, by the name of its place, where that is not 200."""

EXPECTED_STATUS = {
    "not here": 404, "no such table": 404, "no such row": 404, "no such item": 404, "own SQL that is wrong": 400,
    "search that is wrong": 400,
}  # fmt: skip

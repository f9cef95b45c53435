"""Charts drawn on the server: columns as SVG, bars as SVG in the cells of their table. Pure; all text is escaped.

A chart is data: `{id, title, what, form, labels, series, unit, unknown}`. `series` is `[{name, values}]`, a value a
label; `unknown` holds the labels of which the archive has nothing, each with the reason, so that they do not look like
nought.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, log10

from markupsafe import Markup, escape

from publish.site.facts import number
from publish.site.page import Data

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 250, 56, 34, 10
MOST_SERIES = 8
COLOURS = 8
WHOLE = (4, 8, 12, 16, 20, 40, 60, 80, 100)
OTHERS = "all others"
NO_MINUTES, NO_MEETING, CANCELLED = "no minutes held", "no meeting listed", "only cancelled meetings"
_SVG = Markup(
    '<svg class="chart" role="img" viewBox="0 0 {width} {height}" aria-labelledby="{id}-title {id}-desc">'
    '<title id="{id}-title">{title}</title><desc id="{id}-desc">Columns for {span} of: {names}. '
    "The numbers stand in the table below.</desc>{parts}</svg>"
)
_BAR = Markup(
    '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
    '<rect class="c{}" width="{:.1f}" height="10"></rect></svg>'
)


def chart(
    ident: str, title: str, what: str, labels: Sequence[str], series: Sequence[Data], *, form: str = "columns",
    unit: str = "", unknown: Mapping[str, str] | None = None,
) -> Data:  # fmt: skip
    """The data of a chart; series beyond the largest ones are added up as `all others`."""
    return {
        "id": ident, "title": title, "what": what, "form": form, "unit": unit, "labels": list(labels),
        "series": _largest(series), "unknown": dict(unknown or {}),
    }  # fmt: skip


def _largest(series: Sequence[Data]) -> list[Data]:
    ranked = sorted(series, key=lambda each: -sum(each["values"]))
    if len(ranked) <= MOST_SERIES:
        return ranked
    kept, rest = ranked[: MOST_SERIES - 1], ranked[MOST_SERIES - 1 :]
    return [*kept, {"name": OTHERS, "values": _totals(rest)}]


def _totals(series: Sequence[Data]) -> list[float]:
    return [sum(values) for values in zip(*(each["values"] for each in series), strict=True)]


def has_numbers(data: Data) -> bool:
    """Whether there is anything to draw."""
    return any(value for each in data["series"] for value in each["values"])


def columns(data: Data) -> Markup:
    """Stacked columns, a label each; a label that is unknown has a band of its own."""
    top = nice(max(_totals(data["series"]), default=0))
    step = (WIDTH - LEFT) / max(len(data["labels"]), 1)
    parts = [_axis(top), *_bands(data, step), *_stacks(data, step, top), *_labels(data["labels"], step)]
    names = ", ".join(each["name"].replace("_", " ") for each in data["series"])
    return _SVG.format(
        id=data["id"], title=data["title"], span=_span(data["labels"]), names=names, width=WIDTH, height=HEIGHT,
        parts=Markup("").join(parts),
    )  # fmt: skip


def bar(value: float, largest: float, colour: int = 0) -> Markup:
    """One bar, for the cell of a table that says the number too."""
    return _BAR.format(colour, 100 * value / largest if largest else 0)


def nice(value: float) -> float:
    """The next round number above; a quarter of it, where the lines of the axis stand, is whole."""
    if value <= WHOLE[-1]:
        return next(step for step in WHOLE if step >= value)
    power = 10.0 ** (ceil(log10(value)) - 1)
    return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= value * 0.999999)


def short(value: float) -> str:
    """A number beside the axis: `1,500,000` is `1.5m`."""
    for size, name in ((1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if value >= size:
            return f"{value / (1e3 if name == 'k' else size):g}{name}"
    return number(value)


def _y(value: float, top: float) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top)


def _axis(top: float) -> Markup:
    lines = []
    for part in range(5):
        value = top * part / 4
        y = _y(value, top)
        lines.append(
            Markup('<line class="grid" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}"></line>'
                   '<text x="{}" y="{:.1f}" text-anchor="end">{}</text>').format(
                LEFT, WIDTH, y, y, LEFT - 6, y + 4, short(value)
            )
        )  # fmt: skip
    return Markup("").join(lines)


def _bands(data: Data, step: float) -> list[Markup]:
    return [
        Markup('<rect class="unknown" x="{:.1f}" y="{}" width="{:.1f}" height="{}">'
               "<title>{}: {}</title></rect>")
        .format(LEFT + place * step, TOP, step, HEIGHT - TOP - BOTTOM, label, data["unknown"][label])
        for place, label in enumerate(data["labels"]) if label in data["unknown"]
    ]  # fmt: skip


def _stacks(data: Data, step: float, top: float) -> list[Markup]:
    drawn = []
    for place, label in enumerate(data["labels"]):
        below = 0.0
        for colour, each in enumerate(data["series"]):
            value = each["values"][place]
            if not value:
                continue
            y, base = _y(below + value, top), _y(below, top)
            said = f"{label}: {each['name'].replace('_', ' ')} {number(value)}"
            drawn.append(
                Markup('<rect class="c{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}">'
                       "<title>{}</title></rect>")
                .format(colour % COLOURS, LEFT + place * step + step * 0.1, y, step * 0.8, base - y, said)
            )  # fmt: skip
            below += value
    return drawn


def _labels(labels: Sequence[str], step: float) -> list[Markup]:
    every = max(1, ceil(len(labels) * 64 / (WIDTH - LEFT)))
    return [
        Markup('<text x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            LEFT + (place + 0.5) * step, HEIGHT - BOTTOM + 18, label
        )
        for place, label in enumerate(labels)
        if place % every == 0
    ]


def _span(labels: Sequence[str]) -> str:
    return f"{escape(labels[0])} to {escape(labels[-1])}" if labels else "nothing"

"""The charts as Vega-Lite: made by Altair, their rows handed over by the page, which filters them by authority."""

from __future__ import annotations

from typing import Any

import altair as alt

from .sections import COLOURS

ROWS = "rows"  # the name under which the page hands a chart its rows
GAPS = alt.Scale(paddingInner=0.35, paddingOuter=0.2)
A_YEAR = 12  # months
ACROSS = alt.Axis(labelAngle=0, labelOverlap=True)
COUNTS = alt.Axis(tickMinStep=1, format=",d")
QUIET: dict[str, Any] = {
    "view": {"stroke": None},
    "axis": {"domainColor": "#8a8578", "tickColor": "#8a8578", "gridColor": "#e6e1d5", "labelColor": "#4d493f"},
    "background": None,
    "font": "system-ui, sans-serif",
}


def status_chart() -> dict[str, Any]:
    """Actions by quarter, stacked by where they stand. Rows: quarter, status, actions, order, href."""
    scale = alt.Scale(domain=[name.replace("_", " ") for name in COLOURS], range=list(COLOURS.values()))
    return _finished(
        _chart()
        .mark_bar()
        .encode(
            x=alt.X("quarter:O", title=None, scale=GAPS, axis=ACROSS),
            y=alt.Y("sum(actions):Q", title="Actions", axis=COUNTS),
            color=alt.Color("status:N", scale=scale, legend=None),  # the page has one that wraps
            order=alt.Order("order:Q"),
            href="href:N",
            tooltip=["quarter:O", "status:N", alt.Tooltip("sum(actions):Q", title="actions")],
        )
    )


def grades_chart() -> dict[str, Any]:
    """How many grades became better, stayed or became worse, by year. Rows: year, change, grades, order."""
    colours = {"better": "#08519c", "the same": "#c6c6c6", "worse": "#d94801"}
    return _by_year("grades", "Grades beside the one before", "change", colours)


def slipped_chart(longest: int) -> dict[str, Any]:
    """Deadlines put off, by how many months, up to so many. Rows: months, to, deadlines."""
    scale = alt.Scale(domain=[0, max(longest, A_YEAR)])  # a single bar stays a bar
    ticks = list(range(0, max(longest, A_YEAR) + 1, 3 if longest <= 2 * A_YEAR else A_YEAR))
    axis = alt.Axis(format="d", values=ticks, labelOverlap=True)
    return _finished(
        _chart()
        .mark_bar(color="#d94801")
        .encode(
            x=alt.X("months:Q", bin="binned", title="Months later", scale=scale, axis=axis),
            x2="to:Q",
            y=alt.Y("sum(deadlines):Q", title="Deadlines", axis=COUNTS),
            tooltip=[
                alt.Tooltip("months:Q", title="months, from"),
                alt.Tooltip("to:Q", title="to"),
                alt.Tooltip("sum(deadlines):Q", title="deadlines"),
            ],
        )
    )


def targets_chart() -> dict[str, Any]:
    """Measures that met their target and those that did not, by year. Rows: year, met, measures, order."""
    return _by_year("measures", "Measures with a target", "met", {"met": "#08519c", "missed": "#d94801"})


def _by_year(counted: str, title: str, parts: str, colours: dict[str, str]) -> dict[str, Any]:
    """A bar for each year of how many are `counted`, stacked by what `parts` says."""
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    return _finished(
        _chart()
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=None, scale=GAPS, axis=ACROSS),
            y=alt.Y(f"sum({counted}):Q", title=title, axis=COUNTS),
            color=alt.Color(f"{parts}:N", scale=scale, legend=alt.Legend(title=None, orient="top")),
            order=alt.Order("order:Q"),
            tooltip=["year:O", f"{parts}:N", alt.Tooltip(f"sum({counted}):Q", title=counted)],
        )
    )


def _chart() -> alt.Chart:
    return alt.Chart(alt.NamedData(name=ROWS), width="container", height=220)


def _finished(chart: alt.Chart) -> dict[str, Any]:
    return {**chart.to_dict(), "config": QUIET}

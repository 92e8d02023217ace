"""Season bars as finished SVG: what all rows share is drawn once and used by every row.

Positions are per cent, so that bars stretch with the page and type keeps its size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from gardens.calendar.period import Period
from gardens.calendar.rows import Row
from gardens.calendar.words import day_words
from plants.agronomy import seasonal
from plants.agronomy.crop_calendar import Job, JobWindow
from plants.agronomy.frost import FrostDates

# A likely day is marked where the window leaves so much open.
OPEN_DAYS = 3
# From here on a label stands left of its line.
LATE_SHARE = 0.9
CHECK = "M-3.2 .2-.9 2.6 3.6-2.6"
PATTERN = (
    '<pattern id="tex-sow" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><line class="b-tex" x1="0" y1="0" x2="0" y2="6"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Lanes:
    """Heights in pixels: bars lie around `middle`, what goes beside them around `below`."""

    middle: float
    half: float
    below: float

    @property
    def heights(self) -> dict[str, float]:
        return {
            "middle": self.middle,
            "top": self.middle - self.half,
            "thick": 2 * self.half,
            "half": self.half,
            "low": self.below - 3,
            "below": self.below,
        }


SCREEN, PAPER = Lanes(26, 7, 41), Lanes(10, 5, 19)


@dataclass(frozen=True)
class Chart:
    period: Period
    frost: FrostDates
    today: date
    lanes: Lanes = SCREEN

    @cached_property
    def ground(self) -> SafeString:
        """Winter, months and frosts below the bars, today above them."""
        below = "".join((*self._winter(), *self._grid(), *self._frosts()))
        above = self._today_line() if self.period.contains(self.today) else ""
        return mark_safe(
            f"<defs>{PATTERN}</defs>"
            f'<symbol id="cal-ground" class="bars" overflow="visible">{below}</symbol>'
            f'<symbol id="cal-now" class="bars" overflow="visible">{above}</symbol>'
        )

    @cached_property
    def axis(self) -> SafeString:
        wide = '<text class="lab only-wide" x="{0}" dx="4" y="30">{1}</text>'
        narrow = '<text class="lab only-narrow" x="{0}" dx="4" y="30">{2}</text>'
        ticks = [(tick.at, tick.words, tick.letter) for tick in self.period.ticks()]
        return format_html_join("", wide + narrow, ticks) + self._today_flag()

    @cached_property
    def frost_labels(self) -> SafeString:
        frost = self.frost
        labels = [
            *self._labels(frost.last_p50, gettext("Last frost {day}")),
            *self._labels(frost.first_p50, gettext("First frost {day}")),
        ]
        return format_html_join(
            "", '<text class="frosttext" x="{}" dx="{}" y="15" text-anchor="{}">{}</text>', labels
        )

    def bars(self, row: Row) -> SafeString:
        shown = [job for job in row.jobs if job.touches(self.period.first, self.period.last)]
        drawn = "".join((self._growth(row), *map(self._bar, shown)))
        label = f"{row.plant.common_name}: {row.words or gettext('no day planned')}"
        return format_html(
            '<svg class="bars" role="img" aria-label="{}"><use href="#cal-ground"/>{}'
            '<use href="#cal-now"/></svg>',
            label,
            mark_safe(drawn),
        )

    def _bar(self, window: JobWindow) -> str:
        if window.is_done:
            return self._done(window)
        x, width = self.period.at(window.first), self.period.width(window.first, window.last)
        likely, end = self.period.at(window.likely), self.period.at(window.last)
        shape = _SHAPES[window.job].format(
            x=x, width=width, at=likely, end=end, **self.lanes.heights
        )
        return shape + self._likely(window)

    def _likely(self, window: JobWindow) -> str:
        is_open = (window.last - window.first).days >= OPEN_DAYS
        is_inside = self.period.contains(window.likely) and window.likely != window.first
        if window.job in _BESIDE or not (is_open and is_inside):
            return ""
        at, lanes = self.period.at(window.likely), self.lanes
        top, foot = lanes.middle - lanes.half - 2, lanes.middle + lanes.half + 2
        return f'<line class="b-likely" x1="{at}" x2="{at}" y1="{top}" y2="{foot}"/>'

    def _done(self, window: JobWindow) -> str:
        return (
            f'<svg class="b-done" x="{self.period.at(window.likely)}" y="{self.lanes.middle}" '
            f'overflow="visible"><circle r="{self.lanes.half + 1}"/><path d="{CHECK}"/></svg>'
        )

    def _growth(self, row: Row) -> str:
        """From the first job to the last."""
        if len(row.jobs) < 2:
            return ""
        grown = [job for job in row.jobs if job.job not in _BESIDE] or row.jobs
        first, last = min(job.first for job in grown), max(job.last for job in grown)
        x1, x2 = self.period.at(first), self.period.at(last)
        y = self.lanes.middle
        return f'<line class="b-grow" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"/>'

    def _winter(self) -> Iterator[str]:
        """From the usual first frost to the usual last."""
        frost, period = self.frost, self.period
        if frost.last_p50 is None or frost.first_p50 is None:
            return
        for year in range(period.first.year - 1, period.last.year + 1):
            start = seasonal.date_in_year(year, frost.first_p50)
            end = seasonal.next_on(frost.last_p50, start)
            if start <= period.last and end >= period.first:
                x, width = period.at(start), period.width(start, end)
                yield f'<rect class="winter" x="{x}" y="0" width="{width}" height="100%"/>'

    def _grid(self) -> Iterator[str]:
        for tick in self.period.ticks():
            yield _line("grid", tick.at)

    def _frosts(self) -> Iterator[str]:
        """In every other year by then, and thin, in one year of ten."""
        frost, period = self.frost, self.period
        usual = (frost.last_p50, frost.first_p50)
        edges = (frost.last_p10, frost.last_p90, frost.first_p10, frost.first_p90)
        for css_class, days in (("frost", usual), ("frost frost--edge", edges)):
            for day in days:
                yield from (_line(css_class, period.at(on)) for on in period.dates_of(day))

    def _today_line(self) -> str:
        return _line("today", self.period.at(self.today))

    def _today_flag(self) -> SafeString:
        if not self.period.contains(self.today):
            return SafeString("")
        return format_html(
            '<rect class="todaybg" x="{0}" y="0" width="52" height="19" rx="3" '
            'transform="translate(-26 0)"/>'
            '<text class="todayinv" x="{0}" y="14" text-anchor="middle">{1}</text>',
            self.period.at(self.today),
            day_words(self.today),
        )

    def _labels(self, day: int | None, words: str) -> Iterator[tuple[str, int, str, str]]:
        for on in self.period.dates_of(day):
            is_late = (on - self.period.first).days > LATE_SHARE * self.period.days / 2
            offset, anchor = (-6, "end") if is_late else (6, "start")
            text = words.format(day=day_words(on))
            yield self.period.at(on), offset, anchor, text


def _line(css_class: str, at: str) -> str:
    return f'<line class="{css_class}" x1="{at}" x2="{at}" y1="0" y2="100%"/>'


# Beside the growth line, below it, so that they hide nothing.
_BESIDE = frozenset({Job.HARDEN_OFF, Job.SOW_AGAIN, Job.LAST_SOWING, Job.POT_ON})
_BAR = 'x="{x}" y="{top}" width="{width}" height="{thick}"'
_THIN = 'x="{x}" y="{low}" width="{width}" height="6"'
_SHAPES = {
    Job.START_INDOORS: f'<rect class="b-indoor--box" {_BAR} rx="2"/>',
    Job.POT_ON: (
        '<svg class="b-pot" x="{at}" y="{middle}" overflow="visible">'
        '<path d="M-5-4H5L3.5 5H-3.5z"/></svg>'
    ),
    Job.HARDEN_OFF: f'<rect class="b-harden" {_THIN} rx="1"/>',
    Job.PLANT_OUT: f'<rect class="b-plant" {_BAR} rx="2"/>',
    Job.SOW: f'<rect class="b-sow" {_BAR} rx="2"/><rect fill="url(#tex-sow)" {_BAR}/>',
    Job.SOW_AGAIN: f'<rect class="b-sow" {_THIN} rx="1"/><rect fill="url(#tex-sow)" {_THIN}/>',
    Job.LAST_SOWING: (
        '<svg class="b-last" x="{end}" y="{below}" overflow="visible">'
        '<path d="M0-5V5M0 0-7-4V4z"/></svg>'
    ),
    Job.HARVEST: f'<rect class="b-harvest" {_BAR} rx="{{half}}"/>',
}

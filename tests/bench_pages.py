"""Meeting pages by number, as many as a benchmark wants: the sample site's own markup around made-up minutes.

    python -m tests.bench_pages 5000 FOLDER      # writes FOLDER/1.html …

Page `n` of a seed is the same on every run and every machine, and can be made without the pages before it. The words
follow one another as in the sample council's minutes (the next word is one that follows there), broken by words drawn
by how common they are, by names put together from syllables, and by fresh numbers: text that repeats itself no more than
minutes do. `tests/bench_evidence.py` prints how it compares.
"""

from __future__ import annotations

import random
import re
import sys
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tests.site.loader import load
from tests.site.model import Content, Item, Meeting, Paper
from tests.site.pages_meetings import heading
from tests.site.render import environment, long
from tests.site.web import Context, Knobs

PAGE_BYTES = 40_000
FOLLOWS = 0.86  # how often the next word is one that follows in the sample minutes
SYLLABLES = "ash bar ber brook cald col dal den dun el fen gar hal ham har ing kel ley lin mar mel mere nor or pen ram ros sed shaw stan ston tam ter thor ton tor ul ven wal wen wick wold wor yar"
TITLES = ("Update on {}", "{} – progress report", "Application {}", "Review of {}", "{}: petition", "Report on {}")


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A meeting page: its number, its address below `base`, its bytes."""

    number: int
    url: str
    body: bytes


class Prose:
    """Made-up minutes from the sample council's words."""

    def __init__(self, content: Content) -> None:
        texts = [text for meeting in content.meetings.values() for item in meeting.items
                 for text in (item.agenda, item.decision, item.minutes) if text]  # fmt: skip
        texts += [paper.body for paper in content.papers.values()]
        self.follows: dict[str, list[str]] = defaultdict(list)
        self.starts: list[str] = []
        counts: dict[str, int] = defaultdict(int)
        for sentence in (part for text in texts for part in re.split(r"(?<=[.;:])\s+", text) if "|" not in part):
            words = [word for word in sentence.split() if word != "-"]
            self.starts += words[:1]
            for word, after in pairwise(words):
                self.follows[word].append(after)
            for word in words:
                counts[word] += 1
        self.words = sorted(counts, key=lambda word: (-counts[word], word))
        self.weights = list(accumulate(counts[word] for word in self.words))

    def common(self, rng: random.Random) -> str:
        """A word, drawn as often as it is used."""
        return self.words[bisect(self.weights, rng.random() * self.weights[-1])]

    def name(self, rng: random.Random) -> str:
        """A surname or street that nobody has."""
        syllables = SYLLABLES.split()
        return "".join(rng.choice(syllables) for _ in range(rng.choice((2, 2, 3)))).capitalize()

    def sentence(self, rng: random.Random) -> str:
        """Ten to thirty words that end in a full stop."""
        said, length = [rng.choice(self.starts)], rng.randint(10, 30)
        while len(said) < length:
            draw, after = rng.random(), self.follows.get(said[-1])
            if draw < 0.02:
                said.append(self.name(rng))
            elif after and draw < FOLLOWS:
                said.append(rng.choice(after))
            else:
                said.append(self.common(rng))
        text = re.sub(r"\d", lambda _: str(rng.randint(0, 9)), " ".join(said))
        return text.rstrip(".,;:– ") + "."

    def paragraphs(self, rng: random.Random, characters: int) -> str:
        """Paragraphs of two to six sentences."""
        made: list[str] = []
        while sum(map(len, made)) < characters:
            made.append(" ".join(self.sentence(rng) for _ in range(rng.randint(2, 6))))
        return "\n".join(made)


class BenchPages:
    """The pages of one made-up site. `base` is the address of the install, with its slash."""

    def __init__(self, seed: int = 1, base: str = "http://bench.example/") -> None:
        self.seed, self.base = seed, base
        self.content = load()
        self.prose = Prose(self.content)

    @cached_property
    def _site(self) -> Context:
        context = Context(self.content, cast(Any, None), Knobs(truncate=False), cast(Any, None), "/", self.base)
        env = environment(self.content, context.press)
        env.filters.update(paper=_paper_of, papers=list, size=lambda paper: f"PDF {paper.id % 900} KB")
        return replace(context, env=env)

    def meeting(self, number: int) -> Meeting:
        """Meeting `number`, its items filled until the page has about PAGE_BYTES."""
        rng = random.Random(f"{self.seed}/{number}")
        committee = rng.choice(sorted(self.content.committees))
        day = date(2010, 1, 4) + timedelta(days=number * 7919 % 5800)
        items, room = [], PAGE_BYTES - 9000
        while room > 0:
            item = self._item(rng, number, len(items) + 1)
            items.append(item)
            room -= int(1.25 * len(item.minutes + item.decision + item.agenda)) + 1100
        return Meeting(id=100_000 + number, g=200_000 + number, committee=committee, date=day,
                       time=rng.choice(("7.30 pm", "10.00 am", "6.00 pm")), items=tuple(items))  # fmt: skip

    def _item(self, rng: random.Random, number: int, place: int) -> Item:
        subject = " ".join((self.prose.name(rng), self.prose.common(rng).strip(".,;:"), self.prose.name(rng)))
        title = rng.choice(TITLES).format(subject)
        resolved = "RESOLVED – That " + self.prose.sentence(rng)
        minutes = self.prose.paragraphs(rng, rng.choice((200, 600, 1200, 3500)))
        papers = tuple(_paper(rng, number, title) for _ in range(rng.choice((0, 1, 1, 2))))
        return Item(
            id=number * 100 + place, title=title, num=f"{place}.", docs=cast(Any, papers), minutes=f"{minutes}\n{resolved}",
            decision=resolved if rng.random() < 0.4 else "",
            agenda=self.prose.sentence(rng) if rng.random() < 0.6 else "",
            issue=rng.randint(1000, 90_000) if rng.random() < 0.3 else None,
        )  # fmt: skip

    def page(self, number: int) -> GeneratedPage:
        """Meeting page `number`."""
        meeting = self.meeting(number)
        committee = self.content.committees[meeting.committee]
        when = f"{long(meeting.date)}, {meeting.time}"
        reply = self._site.page(
            "meeting.html", heading(meeting), h2=f"{committee.name} - {long(meeting.date)} {meeting.time}",
            h2_href=f"mgCommitteeDetails.aspx?ID={committee.id}", dc_title=f"Agenda for {committee.name} on {when}",
            dc_date=meeting.date, trail=[("Meetings", f"ieListMeetings.aspx?CommitteeId={committee.id}")],
            meeting=meeting, committee=committee, packs=[],
        )  # fmt: skip
        return GeneratedPage(number, f"{self.base}ieListDocuments.aspx?CId={committee.id}&MId={meeting.id}", reply.body)


def _paper(rng: random.Random, number: int, title: str) -> Paper:
    return Paper(id=number * 50 + rng.randint(0, 49), title=title, body="")


def _paper_of(paper: Paper) -> SimpleNamespace:
    return SimpleNamespace(id=paper.id, title=paper.title, format=paper.format, file_name=paper.file_name)


def main() -> None:
    """Write pages to a folder."""
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    pages = BenchPages()
    for number in range(1, count + 1):
        (folder / f"{number}.html").write_bytes(pages.page(number).body)


if __name__ == "__main__":
    main()

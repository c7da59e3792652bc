"""What comes in at the desk: two events of one Monday, told by several papers. All of it is ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

from variorum.desk import Prepared, prepare
from variorum.model import Article

MONDAY = date(2025, 3, 10)

GAZETTE = """Ferry Heron runs aground off Kelmouth

The ferry Heron ran aground on rocks off Kelmouth harbour on Monday with 80 people aboard.

Lifeboats took all passengers off within two hours, the coastguard said. Twelve people were treated for bruises and cold.

"She struck the Anvil rocks in thick fog," said the harbour master, Ada Lind. Captain Tom Varga was questioned by the police.
"""

LANTERN = """Eighty rescued from stranded Kelmouth ferry

All 80 people aboard the Heron were brought ashore on Monday after the ferry hit the Anvil rocks outside Kelmouth harbour in fog.

Fifteen people were treated for bruises, hospital officials said. Harbour master Ada Lind said the ferry would be towed to the shipyard on Tuesday.

Police questioned the captain, Tom Varga, they said.
"""

COURIER = """Captain of grounded ferry questioned

Police questioned Tom Varga, captain of the ferry Heron, after it ran onto the Anvil rocks off Kelmouth on Monday.

The operator, Norline, said that the radar of the Heron had failed in the fog. "We are looking into it," said its director, Eva Roth.

Lifeboats brought the 80 passengers to Kelmouth harbour.
"""

TRAMS = """Ostrava tram drivers walk out over night shifts

Tram drivers in Ostrava stopped work on Monday in a dispute over night shifts and pay.

No trams ran in the morning, the transport company said. The union of drivers, led by Jana Malik, said that the strike would go on until Friday.

"Nobody can work six nights in a row," said Malik.
"""

TRAMS_TOO = """Ostrava tram strike enters second day

Trams stood still in Ostrava for a second day as drivers went on with their strike over night shifts.

The union leader Jana Malik said that talks with the transport company had failed. The company said it had offered higher pay for nights.
"""

FERRY = {"gazette": GAZETTE, "lantern": LANTERN, "courier": COURIER}
STRIKE = {"ostrava-news": TRAMS, "tram-times": TRAMS_TOO}


def article(
    outlet: str, text: str, *, url: str | None = None, path: str | None = None, day: date = MONDAY
) -> Article:
    """Give a report as it comes from a paper's site."""
    path = path or f"https://{outlet}.example/report"
    made = Article.of(text, published=day, outlet=outlet)
    ident = sha256(f"{path}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return replace(made, id=ident, path=path, url=url)


def arriving(*stories: dict[str, str]) -> list[Prepared]:
    """Give the reports of some events, made ready."""
    return [prepare(article(outlet, text)) for story in stories for outlet, text in story.items()]

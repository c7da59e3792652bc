"""Texts to try the laws on: newsy ones built from our own fragments, and any text at all."""

from __future__ import annotations

from hypothesis import strategies as st

SPEAKERS = [
    "the mayor", "Mayor Ada Quill", "Ms Quill", "a police spokesman", "two officials", "she", "they",
    "the Ministry of Harbours", "Kelmouth Rovers", "the Gazette", "Dr. Tom O’Hara", "his father",
]  # fmt: skip
CUES = [
    "said", "warned", "denied", "told the Gazette", "has not said", "announced on Monday", "believes",
    "accused the operator of saying", "reportedly said", "asked",
]  # fmt: skip
CLAIMS = [
    "at least 11 people were killed", "the pier was closed for three weeks", "between 40 and 50 boats sank",
    "it would cost £1.2m (about $1.5 million)", "the wall is 12 metres (40 feet) high", "no one was hurt",
    "the strike began on 3 May 2021", "the ban may be lifted next week", "a third of the town had left",
    "the ferry hit the bridge at 7.30pm local time", "nobody had been told overnight",
    "Mr O’Hara, 43, and his son did not leave", "turnout rose from 31 percent to 38.5%",
]  # fmt: skip
FURNITURE = [
    "Image: The pier at dusk. Credit: Staff/Agency", "Read more: Ten towns to see this spring",
    "Sign up for our newsletter", "Comments", "Advertisement", "Share this with", "Published 3 May 2021",
    "Invalid email address", "© 2021 The Gazette. All rights reserved.", "Related stories", "* * *",
]  # fmt: skip
JOINS = [" — ", "; ", ", and ", ", but ", ": ", " … ", " (", ") ", "\u00a0", "\u2028", "\t", "  "]
STRAYS = [
    "“",
    "”",
    '"',
    "‘",
    "’",
    "'",
    "«",
    "…",
    "\x00",
    "\ufeff",
    "\u200b",
    "\r\n",
    "🚢",
    "e\u0301",
]


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Draw one sentence as a reporter, or a careless one, might write it."""
    speaker, cue = draw(st.sampled_from(SPEAKERS)), draw(st.sampled_from(CUES))
    claim, other = draw(st.sampled_from(CLAIMS)), draw(st.sampled_from(CLAIMS))
    join = draw(st.sampled_from(JOINS))
    return draw(
        st.sampled_from(
            [
                f"{claim.capitalize()}.",
                f"{speaker.capitalize()} {cue} that {claim}.",
                f"“{claim.capitalize()},” {speaker} {cue}.",
                f"“{claim.capitalize()},” {cue} {speaker}. “{other.capitalize()}.”",
                f"{claim.capitalize()}, according to {speaker}{join}{other}.",
                f"{speaker.capitalize()} {cue} “{claim}{join}{other}.",
                f"{claim.capitalize()}{join}{speaker} {cue} that {other}!",
            ]
        )
    )


@st.composite
def newsy(draw: st.DrawFn, *, lines: int = 6) -> str:
    """Draw an article: paragraphs of sentences, furniture between them, and now and then a stray mark."""
    paragraph = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
    drawn = draw(
        st.lists(st.one_of(paragraph, paragraph, st.sampled_from(FURNITURE)), max_size=lines)
    )
    text = draw(st.sampled_from(["\n", "\n\n", "\n \n"])).join(drawn)
    if draw(st.booleans()):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(STRAYS)) + text[at:]
    return text


# Lone surrogates and NUL included: a `str` is whatever Python lets a `str` be.
anything = st.text(st.characters(), max_size=300)
text = st.one_of(newsy(), anything)

"""An edition as one self-contained page: no network, and it works without its script and in print.

The page is the edition on one side and every account whole on the other. Each stretch of a
source's words is a link to those words in the account; the browser scrolls there and lights
them (`:target`), and "back" returns. One small script adds what a document cannot do by
itself: filters, search, copying with the citation, sorting, keys. Everything that comes from a
source is escaped by the template engine; control characters are written out, with their code
in `data-code`, so that `citations` reads back the very characters.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from variorum.model import Edition
from variorum.render.agreements import agreed, main_agreements, slight_agreements
from variorum.render.heads import head
from variorum.render.leaf import leaf_of
from variorum.render.legend import days, gathered, interval, pieces, plural
from variorum.render.reader import blocks, speakers_at
from variorum.render.unseen import UNSEEN, visible, written_out
from variorum.render.wordings import set_off

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

__all__ = ["to_html"]


def to_html(edition: Edition) -> str:
    """Write the edition as one page."""
    style, script = _file("page.css"), _file("page.js")
    stories = [leaf_of(n, edition, story) for n, story in enumerate(edition.stories, start=1)]
    title = visible(edition.stories[0].title) if edition.stories else "Nothing to print"
    return _template().render(
        edition=edition,
        stories=stories,
        style=style,
        script=script,
        policy=_policy(style, script),
        title=title,
    )


def _file(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow the page its own style and its own script, by their hashes, and nothing else.

    The script makes no markup of text, and a browser that knows trusted types holds it to that.
    """

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; script-src 'sha256-{digest(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def shown(text: str) -> Markup:
    r"""Escape a source's words, and write out the characters nobody can see.

    >>> str(shown("<b>\x1b"))
    '&lt;b&gt;<span class="unseen" data-code="1b">\\x1b</span>'
    """
    from markupsafe import Markup, escape

    done, out = 0, Markup("")
    for match in UNSEEN.finditer(text):
        out += escape(text[done : match.start()])
        char = match.group()
        label = "" if char == "\r" else written_out(char)
        out += Markup('<span class="unseen" data-code="{:x}">{}</span>').format(ord(char), label)
        done = match.end()
    return out + escape(text[done:])


def is_web_address(url: str | None) -> bool:
    """Say whether a link may be followed: http and https, nothing that a browser would run.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return bool(url and re.match(r"https?://[^\s]+\Z", url, re.IGNORECASE))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("variorum.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "head": head,
        "shown": shown,
        "visible": visible,
        "days": days,
        "interval": interval,
    }
    environment.globals |= {
        "agreed": agreed,
        "main_agreements": main_agreements,
        "slight_agreements": slight_agreements,
        "blocks": blocks,
        "gathered": gathered,
        "is_web_address": is_web_address,
        "pieces": pieces,
        "plural": plural,
        "set_off": set_off,
        "speakers_at": speakers_at,
    }
    return environment.get_template("page.html.j2")

"""What an article means, as sentence vectors see it, for those who installed them: a gist with it.

Two accounts of one event may share few words. Where both have a meaning, `clusters` takes them
for more alike than their words make them; it never takes them for less.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from variorum.collation.gists import UNIT, gist
from variorum.collation.vectors import vector
from variorum.model import Gist, Skim

# So many characters of title and story are read for it: they tell what happened. With a thousand
# the stories of `news_cluster` are the same within .003 of B³, and a gist takes half as long again.
LEAD = 400


def gist_with_meaning(skim: Skim) -> Gist:
    """Give the gist of an article with its meaning: 384 whole numbers of 16 bits.

    Raises:
        ModelError: the extra `embed` is not installed, or its model is not the one pinned.
    """
    whole = np.rint(vector(_lead(skim)) * UNIT).astype("<i2")
    return replace(gist(skim), meaning=whole.tobytes())


def _lead(skim: Skim) -> str:
    text = skim.article.text
    told = (
        text[p.start : p.end][:LEAD]
        for p in skim.paragraphs[:LEAD]
        if p.role in {"headline", "paragraph"}
    )
    return " ".join([skim.article.title or "", *told])[:LEAD]

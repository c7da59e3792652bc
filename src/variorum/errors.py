"""What can go wrong at the edges, drawn once.

::

    VariorumError
    ├── InputError       something that came in cannot be used
    │   ├── NotFound         no such file or folder, or nothing to read in it
    │   ├── Unreadable       empty, not text, too large, no permission
    │   ├── BadSidecar       accounts.json is broken
    │   ├── NotFetched       a web address that could not, or may not, be fetched
    │   └── Doubtful         it was read, and something about it is doubtful
    ├── OutputError      the result cannot be written
    ├── ModelError       the language model is missing, or is not the one pinned
    ├── StoreError       the store cannot be opened, read or written
    └── DocumentError    a file is not an edition, or does not hold what was asked for

Exceptions belong to the edges: files, model, output. In the middle there are only values,
and what cannot be decided is a `Doubt`. Every error has a stable `code`, says what is
wrong in one sentence, and what to do about it in another. What cannot be read is told apart
by code: `E_EMPTY`, `E_TYPE`, `E_ENCODING`, `E_DENIED`, `E_TOO_LARGE`, `E_TOO_MANY`; for pages and feeds
also `E_NO_TEXT`, `E_DEPTH`, `E_ATTRS`, `E_TIME`, `E_MEMORY`, `E_PARSER`, `E_PAYWALL_OR_STUB`,
`E_XML_ENTITIES`, `E_JSON` and `E_NOT_INSTALLED`; `E_STAGE` when reading itself fails, `E_POISON`
when it brought the program down three times. What is fetched may also be `E_ADDRESS`,
`E_NOT_PUBLIC`, `E_ROBOTS`, `E_REDIRECTS`, `E_STATUS`, `E_GONE`, `E_BUSY`, `E_DEADLINE`, `E_CUT`,
`E_CODING`, `E_BOMB`, `E_TLS` and `E_UNREACHABLE`. Of a store: `E_DISK` (no room), `E_LOCKED`,
`E_READ_ONLY`, `E_SCHEMA` (a newer version's), `E_CORRUPT`.
"""

from __future__ import annotations


class VariorumError(Exception):
    """The base of all errors that a user can mend. `hint` says how.

    >>> print(VariorumError("There is no file a.txt.", hint="Check the path."))
    There is no file a.txt. Check the path.
    """

    code = "E_VARIORUM"

    def __init__(self, message: str, *, hint: str = "", code: str | None = None) -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint
        if code:
            self.code = code


class InputError(VariorumError):
    """Something that came in cannot be used; other articles are still read.

    `path` is the file or folder it is about, as it was given.

    >>> print(NotFound("There is no such file or folder.", path="a.txt", hint="Check the path."))
    a.txt: There is no such file or folder. Check the path.
    """

    code = "E_INPUT"

    def __init__(
        self, message: str, *, path: str = "", hint: str = "", code: str | None = None
    ) -> None:
        super().__init__(message, hint=hint, code=code)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {super().__str__()}" if self.path else super().__str__()


class NotFound(InputError):
    """No such file or folder, or no article in it."""

    code = "E_NOT_FOUND"


class Unreadable(InputError):
    """A file that is there and cannot be read as an article. The `code` says why.

    `E_EMPTY`, `E_TYPE` (not text), `E_ENCODING`, `E_TOO_LARGE` or `E_DENIED`.
    """

    code = "E_UNREADABLE"


class BadSidecar(InputError):
    """`accounts.json` is not what it should be."""

    code = "E_SIDECAR"


class NotFetched(InputError):
    """A web address that could not be fetched, or may not be. The `code` says why.

    `retry_after` is for how many seconds the host wants to be left alone, where it said so;
    `lasting` says that it need not be asked again.
    """

    code = "E_NOT_FETCHED"

    def __init__(
        self,
        message: str,
        *,
        path: str = "",
        hint: str = "",
        code: str | None = None,
        retry_after: float | None = None,
        lasting: bool = False,
    ) -> None:
        super().__init__(message, path=path, hint=hint, code=code)
        self.retry_after = retry_after
        self.lasting = lasting


class Doubtful(InputError):
    """It was read all the same, and a reader should know: it was cut, or something about it is odd.

    `W_TRUNCATED`, `W_DEPTH`, `W_ENCODING`, `W_DATE`, `W_HIDDEN_TEXT`, `W_LIVE`, `W_SEVERAL`,
    `W_SKIPPED` or `W_CONFUSABLE`.
    """

    code = "W_DOUBTFUL"


class OutputError(VariorumError):
    """The result cannot be written; nothing half-written is left behind."""

    code = "E_OUTPUT"


class ModelError(VariorumError):
    """The language model is missing, or its weights are not the ones pinned."""

    code = "E_MODEL"


class DocumentError(VariorumError):
    """A file is not an edition, or does not hold what was asked for."""

    code = "E_DOCUMENT"


class StoreError(VariorumError):
    """The store cannot be used. What was acknowledged is still in it; the `code` says why.

    `E_DISK` (no room), `E_LOCKED`, `E_READ_ONLY`, `E_SCHEMA` (of a newer version), `E_CORRUPT`,
    `E_NOT_FOUND` (it does not hold what was asked for), or `E_STORE` for the rest.
    """

    code = "E_STORE"

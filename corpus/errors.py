"""The exception tree of the whole project.

    YoujuError                 one line for a person: what, which rule, what to do
    ├── ReadError              a file could not be read as an article; the others go on
    ├── EncoderError           an encoder is unknown, missing, damaged or cannot be loaded
    ├── StoreError            something about the index folder
    │   ├── IndexMissing       there is no index where one was expected
    │   ├── IndexDamaged       a file differs from its checksum, or is absent
    │   ├── IndexTooNew        written by a newer version of Youju
    │   ├── IndexBusy          another process is writing to it
    │   └── EncoderMismatch    the index was made with another encoder
    ├── HistoryError           the file of kept conversations cannot be read or written
    ├── InputError             a question, a line or an option that cannot be used
    │   └── NotFound           what was named is not there, or is somebody else's
    └── AnswerInvariantBroken  a draft answer does not hold what every answer promises

One class for each decision that a caller can take. Foreign errors are wrapped where
they arise, with ``from exc``; nothing catches ``Exception`` but the outermost layer.
"""


class YoujuError(Exception):
    """Base of all errors that Youju raises on purpose.

    Args:
        message: one line: what happened, which rule it breaks, what to do.

    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ReadError(YoujuError):
    """A file could not be read as an article."""


class EncoderError(YoujuError):
    """An encoder is unknown, missing, damaged or cannot be loaded."""


class StoreError(YoujuError):
    """Base of the errors about an index folder."""


class IndexMissing(StoreError):  # noqa: N818 - names what happened
    """There is no index where one was expected."""


class IndexDamaged(StoreError):  # noqa: N818 - names what happened
    """A file of the index is absent or differs from its checksum."""


class IndexTooNew(StoreError):  # noqa: N818 - names what happened
    """The index was written by a newer version of Youju."""


class IndexBusy(StoreError):  # noqa: N818 - names what happened
    """Another process is writing to the index; try again later."""


class EncoderMismatch(StoreError):  # noqa: N818 - names what happened
    """The index was made with another encoder than the one given."""


class HistoryError(YoujuError):
    """The file of kept conversations cannot be read or written."""


class InputError(YoujuError):
    """A question, an input line or an option cannot be used."""


class NotFound(InputError):  # noqa: N818 - names what happened
    """What was named is not there, or is somebody else's: the two are never told apart."""


class AnswerInvariantBroken(YoujuError):  # noqa: N818 - names what happened
    """A draft answer does not hold what every answer promises."""

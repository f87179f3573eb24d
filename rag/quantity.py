"""A figure with its unit, and when two of them can be the same; ``rag/quantities.py`` reads them."""

from __future__ import annotations

from dataclasses import dataclass

ANY = ""
"""Unit of what is merely counted: a bare number, or one before a word that any things are counted with."""

ROUNDED_TIME = 0.1
"""Share of itself by which a time may be off that is told in a larger unit than the other."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit: ``text[start:end]``.

    Attributes:
        low: least value that the text allows, in the unit.
        high: greatest value; equal to ``low`` for an exact figure.
        unit: ``USD``, ``%``, ``month``, ``person`` and so on; with ``#`` before it for a rank (第三名);
            ``ANY`` for other things.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str

    def measures_as(self, other: Quantity) -> bool:
        """Tell whether both can measure the same thing, so that they agree or differ at all."""
        return _base(self.unit)[0] == _base(other.unit)[0] or (
            ANY in (self.unit, other.unit) and _is_counted(self.unit) and _is_counted(other.unit)
        )

    def _in_base(self, other: Quantity) -> tuple[float, float]:
        """Return the range in the smaller unit of both, a larger one rounded: 11 months may be a year."""
        factor = _base(self.unit)[1]
        spare = factor * ROUNDED_TIME if self.unit != other.unit and factor > 1 else 0.0
        return self.low * factor - self.low * spare, self.high * factor + self.high * spare

    def agrees_with(self, other: Quantity) -> bool:
        """Tell whether both can be the same figure.

        >>> Quantity(0, 4, 31_500, 32_500, "person").agrees_with(Quantity(0, 13, 32_145, 32_145, "person"))
        True
        """
        if not self.measures_as(other):
            return False
        (low, high), (least, most) = self._in_base(other), other._in_base(self)
        low, high = max(low, least), min(high, most)
        # Two ranges that only touch, 10 to 15 and 15 to 20, are not the same.
        is_exact = self.low == self.high or other.low == other.high
        return low < high or (is_exact and low == high)


_BASES = {"year": ("month", 12.0), "week": ("day", 7.0), "hour": ("minute", 60.0)}
"""Units of time in smaller ones: two years are 24 months."""


def _base(unit: str) -> tuple[str, float]:
    return _BASES.get(unit, (unit, 1.0))


def _is_counted(unit: str) -> bool:
    return unit in (ANY, "person")

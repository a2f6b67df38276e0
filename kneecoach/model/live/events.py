"""What happens in a live session, told to whoever listens: screen, journal, sound, speech."""

from __future__ import annotations

from dataclasses import dataclass

from kneecoach.model.routines.timeline import Phase
from kneecoach.model.sessions.session import SetLog


@dataclass(frozen=True, slots=True)
class PhaseStarted:
    """Another phase has begun, by time or by a person's action."""

    phase: Phase


@dataclass(frozen=True, slots=True)
class RepDone:
    """A rep or a hold has come to its end."""

    rep: int
    of: int


@dataclass(frozen=True, slots=True)
class SetDone:
    """A set was done, to its end or ended early."""

    index: int
    log: SetLog


@dataclass(frozen=True, slots=True)
class SetSkipped:
    """A set was left out."""

    index: int
    log: SetLog


@dataclass(frozen=True, slots=True)
class SetAmended:
    """Something was added to a set already logged: its reps, pain, or a fault."""

    index: int
    log: SetLog


@dataclass(frozen=True, slots=True)
class SetReopened:
    """A set's log was taken back: it counts as not done."""

    index: int


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Going back did not lead into an exercise that was ended because it hurt."""


@dataclass(frozen=True, slots=True)
class RepsAsked:
    """A self-paced set has ended; how many reps is for the person to say."""

    index: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands still."""

    asked: bool
    """False where nobody asked: time passed without the coach, as when a laptop sleeps."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The pause is over; a get-ready comes before what was left."""


@dataclass(frozen=True, slots=True)
class SessionDone:
    """The workout has come to an end."""

    finished: bool
    """False where it was ended before its last set."""


Event = (
    PhaseStarted
    | RepDone
    | SetDone
    | SetSkipped
    | SetAmended
    | SetReopened
    | PassedOver
    | RepsAsked
    | Paused
    | GoingOn
    | SessionDone
)

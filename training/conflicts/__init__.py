"""How the judge of conflicts is made: reports of one event, in which a value is told otherwise."""

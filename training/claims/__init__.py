"""How the judge of claims is made: claims of which it is known whether they are so, figures, fitting."""

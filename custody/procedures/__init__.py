"""The law as data: procedures, states, clocks."""

"""The words of the made-up corpus."""

SUBJECTS = (
    "harbour crane vessel anchor cargo pilot dock tide",
    "orchard apple blossom pruning grafting harvest cider bee",
    "telescope comet orbit planet eclipse nebula lens astronomer",
)

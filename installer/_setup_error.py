"""The failure every set-up step reports."""


class SetupError(Exception):
    """What went wrong and what to do about it, as one Chinese sentence for the user."""

"""Refusing to start or to go on, in words that say what to do."""


class Refused(Exception):
    """The command ends here, having changed nothing that it does not say; its message is for the person
    at the terminal.
    """

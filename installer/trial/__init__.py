"""Starts, uses, installs and removes what was built, as its users will."""

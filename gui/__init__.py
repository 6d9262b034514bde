"""The program as it is started."""

"""`python -m newsclean` is the command line."""

from newsclean.cli import run

run()

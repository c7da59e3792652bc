"""`python -m variorum`."""

from variorum.cli import main

main()

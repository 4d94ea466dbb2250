"""Lets `python -m shopclerk` do what the console script does."""

import sys

from shopclerk.app.cli import main

sys.exit(main())

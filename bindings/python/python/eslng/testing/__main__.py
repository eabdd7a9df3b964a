"""The test switch as a program: ``python -m eslng.testing --help``."""

import sys

from eslng._eslng import run_switch

if __name__ == "__main__":
    sys.exit(0 if run_switch(sys.argv[1:]) else 1)

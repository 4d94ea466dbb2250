"""One `shopclerk audit` in this process; its last line tells the seconds of the processor it took, and the
most memory it had, in MB (on Linux). What a parent had in memory would else be counted as its child's.
"""

import sys
import time
from pathlib import Path

from shopclerk.app.cli import main


def peak_megabytes() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    (kilobytes,) = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(kilobytes) / 1024


if __name__ == "__main__":
    status = main(["audit"])
    sys.stdout.write(f"{time.process_time()} {peak_megabytes()}\n")
    sys.exit(status)

"""Runs a program that wants a terminal in one of its own, without anybody at it, for at most a minute.

    python3 terminal.py PROGRAM [ARGUMENT …]

Ends with the program's exit status. What it draws is read, so that it never waits for its screen, and dropped.
"""

import os
import pty
import select
import signal
import sys
import time

child, screen = pty.fork()
if child == 0:
    os.environ["TERM"] = "vt100"
    os.execvp(sys.argv[1], sys.argv[1:])

limit = time.monotonic() + 60
while time.monotonic() < limit:
    if not select.select([screen], [], [], 1)[0]:
        continue
    try:
        if not os.read(screen, 65536):
            break
    except OSError:  # Linux: the other end is closed
        break
else:
    os.kill(child, signal.SIGKILL)
sys.exit(abs(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])))

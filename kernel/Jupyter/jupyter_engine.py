"""The notebook engine as Jupyter's shim sees it: a process that takes and gives JSON objects, one a line."""

import json
import os
import queue
import shutil
import signal
import subprocess
import threading
import uuid

# Messages that go to every front end just as the engine wrote them.
SHOWN = {"stream", "display_data", "update_display_data", "clear_output", "execute_result", "error"}
KEPT_WORDS = 8192
DRAIN_SECONDS = 1
# A wait without an end cannot be interrupted on Windows.
POLL_SECONDS = 0.2 if os.name == "nt" else None


class EngineDied(Exception):
    """The engine ended before it answered; the text says why."""


class Engine:
    """One engine process."""

    def __init__(self, show):
        kit = os.environ.get("TUTORIAL_KIT") or os.path.dirname(os.path.abspath(__file__))
        dotnet = os.environ.get("DOTNET_HOST_PATH") or shutil.which("dotnet")
        if not dotnet:
            raise EngineDied("The command dotnet was not found; install the .NET 10 SDK and restart the kernel.")
        mark_used(kit)
        self.replies = queue.Queue()
        self.show = show
        self.last_words = ""
        # In a session of its own: the SIGINT with which Jupyter interrupts goes to this process' whole group.
        self.process = subprocess.Popen(
            [dotnet, os.path.join(kit, "Tutorial.Kernel.dll")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        self.readers = [threading.Thread(target=read, daemon=True) for read in (self.read, self.read_errors)]
        for reader in self.readers:
            reader.start()
        threading.Thread(target=self.watch, daemon=True).start()

    def send(self, kind, content, parent=None):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind}
        line = json.dumps({"header": header, "parent_header": parent or {}, "metadata": {}, "content": content})
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            pass  # The engine is gone: its reader says so, after its last output.
        return header["msg_id"]

    def read(self):
        for line in self.process.stdout:
            try:
                message = json.loads(line)
            except ValueError:
                # Not the engine's: shown as what it is, text from somewhere else.
                self.show("stream", {"name": "stdout", "text": line.decode(errors="replace")}, None)
                continue
            kind = message["header"]["msg_type"]
            if kind in SHOWN:
                self.show(kind, message["content"], message["parent_header"].get("msg_id"))
            elif kind != "status":
                self.replies.put(message)

    def read_errors(self):
        """Native code and child processes write here; so does the runtime when it dies."""
        for text in iter(lambda: self.process.stderr.read1().decode(errors="replace"), ""):
            # The cause stands before the stack trace, so the beginning is worth as much as the end.
            words = self.last_words + text
            self.last_words = words if len(words) <= 2 * KEPT_WORDS else words[:KEPT_WORDS] + words[-KEPT_WORDS:]
            # The runtime is dying and would write a line for each of a million calls, for seconds; the first calls tell all.
            # A program that a cell has started may overflow, too: only calls of a cell are the engine's own end.
            if "   at Submission#" in self.last_words.partition("Stack overflow.\n")[2]:
                self.process.kill()
                return
            self.show("stream", {"name": "stderr", "text": text}, None)

    def watch(self):
        self.process.wait()
        # What the cells had started would hold the pipes open, and outlive its notebook.
        self.kill_group()
        for reader in self.readers:
            reader.join(DRAIN_SECONDS)
        self.replies.put(None)

    def next_reply(self):
        while True:
            try:
                message = self.replies.get(timeout=POLL_SECONDS)
                break
            except queue.Empty:
                continue
        if message is None:
            raise EngineDied(self.last_sentence())
        return message

    def last_sentence(self):
        code, words = self.process.returncode, self.last_words
        after = "its variables are gone; run the cells above again."
        if "Stack overflow" in words:
            return "The stack is full: a function called itself without an end. The session has restarted, " + after
        if "OutOfMemory" in words or "Out of memory" in words or code == -9:
            return "The memory is full. The session has restarted, " + after
        if code == -6:
            return f"The session crashed{cause(words)}. It has restarted, " + after
        if code < 0:
            return f"The session was ended by signal {-code} and has restarted, " + after
        return f"The session ended with exit code {code} and has restarted, " + after

    def end(self):
        """Asks the engine to end, then ends it and everything its cells have started."""
        self.send("shutdown_request", {"restart": False})
        try:
            self.process.wait(1)
        except subprocess.TimeoutExpired:
            pass
        self.kill_group()

    def kill_group(self):
        try:
            if os.name == "nt":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)
        except OSError:
            pass  # Nothing is left of it.


def cause(words):
    """What the runtime wrote when it gave up: "Process terminated. <why>" or "Unhandled exception. <type>: <message>"."""
    for start in ("Process terminated.", "Unhandled exception."):
        at = words.rfind(start)
        if at >= 0:
            first = words[at + len(start):].strip().split("\n")[0].strip().rstrip(".")
            return f": {first}" if first else ""
    return ""


def mark_used(kit):
    """Notes that this process uses the kit's folder, so that a later build leaves it alone."""
    users = os.path.join(os.path.realpath(kit), ".users")
    try:
        os.makedirs(users, exist_ok=True)
        with open(os.path.join(users, str(os.getpid())), "w", encoding="ascii"):
            pass
    except OSError:
        pass  # A kit that may not be written to is not cleaned up either.

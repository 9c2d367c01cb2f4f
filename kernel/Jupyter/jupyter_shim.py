"""A Jupyter kernel for C# and F#: hands Jupyter's messages to the kit's notebook engine, one JSON object a line.

The messages are described in kernel/README.md. ipykernel speaks to Jupyter, the .NET process runs the cells, and this file stands
between them. One thread reads the engine and sends what cells show straight on, also after the cell has ended; replies wait in a queue
for the main thread, which is the one that Jupyter's interrupt reaches.
"""

import collections
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import uuid

from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel

# Messages that go to every front end just as the engine wrote them.
SHOWN = {"stream", "display_data", "update_display_data", "clear_output", "execute_result", "error"}
REMEMBERED_CELLS = 1000
LAST_WORDS = 8192
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
        self.last_words = collections.deque(maxlen=LAST_WORDS)
        # In a session of its own: the SIGINT with which Jupyter interrupts goes to this process' whole group.
        self.process = subprocess.Popen(
            [dotnet, os.path.join(kit, "Tutorial.Kernel.dll")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        self.errors = threading.Thread(target=self.read_errors, daemon=True)
        self.errors.start()
        threading.Thread(target=self.read, daemon=True).start()

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
            message = json.loads(line)
            kind = message["header"]["msg_type"]
            if kind in SHOWN:
                self.show(kind, message["content"], message["parent_header"].get("msg_id"))
            elif kind != "status":
                self.replies.put(message)
        self.process.wait()
        self.errors.join(1)
        self.replies.put(None)

    def read_errors(self):
        """Native code and child processes write here; so does the runtime when it dies."""
        for line in iter(self.process.stderr.readline, b""):
            text = line.decode(errors="replace")
            self.last_words.extend(text)
            self.show("stream", {"name": "stderr", "text": text}, None)

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
        code, words = self.process.returncode, "".join(self.last_words)
        after = "its variables are gone; run the cells above again."
        if "Stack overflow" in words:
            return "The stack is full: a function called itself without an end. The session has restarted, " + after
        if "OutOfMemory" in words or "Out of memory" in words or code == -9:
            return "The memory is full. The session has restarted, " + after
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
        try:
            if os.name == "nt":
                self.process.kill()
            else:
                os.killpg(self.process.pid, signal.SIGKILL)
        except OSError:
            pass  # Nothing is left of it.


class TutorialKernel(Kernel):
    implementation = "tutorial"
    implementation_version = "0.1.0"
    banner = "C# and F# by the deep learning tutorial's notebook engine"
    language_info = {
        "name": "C#",
        "version": "14.0",
        "mimetype": "text/x-csharp",
        "file_extension": ".cs",
        "pygments_lexer": "csharp",
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # Which of Jupyter's requests a request to the engine came from, so that late output finds its cell.
        self.cells = collections.OrderedDict()
        self.latest = None
        self.engine = Engine(self.show)

    def show(self, kind, content, request):
        parent = self.cells.get(request, self.latest)
        if parent is not None:
            self.session.send(self.iopub_socket, kind, content, parent=parent, ident=self._topic(kind))

    def remember(self, request):
        self.latest = self.cells[request] = self.get_parent("shell")
        while len(self.cells) > REMEMBERED_CELLS:
            self.cells.popitem(last=False)

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False):
        self.latest = self.get_parent("shell")
        try:
            request = self.engine.send("execute_request", {"code": code, "silent": silent, "allow_stdin": bool(allow_stdin)})
            self.remember(request)
            reply = self.wait_for_cell(request)
        except EngineDied as death:
            reply = {"status": "error", "ename": "EngineDied", "evalue": str(death), "traceback": [str(death)]}
            self.send_response(self.iopub_socket, "error", {key: reply[key] for key in ("ename", "evalue", "traceback")})
            self.engine.end()
            self.engine = Engine(self.show)
        reply["execution_count"] = self.execution_count
        if reply["status"] == "ok":
            reply.update(payload=[], user_expressions={})
        return reply

    def wait_for_cell(self, request):
        while True:
            try:
                message = self.engine.next_reply()
                kind, content = message["header"]["msg_type"], message["content"]
                if kind == "input_request":
                    self.answer(message)
                elif kind == "interrupt_failed":
                    self.send_response(self.iopub_socket, "stream", {"name": "stderr", "text": content["message"] + "\n"})
                elif message["parent_header"].get("msg_id") == request:
                    return content
            except KeyboardInterrupt:
                self.engine.send("interrupt_request", {})

    def answer(self, request):
        ask = self.getpass if request["content"].get("password") else self.raw_input
        value = ask(request["content"].get("prompt", ""))
        self.engine.send("input_reply", {"value": value}, request["header"])

    def ask(self, kind, content):
        """Sends a request that runs no code and waits for its reply."""
        try:
            request = self.engine.send(kind, content)
            while True:
                reply = self.engine.next_reply()
                if reply["parent_header"].get("msg_id") == request:
                    return reply["content"]
        except EngineDied:
            self.engine = Engine(self.show)
            return {"status": "error"}

    def do_complete(self, code, cursor_pos):
        reply = self.ask("complete_request", {"code": code, "cursor_pos": to_utf16(code, cursor_pos)})
        for part in [reply, *reply.get("metadata", {}).get("_jupyter_types_experimental", [])]:
            for name in ("cursor_start", "cursor_end", "start", "end"):
                if name in part:
                    part[name] = from_utf16(code, part[name])
        return reply

    def do_inspect(self, code, cursor_pos, detail_level=0, omit_sections=()):
        reply = self.ask("inspect_request", {"code": code, "cursor_pos": to_utf16(code, cursor_pos), "detail_level": detail_level})
        return {"status": "ok", "found": False, "data": {}, "metadata": {}, **reply}

    def do_is_complete(self, code):
        reply = self.ask("is_complete_request", {"code": code})
        return reply if reply["status"] != "error" else {"status": "unknown"}

    def do_shutdown(self, restart):
        self.engine.end()
        return {"status": "ok", "restart": restart}


def mark_used(kit):
    """Notes that this process uses the kit's folder, so that a later build leaves it alone."""
    users = os.path.join(os.path.realpath(kit), ".users")
    try:
        os.makedirs(users, exist_ok=True)
        with open(os.path.join(users, str(os.getpid())), "w", encoding="ascii"):
            pass
    except OSError:
        pass  # A kit that may not be written to is not cleaned up either.


def to_utf16(text, position):
    """Jupyter counts characters, .NET counts UTF-16 units."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text, position):
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=TutorialKernel, argv=sys.argv[1:])

"""A Jupyter kernel for C# and F#: hands Jupyter's messages to the kit's notebook engine.

The messages are described in kernel/README.md. ipykernel speaks to Jupyter, the .NET process runs the cells, and this file stands
between them. One thread reads the engine and sends what cells show straight on, also after the cell has ended; replies wait in a queue
for the main thread, which is the one that Jupyter's interrupt reaches.
"""

import collections
import sys

from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel

from jupyter_engine import Engine, EngineDied

REMEMBERED_CELLS = 1000


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
        if kind == "execute_result":
            # A new engine counts from 1 again, the notebook does not.
            content["execution_count"] = self.execution_count
        parent = self.cells.get(request, self.latest)
        if parent is not None:
            self.session.send(self.iopub_socket, kind, content, parent=parent, ident=self._topic(kind))

    def remember(self, request):
        self.latest = self.cells[request] = self.get_parent("shell")
        while len(self.cells) > REMEMBERED_CELLS:
            self.cells.popitem(last=False)

    def do_execute(self, code, silent, store_history=True, user_expressions=None, allow_stdin=False):
        self.latest = self.get_parent("shell")
        # raw_input and getpass look at this; ipykernel sets it for its own IPython kernel only.
        self._allow_stdin = allow_stdin
        try:
            request = self.engine.send(
                "execute_request",
                {"code": code, "cell": self.execution_count, "silent": silent, "allow_stdin": bool(allow_stdin)})
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


def to_utf16(text, position):
    """Jupyter counts characters, .NET counts UTF-16 units."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def from_utf16(text, position):
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "ignore"))


if __name__ == "__main__":
    IPKernelApp.launch_instance(kernel_class=TutorialKernel, argv=sys.argv[1:])

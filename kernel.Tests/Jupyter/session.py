"""Talks to the kit's kernel as a front end does, and prints what came back as one JSON object. Nothing is judged here."""

import json
import os
import queue
import signal
import time

from jupyter_client.manager import start_new_kernel

LIMIT = 60
CRASHES = {
    "exit": "Environment.Exit(3);",
    "overflow": "int Down(int n) => Down(n + 1) + 1;\nDown(0)",
    "failfast": 'Environment.FailFast("no way on");',
    "thread": 'new System.Threading.Thread(() => throw new Exception("alone")).Start();\nSystem.Threading.Thread.Sleep(-1);',
}


def run(client, code, answer=None, act=None):
    """Runs a cell; act is called once it is busy. Gives its messages, their arrival times, and its reply."""
    started = time.monotonic()
    request = client.execute(code, allow_stdin=answer is not None, stop_on_error=False)
    seen, prompts = [], []
    while time.monotonic() - started < LIMIT:
        if answer is not None:
            try:
                prompts.append(client.get_stdin_msg(timeout=0.05)["content"]["prompt"])
                client.input(answer)
            except queue.Empty:
                pass
        try:
            message = client.get_iopub_msg(timeout=0.05 if answer is not None else LIMIT)
        except queue.Empty:
            continue
        if message["parent_header"].get("msg_id") != request:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status":
            if content["execution_state"] == "idle":
                break
            if act:
                act()
        elif kind != "execute_input":
            seen.append({"type": kind, "seconds": time.monotonic() - started, **content})
    else:
        raise TimeoutError(f"no end of: {code}")
    reply = ask(client, request)
    return {"messages": seen, "reply": reply, "prompts": prompts, "seconds": time.monotonic() - started}


def ask(client, request):
    """Waits for the reply to a request."""
    while True:
        message = client.get_shell_msg(timeout=LIMIT)
        if message["parent_header"]["msg_id"] == request:
            return message["content"]


def interrupted(manager, client, code):
    """Interrupts a cell once it has printed; the seconds count from the interrupt."""
    request = client.execute(code, stop_on_error=False)
    while True:
        message = client.get_iopub_msg(timeout=LIMIT)
        if message["msg_type"] == "stream" and message["parent_header"]["msg_id"] == request:
            break
    started = time.monotonic()
    manager.interrupt_kernel()
    reply = ask(client, request)
    return {"reply": reply, "seconds": time.monotonic() - started}


def lives(process):
    try:
        os.kill(process, 0)
    except OSError:
        return False
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:
        return stat.read().split(") ")[1][0] != "Z"


def seconds_until_gone(process):
    started = time.monotonic()
    while lives(process) and time.monotonic() - started < LIMIT:
        time.sleep(0.02)
    return time.monotonic() - started


def engine_of(client):
    return int(run(client, "Environment.ProcessId")["messages"][0]["data"]["text/plain"])


def main():
    said = {}
    manager, client = start_new_kernel(kernel_name=".net-csharp", startup_timeout=LIMIT)
    said["result"] = run(client, "int kept = 41;\nkept + 1")
    said["stream"] = run(client, 'Console.WriteLine("first"); Thread.Sleep(500); Console.WriteLine("second");'.replace("Thread", "System.Threading.Thread"))
    said["update"] = run(client, 'var shown = display("one");\nshown.Update("two");')
    said["later"] = run(client, 'shown.Update("three");')
    said["input"] = run(client, 'var name = Console.ReadLine();\n$"Hello {name}"', answer="Ada")
    said["error"] = run(client, "int zero = 0;\n\n1 / zero")
    said["broken"] = run(client, "int x = 1;\nint y = nothing;")
    said["html"] = run(client, "#!html\n<b>bold</b>")
    said["loop"] = interrupted(manager, client, 'Console.WriteLine("on");\nwhile (true) { }')
    said["sleep"] = interrupted(manager, client, 'Console.WriteLine("on");\nSystem.Threading.Thread.Sleep(60_000);')
    said["kept"] = run(client, "kept")
    said["complete"] = ask(client, client.complete('"😀".Len', 8 - 1))
    said["inspect"] = ask(client, client.inspect("Math.Abs(-1)", 7))
    said["unfinished"] = ask(client, client.is_complete("for (int i = 0; i < 3; i++) {"))
    said["finished"] = ask(client, client.is_complete("1 + 1"))
    for name, code in CRASHES.items():
        said[name] = run(client, code)
        said[name + " after"] = run(client, "2 + 2")
    run(client, "int gone = 1;")
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=LIMIT)
    said["restarted"] = run(client, "gone")
    engine = engine_of(client)
    client.stop_channels()
    manager.shutdown_kernel(now=False)
    said["shutdown"] = seconds_until_gone(engine)

    manager, client = start_new_kernel(kernel_name=".net-csharp", startup_timeout=LIMIT)
    engine = engine_of(client)
    manager.provisioner.process.send_signal(signal.SIGKILL)
    said["orphan"] = seconds_until_gone(engine)
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    print(json.dumps(said))


main()

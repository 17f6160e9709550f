"""Cuts a picture out with the standard library alone: python3 cut_out_urllib.py shirt.jpg writes shirt.png.

The key comes from KOUKOUTU_API_KEY. KOUKOUTU_BASE_URL names the mock, such as http://127.0.0.1:4010.
"""

import json
import os
import sys
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

MODEL = "background-removal"


class ApiError(Exception):
    """The API refused. `code` is its code, whether it came as the HTTP status or inside of HTTP 200."""

    def __init__(self, code, message):
        super().__init__(f"code {code}: {message}")
        self.code = code


class UnknownOutcome(Exception):
    """The request was sent, and nobody knows whether it was carried out and charged. Compare your credits first."""


def host():
    base = os.environ.get("KOUKOUTU_BASE_URL")
    return f"{base}/async" if base else "https://async.koukoutu.com"


def form(fields, photo=None):
    """A multipart form: text fields, and the bytes of a photo."""
    boundary = uuid.uuid4().hex
    parts = []
    for name, value in fields.items():
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    if photo is not None:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="image_file"; filename="photo"\r\n'
        parts += [head.encode(), b"Content-Type: application/octet-stream\r\n\r\n", photo, b"\r\n"]
    return b"".join([*parts, f"--{boundary}--\r\n".encode()]), f"multipart/form-data; boundary={boundary}"


def call(path, fields, photo=None):
    """Sends a form and returns the `data` of the answer. Creating a task is the call that costs."""
    body, content_type = form(fields, photo)
    headers = {"X-API-Key": os.environ["KOUKOUTU_API_KEY"], "Content-Type": content_type}
    request = urllib.request.Request(host() + path, data=body, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=120) as response:
            status, answer = response.status, response.read()
    except urllib.error.HTTPError as error:
        status, answer = error.code, error.read()
    except urllib.error.URLError as error:
        # Before a connection stands, nothing was sent.
        if photo is None or isinstance(error.reason, ConnectionRefusedError):
            raise
        raise UnknownOutcome(f"{path}: {error.reason}") from error
    except OSError as error:
        if photo is None:
            raise
        raise UnknownOutcome(f"{path}: {error}") from error
    return data_of(status, answer, costs=photo is not None)


def data_of(status, answer, costs):
    """An error comes as the HTTP status, or as HTTP 200 with another `code`: the envelope decides."""
    try:
        envelope = json.loads(answer)
        code, message = envelope["code"], envelope.get("message", "")
    except (ValueError, KeyError, TypeError):
        code, envelope, message = status, {}, answer[:200].decode("utf-8", "replace")
    if code == 200 and isinstance(envelope.get("data"), dict):
        return envelope["data"]
    if costs and (code >= 500 or code == 200):
        raise UnknownOutcome(f"code {code}: {message}")
    raise ApiError(code, message)


def wait_for(task_id, seconds=300):
    """Asks about once a second until the task ends. A poll costs nothing, so it may fail and be repeated."""
    deadline = time.monotonic() + seconds
    failures = 0
    while time.monotonic() < deadline:
        try:
            state = call("/v1/query", {"task_id": task_id, "model_key": MODEL, "response": "url"})
        except (ApiError, OSError) as error:
            failures += 1
            if failures > 5 or getattr(error, "code", None) in (401, 404):
                raise
        else:
            if state["state"] == 1:
                return state["result_file"]
            if state["state"] != 0:
                raise ApiError(state["state"], f"task {task_id} failed: {state.get('message')}")
        time.sleep(1)
    raise TimeoutError(f"task {task_id} is still running: ask for it again later, it is paid for")


def cut_out(photo, out):
    fields = {"model_key": MODEL, "output_format": "png"}
    task_id = call("/v1/create", fields, photo.read_bytes())["task_id"]
    print(f"task {task_id}", file=sys.stderr)  # write it down: whoever knows the number can fetch the result later
    # The result link leads to another host, which gets no key.
    with urllib.request.urlopen(wait_for(task_id), timeout=120) as response:
        out.write_bytes(response.read())


if __name__ == "__main__":
    if len(sys.argv) != 2 or not os.environ.get("KOUKOUTU_API_KEY"):
        sys.exit("Usage: KOUKOUTU_API_KEY=… python3 cut_out_urllib.py photo.jpg")
    source = Path(sys.argv[1])
    try:
        cut_out(source, source.with_suffix(".png"))
    except UnknownOutcome as error:
        sys.exit(f"{error}\nThis may have been charged: compare your credits before you repeat it.")
    except (ApiError, OSError) as error:
        sys.exit(str(error))
    print(source.with_suffix(".png"))

"""Cuts a picture out with requests: python3 cut_out_requests.py shirt.jpg writes shirt.png.

The key comes from KOUKOUTU_API_KEY. KOUKOUTU_BASE_URL names the mock, such as http://127.0.0.1:4010.
"""

import os
import sys
import time
from pathlib import Path

import requests

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


def call(path, fields, photo=None):
    """Sends a form and returns the `data` of the answer. Creating a task is the call that costs."""
    try:
        response = requests.post(
            host() + path,
            data=fields,
            files=None if photo is None else {"image_file": photo},
            headers={"X-API-Key": os.environ["KOUKOUTU_API_KEY"]},
            timeout=(10, 120),
        )
    except requests.exceptions.ConnectTimeout:
        raise  # nothing was sent
    except requests.exceptions.RequestException as error:
        if photo is None or "Failed to establish a new connection" in str(error):
            raise
        raise UnknownOutcome(f"{path}: {error}") from error
    return data_of(response, costs=photo is not None)


def data_of(response, costs):
    """An error comes as the HTTP status, or as HTTP 200 with another `code`: the envelope decides."""
    try:
        envelope = response.json()
        code, message = envelope["code"], envelope.get("message", "")
    except (ValueError, KeyError, TypeError):
        code, envelope, message = response.status_code, {}, response.text[:200]
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
        except (ApiError, requests.exceptions.RequestException) as error:
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
    with photo.open("rb") as file:
        task_id = call("/v1/create", {"model_key": MODEL, "output_format": "png"}, file)["task_id"]
    print(f"task {task_id}", file=sys.stderr)  # write it down: whoever knows the number can fetch the result later
    # The result link leads to another host, which gets no key.
    result = requests.get(wait_for(task_id), timeout=(10, 120))
    result.raise_for_status()
    out.write_bytes(result.content)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not os.environ.get("KOUKOUTU_API_KEY"):
        sys.exit("Usage: KOUKOUTU_API_KEY=… python3 cut_out_requests.py photo.jpg")
    source = Path(sys.argv[1])
    try:
        cut_out(source, source.with_suffix(".png"))
    except UnknownOutcome as error:
        sys.exit(f"{error}\nThis may have been charged: compare your credits before you repeat it.")
    except (ApiError, OSError) as error:  # an error of requests is an OSError
        sys.exit(str(error))
    print(source.with_suffix(".png"))

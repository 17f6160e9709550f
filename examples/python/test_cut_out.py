"""Runs both programs against the mock: no key, no network, no credits. `npm test` finds the mock in node_modules."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent


def setUpModule():
    global mock, url
    command = ["koukoutu-mock", "--port", "0", "--speed", "20", "--log", "json"]
    mock = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    url = json.loads(mock.stdout.readline())["url"]


def tearDownModule():
    mock.terminate()
    mock.wait()
    mock.stdout.close()


def fault(rule):
    """Makes the mock fail as told."""
    body = json.dumps({"times": 1, **rule}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{url}/__mock/faults", data=body)).close()


class CutOut:
    """What both programs must do."""

    program = ""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        shutil.copy(HERE / "shirt.jpg", self.folder)

    def run_program(self, key="kkt-mock-key"):
        env = {**os.environ, "KOUKOUTU_API_KEY": key, "KOUKOUTU_BASE_URL": url, "no_proxy": "127.0.0.1"}
        command = [sys.executable, HERE / self.program, self.folder / "shirt.jpg"]
        return subprocess.run(command, env=env, capture_output=True, text=True)

    def test_a_photo_becomes_a_png(self):
        done = self.run_program()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "shirt.png").read_bytes()[:4], b"\x89PNG")

    def test_a_wrong_key_is_said(self):
        done = self.run_program("wrong")
        self.assertEqual(done.returncode, 1)
        self.assertIn("401", done.stderr)

    def test_an_empty_account_is_said(self):
        fault({"fault": {"kind": "error", "code": 409}})
        self.assertIn("409", self.run_program().stderr)

    def test_a_failure_that_may_have_been_charged_is_not_repeated(self):
        fault({"fault": {"kind": "error", "code": 502}, "operations": ["createTask"]})
        self.assertIn("may have been charged", self.run_program().stderr)

    def test_a_connection_that_is_cut_may_have_been_charged(self):
        fault({"fault": {"kind": "reset"}, "operations": ["createTask"]})
        self.assertIn("may have been charged", self.run_program().stderr)

    def test_a_poll_that_fails_is_repeated(self):
        fault({"fault": {"kind": "error", "code": 502}, "operations": ["queryTask"], "times": 2})
        done = self.run_program()
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_task_that_fails_is_said(self):
        fault({"fault": {"kind": "task-failed"}})
        self.assertIn("failed", self.run_program().stderr)


class WithUrllib(CutOut, unittest.TestCase):
    program = "cut_out_urllib.py"


class WithRequests(CutOut, unittest.TestCase):
    program = "cut_out_requests.py"


if __name__ == "__main__":
    unittest.main()

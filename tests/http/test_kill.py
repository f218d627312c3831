"""A run that is killed again and again ends with the same store, and asks nothing twice."""

import subprocess
import sys
from collections import Counter

from werkzeug import Response

from litreview.http import AnswerStore

RUN = """
import sys
from litreview.http import AnswerStore, Courtesy, Transport
store, url = sys.argv[1:]
with AnswerStore(store) as answers, Transport(answers, {"p": Courtesy(gap=0)}) as transport:
    for number in range(12):
        transport.fetch("p", url, {"n": number})
"""


def test_kill_and_resume(tmp_path, httpserver):
    """Four times the process dies without a word: while an answer is under way, before, after."""
    died_at = {"2": 1, "3": 1, "7": 2}  # how often the asker of this number is killed
    running = []

    def answer(request):
        number = request.args["n"]
        if died_at.get(number, 0) > 0:
            died_at[number] -= 1
            running[-1].kill()
        return Response(f"jawaban {number}")

    httpserver.expect_request("/a").respond_with_handler(answer)
    command = [sys.executable, "-c", RUN, str(tmp_path / "torn.sqlite"), httpserver.url_for("/a")]
    codes = []
    for _ in range(5):
        running.append(subprocess.Popen(command))
        codes.append(running[-1].wait())
    assert codes == [-9, -9, -9, -9, 0]
    command[3] = str(tmp_path / "whole.sqlite")
    asked = Counter(request.args["n"] for request, _ in httpserver.log)
    subprocess.run(command, check=True)
    rows = []
    for name in ("torn", "whole"):
        with AnswerStore(tmp_path / f"{name}.sqlite") as store:
            rows.append([(url, status, digest) for url, status, _, digest in store.history()])
    assert rows[0] == rows[1]
    assert len(rows[0]) == 12
    assert {n for n, times in asked.items() if times > 1} <= {"2", "3", "7"}

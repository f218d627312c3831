"""The way out: one transport with courtesy, budget and a store; `transport` alone opens sockets."""

from litreview.http.answers import Answer
from litreview.http.courtesy import Courtesy, Plan
from litreview.http.secrets import Secret
from litreview.http.store import AnswerStore
from litreview.http.transport import Transport

__all__ = ["Answer", "AnswerStore", "Courtesy", "Plan", "Secret", "Transport"]

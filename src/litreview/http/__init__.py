"""The way out: one transport with courtesy, budget and a store; `transport` alone opens sockets."""

from litreview.http.answers import Answer, AnswerStore
from litreview.http.courtesy import Courtesy
from litreview.http.transport import Transport

__all__ = ["Answer", "AnswerStore", "Courtesy", "Transport"]

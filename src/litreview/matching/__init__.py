"""References and a provider's records: a match, a refusal, or a question to a person."""

from litreview.matching.candidates import Candidate, CandidateIndex
from litreview.matching.match import Decision, Match, match_records, match_reference

__all__ = ["Candidate", "CandidateIndex", "Decision", "Match", "match_records", "match_reference"]

"""The questions that a store answers, by area; `auditing` has those of the audit."""

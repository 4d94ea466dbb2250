"""What was given up."""

from dataclasses import dataclass

from shopclerk.core.usecases.failures import DropFailure, ListFailures, RetryFailure, RetryFailures


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureDesk:
    list_failures: ListFailures
    retry_failure: RetryFailure
    retry_failures: RetryFailures
    drop_failure: DropFailure

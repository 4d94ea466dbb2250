"""Names of things. An id is an opaque, sortable string made by the `IdSource` port."""

from typing import NewType

PersonId = NewType("PersonId", str)
ContactId = NewType("ContactId", str)
CategoryId = NewType("CategoryId", str)
ProductId = NewType("ProductId", str)
SkuId = NewType("SkuId", str)
OrderId = NewType("OrderId", str)
OrderLineId = NewType("OrderLineId", str)
AttemptId = NewType("AttemptId", str)
ShipmentId = NewType("ShipmentId", str)
RefundId = NewType("RefundId", str)
CaseId = NewType("CaseId", str)
CampaignId = NewType("CampaignId", str)
DiscrepancyId = NewType("DiscrepancyId", str)
ThreadId = NewType("ThreadId", str)
FileId = NewType("FileId", str)
"""The SHA-256 of the content, in lower-case hexadecimal."""

/*
name: suppliers-with-one-owner
title: Suppliers of a list with a common owner
question: >-
  Which suppliers of a screened list have an owner in common, up to six hops up, so that they are not independent of each
  other?
tags: [ownership, suppliers]
parameters:
  organizations:
    type: "[Organization!]!"
    description: The suppliers. A saved screening gives the keys of its organizations (`Screening.organizationKeys`).
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
note: >-
  Owners that are not on record cannot be in common, so suppliers that are not listed need not be independent.
columns:
  owner: The owner that they have in common, the nearest ones first.
  suppliers: Suppliers below it, 100 at most.
  count: Suppliers below it, all of them.
  hops: Ownership hops between the owner and the nearest supplier.
  evidence: Statements of ownership, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17, organizations: [microsoft, insight-global] }
    rows: 0
*/
MATCH (supplier:Organization)
WHERE supplier.key IN $organizations
MATCH (owner:Organization)-[owns:OWNS WHERE owns.validFrom <= $asOf < owns.validTo]->{1,6}(supplier)
WHERE owner <> supplier
WITH owner, supplier, owns
ORDER BY supplier.key, size(owns)
WITH owner, supplier, collect(owns)[0] AS shortest
WITH owner, collect(supplier) AS suppliers, min(size(shortest)) AS hops, collect(shortest) AS statements
WHERE size(suppliers) > 1
UNWIND statements AS some
UNWIND some AS statement
WITH owner, suppliers, hops, collect(DISTINCT statement)[..25] AS evidence
RETURN owner, suppliers[..100] AS suppliers, size(suppliers) AS count, hops, evidence
ORDER BY hops, count DESC, owner.key

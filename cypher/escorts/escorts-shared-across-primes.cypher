/*
name: escorts-shared-across-primes
title: Escorts shared across primes
question: Which escorts watch accesses under contracts of more than one prime contractor on the same date?
tags: [escorts, concentration]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
note: >-
  An access counts for the prime of its own contract. Its chains can also run under contracts above or below that one, and
  groups of exposures by prime count these.
columns:
  primes: Primes of the contracts of the accesses escorted on the date.
  accesses: Number of these accesses.
  employers: >-
    Organizations that employ the escort on the date, on a contract of these accesses' families or with no contract
    named. Other employment does not count.
  systems: Systems, 25 at most.
  escorted: These accesses, 25 at most.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
MATCH (escort:Person)-[escorts:ESCORTS]->()
WHERE escorts.validFrom <= $asOf < escorts.validTo
MATCH ()-[has:HAS_ACCESS]->(access:Access {key: escorts.access})-[:UNDER]->(contract:Contract)
WHERE has.validFrom <= $asOf < has.validTo
MATCH (access)-[:TO]->(system:System)
MATCH (prime:Organization {key: contract.prime})
WITH escort, collect(DISTINCT prime) AS primes, collect(DISTINCT access) AS accesses,
  collect(DISTINCT system)[..25] AS systems
WHERE size(primes) > 1
RETURN escort, primes, size(accesses) AS accesses, COLLECT {
    // The chains of an access are under every contract of its family on which its escorts are employed.
    MATCH (employer:Organization)-[employs:EMPLOYS]->(escort)
    WHERE employs.validFrom <= $asOf < employs.validTo
      AND (employs.contract IS NULL OR any(access IN accesses WHERE
        EXISTS { (access)<-[:OF]-(x:Exposure {contract: employs.contract}) WHERE x.validFrom <= $asOf < x.validTo }
        OR EXISTS { (access)<-[x:DOMESTIC_CHAIN {contract: employs.contract}]-() WHERE x.validFrom <= $asOf < x.validTo }))
    RETURN DISTINCT employer ORDER BY employer.key
  } AS employers, systems, accesses[..25] AS escorted
ORDER BY size(primes) DESC, accesses DESC, escort.key

//> counted-accesses
RETURN sum(counted.chains[at]) AS totalCount, sum(counted.accesses[at]) AS accessCount

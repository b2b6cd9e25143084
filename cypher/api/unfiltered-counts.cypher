MATCH (counted:Subtier)
WHERE counted.key IN $origins
WITH counted, size([day IN counted.days WHERE day <= date($asOf)]) - 1 AS at
RETURN sum(counted.chains[at]) AS totalCount, sum(counted.accesses[at]) AS accessCount

//> whole
RETURN sum(has.chains) AS totalCount, count(*) AS accessCount

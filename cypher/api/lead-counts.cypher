//> lead-places
RETURN count(*) AS totalCount

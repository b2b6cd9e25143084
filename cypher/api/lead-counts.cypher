//> lead-places
RETURN kind, count(*) AS count

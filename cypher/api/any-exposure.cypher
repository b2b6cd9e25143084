//> matching
RETURN x.key AS key
LIMIT 1

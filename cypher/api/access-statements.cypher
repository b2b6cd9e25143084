MATCH (:Person {key: $engineer})-[r:ACCESSES|SUPERSEDED]->(:System {key: $system})
WHERE r.access = $access AND 'ACCESSES' IN [type(r), r.type]
WITH r ORDER BY r.validFrom, r.supersededAt, r.key
RETURN r { .*, key: split(r.key, '~')[0] } AS statement, toString(r.supersededAt) AS supersededAt

CALL () {
  MATCH (o:Organization)
  WHERE o.uei IN $identifiers.uei
  RETURN o
  UNION
  MATCH (o:Organization)
  WHERE o.key IN $identifiers.keys
  RETURN o
  UNION
  WITH size($identifiers.cage) + size($identifiers.lei) + size($identifiers.others) AS given
  WHERE given > 0
  MATCH (o:Organization)
  WHERE o.cage IN $identifiers.cage OR o.lei IN $identifiers.lei
    OR any(one IN o.otherIdentifiers WHERE one IN $identifiers.others)
  RETURN o
}
WITH o
WHERE o.withdrawn IS NULL
RETURN o.key AS key, o.name AS name, coalesce(o.otherNames, []) AS otherNames, o.country AS country,
  coalesce(o.dataClass = 'SYNTHETIC', false) AS isSynthetic, o.uei AS uei, o.cage AS cage, o.lei AS lei, coalesce(o.otherIdentifiers, []) AS others
ORDER BY key

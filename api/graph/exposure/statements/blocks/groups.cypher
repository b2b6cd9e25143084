RETURN group, accesses, systems, people, ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][rank] AS highest
ORDER BY CASE $orderBy WHEN 'PRIORITY' THEN rank END DESC, CASE $orderBy WHEN 'PRIORITY' THEN level END DESC,
  accesses DESC, rank DESC, group
SKIP $skip
LIMIT $first

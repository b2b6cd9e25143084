MATCH (counted:Subtier)
WHERE counted.key IN $origins
WITH counted, size([day IN counted.days WHERE day <= date($asOf)]) - 1 AS at

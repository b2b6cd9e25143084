MATCH (x:Exposure) WHERE x.chain IN $chains
RETURN x.chain AS id, x.validFrom AS validFrom, x.validTo AS validTo,
  COLLECT { // if lists
    MATCH (x)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists // if lists
    RETURN [d.validFrom, d.validTo] // if lists
  } AS listed, // if lists
  x.origin AS origin, x.located AS located
ORDER BY validFrom

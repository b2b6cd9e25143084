MATCH (x:Exposure) WHERE x.chain IN $chains
RETURN x.chain AS id, x.validFrom AS validFrom, x.validTo AS validTo,
//[ if lists
  COLLECT {
    MATCH (x)-[:FROM]->(:Country)-[d:DESIGNATED_ON]->(list:DesignationList) WHERE list.key IN $lists
    RETURN [d.validFrom, d.validTo]
  } AS listed,
//]
  x.origin AS origin, x.located AS located

MATCH (x:Exposure) WHERE x.chain IN $chains
RETURN x.chain AS id, x.validFrom AS validFrom, x.validTo AS validTo, x.origin AS origin, x.located AS located,
  COLLECT {
    MATCH (country:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE country.key IN x.countries AND list.key IN $filter.lists
    RETURN [d.validFrom, d.validTo]
  } AS listed

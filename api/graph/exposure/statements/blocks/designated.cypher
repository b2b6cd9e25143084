CALL (day) {
  MATCH (country:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
  WHERE list.key IN $filter.lists AND d.validFrom <= day < d.validTo
  RETURN collect(DISTINCT country.key) AS listed
}

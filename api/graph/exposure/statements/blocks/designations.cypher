CALL () {
  MATCH (country:Country)-[d:DESIGNATED_ON]->(list:DesignationList)
  WHERE list.key IN $filter.lists
  RETURN collect({country: country.key, from: d.validFrom, to: d.validTo}) AS designations, collect(DISTINCT country.key) AS listed
}

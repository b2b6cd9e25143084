UNWIND $organizations AS key
MATCH (organization:Organization {key: key})
USING INDEX SEEK organization:Organization(key)
RETURN key, organization.name AS name,
  head(COLLECT {
    MATCH (organization)-[r:REGISTERED_IN]->(country:Country)
    WHERE country.key = organization.country AND r.validFrom <= date($asOf) < r.validTo
    RETURN country.key LIMIT 1
  }) AS country,
  COLLECT {
    MATCH (organization)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE d.validFrom <= date($asOf) < d.validTo
    RETURN DISTINCT {list: list.key, programs: d.programs} AS designation ORDER BY designation.list, designation.programs
  } AS designatedOn

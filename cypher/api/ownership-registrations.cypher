UNWIND $organizations AS key
MATCH (organization:Organization {key: key})-[r:REGISTERED_IN]->(country:Country)
USING INDEX SEEK organization:Organization(key)
WHERE country.key = organization.country
RETURN key, country.key AS country, toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo

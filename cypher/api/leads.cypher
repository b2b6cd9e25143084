MATCH (country:Country)
WHERE country.isForeign
  AND ($filter.countries IS NULL OR country.key IN $filter.countries)
  AND ($filter.lists IS NULL OR EXISTS {
    MATCH (country)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $filter.lists AND d.validFrom <= date($filter.asOf) < d.validTo
  })
WITH collect(country) AS abroad
CALL (abroad) {
  // A kind that is not wanted starts from an empty list.
  UNWIND CASE WHEN 'WORK_ABROAD' IN $filter.kinds THEN abroad END AS country
  MATCH (country)<-[r:PERFORMED_IN]-(contract:Contract)
  WHERE r.validFrom <= date($filter.asOf) < r.validTo
    AND ($filter.organizations IS NULL OR contract.prime IN $filter.organizations)
    AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
  RETURN 'WORK_ABROAD' AS kind, country.key AS country, contract.key AS contract, null AS sameAs,
    CASE
      WHEN $filter.dataClasses IS NULL THEN contract.prime
      ELSE head(COLLECT {
        MATCH (contract)-[a:AWARDED_TO]->(prime)
        WHERE prime.key = contract.prime AND a.dataClass IN $filter.dataClasses
        RETURN prime.key
      })
    END AS organization
  UNION ALL
  WITH [country IN abroad WHERE 'WORK_ABROAD' IN $filter.kinds | country.key] AS keys
  MATCH ()-[r:SUBCONTRACTS_TO]->()
  WHERE r.performedIn IN keys AND r.validFrom <= date($filter.asOf) < r.validTo
    AND ($filter.organizations IS NULL OR r.to IN $filter.organizations)
    AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
  RETURN 'WORK_ABROAD' AS kind, r.performedIn AS country, r.contract AS contract, null AS sameAs, r.to AS organization
  UNION ALL
  UNWIND CASE WHEN 'STAFF_ABROAD' IN $filter.kinds THEN abroad END AS country
  MATCH (country)<-[l:LOCATED_IN]-(person:Person)<-[e:EMPLOYS]-(organization:Organization)
  WHERE l.validFrom <= date($filter.asOf) < l.validTo AND e.validFrom <= date($filter.asOf) < e.validTo
    AND NOT EXISTS { (person)-[:ACCESSES]->() }
    AND ($filter.organizations IS NULL OR organization.key IN $filter.organizations)
    AND ($filter.dataClasses IS NULL OR l.dataClass IN $filter.dataClasses AND e.dataClass IN $filter.dataClasses)
  RETURN 'STAFF_ABROAD' AS kind, country.key AS country, e.contract AS contract, null AS sameAs, organization.key AS organization
  UNION ALL
  CALL (abroad) {
    UNWIND CASE WHEN 'ORGANIZATION_ABROAD' IN $filter.kinds THEN abroad END AS country
    MATCH (country)<-[r:REGISTERED_IN]-(organization:Organization)
    WHERE organization.country = country.key AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
    RETURN 'ORGANIZATION_ABROAD' AS kind, country.key AS country, organization
    UNION ALL
    CALL (abroad) {
      UNWIND CASE WHEN 'OWNER_ABROAD' IN $filter.kinds THEN abroad END AS country
      MATCH (country)<-[r:REGISTERED_IN]-(owner:Organization)
      WHERE owner.country = country.key AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
      RETURN owner, country.key AS country
      UNION ALL
      UNWIND CASE WHEN 'OWNER_ABROAD' IN $filter.kinds THEN $filter.lists END AS list
      MATCH (:DesignationList {key: list})<-[d:DESIGNATED_ON]-(owner:Organization)
      WHERE d.validFrom <= date($filter.asOf) < d.validTo AND ($filter.dataClasses IS NULL OR d.dataClass IN $filter.dataClasses)
      OPTIONAL MATCH (owner)-[r:REGISTERED_IN]->(country:Country)
      WHERE country.isForeign AND country.key = owner.country AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
      RETURN owner, country.key AS country
    }
    MATCH (owner)
      -[r:OWNS
        WHERE r.validFrom <= date($filter.asOf) < r.validTo AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
      ]->{1,6}(organization:Organization)
    WHERE organization <> owner AND ($filter.same IS NULL OR NOT owner.key IN coalesce($filter.same[organization.key], []))
    WITH DISTINCT country, organization
    RETURN 'OWNER_ABROAD' AS kind, country, organization
    UNION ALL
    UNWIND CASE WHEN 'LISTED_ORGANIZATION' IN $filter.kinds THEN [true] END AS wanted
    MATCH (organization:Organization)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE d.validFrom <= date($filter.asOf) < d.validTo
      AND ($filter.lists IS NULL OR list.key IN $filter.lists)
      AND ($filter.dataClasses IS NULL OR d.dataClass IN $filter.dataClasses)
    OPTIONAL MATCH (organization)-[r:REGISTERED_IN]->(country:Country)
    WHERE country.isForeign AND country.key = organization.country
      AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
    RETURN 'LISTED_ORGANIZATION' AS kind, country.key AS country, organization
  }
  WITH DISTINCT kind, country, organization
  CALL (organization) {
    RETURN organization AS contractor, null AS sameAs
    UNION ALL
    UNWIND CASE WHEN $filter.same IS NOT NULL THEN $filter.same[organization.key] END AS key
    MATCH (contractor:Organization {key: key})
    RETURN contractor, organization.key AS sameAs
  }
  WITH kind, country, contractor, contractor.key AS key, sameAs
  WHERE $filter.organizations IS NULL OR key IN $filter.organizations
  CALL (contractor, key) {
    MATCH (contract:Contract {prime: key})
    WHERE $filter.dataClasses IS NULL OR EXISTS {
      MATCH (contract)-[r:AWARDED_TO]->(contractor)
      WHERE r.dataClass IN $filter.dataClasses
    }
    RETURN contract.key AS contract
    UNION
    MATCH (contractor)-[r:SUBCONTRACTS_TO]-()
    WHERE r.validFrom <= date($filter.asOf) < r.validTo
      AND ($filter.dataClasses IS NULL OR r.dataClass IN $filter.dataClasses)
    RETURN r.contract AS contract
  }
  RETURN kind, country, contract, sameAs, key AS organization
}
WITH kind, organization, country, contract, sameAs
WHERE ($filter.organizations IS NULL OR organization IN $filter.organizations)
  AND ($filter.countries IS NULL OR country IN $filter.countries)
  AND ($filter.contracts IS NULL OR contract IN $filter.contracts)
// With $countOnly, a row is a kind and the number of its leads, without it one lead.
WITH kind,
  CASE WHEN NOT $countOnly THEN organization END AS organization,
  CASE WHEN NOT $countOnly THEN country END AS country,
  CASE WHEN NOT $countOnly THEN contract END AS contract,
  CASE WHEN NOT $countOnly THEN sameAs END AS sameAs,
  count(DISTINCT CASE WHEN $countOnly THEN [organization, country, contract, sameAs] END) AS count
WITH *,
  [
    CASE kind
      WHEN 'WORK_ABROAD' THEN 0
      WHEN 'ORGANIZATION_ABROAD' THEN 1
      WHEN 'OWNER_ABROAD' THEN 2
      WHEN 'LISTED_ORGANIZATION' THEN 3
      ELSE 4
    END,
    coalesce(organization, ''), coalesce(country, ''), coalesce(contract, ''), coalesce(sameAs, '')
  ] AS position
WHERE $filter.after IS NULL OR position > $filter.after
RETURN kind, organization, country, contract, sameAs, CASE WHEN $countOnly THEN count END AS count
ORDER BY position
LIMIT $limit // One more than a page has: it shows whether there is another page.

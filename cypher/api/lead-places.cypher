MATCH (country:Country)
WHERE country.isForeign
  AND country.key IN $countries // if countries
//[ if lists
  AND EXISTS {
    MATCH (country)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
  }
//]
WITH collect(country) AS abroad
CALL (abroad) {
  UNWIND [] AS none
  RETURN null AS kind, null AS country, null AS contract, null AS organization
    , null AS sameAs // if same
//[ if workAbroad
  UNION ALL
  UNWIND abroad AS country
  MATCH (country)<-[r:PERFORMED_IN]-(contract:Contract)
  WHERE r.validFrom <= date($asOf) < r.validTo
    AND contract.prime IN $organizations // if organizations
    AND r.dataClass IN $dataClasses // if dataClasses
  RETURN 'WORK_ABROAD' AS kind, country.key AS country, contract.key AS contract,
    null AS sameAs, // if same
    contract.prime AS organization // if no dataClasses
//[ if dataClasses
    head(COLLECT {
      MATCH (contract)-[a:AWARDED_TO]->(prime)
      WHERE prime.key = contract.prime AND a.dataClass IN $dataClasses
      RETURN prime.key
    }) AS organization
//]
  UNION ALL
  WITH [country IN abroad | country.key] AS keys
  MATCH ()-[r:SUBCONTRACTS_TO]->()
  WHERE r.performedIn IN keys AND r.validFrom <= date($asOf) < r.validTo
    AND r.to IN $organizations // if organizations
    AND r.dataClass IN $dataClasses // if dataClasses
  RETURN 'WORK_ABROAD' AS kind, r.performedIn AS country, r.contract AS contract, r.to AS organization
    , null AS sameAs // if same
//]
//[ if staffAbroad
  UNION ALL
  UNWIND abroad AS country
  MATCH (country)<-[l:LOCATED_IN]-(person:Person)<-[e:EMPLOYS]-(organization:Organization)
  WHERE l.validFrom <= date($asOf) < l.validTo AND e.validFrom <= date($asOf) < e.validTo
    AND NOT EXISTS { (person)-[:ACCESSES]->() }
    AND organization.key IN $organizations // if organizations
    AND l.dataClass IN $dataClasses AND e.dataClass IN $dataClasses // if dataClasses
  RETURN 'STAFF_ABROAD' AS kind, country.key AS country, e.contract AS contract, organization.key AS organization
    , null AS sameAs // if same
//]
//[ if organizationAbroad or ownerAbroad or listedOrganization
  UNION ALL
  CALL (abroad) {
    UNWIND [] AS none
    RETURN null AS kind, null AS country, null AS organization
//[ if organizationAbroad
    UNION ALL
    UNWIND abroad AS country
    MATCH (country)<-[r:REGISTERED_IN]-(organization:Organization)
    WHERE organization.country = country.key
      AND r.dataClass IN $dataClasses // if dataClasses
    RETURN 'ORGANIZATION_ABROAD' AS kind, country.key AS country, organization
//]
//[ if ownerAbroad
    UNION ALL
    CALL (abroad) {
      UNWIND abroad AS country
      MATCH (country)<-[r:REGISTERED_IN]-(owner:Organization)
      WHERE owner.country = country.key
        AND r.dataClass IN $dataClasses // if dataClasses
      RETURN owner, country.key AS country
//[ if lists
      UNION ALL
      MATCH (owner:Organization)-[d:DESIGNATED_ON]->(list:DesignationList)
      WHERE list.key IN $lists AND d.validFrom <= date($asOf) < d.validTo
        AND d.dataClass IN $dataClasses // if dataClasses
      OPTIONAL MATCH (owner)-[r:REGISTERED_IN]->(country:Country)
      WHERE country.isForeign AND country.key = owner.country
        AND r.dataClass IN $dataClasses // if dataClasses
      RETURN owner, country.key AS country
//]
    }
    MATCH (owner)
      -[r:OWNS
        WHERE r.validFrom <= date($asOf) < r.validTo
          AND r.dataClass IN $dataClasses // if dataClasses
      ]->{1,6}(organization:Organization)
    WHERE organization <> owner
      AND NOT owner.key IN coalesce($same[organization.key], []) // if same
    WITH DISTINCT country, organization
    RETURN 'OWNER_ABROAD' AS kind, country, organization
//]
//[ if listedOrganization
    UNION ALL
    MATCH (organization:Organization)-[d:DESIGNATED_ON]->(list:DesignationList)
    WHERE d.validFrom <= date($asOf) < d.validTo
      AND list.key IN $lists // if lists
      AND d.dataClass IN $dataClasses // if dataClasses
    OPTIONAL MATCH (organization)-[r:REGISTERED_IN]->(country:Country)
    WHERE country.isForeign AND country.key = organization.country
      AND r.dataClass IN $dataClasses // if dataClasses
    RETURN 'LISTED_ORGANIZATION' AS kind, country.key AS country, organization
//]
  }
  WITH DISTINCT kind, country, organization
  WHERE organization.key IN $organizations // if organizations, no same
//[ if same
  CALL (organization) {
    RETURN organization AS contractor, null AS sameAs
    UNION ALL
    UNWIND $same[organization.key] AS key
    MATCH (contractor:Organization {key: key})
    RETURN contractor, organization.key AS sameAs
  }
  WITH kind, country, contractor AS organization, sameAs
//]
  CALL (organization) {
    MATCH (contract:Contract {prime: organization.key})
//[ if dataClasses
    WHERE EXISTS {
      MATCH (contract)-[r:AWARDED_TO]->(organization)
      WHERE r.dataClass IN $dataClasses
    }
//]
    RETURN contract.key AS contract
    UNION
    MATCH (organization)-[r:SUBCONTRACTS_TO]-()
    WHERE r.validFrom <= date($asOf) < r.validTo
      AND r.dataClass IN $dataClasses // if dataClasses
    RETURN r.contract AS contract
  }
  RETURN kind, country, contract, organization.key AS organization
    , sameAs // if same
//]
}
WITH DISTINCT kind, organization, country, contract
  , sameAs // if same
WHERE true
  AND organization IN $organizations // if organizations
  AND country IN $countries // if countries
  AND contract IN $contracts // if contracts

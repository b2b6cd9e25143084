// Leads, which are not exposures: work, organizations, owners and staff abroad, and listed organizations. At most 1,000.
// Unlike the list, the route from the contract's prime to the organization is left out.
MATCH (country:Country)
WHERE country.isForeign
//if lists
  AND EXISTS {
    MATCH (country)-[designated:DESIGNATED_ON]->(list:DesignationList)
    WHERE list.key IN $lists
      AND designated.validFrom <= date($asOf) < designated.validTo
  }
//end
WITH collect(country) AS abroad
CALL (abroad) {
  // Work performed abroad: under a contract, and under a subcontract.
  UNWIND abroad AS country
  MATCH (country)<-[stated:PERFORMED_IN]-(contract:Contract)
  WHERE stated.validFrom <= date($asOf) < stated.validTo
//if dataClasses
    AND stated.dataClass IN $dataClasses
//end
  OPTIONAL MATCH (organization:Organization {key: contract.prime})
//if dataClasses
  WHERE EXISTS {
    MATCH (contract)-[awarded:AWARDED_TO]->(organization)
    WHERE awarded.dataClass IN $dataClasses
  }
//end
  RETURN 'WORK_ABROAD' AS kind, organization, country, contract.key AS under, collect(stated) AS evidence
  UNION ALL
  WITH abroad, [country IN abroad | country.key] AS keys
  MATCH ()-[stated:SUBCONTRACTS_TO]->(organization:Organization)
  WHERE stated.performedIn IN keys
    AND stated.validFrom <= date($asOf) < stated.validTo
//if dataClasses
    AND stated.dataClass IN $dataClasses
//end
  MATCH (country:Country {key: stated.performedIn})
  RETURN 'WORK_ABROAD' AS kind, organization, country, stated.contract AS under, collect(stated) AS evidence
  UNION ALL
  // Staff abroad without an access on record.
  UNWIND abroad AS country
  MATCH (country)<-[located:LOCATED_IN]-(person:Person)<-[employs:EMPLOYS]-(organization:Organization)
  WHERE located.validFrom <= date($asOf) < located.validTo
    AND employs.validFrom <= date($asOf) < employs.validTo
//if dataClasses
    AND located.dataClass IN $dataClasses AND employs.dataClass IN $dataClasses
//end
    AND NOT EXISTS { MATCH (person)-[reaches:ACCESSES]->() }
  RETURN 'STAFF_ABROAD' AS kind, organization, country, employs.contract AS under,
    collect(located)[..25] + collect(employs)[..25] AS evidence
  UNION ALL
  // Organizations that are registered abroad, owned from abroad, or listed, for each of their contracts.
  WITH abroad
  CALL (abroad) {
    UNWIND abroad AS country
    MATCH (country)<-[stated:REGISTERED_IN]-(organization:Organization)
    WHERE organization.country = country.key
//if dataClasses
      AND stated.dataClass IN $dataClasses
//end
    RETURN 'ORGANIZATION_ABROAD' AS kind, organization, country, collect(stated) AS evidence
    UNION ALL
    UNWIND abroad AS country
    MATCH (country)<-[stated:REGISTERED_IN]-(owner:Organization)
    WHERE owner.country = country.key
//if dataClasses
      AND stated.dataClass IN $dataClasses
//end
    WITH DISTINCT country, owner
    MATCH (owner)
      ((upper)-[owns:OWNS]->(lower)
        WHERE owns.validFrom <= date($asOf) < owns.validTo
//if dataClasses
          AND owns.dataClass IN $dataClasses
//end
        ){1,6}
      (organization:Organization)
    WHERE organization <> owner
    RETURN 'OWNER_ABROAD' AS kind, organization, country, collect(owns[-1])[..25] AS evidence
    UNION ALL
    MATCH (organization:Organization)-[stated:DESIGNATED_ON]->(list:DesignationList)
    WHERE stated.validFrom <= date($asOf) < stated.validTo
//if lists
      AND list.key IN $lists
//end
//if dataClasses
      AND stated.dataClass IN $dataClasses
//end
    OPTIONAL MATCH (country:Country {key: organization.country})
    WHERE country.isForeign
//if dataClasses
      AND EXISTS {
        MATCH (organization)-[registered:REGISTERED_IN]->(country)
        WHERE registered.dataClass IN $dataClasses
      }
//end
    RETURN 'LISTED_ORGANIZATION' AS kind, organization, country, collect(stated) AS evidence
  }
  CALL (organization) {
    MATCH (contract:Contract {prime: organization.key})
//if dataClasses
    WHERE EXISTS {
      MATCH (contract)-[awarded:AWARDED_TO]->(organization)
      WHERE awarded.dataClass IN $dataClasses
    }
//end
    RETURN contract.key AS under
    UNION
    MATCH (organization)-[subcontract:SUBCONTRACTS_TO]-()
    WHERE subcontract.validFrom <= date($asOf) < subcontract.validTo
//if dataClasses
      AND subcontract.dataClass IN $dataClasses
//end
    RETURN subcontract.contract AS under
  }
  RETURN kind, organization, country, under, evidence
}
WITH kind, organization, country, under, collect(evidence) AS evidences
//if organization
WHERE organization.key = $organization
//end
//if contract
WHERE under = $contract
//end
//if country
WHERE country.key = $country
//end
OPTIONAL MATCH (contract:Contract {key: under})
RETURN kind, organization, country, contract, reduce(all = [], one IN evidences | all + one)[..25] AS evidence
ORDER BY kind, organization.key, country.key, under
LIMIT 1000

ORDER BY position LIMIT $limit // One more than a page has: it shows whether there is another page.
RETURN position, x.key AS key, x.chain AS id, x.low AS low, x.high AS high, x.vector AS vector, x.facts AS facts,
  x.access AS access, x.system AS system, x.impactLevel AS impactLevel, x.sensitivity AS sensitivity, x.mode AS mode, x.basis AS basis,
  origin, CASE WHEN $filter.lists IS NULL THEN x.originBasis WHEN origin = 'FOREIGN' THEN ['LOCATION'] ELSE [] END AS originBasis,
  /* @confidence */ AS confidence,
  /* @dataClasses */ AS dataClasses,
  /* @gaps */ AS gaps,
  x.lineage AS lineage, x.tierDepth AS tierDepth, x.engineer AS engineer, x.clearance AS clearance, x.employers AS engineerEmployers,
  [one IN x.countries WHERE NOT one IN $domesticCountries] AS countries,
  CASE WHEN $filter.lists IS NULL THEN null ELSE [one IN x.countries WHERE one IN listed] END AS listed,
  x.escort AS escort, x.credentialOf AS credentialOf, x.contract AS contract, x.prime AS prime, x.passes AS chain, x.accountable AS accountable
ORDER BY position

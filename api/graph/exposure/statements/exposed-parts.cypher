WITH date($filter.asOf) AS day
/* @designated */
CALL () {
  UNWIND $among.systems AS key
  MATCH (:System {key: key})<-[:REACHES]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.contracts AS key
  MATCH (:Contract {key: key})<-[:UNDER]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.organizations AS key
  MATCH (:Organization {key: key})<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)
  RETURN x
  UNION
  // The prime of a chain without a route from it.
  UNWIND $among.organizations AS key
  MATCH (:Contract {prime: key})<-[:UNDER]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.people AS key
  MATCH (:Person {key: key})<-[:BY|ESCORTED_BY|ON_CREDENTIAL_OF]-(x:Exposure)
  RETURN x
  UNION
  UNWIND $among.countries AS key
  MATCH (:Country {key: key})<-[:FROM]-(x:Exposure)
  RETURN x
}
/* @matching */
WITH x, CASE
    WHEN origin <> 'FOREIGN' THEN []
    WHEN $filter.lists IS NULL THEN [one IN x.countries WHERE NOT one IN $domesticCountries]
    ELSE [one IN x.countries WHERE one IN listed]
  END AS countries, 'Person:' + x.engineer AS engineer, coalesce(x.escort, x.credentialOf, x.engineer) AS answering
WITH x, countries, engineer, [one IN ['System:' + x.system, engineer, 'Person:' + answering, 'Contract:' + x.contract,
    'Organization:' + x.prime, 'Organization:' + x.accountable]
    + [one IN x.passes + x.employers | 'Organization:' + one] + [one IN countries | 'Country:' + one]
  WHERE $isAmong[one]] AS nodes,
  [one IN [at IN range(0, size(x.passes) - 2) |
    {type: 'SUBCONTRACTS_TO', from: 'Organization:' + x.passes[at], to: 'Organization:' + x.passes[at + 1], under: x.contract}]
    + [{type: 'EMPLOYS', from: 'Organization:' + x.accountable, to: 'Person:' + answering,
        under: CASE WHEN 'EMPLOYMENT_NAMES_NO_CONTRACT' IN x.gaps THEN null ELSE x.contract END},
      {type: 'ESCORTS', from: 'Person:' + x.escort, to: engineer, under: x.access},
      {type: 'LENDS_TO', from: 'Person:' + x.credentialOf, to: engineer, under: x.access},
      {type: 'ACCESSES', from: engineer, to: 'System:' + x.system, under: x.access}]
    + [country IN countries | {type: 'LOCATED_IN', from: engineer, to: 'Country:' + country, under: null}]
  WHERE $isAmong[one.from] AND $isAmong[one.to]] AS hops
UNWIND [one IN nodes | {type: null, from: one, to: null, under: null}] + hops AS part
WITH part, count(DISTINCT x.chain) AS chains,
  max(CASE x.high WHEN 'CRITICAL' THEN 3 WHEN 'HIGH' THEN 2 WHEN 'MODERATE' THEN 1 ELSE 0 END) AS rank,
  collect(DISTINCT CASE WHEN part.type IS NULL AND part.from = engineer THEN countries END) AS located
RETURN part.type AS type, part.from AS from, part.to AS to, part.under AS under, chains,
  ['LOW', 'MODERATE', 'HIGH', 'CRITICAL'][rank] AS highest,
  reduce(all = [], some IN located | all + [one IN some WHERE NOT one IN all]) AS countries
ORDER BY type IS NOT NULL, rank DESC, chains DESC, from, type, to, under
LIMIT $limit

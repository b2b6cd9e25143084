WITH date($asOf) AS day
UNWIND $organizations AS key
MATCH (o:Organization {key: key})
CALL (o, day) {
  MATCH (o)<-[:PASSES|ACCOUNTABLE|EMPLOYER]-(x:Exposure)
  WHERE x.validFrom <= day < x.validTo AND x.origin = 'FOREIGN'
  RETURN count(DISTINCT x.access) AS accesses, collect(DISTINCT x.high) AS highs
}
CALL (o, day) {
  MATCH (o)<-[awarded:AWARDED_TO]-(contract:Contract {prime: o.key})
  WITH contract, any(valid IN collect(awarded.validFrom <= day < awarded.validTo) WHERE valid) AS isToday
  RETURN count(contract) AS primeEver, count(CASE WHEN isToday THEN 1 END) AS primeToday
}
CALL (o, day) {
  MATCH (o)-[employs:EMPLOYS]->(person:Person)
  WITH employs.contract AS contract, person:Escort AS isEscort, person:Engineer AS isEngineer,
    employs.validFrom <= day < employs.validTo AS isToday
  WITH coalesce(contract, '') AS contract,
    any(one IN collect(isEscort) WHERE one) AS isEscort, any(one IN collect(isEscort AND isToday) WHERE one) AS isEscortToday,
    any(one IN collect(isEngineer) WHERE one) AS isEngineer, any(one IN collect(isEngineer AND isToday) WHERE one) AS isEngineerToday
  RETURN count(CASE WHEN isEscort THEN 1 END) AS escortsEver, count(CASE WHEN isEscortToday THEN 1 END) AS escortsToday,
    count(CASE WHEN isEngineer THEN 1 END) AS engineersEver, count(CASE WHEN isEngineerToday THEN 1 END) AS engineersToday
}
CALL (o, day) {
  MATCH (o)<-[s:SUBCONTRACTS_TO]-()
  WHERE s.validFrom <= day < s.validTo AND s.performedIn IS NOT NULL
  MATCH (country:Country {key: s.performedIn})
  WHERE country.isForeign
  RETURN DISTINCT country.key AS place
  UNION
  MATCH (contract:Contract {prime: o.key})-[performed:PERFORMED_IN]->(country:Country)
  WHERE performed.validFrom <= day < performed.validTo AND country.isForeign
  RETURN DISTINCT country.key AS place
  UNION
  RETURN null AS place
}
RETURN key, accesses, highs, primeEver, primeToday, escortsEver, escortsToday, engineersEver, engineersToday,
  collect(place) AS abroad

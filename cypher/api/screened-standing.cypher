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
  WITH contract, max(awarded.validFrom <= day < awarded.validTo) AS isToday
  RETURN count(contract) AS primeEver, count(CASE WHEN isToday THEN 1 END) AS primeToday
}
CALL (o, day) {
  MATCH (o)-[employs:EMPLOYS]->(person:Person)
  WITH coalesce(employs.contract, '') AS contract, person:Escort AS isEscort, person:Engineer AS isEngineer,
    employs.validFrom <= day < employs.validTo AS isToday
  WITH contract, max(isEscort) AS isEscort, max(isEscort AND isToday) AS isEscortToday,
    max(isEngineer) AS isEngineer, max(isEngineer AND isToday) AS isEngineerToday
  RETURN count(CASE WHEN isEscort THEN 1 END) AS escortsEver, count(CASE WHEN isEscortToday THEN 1 END) AS escortsToday,
    count(CASE WHEN isEngineer THEN 1 END) AS engineersEver, count(CASE WHEN isEngineerToday THEN 1 END) AS engineersToday
}
CALL (o, day) {
  MATCH (o)<-[s:SUBCONTRACTS_TO]-()
  WITH s.contract AS contract, s.performedIn AS place, s.validFrom <= day < s.validTo AS isToday
  WITH contract, max(isToday) AS isToday, collect(DISTINCT CASE WHEN isToday THEN place END) AS places
  RETURN collect(CASE WHEN isToday THEN contract END) AS today, collect(CASE WHEN NOT isToday THEN contract END) AS anotherDay,
    collect(places) AS places
}
WITH *, EXISTS {
    UNWIND today AS under
    MATCH (contract:Contract {key: under})
    MATCH (o)<-[s:SUBCONTRACTS_TO {contract: under}]-(:Organization {key: contract.prime})
    WHERE s.validFrom <= day < s.validTo
  } AS isFirstTierToday, EXISTS {
    UNWIND anotherDay AS under
    MATCH (contract:Contract {key: under})
    MATCH (o)<-[:SUBCONTRACTS_TO {contract: under}]-(:Organization {key: contract.prime})
  } AS isFirstTierAnotherDay
RETURN key, accesses, highs, primeEver, primeToday, escortsEver, escortsToday, engineersEver, engineersToday,
  size(today) AS subcontractsToday, size(anotherDay) AS subcontractsAnotherDay, isFirstTierToday, isFirstTierAnotherDay,
  COLLECT {
    UNWIND places AS ofContract
    UNWIND ofContract AS place
    WITH DISTINCT place
    MATCH (country:Country {key: place})
    WHERE country.isForeign
    RETURN country.key AS place
    UNION
    MATCH (contract:Contract {prime: o.key})-[performed:PERFORMED_IN]->(country:Country)
    WHERE performed.validFrom <= day < performed.validTo AND country.isForeign
    RETURN country.key AS place
  } AS abroad

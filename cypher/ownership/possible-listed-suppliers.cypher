/*
name: possible-listed-suppliers
title: Suppliers that may be listed
question: Which companies on contracts share a name or an identifier with an organization that a list designates, and may be that organization?
tags: [ownership, foreign, subcontracting]
parameters:
  asOf:
    type: Date!
    default: today
    description: The date the question is about.
  lists:
    type: "[DesignationList!]!"
    default: []
    description: Only these lists. If empty, all lists count.
note: It also shows pairs that people decided are not the same.
columns:
  finding: >-
    IDENTIFIER: a source gives both the same UEI, CAGE code or LEI. NAME: a source gives both the same name, apart from
    case, punctuation and legal form. A name match is a question, not an answer: different companies share names.
  shared: The name or identifier that both have.
  listed: The record that the list designates.
  primeOn: Contracts on which the company is the prime, 25 at most.
  subcontractorOn: Other contracts under which it gets or gives a subcontract on the date, 25 at most.
  evidence: The statements that give both the name or identifier, and the designation.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
WITH ['.', ',', '(', ')', '&', '-', '/', '"', "'"] AS signs,
  ['', 'CO', 'COMPANY', 'CORP', 'CORPORATION', 'INC', 'INCORPORATED', 'LIMITED', 'LLC', 'LTD', 'THE'] AS forms
// What the sources give each listed organization: a name becomes its words, without punctuation and legal form.
MATCH (listed:Organization)-[designated:DESIGNATED_ON]->(list:DesignationList)
WHERE ($lists = [] OR list.key IN $lists) AND designated.validFrom <= $asOf < designated.validTo
MATCH (listed)-[states:DESCRIBED_BY]->(:Source)
UNWIND ['UEI ' + states.uei, 'CAGE ' + states.cage, 'LEI ' + states.lei,
  reduce(name = 'NAME', word IN [word IN split(reduce(text = toUpper(states.name), sign IN signs | replace(text, sign, ' ')), ' ')
    WHERE NOT word IN forms] | name + ' ' + word)] AS shared
WITH * WHERE shared <> 'NAME'
WITH signs, forms, shared, listed, list, collect(DISTINCT designated) + collect(DISTINCT states) AS evidence
WITH signs, forms, collect({shared: shared, listed: listed, list: list, evidence: evidence}) AS marks
WITH *, [mark IN marks | mark.shared] AS wanted
MATCH (company:Organization)-[states:DESCRIBED_BY]->(:Source)
UNWIND ['UEI ' + states.uei, 'CAGE ' + states.cage, 'LEI ' + states.lei,
  reduce(name = 'NAME', word IN [word IN split(reduce(text = toUpper(states.name), sign IN signs | replace(text, sign, ' ')), ' ')
    WHERE NOT word IN forms] | name + ' ' + word)] AS shared
WITH company, shared, marks, wanted, states WHERE shared IN wanted
WITH company, shared, marks, collect(DISTINCT states) AS statements
UNWIND [mark IN marks WHERE mark.shared = shared AND mark.listed <> company] AS mark
WITH company, shared, mark.listed AS listed, mark.list AS list, statements + mark.evidence AS evidence
WHERE NOT EXISTS { MATCH (company)-[own:DESIGNATED_ON]->(list) WHERE own.validFrom <= $asOf < own.validTo }
WITH *, COLLECT {
    MATCH (contract:Contract {prime: company.key})
    WITH contract ORDER BY contract.key LIMIT 25
    RETURN contract
  } AS primeOn, COLLECT {
    // A company that gives a subcontract works on the contract, even if the one that it got is not on record on the date.
    MATCH (company)-[subcontract:SUBCONTRACTS_TO]-()
    WHERE subcontract.validFrom <= $asOf < subcontract.validTo
    WITH DISTINCT company, subcontract.contract AS key
    MATCH (contract:Contract {key: key}) WHERE coalesce(contract.prime, '') <> company.key
    WITH contract ORDER BY contract.key LIMIT 25
    RETURN contract
  } AS subcontractorOn
WHERE primeOn <> [] OR subcontractorOn <> []
RETURN company, CASE WHEN shared STARTS WITH 'NAME ' THEN 'NAME' ELSE 'IDENTIFIER' END AS finding, shared, listed, list,
  primeOn, subcontractorOn, evidence
ORDER BY finding, company.key, list.key, listed.key, shared

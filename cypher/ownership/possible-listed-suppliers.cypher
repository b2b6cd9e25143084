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
    case, accents, punctuation, “the”, “and” and legal form. A name match is a question, not an answer: different companies share names.
  shared: The name or identifier that both have.
  listed: The record that the list designates.
  primeOn: Contracts on which the company is the prime, 25 at most.
  subcontractorOn: Other contracts under which it gets or gives a subcontract on the date, 25 at most.
  evidence: The statements that give both the name or identifier, and the designation.
expect:
  - parameters: { asOf: 2025-07-17 }
    rows: 0
*/
WITH [',', '(', ')', '&', '-', '/', '"', ';', ':', '+', '“', '”', '–', '\n', '\r', '\t'] AS signs,
  ['.', "'", '’', '\u0300', '\u0301', '\u0302', '\u0303', '\u0308', '\u030A', '\u030C', '\u0327'] AS marks,
  ['', 'AND', 'CO', 'COMPANY', 'CORP', 'CORPORATION', 'INC', 'INCORPORATED', 'LIMITED', 'LLC', 'LTD', 'THE'] AS ignored,
  split('AB AG APS AS BV GMBH KG KK LLP LP NV OY OYJ PLC PTE PTY SA SARL SAS SE SPA SRL', ' ') AS endings
// A name becomes its words without legal form: once without periods, apostrophes and accents, once with blanks for them.
MATCH (listed:Organization)-[designated:DESIGNATED_ON]->(list:DesignationList)
WHERE ($lists = [] OR list.key IN $lists) AND designated.validFrom <= $asOf < designated.validTo
MATCH (listed)-[states:DESCRIBED_BY]->(:Source)
WITH *, reduce(text = toUpper(normalize(coalesce(states.name, ''), NFKD)), sign IN signs | replace(text, sign, ' ')) AS text
UNWIND [toUpper('UEI ' + states.uei), toUpper('CAGE ' + states.cage), toUpper('LEI ' + states.lei)] + [words IN [gap IN ['', ' '] |
    [word IN split(reduce(name = text, mark IN marks | replace(name, mark, gap)), ' ') WHERE NOT word IN ignored]] |
  reduce(name = 'NAME', at IN range(0, size(words) - 1) |
    name + CASE WHEN at > 0 AND all(word IN words[at..] WHERE word IN endings) THEN '' ELSE ' ' + words[at] END)] AS shared
// Values that are no identifiers, such as “N/A” or 00000, are shared by companies that have nothing else in common.
WITH * WHERE shared =~ '(?s)NAME .+|(?!\\w+ (.)\\1+$)(UEI \\w{12}|CAGE \\w{5}|LEI \\w{20})'
WITH signs, marks, ignored, endings, shared, listed, list, collect(DISTINCT designated) + collect(DISTINCT states) AS evidence
WITH signs, marks, ignored, endings, collect({shared: shared, listed: listed, list: list, evidence: evidence}) AS found
WITH *, [one IN found | one.shared] AS wanted
MATCH (company:Organization)-[states:DESCRIBED_BY]->(:Source)
WITH *, reduce(text = toUpper(normalize(coalesce(states.name, ''), NFKD)), sign IN signs | replace(text, sign, ' ')) AS text
UNWIND [toUpper('UEI ' + states.uei), toUpper('CAGE ' + states.cage), toUpper('LEI ' + states.lei)] + [words IN [gap IN ['', ' '] |
    [word IN split(reduce(name = text, mark IN marks | replace(name, mark, gap)), ' ') WHERE NOT word IN ignored]] |
  reduce(name = 'NAME', at IN range(0, size(words) - 1) |
    name + CASE WHEN at > 0 AND all(word IN words[at..] WHERE word IN endings) THEN '' ELSE ' ' + words[at] END)] AS shared
WITH company, shared, found, wanted, states WHERE shared IN wanted
WITH company, shared, found, collect(DISTINCT states) AS statements
UNWIND [one IN found WHERE one.shared = shared AND one.listed <> company] AS one
WITH company, shared, one.listed AS listed, one.list AS list, statements + one.evidence AS evidence
WHERE NOT EXISTS { MATCH (company)-[own:DESIGNATED_ON]->(list) WHERE own.validFrom <= $asOf < own.validTo }
UNWIND evidence AS one
WITH company, listed, list, replace(shared, ' ', '') AS joined, min(shared) AS shared, collect(DISTINCT one) AS evidence
WITH *, COLLECT {
    MATCH (contract:Contract {prime: company.key}) RETURN contract ORDER BY contract.key LIMIT 25
  } AS primeOn, COLLECT {
    // A company that gives a subcontract works on the contract, even if the one that it got is not on record on the date.
    MATCH (company)-[subcontract:SUBCONTRACTS_TO]-() WHERE subcontract.validFrom <= $asOf < subcontract.validTo
    WITH DISTINCT company, subcontract.contract AS key
    MATCH (contract:Contract {key: key}) WHERE coalesce(contract.prime, '') <> company.key
    RETURN contract ORDER BY contract.key LIMIT 25
  } AS subcontractorOn
WHERE primeOn <> [] OR subcontractorOn <> []
RETURN company, CASE WHEN shared STARTS WITH 'NAME ' THEN 'NAME' ELSE 'IDENTIFIER' END AS finding, shared, listed, list,
  primeOn, subcontractorOn, evidence
ORDER BY finding, company.key, list.key, listed.key, shared

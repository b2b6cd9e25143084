import { byKey } from '../database/by-key.ts';
import type { Transaction } from '../database/database.ts';
import { bestFirst } from '../exposure/hops.ts';
import type { EntityTable } from '../model/table.ts';
import { propertyFields, tables } from '../model/tables.ts';
import { superseded } from '../model/vocabulary.ts';
import type { EdgeType } from '../model/vocabulary.ts';
import { statementInRow } from './evidence-statements.ts';
import type { EvidenceSource, evidenceStatements } from './evidence-statements.ts';
import { parseInstant, resolvedValue } from './resolved-values.ts';

/** A source's values that decide between statements. */
export interface FormerSource {
  readonly grade: string | null;
  readonly retrievedAt: string | null;
  readonly publishedOn: string | null;
}

/** The state of the graph after an import. */
export interface Moment {
  /** When that import began: what it stated was recorded then, and what it superseded was superseded then. */
  readonly at: Date;
  /** The values at that time of the sources that have changed since, by key. */
  readonly sources: Readonly<Record<string, FormerSource>>;
  /** Statements that carry an earlier time than the one at which they were made, as the keys that they have once they are superseded. */
  readonly madeLater: readonly string[];
  /** The keys of superseded statements that carry an earlier time than the one at which they were superseded. */
  readonly supersededLater: readonly string[];
}

/** The key that a statement `r` had or has while it is current, as Cypher; nothing else in a key is a tilde. */
const currentKey = `split(r.key, '~')[0]`;

/** Whether the relationship `r` was a statement of a type at the time, as Cypher. */
function wasStated(edge: EdgeType): string {
  return `(type(r) = '${edge}' OR r.type = '${edge}') AND r.recordedAt <= $at
      AND (r.supersededAt IS NULL OR r.supersededAt > $at OR r.key IN $supersededLater)
      AND ($madeLater = [] OR NOT ${currentKey} + '~' + toString(r.recordedAt) IN $madeLater)`;
}

/** The source `s` as it was, as Cypher. */
const formerSource = `CASE WHEN $sources[s.key] IS NULL THEN s{.key, .grade, .retrievedAt, .publishedOn} ELSE {
      key: s.key, grade: $sources[s.key].grade, retrievedAt: ${parseInstant('$sources[s.key].retrievedAt')},
      publishedOn: date($sources[s.key].publishedOn)
    } END`;

/** `n` → a map of some of its values as they were, under the name `as`; as an import resolves them. */
function valuesOf(n: string, { table, properties }: Valued, as: string): string {
  const fields = propertyFields(table).filter(({ property }) => properties.includes(property));
  const values = fields.map((field) => `${field.property}: ${resolvedValue(table, field, 'null')}`);
  return `CALL (${n}) {
      WITH ${n} AS n
      CALL (n) {
        OPTIONAL MATCH (n)-[r:DESCRIBED_BY|${superseded}]->(s:Source) WHERE ${wasStated('DESCRIBED_BY')}
        WITH r{.*, key: ${currentKey}} AS r, ${formerSource} AS s ORDER BY ${bestFirst('r', 's')}
        RETURN collect(r) AS stated
      }
      CALL (n, stated) {
        OPTIONAL MATCH (n)-[r:${superseded} {type: 'DESCRIBED_BY'}]->(s:Source) WHERE stated = [] AND r.supersededAt <= $at
        WITH r, ${formerSource} AS s ORDER BY r.supersededAt DESC, ${bestFirst('r', 's')}
        RETURN collect(r) AS former
      }
      RETURN {${values.join(', ')}} AS ${as}
    }`;
}

interface Valued {
  readonly table: EntityTable;
  readonly properties: readonly string[];
}

const people: Valued = { table: tables.people, properties: ['usPersonStatus'] };
const systems: Valued = { table: tables.systems, properties: ['kind', 'impactLevel', 'sensitivity', 'agency'] };
const contracts: Valued = { table: tables.contracts, properties: ['prime', 'parent', 'identified'] };
const organizations: Valued = { table: tables.organizations, properties: ['country'] };

const statement = statementInRow(currentKey);

/** `key` → the statements `r` about the access, from `a` to `b`. */
function ofAccess(edge: EdgeType): string {
  return `CALL (key) {
      MATCH (a)-[r:${edge} {access: key}]->(b) USING INDEX SEEK r:${edge}(access) RETURN a, r, b
      UNION ALL
      MATCH (a)-[r:${superseded} {access: key}]->(b) USING INDEX SEEK r:${superseded}(access) RETURN a, r, b
    }
    WITH key, a, r, b WHERE ${wasStated(edge)}`;
}

/** `key` → the key of the engineer of the access then. An import moves the escorts and credentials of an access to its engineer. */
const engineerThen = `CALL (key) {
      ${ofAccess('ACCESSES')}
      RETURN collect(DISTINCT a.key)[0] AS engineerThen
    }`;

const contractColumns = `contract.key AS key, was.prime AS prime, was.parent AS parent, was.identified AS identified`;

/** The statements of `evidenceStatements` as of `$at`, with the same columns. */
const rewoundStatements: Readonly<Record<keyof typeof evidenceStatements, string>> = {
  accesses: `UNWIND $keys AS key
    ${ofAccess('ACCESSES')}
    ${valuesOf('a', people, 'person')}
    ${valuesOf('b', systems, 'system')}
    RETURN key AS access, a.key AS person, person.usPersonStatus AS status, b.key AS system, system.kind AS kind,
      system.impactLevel AS impactLevel, system.sensitivity AS sensitivity, system.agency AS agency, r.contract AS contract,
      r.basis AS basis, r.mode AS mode, r.plane AS plane, r.approvalRef AS approvalRef, ${statement}`,
  escorts: `UNWIND $keys AS key
    ${ofAccess('ESCORTS')}
    ${engineerThen}
    RETURN key AS access, a.key AS escort, coalesce(engineerThen, b.key) AS engineer, ${statement}`,
  credentials: `UNWIND $keys AS key
    ${ofAccess('LENDS_TO')}
    ${engineerThen}
    RETURN key AS access, a.key AS holder, coalesce(engineerThen, b.key) AS engineer, ${statement}`,
  employment: `UNWIND $keys AS key
    MATCH (person:Person {key: key})<-[r:EMPLOYS|${superseded}]-(organization) USING INDEX SEEK person:Person(key)
    WHERE ${wasStated('EMPLOYS')}
    RETURN key AS person, organization.key AS organization, r.contract AS contract, r.role AS role,
      r.proficiency AS proficiency, ${statement}`,
  locations: `UNWIND $keys AS key
    MATCH (person:Person {key: key})-[r:LOCATED_IN|${superseded}]->(country) USING INDEX SEEK person:Person(key)
    WHERE ${wasStated('LOCATED_IN')}
    RETURN key AS person, country.key AS country, ${statement}`,
  vetting: `UNWIND $keys AS key
    MATCH (person:Person {key: key})-[r:HOLDS|${superseded}]->() USING INDEX SEEK person:Person(key)
    WHERE ${wasStated('HOLDS')}
    RETURN key AS person, r.tier AS tier, r.clearance AS clearance, r.adjudication AS adjudication,
      toString(r.expiresOn) AS expiresOn, ${statement}`,
  contracts: `UNWIND $keys AS key
    ${byKey('contract', 'Contract', 'key')}
    ${valuesOf('contract', contracts, 'was')}
    RETURN ${contractColumns}`,
  // Whatever gave a contract a parent has also stated UNDER.
  contractsUnder: `UNWIND $keys AS key
    MATCH (parent:Contract {key: key})<-[r:UNDER|${superseded}]-(contract:Contract) USING INDEX SEEK parent:Contract(key)
    WITH DISTINCT key, contract
    ${valuesOf('contract', contracts, 'was')}
    WITH key, contract, was WHERE was.parent = key
    RETURN ${contractColumns}`,
  contractsInto: `UNWIND $keys AS key
    MATCH (sub:Organization {key: key})<-[r:SUBCONTRACTS_TO|${superseded}]-() USING INDEX SEEK sub:Organization(key)
    WHERE ${wasStated('SUBCONTRACTS_TO')}
    RETURN key AS organization, collect(DISTINCT r.contract) AS contracts`,
  subcontracts: `UNWIND $keys AS pair
    CALL (pair) {
      MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: pair[0], to: pair[1]}]->()
      USING INDEX SEEK r:SUBCONTRACTS_TO(contract, to) RETURN contractor, r
      UNION ALL
      MATCH (sub:Organization {key: pair[1]})<-[r:${superseded}]-(contractor) USING INDEX SEEK sub:Organization(key)
      WHERE r.contract = pair[0] RETURN contractor, r
    }
    WITH pair, contractor, r WHERE ${wasStated('SUBCONTRACTS_TO')}
    RETURN pair[0] AS contract, contractor.key AS contractor, pair[1] AS subcontractor, ${statement}`,
  organizations: `UNWIND $keys AS key
    ${byKey('organization', 'Organization', 'key')}
    ${valuesOf('organization', organizations, 'was')}
    RETURN key, was.country AS country`,
  ownership: `UNWIND $keys AS key
    MATCH (owned:Organization {key: key})<-[r:OWNS|${superseded}]-(owner) USING INDEX SEEK owned:Organization(key)
    WHERE ${wasStated('OWNS')}
    RETURN key AS owned, owner.key AS owner, ${statement}`,
  organizationDesignations: `UNWIND $keys AS key
    MATCH (organization:Organization {key: key})-[r:DESIGNATED_ON|${superseded}]->(list) USING INDEX SEEK organization:Organization(key)
    WHERE ${wasStated('DESIGNATED_ON')}
    RETURN list.key AS list, null AS country, key AS organization, ${statement}`,
  countryDesignations: `MATCH (country:Country)-[r:DESIGNATED_ON|${superseded}]->(list) USING SCAN country:Country
    WHERE ${wasStated('DESIGNATED_ON')}
    RETURN list.key AS list, country.key AS country, null AS organization, ${statement}`,
  sources: `UNWIND $keys AS key
    ${byKey('s', 'Source', 'key')}
    WITH key, ${formerSource} AS was
    RETURN key, was.grade AS grade, was.retrievedAt AS retrievedAt, was.publishedOn AS publishedOn`,
};

/** The graph as it was after an import: superseded statements are there again, later ones are not, and nodes have the values that followed. */
export function rewoundEvidence(transaction: Transaction, moment: Moment): EvidenceSource {
  return (name, parameters = {}) => transaction.run(rewoundStatements[name], { ...parameters, ...moment });
}

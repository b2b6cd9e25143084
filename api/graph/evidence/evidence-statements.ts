import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Row, Transaction } from '../database/database.ts';
import type { Statement } from '../exposure/exposure.ts';
import { fromGraph } from '../model/day.ts';
import { derivedProperties } from '../model/derived.ts';
import {
  accessBases,
  accessModes,
  accessPlanes,
  adjudications,
  clearances,
  dataClasses,
  employmentRoles,
  impactLevels,
  proficiencies,
  sensitivities,
  systemKinds,
  usPersonStatuses,
  vettingTiers,
  sourceGrades,
} from '../model/vocabulary.ts';

/**
 * Cypher for the statement `r` in a row: a map of all properties if `$withProperties`, else a list without those that only a picture shows,
 * because a map would repeat the names in each row. Days are texts, which the driver decodes much faster than DATEs.
 * @param key its key, as Cypher
 */
export function statementInRow(key: string): string {
  return `CASE WHEN $withProperties THEN r{.*, key: ${key}, validFrom: toString(r.validFrom), validTo: toString(r.validTo)}
  ELSE [${key}, r.source, toString(r.validFrom), toString(r.validTo), r.confidence, r.dataClass] END AS statement`;
}

const statement = statementInRow('r.key');

/**
 * The Cypher that fetches evidence. Each query starts at an index (ACCESSES, ESCORTS and LENDS_TO by access, SUBCONTRACTS_TO
 * by contract and subcontractor, nodes by key, contracts by parent). Only the designations of
 * countries are scanned, because countries are few; designated organizations can be many.
 */
export const evidenceStatements = {
  accesses: `UNWIND $keys AS key
    MATCH (person)-[r:ACCESSES {access: key}]->(system) USING INDEX SEEK r:ACCESSES(access)
    RETURN key AS access, person.key AS person, person.usPersonStatus AS status, system.key AS system,
      system.kind AS kind, system.impactLevel AS impactLevel, system.sensitivity AS sensitivity, system.agency AS agency, r.contract AS contract, r.basis AS basis, r.mode AS mode,
      r.plane AS plane, r.approvalRef AS approvalRef, ${statement}`,
  escorts: `UNWIND $keys AS key
    MATCH (escort)-[r:ESCORTS {access: key}]->(engineer) USING INDEX SEEK r:ESCORTS(access)
    RETURN key AS access, escort.key AS escort, engineer.key AS engineer, ${statement}`,
  credentials: `UNWIND $keys AS key
    MATCH (holder)-[r:LENDS_TO {access: key}]->(engineer) USING INDEX SEEK r:LENDS_TO(access)
    RETURN key AS access, holder.key AS holder, engineer.key AS engineer, ${statement}`,
  employment: `UNWIND $keys AS key
    MATCH (person:Person {key: key})<-[r:EMPLOYS]-(organization) USING INDEX SEEK person:Person(key)
    RETURN key AS person, organization.key AS organization, r.contract AS contract, r.role AS role,
      r.proficiency AS proficiency, ${statement}`,
  locations: `UNWIND $keys AS key
    MATCH (person:Person {key: key})-[r:LOCATED_IN]->(country) USING INDEX SEEK person:Person(key)
    RETURN key AS person, country.key AS country, ${statement}`,
  vetting: `UNWIND $keys AS key
    MATCH (person:Person {key: key})-[r:HOLDS]->() USING INDEX SEEK person:Person(key)
    RETURN key AS person, r.tier AS tier, r.clearance AS clearance, r.adjudication AS adjudication,
      toString(r.expiresOn) AS expiresOn, ${statement}`,
  contracts: `UNWIND $keys AS key
    ${byKey('contract', 'Contract', 'key')}
    RETURN key, contract.prime AS prime, contract.parent AS parent, contract.identified AS identified`,
  contractsUnder: `UNWIND $keys AS key
    MATCH (contract:Contract {parent: key}) USING INDEX SEEK contract:Contract(parent)
    RETURN contract.key AS key, contract.prime AS prime, contract.parent AS parent, contract.identified AS identified`,
  contractsInto: `UNWIND $keys AS key
    MATCH (sub:Organization {key: key})<-[r:SUBCONTRACTS_TO]-() USING INDEX SEEK sub:Organization(key)
    RETURN key AS organization, collect(DISTINCT r.contract) AS contracts`,
  subcontracts: `UNWIND $keys AS pair
    MATCH (contractor)-[r:SUBCONTRACTS_TO {contract: pair[0], to: pair[1]}]->()
    USING INDEX SEEK r:SUBCONTRACTS_TO(contract, to)
    RETURN pair[0] AS contract, contractor.key AS contractor, pair[1] AS subcontractor, ${statement}`,
  organizations: `UNWIND $keys AS key
    ${byKey('organization', 'Organization', 'key')} RETURN key, organization.country AS country`,
  ownership: `UNWIND $keys AS key
    MATCH (owned:Organization {key: key})<-[r:OWNS]-(owner) USING INDEX SEEK owned:Organization(key)
    RETURN key AS owned, owner.key AS owner, ${statement}`,
  organizationDesignations: `UNWIND $keys AS key
    MATCH (organization:Organization {key: key})-[r:DESIGNATED_ON]->(list) USING INDEX SEEK organization:Organization(key)
    RETURN list.key AS list, null AS country, key AS organization, ${statement}`,
  countryDesignations: `MATCH (country:Country)-[r:DESIGNATED_ON]->(list) USING SCAN country:Country
    RETURN list.key AS list, country.key AS country, null AS organization, ${statement}`,
  sources: `UNWIND $keys AS key
    ${byKey('source', 'Source', 'key')}
    RETURN key, source.grade AS grade, source.retrievedAt AS retrievedAt, source.publishedOn AS publishedOn`,
} as const;

type EvidenceName = keyof typeof evidenceStatements;

const isName = (name: string): name is EvidenceName => name in evidenceStatements;
export const evidenceNames: readonly EvidenceName[] = Object.keys(evidenceStatements).filter(isName);

/** Answers the questions of `evidenceStatements` about a state of the graph. */
export type EvidenceSource = (
  name: EvidenceName,
  parameters?: Readonly<Record<string, unknown>>,
) => Promise<readonly Row[]>;

/** The graph as it is. */
export function currentEvidence(transaction: Transaction): EvidenceSource {
  return (name, parameters) => transaction.run(evidenceStatements[name], parameters);
}

/** Properties that are not part of `Statement.properties`: they have their own fields, are derived, or serve only imports, indexes or superseding. */
export const notStated: ReadonlySet<string> = new Set([
  ...['key', 'source', 'validFrom', 'validTo', 'confidence', 'dataClass'],
  ...['importId', 'recordedAt', 'to', 'type', 'supersededAt'],
  ...Object.values(derivedProperties).flat(),
]);

/** A statement's relationship, decoded. */
export const statementRow = z
  .looseObject({
    key: z.string(),
    source: z.string(),
    ...fromGraph,
    confidence: z.number(),
    dataClass: z.enum(dataClasses),
  })
  .transform((properties): Statement => {
    const { key, source, validFrom, validTo, confidence, dataClass } = properties;
    const others = Object.keys(properties).filter((name) => !notStated.has(name));
    return {
      key,
      source,
      validFrom,
      validTo,
      confidence,
      dataClass,
      properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    };
  });

const key = z.string();
const optionalKey = z.string().nullable();

/** The list that `statement` gives without `$withProperties`. */
const bareStatement = z
  .tuple([key, key, fromGraph.validFrom, fromGraph.validTo, z.number(), z.enum(dataClasses)])
  .transform(([ofStatement, source, validFrom, validTo, confidence, dataClass]): Statement => ({
    key: ofStatement,
    source,
    validFrom,
    validTo,
    confidence,
    dataClass,
    properties: {},
  }));

/** A statement in a row, in either of the two forms. */
const evidenceStatement = z.union([bareStatement, statementRow]);

/** The rows that the evidence queries return. */
export const evidenceRows = {
  access: z.object({
    access: key,
    person: key,
    status: z
      .enum(usPersonStatuses)
      .nullable()
      .transform((status) => status ?? 'UNKNOWN'),
    system: key,
    kind: z
      .enum(systemKinds)
      .nullable()
      .transform((kind) => kind ?? 'OTHER'),
    impactLevel: z.literal(impactLevels).nullable(),
    sensitivity: z.enum(sensitivities).nullable(),
    agency: optionalKey,
    contract: optionalKey,
    basis: z.enum(accessBases).nullable(),
    mode: z.enum(accessModes),
    plane: z.enum(accessPlanes).nullable(),
    approvalRef: z.string().nullable(),
    statement: evidenceStatement,
  }),
  escort: z.object({ access: key, escort: key, engineer: key, statement: evidenceStatement }),
  credential: z.object({ access: key, holder: key, engineer: key, statement: evidenceStatement }),
  employment: z.object({
    person: key,
    organization: key,
    contract: optionalKey,
    role: z.enum(employmentRoles).nullable(),
    proficiency: z.enum(proficiencies).nullable(),
    statement: evidenceStatement,
  }),
  location: z.object({ person: key, country: key, statement: evidenceStatement }),
  vetting: z.object({
    person: key,
    tier: z.enum(vettingTiers),
    clearance: z.enum(clearances).nullable(),
    adjudication: z
      .enum(adjudications)
      .nullable()
      .transform((adjudication) => adjudication ?? 'UNKNOWN'),
    expiresOn: optionalKey,
    statement: evidenceStatement,
  }),
  contract: z.object({
    key,
    prime: optionalKey,
    parent: optionalKey,
    // Only placeholders have `identified: false`.
    identified: z
      .boolean()
      .nullable()
      .transform((identified) => identified ?? true),
  }),
  contractsInto: z.object({ organization: key, contracts: z.array(key) }),
  subcontract: z.object({ contract: key, contractor: key, subcontractor: key, statement: evidenceStatement }),
  organization: z.object({ key, country: optionalKey }),
  ownership: z.object({ owned: key, owner: key, statement: evidenceStatement }),
  designation: z.object({ list: key, country: optionalKey, organization: optionalKey, statement: evidenceStatement }),
  source: z.object({ key, grade: z.enum(sourceGrades).nullable(), retrievedAt: optionalKey, publishedOn: optionalKey }),
} as const;

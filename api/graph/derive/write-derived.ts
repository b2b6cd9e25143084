import { hash } from 'node:crypto';
import { z } from 'zod';
import { byKey } from '../database/by-key.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { Dependencies } from '../evidence/affected.ts';
import type { DerivedAccess } from '../exposure/derived-access.ts';
import { derivedEdges, derivedNodes } from '../model/derived.ts';

/** Approximate number of nodes and edges created per transaction; an access is never split. */
const maxRows = 20_000;

/** Accesses per statement: while Neo4j runs one, the next one is encoded. */
const accessesPerStatement = 250;

export const readDigests = `UNWIND $keys AS key
  ${byKey('access', 'Access', 'key')} WHERE access.digest IS NOT NULL
  RETURN key, access.digest AS digest`;

/** Deletes everything derived for some accesses. The Access nodes stay. */
export const removals = [
  `UNWIND $keys AS key MATCH (a:Access {key: key})<-[:OF]-(x:Exposure) USING INDEX SEEK a:Access(key) DETACH DELETE x`,
  `UNWIND $keys AS key MATCH (access:Access {key: key})-[r:HAS_ACCESS|DOMESTIC_CHAIN|TO|UNDER]-() USING INDEX SEEK access:Access(key) DELETE r`,
  `UNWIND $keys AS key ${byKey('access', 'Access', 'key')}
   SET access += {mode: null, basis: null, plane: null, contract: null, digest: null}`,
] as const;

export const setValues = `UNWIND $accesses AS a
  MERGE (access:Access {key: a.key})
  SET access.mode = a.mode, access.basis = a.basis, access.plane = a.plane, access.contract = a.contract,
    access.digest = a.digest, access.organizations = a.organizations, access.sources = a.sources, access.version = $version`;

/** Lets readers know that exposures have changed: see `GraphState.derivedSteps`. */
export const countStep = `MATCH (graph:Subtier {key: 'graph'}) SET graph.derivedSteps = coalesce(graph.derivedSteps, 0) + 1`;

const accessProperties = propertiesOf('HAS_ACCESS');
const exposureProperties = propertiesOf('Exposure');
const domesticProperties = propertiesOf('DOMESTIC_CHAIN');

/**
 * Names every property instead of setting a map of them: otherwise Neo4j buffers the rows before each clause. The values come as lists, because
 * a map would repeat the names in each row.
 */
export const createDerived = `UNWIND $accesses AS a
  ${byKey('access', 'Access', 'a.key')}
  ${byKey('engineer', 'Person', 'a.engineer')}
  ${byKey('system', 'System', 'a.system')}
  CREATE (access)-[:TO]->(system)
  WITH a, access, engineer, system
  CALL (a, access) { ${byKey('contract', 'Contract', 'a.contract')} CREATE (access)-[:UNDER]->(contract) }
  CALL (a, access, engineer) {
    UNWIND a.runs AS run
    CREATE (engineer)-[:HAS_ACCESS {${propertiesFrom('run', accessProperties)}}]->(access)
  }
  CALL (a, access, engineer) {
    UNWIND a.domestic AS chain
    CREATE (engineer)-[:DOMESTIC_CHAIN {${propertiesFrom('chain', domesticProperties)}}]->(access)
  }
  CALL (a, access, engineer, system) {
    UNWIND a.exposures AS row
    CREATE (x:Exposure {${propertiesFrom('row.values', exposureProperties)}}),
      (x)-[:OF]->(access), (x)-[:REACHES]->(system), (x)-[:BY]->(engineer)
    WITH row, x
    CALL (row, x) { ${byKey('n', 'Person', 'row.escort')} CREATE (x)-[:ESCORTED_BY]->(n) }
    CALL (row, x) { ${byKey('n', 'Person', 'row.credentialOf')} CREATE (x)-[:ON_CREDENTIAL_OF]->(n) }
    CALL (row, x) { ${byKey('n', 'Contract', 'row.contract')} CREATE (x)-[:UNDER]->(n) }
    CALL (row, x) { ${byKey('n', 'Organization', 'row.accountable')} CREATE (x)-[:ACCOUNTABLE]->(n) }
    CALL (row, x) {
      UNWIND range(0, size(row.organizations) - 1) AS tier
      ${byKey('n', 'Organization', 'row.organizations[tier]')} CREATE (x)-[:PASSES {tier: tier}]->(n)
    }
    CALL (row, x) { UNWIND row.employers AS key ${byKey('n', 'Organization', 'key')} CREATE (x)-[:EMPLOYER]->(n) }
    CALL (row, x) {
      UNWIND row.from AS at
      ${byKey('n', 'Country', 'at.country')} CREATE (x)-[:FROM {confidence: at.confidence, dataClass: at.dataClass}]->(n)
    }
  }`;

/** The properties that the model declares for a derived label or edge type. */
function propertiesOf(name: string): readonly string[] {
  const declared = derivedNodes.find(({ label }) => label === name) ?? derivedEdges.find(({ type }) => type === name);
  if (declared === undefined) throw new Error(`The model derives no ${name}.`);
  return declared.properties;
}

/** Cypher for properties with the values of a list in the same order. */
function propertiesFrom(list: string, properties: readonly string[]): string {
  const isDay = (name: string) => name === 'validFrom' || name === 'validTo';
  return properties.map((name, at) => `${name}: ${isDay(name) ? `date(${list}[${at}])` : `${list}[${at}]`}`).join(', ');
}

/** The values of some properties, in their order. */
function valuesOf(object: Readonly<Record<string, unknown>>, properties: readonly string[]): readonly unknown[] {
  return properties.map((name) => object[name]);
}

/** Runs write transactions, as the lease does: a process that lost it writes nothing more. */
export interface Writer {
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** An access with what is derived for it now, and what that depends on; null: the access is gone. */
export interface Derivation {
  readonly key: string;
  readonly derived: (DerivedAccess & Dependencies) | null;
}

/** A derivation that differs from what the graph has. */
interface Exchange extends Derivation {
  readonly digest: string | null;
  /** Whether the graph has something derived for the access. */
  readonly isKnown: boolean;
}

const digestRows = z.array(z.object({ key: z.string(), digest: z.string() }));

/**
 * Replaces what the graph derives for some accesses where it differs, in bounded transactions. Everything of one access is exchanged in
 * one transaction; what did not change keeps its nodes, and is not written.
 * @param version the version of the graph
 */
export async function writeDerived(
  database: Database,
  writer: Writer,
  derivations: readonly Derivation[],
  version: number,
): Promise<void> {
  const found = await database.read(readDigests, { keys: derivations.map(({ key }) => key) });
  const digests = new Map(digestRows.parse(found).map(({ key, digest }) => [key, digest]));
  const exchanges = derivations.flatMap(({ key, derived }): Exchange[] => {
    const digest = derived === null ? null : digestOf(derived);
    const known = digests.get(key) ?? null;
    return digest === known ? [] : [{ key, derived, digest, isKnown: known !== null }];
  });
  for (const part of inTransactions(exchanges, rowsOf, maxRows))
    await writer.write((transaction) => exchange(transaction, part, version));
}

/** Identifies what is derived for an access: equal digests, equal nodes and edges. */
function digestOf(derived: Derivation['derived']): string {
  return hash('sha256', JSON.stringify(derived), 'base64url');
}

async function exchange(transaction: Transaction, exchanges: readonly Exchange[], version: number): Promise<void> {
  const keys = exchanges.filter(({ isKnown }) => isKnown).map(({ key }) => key);
  if (keys.length > 0) for (const removal of removals) await transaction.run(removal, { keys });
  const accesses = exchanges.flatMap(({ derived, digest }) => {
    if (derived === null) return [];
    return [{ ...derived, digest }];
  });
  if (accesses.length > 0) await createAccesses(transaction, accesses, version);
  await transaction.run(countStep);
}

async function createAccesses(
  transaction: Transaction,
  accesses: readonly (DerivedAccess & Dependencies & Pick<Exchange, 'digest'>)[],
  version: number,
): Promise<void> {
  const values = accesses.map(({ key, mode, basis, plane, contract, digest, organizations, sources }) => ({
    key,
    mode,
    basis,
    plane,
    contract,
    digest,
    organizations,
    sources,
  }));
  let running = transaction.run(setValues, { accesses: values, version });
  for (let from = 0; from < accesses.length; from += accessesPerStatement) {
    const next = transaction.run(createDerived, {
      accesses: accesses.slice(from, from + accessesPerStatement).map(rowOf),
    });
    // Awaited in the next round; until then, a rejection must not count as unhandled.
    next.catch(() => undefined);
    await running;
    running = next;
  }
  await running;
}

/** What `createDerived` reads of an access. */
function rowOf(access: DerivedAccess): Readonly<Record<string, unknown>> {
  const { key, engineer, system, contract, runs, exposures, domestic } = access;
  return {
    key,
    engineer,
    system,
    contract,
    runs: runs.map((run) => valuesOf({ ...run }, accessProperties)),
    domestic: domestic.map(({ properties, ...chain }) => valuesOf({ ...chain, ...properties }, domesticProperties)),
    exposures: exposures.map((exposure) => {
      const { properties, from, ...own } = exposure;
      const { escort, credentialOf, contract: under, accountable, passes, employers } = properties;
      return {
        values: valuesOf({ ...own, ...properties }, exposureProperties),
        escort,
        credentialOf,
        contract: under,
        accountable,
        organizations: passes,
        employers,
        from,
      };
    }),
  };
}

/** Splits changes into transactions of about a number of created nodes and edges; one change is never split. */
export function inTransactions<T>(
  changes: readonly T[],
  rowsOfChange: (change: T) => number,
  most: number,
): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let rows = Infinity;
  for (const one of changes) {
    const added = rowsOfChange(one);
    if (rows + added > most) {
      parts.push([]);
      rows = 0;
    }
    parts.at(-1)?.push(one);
    rows += added;
  }
  return parts;
}

function rowsOf({ derived }: Exchange): number {
  if (derived === null) return 1;
  const exposures = derived.exposures.map(
    ({ properties: { passes, employers }, from }) => 7 + passes.length + employers.length + from.length,
  );
  return exposures.reduce((sum, one) => sum + one, 3 + derived.runs.length + derived.domestic.length);
}

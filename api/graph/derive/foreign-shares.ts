import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../database/database.ts';
import { affectedCompanies } from '../evidence/affected.ts';
import type { Touched } from '../evidence/affected.ts';
import { Failure } from '../failure.ts';
import { foreignRunsOf, uncomputed } from '../ownership/foreign-runs.ts';
import type { ForeignHistory } from '../ownership/foreign-runs.ts';
import { readOwnershipHistory } from '../ownership/read-ownership.ts';
import { inTransactions } from './write-derived.ts';
import type { Writer } from './write-derived.ts';

/** Companies per read of ownership. */
const batch = 500;

/** Approximate number of nodes created per transaction; a company is never split. */
const maxRows = 5000;

const ownedOrganizations = `MATCH (organization:Organization) WHERE EXISTS { (organization)<-[:OWNS]-() } RETURN organization.key AS key`;
const companiesWithShares = `MATCH (share:ForeignShare) RETURN DISTINCT share.organization AS key`;

export const foreignShareStatements = {
  digests: `UNWIND $keys AS key MATCH (share:ForeignShare {organization: key}) USING INDEX SEEK share:ForeignShare(organization)
    RETURN DISTINCT key, share.digest AS digest`,
  remove: `UNWIND $keys AS key MATCH (share:ForeignShare {organization: key}) USING INDEX SEEK share:ForeignShare(organization)
    DELETE share`,
  create: `UNWIND $shares AS row
    CREATE (share:ForeignShare)
    SET share = row, share.validFrom = date(row.validFrom), share.validTo = date(row.validTo)`,
} as const;

const digestRows = z.array(z.object({ key: z.string(), digest: z.string() }));

/** Derives again what parties registered abroad hold of the companies that depend on what an import touched. */
export async function refreshForeignShares(
  database: Database,
  writer: Writer,
  touched: Touched | 'all',
): Promise<void> {
  const companies = await companiesOf(database, touched);
  for (let from = 0; from < companies.length; from += batch) {
    // Lets answers of Neo4j be handled between computations.
    await setImmediate();
    await refreshSome(database, writer, companies.slice(from, from + batch));
  }
}

async function companiesOf(database: Database, touched: Touched | 'all'): Promise<readonly string[]> {
  const affected =
    touched === 'all'
      ? touched
      : await database.readTransaction((transaction) => affectedCompanies(transaction, touched));
  if (affected !== 'all') return [...affected].sort();
  const keys = new Set<string>();
  for (const statement of [ownedOrganizations, companiesWithShares])
    for await (const { key } of database.stream(statement)) keys.add(z.string().parse(key));
  return [...keys].sort();
}

async function refreshSome(database: Database, writer: Writer, companies: readonly string[]): Promise<void> {
  const [derived, found] = await Promise.all([
    computeSome(database, companies),
    database.read(foreignShareStatements.digests, { keys: companies }),
  ]);
  const known = new Map(digestRows.parse(found).map(({ key, digest }) => [key, digest]));
  const changed = [...derived].flatMap(([organization, { runs, sources }]) => {
    const digest = runs.length === 0 ? null : hash('sha256', JSON.stringify([runs, sources]), 'base64url');
    if (digest === (known.get(organization) ?? null)) return [];
    const shares = runs.map((run) => ({
      ...run,
      key: `${organization} ${run.validFrom}`,
      organization,
      sources,
      digest,
    }));
    return [{ organization, shares }];
  });
  for (const part of inTransactions(changed, ({ shares }) => shares.length, maxRows))
    await writer.write(async (transaction) => {
      const keys = part.map(({ organization }) => organization).filter((organization) => known.has(organization));
      if (keys.length > 0) await transaction.run(foreignShareStatements.remove, { keys });
      const shares = part.flatMap((one) => one.shares);
      if (shares.length > 0) await transaction.run(foreignShareStatements.create, { shares });
    });
}

/** Computes companies together, and by halves if too much is on record above all of them. */
async function computeSome(
  database: Database,
  companies: readonly string[],
): Promise<ReadonlyMap<string, ForeignHistory>> {
  try {
    const history = await database.readTransaction((transaction) => readOwnershipHistory(transaction, companies));
    return foreignRunsOf(history, companies);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'STATEMENT_TOO_LARGE') throw error;
    if (companies.length === 1) return new Map(companies.map((company) => [company, uncomputed]));
    const middle = Math.ceil(companies.length / 2);
    const first = await computeSome(database, companies.slice(0, middle));
    return new Map([...first, ...(await computeSome(database, companies.slice(middle)))]);
  }
}

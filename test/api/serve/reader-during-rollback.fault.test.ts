import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { buildSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import type { GraphQLNamedType } from 'graphql';
import { expect, test } from 'vitest';
import type { Database } from '#graph/database/database.ts';
import { rollBack } from '#seed/import/rollback.ts';
import { auditGraph } from '../../audit-graph.ts';
import { dumpStatements, expectSame } from '../../graph-dump.ts';
import { importPackage } from '../../import-package.ts';
import type { PackageFiles } from '../../import-package.ts';
import { noteReads } from '../../intercept-reads.ts';
import { runs } from '../../runs.ts';
import { withEmptyData } from '../../with-empty-data.ts';
import { importableWorlds } from '../graph/exposures/importable-world.ts';
import { packageOf } from '../graph/exposures/world-package.ts';
import { everyField } from './every-field.ts';
import { serveGraph } from './serve-graph.ts';
import type { ServedGraph } from './serve-graph.ts';

const schema = buildSchema(readFileSync('api/serve/schema.graphql', 'utf8'));
const counted = 'filter: { asOf: "2024-03-04", origins: [FOREIGN, UNDETERMINED] }';

const lists = {
  agencies: 'Agency',
  systems: 'System',
  organizations: 'Organization',
  contracts: 'Contract',
  people: 'Person',
  claims: 'Claim',
};
const groups = ['SYSTEM', 'AGENCY', 'CONTRACT', 'PRIME'];

/** Every field of exposures, every value of entities, and what groups and counts exposures. */
const questions = [
  `{ exposures(${counted}, first: 50) ${everyField(schema, typeOf('ExposureConnection'))} }`,
  `{ ${Object.entries(lists)
    .map(([list, type]) => `${list}(first: 20) { nodes { ${valuesOf(type)} } }`)
    .join(' ')} }`,
  `{ ${groups.map((by) => `${by}: exposureGroups(by: ${by}, orderBy: PRIORITY, ${counted}) { accesses group { id } }`).join(' ')}
     coverage(${counted}) { accesses } exposureBands(${counted}) { band } exposureGaps(${counted}) { gap }
     chokePoints(${counted}, first: 10) { node { id } } leads(first: 10) { totalCount nodes { kind } } }`,
];

function typeOf(name: string): GraphQLNamedType {
  const type = schema.getType(name);
  if (type === undefined) throw new Error(`no ${name}`);
  return type;
}

/** The fields of a type that need no selection. */
function valuesOf(name: string): string {
  const type = typeOf(name);
  if (!isObjectType(type)) throw new Error(`${name} has no fields`);
  return Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)))
    .map((field) => field.name)
    .join(' ');
}

/** A package with agencies, whose sources and some of whose entities are its own. */
function packages(own: string): fc.Arbitrary<PackageFiles> {
  return importableWorlds([`L${own}`]).map((world) => {
    const { 'systems.csv': systems, ...files } = packageOf(world);
    const agencies = [`G${own}`, 'G'].map((id) => ({ id, name: id, source: 'A' }));
    const owned = systems?.map((row, at) => ({ ...row, agency: agencies[at % 2]?.id ?? '' })) ?? [];
    const all = { ...files, 'agencies.csv': agencies, 'systems.csv': owned };
    const rename = (cell: unknown) =>
      typeof cell === 'string' ? cell.replaceAll(/\b[ABC]\b|\b[SOPK]1\b/g, (id) => id + own) : cell;
    return Object.fromEntries(
      Object.entries(all).map(([name, rows]) => [
        name,
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, rename(cell)]))),
      ]),
    );
  });
}

/** Asks every question after each kind of write, not after the lease's, and collects the errors. */
function askAfterWrites(database: Database, served: ServedGraph, failed: Set<string>): Database {
  const asked = new Set<string>();
  return {
    ...noteReads(database, () => undefined),
    writeTransaction: async (work) => {
      const written: string[] = [];
      const result = await database.writeTransaction((transaction) =>
        work({
          run: (statement, parameters) => {
            if (!statement.includes("key: 'lease'")) written.push(statement);
            return transaction.run(statement, parameters);
          },
        }),
      );
      const fresh = written.filter((statement) => !asked.has(statement));
      if (fresh.length === 0) return result;
      for (const statement of fresh) asked.add(statement);
      for (const { errors = [] } of await Promise.all(questions.map((question) => served.ask(question))))
        for (const { path, message } of errors) failed.add(`${path?.[0] ?? ''}: ${message} After ${fresh.join(' ')}`);
      return result;
    },
  };
}

test('after each step of the rollback of either of two imports every question has an answer, and what is left is the other', async () => {
  const database = await withEmptyData();
  const served = await serveGraph(database);
  await fc.assert(
    fc.asyncProperty(packages('X'), packages('Y'), fc.boolean(), async (first, second, latestFirst) => {
      await withEmptyData();
      const other = latestFirst ? first : second;
      await importPackage(database, other);
      const left = await dumpStatements(database);
      await withEmptyData();
      const imports = [await importPackage(database, first), await importPackage(database, second)];
      const [id] = (latestFirst ? imports.reverse() : imports).map((one) => one.id);
      const failed = new Set<string>();
      await rollBack(askAfterWrites(database, served, failed), id ?? '', () => undefined);
      expect([...failed]).toEqual([]);
      expectSame(await dumpStatements(database), left);
      expect(await auditGraph(database)).toEqual({});
    }),
    { numRuns: runs(2), endOnFailure: true },
  );
});

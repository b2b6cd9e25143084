import { graphql } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';
import type { DataClass } from '#graph/model/vocabulary.ts';
import type { Context } from './resolvers/context.ts';

interface WarmUp {
  readonly schema: GraphQLSchema;
  /** Creates the context of one request. */
  readonly context: () => Context;
  /** The texts of the page's documents. */
  readonly documents: readonly string[];
  /** Waits until no visitor has sent a request for a moment. */
  readonly quiet: () => Promise<void>;
}

/** What counts on the page by default, unless there is nothing else. */
const notSynthetic: readonly DataClass[] = ['DOCUMENTED', 'REPORTED', 'INFERRED'];

const statusShape = z.object({ status: z.object({ syntheticOnly: z.boolean() }) });
const headlineShape = z.object({
  exposures: z.object({ accessCount: z.number() }),
  coverage: z.object({ lastExposedDay: z.string().nullable() }),
});
const node = z.object({ id: z.string() });
const chainsShape = z.object({
  exposures: z.object({
    nodes: z.array(z.object({ id: z.string(), system: z.object({ key: z.string() }), engineer: node })),
  }),
});

/**
 * Asks what the overview and the chains ask first, one request after the other: Neo4j needs seconds to plan these statements, which a
 * person would otherwise wait for. Visitors go first. Ends early if nothing was ever exposed. @throws Error if a request fails
 */
export async function warmUp({ schema, context, documents, quiet }: WarmUp): Promise<void> {
  const ask = async (operation: string, variables: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const head = new RegExp(`\\bquery ${operation}\\b`);
    const source = documents.find((text) => head.test(text));
    if (source === undefined) throw new Error(`The page has no query ${operation}.`);
    await quiet();
    const { data, errors } = await graphql({ schema, source, contextValue: context(), variableValues: variables });
    if (errors?.[0] !== undefined) throw errors[0];
    return data;
  };
  const { today } = context();
  const { syntheticOnly } = statusShape.parse(await ask('Status', {})).status;
  const filterOn = (asOf: string) => ({ asOf, ...(syntheticOnly ? {} : { dataClasses: notSynthetic }) });
  const now = filterOn(today);
  const { exposures, coverage } = headlineShape.parse(await ask('Headline', { filter: now, today: now }));
  const day = exposures.accessCount > 0 ? today : coverage.lastExposedDay;
  if (day === null) return;
  const filter = filterOn(day);
  const first = 1;
  await ask('DesignationLists', { asOf: day });
  await ask('Ended', { filter: now, first });
  await ask('RecentImports', { first });
  for (const by of ['SYSTEM', 'COUNTRY', 'PRIME', 'ENGINEER_EMPLOYER', 'ESCORT_SUPPLIER', 'SOURCE'])
    await ask('Groups', { by, filter, orderBy: by === 'SYSTEM' ? 'PRIORITY' : 'ACCESSES', first });
  const undetermined = { ...filter, origins: ['UNDETERMINED'] };
  await ask('OverTime', { from: day, to: day, filter, undetermined });
  await ask('BandCounts', { filter });
  await ask('GapCounts', { filter });
  await ask('Matrix', { filter: { ...filter, origins: ['FOREIGN', 'UNDETERMINED'] }, first });
  // Several, because Neo4j plans another statement for each combination of labels.
  await ask('ChokePoints', { filter, first: 8 });
  await ask('Leads', { filter, first, after: null });

  await ask('Coverage', { filter });
  await ask('ReportingCoverage', {});
  await ask('ExposedSystems', { filter, first });
  const chains = await ask('SystemChains', { filter, first, after: null });
  const [chain] = chainsShape.parse(chains).exposures.nodes;
  if (chain === undefined) return;
  await ask('SystemChains', { filter: { ...filter, systems: [chain.system.key] }, first, after: null });
  await ask('Chain', { id: chain.id, filter });
  await ask('AccessHistory', { exposure: chain.id, filter });
  await ask('Closures', { filter: { ...now, systems: [chain.system.key] }, first });
  await ask('ReviewOfExposure', { id: chain.id });
  await ask('Employment', { person: chain.engineer.id, asOf: day });
}

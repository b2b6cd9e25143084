import { claimsStated, findSources, systemsDescribed } from '#graph/entities/sources.ts';
import { measureCoverage } from '#graph/exposures/coverage.ts';
import { documentedCases, readCaseSources } from '#seed/cases/cases.ts';
import type { DocumentedCase } from '#seed/cases/cases.ts';
import type { DocumentedCaseResolvers, QueryResolvers } from '../generated/resolvers.ts';
import { encodeId } from '../ids.ts';
import { loadEntitiesOf } from './context.ts';
import type { Context } from './context.ts';
import { answerUnder } from './exposures.ts';

/** A documented case of which the graph describes a system. */
export interface CaseOnRecord extends DocumentedCase {
  /** Keys of the sources of its package. */
  readonly sourceKeys: readonly string[];
  readonly systemKeys: readonly string[];
}

/** Reads which of the documented cases the graph has. */
async function readCases(
  { graph }: Context,
  asked: (one: DocumentedCase) => boolean,
): Promise<readonly CaseOnRecord[]> {
  const sources = await readCaseSources();
  const cases = documentedCases.filter(asked).map(async (one): Promise<CaseOnRecord> => {
    const sourceKeys = sources.get(one.key) ?? [];
    return { ...one, sourceKeys, systemKeys: await systemsDescribed(graph.database, sourceKeys) };
  });
  return (await Promise.all(cases)).filter(({ systemKeys }) => systemKeys.length > 0);
}

/** The root fields about documented cases. */
export const documentedCaseQueries = {
  documentedCases: (_, _arguments, context) => readCases(context, () => true),
  documentedCase: async (_, { key }, context) => {
    const [found] = await readCases(context, (one) => one.key === key);
    return found ?? null;
  },
} satisfies QueryResolvers;

const documentedCaseResolvers: DocumentedCaseResolvers = {
  sources: async ({ sourceKeys }, _, context) =>
    loadEntitiesOf(context, 'Source', await findSources(context.graph.database, sourceKeys)),
  systems: ({ systemKeys }, _, context) => loadEntitiesOf(context, 'System', systemKeys),
  claims: async ({ sourceKeys }, _, context) =>
    loadEntitiesOf(context, 'Claim', await claimsStated(context.graph.database, sourceKeys)),
  coverage: ({ systemKeys }, { filter }, context) => {
    const systems = systemKeys.map((key) => encodeId('System', key));
    return answerUnder({ ...filter, systems }, context, (conditions) =>
      measureCoverage(context.graph, conditions, context.today),
    );
  },
};

export const documentedCaseTypes = { DocumentedCase: documentedCaseResolvers };

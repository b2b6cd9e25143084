import type { Database } from '#graph/driver/database.ts';
import { listCallables, type CallableArgument } from '#graph/guard/list-callables.ts';
import { modelEdgeTypes, modelLabels, modelProperties } from '#graph/library/model-names.ts';
import type { CypherArgument, CypherLanguage } from '../generated/resolvers.ts';

/** What a statement may name, for an editor: the model's properties, and what the guard lets through. */
export async function cypherLanguage(database: Pick<Database, 'read'>): Promise<CypherLanguage> {
  const { functions, procedures } = await listCallables(database);
  return {
    labels: [...modelLabels].sort(),
    edgeTypes: [...modelEdgeTypes].sort(),
    properties: [...modelProperties].sort(),
    functions: functions.map(({ argumentDescription, returnDescription, ...one }) => ({
      ...one,
      arguments: argumentDescription.map(described),
      returns: returnDescription,
    })),
    procedures: procedures.map(({ argumentDescription, returnDescription, ...one }) => ({
      ...one,
      arguments: argumentDescription.map(described),
      results: returnDescription.map(described),
    })),
  };
}

function described({ name, type, description, default: preset }: CallableArgument): CypherArgument {
  return { name, type, description, default: preset ?? null };
}

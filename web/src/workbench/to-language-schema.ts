import { parameterNames } from './parameter-names.ts';
import type { CypherArgumentTextFragment } from '../generated/graphql.ts';
import type { DbSchema, Neo4jFunction, Neo4jProcedure } from '@neo4j-cypher/language-support';
import type { Model } from './language-messages.ts';

const modes = ['READ', 'DBMS', 'SCHEMA', 'WRITE', 'DEFAULT'] as const;
const versions = ['CYPHER 5', 'CYPHER 25'] as const;

/** The names of the model as Neo4j's language support takes them; without a model nothing is said against any name. */
export function toLanguageSchema(text: string, model: Model | null): DbSchema {
  const schema: DbSchema = {
    parameters: Object.fromEntries(parameterNames(text).map((name) => [name, ''])),
    defaultLanguage: 'CYPHER 5',
  };
  if (model === null) return schema;
  const functions = Object.fromEntries(model.functions.map((one) => [one.name, toFunction(one)]));
  const procedures = Object.fromEntries(model.procedures.map((one) => [one.name, toProcedure(one)]));
  return {
    ...schema,
    labels: [...model.labels],
    relationshipTypes: [...model.edgeTypes],
    propertyKeys: [...model.properties],
    functions: Object.fromEntries(versions.map((version) => [version, functions])),
    procedures: Object.fromEntries(versions.map((version) => [version, procedures])),
  };
}

function toFunction({ arguments: given, returns, ...one }: Model['functions'][number]): Neo4jFunction {
  return { ...one, argumentDescription: given.map(toArgument), returnDescription: returns, isDeprecated: false };
}

function toProcedure({ arguments: given, results, mode, ...one }: Model['procedures'][number]): Neo4jProcedure {
  return {
    ...one,
    mode: modes.find((known) => known === mode) ?? 'DEFAULT',
    worksOnSystem: false,
    argumentDescription: given.map(toArgument),
    returnDescription: results.map(toArgument),
    admin: false,
    option: { deprecated: false },
  };
}

function toArgument({
  default: preset,
  ...one
}: CypherArgumentTextFragment): Neo4jFunction['argumentDescription'][number] {
  return { ...one, isDeprecated: false, ...(preset === null ? {} : { default: preset }) };
}

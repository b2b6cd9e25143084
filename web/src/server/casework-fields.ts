import type { AnyVariables } from '@urql/core';
import type { DocumentNode } from 'graphql';
import { metaOf } from './document-meta.ts';

/**
 * Whether the answer to a query depends on what people decide and save, by the directive `@casework` of the schema: if not, it need not be loaded
 * again when they do.
 */
export function dependsOnCasework(document: DocumentNode, variables: AnyVariables): boolean {
  const conditions = metaOf(document, 'caseworkConditions');
  return (
    metaOf(document, 'casework') === true || (Array.isArray(conditions) && hasCondition(variables, new Set(conditions)))
  );
}

/** Whether any of some conditions is given, at any depth. */
function hasCondition(given: unknown, conditions: ReadonlySet<unknown>): boolean {
  if (typeof given !== 'object' || given === null) return false;
  return Object.entries(given).some(
    ([name, value]: [string, unknown]) =>
      value !== undefined && (conditions.has(name) || hasCondition(value, conditions)),
  );
}

import { buildASTSchema, printSchema } from 'graphql';
import { typeDefinitions } from './type-definitions.ts';

/** The schema as committed in `api/serve/schema.graphql`, which the page's types are generated from. */
export function printApiSchema(): string {
  return `${printSchema(buildASTSchema(typeDefinitions()))}\n`;
}

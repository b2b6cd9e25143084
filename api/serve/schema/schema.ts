import { readFileSync } from 'node:fs';
import { buildASTSchema, parse, printSchema } from 'graphql';
import type { DocumentNode } from 'graphql';
import { deriveEntitySdl } from './entities.ts';
import { deriveFilterSdl, deriveListSdl } from './lists.ts';

/** The whole SDL: the entity part derived from the model, the rest as written by hand. */
export function typeDefinitions(): DocumentNode {
  const written = ['exposure.graphql', 'live.graphql'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  return parse([deriveEntitySdl(), deriveListSdl(), deriveFilterSdl(), ...written].join('\n'));
}

/** The schema as committed in `api/serve/schema.graphql`, which the page's types are generated from. */
export function printApiSchema(): string {
  return `${printSchema(buildASTSchema(typeDefinitions()))}\n`;
}

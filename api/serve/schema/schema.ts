import { readFileSync } from 'node:fs';
import { buildASTSchema, parse, printSchema } from 'graphql';
import type { DocumentNode } from 'graphql';
import { deriveEntitySdl } from './entities.ts';
import { deriveExposureFilterSdl } from './filters.ts';
import { deriveFilterSdl, deriveListSdl } from './lists.ts';

/** The complete SDL: the entities, lists and filters derived from the model, and the handwritten rest. */
export function typeDefinitions(): DocumentNode {
  const handwritten = [
    'exposure.graphql',
    'live.graphql',
    'casework.graphql',
    'investigations.graphql',
    'dossier.graphql',
    'identity.graphql',
    'listings.graphql',
    'documented-cases.graphql',
    'brief.graphql',
    'access.graphql',
    'requests.graphql',
    'screening.graphql',
    'ownership.graphql',
  ].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'));
  return parse(
    [deriveEntitySdl(), deriveListSdl(), deriveFilterSdl(), deriveExposureFilterSdl(), ...handwritten].join('\n'),
  );
}

/** The schema as committed in `api/serve/schema.graphql`; the page's types are generated from it. */
export function printApiSchema(): string {
  return `${printSchema(buildASTSchema(typeDefinitions()))}\n`;
}

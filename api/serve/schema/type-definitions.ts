import { readFileSync } from 'node:fs';
import { parse, type DocumentNode } from 'graphql';
import { deriveEntitySdl } from './derive-entity-sdl.ts';
import { deriveFilterSdl } from './derive-filter-sdl.ts';
import { deriveListSdl } from './derive-list-sdl.ts';

/** The whole SDL: the entity part derived from the model, the exposure part as written by hand. */
export function typeDefinitions(): DocumentNode {
  const exposurePart = readFileSync(new URL('exposure.graphql', import.meta.url), 'utf8');
  return parse([deriveEntitySdl(), deriveListSdl(), deriveFilterSdl(), exposurePart].join('\n'));
}

import { readFileSync } from 'node:fs';
import { parse, type DocumentNode } from 'graphql';
import { deriveEntitySdl } from './derive-entity-sdl.ts';
import { deriveFilterSdl } from './derive-filter-sdl.ts';
import { deriveListSdl } from './derive-list-sdl.ts';

/** The whole SDL: the entity part derived from the model, the rest as written by hand. */
export function typeDefinitions(): DocumentNode {
  const written = ['exposure.graphql', 'live.graphql'].map((file) =>
    readFileSync(new URL(file, import.meta.url), 'utf8'),
  );
  return parse([deriveEntitySdl(), deriveListSdl(), deriveFilterSdl(), ...written].join('\n'));
}

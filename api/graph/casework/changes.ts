import type { Database } from '../database/database.ts';
import { derivationKey } from '../edition/graph-state.ts';
import type { GraphState } from '../edition/graph-state.ts';
import { readCaseworkVersions } from './records.ts';

/** How the keys of the records begin that each part of casework has. */
const recordsOf = {
  REVIEWS: ['decision', 'event'],
  REQUESTS: ['request'],
  INVESTIGATIONS: ['investigation'],
  WATCH_SETS: ['watch-set'],
  QUESTIONS: ['question'],
  MAPPINGS: ['mapping'],
  IDENTITIES: ['identity'],
  LISTINGS: ['listed'],
} as const;
type CaseworkPart = keyof typeof recordsOf;

const caseworkParts: readonly CaseworkPart[] = [
  ...(['REVIEWS', 'REQUESTS', 'INVESTIGATIONS', 'WATCH_SETS', 'QUESTIONS', 'MAPPINGS'] as const),
  ...(['IDENTITIES', 'LISTINGS'] as const),
];

/** The parts of what a database holds that change apart. */
export type GraphPart = 'DATA' | CaseworkPart;

/** For each part, a text that changes whenever the part does. */
export type PartEditions = ReadonlyMap<GraphPart, string>;

/** Reads the editions of all parts. @param state of the graph, which has that of the data */
export async function readPartEditions(database: Pick<Database, 'read'>, state: GraphState): Promise<PartEditions> {
  const { version, kinds } = await readCaseworkVersions(database);
  const editionOf = (of: readonly string[]) => Math.max(0, ...of.map((kind) => kinds[kind] ?? 0));
  // Otherwise an older version of Subtier changed something last, or something that is in no part.
  const isRecorded = editionOf(Object.values(recordsOf).flat()) === version;
  return new Map<GraphPart, string>([
    ['DATA', derivationKey(state)],
    ...caseworkParts.map((part): readonly [GraphPart, string] => [
      part,
      String(isRecorded ? editionOf(recordsOf[part]) : version),
    ]),
  ]);
}

/** Returns the parts that differ between two times. */
export function changedParts(before: PartEditions, after: PartEditions): readonly GraphPart[] {
  return [...after].flatMap(([part, edition]) => (before.get(part) === edition ? [] : [part]));
}

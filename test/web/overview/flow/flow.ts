import type { FlowQuery } from '#web/generated/graphql.ts';
import { readFlow } from '#web/overview/flow/model.ts';
import type { Flow, Place } from '#web/overview/flow/model.ts';

type FlowNode = FlowQuery['exposureFlow']['nodes'][number];

/** Returns an organization or a country of the flow. @param key also its name */
export function onRecord(stage: FlowNode['stage'], key: string, accesses: number): FlowNode {
  const node = {
    __typename: 'Organization',
    id: `id of ${key}`,
    key,
    caption: key,
    dataClass: 'DOCUMENTED',
    country: null,
  } as const;
  return { stage, kind: 'ON_RECORD', label: key, sensitivity: null, others: 0, accesses, node };
}

/** Returns a place that stands for no single organization or country. */
export function unnamed(stage: FlowNode['stage'], kind: FlowNode['kind'], accesses: number): FlowNode {
  const label = {
    ON_RECORD: '',
    OTHERS: '12 others',
    NOT_ON_RECORD: 'not on record',
    NO_ESCORT: 'no escort on record',
  };
  const others = kind === 'OTHERS' ? 12 : 0;
  return { stage, kind, label: label[kind], sensitivity: null, others, accesses, node: null };
}

/** Six accesses: of two primes and others, with and without an escort, one of them without a country on record. */
export const flow: Flow = readFlow({
  exposureFlow: {
    accesses: 6,
    nodes: [
      onRecord('PRIME', 'O1', 3),
      onRecord('PRIME', 'O2', 2),
      unnamed('PRIME', 'OTHERS', 1),
      unnamed('PRIME', 'NOT_ON_RECORD', 1),
      onRecord('SUPPLIER', 'O3', 4),
      unnamed('SUPPLIER', 'NOT_ON_RECORD', 1),
      unnamed('SUPPLIER', 'NO_ESCORT', 1),
      onRecord('EMPLOYER', 'O1', 6),
      onRecord('COUNTRY', 'CN', 5),
      unnamed('COUNTRY', 'NOT_ON_RECORD', 1),
      { ...unnamed('SENSITIVITY', 'ON_RECORD', 4), label: 'controlled', sensitivity: 'CONTROLLED' },
      unnamed('SENSITIVITY', 'NOT_ON_RECORD', 2),
    ],
    links: [
      { from: 0, to: 4, accesses: 3 },
      { from: 1, to: 4, accesses: 1 },
      { from: 1, to: 6, accesses: 1 },
      { from: 2, to: 4, accesses: 1 },
      { from: 3, to: 5, accesses: 1 },
      { from: 4, to: 7, accesses: 4 },
      { from: 5, to: 7, accesses: 1 },
      { from: 6, to: 7, accesses: 1 },
      { from: 7, to: 8, accesses: 5 },
      { from: 7, to: 9, accesses: 1 },
      { from: 8, to: 10, accesses: 4 },
      { from: 8, to: 11, accesses: 1 },
      { from: 9, to: 11, accesses: 1 },
    ],
  },
});

/** Returns a place by its column's number and its name. */
export function placeOf(column: number, name: string): Place {
  const found = flow.places.find((place) => place.column === column && place.name === name);
  if (found === undefined) throw new Error(`No place ${name} in column ${column}.`);
  return found;
}

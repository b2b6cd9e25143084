import type { Field } from '#graph/model/table.ts';

/** Columns that every file below sources.csv may have at its end: what a statement carries beside what it states. */
export const statementColumns = {
  source: { name: 'source', type: 'string', description: 'Id of the source that states the row.' },
  confidence: {
    name: 'confidence',
    type: 'integer',
    description: 'How sure it is, 0 to 100.',
    minimum: 0,
    maximum: 100,
    default: '50',
  },
  dataClass: {
    name: 'data_class',
    type: 'enum',
    description: "What kind of evidence it is; the source's own where empty.",
    values: ['documented', 'reported', 'inferred', 'synthetic'],
  },
  row: {
    name: 'row',
    type: 'string',
    description: "The source's own row id; derived from the key columns where empty.",
  },
} as const satisfies Readonly<Record<string, Field>>;

/** Columns of files whose rows hold from a day to a day. */
export const dateColumns = {
  validFrom: { name: 'valid_from', type: 'date', description: 'First day on which it is valid; empty: open.' },
  validTo: { name: 'valid_to', type: 'date', description: 'First day on which it is no longer valid; empty: open.' },
} as const satisfies Readonly<Record<string, Field>>;

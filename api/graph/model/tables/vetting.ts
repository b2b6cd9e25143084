import type { EdgeTable } from '../table.ts';

export const vetting = {
  name: 'vetting',
  kind: 'edge',
  title: 'Vetting',
  description: 'Background investigations and clearances of persons.',
  edge: 'HOLDS',
  from: ['person'],
  to: [],
  forward: { name: 'holds', description: 'The investigations and clearances that the person holds.' },
  backward: { name: 'heldBy', description: 'The person who holds it.' },
  dated: true,
  primaryKey: ['person', 'tier'],
  fields: [
    { name: 'person', type: 'string', description: 'The person.', required: true },
    {
      name: 'tier',
      type: 'enum',
      description: 'Investigation tier.',
      property: 'tier',
      required: true,
      values: ['none', 'T1', 'T2', 'T3', 'T4', 'T5'],
    },
    {
      name: 'clearance',
      type: 'enum',
      description: 'Clearance held.',
      property: 'clearance',
      values: ['none', 'S', 'TS'],
    },
    {
      name: 'adjudication',
      type: 'enum',
      description: 'Outcome.',
      property: 'adjudication',
      values: ['favorable', 'pending', 'denied', 'revoked', 'unknown'],
      default: 'unknown',
    },
    { name: 'expires_on', type: 'date', description: 'Date on which it expires.', property: 'expiresOn' },
  ],
  foreignKeys: [{ field: 'person', references: 'people' }],
} as const satisfies EdgeTable;

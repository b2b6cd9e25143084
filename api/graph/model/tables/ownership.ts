import type { EdgeTable } from '../table.ts';

export const ownership = {
  name: 'ownership',
  kind: 'edge',
  title: 'Ownership',
  description: 'Which organization owns which.',
  edge: 'OWNS',
  from: ['owner'],
  to: ['owned'],
  forward: { name: 'owns', description: 'The organizations that it owns or has an interest in.' },
  backward: { name: 'ownedBy', description: 'The organizations that own it or have an interest in it.' },
  dated: true,
  primaryKey: ['owner', 'owned'],
  fields: [
    { name: 'owner', type: 'string', description: 'The owner.', required: true },
    { name: 'owned', type: 'string', description: 'The owned organization.', required: true },
    {
      name: 'share_pct',
      type: 'number',
      description: 'Share in percent.',
      property: 'sharePct',
      minimum: 0,
      maximum: 100,
    },
    {
      name: 'interest',
      type: 'string',
      description: 'Kind of interest, in the words of the source.',
      property: 'interest',
    },
  ],
  foreignKeys: [
    { field: 'owner', references: 'organizations' },
    { field: 'owned', references: 'organizations' },
  ],
} as const satisfies EdgeTable;

import type { EntityTable } from '../table.ts';

export const agencies = {
  name: 'agencies',
  kind: 'entity',
  title: 'Agencies',
  description: 'Departments and agencies that award contracts and own systems.',
  label: 'Agency',
  lane: 'agency',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Agency id.', required: true },
    { name: 'name', type: 'string', description: 'Name.', property: 'name' },
    { name: 'parent', type: 'string', description: 'The agency of which it is a part.', property: 'parent' },
  ],
  foreignKeys: [{ field: 'parent', references: 'agencies' }],
  links: [
    {
      field: 'parent',
      edge: 'PART_OF',
      direction: 'out',
      forward: { name: 'partOf', description: 'The agencies of which it is a part.' },
      backward: { name: 'parts', description: 'The agencies that are parts of it.' },
    },
  ],
} as const satisfies EntityTable;

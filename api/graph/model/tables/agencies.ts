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
  links: [{ field: 'parent', edge: 'PART_OF', direction: 'out' }],
} as const satisfies EntityTable;

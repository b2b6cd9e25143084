import type { EntityTable } from '../table.ts';

export const systems = {
  name: 'systems',
  kind: 'entity',
  title: 'Systems',
  description: 'Defense systems and cloud environments.',
  label: 'System',
  lane: 'system',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'System id.', required: true },
    { name: 'name', type: 'string', description: 'Name.', property: 'name' },
    { name: 'agency', type: 'string', description: 'The agency that owns it.', property: 'agency' },
    {
      name: 'impact_level',
      type: 'integer',
      description: 'DoD cloud impact level: 2, 4, 5 or 6.',
      property: 'impactLevel',
      required: true,
      values: ['2', '4', '5', '6'],
    },
  ],
  foreignKeys: [{ field: 'agency', references: 'agencies' }],
  links: [
    {
      field: 'agency',
      edge: 'OWNED_BY',
      direction: 'out',
      forward: { name: 'ownedBy', description: 'The agencies that own the system.' },
      backward: { name: 'ownsSystems', description: 'The systems that the agency owns.' },
    },
  ],
} as const satisfies EntityTable;

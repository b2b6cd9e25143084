import type { EdgeTable } from '../table.ts';

export const escorts = {
  name: 'escorts',
  kind: 'edge',
  title: 'Escorts',
  description: 'Who escorts an access.',
  edge: 'ESCORTS',
  from: ['escort'],
  to: [],
  forward: { name: 'escorts', description: 'The people whom it escorts, each access a hop of its own.' },
  backward: { name: 'escortedBy', description: 'The people who escort it, each access a hop of its own.' },
  dated: true,
  primaryKey: ['escort', 'access'],
  fields: [
    { name: 'escort', type: 'string', description: 'The escorting person.', required: true },
    { name: 'access', type: 'string', description: 'The access escorted.', property: 'access', required: true },
    { name: 'sessions', type: 'integer', description: 'Sessions escorted.', property: 'sessions', minimum: 0 },
    { name: 'hours', type: 'number', description: 'Hours escorted.', property: 'hours', minimum: 0 },
    {
      name: 'log_fields',
      type: 'list',
      description: 'Fields that the session logs have, by name; never what is in them.',
      property: 'logFields',
      // Unknown names become `other`: a name may be anything, a command or an address too.
      values: ['escort', 'escorted', 'country', 'country_of_origin', 'command_results', 'settings_changed', 'other'],
    },
  ],
  foreignKeys: [
    { field: 'escort', references: 'people' },
    { field: 'access', references: 'access' },
  ],
} as const satisfies EdgeTable;

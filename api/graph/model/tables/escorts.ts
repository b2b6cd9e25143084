import type { EdgeTable } from '../table.ts';

export const escorts = {
  name: 'escorts',
  kind: 'edge',
  title: 'Escorts',
  description: 'Which person escorts which access.',
  edge: 'ESCORTS',
  from: ['escort'],
  to: [],
  forward: { name: 'escorts', description: 'The people whom the escort watches; each access is its own hop.' },
  backward: { name: 'escortedBy', description: 'The people who escort the person; each access is its own hop.' },
  dated: true,
  primaryKey: ['escort', 'access'],
  fields: [
    { name: 'escort', type: 'string', description: 'The escorting person.', required: true },
    { name: 'access', type: 'string', description: 'The access escorted.', property: 'access', required: true },
    {
      name: 'sessions',
      type: 'integer',
      description: 'Number of sessions escorted.',
      property: 'sessions',
      minimum: 0,
    },
    { name: 'hours', type: 'number', description: 'Number of hours escorted.', property: 'hours', minimum: 0 },
    {
      name: 'log_fields',
      type: 'list',
      description: 'Names of the fields in the session logs; never their contents.',
      property: 'logFields',
      // Unknown names become `other`, because a name could be anything, such as a command or an address.
      values: ['escort', 'escorted', 'country', 'country_of_origin', 'command_results', 'settings_changed', 'other'],
    },
  ],
  foreignKeys: [
    { field: 'escort', references: 'people' },
    { field: 'access', references: 'access' },
  ],
} as const satisfies EdgeTable;

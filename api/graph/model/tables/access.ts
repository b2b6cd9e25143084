import type { EdgeTable } from '../table.ts';

export const access = {
  name: 'access',
  kind: 'edge',
  title: 'Access',
  description: 'Which person can reach which system, and how.',
  edge: 'ACCESSES',
  from: ['person'],
  to: ['system'],
  forward: { name: 'accesses', description: 'The systems that the person can reach; each access is its own hop.' },
  backward: { name: 'accessedBy', description: 'The people who can reach the system; each access is its own hop.' },
  dated: true,
  primaryKey: ['id'],
  fields: [
    {
      name: 'id',
      type: 'string',
      description: 'Access id: identifies the same person and system in every source.',
      property: 'access',
      required: true,
    },
    { name: 'person', type: 'string', description: 'The person with access.', required: true },
    { name: 'system', type: 'string', description: 'The system reached.', required: true },
    {
      name: 'contract',
      type: 'string',
      description: 'The contract that the access is for; may be empty.',
      property: 'contract',
    },
    {
      name: 'basis',
      type: 'enum',
      description: 'Whether the access was authorized on paper or observed.',
      property: 'basis',
      values: ['authorized', 'observed'],
      default: 'authorized',
    },
    {
      name: 'mode',
      type: 'enum',
      description: 'How the system is reached.',
      property: 'mode',
      required: true,
      values: ['direct', 'escorted', 'view_only'],
    },
    {
      name: 'plane',
      type: 'enum',
      description: 'What is reached.',
      property: 'plane',
      values: ['physical', 'management', 'data', 'indirect'],
    },
    {
      name: 'privilege',
      type: 'string',
      description: 'Privilege on the system, such as administrator.',
      property: 'privilege',
    },
    { name: 'approval_ref', type: 'string', description: 'Reference to a written approval.', property: 'approvalRef' },
  ],
  foreignKeys: [
    { field: 'person', references: 'people' },
    { field: 'system', references: 'systems' },
    { field: 'contract', references: 'contracts' },
  ],
} as const satisfies EdgeTable;

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
      // The largest Int of GraphQL.
      maximum: 2_147_483_647,
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

export const credentials = {
  name: 'credentials',
  kind: 'edge',
  title: 'Credentials lent',
  description: "On whose credential an access is used, if it is not the engineer's own.",
  edge: 'LENDS_TO',
  from: ['holder'],
  to: [],
  forward: {
    name: 'lendsTo',
    description: "The people who act on the person's credential; each access is its own hop.",
  },
  backward: {
    name: 'actsOnCredentialOf',
    description: 'The people on whose credentials the person acts; each access is its own hop.',
  },
  dated: true,
  primaryKey: ['holder', 'access'],
  fields: [
    { name: 'holder', type: 'string', description: 'The person whose credential it is.', required: true },
    {
      name: 'access',
      type: 'string',
      description: 'The access that is used on the credential.',
      property: 'access',
      required: true,
    },
  ],
  foreignKeys: [
    { field: 'holder', references: 'people' },
    { field: 'access', references: 'access' },
  ],
} as const satisfies EdgeTable;

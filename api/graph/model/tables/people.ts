import type { EdgeTable, EntityTable } from '../table.ts';

export const people = {
  name: 'people',
  kind: 'entity',
  title: 'People',
  description: 'Pseudonymous persons and groups.',
  label: 'Person',
  lane: 'engineer',
  caption: ['label', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'A pseudonym, stored as it is.', required: true },
    {
      name: 'kind',
      type: 'enum',
      description: 'One person or a group.',
      property: 'kind',
      values: ['individual', 'group'],
      default: 'individual',
    },
    { name: 'label', type: 'string', description: 'Name of a group; for groups only.', property: 'label' },
    {
      name: 'headcount',
      type: 'integer',
      description: 'Number of people in a group, if known.',
      property: 'headcount',
      minimum: 0,
      // The largest Int of GraphQL.
      maximum: 2_147_483_647,
    },
    {
      name: 'us_person_status',
      type: 'enum',
      description: 'Status under 22 CFR 120.62 and 120.63; empty means unknown.',
      property: 'usPersonStatus',
      values: ['citizen', 'national', 'lpr', 'protected', 'foreign_person', 'unknown'],
      default: 'unknown',
    },
  ],
  foreignKeys: [],
  links: [],
} as const satisfies EntityTable;

export const locations = {
  name: 'locations',
  kind: 'edge',
  title: 'Locations',
  description: 'Where a person works.',
  edge: 'LOCATED_IN',
  from: ['person'],
  to: ['country'],
  forward: { name: 'locatedIn', description: 'The countries in which the person works.' },
  backward: { name: 'peopleLocated', description: 'The people who work in the country.' },
  dated: true,
  primaryKey: ['person', 'country'],
  fields: [
    { name: 'person', type: 'string', description: 'The person.', required: true },
    { name: 'country', type: 'country', description: 'The country.', required: true },
  ],
  foreignKeys: [
    { field: 'person', references: 'people' },
    { field: 'country', references: 'countries' },
  ],
} as const satisfies EdgeTable;

export const citizenships = {
  name: 'citizenships',
  kind: 'edge',
  title: 'Citizenships',
  description: 'Which person is a citizen of which country.',
  edge: 'CITIZEN_OF',
  from: ['person'],
  to: ['country'],
  forward: { name: 'citizenOf', description: 'The countries of which the person is a citizen.' },
  backward: { name: 'citizens', description: 'The people who are citizens of the country.' },
  dated: true,
  primaryKey: ['person', 'country'],
  fields: [
    { name: 'person', type: 'string', description: 'The person.', required: true },
    { name: 'country', type: 'country', description: 'The country.', required: true },
  ],
  foreignKeys: [
    { field: 'person', references: 'people' },
    { field: 'country', references: 'countries' },
  ],
} as const satisfies EdgeTable;

export const employment = {
  name: 'employment',
  kind: 'edge',
  title: 'Employment',
  description: 'Which organization employs which person, on which contract and in which role.',
  edge: 'EMPLOYS',
  from: ['organization'],
  to: ['person'],
  forward: { name: 'employs', description: 'The people whom the organization employs; each contract is its own hop.' },
  backward: {
    name: 'employedBy',
    description: 'The organizations that employ the person; each contract is its own hop.',
  },
  dated: true,
  primaryKey: ['organization', 'person', 'contract', 'role'],
  fields: [
    { name: 'organization', type: 'string', description: 'The employer.', required: true },
    { name: 'person', type: 'string', description: 'The person employed.', required: true },
    {
      name: 'contract',
      type: 'string',
      description: 'The contract that the employment is for; may be empty.',
      property: 'contract',
    },
    {
      name: 'role',
      type: 'enum',
      description: 'Role in the work.',
      property: 'role',
      required: true,
      values: ['engineer', 'escort', 'supervisor', 'approver'],
    },
    { name: 'work_role', type: 'string', description: 'DCWF work role code.', property: 'workRole' },
    {
      name: 'proficiency',
      type: 'enum',
      description: 'Proficiency level under DoDM 8140.03.',
      property: 'proficiency',
      values: ['basic', 'intermediate', 'advanced'],
    },
    { name: 'assessed_by', type: 'string', description: 'Who assessed the proficiency.', property: 'assessedBy' },
  ],
  foreignKeys: [
    { field: 'organization', references: 'organizations' },
    { field: 'person', references: 'people' },
    { field: 'contract', references: 'contracts' },
  ],
} as const satisfies EdgeTable;

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
      description: 'Tier of the background investigation.',
      property: 'tier',
      required: true,
      values: ['none', 'T1', 'T2', 'T3', 'T4', 'T5'],
    },
    {
      name: 'clearance',
      type: 'enum',
      description: 'Clearance that the person holds.',
      property: 'clearance',
      values: ['none', 'S', 'TS'],
    },
    {
      name: 'adjudication',
      type: 'enum',
      description: 'Outcome of the adjudication.',
      property: 'adjudication',
      values: ['favorable', 'pending', 'denied', 'revoked', 'unknown'],
      default: 'unknown',
    },
    { name: 'expires_on', type: 'date', description: 'Date on which it expires.', property: 'expiresOn' },
  ],
  foreignKeys: [{ field: 'person', references: 'people' }],
} as const satisfies EdgeTable;

import type { EdgeTable, EntityTable } from '../table.ts';
import { impactLevels, sensitivities, systemKinds } from '../vocabulary.ts';

export const agencies = {
  name: 'agencies',
  kind: 'entity',
  title: 'Agencies',
  description: 'Departments and agencies that award contracts and own systems.',
  label: 'Agency',
  lane: 'agency',
  search: 'names',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Agency id.', required: true },
    { name: 'name', type: 'string', description: 'Name of the agency.', property: 'name' },
    { name: 'parent', type: 'string', description: 'The agency that it is part of.', property: 'parent' },
  ],
  foreignKeys: [{ field: 'parent', references: 'agencies' }],
  links: [
    {
      field: 'parent',
      edge: 'PART_OF',
      direction: 'out',
      forward: { name: 'partOf', description: 'The agencies that it is part of.' },
      backward: { name: 'parts', description: 'The agencies that are part of it.' },
    },
  ],
} as const satisfies EntityTable;

export const systems = {
  name: 'systems',
  kind: 'entity',
  title: 'Systems',
  description:
    'Defense assets that personnel can reach: clouds, networks, applications, weapon programs with their technical data, facilities, other data.',
  label: 'System',
  lane: 'system',
  search: 'names',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'System id.', required: true },
    { name: 'name', type: 'string', description: 'Name of the system.', property: 'name' },
    { name: 'agency', type: 'string', description: 'The agency that owns it.', property: 'agency' },
    {
      name: 'kind',
      type: 'enum',
      description: 'What it is. If empty: cloud if an impact level is given, else other.',
      property: 'kind',
      values: systemKinds.map((kind) => kind.toLowerCase()),
      default: 'other',
    },
    {
      name: 'impact_level',
      type: 'integer',
      description: 'DoD cloud impact level: 2, 4, 5 or 6. Only a cloud can have one, and it may be absent.',
      property: 'impactLevel',
      values: impactLevels.map(String),
    },
    {
      name: 'sensitivity',
      type: 'enum',
      description:
        'How sensitive it is. An impact level states it: 2 public, 4 controlled, 5 national_security, 6 classified. Absent if not on record.',
      property: 'sensitivity',
      values: sensitivities.map((sensitivity) => sensitivity.toLowerCase()),
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

export const organizations = {
  name: 'organizations',
  kind: 'entity',
  title: 'Organizations',
  description: 'Companies and other bodies; edges show which are primes and subcontractors.',
  label: 'Organization',
  lane: 'organization',
  search: 'names',
  caption: ['name', 'id'],
  dated: false,
  primaryKey: ['id'],
  fields: [
    { name: 'id', type: 'string', description: 'Organization id: the UEI, if known.', required: true },
    { name: 'name', type: 'string', description: 'Legal name.', property: 'name' },
    { name: 'uei', type: 'string', description: 'Unique Entity Identifier from SAM.gov.', property: 'uei' },
    { name: 'cage', type: 'string', description: 'CAGE or NCAGE code.', property: 'cage' },
    { name: 'lei', type: 'string', description: 'Legal Entity Identifier, ISO 17442.', property: 'lei' },
    { name: 'country', type: 'country', description: 'Country of registration.', property: 'country' },
    {
      name: 'sole_proprietor',
      type: 'yesno',
      description:
        'Whether it is a sole proprietor, that is, one person in business. If so, its name is never stored, whichever source gives it.',
      property: 'soleProprietor',
    },
    {
      name: 'duplicate_of',
      type: 'string',
      description: "The surviving LEI, if the register calls this organization's LEI a duplicate of it.",
      property: 'duplicateOf',
    },
  ],
  foreignKeys: [{ field: 'country', references: 'countries' }],
  links: [
    {
      field: 'country',
      edge: 'REGISTERED_IN',
      direction: 'out',
      forward: { name: 'registeredIn', description: 'The countries in which the organization is registered.' },
      backward: { name: 'registeredOrganizations', description: 'The organizations registered in the country.' },
    },
  ],
} as const satisfies EntityTable;

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

import type { EdgeTable, EntityTable } from '../table.ts';

export const contracts = {
  name: 'contracts',
  kind: 'entity',
  title: 'Contracts',
  description: 'Contracts, orders and vehicles. Their dates are for information only and do not end chains.',
  label: 'Contract',
  lane: 'contract',
  search: 'names',
  caption: ['piid', 'title', 'id'],
  dated: true,
  primaryKey: ['id'],
  fields: [
    {
      name: 'id',
      type: 'string',
      description: 'Contract id: the USAspending unique award key, if known.',
      required: true,
    },
    { name: 'piid', type: 'string', description: 'Procurement Instrument Identifier.', property: 'piid' },
    { name: 'title', type: 'string', description: 'Title or description.', property: 'title', maxLength: 10_000 },
    { name: 'agency', type: 'string', description: 'The awarding agency.', property: 'agency' },
    { name: 'prime', type: 'string', description: 'The prime contractor.', property: 'prime' },
    { name: 'value', type: 'number', description: 'Value in US dollars.', property: 'value' },
    { name: 'parent', type: 'string', description: 'The vehicle or contract that it is under.', property: 'parent' },
    {
      name: 'identified',
      type: 'yesno',
      description: 'Whether the sources name the contract. If not, this is a placeholder for it.',
      property: 'identified',
      default: 'yes',
    },
    { name: 'performed_in', type: 'country', description: 'Country of performance.', property: 'performedIn' },
  ],
  foreignKeys: [
    { field: 'agency', references: 'agencies' },
    { field: 'prime', references: 'organizations' },
    { field: 'parent', references: 'contracts' },
    { field: 'performed_in', references: 'countries' },
  ],
  links: [
    {
      field: 'agency',
      edge: 'AWARDED',
      direction: 'in',
      forward: { name: 'awarded', description: 'The contracts that the agency awarded.' },
      backward: { name: 'awardedBy', description: 'The agencies that awarded the contract.' },
    },
    {
      field: 'prime',
      edge: 'AWARDED_TO',
      direction: 'out',
      forward: {
        name: 'awardedTo',
        description:
          'The organizations to which the contract was awarded: the prime contractor according to each source.',
      },
      backward: { name: 'primeOf', description: 'The contracts awarded to the organization, as prime contractor.' },
    },
    {
      field: 'parent',
      edge: 'UNDER',
      direction: 'out',
      forward: { name: 'under', description: 'The vehicles and contracts that it is under.' },
      backward: { name: 'orders', description: 'The contracts and orders under it.' },
    },
    {
      field: 'performed_in',
      edge: 'PERFORMED_IN',
      direction: 'out',
      forward: { name: 'placesOfPerformance', description: 'The countries in which it is performed.' },
      backward: { name: 'contractsPerformed', description: 'The contracts performed in it.' },
    },
  ],
} as const satisfies EntityTable;

export const covers = {
  name: 'covers',
  kind: 'edge',
  title: 'Coverage of systems',
  description: 'Which contract covers which system.',
  edge: 'COVERS',
  from: ['contract'],
  to: ['system'],
  forward: { name: 'covers', description: 'The systems that the contract covers.' },
  backward: { name: 'coveredBy', description: 'The contracts that cover the system.' },
  dated: true,
  primaryKey: ['contract', 'system'],
  fields: [
    { name: 'contract', type: 'string', description: 'The contract.', required: true },
    { name: 'system', type: 'string', description: 'The system.', required: true },
  ],
  foreignKeys: [
    { field: 'contract', references: 'contracts' },
    { field: 'system', references: 'systems' },
  ],
} as const satisfies EdgeTable;

export const subcontracts = {
  name: 'subcontracts',
  kind: 'edge',
  title: 'Subcontracts',
  description: 'Which organization subcontracts to which, under a contract.',
  edge: 'SUBCONTRACTS_TO',
  from: ['contractor'],
  to: ['subcontractor'],
  forward: {
    name: 'subcontractsTo',
    description: 'The organizations to which it subcontracts; each contract is its own hop.',
  },
  backward: {
    name: 'subcontractedBy',
    description: 'The organizations that subcontract to it; each contract is its own hop.',
  },
  dated: true,
  primaryKey: ['contract', 'contractor', 'subcontractor', 'subaward_number'],
  fields: [
    {
      name: 'contract',
      type: 'string',
      description: 'The contract under which the work is subcontracted.',
      property: 'contract',
      required: true,
    },
    { name: 'contractor', type: 'string', description: 'The higher tier.', required: true },
    { name: 'subcontractor', type: 'string', description: 'The lower tier.', required: true },
    {
      name: 'subaward_number',
      type: 'string',
      description: 'Subaward number; may be empty.',
      property: 'subawardNumber',
    },
    {
      name: 'amount',
      type: 'number',
      description: 'Amount in US dollars; negative for a correction.',
      property: 'amount',
    },
    { name: 'performed_in', type: 'country', description: 'Country of performance.', property: 'performedIn' },
  ],
  foreignKeys: [
    { field: 'contract', references: 'contracts' },
    { field: 'contractor', references: 'organizations' },
    { field: 'subcontractor', references: 'organizations' },
    { field: 'performed_in', references: 'countries' },
  ],
} as const satisfies EdgeTable;

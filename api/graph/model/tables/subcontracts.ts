import type { EdgeTable } from '../table.ts';

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

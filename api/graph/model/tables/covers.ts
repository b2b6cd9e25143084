import type { EdgeTable } from '../table.ts';

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

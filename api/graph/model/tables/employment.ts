import type { EdgeTable } from '../table.ts';

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

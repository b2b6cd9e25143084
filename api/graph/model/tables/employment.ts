import type { EdgeTable } from '../table.ts';

export const employment = {
  name: 'employment',
  kind: 'edge',
  title: 'Employment',
  description: 'Who employs whom, on which contract, in which role.',
  edge: 'EMPLOYS',
  from: ['organization'],
  to: ['person'],
  forward: { name: 'employs', description: 'The people whom it employs, each contract a hop of its own.' },
  backward: { name: 'employedBy', description: 'The organizations that employ it, each contract a hop of its own.' },
  dated: true,
  primaryKey: ['organization', 'person', 'contract', 'role'],
  fields: [
    { name: 'organization', type: 'string', description: 'The employer.', required: true },
    { name: 'person', type: 'string', description: 'The person employed.', required: true },
    { name: 'contract', type: 'string', description: 'The contract it is for; may be empty.', property: 'contract' },
    {
      name: 'role',
      type: 'enum',
      description: 'Role on the work.',
      property: 'role',
      required: true,
      values: ['engineer', 'escort', 'supervisor', 'approver'],
    },
    { name: 'work_role', type: 'string', description: 'DCWF work role code.', property: 'workRole' },
    {
      name: 'proficiency',
      type: 'enum',
      description: 'Proficiency level of DoDM 8140.03.',
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

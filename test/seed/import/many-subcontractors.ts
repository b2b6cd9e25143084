import { chainFiles } from '../../chain-files.ts';
import type { PackageFiles } from '../../import-package.ts';

/** `count` subcontractors of one prime, each with an escort of the same access: several transactions' worth. */
export function manySubcontractors(count: number): PackageFiles {
  const numbers = Array.from({ length: count }, (_, index) => index);
  return {
    ...chainFiles,
    'organizations.csv': [
      ...chainFiles['organizations.csv'],
      ...numbers.map((n) => ({ id: `X${n}`, name: `Sub ${n}` })),
    ],
    'people.csv': [...chainFiles['people.csv'], ...numbers.map((n) => ({ id: `E${n}`, us_person_status: 'citizen' }))],
    'subcontracts.csv': numbers.map((n) => ({ contract: 'C1', contractor: 'O1', subcontractor: `X${n}` })),
    'employment.csv': [
      ...chainFiles['employment.csv'],
      ...numbers.map((n) => ({ organization: `X${n}`, person: `E${n}`, contract: 'C1', role: 'escort' })),
    ],
  };
}

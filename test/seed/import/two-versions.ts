import { chainFiles } from '../../chain-files.ts';
import type { PackageFiles } from '../../import-package.ts';

/**
 * Two versions of a package with `count` escorted accesses. Between them, two thirds of the accesses change their engineer, their escort or
 * their contract; a few exist only in one version. The statement of an access with another engineer has another confidence.
 */
export function twoVersions(count: number): Readonly<Record<'older' | 'newer', PackageFiles>> {
  return { older: versionOf(count, false), newer: versionOf(count, true) };
}

function versionOf(count: number, isNewer: boolean): PackageFiles {
  const skipped = isNewer ? 0 : 5;
  const numbers = Array.from({ length: count }, (_, index) => index + 5 - skipped);
  const person = (n: number) => (isNewer && n % 6 === 0 ? `B${n}` : `A${n}`);
  const escort = (n: number) => (isNewer && n % 6 < 3 ? 'P3' : 'P2');
  const contract = (n: number) => (isNewer && n % 6 === 3 ? 'C2' : 'C1');
  const people = [...new Set(numbers.flatMap((n) => [`A${n}`, `B${n}`]))];
  return {
    ...chainFiles,
    'organizations.csv': [...chainFiles['organizations.csv'], { id: 'O3', name: 'Third', country: 'US' }],
    'contracts.csv': [...chainFiles['contracts.csv'], { id: 'C2', piid: 'W2', agency: 'G1', prime: 'O1' }],
    'subcontracts.csv': ['C1', 'C2'].flatMap((one) =>
      ['O2', 'O3'].map((subcontractor) => ({ contract: one, contractor: 'O1', subcontractor })),
    ),
    'people.csv': [
      ...chainFiles['people.csv'],
      { id: 'P3', us_person_status: 'citizen' },
      ...people.map((id) => ({ id, us_person_status: 'foreign_person' })),
    ],
    'locations.csv': people.map((id) => ({ person: id, country: 'CN' })),
    'employment.csv': ['C1', 'C2'].flatMap((one) => [
      { organization: 'O2', person: 'P2', contract: one, role: 'escort' },
      { organization: 'O3', person: 'P3', contract: one, role: 'escort' },
    ]),
    'access.csv': numbers.map((n) => ({
      id: `X${n}`,
      person: person(n),
      system: 'Y1',
      contract: contract(n),
      mode: 'escorted',
      valid_from: '2024-01-01',
      confidence: person(n).startsWith('B') ? 70 : 50,
    })),
    'escorts.csv': numbers.map((n) => ({ escort: escort(n), access: `X${n}`, valid_from: '2024-01-01' })),
    'claims.csv': [],
  };
}

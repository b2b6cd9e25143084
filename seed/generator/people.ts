import type { ContractPlan } from './contracts.ts';
import type { Random } from './random.ts';
import { abroad, calendar, confidenceOf } from './world.ts';
import type { World } from './world.ts';

/** Writes an engineer or a group of engineers with status, locations and citizenship. Returns whether they are abroad. */
export function writeEngineer({ random, writer, ids }: World, number: number, traits: EngineerTraits): boolean {
  const person = ids.person(number);
  const country = traits.where === 'hong-kong' ? 'HK' : random.weighted(abroad);
  const isAbroad = !['home', 'guam', 'nowhere'].includes(traits.where);
  const usualStatus = isAbroad
    ? random.weighted([
        ['foreign_person', 75],
        ['unknown', 15],
        ['protected', 2],
      ])
    : random.weighted([
        ['citizen', 84],
        ['lpr', 6],
        ['national', 2],
        ['unknown', 8],
      ]);
  const status = traits.where === 'nowhere' && random.chance(0.8) ? null : (traits.status ?? usualStatus);
  const confidence = confidenceOf(random);
  const group = traits.group ? { label: `Synthetic engineering group ${number}`, headcount: random.int(3, 40) } : {};
  writer.add('people', {
    id: person,
    kind: traits.group ? 'group' : 'individual',
    ...group,
    us_person_status: status,
    source: ids.source.personnel,
    confidence,
  });
  const moved = random.int(900, calendar.last - 100);
  const located = (where: string, from?: number, to?: number, by: string = ids.source.personnel) => {
    const dates = { valid_from: from && calendar.day(from), valid_to: to && calendar.day(to) };
    writer.add('locations', { person, country: where, ...dates, source: by, confidence: confidenceOf(random) });
  };
  switch (traits.where) {
    case 'home':
      located('US');
      break;
    case 'guam':
      located('GU');
      break;
    case 'abroad':
    case 'hong-kong':
      located(country);
      break;
    case 'home-and-abroad':
      located('US');
      located(country);
      break;
    case 'came-home':
      located(country, undefined, moved);
      located('US', moved);
      break;
    case 'disputed':
      located('US');
      located(country, undefined, undefined, ids.source.audit);
      break;
    case 'nowhere':
      break;
  }
  const citizenOf = traits.citizenOf ?? (status === 'citizen' ? 'US' : isAbroad ? country : null);
  if (citizenOf !== null && random.chance(0.6)) {
    writer.add('citizenships', {
      person,
      country: citizenOf,
      source: ids.source.personnel,
      confidence: confidenceOf(random),
    });
  }
  return isAbroad;
}

/** Writes a person who is not an engineer: in the US, usually a citizen. */
export function writeStaff({ random, writer, ids }: World, number: number): void {
  const person = ids.person(number);
  const status = random.weighted([
    ['citizen', 94],
    ['lpr', 3],
    ['unknown', 3],
  ]);
  writer.add('people', {
    id: person,
    kind: 'individual',
    us_person_status: status,
    source: ids.source.personnel,
    confidence: confidenceOf(random),
  });
  if (random.chance(0.9))
    writer.add('locations', { person, country: 'US', source: ids.source.personnel, confidence: confidenceOf(random) });
  if (status === 'citizen' && random.chance(0.5)) {
    writer.add('citizenships', {
      person,
      country: 'US',
      source: ids.source.personnel,
      confidence: confidenceOf(random),
    });
  }
}

export type Role = 'engineer' | 'escort' | 'supervisor' | 'approver';

/** DCWF work roles: system administrator, software developer, network operations, technical support. */
const workRoles = ['451', '621', '441', '411'] as const;

/** Writes who employs a person; with `elsewhere` also another company on another contract, a bystander to this one. */
export function writeEmployment(
  world: World,
  plan: ContractPlan,
  number: number,
  role: Role,
  traits: Pick<EngineerTraits, 'employment' | 'elsewhere'>,
): void {
  const { random, size } = world;
  const isUnder = traits.employment === 'on-parent-contract' ? (plan.parent ?? plan) : plan;
  if (traits.employment !== 'unknown') {
    const outsider = size.primes + random.int(0, size.organizations - size.primes);
    const employer = traits.employment === 'outside-lineage' ? outsider : memberOf(world, isUnder, role);
    const contract = traits.employment === 'no-contract-named' ? null : isUnder.index;
    writeJob(world, plan, number, role, employer, contract);
  }
  if (traits.elsewhere && plan.index > 0) {
    const other = random.int(0, plan.index);
    writeJob(world, plan, number, role, random.int(0, size.organizations), other);
  }
}

/** Picks an employer: engineers often work for the prime, escorts mostly for subcontractors. */
function memberOf({ random }: World, { prime, tree }: ContractPlan, role: Role): number {
  const atPrime = random.chance(role === 'escort' ? 0.1 : 0.4);
  return (atPrime ? undefined : tree[random.int(0, tree.length)]?.organization) ?? prime;
}

function writeJob(
  { random, writer, ids }: World,
  plan: ContractPlan,
  number: number,
  role: Role,
  employer: number,
  contract: number | null,
): void {
  const person = ids.person(number);
  const isAssessed = random.chance(role === 'escort' ? 0.55 : 0.75);
  const job = {
    organization: ids.organization(employer),
    person,
    contract: contract === null ? null : ids.contract(contract),
    role,
    work_role: random.chance(0.7) ? random.pick(workRoles) : null,
    source: ids.source.personnel,
  };
  const skilled =
    role === 'escort'
      ? random.weighted([
          ['basic', 60],
          ['intermediate', 30],
          ['advanced', 10],
        ])
      : random.weighted([
          ['basic', 15],
          ['intermediate', 45],
          ['advanced', 40],
        ]);
  const assessment = {
    proficiency: isAssessed ? skilled : null,
    assessed_by: isAssessed && random.chance(0.6) ? ids.organization(plan.prime) : null,
  };
  const from = calendar.day(plan.start);
  if (!random.chance(0.06)) {
    const left = plan.feature === null && random.chance(0.12) ? calendar.day(plan.start + random.int(300, 1500)) : null;
    writer.add('employment', {
      ...job,
      ...assessment,
      valid_from: from,
      valid_to: left,
      confidence: confidenceOf(random),
    });
    return;
  }
  // The second assessment begins on the day on which the first ends, so the periods touch.
  const renewed = calendar.day(plan.start + random.int(100, 400));
  writer.add('employment', { ...job, proficiency: 'basic', valid_from: from, valid_to: renewed, confidence: 70 });
  writer.add('employment', { ...job, ...assessment, valid_from: renewed, confidence: confidenceOf(random) });
}

/** Writes a person's vetting, if one is on record. */
export function writeVetting(
  { random, writer, ids }: World,
  number: number,
  vetting: 'usual' | 'expired' | 'none',
  isAbroad: boolean,
): void {
  if (vetting === 'none' || (vetting === 'usual' && random.chance(isAbroad ? 0.85 : 0.55))) return;
  const tier = isAbroad
    ? random.weighted([
        ['none', 60],
        ['T1', 40],
      ])
    : random.weighted([
        ['T1', 20],
        ['T2', 30],
        ['T3', 32],
        ['T4', 8],
        ['T5', 10],
      ]);
  const clearance =
    tier === 'T5'
      ? random.weighted([
          ['TS', 80],
          ['S', 20],
        ])
      : tier === 'T3'
        ? random.weighted([
            ['S', 70],
            ['none', 30],
          ])
        : 'none';
  const from = random.int(0, calendar.last - 400);
  // Investigations expire after years; some have expired before the world's last day.
  const expires = vetting === 'expired' ? random.int(from + 100, calendar.last - 50) : from + random.int(1000, 3600);
  writer.add('vetting', {
    person: ids.person(number),
    tier,
    clearance,
    adjudication: random.weighted([
      ['favorable', 86],
      ['pending', 7],
      ['unknown', 4],
      ['denied', 2],
      ['revoked', 1],
    ]),
    expires_on: calendar.day(expires),
    valid_from: calendar.day(from),
    source: ids.source.personnel,
    confidence: confidenceOf(random),
  });
}

/** The traits of one engineer. */
export interface EngineerTraits {
  readonly where: 'home' | 'abroad' | 'guam' | 'hong-kong' | 'nowhere' | 'home-and-abroad' | 'came-home' | 'disputed';
  readonly employment: 'on-contract' | 'outside-lineage' | 'no-contract-named' | 'on-parent-contract' | 'unknown';
  readonly accesses: 0 | 1 | 3;
  readonly accessNamesContract: boolean;
  /** Null: random, depending on their location. */
  readonly mode: 'direct' | 'escorted' | null;
  readonly escort: 'usual' | 'none' | 'two' | 'relay';
  readonly credential: 'own' | 'lent';
  readonly status: 'citizen' | 'foreign_person' | null;
  readonly citizenOf: string | null;
  readonly vetting: 'usual' | 'expired' | 'none';
  /** Whether the audit states another mode of the access. */
  readonly modeDisputed: boolean;
  /** Whether another company also employs them, on another contract. */
  readonly elsewhere: boolean;
  readonly group: boolean;
}

const ordinary: EngineerTraits = {
  where: 'home',
  employment: 'on-contract',
  accesses: 1,
  accessNamesContract: true,
  mode: null,
  escort: 'usual',
  credential: 'own',
  status: null,
  citizenOf: null,
  vetting: 'usual',
  modeDisputed: false,
  elsewhere: false,
  group: false,
};

type Kind = readonly [traits: Partial<EngineerTraits>, weight: number];

/** The kinds of engineers: the special traits of each, and its relative frequency. */
const kinds: readonly [Kind, ...Kind[]] = [
  [{}, 360],
  // Near the top, because the first contract with people has a parent.
  [{ employment: 'on-parent-contract' }, 20],
  [{ accesses: 0 }, 255],
  [{ where: 'abroad', mode: 'escorted' }, 28],
  [{ where: 'abroad', mode: 'escorted', escort: 'none' }, 10],
  [{ employment: 'outside-lineage' }, 30],
  [{ where: 'abroad', mode: 'escorted', employment: 'outside-lineage' }, 8],
  [{ employment: 'no-contract-named' }, 50],
  [{ where: 'abroad', employment: 'no-contract-named' }, 6],
  [{ where: 'guam' }, 12],
  [{ where: 'nowhere' }, 80],
  [{ where: 'hong-kong', mode: 'escorted' }, 8],
  [{ where: 'home-and-abroad', mode: 'escorted' }, 6],
  [{ citizenOf: 'CN' }, 12],
  [{ where: 'abroad', citizenOf: 'US', status: 'citizen' }, 6],
  [{ employment: 'unknown' }, 25],
  [{ where: 'abroad', mode: 'direct', escort: 'none' }, 6],
  [{ accessNamesContract: false }, 14],
  [{ where: 'abroad', accessNamesContract: false }, 4],
  [{ where: 'came-home', mode: 'escorted' }, 8],
  [{ elsewhere: true }, 20],
  [{ vetting: 'expired' }, 20],
  [{ accesses: 3, mode: 'escorted', where: 'abroad' }, 8],
  [{ modeDisputed: true, where: 'abroad' }, 10],
  [{ status: 'foreign_person', citizenOf: 'IN', mode: 'escorted' }, 10],
  [{ where: 'disputed', mode: 'escorted' }, 5],
  [{ where: 'abroad', mode: 'escorted', escort: 'two' }, 6],
  [{ where: 'abroad', mode: 'escorted', escort: 'relay' }, 6],
  [{ where: 'abroad', mode: 'escorted', group: true }, 5],
  [{ where: 'abroad', accesses: 0 }, 8],
  [{ where: 'abroad', mode: 'direct', credential: 'lent' }, 6],
];

/** Returns the traits of the engineer with this number. The first engineers are one of each kind, so that even the smallest world has all. */
export function engineerTraits(number: number, random: Random): EngineerTraits {
  const drawn = random.weighted(kinds);
  return { ...ordinary, ...(kinds[number]?.[0] ?? drawn) };
}

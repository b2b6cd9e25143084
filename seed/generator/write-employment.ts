import { calendar } from './calendar.ts';
import type { ContractPlan } from './contract-plan.ts';
import type { EngineerTraits } from './engineer-traits.ts';
import { confidenceOf, type World } from './world.ts';

export type Role = 'engineer' | 'escort' | 'supervisor' | 'approver';

/** DCWF work roles: system administrator, software developer, network operations, technical support. */
const workRoles = ['451', '621', '441', '411'] as const;

/** Writes who employs a person, and with `elsewhere` another company too, on another contract: a bystander to this one. */
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

/** Engineers work for the prime as often as not, escorts come from below. */
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
    const left = plan.shows === null && random.chance(0.12) ? calendar.day(plan.start + random.int(300, 1500)) : null;
    writer.add('employment', {
      ...job,
      ...assessment,
      valid_from: from,
      valid_to: left,
      confidence: confidenceOf(random),
    });
    return;
  }
  // Assessed anew on the day on which the first assessment ended: intervals that touch.
  const renewed = calendar.day(plan.start + random.int(100, 400));
  writer.add('employment', { ...job, proficiency: 'basic', valid_from: from, valid_to: renewed, confidence: 70 });
  writer.add('employment', { ...job, ...assessment, valid_from: renewed, confidence: confidenceOf(random) });
}

import type { ContractPlan } from './contracts.ts';
import { engineerTraits, writeEmployment, writeEngineer, writeStaff, writeVetting } from './people.ts';
import type { EngineerTraits, Role } from './people.ts';
import { calendar, confidenceOf } from './world.ts';
import type { World } from './world.ts';

const logFields = ['escort', 'escorted', 'country', 'command_results', 'settings_changed'] as const;

/** An access of an engineer to a system: their numbers, and those of the escorts of the team. */
interface AccessPlan {
  readonly access: number;
  readonly engineer: number;
  readonly system: number;
  readonly escorts: readonly number[];
  readonly traits: EngineerTraits;
  readonly isAbroad: boolean;
}

/** Writes one access, with its escorts, or on whose credential it is used. */
function writeAccess(
  world: World,
  plan: ContractPlan,
  { access, engineer, system, escorts, traits, isAbroad }: AccessPlan,
): void {
  const { random, writer, ids } = world;
  const id = ids.access(access);
  const usualMode = isAbroad
    ? random.weighted([
        ['escorted', 75],
        ['view_only', 15],
        ['direct', 10],
      ])
    : random.weighted([
        ['direct', 62],
        ['escorted', 23],
        ['view_only', 15],
      ]);
  const mode = traits.mode ?? usualMode;
  const from = plan.start + random.int(60, 200);
  const ended = plan.feature === null && random.chance(0.3) ? from + random.int(30, 900) : null;
  const end = ended === null ? null : calendar.day(ended);
  const row = {
    id,
    person: ids.person(engineer),
    system: ids.system(system),
    contract: traits.accessNamesContract ? ids.contract(plan.index) : null,
    basis: random.chance(0.3) ? 'observed' : 'authorized',
    mode,
    plane: random.weighted([
      ['management', 45],
      ['data', 30],
      ['indirect', 20],
      ['physical', 5],
    ]),
    privilege: random.pick(['administrator', 'operator', 'reader']),
    approval_ref: random.chance(mode === 'view_only' ? 0.6 : 0.08) ? `SYN-APPROVAL-${access}` : null,
    valid_from: calendar.day(from),
    valid_to: end,
  };
  writer.add('access', { ...row, source: ids.source.access, confidence: confidenceOf(random) });
  if (traits.modeDisputed) {
    writer.add('access', {
      ...row,
      mode: mode === 'direct' ? 'escorted' : 'direct',
      source: ids.source.audit,
      confidence: 75,
    });
  }
  if (mode === 'escorted' && traits.escort !== 'none' && !(traits.mode === null && random.chance(0.15))) {
    writeEscorts(world, id, escorts, from, end, traits.escort);
  }
  const [holder] = escorts;
  if (traits.credential === 'lent' && holder !== undefined) {
    writer.add('credentials', {
      holder: ids.person(holder),
      access: id,
      valid_from: calendar.day(from),
      valid_to: end,
      source: ids.source.audit,
      confidence: 70,
    });
  }
  if (access % 250 === 0) writeClaim(world, plan, access);
}

/** Writes who escorts an access. The first escorts of a team escort most of its engineers. */
function writeEscorts(
  { random, writer, ids }: World,
  access: string,
  escorts: readonly number[],
  from: number,
  end: string | null,
  how: 'usual' | 'two' | 'relay',
): void {
  const first = random.zipf(escorts.length);
  const second = (first + 1) % escorts.length;
  const escort = (which: number, validFrom: string, validTo: string | null) => {
    const number = escorts[which];
    if (number === undefined) return;
    const sessions = random.pareto(1, 0.8, 2000);
    writer.add('escorts', {
      escort: ids.person(number),
      access,
      sessions,
      hours: Math.round(sessions * (0.5 + 3 * random.next()) * 10) / 10,
      log_fields: logFields.filter(() => random.chance(0.8)).join(';'),
      valid_from: validFrom,
      valid_to: validTo,
      source: ids.source.access,
      confidence: confidenceOf(random),
    });
  };
  const start = calendar.day(from);
  const handOver = calendar.day(from + random.int(5, 25));
  if (how === 'relay' && second !== first) {
    escort(first, start, handOver);
    escort(second, handOver, end);
    return;
  }
  escort(first, start, end);
  if (second !== first && (how === 'two' || random.chance(0.05))) escort(second, start, end);
}

function writeClaim({ random, writer, ids }: World, plan: ContractPlan, access: number): void {
  writer.add('claims', {
    id: ids.claim(access),
    text: 'No foreign personnel reach this system (synthetic)',
    stance: random.chance(0.5) ? 'denies' : 'asserts',
    about: `access:${ids.access(access)}`,
    claimant: random.chance(0.5) ? ids.organization(plan.prime) : 'Synthetic office of inspection',
    stated_on: calendar.day(random.int(1000, calendar.last)),
    source: ids.source.audit,
    confidence: 60,
  });
}

/** The numbers written so far, from which the next ones continue. */
export interface Headcount {
  persons: number;
  engineers: number;
  accesses: number;
}

/** Writes the people who work on a contract: first an escort and other staff, then engineers, with more escorts among them. */
export function writeTeam(world: World, plan: ContractPlan, count: Headcount): void {
  const { random } = world;
  const people = plan.feature === null ? random.pareto(4, 1.35, 2500) : 12;
  const escorts: number[] = [];
  const staff: readonly Role[] = ['escort', ...(people > 6 ? (['supervisor', 'approver'] as const) : [])];
  for (let index = 0; index < people; index++) {
    const role = staff[index] ?? (index % 6 === 5 ? 'escort' : 'engineer');
    const number = count.persons++;
    if (role === 'engineer') writeOneEngineer(world, plan, number, escorts, count);
    else {
      if (role === 'escort') escorts.push(number);
      writeStaff(world, number);
      const employment = random.weighted([
        ['on-contract', 86],
        ['no-contract-named', 5],
        ['on-parent-contract', 4],
        ['outside-lineage', 3],
        ['unknown', 2],
      ]);
      writeEmployment(world, plan, number, role, {
        employment: plan.feature === null ? employment : 'on-contract',
        elsewhere: random.chance(0.05),
      });
      writeVetting(world, number, random.chance(0.12) ? 'expired' : 'usual', false);
    }
  }
}

function writeOneEngineer(
  world: World,
  plan: ContractPlan,
  number: number,
  escorts: readonly number[],
  count: Headcount,
): void {
  const { random } = world;
  const traits = engineerTraits(count.engineers++, random);
  const isAbroad = writeEngineer(world, number, traits);
  writeEmployment(world, plan, number, 'engineer', traits);
  writeVetting(world, number, traits.vetting, isAbroad);
  for (let index = 0; index < traits.accesses; index++) {
    // The first access is to a system of the contract, others may be to any system.
    const system = index === 0 ? random.pick(plan.systems) : random.zipf(world.size.systems);
    writeAccess(world, plan, { access: count.accesses++, engineer: number, system, escorts, traits, isAbroad });
  }
}

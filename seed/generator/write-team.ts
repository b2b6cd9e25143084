import type { ContractPlan } from './contract-plan.ts';
import { engineerTraits } from './engineer-traits.ts';
import { writeAccess } from './write-access.ts';
import { writeEmployment, type Role } from './write-employment.ts';
import { writeEngineer, writeStaff } from './write-person.ts';
import { writeVetting } from './write-vetting.ts';
import type { World } from './world.ts';

/** How many there are so far; what is written next is numbered on from here. */
export interface Headcount {
  persons: number;
  engineers: number;
  accesses: number;
}

/** Writes the people who work on a contract: those who watch first, then the engineers whom they escort. */
export function writeTeam(world: World, plan: ContractPlan, count: Headcount): void {
  const { random } = world;
  const people = plan.shows === null ? random.pareto(4, 1.35, 2500) : 12;
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
        employment: plan.shows === null ? employment : 'on-contract',
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
  const traits = engineerTraits(count.engineers++, random.next());
  const isAbroad = writeEngineer(world, number, traits);
  writeEmployment(world, plan, number, 'engineer', traits);
  writeVetting(world, number, traits.vetting, isAbroad);
  for (let index = 0; index < traits.accesses; index++) {
    // Of several accesses the later are to systems beyond the contract's own.
    const system = index === 0 ? random.pick(plan.systems) : random.zipf(world.size.systems);
    writeAccess(world, plan, count.accesses++, number, system, escorts, traits, isAbroad);
  }
}

import fc from 'fast-check';
import type { Row, World } from './world.ts';

const said: Row = { source: 'A', confidence: '50', data_class: 'reported' };
const nowhere = { ownership: [], vetting: [], escorts: [], credentials: [], lists: [], designations: [] };

/** One access whose engineer, abroad, is employed on a contract by some organizations. */
function worldOf(
  organizations: readonly string[],
  prime: string,
  employers: readonly string[],
  subcontracts: readonly Row[],
): World {
  return {
    ...nowhere,
    sources: [{ id: 'A' }],
    systems: [{ ...said, id: 'S', impact_level: '5' }],
    organizations: organizations.map((id) => ({ ...said, id })),
    contracts: [{ ...said, id: 'K', prime }],
    subcontracts,
    people: [{ ...said, id: 'P' }],
    locations: [{ ...said, person: 'P', country: 'CN' }],
    employment: employers.map((organization) => ({
      ...said,
      organization,
      person: 'P',
      contract: 'K',
      role: 'engineer',
    })),
    access: [{ ...said, id: 'X', person: 'P', system: 'S', contract: 'K', mode: 'direct' }],
  };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `O${at}`);
const hop = (contractor: string, subcontractor: string): Row => ({ ...said, contract: 'K', contractor, subcontractor });

/** A line of seven to nine hops to the employer, with detours and backward hops. */
export function lineWorld(): fc.Arbitrary<{ readonly world: World; readonly hops: number }> {
  return fc
    .tuple(fc.integer({ min: 7, max: 9 }), fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 4 }))
    .map(([hops, extras]) => {
      const line = names(hops + 1);
      const straight = line.slice(1).map((to, at) => hop(line[at] ?? '', to));
      // Only backward hops, so no route is shorter than the line.
      const back = extras.flatMap(([a, b]) => {
        const [from, to] = [line[Math.max(a, b)], line[Math.min(a, b)]];
        return from === undefined || to === undefined || from === to ? [] : [hop(from, to)];
      });
      const distinct = new Map([...straight, ...back].map((row) => [JSON.stringify(row), row]));
      return { world: worldOf(line, 'O0', [line.at(-1) ?? ''], [...distinct.values()]), hops };
    });
}

/** Six to seven companies that all subcontract to each other, and one at the end of a long line that a simple cut would lose. */
export function denseWorld(): fc.Arbitrary<World> {
  return fc.integer({ min: 7, max: 8 }).map((count) => {
    const clique = names(count);
    const line = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7'];
    const hops = [
      ...clique.flatMap((from) => clique.filter((to) => to !== from).map((to) => hop(from, to))),
      ...line.map((to, at) => hop(at === 0 ? 'O0' : (line[at - 1] ?? ''), to)),
    ];
    return worldOf([...clique, ...line], 'O0', ['O1', 'O2', 'L7'], hops);
  });
}

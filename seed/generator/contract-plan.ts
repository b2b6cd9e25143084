import type { Random } from './random.ts';
import type { WorldSize } from './world-size.ts';

/** A subcontractor in a contract's tree: who it works for, and how far below the prime. */
export interface TreeNode {
  readonly organization: number;
  /** Index in the tree of the company above; null: the prime. */
  readonly above: number | null;
  readonly tier: number;
}

export interface ContractPlan {
  readonly index: number;
  readonly parent: ContractPlan | null;
  readonly prime: number;
  readonly identified: boolean;
  /** Days since the world's first. */
  readonly start: number;
  readonly end: number;
  readonly systems: readonly [number, ...number[]];
  readonly tree: readonly TreeNode[];
  /** First-tier subawards beside the tree's, too many to hold. */
  readonly fanOut: number;
  /** What must be there in the smallest world too; null: as chance has it. */
  readonly shows:
    'vehicle' | 'fan-out' | 'six-tiers' | 'placeholder' | 'third-level' | 'parallel' | 'disputed-prime' | null;
}

const tiers = 6;
const shown = ['vehicle', 'fan-out', 'six-tiers', 'placeholder', 'third-level', 'parallel', 'disputed-prime'] as const;

/** All contracts in order: vehicles with the orders under them, orders under orders, and contracts that stand alone. */
export function* planContracts(random: Random, size: WorldSize): Generator<ContractPlan, void, undefined> {
  let vehicle: ContractPlan | null = null;
  let order: ContractPlan | null = null;
  let orders = 0;
  for (let index = 0; index < size.contracts; index++) {
    const shows = shown[index] ?? null;
    if (shows === null && orders <= 0)
      [vehicle, orders] = [null, random.pareto(1, 1.05, Math.max(8, size.contracts / 40))];
    const isOrder = shows === null ? vehicle !== null : shows !== 'vehicle' && shows !== 'placeholder';
    const isUnderOrder = shows === 'third-level' || (shows === null && random.chance(0.06));
    const parent: ContractPlan | null = isOrder ? ((isUnderOrder ? order : null) ?? vehicle) : null;
    const plan: ContractPlan = planContract(random, size, index, parent, shows);
    if (plan.parent === null && shows !== 'placeholder') [vehicle, order] = [plan, null];
    else if (shows === 'fan-out' || shows === null) order = plan.parent === vehicle ? plan : order;
    orders--;
    yield plan;
  }
}

function planContract(
  random: Random,
  size: WorldSize,
  index: number,
  parent: ContractPlan | null,
  shows: ContractPlan['shows'],
): ContractPlan {
  // Orders go to the vehicle's holder as a rule, and to another where several hold it.
  const heir = parent !== null && random.chance(0.7) ? parent.prime : random.zipf(size.primes);
  const start = random.int(0, 4 * 365);
  return {
    index,
    parent,
    prime: shows === null || shows === 'disputed-prime' ? heir : 0,
    identified: shows !== 'placeholder' && !(shows === null && random.chance(0.04)),
    start,
    end: start + random.int(365, 5 * 365),
    systems: [random.zipf(size.systems), ...(random.chance(0.3) ? [random.zipf(size.systems)] : [])],
    tree: plantTree(random, size, shows),
    fanOut: shows === 'fan-out' ? size.largestFanOut : 0,
    shows,
  };
}

/** Most companies work for the prime, some for those who do, down to the sixth tier. No company is in a tree twice. */
function plantTree(random: Random, size: WorldSize, shows: ContractPlan['shows']): readonly TreeNode[] {
  const wanted = shows === null ? random.pareto(1, 0.95, 120) - 1 : tiers + 2;
  const tree: TreeNode[] = [];
  const met = new Set<number>();
  for (let index = 0; index < wanted; index++) {
    // Popular subcontractors are everywhere; now and then a prime works under another.
    const others = size.organizations - size.primes;
    const organization = random.chance(0.04) ? random.zipf(size.primes) : size.primes + random.zipf(others);
    if (met.has(organization) || (shows !== null && organization === 0)) {
      if (shows !== null) index--;
      continue;
    }
    met.add(organization);
    const last = tree.length - 1;
    const above = shows === 'six-tiers' ? last : random.chance(0.55) ? -1 : random.int(0, tree.length);
    const node = tree[above];
    const tier = (node?.tier ?? 0) + 1;
    if (tier > tiers || node === undefined) tree.push({ organization, above: null, tier: 1 });
    else tree.push({ organization, above, tier });
  }
  return tree;
}

import { sensitivityAtLevel, systemKinds } from '#graph/model/vocabulary.ts';
import type { ImpactLevel } from '#graph/model/vocabulary.ts';
import { inventedName } from './random.ts';
import type { Random } from './random.ts';
import { abroad, calendar, confidenceOf } from './world.ts';
import type { World, WorldSize } from './world.ts';

/** A subcontractor in a contract's tree. */
interface TreeNode {
  readonly organization: number;
  /** Index in the tree of the company that it works for; null: the prime. */
  readonly parent: number | null;
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
  /** Further first-tier subawards, too many to hold in memory. */
  readonly fanOut: number;
  /** A feature that even the smallest world must have; null: random. */
  readonly feature: (typeof features)[number] | null;
}

const tiers = 6;
const features = [
  'vehicle',
  'fan-out',
  'six-tiers',
  'placeholder',
  'third-level',
  'parallel',
  'disputed-prime',
] as const;

/** Plans all contracts in order: vehicles with their orders, orders under orders, and contracts without either. */
export function* planContracts(random: Random, size: WorldSize): Generator<ContractPlan, void, undefined> {
  let vehicle: ContractPlan | null = null;
  let order: ContractPlan | null = null;
  let orders = 0;
  for (let index = 0; index < size.contracts; index++) {
    const feature = features[index] ?? null;
    if (feature === null && orders <= 0)
      [vehicle, orders] = [null, random.pareto(1, 1.05, Math.max(8, size.contracts / 40))];
    const isOrder = feature === null ? vehicle !== null : feature !== 'vehicle' && feature !== 'placeholder';
    const isUnderOrder = feature === 'third-level' || (feature === null && random.chance(0.06));
    const parent: ContractPlan | null = isOrder ? ((isUnderOrder ? order : null) ?? vehicle) : null;
    const plan: ContractPlan = planContract(random, size, index, parent, feature);
    if (plan.parent === null && feature !== 'placeholder') [vehicle, order] = [plan, null];
    else if (feature === 'fan-out' || feature === null) order = plan.parent === vehicle ? plan : order;
    orders--;
    yield plan;
  }
}

function planContract(
  random: Random,
  size: WorldSize,
  index: number,
  parent: ContractPlan | null,
  feature: ContractPlan['feature'],
): ContractPlan {
  // Most orders go to the vehicle's holder, others to another prime, as with vehicles of several holders.
  const usualPrime = parent !== null && random.chance(0.7) ? parent.prime : random.zipf(size.primes);
  const start = random.int(0, 4 * 365);
  return {
    index,
    parent,
    prime: feature === null || feature === 'disputed-prime' ? usualPrime : 0,
    identified: feature !== 'placeholder' && !(feature === null && random.chance(0.04)),
    start,
    end: start + random.int(365, 5 * 365),
    systems: [random.zipf(size.systems), ...(random.chance(0.3) ? [random.zipf(size.systems)] : [])],
    tree: planTree(random, size, feature),
    fanOut: feature === 'fan-out' ? size.largestFanOut : 0,
    feature,
  };
}

/** Plans a tree: most companies work for the prime, others for a subcontractor, down to the sixth tier. No company is in a tree twice. */
function planTree(random: Random, size: WorldSize, feature: ContractPlan['feature']): readonly TreeNode[] {
  const count = feature === null ? random.pareto(1, 0.95, 120) - 1 : tiers + 2;
  const tree: TreeNode[] = [];
  const members = new Set<number>();
  for (let index = 0; index < count; index++) {
    // Popular subcontractors are in many trees; occasionally a prime works under another prime.
    const others = size.organizations - size.primes;
    const organization = random.chance(0.04) ? random.zipf(size.primes) : size.primes + random.zipf(others);
    if (members.has(organization) || (feature !== null && organization === 0)) {
      if (feature !== null) index--;
      continue;
    }
    members.add(organization);
    const last = tree.length - 1;
    const parent = feature === 'six-tiers' ? last : random.chance(0.55) ? -1 : random.int(0, tree.length);
    const node = tree[parent];
    const tier = (node?.tier ?? 0) + 1;
    if (tier > tiers || node === undefined) tree.push({ organization, parent: null, tier: 1 });
    else tree.push({ organization, parent, tier });
  }
  return tree;
}

/** Writes a contract with the systems it covers and the subawards under it. */
export async function writeContract(world: World, plan: ContractPlan): Promise<void> {
  const { random, size, writer, ids } = world;
  const id = ids.contract(plan.index);
  const source = ids.source.awards;
  writer.add('contracts', {
    id,
    piid: plan.identified ? `SYN${ids.world}${String(plan.index).padStart(7, '0')}` : null,
    title: plan.identified
      ? `Synthetic services ${plan.index}`
      : 'Synthetic services (contract not named in the reports)',
    agency: ids.agency(random.zipf(size.agencies)),
    prime: ids.organization(plan.prime),
    value: amountOf(random.next(), 5_000_000),
    parent: plan.parent === null ? null : ids.contract(plan.parent.index),
    identified: plan.identified ? 'yes' : 'no',
    performed_in: random.chance(0.05) ? random.weighted(abroad) : random.chance(0.3) ? 'US' : null,
    valid_from: calendar.day(plan.start),
    valid_to: calendar.day(plan.end),
    source,
    confidence: plan.identified ? 90 : 55,
  });
  if (plan.feature === 'disputed-prime' || random.chance(0.01)) {
    // The statement with the higher confidence, here of the award feed, determines the entity's prime.
    const other = ids.organization((plan.prime + 1) % size.primes);
    writer.add('contracts', { id, prime: other, source: ids.source.audit, confidence: 60 });
  }
  for (const system of new Set(plan.systems)) {
    writer.add('covers', {
      contract: id,
      system: ids.system(system),
      source,
      confidence: confidenceOf(random),
    });
  }
  for (const [index, node] of plan.tree.entries()) writeSubaward(world, plan, node, index);
  for (let index = 0; index < plan.fanOut; index++) {
    const organization = size.primes + (index % (size.organizations - size.primes));
    writeSubaward(world, plan, { organization, parent: null, tier: 1 }, plan.tree.length + index);
    await writer.drain();
  }
}

function writeSubaward({ random, writer, ids }: World, plan: ContractPlan, node: TreeNode, index: number): void {
  const contractor = node.parent === null ? plan.prime : (plan.tree[node.parent]?.organization ?? plan.prime);
  const from = plan.start + random.int(0, 120);
  const statement = {
    contract: ids.contract(plan.index),
    contractor: ids.organization(contractor),
    subcontractor: ids.organization(node.organization),
  };
  const performedIn = random.chance(0.05) ? random.weighted(abroad) : 'US';
  // Filers correct earlier reports with negative amounts.
  const amount = amountOf(random.next(), 120_000) * (random.chance(0.02) ? -1 : 1);
  const ends = plan.feature === null && random.chance(0.2);
  writer.add('subcontracts', {
    ...statement,
    subaward_number: `SUB-${index + 1}`,
    amount,
    performed_in: performedIn,
    valid_from: calendar.day(from),
    valid_to: ends ? calendar.day(from + random.int(200, 1200)) : null,
    source: ids.source.awards,
    // The law requires reports of the first tier only; deeper tiers come from other sources, with lower confidence.
    confidence: node.tier === 1 ? 85 : random.pick([45, 60, 70]),
  });
  if (plan.feature !== 'parallel' && !random.chance(0.03)) return;
  writer.add('subcontracts', {
    ...statement,
    subaward_number: `AUDIT-${index + 1}`,
    amount: Math.round(amount * 0.9),
    performed_in: random.chance(0.2) ? random.weighted(abroad) : performedIn,
    valid_from: calendar.day(from + random.int(0, 60)),
    source: ids.source.audit,
    confidence: 60,
  });
}

/** Returns an amount in cents precision: many are small, few are large. */
function amountOf(chance: number, middle: number): number {
  return Math.round(middle * Math.exp(3 * (2 * chance - 1)) * 100) / 100;
}

/** The first systems cover every level, even in the smallest world. */
const firstLevels: readonly ImpactLevel[] = [5, 4, 6, 2];

const otherKinds = systemKinds.filter((kind) => kind !== 'CLOUD');

/** One system in five is no cloud, and of every third of these the sensitivity is not on record. */
function describeAsset(index: number, level: ImpactLevel) {
  if (index % 5 !== 4) return { kind: 'cloud', impact_level: level };
  const other = Math.floor(index / 5);
  return {
    kind: otherKinds[other % otherKinds.length]?.toLowerCase() ?? 'other',
    sensitivity: other % 3 === 1 ? null : sensitivityAtLevel[level].toLowerCase(),
  };
}

/** Writes agencies and the systems that they own. The parent of an agency is an earlier one. */
export function writeAgenciesAndSystems({ random, size, writer, ids }: World): void {
  const source = ids.source.register;
  for (let index = 0; index < size.agencies; index++) {
    const parent = index === 0 ? null : ids.agency(random.zipf(index));
    const name = inventedName.agency(random, index);
    writer.add('agencies', { id: ids.agency(index), name, parent, source, confidence: 90 });
  }
  for (let index = 0; index < size.systems; index++) {
    const level =
      firstLevels[index] ??
      random.weighted<ImpactLevel>([
        [2, 30],
        [4, 35],
        [5, 28],
        [6, 7],
      ]);
    writer.add('systems', {
      id: ids.system(index),
      name: inventedName.system(random, index),
      agency: ids.agency(random.zipf(size.agencies)),
      ...describeAsset(index, level),
      source,
      confidence: 90,
    });
  }
}

/** Writes organizations and their owners. Owners have lower numbers, and some are registered abroad. */
export async function writeOrganizations(world: World): Promise<void> {
  const { random, size, writer, ids } = world;
  const source = ids.source.register;
  for (let index = 0; index < size.organizations; index++) {
    const id = ids.organization(index);
    // Holding companies, which have no owner, are the most likely to be abroad.
    const isHolding = index % 20 === 7;
    const country = random.chance(isHolding ? 0.6 : 0.07) ? random.weighted(abroad) : 'US';
    const name = inventedName.organization(random, index);
    writer.add('organizations', { id, name, country, source, confidence: 90 });
    // An audit states another country for some, with higher or lower confidence.
    if (index % 50 === 9) {
      const other = random.weighted(abroad);
      writer.add('organizations', {
        id,
        country: other,
        source: ids.source.audit,
        confidence: index % 100 === 9 ? 95 : 40,
      });
    }
    if (!isHolding && index > 10 && random.chance(0.28)) writeOwner(world, index);
    await writer.drain();
  }
}

function writeOwner({ random, writer, ids }: World, index: number): void {
  // The owner is a holding company or any company, so that chains of several owners arise.
  const holding = Math.floor(random.int(0, index) / 20) * 20 + 7;
  const owner = random.chance(0.5) && holding < index ? holding : random.int(0, index);
  const share = random.pick([100, 100, 100, 75, 51, 49, 20, 6]);
  const owned = ids.organization(index);
  const interest = share > 50 ? 'shareholding, controlling' : 'shareholding';
  const statement = { owner: ids.organization(owner), owned, interest, source: ids.source.register };
  const sold = random.chance(0.1) ? random.int(400, calendar.last) : null;
  if (sold === null) {
    writer.add('ownership', { ...statement, share_pct: share, confidence: confidenceOf(random) });
    return;
  }
  // The sale and the purchase are on the same day, so the periods touch.
  const buyer = ids.organization((owner + 1) % index);
  writer.add('ownership', {
    ...statement,
    share_pct: share,
    valid_to: calendar.day(sold),
    confidence: confidenceOf(random),
  });
  if (buyer !== statement.owner) {
    writer.add('ownership', {
      ...statement,
      owner: buyer,
      share_pct: share,
      valid_from: calendar.day(sold),
      confidence: 80,
    });
  }
}

import { calendar } from './calendar.ts';
import type { ContractPlan, TreeNode } from './contract-plan.ts';
import { abroad, confidenceOf, type World } from './world.ts';

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
  if (plan.shows === 'disputed-prime' || random.chance(0.01)) {
    // What the entity is taken for follows from confidence: here the award feed is the surer one.
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
    writeSubaward(world, plan, { organization, above: null, tier: 1 }, plan.tree.length + index);
    await writer.drain();
  }
}

function writeSubaward({ random, writer, ids }: World, plan: ContractPlan, node: TreeNode, index: number): void {
  const contractor = node.above === null ? plan.prime : (plan.tree[node.above]?.organization ?? plan.prime);
  const from = plan.start + random.int(0, 120);
  const statement = {
    contract: ids.contract(plan.index),
    contractor: ids.organization(contractor),
    subcontractor: ids.organization(node.organization),
  };
  const performedIn = random.chance(0.05) ? random.weighted(abroad) : 'US';
  // Filers correct what they filed by negative amounts.
  const amount = amountOf(random.next(), 120_000) * (random.chance(0.02) ? -1 : 1);
  const ends = plan.shows === null && random.chance(0.2);
  writer.add('subcontracts', {
    ...statement,
    subaward_number: `SUB-${index + 1}`,
    amount,
    performed_in: performedIn,
    valid_from: calendar.day(from),
    valid_to: ends ? calendar.day(from + random.int(200, 1200)) : null,
    source: ids.source.awards,
    // Only the first tier is reported by law; what lies deeper is known from elsewhere, and less surely.
    confidence: node.tier === 1 ? 85 : random.pick([45, 60, 70]),
  });
  if (plan.shows !== 'parallel' && !random.chance(0.03)) return;
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

/** Many small sums and few large ones, to the cent. */
function amountOf(chance: number, middle: number): number {
  return Math.round(middle * Math.exp(3 * (2 * chance - 1)) * 100) / 100;
}

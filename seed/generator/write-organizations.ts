import { inventedName } from './invented-name.ts';
import { calendar } from './calendar.ts';
import { abroad, confidenceOf, type World } from './world.ts';

/** Agencies and the systems they own; the first agency is the others' parent. */
export function writeAgenciesAndSystems({ random, size, writer, ids }: World): void {
  const source = ids.source.register;
  for (let index = 0; index < size.agencies; index++) {
    const parent = index === 0 ? null : ids.agency(Math.floor(random.zipf(index)));
    const name = inventedName.agency(random, index);
    writer.add('agencies', { id: ids.agency(index), name, parent, source, confidence: 90 });
  }
  for (let index = 0; index < size.systems; index++) {
    // The first few have every level between them, in the smallest world too.
    const level =
      [5, 4, 6, 2][index] ??
      random.weighted([
        [2, 30],
        [4, 35],
        [5, 28],
        [6, 7],
      ]);
    writer.add('systems', {
      id: ids.system(index),
      name: inventedName.system(random, index),
      agency: ids.agency(random.zipf(size.agencies)),
      impact_level: level,
      source,
      confidence: 90,
    });
  }
}

/** Organizations and who owns them: ownership chains run to lower numbers, some of which are registered abroad. */
export async function writeOrganizations(world: World): Promise<void> {
  const { random, size, writer, ids } = world;
  const source = ids.source.register;
  for (let index = 0; index < size.organizations; index++) {
    const id = ids.organization(index);
    // Holding companies, which own others and are owned by nobody, are the likeliest to be abroad.
    const isHolding = index % 20 === 7;
    const country = random.chance(isHolding ? 0.6 : 0.07) ? random.weighted(abroad) : 'US';
    const name = inventedName.organization(random, index);
    writer.add('organizations', { id, name, country, source, confidence: 90 });
    // An audit found some registered elsewhere, and is not always the surer one.
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
  // A holding company below, or any company: so that chains of several owners come about.
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
  // Sold on one day and bought on the same: intervals that touch.
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

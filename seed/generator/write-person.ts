import { calendar } from './calendar.ts';
import type { EngineerTraits } from './engineer-traits.ts';
import { abroad, confidenceOf, type World } from './world.ts';

/** Writes an engineer: status, group or not, where they are and were, and of which country they are citizens. Gives whether they are abroad. */
export function writeEngineer({ random, writer, ids }: World, number: number, traits: EngineerTraits): boolean {
  const person = ids.person(number);
  const country = traits.where === 'hong-kong' ? 'HK' : random.weighted(abroad);
  const isAbroad = !['home', 'guam', 'nowhere'].includes(traits.where);
  const drawn = isAbroad
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
  const status = traits.where === 'nowhere' && random.chance(0.8) ? null : (traits.status ?? drawn);
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

/** Writes somebody who is no engineer: at home, as a rule a citizen. */
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

import { calendar } from './calendar.ts';
import { confidenceOf, type World } from './world.ts';

/** Writes what a person was vetted for, if anything is on record. */
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
  // Investigations lapse after years: some have, before the world's last day.
  const lapses = vetting === 'expired' ? random.int(from + 100, calendar.last - 50) : from + random.int(1000, 3600);
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
    expires_on: calendar.day(lapses),
    valid_from: calendar.day(from),
    source: ids.source.personnel,
    confidence: confidenceOf(random),
  });
}

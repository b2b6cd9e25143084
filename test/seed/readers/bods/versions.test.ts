import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#graph/model/day.ts';
import { periodsOf } from '#seed/readers/bods/versions.ts';
import { runs } from '#test/runs.ts';

const day = (number: number) => addDays('2020-01-01', number);
const days = 12;

const interest = fc
  .record({
    kind: fc.constantFrom('a', 'b'),
    from: fc.option(fc.nat(days)),
    length: fc.option(fc.integer({ min: 1, max: days })),
  })
  .map(({ kind, from, length }) => ({
    kind,
    validFrom: from === null ? null : day(from),
    validTo: length === null ? null : day((from ?? 0) + length),
  }));
const history = fc
  .uniqueArray(fc.tuple(fc.nat(days), fc.uniqueArray(interest, { selector: ({ kind }) => kind, maxLength: 2 })), {
    selector: ([date]) => date,
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.sort(([one], [other]) => one - other).map(([date, interests]) => ({ date: day(date), interests })));

test('on each day at most one version of an interest counts: the last one that has begun, unless a version ends it', () => {
  fc.assert(
    fc.property(history, fc.constantFrom('a', 'b'), (versions, kind) => {
      const spans = versions.flatMap(({ interests }, at) =>
        periodsOf(versions, at).flatMap((period, index) =>
          period === null || interests[index]?.kind !== kind ? [] : [{ at, ...period }],
        ),
      );
      // Each version takes the days from its begin on, and leaves none after an end date.
      const painted = new Map<string, number>();
      let known: { readonly since: string } | null = null;
      for (const [at, { date, interests }] of versions.entries()) {
        const own = interests.find((each) => each.kind === kind);
        const start = own?.validFrom ?? null;
        const first = at === 0 ? '' : date;
        const isNew = start !== null && (known === null || start > known.since);
        const begin = own === undefined ? date : isNew ? start : known === null && at > 0 ? (start ?? date) : first;
        for (let number = -1; number < 3 * days; number++) {
          if (day(number) >= begin) painted.delete(day(number));
          if (own !== undefined && day(number) >= begin) painted.set(day(number), at);
          if (own?.validTo !== undefined && own.validTo !== null && day(number) >= own.validTo)
            painted.delete(day(number));
        }
        if (own !== undefined) known = { since: start ?? date };
      }
      for (let number = -1; number < 3 * days; number++) {
        const holding = spans.filter(
          ({ validFrom, validTo }) =>
            (validFrom === null || validFrom <= day(number)) && (validTo === null || day(number) < validTo),
        );
        expect(holding.map(({ at }) => at)).toEqual(painted.has(day(number)) ? [painted.get(day(number))] : []);
      }
    }),
    { numRuns: runs(500) },
  );
});

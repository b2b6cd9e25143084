import { z } from 'zod';
import type { Period } from '../exposure/exposure.ts';
import { joinPeriods } from '../exposure/hops.ts';
import { addDays, dayInWords, fromGraph, openFrom, openTo } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, groupBy } from '../model/keys.ts';
import { claimStandings } from '../model/vocabulary.ts';
import type { ClaimStanding } from '../model/vocabulary.ts';

/** How a claim stands in law over some days, and the keys of the sources that say so. */
export interface StandingPeriod extends Period {
  readonly standing: ClaimStanding;
  readonly sources: readonly string[];
}

/** The column that a Cypher statement returns for a claim `c`, for `standingRows`. */
export const standingColumn = `COLLECT {
    MATCH (c)-[s:STANDS_IN]->()
    RETURN {standing: s.standing, source: s.source, validFrom: s.validFrom, validTo: s.validTo}
  } AS standings`;

export const standingRows = z
  .array(z.object({ standing: z.enum(claimStandings), source: z.string(), ...fromGraph }))
  .transform((rows) =>
    standingPeriods(rows.map(({ validFrom, validTo, ...row }) => ({ ...row, from: validFrom, to: validTo }))),
  );

/** What one source states of a claim. */
interface StatedStanding extends Period {
  readonly standing: ClaimStanding;
  readonly source: string;
}

/**
 * Returns the longest runs of days of each standing, in order. Standings do not end each other: one ends where its sources say so, because what
 * was found may be settled as well.
 */
export function standingPeriods(stated: readonly StatedStanding[]): readonly StandingPeriod[] {
  return [...groupBy(stated, ({ standing }) => standing)]
    .flatMap(([standing, group]) =>
      joinPeriods(group).map(({ from, to }) => ({
        standing,
        from,
        to,
        sources: [...new Set(group.filter((one) => touches(one, { from, to })).map(({ source }) => source))].sort(
          compareKeys,
        ),
      })),
    )
    .sort((a, b) => compareKeys(startOf(a), startOf(b)) || compareKeys(endOf(a), endOf(b)) || rankOf(a) - rankOf(b));
}

const startOf = ({ from }: Period): Day => from ?? openFrom;
const endOf = ({ to }: Period): Day => to ?? openTo;
const rankOf = ({ standing }: StandingPeriod): number => claimStandings.indexOf(standing);

function touches(one: Period, period: Period): boolean {
  return startOf(one) < endOf(period) && startOf(period) < endOf(one);
}

/**
 * Says how a claim stands, such as “alleged until 17 March 2025, withdrawn since”; null if nothing is on record. A standing that follows on the
 * day on which another one ends needs no day of its own.
 */
export function describeStandings(periods: readonly StandingPeriod[]): string | null {
  if (periods.length === 0) return null;
  return periods
    .map(({ standing, from, to }, at) => {
      const isNext = from !== null && periods[at - 1]?.to === from;
      const isFollowed = to !== null && periods.some((other) => other.from === to);
      const word = standing.toLowerCase();
      const start =
        from === null || isNext ? '' : to === null ? ` since ${dayInWords(from)}` : ` from ${dayInWords(from)}`;
      const end =
        to === null
          ? isNext
            ? ' since'
            : ''
          : isFollowed
            ? ` until ${dayInWords(to)}`
            : ` to ${dayInWords(addDays(to, -1))}`;
      return `${isNext && to !== null ? 'then ' : ''}${word}${start}${end}`;
    })
    .join(', ');
}

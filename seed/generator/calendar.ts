import type { Day } from '#graph/model/day.ts';

const start = Date.UTC(2021, 10, 1);

/** The world's five years, as numbers of days since their first. */
export const calendar = {
  /** The last day that the world knows of. */
  last: 5 * 365,
  day(offset: number): Day {
    return new Date(start + offset * 86_400_000).toISOString().slice(0, 10);
  },
} as const;

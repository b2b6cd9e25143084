import type { Day } from '#graph/model/day.ts';

/** One version of a record: what one statement says of a relationship. */
export interface Version {
  /** When the statement was made; null if that is not known. */
  readonly date: Day | null;
  readonly interests: readonly InterestDays[];
}

interface Period {
  /** Null: open. */
  readonly validFrom: Day | null;
  /** The first day on which it no longer holds; null: open. */
  readonly validTo: Day | null;
}

/** The days of an interest, as its statement gives them. */
export interface InterestDays extends Period {
  /** Interests of one kind in two versions are the same interest, in the order in which each version lists them. */
  readonly kind: string;
}

/**
 * Returns the days on which each interest of a version counts: until the next version, which begins on the start date that it gives the interest if that
 * is later than the one before, else on its own date. An end date that a version gives holds for the earlier ones too. Of versions of one day, the
 * last counts.
 * @param versions of a record, oldest first
 * @returns null for an interest that a later version replaces from its first day on, or on a day that is not known
 */
export function periodsOf(versions: readonly Version[], at: number): readonly (Period | null)[] {
  const version = versions[at];
  if (version === undefined) return [];
  const isReplaced = ({ date }: Version, place: number) =>
    date !== null && versions.slice(place + 1).some((later) => later.date === date);
  const counted = versions.filter((each, place) => !isReplaced(each, place));
  const own = counted.indexOf(version);
  if (own < 0) return version.interests.map(() => null);
  return version.interests.map((interest, index) => {
    const { kind } = interest;
    const ordinal = version.interests.slice(0, index).filter((each) => each.kind === kind).length;
    const found = counted.map(({ interests }) => interests.filter((each) => each.kind === kind)[ordinal]);
    const begins = counted.map((_, place) => beginOf(counted, found, place));
    const later = counted.slice(own + 1).map((_, place) => own + 1 + place);
    const replacedOn = later.flatMap((place) => begins[place] ?? []);
    if (later.length > 0 && replacedOn.length === 0) return null;
    const ends = [own, ...later].flatMap((place) => found[place]?.validTo ?? []);
    const validFrom = begins[own] ?? interest.validFrom;
    const validTo = [...replacedOn, ...ends].sort()[0] ?? null;
    return validFrom !== null && validTo !== null && validTo <= validFrom ? null : { validFrom, validTo };
  });
}

/**
 * Returns the day from which a version says what holds of an interest.
 * @param found the interest in each version that has it
 * @returns null if it is open or not known
 */
function beginOf(
  versions: readonly Version[],
  found: readonly (InterestDays | undefined)[],
  place: number,
): Day | null {
  const date = versions[place]?.date ?? null;
  const start = found[place]?.validFrom ?? null;
  if (place === 0) return start;
  const before = found.slice(0, place).findLastIndex((each) => each !== undefined);
  if (before < 0) return start ?? date;
  const since = found[before]?.validFrom ?? versions[before]?.date ?? null;
  return start !== null && (since === null || start > since) ? start : date;
}

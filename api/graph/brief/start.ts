import { isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import type { Exposure, Hop } from '../exposure/exposure.ts';
import { isValidOn } from '../exposure/hops.ts';
import { addDays, dayInWords } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, hopKey } from '../model/keys.ts';
import { isAllegation, issuerOf } from './findings.ts';
import type { FindingFacts } from './findings.ts';
import { counted } from './words.ts';

/** Accesses of which no source says that they had begun on the day. */
export interface UncertainStart {
  readonly accesses: number;
  /** Whether it may be fewer, because not all chains were read. */
  readonly isAtMost: boolean;
}

/** When something was first said, and by whom. */
interface FirstReport {
  readonly day: Day;
  readonly by: string | null;
  readonly isAllegation: boolean;
}

/**
 * Returns how many accesses may not have begun on a day. An open start is not on record, and it is no start at the beginning of time: an access had
 * begun if a statement has a first day, on the day before its end, and from the day of the first report on; without one, today.
 */
export function countUncertainStarts(
  exposures: readonly Exposure[],
  { day, today }: { readonly day: Day; readonly today: Day },
  facts: FindingFacts,
): number {
  const uncertain = exposures.filter(({ path }) => {
    const access = path.find(({ type }) => type === 'ACCESSES');
    if (access === undefined) return false;
    const valid = access.statements.filter((statement) => isValidOn(statement, day));
    if (valid.some(({ validFrom, validTo }) => validFrom !== null || validTo === addDays(day, 1))) return false;
    const first = firstReportOf(access, facts);
    return first === null ? day < today : day < first.day;
  });
  return new Set(uncertain.map(({ access }) => access)).size;
}

/** The first day on which a claim or a source asserts a hop; null: none has a day. */
function firstReportOf(hop: Hop, { claims, sources }: FindingFacts): FirstReport | null {
  const key = hopKey(hop);
  const said = claims.flatMap(({ about, claim }): readonly FirstReport[] => {
    if (!isHop(about) || hopKey(about) !== key || claim.stance !== 'ASSERTS' || claim.statedOn === null) return [];
    return [{ day: claim.statedOn, by: sayableClaimant(claim), isAllegation: isAllegation(claim) }];
  });
  const published = hop.statements.flatMap(({ source }): readonly FirstReport[] => {
    const found = sources[source];
    const day = found?.publishedOn ?? null;
    return found === undefined || day === null ? [] : [{ day, by: issuerOf(found), isAllegation: false }];
  });
  const all = [...said, ...published].toSorted((a, b) => compareKeys(a.day, b.day));
  const [first] = all;
  if (first === undefined) return null;
  const ofDay = all.filter(({ day }) => day === first.day);
  return mostFrequent(ofDay.filter(({ by }) => by !== null)) ?? first;
}

function sayableClaimant({ organization, claimant }: Claim): string | null {
  return organization?.name ?? claimant;
}

function mostFrequent(reports: readonly FirstReport[]): FirstReport | null {
  const countOf = ({ by }: FirstReport) => reports.filter((one) => one.by === by).length;
  return reports.toSorted((a, b) => countOf(b) - countOf(a) || compareKeys(a.by ?? '', b.by ?? ''))[0] ?? null;
}

/** “First reported on 15 July 2025 by ProPublica.” Null: no report has a day, or what is exposed was not first reported at once. */
export function firstReportSentence(facts: FindingFacts): string | null {
  const accesses = facts.hops.filter(({ type }) => type === 'ACCESSES');
  const reports = accesses.map((hop) => firstReportOf(hop, facts));
  const [first = null, ...others] = reports;
  if (first === null || others.some((other) => other?.day !== first.day || other.by !== first.by)) return null;
  const by = first.by === null ? '' : ` by ${first.by}`;
  return `First ${first.isAllegation ? 'alleged' : 'reported'} on ${dayInWords(first.day)}${by}.`;
}

/** What a headline adds if accesses may not have begun on its day; empty: all had. */
export function startInWords({ accesses, isAtMost }: UncertainStart, all: number, day: Day): string {
  if (accesses === 0) return '';
  const isOfAll = accesses >= all && !isAtMost;
  const which = isOfAll
    ? 'this'
    : `${isAtMost ? 'up to ' : ''}${Math.min(accesses, all)} of ${all === 1 ? 'this' : 'these'} ${counted(all, 'access', 'accesses')}`;
  return ` Whether ${which} had begun by ${dayInWords(day)} is not on record.`;
}

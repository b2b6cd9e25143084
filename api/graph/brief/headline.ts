import { dayInWords } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { AccessBasis } from '../model/vocabulary.ts';

/** A node that exposed accesses have in common, by name. */
export interface Actor {
  readonly name: string;
  /** Exposed accesses that have it in one of their chains. */
  readonly accesses: number;
}

/** What a headline is made of. */
export interface HeadlineFacts {
  /** The day on which the accesses are exposed. */
  readonly day: Day;
  readonly today: Day;
  readonly accesses: number;
  readonly systemsExposed: number;
  /** Systems on record. */
  readonly systems: number;
  /** The weakest class of evidence of the accesses, of the strongest chain of each, and of the employment that was read. */
  readonly evidence: 'DOCUMENTED' | 'REPORTED' | 'INFERRED';
  readonly invented: 'NONE' | 'SOME' | 'ALL';
  /** Null: some accesses were authorized and others observed, or it was not read. */
  readonly basis: AccessBasis | null;
  /** Whether the accesses are to what goes into the systems; null: some are, or it was not read. */
  readonly isIndirect: boolean | null;
  /** The name of the only group of people who have the accesses; null: there are several, or they have no name. */
  readonly engineers: string | null;
  readonly isUndetermined: boolean;
  /** Most accesses first. */
  readonly countries: readonly Actor[];
  readonly employers: readonly Actor[];
  readonly suppliers: readonly Actor[];
  readonly primes: readonly Actor[];
  /** The names of the systems, if all were read. */
  readonly systemNames: readonly string[];
  /** Whether escorts are on record for all accesses or for none; null: for some, or it was not read. */
  readonly isEscorted: boolean | null;
  /** Whether all chains run through the holder of a credential that is lent, or none does; null: some do, or it was not read. */
  readonly isLent: boolean | null;
}

/**
 * Returns one sentence that says who reaches what, from where, through whom. Only what holds for every access is said of all; of what differs, it
 * gives counts. The verb is that of the weakest evidence.
 */
export function headlineOf(facts: HeadlineFacts): string {
  const prefix = facts.invented === 'ALL' ? 'Invented data: ' : '';
  return `${prefix}${subjectOf(facts)} ${verbOf(facts)} ${objectOf(facts)}${throughOf(facts)}.`;
}

function subjectOf(facts: HeadlineFacts): string {
  const { who, insertion } = whoOf(facts);
  const employer = shared(facts.employers, facts.accesses);
  const insertions = [insertion, employer === null ? null : `employed by ${employer}`].filter((one) => one !== null);
  return insertions.length === 0 ? who : `${who}, ${insertions.join(', ')},`;
}

function whoOf({ engineers, isUndetermined, countries, accesses }: HeadlineFacts): {
  readonly who: string;
  readonly insertion: string | null;
} {
  const personnel = engineers ?? 'Personnel';
  const [first] = countries;
  if (isUndetermined) return { who: `${personnel} of undetermined origin`, insertion: null };
  if (first === undefined) return { who: engineers ?? 'Foreign personnel', insertion: 'with no location on record' };
  if (shared(countries, accesses) !== null)
    return { who: personnel.includes(first.name) ? personnel : `${personnel} in ${first.name}`, insertion: null };
  const share = `${first.name} (${inDigits(first.accesses)} of ${counted(accesses, 'access', 'accesses')})`;
  if (countries.length > mostNamed)
    return { who: `${personnel} in ${inDigits(countries.length)} countries`, insertion: `most of all ${share}` };
  const others = countries.slice(1).map((one) => `${one.name} (${inDigits(one.accesses)})`);
  return { who: `${personnel} in ${joined([share, ...others])}`, insertion: null };
}

/** The name of the only one, if all accesses have it. */
function shared(actors: readonly Actor[], accesses: number): string | null {
  const [only, ...others] = actors;
  return only !== undefined && others.length === 0 && only.accesses === accesses ? only.name : null;
}

const mostNamed = 3;

function verbOf({ day, today, evidence, basis }: HeadlineFacts): string {
  const isPast = day < today;
  const isObserved = basis === 'OBSERVED';
  if (evidence === 'DOCUMENTED') {
    if (isObserved) return isPast ? 'reached' : 'reach';
    return isPast ? 'had access to' : 'have access to';
  }
  const reported = evidence === 'REPORTED' ? 'are reported to' : 'are reported, in part by inference, to';
  if (isObserved) return isPast ? `${reported} have reached` : `${reported} reach`;
  return isPast ? `${reported} have had access to` : `${reported} have access to`;
}

function objectOf({ systemNames, systemsExposed, systems, isIndirect }: HeadlineFacts): string {
  const named = systemNames.length > 0 && systemNames.length <= mostNamed && systemNames.length === systemsExposed;
  const what = named ? joined(systemNames) : `${inDigits(systemsExposed)} of ${counted(systems, 'system')} on record`;
  return isIndirect === true ? `what goes into ${what}` : what;
}

function throughOf({ suppliers, accesses, isEscorted, isLent }: HeadlineFacts): string {
  if (isLent === true) return ' on the credentials of others';
  const supplier = shared(suppliers, accesses);
  if (supplier !== null && isEscorted === true) return ` through escorts supplied by ${supplier}`;
  if (isEscorted === false) return ', with no escort on record';
  return isEscorted === true ? ' through escorts' : '';
}

/** Says how many accesses the foremost organizations have, where the headline does not name them; null: it names all. */
export function foremostOf({ accesses, primes, employers, suppliers }: HeadlineFacts): string | null {
  const parts = [
    foremost(employers, accesses, (name) => `by staff of ${name}`),
    foremost(primes, accesses, (name) => `under contracts of the prime ${name}`),
    foremost(suppliers, accesses, (name) => `with escorts supplied by ${name}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Of ${counted(accesses, 'access', 'accesses')}, ${joined(parts)}.`;
}

function foremost(actors: readonly Actor[], accesses: number, words: (name: string) => string): string | null {
  const [first] = actors;
  if (first === undefined || shared(actors, accesses) !== null) return null;
  return `${inDigits(first.accesses)} ${first.accesses === 1 ? 'is' : 'are'} ${words(first.name)}`;
}

/** Says since or until when something is exposed. @param asOf the day that was asked for */
export function statusOf(day: Day | null, asOf: Day): string {
  if (day === null) return 'Nothing exposed on record';
  if (day === asOf) return `Exposed on ${dayInWords(day)}`;
  return day < asOf
    ? `Exposed until ${dayInWords(day)}`
    : `Not exposed on ${dayInWords(asOf)}; last exposed on ${dayInWords(day)}`;
}

/** “A, B and C”. */
export function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inDigits(count)} ${count === 1 ? one : many}`;
}

function inDigits(count: number): string {
  return count.toLocaleString('en-US');
}

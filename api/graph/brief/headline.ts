import { dayInWords } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { normalizeName } from '../model/organization-names.ts';
import type { AccessBasis } from '../model/vocabulary.ts';
import { startInWords } from './start.ts';
import type { UncertainStart } from './start.ts';
import { counted, inDigits, joined, joinedSystems, nameInSentence } from './words.ts';

/** A node that exposed accesses have in common, by name. */
export interface Actor {
  readonly name: string;
  /** Exposed accesses that have it in one of their chains. */
  readonly accesses: number;
}

/** The systems of which the conditions ask: those that counts are out of. */
export interface Scope {
  /** On record. */
  readonly systems: number;
  /** Whether they are all systems on record. */
  readonly isWhole: boolean;
  /** Their names, if they are few. */
  readonly names: readonly string[];
  /** Whether other conditions than the systems leave something out. */
  readonly isConditioned: boolean;
}

/** What a headline is made of. */
export interface HeadlineFacts {
  /** The day on which the accesses are exposed. */
  readonly day: Day;
  readonly today: Day;
  readonly accesses: number;
  readonly systemsExposed: number;
  readonly scope: Scope;
  readonly start: UncertainStart;
  /** Whether the days of all accesses that were read are inferred. */
  readonly hasInferredDays: boolean;
  /** The weakest class of evidence of the accesses, of the strongest chain of each, and of the employment that was read. */
  readonly evidence: 'DOCUMENTED' | 'REPORTED' | 'INFERRED';
  readonly invented: 'NONE' | 'SOME' | 'ALL';
  /** What people say of exactly this, which takes the place of the sentence by rule; null: nothing. */
  readonly sentence: string | null;
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
  const { what, names } = objectOf(facts);
  const rule = `${subjectOf(facts)} ${verbOf(facts)} ${what}${throughOf(facts)}${names}.`;
  const sentence = facts.sentence ?? rule;
  return `${prefix}${sentence}${startInWords(facts.start, facts.accesses, facts.day)}`;
}

function subjectOf(facts: HeadlineFacts): string {
  const { who, insertion } = whoOf(facts);
  const shownEmployer = shared(facts.employers, facts.accesses);
  const employer = shownEmployer !== null && names(who, shownEmployer) ? null : shownEmployer;
  const insertions = [insertion, employer === null ? null : `employed by ${employer}`].filter((one) => one !== null);
  return insertions.length === 0 ? who : `${who}, ${insertions.join(', ')},`;
}

/** Whether a text has the name of an organization, as “Boeing employees” has that of The Boeing Company. */
function names(text: string, organization: string): boolean {
  const name = normalizeName(organization);
  return name !== '' && ` ${normalizeName(text)} `.includes(` ${name} `);
}

function whoOf({ engineers, isUndetermined, countries, accesses }: HeadlineFacts): {
  readonly who: string;
  readonly insertion: string | null;
} {
  const group = engineers === null ? null : nameInSentence(engineers);
  const personnel = group ?? 'Personnel';
  const [first] = countries;
  if (isUndetermined) return { who: `${personnel} of undetermined origin`, insertion: null };
  if (first === undefined) return { who: group ?? 'Foreign personnel', insertion: 'with no location on record' };
  const places = countries.map(({ name }) => name);
  const isOfAll = countries.length <= mostNamed && countries.every((one) => one.accesses === accesses);
  if (isOfAll)
    return {
      who: places.every((place) => personnel.includes(place)) ? personnel : `${personnel} in ${joined(places)}`,
      insertion: null,
    };
  const share = `${first.name} (${inDigits(first.accesses)} of ${counted(accesses, 'access', 'accesses')})`;
  if (countries.length > mostNamed)
    return { who: `${personnel} in ${inDigits(countries.length)} countries`, insertion: `most of all ${share}` };
  const others = countries.slice(1).map((one) => `${one.name} (${inDigits(one.accesses)})`);
  return { who: `${personnel} in ${joined([share, ...others])}`, insertion: null };
}

/** The name of the only one, if all accesses have it and it fits into a sentence. */
function shared(actors: readonly Actor[], accesses: number): string | null {
  const [only, ...others] = actors;
  if (only === undefined || others.length > 0 || only.accesses !== accesses) return null;
  return nameInSentence(only.name);
}

const mostNamed = 3;

function verbOf({ day, today, evidence, basis }: HeadlineFacts): string {
  const isPast = day < today;
  const isObserved = basis === 'OBSERVED';
  if (evidence === 'DOCUMENTED') {
    if (isObserved) return isPast ? 'reached' : 'reach';
    return isPast ? 'had access to' : 'have access to';
  }
  const reported = evidence === 'REPORTED' ? 'are reported to' : 'are reported, partly by inference, to';
  if (isObserved) return isPast ? `${reported} have reached` : `${reported} reach`;
  return isPast ? `${reported} have had access to` : `${reported} have access to`;
}

/** What is reached, and its names for the end of the sentence: after a colon, no name needs an article. */
function objectOf({ systemNames, systemsExposed, scope, isIndirect }: HeadlineFacts): {
  readonly what: string;
  readonly names: string;
} {
  const sayable = systemNames.map(nameInSentence).filter((name) => name !== null);
  const counted = sayable.length === systemsExposed ? fewSystems[sayable.length - 1] : undefined;
  const what = counted ?? shareOf(systemsExposed, scope);
  return {
    what: isIndirect === true ? `components of ${what}` : what,
    names: counted === undefined ? '' : `: ${joinedSystems(sayable)}`,
  };
}

/** As many as are named. */
const fewSystems = ['a system', 'two systems', 'three systems'] as const;

/** “2 of 6 systems on record”, “2 of these 3 systems”. */
function shareOf(exposed: number, { systems, isWhole }: Scope): string {
  if (isWhole) return `${inDigits(exposed)} of ${counted(systems, 'system')} on record`;
  return systems === 1 ? 'this system' : `${inDigits(exposed)} of these ${counted(systems, 'system')}`;
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
  const name = first === undefined ? null : nameInSentence(first.name);
  if (first === undefined || name === null || (actors.length === 1 && first.accesses === accesses)) return null;
  return `${inDigits(first.accesses)} ${first.accesses === 1 ? 'is' : 'are'} ${words(name)}`;
}

interface StatusFacts extends Pick<HeadlineFacts, 'day' | 'today' | 'accesses' | 'start' | 'hasInferredDays'> {
  /** The day that was asked for. */
  readonly asOf: Day;
}

/** Says since or until when something is exposed. No day is called exposed on which all of it may not have begun. */
export function statusOf({ day, today, asOf, accesses, start, hasInferredDays }: StatusFacts): string {
  const [exposed, inferred] = hasInferredDays ? ['possibly exposed', ' (inferred)'] : ['exposed', ''];
  if (day > asOf)
    return `No exposure on record for ${dayInWords(asOf)}; last ${exposed} on ${dayInWords(day)}${inferred}`;
  if (day > today) return `No end on record before ${dayInWords(day)}`;
  if (start.accesses > 0) {
    const isOfAll = start.accesses >= accesses && !start.isAtMost;
    return isOfAll
      ? `Start not on record: may not have begun by ${dayInWords(day)}`
      : `Exposed on ${dayInWords(day)}, in part: some may not have begun`;
  }
  const sentence = `${exposed} ${day === asOf ? 'on' : 'until'} ${dayInWords(day)}${inferred}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

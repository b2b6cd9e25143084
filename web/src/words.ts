import { systemKindWords } from '#picture/words.ts';
import { addDays } from './address/address.ts';
import type { SensitivityCondition } from './address/address.ts';
import type {
  AccessBasis,
  AccessMode,
  Band,
  ChainRowFragment,
  Direction,
  EngineerClearance,
  Gap,
  LeadKind,
  Lineage,
  NodeNameFragment,
  Sensitivity,
  SourceGrade,
  SubawardDoubt,
  SystemKind,
} from './generated/graphql.ts';

/** “CRITICAL”, or “HIGH–CRITICAL” when unknown inputs leave a range. */
export function bandInWords(low: Band, high: Band): string {
  return low === high ? high : `${low}–${high}`;
}

const GROUPED = new Intl.NumberFormat('en-US');

/** “1,204”. */
export function inDigits(count: number): string {
  return GROUPED.format(count);
}

/** “1 access”, “1,204 accesses”. @param many default: with an s */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${GROUPED.format(count)} ${count === 1 ? one : many}`;
}

/** A text that begins a sentence: “A spokesman of the company”. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** “512 bytes”, “12 kB”, “3.4 MB”. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** “17 July 2025”. */
export function dayInWords(day: string): string {
  return format(LONG, day);
}

/** “17 Jul 2025”. */
export function dayInShort(day: string): string {
  return format(SHORT, day);
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** “17 Jul 2025, 09:05 UTC”. */
export function momentInShort(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : `${SHORT.format(date)}, ${CLOCK.format(date)} UTC`;
}

function format(how: Intl.DateTimeFormat, day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : how.format(date);
}

/** How close a source is to the words of their issuer. */
export function gradeInWords(grade: SourceGrade): string {
  return grades[grade];
}

const grades: Readonly<Record<SourceGrade, string>> = {
  ORIGINAL: 'the issuer’s own',
  COPY: 'copy elsewhere',
  REPRINT: 'reprint',
  SECONDARY: 'report about it',
};

/** What each doubt about a subaward means. */
export const doubtWords: Readonly<Record<SubawardDoubt, string>> = {
  AMOUNT_IS_NUMBER: 'the amount is the number of the subaward',
  ABOVE_PRIME_VALUE: 'the amount is above the value of the prime award',
  REPEATED: 'the source reports the same subaward more than once',
  NO_UEI: 'the subcontractor has no UEI on record',
  OUTSIDE_PERIOD: 'the date is outside the award’s period of performance',
};

export const systemKinds = [
  'CLOUD',
  'NETWORK',
  'APPLICATION',
  'WEAPON_PROGRAM',
  'FACILITY',
  'DATA',
  'OTHER',
] as const satisfies readonly SystemKind[];

/** The kinds as a form offers them. */
export const systemKindChoices: Readonly<Record<SystemKind, string>> = { ...systemKindWords, OTHER: 'other' };

/** In their order, lowest first. */
export const sensitivities = [
  'PUBLIC',
  'CONTROLLED',
  'NATIONAL_SECURITY',
  'CLASSIFIED',
] as const satisfies readonly Sensitivity[];

/** The sensitivities as a filter offers them, with the impact levels that state them. */
export const sensitivityChoices: Readonly<Record<Sensitivity, string>> = {
  PUBLIC: 'public (IL2)',
  CONTROLLED: 'controlled (IL4)',
  NATIONAL_SECURITY: 'national security (IL5)',
  CLASSIFIED: 'classified (IL6)',
};

/** “controlled (IL4) and up”, “not on record”. */
export function sensitivityConditionInWords(condition: SensitivityCondition): string {
  if (condition === 'NOT_ON_RECORD') return 'not on record';
  return `${sensitivityChoices[condition]}${condition === 'CLASSIFIED' ? '' : ' and up'}`;
}

/** The name of a decision table factor: “impactLevel” becomes “impact level”. */
export function factorInWords(factor: string): string {
  return spelledOut(factor).replaceAll('_', ' ');
}

interface GapWords {
  /** Two or three words, for a row. */
  readonly short: string;
  /** A sentence, for the inspector. */
  readonly long: string;
}

/** What each gap means. */
export const gapWords: Readonly<Record<Gap, GapWords>> = {
  NO_ESCORT_ON_RECORD: {
    short: 'no escort on record',
    long: 'No escort is on record for this access on this day. Either it was unescorted or the record is missing.',
  },
  CONTRACT_NOT_IDENTIFIED: {
    short: 'contract not identified',
    long: 'The sources do not name the contract or task order, so a chain under it is inferred at best.',
  },
  EMPLOYMENT_NAMES_NO_CONTRACT: {
    short: 'employment names no contract',
    long: 'The employment record names no contract; the link to this contract is inferred.',
  },
  NO_SUBCONTRACT_ROUTE: {
    short: 'no subcontract route',
    long: 'No route of at most eight subcontracts on record for this day leads from a prime contractor to the accountable organization.',
  },
  EMPLOYER_UNKNOWN: {
    short: 'employer unknown',
    long: 'No record shows who employs the person accountable for this access on this contract.',
  },
  NO_CONTRACT_ON_ACCESS: {
    short: 'access names no contract',
    long: 'The access record names no contract, so the prime contractor is unknown.',
  },
  RELATED_CONTRACT: {
    short: 'under a related contract',
    long: 'The chain runs under a contract above or below the one named in the access record.',
  },
  ORIGIN_UNDETERMINED: {
    short: 'origin undetermined',
    long: 'No location is on record for this day, and nothing else on record decides whether this person counts as foreign.',
  },
  ROUTES_CUT: {
    short: 'limited to 200 routes',
    long: 'There are more than 200 subcontract routes. The shortest 200 are shown, with at least one for every organization.',
  },
};

/** The title of each kind of lead. A lead is never called an exposure. */
export const leadWords: Readonly<Record<LeadKind, string>> = {
  WORK_ABROAD: 'Work performed abroad',
  ORGANIZATION_ABROAD: 'Organization registered abroad',
  OWNER_ABROAD: 'Owned from abroad',
  LISTED_ORGANIZATION: 'Listed organization',
  STAFF_ABROAD: 'Staff abroad without an access record',
};

/** “inferred: contract not identified”. */
export function lineageInWords(lineage: Lineage, gaps: readonly Gap[]): string {
  const because = gaps.filter((gap) => explains[lineage].includes(gap)).map((gap) => gapWords[gap].short);
  const word = lineage.toLowerCase();
  return because.length === 0 ? word : `${word}: ${because.join(', ')}`;
}

/** The gaps that explain each lineage. */
const explains: Readonly<Record<Lineage, readonly Gap[]>> = {
  COMPLETE: [],
  INFERRED: ['CONTRACT_NOT_IDENTIFIED', 'EMPLOYMENT_NAMES_NO_CONTRACT'],
  BROKEN: ['NO_SUBCONTRACT_ROUTE', 'EMPLOYER_UNKNOWN', 'NO_CONTRACT_ON_ACCESS'],
};

/** How a system is accessed. */
export const modeWords: Readonly<Record<AccessMode, string>> = {
  DIRECT: 'direct access',
  ESCORTED: 'escorted access',
  VIEW_ONLY: 'view-only access',
};

/** The highest clearance of an engineer. */
export const clearanceWords: Readonly<Record<EngineerClearance, string>> = {
  NONE: 'none',
  S: 'Secret',
  TS: 'Top Secret',
  NOT_ON_RECORD: 'not on record',
};

/** How we know that the access exists. */
export const basisWords: Readonly<Record<AccessBasis, string>> = {
  AUTHORIZED: 'authorized on paper',
  OBSERVED: 'observed',
};

/** The name of an enum's value as words: “UNDER_REVIEW” becomes “under review”. */
export function valueName(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ');
}

/** The display name of a node. */
export function nodeCaption(node: NodeNameFragment): string {
  return 'caption' in node ? node.caption : node.id;
}

/** The kind of a node, in lower case. */
export function nodeKind(node: NodeNameFragment): string {
  return spelledOut(node.__typename);
}

/** Whether a node comes from synthetic data. */
export function isSynthetic(node: NodeNameFragment): boolean {
  return 'dataClass' in node && node.dataClass === 'SYNTHETIC';
}

/** Formats a period. The end is exclusive in the data and inclusive in the text: “until 17 Jul 2025, start unknown”. */
export function periodInWords(from: string | null, to: string | null): string {
  const last = to === null ? null : addDays(to, -1);
  if (last === null) return from === null ? 'start and end unknown' : `from ${dayInShort(from)}, no end on record`;
  if (from === null) return `until ${dayInShort(last)}, start unknown`;
  return from === last ? `on ${dayInShort(from)}` : `${dayInShort(from)} to ${dayInShort(last)}`;
}

/** A statement's other properties, except those that its sentence already shows. */
export function propertiesInWords(properties: unknown): readonly string[] {
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).flatMap(([name, value]: [string, unknown]) => {
    const words = valueInWords(name, value);
    return words === null || inSentence.has(name) ? [] : [`${propertyNames[name] ?? spelledOut(name)} ${words}`];
  });
}

const inSentence = new Set(['access', 'to', 'from']);

const propertyNames: Readonly<Record<string, string>> = {
  sharePct: 'share',
  subawardNumber: 'subaward',
  performedIn: 'performed in',
  workRole: 'work role',
  assessedBy: 'assessed by',
  logFields: 'log fields',
  approvalRef: 'approval',
  contract: 'under contract',
};

function valueInWords(name: string, value: unknown): string | null {
  if (value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ');
  if (typeof value === 'number') {
    if (name === 'amount') return `$${inDigits(value)}`;
    return name === 'sharePct' ? `${inDigits(value)}%` : inDigits(value);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[A-Z]+(_[A-Z]+)*$/.test(value) && coded.has(name) ? valueName(value) : value;
}

/** Properties whose values come from a fixed list. */
const coded = new Set(['role', 'proficiency', 'basis', 'mode', 'plane']);

/** A name in camel case as lower-case words: “DesignationList” becomes “designation list”. */
export function spelledOut(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

/** “access A-1” for a relation of an access, otherwise “contract C-1”; empty if it has neither. */
export function underInWords(type: string, under: string | null): string {
  if (under === null) return '';
  return `${['ACCESSES', 'ESCORTS', 'LENDS_TO'].includes(type) ? 'access' : 'contract'} ${under}`;
}

/** The name of a node's relationships of one type and direction, used before a count: “subcontractors 12”. */
export function relationInWords(type: string, direction: Direction): string {
  const named = relationNames[`${type} ${direction}`];
  if (named !== undefined) return named;
  return `${valueName(type)}${direction === 'IN' ? ' (of others)' : ''}`;
}

const relationNames: Readonly<Record<string, string>> = {
  'SUBCONTRACTS_TO OUT': 'subcontractors',
  'SUBCONTRACTS_TO IN': 'subcontracts from',
  'AWARDED_TO IN': 'prime of contracts',
  'AWARDED_TO OUT': 'awarded to',
  'AWARDED IN': 'awarded by',
  'AWARDED OUT': 'contracts awarded',
  'EMPLOYS OUT': 'people employed',
  'EMPLOYS IN': 'employers',
  'ESCORTS OUT': 'accesses escorted',
  'ESCORTS IN': 'escorted by',
  'LENDS_TO OUT': 'accesses on this credential',
  'LENDS_TO IN': 'acts on the credential of',
  'ACCESSES OUT': 'systems reached',
  'ACCESSES IN': 'people with access',
  'COVERS OUT': 'systems covered',
  'COVERS IN': 'covered by contracts',
  'UNDER OUT': 'parent contract',
  'UNDER IN': 'child contracts',
  'OWNS OUT': 'owns',
  'OWNS IN': 'owners',
  'REGISTERED_IN OUT': 'registered in',
  'REGISTERED_IN IN': 'organizations registered',
  'PERFORMED_IN OUT': 'performed in',
  'PERFORMED_IN IN': 'contracts performed',
  'LOCATED_IN OUT': 'located in',
  'LOCATED_IN IN': 'people located',
  'DESIGNATED_ON OUT': 'designated on',
  'DESIGNATED_ON IN': 'designates',
  'OWNED_BY OUT': 'owned by',
  'OWNED_BY IN': 'systems owned',
  'PART_OF OUT': 'part of',
  'PART_OF IN': 'parts',
  'CITIZEN_OF OUT': 'citizen of',
  'CITIZEN_OF IN': 'citizens',
  'HOLDS OUT': 'vettings',
  'ABOUT OUT': 'about',
  'ABOUT IN': 'claims and passages about it or its relations',
  'MADE_BY OUT': 'made by',
  'MADE_BY IN': 'claims made',
  'STATED_IN OUT': 'stated in',
  'STATED_IN IN': 'claims stated here',
  'STANDS_IN OUT': 'sources of how it stands',
  'STANDS_IN IN': 'claims whose standing is stated here',
};

/** “Microsoft › Insight Global › digital escorts”; missing organizations are shown as “?”. */
export function routeInWords(chain: ChainRowFragment): string {
  const { lineage, escort, credentialOf } = chain;
  const organizations =
    lineage === 'BROKEN'
      ? [chain.prime?.caption ?? '?', '…', chain.accountable?.caption ?? '?']
      : chain.chain.map(({ caption }) => caption);
  const answering = credentialOf === null ? 'no escort on record' : `credential of ${credentialOf.caption}`;
  return [...organizations, escort?.caption ?? answering].join(' › ');
}

/** Formats a duration: `1.2 s`. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

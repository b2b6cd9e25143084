import { addDays } from './address/address.ts';
import type {
  AccessBasis,
  AccessMode,
  Band,
  ChainRowFragment,
  DataClass,
  Direction,
  Gap,
  LeadKind,
  Lineage,
  NodeNameFragment,
} from './generated/graphql.ts';

/** “CRITICAL”, or “HIGH–CRITICAL” where unknown inputs leave a range. */
export function bandInWords(low: Band, high: Band): string {
  return low === high ? high : `${low}–${high}`;
}

const GROUPED = new Intl.NumberFormat('en-US');

/** “1,204”. */
export function inDigits(count: number): string {
  return GROUPED.format(count);
}

/** “1 access”, “1,204 accesses”. */
export function counted(count: number, one: string, many: string): string {
  return `${GROUPED.format(count)} ${count === 1 ? one : many}`;
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

function format(how: Intl.DateTimeFormat, day: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : how.format(date);
}

/** A relation in the words of a sentence: “Microsoft subcontracts to Insight Global”. Unknown types are spelt out. */
export function edgeInWords(type: string): string {
  return verbs[type] ?? type.toLowerCase().replaceAll('_', ' ');
}

const verbs: Readonly<Record<string, string>> = {
  AWARDED: 'awarded',
  AWARDED_TO: 'was awarded to',
  COVERS: 'covers',
  UNDER: 'is under',
  OWNED_BY: 'is owned by',
  PART_OF: 'is part of',
  PERFORMED_IN: 'is performed in',
  SUBCONTRACTS_TO: 'subcontracts to',
  EMPLOYS: 'employs',
  ESCORTS: 'escorts',
  ACCESSES: 'reaches',
  LOCATED_IN: 'is located in',
  CITIZEN_OF: 'is a citizen of',
  HOLDS: 'holds',
  OWNS: 'owns',
  REGISTERED_IN: 'is registered in',
  DESIGNATED_ON: 'is designated on',
  ABOUT: 'is about',
  MADE_BY: 'was made by',
  STATED_IN: 'was stated in',
};

/** A factor of the decision table as words: “impactLevel” reads “impact level”. */
export function factorInWords(factor: string): string {
  return factor
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

interface GapWords {
  /** Two or three words, for a row. */
  readonly short: string;
  /** A sentence, for the inspector. */
  readonly long: string;
}

/** What a gap means, in plain words. */
export const gapWords: Readonly<Record<Gap, GapWords>> = {
  NO_ESCORT_ON_RECORD: {
    short: 'no escort on record',
    long: 'Nobody is on record as escorting this access on this day. Either it went unescorted or the record is missing.',
  },
  CONTRACT_NOT_IDENTIFIED: {
    short: 'contract not identified',
    long: 'The sources do not name the contract or task order: the chain is inferred.',
  },
  EMPLOYMENT_NAMES_NO_CONTRACT: {
    short: 'employment names no contract',
    long: 'The employment record names no contract; it is joined to this contract by inference.',
  },
  NO_SUBCONTRACT_ROUTE: {
    short: 'no subcontract route',
    long: 'No subcontract on record leads from the prime contractor to the organization that answers.',
  },
  EMPLOYER_UNKNOWN: {
    short: 'employer unknown',
    long: 'No record says who employs the person who answers for this access on this contract.',
  },
  NO_CONTRACT_ON_ACCESS: {
    short: 'access names no contract',
    long: 'The access record names no contract, so no prime contractor can be named.',
  },
  RELATED_CONTRACT: {
    short: 'under a related contract',
    long: 'The chain runs under a contract above or below the one that the access record names.',
  },
  ORIGIN_UNDETERMINED: {
    short: 'origin undetermined',
    long: 'Neither a location nor a status on record says whether this person is foreign.',
  },
  ROUTES_CUT: {
    short: 'routes cut at 200',
    long: 'There are more than 200 subcontract routes; the shortest 200 are shown, and at least one for every organization.',
  },
};

/** What a lead says; never called an exposure. */
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

/** Which gaps say why a lineage is what it is. */
const explains: Readonly<Record<Lineage, readonly Gap[]>> = {
  COMPLETE: [],
  INFERRED: ['CONTRACT_NOT_IDENTIFIED', 'EMPLOYMENT_NAMES_NO_CONTRACT'],
  BROKEN: ['NO_SUBCONTRACT_ROUTE', 'EMPLOYER_UNKNOWN', 'NO_CONTRACT_ON_ACCESS'],
};

/** How a system is reached. */
export const modeWords: Readonly<Record<AccessMode, string>> = {
  DIRECT: 'direct access',
  ESCORTED: 'escorted access',
  VIEW_ONLY: 'view-only access',
};

/** How it is known that the access exists. */
export const basisWords: Readonly<Record<AccessBasis, string>> = {
  AUTHORIZED: 'authorized on paper',
  OBSERVED: 'observed',
};

export const dataClassWords: Readonly<Record<DataClass, string>> = {
  DOCUMENTED: 'documented',
  REPORTED: 'reported',
  INFERRED: 'inferred',
  SYNTHETIC: 'synthetic',
};

/** What a node is called. */
export function nodeCaption(node: NodeNameFragment): string {
  return 'caption' in node ? node.caption : node.id;
}

/** What kind of thing a node is, in small words. */
export function nodeKind(node: NodeNameFragment): string {
  return kinds[node.__typename] ?? node.__typename.toLowerCase();
}

const kinds: Readonly<Partial<Record<string, string>>> = {
  DesignationList: 'designation list',
  Exposure: 'exposed access',
};

/** Whether a node is known from synthetic data. */
export function isSynthetic(node: NodeNameFragment): boolean {
  return 'dataClass' in node && node.dataClass === 'SYNTHETIC';
}

/** A period whose end is exclusive, in words whose end is inclusive: “until 17 Jul 2025, start not known”. */
export function periodInWords(from: string | null | undefined, to: string | null | undefined): string {
  const start = from ?? null;
  const last = to === null || to === undefined ? null : addDays(to, -1);
  if (start === null && last === null) return 'start and end not known';
  if (start === null) return `until ${dayInShort(last ?? '')}, start not known`;
  if (last === null) return `from ${dayInShort(start)}, no end on record`;
  return start === last ? `on ${dayInShort(start)}` : `${dayInShort(start)} to ${dayInShort(last)}`;
}

/** A statement's further properties as words; what the sentence says already is left out. */
export function propertiesInWords(properties: unknown): readonly string[] {
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).flatMap(([name, value]: [string, unknown]) => {
    const words = valueInWords(name, value);
    return words === null || said.has(name) ? [] : [`${propertyNames[name] ?? spelt(name)} ${words}`];
  });
}

const said = new Set(['access', 'to', 'from']);

const propertyNames: Readonly<Record<string, string>> = {
  sharePct: 'share',
  subawardNumber: 'subaward',
  performedIn: 'performed in',
  workRole: 'work role',
  assessedBy: 'assessed by',
  logFields: 'logs have',
  approvalRef: 'approval',
  contract: 'under contract',
};

function valueInWords(name: string, value: unknown): string | null {
  if (value === null || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ');
  if (typeof value === 'number') {
    if (name === 'amount') return `$${inDigits(value)}`;
    return name === 'sharePct' ? `${inDigits(value)} %` : inDigits(value);
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[A-Z]+(_[A-Z]+)*$/.test(value) && coded.has(name) ? value.toLowerCase().replaceAll('_', ' ') : value;
}

/** Properties whose values are words of a fixed list. */
const coded = new Set(['role', 'proficiency', 'basis', 'mode', 'plane']);

function spelt(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A kind of neighbours, seen from the node, before a count: “subcontractors 12”. */
export function relationInWords(type: string, direction: Direction): string {
  const named = relationNames[`${type} ${direction}`];
  if (named !== undefined) return named;
  return `${type.toLowerCase().replaceAll('_', ' ')}${direction === 'IN' ? ' (of others)' : ''}`;
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
  'ACCESSES OUT': 'systems reached',
  'ACCESSES IN': 'people with access',
  'COVERS OUT': 'systems covered',
  'COVERS IN': 'covered by contracts',
  'UNDER OUT': 'is under',
  'UNDER IN': 'contracts under it',
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
};

/** “Microsoft › Insight Global › digital escorts”; what is missing reads “?”. */
export function routeInWords(chain: ChainRowFragment): string {
  const { lineage, escort } = chain;
  const organizations =
    lineage === 'BROKEN'
      ? [chain.prime?.caption ?? '?', '…', chain.accountable?.caption ?? '?']
      : chain.chain.map(({ caption }) => caption);
  return [...organizations, escort === null ? 'no escort on record' : escort.caption].join(' › ');
}

/** A length of time as it is shown: `1.2 s`. */
export function inSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

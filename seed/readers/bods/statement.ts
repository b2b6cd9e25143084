import { addDays, openTo } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { CellRefused, optional, parseCountry, parseKey, parsePartialDay, required } from '../cells.ts';
import { shownValue } from '../csv.ts';
import { Identifiers, isLei, isUei, leiForm } from '../identifiers.ts';
import { isObject, listAt, textOf, valueAt } from '../json.ts';
import type { Note } from '../source-file.ts';

export const statementKinds = ['entity', 'person', 'relationship'] as const;

/** A statement of any version of the standard. */
export interface BodsStatement {
  readonly kind: (typeof statementKinds)[number];
  /** What other statements call it, with its publisher: its record since version 0.4, the statement itself before. */
  readonly id: string;
  /** The statements that it replaces, with their publisher, before version 0.4. */
  readonly replaces: readonly string[];
  /** When it was made; null if it does not say. */
  readonly date: Day | null;
  /** Whether it says that its record is closed. */
  readonly isClosed: boolean;
  /** By its name, or address; null if neither the statement nor its file names it. */
  readonly publisher: string | null;
  /** What it states, in the form of version 0.4. */
  readonly details: unknown;
  readonly isBefore04: boolean;
  /** Why its status or day cannot be read; null if they can. It then counts as the latest, because it may describe the current state. */
  readonly problem: CellRefused | null;
}

const kinds: ReadonlyMap<string, BodsStatement['kind']> = new Map([
  ['entity', 'entity'],
  ['person', 'person'],
  ['relationship', 'relationship'],
  ['entityStatement', 'entity'],
  ['personStatement', 'person'],
  ['ownershipOrControlStatement', 'relationship'],
]);

/** An id is unique within its publisher's system only, so that two publishers may use the same. */
function withPublisher(publisher: string | null, id: string): string {
  return `${(publisher ?? 'unknown publisher').replace(/\p{Cc}/gu, ' ').slice(0, 100)}:${id}`;
}

/**
 * Parses the part that all statements share. Version 0.4 is known by its `recordType`.
 * @param publisherOfFile of a statement that names none
 * @throws CellRefused
 */
export function parseStatement(value: unknown, publisherOfFile: string | null): BodsStatement {
  if (!isObject(value)) throw new CellRefused('statementId', 'not a statement (a JSON object)', null);
  const isBefore04 = valueAt(value, 'recordType') === undefined && valueAt(value, 'statementType') !== undefined;
  const [typeColumn, idColumn] = isBefore04 ? ['statementType', 'statementID'] : ['recordType', 'recordId'];
  const type = required(typeColumn, textOf(value, typeColumn));
  const kind = kinds.get(type);
  if (kind === undefined) throw new CellRefused(typeColumn, 'not a kind of statement of the standard', type);
  const named = ['name', 'url'].map((name) => textOf(value, `publicationDetails.publisher.${name}`));
  const publisher = named.find((text) => text !== null) ?? publisherOfFile;
  const replaces = isBefore04 ? listAt(value, 'replacesStatements').map(String) : [];
  return {
    kind,
    id: withPublisher(publisher, keyAt(value, idColumn)),
    replaces: replaces.map((id) => withPublisher(publisher, id)),
    ...statusOf(value, isBefore04),
    publisher,
    details: isBefore04 ? value : valueAt(value, 'recordDetails'),
    isBefore04,
  };
}

/** A statement that cannot be read must not bring back an older one about the same record, so it counts as the latest. */
function statusOf(value: unknown, isBefore04: boolean): Pick<BodsStatement, 'date' | 'isClosed' | 'problem'> {
  try {
    const status = isBefore04 ? null : textOf(value, 'recordStatus');
    if (status !== null && !['new', 'updated', 'closed'].includes(status))
      throw new CellRefused('recordStatus', 'not one of new, updated, closed', status);
    const date = dayAt(value, 'statementDate', 'begin') ?? dayAt(value, 'publicationDetails.publicationDate', 'begin');
    return { date, isClosed: status === 'closed', problem: null };
  } catch (error) {
    if (error instanceof CellRefused) return { date: openTo, isClosed: false, problem: error };
    throw error;
  }
}

/** What a statement says of an organization. */
interface BodsEntity {
  readonly name: string | null;
  /** Other and former names. */
  readonly otherNames: readonly string[];
  readonly identifiers: Identifiers;
  readonly country: string | null;
}

/** @throws CellRefused */
export function parseBodsEntity({ details, isBefore04 }: BodsStatement, note: Note): BodsEntity {
  const identifiers = new Identifiers((column) => (column === 'cage' ? [] : identifiersIn(details, column, note)));
  const jurisdiction =
    isBefore04 && valueAt(details, 'jurisdiction') === undefined ? 'incorporatedInJurisdiction' : 'jurisdiction';
  const code = textOf(details, `${jurisdiction}.code`);
  const parsed = code === null ? null : parseCountry(code.split('-')[0] ?? '');
  if (parsed !== null && 'reason' in parsed)
    note('doubtful-value', 'jurisdiction', `Is ${parsed.reason}: treated as unknown`);
  return {
    name: textOf(details, 'name'),
    otherNames: otherNamesOf(details),
    identifiers,
    country: parsed !== null && 'value' in parsed ? parsed.value : null,
  };
}

/** @throws CellRefused */
function otherNamesOf(details: unknown): readonly string[] {
  const names = listAt(details, 'alternateNames').map((name) => {
    if (typeof name !== 'string') throw new CellRefused('alternateNames', 'not a list of text values', null);
    return name.trim();
  });
  return [...new Set(names)].filter((name) => name !== '' && name !== textOf(details, 'name'));
}

/** What is read of a statement, and what every statement has beside what it states. */
const readDetails: Readonly<Record<'entity' | 'relationship', ReadonlySet<string>>> = {
  entity: new Set(['name', 'alternateNames', 'identifiers', 'jurisdiction', 'incorporatedInJurisdiction']),
  relationship: new Set(['subject', 'interestedParty', 'interests']),
};
const common: ReadonlySet<string> = new Set([
  ...['statementID', 'statementType', 'statementDate', 'publicationDetails', 'replacesStatements', 'source'],
  ...['annotations', 'isComponent', 'entityType', 'entitySubtype'],
]);

/** What is lost with a property that is not read, where its name does not say so. */
const lost: Readonly<Record<string, string>> = {
  dissolutionDate: 'Dissolved entities: stored like others, without the date',
};

/** Says which properties of a statement are not stored. */
export function noteUnread({ kind, details, isClosed }: BodsStatement, note: Note): void {
  if (kind === 'person' || !isObject(details)) return;
  if (kind === 'entity' && isClosed)
    note('unknown-column', 'recordStatus', 'Closed records of entities: stored like others');
  for (const [name, value] of Object.entries(details)) {
    if (readDetails[kind].has(name) || common.has(name)) continue;
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    note('unknown-column', shownValue(name), (Object.hasOwn(lost, name) ? lost[name] : null) ?? 'Not stored');
  }
}

/** How publishers call the identifiers: by the code of org-id.guide, or in words. */
const schemes = {
  lei: {
    code: /^(XI-LEI|LEI)$/i,
    words: /\bLEI\b|legal entity identifier/i,
    form: leiForm,
    isValid: isLei,
  },
  uei: { code: /^(US-)?(SAM|UEI)$/i, words: /\bUEI\b|unique entity id/i, form: /^[0-9A-Z]{12}$/, isValid: isUei },
} as const;

function identifiersIn(details: unknown, which: keyof typeof schemes, note: Note): readonly string[] {
  const { code, words, form, isValid } = schemes[which];
  return listAt(details, 'identifiers').flatMap((identifier) => {
    const id = textOf(identifier, 'id')?.toUpperCase() ?? '';
    const scheme = textOf(identifier, 'scheme') ?? '';
    if (!form.test(id) || !(code.test(scheme) || words.test(textOf(identifier, 'schemeName') ?? ''))) return [];
    if (!isValid(id))
      note(
        'doubtful-value',
        'identifiers',
        `The check digits of the ${which.toUpperCase()} do not match: not used to identify`,
      );
    return [id];
  });
}

/** One end of a relationship: a record of its kind, if the statement says which, or not specified. */
interface BodsEnd {
  /** With its publisher, which is that of the statement. */
  readonly id: string | null;
  readonly isPerson: boolean;
}

interface BodsRelationship {
  /** With its publisher, which is that of the statement. */
  readonly subject: string;
  readonly party: BodsEnd;
  readonly interests: readonly BodsInterest[];
}

export interface BodsInterest {
  /** What kind it is, by which the versions of a record are compared. */
  readonly kind: string;
  /** In the words of the source. */
  readonly text: string | null;
  readonly sharePct: number | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** Offices, which are not ownership: in lower case and without hyphens, which version 0.2 writes. */
const offices: ReadonlySet<string> = new Set(['boardmember', 'boardchair', 'seniormanagingofficial']);

function isOffice(interest: unknown): boolean {
  return offices.has(typeOf(interest));
}

function typeOf(interest: unknown): string {
  return (textOf(interest, 'type') ?? '').toLowerCase().replaceAll('-', '');
}

/** How GLEIF's relationships of funds are published: whoever manages a fund does not own it. */
const fundDetails = /\bIS_(FUND-MANAGED_BY|SUBFUND_OF|FEEDER_TO)\b/;

/** Returns a relationship with its interests that are ownership or control; none if it has only others. @throws CellRefused */
export function parseBodsRelationship(statement: BodsStatement, note: Note): BodsRelationship {
  const { details, isBefore04, publisher } = statement;
  const subject = keyAt(details, isBefore04 ? 'subject.describedByEntityStatement' : 'subject');
  const given = listAt(details, 'interests');
  const held = given.filter((interest) => !isOffice(interest) && !fundDetails.test(textOf(interest, 'details') ?? ''));
  if (held.length > 0 && held.length < given.length)
    note('doubtful-value', 'interests', 'Offices and the management of funds: not ownership, dropped');
  // Some publishers say only that there is an interest.
  const interests = given.length === 0 ? [{}] : held;
  return {
    subject: withPublisher(publisher, subject),
    party: partyOf(statement),
    interests: interests.map((interest) => parseInterest(interest, statement)),
  };
}

function partyOf({ details, isBefore04, publisher }: BodsStatement): BodsEnd {
  const end = (path: string): string | null => {
    const id = textOf(details, path);
    return id === null ? null : withPublisher(publisher, id);
  };
  if (isBefore04) {
    const person = end('interestedParty.describedByPersonStatement');
    if (person !== null) return { id: person, isPerson: true };
    return { id: end('interestedParty.describedByEntityStatement'), isPerson: false };
  }
  return { id: isObject(valueAt(details, 'interestedParty')) ? null : end('interestedParty'), isPerson: false };
}

function parseInterest(interest: unknown, { isClosed, date }: BodsStatement): BodsInterest {
  const validFrom = dayAt(interest, 'startDate', 'begin');
  const end = dayAt(interest, 'endDate', 'end');
  if (isClosed && end === null && date === null)
    throw new CellRefused('recordStatus', 'closed, but no date says when', 'closed');
  // An end date is the last day. A closed record without one is over on the day of the statement.
  const validTo = end !== null ? addDays(end, 1) : isClosed ? date : null;
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    throw new CellRefused('endDate', `the interest ends before it begins (${validFrom})`, end ?? date);
  const level = textOf(interest, 'directOrIndirect') ?? textOf(interest, 'interestLevel');
  const exact = numberAt(interest, 'share.exact');
  const words = [
    textOf(interest, 'type'),
    level === 'indirect' ? '(indirect)' : null,
    exact === null ? range(interest) : null,
  ];
  const text = words.filter((word) => word !== null).join(' ');
  const kind = `${typeOf(interest)} ${level === 'indirect' ? 'indirect' : 'direct'}`;
  return { kind, text: text === '' ? null : text, sharePct: exact, validFrom, validTo };
}

/** The words for a share that is known only within limits. */
function range(interest: unknown): string | null {
  const limit = (name: string) =>
    numberAt(interest, `share.${name}`) ??
    numberAt(interest, `share.exclusive${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  const [least, most] = [limit('minimum'), limit('maximum')];
  if (least === null && most === null) return null;
  return `${least ?? 0} to ${most ?? 100} %`;
}

function numberAt(value: unknown, path: string): number | null {
  const found = valueAt(value, path);
  // Version 0.2 has `exclusiveMinimum: true`.
  if (found === undefined || found === null || typeof found === 'boolean') return null;
  if (typeof found !== 'number') throw new CellRefused(path, 'not a number', null);
  if (found < 0 || found > 100) throw new CellRefused(path, 'not a share in percent, 0 to 100', String(found));
  return found;
}

function dayAt(value: unknown, path: string, end: 'begin' | 'end'): Day | null {
  return optional(path, textOf(value, path), (text) => parsePartialDay(text, end));
}

function keyAt(value: unknown, path: string): string {
  return required(path, optional(path, textOf(value, path), parseKey));
}

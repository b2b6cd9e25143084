import { addDays } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { CellRefused, optional, parseCountry, parsePartialDay, required } from '../cells.ts';
import { isLei, leiForm, leiKey } from '../identifiers.ts';
import { shownSoleProprietor } from '../personal-data.ts';
import type { Note, Stated } from '../source-file.ts';
import { elementsAt, textAt } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

/**
 * The confidence of GLEIF's statements, 0 to 100: an issuer checks them against registers and filings, or has only the entity's own word.
 * A lapsed registration has not been confirmed for a year or more.
 */
const confidence = { corroborated: 90, partly: 80, entityOnly: 70, lapsed: 60 } as const;

/** Registrations that GLEIF publishes as erroneous: their records state nothing. */
const voidStatuses: ReadonlySet<string> = new Set(['ANNULLED', 'CANCELLED']);
/** The same of relationships. A duplicate LEI record still describes a company; a duplicate relationship describes nothing new. */
const voidRelationships: ReadonlySet<string> = new Set([...voidStatuses, 'DUPLICATE']);

/** Parses an LEI record (LEI-CDF) into an organization; null if it states nothing. @throws CellRefused */
export function parseEntity(record: XmlElement, note: Note): Stated | null {
  const lei = parseLei(record, 'LEI', note);
  if (isVoid(record, 'Registration/RegistrationStatus', voidStatuses, note)) return null;
  const name = required('LegalName', textAt(record, 'Entity/LegalName') || null);
  const isPerson = textAt(record, 'Entity/EntityCategory') === 'SOLE_PROPRIETOR';
  noteLeftOut(record, note);
  if (isPerson) note('personal-data', 'LegalName', 'A sole proprietor: the name is dropped, and the LEI shown instead');
  const values = {
    id: leiKey(lei),
    name: isPerson ? shownSoleProprietor(lei) : name,
    lei,
    country: registrationCountry(record, note),
    sole_proprietor: isPerson ? true : null,
    duplicate_of: survivorOf(record, lei, note),
  };
  return { table: 'organizations', values, line: record.line, confidence: confidenceOf(record), row: lei };
}

/** Says what the record has about its company that an organization does not get. */
function noteLeftOut(record: XmlElement, note: Note): void {
  const status = textAt(record, 'Registration/RegistrationStatus');
  if (status === 'RETIRED')
    note(
      'doubtful-value',
      'RegistrationStatus',
      'Retired LEIs: imported, but not that the company has ended or merged',
    );
  if (status === 'LAPSED')
    note('doubtful-value', 'RegistrationStatus', 'Lapsed registrations: imported with lower confidence');
  if (textAt(record, 'Entity/EntityStatus') === 'INACTIVE' && status !== 'RETIRED')
    note('doubtful-value', 'EntityStatus', 'Inactive companies: imported, but not that they are inactive');
  const successors = elementsAt(record, 'Entity/SuccessorEntity').length;
  if (successors > 0 && status !== 'DUPLICATE')
    note('unknown-column', 'SuccessorEntity', 'Companies that took others over: not imported');
  if (otherNames.some((path) => elementsAt(record, path).length > 0))
    note('unknown-column', 'OtherEntityName', 'Other names, such as former and trading ones: not imported');
}

/** Where a record has names besides the legal one. */
const otherNames = [
  'Entity/OtherEntityNames/OtherEntityName',
  'Entity/TransliteratedOtherEntityNames/TransliteratedOtherEntityName',
];

/** The surviving LEI, if the record is a duplicate of one. The successor of any other record is a different company that took it over. */
function survivorOf(record: XmlElement, lei: string, note: Note): string | null {
  if (textAt(record, 'Registration/RegistrationStatus') !== 'DUPLICATE') return null;
  const [survivor, ...others] = elementsAt(record, 'Entity/SuccessorEntity')
    .map((successor) => textAt(successor, 'SuccessorLEI').toUpperCase())
    .filter((named) => isLei(named) && named !== lei);
  if (survivor !== undefined && others.every((other) => other === survivor)) return survivor;
  note(
    'doubtful-value',
    'SuccessorEntity',
    'A duplicate that does not name exactly one other LEI: the original is unknown',
  );
  return null;
}

/** The country of the jurisdiction, which may be a part of it (`US-DE`) or none (`EU`); else of the legal address. */
function registrationCountry(record: XmlElement, note: Note): string | null {
  for (const path of ['Entity/LegalJurisdiction', 'Entity/LegalAddress/Country']) {
    const text = textAt(record, path);
    const parsed = parseCountry(text.split('-')[0] ?? '');
    if ('value' in parsed) return parsed.value;
    if (text !== '') note('doubtful-value', path.split('/')[1] ?? path, `Is ${parsed.reason}: not used`);
  }
  return null;
}

/** Relationships that are ownership or control, with the kind of interest that they are. */
const ownerships: ReadonlyMap<string, string> = new Map([
  ['IS_DIRECTLY_CONSOLIDATED_BY', 'direct accounting consolidation'],
  ['IS_ULTIMATELY_CONSOLIDATED_BY', 'ultimate accounting consolidation'],
  ['IS_INTERNATIONAL_BRANCH_OF', 'head office of the branch'],
]);

/** Relationships of funds: whoever manages a fund, or pools it with others, does not own it. */
const fundRelationships: ReadonlySet<string> = new Set(['IS_FUND-MANAGED_BY', 'IS_SUBFUND_OF', 'IS_FEEDER_TO']);

/** Parses a relationship record (RR-CDF) into an ownership; null if it is not ownership. The start node is the child. @throws CellRefused */
export function parseRelationship(record: XmlElement, note: Note): Stated | null {
  const type = textAt(record, 'Relationship/RelationshipType');
  const leiAt = (node: 'StartNode' | 'EndNode') => {
    const idType = textAt(record, `Relationship/${node}/NodeIDType`);
    if (idType !== 'LEI') throw new CellRefused('NodeIDType', 'not LEI', idType === '' ? null : idType);
    return parseLei(record, `Relationship/${node}/NodeID`, note);
  };
  const child = leiAt('StartNode');
  const parent = leiAt('EndNode');
  if (fundRelationships.has(type)) {
    note('doubtful-value', 'RelationshipType', `Records of ${type}: not ownership, dropped`);
    return null;
  }
  const interest = ownerships.get(type);
  if (interest === undefined) {
    const known = [...ownerships.keys(), ...fundRelationships].join(', ');
    throw new CellRefused('RelationshipType', `not one of ${known}`, type === '' ? null : type);
  }
  if (isVoid(record, 'Registration/RegistrationStatus', voidRelationships, note)) return null;
  // The relationship never existed.
  if (isVoid(record, 'Relationship/RelationshipStatus', new Set(['NULL']), note)) return null;
  if (child === parent) throw new CellRefused('EndNode', 'the same organization as the start node', parent);
  const { validFrom, validTo } = periodOf(record);
  return {
    table: 'ownership',
    values: { owner: leiKey(parent), owned: leiKey(child), interest },
    line: record.line,
    confidence: confidenceOf(record),
    row: [child, type, parent].join(' '),
    validFrom,
    validTo,
  };
}

/** The period of the relationship. One that is inactive and gives no end has ended by the day of its last update. */
function periodOf(record: XmlElement): { readonly validFrom: Day | null; readonly validTo: Day | null } {
  const period = elementsAt(record, 'Relationship/RelationshipPeriods/RelationshipPeriod').find(
    (each) => textAt(each, 'PeriodType') === 'RELATIONSHIP_PERIOD',
  );
  const validFrom = period === undefined ? null : dayAt(period, 'StartDate', 'begin');
  const end = period === undefined ? null : dayAt(period, 'EndDate', 'end');
  const status = textAt(record, 'Relationship/RelationshipStatus');
  const isOver = status === 'INACTIVE' || textAt(record, 'Registration/RegistrationStatus') === 'RETIRED';
  const updated = isOver && end === null ? dayAt(record, 'Registration/LastUpdateDate', 'begin') : null;
  if (isOver && end === null && updated === null)
    throw new CellRefused('EndDate', 'the relationship has ended, but no date says when', null);
  const validTo = end === null ? updated : addDays(end, 1);
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    throw new CellRefused('EndDate', `the relationship ends before it begins (${validFrom})`, end ?? updated);
  return { validFrom, validTo };
}

/** Why an entity reports no parent. */
const reasons: Readonly<Record<string, string>> = {
  NO_LEI: 'the parent has no LEI',
  NATURAL_PERSONS: 'it is controlled by natural persons',
  NON_CONSOLIDATING: 'no parent consolidates it',
  NO_KNOWN_PERSON: 'no person is known to control it',
  NON_PUBLIC: 'the parent is not public information',
  BINDING_LEGAL_COMMITMENTS: 'a legal commitment forbids naming the parent',
  LEGAL_OBSTACLES: 'the law forbids naming the parent',
  CONSENT_NOT_OBTAINED: 'the parent does not consent to being named',
  DETRIMENT_NOT_EXCLUDED: 'naming the parent could do harm',
  DISCLOSURE_DETRIMENTAL: 'naming the parent would do harm',
};

/** Parses a reporting exception into a claim that the entity makes about itself. @throws CellRefused */
export function parseException(record: XmlElement, note: Note): Stated {
  const lei = parseLei(record, 'LEI', note);
  const category = textAt(record, 'ExceptionCategory');
  const [, degree] = /^(DIRECT|ULTIMATE)_ACCOUNTING_CONSOLIDATION_PARENT$/.exec(category) ?? [];
  if (degree === undefined) throw new CellRefused('ExceptionCategory', 'not a category of exceptions', category);
  const given = elementsAt(record, 'ExceptionReason').map((element) => textAt(element, ''));
  required('ExceptionReason', given[0] ?? null);
  const why = given.map((reason) => (reasons[reason] === undefined ? reason : `${reasons[reason]} (${reason})`));
  const values = {
    id: `gleif:${lei}:${category}`,
    text: `Names no ${degree.toLowerCase()} accounting consolidation parent to GLEIF: ${why.join('; ')}.`,
    stance: 'ASSERTS',
    about: [`organizations:${leiKey(lei)}`],
    claimant: leiKey(lei),
  };
  return { table: 'claims', values, line: record.line, confidence: confidence.entityOnly, row: `${lei} ${category}` };
}

/** Returns the row id of a record that can't be parsed; null if that can't be read either. */
export function rowIdOf(record: XmlElement): string | null {
  const paths: Readonly<Record<string, readonly string[]>> = {
    LEIRecord: ['LEI'],
    RelationshipRecord: [
      'Relationship/StartNode/NodeID',
      'Relationship/RelationshipType',
      'Relationship/EndNode/NodeID',
    ],
    Exception: ['LEI', 'ExceptionCategory'],
  };
  const parts = (paths[record.name] ?? []).map((path) => textAt(record, path).toUpperCase());
  return parts.every((part) => /^[\w-]{1,60}$/.test(part)) ? parts.join(' ') : null;
}

/** Returns the LEIs at the ends of a relationship that can be read. */
export function endsOf(record: XmlElement): readonly string[] {
  return ['StartNode', 'EndNode']
    .map((node) => textAt(record, `Relationship/${node}/NodeID`).toUpperCase())
    .filter((lei) => leiForm.test(lei));
}

function parseLei(record: XmlElement, path: string, note: Note): string {
  const column = path.split('/').at(-1) ?? path;
  const text = required(column, textAt(record, path).toUpperCase() || null);
  if (!leiForm.test(text)) throw new CellRefused(column, 'not a Legal Entity Identifier', text);
  if (!isLei(text)) note('doubtful-value', column, 'The check digits of the LEI do not match: imported unchanged');
  return text;
}

function isVoid(record: XmlElement, path: string, statuses: ReadonlySet<string>, note: Note): boolean {
  const status = textAt(record, path);
  if (!statuses.has(status)) return false;
  note('doubtful-value', path.split('/')[1] ?? path, `Records with the status ${status}: void, dropped`);
  return true;
}

function confidenceOf(record: XmlElement): number {
  if (textAt(record, 'Registration/RegistrationStatus') === 'LAPSED') return confidence.lapsed;
  const sources = textAt(record, 'Registration/ValidationSources');
  if (sources === 'FULLY_CORROBORATED') return confidence.corroborated;
  return sources === 'PARTIALLY_CORROBORATED' ? confidence.partly : confidence.entityOnly;
}

/** The day of a date and time, in the time zone in which it is written. */
function dayAt(element: XmlElement, path: string, end: 'begin' | 'end'): Day | null {
  const column = path.split('/').at(-1) ?? path;
  return optional(column, textAt(element, path), (text) => parsePartialDay(text, end));
}

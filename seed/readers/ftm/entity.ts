import { addDays } from '#graph/model/day.ts';
import type { Day } from '#graph/model/day.ts';
import { isSoleProprietor } from '../awards/party.ts';
import { CellRefused, optional, parseCountry, parseKey, parseNumber, parsePartialDay, required } from '../cells.ts';
import { shownValue } from '../csv.ts';
import { Identifiers } from '../identifiers.ts';
import { isObject, listAt, textOf, valueAt } from '../json.ts';
import { shownSoleProprietor } from '../personal-data.ts';
import type { Note } from '../source-file.ts';

/** An entity of FollowTheMoney: its values by property, each a list. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  /** The value that its publisher shows as its title. */
  readonly caption: string | null;
  readonly properties: unknown;
}

/** @throws CellRefused */
export function parseFtmEntity(value: unknown): FtmEntity {
  const schema = required('schema', textOf(value, 'schema'));
  const id = required('id', optional('id', textOf(value, 'id'), parseKey));
  const properties = valueAt(value, 'properties') ?? {};
  if (!isObject(properties)) throw new CellRefused('properties', 'not an object', null);
  return { id, schema, caption: textOf(value, 'caption'), properties };
}

/** Returns the texts of a property, each once. @throws CellRefused if one is not a string */
export function textsOf({ properties }: FtmEntity, property: string): readonly string[] {
  const texts = listAt(properties, property).map((item) => {
    if (typeof item !== 'string') throw new CellRefused(property, 'not a list of text values', null);
    return item.trim();
  });
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Returns the properties that have entities within them, instead of their ids. */
export function nestedIn({ properties }: FtmEntity): readonly string[] {
  if (!isObject(properties)) return [];
  return Object.keys(properties).filter((property) => {
    const items = properties[property];
    return Array.isArray(items) && items.some(isObject);
  });
}

/** Returns the texts of a property that must have one. @throws CellRefused */
export function requiredTexts(entity: FtmEntity, property: string): readonly string[] {
  const texts = textsOf(entity, property);
  required(property, texts[0] ?? null);
  return texts;
}

export function firstText(entity: FtmEntity, property: string): string | null {
  return textsOf(entity, property)[0] ?? null;
}

/** What an entity is to Subtier; null if it has no place in the model. */
export type FtmRole = 'organization' | 'person' | 'ownership' | 'contract' | 'award' | null;

const roles: Readonly<Record<string, FtmRole>> = {
  Company: 'organization',
  Organization: 'organization',
  PublicBody: 'organization',
  Person: 'person',
  Ownership: 'ownership',
  Contract: 'contract',
  ContractAward: 'award',
};

/** Properties that only organizations have. */
const organizationIds = ['leiCode', 'uniqueEntityId', 'cageCode', 'dunsCode'];

/** Properties that only persons have, whatever a file calls them. */
const personProperties = [
  'birthDate',
  'birthPlace',
  'firstName',
  'lastName',
  'gender',
  'nationality',
  'passportNumber',
];

/** A legal entity may be a person, whose name is never stored: only one that shows to be an organization is read as one. */
export function roleOf(entity: FtmEntity): FtmRole {
  const { schema } = entity;
  const has = (properties: readonly string[]) => properties.some((property) => textsOf(entity, property).length > 0);
  if (schema === 'LegalEntity') {
    if (has(personProperties)) return 'person';
    if (has(organizationIds)) return 'organization';
    const isFormed = has(['incorporationDate']) || (has(['legalForm']) && !hasSoleProprietor(entity));
    // OpenSanctions uses `idNumber` for people only, other publishers for organizations too.
    return isFormed && !has(['idNumber']) ? 'organization' : 'person';
  }
  const role = Object.hasOwn(roles, schema) ? (roles[schema] ?? null) : null;
  return role === 'organization' && has(personProperties) ? 'person' : role;
}

function hasSoleProprietor(entity: FtmEntity): boolean {
  return textsOf(entity, 'legalForm').some(isSoleProprietor);
}

/** The properties that are read of an entity, by its role. */
const readProperties: Readonly<Record<Exclude<FtmRole, 'person' | null>, readonly string[]>> = {
  organization: [
    ...['name', 'alias', 'previousName', 'uniqueEntityId', 'leiCode', 'cageCode'],
    ...['jurisdiction', 'mainCountry', 'country', 'parent'],
  ],
  ownership: ['owner', 'asset', 'percentage', 'role', 'ownershipType', 'startDate', 'endDate'],
  contract: ['title', 'name', 'authority', 'amount', 'currency', 'startDate', 'endDate'],
  award: ['supplier', 'contract', 'amount', 'currency', 'lotNumber', 'documentNumber', 'startDate', 'endDate'],
};

/** What is lost with a property that is not read, where its name does not say so. */
const lost: Readonly<Record<string, string>> = {
  weakAlias: 'Names that are too weak to tell an organization: not stored',
  abbreviation: 'Abbreviations, which others may share: not stored',
  dissolutionDate: 'Dissolved organizations: stored like others, without the date',
};

/** Says which properties of an entity are not stored. */
export function noteUnread(entity: FtmEntity, role: FtmRole, note: Note): void {
  if (role === null || role === 'person' || !isObject(entity.properties)) return;
  const nested = nestedIn(entity);
  for (const [property, values] of Object.entries(entity.properties)) {
    if (readProperties[role].includes(property) || nested.includes(property)) continue;
    if (Array.isArray(values) && values.length === 0) continue;
    note(
      'unknown-column',
      shownValue(property),
      (Object.hasOwn(lost, property) ? lost[property] : null) ?? 'Not stored',
    );
  }
}

/** What an entity says of an organization, by column. */
interface FtmOrganization {
  readonly name: string | null;
  readonly otherNames: readonly string[];
  /** Whether it is one, shown by an identifier instead of its names. */
  readonly soleProprietor: boolean;
  readonly identifiers: Identifiers;
  readonly country: string | null;
}

const identifierProperties = { uei: 'uniqueEntityId', lei: 'leiCode', cage: 'cageCode' } as const;

/** @throws CellRefused */
export function ftmIdentifiersOf(entity: FtmEntity): Identifiers {
  return new Identifiers((column) => textsOf(entity, identifierProperties[column]));
}

/** @throws CellRefused */
export function parseFtmOrganization(entity: FtmEntity, note: Note): FtmOrganization {
  const soleProprietor = hasSoleProprietor(entity);
  if (soleProprietor)
    note('personal-data', 'name', 'A sole proprietor: the names are dropped, and the UEI or LEI shown instead');
  const identifiers = ftmIdentifiersOf(entity);
  const { uei, lei } = identifiers.first;
  const names = soleProprietor ? { name: shownSoleProprietor(uei ?? lei), otherNames: [] } : namesOf(entity);
  return { ...names, identifiers, soleProprietor, country: countryOf(entity, note) };
}

/** The name is the one of the caption, since the first may be in any language, or a former one. */
function namesOf(entity: FtmEntity): Pick<FtmOrganization, 'name' | 'otherNames'> {
  const names = textsOf(entity, 'name');
  const name = names.find((each) => each === entity.caption) ?? names[0] ?? null;
  const all = new Set([...names, ...textsOf(entity, 'alias'), ...textsOf(entity, 'previousName')]);
  return { name, otherNames: [...all].filter((each) => each !== name) };
}

/** The jurisdiction, else the country; unknown if the entity has several, since only one is that of its registration. */
function countryOf(entity: FtmEntity, note: Note): string | null {
  for (const property of ['jurisdiction', 'mainCountry', 'country']) {
    const countries = new Set<string>();
    for (const text of textsOf(entity, property)) {
      const parsed = parseCountry(text.split('-')[0] ?? '');
      if ('value' in parsed) countries.add(parsed.value);
      else note('doubtful-value', property, `Is ${parsed.reason}: not used`);
    }
    const [first] = countries;
    if (countries.size === 1 && first !== undefined) {
      if (property !== 'jurisdiction')
        note(
          'doubtful-value',
          property,
          'No jurisdiction: the country counts instead, which may be that of an address',
        );
      return first;
    }
    if (countries.size > 1)
      note('doubtful-value', property, 'Several countries: not used as the country of registration');
  }
  return null;
}

interface FtmPeriod {
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** The interval of an entity; its end date is the last day. @throws CellRefused */
export function periodOf(entity: FtmEntity): FtmPeriod {
  const days = (property: string, end: 'begin' | 'end') =>
    textsOf(entity, property)
      .flatMap((text) => optional(property, text, (day) => parsePartialDay(day, end)) ?? [])
      .sort();
  const validFrom = days('startDate', 'begin')[0] ?? null;
  const last = days('endDate', 'end').at(-1) ?? null;
  const validTo = last === null ? null : addDays(last, 1);
  if (validFrom !== null && validTo !== null && validTo <= validFrom)
    throw new CellRefused('endDate', `before startDate (${validFrom})`, last);
  return { validFrom, validTo };
}

/** The share, if it is one number of percent; else the words of the source, which go with the kind of interest. */
export function shareOf(entity: FtmEntity): { readonly sharePct: number | null; readonly words: string | null } {
  const texts = textsOf(entity, 'percentage');
  const [text] = texts;
  if (text === undefined) return { sharePct: null, words: null };
  const parsed = parseNumber(
    text
      .replace(/%$/, '')
      .trimEnd()
      .replace(/^(\d+),(\d+)$/, '$1.$2'),
  );
  const isShare = texts.length === 1 && 'value' in parsed && parsed.value >= 0 && parsed.value <= 100;
  return isShare ? { sharePct: parsed.value, words: null } : { sharePct: null, words: texts.join(' / ') };
}

/** An amount in US dollars; null in any other currency. */
export function dollarsOf(entity: FtmEntity): number | null {
  const parsed = parseNumber(firstText(entity, 'amount') ?? '');
  return 'value' in parsed && firstText(entity, 'currency')?.toUpperCase() === 'USD' ? parsed.value : null;
}

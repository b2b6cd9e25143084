import type { Day } from '#graph/model/day.ts';
import { isDuns } from '../awards/party.ts';
import { bounds, tooMany } from '../bounds.ts';
import { CellRefused, optional, parseCountry, parseDay, parseKey, required } from '../cells.ts';
import type { Parsed } from '../cells.ts';
import type { Notice } from '../format.ts';
import { Identifiers } from '../identifiers.ts';
import type { IdentifierColumn } from '../identifiers.ts';
import { showsOrganization } from './organization-name.ts';

/** One listing of an organization on one list. */
export interface Listing {
  /** The record's own id. */
  readonly id: string;
  /** Key of the organization: its UEI, else its DUNS number, else the Treasury's number, else the record's id. */
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly identifiers: Identifiers;
  readonly list: { readonly key: string; readonly title: string; readonly agency: string };
  readonly start: Day | null;
  /** The last day. */
  readonly end: Day | null;
  /** Abbreviations of sanctions programs. */
  readonly programs: readonly string[];
  /** Programs, notices, license rules and the countries of the addresses, each as a sentence without its period. */
  readonly details: readonly string[];
}

type Cell = (column: string) => string;

/**
 * Returns why a record is dropped; null if it is about an organization. Only some lists give a type. A record without one is kept only
 * if its names show an organization, or if it is admitted: others may be about persons, whose names are never stored.
 * @param admitted ids of records that are about organizations, whatever their names show
 * @throws CellRefused for an unknown type
 */
export function dropReason(cell: Cell, admitted: ReadonlySet<string>): Pick<Notice, 'kind' | 'message'> | null {
  const type = cell('type').toLowerCase();
  switch (type) {
    case 'entity':
      return null;
    case 'individual':
      return { kind: 'personal-data', message: 'Records of individuals: dropped, never stored' };
    case 'vessel':
    case 'aircraft':
      return { kind: 'doubtful-value', message: 'Records of vessels and aircraft: dropped, not organizations' };
    case '':
      return isDoubtful(cell) && !admitted.has(cell('_id')) ? untyped : null;
    default:
      throw new CellRefused('type', 'Not one of Entity, Individual, Vessel, Aircraft', cell('type'));
  }
}

const untyped = {
  kind: 'personal-data',
  message: 'Records without a type whose name does not show an organization: left out, since they may be about persons',
} as const;

/** Whether a record has no type, and its names do not show an organization. */
export function isDoubtful(cell: Cell): boolean {
  return cell('type') === '' && !showsOrganization(cell('name'), aliasesOf(cell), cell('source'));
}

/** @throws CellRefused with the column that can't be read */
export function parseListing(cell: Cell): Listing {
  const parsed = <T>(column: string, parse: (text: string) => Parsed<T>) => optional(column, cell(column), parse);
  const id = required('_id', parsed('_id', parseKey));
  const name = required('name', cell('name') || null);
  const start = parsed('start_date', parseDay);
  const end = parsed('end_date', parseDay);
  if (start !== null && end !== null && end < start)
    throw new CellRefused('end_date', `Before start_date (${start})`, end);
  const found = identifiersIn(cell('ids'));
  const identifiers = new Identifiers((column) => found[column]);
  const [duns] = found.duns;
  const list = listOf(required('source', parsed('source', parseKey)));
  // Only the lists of the Treasury share one space of numbers.
  const number = parsed('entity_number', parseKey);
  const own = number !== null && /treasury/i.test(list.title) ? number : id;
  const key = identifiers.first.uei ?? (duns === undefined ? `CSL-${own}` : `DUNS-${duns}`);
  // A claim names what it is about in a list of keys with these separators.
  if (/[|;]/.test(key)) throw new CellRefused('entity_number', 'A key with | or ;', key);
  const aliases = aliasesOf(cell);
  if (aliases.length > bounds.items)
    throw new CellRefused('alt_names', tooMany(aliases.length, bounds.items, 'names'), null);
  return {
    id,
    key,
    name,
    aliases,
    identifiers,
    list,
    start,
    end,
    programs: items(cell('programs')),
    details: detailsOf(cell),
  };
}

/** Returns the other names of a record's organization. */
export function aliasesOf(cell: Cell): Listing['aliases'] {
  return items(cell('alt_names')).filter((alias) => alias !== cell('name'));
}

/** Returns the list, such as `Entity List (EL) - Bureau of Industry and Security`, whose key is its abbreviation. */
export function listOf(title: string): Listing['list'] {
  const [, abbreviation = ''] = /\(([A-Za-z-]{2,12})(?: List)?\)/.exec(title) ?? [];
  const agency = title.split(' - ').at(-1) ?? title;
  return { key: `CSL-${abbreviation === '' ? title : abbreviation}`, title, agency };
}

function detailsOf(cell: Cell): readonly string[] {
  const countries = new Set(
    items(cell('addresses')).flatMap((address) => {
      const parsed = parseCountry(address.split(',').at(-1)?.trim() ?? '');
      return 'value' in parsed ? [parsed.value] : [];
    }),
  );
  const named: readonly (readonly [label: string, text: string])[] = [
    ['Programs', items(cell('programs')).join(', ')],
    ['Federal Register', cell('federal_register_notice')],
    ['License requirement', cell('license_requirement')],
    ['License policy', cell('license_policy')],
    ['Addresses in', [...countries].sort().join(', ')],
  ];
  return named.flatMap(([label, text]) => (text === '' ? [] : [`${label}: ${withoutPeriod(text)}`]));
}

/** Not by one pattern, whose time would grow with the square of a long run of spaces or periods. */
function withoutPeriod(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** How the list calls the identifiers that Subtier knows. All others are dropped. */
const identifierTypes: readonly {
  readonly column: IdentifierColumn | 'duns';
  readonly type: RegExp;
  readonly accepts: (number: string) => boolean;
}[] = [
  { column: 'uei', type: /^(?:UEI\b|unique entity id)/i, accepts: (number) => /^[A-Z0-9]{12}$/.test(number) },
  { column: 'cage', type: /^N?CAGE\b/i, accepts: (number) => /^[A-Z0-9]{5}$/.test(number) },
  { column: 'lei', type: /^(?:LEI\b|legal entity (?:id|number))/i, accepts: (number) => /^[A-Z0-9]{20}$/.test(number) },
  // Not one that stands for many companies: it would make one of them.
  { column: 'duns', type: /^D-?U-?N-?S\b/i, accepts: isDuns },
];

/** Reads items such as `type, number, country`, or as older files have them, `country, number, type`. */
function identifiersIn(text: string): Readonly<Record<IdentifierColumn | 'duns', readonly string[]>> {
  const found: Record<IdentifierColumn | 'duns', string[]> = { uei: [], lei: [], cage: [], duns: [] };
  for (const item of items(text)) {
    const parts = item.split(',').map((part) => part.trim());
    for (const { column, type, accepts } of identifierTypes) {
      const number = type.test(parts[0] ?? '') ? parts[1] : type.test(parts.at(-1) ?? '') ? parts.at(-2) : undefined;
      const value = (number ?? '').toUpperCase().replace(/[\s-]/g, '');
      if (accepts(value)) found[column].push(value);
    }
  }
  return found;
}

/** The items of a cell, each once; the list writes an empty one as `[]` too. */
function items(text: string): readonly string[] {
  const all = text.split(';').map((item) => item.trim());
  return [...new Set(all.filter((item) => item !== '' && item !== '[]'))];
}

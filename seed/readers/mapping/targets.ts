import { badInput } from '#graph/failure.ts';
import type { Field } from '#graph/model/table.ts';
import { tables } from '#graph/model/tables.ts';
import { columnsOf } from '../chain-package/layout.ts';
import { headersOf, readColumns } from './mapping.ts';
import type { Block, Mapping, Value } from './mapping.ts';

/** What a column of a spreadsheet may become. */
export interface Target {
  readonly id: string;
  /** What it belongs to, in words: `Owner`. */
  readonly group: string;
  /** In words, such as `Share in percent`. */
  readonly words: string;
}

const kinds = ['name', 'uei', 'lei', 'cage'] as const;
type Kind = (typeof kinds)[number];
const kindWords: Readonly<Record<Kind, string>> = { name: 'Name', uei: 'UEI', lei: 'LEI', cage: 'CAGE' };

type OrganizationValue = Extract<Value, { readonly organization: unknown }>;

function isOrganization(from: Value): from is OrganizationValue {
  return typeof from !== 'string' && 'organization' in from;
}

/** An organization of each row, which the same columns identify wherever the mapping refers to it. */
interface Party {
  readonly key: string;
  readonly columns: OrganizationValue['organization'];
  readonly words: string;
}

function keyOf({ organization }: OrganizationValue): string {
  return JSON.stringify(kinds.map((kind) => organization[kind] ?? null));
}

/** What an organization is called by the fields that refer to it. The first that one has decides. */
const partyWords: readonly (readonly [field: string, words: string])[] = [
  ['ownership.owner', 'Owner'],
  ['subcontracts.subcontractor', 'Subcontractor'],
  ['contracts.prime', 'Prime contractor'],
  ['subcontracts.contractor', 'Prime contractor'],
  ['ownership.owned', 'Supplier'],
];

/** Returns the organizations of a row, in the order in which the mapping names them. */
function partiesOf(mapping: Mapping): readonly Party[] {
  const found = new Map<string, { columns: OrganizationValue['organization']; places: string[] }>();
  for (const { table, columns } of mapping.rows)
    for (const [field, from] of Object.entries(columns)) {
      if (!isOrganization(from)) continue;
      const party = found.get(keyOf(from)) ?? { columns: from.organization, places: [] };
      found.set(keyOf(from), party);
      party.places.push(`${table}.${field}`);
    }
  const words = [...found.values()].map(
    ({ places }) => partyWords.find(([place]) => places.includes(place))?.[1] ?? 'Organization',
  );
  return [...found].map(([key, { columns }], at) => ({ key, columns, words: numbered(words, at) }));
}

/** A word with its number if there are several of it. */
function numbered(words: readonly string[], at: number): string {
  const word = words[at] ?? '';
  const same = words.flatMap((other, place) => (other === word ? [place] : []));
  return same.length === 1 ? word : `${word} ${same.indexOf(at) + 1}`;
}

/** What the fields of a block belong to: its organization, or what its table has. */
function groupOf(mapping: Mapping, at: number): string {
  const block = mapping.rows[at];
  const id = block?.columns['id'];
  if (block?.table === 'organizations' && id !== undefined && isOrganization(id)) {
    const words = partiesOf(mapping).find(({ key }) => key === keyOf(id))?.words ?? '';
    return isOtherName(block) ? `${words}, other name (${headersOf(block.columns['name'] ?? '').join(', ')})` : words;
  }
  const titles = mapping.rows.map(({ table }) => tables[table].title);
  return numbered(titles, at);
}

/** Whether a block states another name of an organization, with an id of its own for each. */
function isOtherName({ table, columns }: Block): boolean {
  return table === 'organizations' && columns['row'] !== undefined && columns['name'] !== undefined;
}

/** Whether a field of a block is filled with the party whose key the block has. */
function isOfParty(block: Block, field: string): boolean {
  const id = block.columns['id'];
  const isParty = block.table === 'organizations' && id !== undefined && isOrganization(id) && !isOtherName(block);
  return isParty && kinds.some((kind) => kind === field);
}

/** The longest description that a menu shows. */
const longestWords = 45;

function wordsOf({ name, description }: Pick<Field, 'name' | 'description'>): string {
  const plain = name.replaceAll('_', ' ');
  const words = description.replace(/\.$/, '');
  return words.length <= longestWords ? words : plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Returns what a column may become by the tables that a mapping fills, by what it belongs to. */
export function targetsOf(mapping: Mapping): readonly Target[] {
  const parties = partiesOf(mapping).flatMap(({ words: group }, party) =>
    kinds.map((kind) => ({ id: `party:${party}:${kind}`, group, words: kindWords[kind] })),
  );
  const fields = mapping.rows.flatMap((block, at) =>
    columnsOf(tables[block.table]).flatMap((field) => {
      const from = block.columns[field.name];
      if (field.name === 'source' || isOfParty(block, field.name) || (from !== undefined && isOrganization(from)))
        return [];
      return [{ id: `field:${at}:${field.name}`, group: groupOf(mapping, at), words: wordsOf(field) }];
    }),
  );
  const groups = [...new Set([...parties, ...fields].map(({ group }) => group))];
  return groups.flatMap((group) => [...parties, ...fields].filter((one) => one.group === group));
}

/** Returns what a column becomes, as the ids of targets; a condition or the values of a list are no target of their own. */
export function targetsOfColumn(mapping: Mapping, header: string): readonly string[] {
  const parties = partiesOf(mapping).flatMap(({ columns }, party) =>
    kinds.flatMap((kind) => (columns[kind] === header ? [`party:${party}:${kind}`] : [])),
  );
  const fields = mapping.rows.flatMap((block, at) =>
    Object.entries(block.columns).flatMap(([field, from]) =>
      !isOrganization(from) && !isOfParty(block, field) && headersOf(from).includes(header)
        ? [`field:${at}:${field}`]
        : [],
    ),
  );
  return [...parties, ...fields];
}

/**
 * Changes what a column becomes. What it was before, nothing is any more.
 * @param target null: it is left out on purpose
 * @throws BAD_USER_INPUT for an unknown target
 */
export function retarget(mapping: Mapping, header: string, target: string | null): Mapping {
  const leftOut = mapping.leftOut.filter((other) => other !== header);
  if (target === null) return { ...without(mapping, header), leftOut: [...leftOut, header] };
  const [, kindOfTarget, number = '', name = ''] = /^(party|field):(\d+):(\w+)$/.exec(target) ?? [];
  // By the columns before the change: those of the party change with it.
  const party = partiesOf(mapping)[Number(number)];
  const isKnown = targetsOf(mapping).some(({ id }) => id === target);
  if (!isKnown) throw badInput('target', `is ${JSON.stringify(target.slice(0, 60))}; the mapping has no such target`);
  const rows = mapping.rows.map((block, at): Block => {
    if (kindOfTarget === 'field')
      return at === Number(number) ? { ...block, columns: { ...block.columns, [name]: header } } : block;
    return withParty(block, party?.key ?? '', name, header);
  });
  // First taken away from its old places, unless that is the new one.
  const before = without({ ...mapping, rows }, header, (at, field, kind) =>
    kindOfTarget === 'field'
      ? at === Number(number) && field === name
      : kind === name && isPartyAt(mapping, at, field, party?.key ?? ''),
  );
  return { ...before, leftOut };
}

function isPartyAt({ rows }: Mapping, at: number, field: string, key: string): boolean {
  const block = rows[at];
  if (block === undefined || (field !== 'id' && isOtherName(block))) return false;
  const from = block.columns[block.table === 'organizations' ? 'id' : field];
  return from !== undefined && isOrganization(from) && keyOf(from) === key;
}

/** Puts a column in the place of one kind of identifier of a party, in each value of the block that is of the party. */
function withParty(block: Block, key: string, kind: string, header: string): Block {
  const columns = Object.entries(block.columns).map(([field, from]): [string, Value] =>
    isOrganization(from) && keyOf(from) === key
      ? [field, { organization: { ...from.organization, [kind]: header } }]
      : [field, from],
  );
  const id = block.columns['id'];
  const isIts = isOfParty(block, kind) && id !== undefined && isOrganization(id) && keyOf(id) === key;
  return { ...block, columns: { ...Object.fromEntries(columns), ...(isIts ? { [kind]: header } : {}) } };
}

/** Takes a column out of everything that a mapping reads. @param stays the places where it stays, by block, field and kind of identifier */
function without(
  mapping: Mapping,
  header: string,
  stays: (block: number, field: string, kind: string) => boolean = () => false,
): Mapping {
  const rows = mapping.rows.map((block, at): Block => {
    const columns = Object.entries(block.columns).flatMap(([field, from]): [string, Value][] => {
      const left = valueWithout(from, header, (kind) => stays(at, field, kind ?? field));
      return left === null ? [] : [[field, left]];
    });
    const when = block.when.filter(({ column }) => column !== header);
    const { each, ...rest } = block;
    const isRead = columns.some(([, from]) => headersOf(from).includes(each ?? ''));
    return { ...rest, when, columns: Object.fromEntries(columns), ...(each !== undefined && isRead ? { each } : {}) };
  });
  // Another name without its column is none.
  const isLost = (block: Block, at: number) => block.columns['name'] === undefined && isOtherNameAt(mapping, at);
  return { ...mapping, rows: rows.filter((block, at) => !isLost(block, at)) };
}

function isOtherNameAt({ rows }: Mapping, at: number): boolean {
  const block = rows[at];
  return block !== undefined && isOtherName(block);
}

function valueWithout(from: Value, header: string, stays: (kind: string | null) => boolean): Value | null {
  if (!headersOf(from).includes(header)) return from;
  if (isOrganization(from)) {
    const left = Object.entries(from.organization).filter(([kind, column]) => column !== header || stays(kind));
    return left.length === 0 ? null : { organization: Object.fromEntries(left) };
  }
  if (stays(null)) return from;
  if (typeof from === 'string' || !('join' in from)) return null;
  const join = from.join.filter((column) => column !== header);
  return join.length === 0 ? null : { ...from, join };
}

/** Reads another column wherever a mapping reads one, such as when the column was renamed in the spreadsheet. */
export function renameColumn(mapping: Mapping, from: string, to: string): Mapping {
  const named = (header: string) => (header === from ? to : header);
  const inValue = (value: Value): Value => {
    if (typeof value === 'string') return named(value);
    if ('column' in value) return { ...value, column: named(value.column) };
    if ('join' in value) return { ...value, join: value.join.map(named) };
    if (!isOrganization(value)) return value;
    const entries = Object.entries(value.organization).map(([kind, header = '']) => [kind, named(header)] as const);
    return { organization: Object.fromEntries(entries) };
  };
  const rows = mapping.rows.map(({ columns, when, each, ...block }): Block => ({
    ...block,
    columns: Object.fromEntries(Object.entries(columns).map(([field, value]) => [field, inValue(value)])),
    when: when.map((condition) => ({ ...condition, column: named(condition.column) })),
    ...(each === undefined ? {} : { each: named(each) }),
  }));
  return { ...mapping, rows, leftOut: mapping.leftOut.filter((header) => header !== to) };
}

/** Returns the columns that a mapping reads, and which a header lacks. */
export function goneColumns(mapping: Mapping, header: readonly string[]): readonly string[] {
  return [...readColumns(mapping)].filter((column) => !header.includes(column));
}

import { badInput } from '#graph/failure.ts';
import { tables } from '#graph/model/tables.ts';
import { columnsOf } from '../chain-package/layout.ts';
import { headersOf, readColumns } from './mapping.ts';
import type { Block, Mapping, Value } from './mapping.ts';

/** What a column of a spreadsheet may become. */
export interface Target {
  readonly id: string;
  /** In words, such as `ownership: sharePct`. */
  readonly words: string;
}

const kinds = ['name', 'uei', 'lei', 'cage'] as const;
type Kind = (typeof kinds)[number];
const kindWords: Readonly<Record<Kind, string>> = { name: 'name', uei: 'UEI', lei: 'LEI', cage: 'CAGE' };

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

/** Returns the organizations of a row, in the order in which the mapping names them. */
function partiesOf(mapping: Mapping): readonly Party[] {
  const found = new Map<string, { columns: OrganizationValue['organization']; places: string[] }>();
  for (const [at, block] of mapping.rows.entries())
    for (const [field, from] of Object.entries(block.columns)) {
      if (!isOrganization(from)) continue;
      const key = keyOf(from);
      const party = found.get(key) ?? { columns: from.organization, places: [] };
      found.set(key, party);
      if (block.table !== 'organizations' || field !== 'id') party.places.push(`${nameOf(mapping, at)} ${field}`);
    }
  return [...found].map(([key, { columns, places }]) => ({
    key,
    columns,
    words: places.length === 0 ? 'organization' : `organization (${places.join(', ')})`,
  }));
}

/** The table of a block; with a number if several blocks fill it. */
function nameOf({ rows }: Mapping, at: number): string {
  const table = rows[at]?.table ?? '';
  const same = rows.flatMap((block, place) => (block.table === table ? [place] : []));
  return same.length === 1 ? table : `${table} ${same.indexOf(at) + 1}`;
}

/** Whether a field of a block is filled with the party whose key the block has. */
function isOfParty({ table, columns }: Block, field: string): boolean {
  const id = columns['id'];
  return table === 'organizations' && id !== undefined && isOrganization(id) && kinds.some((kind) => kind === field);
}

/** Returns what a column may become by the tables that a mapping fills. */
export function targetsOf(mapping: Mapping): readonly Target[] {
  const parties = partiesOf(mapping).flatMap(({ words }, party) =>
    kinds.map((kind) => ({ id: `party:${party}:${kind}`, words: `${words}: ${kindWords[kind]}` })),
  );
  const fields = mapping.rows.flatMap((block, at) =>
    columnsOf(tables[block.table]).flatMap(({ name }) => {
      const from = block.columns[name];
      if (name === 'source' || isOfParty(block, name) || (from !== undefined && isOrganization(from))) return [];
      return [{ id: `field:${at}:${name}`, words: `${nameOf(mapping, at)}: ${name}` }];
    }),
  );
  return [...parties, ...fields];
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
  const from = block?.columns[block.table === 'organizations' && field !== 'id' ? 'id' : field];
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
  const isIts = block.table === 'organizations' && id !== undefined && isOrganization(id) && keyOf(id) === key;
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
  return { ...mapping, rows };
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

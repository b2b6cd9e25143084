import { DataClass, DecisionStatus, RemedyKind, RequestTopic } from '../generated/graphql.ts';
import type { Origin, Sensitivity } from '../generated/graphql.ts';
import { readFacets, writeFacets } from './facets.ts';
import type { Facet } from './facets.ts';
import { readPath, writePath } from './paths.ts';
import type { RecordRef, View } from './paths.ts';

export const showings = ['picture', 'list'] as const;
/** Whether the middle pane shows the picture or a list with the same content. */
type Showing = (typeof showings)[number];

export const comparisons = ['dates', 'primes', 'imports', 'what-if'] as const;
/** What is compared. */
export type ComparisonKind = (typeof comparisons)[number];

/** Everything that decides what the page shows. It is in the URL, so that a link restores it. */
export interface Address {
  readonly view: View;
  /** The record whose page is shown; null in every other view. */
  readonly record: RecordRef | null;
  readonly conditions: Conditions;
  readonly showing: Showing;
  /** Chains: key of the system whose chains are drawn. */
  readonly system: string | null;
  /** Chains: keys of the systems whose chains are drawn together. */
  readonly systems: readonly string[];
  /** Chains: what people decided about the chains that the list shows; empty for all. It changes no count. */
  readonly decisions: readonly DecisionStatus[];
  /** Chains: id of the selected chain. */
  readonly chain: string | null;
  /** Remedies: the kind of the listed actions; null for all. */
  readonly remedyKind: RemedyKind | null;
  /** Remedies: the action whose effects are shown: its kind, then the keys of its nodes; empty for none. */
  readonly remedy: readonly string[];
  /** Id of the selected node, in any view. */
  readonly node: string | null;
  /** Id of the selected hop, in any view. */
  readonly hop: string | null;
  readonly comparison: ComparisonKind;
  /** Compare: the earlier date, the first prime or the earlier import, as somebody typed it; null: as the page proposes. */
  readonly from: string | null;
  /** Compare: the second prime, or the later import; null: as it is now. The later date is that of the conditions. */
  readonly to: string | null;
  /** Compare: ids of the nodes that are struck out. */
  readonly without: readonly string[];
  /** Canvas: id of a node to add. */
  readonly root: string | null;
  /** Canvas: ids of the nodes to expand. */
  readonly opened: readonly string[];
  /** Canvas: id of the investigation that is opened on it. */
  readonly investigation: string | null;
  /** Cases: what is not on record and requests are drafted for. */
  readonly ask: AskedTopic | null;
  /** Cases: id of the request that is opened. */
  readonly request: string | null;
  /** Screen: id of the saved screening that is opened. */
  readonly screening: string | null;
  /** Queries: name of the selected query. */
  readonly query: string | null;
  /** Queries: the statement in the editor; empty for an empty editor, null for no editor. */
  readonly statement: string | null;
  /** Queries: the texts of the fields, by parameter. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Queries: whether the query has run with these parameters. */
  readonly run: boolean;
  /** Unknown URL parameters, preserved as they are. */
  readonly unknown: readonly (readonly [string, string])[];
}

export const abouts = ['system', 'organization', 'contract', 'country', 'person'] as const;
/** Restricts the page to what involves one node, given by its id or key. */
export interface About {
  readonly kind: (typeof abouts)[number];
  readonly key: string;
}

/** The data classes, strongest first. */
export const evidenceClasses = Object.values(DataClass);

/** The origins that can count. */
export const countedOrigins = ['FOREIGN', 'UNDETERMINED'] as const satisfies readonly Origin[];
export type CountedOrigin = (typeof countedOrigins)[number];

/** What people may decide about an exposure; without a decision, it is open. */
export const decisionStatuses = Object.values(DecisionStatus);

/** What requests can be drafted for: one thing that is not on record, or everything. */
export const askedTopics = ['ALL', ...Object.values(RequestTopic)] as const;
export type AskedTopic = (typeof askedTopics)[number];

/** The kinds of actions. */
export const remedyKinds = Object.values(RemedyKind);

/** The conditions that apply to everything on the page, in every view. */
export interface Conditions {
  /** ISO date. */
  readonly asOf: string;
  /** Keys of designation lists; empty for any foreign personnel. */
  readonly lists: readonly string[];
  /** The origins of engineers that count. Never empty. */
  readonly origins: readonly CountedOrigin[];
  readonly sensitivity: SensitivityCondition | null;
  /** Id of a watch set: only its systems count. */
  readonly watchSet: string | null;
  /** Never empty. */
  readonly evidence: readonly DataClass[];
  readonly about: About | null;
  /** What the bar lists of the overview select and exclude. */
  readonly facets: readonly Facet[];
  /** The text in the search box. */
  readonly text: string;
}

/** A person whose location is unknown may be in the US. */
export const originsByDefault: readonly CountedOrigin[] = ['FOREIGN'];

/** Synthetic data is invented, so it is hidden by default. */
export const evidenceByDefault: readonly DataClass[] = ['DOCUMENTED', 'REPORTED', 'INFERRED'];

const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a valid ISO date that can be asked about: the last one is 9999-12-30. */
export function isDay(text: string): boolean {
  return isCalendarDay(text) && text <= '9999-12-30';
}

/** Whether a text is a day of the calendar, as `date()` of Cypher takes it. */
export function isCalendarDay(text: string): boolean {
  if (!FORM.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Returns today in UTC, as on the server. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Adds days to a day; a negative number subtracts them. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The fields of an address that are plain URL parameters, with the conditions on one level. */
type Fields = Conditions &
  Omit<Address, 'view' | 'record' | 'conditions' | 'statement' | 'parameters' | 'run' | 'unknown'>;

/** How a field is stored in the URL. */
interface Parameter<Value> {
  readonly name: string;
  /** Returns null for a missing or invalid value: the default applies. */
  readonly read: (texts: readonly string[]) => Value | null;
  readonly write: (value: Value) => readonly string[];
}

type Parameters<Of> = { readonly [Field in keyof Of]: Parameter<Of[Field]> };

/** The lowest sensitivity on record that counts, in their order, or only systems of which none is on record. */
export const sensitivityConditions = [
  'PUBLIC',
  'CONTROLLED',
  'NATIONAL_SECURITY',
  'CLASSIFIED',
  'NOT_ON_RECORD',
] as const satisfies readonly (Sensitivity | 'NOT_ON_RECORD')[];
export type SensitivityCondition = (typeof sensitivityConditions)[number];

/** What older links have instead of a sensitivity: a lowest impact level, which states one. */
const IMPACT = 'impact';
const statedByImpact = new Map<string, SensitivityCondition>([
  ['2', 'PUBLIC'],
  ['4', 'CONTROLLED'],
  ['5', 'NATIONAL_SECURITY'],
  ['6', 'CLASSIFIED'],
]);

/** The URL parameters, in the order in which they are written. */
const parameters: Parameters<Fields> = {
  asOf: single('as-of', (text) => (isDay(text) ? text : null), String),
  lists: single(
    'lists',
    (text) => unique(text.split(',')),
    (lists) => lists.join(','),
  ),
  origins: some('origin', countedOrigins),
  sensitivity: optional('sensitivity', (text) => oneOf(sensitivityConditions, text), String),
  watchSet: optional('watch', String, String),
  evidence: some('evidence', evidenceClasses),
  about: optional('about', readAbout, ({ kind, key }) => `${kind}:${key}`),
  facets: { name: 'filter', read: readFacets, write: writeFacets },
  text: single('q', String, String),
  showing: single('show', (text) => oneOf(showings, text), String),
  system: optional('system', String, String),
  systems: { name: 'with', read: unique, write: (keys) => keys },
  decisions: some('decision', decisionStatuses),
  chain: optional('chain', String, String),
  remedyKind: optional('action', (text) => oneOf(remedyKinds, text.toUpperCase().replaceAll('-', '_')), writeKind),
  remedy: { name: 'remedy', read: (texts) => texts, write: (texts) => texts },
  node: optional('node', String, String),
  hop: optional('hop', String, String),
  comparison: single('compare', (text) => oneOf(comparisons, text), String),
  from: optional('from', String, String),
  to: optional('to', String, String),
  without: { name: 'without', read: unique, write: (ids) => ids },
  root: optional('root', String, String),
  opened: { name: 'open', read: unique, write: (ids) => ids },
  investigation: optional('case', String, String),
  ask: optional(
    'ask',
    (text) => oneOf(askedTopics, text.toUpperCase().replaceAll('-', '_')),
    (topic) => topic.toLowerCase().replaceAll('_', '-'),
  ),
  request: optional('request', String, String),
  screening: optional('screening', String, String),
  query: optional('query', String, String),
};

/** The defaults, which are not written. The date has none here, so links always contain it and keep their meaning tomorrow. */
const defaults: Fields = {
  asOf: '',
  lists: [],
  origins: originsByDefault,
  sensitivity: null,
  watchSet: null,
  evidence: evidenceByDefault,
  about: null,
  facets: [],
  text: '',
  showing: 'picture',
  system: null,
  systems: [],
  decisions: [],
  chain: null,
  remedyKind: null,
  remedy: [],
  node: null,
  hop: null,
  comparison: 'dates',
  from: null,
  to: null,
  without: [],
  root: null,
  opened: [],
  investigation: null,
  ask: null,
  request: null,
  screening: null,
  query: null,
};

const PREFIX = 'p.';
const known = new Set([...Object.values(parameters).map(({ name }) => name), IMPACT, 'view', 'cypher', 'run']);

/**
 * Reads an address; missing and invalid values become the default.
 * @param link the path, query and fragment, as `writeAddress` writes them; older links have the view, the statement and its parameters in the query
 */
export function readAddress(link: string, today: string): Address {
  const [rest = '', fragment = ''] = link.split('#');
  const [path = '', search = ''] = rest.split('?');
  const given = new URLSearchParams(search);
  const unsent = new URLSearchParams(fragment);
  const { asOf, lists, origins, sensitivity, watchSet, evidence, about, facets, text, ...fields } = readFields(
    parameters,
    given,
    {
      ...defaults,
      asOf: today,
      sensitivity: statedByImpact.get(given.get(IMPACT) ?? '') ?? null,
    },
  );
  const prefixed = [...given, ...unsent].filter(([name]) => name.startsWith(PREFIX));
  return {
    ...readPath(path, given),
    ...fields,
    conditions: { asOf, lists, origins, sensitivity, watchSet, evidence, about, facets, text },
    statement: unsent.get('cypher') ?? given.get('cypher'),
    parameters: Object.fromEntries(prefixed.map(([name, value]) => [name.slice(PREFIX.length), value])),
    run: given.has('run'),
    unknown: [...given].filter(([name]) => !known.has(name) && !name.startsWith(PREFIX)),
  };
}

function readFields<Of extends object>(table: Parameters<Of>, given: URLSearchParams, defaults: Of): Of {
  let fields = defaults;
  for (const field in table) {
    const { name, read } = table[field];
    const value = read(given.getAll(name));
    if (value !== null) fields = { ...fields, [field]: value };
  }
  return fields;
}

/** A parameter of a link with a text that it cannot have. */
export interface AddressFault {
  readonly name: string;
  readonly text: string;
}

/** Returns the parameters of a link that are read as their defaults, because they are invalid. */
export function addressFaults(link: string): readonly AddressFault[] {
  const given = new URLSearchParams(link.split('#')[0]?.split('?')[1] ?? '');
  return Object.values(parameters).flatMap(({ name, read }) =>
    given.getAll(name).flatMap((text) => {
      const value = text === '' ? true : read([text]);
      return value === null || (Array.isArray(value) && value.length === 0) ? [{ name, text }] : [];
    }),
  );
}

/** Returns an address after a change. Choosing a single system ends drawing several together; another page ends a search. */
export function changeAddress(address: Address, change: Partial<Address>): Address {
  const together = 'system' in change && !('systems' in change) ? { systems: [] } : {};
  const changed = { ...address, ...together, ...change };
  if (changed.view === address.view && changed.record?.key === address.record?.key) return changed;
  return { ...changed, conditions: { ...changed.conditions, text: '' } };
}

/**
 * Keeps the page's restriction and the selected bars from both naming systems, or both naming countries: the server accepts one set of each.
 * The later choice wins.
 * @param before null: nothing, since it was read from a link
 */
export function keepOneRestriction(next: Address, before: Address | null): Address {
  const { about, facets } = next.conditions;
  const others = facets.filter((facet) => !isSelectedAs(facet, about));
  if (about === null || others.length === facets.length) return next;
  const wasAbout = before?.conditions.about;
  const isNew = wasAbout?.kind !== about.kind || wasAbout.key !== about.key;
  return { ...next, conditions: { ...next.conditions, ...(isNew ? { facets: others } : { about: null }) } };
}

/** Whether a bar is selected (not excluded) and of the same kind as the page's restriction. */
export function isSelectedAs({ by, excluded }: Facet, about: About | null): boolean {
  return by === about?.kind && !excluded;
}

/** Returns the whole URL of an address, for what leaves the page. */
export function absoluteAddress(address: Address): string {
  return `${window.location.origin}${writeAddress(address)}`;
}

/** Returns an address for a file that others read: without the host if only this machine can open it. */
export function printedAddress(address: Address): string {
  const isOwn = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(window.location.hostname);
  return isOwn ? writeAddress(address) : absoluteAddress(address);
}

/**
 * Writes an address as a path, query string and fragment. A statement and its parameters are in the fragment, which is not sent to the
 * server: they may be longer than servers accept, and do not appear in logs. Without a statement, the parameters are those of a saved question.
 */
export function writeAddress(address: Address): string {
  const written = new URLSearchParams();
  writeFields(parameters, { ...address, ...address.conditions }, defaults, written);
  if (address.run) written.append('run', '1');
  const unsent = address.statement === null ? null : new URLSearchParams({ cypher: address.statement });
  for (const [name, value] of Object.entries(address.parameters)) (unsent ?? written).append(`${PREFIX}${name}`, value);
  for (const [name, value] of address.unknown) written.append(name, value);
  return `${writePath(address)}?${plain(written)}${unsent === null ? '' : `#${plain(unsent)}`}`;
}

function writeFields<Of extends object>(
  table: Parameters<Of>,
  fields: Of,
  defaults: Of,
  written: URLSearchParams,
): void {
  for (const field in table) {
    const { name, write } = table[field];
    const texts = write(fields[field]);
    if (texts.join() === write(defaults[field]).join()) continue;
    for (const text of texts) written.append(name, text);
  }
}

/** Commas and colons need no escape and are in most links. */
function plain(parameters: URLSearchParams): string {
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** A parameter with one value; an empty text means that it is not set. */
function single<Value>(
  name: string,
  read: (text: string) => Value | null,
  write: (value: Value) => string,
): Parameter<Value> {
  return {
    name,
    read: ([text]) => (text === undefined || text === '' ? null : read(text)),
    write: (value) => [write(value)].filter((text) => text !== ''),
  };
}

/** A parameter that may be null, which is not written. */
function optional<Value>(
  name: string,
  read: (text: string) => Value | null,
  write: (value: Value) => string,
): Parameter<Value | null> {
  return single<Value | null>(name, read, (value) => (value === null ? '' : write(value)));
}

/** A parameter such as `open,under-review`: some of a few values, always in the same order. Without any of them it is the default. */
function some<Value extends string>(name: string, all: readonly Value[]): Parameter<readonly Value[]> {
  return single<readonly Value[]>(
    name,
    (text) => {
      const named = text.toUpperCase().replaceAll('-', '_').split(',');
      const found = all.filter((one) => named.includes(one));
      return found.length > 0 ? found : null;
    },
    (values) =>
      all
        .filter((one) => values.includes(one))
        .join(',')
        .toLowerCase()
        .replaceAll('_', '-'),
  );
}

function writeKind(kind: RemedyKind): string {
  return kind.toLowerCase().replaceAll('_', '-');
}

function readAbout(text: string): About | null {
  const [kind, ...rest] = text.split(':');
  const known = oneOf(abouts, kind ?? '');
  const key = rest.join(':');
  return known === null || key === '' ? null : { kind: known, key };
}

function oneOf<T extends string>(values: readonly T[], text: string): T | null {
  return values.find((value) => value === text) ?? null;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

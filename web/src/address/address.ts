import type { DataClass } from '../generated/graphql.ts';

export const views = ['chains', 'network', 'queries'] as const;
export type View = (typeof views)[number];

export const showings = ['picture', 'list'] as const;
/** Whether the middle shows the picture or the list that says the same. */
type Showing = (typeof showings)[number];

/** Everything that decides what is seen. It lives in the address bar, so that a link reopens it. */
export interface Address {
  readonly view: View;
  readonly conditions: Conditions;
  readonly showing: Showing;
  /** Chains: key of the system whose chains are drawn. */
  readonly system: string | null;
  /** Chains: id of the chosen chain. */
  readonly chain: string | null;
  /** Chains and network: id of the chosen node. */
  readonly node: string | null;
  /** Chains and network: id of the chosen hop. */
  readonly hop: string | null;
  /** Network: id of the node from which it is explored. */
  readonly root: string | null;
  /** Network: ids of the nodes whose neighbours are shown. */
  readonly opened: readonly string[];
  /** Queries: name of the chosen query. */
  readonly query: string | null;
  /** Queries: the statement in the editor; empty: the editor without one; null: no editor. */
  readonly statement: string | null;
  /** Queries: the parameters with which it ran; null: it has not run. */
  readonly parameters: Readonly<Record<string, string>> | null;
  /** Parameters that we do not know, kept as they came. */
  readonly unknown: readonly (readonly [string, string])[];
}

export const abouts = ['system', 'organization', 'contract', 'country'] as const;
/** Restricts everything to what has to do with one node, by its id or key. */
export interface About {
  readonly kind: (typeof abouts)[number];
  readonly key: string;
}

/** Data classes in the order in which they are offered, strongest first. */
export const evidenceClasses = [
  'DOCUMENTED',
  'REPORTED',
  'INFERRED',
  'SYNTHETIC',
] as const satisfies readonly DataClass[];

/** Under which conditions everything on the page is true; the same on every view. */
export interface Conditions {
  /** ISO date. */
  readonly asOf: string;
  /** Keys of designation lists; none: any foreign personnel. */
  readonly lists: readonly string[];
  readonly minImpactLevel: number | null;
  /** Never empty. */
  readonly evidence: readonly DataClass[];
  readonly about: About | null;
  /** What stands in the search box. */
  readonly text: string;
}

/** Synthetic data are invented: nobody sees them without asking. */
export const evidenceByDefault: readonly DataClass[] = ['DOCUMENTED', 'REPORTED', 'INFERRED'];

const FORM = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is an ISO date that is in the calendar. */
export function isDay(text: string): boolean {
  if (!FORM.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Today in UTC, as the server counts it. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The day so many days later; earlier when negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const LEVELS = [2, 4, 5, 6];
const PARAMETER = 'p.';
const KNOWN = new Set([
  ...['view', 'as-of', 'lists', 'impact', 'evidence', 'about', 'q', 'show', 'system', 'chain', 'node', 'hop'],
  ...['root', 'open', 'query', 'cypher', 'run'],
]);

/**
 * Reads an address; what is missing or makes no sense becomes the default.
 * @param link its query and fragment, as `writeAddress` writes them; older links have the statement in the query
 */
export function readAddress(link: string, today: string): Address {
  const [search = '', fragment = ''] = link.split('#');
  const given = new URLSearchParams(search);
  const named = [...given].filter(([name]) => name.startsWith(PARAMETER));
  return {
    view: oneOf(views, given.get('view')) ?? 'chains',
    conditions: readConditions(given, today),
    showing: oneOf(showings, given.get('show')) ?? 'picture',
    system: given.get('system'),
    chain: given.get('chain'),
    node: given.get('node'),
    hop: given.get('hop'),
    root: given.get('root'),
    opened: unique(given.getAll('open')),
    query: given.get('query'),
    statement: new URLSearchParams(fragment).get('cypher') ?? given.get('cypher'),
    parameters: given.has('run')
      ? Object.fromEntries(named.map(([name, value]) => [name.slice(PARAMETER.length), value]))
      : null,
    unknown: [...given].filter(([name]) => !KNOWN.has(name) && !name.startsWith(PARAMETER)),
  };
}

function readConditions(given: URLSearchParams, today: string): Conditions {
  const asOf = given.get('as-of');
  const level = Number(given.get('impact'));
  const named = (given.get('evidence') ?? '').toUpperCase().split(',');
  const evidence = evidenceClasses.filter((one) => named.includes(one));
  return {
    asOf: asOf !== null && isDay(asOf) ? asOf : today,
    lists: unique((given.get('lists') ?? '').split(',')),
    minImpactLevel: LEVELS.includes(level) ? level : null,
    evidence: evidence.length > 0 ? evidence : evidenceByDefault,
    about: readAbout(given.get('about')),
    text: given.get('q') ?? '',
  };
}

function readAbout(given: string | null): About | null {
  const [kind, ...rest] = (given ?? '').split(':');
  const known = oneOf(abouts, kind ?? null);
  const key = rest.join(':');
  return known === null || key === '' ? null : { kind: known, key };
}

function oneOf<T extends string>(values: readonly T[], given: string | null): T | null {
  return values.find((value) => value === given) ?? null;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

/**
 * The address as a query string, defaults left out, the date always in: tomorrow the link still means today. A statement stands
 * in the fragment, which is not sent to the server: it may be longer than what servers take, and is in no log.
 */
export function writeAddress(address: Address): string {
  const { conditions } = address;
  const written = new URLSearchParams();
  const put = (name: string, value: string | null): void => {
    if (value !== null && value !== '') written.append(name, value);
  };
  put('view', address.view === 'chains' ? null : address.view);
  put('as-of', conditions.asOf);
  put('lists', conditions.lists.join(','));
  put('impact', conditions.minImpactLevel?.toString() ?? null);
  put('evidence', sameEvidence(conditions.evidence) ? null : conditions.evidence.join(',').toLowerCase());
  put('about', conditions.about === null ? null : `${conditions.about.kind}:${conditions.about.key}`);
  put('q', conditions.text);
  put('show', address.showing === 'picture' ? null : address.showing);
  put('system', address.system);
  put('chain', address.chain);
  put('node', address.node);
  put('hop', address.hop);
  put('root', address.root);
  for (const id of address.opened) put('open', id);
  put('query', address.query);
  if (address.parameters !== null) {
    put('run', '1');
    for (const [name, value] of Object.entries(address.parameters)) written.append(`p.${name}`, value);
  }
  for (const [name, value] of address.unknown) written.append(name, value);
  return `?${plain(written)}${address.statement === null ? '' : `#${plain(new URLSearchParams({ cypher: address.statement }))}`}`;
}

/** Commas and colons need no escape, and are in most links. */
function plain(parameters: URLSearchParams): string {
  return parameters.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function sameEvidence(evidence: readonly string[]): boolean {
  return evidence.length === evidenceByDefault.length && evidenceByDefault.every((one) => evidence.includes(one));
}

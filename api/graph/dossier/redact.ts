import { z } from 'zod';
import { isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import type { Passage } from '../claims/passages.ts';
import { byKey } from '../database/by-key.ts';
import type { Database } from '../database/database.ts';
import type { Hop, Statement } from '../exposure/exposure.ts';
import { captionOf } from '../model/caption.ts';
import { dayProblem } from '../model/day.ts';
import { compareKeys, nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';
import { statedProperties } from './dossier.ts';
import type { Dossier, DossierChain, Redaction } from './dossier.ts';
import type { BriefFacts } from '../brief/brief.ts';
import type { ClaimFacts, SourceFacts } from '../brief/facts.ts';
import type { Actor } from '../brief/headline.ts';

/**
 * Leaves out of a dossier what its profile does not show, and says how much that is:
 * - COMMITTEE: ids of persons become “person 1”; comments and notes are left out.
 * - PUBLIC: so are the names that the data gives to persons, decisions, and details of statements besides source, dates and confidence.
 *
 * Ids are looked for only in what comes from the data: an id may be a number or a word of the dossier's own text, such as a day or “escort”.
 */
export async function redact(database: Pick<Database, 'read'>, dossier: Dossier): Promise<Dossier> {
  const isPublic = dossier.request.profile === 'PUBLIC';
  // Among them those who are on no chain.
  const mentioned = await readMentioned(database, textsOf(dossier));
  const named = personsOf(dossier);
  const persons = new Map([...new Set([...named, ...mentioned])].map((key, at) => [key, `person ${at + 1}`]));
  const hide = hiderOf(persons, new Set([...named, ...mentioned.filter(isDistinctive)]));
  // In names of companies and systems, a word that happens to be the id of another person stays.
  const hideNamed = hiderOf(persons, new Set(named));
  const hideNames = (names: Dossier['names']): Dossier['names'] =>
    Object.fromEntries(
      Object.entries(names).map(([id, name]): readonly [string, string] => {
        const key = id.startsWith('Person:') ? id.slice('Person:'.length) : null;
        const person = key === null ? undefined : persons.get(key);
        // A long id is cut where it stands for a name.
        const isId = key !== null && captionOf('Person', {}, key) === name;
        if (person !== undefined && (isPublic || isId)) return [id, person];
        return [id, (key === null ? hideNamed : hide).inQuote(name)];
      }),
    );
  const events = dossier.chains.flatMap((chain) => chain.events);
  const statements = new Map(
    dossier.chains.flatMap(({ exposure, employment }) =>
      [...exposure.path, ...employment].flatMap((hop) => hop.statements.map((one) => [one.key, one])),
    ),
  );
  const details = [...statements.values()].flatMap(({ properties }) => statedProperties(properties));
  const { investigation } = dossier;
  return {
    ...dossier,
    title: (investigation === null ? hideNamed : hide).inQuote(dossier.title),
    chains: dossier.chains.map((chain) => redactChain(chain, hide, isPublic)),
    closures: dossier.closures.map((closure) => ({ ...closure, sentence: hide.inQuote(closure.sentence) })),
    names: hideNames(dossier.names),
    facts: isPublic ? withoutPersons(dossier.facts) : dossier.facts,
    brief: redactBrief(dossier.brief, { hide, hideNamed, hideNames, isPublic }),
    sources: redactSources(dossier.sources, hide),
    claims: redactClaims(dossier.claims, hide),
    passages: Object.fromEntries(
      Object.entries(dossier.passages).map(([key, passages]) => [
        key,
        passages.map((passage) => redactPassage(passage, hide)),
      ]),
    ),
    statements: dossier.statements.map(({ text, parameters }) => ({ text, parameters: hide.inValues(parameters) })),
    investigation: investigation === null ? null : { name: hide.inQuote(investigation.name), notes: '' },
    redactions: [
      ...(isPublic
        ? ofData(persons.size, 'id and name of a person', 'ids and names of people')
        : ofData(persons.size, 'id of a person', 'ids of people')),
      ...ofCasework(events.filter(({ comment }) => comment !== null).length, 'comment', 'comments'),
      ...ofCasework(investigation === null || investigation.notes === '' ? 0 : 1, 'note', 'notes'),
      ...(isPublic
        ? [
            ...ofCasework(events.filter(({ decision }) => decision !== null).length, 'decision', 'decisions'),
            ...ofData(details.length, 'detail of a statement', 'details of statements'),
          ]
        : []),
    ],
  };
}

/** Omits headcounts together with names. */
function withoutPersons(facts: Dossier['facts']): Dossier['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([id, one]) => [
      id,
      id.startsWith('Person:') ? { ...one, kind: null, headcount: null } : one,
    ]),
  );
}

/** What sources and people wrote, in which they may mention persons. */
interface Texts {
  /** Texts with ids of persons among other words. */
  readonly texts: readonly string[];
  /** Values that name a person, perhaps by an id alone. */
  readonly values: readonly string[];
}

/** What a dossier says in the words of sources and people, as far as its profile shows it. */
function textsOf(dossier: Dossier): Texts {
  const { investigation, passages, chains, closures, statements, request, brief } = dossier;
  // The brief may be about chains of an earlier day that are not among the others.
  const first = brief.exposed?.findings;
  const sources = { ...dossier.sources, ...first?.sources };
  const claims = [...dossier.claims, ...(first?.claims ?? [])];
  const isShown = request.profile !== 'PUBLIC';
  const hops = chains.flatMap(({ exposure, employment }) => [...exposure.path, ...employment]);
  const properties = hops.flatMap((hop) => hop.statements.map((statement) => statement.properties));
  const details = isShown ? properties.flatMap(statedProperties) : [];
  const decisions = isShown ? chains.flatMap(({ events }) => events.flatMap(({ decision }) => decision ?? [])) : [];
  const texts = [
    investigation?.name,
    ...[dossier.names, first?.names ?? {}].flatMap((all) =>
      Object.entries(all).flatMap(([id, name]) => (id.startsWith('Person:') ? [name] : [])),
    ),
    ...Object.values(sources).flatMap((source) => [source.title, source.url, source.publisher]),
    ...claims.flatMap(({ claim, contradictedBy }) =>
      [claim, ...contradictedBy].flatMap(({ text, claimant }) => [text, claimant]),
    ),
    ...Object.values(passages).flatMap((all) => all.flatMap(({ text, locator }) => [text, locator])),
    ...details.map(([, value]) => value),
    ...decisions.flatMap(({ reason, closedBy }) => [reason, closedBy]),
    ...chains.map(({ closing }) => closing?.sentence),
    ...closures.map(({ sentence }) => sentence),
    ...(brief.exposed?.endings ?? []),
    ...statements.flatMap(({ parameters }) => stringsIn(parameters)),
  ];
  return {
    texts: texts.filter((text) => text != null),
    values: details.flatMap(([property, value]) => (property === 'assessedBy' ? [value] : [])),
  };
}

/** The texts in a value, at any depth. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const row = z.object({ key: z.string() });
/** Keys in one statement. */
const batch = 10_000;

/**
 * Returns the ids of persons of the graph that texts mention, in order. Whatever in the texts could be an id is looked up by key, so the time
 * follows from the length of the texts, not from the number of persons.
 */
async function readMentioned(database: Pick<Database, 'read'>, { texts, values }: Texts): Promise<readonly string[]> {
  const candidates = new Set(values);
  for (const text of new Set(texts))
    for (const candidate of candidatesIn(text)) if (isDistinctive(candidate)) candidates.add(candidate);
  const keys = [...candidates];
  const found: string[] = [];
  for (let start = 0; start < keys.length; start += batch) {
    const rows = await database.read(`UNWIND $keys AS key ${byKey('p', 'Person', 'key')} RETURN key`, {
      keys: keys.slice(start, start + batch),
    });
    found.push(...rows.map((one) => row.parse(one).key));
  }
  return found.sort(compareKeys);
}

/** Whether an id is recognized in a text: a number or one or two letters there may be anything. */
function isDistinctive(id: string): boolean {
  return /\p{L}/u.test(id) && (id.length > 2 || /\p{N}/u.test(id));
}

/** An id with more parts, spaces or characters is not recognized in a text. A part is a run of letters and digits, or another sign. */
const most = { parts: 16, spaces: 3, characters: 200 };

/** Yields the parts of a text that could be ids: those that no letter or digit adjoins. */
function* candidatesIn(text: string): Generator<string, void, undefined> {
  const parts = [...text.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
    isWord: /^[\p{L}\p{N}]/u.test(part),
  }));
  for (const [first, { start, isWord }] of parts.entries()) {
    const before = parts[first - 1];
    if (!isWord && before?.isWord === true && before.end === start) continue;
    let [spaces, reached] = [0, start];
    for (const [at, part] of parts.slice(first, first + most.parts).entries()) {
      spaces += part.start > reached ? 1 : 0;
      if (spaces > most.spaces || part.end - start > most.characters) break;
      reached = part.end;
      const after = parts[first + at + 1];
      if (!part.isWord && after?.isWord === true && after.start === part.end) continue;
      yield text.slice(start, part.end);
    }
  }
}

function ofData(count: number, one: string, many: string): readonly Redaction[] {
  return count === 0 ? [] : [{ words: `${count} ${count === 1 ? one : many}`, isCasework: false }];
}

function ofCasework(count: number, one: string, many: string): readonly Redaction[] {
  return ofData(count, one, many).map(({ words }) => ({ words, isCasework: true }));
}

function redactChain(chain: DossierChain, hide: Hider, isPublic: boolean): DossierChain {
  const { exposure, employment, events, closing } = chain;
  const redactStatement = (statement: Statement): Statement => ({
    ...statement,
    properties: isPublic ? {} : hide.inValues(statement.properties),
  });
  const redactHop = (hop: Hop): Hop => ({ ...hop, statements: hop.statements.map(redactStatement) });
  return {
    ...chain,
    exposure: { ...exposure, path: exposure.path.map(redactHop) },
    employment: employment.map(redactHop),
    closing: closing === null ? null : { ...closing, sentence: hide.inQuote(closing.sentence) },
    events: isPublic ? [] : events.filter(({ comment }) => comment === null).map((event) => redactEvent(event, hide)),
  };
}

function redactEvent(event: DossierChain['events'][number], hide: Hider): DossierChain['events'][number] {
  const { decision } = event;
  if (decision === null) return event;
  const { reason, closedBy } = decision;
  return {
    ...event,
    decision: { ...decision, reason: hide.inQuoteIfAny(reason), closedBy: hide.inQuoteIfAny(closedBy) },
  };
}

interface BriefHider {
  readonly hide: Hider;
  readonly hideNamed: Hider;
  readonly hideNames: (names: Dossier['names']) => Dossier['names'];
  readonly isPublic: boolean;
}

/** The brief is written from what this leaves. PUBLIC: the engineers are “personnel”, even if the data names their group. */
function redactBrief(brief: BriefFacts, { hide, hideNamed, hideNames, isPublic }: BriefHider): BriefFacts {
  const { exposed, scope } = brief;
  const shown = {
    ...brief,
    sentence: hide.inQuoteIfAny(brief.sentence),
    scope: { ...scope, names: scope.names.map(hideNamed.inQuote) },
  };
  if (exposed === null) return shown;
  const { headline, findings, endings } = exposed;
  const actors = (all: readonly Actor[]) => all.map((one) => ({ ...one, name: hideNamed.inQuote(one.name) }));
  return {
    ...shown,
    exposed: {
      ...exposed,
      endings: endings.map(hide.inQuote),
      headline: {
        ...headline,
        sentence: hide.inQuoteIfAny(headline.sentence),
        scope: shown.scope,
        engineers: isPublic ? null : hide.inQuoteIfAny(headline.engineers),
        countries: actors(headline.countries),
        employers: actors(headline.employers),
        suppliers: actors(headline.suppliers),
        primes: actors(headline.primes),
        systemNames: headline.systemNames.map(hideNamed.inQuote),
      },
      findings: {
        ...findings,
        names: hideNames(findings.names),
        sources: redactSources(findings.sources, hide),
        claims: redactClaims(findings.claims, hide),
        context: redactClaims(findings.context, hide),
      },
    },
  };
}

function redactSources(sources: Dossier['sources'], hide: Hider): Dossier['sources'] {
  return Object.fromEntries(Object.entries(sources).map(([key, source]) => [key, redactSource(source, hide)]));
}

function redactClaims(claims: readonly ClaimFacts[], hide: Hider): readonly ClaimFacts[] {
  return claims.map(({ about, claim, contradictedBy }) => ({
    about,
    claim: redactClaim(claim, hide),
    contradictedBy: contradictedBy.map((other) => redactClaim(other, hide)),
  }));
}

function redactSource(source: SourceFacts, hide: Hider): SourceFacts {
  const { title, url, publisher } = source;
  return {
    ...source,
    title: hide.inQuote(title),
    url: hide.inQuoteIfAny(url),
    publisher: hide.inQuoteIfAny(publisher),
  };
}

function redactClaim(claim: Claim, hide: Hider): Claim {
  const { text, claimant } = claim;
  return { ...claim, text: hide.inQuoteIfAny(text), claimant: hide.inQuoteIfAny(claimant) };
}

function redactPassage(passage: Passage, hide: Hider): Passage {
  const { text, locator } = passage;
  return { ...passage, text: hide.inQuote(text), locator: hide.inQuoteIfAny(locator) };
}

/** The keys of the persons on the chains and in the subjects of claims of a dossier, in the order in which it names them. */
function personsOf({ chains, closures, brief, ...dossier }: Dossier): readonly string[] {
  const first = brief.exposed?.findings;
  const claims = [...dossier.claims, ...(first?.claims ?? [])];
  const keys = (nodes: readonly NodeRef[]) => nodes.flatMap(({ label, key }) => (label === 'Person' ? [key] : []));
  const exposures = [...chains, ...closures].map(({ exposure }) => exposure);
  const named = exposures
    .flatMap(({ escort, credentialOf, engineer }) => [escort, credentialOf, engineer])
    .filter((key) => key !== null);
  const ends = exposures.flatMap(({ path }) => path.flatMap(({ from, to }) => [from, to]));
  const ofBrief = (first?.hops ?? []).flatMap(({ from, to }) => [from, to]);
  const claimed = claims.flatMap(({ about }) => (isHop(about) ? [about.from, about.to] : [about]));
  return [...new Set([...named, ...keys(ends), ...keys(claimed), ...keys(ofBrief)])];
}

/** Replaces the ids of persons in what comes from the data. */
interface Hider {
  /** In what sources and people wrote. A number there is an amount or a level, not an id. */
  readonly inQuote: (text: string) => string;
  readonly inQuoteIfAny: (text: string | null) => string | null;
  /** In values, such as ids of accesses and rows, at any depth of an object. Days are no ids. */
  readonly inValues: (values: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** @param inTexts those that are also replaced in a part of a text */
function hiderOf(persons: ReadonlyMap<string, string>, inTexts: ReadonlySet<string>): Hider {
  const recognized = [...persons].filter(([key]) => inTexts.has(key));
  const all = pseudonymizer(new Map(recognized));
  const inText = (text: string) => persons.get(text) ?? (dayProblem(text) === null ? text : all(text));
  const inAny = (value: unknown): unknown => {
    if (typeof value === 'string') return inText(value);
    if (Array.isArray(value)) return value.map(inAny);
    return typeof value === 'object' && value !== null ? inMembers(value) : value;
  };
  const inMembers = (values: object) =>
    Object.fromEntries(Object.entries(values).map(([name, value]: [string, unknown]) => [name, inAny(value)]));
  const inQuote = pseudonymizer(new Map(recognized.filter(([key]) => !/^\p{N}+$/u.test(key))));
  return {
    inQuote,
    inQuoteIfAny: (text) => (text === null ? null : inQuote(text)),
    inValues: inMembers,
  };
}

/**
 * Returns a function that replaces the keys of persons in a text, where no letter or digit adjoins them: ids of accesses and rows are often
 * made of them, as in `access_P1`.
 */
function pseudonymizer(persons: ReadonlyMap<string, string>): (text: string) => string {
  if (persons.size === 0) return (text) => text;
  // Longest first: a key may begin with another.
  const keys = [...persons.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((key) => key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${keys.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  return (text) => text.replace(pattern, (key) => persons.get(key) ?? key);
}

/** The name of a node in a dossier. */
export function nameOf({ names }: Pick<Dossier, 'names'>, node: NodeRef): string {
  return names[nodeKey(node)] ?? node.key;
}

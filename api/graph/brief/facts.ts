import { z } from 'zod';
import { contradictionsOf, readAbout } from '../claims/about.ts';
import type { AboutSubject } from '../claims/about.ts';
import { isHop } from '../claims/claims.ts';
import type { Claim } from '../claims/claims.ts';
import type { Passage } from '../claims/passages.ts';
import type { Database } from '../database/database.ts';
import { loadEntities } from '../entities/entities.ts';
import { readEvidenceIndex } from '../evidence/read-evidence.ts';
import { employmentOn } from '../exposure/chains.ts';
import type { Exposure, Hop } from '../exposure/exposure.ts';
import { hopOn } from '../exposure/hops.ts';
import { captionOf } from '../model/caption.ts';
import type { Day } from '../model/day.ts';
import { compareKeys, hopKey, nodeKey } from '../model/keys.ts';
import type { NodeRef } from '../model/keys.ts';

const text = z.string().nullable().default(null).catch(null);
const sourceShape = z.object({
  title: text,
  url: text,
  publisher: text,
  publishedOn: text,
  retrievedAt: text,
  sha256: text,
  grade: text,
});
/** A source, as a dossier names it. */
export type SourceFacts = Readonly<z.infer<typeof sourceShape>> & { readonly title: string };

/** A claim about a hop or a node of the chains, with those that contradict it. Of what claims assert about nodes, only what is contradicted. */
export interface ClaimFacts {
  readonly about: Hop | NodeRef;
  readonly claim: Claim;
  readonly contradictedBy: readonly Claim[];
}

/**
 * Of claims, those that deny or contradict, each contradiction once: a denial is left out where the claims about the same thing have what it
 * contradicts, which names it.
 */
export function contradictionsOnce(claims: readonly ClaimFacts[]): readonly ClaimFacts[] {
  const idOf = (about: ClaimFacts['about'], { key }: Claim) =>
    `${isHop(about) ? hopKey(about) : nodeKey(about)}\n${key}`;
  const asserted = new Set(
    claims.flatMap(({ about, claim }) => (claim.stance === 'ASSERTS' ? [idOf(about, claim)] : [])),
  );
  return claims.filter(({ about, claim, contradictedBy }) =>
    claim.stance === 'ASSERTS'
      ? contradictedBy.length > 0
      : contradictedBy.length === 0 || !contradictedBy.every((other) => asserted.has(idOf(about, other))),
  );
}

/** Each hop once. */
export function distinctHops(hops: readonly Hop[]): readonly Hop[] {
  return [...new Map(hops.map((hop) => [hopKey(hop), hop])).values()];
}

/** Each node once. */
export function distinctNodes(nodes: readonly NodeRef[]): readonly NodeRef[] {
  return [...new Map(nodes.map((node) => [nodeKey(node), node])).values()];
}

/** Returns whether any of the nodes is synthetic. */
export async function hasSynthetic(database: Database, nodes: readonly NodeRef[]): Promise<boolean> {
  const entities = await loadEntities(database, nodes);
  return entities.some((entity) => entity?.properties['dataClass'] === 'SYNTHETIC');
}

/** Returns the names of nodes by `nodeKey`. */
export async function readNames(
  database: Database,
  nodes: readonly NodeRef[],
): Promise<Readonly<Record<string, string>>> {
  const entities = await loadEntities(database, nodes);
  const named = nodes.map((ref, at): readonly [string, string] => {
    const entity = entities[at];
    return [nodeKey(ref), captionOf(ref.label, entity?.properties ?? {}, ref.key)];
  });
  return Object.fromEntries(named.toSorted(([a], [b]) => compareKeys(a, b)));
}

/** Returns sources by key. */
export async function readSources(
  database: Database,
  keys: readonly string[],
): Promise<Readonly<Record<string, SourceFacts>>> {
  const wanted = [...new Set(keys)].sort(compareKeys);
  const entities = await loadEntities(
    database,
    wanted.map((key) => ({ label: 'Source', key })),
  );
  return Object.fromEntries(
    wanted.map((key, at) => {
      const facts = sourceShape.parse(entities[at]?.properties ?? {});
      return [key, { ...facts, title: facts.title ?? key }];
    }),
  );
}

/** What is on record about hops and nodes besides their statements. */
interface AboutFacts {
  readonly claims: readonly ClaimFacts[];
  /** What claims assert about nodes, which no other claim contradicts. */
  readonly context: readonly ClaimFacts[];
  /** The passages behind each statement of a hop, by the statement's key; a statement without any has no entry. */
  readonly passages: Readonly<Record<string, readonly Passage[]>>;
}

export async function readAboutFacts(
  database: Database,
  hops: readonly Hop[],
  nodes: readonly NodeRef[],
): Promise<AboutFacts> {
  const subjects = [...hops, ...nodes];
  const stated = hops.flatMap((hop) => hop.statements.map((statement) => ({ ...hop, statements: [statement] })));
  const about = await readAbout(database, [...subjects, ...stated]);
  const passages = stated.flatMap(({ statements }, at) => {
    const own = about[subjects.length + at]?.passages ?? [];
    return own.length === 0 ? [] : statements.map(({ key }) => [key, own] as const);
  });
  const all = await readClaimFacts(database, subjects, about);
  const [claims, context] = [all.filter(isOfChains), all.filter((one) => !isOfChains(one))];
  return { claims, context, passages: Object.fromEntries(passages) };
}

async function readClaimFacts(
  database: Database,
  subjects: readonly (Hop | NodeRef)[],
  about: readonly AboutSubject[],
): Promise<readonly ClaimFacts[]> {
  const found = subjects.flatMap((subject, at) =>
    (about[at]?.claims ?? []).map((claim) => ({ about: subject, claim })),
  );
  const contradictions = await contradictionsOf(
    database,
    found.map(({ claim }) => claim.key),
  );
  return found.map((one, at) => ({ ...one, contradictedBy: contradictions[at] ?? [] }));
}

function isOfChains({ about, claim, contradictedBy }: ClaimFacts): boolean {
  return isHop(about) || claim.stance === 'DENIES' || contradictedBy.length > 0;
}

/**
 * Returns the employment of engineers that is not in the paths of their exposures, by the exposure's id: a chain has one hop of employment,
 * which is that of the escort or of the holder of the credential if there is one. Of the employers that the exposure has, under its contracts or with none named.
 * @param dayOf the day as of which an exposure is shown: employment that does not hold on it is left out
 */
export async function readEmployment(
  database: Database,
  exposures: readonly Exposure[],
  dayOf: (exposure: Exposure) => Day,
): Promise<ReadonlyMap<string, readonly Hop[]>> {
  const employed = exposures.filter(({ engineerEmployers }) => engineerEmployers.length > 0);
  if (employed.length === 0) return new Map();
  const accesses = [...new Set(employed.map(({ access }) => access))];
  const index = await readEvidenceIndex(database, accesses);
  return new Map(
    employed.map((exposure): [string, readonly Hop[]] => {
      const { id, engineer, engineerEmployers, path } = exposure;
      const day = dayOf(exposure);
      const ofPath = new Set(path.map(hopKey));
      const access = index.accesses.get(exposure.access);
      const holding = access === undefined ? [] : employmentOn(index, access, engineer, day);
      const known = holding.filter(({ organization }) => engineerEmployers.includes(organization));
      return [id, known.map(({ hop }) => hopOn(hop, day)).filter((hop) => !ofPath.has(hopKey(hop)))];
    }),
  );
}

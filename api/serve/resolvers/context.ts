import type { Signature } from '#graph/casework/records.ts';
import type { ClaimSubject } from '#graph/claims/claims.ts';
import { readCoalescedState } from '#graph/edition/graph-state.ts';
import { graphChanging } from '#graph/edition/torn-read.ts';
import type { AccessNode } from '#graph/entities/accesses.ts';
import type { Graph } from '#graph/graph.ts';
import type { Entity } from '#graph/lists/hops.ts';
import type { Day } from '#graph/model/day.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import type { Library } from '#graph/questions/question.ts';
import type { User } from '../access/access.ts';
import type { Audit } from '../access/audit.ts';
import type { GraphExports } from '../exports.ts';
import type { ImportJobs } from '../imports/jobs.ts';
import type { VersionWatch } from '../live.ts';
import type { Loaders } from './loaders.ts';

/** The context that the resolvers of one request share. */
export interface Context {
  /** The graph; reads are canceled with the request. */
  readonly graph: Graph;
  /** Today's date in UTC. */
  readonly today: Day;
  readonly load: Loaders;
  readonly library: Library;
  readonly imports: ImportJobs;
  readonly exports: GraphExports;
  readonly version: VersionWatch;
  /** Who sends the request, and what they may do. */
  readonly user: User;
  readonly audit: Audit;
  /** What resolvers add to the audit of a root field, by its key in the answer. */
  readonly notes: Map<string | number, Readonly<Record<string, unknown>>>;
  /** By whom the work of typed statements is counted: the user, the address of a local one, or the server itself. */
  readonly client: string;
  /** Whether this is a request of the server's own warm-up. */
  readonly isWarmUp: boolean;
  /** Creates a signal that aborts when the client disconnects or the server closes. */
  readonly signal: () => AbortSignal;
}

/** Signs what a user writes now. */
export function signatureOf(user: User): Signature {
  return { by: user, at: new Date() };
}

/** A node, or the promise of one that is not loaded yet. */
type Loading = Entity | Promise<Entity>;

/** Loads a node that something refers to. @throws GRAPH_CHANGING if it has been deleted since that was read */
export function loadEntity(context: Context, label: Label, key: string): Loading {
  const found = context.load.entities.load({ label, key });
  if (found !== null && !(found instanceof Promise)) return found;
  const loading = Promise.resolve(found).then((entity) => entity ?? missing(context, label, key));
  // Marks the rejection as handled: unselected fields and discarded answers are never awaited, and an unhandled rejection ends the process.
  loading.catch(() => undefined);
  return loading;
}

/** Fails for a node that does not exist. Imports check references, so a rollback or wipe has deleted it, or it is a bug. */
async function missing({ graph }: Context, label: Label, key: string): Promise<never> {
  const { isBeingWritten } = await readCoalescedState(graph.database);
  if (isBeingWritten) throw graphChanging();
  throw new Error(`${label} ${key} is referenced but does not exist.`);
}

/**
 * Loads an access.
 * @param former returns what is known of one that the graph has no more
 * @throws GRAPH_CHANGING if it has been deleted since its key was read
 */
export async function loadAccess(
  { load }: Context,
  key: string,
  former: () => AccessNode | null = () => null,
): Promise<AccessNode> {
  const access = (await load.access.load(key)) ?? former();
  if (access === null) throw graphChanging();
  return access;
}

/** Loads nodes of one label, in the order of the keys. */
export function loadEntitiesOf(context: Context, label: Label, keys: readonly string[]): readonly Loading[] {
  return keys.map((key) => loadEntity(context, label, key));
}

/** Loads the node that an optional reference points to. */
export function loadOptional(context: Context, label: Label, key: string | null): Loading | null {
  return key === null ? null : loadEntity(context, label, key);
}

/** Loads the claims about an entity or a hop, latest first. */
export async function loadClaims(context: Context, subject: ClaimSubject): Promise<readonly Loading[]> {
  const { claims } = await context.load.about.load(subject);
  return claimNodes(context, claims);
}

/** Loads the passages of the sources that state an entity or a hop. */
export async function loadPassages(context: Context, subject: ClaimSubject): Promise<readonly Loading[]> {
  const { passages } = await context.load.about.load(subject);
  return passages.map(({ key }) => loadEntity(context, 'Passage', key));
}

/** Loads the nodes of claims. */
export function claimNodes(context: Context, claims: readonly { readonly key: string }[]): readonly Loading[] {
  return claims.map(({ key }) => loadEntity(context, 'Claim', key));
}

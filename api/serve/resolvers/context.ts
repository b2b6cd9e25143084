import type { Graph } from '#graph/exposures/graph.ts';
import type { Day } from '#graph/model/day.ts';
import type { Library } from '#graph/questions/question.ts';
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
  /** The client, as `clientOf` identifies it. */
  readonly client: string;
  /** Whether the server itself asks, to have the answer before a client asks. */
  readonly isWarmUp: boolean;
  /** Creates a signal that aborts when the client disconnects or the server closes. */
  readonly signal: () => AbortSignal;
}

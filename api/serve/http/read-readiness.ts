import { setTimeout } from 'node:timers/promises';
import { readGraphVersion } from '#graph/entities/read-graph-version.ts';
import { listDesignationLists } from '#graph/entities/list-designation-lists.ts';
import { Failure } from '#graph/failure/failure.ts';
import type { Graph } from '#graph/open-graph.ts';
import { readSchemaVersion } from '#graph/schema/set-up-schema.ts';
import { schemaVersion } from '#graph/schema/schema-version.ts';

/** Whether each thing that answers need is there; in words, what is not. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, string>>;
}

/** Who asks wants to know now; the database may be starting anew. */
const patience = 5000;
const policyLists = ['10USC4872', '15CFR791.4'];

/** @param savedQueries how many the library has; none is not ready */
export async function readReadiness({ database, analysis }: Graph, savedQueries: number): Promise<Readiness> {
  const [reachable, schema, lists, data, analysed] = await Promise.all([
    check(async () => {
      await database.read('RETURN 1');
      return null;
    }),
    check(async () => ((await readSchemaVersion(database)) === schemaVersion ? null : 'not set up')),
    check(async () => {
      const there = (await listDesignationLists(database)).map(({ key }) => key);
      const missing = policyLists.filter((list) => !there.includes(list));
      return missing.length === 0 ? null : `missing: ${missing.join(', ')}`;
    }),
    check(async () => ((await readGraphVersion(database)) > 0 ? null : 'nothing imported yet')),
    check(async () => {
      await analysis.current();
      return null;
    }, 'being loaded'),
  ]);
  const checks = {
    database: reachable,
    schema,
    lists,
    savedQueries: savedQueries > 0 ? 'ok' : 'none',
    data,
    analysis: analysed,
  };
  return { ready: Object.values(checks).every((state) => state === 'ok'), checks };
}

/** @param otherwise what to say of work that is not done in time */
async function check(work: () => Promise<string | null>, otherwise = 'does not answer'): Promise<string> {
  const stop = new AbortController();
  const late = setTimeout(patience, otherwise, { signal: stop.signal }).catch(() => null);
  try {
    return (await Promise.race([work(), late])) ?? 'ok';
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  } finally {
    stop.abort();
  }
}

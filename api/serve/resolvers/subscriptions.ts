import { BadInput } from '#graph/failure/bad-input.ts';
import type { SubscriptionResolvers } from '../generated/resolvers.ts';
import type { ImportJob } from '../imports/import-job.ts';
import type { Latest } from '../live/latest.ts';
import type { Context } from './context.ts';

/** What can be followed. Each value is under its field's name: GraphQL resolves it from there. */
export const subscriptions = {
  importProgress: {
    // Not a generator itself: what is wrong is said before the stream begins.
    subscribe: (_, { id }, { imports, signal }) => {
      const job = imports.find(id);
      if (job !== null) return progressOf(job, signal());
      throw new BadInput('This server knows no import of this id.', { extensions: { argument: 'id' } });
    },
  },
  graphChanged: { subscribe: (_, _arguments, context) => changesOf(context) },
} satisfies SubscriptionResolvers;

async function* progressOf(job: Latest<ImportJob>, signal: AbortSignal) {
  for await (const importProgress of job.follow(signal)) yield { importProgress };
}

async function* changesOf({ version, signal }: Context) {
  for await (const graphVersion of version.follow(signal())) yield { graphChanged: { graphVersion } };
}

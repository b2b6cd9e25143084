import { changedParts, readPartEditions } from '#graph/casework/changes.ts';
import type { GraphPart, PartEditions } from '#graph/casework/changes.ts';
import { answersKey, readCoalescedState } from '#graph/edition/graph-state.ts';
import { cursorOfImport, recentImports, sourcesShown } from '#graph/edition/imports.ts';
import { hasOnlySources, readContents } from '#graph/entities/contents.ts';
import { refused } from '#graph/failure.ts';
import { includesRole } from '#graph/roles.ts';
import { findAwaited } from '#graph/ingest/waiting/rows.ts';
import { readPolicyKeys } from '#seed/import/policy.ts';
import { exportFormats } from '#seed/export/export.ts';
import { formats } from '#seed/readers/formats.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import type {
  MutationResolvers,
  ImportJobResolvers,
  ImportRejectResolvers,
  QueryResolvers,
  SubscriptionResolvers,
} from '../generated/resolvers.ts';
import { readKey } from '../ids.ts';
import { findAlike } from '../imports/alike.ts';
import type { ImportJob } from '../imports/jobs.ts';
import { readMappedSheet } from '../imports/mapped-sheet.ts';
import { deriveLegend } from '../legend.ts';
import type { Latest } from '../live.ts';
import { checkNamed, namedNodes } from './arguments.ts';
import { loadEntitiesOf } from './context.ts';
import type { Context } from './context.ts';
import { selectedNames } from './selection.ts';

/** The root fields about the server, its imports and its exports. */
export const statusQueries = {
  legend: () => deriveLegend(),
  status: async (_, _arguments, { graph, user }, info) => {
    const policy = await readPolicyKeys();
    const [state, { version, lastChange, synthetic, syntheticOnly, counts }, isEmpty] = await Promise.all([
      readCoalescedState(graph.database),
      readContents(graph.database),
      hasOnlySources(graph.database, policy.sources),
    ]);
    const parts = selectedNames(info).has('parts')
      ? await readPartEditions(graph.database, state)
      : new Map<GraphPart, string>();
    return {
      version: packageJson.version,
      databaseVersion: await graph.database.version(),
      graphVersion: version,
      edition: answersKey(state),
      parts: [...parts].map(([part, edition]) => ({ part, edition })),
      lastChange,
      isEmpty,
      syntheticData: synthetic,
      syntheticOnly,
      counts,
      isReadOnly: !includesRole(user.role, 'EDITOR'),
    };
  },
  importFormats: () => formats.map((format) => ({ parts: [], ...format })),
  exportFormats: () => exportFormats,
  importJob: (_, { id }, { imports }) => imports.find(id)?.value ?? null,
  mappedSheet: async (_, { id, ...wanted }, context, info) => {
    const sheet = await readMappedSheet(context.imports.sheets.find(id), wanted);
    const alike = selectedNames(info).has('alike') ? await findAlike(context.graph.database, sheet.picture) : [];
    const organizations = loadEntitiesOf(
      context,
      'Organization',
      alike.map(({ organization }) => organization),
    );
    return {
      ...sheet,
      alike: alike.flatMap(({ name }, at) => {
        const organization = organizations[at];
        return organization === undefined ? [] : [{ name, organization }];
      }),
    };
  },
  recentImports: async (_, { first, source: id, after }, context) => {
    const source = id == null ? null : readKey(id, 'Source', 'source');
    if (source !== null) await checkNamed(namedNodes('Source', [source], 'source'), context.load);
    const [imports, awaited, policy] = await Promise.all([
      recentImports(context.graph.database, first, source, after ?? null),
      findAwaited(context.graph.database),
      readPolicyKeys(),
    ]);
    return imports.map(({ sources, sourceKeys, tables, ...one }) => ({
      ...one,
      cursor: cursorOfImport(one),
      sources: loadEntitiesOf(context, 'Source', sources),
      sourceKeys: sourceKeys.slice(0, sourcesShown),
      sourceCount: sourceKeys.length,
      comesWithSubtier: sources.some((source) => policy.sources.includes(source)),
      waiting: awaited.filter(({ importId }) => importId === one.id),
      total: { table: null, ...one },
      tables: Object.entries(tables).map(([table, counts]) => ({ table, ...counts })),
    }));
  },
} satisfies QueryResolvers;

/** The subscriptions. Each yields its value under the field's name, where GraphQL expects it. */
export const statusSubscriptions = {
  importProgress: {
    // Not a generator, so that errors are thrown before the stream begins.
    subscribe: (_, { id }, { imports, signal }) => {
      const job = imports.find(id);
      if (job !== null) return progressOf(job, signal());
      throw refused('id', 'This server has no import with this id.');
    },
  },
  graphChanged: { subscribe: (_, _arguments, context) => changesOf(context) },
} satisfies SubscriptionResolvers;

async function* progressOf(job: Latest<ImportJob>, signal: AbortSignal) {
  for await (const importProgress of job.follow(signal)) yield { importProgress };
}

async function* changesOf({ version, signal }: Context) {
  let before: PartEditions | null = null;
  for await (const { state, parts } of version.follow(signal())) {
    const changed = before === null ? [] : changedParts(before, parts);
    const isNews = before === null || changed.length > 0;
    before = parts;
    if (isNews) yield { graphChanged: { graphVersion: state.version, edition: answersKey(state), changed } };
  }
}

/** The mutation that exports the graph. */
export const statusMutations = {
  exportGraph: async (_, { format }, { exports, graph, user }) => {
    const { report, ...file } = await exports.write(graph.database, format, user.id);
    return { ...file, ...report, counts: Object.entries(report.counts).map(([what, count]) => ({ what, count })) };
  },
} satisfies MutationResolvers;

const outcomes = { created: 'CREATED', changed: 'CHANGED', closed: 'CLOSED' } as const;

/** Fields of an import whose values differ from the stored ones. */
const importJobResolvers: ImportJobResolvers = {
  receivedAt: ({ receivedAt }) => receivedAt.toISOString(),
  finishedAt: ({ finishedAt }) => finishedAt?.toISOString() ?? null,
  wentIn: ({ report }) => report?.wentIn ?? null,
  withheld: ({ report }) => report?.withheld ?? null,
  total: ({ report }) => (report === null ? null : { table: null, ...report.total }),
  tables: ({ report }) => Object.entries(report?.tables ?? {}).map(([table, counts]) => ({ table, ...counts })),
  samples: ({ report }) =>
    report?.samples.map(({ outcome, ...sample }) => ({ ...sample, outcome: outcomes[outcome] })) ?? [],
  hasRejectsFile: ({ rejectsFile }) => rejectsFile !== null,
  failure: ({ failure }) =>
    failure === null
      ? null
      : {
          code: failure.code,
          message: failure.message,
          isFormatUnknown: failure.extensions['isFormatUnknown'] === true,
        },
};

const importRejectResolvers: ImportRejectResolvers = {
  row: ({ content }) =>
    content === undefined ? null : Object.entries(content).map(([column, value]) => ({ column, value })),
};

export const statusTypes = { ImportJob: importJobResolvers, ImportReject: importRejectResolvers };

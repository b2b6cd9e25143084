import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { mergeDocuments } from '#graph/casework/canvas.ts';
import {
  checkContent,
  createInvestigation,
  cursorOfInvestigation,
  listInvestigations,
  mergeQuestions,
  readDrift,
  investigations,
  updateInvestigation,
} from '#graph/casework/investigations.ts';
import type {
  Investigation,
  InvestigationContent,
  InvestigationSummary,
  QuestionVersion,
  References,
} from '#graph/casework/investigations.ts';
import { ownQuestions, saveQuestion } from '#graph/casework/own-questions.ts';
import {
  contractsOf,
  countNotOnRecord,
  countSystems,
  saveWatchSet,
  watchSets,
  systemsOf,
} from '#graph/casework/watch-sets.ts';
import { parseJson } from '#graph/cursor.ts';
import type { Hop } from '#graph/exposure/exposure.ts';
import { loadHops } from '#graph/entities/hops.ts';
import { badInput, refused } from '#graph/failure.ts';
import type { HopIdentity } from '#graph/model/keys.ts';
import { edgeTypes, labels } from '#graph/model/vocabulary.ts';
import { declaredParameters, readForm } from '#graph/questions/own.ts';
import type { Library } from '#graph/questions/question.ts';
import type {
  AskedQuestion,
  DriftResolvers,
  InvestigationInput,
  InvestigationResolvers,
  MutationResolvers,
  OwnQuestionResolvers,
  QueryResolvers,
  WatchSetResolvers,
} from '../../generated/resolvers.ts';
import { decodeNodeId, edgeIdType } from '../../ids.ts';
import { checkNamed, namedNodes, readKeys } from '../arguments.ts';
import { loadEntitiesOf, signatureOf } from '../context.ts';
import type { Context } from '../context.ts';
import { toQueryParameter } from '../cypher.ts';

/** The value of the GraphQL type `Drift`. */
export interface DriftModel {
  readonly nodesGone: readonly string[];
  readonly edgesGone: readonly string[];
  readonly edgesChanged: readonly Hop[];
  readonly edgesNew: readonly Hop[];
  readonly questionsChanged: readonly string[];
}

/** The value of the GraphQL type `Investigation`: in a list, without what is long. */
export type InvestigationModel = Investigation | InvestigationSummary;

const fileFormat = 'subtier-investigation';

const investigationResolvers: InvestigationResolvers = {
  cursor: cursorOfInvestigation,
  document: async (one, _, context) => (await withDocument(one, context)).document,
  questions: async (one, _, context) => (await withDocument(one, context)).questions,
  nodeCount: (one) => ('document' in one ? Object.keys(one.document.nodes).length : one.nodeCount),
  edgeCount: (one) => ('document' in one ? Object.keys(one.document.edges).length : one.edgeCount),
  drift: async (one, _, context) => driftOf(await withDocument(one, context), context),
  file: async (one, _, context) => {
    const { name, notes, address, asOf, questions, document } = await withDocument(one, context);
    return { format: fileFormat, version: 1, name, notes, address, asOf, questions, document };
  },
};

/** Returns an investigation with its document. @throws BAD_USER_INPUT if it was deleted meanwhile */
async function withDocument(one: InvestigationModel, { load }: Pick<Context, 'load'>): Promise<Investigation> {
  if ('document' in one) return one;
  const found = await load.investigation.load(one.id);
  if (found === null) throw investigations.missing(one.id);
  return found;
}

async function driftOf(
  { document, questions, documentAt }: Investigation,
  { graph, library }: Pick<Context, 'graph' | 'library'>,
): Promise<DriftModel> {
  const [nodeIds, edgeIds] = [Object.keys(document.nodes), Object.keys(document.edges)];
  const drift = await readDrift(graph.database, referencesOf(document), documentAt);
  const { nodesGone, edgesGone, edgesChanged, edgesNew } = drift;
  return {
    nodesGone: nodesGone.flatMap((at) => nodeIds[at] ?? []),
    edgesGone: edgesGone.flatMap((at) => edgeIds[at] ?? []),
    edgesChanged,
    edgesNew: await loadHops(graph.database, edgesNew),
    questionsChanged: [
      ...new Set(
        questions.filter(({ name, version }) => questionVersion(library, name) !== version).map(({ name }) => name),
      ),
    ],
  };
}

const driftResolvers: DriftResolvers = {
  sentence: ({ nodesGone, edgesGone, edgesChanged, edgesNew, questionsChanged }) => {
    const changes = [
      ...counted(nodesGone.length, 'node gone', 'nodes gone'),
      ...counted(edgesGone.length, 'relation gone', 'relations gone'),
      ...counted(edgesChanged.length, 'relation changed', 'relations changed'),
      ...counted(edgesNew.length, 'new relation', 'new relations'),
      ...counted(questionsChanged.length, 'saved question changed', 'saved questions changed'),
    ];
    return changes.length === 0
      ? 'Nothing has changed since the canvas was last saved.'
      : `Since the canvas was last saved: ${changes.join(', ')}.`;
  },
};

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

/** Decodes the ids of a document. @param path the argument that has it, followed by a period @throws BAD_USER_INPUT for an id that is not of this API */
function referencesOf({ nodes, edges }: InvestigationContent['document'], path = ''): References {
  return {
    nodes: Object.keys(nodes).map((id) => {
      const node = decodeNodeId(id);
      if (node === null)
        throw badInput(`${path}document.nodes`, `has "${id.slice(0, 60)}", which is not the id of a node`);
      return node;
    }),
    hops: Object.keys(edges).map((id) => {
      const hop = decodeEdgeId(id);
      if (hop === null)
        throw badInput(`${path}document.edges`, `has "${id.slice(0, 60)}", which is not the id of an edge`);
      return hop;
    }),
    shown: Object.values(edges),
  };
}

const label = z.enum(labels);
const edgeKey = z.tuple([z.enum(edgeTypes), label, z.string(), label, z.string(), z.string().nullable()]);

/** Decodes the id of an edge; null if invalid. */
function decodeEdgeId(id: string): HopIdentity | null {
  const text = Buffer.from(id, 'base64url').toString('utf8');
  const start = `${edgeIdType}:`;
  if (!text.startsWith(start)) return null;
  const parsed = edgeKey.safeParse(parseJson(text.slice(start.length)));
  if (!parsed.success) return null;
  const [type, fromLabel, from, toLabel, to, under] = parsed.data;
  return { type, from: { label: fromLabel, key: from }, to: { label: toLabel, key: to }, under };
}

/** The digest of a saved question's statement; null if the library does not have it. */
function questionVersion(library: Library, name: string): string | null {
  const found = library.find(name);
  return found === null ? null : hash('sha256', found.statement).slice(0, 12);
}

/**
 * Checks what a client saves.
 * @param before the investigation that it changes
 * @throws BAD_USER_INPUT
 */
function readContent(
  given: InvestigationInput,
  library: Library,
  before: Pick<Investigation, 'questions'>,
): InvestigationContent {
  const content = checkContent(
    {
      ...given,
      asOf: given.asOf ?? null,
      questions: given.questions?.map((asked) => readQuestion(asked, library, before)) ?? before.questions,
    },
    'investigation.',
  );
  referencesOf(content.document, 'investigation.');
  return content;
}

const parameterTexts = z.record(z.string(), z.string());

/** Returns a question in its current version; one that the library lacks, as the investigation already has it. @throws BAD_USER_INPUT */
function readQuestion(
  { name, parameters: given }: AskedQuestion,
  library: Library,
  before: Pick<Investigation, 'questions'>,
): Omit<QuestionVersion, 'parameters'> & { readonly parameters: unknown } {
  const parameters = given ?? {};
  const version = questionVersion(library, name);
  if (version !== null) return { name, version, parameters };
  const texts = parameterTexts.safeParse(parameters).data;
  const saved = before.questions.find((one) => one.name === name && isDeepStrictEqual(one.parameters, texts));
  if (saved !== undefined) return saved;
  throw refused(
    'investigation.questions',
    `This server does not have the saved question "${name.slice(0, 60)}", so it cannot be added to an investigation: remove it.`,
    { value: name },
  );
}

const file = z.looseObject({ format: z.literal(fileFormat), version: z.literal(1) });

/** Reads the content of a file. @throws BAD_USER_INPUT */
function readFile(given: unknown): InvestigationContent {
  const parsed = file.safeParse(given);
  if (!parsed.success) throw badInput('file', `is not an investigation: it needs format "${fileFormat}" and version 1`);
  const content = checkContent(parsed.data, 'file.');
  referencesOf(content.document, 'file.');
  return content;
}

const watchSetResolvers: WatchSetResolvers = {
  agencies: ({ rule }, _, context) => loadKnown(context, 'Agency', rule.agencies),
  agencyKeys: ({ rule }) => rule.agencies,
  systems: ({ rule }, _, context) => loadKnown(context, 'System', rule.systems),
  systemKeys: ({ rule }) => rule.systems,
  minImpactLevel: ({ rule }) => rule.minImpactLevel,
  minSensitivity: ({ rule }) => rule.minSensitivity,
  kinds: ({ rule }) => rule.kinds,
  nameContains: ({ rule }) => rule.nameContains,
  systemCount: ({ rule }, _, { graph }) => countSystems(graph.database, rule),
  notOnRecordCount: ({ rule }, _, { graph }) => countNotOnRecord(graph.database, rule),
};

const ownQuestionResolvers: OwnQuestionResolvers = {
  question: ({ form }) => readForm(form).question,
  parameters: ({ form }) => declaredParameters(readForm(form)).map(toQueryParameter),
};

export const investigationTypes = {
  Drift: driftResolvers,
  Investigation: investigationResolvers,
  OwnQuestion: ownQuestionResolvers,
  WatchSet: watchSetResolvers,
};

/** Loads the nodes that are still in the data. */
async function loadKnown(context: Context, of: 'Agency' | 'System', keys: readonly string[]) {
  const exist = await Promise.all(keys.map((key) => context.load.exists.load({ label: of, key })));
  return loadEntitiesOf(
    context,
    of,
    keys.filter((_, at) => exist[at]),
  );
}

/**
 * Returns those of the matching keys that are given, all if none are given. If nothing is left, returns a key that nothing has: an empty
 * list is no condition.
 */
export function narrow(given: readonly string[], matching: readonly string[]): readonly string[] {
  const wanted = given.length === 0 ? matching : matching.filter((key) => given.includes(key));
  return wanted.length === 0 ? [''] : wanted;
}

/** Returns the systems of a filter: those given that match its watch set. */
export async function systemsInWatchSet(
  { graph }: Pick<Context, 'graph'>,
  watchSet: string | null | undefined,
  systems: readonly string[],
): Promise<readonly string[]> {
  if (watchSet == null) return systems;
  const { rule } = await watchSets.read(graph.database, watchSet, 'filter.watchSet');
  return narrow(systems, await systemsOf(graph.database, rule));
}

/** Returns the contracts of a filter of leads: those given that concern a system of its watch set. */
export async function contractsInWatchSet(
  context: Pick<Context, 'graph'>,
  watchSet: string | null | undefined,
  contracts: readonly string[],
): Promise<readonly string[]> {
  if (watchSet == null) return contracts;
  const systems = await systemsInWatchSet(context, watchSet, []);
  return narrow(contracts, await contractsOf(context.graph.database, systems));
}

export const investigationQueries = {
  investigations: (_, { first, after, nameContains }, { graph }) =>
    listInvestigations(graph.database, (nameContains ?? '').trim(), first, after ?? null),
  investigation: (_, { id }, { graph }) => investigations.find(graph.database, id),
  watchSets: (_, _arguments, { graph }) => watchSets.list(graph.database, ({ name }) => name),
  ownQuestions: (_, _arguments, { graph }) => ownQuestions.list(graph.database),
} satisfies QueryResolvers;

export const investigationMutations = {
  saveInvestigation: async (_, { id, revision, investigation }, { graph, library, user }) => {
    if (id == null)
      return createInvestigation(
        graph.database,
        readContent(investigation, library, { questions: [] }),
        signatureOf(user),
      );
    if (revision == null) throw badInput('revision', 'is required to change an investigation');
    const content = readContent(investigation, library, await investigations.read(graph.database, id));
    return updateInvestigation(graph.database, id, revision, content, signatureOf(user));
  },
  forkInvestigation: async (_, { id, name }, { graph, user }) => {
    const original = await investigations.read(graph.database, id);
    return createInvestigation(graph.database, checkContent({ ...original, name }), signatureOf(user), original);
  },
  mergeInvestigations: async (_, { into, from }, { graph, user }) => {
    if (into === from) throw badInput('from', 'must not be the same investigation as into');
    const [target, added] = [
      await investigations.read(graph.database, into),
      await investigations.read(graph.database, from),
    ];
    const content = checkContent({
      ...target,
      notes: [target.notes, added.notes].filter((notes) => notes !== '').join('\n\n'),
      document: mergeDocuments(target.document, added.document),
      questions: mergeQuestions(target.questions, added.questions),
    });
    // Nobody has seen yet what has changed since either was saved.
    const since = target.documentAt < added.documentAt ? target.documentAt : added.documentAt;
    return updateInvestigation(graph.database, into, target.revision, content, signatureOf(user), since);
  },
  importInvestigation: (_, given, { graph, user }) =>
    createInvestigation(graph.database, readFile(given.file), signatureOf(user)),
  deleteInvestigation: async (_, { id, revision }, { graph }) => {
    await investigations.remove(graph.database, id, revision ?? null);
    return id;
  },
  saveWatchSet: async (_, { id, revision, name, rule }, { graph, load, user }) => {
    const opened = id == null ? null : { key: id, revision: revision ?? null };
    const before = opened === null ? null : (await watchSets.read(graph.database, opened.key)).rule;
    const agencies = readKeys(rule.agencies, 'Agency', 'rule.agencies');
    const systems = readKeys(rule.systems, 'System', 'rule.systems');
    // What the watch set already has may stay, even if the data no longer has it.
    const added = (keys: readonly string[], known: readonly string[] = []) =>
      keys.filter((key) => !known.includes(key));
    await checkNamed(
      [
        ...namedNodes('Agency', added(agencies, before?.agencies), 'rule.agencies'),
        ...namedNodes('System', added(systems, before?.systems), 'rule.systems'),
      ],
      load,
    );
    const { minImpactLevel = null, minSensitivity = null, nameContains = null } = rule;
    const kinds = rule.kinds ?? [];
    const saved = { name, rule: { agencies, systems, kinds, minImpactLevel, minSensitivity, nameContains } };
    return saveWatchSet(graph.database, opened, saved, signatureOf(user));
  },
  deleteWatchSet: async (_, { id }, { graph }) => {
    await watchSets.remove(graph.database, id);
    return id;
  },
  keepQuestion: (_, { name, statement, form, revision }, { graph, library, user }) => {
    if (library.find(name.trim()) !== null)
      throw badInput('name', `is the name of a saved question of this server, ${name.trim()}: choose another one`);
    return saveQuestion(graph.database, { name, statement, form }, revision ?? null, signatureOf(user));
  },
  deleteQuestion: async (_, { name }, { graph }) => {
    await ownQuestions.remove(graph.database, name);
    return name;
  },
} satisfies MutationResolvers;

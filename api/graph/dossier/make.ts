import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { badInput } from '../failure.ts';
import { readOneEdition } from '../graph.ts';
import type { Graph } from '../graph.ts';
import { gatherDossier } from './dossier.ts';
import type { Dossier, GatherOptions } from './dossier.ts';
import { layOut, layOutManifest } from './layout.ts';
import { digestOf, manifestShape } from './manifest.ts';
import type { DossierRequest, Manifest } from './manifest.ts';
import { redact } from './redact.ts';
import { renderHtml, renderMarkdown } from './render.ts';

interface DossierOptions extends GatherOptions {
  readonly madeAt: Date;
}

/** A dossier in its forms. */
export interface MadeDossier {
  readonly title: string;
  readonly html: string;
  readonly markdown: string;
  readonly manifest: Manifest;
}

/** Makes a dossier of one edition of the graph. @throws BAD_USER_INPUT if its subject does not exist; GRAPH_CHANGING */
export async function makeDossier(
  graph: Graph,
  asked: DossierRequest,
  { madeAt, ...options }: DossierOptions,
): Promise<MadeDossier> {
  const read = async () => {
    const gathered = await gatherDossier(graph, asked, options);
    if (asked.profile === 'INTERNAL') return gathered;
    return redact(graph.database, gathered);
  };
  const dossier = await readOneEdition(graph.database, read, { code: 'GRAPH_CHANGING' });
  const { title } = dossier;
  const manifest = manifestOf(dossier);
  const document = { title, madeAt, blocks: [...layOut(dossier), ...layOutManifest(manifest)] };
  return { title, html: renderHtml(document), markdown: renderMarkdown(document), manifest };
}

/**
 * Returns the manifest of a dossier. That of a redacted one has digests only of what the dossier shows: with those of what it leaves out,
 * readers could test guesses, such as of the id of a person.
 */
function manifestOf(dossier: Dossier): Manifest {
  const { request, title, chains, redactions, statements, manifest } = dossier;
  if (request.profile === 'INTERNAL') return manifest;
  const data = {
    ...dossier,
    chains: chains.map((chain) => ({ ...chain, events: [] })),
    redactions: redactions.filter(({ isCasework }) => !isCasework),
    // They have digests of their own.
    rules: [],
    statements: [],
  };
  return {
    ...manifest,
    datasetHash: digestOf([title, layOut(data)]),
    caseworkHash: digestOf([chains.map(({ events }) => events), redactions.filter(({ isCasework }) => isCasework)]),
    statements: statements.map(digestOf),
  };
}

/**
 * Makes a dossier again from its manifest: the same, byte for byte, but for the time of making. From one of version 1, it has today's layout.
 * @throws BAD_USER_INPUT if it is no manifest, or if what the dossier rests on has changed
 */
export async function remakeDossier(graph: Graph, given: unknown, options: DossierOptions): Promise<MadeDossier> {
  const parsed = manifestShape.safeParse(given);
  if (!parsed.success) throw badInput('manifest', `is not the manifest of a dossier${placeOf(parsed.error)}`);
  const manifest = parsed.data;
  const made = await makeDossier(graph, manifest.request, options);
  const changed = reasons.find(
    ([part]) =>
      !(manifest.version === 1 && part === 'datasetHash') && !isDeepStrictEqual(made.manifest[part], manifest[part]),
  );
  if (changed !== undefined)
    throw badInput('manifest', `cannot be used to make the same dossier again, because ${changed[1]}`);
  return made;
}

/** Says which value of a manifest is wrong, and why; nothing if it has no such values at all. */
function placeOf({ issues: [first] }: z.ZodError): string {
  const isForeign = first === undefined || ['', 'format'].includes(first.path.join('.'));
  return isForeign ? '' : `: ${first.path.join('.')}: ${first.message}`;
}

/** Why a dossier differs, by the first part of its manifest that does. */
const reasons = [
  ['subtier', 'another version of Subtier made it'],
  ['revision', 'the investigation was saved again since'],
  ['datasetHash', 'the data that it rests on has changed'],
  ['caseworkHash', 'decisions, comments or notes have changed'],
  ['rules', 'the rules that it cites have changed'],
  ['statements', 'the Cypher statements that it rests on have changed'],
] as const satisfies readonly (readonly [keyof Manifest, string])[];

import type { OperationResult } from '@urql/core';
import { useEffect, useMemo, useState } from 'react';
import { NeighboursDocument } from '../generated/graphql.ts';
import type { HopEvidenceFragment, NeighboursQuery, NodeNameFragment } from '../generated/graphql.ts';
import { roleOfNode, systemTitle } from '../picture/picture.ts';
import type { Box, Line, Picture } from '../picture/picture.ts';
import { client, toFailure } from '../server/client.ts';
import type { Failure } from '../server/client.ts';
import { useEpoch } from '../server/use-answer.ts';
import { edgeInWords, inDigits, isSynthetic, nodeCaption, nodeKind } from '../words.ts';

/** Relations loaded at once. */
export const NEIGHBOURS_PAGE = 25;
/** The server's page limit. */
export const MOST_NEIGHBOURS = 100;

/** Relations about nodes and statements; the details pane shows them, the picture does not. */
const metadataTypes: ReadonlySet<string> = new Set(['ABOUT', 'MADE_BY', 'STATED_IN', 'DESCRIBED_BY']);

interface Loaded {
  readonly of: string;
  readonly asOf: string;
  readonly hoods: readonly Neighbourhood[];
  readonly failure: Failure | null;
}

export interface Neighbourhoods {
  readonly hoods: readonly Neighbourhood[];
  readonly loading: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** Returns the neighbors of every opened node on a day, with the opened number of pages for each. */
export function useNeighbourhoods(opened: readonly Opened[], asOf: string): Neighbourhoods {
  const epoch = useEpoch();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ of: '', asOf, hoods: [], failure: null });
  const wanted = JSON.stringify([opened, asOf, epoch, attempt]);
  useEffect(() => {
    let ended = false;
    const load = async (): Promise<void> => {
      const results = await Promise.all(opened.map((one) => loadPages(one, asOf, epoch + attempt > 0)));
      if (ended) return;
      const failure = results.flatMap((result) => ('failure' in result ? [result.failure] : []))[0] ?? null;
      setLoaded({ of: wanted, asOf, hoods: results.flatMap((result) => ('id' in result ? [result] : [])), failure });
    };
    void load();
    return () => {
      ended = true;
    };
    // `wanted` covers opened, asOf, epoch and attempt.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  // While more is loading, keep showing what is still open, but never data of another day.
  const hoods = useMemo(
    () => (loaded.asOf === asOf ? loaded.hoods.filter((hood) => opened.some(({ id }) => id === hood.id)) : []),
    [loaded, asOf, opened],
  );
  return {
    hoods,
    loading: loaded.of !== wanted,
    failure: loaded.of === wanted ? loaded.failure : null,
    retry: () => {
      setAttempt(attempt + 1);
    },
  };
}

async function loadPages(
  { id, pages }: Opened,
  asOf: string,
  fresh: boolean,
): Promise<Neighbourhood | { readonly failure: Failure }> {
  let hood: Neighbourhood = { id, hops: [], total: 0, complete: false };
  let after: string | null = null;
  let left = 0;
  for (let page = 0; page < pages && !hood.complete; page += 1) {
    const { data, error } = await loadPage(id, after, asOf, fresh);
    if (data === undefined) {
      return {
        failure:
          error === undefined
            ? { kind: 'fault', message: 'The server sent no response.', code: null, place: null }
            : toFailure(error),
      };
    }
    const { edges, totalCount, pageInfo }: NeighboursQuery['neighbours'] = data.neighbours;
    const relations = edges.filter(({ edge }) => !metadataTypes.has(edge.type));
    left += edges.length - relations.length;
    hood = { id, hops: [...hood.hops, ...relations], total: totalCount - left, complete: !pageInfo.hasNextPage };
    after = pageInfo.endCursor;
  }
  return hood;
}

function loadPage(
  id: string,
  after: string | null,
  asOf: string,
  fresh: boolean,
): Promise<OperationResult<NeighboursQuery>> {
  const variables = { id, direction: 'BOTH', first: NEIGHBOURS_PAGE, after, asOf } as const;
  const requestPolicy = fresh ? 'network-only' : 'cache-first';
  return client.query(NeighboursDocument, variables, { requestPolicy }).toPromise();
}

/** The loaded neighbors of one opened node. */
export interface Neighbourhood {
  readonly id: string;
  readonly hops: readonly { readonly node: NodeNameFragment; readonly edge: HopEvidenceFragment }[];
  /** The total number of relations, without claims and sources, which the details pane shows. */
  readonly total: number;
  readonly complete: boolean;
}

/** The maximum number of boxes in a picture of the network. */
export const MOST_BOXES = 800;

/** Draws the explored part of the network: relations into a node come from its left, relations out of it go to its right. */
export function drawNetwork(root: NodeNameFragment, hoods: readonly Neighbourhood[]): Picture {
  const nodes = new Map([[root.id, root]]);
  const lanes = new Map([[root.id, 0]]);
  const hops = new Map<string, HopEvidenceFragment>();
  // Opened nodes come in any order: repeat until no remaining node connects to a placed one.
  const waiting = new Set(hoods);
  for (let grown = true; grown;) {
    grown = false;
    for (const hood of waiting) {
      const lane = lanes.get(hood.id);
      if (lane === undefined) continue;
      waiting.delete(hood);
      grown = true;
      for (const { node, edge } of hood.hops) {
        if (!nodes.has(node.id) && nodes.size >= MOST_BOXES) continue;
        nodes.set(node.id, node);
        hops.set(edge.id, edge);
        if (!lanes.has(node.id)) lanes.set(node.id, lane + (edge.from === hood.id ? 1 : -1));
      }
    }
  }
  const leftmost = Math.min(...lanes.values());
  const rightmost = Math.max(...lanes.values());
  const shownOf = new Map(hoods.map((hood) => [hood.id, hood]));
  const boxes = [...nodes.values()].map((node): Box => {
    const hood = shownOf.get(node.id);
    return {
      id: node.id,
      node: node.id,
      role: roleOfNode(node),
      lane: (lanes.get(node.id) ?? 0) - leftmost,
      title: titleOf(node),
      detail: hood === undefined ? kindOf(node) : `${kindOf(node)} · ${shownInWords(hood)}`,
      chips: node.__typename === 'Organization' && node.country?.isForeign === true ? [node.country.key] : [],
      synthetic: isSynthetic(node),
      chosen: false,
    };
  });
  const titles = Array.from({ length: rightmost - leftmost + 1 }, (_, i) => laneTitle(i + leftmost));
  return { lanes: titles, boxes, lines: [...hops.values()].map(lineOf) };
}

function titleOf(node: NodeNameFragment): string {
  return node.__typename === 'System' ? systemTitle(node.caption, node.impactLevel) : nodeCaption(node);
}

function kindOf(node: NodeNameFragment): string {
  return node.__typename === 'System' ? `system · IL${String(node.impactLevel)}` : nodeKind(node);
}

function shownInWords({ hops, total, complete }: Neighbourhood): string {
  return complete ? `all ${inDigits(total)} shown` : `${inDigits(hops.length)} of ${inDigits(total)}`;
}

function laneTitle(lane: number): string {
  if (lane === 0) return 'Start';
  const steps = Math.abs(lane);
  return `${String(steps)} ${steps === 1 ? 'step' : 'steps'} ${lane < 0 ? 'up' : 'down'}`;
}

function lineOf(edge: HopEvidenceFragment): Line {
  return {
    id: edge.id,
    from: edge.from,
    to: edge.to,
    kind: edge.type === 'SUBCONTRACTS_TO' ? 'hop' : 'other',
    hop: edge.id,
    label: edge.type === 'SUBCONTRACTS_TO' ? '' : edgeInWords(edge.type),
    synthetic: edge.statements.every(({ dataClass }) => dataClass === 'SYNTHETIC'),
    chosen: false,
  };
}

/** A node whose neighbors are shown, and the number of pages to show. */
export interface Opened {
  readonly id: string;
  readonly pages: number;
}

const MARK = '~';

/** Parses the URL form: the id, followed by a tilde and the number of pages if there is more than one. */
export function readOpened(written: string): Opened {
  const at = written.lastIndexOf(MARK);
  const pages = at === -1 ? 1 : Number(written.slice(at + 1));
  if (at === -1 || !Number.isInteger(pages) || pages < 1) return { id: written, pages: 1 };
  return { id: written.slice(0, at), pages: Math.min(pages, 20) };
}

export function writeOpened({ id, pages }: Opened): string {
  return pages === 1 ? id : `${id}${MARK}${String(pages)}`;
}

import { useSyncExternalStore } from 'react';
import type { Point } from '#picture/lanes.ts';
import type { Conditions } from '../address/address.ts';
import { layOutByForce } from '../canvas/force.ts';
import { placeFreely, placesBeside } from '../picture/place.ts';
import type { Asked, Failure } from '../server/client.ts';
import { Store } from '../server/store.ts';
import { counted, inDigits, relationInWords } from '../words.ts';
import { add, emptyDocument, expand, layOut, nameNodes, namesOf, titleOf, withPoints } from './document.ts';
import type { CanvasDocument, Found } from './document.ts';
import { drawCanvas } from './draw.ts';
import type { CanvasDrawing } from './draw.ts';
import type { CanvasEdge } from './edge.ts';
import { layOutByRole, layOutInGrid, layOutInRings, placePaths } from './layouts.ts';
import { loadNeighbours, loadNodes, loadPaths, loadRelations } from './load.ts';
import type { PathRequest, Relation } from './load.ts';
import { canvasStore } from './store.ts';

/** What is selected and what the view shows; neither is part of the document. */
interface ViewState {
  /** Ids of nodes and groups, in the order in which they were selected. */
  readonly selected: readonly string[];
  readonly edge: string | null;
  /** The place in the middle of the view: new nodes come here. */
  readonly middle: Point;
  /** Exchanged when the view should show everything, if names stay readable; with `whole`, in any case. */
  readonly fits: { readonly whole: boolean };
}

export const viewStore = new Store<ViewState>({
  selected: [],
  edge: null,
  middle: { x: 0, y: 0 },
  fits: { whole: false },
});

/** A canvas with more nodes is shown whole only on request: its names would be too small to read. */
const MOST_SHOWN_WHOLE = 40;

/** In a narrower window, in pixels, names of a whole canvas would be too small to read even if it has few nodes. */
const LEAST_FOR_WHOLE = 1400;

/** Makes the view show all that was just laid out. A large canvas, and one in a small window, begins at its corner, where names are readable. */
export function fitLaidOut(): void {
  const count = Object.keys(canvasStore.get().nodes).length;
  fitView(count <= MOST_SHOWN_WHOLE && window.innerWidth >= LEAST_FOR_WHOLE);
}

/** Makes the view show everything if names stay readable. @param whole in any case */
export function fitView(whole = false): void {
  viewStore.set({ ...viewStore.get(), fits: { whole } });
}

export function select(selected: readonly string[], edge: string | null = null): void {
  viewStore.set({ ...viewStore.get(), selected, edge });
}

/** The selection, without boxes that are no longer on the canvas. */
export function useSelection(): Pick<ViewState, 'selected' | 'edge'> {
  const { selected, edge } = useSyncExternalStore(viewStore.subscribe, viewStore.get);
  const document = canvasStore.get();
  return { selected: selected.filter((id) => titleOf(document, id) !== undefined), edge };
}

/** What the canvas is doing, and what last failed. */
interface Activity {
  readonly busy: string | null;
  readonly cancel: (() => void) | null;
  readonly failed: { readonly what: string; readonly failure: Failure; readonly retry: () => void } | null;
  /** What the last action found, for the status line. */
  readonly message: string;
}

const idle: Activity = { busy: null, cancel: null, failed: null, message: '' };
export const activityStore = new Store<Activity>(idle);

/** An action that has not changed the document yet. A stopped one never does. */
interface Running {
  readonly what: string;
  readonly stop: AbortController;
}

/** The actions that run, the latest last. */
let running: readonly Running[] = [];

function begin(what: string): Running {
  const action = { what, stop: new AbortController() };
  running = [...running, action];
  show({});
  return action;
}

function end(action: Running, outcome: Partial<Activity>): void {
  running = running.filter((other) => other !== action);
  show(outcome);
}

/** Shows how an action ended, and which one still runs. */
function show(outcome: Partial<Activity>): void {
  const last = running.at(-1);
  const busy: Partial<Activity> =
    last === undefined
      ? {}
      : {
          busy: last.what,
          cancel: () => {
            last.stop.abort();
            end(last, { message: `Stopped: ${last.what}.` });
          },
        };
  activityStore.set({ ...idle, ...busy, ...outcome });
}

// Stops the actions of the canvas before: their answers would be added to this one.
canvasStore.onTurn(() => {
  const stopped = running;
  running = [];
  for (const { stop } of stopped) stop.abort();
  show(stopped.length === 0 ? {} : { message: `Stopped: ${stopped.map(({ what }) => what).join(', ')}.` });
});

export function reportFailure(what: string, failure: Failure, retry: () => void): void {
  show({ failed: { what, failure, retry } });
}

interface Outcome {
  readonly message: string;
  /** What to select, unless the user has selected something else since the action began. */
  readonly added?: readonly string[];
}

/** Runs an action; it takes its step on the document as it is when the answer comes. */
async function run<Data>(
  what: string,
  load: () => Promise<Asked<Data>>,
  take: (data: Data, document: CanvasDocument) => Outcome,
): Promise<void> {
  const action = begin(what);
  const before = viewStore.get();
  const loaded = await load();
  if (action.stop.signal.aborted) return;
  if ('failure' in loaded) {
    const retry = (): void => {
      void run(what, load, take);
    };
    end(action, { failed: { what: `Could not ${what}.`, failure: loaded.failure, retry } });
    return;
  }
  const { message, added } = take(loaded.data, canvasStore.get());
  const { selected, edge } = viewStore.get();
  const isSame = edge === before.edge && selected.join(' ') === before.selected.join(' ');
  if (added !== undefined && isSame) select(added);
  end(action, { message });
}

/** Adds nodes in the middle of the view, and selects them unless something else was selected meanwhile. */
export async function addNodes(ids: readonly string[]): Promise<void> {
  const missing = ids.filter((id) => !(id in canvasStore.get().nodes));
  if (missing.length === 0) {
    select(ids);
    return;
  }
  await run(
    'add nodes',
    () => loadNodes(missing),
    (nodes, document) => {
      const found: Found = { nodes, edges: [] };
      const [only] = nodes;
      const names = namesOf({
        nodes: { ...document.nodes, ...Object.fromEntries(nodes.map((node) => [node.id, node])) },
      });
      const name = `add ${nodes.length === 1 && only !== undefined ? (names.get(only.id) ?? only.title) : counted(nodes.length, 'node')}`;
      const { middle } = viewStore.get();
      const places = placeFreely(
        document.points,
        nodes.map(({ id }) => [id, middle] as const),
      );
      canvasStore.take(add(document, name, found, places));
      return {
        message: nodes.length === 0 ? 'Not in this database.' : `Added ${counted(nodes.length, 'node')}.`,
        added: ids.filter((id) => id in canvasStore.get().nodes),
      };
    },
  );
}

interface ResultRequest {
  /** What the result answers. */
  readonly title: string;
  /** The ids of its nodes; more may be in the result. */
  readonly nodes: readonly string[];
  readonly edges: readonly CanvasEdge[];
  /** How many nodes the result has. */
  readonly total: number;
  readonly conditions: Pick<Conditions, 'asOf' | 'evidence'>;
}

/** Adds the nodes and relations of a result, laid out by role beside what is there, and shows everything. */
export async function addResult({ title, nodes: ids, edges, total, conditions }: ResultRequest): Promise<void> {
  await run(
    `open the result of ${title}`,
    () => loadNodes(ids),
    (nodes, document) => {
      const found: Found = { nodes, edges };
      const name = `open the result of ${title} (${counted(nodes.length, 'node')})`;
      const alone = add(emptyDocument, name, found, {}).document;
      const { points } = layOutByRole(drawCanvas(alone, conditions));
      const right = Math.max(...Object.values(document.points).map(({ x }) => x + BESIDE), 0);
      const wishes = Object.entries(points).map(([id, { x, y }]) => [id, { x: right + x, y }] as const);
      canvasStore.take(add(document, name, found, placeFreely(document.points, wishes)));
      fitLaidOut();
      const missing = total - nodes.length;
      return {
        message: `Added ${counted(nodes.length, 'node')} of the result${missing > 0 ? `; ${inDigits(missing)} more are not on the canvas` : ''}.`,
        added: nodes.map(({ id }) => id),
      };
    },
  );
}

/** Between what is on the canvas and a result that opens on it. */
const BESIDE = 320;

interface ExpandRequest {
  readonly of: string;
  /** Null: relations of every kind. */
  readonly relation: Relation | null;
  /** The maximum number of relations of each kind. */
  readonly limit: number;
  readonly asOf: string;
}

/** Adds the first neighbors of a node by priority, beside it. */
export async function expandNode({ of, relation, limit, asOf }: ExpandRequest): Promise<void> {
  const title = titleOf(canvasStore.get(), of);
  if (title === undefined) return;
  await run(
    `expand ${title}`,
    async () => {
      const relations = relation === null ? await loadRelations(of, asOf) : { data: [relation] };
      return 'failure' in relations ? relations : loadNeighbours({ of, relations: relations.data, limit, asOf });
    },
    ({ found, total }, document) => {
      if (!(of in document.nodes)) return { message: 'The node was removed.' };
      if (total === 0) return { message: `Nothing to expand on this day: ${title}.` };
      const comesFrom = new Set(found.edges.filter((edge) => edge.from === of).map(({ to }) => to));
      const wishes = placesBeside(
        document.points[of] ?? { x: 0, y: 0 },
        found.nodes.filter(({ id }) => !(id in document.nodes)).map(({ id }) => ({ id, right: comesFrom.has(id) })),
      );
      const words = relation === null ? null : relationInWords(relation.type, relation.direction);
      const step = expand(document, { of, relation: words, total }, found, placeFreely(document.points, wishes));
      const brought = Object.keys(step.document.nodes).length - Object.keys(document.nodes).length;
      canvasStore.take(step);
      const relations = `${counted(found.edges.length, 'relation')} of ${inDigits(total)}`;
      return { message: `${relations}, ${counted(brought, 'new node')}.` };
    },
  );
}

/** Adds the shortest paths of each pair of nodes, and the chains that connect them, in one step, laid out from end to end. */
export async function addPaths(request: PathRequest): Promise<void> {
  await run(
    'find paths',
    () => loadPaths(request, Object.keys(canvasStore.get().nodes)),
    ({ found, routes, chains }, document) => {
      if (routes.length === 0) return { message: `No path of at most ${request.maxHops} hops on this day.` };
      const { pairs } = request;
      const [from, to] = [new Set(pairs.map((pair) => pair.from)), new Set(pairs.map((pair) => pair.to))];
      const paths = counted(routes.length, 'path');
      const name = `add ${paths}: ${nameNodes(document, [...from])} to ${nameNodes(document, [...to])}`;
      const added = [...new Set(routes.flat())];
      const isAll = Object.keys(document.nodes).every((id) => added.includes(id));
      const places = placePaths(routes, document, isAll);
      const step = add(document, name, found, places);
      canvasStore.take({ name, document: withPoints(step.document, places) });
      fitLaidOut();
      const ofChains = chains === 0 ? '' : `, ${counted(chains, 'exposed chain')} among them`;
      if (pairs.length === 1) return { message: `Found ${paths}${ofChains}.`, added };
      const connected = new Set(routes.map((route) => `${route[0] ?? ''} ${route.at(-1) ?? ''}`));
      return { message: `Found ${paths} between ${connected.size} of ${pairs.length} pairs${ofChains}.`, added };
    },
  );
}

export const layouts = ['lanes', 'force', 'concentric', 'grid'] as const;
export type LayoutName = (typeof layouts)[number];

const placesIn = {
  lanes: (drawing: CanvasDrawing) => layOutByRole(drawing).points,
  concentric: layOutInRings,
  grid: layOutInGrid,
} as const;

/** The force layout that runs. */
let forceLayout: Running | null = null;

/** Lays out the boxes that are drawn. The force layout runs in a worker and can be canceled; a layout that is chosen later takes its place. */
export async function layOutCanvas(layout: LayoutName, drawing: CanvasDrawing): Promise<void> {
  const { pinned } = canvasStore.get();
  if (forceLayout !== null) {
    forceLayout.stop.abort();
    end(forceLayout, {});
    forceLayout = null;
  }
  if (layout !== 'force') {
    canvasStore.take(layOut(canvasStore.get(), layout, placesIn[layout](drawing)));
    return;
  }
  const ids = drawing.boxes.map(({ id }) => id);
  const action = begin(`lay out ${nameNodes(canvasStore.get(), ids)}`);
  const { signal } = action.stop;
  forceLayout = action;
  try {
    const isPinned = new Set(pinned);
    // Boxes in one row would stay in it.
    const start = layOutInRings(drawing);
    const points = await layOutByForce(
      {
        boxes: drawing.boxes.map(({ id, at }) => ({
          id,
          at: isPinned.has(id) ? at : (start[id] ?? at),
          fixed: isPinned.has(id),
        })),
        lines: drawing.lines.map(({ id, from, to }) => ({ id, from, to })),
      },
      signal,
    );
    if (signal.aborted) return;
    canvasStore.take(layOut(canvasStore.get(), layout, points));
    end(action, {});
  } catch (error) {
    if (signal.aborted) return;
    const message = error instanceof Error ? error.message : 'The layout failed.';
    const retry = (): void => {
      void layOutCanvas(layout, drawing);
    };
    const failure: Failure = { kind: 'fault', message, code: null, place: null };
    end(action, { failed: { what: 'Could not lay out.', failure, retry } });
  } finally {
    if (forceLayout === action) forceLayout = null;
  }
}

import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { layOutLanes } from '#picture/lanes.ts';
import type { Point } from '#picture/lanes.ts';

/** How long the lane layout takes, and how many lines cross in it. */
export interface LayoutFigures {
  readonly sizes: readonly { readonly nodes: number; readonly lines: number; readonly milliseconds: number }[];
  /** In pictures of 200 nodes; null without the peer. */
  readonly crossings: { readonly ours: number; readonly dagre: number | null };
}

interface LayeredPicture {
  readonly nodes: readonly { readonly id: string; readonly lane: number }[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
}

const spacing = { lane: 162, row: 76, passing: 26 };
const pictures = 20;

/**
 * Measures the lane layout.
 * @param folder where dagre is installed for comparison; null: dagre is not measured
 */
export async function measureLaneLayout(folder: string | null): Promise<LayoutFigures> {
  const sizes = [1000, 10_000].map((size) => {
    const { nodes, links } = layeredPicture(size, size);
    const times = Array.from({ length: 9 }, () => {
      const started = performance.now();
      layOutLanes(nodes, links, spacing);
      return performance.now() - started;
    });
    return { nodes: nodes.length, lines: links.length, milliseconds: times.sort((a, b) => a - b)[4] ?? Number.NaN };
  });
  const compared = Array.from({ length: pictures }, (_, seed) => layeredPicture(200, seed + 1));
  const ours = compared.reduce((sum, one) => sum + crossingsIn(one, layOutLanes(one.nodes, one.links, spacing)), 0);
  const laid = folder === null ? null : await layOutWithDagre(folder, compared);
  const dagre =
    laid === null
      ? null
      : compared.reduce((sum, one, i) => sum + crossingsIn(one, new Map(Object.entries(laid[i] ?? {}))), 0);
  return { sizes, crossings: { ours, dagre } };
}

/** How many nodes of a hundred each lane has, from the agencies to the systems. */
const shares = [4, 8, 14, 18, 22, 24, 10];

/** A picture like those of chains: most nodes have one or two neighbors in the lane before, some lines skip a lane. */
export function layeredPicture(size: number, seed: number): LayeredPicture {
  let state = seed;
  const random = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const lanes = shares.map((share, lane) =>
    Array.from({ length: Math.round((size * share) / 100) }, (_, i) => ({ id: `${String(lane)}-${String(i)}`, lane })),
  );
  const links = lanes.flatMap((nodes, lane) =>
    nodes.flatMap(({ id }, i) => {
      if (lane === 0) return [];
      const count = random() < 0.35 ? 2 : 1;
      return Array.from({ length: count }, () => {
        const from = lanes[lane > 1 && random() < 0.1 ? lane - 2 : lane - 1] ?? [];
        // Near its own relative position, as in a graph with communities.
        const at = Math.floor(((i / nodes.length) * 0.7 + random() * 0.3) * from.length);
        return { from: from[at]?.id ?? '', to: id };
      });
    }),
  );
  return { nodes: lanes.flat(), links };
}

/** Counts the pairs of lines, drawn straight from node to node, that cross. */
function crossingsIn({ links }: LayeredPicture, points: ReadonlyMap<string, Point>): number {
  const lines = links.flatMap(({ from, to }) => {
    const [a, b] = [points.get(from), points.get(to)];
    return a === undefined || b === undefined ? [] : [{ from, to, a, b }];
  });
  let crossings = 0;
  lines.forEach((one, i) => {
    for (const other of lines.slice(i + 1)) {
      const shareEnd = [other.from, other.to].some((end) => end === one.from || end === one.to);
      if (!shareEnd && cross(one.a, one.b, other.a, other.b)) crossings += 1;
    }
  });
  return crossings;
}

function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number =>
    Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

const laidShape = z.array(z.record(z.string(), z.object({ x: z.number(), y: z.number() })));
const source = fileURLToPath(new URL('peer', import.meta.url));

/** Lays pictures out with dagre in a process of its own, because its packages are not Subtier's. */
async function layOutWithDagre(folder: string, given: readonly LayeredPicture[]): Promise<z.infer<typeof laidShape>> {
  const home = join(folder, 'peer');
  await cp(source, home, { recursive: true });
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund'], { cwd: home });
  const file = join(home, 'pictures.json');
  await writeFile(file, JSON.stringify(given));
  const { stdout } = await promisify(execFile)(process.execPath, ['lay-out.mjs', file], {
    cwd: home,
    maxBuffer: 2 ** 26,
  });
  return laidShape.parse(JSON.parse(stdout));
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatISO, parseISO, subDays } from 'date-fns';
import { build } from 'vite';
import { z } from 'zod';
import type { Picture } from '#picture/picture.ts';
import { startBrowser } from '../web/start-browser.ts';
import { weightOf } from '../web/page-weight.ts';
import { layeredPicture } from './lane-layout.ts';
import { median } from './measure.ts';
import type { Browser, Page } from 'playwright-core';

/** Bytes, compressed, that the real server's pages load. */
export interface PageWeights {
  readonly overview: number;
  readonly chains: number;
}

/** Medians, in milliseconds: of our pictures, and of the same elements that Cytoscape draws alone. */
export interface DrawingFigures {
  readonly click: Compared;
  /** The longest task of the main thread while the mouse drags the picture. */
  readonly pan: Compared;
}

interface Compared {
  readonly elements: number;
  readonly ours: number;
  readonly plain: number;
}

/** What Chromium shows of Subtier. */
export interface BrowserFigures {
  readonly weights: PageWeights;
  /** Milliseconds from navigation until every panel of the overview has its content. */
  readonly overview: {
    /** Of the page as it opens, which the server has answered in advance. */
    readonly first: number;
    /** The median of days that nobody asked for before. */
    readonly otherDay: number;
  };
  readonly drawing: DrawingFigures;
}

interface BrowserOptions {
  /** Of the real server. */
  readonly url: string;
  /** A day with exposures. */
  readonly day: string;
  /** For the code that draws pictures outside of the page. */
  readonly folder: string;
  readonly pairs: number;
}

/** Measures the page in Chromium, once the server has answered the first page in advance. */
export async function measureInBrowser({ url, day, folder, pairs }: BrowserOptions): Promise<BrowserFigures> {
  const browser = await startBrowser();
  try {
    return {
      weights: await weighPages(browser, url, day),
      overview: {
        first: await timeOverview(browser, Array<string>(pairs).fill(url)),
        otherDay: await timeOverview(browser, otherDays(url, day, pairs)),
      },
      drawing: await measureDrawing(browser, folder, pairs),
    };
  } finally {
    await browser.close();
  }
}

async function weighPages(browser: Browser, url: string, day: string): Promise<PageWeights> {
  const weigh = async (path: string, shown: string) => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${url}${path}?as-of=${day}`);
    await page.locator(shown).first().waitFor();
    await page.waitForLoadState('networkidle');
    const weight = await weightOf(page);
    await context.close();
    return weight;
  };
  return { overview: await weigh('', '.bar-row'), chains: await weigh('chains', '.canvas canvas') };
}

/** Addresses of the overview on earlier days. */
function otherDays(url: string, last: string, visits: number): readonly string[] {
  return Array.from({ length: visits }, (_, at) => {
    const day = formatISO(subDays(parseISO(last), 10 * (at + 1)), { representation: 'date' });
    return `${url}?as-of=${day}`;
  });
}

async function timeOverview(browser: Browser, addresses: readonly string[]): Promise<number> {
  const times = [];
  for (const address of addresses) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const started = performance.now();
    await page.goto(address);
    await page.locator('.bar-row').first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    times.push(performance.now() - started);
    await context.close();
  }
  return median(times);
}

const source = fileURLToPath(new URL('drawing/draw.mjs', import.meta.url));
const styles = fileURLToPath(new URL('../../web/src/styles', import.meta.url));
const timed = z.object({ milliseconds: z.number(), elements: z.number() });

/** Builds what draws pictures outside of the page, and returns its file. */
export async function buildDrawing(folder: string): Promise<string> {
  const outDir = join(folder, 'drawing');
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir, lib: { entry: source, formats: ['iife'], name: 'drawing', fileName: 'drawing' } },
  });
  return join(outDir, 'drawing.iife.js');
}

async function measureDrawing(browser: Browser, folder: string, pairs: number): Promise<DrawingFigures> {
  const path = await buildDrawing(folder);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  for (const name of ['tokens.css', 'base.css', 'picture.css'])
    await page.addStyleTag({ content: await readFile(join(styles, name), 'utf8') });
  await page.addScriptTag({ path });
  return { click: await measureClick(page, 2000, pairs), pan: await measurePan(page, 5000, pairs) };
}

/** Draws a picture of about so many elements; returns how many it has. */
async function prepare(
  page: Page,
  elements: number,
): Promise<{ readonly picture: Picture; readonly elements: number }> {
  // A box consists of two elements, and there are more lines than boxes.
  const picture = chainPicture(Math.round(elements / 3.3));
  await draw(page, picture);
  await page.evaluate('remember()');
  return { picture, elements: (await draw(page, null)).elements };
}

/** Draws our picture, or with null the same elements with Cytoscape alone. */
async function draw(page: Page, picture: Picture | null): Promise<z.infer<typeof timed>> {
  const call = picture === null ? 'drawPlain()' : `drawOurs(${JSON.stringify(picture)})`;
  return timed.parse(await page.evaluate(call));
}

async function measureClick(page: Page, size: number, pairs: number): Promise<Compared> {
  const { picture, elements } = await prepare(page, size);
  const [ours, plain]: [number[], number[]] = [[], []];
  for (let pair = 0; pair < pairs; pair += 1) {
    ours.push((await draw(page, picture)).milliseconds);
    plain.push((await draw(page, null)).milliseconds);
  }
  return { elements, ours: median(ours), plain: median(plain) };
}

async function measurePan(page: Page, size: number, pairs: number): Promise<Compared> {
  const { picture, elements } = await prepare(page, size);
  const [ours, plain]: [number[], number[]] = [[], []];
  // Dragging takes seconds, since Chromium draws without a graphics card here.
  for (let pair = 0; pair < Math.min(pairs, 5); pair += 1) {
    for (const [times, given] of [
      [ours, picture],
      [plain, null],
    ] as const) {
      await draw(page, given);
      await page.evaluate('longestTask()');
      await page.mouse.move(500, 400);
      await page.mouse.down();
      for (let step = 1; step <= 30; step += 1) await page.mouse.move(500 + step * 8, 400 + step * 5);
      await page.mouse.up();
      times.push(z.number().parse(await page.evaluate('longestTask()')));
    }
  }
  return { elements, ours: median(ours), plain: median(plain) };
}

const roles = ['organization', 'contract', 'organization', 'organization', 'escort', 'engineer', 'system'] as const;

/** A picture like those of chains, with the texts of boxes and lines. */
function chainPicture(size: number): Picture {
  const { nodes, links } = layeredPicture(size, size);
  return {
    lanes: roles.map((role, lane) => `${role} ${lane}`),
    boxes: nodes.map(({ id, lane }, at) => ({
      id,
      node: id,
      role: roles[lane] ?? 'organization',
      lane,
      title: `Invented ${roles[lane] ?? ''} of some length ${at}`,
      detail: `detail of ${id}`,
      chips: [],
      synthetic: at % 7 === 0,
      chosen: at % 100 === 0,
    })),
    lines: links.map(({ from, to }, at) => ({
      id: `line ${at}`,
      from,
      to,
      kind: 'hop',
      hop: `line ${at}`,
      label: at % 3 === 0 ? 'subcontract' : '',
      synthetic: at % 7 === 0,
      chosen: false,
    })),
  };
}

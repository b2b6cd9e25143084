import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { filterParts, isGiven } from '#graph/exposure/filters.ts';
import type { ExposureFilter } from '#graph/exposure/filters.ts';
import type { Graph } from '#graph/graph.ts';
import { syntheticNotice } from '#graph/model/vocabulary.ts';
import { checkTarget, writeFile } from '#seed/export/output.ts';
import { createLocalExecutor } from '#serve/api.ts';
import { exposureLines } from '#serve/exposure-lines.ts';
import { counted, reportProgress } from '../terminal.ts';

/**
 * Writes all exposures under a filter as JSON Lines to a new file, or to stdout for `-`, in constant memory.
 * @throws BAD_USER_INPUT for a path that exists or can't be written; GRAPH_CHANGING if the graph changes meanwhile; nothing is left of the file then
 */
export async function exportExposures(graph: Graph, filter: ExposureFilter, path: string): Promise<void> {
  const isFile = path !== '-';
  // Before anything is read.
  if (isFile) await checkTarget(resolve(path), false);
  const canceled = new AbortController();
  const lines = new CountedLines();
  const content = lines.of(exposureLines(graph, createLocalExecutor(graph, canceled.signal), inputOf(filter)));
  try {
    if (isFile) await writeFile(resolve(path), content);
    else await pipeline(Readable.from(content, { highWaterMark: 1 }), process.stdout, { end: false });
  } finally {
    canceled.abort();
  }
  reportProgress(`${counted(lines.count, 'chain')} on ${filter.asOf}${isFile ? `, written to ${path}` : ''}.`);
  if (lines.isSynthetic) reportProgress(syntheticNotice);
}

/** Counts lines as they pass. */
class CountedLines {
  count = 0;
  isSynthetic = false;

  async *of(pages: AsyncIterable<string>): AsyncIterable<string> {
    for await (const page of pages) {
      // A page ends with a line break, and JSON has none within a line.
      this.count += page.split('\n').length - 1;
      this.isSynthetic ||= page.includes('"SYNTHETIC"');
      yield page;
    }
  }
}

/** A filter as the API takes it. */
function inputOf(filter: ExposureFilter): Readonly<Record<string, unknown>> {
  const { asOf, lists, origins } = filter;
  const values = new Map<string, unknown>(Object.entries(filter));
  const given = filterParts.flatMap(({ name, argument, excludes }): (readonly [string, unknown])[] => {
    const value = values.get(name);
    return excludes || !isGiven(value) ? [] : [[argument, value]];
  });
  return { asOf, lists, origins, ...Object.fromEntries(given) };
}

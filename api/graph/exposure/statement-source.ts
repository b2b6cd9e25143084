import { readFileSync, readdirSync } from 'node:fs';
import { conditionLines, conditionLinesUnderLists } from './filter-cypher.ts';

/**
 * The statements of `cypher/api` about filtered exposures, and others that share parts with them, are written from the sources in `statements`, in
 * which a comment such as `/* @matching *\/` stands for a block: a file of `statements/blocks`, or the conditions of the table of filters.
 */
const sources = new URL('statements/', import.meta.url);

/** Pages of all exposures read an index, so that each order has a text of its own: `exposures-by-NAME`, with the property that orders it. */
const orders = { priority: 'byPriority', confidence: 'byConfidence', 'tier-depth': 'byTierDepth' } as const;

/** Returns the statements by their names in `cypher/api`. */
export function writeStatements(): ReadonlyMap<string, string> {
  const conditions = new Map([
    ['conditions', conditionLines().join('\n')],
    ['conditions-under-lists', conditionLinesUnderLists().join('\n')],
  ]);
  const blocks = new Map([...conditions, ...readStatements(new URL('blocks/', sources))]);
  return new Map(
    [...readStatements(sources)].flatMap(([name, source]) =>
      name === 'exposures-by'
        ? Object.entries(orders).map(([order, position]) => {
            const ofOrder = new Map([...blocks, ['position', position]]);
            return [`${name}-${order}`, `${expand(source, ofOrder)}\n`] as const;
          })
        : [[name, `${expand(source, blocks)}\n`] as const],
    ),
  );
}

function readStatements(folder: URL): ReadonlyMap<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.cypher'));
  return new Map(
    names.map((name) => [name.slice(0, -'.cypher'.length), readFileSync(new URL(name, folder), 'utf8').trimEnd()]),
  );
}

/** Replaces the marks of a source by their blocks, and those of the blocks by theirs. */
function expand(source: string, blocks: ReadonlyMap<string, string>): string {
  return source.replaceAll(/\/\* @([\w-]+) \*\//g, (mark, name: string) => {
    const block = blocks.get(name);
    if (block === undefined) throw new TypeError(`${mark} is no block of statements/blocks.`);
    return expand(block, blocks);
  });
}

import { readFileSync } from 'node:fs';
import type { Database, Parameters, Row } from '../database/database.ts';
import { checkLists, readLists } from '../derive/lists.ts';
import type { ExposureFilter } from '../exposure/exposure.ts';
import { refused } from '../failure.ts';
import { domesticCountries } from '../model/countries.ts';

/** A statement exactly as it runs. Its parameters are JSON: days are ISO texts, which the text turns into dates. */
export interface ApiStatement {
  readonly text: string;
  /** Only those that the text mentions. */
  readonly parameters: Parameters;
}

/**
 * Makes a statement from `cypher/api/NAME.cypher`:
 * - a line that ends with `// if a or b, no c` is there only if the parameter `a` or `b` is given and `c` is not; the mark is removed;
 * - the same holds for all lines between `//[ if a` and `//]`;
 * - a line `//> NAME` stands for the lines of another file of the folder; in `//> NAME a=b` they have the parameter `b` in place of `a`.
 *
 * The file `matching` finds the exposures `x` that meet a filter. It ends within a WHERE, so that `AND …` can follow. With lists, `origin` is a
 * variable, and so is `confidence` if a page is ordered by it; without lists, they are the properties of `x`.
 * @param parameters null and an empty list: not given
 */
export function apiStatement(name: string, parameters: Parameters): ApiStatement {
  const lines = linesOf(name).flatMap((line) => {
    const [, start = line, conditions = ''] = mark.exec(line) ?? [];
    const isMet = (condition: string) => condition.split(' or ').some((one) => isAlternativeMet(one, parameters));
    return conditions === '' || conditions.split(', ').every(isMet) ? [start] : [];
  });
  const text = lines.join('\n');
  const mentioned = new Set([...text.matchAll(/\$(\w+)/g)].map(([, parameter = '']) => parameter));
  return { text, parameters: Object.fromEntries([...mentioned].map((one) => [one, parameters[one] ?? null])) };
}

const mark = /^(.*?) *\/\/ if (.*)$/;

function isAlternativeMet(alternative: string, parameters: Parameters): boolean {
  const name = alternative.replace(/^no /, '');
  return isGiven(parameters[name]) === (name === alternative);
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

const inclusion = /^\/\/> (\S+)(?: (\w+)=(\w+))?$/;

const blockStart = /^\/\/\[ if (.+)$/;

/** Adds the conditions of the blocks around a line to its own. */
function withConditions(line: string, blocks: readonly string[]): string {
  if (blocks.length === 0) return line;
  const [, start = line, own] = mark.exec(line) ?? [];
  return `${start} // if ${[...blocks, ...(own === undefined ? [] : [own])].join(', ')}`;
}

/** The lines of the file that a line includes; of another line, itself. */
function includedLines(line: string): readonly string[] {
  const [, included, from, to = ''] = inclusion.exec(line) ?? [];
  if (included === undefined) return [line];
  return linesOf(included).map((one) =>
    from === undefined ? one : one.replaceAll(new RegExp(`\\$${from}\\b`, 'g'), () => `$${to}`),
  );
}

const files = new Map<string, readonly string[]>();

function linesOf(name: string): readonly string[] {
  const known = files.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`../../../cypher/api/${name}.cypher`, import.meta.url), 'utf8');
  const blocks: string[] = [];
  const lines = text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const [, opened] = blockStart.exec(line) ?? [];
      if (opened !== undefined) {
        blocks.push(opened);
        return [];
      }
      if (line === '//]') {
        blocks.pop();
        return [];
      }
      return includedLines(line).map((one) => withConditions(one, blocks));
    });
  files.set(name, lines);
  return lines;
}

/**
 * Turns a filter into the parameters of `matching`. Some of them only select lines: `undetermined`, if undetermined origins are wanted;
 * `domestic`, if one of the countries is domestic, because exposures have no FROM edge to most of these; `abroad`, if none is;
 * `withoutSynthetic`, if synthetic data does not count.
 */
export function filterParameters(filter: ExposureFilter): Parameters {
  const { origins, countries } = filter;
  const isDomestic = countries.some((country) => domesticCountries.has(country));
  return {
    ...filter,
    undetermined: origins.includes('UNDETERMINED') || null,
    domestic: isDomestic || null,
    abroad: (countries.length > 0 && !isDomestic) || null,
    withoutSynthetic: !countsSynthetic(filter) || null,
  };
}

/** Whether synthetic data counts under a filter. */
export function countsSynthetic({ dataClasses }: Pick<ExposureFilter, 'dataClasses'>): boolean {
  return dataClasses.length === 0 || dataClasses.includes('SYNTHETIC');
}

/**
 * Whether a filter has no conditions besides the day and origins. Answers about the whole graph come from the index of HAS_ACCESS alone,
 * by the statements `unfiltered-*`.
 */
export function isUnfiltered(filter: ExposureFilter): boolean {
  return Object.entries(filter).every(([name, value]) => name === 'asOf' || name === 'origins' || !isGiven(value));
}

/** Whether a filter has a condition that only exposures can meet. Accesses from within the United States have no exposures. */
export function needsExposures({
  primes,
  employers,
  suppliers,
  people,
  bands,
  gaps,
  sources,
  ...others
}: ExposureFilter): boolean {
  const { onlyChains, withoutChains } = others;
  const excluded = Object.entries(others).flatMap(([name, value]) => (name.startsWith('excluded') ? [value] : []));
  const conditions = [primes, employers, suppliers, people, bands, gaps, sources];
  return [...conditions, onlyChains, withoutChains, ...excluded].some(isGiven);
}

/**
 * Checks that exposures can be asked for under a filter.
 * @throws BAD_USER_INPUT for an unknown list, lists that designate no country, or the origin DOMESTIC.
 */
export async function checkFilter(
  database: Pick<Database, 'read'>,
  { lists, origins }: Pick<ExposureFilter, 'lists' | 'origins'>,
): Promise<void> {
  if (origins.includes('DOMESTIC'))
    throw refused(
      'filter.origins',
      'filter.origins cannot contain DOMESTIC: domestic access is not an exposure. Use FOREIGN or UNDETERMINED.',
    );
  if (lists.length > 0) checkLists(lists, await readLists(database));
}

/**
 * Makes a statement about what a filter matches.
 * @param others the statement's parameters besides those of the filter
 */
export function filteredStatement(name: string, filter: ExposureFilter, others: Parameters = {}): ApiStatement {
  return apiStatement(name, { ...filterParameters(filter), ...others });
}

/**
 * Checks a filter, and runs a statement about what it matches.
 * @throws as `checkFilter`
 */
export async function runFiltered(
  database: Database,
  filter: ExposureFilter,
  { text, parameters }: ApiStatement,
): Promise<readonly Row[]> {
  const [rows] = await Promise.all([database.read(text, parameters), checkFilter(database, filter)]);
  return rows;
}

import { neighbourTypes } from '#graph/entities/neighbour-types.ts';
import { BadInput } from '#graph/failure/bad-input.ts';
import type { EdgeType } from '#graph/model/vocabulary.ts';
import { searchedLabels, type SearchedLabel } from '#graph/search/searched-labels.ts';

/** A hop's type; not given: null. @throws BadInput for what is none. */
export function readEdgeType(name: string | null | undefined): EdgeType | null {
  return name == null ? null : readName(name, neighbourTypes, 'type');
}

/** Types of hops; none given: none. @throws BadInput for what is none. */
export function readEdgeTypes(names: readonly string[] | null | undefined): readonly EdgeType[] {
  return (names ?? []).map((name) => readName(name, neighbourTypes, 'types'));
}

/** Labels to look among; none given: none. @throws BadInput for what is none. */
export function readSearchedLabels(names: readonly string[] | null | undefined): readonly SearchedLabel[] {
  return (names ?? []).map((name) => readName(name, searchedLabels, 'types'));
}

function readName<T extends string>(name: string, known: readonly T[], argument: string): T {
  const found = known.find((candidate) => candidate === name);
  if (found !== undefined) return found;
  throw new BadInput(`${argument} has "${name.slice(0, 40)}"; it takes ${known.join(', ')}.`, {
    extensions: { argument },
  });
}

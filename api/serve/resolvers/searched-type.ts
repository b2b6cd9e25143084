import type { ParameterType } from '#graph/library/saved-query.ts';
import { searchedLabels, type SearchedLabel } from '#graph/search/searched-labels.ts';

/** Of what `search(types:)` finds, what a parameter takes one or several of; null: another value. */
export function searchedType(type: ParameterType): SearchedLabel | null {
  switch (type.kind) {
    case 'list':
      return searchedType(type.of);
    case 'entity':
      return searchedLabels.find((label) => label === type.name) ?? null;
    case 'scalar':
      return null;
  }
}

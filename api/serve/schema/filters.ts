import { filterParts } from '#graph/exposure/filters.ts';
import type { FilterCondition, FilterPart } from '#graph/exposure/filters.ts';

/** SDL for the filter of exposures, derived from the table of its conditions. */
export function deriveExposureFilterSdl(): string {
  return `"All conditions must hold. A list of ids or keys matches any of its members. An empty list is not a condition."
input ExposureFilter {
  "Date; default: today, in UTC."
  asOf: Date
  "Ids or keys of designation lists; none: all foreign personnel."
  lists: [String!]
  "Origins of the engineer; default: FOREIGN. DOMESTIC is an error: domestic access is not an exposure."
  origins: [Origin!]
  "Ids of exposures: only these. \`coverage\` then counts accesses with such an exposure."
  exposures: [ID!]
  ${fields(filterParts.filter(({ excludes }) => !excludes))}
  "What chains must not have."
  exclude: ExposureExclusion
}

"Excludes chains that have any of these."
input ExposureExclusion {
  ${fields(filterParts.filter(({ excludes }) => excludes))}
}
`;
}

function fields(parts: readonly FilterPart[]): string {
  return parts
    .map(({ argument, condition, excludes }) => {
      const description = excludes ? condition.exclusion : condition.description;
      return `${JSON.stringify(description)}\n  ${argument.replace('exclude.', '')}: ${typeOf(condition)}`;
    })
    .join('\n  ');
}

function typeOf(condition: FilterCondition): string {
  switch (condition.kind) {
    case 'nodes':
      return '[ID!]';
    case 'values':
      return `[${condition.type}!]`;
    case 'lowest':
      return condition.type;
    case 'flag':
      return 'Boolean';
    case 'minimum':
      return 'Int';
  }
}

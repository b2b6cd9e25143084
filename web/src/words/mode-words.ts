import type { AccessBasis, AccessMode, DataClass } from '../generated/graphql.ts';

/** How a system is reached. */
export const modeWords: Readonly<Record<AccessMode, string>> = {
  DIRECT: 'direct access',
  ESCORTED: 'escorted access',
  VIEW_ONLY: 'view-only access',
};

/** How it is known that the access exists. */
export const basisWords: Readonly<Record<AccessBasis, string>> = {
  AUTHORIZED: 'authorized on paper',
  OBSERVED: 'observed',
};

export const dataClassWords: Readonly<Record<DataClass, string>> = {
  DOCUMENTED: 'documented',
  REPORTED: 'reported',
  INFERRED: 'inferred',
  SYNTHETIC: 'synthetic',
};

import type { AccessBasis, AccessMode, DataClass, Origin, OriginBasis } from '../generated/graphql.ts';

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

/** Why a person counts as foreign. */
export const originBasisWords: Readonly<Record<OriginBasis, string>> = {
  LOCATION: 'located abroad',
  STATUS: 'foreign person by status',
};

export const originWords: Readonly<Record<Origin, string>> = {
  FOREIGN: 'foreign',
  UNDETERMINED: 'origin undetermined',
  DOMESTIC: 'domestic',
};

export const dataClassWords: Readonly<Record<DataClass, string>> = {
  DOCUMENTED: 'documented',
  REPORTED: 'reported',
  INFERRED: 'inferred',
  SYNTHETIC: 'synthetic',
};

import type { EdgeType } from '../model/vocabulary.ts';

/** The property that, beside type and ends, makes statements ones of the same hop; by type of edge, where there is one. */
export const underOfEdges: Readonly<Partial<Record<EdgeType, 'access' | 'contract'>>> = {
  ACCESSES: 'access',
  ESCORTS: 'access',
  SUBCONTRACTS_TO: 'contract',
  EMPLOYS: 'contract',
};

import type { ChainOnDay } from './chain.ts';
import { gaps, type Gap, type Origin } from './exposure.ts';
import type { Access, EvidenceIndex } from './index-evidence.ts';

/** What is missing from a chain on a day. */
export function gapsOf(
  index: EvidenceIndex,
  access: Access,
  { chain, isCut }: ChainOnDay,
  origin: Origin,
): readonly Gap[] {
  const contract = chain.contract === null ? undefined : index.contracts.get(chain.contract);
  const isMissing: Readonly<Record<Gap, boolean>> = {
    NO_ESCORT_ON_RECORD: chain.escort === null,
    CONTRACT_NOT_IDENTIFIED: contract?.identified === false,
    EMPLOYMENT_NAMES_NO_CONTRACT: chain.step === 'unnamed',
    NO_SUBCONTRACT_ROUTE: chain.lineage === 'BROKEN' && chain.accountable !== null,
    EMPLOYER_UNKNOWN: chain.step === 'unknown',
    NO_CONTRACT_ON_ACCESS: access.contract === null,
    RELATED_CONTRACT: chain.contract !== access.contract,
    ORIGIN_UNDETERMINED: origin === 'UNDETERMINED',
    ROUTES_CUT: isCut,
  };
  return gaps.filter((gap) => isMissing[gap]);
}

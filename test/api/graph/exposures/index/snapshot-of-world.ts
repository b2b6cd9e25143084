import { encodeHistory, recordHistory } from '#graph/derive/history.ts';
import type { EvidenceIndex } from '#graph/exposure/evidence-index.ts';
import type { Evidence } from '#graph/exposure/evidence.ts';
import { buildChunk, makeDictionary } from '#graph/exposures/index/columns.ts';
import type { Snapshot } from '#graph/exposures/index/columns.ts';
import { dayNumber, open } from '#graph/model/day.ts';

/** The analysis of everything that some evidence knows, without a graph. */
export function snapshotOf(evidence: Evidence, index: EvidenceIndex): Snapshot {
  const dictionary = makeDictionary();
  const histories = [...index.accesses.keys()].flatMap((access) => {
    const history = recordHistory(index, access);
    return history === null ? [] : [{ access, encoded: encodeHistory(history) }];
  });
  const chunk = buildChunk(dictionary, histories);
  const countryDesignations = evidence.designations.flatMap(({ list, country, statement }) =>
    country === null
      ? []
      : [
          {
            list,
            country,
            from: statement.validFrom === null ? open.from : dayNumber(statement.validFrom),
            to: statement.validTo === null ? open.to : dayNumber(statement.validTo),
          },
        ],
  );
  return {
    version: 1,
    base: null,
    dictionary,
    chunks: [chunk],
    outdated: [new Uint8Array(chunk.accesses.length)],
    systems: new Map(
      evidence.systems.map(({ key, impactLevel }) => [key, { impactLevel, agency: null, counts: true }]),
    ),
    lists: new Map(
      ['10USC4872', 'L2', 'L3', 'EMPTY'].map((list) => [list, countryDesignations.some((one) => one.list === list)]),
    ),
    designations: countryDesignations,
    contracts: evidence.contracts.length,
    contractsWithPersonnel: 0,
  };
}

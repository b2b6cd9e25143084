import { WatchSetsDocument } from '../generated/graphql.ts';
import type { WatchSetPartsFragment, WatchSetsQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

/** Returns the watch sets by name, each with the number of its systems. */
export function useWatchSets(pause = false): Answer<WatchSetsQuery> {
  return useAnswer(WatchSetsDocument, {}, pause);
}

/** “owned by DISA or an agency below it · IL5 and up · name contains “cloud””. */
export function ruleInWords(rule: WatchSetPartsFragment): string {
  const { agencyKeys, minImpactLevel, systemKeys, nameContains } = rule;
  return [
    ...(agencyKeys.length === 0 ? [] : [`owned by ${names(agencyKeys, rule.agencies)} or an agency below`]),
    ...(minImpactLevel === null ? [] : [`IL${String(minImpactLevel)} and up`]),
    ...(nameContains === null ? [] : [`name contains “${nameContains}”`]),
    ...(systemKeys.length === 0 ? [] : [`one of ${names(systemKeys, rule.systems)}`]),
  ].join(' · ');
}

/** The names of nodes by their keys; of one that the data no longer has, the key. */
function names(
  keys: readonly string[],
  known: readonly Pick<WatchSetPartsFragment['agencies'][number], 'key' | 'caption'>[],
): string {
  const nameOf = (key: string): string => known.find((one) => one.key === key)?.caption ?? `${key} (not on record)`;
  return keys.map(nameOf).join(', ');
}

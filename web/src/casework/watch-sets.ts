import { WatchSetsDocument } from '../generated/graphql.ts';
import type { WatchSetPartsFragment, WatchSetsQuery } from '../generated/graphql.ts';
import type { Answer } from '../server/client.ts';
import { useAnswer } from '../server/use-answer.ts';

/** Returns the watch sets by name, each with the number of its systems. */
export function useWatchSets(pause = false): Answer<WatchSetsQuery> {
  return useAnswer(WatchSetsDocument, {}, pause);
}

/** “owned by DISA or an agency below it · IL5 and up · name contains “cloud””. */
export function ruleInWords({ agencies, minImpactLevel, systems, nameContains }: WatchSetPartsFragment): string {
  const names = (of: readonly { readonly caption: string }[]): string => of.map(({ caption }) => caption).join(', ');
  return [
    ...(agencies.length === 0 ? [] : [`owned by ${names(agencies)} or an agency below`]),
    ...(minImpactLevel === null ? [] : [`IL${String(minImpactLevel)} and up`]),
    ...(nameContains === null ? [] : [`name contains “${nameContains}”`]),
    ...(systems.length === 0 ? [] : [`one of ${names(systems)}`]),
  ].join(' · ');
}

import { compareKeys } from './compare-keys.ts';
import { maxRoutes, type Route } from './index-routes.ts';

/** Shortest first, then by contract, then by organizations. */
function compareRoutes(a: Route, b: Route): number {
  const difference = a.organizations.length - b.organizations.length || compareKeys(a.contract, b.contract);
  if (difference !== 0) return difference;
  for (let at = 0; at < a.organizations.length; at += 1) {
    const order = compareKeys(a.organizations[at] ?? '', b.organizations[at] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * The routes of one access and answering person that are shown: `maxRoutes` at most, best first, so chosen that every
 * organization that they lead to keeps its shortest. Only where there are more organizations than that are there more.
 */
export function cutRoutes(routes: readonly Route[]): { readonly kept: readonly Route[]; readonly isCut: boolean } {
  const ranked = [...routes].sort(compareRoutes);
  if (ranked.length <= maxRoutes) return { kept: ranked, isCut: false };
  const organizations = new Set<string | undefined>();
  const shortest = new Set<Route>();
  for (const route of ranked) {
    const organization = route.organizations.at(-1);
    if (organizations.has(organization)) continue;
    organizations.add(organization);
    shortest.add(route);
  }
  let room = maxRoutes - shortest.size;
  const kept = ranked.filter((route) => shortest.has(route) || room-- > 0);
  return { kept, isCut: kept.length < ranked.length };
}

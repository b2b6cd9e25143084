import type { Box, Line, Picture } from '#picture/picture.ts';
import type { OwnershipUnderRulesQuery } from '../generated/graphql.ts';
import { shareInWords } from './screened-rows.ts';

type Organization = Extract<NonNullable<OwnershipUnderRulesQuery['node']>, { readonly __typename: 'Organization' }>;
/** What one rule says about an organization, with the arithmetic. */
export type Finding = Organization['ownership']['findings'][number];
type Step = Finding['steps'][number];

/** What the thin lines of the picture are, in its legend. */
export const computedWords = 'computed under the rule, not stated';

/** The sources of the steps, in their order: their numbers are footnotes. */
export function sourcesOf(steps: readonly Step[]) {
  const all = steps.flatMap(({ statements }) => statements.map(({ source }) => source));
  return [...new Map(all.map((source) => [source.id, source])).values()];
}

/**
 * Draws who owns an organization: owners at the left, the organization at the right. What sources state has a thick line with the share; what
 * follows under the rule has a thin one beside it; what is not on record is dashed.
 */
export function drawOwnership(
  company: { readonly id: string; readonly caption: string },
  steps: readonly Step[],
): Picture {
  const depths = depthsOf(company.id, steps);
  const deepest = Math.max(0, ...depths.values(), ...steps.map(({ owned }) => (depths.get(owned.id) ?? 0) + 1));
  const laneOf = (depth: number): number => deepest - depth;
  const boxes = new Map<string, Box>();
  const results = new Map(steps.map(({ owned, result }) => [owned.id, result]));
  const put = (id: string, title: string, depth: number, of: Partial<Box>): void => {
    if (boxes.has(id)) return;
    const base = { id, node: id, role: 'organization', lane: laneOf(depth), title, detail: '', chips: [] } as const;
    boxes.set(id, { ...base, synthetic: false, chosen: false, ...of });
  };
  const putOrganization = (one: Step['owned']): void => {
    const result = results.get(one.id);
    put(one.id, one.caption, depths.get(one.id) ?? 0, {
      detail: result == null ? '' : `computed: ${shareInWords(result)}`,
      chips: one.country === null ? [] : [one.country.name],
      synthetic: one.dataClass === 'SYNTHETIC',
    });
  };
  if (steps.length === 0) put(company.id, company.caption, 0, {});
  const numbers = new Map(sourcesOf(steps).map(({ id }, at) => [id, at + 1]));
  const lines = steps.flatMap((step, at): readonly Line[] => {
    const { owner, owned, share, adds, statements } = step;
    putOrganization(owned);
    const id = `step ${String(at)}`;
    const base = { to: owned.id, synthetic: false, chosen: false } as const;
    if (owner === null) {
      const unknown = `rest ${owned.id}`;
      put(unknown, 'Not on record', (depths.get(owned.id) ?? 0) + 1, {
        node: null,
        role: 'unknown',
        detail: 'other owners',
      });
      return [{ ...base, id, from: unknown, kind: 'gap', hop: null, label: shareInWords(share) }];
    }
    putOrganization(owner);
    const marks = [...new Set(statements.flatMap(({ source }) => numbers.get(source.id) ?? []))].sort((a, b) => a - b);
    const stated: Line = {
      ...base,
      id,
      from: owner.id,
      kind: 'hop',
      hop: null,
      label: shareInWords(share),
      ...(marks.length === 0 ? {} : { footnotes: `[${marks.join(', ')}]` }),
      synthetic: owner.dataClass === 'SYNTHETIC',
    };
    if (adds === null || (adds.low === share.low && adds.high === share.high)) return [stated];
    return [
      stated,
      { ...base, id: `${id} adds`, from: owner.id, kind: 'other', hop: null, label: `counts ${shareInWords(adds)}` },
    ];
  });
  return { lanes: lanesOf(deepest), boxes: [...boxes.values()], lines, otherWords: computedWords };
}

/** How far organizations are from the company, over the fewest owners. */
function depthsOf(company: string, steps: readonly Step[]): ReadonlyMap<string, number> {
  const depths = new Map([[company, 0]]);
  for (let level = [company]; level.length > 0;) {
    const next = new Set<string>();
    for (const { owner, owned } of steps) {
      if (owner === null || !level.includes(owned.id) || depths.has(owner.id)) continue;
      depths.set(owner.id, (depths.get(owned.id) ?? 0) + 1);
      next.add(owner.id);
    }
    level = [...next];
  }
  return depths;
}

function lanesOf(deepest: number): readonly string[] {
  return Array.from({ length: deepest + 1 }, (_, lane) => {
    const depth = deepest - lane;
    return depth === 0
      ? 'Supplier'
      : depth === 1
        ? 'Owners'
        : depth === 2
          ? 'Owners of owners'
          : `Owners, step ${String(depth)}`;
  });
}

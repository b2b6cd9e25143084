import { z } from 'zod/mini';
import { evidenceClasses } from '../address/address.ts';
import { holdsOn } from '../exposures/chain.ts';
import type { DataClass } from '../generated/graphql.ts';
import { dayInShort } from '../words.ts';

const period = z.readonly(
  z.object({
    from: z.nullable(z.string()),
    /** Exclusive. */
    to: z.nullable(z.string()),
    /** Absent in documents of older versions, which do not say which statement has which class. */
    dataClass: z.optional(z.enum(evidenceClasses)),
  }),
);

/** What a canvas keeps of a hop. */
export const edge = z.readonly(
  z.object({
    id: z.string(),
    type: z.string(),
    from: z.string(),
    to: z.string(),
    /** The key of its contract or access. */
    under: z.nullable(z.string()),
    /** The periods of its statements. */
    periods: z.readonly(z.array(period)),
    /** The classes of all its statements, whatever the day. */
    dataClasses: z.readonly(z.array(z.enum(evidenceClasses))),
  }),
);
export type CanvasEdge = z.infer<typeof edge>;

/** The day and the classes of evidence that count. */
interface DayAndEvidence {
  readonly asOf: string;
  readonly evidence: readonly DataClass[];
}

/** Whether a statement of an edge is valid on the day and has one of the selected classes. */
export function holds(edge: CanvasEdge, { asOf, evidence }: DayAndEvidence): boolean {
  return validOn(edge, asOf).some((one) => {
    const classes = classesOf(edge, one);
    return classes.length > 0 && classes.every((dataClass) => evidence.includes(dataClass));
  });
}

/** Whether only synthetic statements of an edge are valid on the day; if none is valid, whether all its statements are synthetic. */
export function isSyntheticOn(edge: CanvasEdge, asOf: string): boolean {
  const valid = validOn(edge, asOf);
  const shown = valid.length > 0 ? valid : edge.periods;
  const classes = shown.length > 0 ? shown.map((one) => classesOf(edge, one)) : [edge.dataClasses];
  return classes.every((some) => some.includes('SYNTHETIC'));
}

function validOn({ periods }: CanvasEdge, day: string): readonly z.infer<typeof period>[] {
  return periods.filter((one) => holdsOn([one], day));
}

/** The class of a statement; all that it may have if the document does not say. */
function classesOf({ dataClasses }: CanvasEdge, { dataClass }: z.infer<typeof period>): readonly DataClass[] {
  return dataClass === undefined ? dataClasses : [dataClass];
}

/** Whether an edge holds on the day, and if not, when it does. */
export function whenItHolds(edge: CanvasEdge, conditions: DayAndEvidence): string {
  const { periods } = edge;
  const { asOf } = conditions;
  if (holdsOn(periods, asOf))
    return holds(edge, conditions) ? 'on this day' : 'on this day, but not in the selected evidence';
  const ends = periods.flatMap(({ to }) => (to !== null && to <= asOf ? [to] : [])).sort();
  const starts = periods.flatMap(({ from }) => (from !== null && from > asOf ? [from] : [])).sort();
  const [last, next] = [ends.at(-1), starts[0]];
  return [
    'not on this day',
    ...(last === undefined ? [] : [`before ${dayInShort(last)}`]),
    ...(next === undefined ? [] : [`from ${dayInShort(next)}`]),
  ].join('; ');
}

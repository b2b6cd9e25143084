import type { EdgeType } from '../model/vocabulary.ts';

/** A hop between two neighbours on a path. */
export interface StepHop {
  readonly type: EdgeType;
  /** Whether it goes the way the path does. */
  readonly forward: boolean;
  /** Its access or contract. */
  readonly under: string | null;
}

interface Choice {
  readonly hop: StepHop;
  /** How often neighbours agree up to here. */
  readonly agreeing: number;
  readonly before: Choice | null;
}

/**
 * One hop for each step of a path, so chosen that as many neighbours as can be are of the same access or contract: an escort of
 * one access beside another access would look like what it is not. Else the first of a step's hops.
 */
export function chooseHops(steps: readonly (readonly StepHop[])[]): readonly StepHop[] {
  let choices: readonly Choice[] = [];
  for (const [at, hops] of steps.entries())
    choices = hops.map((hop) => {
      let best: Choice | null = null;
      let most = 0;
      for (const before of at === 0 ? [] : choices) {
        const agreeing = before.agreeing + Number(hop.under !== null && hop.under === before.hop.under);
        if (best !== null && agreeing <= most) continue;
        best = before;
        most = agreeing;
      }
      return { hop, agreeing: most, before: best };
    });
  let last: Choice | null = null;
  for (const choice of choices) if (last === null || choice.agreeing > last.agreeing) last = choice;
  const chosen: StepHop[] = [];
  for (let at = last; at !== null; at = at.before) chosen.unshift(at.hop);
  return chosen;
}

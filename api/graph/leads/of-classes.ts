import type { DataClass } from '../model/vocabulary.ts';

interface Classed {
  readonly dataClass: DataClass;
}

/** Whether statements count under a condition on data classes; no class is no condition. */
export function ofClasses(dataClasses: readonly DataClass[]): (statement: Classed) => boolean {
  return ({ dataClass }) => dataClasses.length === 0 || dataClasses.includes(dataClass);
}

import { conditionList } from '../exposure/filters.ts';
import type { FilterCondition } from '../exposure/filters.ts';
import type { ParameterType } from './question.ts';

/** What a parameter must be to take a condition of exposure filters. */
interface Taken {
  /** The type of one value. */
  readonly type: string;
  /** Whether it may take a list of them. */
  readonly isList: boolean;
  readonly description: string;
}

/** By the name of the condition's argument. Exclusions are not included. */
const conditions: ReadonlyMap<string, Taken> = new Map<string, Taken>([
  ['asOf', { type: 'Date', isList: false, description: 'The date the question is about.' }],
  [
    'lists',
    {
      type: 'DesignationList',
      isList: true,
      description: 'Keys of designation lists. If empty, all foreign personnel count.',
    },
  ],
  ...conditionList.map(([name, condition]) => [name, takenOf(condition)] as const),
]);

function takenOf(condition: FilterCondition): Taken {
  const { description } = condition;
  switch (condition.kind) {
    case 'nodes':
      return { type: condition.label, isList: true, description };
    case 'values':
      return { type: 'String', isList: true, description };
    case 'lowest':
      return { type: 'String', isList: false, description };
    case 'flag':
      return { type: 'Boolean', isList: false, description };
    case 'minimum':
      return { type: 'Int', isList: false, description };
  }
}

/** The condition that a parameter takes, or why it cannot take it. */
type Found = { readonly condition: string; readonly description: string } | { readonly problem: string };

/** Returns the condition of a name for a parameter of a type. */
export function conditionOf(name: string, type: ParameterType): Found {
  const taken = conditions.get(name);
  if (taken === undefined)
    return { problem: `there is no condition "${name}": use one of ${[...conditions.keys()].join(', ')}` };
  const single = type.kind === 'list' ? type.of : type;
  const fits = single.kind !== 'list' && single.name === taken.type && (type.kind !== 'list' || taken.isList);
  return fits
    ? { condition: name, description: taken.description }
    : { problem: `the condition ${name} is ${taken.isList ? 'a list of' : 'one'} ${taken.type}` };
}

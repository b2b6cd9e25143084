import { getArgumentValues, isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { countMonths } from '#graph/exposures/timeline.ts';
import { questionLimits } from '#graph/limits.ts';
import { decodeId } from './ids.ts';
import { requestLimits } from './limits.ts';

/** What a field costs in addition to the objects that it returns, because it reads more. */
export interface FieldCost {
  readonly description: string;
  readonly cost: (given: Arguments) => number;
}

type Arguments = Readonly<Record<string, unknown>>;

interface Unit {
  readonly description: string;
  readonly count: (given: Arguments) => number;
}

/**
 * What costs are counted by: the members of `CostUnit`. An invalid argument counts at most as much as its limit: its own error says more than that the
 * query is too expensive.
 */
const units: ReadonlyMap<string, Unit> = new Map(
  Object.entries<Unit>({
    EXPOSURE: {
      description: 'for each id of an exposure',
      count: ({ id, ids }) =>
        clamp(requestLimits.ids.most, (Array.isArray(ids) ? ids : [id]).filter(isExposureId).length),
    },
    MONTH: {
      description: 'for each month',
      count: ({ from, to }) =>
        typeof from === 'string' && typeof to === 'string'
          ? clamp(questionLimits.months.most, countMonths(from, to))
          : 0,
    },
    REMOVED: {
      description: 'for each node in `remove`',
      count: ({ remove }) => clamp(questionLimits.removed.most, lengthOf(remove)),
    },
    AMONG: {
      description: 'for each node in `among`',
      count: ({ among }) => clamp(requestLimits.among.most, lengthOf(among)),
    },
    WITHOUT: {
      description: 'for each node in `without`',
      count: ({ to }) => clamp(questionLimits.removed.most, lengthOf(memberOf(to, 'without'))),
    },
    IMPORT: {
      description: 'for imports',
      count: ({ from }) => (memberOf(from, 'import') == null ? 0 : 1),
    },
    HOP: {
      description: 'for each hop of `maxHops` and each node in `via`',
      count: ({ maxHops, via }) =>
        clamp(questionLimits.maxHops.most, typeof maxHops === 'number' ? maxHops : 0) +
        clamp(questionLimits.via.most, lengthOf(via)),
    },
  }),
);

/** The members of `CostUnit` in the schema. */
export const costUnits = [...units].map(([name, { description }]) => ({
  name,
  description: `${description.charAt(0).toUpperCase()}${description.slice(1)}.`,
}));

const directiveArguments = z.object({
  weight: z.number(),
  each: z.string().nullish(),
});

/**
 * Reads the directives `@cost` of the schema: the costs of root fields of queries by name, of others by `Type.field`.
 * @throws Error if nothing counts a unit, so that the server does not start
 */
export function readFieldCosts(schema: GraphQLSchema): ReadonlyMap<string, FieldCost> {
  return new Map(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).flatMap((field) => {
            const cost = costOf(schema, field);
            return cost === null
              ? []
              : [[type.name === 'Query' ? field.name : `${type.name}.${field.name}`, cost] as const];
          })
        : [],
    ),
  );
}

/** The sum of a field's costs; null if it has none. */
function costOf(schema: GraphQLSchema, { astNode }: GraphQLField<unknown, unknown>): FieldCost | null {
  const directive = schema.getDirective('cost');
  const nodes = (astNode?.directives ?? []).filter(({ name }) => name.value === 'cost');
  if (directive == null || nodes.length === 0) return null;
  const costs = nodes.map((node) => {
    const { weight, each } = directiveArguments.parse(getArgumentValues(directive, node));
    const unit = each == null ? null : units.get(each);
    if (unit === undefined) throw new Error(`Nothing counts ${String(each)}.`);
    return {
      description: [weight.toLocaleString('en-US'), ...(unit === null ? [] : [unit.description])].join(' '),
      cost: (given: Arguments) => weight * (unit?.count(given) ?? 1),
    };
  });
  const [last = '', ...others] = costs.map(({ description }) => description).toReversed();
  return {
    description: others.length === 0 ? last : `${others.toReversed().join(', ')}, and ${last}`,
    cost: (given) => costs.reduce((sum, { cost }) => sum + cost(given), 0),
  };
}

/** A count, from 0 to its limit. */
function clamp(most: number, count: number): number {
  return Number.isNaN(count) ? 0 : Math.min(Math.max(count, 0), most);
}

function isExposureId(id: unknown): boolean {
  return typeof id === 'string' && decodeId(id)?.type === 'Exposure';
}

function memberOf(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null
    ? Object.entries(input).find(([member]) => member === name)?.[1]
    : null;
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

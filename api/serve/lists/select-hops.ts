import { getArgumentValues, isObjectType, type FieldNode, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { HopsBelow } from '#graph/lists/list-request.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { checkArguments } from '../resolvers/check-arguments.ts';
import { hopFields } from './hop-fields.ts';
import { readHopListing } from './read-hop-listing.ts';
import type { Selected } from './selected-fields.ts';

/** A field in an execution, with what its selections are read by. */
export interface Place extends Selected {
  readonly schema: GraphQLSchema;
  /** How many lists of hops stand above it: deeper ones are asked for level by level, for the planner's sake. */
  readonly depth?: number;
}

/** Statements grow with each list in them, and so does the time to plan them. */
const mostDepth = 6;
const mostInOne = 4;

/**
 * The lists of hops that a query asks of the nodes of a page, to be fetched with them. What is wrong with the arguments of
 * one is told where it is resolved.
 * @param selections of the page's nodes, by field name: each in the executor's order
 */
export function selectHops(
  place: Place,
  label: Label,
  selections: readonly (ReadonlyMap<string, readonly FieldNode[]> | undefined)[],
): readonly HopsBelow[] {
  const depth = place.depth ?? 0;
  if (depth >= mostDepth) return [];
  const type = place.schema.getType(label);
  const fields = isObjectType(type) ? type.getFields() : {};
  const found: HopsBelow[] = [];
  for (const [first, asked] of placesOf(label, selections)) {
    const field = hopFields.find(({ near, name }) => near === label && name === first.name.value);
    const declared = fields[first.name.value];
    if (field === undefined || declared === undefined || found.length === mostInOne) continue;
    const given = readArguments(label, declared, first, place);
    if (given === null) continue;
    const listing = attempt(() => readHopListing(field, given, { ...place, fieldNodes: asked, depth: depth + 1 }));
    if (listing !== null) found.push({ place: first, request: listing.request });
  }
  return found;
}

/** What the executor will resolve as one field, by the first of its nodes: by this the resolver finds what was fetched. */
function placesOf(
  label: Label,
  selections: readonly (ReadonlyMap<string, readonly FieldNode[]> | undefined)[],
): ReadonlyMap<FieldNode, readonly FieldNode[]> {
  const places = new Map<FieldNode, FieldNode[]>();
  for (const selection of selections) {
    const firsts = new Map<string, FieldNode>();
    for (const { name } of hopFields.filter(({ near }) => near === label)) {
      for (const node of selection?.get(name) ?? []) {
        const called = node.alias?.value ?? name;
        const first = firsts.get(called) ?? node;
        firsts.set(called, first);
        places.set(first, [...(places.get(first) ?? []), node]);
      }
    }
  }
  return places;
}

function readArguments(
  label: Label,
  declared: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variableValues }: Place,
): Readonly<Record<string, unknown>> | null {
  return attempt(() => {
    const given = getArgumentValues(declared, node, variableValues);
    checkArguments(`${label}.${declared.name}`, declared.args, given);
    return given;
  });
}

/** Null for what fails: the field's own resolver meets the same and tells it at its place. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

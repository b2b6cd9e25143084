import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getArgumentValues,
  getDirectiveValues,
  isObjectType,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLSchema,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { listedFields, statementFields } from '#graph/lists/fields.ts';
import type { HopRequest, HopsBelow } from '#graph/lists/hops.ts';
import { readPlace } from '#graph/lists/order.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { captionProperties, entityTypes } from '../schema/entities.ts';
import { hopFields } from '../schema/fields.ts';
import type { HopField } from '../schema/fields.ts';
import { checkArguments } from './arguments.ts';
import { readCondition, readOrder } from './conditions.ts';
import type { HopListing } from './loaders.ts';

/** What of an execution a selection is looked up in. */
interface Selected {
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/**
 * What is selected under a field, by field name, in the executor's order: rather too much than too little, for what types
 * fragments are about is not looked at. Aliases of a field are together.
 */
function selectedFields(selected: Selected): ReadonlyMap<string, readonly FieldNode[]> {
  const { fieldNodes, fragments, variableValues } = selected;
  const found = new Map<string, FieldNode[]>();
  const seen = new Set<string>();
  const collect = (set: SelectionSetNode | undefined) => {
    for (const selection of set?.selections ?? []) {
      if (!isIncluded(selection, variableValues)) continue;
      switch (selection.kind) {
        case Kind.FIELD:
          found.set(selection.name.value, [...(found.get(selection.name.value) ?? []), selection]);
          break;
        case Kind.INLINE_FRAGMENT:
          collect(selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD:
          if (seen.has(selection.name.value)) break;
          seen.add(selection.name.value);
          collect(fragments[selection.name.value]?.selectionSet);
          break;
      }
    }
  };
  for (const { selectionSet } of fieldNodes) collect(selectionSet);
  return found;
}

function isIncluded(selection: SelectionNode, variables: Selected['variableValues']): boolean {
  if ((selection.directives ?? []).length === 0) return true;
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false
  );
}

/** What is selected of a connection: of its nodes their properties and hops, and how much of the statements of its edges. */
type SelectedPage = Pick<HopRequest, 'properties' | 'statements' | 'withNext'>;

/** Only what the query asks for is fetched. */
export function selectPage(place: Place, label: Label): SelectedPage {
  const page = selectedFields(place);
  const below = (fieldNodes: Place['fieldNodes'] = []) => ({ ...place, fieldNodes });
  const edges = selectedFields(below(page.get('edges')));
  const [ofNodes, ofEdges] = [below(page.get('nodes')), below(edges.get('node'))].map(selectedFields);
  const fields = [...(ofNodes?.keys() ?? []), ...(ofEdges?.keys() ?? [])];
  const names = new Set(fields.flatMap((field) => propertiesOf(label).get(field) ?? []));
  const hops = selectedFields(below(edges.get('hop')));
  const stated = [...(edges.get('statements') ?? []), ...(hops.get('statements') ?? [])];
  const statements = selectedFields(below(stated));
  return {
    properties: {
      names: [...names],
      withLabels: fields.includes('roles'),
      hops: selectHops(place, label, [ofNodes, ofEdges]),
    },
    // What is claimed of a hop depends on its statements.
    statements:
      statements.has('properties') || statements.has('claims') || hops.has('claims')
        ? 'all'
        : stated.length > 0
          ? 'common'
          : 'none',
    withNext: page.has('pageInfo'),
  };
}

const known = new Map<Label, ReadonlyMap<string, readonly string[]>>();

/** The properties that a field's value follows from, where there are any. */
function propertiesOf(label: Label): ReadonlyMap<string, readonly string[]> {
  const before = known.get(label);
  if (before !== undefined) return before;
  const type = entityTypes.find((candidate) => candidate.label === label);
  const made = new Map<string, readonly string[]>(
    type === undefined
      ? ['caption', 'name', 'isForeign'].map((field) => [field, [field === 'caption' ? 'name' : field]])
      : [
          ...['dataClass', 'confidence'].map((name) => [name, [name]] as const),
          ...type.fields.map(({ name }) => [name, [name]] as const),
          ['caption', captionProperties(type)] as const,
        ],
  );
  known.set(label, made);
  return made;
}

/** A field in an execution, with what its selections are read by. */
interface Place extends Selected {
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
function selectHops(
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

type Given = Readonly<Record<string, unknown>>;

/**
 * What a field lists of each node at its place in a query.
 * @param fetched the request that was read from the same arguments when the hops were fetched with the node
 * @throws BAD_USER_INPUT for what is wrong in filters, order or cursor.
 */
export function readHopListing(field: HopField, given: Given, place: Place, fetched?: HopRequest): HopListing {
  const list = `${field.near}.${field.name}`;
  const cursor = typeof given['after'] === 'string' ? given['after'] : null;
  return { list, cursor, request: fetched ?? readRequest(field, given, place, { list, cursor }) };
}

function readRequest(
  { far, relationship, isForward }: HopField,
  given: Given,
  place: Place,
  { list, cursor }: Pick<HopListing, 'list' | 'cursor'>,
): HopRequest {
  const fields = listedFields.get(far) ?? [];
  const order = readOrder(given['orderBy'], fields);
  return {
    relationship,
    isForward,
    asOf: typeof given['asOf'] === 'string' ? given['asOf'] : null,
    condition: readCondition(given['filter'], fields, 'filter'),
    statementCondition: readCondition(given['statement'], statementFields(relationship), 'statement'),
    order,
    first: Number(given['first']),
    after: cursor === null ? null : readPlace(list, order, cursor),
    ...selectPage(place, far),
  };
}

/** Whether a field of a name is selected anywhere below. */
export function mentionsField(selected: Selected, name: string): boolean {
  const fields = selectedFields(selected);
  return (
    fields.has(name) || [...fields.values()].some((fieldNodes) => mentionsField({ ...selected, fieldNodes }, name))
  );
}

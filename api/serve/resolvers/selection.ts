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
import { listedFields } from '#graph/lists/fields.ts';
import type { HopRequest, HopsBelow } from '#graph/lists/hops.ts';
import { readPlace } from '#graph/lists/order.ts';
import { captionProperties } from '#graph/model/caption.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { entityTypes } from '../schema/entities.ts';
import { hopFields } from '../schema/fields.ts';
import type { HopField } from '../schema/fields.ts';
import { statementFields } from '../schema/statements.ts';
import { checkArguments } from './arguments.ts';
import { nodesOf, readCondition, readOrder, statementsOf } from './conditions.ts';
import type { HopListing } from './loaders.ts';

/** The parts of an execution in which selections are looked up. */
interface Selected {
  readonly fieldNodes: readonly FieldNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/**
 * Collects the selections under a field by field name, in the executor's order. May return too much but never too little,
 * because the type conditions of fragments are ignored. All aliases of a field are together.
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

/** The fields of a statement that need its properties: claims and passages about a hop depend on these. */
const ofProperties: ReadonlySet<string> = new Set([
  ...['properties', 'claims', 'passages'],
  ...statementFields.map(({ name }) => name),
]);

/** Whether a selection, at any depth, needs the properties of statements. May say so too often, because fields of other types have the same names. */
export function selectsProperties({ fieldNodes, ...place }: Selected): boolean {
  return [...selectedFields({ ...place, fieldNodes })].some(([name, below]) => {
    if (name === 'claims' || name === 'passages') return true;
    const selected = { ...place, fieldNodes: below };
    const isStated =
      name === 'statements' && [...selectedFields(selected).keys()].some((field) => ofProperties.has(field));
    return isStated || selectsProperties(selected);
  });
}

/** What a query selects of a connection: properties and hops of its nodes, and how much of the statements of its edges. */
type SelectedPage = Pick<HopRequest, 'properties' | 'statements' | 'withNext'>;

/** Determines what to fetch for a connection: only what the query selects. */
export function selectPage(place: Place, label: Label): SelectedPage {
  const page = selectedFields(place);
  const below = (fieldNodes: Place['fieldNodes'] = []) => ({ ...place, fieldNodes });
  const edges = selectedFields(below(page.get('edges')));
  const ofNodes = selectedFields(below(page.get('nodes')));
  const ofEdges = selectedFields(below(edges.get('node')));
  const fields = [...ofNodes.keys(), ...ofEdges.keys()];
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
    statements:
      [...statements.keys()].some((field) => ofProperties.has(field)) || hops.has('claims')
        ? 'all'
        : stated.length > 0
          ? 'common'
          : 'none',
    withNext: page.has('pageInfo'),
  };
}

const propertiesByLabel = new Map<Label, ReadonlyMap<string, readonly string[]>>();

/** The properties that the fields of a label's type are computed from, by field. */
function propertiesOf(label: Label): ReadonlyMap<string, readonly string[]> {
  const cached = propertiesByLabel.get(label);
  if (cached !== undefined) return cached;
  const type = entityTypes.find((candidate) => candidate.label === label);
  const properties = new Map<string, readonly string[]>(
    type === undefined
      ? ['name', 'isForeign'].map((name) => [name, [name]])
      : [
          ...['dataClass', 'confidence'].map((name) => [name, [name]] as const),
          ...type.fields.map(({ name }) => [name, [name]] as const),
          ...(label === 'Organization' ? [['identifiers', ['uei', 'cage', 'lei', 'otherIdentifiers']] as const] : []),
        ],
  );
  properties.set('caption', captionProperties(label));
  propertiesByLabel.set(label, properties);
  return properties;
}

/** A field in an execution, with the context for reading its selections. */
interface Place extends Selected {
  readonly schema: GraphQLSchema;
  /** Number of hop lists above it; lists below `maxDepth` are fetched level by level, which is faster to plan. */
  readonly depth?: number;
}

/** Limits of the hop lists in one Cypher statement, because planning time grows with each list. */
const maxDepth = 6;
const maxLists = 4;

/**
 * Finds the hop lists that a query selects on the nodes of a page, to fetch them with the nodes. Skips lists with invalid
 * arguments: their own resolvers report the error.
 * @param selections the selections on the page's nodes by field name, each in the executor's order
 */
function selectHops(
  place: Place,
  label: Label,
  selections: readonly ReadonlyMap<string, readonly FieldNode[]>[],
): readonly HopsBelow[] {
  const depth = place.depth ?? 0;
  if (depth >= maxDepth) return [];
  const type = place.schema.getType(label);
  const fields = isObjectType(type) ? type.getFields() : {};
  const found: HopsBelow[] = [];
  for (const [first, fieldNodes] of placesOf(label, selections)) {
    const field = hopFields.find(({ near, name }) => near === label && name === first.name.value);
    const declared = fields[first.name.value];
    if (field === undefined || declared === undefined || found.length === maxLists) continue;
    const given = readArguments(label, declared, first, place);
    if (given === null) continue;
    const listing = orNull(() => readHopListing(field, given, { ...place, fieldNodes, depth: depth + 1 }));
    if (listing !== null) found.push({ place: first, request: listing.request });
  }
  return found;
}

/** Groups selections that the executor resolves as one field, by their first node; the resolver uses it to find what was fetched. */
function placesOf(
  label: Label,
  selections: readonly ReadonlyMap<string, readonly FieldNode[]>[],
): ReadonlyMap<FieldNode, readonly FieldNode[]> {
  const places = new Map<FieldNode, FieldNode[]>();
  for (const selection of selections) {
    const firsts = new Map<string, FieldNode>();
    for (const { name } of hopFields.filter(({ near }) => near === label)) {
      for (const node of selection.get(name) ?? []) {
        const responseName = node.alias?.value ?? name;
        const first = firsts.get(responseName) ?? node;
        firsts.set(responseName, first);
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
  return orNull(() => {
    const given = getArgumentValues(declared, node, variableValues);
    checkArguments(`${label}.${declared.name}`, declared.args, given);
    return given;
  });
}

/** Returns null on failure, because the field's own resolver throws the same error at its path. */
function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads from a field's arguments and selections which hops it lists.
 * @param fetched the request that was read from the same arguments if the hops were fetched with the node
 * @throws BAD_USER_INPUT for an invalid filter, order or cursor
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
    condition: readCondition(given['filter'], nodesOf(far), 'filter'),
    statementCondition: readCondition(given['statement'], statementsOf(relationship), 'statement'),
    order,
    first: Number(given['first']),
    after: cursor === null ? null : readPlace(list, order, cursor),
    ...selectPage(place, far),
  };
}

/** The names of the fields that are selected under a field, at any depth. */
export function selectedNames({ fieldNodes, ...place }: Selected): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (nodes: readonly FieldNode[]) => {
    for (const [name, below] of selectedFields({ ...place, fieldNodes: nodes })) {
      names.add(name);
      collect(below);
    }
  };
  collect(fieldNodes);
  return names;
}

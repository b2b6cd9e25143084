import type { ListedProperties } from '#graph/lists/list-request.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { captionProperties } from '../schema/caption-properties.ts';
import { entityTypes } from '../schema/entity-types.ts';
import { selectedFields, type Selected } from './selected-fields.ts';

/** What is selected of a connection: the nodes' properties, and how much of the statements of its edges. */
export interface SelectedPage {
  readonly properties: ListedProperties;
  readonly statements: 'none' | 'common' | 'all';
}

/** Only what the query asks for is fetched. */
export function selectPage(selected: Selected, label: Label): SelectedPage {
  const { fragments } = selected;
  const page = selectedFields(selected);
  const edges = selectedFields({ fieldNodes: page.get('edges') ?? [], fragments });
  const nodes = [...(page.get('nodes') ?? []), ...(edges.get('node') ?? [])];
  const fields = [...selectedFields({ fieldNodes: nodes, fragments }).keys()];
  const names = new Set(fields.flatMap((field) => propertiesOf(label).get(field) ?? []));
  const hops = selectedFields({ fieldNodes: edges.get('hop') ?? [], fragments });
  const stated = [...(edges.get('statements') ?? []), ...(hops.get('statements') ?? [])];
  const statements = selectedFields({ fieldNodes: stated, fragments });
  return {
    properties: { names: [...names], withLabels: fields.includes('roles') },
    // What is claimed of a hop depends on its statements.
    statements:
      statements.has('properties') || statements.has('claims') || hops.has('claims')
        ? 'all'
        : stated.length > 0
          ? 'common'
          : 'none',
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

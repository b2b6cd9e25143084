import type { HopRequest } from '#graph/lists/hop-request.ts';
import type { Label } from '#graph/model/vocabulary.ts';
import { captionProperties } from '../schema/caption-properties.ts';
import { entityTypes } from '../schema/entity-types.ts';
import { selectHops } from './select-hops.ts';
import { selectedFields } from './selected-fields.ts';
import type { Place } from './select-hops.ts';

/** What is selected of a connection: of its nodes their properties and hops, and how much of the statements of its edges. */
export type SelectedPage = Pick<HopRequest, 'properties' | 'statements' | 'withNext'>;

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

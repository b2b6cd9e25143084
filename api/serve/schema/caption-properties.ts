import type { EntityType } from './entity-types.ts';

/** The properties of which the first that has a value is what a picture calls a node. */
export function captionProperties(type: EntityType): readonly string[] {
  const names = type.table.kind === 'entity' ? type.table.caption : ['tier'];
  return names.flatMap((name) => type.fields.find(({ field }) => field.name === name)?.name ?? []);
}

import type { Value } from '../driver/database.ts';
import type { NodeRef } from '../exposure/exposure.ts';
import { tables } from '../model/tables.ts';
import { labels } from '../model/vocabulary.ts';
import type { Label } from '../model/vocabulary.ts';

/** How a node is called: its label of the model, or its first where it is of none, with key and caption. */
export interface NodeName {
  readonly label: string;
  readonly key: string;
  readonly caption: string;
  /** Null: not a node of the model, so not one that the API knows. */
  readonly ref: NodeRef | null;
}

const captions: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(tables).flatMap((table) => {
    if (table.kind !== 'entity') return [];
    const fields = table.caption.map((name) => table.fields.find((field) => field.name === name));
    return [
      [table.label, fields.flatMap((field) => (field !== undefined && 'property' in field ? [field.property] : []))],
    ];
  }),
);

export function nameNode(nodeLabels: readonly string[], properties: Readonly<Record<string, Value>>): NodeName {
  const label = labels.find((known) => nodeLabels.includes(known)) ?? null;
  const key = properties['key'];
  const known = typeof key === 'string' ? key : '';
  return {
    label: label ?? nodeLabels[0] ?? '',
    key: known,
    caption: captionOf(label, properties) ?? known,
    ref: label !== null && known !== '' ? { label, key: known } : null,
  };
}

function captionOf(label: Label | null, properties: Readonly<Record<string, Value>>): string | undefined {
  const names = (label === null ? undefined : captions.get(label)) ?? ['name'];
  return names
    .map((name) => properties[name])
    .find((value): value is string => typeof value === 'string' && value !== '');
}

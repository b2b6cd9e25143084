import { selectedFields, type Selected } from '../lists/selected-fields.ts';

/** Whether a field of a name is selected anywhere below. */
export function mentionsField(selected: Selected, name: string): boolean {
  const fields = selectedFields(selected);
  return (
    fields.has(name) || [...fields.values()].some((fieldNodes) => mentionsField({ ...selected, fieldNodes }, name))
  );
}

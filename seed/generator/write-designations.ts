import { calendar } from './calendar.ts';
import type { World } from './world.ts';

/** A list of the world's own that designates a few of its organizations; the real lists are policy data and not touched. */
export function writeDesignations({ size, writer, ids }: World): void {
  const { list } = ids;
  const source = ids.source.register;
  writer.add('lists', {
    id: list,
    title: 'Synthetic list of entities',
    citation: 'none: synthetic',
    source,
    confidence: 90,
  });
  for (let index = 7; index < Math.min(size.organizations, 400); index += 40) {
    const organization = ids.organization(index);
    writer.add('designations', { list, organization, valid_from: calendar.day(200 + index), source, confidence: 90 });
  }
}

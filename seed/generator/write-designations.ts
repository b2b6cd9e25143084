import { calendar } from './calendar.ts';
import { syntheticSources } from './synthetic-sources.ts';
import { syntheticId, type World } from './world.ts';

/** A list of the world's own that designates a few of its organizations; the real lists are policy data and not touched. */
export function writeDesignations({ size, writer }: World): void {
  const list = 'SYN-LIST-ENTITIES';
  const source = syntheticSources.register;
  writer.add('lists', {
    id: list,
    title: 'Synthetic list of entities',
    citation: 'none: synthetic',
    source,
    confidence: 90,
  });
  for (let index = 7; index < Math.min(size.organizations, 400); index += 40) {
    const organization = syntheticId.organization(index);
    writer.add('designations', { list, organization, valid_from: calendar.day(200 + index), source, confidence: 90 });
  }
}

import { calendar } from './world.ts';
import type { World } from './world.ts';

/** Writes a synthetic designation list that names some of the world's organizations. The real lists are policy data and not part of the world. */
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

const titles = [
  ['awards', 'Synthetic award feed', '2026-11-02'],
  ['register', 'Synthetic register of organizations', '2026-10-01'],
  ['personnel', 'Synthetic personnel records', '2026-10-15'],
  ['access', 'Synthetic access and escort records', '2026-10-20'],
  ['audit', 'Synthetic audit', '2026-09-01'],
] as const;

/** Writes the sources of the world's rows. */
export function writeSources({ writer, ids }: World): void {
  for (const [name, title, day] of titles) {
    writer.add('sources', {
      id: ids.source[name],
      title: `${title} (world ${ids.world})`,
      publisher: 'Subtier generator',
      published_on: day,
      retrieved_at: day,
      data_class: 'synthetic',
    });
  }
}

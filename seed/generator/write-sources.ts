import type { World } from './world.ts';

const titles = [
  ['awards', 'Synthetic award feed', '2026-11-02'],
  ['register', 'Synthetic register of organizations', '2026-10-01'],
  ['personnel', 'Synthetic personnel records', '2026-10-15'],
  ['access', 'Synthetic access and escort records', '2026-10-20'],
  ['audit', 'Synthetic audit', '2026-09-01'],
] as const;

/** The sources that the world's rows are statements of. */
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

import type { PackageWriter } from './package-writer.ts';

/** The sources that the world's rows are statements of: an award feed, registers, access records, and an audit that sees some of it differently. */
export const syntheticSources = {
  awards: 'SYN-S-AWARDS',
  register: 'SYN-S-REGISTER',
  personnel: 'SYN-S-PERSONNEL',
  access: 'SYN-S-ACCESS',
  audit: 'SYN-S-AUDIT',
} as const;

const titles = [
  [syntheticSources.awards, 'Synthetic award feed', '2026-11-02'],
  [syntheticSources.register, 'Synthetic register of organizations', '2026-10-01'],
  [syntheticSources.personnel, 'Synthetic personnel records', '2026-10-15'],
  [syntheticSources.access, 'Synthetic access and escort records', '2026-10-20'],
  [syntheticSources.audit, 'Synthetic audit', '2026-09-01'],
] as const;

export function writeSources(writer: PackageWriter): void {
  for (const [id, title, day] of titles) {
    writer.add('sources', {
      id,
      title,
      publisher: 'Subtier generator',
      published_on: day,
      retrieved_at: day,
      data_class: 'synthetic',
    });
  }
}

import { settings } from '#graph/settings.ts';
import { markdownTable } from './markdown-table.ts';

/** Every variable of the environment that users may set. */
export function describeSettings(): string {
  return markdownTable(
    ['Variable', 'What it says', 'Default'],
    Object.entries(settings).map(([name, { says, default: otherwise }]) => [
      `\`${name}\``,
      says,
      otherwise === null ? 'none' : `\`${otherwise}\``,
    ]),
  );
}

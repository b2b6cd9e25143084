import type { UnfinishedImport } from './unfinished-import.ts';

const shown = 5;

/** In words: what was interrupted, and since when. */
export function describeUnfinished({ format, sources, startedAt }: UnfinishedImport): string {
  const named = sources.slice(0, shown).join(', ');
  const more = sources.length > shown ? ` and ${sources.length - shown} more` : '';
  return `${format} of ${named === '' ? 'no source' : `${named}${more}`}, begun ${startedAt}`;
}

import type { Picture } from '#picture/picture.ts';

/** A step of a chain in words; “?” is the name of what is not on record. */
export interface ChainStep {
  readonly role: string;
  readonly name: string;
  /** Whether a hop on record leads to it from the step before: without one, no arrow may suggest it. */
  readonly isReached: boolean;
}

/** A part of a dossier, for every form in which it is written. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }
  /** Chains: as a picture with notes below it, or one as a line of words. */
  | {
      readonly kind: 'picture';
      readonly title: string;
      readonly picture: Picture;
      readonly notes: readonly string[];
      /** Of one chain; none if it has several, which follow one by one. */
      readonly steps: readonly ChainStep[];
    };

export const heading = (level: 2 | 3, words: string): Block => ({ kind: 'heading', level, text: words });
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const notice = (words: string): Block => ({ kind: 'notice', text: words });

/** “1 chain”, “2 chains”. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A box of a picture; “?” is the name of what is not on record. */
export interface PictureBox {
  readonly role: string;
  readonly name: string;
  /** Whether a hop on record leads to it from the box before: without one, no arrow may suggest it. */
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
  /** The boxes of a chain, from left to right; dashed if it is synthetic. */
  | {
      readonly kind: 'picture';
      readonly title: string;
      readonly boxes: readonly PictureBox[];
      readonly isSynthetic: boolean;
    };

export const heading = (level: 2 | 3, words: string): Block => ({ kind: 'heading', level, text: words });
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const notice = (words: string): Block => ({ kind: 'notice', text: words });

/** “1 chain”, “2 chains”. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

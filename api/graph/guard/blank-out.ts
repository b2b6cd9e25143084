import type { OptionMention } from './statement-facts.ts';

/** The text without some of its options: spaces stand in their place, so all else keeps its line and column. */
export function blankOut(text: string, options: readonly OptionMention[]): string {
  const points = Array.from(text);
  for (const { from, to } of options) points.fill(' ', from, to);
  return points.join('');
}

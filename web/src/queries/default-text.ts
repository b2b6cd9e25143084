import { writeListText } from './list-text.ts';

/** A parameter as a question declares it. */
export interface Declared {
  readonly name: string;
  readonly type: string;
  readonly default?: unknown;
}

/** A default as a field shows it: a day that is today's, or that has to be given, is the page's. */
export function defaultText({ name, type, default: given }: Declared, asOf: string): string {
  if (type.startsWith('Date')) {
    if (name === 'asOf' || given === 'today') return asOf;
    if (type.endsWith('!') && (given === null || given === undefined)) return asOf;
  }
  if (given === null || given === undefined) return '';
  if (Array.isArray(given)) return writeListText(given.map(String));
  return typeof given === 'string' ? given : JSON.stringify(given);
}

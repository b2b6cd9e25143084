import { readListText } from '../queries/list-text.ts';
import type { Given } from './parameter-kinds.ts';

/** A parameter in the header of a question's file. */
export interface DeclaredParameter {
  readonly type: string;
  readonly default?: unknown;
  readonly description: string;
}

/** How a field of the editor is declared in a question's file; what is in the field becomes the default. */
export function declareParameter(name: string, { kind, text }: Given): DeclaredParameter {
  const description = `${name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()}.`;
  if (kind === 'list') return { type: '[String!]!', default: readListText(text), description };
  const value = valueOf(kind, text);
  return value === null ? { type: typeOfEmpty(kind), description } : { ...typed(value), description };
}

function valueOf(kind: Given['kind'], text: string): unknown {
  if (text.trim() === '') return null;
  switch (kind) {
    case 'text':
    case 'list':
      return text;
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : null;
    case 'yes or no':
      return text === 'yes' ? true : text === 'no' ? false : null;
    case 'JSON':
      try {
        const parsed: unknown = JSON.parse(text);
        return parsed;
      } catch {
        // The editor says so when it is run; in a file it is text.
        return text;
      }
  }
}

function typeOfEmpty(kind: Given['kind']): string {
  return kind === 'number' ? 'Float' : kind === 'yes or no' ? 'Boolean' : 'String';
}

/** A file has no type for an object, or for a list of different things: that is text there. */
function typed(value: unknown): { readonly type: string; readonly default: unknown } {
  if (!Array.isArray(value)) {
    const scalar = scalarType([value]);
    return scalar === null ? { type: 'String', default: JSON.stringify(value) } : { type: scalar, default: value };
  }
  const scalar = scalarType(value);
  return scalar === null
    ? { type: 'String', default: JSON.stringify(value) }
    : { type: `[${scalar}!]!`, default: value };
}

/** The narrowest type that all of them have; null: none has. An `Int` has 32 bits. */
function scalarType(values: readonly unknown[]): string | null {
  if (values.every((value) => typeof value === 'string')) return 'String';
  if (values.every((value) => typeof value === 'boolean')) return 'Boolean';
  if (values.every((value) => typeof value === 'number')) {
    return values.every((value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31) ? 'Int' : 'Float';
  }
  return null;
}

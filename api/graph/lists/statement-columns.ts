import type { Value } from '../driver/database.ts';
import type { Statement } from '../exposure/exposure.ts';
import { dataClasses } from '../model/vocabulary.ts';
import { valueList } from './value-list.ts';

/** A statement as a Cypher list of values, and back. */
export interface StatementColumns {
  readonly cypher: string;
  readonly read: (row: Value) => Statement;
}

const common = ['key', 'source', 'validFrom', 'validTo', 'confidence', 'dataClass'] as const;
const isCommon: ReadonlySet<string> = new Set(common);
const none: Statement['properties'] = {};

/**
 * Of the edge in a variable.
 * @param which `common`: what every statement has; `all`: with what else it says
 */
export function statementColumns(which: 'common' | 'all', edge: string): StatementColumns {
  const columns = [...common.map((name) => `${edge}.${name}`), ...(which === 'all' ? [`properties(${edge})`] : [])];
  return { cypher: columns.join(', '), read };
}

function read(row: Value): Statement {
  const [key, source, validFrom, validTo, confidence, dataClass, properties] = valueList(row);
  return {
    key: text(key),
    source: text(source),
    validFrom: typeof validFrom === 'string' ? validFrom : null,
    validTo: typeof validTo === 'string' ? validTo : null,
    confidence: Number(confidence),
    dataClass: dataClasses.find((known) => known === dataClass) ?? 'INFERRED',
    properties: properties === undefined ? none : own(properties),
  };
}

function own(properties: Value): Statement['properties'] {
  if (typeof properties !== 'object' || properties === null) return none;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !isCommon.has(name)));
}

function text(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw new TypeError('The database gave a statement without its key or source.');
}

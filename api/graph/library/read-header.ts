import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { header } from './header.ts';
import type { Header } from './header.ts';
import { QueryProblem } from './query-problem.ts';

/** A file taken apart: what its header says, the Cypher below, and the line on which that begins. */
export interface HeaderedFile {
  readonly header: Header;
  readonly statement: string;
  readonly statementLine: number;
  /** The line of the file on which something of the header stands. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** @throws QueryProblem */
export function readHeader(text: string): HeaderedFile {
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (!source.startsWith('/*'))
    throw new QueryProblem(1, 'it does not begin with a comment /* … */ that holds its header');
  const end = source.indexOf('*/');
  if (end < 0) throw new QueryProblem(1, 'its header does not end: */ is missing');
  const counter = new LineCounter();
  // Blanks in place of the opening keep lines and columns as they are in the file.
  const document = parseDocument(`  ${source.slice(2, end)}`, { lineCounter: counter, uniqueKeys: true });
  const [error] = document.errors;
  if (error !== undefined)
    throw new QueryProblem(error.linePos?.[0].line ?? 1, `its header is not YAML: ${firstLine(error.message)}`);
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = header.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new QueryProblem(lineOf(issue?.path ?? []), issue === undefined ? 'its header is wrong' : describe(issue));
  }
  const statement = source.slice(end + 2);
  const leading = /^\s*/.exec(statement)?.[0] ?? '';
  return {
    header: parsed.data,
    statement: statement.trim(),
    statementLine: `${source.slice(0, end)}${leading}`.split('\n').length,
    lineOf,
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return `${path === '' ? 'its header' : path} has the unknown ${issue.keys.length > 1 ? 'fields' : 'field'} ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `${path} is missing`;
  return path === '' ? `its header is wrong: ${issue.message}` : `${path}: ${issue.message}`;
}

function firstLine(text: string): string {
  return text
    .split('\n', 1)
    .join('')
    .replace(/ at line \d+, column \d+:?$/, '');
}

import { CypherLanguageService } from '@neo4j-cypher/language-support';
import { BaseErrorListener, Parser, ParserRuleContext, Token } from 'antlr4ng';
import { z } from 'zod';
import { collectFacts, isPlanOption } from './facts.ts';
import type { OptionMention, ParseAnswer, Position, StatementFacts } from './facts.ts';

const service = new CypherLanguageService({ consoleCommandsEnabled: false });

/** What is used of the package's parsing, whose tree has no public way out: checked, so that no other version slips by. */
const parsing = z.object({
  statementsParsing: z.array(
    z.object({
      tokens: z.array(
        z.object({
          type: z.number(),
          channel: z.number(),
          line: z.number(),
          column: z.number(),
          start: z.number(),
          stop: z.number(),
        }),
      ),
      ctx: z.instanceof(ParserRuleContext),
      parser: z.instanceof(Parser),
    }),
  ),
});

/** A token of the statement proper, with its place in the parsed text in code points, the end excluded. */
interface Lexeme {
  readonly type: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly kind: 'read';
  readonly lexemes: readonly Lexeme[];
  readonly facts: StatementFacts;
}

type Unparsable = Extract<ParseAnswer, { readonly kind: 'unparsable' }>;
type Ambiguous = Extract<ParseAnswer, { readonly kind: 'ambiguous' }>;

/**
 * Parses with Neo4j's own grammar, strictly: nothing may be recovered, completed or left over. Prints the statement anew from
 * the tokens that it parsed, without comments, and holds that the printed text parses to the same tokens.
 */
export function parseStatement(written: string): ParseAnswer {
  try {
    return parse(written);
  } catch (error) {
    // The parser recurses; so deep a nesting ends its stack.
    if (error instanceof RangeError) return { kind: 'tooDeep' };
    throw error;
  }
}

function parse(written: string): ParseAnswer {
  const decoded = decodeEscapes(written);
  const first = read(decoded.points);
  if (first.kind === 'unparsable') return first;
  const planOptions = first.facts.options.filter(isPlanOption);
  const lexemes = first.lexemes.filter((lexeme) => !planOptions.some((option) => isWithin(lexeme, option)));
  const text = print(written, decoded, lexemes);
  const doubt = findDoubt(text);
  if (doubt !== null) return doubt;
  const printed = read(Array.from(text));
  if (printed.kind === 'unparsable' || !isSame(lexemes, printed.lexemes))
    return ambiguous('syntax', 'comment', 'without its comments the statement reads differently', text, 0);
  const strange = printed.lexemes.find((lexeme) => !isPlain(lexeme.text));
  if (strange !== undefined)
    return ambiguous(
      'characters',
      strange.text,
      'Neo4j may read them differently: put names with such characters in backticks',
      text,
      Array.from(text).slice(0, strange.from).join('').length,
    );
  return { kind: 'parsed', text, facts: { ...printed.facts, options: first.facts.options } };
}

function read(points: readonly string[]): Reading | Unparsable {
  const { statementsParsing } = parsing.parse(treeOf(points.join('')));
  const statements = statementsParsing.flatMap(({ tokens, ctx, parser }) => {
    const proper = tokens.filter(
      ({ type, channel }) =>
        channel === 0 && type !== Token.EOF && parser.vocabulary.getSymbolicName(type) !== 'SEMICOLON',
    );
    const [first] = proper;
    return first === undefined ? [] : [{ first, proper, ctx, parser }];
  });
  const [statement, second] = statements;
  if (statement === undefined) return { kind: 'unparsable', message: 'there is no statement in it', at: null };
  if (second !== undefined) {
    const at = { line: second.first.line, column: second.first.column + 1 };
    return { kind: 'unparsable', message: 'a second statement begins here, and only one may be run', at };
  }
  const { ctx, parser, proper } = statement;
  if (parser.numberOfSyntaxErrors === 0)
    return {
      kind: 'read',
      facts: collectFacts(ctx, parser.ruleNames),
      lexemes: proper.map(({ type, start, stop }) => ({
        type,
        text: points.slice(start, stop + 1).join(''),
        from: start,
        to: stop + 1,
      })),
    };
  const wrong = firstWrong(parser);
  if (wrong === null) return { kind: 'unparsable', message: 'it is not Cypher', at: null };
  const message =
    wrong.type === Token.EOF ? 'it ends too early' : `unexpected ${JSON.stringify(shorten(wrong.text ?? ''))}`;
  return { kind: 'unparsable', message, at: { line: wrong.line, column: wrong.column + 1 } };
}

/**
 * The statement from its tokens alone, each where it was written: blanks stand for comments, semicolons and other white
 * space, and fill up what a decoded escape no longer takes. Lines stay lines.
 */
function print(written: string, { starts }: DecodedText, lexemes: readonly Lexeme[]): string {
  let printed = '';
  let at = 0;
  for (const { text, from, to } of lexemes) {
    const [start = at, end = at] = [starts[from], starts[to]];
    printed += blank(written.slice(at, start)) + text.padEnd(end - start);
    at = end;
  }
  return (printed + blank(written.slice(at))).trimEnd();
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** What Neo4j may read differently in a text without comments: it decodes escapes again, and replaces lone surrogates. */
function findDoubt(text: string): Ambiguous | null {
  const escape = findEscape(text);
  if (escape !== null)
    return ambiguous(
      'escape',
      escape.name,
      'Neo4j may read it differently: write \\\\ for a backslash that is part of a text',
      text,
      escape.at,
    );
  const half = /\p{Surrogate}/u.exec(text);
  if (half !== null) {
    const name = `\\u${half[0].charCodeAt(0).toString(16)}`;
    return ambiguous('escape', name, 'it is half of a character', text, half.index);
  }
  return null;
}

/** Whether every lexer takes a token's characters for what they are: text in quotes, or letters, digits and ASCII signs. */
function isPlain(token: string): boolean {
  return /^['"`]/.test(token) || /^[\x21-\x7e\p{L}\p{M}\p{N}\p{Pc}\p{Sc}]+$/u.test(token);
}

function ambiguous(kind: string, name: string, reason: string, text: string, offset: number): Ambiguous {
  return { kind: 'ambiguous', what: { kind, name, reason }, at: positionAt(text, offset) };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

function isWithin(lexeme: Lexeme, option: OptionMention): boolean {
  return lexeme.from >= option.from && lexeme.to <= option.to;
}

function isSame(some: readonly Lexeme[], others: readonly Lexeme[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ type, text }, at) => type === others[at]?.type && text === others[at].text)
  );
}
/** A method that the package's types call private. */
function treeOf(text: string): unknown {
  const method: unknown = service['parse'];
  return typeof method === 'function' ? Reflect.apply(method, service, [text]) : null;
}

class FirstError extends BaseErrorListener {
  token: Token | null = null;

  override syntaxError(_: unknown, token: Token | null): void {
    this.token ??= token;
  }
}

/** Parses again to hear of the first error: the package keeps those at a text's end to itself, as unfinished typing. */
function firstWrong(parser: Parser): Token | null {
  const listener = new FirstError();
  parser.reset();
  parser.removeParseListeners();
  parser.removeErrorListeners();
  parser.addErrorListener(listener);
  const rule: unknown = Reflect.get(parser, 'statementsOrCommands');
  if (typeof rule === 'function') Reflect.apply(rule, parser, []);
  return listener.token;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A text without unicode escapes, as code points, and where in the written text each begins; one more is for its end. */
interface DecodedText {
  readonly points: readonly string[];
  readonly starts: readonly number[];
}

/**
 * Decodes unicode escapes as Neo4j does before anything else, also outside strings: `R\\u0045TURN` is RETURN. A backslash
 * after a backslash begins none.
 */
function decodeEscapes(written: string): DecodedText {
  let text = '';
  const startsOfUnits: number[] = [];
  for (const { 0: piece, 1: digits, index } of written.matchAll(/\\\\|\\u([0-9A-Fa-f]{4})|[^]/g)) {
    const decoded = digits === undefined ? piece : String.fromCharCode(Number.parseInt(digits, 16));
    for (let at = 0; at < decoded.length; at += 1) startsOfUnits.push(index + at);
    text += decoded;
  }
  const points = Array.from(text);
  const starts: number[] = [];
  let unit = 0;
  for (const point of points) {
    starts.push(startsOfUnits[unit] ?? 0);
    unit += point.length;
  }
  return { points, starts: [...starts, written.length] };
}

/** Where a text holds something that Neo4j takes for a unicode escape, well formed or not; null: nowhere. */
function findEscape(text: string): { readonly at: number; readonly name: string } | null {
  for (const { 0: name, index } of text.matchAll(/\\(?:u.{0,4}|[^])/g))
    if (name.startsWith('\\u')) return { at: index, name };
  return null;
}

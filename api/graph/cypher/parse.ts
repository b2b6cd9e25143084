import {
  BaseErrorListener,
  CharStream,
  CommonTokenStream,
  ErrorNode,
  ListTokenSource,
  ParserRuleContext,
  TerminalNode,
  Token,
} from 'antlr4ng';
import type { Parser } from 'antlr4ng';
import { z } from 'zod';
import { isPlanOption } from './allowed.ts';
import { collectFacts } from './facts.ts';
import { CypherCmdLexer, CypherCmdParser } from './grammar.ts';
import type { OptionMention, ParseAnswer, Position, StatementFacts } from './statement-facts.ts';
import { walk } from './tree.ts';

/** A token of the statement, without white space, comments and semicolons; offsets into the parsed text in code points, end exclusive. */
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
 * Parses with Neo4j's own grammar, without error recovery: the parse tree must hold every token of the text. Prints the
 * statement from its tokens, without comments, and verifies that the printed text parses to the same tokens.
 */
export function parseStatement(written: string): ParseAnswer {
  try {
    return parse(written);
  } catch (error) {
    // The parser is recursive, so deep nesting overflows its stack.
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
  const ambiguity = findAmbiguity(text);
  if (ambiguity !== null) return ambiguity;
  const printed = read(Array.from(text));
  if (printed.kind === 'unparsable' || !isSame(lexemes, printed.lexemes))
    return ambiguous('syntax', 'comment', 'the statement means something else without its comments', text, 0);
  const unusual = printed.lexemes.find((lexeme) => !isPlain(lexeme.text));
  if (unusual !== undefined)
    return ambiguous(
      'characters',
      unusual.text,
      'Neo4j may read them differently: put names with such characters in backticks',
      text,
      Array.from(text).slice(0, unusual.from).join('').length,
    );
  return { kind: 'parsed', text, facts: { ...printed.facts, options: first.facts.options } };
}

function read(points: readonly string[]): Reading | Unparsable {
  const chunks = tokensOf(points.join(''));
  const statements = chunks.flatMap((tokens) => {
    const parser = new CypherCmdParser(new CommonTokenStream(new ListTokenSource([...tokens])));
    parser.removeErrorListeners();
    const significant = tokens.filter(({ type, channel }) => channel === 0 && !isSeparator(type, parser));
    const [first] = significant;
    return first === undefined ? [] : [{ first, significant, parser }];
  });
  const [statement, second] = statements;
  if (statement === undefined) return { kind: 'unparsable', message: 'it contains no statement', at: null };
  if (second !== undefined) {
    const at = { line: second.first.line, column: second.first.column + 1 };
    return { kind: 'unparsable', message: 'a second statement begins here, and only one can be run', at };
  }
  const { parser, significant } = statement;
  const ctx = treeOf(parser);
  const lexemes = significant.map(({ type, start, stop }) => ({
    type,
    text: points.slice(start, stop + 1).join(''),
    from: start,
    to: stop + 1,
  }));
  const allTokens = chunks.flat().filter(({ type }) => type !== Token.EOF);
  const isWhole = parser.numberOfSyntaxErrors === 0 && holdsAll(ctx, parser, lexemes) && covers(allTokens, points);
  if (isWhole) return { kind: 'read', facts: collectFacts(ctx), lexemes };
  const error = firstError(parser);
  if (error === null) return { kind: 'unparsable', message: 'it is not Cypher', at: null };
  const message =
    error.type === Token.EOF ? 'it ends too early' : `unexpected ${JSON.stringify(shorten(error.text ?? ''))}`;
  return { kind: 'unparsable', message, at: { line: error.line, column: error.column + 1 } };
}

/** Whether a token is a semicolon or the end of the text, which belong to no statement. */
function isSeparator(type: number, parser: Parser): boolean {
  return type === Token.EOF || parser.vocabulary.getSymbolicName(type) === 'SEMICOLON';
}

/**
 * Whether the leaves of a parse tree are exactly these tokens, in order: the parser skipped none, inserted none and stopped
 * before none. A text that ends too early has such a tree, but the parser counts an error.
 */
function holdsAll(tree: ParserRuleContext, parser: Parser, lexemes: readonly Lexeme[]): boolean {
  let next = 0;
  for (const node of walk(tree)) {
    if (node instanceof ErrorNode) return false;
    if (!(node instanceof TerminalNode)) continue;
    const { type, start, stop } = node.symbol;
    if (isSeparator(type, parser)) continue;
    const lexeme = lexemes[next];
    if (lexeme?.type !== type || lexeme.from !== start || lexeme.to !== stop + 1) return false;
    next += 1;
  }
  return next === lexemes.length;
}

/** Whether tokens, white space and comments included, cover a text: the lexer dropped no character. */
function covers(
  tokens: readonly { readonly start: number; readonly stop: number }[],
  points: readonly string[],
): boolean {
  let end = 0;
  for (const { start, stop } of tokens) {
    if (start !== end) return false;
    end = stop + 1;
  }
  return end === points.length;
}

/**
 * Prints a statement from its tokens alone, each at its position. Spaces replace comments, semicolons and other white space,
 * and pad decoded escapes to their written length. Line breaks stay.
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

/** Finds what Neo4j may read differently in a text without comments: it decodes escapes again, and replaces lone surrogates. */
function findAmbiguity(text: string): Ambiguous | null {
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

/** Whether every lexer reads a token in the same way: it is quoted, or consists of letters, digits and ASCII signs. */
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

/** Splits a text into the tokens of its statements, each up to its semicolon or the end of the text. */
function tokensOf(text: string): readonly (readonly Token[])[] {
  const lexer = new CypherCmdLexer(CharStream.fromString(text));
  lexer.removeErrorListeners();
  const stream = new CommonTokenStream(lexer);
  stream.fill();
  const chunks: Token[][] = [[]];
  for (const token of stream.getTokens()) {
    const chunk = chunks.at(-1) ?? [];
    token.tokenIndex = chunk.length;
    chunk.push(token);
    if (lexer.vocabulary.getSymbolicName(token.type) === 'SEMICOLON') chunks.push([]);
  }
  return chunks;
}

/** Parses from the start rule of the grammar. */
function treeOf(parser: Parser): ParserRuleContext {
  const rule: unknown = Reflect.get(parser, 'statementsOrCommands');
  const tree: unknown = typeof rule === 'function' ? Reflect.apply(rule, parser, []) : null;
  return z.instanceof(ParserRuleContext).parse(tree);
}

class FirstErrorListener extends BaseErrorListener {
  token: Token | null = null;

  override syntaxError(_: unknown, token: Token | null): void {
    this.token ??= token;
  }
}

/** Parses again to find the first error. */
function firstError(parser: Parser): Token | null {
  const listener = new FirstErrorListener();
  parser.reset();
  parser.addErrorListener(listener);
  treeOf(parser);
  return listener.token;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A text with its unicode escapes decoded, as code points, and the offset of each in the written text; the last offset is the end. */
interface DecodedText {
  readonly points: readonly string[];
  readonly starts: readonly number[];
}

/**
 * Decodes unicode escapes as Neo4j does before it parses, also outside strings: `R\\u0045TURN` is RETURN. An escaped
 * backslash does not begin an escape.
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

/** Finds the first thing in a text that Neo4j treats as a unicode escape, well formed or not. */
function findEscape(text: string): { readonly at: number; readonly name: string } | null {
  for (const { 0: name, index } of text.matchAll(/\\(?:u.{0,4}|[^])/g))
    if (name.startsWith('\\u')) return { at: index, name };
  return null;
}

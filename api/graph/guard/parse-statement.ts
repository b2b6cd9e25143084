import { CypherLanguageService } from '@neo4j-cypher/language-support';
import { BaseErrorListener, Parser, ParserRuleContext, Token } from 'antlr4ng';
import { z } from 'zod';
import { collectFacts } from './collect-facts.ts';
import type { ParseAnswer } from './statement-facts.ts';

const service = new CypherLanguageService({ consoleCommandsEnabled: false });

/** What is used of the package's parsing, whose tree has no public way out: checked, so that no other version slips by. */
const parsing = z.object({
  statementsParsing: z.array(
    z.object({
      tokens: z.array(z.object({ type: z.number(), channel: z.number(), line: z.number(), column: z.number() })),
      ctx: z.instanceof(ParserRuleContext),
      parser: z.instanceof(Parser),
    }),
  ),
});

/** Parses with Neo4j's own grammar, strictly: nothing may be recovered, completed or left over. */
export function parseStatement(text: string): ParseAnswer {
  try {
    return parse(text);
  } catch (error) {
    // The parser recurses; so deep a nesting ends its stack.
    if (error instanceof RangeError) return { kind: 'tooDeep' };
    throw error;
  }
}

function parse(text: string): ParseAnswer {
  const { statementsParsing } = parsing.parse(treeOf(text));
  const statements = statementsParsing.flatMap(({ tokens, ctx, parser }) => {
    const [first] = tokens.filter(({ type, channel }) => channel === 0 && type !== Token.EOF);
    const isEmpty = first === undefined || parser.vocabulary.getSymbolicName(first.type) === 'SEMICOLON';
    return isEmpty ? [] : [{ first, ctx, parser }];
  });
  const [statement, second] = statements;
  if (statement === undefined) return { kind: 'unparsable', message: 'there is no statement in it', at: null };
  if (second !== undefined) {
    const at = { line: second.first.line, column: second.first.column + 1 };
    return { kind: 'unparsable', message: 'a second statement begins here, and only one may be run', at };
  }
  const { ctx, parser } = statement;
  if (parser.numberOfSyntaxErrors === 0) return { kind: 'parsed', facts: collectFacts(ctx, parser.ruleNames) };
  const wrong = firstWrong(parser);
  if (wrong === null) return { kind: 'unparsable', message: 'it is not Cypher', at: null };
  const message =
    wrong.type === Token.EOF ? 'it ends too early' : `unexpected ${JSON.stringify(shorten(wrong.text ?? ''))}`;
  return { kind: 'unparsable', message, at: { line: wrong.line, column: wrong.column + 1 } };
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

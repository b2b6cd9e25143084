import { Lexer, Parser } from 'antlr4ng';
import type { CharStream, TokenStream } from 'antlr4ng';
import { z } from 'zod';

/**
 * Neo4j's grammar. The package's entry would also load a semantic analysis and the data of its own tests, which take five times as much
 * memory. What it does not export is checked against version changes.
 */
const grammar = new URL('./generated-parser/', import.meta.resolve('@neo4j-cypher/language-support'));
const load = async (name: string): Promise<unknown> => import(new URL(`${name}.js`, grammar).href);
const lexerModule = z.object({
  CypherCmdLexer: z.custom<new (text: CharStream) => Lexer>((found) => extendsClass(found, Lexer)),
});
const parserModule = z.object({
  CypherCmdParser: z.custom<(new (tokens: TokenStream) => Parser) & { readonly ruleNames: readonly string[] }>(
    (found) => extendsClass(found, Parser),
  ),
});
export const { CypherCmdLexer } = lexerModule.parse(await load('CypherCmdLexer'));
export const { CypherCmdParser } = parserModule.parse(await load('CypherCmdParser'));
export const { ruleNames } = CypherCmdParser;

function extendsClass(found: unknown, base: typeof Lexer | typeof Parser): boolean {
  return typeof found === 'function' && found.prototype instanceof base;
}

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';

/**
 * Returns text without control characters and invisible marks: white space among them becomes a space, anything else U+FFFD.
 * File names, column names and data of others may hold sequences that steer a terminal or forge a line.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => (/\s/.test(character) ? ' ' : '\uFFFD'));
}

/** Escapes the control characters and invisible marks that JSON leaves as they are, those above U+001F. The parsed value is the same. */
export function printableJson(json: string): string {
  return json.replace(/[\u007F-\u009F\u2028\u2029]|\p{Cf}/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Returns a value as a JSON document that ends with a line break. */
export function jsonText(value: unknown): string {
  return `${printableJson(JSON.stringify(value, null, 2))}\n`;
}

let isQuiet = false;

/** Leaves out progress and notes from now on, so that stderr has only failures. */
export function beQuiet(): void {
  isQuiet = true;
}

/** Whether progress is shown by a bar: on a terminal, unless the user wants none. */
export function showsBars(): boolean {
  return process.stderr.isTTY && !isQuiet;
}

/** Writes progress or a note to stderr, apart from the data, unless the command is quiet. */
export function reportProgress(message: string): void {
  if (!isQuiet) reportFailure(message);
}

/** Writes one line to stderr, also if the command is quiet. Everything that goes to stderr goes through here, so that it is printable. */
export function reportFailure(message: string): void {
  process.stderr.write(`${printable(message)}\n`);
}

/** Adds to a command, and to those below it, the option that leaves out progress and notes. */
export function addQuietOption(command: Command): void {
  command.option('--quiet', 'write no progress and no notes to stderr, only failures');
  command.commands.forEach(addQuietOption);
}

/** Returns a count with its noun, such as 1 row or 2 rows. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Whether stdout is a terminal that shows color; NO_COLOR is respected. */
export function hasColor(): boolean {
  return process.stdout.isTTY && process.stdout.hasColors();
}

/** An option that collects the values of all its occurrences; undefined if it does not occur. */
export class RepeatableOption extends Option {
  constructor(flags: string, description: string, parse: (text: string) => unknown = (text) => text) {
    super(flags, `${description}; can be repeated`);
    this.argParser((text: string, before: readonly unknown[] | undefined) => [...(before ?? []), parse(text)]);
  }
}

/**
 * Configures a command that has all its options: errors are thrown, with one sentence on stderr, and only a RepeatableOption
 * can have several values.
 */
export function configureCommand(command: Command): Command {
  for (const option of command.options)
    if (!option.isBoolean() && !(option instanceof RepeatableOption)) refuseSecondValue(command, option);
  return command.exitOverride().configureOutput({
    outputError: (text, write) => {
      write(`subtier: ${printable(shortened(oneSentence(text)))}\n`);
    },
  });
}

function refuseSecondValue(command: Command, option: Option): void {
  const parse = option.parseArg;
  option.argParser((text: string, before: unknown) => {
    if (command.getOptionValueSource(option.attributeName()) === 'cli')
      throw new InvalidArgumentError('Given more than once.');
    return parse === undefined ? text : parse(text, before);
  });
}

/** The most characters of a message that repeats what the user wrote. */
const longestMessage = 1000;

/** Leaves out the middle of a message that repeats a very long value: what is wrong with it stands at the end. */
function shortened(text: string): string {
  const half = longestMessage / 2;
  return text.length <= longestMessage ? text : `${text.slice(0, half)}…${text.slice(-half)}`;
}

function oneSentence(text: string): string {
  return text
    .trim()
    .replace(/^error: (command-argument )?/, '')
    .replace(/\s*\n\s*/g, ' ');
}

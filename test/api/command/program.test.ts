import type { Command, Option } from 'commander';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildProgram } from '#command/program.ts';
import { RepeatableOption } from '#command/terminal.ts';

/** Values of which every option that takes one accepts at least one. */
const values = [
  ...['1', '4', '2025-01-01', 'json', 'html', 'public', 'foreign', 'newer'],
  ...['ts', 'CN', 'direct', 'yes', 'complete', 'documented', 'high', 'routes-cut'],
  'digital-escorts',
];

/** Parses the options of one command, without its action. */
async function parse(name: string, options: readonly string[]): Promise<Command> {
  const program = await buildProgram([name]);
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  command.action(() => undefined).configureOutput({ writeErr: () => undefined });
  const mandatory = command.options
    .filter(({ mandatory: isMandatory, long }) => isMandatory && !options.includes(long ?? ''))
    .flatMap(({ long }) => [long ?? '', '1']);
  const parameters = command.registeredArguments.map((argument) => argument.argChoices?.[0] ?? argument.name());
  await program.parseAsync([name, ...mandatory, ...options, ...parameters], { from: 'user' });
  return command;
}

const program = await buildProgram(['--help']);
const options = program.commands.flatMap((command) =>
  command.options
    .filter((option) => !option.isBoolean() && !option.negate)
    .map((option) => [command.name(), option.long ?? '', option] as const),
);

async function acceptedValue(name: string, { long }: Option): Promise<string> {
  for (const value of values) {
    try {
      await parse(name, [long ?? '', value]);
      return value;
    } catch {
      // The next value is tried.
    }
  }
  throw new Error(`No value for ${name} ${long ?? ''}: add one to the values of this test.`);
}

test.each(options)('%s %s accepts a second value only if it is repeatable', async (name, flag, option) => {
  const value = await acceptedValue(name, option);
  const twice = parse(name, [flag, value, flag, value]);
  if (option instanceof RepeatableOption) {
    const valuesOf = async (parsed: ReturnType<typeof parse>) =>
      z.array(z.unknown()).parse((await parsed).getOptionValue(option.attributeName()));
    const [once, ...others] = await valuesOf(parse(name, [flag, value]));
    expect(others).toEqual([]);
    expect(await valuesOf(twice)).toEqual([once, once]);
  } else await expect(twice).rejects.toThrow(/is invalid\. Given more than once\.$/);
});

test('the options that take a value include those of every command with rows', () => {
  const names = options.map(([command, flag]) => `${command} ${flag}`);
  expect(names).toEqual(
    expect.arrayContaining(['exposures --list', 'query --format', 'cypher --param', 'check --as-of']),
  );
});

test.each([
  [['status'], ['status']],
  [['help', 'wipe'], ['wipe']],
  [['--version'], []],
])('%j loads only the commands %j', async (parameters, loaded) => {
  expect((await buildProgram(parameters)).commands.map((command) => command.name())).toEqual(loaded);
});

test.each([[[]], [['--help']], [['help']], [['statsu']]])('%j loads all commands', async (parameters: string[]) => {
  expect((await buildProgram(parameters)).commands).toHaveLength(program.commands.length);
});

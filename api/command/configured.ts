import type { Command } from 'commander';
import { printable } from './printable.ts';

/** A command whose errors end by an exception, in one sentence on stderr. */
export function configured(command: Command): Command {
  return command.exitOverride().configureOutput({
    outputError: (text, write) => {
      write(`subtier: ${printable(oneSentence(text))}\n`);
    },
  });
}

function oneSentence(text: string): string {
  return text
    .trim()
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ');
}

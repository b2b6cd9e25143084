import { Option } from 'commander';
import { z } from 'zod';

export const outputFormats = ['table', 'csv', 'json', 'ndjson'] as const;
/** How rows are written: for people, for spreadsheets, for programs at once or line by line. */
export const outputFormat = z.enum(outputFormats);
export type OutputFormat = z.infer<typeof outputFormat>;

/** Those of a statement's result, whose nodes and edges can be written instead of its rows. */
export const resultFormats = [...outputFormats, 'graph'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export function outputFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written').choices(outputFormats).default('table');
}

export function resultFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written; graph: the nodes and edges that they mention, as JSON')
    .choices(resultFormats)
    .default('table');
}

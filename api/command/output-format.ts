import { Option } from 'commander';
import { z } from 'zod';

export const outputFormats = ['table', 'csv', 'json'] as const;
/** How rows are written: for people, for spreadsheets, for programs. */
export const outputFormat = z.enum(outputFormats);
export type OutputFormat = z.infer<typeof outputFormat>;

export function outputFormatOption(): Option {
  return new Option('--format <format>', 'how rows are written').choices(outputFormats).default('table');
}

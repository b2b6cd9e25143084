import { errorCodes } from '../errors/error-codes.ts';
import { markdownTable } from './markdown-table.ts';

/** Every code of an error in an answer. */
export function describeErrors(): string {
  return markdownTable(
    ['`extensions.code`', 'What it says'],
    [...errorCodes].map(([code, says]) => [`\`${code}\``, says]),
  );
}

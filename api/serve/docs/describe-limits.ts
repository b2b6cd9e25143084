import type { Limit } from '#graph/limits/limit.ts';
import { questionLimits } from '#graph/limits/question-limits.ts';
import { requestLimits } from '../limits/request-limits.ts';
import { markdownTable } from './markdown-table.ts';

/** Every limit, of requests and of questions. */
export function describeLimits(): string {
  const limits: readonly Limit[] = [...Object.values(requestLimits), ...Object.values(questionLimits)];
  return markdownTable(
    ['Limit', 'Most', '`extensions.code`'],
    limits.map(({ name, most, of, code }) => [
      `\`${name}\``,
      most === null ? of : `${most.toLocaleString('en-US')} ${of}`,
      `\`${code}\``,
    ]),
  );
}

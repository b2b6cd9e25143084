import { z } from 'zod';
import { severities } from './saved-query.ts';

const text = z.string().trim().min(1);
const day = z.iso.date();
const value: z.ZodType<null | boolean | number | string | (null | boolean | number | string)[]> = z.union([
  z.null(),
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.union([z.null(), z.boolean(), z.number(), z.string()])),
]);

/** What the comment at the top of a saved query's file says: see cypher/README.md. */
export const header = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'takes small letters and digits, words joined by "-"'),
    title: text.max(120),
    question: text,
    tags: z.array(z.string().regex(/^[a-z][a-z0-9-]*$/, 'takes small letters, digits and "-"')).min(1),
    parameters: z
      .record(
        z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'takes a name in camelCase'),
        z.strictObject({ type: text, default: value.optional(), description: text }),
      )
      .default({}),
    severity: z.enum(severities).optional(),
    rule: z
      .strictObject({
        text,
        citation: text,
        url: z.url({ protocol: /^https$/ }).optional(),
        from: day,
        to: day.optional(),
      })
      .optional(),
    subject: z.strictObject({ columns: z.array(text).min(1), counted: text, noun: text.max(60), of: text }).optional(),
    columns: z.record(z.string(), text).default({}),
    expect: z
      .array(
        z.strictObject({
          parameters: z.record(z.string(), value).default({}),
          rows: z.int().min(0),
          contains: z.array(text).default([]),
          lacks: z.array(text).default([]),
        }),
      )
      .min(1),
  })
  .refine(
    ({ severity, rule, subject }) => new Set([severity, rule, subject].map((part) => part === undefined)).size === 1,
    {
      path: ['severity'],
      error: 'a policy check has a severity, a rule and a subject, another question none of them',
    },
  );

export type Header = z.infer<typeof header>;

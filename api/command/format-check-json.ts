import type { CheckReport } from '#graph/checks/check-report.ts';
import { printableJson } from './printable.ts';

/** A report for programs: see docs/checks.md. */
export function formatCheckJson({ asOf, checks }: CheckReport): string {
  const report = {
    asOf,
    checks: checks.map(({ query, inForce, counts, findings, shortfall }) => ({
      name: query.name,
      title: query.title,
      severity: query.severity,
      rule: query.rule,
      inForce,
      counts,
      shortfall,
      known: findings.filter(({ isNew }) => !isNew).length,
      findings: findings
        .filter(({ isNew }) => isNew)
        .map(({ fingerprint, verdict, finding, subject }) => ({ fingerprint, verdict, finding, subject })),
    })),
  };
  return `${printableJson(JSON.stringify(report, null, 2))}\n`;
}

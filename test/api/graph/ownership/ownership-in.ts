import type { Database } from '#graph/database/database.ts';
import { findOwnership } from '#graph/ownership/find.ts';
import type { OwnershipQuestion } from '#graph/ownership/ownership.ts';
import type { OwnershipRule } from '#graph/ownership/rules.ts';
import type { SameOrganizations } from '#graph/ownership/same-party.ts';

/** Finds who owns one company. @throws if it is not found, or has no finding under a rule that is asked for */
export async function ownershipIn(
  database: Database,
  organization: string,
  question: OwnershipQuestion,
  same: SameOrganizations,
) {
  const ownership = (await findOwnership(database, [organization], question, same)).get(organization);
  if (ownership === undefined) throw new Error(`${organization} is not found.`);
  const findingOf = (rule: OwnershipRule) => {
    const finding = ownership.findings.find((one) => one.rule === rule);
    if (finding === undefined) throw new Error(`No finding under ${rule}.`);
    return finding;
  };
  return { ...ownership, findingOf };
}

import { z } from 'zod';
import type { Row, Transaction } from '../driver/database.ts';
import { evidenceStatements } from '../evidence/evidence-statements.ts';
import type { Label } from '../model/vocabulary.ts';
import type { NextBest } from './next-best.ts';
import type { Removed } from './removed.ts';

/** What the columns of evidence name: a row that names what is taken out is not there. */
const named: Readonly<Record<string, Label>> = {
  person: 'Person',
  escort: 'Person',
  engineer: 'Person',
  system: 'System',
  organization: 'Organization',
  contractor: 'Organization',
  subcontractor: 'Organization',
  owner: 'Organization',
  owned: 'Organization',
  country: 'Country',
  list: 'DesignationList',
};

const contractRow = z.looseObject({ key: z.string() });
const keys = z.array(z.string());

/**
 * A transaction in which some nodes do not exist, for what reads evidence. Statements that end on them are not there; nor are
 * subcontracts and employment on a contract that is taken out. An access on one has no contract by that statement; a contract
 * with such a prime or parent has what the next best statement says; an organization registered in such a country is so in none.
 */
export function strikeOut(transaction: Transaction, removed: Removed, nextBest: NextBest): Transaction {
  return {
    async run(statement, parameters = {}) {
      const rows = await transaction.run(statement, parameters);
      switch (statement) {
        case evidenceStatements.accesses:
          return without(rows, removed).map((row) =>
            removed.has('Contract', row['contract']) ? { ...row, contract: null } : row,
          );
        case evidenceStatements.contracts:
          return contractsWithout(rows, removed, nextBest);
        case evidenceStatements.contractsUnder: {
          const asked = keys.parse(parameters['keys']);
          const come = asked.flatMap((parent) => nextBest.under.get(parent) ?? []);
          const others =
            come.length === 0 ? [] : await transaction.run(evidenceStatements.contracts, { ...parameters, keys: come });
          return contractsWithout([...rows, ...others], removed, nextBest);
        }
        case evidenceStatements.organizations:
          return rows
            .filter((row) => !removed.has('Organization', row['key']))
            .map((row) => (removed.has('Country', row['country']) ? { ...row, country: null } : row));
        case evidenceStatements.vetting:
          return without(rows, removed).filter(({ r }) => !removed.has('Vetting', keyOf(r)));
        default:
          return without(rows, removed).filter((row) => !removed.has('Contract', row['contract']));
      }
    },
  };
}

function without(rows: readonly Row[], removed: Removed): readonly Row[] {
  return rows.filter((row) => !Object.entries(named).some(([column, label]) => removed.has(label, row[column])));
}

function contractsWithout(rows: readonly Row[], removed: Removed, { contracts }: NextBest): readonly Row[] {
  return rows
    .filter((row) => !removed.has('Contract', row['key']))
    .map((row) => {
      const changed = contracts.get(contractRow.parse(row).key);
      return changed === undefined ? row : { ...row, ...changed };
    });
}

const statementRow = z.looseObject({ key: z.string() });

function keyOf(statement: unknown): string | null {
  const found = statementRow.safeParse(statement);
  return found.success ? found.data.key : null;
}

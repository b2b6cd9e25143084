import type { Exposure } from '#graph/exposure/exposure.ts';
import type { ReferenceChain } from './reference.ts';

/** Converts exposures and reference results to one form and order. */
export function comparable(exposures: readonly (Exposure | ReferenceChain)[]): string[] {
  return exposures
    .map((exposure) =>
      JSON.stringify({
        access: exposure.access,
        system: exposure.system,
        mode: exposure.mode,
        basis: exposure.basis,
        engineer: exposure.engineer,
        origin: exposure.origin,
        originBasis: exposure.originBasis,
        countries: exposure.countries,
        engineerEmployers: exposure.engineerEmployers,
        escort: exposure.escort,
        credentialOf: exposure.credentialOf,
        contract: exposure.contract,
        prime: exposure.prime,
        chain: exposure.chain,
        accountable: exposure.accountable,
        tierDepth: exposure.tierDepth,
        lineage: exposure.lineage,
        gaps: exposure.gaps,
        confidence: exposure.confidence,
        dataClasses: [...exposure.dataClasses].sort(),
        path: exposure.path.map((hop) =>
          typeof hop === 'string' ? hop : `${hop.type} ${hop.from.key} ${hop.to.key} ${hopUnder(hop)}`,
        ),
      }),
    )
    .sort();
}

function hopUnder({ under }: { readonly under: string | null }): string {
  return under ?? '';
}

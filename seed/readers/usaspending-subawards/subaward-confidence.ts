/**
 * How sure the file's statements are, 0 to 100: award data come from the contracting office and are certified by the
 * agency; subawards are reported by the prime and checked by nobody; parents are what the party told SAM.gov; a vehicle is
 * read out of the award's key.
 */
export const subawardConfidence = { award: 90, subaward: 70, party: 80, parentCompany: 70, vehicle: 85 } as const;

/** A query along four hops: who works for whom, who employs, escorts and reaches what. */
export const chainOfFour = `query ($key: ID!, $first: Int!) {
  organizations(filter: { key: { eq: $key } }, first: 1) { nodes { key
    subcontractsTo(first: $first) { edges { node { key
      employs(first: $first) { edges { node { key
        escorts(first: $first) { edges { node { key
          accesses(first: $first) { edges { node { key name } } } } } } } } } } } } } }
}`;

/** A query along four hops: subcontractors, their employees, the people these escort, and the systems reached. */
export const chainOfFour = `query ($key: ID!, $first: Int!) {
  organizations(filter: { key: { eq: $key } }, first: 1) { nodes { key
    subcontractsTo(first: $first) { edges { node { key
      employs(first: $first) { edges { node { key
        escorts(first: $first) { edges { node { key
          accesses(first: $first) { edges { node { key name } } } } } } } } } } } } } }
}`;

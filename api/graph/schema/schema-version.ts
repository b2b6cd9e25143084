/** Version of the graph's form. Raise it when nodes, edges or their meaning change. */
export const schemaVersion = 1;

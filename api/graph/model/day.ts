/** A calendar day, ISO 8601 `yyyy-mm-dd`, in UTC. Days compare as text. */
export type Day = string;

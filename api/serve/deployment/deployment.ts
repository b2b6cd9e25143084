/** What a server lets its clients do; who can reach it decides. */
export interface Deployment {
  /** Origin under which others see it; null: only this machine does. */
  readonly publicUrl: string | null;
  /** Documents that the server was not built with, introspection among them; GraphiQL to write them in. */
  readonly freeDocuments: boolean;
  /** Whether what a browser sends without asking first needs a header of its own. */
  readonly csrfHeader: boolean;
  /** Requests to the API that one client may make in a minute; null: any number. */
  readonly requestsPerMinute: number | null;
  /** `/metrics` is answered. */
  readonly metrics: boolean;
  /** Files may be sent to be imported. */
  readonly imports: boolean;
}

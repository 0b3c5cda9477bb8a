/** What the global set-up tells the test files. */
export type TestServer = {
  /** A superuser or CREATEDB login to a database that is not under test. */
  maintenanceUrl: string;
  /** Names of this run's databases begin with it, so that they can be dropped at its end. */
  prefix: string;
  template: string;
  /** On a real server each database is dropped when its test file ends; a throwaway server goes as a whole. */
  dropEach: boolean;
};

declare module 'vitest' {
  export interface ProvidedContext {
    balcaoTestServer: TestServer;
  }
}

export function withDatabase(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

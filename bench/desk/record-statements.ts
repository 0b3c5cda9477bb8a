import type { Db, Queryable, Statement, Tx } from '../../apps/server/src/platform/db/index.ts';

/** Notes every statement that passes, so that its plan can be looked at afterwards. */
export function recordStatements(db: Db): { db: Db; statements: Statement[] } {
  const statements: Statement[] = [];
  const recorded = <Q extends Queryable>(inner: Q): Q => ({
    ...inner,
    query(statement: Statement) {
      statements.push(statement);
      return inner.query(statement);
    },
    execute(statement: Statement) {
      statements.push(statement);
      return inner.execute(statement);
    },
  });
  return {
    statements,
    db: {
      ...recorded(db),
      tx: (scope, run, options) => db.tx(scope, (tx: Tx) => run(recorded(tx)), options),
    },
  };
}

import { type JsonRecord, readArray, readRecord, readText } from '../read-json.ts';
import type { Graph, Query } from './graph-call.ts';

/**
 * Every record of a paged list, page by page as it is consumed. Only the cursor of an answer is used:
 * its `next` address carries the token and could name another host.
 */
export async function* listRecords(
  graph: Graph,
  path: string,
  query: Query,
  signal: AbortSignal | undefined,
): AsyncGenerator<JsonRecord, void, undefined> {
  let after: string | undefined;
  while (true) {
    const answer = await graph.call('GET', path, { query: { ...query, after }, signal });
    for (const item of readArray(answer.data)) {
      const record = readRecord(item);
      if (record !== undefined) yield record;
    }
    const paging = readRecord(answer.paging);
    const next = readText(readRecord(paging?.cursors)?.after);
    if (readText(paging?.next) === undefined || next === undefined || next === after) return;
    after = next;
  }
}

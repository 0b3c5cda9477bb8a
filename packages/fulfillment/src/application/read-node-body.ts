import type { IncomingMessage } from 'node:http';
import type { BodyRead } from '../contract/http-call.ts';

/** The body of a Node request, or what a body parser that ran before us (as `express.json()`) made of it. */
export function readNodeBody(
  req: IncomingMessage & { body?: unknown },
  limitBytes: number,
): Promise<BodyRead> {
  if (req.readableEnded) return Promise.resolve(readParsed(req.body));
  if (req.destroyed) return Promise.resolve({ kind: 'aborted' });
  if (Number(req.headers['content-length']) > limitBytes) return Promise.resolve({ kind: 'too-large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (read: BodyRead) => {
      req.off('data', take).off('end', finish).off('close', abort).off('error', abort);
      // What is left of the body is of no interest, but a paused stream would hold the connection.
      if (read.kind === 'too-large') req.resume();
      resolve(read);
    };
    const take = (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > limitBytes) settle({ kind: 'too-large' });
      else chunks.push(chunk);
    };
    const finish = () => settle({ kind: 'bytes', bytes: Buffer.concat(chunks) });
    const abort = () => settle({ kind: 'aborted' });
    req.on('data', take).on('end', finish).on('close', abort).on('error', abort);
  });
}

function readParsed(body: unknown): BodyRead {
  if (body instanceof Uint8Array) return { kind: 'bytes', bytes: body };
  if (typeof body === 'string') return { kind: 'bytes', bytes: Buffer.from(body) };
  return { kind: 'parsed', value: body ?? {} };
}

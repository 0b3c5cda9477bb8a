import { ApiError, parseErrorBody } from './client.ts';
import type { CallOutput } from './routes.ts';

export type Uploaded = CallOutput<'uploadMedia'>;

type UploadOptions = { csrfToken: string | null; onProgress: (share: number) => void; signal: AbortSignal };

/** XMLHttpRequest, because fetch cannot tell how far an upload is. */
export function uploadFile(file: File, { csrfToken, onProgress, signal }: UploadOptions): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/v1/media');
    if (csrfToken !== null) request.setRequestHeader('x-csrf-token', csrfToken);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status === 201) {
        // The server serialises by the contract whose type this is.
        resolve(JSON.parse(request.responseText) as Uploaded);
        return;
      }
      const body = parseErrorBody(request.responseText);
      const code = body?.error.code ?? (request.status === 413 ? 'PAYLOAD_TOO_LARGE' : 'INTERNAL');
      const message = body?.error.message ?? request.statusText;
      reject(new ApiError(code, { status: request.status, message, details: body?.error.details }));
    });
    request.addEventListener('error', () =>
      reject(new ApiError('OFFLINE', { status: 0, message: 'The server did not answer.' })),
    );
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name || 'arquivo');
    request.send(form);
  });
}

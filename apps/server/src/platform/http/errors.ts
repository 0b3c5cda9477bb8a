import { AppError, type ErrorBody, type ErrorDetail, httpStatusOf } from '@balcao/protocol';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** Turns what a module knows about its own errors (a lost database connection) into a public error. */
export type ClassifyError = (error: unknown) => AppError | null;

/** The outermost boundary: every error becomes a public one; what is not ours becomes INTERNAL. */
export function toAppError(error: unknown, classify: ClassifyError = () => null): AppError {
  if (AppError.isInstance(error)) return error;
  const classified = classify(error);
  if (classified) return classified;
  return frameworkError(error) ?? new AppError('INTERNAL', { cause: error });
}

export function errorBody(error: AppError, requestId: string): ErrorBody {
  const { code, message, details } = error;
  return { error: { code, message, ...(details ? { details } : {}), requestId } };
}

export function sendError(reply: FastifyReply, request: FastifyRequest, error: AppError): FastifyReply {
  const status = httpStatusOf(error.code);
  const internals = { err: error.cause ?? error, code: error.code, internal: error.internal };
  // 503: we leave, or the database is away, which is told where it happens; the caller comes back.
  if (status === 503) request.log.warn(internals, 'request put off');
  else if (status >= 500) request.log.error(internals, 'request failed');
  else request.log.debug({ code: error.code, internal: error.internal }, 'request refused');
  if (error.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(Math.max(1, Math.ceil(error.retryAfterSeconds))));
  }
  // Set as text: the route's serialiser belongs to its success answer.
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .removeHeader('content-disposition')
    .type('application/json; charset=utf-8')
    .serializer((payload: unknown) => String(payload))
    .send(JSON.stringify(errorBody(error, request.id)));
}

function frameworkError(error: unknown): AppError | null {
  if (!isFastifyError(error)) return null;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new AppError('PAYLOAD_TOO_LARGE', { cause: error });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return invalid(error, 'content-type', 'This content type is not read here. See the address in /docs.');
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return invalid(error, 'body', 'The body is empty. Send JSON, or leave out content-type.');
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return invalid(error, 'body', 'The body is not valid JSON.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return invalid(error, 'content-length', 'The body is not as long as content-length says.');
    case 'FST_ERR_BAD_URL':
      return invalid(error, 'path', 'The path is not a valid URL path.');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return invalid(error, 'path', 'A part of the path is too long.');
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return invalid(error, 'file', 'Send one file, in one part named "file".');
    case 'FST_PROTO_VIOLATION':
      return invalid(error, 'body', 'A field name in the body is not allowed.');
    default:
      // Whatever else the framework blames on the caller (status 4xx) is the caller's.
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? new AppError('INVALID_INPUT', { cause: error, internal: error.message })
        : null;
  }
}

function invalid(cause: unknown, field: string, message: string): AppError {
  const details: ErrorDetail[] = [{ field, message }];
  return new AppError('INVALID_INPUT', { cause, details });
}

function isFastifyError(error: unknown): error is FastifyError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('FST_')
  );
}

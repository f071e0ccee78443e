// The one catch of the HTTP door: what may be expected becomes a refusal, anything else `internal` and a line in the log.
import type { ErrorRequestHandler, Response } from 'express';
import { PROBLEM_TYPE, problemOf } from '../../shared/api/problem.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';
import { TooBusy } from '../accounts/passwords.ts';
import type { Log } from '../log.ts';
import { requestIdOf } from './request-id.ts';

/** Answers with problem details; whoever has to say who they are is told how. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  const problem = problemOf(refusal);
  if (problem.status === 401) response.setHeader('www-authenticate', 'Bearer realm="Galley"');
  response.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
}

/** Why nothing can be saved just now, or null. */
export type WhyShut = () => Promise<Refusal | null>;

export function failure(log: Log, whyShut: WhyShut): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const expected = refusalOf(error);
    if (expected) return sendRefusal(response, expected);
    const id = requestIdOf(response);
    log.error(
      { error, request: id, method: request.method, route: request.baseUrl || 'page' },
      'a request failed',
    );
    const shut = await whyShut();
    if (shut) return sendRefusal(response, shut);
    sendRefusal(
      response,
      refuse('internal', `Something went wrong here. If it happens again, tell them: ${id}`),
    );
  };
}

/** What the body's reader throws names its kind; everything else is our own fault. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof TooBusy)
    return refuse('too-fast', 'Very many people are signing in just now. Try again in a moment.');
  if (!(error instanceof Error) || !('type' in error)) {
    return error instanceof URIError ? refuse('invalid', 'That address cannot be read.') : null;
  }
  if (error.type === 'entity.too.large') return refuse('too-large', 'That is too much to take at once.');
  if (error.type === 'entity.verify.failed')
    return refuse('invalid', 'The body holds more lists and objects than any command has.');
  if (error.type === 'entity.parse.failed') return refuse('invalid', 'The body is not JSON.');
  if (error.type === 'request.aborted' || error.type === 'request.size.invalid')
    return refuse('invalid', 'The body did not arrive whole.');
  if (error.type === 'encoding.unsupported' || error.type === 'charset.unsupported')
    return refuse('invalid', 'Send the body as plain UTF-8.');
  return null;
}

// Every request has an id of ours, told to whoever asks and named by every line of the log that it causes.
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';
import { onBehalfOf } from '../on-behalf.ts';

const HEADER = 'x-request-id';

/** The address itself is not written down: it may hold what somebody typed. */
export function requestIds(log: Log): RequestHandler {
  return (request, response, next) => {
    const id = randomUUID();
    const began = performance.now();
    response.setHeader(HEADER, id);
    response.once('close', () => {
      const { route, method } = request;
      const fields = { method, route: route?.path ?? 'page' };
      const ms = Math.round(performance.now() - began);
      onBehalfOf({ request: id }, () =>
        log.info({ ...fields, status: response.statusCode, ms }, 'a request'),
      );
    });
    onBehalfOf({ request: id }, next);
  };
}

export function requestIdOf(response: Response): string {
  return String(response.getHeader(HEADER));
}

// How fast somebody may ask over HTTP: far above what hands can do, far below what a loop does.
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../../shared/review/refusal.ts';
import { sendRefusal } from './failure.ts';
import { askerOf } from './signed-in.ts';

const AT_MOST = 60;
const SECONDS = 10;

/** One person, from wherever. Stands after `signedIn` and before the body is read. */
export function notTooFast(): RequestHandler {
  return notTooOften((request) => askerOf(request).id);
}

/** `whoOf` says who counts as one. */
export function notTooOften(whoOf: (request: Request) => string): RequestHandler {
  const limiter = new RateLimiterMemory({ points: AT_MOST, duration: SECONDS });
  return async (request, response, next) => {
    const wait = await limiter.consume(whoOf(request)).then(() => 0, secondsToWait);
    if (wait === 0) return next();
    response.setHeader('retry-after', String(wait));
    sendRefusal(response, refuse('too-fast', `That was a lot at once. Try again in ${wait} seconds.`));
  };
}

function secondsToWait(refused: unknown): number {
  if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
  throw refused;
}

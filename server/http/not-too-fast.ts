// How fast one person may ask over HTTP: far above what hands can do, far below what a loop does.
import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../../shared/review/refusal.ts';
import { sendRefusal } from './failure.ts';
import { askerOf } from './signed-in.ts';

const COMMANDS = { points: 60, duration: 10 };

/** Stands after `signedIn` and before the body is read: so many requests in so many seconds. */
export function notTooFast(pace = COMMANDS): RequestHandler {
  const limiter = new RateLimiterMemory(pace);
  return async (request, response, next) => {
    const wait = await limiter.consume(askerOf(request).id).then(() => 0, secondsToWait);
    if (wait === 0) return next();
    response.setHeader('retry-after', String(wait));
    sendRefusal(response, refuse('too-fast', `That was a lot at once. Try again in ${wait} seconds.`));
  };
}

function secondsToWait(refused: unknown): number {
  if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
  throw refused;
}

// How fast somebody may ask over HTTP: far above what hands can do, far below what a loop does.
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { refuse } from '../../shared/review/refusal.ts';
import { sendRefusal } from './failure.ts';
import { askerOf } from './signed-in.ts';

type Pace = { readonly points: number; readonly duration: number };

/** So many requests in so many seconds. */
const COMMANDS: Pace = { points: 60, duration: 10 };

/** One person, from wherever. Stands after whoever asks is known and before the body is read. Each counts for itself. */
export function notTooFast(pace = COMMANDS): RequestHandler {
  return notTooOften((request) => askerOf(request).person.id, pace);
}

/** `whoOf` says who counts as one. */
export function notTooOften(whoOf: (request: Request) => string, pace = COMMANDS): RequestHandler {
  const limiter = new RateLimiterMemory(pace);
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

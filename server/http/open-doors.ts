// The doors as Express opens them: who asks, not too fast, the body read, then the door's own work.
import type { RequestHandler, Router } from 'express';
import type { Sessions } from '../people.ts';
import { COMMANDS } from './command-door.ts';
import type { Door } from './door.ts';
import { sendRefusal } from './failure.ts';
import { notTooFast } from './not-too-fast.ts';
import { plainJson } from './plain-json.ts';
import { askerOf, type Bearers, fromOurPages, signedIn, signedInOrBearer } from './signed-in.ts';

/** A draft can be made from a book; nothing else is long. */
const LONG = '6mb';
const SHORT = 32_000;

/** A program that reads the whole list does so page by page. */
const READINGS = { points: 200, duration: 10 };

type Parts = { readonly sessions: Sessions; readonly bearers: Bearers };

export function openDoors(routes: Router, doors: readonly Door[], parts: Parts): void {
  const [asks, reads] = [notTooFast(), notTooFast(READINGS)];
  for (const door of doors) {
    const steps = [...admit(door, parts), door.method === 'get' ? reads : asks];
    const body = door.path === COMMANDS ? LONG : SHORT;
    if (door.method === 'get') routes.get(door.path, ...steps, through(door));
    else routes.post(door.path, ...steps, plainJson(body), through(door));
  }
}

function admit({ key }: Door, { sessions, bearers }: Parts): readonly RequestHandler[] {
  return key === 'session'
    ? [signedIn(sessions), fromOurPages(sessions)]
    : [signedInOrBearer(sessions, bearers, key)];
}

function through(door: Door): RequestHandler {
  return async (request, response) => {
    const { params, query, body } = request;
    const opened = await door.open({ asker: askerOf(request), params, query, body });
    if (opened.ok) response.json(opened.told);
    else sendRefusal(response, opened.refusal);
  };
}

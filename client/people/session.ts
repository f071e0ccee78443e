// What the server is asked about who I am, over HTTP. The types of its answers are its promise.
import type { Person } from '../../shared/newsroom.ts';
import { remember, remembered } from './remembered.ts';

/** Null when nobody is signed in. A server that cannot be reached leaves whoever was signed in here last. */
export async function fetchMe(): Promise<Person | null> {
  try {
    const answer = await fetch('/api/me');
    const me = answer.status === 401 ? null : ((await bodyOf(answer)) as Person);
    remember(me);
    return me;
  } catch (error) {
    const last = remembered();
    if (!last) throw error;
    return last;
  }
}

/** The demo's people; null where there is no demo. */
export async function fetchDemoPeople(): Promise<readonly Person[] | null> {
  const answer = await fetch('/api/demo/people');
  if (answer.status === 404) return null;
  return ((await bodyOf(answer)) as { people: readonly Person[] }).people;
}

export async function signInAs(handle: string): Promise<void> {
  await bodyOf(await post('/api/demo/sign-in', { handle }));
}

export async function signOut(): Promise<void> {
  await bodyOf(await post('/api/sign-out', {}));
  remember(null);
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function bodyOf(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new Error(`The server answered ${answer.status} to ${new URL(answer.url).pathname}.`);
  return answer.status === 204 ? null : await answer.json();
}

// What our own pages ask over HTTP: an answer that is what it promised to be, or the refusal.
import type { z } from 'zod';
import { refusalIn } from '../../shared/api/problem.ts';
import { type Refusal, refuse } from '../../shared/review/refusal.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

const UNREACHED = refuse('not-saved', 'The server cannot be reached. Nothing was changed; try again.');
const UNREAD = refuse('not-saved', 'The server cannot be reached. Try again when the line is back.');

/** With a body it asks for something, without one it reads. */
export async function callApi<T>(path: string, answer: z.ZodType<T>, body?: unknown): Promise<Answer<T>> {
  const unreached = body === undefined ? UNREAD : UNREACHED;
  try {
    const answered = await fetch(`/api${path}`, body === undefined ? {} : posting(body));
    const told: unknown = await answered.json();
    if (answered.ok) return { ok: true, value: answer.parse(told) };
    return { ok: false, refusal: refusalIn(told) ?? unreached };
  } catch {
    return { ok: false, refusal: unreached };
  }
}

/** For queries, which keep what was thrown as their error. */
export async function readApi<T>(path: string, answer: z.ZodType<T>): Promise<T> {
  const read = await callApi(path, answer);
  if (!read.ok) throw new Error(read.refusal.message);
  return read.value;
}

function posting(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

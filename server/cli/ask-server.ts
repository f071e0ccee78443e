// Asks a running Galley over HTTP, in the name of whoever the token belongs to; whatever comes of it but a yes is one line.
import { z } from 'zod';
import type { Place } from './verb.ts';

export type Server = { readonly url: URL; readonly token: string };
export type Failed = { readonly failed: string };
type Body = { readonly type: string; readonly content: string | Uint8Array };

/** Where to ask, as it was said in the environment. */
export function serverOf({ url: said, token }: NonNullable<Place['server']>): Server | Failed {
  const url = URL.parse(said);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    return {
      failed: `GALLEY_URL is “${said}”, but it must be an address such as https://galley.example.org.`,
    };
  if (token === null)
    return {
      failed: 'GALLEY_TOKEN is not set. Make a token on the page of your account, and set it to that.',
    };
  return { url, token };
}

export async function get(server: Server, path: string): Promise<Response | Failed> {
  return ask(server, path, { method: 'GET' });
}

export async function post(
  server: Server,
  path: string,
  { type, content }: Body,
): Promise<Response | Failed> {
  const body = typeof content === 'string' ? content : new Uint8Array(content);
  return ask(server, path, { method: 'POST', headers: { 'content-type': type }, body });
}

async function ask({ url, token }: Server, path: string, what: RequestInit): Promise<Response | Failed> {
  const headers = { ...what.headers, authorization: `Bearer ${token}` };
  try {
    // A token goes to the server that it was meant for, and not wherever that one points.
    const answer = await fetch(new URL(path, url), { ...what, headers, redirect: 'manual' });
    return answer.ok ? answer : { failed: await whyNot(url, answer) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const { cause } = error;
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    return {
      failed: `Nobody answers at ${url.origin}${code}. Start Galley there, or set GALLEY_URL to where it is.`,
    };
  }
}

/** A refusal as the server's doors say it: problem details. */
const problem = z.object({ detail: z.string() });

async function whyNot(url: URL, answer: Response): Promise<string> {
  const elsewhere = answer.headers.get('location');
  if (answer.status >= 300 && answer.status < 400)
    return `${url.origin} says to ask at ${elsewhere ?? 'another address'}. Set GALLEY_URL to that.`;
  const said = problem.safeParse(await answer.json().catch(() => null));
  const detail = said.success
    ? said.data.detail
    : `${url.origin} answers with ${answer.status}. Is Galley there?`;
  return answer.status === 401 ? `${detail} GALLEY_TOKEN must be a token that was not revoked.` : detail;
}

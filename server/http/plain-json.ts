// JSON as people's commands are: words and a few lists. What is built to keep the parser busy is refused before it is parsed.
import type { IncomingMessage } from 'node:http';
import { json, type RequestHandler } from 'express';

/** Lists and objects in one body. A command of ours has a few, one for each mention or so. */
const MOST_PARTS = 5_000;

/** Nested or counted in millions, they would hold everybody up for a second. */
class TooIntricate extends Error {}

export function plainJson(limit: number | string): RequestHandler {
  return json({ limit, inflate: false, verify: judge });
}

function judge(_request: IncomingMessage, _response: unknown, body: Buffer): void {
  if (countParts(body) > MOST_PARTS) throw new TooIntricate('lists and objects without end');
}

const [QUOTE, BACKSLASH, BRACKET, BRACE] = [0x22, 0x5c, 0x5b, 0x7b];

/** Opening brackets and braces that stand in no string. */
function countParts(body: Buffer): number {
  let parts = 0;
  let isInString = false;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) isInString = !isInString;
    else if (isInString && byte === BACKSLASH) at += 1;
    else if (!isInString && (byte === BRACKET || byte === BRACE)) parts += 1;
  }
  return parts;
}

// What proves to a receiver that a message is ours, whole and fresh: the signature of Standard Webhooks.
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

export function secretFrom(bytes: Uint8Array): string {
  return PREFIX + Buffer.from(bytes).toString('base64');
}

export function signed(
  secret: string,
  id: string,
  seconds: number,
  body: string,
): Readonly<Record<string, string>> {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

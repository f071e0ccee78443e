// The program that reads files, in a cell. It has no environment, no store and no network of ours; it may be ended at any moment.
import { parentPort } from 'node:worker_threads';
import { readIn } from './read-in.ts';
import type { Job } from './reader.ts';

if (!parentPort) throw new Error('This file is run in a cell.');
const port = parentPort;
port.on('message', async ({ brought, clientId, here }: Job) =>
  port.postMessage(await readIn(brought, clientId, here)),
);

// Hocuspocus with its SQLite extension and its own defaults: it stores 2 s after a change, 10 s at the latest.
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const extensions = [new SQLite({ database: join(process.env.DATA, 'hocuspocus.sqlite') })];
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: true, extensions });
await server.listen();
console.log(`ready ${server.address.port}`);

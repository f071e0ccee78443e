// @y/websocket-server with LevelDB, put together as its own program does, with the `ws` that it depends on.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// It reads this while it loads.
process.env.YPERSISTENCE = join(process.env.DATA, 'level');
const { setupWSConnection } = await import('@y/websocket-server/utils');

const require = createRequire(import.meta.url);
const { Server } = createRequire(require.resolve('@y/websocket-server/package.json'))('ws');

const server = createServer();
const sockets = new Server({ noServer: true });
sockets.on('connection', setupWSConnection);
server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (line) => sockets.emit('connection', line, request)),
);
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));

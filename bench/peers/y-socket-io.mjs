// y-socket.io with LevelDB.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Server } from 'socket.io';

const { YSocketIO } = createRequire(import.meta.url)('y-socket.io/dist/server');

const server = createServer();
const io = new Server(server, { maxHttpBufferSize: 1e8 });
new YSocketIO(io, { levelPersistenceDir: join(process.env.DATA, 'level') }).initialize();
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));

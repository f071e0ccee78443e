// Socket.IO alone: everybody in a room is sent what one of them sends. No document, no storage.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const server = createServer();
const io = new Server(server, { transports: ['websocket'], maxHttpBufferSize: 1e8 });
/** What whoever comes is given, as a stored blob. */
const first = new Map();

io.on('connection', (socket) => {
  const doc = String(socket.handshake.query['doc']);
  socket.join(doc);
  socket.emit('first', first.get(doc) ?? Buffer.alloc(0));
  socket.on('first', (blob) => first.set(doc, blob));
  socket.on('update', (update) => socket.to(doc).emit('update', update));
});
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));

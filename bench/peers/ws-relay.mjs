// `ws` alone: everybody at an address is sent what one of them sends. No document, no storage.
import { WebSocketServer } from 'ws';

/** The first byte of a message: an update, or what whoever comes is given. */
const FIRST = 1;

const rooms = new Map();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () =>
  console.log(`ready ${server.address().port}`),
);
server.on('connection', (socket, { url }) => {
  const room = rooms.get(url) ?? { sockets: new Set(), first: Buffer.from([FIRST]) };
  rooms.set(url, room);
  room.sockets.add(socket);
  socket.on('close', () => room.sockets.delete(socket));
  socket.send(room.first);
  socket.on('message', (message) => {
    if (message[0] === FIRST) room.first = message;
    else for (const other of room.sockets) if (other !== socket) other.send(message);
  });
});

// All that is measured, in the order of the table's columns.
import { galley } from './galley.ts';
import { hocuspocus } from './hocuspocus.ts';
import { socketIoRelay } from './socket-io-relay.ts';
import type { System } from './system.ts';
import { wsRelay } from './ws-relay.ts';
import { ySocketIo } from './y-socket-io.ts';
import { yWebsocket } from './y-websocket.ts';

export const SYSTEMS: readonly System[] = [galley, hocuspocus, yWebsocket, ySocketIo, wsRelay, socketIoRelay];
